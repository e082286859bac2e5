"""What a comparison told remains told, whatever is done to its measurements and to those beside it."""

from dataclasses import replace

import pytest

from assessment.exchange.code import Response, encode, session_tag
from assessment.workspace import given_out
from assessment.workspace.measurements import begin, with_wave
from assessment.workspace.records import Import, Promise, Wave, pack_all
from tests.test_told_together import DATES, answers, compared, drawn, given_out_of, measured, opened, person
from tests.test_workspace_promises import FORM
from tests.workspaces import act, context, empty


def places(workspace):
    """Return every two measurements, by their places."""
    return [(old, new) for new in range(len(workspace.waves)) for old in range(new)]


def told(workspace):
    return [compared(workspace, *both) for both in places(workspace)]


def codes(numbers, wave, session):
    """Return response codes of a session."""
    found = (Response("sales", None, session_tag(session), each, answers(each, wave)) for each in numbers)
    return "\n".join(map(encode, found))


def added(workspace, people, key):
    """Return a workspace with more people in the measurement that is worked on."""
    workspace, wave = begin(workspace, context())
    return with_wave(workspace, replace(wave, imports=(*wave.imports, Import(key, key, DATES[0], pack_all(people)))))


def test_a_measurement_that_stayed_open_grows_between_two_that_were_compared():
    """Fifteen of the first were compared in the last. Fourteen of them come into the middle, whose turn is before."""
    sets = [*range(1, 16), *range(100, 110)], [1, 2, 3, 4], [*range(1, 16), *range(200, 212)]
    workspace = empty()
    for place, (name, numbers) in enumerate(zip(("Spring", "Summer", "Autumn"), sets, strict=True)):
        if place:
            workspace = act(workspace, "start-wave", fresh=name, name=name, date=DATES[place])
        workspace = act(workspace, "set-session", **FORM | {"name": name, "threshold": "5", "heads": []})
        workspace = act(workspace, "add-answers", fresh=f"{place}", text=codes(numbers, place, name))
        if name != "Summer":
            workspace = act(workspace, "close-wave", fresh="a salt")
    assert compared(workspace, 0, 2)
    middle = act(workspace, "choose-wave", value="Summer")
    late = codes([*range(5, 15), *range(300, 310)], 1, "Summer")
    grown = act(act(middle, "add-answers", fresh="late", text=late, allSessions=True), "close-wave")
    assert [15, 15] == [len(each.people.split("\n")) for each in grown.compared]
    assert not compared(grown, 1, 2)


def test_what_is_kept_is_what_the_page_told():
    """After a measurement was opened, grew and was closed, all that was told before is told again, in its place.

    Then 24 of it are compared with the second. When they are gone, a later one has these 24 and one more.
    """
    workspace = measured([(n, "staff") for n in range(100, 110)], [*range(1, 61)], [*range(13, 41), *range(200, 212)])
    workspace = opened(given_out_of(workspace), 0)
    level = {n: "head" if 9 <= n <= 16 else "staff" for n in range(1, 25)}
    grown = act(added(workspace, [person(n, 0, n, level[n]) for n in level], "more"), "close-wave")
    assert [True, False, True] == told(grown)
    gone = opened(grown, 0)
    assert [28, 28, 24, 24] == [len(each.people.split("\n")) for each in gone.compared]
    for key in ("i", "more"):
        gone = act(gone, "remove-import", key=key)
    gone = act(gone, "remove-wave")
    people = [person(n, 3, n) for n in [*range(1, 25), 41, *range(300, 312)]]
    more = Wave("w3", "Third", DATES[3], (Import("i", "f", DATES[3], pack_all(people)),))
    last = replace(gone, waves=(*gone.waves, replace(more, promise=Promise(5, (), known=True))))
    assert not compared(act(act(last, "choose-wave", value="w3"), "close-wave"), 0, 2)


@pytest.mark.parametrize("seed", [4, 14])
def test_reports_of_an_earlier_version_hide_no_comparison(seed):
    """They have no salt: what is written down beside them gives them theirs when a measurement is closed again."""
    workspace = given_out_of(measured(*drawn(seed)[0]))
    waves = (
        replace(wave, given=(given_out.report_of(wave, wave.promise, wave.closed, ""),)) for wave in workspace.waves
    )
    old = replace(workspace, waves=tuple(waves))
    again = act(act(old, "choose-wave", value=old.waves[0].key), "reopen-wave", fresh="first")
    again = act(again, "close-wave", fresh="second")
    assert {"first"} == {each.salt for each in (*again.compared, *given_out.everything(again))}
    assert told(workspace) == told(again)


def test_a_level_put_right_hides_no_comparison():
    """The same people are compared; that one of them was taken for another level changes nothing."""
    workspace = given_out_of(measured(*drawn(4)[0]))
    again = opened(workspace, 0)
    (found,) = again.waves[0].imports
    again = act(again, "set-level", key="i", line=found.lines[-1], value="head")
    assert told(workspace) == told(act(again, "close-wave"))
