"""Every statistic against SciPy, pingouin or a count by hand, on random and on extreme answers."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import pytest
import scipy.special
import scipy.stats
from hypothesis import assume, example, given
from hypothesis import strategies as st

from assessment import stats
from assessment.stats import NO_ANSWERS, NO_SPREAD, ONE_ANSWER, Counts, NoFigure, distributions
from tests import forty_digits

CONFIDENCE = 0.95
EXACT_LIMIT = 8

type Sample = list[int]

likert = st.lists(st.integers(1, 5), min_size=1, max_size=30)


def sample(seed: int, size: int, values: Sequence[int] = (1, 2, 3, 4, 5)) -> Sample:
    return Random(seed).choices(values, k=size)  # noqa: S311 - test data, not secrets


PAIRS: dict[str, tuple[Sample, Sample]] = {
    "two and two": ([1, 2], [4, 5]),
    "two and many": ([2, 3], sample(1, 400)),
    "very unequal groups": (sample(2, 3), sample(3, 5000)),
    "one function unanimous": ([4] * 6, sample(4, 9)),
    "apart without overlap": (sample(5, 12, (1, 2)), sample(6, 15, (4, 5))),
    "only two values": (sample(7, 25, (1, 5)), sample(8, 25, (1, 5))),
    "large groups": (sample(9, 3000), sample(10, 4000, (2, 3, 3, 4))),
    "totals": (sample(11, 40, range(20, 101)), sample(12, 31, range(20, 101))),
    **{
        f"random {n} and {m}": (sample(n, n), sample(m + 1, m))
        for n, m in ((5, 5), (8, 6), (14, 11), (60, 45), (9, 120))
    },
}
pairs = pytest.mark.parametrize(("first", "second"), PAIRS.values(), ids=PAIRS)


def near(expected: float) -> Any:
    return pytest.approx(expected, rel=1e-9, abs=1e-9)


def number(figure: stats.Figure) -> float:
    assert not isinstance(figure, NoFigure)
    return figure


class TestOneGroup:
    @given(likert)
    def test_mean_is_that_of_numpy(self, answers: Sample) -> None:
        """Size and mean of counts are those of the list they count."""
        assert (len(answers), near(np.mean(answers))) == (stats.size(Counter(answers)), stats.mean(Counter(answers)))

    @given(st.lists(st.integers(20, 100), min_size=2, max_size=30))
    def test_sd_divides_by_n_minus_1(self, totals: Sample) -> None:
        """The standard deviation is NumPy's with one degree of freedom less than people."""
        assert near(np.std(totals, ddof=1)) == stats.sd(Counter(totals))

    @pairs
    def test_interval_of_a_mean(self, first: Sample, second: Sample) -> None:
        """The interval of a mean is Student's, as SciPy gives it."""
        for answers in (first, second):
            if len(set(answers)) > 1:
                oracle = scipy.stats.ttest_1samp(answers, 0).confidence_interval(CONFIDENCE)
                assert (near(oracle.low), near(oracle.high)) == stats.mean_interval(Counter(answers), CONFIDENCE)

    def test_fractions_are_counted_like_integers(self) -> None:
        """Theme means that are fractions give the same figures as the floats they stand for."""
        means = [Fraction(7, 3), Fraction(7, 3), Fraction(4), Fraction(9, 2)]
        floats = [float(mean) for mean in means]
        assert near(np.std(floats, ddof=1)) == stats.sd(Counter(means))
        assert near(np.mean(floats)) == stats.mean(Counter(means))

    @given(st.lists(st.integers(1, 5), min_size=2, max_size=30))
    def test_rwg_compares_with_even_spread(self, answers: Sample) -> None:
        """On five points r_wg is 1 - s2/2, and 0 where that is negative."""
        assert near(max(0, 1 - np.var(answers, ddof=1) / 2)) == stats.rwg(Counter(answers), options=5)

    @pytest.mark.parametrize(("answers", "rwg"), [([4] * 9, 1), ([1, 5], 0), ([1, 2, 3, 4, 5], 0), ([2, 4], 0)])
    def test_rwg_of_known_answers(self, answers: Sample, rwg: float) -> None:
        """All equal answers agree fully; answers at both ends do not agree at all."""
        assert rwg == stats.rwg(Counter(answers), options=5)

    @given(st.lists(st.integers(1, 5), min_size=2, max_size=30))
    def test_ad_is_the_mean_distance_from_the_mean(self, answers: Sample) -> None:
        """AD_M is the mean absolute deviation from the mean."""
        assert near(np.mean(np.abs(np.array(answers) - np.mean(answers)))) == stats.ad(Counter(answers))

    @pytest.mark.parametrize("statistic", [stats.sd, stats.ad, lambda one: stats.rwg(one, 5)])
    def test_spread_needs_two_answers(self, statistic: Callable[[Counts], stats.Figure]) -> None:
        """One person has no spread and agrees with nobody."""
        for counts, reason in (({}, NO_ANSWERS), ({3: 1, 4: 0}, ONE_ANSWER)):
            assert reason == statistic(counts)

    def test_interval_needs_spread(self) -> None:
        """Without answers, with one, or with equal ones there is no interval, and the reason is given."""
        for counts, reason in (({}, NO_ANSWERS), ({3: 1}, ONE_ANSWER), ({3: 8}, NO_SPREAD)):
            assert reason == stats.mean_interval(counts, CONFIDENCE)


class TestTwoGroups:
    @pytest.mark.filterwarnings("ignore:Precision loss occurred:RuntimeWarning")  # SciPy's, on equal answers
    @pairs
    def test_difference_and_welch_interval(self, first: Sample, second: Sample) -> None:
        """The difference has SciPy's interval for unequal variances."""
        oracle = scipy.stats.ttest_ind(first, second, equal_var=False).confidence_interval(CONFIDENCE)
        assert near(np.mean(first) - np.mean(second)) == stats.difference(Counter(first), Counter(second))
        interval = stats.welch_interval(Counter(first), Counter(second), CONFIDENCE)
        assert (near(oracle.low), near(oracle.high)) == interval

    @pytest.mark.parametrize(
        ("first", "second", "reason"),
        [
            ({}, {3: 5}, NO_ANSWERS),
            ({3: 1, 4: 4}, {}, NO_ANSWERS),
            ({3: 1}, {3: 2, 4: 3}, ONE_ANSWER),
            ({3: 2, 4: 3}, {3: 1}, ONE_ANSWER),
            ({3: 5}, {5: 5}, NO_SPREAD),
        ],
    )
    def test_no_welch_interval(self, first: Counts, second: Counts, reason: NoFigure) -> None:
        """An empty group, a single answer, or no spread in either group leaves no interval."""
        assert reason == stats.welch_interval(first, second, CONFIDENCE)

    @given(likert, likert)
    def test_delta_compares_all_pairs(self, first: Sample, second: Sample) -> None:
        """Cliff's delta is the share of pairs won less the share lost."""
        won = sum((a > b) - (a < b) for a in first for b in second)
        assert near(won / (len(first) * len(second))) == stats.cliffs_delta(Counter(first), Counter(second))

    def test_delta_of_nobody(self) -> None:
        """An empty group has no delta and no difference."""
        for figure in (stats.cliffs_delta({}, {3: 2}), stats.difference({3: 2}, {}), stats.difference({}, {})):
            assert figure is NO_ANSWERS


class TestMannWhitney:
    @pairs
    def test_asymptotic_p(self, first: Sample, second: Sample) -> None:
        """Above the limit U and p are SciPy's with tie and continuity correction."""
        oracle = scipy.stats.mannwhitneyu(first, second, method="asymptotic", use_continuity=True)
        found = stats.mann_whitney(Counter(first), Counter(second), exact_limit=0)
        assert stats.MannWhitney(oracle.statistic, near(oracle.pvalue), exact=False) == found

    @pytest.mark.parametrize("limit", [0, 20])
    def test_where_nothing_differs_p_is_one(self, limit: int) -> None:
        """U in the middle: both tails hold more than half, and a probability is at most 1."""
        same = Counter({2: 10, 4: 10})
        assert stats.MannWhitney(200, 1.0, exact=limit == 20) == stats.mann_whitney(same, same, exact_limit=limit)

    @pytest.mark.parametrize(("n", "m"), [(2, 2), (3, 5), (5, 4), (6, 6), (8, 5)])
    def test_exact_p_by_scipy(self, n: int, m: int) -> None:
        """Up to the limit p is that of SciPy's test over all permutations."""
        first, second = sample(13, n), sample(14, m)
        every = scipy.stats.PermutationMethod(n_resamples=math.inf)
        oracle = scipy.stats.mannwhitneyu(first, second, method=every)
        found = stats.mann_whitney(Counter(first), Counter(second), EXACT_LIMIT)
        assert stats.MannWhitney(oracle.statistic, near(oracle.pvalue), exact=True) == found

    @given(st.lists(st.integers(1, 5), min_size=1, max_size=5), st.lists(st.integers(1, 5), min_size=1, max_size=5))
    def test_exact_p_by_hand(self, first: Sample, second: Sample) -> None:
        """The exact p is twice the smaller share of all deals that give a U at least as extreme, at most 1."""

        def u(chosen: set[int]) -> float:
            ours, theirs = [pool[i] for i in chosen], [pool[i] for i in range(len(pool)) if i not in chosen]
            return sum((a > b) + (a == b) / 2 for a in ours for b in theirs)

        pool = first + second
        observed = u(set(range(len(first))))
        deals = [u(set(chosen)) for chosen in combinations(range(len(pool)), len(first))]
        tails = [sum(each <= observed for each in deals), sum(each >= observed for each in deals)]
        found = stats.mann_whitney(Counter(first), Counter(second), EXACT_LIMIT)
        assert stats.MannWhitney(observed, near(min(1, 2 * min(tails) / len(deals))), exact=True) == found

    def test_exact_p_without_ties_of_larger_groups(self) -> None:
        """Without ties the exact p is that of SciPy's exact distribution, for groups of 20 too."""
        values = Random(15).sample(range(100), 40)  # noqa: S311 - test data
        oracle = scipy.stats.mannwhitneyu(values[:20], values[20:], method="exact")
        found = stats.mann_whitney(Counter(values[:20]), Counter(values[20:]), exact_limit=20)
        assert stats.MannWhitney(oracle.statistic, near(oracle.pvalue), exact=True) == found

    def test_limit_is_for_the_larger_group(self) -> None:
        """Both groups must be within the limit for p to be exact."""
        for size, exact in ((EXACT_LIMIT, True), (EXACT_LIMIT + 1, False)):
            found = stats.mann_whitney({1: 2, 4: 6}, {5: size}, EXACT_LIMIT)
            assert not isinstance(found, NoFigure)
            assert exact == found.exact

    @pytest.mark.parametrize("size", [1, 8, 50])
    def test_all_tied(self, size: int) -> None:
        """Where all answers are equal nothing speaks against chance: p is 1."""
        assert stats.MannWhitney(size * size / 2, 1.0, size <= 8) == stats.mann_whitney({3: size}, {3: size}, 8)

    def test_empty_group(self) -> None:
        """An empty group cannot be tested."""
        for first, second in (({}, {3: 2}), ({3: 2}, {3: 0})):
            assert stats.mann_whitney(first, second, EXACT_LIMIT) is NO_ANSWERS


class TestHolm:
    @given(st.lists(st.floats(0, 1), min_size=2, max_size=20))
    def test_adjustment(self, p_values: list[float]) -> None:
        """The adjusted p values are pingouin's."""
        import pingouin  # which takes seconds to load, in every process that collects tests

        assert [near(p) for p in pingouin.multicomp(p_values, method="holm")[1]] == list(stats.holm(p_values))

    def test_undefined_p_is_no_test(self) -> None:
        """A p that does not exist stays away and does not make the others stricter."""
        expected = (0.02, NO_ANSWERS, 0.02)
        assert expected == stats.holm((0.01, NO_ANSWERS, 0.02))

    def test_no_tests(self) -> None:
        """Nothing to adjust is nothing adjusted."""
        assert not stats.holm(())


def answers_of(people: int, statements: int, noise: float) -> np.ndarray[Any, Any]:
    generator = np.random.default_rng(people)
    opinion = generator.normal(3, 1, (people, 1))
    return np.clip(np.rint(opinion + generator.normal(0, noise, (people, statements))), 1, 5).astype(int)


class TestAlpha:
    @pytest.mark.parametrize(("people", "noise"), [(2, 1.0), (10, 0.5), (25, 1.0), (300, 3.0), (8, 5.0)])
    def test_alpha_and_interval(self, people: int, noise: float) -> None:
        """Alpha is pingouin's; its interval is Feldt's by SciPy's F, and pingouin's to its three decimals."""
        import pingouin  # which takes seconds to load, in every process that collects tests

        rows = answers_of(people, 20, noise)
        oracle, rounded = pingouin.cronbach_alpha(pd.DataFrame(rows), ci=CONFIDENCE)
        columns = [Counter(column.tolist()) for column in rows.T]
        alpha = number(stats.cronbach_alpha(columns, Counter(rows.sum(axis=1).tolist())))
        assert near(oracle) == alpha
        f = scipy.stats.f(people - 1, (people - 1) * 19)
        interval = stats.feldt_interval(alpha, people, 20, CONFIDENCE)
        assert (near(1 - (1 - alpha) * f.ppf(0.975)), near(1 - (1 - alpha) * f.ppf(0.025))) == interval
        assert pytest.approx(rounded, abs=0.000501) == interval

    def test_identical_statements(self) -> None:
        """Statements that all measure the same have an alpha of 1."""
        assert near(1) == stats.cronbach_alpha([{1: 3, 4: 2}] * 4, {4: 3, 16: 2})

    @pytest.mark.parametrize(
        ("one", "totals", "reason"), [({}, {}, NO_ANSWERS), ({3: 1}, {6: 1}, ONE_ANSWER), ({3: 4}, {6: 4}, NO_SPREAD)]
    )
    def test_no_alpha(self, one: Counts, totals: Counts, reason: NoFigure) -> None:
        """Nobody, one person, or equal totals have no alpha."""
        assert reason == stats.cronbach_alpha([one, one], totals)


class TestDistributions:
    @given(t=st.floats(-40, 40), df=st.floats(1, 1e6))
    @example(t=9.914348924010478e-09, df=1.0)  # SciPy's `t.sf` is off by 1.6e-9 here
    @example(t=0.0, df=1.0)
    def test_t_tail(self, t: float, df: float) -> None:
        """The tail of Student's t is exact, at the centre and far out."""
        assert pytest.approx(forty_digits.t_tail(t, df), rel=1e-12, abs=1e-300) == distributions.t_tail(t, df)

    @pytest.mark.parametrize("z", [0.5, 3.0, 10.0, 10.5, 40.0, 1e6])
    def test_what_stirlings_formula_lacks(self, z: float) -> None:
        """Seven terms of the series reach the precision of a float from where they are used."""
        assert pytest.approx(
            forty_digits.stirling(z), rel=1e-15, abs=1e-16 if z >= 10 else 1e-15
        ) == distributions._stirling(z)

    @pytest.mark.parametrize("t", [0.0, 1e-300, 1e-12, 9.914348924010478e-09, 1e-4, 0.3, 1.0, 7.0, 1e3, 1e9])
    def test_t_tail_of_one_and_two_degrees(self, t: float) -> None:
        """With one and two degrees of freedom the tail has a closed form."""
        cauchy = math.atan2(1, t) / math.pi
        assert pytest.approx(cauchy, rel=1e-14) == distributions.t_tail(t, 1)
        root = math.sqrt(2 + t * t)
        assert pytest.approx(1 / (root * (root + t)), rel=1e-14) == distributions.t_tail(t, 2)

    @given(t=st.floats(-40, 40), df=st.floats(1, 1e6))
    def test_t_tail_by_scipy(self, t: float, df: float) -> None:
        """The tail of Student's t is SciPy's, other than with one degree of freedom near 0."""
        assume(df != 1 or abs(t) > 0.001)  # findings/scipy-t-tail-near-zero.sh
        assert pytest.approx(scipy.stats.t.sf(t, df), rel=1e-11, abs=1e-300) == distributions.t_tail(t, df)

    @pytest.mark.parametrize("probability", [0.001, 0.025, 0.5, 0.9, 0.975, 0.9995])
    @pytest.mark.parametrize("df", [1, 1.5, 2, 7.25, 30, 1000, 123456.7, 2e6])
    def test_t_quantile(self, df: float, probability: float) -> None:
        """Quantiles of Student's t are SciPy's to twelve digits."""
        oracle = scipy.stats.t.ppf(probability, df)
        assert pytest.approx(oracle, rel=1e-12, abs=1e-15) == distributions.t_quantile(probability, df)

    @pytest.mark.parametrize("probability", [0.001, 0.025, 0.5, 0.975])
    @pytest.mark.parametrize(("df1", "df2"), [(1, 1), (1, 19), (9, 171), (5, 3), (2000, 10), (999, 18981), (1e5, 19e5)])
    def test_f_quantile(self, df1: float, df2: float, probability: float) -> None:
        """Quantiles of F are SciPy's to eleven digits."""
        oracle = scipy.stats.f.ppf(probability, df1, df2)
        assert pytest.approx(oracle, rel=1e-11) == distributions.f_quantile(probability, df1, df2)

    @given(probability=st.floats(0.0005, 0.9995), df=st.floats(1, 1e6))
    def test_t_quantile_leads_back(self, probability: float, df: float) -> None:
        """What lies below a quantile of Student's t is the probability that was asked for."""
        found = forty_digits.t_tail(-distributions.t_quantile(probability, df), df)
        assert pytest.approx(probability, rel=1e-12) == found

    @given(probability=st.floats(0.0005, 0.9995), df1=st.floats(1, 1e4), df2=st.floats(1, 2e5))
    def test_f_quantile_leads_back(self, probability: float, df1: float, df2: float) -> None:
        """What lies below a quantile of F is the probability that was asked for."""
        found = forty_digits.f_share(distributions.f_quantile(probability, df1, df2), df1, df2)
        assert pytest.approx(probability, rel=1e-10) == found

    @given(a=st.floats(0.5, 5000), b=st.floats(0.5, 5000), x=st.floats(0, 1))
    @example(a=590.5050175527954, b=32.98383867125409, x=0.2758555377948827)  # SciPy's is 0, and not 7.3e-282
    @example(a=0.5, b=0.5, x=0.9999999999999999)  # SciPy's is 2.8e-9 too low
    def test_incomplete_beta(self, a: float, b: float, x: float) -> None:
        """The incomplete beta function is exact, where it is tiny too."""
        expected = forty_digits.incomplete_beta(a, b, x, 1 - x)
        assert pytest.approx(expected, rel=1e-11, abs=1e-300) == distributions.incomplete_beta(a, b, x, 1 - x)

    @given(a=st.floats(0.5, 5000), b=st.floats(0.5, 5000), x=st.floats(0, 0.999))
    def test_incomplete_beta_by_scipy(self, a: float, b: float, x: float) -> None:
        """The incomplete beta function is SciPy's, where that keeps its digits: not next to 1."""
        oracle = scipy.special.betainc(a, b, x)
        assert pytest.approx(oracle, rel=1e-10, abs=1e-13) == distributions.incomplete_beta(a, b, x, 1 - x)

    @given(z=st.floats(-8, 37))
    def test_normal_tail(self, z: float) -> None:
        """The tail of the normal distribution keeps its digits where it is tiny."""
        assert pytest.approx(forty_digits.normal_tail(z), rel=1e-12) == distributions.normal_tail(z)

    @pytest.mark.parametrize(
        "call",
        [
            lambda: distributions.t_quantile(1, 5),
            lambda: distributions.t_quantile(0.5, 0),
            lambda: distributions.t_tail(1, -1),
            lambda: distributions.t_tail(1, 0),
            lambda: distributions.f_quantile(0, 1, 1),
            lambda: distributions.f_quantile(0.5, 1, math.nan),
            lambda: distributions.t_tail(1, math.inf),
            lambda: distributions.t_quantile(0.9, math.inf),
            lambda: distributions.f_quantile(0.5, 0, 1),
            lambda: distributions.f_quantile(0.5, 1, 0),
        ],
    )
    def test_outside_the_domain(self, call: Callable[[], float]) -> None:
        """Arguments for which nothing is defined raise an error, and no number comes back."""
        with pytest.raises(ValueError, match="must"):
            call()

    def test_no_degrees_of_freedom_are_named_whatever_the_probability(self) -> None:
        """And not a probability that the function itself turned round."""
        with pytest.raises(ValueError, match=r"degrees of freedom .* not 0"):
            distributions.t_quantile(1e-20, 0)

    @pytest.mark.parametrize("df", [(0, 1), (1, 0)])
    def test_what_is_no_number_of_degrees_is_named_as_it_was_given(self, df: tuple[int, int]) -> None:
        """Whichever of the two is none: where the function changes their places, the message does not."""
        with pytest.raises(ValueError, match=f"not {df[0]} and {df[1]}"):
            distributions.f_quantile(0.5, *df)
