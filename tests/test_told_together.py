"""What comparisons and reports tell together: people found again in one and not in the next, levels, newcomers."""

import json
from collections import Counter
from dataclasses import replace
from itertools import product
from random import Random

import pytest

from assessment.exchange.code import Response, code_mark, code_of, decode, encode
from assessment.instrument import LEVELS
from assessment.stats import NoFigure
from assessment.team.disclosure import disclose
from assessment.team.movement import Shows, paired
from assessment.team.pairs import cut
from assessment.team.threshold import choose
from assessment.workspace import closing, given_out, parts, recognised
from assessment.workspace.records import Import, Person, Promise, Wave, pack_all
from assessment.workspace.standing import team_of
from assessment.workspace.waves.again import found_again
from assessment.workspace.waves.page import moved_between
from tests.workspaces import act, context, empty, reopened

DATES = ("2026-01-10", "2026-04-10", "2026-07-10", "2026-10-10")


def answers(number, wave):
    """Return answers that lie all over the scale, so that no few of them are alike."""
    random = Random(f"{number} {wave}")  # noqa: S311  test data
    return tuple(random.choice((1, 2, 3, 4, 5)) for _ in range(20))


def person(number, wave, row, level=None):
    """Return somebody whose response code carries a number."""
    given = answers(number, wave)
    code = encode(Response("sales", level, wave + 1, number, given))
    return Person("sales", level, given, row, code_mark(code))


def measured(*waves, others=5):
    """Return a workspace of waves, each a list of numbers, of (number, level), or of people."""
    found = []
    for place, numbers in enumerate(waves):
        asked = [each if isinstance(each, tuple) else (each, None) for each in numbers]
        people = [person(number, place, row, level) for row, (number, level) in enumerate(asked)]
        rows = (Import("i", "f", DATES[place], pack_all(people)),)
        found.append(Wave(f"w{place}", f"Wave {place}", DATES[place], rows, promise=Promise(others, (), known=True)))
    return replace(empty(), waves=tuple(found))


def compared(workspace, before, last):
    """Tell whether people are compared with themselves."""
    waves = workspace.waves
    found = moved_between(workspace, waves[before], waves[last], context())
    return found.functions["sales"].paired


def test_two_comparisons_that_differ_by_one_person():
    """Thirty in the middle, of whom 14 were there before and 15 of those come again: each is enough, not both."""
    three = measured([*range(1, 15)], [*range(1, 31)], [*range(1, 16)])
    alone = measured([*range(1, 31)], [*range(1, 16)])
    assert compared(three, 0, 1)
    assert compared(alone, 0, 1)
    assert not compared(three, 1, 2)


def test_two_comparisons_that_differ_by_nobody_or_by_enough():
    """The same fourteen again, or another fourteen of forty, who have enough others in both."""
    assert compared(measured([*range(1, 15)], [*range(1, 31)], [*range(1, 15)]), 1, 2)
    assert compared(measured([*range(1, 15)], [*range(1, 61)], [*range(20, 48)]), 1, 2)


def test_the_order_of_looking_changes_nothing():
    """Two that may not both be shown: always the one is that comes first, whichever a reader looks at."""
    others = [*range(50, 71)]
    three = measured([*range(1, 41)], [*range(1, 17), *others], [*range(1, 18), *others, *range(80, 91)])
    assert [True, True, False] == [compared(three, *both) for both in ((0, 1), (1, 2), (0, 2))]
    assert [False, True, True] == [compared(three, *both) for both in ((0, 2), (1, 2), (0, 1))]


def test_pairs_beside_levels_that_are_shown():
    """Of eight heads seven are found again: with the means of heads and staff, that would tell of one."""
    heads, staff = [(n, "head") for n in range(1, 9)], [(n, "staff") for n in range(9, 33)]
    without_levels = measured([(n, None) for n, _ in heads + staff], [*range(2, 21)])
    assert compared(without_levels, 0, 1)
    apart = measured(heads + staff, [*heads[1:], *staff[:12]])
    assert not compared(apart, 0, 1)
    assert compared(measured(heads + staff, heads + staff), 0, 1)


def test_pairs_after_newcomers_to_a_report_that_was_given_out():
    """Six came after the report, of whom one is found again: beside the comparison before, that tells of this one."""
    before, first = [*range(1, 15)], [*range(1, 31)]
    closed = measured(before, first)
    assert compared(closed, 0, 1)
    closed = closing.close(closed, context())
    later = [*first, 40, 41, 42, 43, 44, 45]
    more = measured([*before, 40], later)
    last = replace(more.waves[1], given=closed.waves[1].given)
    assert compared(more, 0, 1)
    assert not compared(replace(more, waves=(more.waves[0], last)), 0, 1)


def test_the_dates_of_measurements_change_nothing():
    """Dates can be changed later; comparisons stand in the order in which the measurements were begun."""
    others = [*range(50, 71)]
    three = measured([*range(1, 41)], [*range(1, 17), *others], [*range(1, 18), *others, *range(80, 91)])
    first, second, third = three.waves
    dated = replace(three, waves=(first, replace(second, date="2027-01-10"), third))
    assert [False, True] == [compared(dated, 0, 2), compared(dated, 0, 1)]


def alike(firsts, seed, level=None):
    """Return people with answers all over the scale, but to the first statement those that are named."""
    made = [person(place, seed, place, level) for place in range(1, len(firsts) + 1)]
    return [replace(each, answers=(first, *each.answers[1:])) for each, first in zip(made, firsts, strict=True)]


def asked(*waves, others=(5, 5)):
    """Return a workspace of waves of people."""
    found = [
        Wave(
            f"w{place}",
            f"Wave {place}",
            DATES[place],
            (Import("i", "f", DATES[place], pack_all(people)),),
            promise=Promise(least, (), known=True),
        )
        for place, (people, least) in enumerate(zip(waves, others, strict=True))
    ]
    return replace(empty(), waves=tuple(found))


def told_of_sales(workspace):
    """Return all that a comparison tells of Sales."""
    found = moved_between(workspace, *workspace.waves, context())
    assert found.functions["sales"].paired
    return found.functions["sales"]


def test_changes_give_no_answer_back_that_was_moved_apart():
    """Eight, seven or six fives among eight people: the reports tell the same mean, and so do intervals of changes."""
    told = [
        told_of_sales(asked(alike(firsts, 0), alike([1, 2, 3, 4, 5, 1, 2, 3], 1)))
        for firsts in ([5] * 8, [5] * 7 + [4], [5] * 6 + [4] * 2)
    ]
    centres = {round(sum(each.total.interval) / 2, 6) for each in told}
    assert {round(float(told[0].total.difference), 6)} == centres
    assert 1 == len({each.statements[0] for each in told})
    assert 1 == len({tuple(each.themes.items()) for each in told})


def test_changes_that_are_nearly_all_alike_tell_their_mean_only():
    """Ten rose by a point, or one by none and one by two, or three otherwise: whoever is one of these learns no more.

    Where four did, their spread is told.
    """
    firsts = [1, 2, 3, 1, 2, 3, 1, 2, 3, 2]
    before = alike(firsts, 0)
    told = []
    for changes in ([1] * 10, [0, 2] + [1] * 8, [2, 2, -1] + [1] * 7, [0, 0, 2, 2] + [1] * 6):
        after = [
            replace(each, answers=(first + change, *answers(each.row, 1)[1:]))
            for each, first, change in zip(before, firsts, changes, strict=True)
        ]
        told.append(told_of_sales(asked(before, after)).statements[0])
    assert {1.0} == {each.difference for each in told}
    assert told[0] == told[1] == told[2] != told[3]
    everything = [replace(each, answers=tuple(min(5, n + 1) for n in each.answers)) for each in before]
    low, high = told_of_sales(asked(before, everything)).total.interval
    assert low < high


def test_pairs_of_everybody_tell_the_figures_of_the_report():
    """Six heads who all but agree stand apart in a report with five others, and in pairs with ten others no less."""
    staff = [replace(each, mark=person(20 + each.row, 0, 0).mark) for each in alike([1, 2, 3] * 4, 2, "staff")]
    heads = [alike(firsts, 0, "head") for firsts in ([5] * 6, [5] * 5 + [4], [5] * 4 + [4] * 2)]
    later = [replace(each, answers=answers(each.row, 3)) for each in [*heads[0], *staff]]
    told = [told_of_sales(asked([*few, *staff], later, others=(5, 10))) for few in heads]
    assert 1 == len({each.statements[0].before for each in told})


def test_that_people_are_compared_with_themselves_tells_nothing_of_hidden_answers():
    """Whether all heads, or all but one, or all but two gave one answer: the reports are alike, and so is this."""
    heads = [alike(firsts, 1, "head") for firsts in ([5] * 6, [5] * 5 + [4], [5] * 4 + [4] * 2)]
    staff = [replace(each, mark=person(20 + each.row, 0, 0).mark) for each in alike([1, 2, 3, 4, 5] * 3, 2, "staff")]
    before = [replace(each, answers=answers(each.row, 3)) for each in [*heads[0], *staff[:9]]]
    found = [moved_between(w, *w.waves, context()) for w in (asked(before, [*few, *staff]) for few in heads)]
    assert 1 == len({each.functions["sales"].paired for each in found})


def test_pairs_are_counted_without_levels():
    """A report that shows none, for two have none, tells everybody's sum; the pairs, alike heads among them, theirs."""
    for firsts in ([5] * 7, [5] * 6 + [4], [5] * 5 + [4] * 2):
        heads, staff = alike(firsts, 0, "head"), alike([1, 2, 3, 2, 4, 1, 3], 1, "staff")
        others = [*alike([5, 5, 5, 4, 4, 4] * 2, 2, "staff"), *alike([5, 4], 4)]
        marked = [replace(each, mark=person(number, 0, 0).mark) for number, each in enumerate((*heads, *staff), 1)]
        later = [replace(each, level=None, answers=answers(each.row, 3)) for each in marked]
        told = told_of_sales(asked([*marked, *[replace(each, mark="") for each in others]], later))
        assert (sum(firsts) + 16) / 14 == pytest.approx(told.statements[0].before)


def test_a_comparison_that_was_told_before_the_other_measurement_grew():
    """Ten were compared, then six of the earlier measurement come again: both comparisons would tell of these six."""
    workspace = measured([*range(1, 23)], [*range(1, 11), *range(30, 42)])
    assert compared(workspace, 0, 1)
    closed = closing.close(workspace, context())
    grown = measured([*range(1, 23)], [*range(1, 11), *range(30, 42), *range(11, 17), *range(50, 56)])
    grown = replace(grown, waves=(grown.waves[0], replace(grown.waves[1], given=closed.waves[1].given)))
    cut_up = found_again(grown, *grown.waves, context())
    assert {6, 10} <= {
        part.people for part in cut(cut_up, 0, "sales", context().bank.instrument, levels=(), alone=()).parts
    }


def given_out_of(workspace):
    """Return a workspace all of whose measurements are closed, so that its comparisons may be given out."""
    for wave in workspace.waves:
        workspace = act(act(workspace, "choose-wave", value=wave.key), "close-wave", fresh="a salt")
    return workspace


def opened(workspace, place):
    return act(act(workspace, "choose-wave", value=workspace.waves[place].key), "reopen-wave")


def test_what_a_removed_measurement_was_compared_with_remains_told():
    """Fourteen of thirty were compared with a first measurement, which is emptied; fifteen of them come again."""
    three = given_out_of(measured([*range(1, 15)], [*range(1, 31)], [*range(1, 16)]))
    assert [True, False] == [compared(three, 0, 1), compared(three, 1, 2)]
    emptied = act(opened(three, 0), "remove-import", key="i")
    assert not compared(emptied, 1, 2)
    removed = reopened(act(emptied, "remove-wave"))
    assert not compared(removed, 0, 1)
    shared = json.loads(parts.export(removed, "workspace-shared", {}, context())["text"])
    assert ([], []) == (shared["waves"], shared["compared"])
    again = replace(removed, waves=(*removed.waves, replace(three.waves[0], key="again", closed="", given=())))
    assert not compared(again, 0, 1)
    assert compared(again, 0, 2)


def test_a_promise_made_stricter_does_not_forget_what_was_compared():
    """It opens a closed measurement, without anybody asking for it."""
    two = given_out_of(measured([*range(1, 15)], [*range(1, 31)]))
    stricter = act(two, "set-session", name="Wave 1", threshold="9", askLevel=["on"], heads=[])
    assert not stricter.waves[-1].closed
    assert [14, 14] == [len(each.people.split("\n")) for each in stricter.compared]


def test_opened_and_closed_again_the_same_is_told():
    """Nobody came or went; the same people once more cut nobody off, and are written down once."""
    three = given_out_of(measured([*range(1, 15)], [*range(1, 31)], [*range(1, 15)]))
    before = [compared(three, *both) for both in ((0, 1), (1, 2), (0, 2))]
    for _ in range(2):
        for place in range(3):
            three = given_out_of(opened(three, place))
    assert before == [compared(three, *both) for both in ((0, 1), (1, 2), (0, 2))]
    assert 3 == len(three.compared)


def test_of_two_who_answered_alike_one_was_in_a_report(instrument):
    """Whoever is counted twice is not taken for somebody who was given out before."""
    others = [person(number, 0, number) for number in range(2, 7)]
    people = [replace(each, mark="") for each in (*others, *(person(1, 0, row) for row in range(2)))]
    reports = [given_out.Given("2026-01-10", given_out.traces(people[:-1]), (), 5, "")]
    assert [(True,)] * 6 + [(False,)] == recognised.members(reports, people, instrument)


def drawn(seed):
    """Return measurements of some of five groups and of nearly all of a group, and the level of each person."""
    random = Random(seed)  # noqa: S311  test data
    numbers = iter(range(1, 200))
    groups = [[next(numbers) for _ in range(random.randint(6, 16))] for _ in range(5)]
    levels = {n: random.choice(LEVELS if seed % 3 == 0 else (None,)) for group in groups for n in group}
    waves = []
    for _ in range(random.choice((3, 4))):
        asked = [n for group in random.sample(groups, random.randint(2, 5)) for n in group]
        waves.append([(n, levels[n]) for n in asked[random.choice((0, 0, 1, 2)) :]])
    return waves, levels


@pytest.mark.parametrize("seed", [4, 14])
def test_opened_and_closed_again_each_comparison_stands_in_its_place(seed):
    """What was told later takes nothing from what was told before it."""
    workspace = given_out_of(measured(*drawn(seed)[0]))
    places = [(old, new) for new in range(len(workspace.waves)) for old in range(new)]
    before = [compared(workspace, *both) for both in places]
    again = given_out_of(opened(workspace, 0))
    assert again.compared
    assert before == [compared(again, *both) for both in places]


@pytest.mark.parametrize("seed", range(100))
def test_no_sums_and_differences_of_what_is_told_are_over_few(seed, instrument):
    """Measurements of some of five groups and of nearly all of a group, all their comparisons and reports together.

    Of each measurement, every set that a figure is over is added, taken off or left out, in each way that there is:
    what is left is never one to five people alone.
    """
    waves, levels = drawn(seed)
    workspace, rule = measured(*waves), choose(5, instrument)
    sets = {wave.key: reports(workspace, wave, rule) for wave in workspace.waves}
    for place, new in enumerate(workspace.waves):
        for old in workspace.waves[:place]:
            pairs = found_again(workspace, old, new, context())
            if "sales" in paired(
                *(team_of(workspace, wave, instrument) for wave in (old, new)), pairs, (Shows(5), Shows(5)), instrument
            ):
                for wave, people in zip((old, new), pairs.waves, strict=True):
                    sets[wave.key].append({each.number for each in people if each.key in pairs.keys})
    for told in sets.values():
        distinct = list({frozenset(each) for each in told})
        for signs in product((-1, 0, 1), repeat=len(distinct)):
            sums = Counter(dict.fromkeys(levels, 0))
            for sign, each in zip(signs, distinct, strict=True):
                sums.update(dict.fromkeys(each, sign))
            left = [value for value in sums.values() if value]
            assert not (rule.small(len(left)) and len(set(left)) == 1), (signs, distinct)


def reports(workspace, wave, rule):
    """Return the sets of people that figures of a report are over: all, and heads and staff where these are shown."""
    found = disclose(team_of(workspace, wave, rule.instrument), "sales", rule, heads_agreed=False)
    people = [(decode(code_of(each.mark)).respondent, each.level) for each in wave.people]
    sets = [{number for number, _ in people}] if not isinstance(found.shown.people, NoFigure) else []
    if not isinstance(found.levels, NoFigure):
        sets += [{number for number, level in people if level == each} for each in LEVELS]
    return sets
