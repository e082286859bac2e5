"""Counting a team and comparing its functions, against SciPy and pingouin on the respondents themselves."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from statistics import fmean, stdev
from typing import Any

import pandas as pd
import pytest
import scipy.stats

from assessment.guesses import Guesses
from assessment.instrument import TYPES, Answers, Instrument
from assessment.load import load_bank
from assessment.model import entry
from assessment.score import AnswerError, limit, score
from assessment.stats import Interval, NoFigure
from assessment.team import REASONS, VERDICTS, Estimate, ThresholdError, analyse, count, to_json
from assessment.team.verdict import divided, spread_out, verdict
from assessment.team.views import statement_view

type Found = dict[str, Any]


@dataclass(frozen=True)
class Respondent:
    function: str | None
    level: str | None
    answers: Answers
    guesses: Guesses | None = None


def near(expected: float) -> Any:
    return pytest.approx(expected, rel=1e-9, abs=1e-9)


def respondents(
    sizes: dict[str, int], *, seed: int = 4, missing: float = 0.0, level: str | None = "staff"
) -> list[Respondent]:
    """People of each function, whose opinions differ from person to person and between the functions."""
    random = Random(seed)  # noqa: S311 - test data, not secrets
    people = []
    for place, (function, size) in enumerate(sizes.items()):
        for _ in range(size):
            opinion = random.gauss(3.3 - 0.5 * place, 0.7)
            answers = [min(5, max(1, round(random.gauss(opinion, 1)))) for _ in range(20)]
            people.append(Respondent(function, level, tuple(None if random.random() < missing else a for a in answers)))
    return people


def everyone(answer: int, sizes: dict[str, int]) -> list[Respondent]:
    return [Respondent(function, None, (answer,) * 20) for function, size in sizes.items() for _ in range(size)]


def compare(people: list[Respondent], instrument: Instrument) -> Found:
    """Return the comparison as JSON that was written and read again."""
    found: Found = json.loads(json.dumps(to_json(analyse(count(people, instrument), instrument)), allow_nan=False))
    return found


def given(people: list[Respondent], function: str, place: int) -> list[int]:
    """Return the answers that a report is over: of the complete, and of the others where they are enough."""
    rows = [person.answers for person in people if person.function == function]
    complete = [row[place] for row in rows if None not in row]
    others = [row[place] for row in rows if None in row and row[place] is not None]
    return complete + others if len(others) > limit("anonymity-threshold", load_bank().instrument) else complete


def totals(people: list[Respondent], function: str, instrument: Instrument) -> list[int]:
    found = [score(person.answers, instrument).total for person in people if person.function == function]
    return [total for total in found if total is not None]


TEAMS = {
    "small": respondents({"sales": 7, "marketing": 6}),
    "usual": respondents({"sales": 14, "marketing": 11, "other": 6}, missing=0.02),
    "unequal": respondents({"marketing": 12, "sales": 200}, missing=0.02),
    "large": respondents({"sales": 300, "marketing": 250}, missing=0.1, level=None),
}
teams = pytest.mark.parametrize("people", TEAMS.values(), ids=TEAMS)


class TestCounting:
    def test_everybody_is_counted_once(self, instrument: Instrument) -> None:
        """Counting takes respondents from an iterator and counts each of them in one group."""
        people = iter(respondents({"sales": 5, "marketing": 4, "other": 3}))
        tallies = count(people, instrument).groups
        sizes = {group: tally.people for group, tally in tallies.items() if tally.people}
        assert {("sales", "staff"): 5, ("marketing", "staff"): 4, ("other", "staff"): 3} == sizes

    @teams
    def test_counts_are_those_of_the_people(self, people: list[Respondent], instrument: Instrument) -> None:
        """Answers, totals and theme means are counted as scoring finds them one by one."""
        tally = count(people, instrument).part("sales", "head", "staff", None)
        sales = [score(person.answers, instrument) for person in people if person.function == "sales"]
        rows = [person.answers for person in people if person.function == "sales"]
        counted = [Counter(row[place] for row in rows if row[place] is not None) for place in range(20)]
        assert counted == list(tally.statements)
        assert Counter(one.total for one in sales if one.total is not None) == tally.totals
        for place, theme in enumerate(instrument.themes):
            means = sorted(one.themes[place].mean for one in sales if one.total is not None)
            counted = [float(mean) for mean, people in sorted(tally.themes[theme.key].items()) for _ in range(people)]
            assert pytest.approx(means) == counted

    @pytest.mark.parametrize("answers", [(3,) * 19, (3,) * 21, (*(3,) * 19, 6), (0, *(None,) * 19)])
    def test_wrong_answers(self, answers: Answers, instrument: Instrument) -> None:
        """Answers outside the scale, too few or too many of them are errors and not counts."""
        with pytest.raises(AnswerError, match="answer"):
            count([Respondent("sales", None, answers)], instrument)

    @pytest.mark.parametrize(("function", "level"), [("finance", None), ("sales", "chief")])
    def test_unknown_group(self, function: str, level: str, instrument: Instrument) -> None:
        """A function or level that nobody defined is an error, so that nobody disappears."""
        with pytest.raises(ValueError, match=level or function):
            count([Respondent(function, level, (3,) * 20)], instrument)


ENUMERABLE = 8
"""Groups up to this size have so few permutations that SciPy counts them all; test_stats.py covers larger ones."""


def with_exact_limit(instrument: Instrument, value: int) -> Instrument:
    others = [each for each in instrument.limits if each.key != "exact-permutation-limit"]
    changed = replace(entry(instrument.limits, "exact-permutation-limit"), value=value)
    return replace(instrument, limits=(*others, changed))


class TestAgainstOracles:
    @teams
    def test_statements(self, people: list[Respondent], instrument: Instrument) -> None:
        """Every figure of every statement is what SciPy finds from the answers themselves."""
        import pingouin  # which takes seconds to load, in every process that collects tests

        instrument = with_exact_limit(instrument, ENUMERABLE)
        found = compare(people, instrument)["statements"]
        exact_limit = limit("exact-permutation-limit", instrument)
        p_values = []
        for place, statement in enumerate(found):
            first, second = (given(people, function, place) for function in ("sales", "marketing"))
            for function, answers in (("sales", first), ("marketing", second)):
                view, deviation = statement[function], fmean(abs(answer - fmean(answers)) for answer in answers)
                assert len(answers) == view["n"]
                if view["sd"] is None:  # see test_alike.py: the mean may have moved by the answers of two
                    assert {"nearly-all"} == set(view["reasons"].values())
                    assert pytest.approx(fmean(answers), abs=2.01 / len(answers)) == view["mean"]
                    continue
                assert near(fmean(answers)) == view["mean"]
                assert near(stdev(answers)) == view["sd"]
                assert (near(max(0, 1 - stdev(answers) ** 2 / 2)), near(deviation)) == (view["rwg"], view["ad"])
                counts = [answers.count(value) for value in (1, 2, 3, 4, 5)]
                assert (counts if len(answers) > 9 else None) == view["counts"]
                assert [counts[0] + counts[1], counts[2], counts[3] + counts[4]] == view["parts"]
            if None in (statement["sales"]["sd"], statement["marketing"]["sd"]):
                assert (None, None, None) == (statement["ci"], statement["p"], statement["delta"])
                continue
            welch = scipy.stats.ttest_ind(first, second, equal_var=False).confidence_interval(0.95)
            exact = max(len(first), len(second)) <= exact_limit
            method = scipy.stats.PermutationMethod(n_resamples=10**5) if exact else "asymptotic"
            p_values.append(scipy.stats.mannwhitneyu(first, second, method=method).pvalue)
            won = sum((a > b) - (a < b) for a in first for b in second)
            assert [near(welch.low), near(welch.high)] == statement["ci"]
            assert (near(fmean(first) - fmean(second)), exact) == (statement["difference"], statement["p_exact"])
            assert (near(p_values[-1]), near(won / len(first) / len(second))) == (statement["p"], statement["delta"])
        adjusted = pingouin.multicomp(p_values, method="holm")[1]
        told = [statement["p_adjusted"] for statement in found if statement["p"] is not None]
        assert [near(p) for p in adjusted] == told
        assert len(told) > 10

    @teams
    def test_totals(self, people: list[Respondent], instrument: Instrument) -> None:
        """Totals have SciPy's intervals, the type of their mean and everybody's types."""
        found, moved = compare(people, instrument)["total"], 0
        first, second = (totals(people, function, instrument) for function in ("sales", "marketing"))
        for function, sums in (("sales", first), ("marketing", second)):
            view = found[function]
            interval = scipy.stats.ttest_1samp(sums, 0).confidence_interval(0.95)
            lower_bounds = [20, 40, 60, 80]
            reached = sum(fmean(sums) >= bound for bound in lower_bounds)
            assert len(sums) == view["n"]
            if view["sd"] == round(view["sd"]):  # in whole points: answers were moved apart, and the mean by a little
                assert pytest.approx(fmean(sums), abs=0.5) == view["mean"]
                assert pytest.approx(stdev(sums), abs=0.5) == view["sd"]
                moved += 1
                continue
            assert (near(fmean(sums)), near(stdev(sums))) == (view["mean"], view["sd"])
            assert [near(interval.low), near(interval.high)] == view["ci"]
            assert TYPES[reached - 1] == view["type"]
            assert near(lower_bounds[reached] - fmean(sums)) == view["to_next"]
        for function in ("sales", "marketing"):
            view = found[function]
            types = [score(p.answers, instrument).type for p in people if p.function == function]
            if view["spread"] is None:
                assert view["reasons"]["spread"] == "single-people"
                continue
            together = {keys: sum(types.count(key) for key in keys.split()) for keys in view["spread"]}
            assert together == view["spread"]
            assert list(TYPES) == " ".join(together).split()
        welch = scipy.stats.ttest_ind(first, second, equal_var=False).confidence_interval(0.95)
        if not moved:
            assert near(fmean(first) - fmean(second)) == found["difference"]
            assert [near(welch.low), near(welch.high)] == found["ci"]

    @teams
    def test_themes_and_alpha(self, people: list[Respondent], instrument: Instrument) -> None:
        """Theme means and their difference come from people's theme means, alpha from complete answers."""
        import pingouin  # which takes seconds to load, in every process that collects tests

        found = compare(people, instrument)
        scores = [(person.function, score(person.answers, instrument)) for person in people]
        for place, theme in enumerate(instrument.themes):
            first, second = (
                [
                    mean
                    for function, one in scores
                    if function == wanted and one.total is not None and (mean := one.themes[place].mean) is not None
                ]
                for wanted in ("sales", "marketing")
            )
            welch = scipy.stats.ttest_ind(first, second, equal_var=False).confidence_interval(0.95)
            compared = found["themes"][theme.key]
            assert len(first) == compared["sales"]["n"]
            if compared["ci"] is None:
                assert compared["reasons"]["ci"] == "nearly-all"
                continue
            assert near(fmean(first)) == compared["sales"]["mean"]
            assert (near(fmean(first) - fmean(second))) == compared["difference"]
            assert [near(welch.low), near(welch.high)] == compared["ci"]
        for function in ("sales", "marketing"):
            rows = [person.answers for person in people if person.function == function and None not in person.answers]
            if len(rows) < limit("alpha-minimum-n", instrument):
                assert found["alpha"][function] is None
                assert found["reasons"]["alpha"][function] == "too-few-complete"
            else:
                alpha, rounded = pingouin.cronbach_alpha(pd.DataFrame(rows, dtype=float))
                assert near(alpha) == found["alpha"][function]
                assert pytest.approx(rounded, abs=0.000501) == found["alpha_ci"][function]


class TestVerdict:
    @pytest.mark.parametrize(
        ("expected", "observed", "sales", "marketing", "more", "within", "own"),
        [
            (("gap", "sales"), 0.8, 0.9, 0.0, 0.99, 0.1, False),
            (("gap", "marketing"), -0.8, 0.01, 0.97, 0.02, 0.02, False),
            (("probable", "sales"), 0.8, 0.89, 0.0, 0.99, 0.11, False),
            (("probable", "marketing"), -0.8, 0.1, 0.501, 0.2, 0.4, False),
            (("leans", "marketing"), -0.8, 0.1, 0.5, 0.2, 0.4, False),
            (("leans", "sales"), 0.8, 0.49, 0.0, 0.95, 0.51, False),
            (("leans", "marketing"), -0.8, 0.0, 0.2, 0.2, 0.8, False),
            (("same", None), 0.05, 0.02, 0.03, 0.4, 0.95, True),
            (("same", None), 0.05, 0.04, 0.0, 0.95, 0.96, True),
            (("leans", "sales"), 0.8, 0.04, 0.0, 0.95, 0.96, False),
            (("open", None), 0.05, 0.01, 0.02, 0.5, 0.97, False),
            (("open", None), 0.05, 0.03, 0.03, 0.79, 0.94, True),
            (("open", None), 0.09, 0.2, 0.0, 0.95, 0.8, False),
            (("open", None), -0.3, 0.2, 0.0, 0.95, 0.8, False),
            (("leans", "sales"), 0.1, 0.2, 0.0, 0.95, 0.8, False),
        ],
    )
    def test_rule(
        self,
        expected: tuple[str, str | None],
        observed: float,
        sales: float,
        marketing: float,
        more: float,
        within: float,
        own: bool,
        instrument: Instrument,
    ) -> None:
        """The strongest word that is probable enough. The same view needs its own interval; it leans as it looks."""
        gaps, higher = {"sales": sales, "marketing": marketing}, {"sales": more, "marketing": 1 - more}
        estimate = Estimate(0.0, Interval(-1, 1), gaps, higher, within, own)
        assert expected == verdict(estimate, observed, instrument)

    def test_nothing_is_said_of_what_is_hidden(self, instrument: Instrument) -> None:
        """Without an estimate a statement is open."""
        assert ("open", None) == verdict(NoFigure("below-threshold"), NoFigure("below-threshold"), instrument)

    @pytest.mark.parametrize(
        ("camps", "apart", "counts"),
        [
            (True, False, (0, 3, 2, 3, 0)),
            (True, False, (2, 2, 3, 2, 2)),
            (False, False, (0, 2, 4, 2, 0)),
            (False, False, (0, 3, 3, 3, 0)),
            (False, False, (0, 1, 0, 5, 0)),
            (True, False, (5, 0, 0, 0, 5)),
            (False, False, (0, 1, 6, 1, 0)),
            (False, False, (0, 2, 5, 2, 0)),
            (False, True, (5, 3, 0, 0, 2)),
            (False, False, (0, 0, 0, 0, 0)),
        ],
    )
    def test_two_camps(self, camps: bool, apart: bool, counts: tuple[int, ...], instrument: Instrument) -> None:
        """Two camps are people at both ends, a quarter at least, and fewer between. Else answers may be spread out."""
        views = {"sales": statement_view(dict(enumerate(counts, 1)), None, instrument)}
        assert (("sales",) if camps else (), ("sales",) if apart else ()) == (
            divided(views, instrument),
            spread_out(views, instrument),
        )

    def test_same_difference_is_a_gap_with_more_people(self, instrument: Instrument) -> None:
        """More answers turn what is open into a gap or into the same view."""
        few, many = (
            compare(
                [
                    Respondent(
                        function, None, (2 + shift + row % 2, 2 + row % 2, *((7 * row + n) % 5 + 1 for n in range(18)))
                    )
                    for function, shift in (("sales", 2), ("marketing", 0))
                    for row in range(2 * half)
                ],
                instrument,
            )["statements"]
            for half in (3, 60)
        )
        assert ("open", "open") == (few[0]["verdict"], few[1]["verdict"])
        assert (("gap", "sales"), ("same", None)) == tuple((each["verdict"], each["side"]) for each in many[:2])

    def test_the_estimate_is_in_the_json(self, instrument: Instrument) -> None:
        """Every statement that both answered has its expected difference, interval and probabilities."""
        for found in compare(TEAMS["usual"], instrument)["statements"]:
            estimate = found["estimate"]
            assert {"difference", "ci", "gap", "more", "within"} == estimate.keys()
            assert estimate["ci"][0] < estimate["difference"] < estimate["ci"][1]
            assert pytest.approx(1) == sum(estimate["more"].values())
            assert pytest.approx(1) == sum(estimate["gap"].values()) + estimate["within"]
            for function in ("sales", "marketing"):
                low, high = found[function]["bounded_ci"]
                assert 1 <= low < found[function]["mean"] < high <= 5
            assert found["bounded_ci"][0] < found["difference"] < found["bounded_ci"][1]


class TestExtremes:
    def test_mean_just_below_a_bound(self, instrument: Instrument) -> None:
        """A mean total of 39.6 is Undefined, 0.4 below Defined: lower bounds decide."""
        low, high = (*(2,) * 19, 1), (2,) * 20
        people = [Respondent("sales", None, row) for row in (low, low, high, low, high, high, high, high, high, low)]
        sales = compare(people, instrument)["total"]["sales"]
        assert (39.6, "undefined", near(0.4)) == (sales["mean"], sales["type"], sales["to_next"])

    def test_highest_type_has_no_next(self, instrument: Instrument) -> None:
        """At the top there is no next type, and the result says so."""
        people = [Respondent("sales", None, (5,) * 19 + (last,)) for last in (1, 2, 2, 3, 4, 4, 5, 5)]
        sales = compare(people, instrument)["total"]["sales"]
        assert (None, "highest-type") == (sales["to_next"], sales["reasons"]["to_next"])
        assert ["integrated"] * 2 == sales["reach"]

    def test_all_answers_equal(self, instrument: Instrument) -> None:
        """When everybody gives one answer, the mean is told, and nothing that would tell that it is everybody's."""
        found = compare(everyone(3, {"sales": 12, "marketing": 10}), instrument)
        statement = found["statements"][0]
        assert (0, None, None, None) == tuple(statement[k] for k in ("difference", "ci", "p", "delta"))
        assert {"sd": None, "rwg": None, "ad": None, "mean": 3}.items() <= statement["sales"].items()
        assert "nearly-all" == statement["reasons"]["ci"] == found["reasons"]["alpha"]["sales"]

    def test_unanimous_and_apart(self, instrument: Instrument) -> None:
        """Two unanimous functions with different answers have a gap, once there are enough people."""
        found = compare(everyone(4, {"sales": 20}) + everyone(2, {"marketing": 20}), instrument)
        assert {"gap"} == {statement["verdict"] for statement in found["statements"]}

    def test_nobody(self, instrument: Instrument) -> None:
        """A team without people has counts of 0, no figure, and nothing that a threshold hid."""
        found = compare([], instrument)
        assert {"sales": 0, "marketing": 0, "other": 0} == found["n"]
        assert (None, []) == (found["total"]["sales"]["mean"], found["suppressed"])

    def test_one_function_only(self, instrument: Instrument) -> None:
        """With nobody from Marketing, Sales is described and nothing is compared."""
        found = compare(respondents({"sales": 12}), instrument)
        assert {"open"} == {statement["verdict"] for statement in found["statements"]}
        assert ("no-answers", 12) == (found["total"]["reasons"]["difference"], found["total"]["sales"]["n"])

    @pytest.mark.parametrize("people", [[], *TEAMS.values(), everyone(5, {"sales": 1, "marketing": 6})])
    def test_every_null_has_a_reason(self, people: list[Respondent], instrument: Instrument) -> None:
        """Wherever a figure is missing, its object names the reason, and a report has a sentence for it."""

        def objects(part: Any) -> Iterator[Found]:
            if isinstance(part, dict):
                yield part
            for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
                yield from objects(each)

        found = compare(people, instrument)
        reasons = found.pop("reasons")
        for figures in [found["total"], *objects(found["statements"]), *objects(found["themes"])]:
            if "reasons" in figures:
                missing = {name for name, figure in figures.items() if figure is None}
                assert missing - {"side"} == figures["reasons"].keys()
                assert set(figures["reasons"].values()) <= set(REASONS)
        for name in ("n", "alpha", "alpha_ci", "levels"):
            assert {key for key, figure in found[name].items() if figure is None} == reasons[name].keys()
            assert set(reasons[name].values()) <= set(REASONS)

    def test_people_without_a_function(self, instrument: Instrument) -> None:
        """People who are in no function are counted beside, and change nothing between the functions."""
        without = [Respondent(None, "head", (1,) * 20)] * 6
        found, compared = compare(TEAMS["usual"] + without, instrument), compare(TEAMS["usual"], instrument)
        assert (6, 0) == (found.pop("without_function"), compared.pop("without_function"))
        assert compared == found

    @pytest.mark.parametrize("threshold", [-1, 0, 4, 21, 1000])
    def test_threshold_outside_its_limits(self, threshold: int, instrument: Instrument) -> None:
        """A threshold outside the bank's limits is refused with a sentence that names them."""
        with pytest.raises(ThresholdError, match=f"from 5 to 20, not {threshold}"):
            analyse(count([], instrument), instrument, threshold)

    def test_verdicts_are_listed(self) -> None:
        """Reports can rely on the list of verdicts."""
        assert ("gap", "probable", "leans", "same", "open") == VERDICTS
