"""What stands where two steps meet: nothing is asked, named or said twice that another page denies."""

from assessment.workspace.reached import looked_at
from assessment.workspace.records import MOVE
from tests.teams import Respondent
from tests.workspaces import act, context, empty, primary, sample, show, with_answers


def team(sales: int = 6, marketing: int = 6, level: str | None = None):
    """Return a named session in which so many answered; it closes on 12 December."""
    named = act(empty(), "set-session", name="Autumn", threshold="")
    named = act(named, "set-closing-date", value="2026-12-12")
    people = [Respondent(who, level, (3,) * 20) for who in ("sales",) * sales + ("marketing",) * marketing]
    return with_answers(named, people)


def test_a_closed_measurement_invites_nobody() -> None:
    """Neither by numbers nor by a last day."""
    for workspace, asks in ((team(), True), (act(team(), "close-wave"), False)):
        html = show(workspace, "collect", step="invite")
        for said in ("Save the numbers", "The invitation and the reminder name it", "Answers by 12 December 2026"):
            assert asks == (said in html)


def test_an_agreed_date_leads_on_to_the_plan() -> None:
    """Where the way names it next; the date itself stands out before."""
    decided = act(looked_at(team(), context()), "keep-decision", choice=MOVE)
    assert ["Agree to measure on 22 May 2027"] == primary(show(decided, "waves"))
    agreed = act(decided, "set-next-measurement", value="2027-05-22")
    assert ["act/plan/"] == primary(show(agreed, "waves"))
    assert [] == primary(show(act(agreed, "remove-decision", key="fresh"), "waves"))


def test_the_button_says_what_is_next() -> None:
    """A date is to be agreed on, and nothing is measured yet."""
    stays = act(looked_at(team(), context()), "keep-decision", choice="stay")
    html = show(stays, "overview")
    assert "Next: agree on a date for the next measurement." in html
    assert ">Agree on a date</a>" in html


def test_the_checklist_names_no_plan_that_is_not_made() -> None:
    """What a practice serves is told once there is one."""
    assert "practice of your plan" not in show(sample(), "checklist") + show(empty(), "checklist")
    assert "practice of your plan" in show(act(sample(), "add-own", name="Breakfast"), "checklist")


def test_to_decide_stands_above_the_tasks_that_may_follow() -> None:
    """On a phone nobody would see it below them."""
    html = show(looked_at(team(), context()), "checklist")
    assert html.index("Decide whether to move") < html.index("First move: ")


def test_a_report_of_one_function_says_what_the_other_needs() -> None:
    """So many people, as the promise has it."""
    assert "Gaps can be shown once 6 people from Marketing have answered." in show(team(6, 4), "report")
    assert "Gaps can be shown once 6 people from Sales have answered." in show(team(4, 6), "report")
