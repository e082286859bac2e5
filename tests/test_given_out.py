"""The same answers are the same people, however they came in; a chance likeness holds nobody up; digests are salted."""

from dataclasses import replace
from random import Random

import pytest

from assessment.errors import ActionError
from assessment.exchange.code import Response, code_mark, encode
from assessment.team import NEARLY_ALL
from assessment.workspace import given_out
from assessment.workspace.measurements import begin, with_wave
from assessment.workspace.records import Comment, Import, Person, Workspace, pack, pack_all
from assessment.workspace.report.page import report_of
from tests.test_workspace_promises import FORM
from tests.workspaces import act, context, empty

TELLS = "both reports together would tell"

TOGETHER = "all reports together would tell"


def people(numbers: range, function: str = "sales", level: str | None = "staff") -> list[Person]:
    """Return people with codes, of whom no two answer alike."""
    found = []
    for number in numbers:
        random = Random(f"{function} {number}")  # noqa: S311  test data
        answers = tuple(random.randint(1, 5) for _ in range(20))
        mark = code_mark(encode(Response(function, level, 1, number, answers)))
        found.append(Person(function, level, answers, number, mark))
    return found


def in_a_table(persons: list[Person], **said: str | None) -> list[Person]:
    """Return the same people as a table of another tool has them: without codes, and as `said` of them."""
    return [replace(each, mark="", row=place, **said) for place, each in enumerate(persons, 2)]  # type: ignore[arg-type]


def added(workspace: Workspace, persons: list[Person], key: str = "added") -> Workspace:
    workspace, wave = begin(workspace, context())
    more = Import(key, key, "2026-11-22", pack_all(persons))
    return with_wave(workspace, replace(wave, imports=(*wave.imports, more)))


def again(workspace: Workspace, key: str, threshold: str = "5", heads: tuple[str, ...] = ()) -> Workspace:
    """Return a workspace with a new measurement."""
    started = act(workspace, "start-wave", fresh=key, name=key)
    return act(started, "set-session", **FORM | {"name": key, "threshold": threshold, "heads": list(heads)})


def closed(workspace: Workspace, fresh: str = "a salt") -> Workspace:
    return act(workspace, "close-wave", fresh=fresh)


@pytest.fixture
def team() -> list[Person]:
    return [*people(range(9)), *people(range(20, 29), "marketing")]


@pytest.fixture
def first(team: list[Person]) -> Workspace:
    """Return a workspace whose first report was given out."""
    return closed(added(again(empty(), "first", "7"), team))


ONE = people(range(50, 51))

OTHERS = people(range(70, 79), "marketing")


@pytest.mark.parametrize(
    "second",
    [
        lambda team: in_a_table([*team, *ONE]),
        lambda team: in_a_table([*team, *ONE], level=None),
        lambda team: in_a_table([*team, *ONE], level="head"),
        lambda team: [*in_a_table([*team[:9], *ONE], function="marketing"), *in_a_table(team[9:], function="sales")],
        lambda team: [*in_a_table([*team[:9], *ONE], function="marketing"), *people(range(80, 89))],
        lambda team: in_a_table([*team, *ONE], function="sales"),
        lambda team: [*team[1:9], *people(range(90, 91)), *OTHERS],
        lambda team: [*team[:6], *people(range(110, 120)), *OTHERS],
        lambda team: [replace(team[0], function="marketing"), *team[1:9], *ONE, *team[9:]],
    ],
    ids=[
        "table",
        "no level",
        "other level",
        "swapped",
        "other function",
        "one function",
        "one changed",
        "six of nine",
        "one moved",
    ],
)
def test_the_same_answers_are_the_same_people(first: Workspace, team: list[Person], second) -> None:  # type: ignore[no-untyped-def]
    """They came in once as codes, and now, with one more, in another way: the two reports would tell of this one."""
    with pytest.raises(ActionError, match=f"{TELLS}|promised more"):
        closed(added(again(first, "second", "7"), second(team)))


def test_the_same_answers_in_a_table_are_the_same_report(first: Workspace, team: list[Person]) -> None:
    """Nobody came or went; the promise made to them holds."""
    assert closed(added(again(first, "second", "7"), in_a_table(team, level=None))).waves[-1].closed
    with pytest.raises(ActionError, match="promised more"):
        closed(added(again(first, "second", "5"), in_a_table(team)))


def test_a_table_that_is_in_two_measurements_keeps_the_stricter_promise(team: list[Person]) -> None:
    """It names no session. As long as the other measurement holds it, too, that is seen, closed or not."""
    workspace = again(added(again(empty(), "first", "10"), in_a_table(team)), "second")
    both = added(workspace, in_a_table([*team, *people(range(60, 70))]), key="table")
    with pytest.raises(ActionError, match="are in “first”, too, which promises more"):
        closed(both)
    assert closed(act(both, "set-session", **FORM | {"threshold": "10", "heads": [], "name": "second"})).waves[1].closed
    put_right = act(act(both, "choose-wave", value="first"), "remove-import", key="added")
    assert closed(act(put_right, "choose-wave", value="second")).waves[1].closed
    by_chance = added(workspace, [*in_a_table(team[:2]), *people(range(60, 70))], key="table")
    assert closed(by_chance).waves[1].closed


def test_no_promise_is_raised_that_could_not_be_kept_beside_a_report() -> None:
    """Six who left a statement open would count for nothing. Then it could neither be closed nor promise less again."""
    opened = [replace(each, answers=(None, *each.answers[1:])) for each in people(range(40, 46))]
    shown = closed(
        added(again(empty(), "first", "5"), [*people(range(7)), *opened, *people(range(20, 40), "marketing")])
    )
    with pytest.raises(ActionError, match="leave the promise as it is"):
        act(shown, "set-session", **FORM | {"threshold": "9", "heads": []})
    assert act(shown, "set-session", **FORM | {"threshold": "5", "heads": [], "name": "Another name"}).waves[0].closed


def test_newcomers_are_told_apart_from_those_of_a_table(first: Workspace, team: list[Person]) -> None:
    """All of them gave one answer, which the sum that they add would tell."""
    came = [replace(each, answers=(5, *each.answers[1:]), mark="") for each in people(range(40, 48))]
    workspace = closed(added(again(first, "second", "7"), [*in_a_table(team), *came]))
    assert NEARLY_ALL == report_of(workspace, context()).result.statements[0].views["sales"].sd


def test_a_report_stays_as_it_was_when_another_measurement_is_closed() -> None:
    """Six gave one answer throughout, in both. They are no block of their own, which all figures would follow."""
    straight = [replace(each, answers=(5,) * 20, mark="") for each in people(range(60, 66))]
    first = closed(added(again(empty(), "first"), [*people(range(9)), *straight, *OTHERS]))
    later = [*people(range(100, 109)), *straight, *people(range(120, 129), "marketing")]
    both = act(closed(added(again(first, "second"), later)), "choose-wave", value="first")
    assert report_of(first, context()).result == report_of(both, context()).result


def test_one_of_two_who_answered_alike_is_counted() -> None:
    """Two people with the same answers are two: with the second one, one came."""
    team = people(range(9))
    workspace = closed(added(again(empty(), "first"), [*team, team[0]]))
    assert closed(act(workspace, "reopen-wave")).waves[0].closed
    for persons in (team, [*team, team[0], team[0]]):
        with pytest.raises(ActionError, match=TELLS):
            closed(added(again(workspace, "second"), persons))


def test_of_two_who_answered_alike_one_has_gone() -> None:
    """Enough others came, and somebody with the same answers is still here: what the other one said would be left."""
    team = people(range(9))
    workspace = closed(added(again(empty(), "first"), [*team, team[0]]))
    with pytest.raises(ActionError, match="have gone or changed"):
        closed(added(again(workspace, "second"), [*in_a_table(team), *people(range(20, 28))]))


def test_a_chance_likeness_holds_nobody_up(first: Workspace, team: list[Person]) -> None:
    """A year later a few give the same 20 answers, a head among them, on another promise, and all others are new."""
    later = [replace(team[0], level="head", mark=""), *people(range(100, 110)), *OTHERS, replace(team[9], mark="")]
    workspace = closed(added(again(first, "second", "5", ("sales",)), later))
    assert workspace.waves[-1].closed
    result = report_of(workspace, context()).result
    assert 1 == len(result.heads["sales"])
    assert (11, 10) == (result.people["sales"], result.people["marketing"])


@pytest.mark.parametrize(("twice", "few"), [(1, True), (2, False)])
def test_a_chance_likeness_is_no_way_around(twice: int, few: bool) -> None:
    """Somebody is in two reports of different people. All of them once more: both sums tell of this one.

    Where there were two people who answered alike, and both are in the third report, nobody is left.
    """
    both, east, west = people(range(1)), people(range(10, 18)), people(range(20, 28))
    workspace = closed(added(again(empty(), "east"), [*both, *east]))
    workspace = closed(added(again(workspace, "west"), in_a_table([*both, *west])))
    whole = added(again(workspace, "all"), in_a_table([*(twice * both), *east, *west]))
    if few:
        with pytest.raises(ActionError, match=TOGETHER):
            closed(whole)
    else:
        assert closed(whole).waves[-1].closed


def test_reports_that_grew_are_no_sum(first: Workspace) -> None:
    """Three reports, each with more people than the one before, do not count anybody twice."""
    for number in range(3):
        more = people(range(200 + 10 * number, 208 + 10 * number))
        first = closed(added(act(first, "reopen-wave"), more, key=f"more {number}"))
    assert 4 == len(first.waves[0].given)


def test_digests_have_a_salt(first: Workspace, team: list[Person]) -> None:
    """One for all reports of a workspace, and another one in another: no list of digests tells what people answered."""
    other = closed(added(again(empty(), "first", "7"), team), fresh="another salt")
    (given,), (elsewhere,) = first.waves[0].given, other.waves[0].given
    assert ("a salt", "another salt") == (given.salt, elsewhere.salt)
    digests = [{line.split(" ")[3] for line in text.split("\n")} for text in (given.people, elsewhere.people)]
    digests.append({line.split(" ")[3] for line in given_out.traces(team).split("\n")})
    assert [18] * 3 == [len(each) for each in digests]
    assert 54 == len(set().union(*digests))
    more = closed(added(act(first, "reopen-wave"), people(range(60, 68)), key="more"), fresh="fresh")
    assert {"a salt"} == {each.salt for each in more.waves[0].given}


def of_an_earlier_version(workspace: Workspace) -> Workspace:
    """Return a workspace whose first report was written down without a salt."""
    wave, *rest = workspace.waves
    said = given_out.said(wave.comments)
    old = replace(wave.given[0], people=given_out.traces(wave.people), comments=said, salt="")
    return replace(workspace, waves=(replace(wave, given=(old,)), *rest))


def writing(workspace: Workspace, *texts: str) -> Workspace:
    (wave,) = workspace.waves
    said = tuple(Comment("sales", text) for text in texts)
    first, *others = wave.imports
    return replace(workspace, waves=(replace(wave, imports=(replace(first, comments=said), *others)),))


def test_a_report_of_an_earlier_version_gets_a_salt(team: list[Person]) -> None:
    """It is held against the next one as ever, in whatever way its answers come again, and written down anew."""
    commented = writing(added(again(empty(), "first", "7"), team), "At first")
    old = act(of_an_earlier_version(closed(commented)), "reopen-wave", fresh="a salt")
    for more in (ONE, in_a_table(ONE)):
        with pytest.raises(ActionError, match=TELLS):
            closed(added(old, more))
        with pytest.raises(ActionError, match=TELLS):
            closed(added(again(old, "second", "7"), in_a_table([*team, *more])))
    renewed, salted = (closed(each).waves[0].given for each in (old, commented))
    assert salted == renewed


@pytest.mark.parametrize(("first", "came"), [(3, 1), (5, 1), (5, 7)])
def test_a_function_that_was_hidden_showed_no_comment(first: int, came: int) -> None:
    """Whoever comes then may write: the next report shows the first comments of all of them, or none."""
    few, more = people(range(first)), people(range(20, 20 + came))
    workspace = closed(writing(added(again(empty(), "first"), [*few, *OTHERS]), "At first"))
    grown = added(act(workspace, "reopen-wave"), more, key="more")
    assert closed(writing(grown, "At first", "Later")).waves[0].closed


@pytest.mark.parametrize(("size", "alike"), [(6, 1), (6, 2), (7, 2), (9, 4)])
def test_who_gave_one_answer_throughout_holds_no_comment_up(size: int, alike: int) -> None:
    """Somebody did so a year before; all others are other people, and the comment may be anybody's."""
    straight = [replace(each, answers=(3,) * 20, mark="") for each in people(range(60, 60 + alike))]
    workspace = closed(added(again(empty(), "first"), [*people(range(size - alike)), *straight]))
    later = added(again(workspace, "second"), [*people(range(100, 100 + size - alike)), *straight])
    *_, wave = later.waves
    said = replace(wave, imports=(replace(wave.imports[0], comments=(Comment("sales", "Come to the plant"),)),))
    assert closed(replace(later, waves=(*later.waves[:-1], said))).waves[-1].closed


def test_a_comment_of_one_who_came_waits(team: list[Person]) -> None:
    """Nobody is hidden, and no chance: who left a statement open is in no figure, and what is new is of this person."""
    workspace = act(closed(writing(added(again(empty(), "first"), team), "At first")), "reopen-wave")
    opened = [replace(each, answers=(None, *each.answers[1:])) for each in ONE]
    grown = added(workspace, opened, key="more")
    assert closed(grown).waves[0].closed
    with pytest.raises(ActionError, match=TELLS):
        closed(writing(grown, "At first", "Later"))


def test_people_of_an_earlier_version_are_known_again_who_are_taken_away(team: list[Person]) -> None:
    """They come again in a table, one fewer, in the same measurement or in another: this one would be left."""
    old = of_an_earlier_version(closed(added(again(empty(), "first", "7"), team)))
    gone = act(act(old, "reopen-wave"), "remove-import", key="added")
    assert {"fresh"} == {each.salt for each in gone.waves[0].given}
    for following in (gone, again(gone, "second", "7")):
        with pytest.raises(ActionError, match=TELLS):
            closed(added(following, in_a_table(team[1:])))
        assert closed(added(following, in_a_table(team))).waves[-1].closed


def test_a_row_that_is_removed_is_known_again(team: list[Person]) -> None:
    """An earlier version opened the measurement, and this one takes somebody out."""
    opened = act(closed(added(again(empty(), "first", "7"), team)), "reopen-wave")
    fewer = act(of_an_earlier_version(opened), "remove-row", key="added", line=pack(team[0]))
    with pytest.raises(ActionError, match=TELLS):
        closed(fewer)
    assert closed(added(fewer, in_a_table(team[:1]), key="back")).waves[0].closed


def test_reports_with_a_salt_and_without_one_are_added_up(team: list[Person]) -> None:
    """Of an earlier version two people are gone; all others are known, and a later report beside tells of one more."""
    east, west = team[:9], people(range(10, 19))
    first = of_an_earlier_version(closed(added(again(empty(), "first"), [*east, *OTHERS])))
    (wave,) = first.waves
    opened = replace(
        first, waves=(replace(wave, closed="", imports=(Import("i", "i", "2026-11-22", pack_all(east[2:])),)),)
    )
    second = closed(added(again(opened, "second"), west))
    assert ["", "a salt"] == [each.salt for each in given_out.everything(second)]
    with pytest.raises(ActionError, match=TOGETHER):
        closed(added(again(second, "third"), [*east, *in_a_table([*west, *ONE])]))


def test_a_report_of_an_earlier_version_whose_answers_are_gone_is_still_understood(team: list[Person]) -> None:
    """Its lines stay as they are, and know the same responses."""
    old = of_an_earlier_version(closed(added(again(empty(), "first", "7"), team)))
    (wave,) = old.waves
    gone = replace(old, waves=(replace(wave, closed="", imports=()),))  # as an earlier version took them away
    with pytest.raises(ActionError, match=TELLS):
        closed(added(gone, [*team, *ONE]))
    others = closed(added(again(gone, "second", "7"), [*people(range(100, 109)), *OTHERS]))
    assert ["", "a salt"] == [each.salt for wave in others.waves for each in wave.given]
