"""People who answered twice: who is found again, what may be shown of them, and how much more they tell."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
import scipy.stats

from assessment import stats
from assessment.team import count
from assessment.team.estimating import expectations, of_changes
from assessment.team.moved import HIGHER, UP
from assessment.team.movement import Shows, movement
from assessment.team.pairs import Numbered, pair


def people(size, seed=1, function="sales"):
    """Return people, each with a number and a level of their own from which answers differ by at most one."""
    random = Random(f"{function} {seed}")  # noqa: S311  test data
    levels = [random.choice((2, 3, 3, 4)) for _ in range(size)]
    return [
        Numbered(place, function, "staff", tuple(level + random.choice((-1, 0, 0, 1)) for _ in range(20)))
        for place, level in enumerate(levels, 1)
    ]


def raised(numbered, *statements):
    """Return the same people, a point higher on some statements, and a little moved by chance on all others."""
    random = Random(2)  # noqa: S311  test data

    def answer(number, before):
        return min(5, before + 1) if number in statements else min(5, max(1, before + random.choice((-1, 0, 0, 0, 1))))

    return [
        replace(each, answers=tuple(answer(number, before) for number, before in enumerate(each.answers, 1)))
        for each in numbered
    ]


def moved(before, after, instrument, **more):
    pairs = pair(before, after, instrument)
    return movement(count(before, instrument), count(after, instrument), instrument, pairs=pairs, **more)["sales"]


def test_who_has_the_same_number_twice_is_found_again(instrument):
    """The same number and function in both waves; no number, a number that two have, and open answers find nobody."""
    before = people(8)
    after = raised(before)
    after[0] = replace(after[0], number=0)
    after[1] = replace(after[1], function="marketing")
    after[2] = replace(after[2], answers=(None, *after[2].answers[1:]))
    after[3] = replace(after[3], number=5)  # that of the next one: neither is found
    found = pair(before, after, instrument)
    assert (3, 0) == (found.changes["sales"].people, found.changes["marketing"].people)
    assert 3 == found.before.people("sales") == found.after.people("sales")


def test_changes_are_counted(instrument):
    """By statement, total and theme, later minus earlier, as NumPy counts them."""
    before = people(12)
    after = raised(before, 3, 4)
    changes = pair(before, after, instrument).changes["sales"]
    apart = np.array([new.answers for new in after]) - np.array([old.answers for old in before])
    for place, counts in enumerate(changes.statements):
        assert dict(zip(*np.unique(apart[:, place], return_counts=True), strict=True)) == counts
    assert dict(zip(*np.unique(apart.sum(1), return_counts=True), strict=True)) == changes.totals
    places = [each.number - 1 for each in instrument.statements if each.theme == "culture"]
    assert pytest.approx(apart[:, places].mean()) == float(stats.mean(changes.themes["culture"]))


def test_total_and_themes_agree_with_scipy(instrument):
    """Student's interval of paired samples, of which nowhere nearly all are alike."""
    before = people(24)
    after = raised(raised(before), 3, 4)
    found = moved(before, after, instrument)
    assert found.paired
    totals = [[sum(each.answers) for each in wave] for wave in (after, before)]
    student = scipy.stats.ttest_rel(*totals).confidence_interval(0.95)
    assert pytest.approx((student.low, student.high), abs=1e-9) == found.total.interval
    for theme in instrument.themes:
        places = [each.number - 1 for each in instrument.statements if each.theme == theme.key]
        means = [[np.mean([each.answers[place] for place in places]) for each in wave] for wave in (after, before)]
        student = scipy.stats.ttest_rel(*means).confidence_interval(1 - 0.05 / 4)
        assert pytest.approx((student.low, student.high), abs=1e-9) == found.themes[theme.key].interval


def test_statements_are_estimated_from_the_changes(instrument):
    """The joint estimate of mean changes, whose variance and covariance NumPy finds, pooled by the same rules."""
    before = people(24)
    after = raised(raised(before), 3, 4)
    found = moved(before, after, instrument)
    apart = np.array([new.answers for new in after]) - np.array([old.answers for old in before])
    rules = of_changes(instrument)
    drawn = apart.sum(0) / 25
    rooms = 16 - drawn**2
    squares = ((apart - apart.mean(0)) ** 2).sum(0)
    pooled = (squares.sum() + 4 * 0.25 * 16) / (23 * rooms.sum() + 4 * 16)
    variances = (squares / rooms + rules.answers * pooled) / (23 + rules.answers) * rooms
    excess = (apart.sum(1).var(ddof=1) - apart.var(0, ddof=1).sum()) / (20 * 19)
    share = (23 * excess / variances.mean() + rules.people * rules.shared) / (23 + rules.people)
    likely = stats.estimate(
        [stats.Observed(*each) for each in zip(apart.mean(0), variances / 24, strict=True)],
        share * variances.mean() / 24,
        expectations(instrument),
    )
    assert pytest.approx([each.mean for each in likely], abs=1e-9) == [each.expected for each in found.statements]


def test_pairs_find_what_two_groups_cannot(instrument):
    """Twelve people who each rise by a point on three statements: found in pairs, and not without."""
    before = people(12)
    after = raised(before, 2, 7, 13)
    together = moved(before, after, instrument)
    apart = movement(count(before, instrument), count(after, instrument), instrument)["sales"]
    assert (True, False) == (together.paired, apart.paired)
    assert (2, 7, 13) == together.judged(UP)
    assert set(apart.judged(UP)) < {2, 7, 13}


@pytest.mark.parametrize(
    ("newcomers", "leavers", "paired"),
    [(0, 0, True), (1, 0, False), (4, 4, False), (5, 6, False), (6, 6, False), (20, 20, True)],
)
def test_nobody_is_left_over_beside_the_pairs(instrument, newcomers, leavers, paired):
    """Beside what is shown of all, what is shown of the pairs would give away a few who have none.

    Six are enough, but nearly always they nearly all gave one answer to some statement, and so would be told it.
    """
    before = people(12 if leavers < 20 else 40)
    after = raised(before)[leavers:] + [replace(each, number=each.number + 100) for each in people(newcomers, seed=7)]
    assert paired == moved(before, after, instrument).paired


def test_five_pairs_are_too_few(instrument):
    """The threshold holds for the people who are found again: each of them has four others, and not five."""
    before = people(12)
    after = [replace(each, number=0) if each.number > 5 else each for each in raised(before)]
    assert not moved(before, after, instrument).paired


def test_signs_of_success_are_tested_alone(instrument):
    """What a plan named beforehand is found in smaller rises than what is looked for among all statements."""
    before = people(8)
    after = [
        replace(each, answers=tuple(min(5, a + (n == 3 and each.number % 4 > 0)) for n, a in enumerate(old.answers, 1)))
        for each, old in zip(raised(before), before, strict=True)
    ]
    found = moved(before, after, instrument, signs=(3,))
    assert found.signs[3].verdict in (UP, HIGHER)
    assert (3,) == tuple(found.signs)


@pytest.mark.parametrize("apart", ["heads", "newcomers"])
def test_everybody_found_again_is_cut_as_the_report_is(instrument, apart):
    """Where heads are shown, or newcomers told apart, all who gave one answer: the sum of everybody would tell it."""
    alike = [replace(each, answers=(5, *each.answers[1:])) for each in people(9)]
    others = [replace(each, number=20 + each.number, level="head") for each in people(8, seed=2)]
    team, first = [*others, *alike], count(others, instrument) if apart == "newcomers" else None
    found = movement(
        count(team, instrument, first),
        count(team, instrument),
        instrument,
        (Shows(5, ("sales",) if apart == "heads" else ()),) * 2,
        pairs=pair(team, team, instrument),
    )
    assert not found["sales"].paired
    assert movement(*[count(team, instrument)] * 2, instrument, pairs=pair(team, team, instrument))["sales"].paired
