"""Files wait until all answers are in, and no second report tells of a few people."""

from dataclasses import replace

import pytest

from assessment.errors import ActionError
from assessment.team import NEARLY_ALL
from assessment.workspace import parts
from assessment.workspace.records import Promise, Workspace
from assessment.workspace.report.page import ASSETS, report_of
from assessment.workspace.standing import standing
from tests.teams import Respondent
from tests.test_workspace_promises import FORM, people
from tests.workspaces import act, context, empty, sample, show, with_answers

FILES = {
    "report-html": {"assets": dict.fromkeys(ASSETS, "")},
    "report-markdown": {},
    "report-csv": {},
    "report-json": {},
    "report-chart": {"chart": "totals"},
    "slides": {},
}
"""The files of a report, and what the page sends along with each."""


@pytest.fixture
def team() -> Workspace:
    """Return nine people of each function."""
    session = act(empty(), "set-session", **FORM | {"threshold": "5", "heads": []})
    return with_answers(session, [*people("sales", 9), *people("marketing", 9)])


def closed(workspace: Workspace) -> Workspace:
    return act(workspace, "close-wave")


def later(workspace: Workspace, more: list[Respondent]) -> Workspace:
    """Return a workspace that was opened again for more people."""
    return with_answers(act(workspace, "reopen-wave"), more, fresh="later")


def newcomers(size: int, function: str = "sales", opened: int | None = None) -> list[Respondent]:
    """Return people who answer as nobody in the team does; `opened` is a statement that they leave open."""
    rows = [
        tuple(1 + (place * 2 + statement // 2) % 5 if statement > place else 1 + place % 4 for statement in range(20))
        for place in range(size)
    ]
    return [
        Respondent(function, "staff", tuple(None if n == opened else a for n, a in enumerate(row, 1))) for row in rows
    ]


@pytest.mark.parametrize("file", FILES)
def test_files_wait_until_all_answers_are_in(team: Workspace, file: str) -> None:
    """Each says why, and comes once the measurement is closed."""
    with pytest.raises(ActionError, match="Files wait until all answers are in"):
        parts.export(team, file, FILES[file], context())
    assert parts.export(closed(team), file, FILES[file], context())["text"]


def test_the_page_shows_the_figures_and_says_why_files_wait(team: Workspace) -> None:
    """Nothing is missing but the files."""
    html = show(team, "report")
    assert "Files wait until all answers are in" in html
    assert "data-export-action" not in html
    assert "The 20 statements" in html
    assert "data-export-action" in show(closed(team), "report")


def test_files_of_made_up_answers_wait_for_nothing() -> None:
    """Nobody gave them."""
    assert parts.export(sample(), "report-csv", {}, context())["text"]


def test_a_closed_measurement_takes_no_answer(team: Workspace) -> None:
    """Nor does it lose one, until it is opened again."""
    whole = closed(team)
    with pytest.raises(ActionError, match="Open it again to change something"):
        with_answers(whole, newcomers(1))
    with pytest.raises(ActionError, match="Open it again to change something"):
        act(whole, "remove-import", key=whole.waves[0].imports[0].key)


def test_nobody_who_has_not_answered_is_closed() -> None:
    """There is nothing to give out."""
    with pytest.raises(ActionError, match="Nobody has answered yet"):
        closed(act(empty(), "set-session", **FORM))


@pytest.mark.parametrize(("size", "opened"), [(1, None), (5, None), (1, 3)])
def test_a_few_newcomers_are_not_shown_by_a_second_report(team: Workspace, size: int, opened: int | None) -> None:
    """Two reports that differ by few people would tell what these answered; with an open statement, they are not in."""
    again = later(closed(team), newcomers(size, opened=opened))
    if opened:
        assert closed(again).waves[0].closed
    else:
        with pytest.raises(ActionError, match="fewer than 6 people’s answers came in"):
            closed(again)


@pytest.mark.parametrize("first", [(4, 4, 4, 4, 4, 4), (3, 4, 4, 4, 4, 5)])
def test_newcomers_of_one_mind_are_not_shown_by_a_second_report(team: Workspace, first: tuple[int, ...]) -> None:
    """They are a block of their own: whether all gave one answer is not told by the sum that they added."""
    came = [
        replace(person, answers=(answer, *person.answers[1:]))
        for person, answer in zip(newcomers(6), first, strict=True)
    ]
    again = closed(later(closed(team), came))
    (before, after) = (report_of(each, context()).result.statements[0].views["sales"] for each in (team, again))
    assert (9, 15) == (before.n, after.n)
    assert 24 == pytest.approx(after.n * after.mean - before.n * before.mean)
    assert (after.sd, after.counts, after.parts) == (NEARLY_ALL, NEARLY_ALL, NEARLY_ALL)


def test_many_who_left_are_not_shown_by_a_second_report(team: Workspace) -> None:
    """Nothing could be told of those who stayed that does not tell of them. Back again, they are no difference."""
    both = closed(with_answers(team, newcomers(8), fresh="eight"))
    fewer = act(act(both, "reopen-wave"), "remove-import", key=both.waves[0].imports[-1].key)
    with pytest.raises(ActionError, match="have gone or changed"):
        closed(fewer)
    assert 1 == len(closed(with_answers(fewer, newcomers(8), fresh="back")).waves[0].given)


def test_a_report_of_an_easier_promise_counts_as_it_was() -> None:
    """Seven people were shown when five others were enough; with two more, those two would be the difference."""
    session = act(empty(), "set-session", **FORM | {"threshold": "5", "heads": []})
    first = closed(with_answers(session, [*people("sales", 7), *people("marketing", 9)]))
    two = later(first, newcomers(2))
    with pytest.raises(ActionError, match="leave the promise as it is"):
        act(two, "set-session", **FORM | {"threshold": "8", "heads": []})
    raised = replace(two, waves=(replace(two.waves[0], promise=Promise(8, (), known=True)),))
    with pytest.raises(ActionError, match="fewer than 9 people’s answers came in"):
        closed(raised)


def test_a_report_that_says_no_threshold_is_taken_at_its_easiest(team: Workspace) -> None:
    """An earlier version wrote none down: the strictest reading holds."""
    first = closed(team)
    (wave,) = first.waves
    unknown = replace(first, waves=(replace(wave, given=(replace(wave.given[0], others=0),)),))
    with pytest.raises(ActionError, match="came in, went or changed"):
        closed(later(unknown, newcomers(2)))
    assert closed(later(unknown, newcomers(6))).waves[0].closed


def test_where_the_blocks_change_the_second_report_waits() -> None:
    """Four complete people were told with four others as one block; with six more complete ones they are not."""
    session = act(empty(), "set-session", **FORM | {"threshold": "5", "heads": []})
    opened = [Respondent("sales", "staff", (None, *person.answers[1:])) for person in newcomers(4)]
    first = closed(with_answers(session, [*people("sales", 4), *opened, *people("marketing", 9)]))
    assert 8 == report_of(first, context()).result.statements[1].views["sales"].n
    with pytest.raises(ActionError, match="came in, went or changed"):
        closed(later(first, newcomers(12)[6:]))


def test_a_head_who_could_not_be_shown_hides_among_the_others() -> None:
    """With five staff no head is shown one by one, so one who comes later would be the difference."""
    session = act(empty(), "set-session", **FORM | {"threshold": "5"})
    first = closed(with_answers(session, [*people("sales", 6, heads=1), *people("marketing", 9)]))
    assert not report_of(first, context()).result.heads["sales"]
    with pytest.raises(ActionError, match="came in, went or changed"):
        closed(later(first, [Respondent("sales", "head", newcomers(1)[0].answers)]))


def test_enough_newcomers_can_be_added(team: Workspace) -> None:
    """Six others came: each of them stands among five."""
    assert 2 == len(closed(later(closed(team), newcomers(6))).waves[0].given)


def test_closing_the_same_again_is_no_second_report(team: Workspace) -> None:
    """It was opened, and nothing came."""
    assert 1 == len(closed(act(closed(team), "reopen-wave")).waves[0].given)


def test_a_few_who_left_are_not_shown_by_a_second_report(team: Workspace) -> None:
    """What is taken out can be worked out as what is added."""
    both = closed(with_answers(team, newcomers(2), fresh="two"))
    key = both.waves[0].imports[-1].key
    fewer = act(act(both, "reopen-wave"), "remove-import", key=key)
    with pytest.raises(ActionError, match="came in, went or changed"):
        closed(fewer)


def test_the_next_measurement_is_held_against_what_was_given_out(team: Workspace) -> None:
    """A copy of the same answers with one more is another report of them; other answers are not."""
    again = act(closed(team), "start-wave", fresh="second", name="Spring")
    copied = with_answers(again, [*people("sales", 9), *newcomers(1), *people("marketing", 9)], fresh="copied")
    with pytest.raises(ActionError, match="came in, went or changed"):
        closed(copied)
    assert closed(with_answers(again, [*newcomers(7), *newcomers(7, "marketing")], fresh="others")).waves[1].closed


def headed(heads: list[str], threshold: str = "5") -> dict[str, object]:
    return FORM | {"threshold": threshold, "heads": heads}


@pytest.fixture
def with_heads() -> Workspace:
    """Return two heads who agreed to be shown, and nine people of each function, whose report was given out."""
    session = act(empty(), "set-session", **headed(["sales"]))
    heads = [replace(person, level="head") for person in newcomers(2)]
    return closed(with_answers(session, [*heads, *people("sales", 9), *people("marketing", 9)]))


def test_a_stricter_promise_makes_another_report(with_heads: Workspace) -> None:
    """So the measurement is open again, and its files wait."""
    changed = act(with_heads, "set-session", **headed(["sales"], "7"))
    with pytest.raises(ActionError, match="Files wait until all answers are in"):
        parts.export(changed, "report-json", {}, context())


def test_a_head_who_was_shown_does_not_hide_among_the_staff(with_heads: Workspace) -> None:
    """The staff alone would be the difference of both reports, so it stays so, closed or opened again."""
    for workspace in (with_heads, act(with_heads, "reopen-wave")):
        with pytest.raises(ActionError, match="leave the promise as it is"):
            act(workspace, "set-session", **headed([]))


def test_the_plan_rests_on_the_figures_of_the_report(with_heads: Workspace) -> None:
    """One release for each measurement: heads who are shown one by one are shown so to every page."""
    told = standing(with_heads, context()).team
    assert told
    assert report_of(with_heads, context()).result == told


def test_two_reports_together_are_held_against_a_third() -> None:
    """Of two offices and of both with one person more: the sums of the first two leave that person."""
    east, west = [[*people("sales", 9)], newcomers(8)]
    workspace = act(empty(), "set-session", **FORM | {"threshold": "5", "heads": []})
    for number, group in enumerate((east, west)):
        workspace = closed(with_answers(workspace, group, fresh=f"office {number}"))
        workspace = act(workspace, "start-wave", fresh=f"next {number}", name=f"Next {number}", date="2026-11-30")
    one = replace(newcomers(1)[0], answers=(4,) * 20)
    with pytest.raises(ActionError, match="all reports together would tell"):
        closed(with_answers(workspace, [*east, *west, one], fresh="all"))


def test_a_measurement_that_is_removed_leaves_what_was_given_out(team: Workspace) -> None:
    """Else its people and one more could be added and reported anew."""
    taken_back = act(act(closed(team), "reopen-wave"), "remove-import", key=team.waves[0].imports[0].key)
    with pytest.raises(ActionError, match="may have been given out"):
        act(taken_back, "remove-wave")
    started = act(taken_back, "start-wave", fresh="next", name="Next", date="2026-11-30")
    removed = act(act(started, "choose-wave", value=team.waves[0].key), "remove-wave")
    assert [replace(each, removed=True) for each in closed(team).waves[0].given] == [*removed.waves[0].given]


def test_the_next_measurement_promises_no_less_to_the_same_people(team: Workspace) -> None:
    """The same answers in a measurement with another promise are told of as they were promised."""
    workspace = act(closed(team), "start-wave", fresh="next", name="Next", date="2026-11-30")
    workspace = act(workspace, "set-session", **headed(["sales"]) | {"name": "Next"})
    again = with_answers(workspace, [*people("sales", 9), *people("marketing", 9)], fresh="again")
    with pytest.raises(ActionError, match="promised more"):
        closed(again)


COLLECTS = ("preview-action", "remove-import", "remove-row", "set-function", "set-level", "fill-function")
"""What is done with answers, as a page names it."""


@pytest.mark.parametrize("step", ["invite", "collect"])
def test_the_page_of_a_closed_measurement_offers_no_answer(team: Workspace, step: str) -> None:
    """It says since when, and that it can be opened again, in the place of what cannot be done."""
    looked = {"step": step, "rowsOf": team.waves[0].imports[0].key}
    before, after = (show(each, "collect", **looked) for each in (team, closed(team)))
    asked_for = [f'data-action="{name}"' if name != "preview-action" else f"data-{name}" for name in COLLECTS]
    assert [each for each in asked_for if each in before]
    assert [] == [each for each in (*asked_for, "Add answers", "Remind", 'id="invite-link"') if each in after]
    assert after.count("No answer is added or taken out any more.") == 2
    assert 'data-export-action="answers"' in after
    assert "Row 2" in after


PREVIEWED = {
    "answers": {"text": "Hello", "name": "Pasted text"},
    "typed": {"digits": "12345" * 4, "function": "sales", "level": "staff", "name": "From paper"},
}
"""What is looked at before it is added, with values."""


def test_no_answer_is_looked_at_that_cannot_be_added(team: Workspace) -> None:
    """A preview would offer to add it. Made-up answers are tried out only, closed or not."""
    for name, values in PREVIEWED.items():
        with pytest.raises(ActionError, match="This measurement is closed"):
            parts.preview(closed(team), name, values, context())
    (wave,) = sample().waves
    made_up = replace(sample(), waves=(replace(wave, closed="2026-11-20"),))
    assert "Nothing to add" in parts.preview(made_up, "answers", PREVIEWED["answers"], context())
