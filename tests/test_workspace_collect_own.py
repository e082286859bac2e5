"""One's own answers: offered to the session that is collected, added when somebody says so, and counted once."""

import json
from dataclasses import replace

import pytest

from assessment.errors import ActionError
from assessment.exchange.code import Response, encode, session_tag
from assessment.load import load_bank
from assessment.requests import show_workspace
from assessment.workspace import parts
from assessment.workspace.action import Context, OwnAnswers
from assessment.workspace.begin import begun_at
from assessment.workspace.collect.cockpit import COLLECT, INVITE, cockpit_of
from assessment.workspace.collect.own import Offered, offered
from assessment.workspace.collect.session import invitation
from assessment.workspace.document import new_workspace, to_document
from assessment.workspace.path import path_of
from assessment.workspace.records import Workspace
from tests.teams import Respondent
from tests.workspaces import TODAY, context, empty, folded, reopened, sample, with_answers

ANSWERS = (2, 3, 4, 5) * 5
MINE = Response("sales", "head", 0, 7, ANSWERS)


def fragment(mine: Response = MINE) -> str:
    return f"result={encode(mine)}"


def begun() -> Workspace:
    """Return the session that “Invite the other side” makes."""
    return begun_at("collect", new_workspace("own", "", TODAY), fragment(), load_bank())


def seeing(mine: Response = MINE, date: str = "2026-11-20", **look: str) -> Context:
    return replace(context(**look), own=OwnAnswers(fragment(mine), date))


def act(workspace: Workspace, action: str, mine: Response = MINE, **values: object) -> Workspace:
    return parts.act(workspace, action, values, seeing(mine))


def added(workspace: Workspace, mine: Response = MINE) -> Workspace:
    return act(workspace, "add-own-answers", mine, link=fragment(mine), name="Own answers")


def page(workspace: Workspace, mine: Response = MINE, date: str = "2026-11-20", step: str = "collect") -> str:
    return folded(parts.show(workspace, "collect", seeing(mine, date, step=step)))


def test_whoever_invites_from_a_result_is_offered_their_own_answers() -> None:
    """With day, function and level, and with what comes of it; the step in which they invite leads there."""
    html = page(begun())
    assert "You answered on 20 November 2026, as <b>Sales, Head of function</b>." in html
    assert "Added, they stay in this browser, count like everybody’s, and can be taken back below." in html
    assert f'data-action="add-own-answers" data-link="{fragment()}"' in html
    invite = page(begun(), step="invite")
    assert "Yours can be added" in invite
    assert "Your own answers can be added, too." in invite
    assert () == begun().waves  # nothing was added by itself


def test_added_they_count_once_and_can_be_taken_back() -> None:
    """One person, as an import of its own that nobody need add again; taken back, they are offered again."""
    mine = reopened(added(begun()))
    (each,) = mine.waves[0].imports
    assert ("Own answers", True, ("sales", "head", ANSWERS)) == (
        *(each.name, each.own),
        (each.people[0].function, each.people[0].level, each.people[0].answers),
    )
    assert offered(mine, seeing()) is None
    with pytest.raises(ActionError, match="here already"):
        added(mine)
    back = act(mine, "remove-import", key=each.key)
    assert offered(back, seeing()) is not None


def test_after_ones_own_answers_people_are_still_to_be_invited() -> None:
    """Neither the cockpit nor the way takes them for those of people who were invited."""
    mine = added(begun())
    html = page(mine, step="")
    assert 'Only your own answers are here. <span data-when="to-send">Send the invitation.</span>' in html
    assert "promise can be made stricter, but not looser" not in html
    assert ("now", INVITE) == (
        path_of(mine, context())["ask"],
        cockpit_of(mine, mine.waves[0], {}, 6, context()).step,
    )
    more = with_answers(mine, [Respondent("marketing", None, (3,) * 20)])
    assert COLLECT == cockpit_of(more, more.waves[0], {}, 6, context()).step
    assert "now" == path_of(more, context())["ask"]


def test_answers_that_are_here_in_another_way_are_not_offered() -> None:
    """Pasted as a code, also before an answer was changed; in a table without codes; in an earlier measurement."""
    here = [
        act(begun(), "add-answers", text=encode(MINE), name="Chat"),
        act(begun(), "add-answers", text=encode(MINE._replace(answers=(1,) * 20)), name="Chat"),
        with_answers(begun(), [Respondent("sales", "head", ANSWERS)]),
        with_answers(begun(), [Respondent("sales", None, ANSWERS)]),
        act(
            act(begun(), "add-answers", text=encode(MINE), name="Chat"), "start-wave", name="Spring", date="2027-05-03"
        ),
    ]
    assert [None] * len(here) == [offered(each, seeing()) for each in here]
    others = with_answers(
        begun(), [Respondent("marketing", "head", ANSWERS), Respondent("sales", "head", (1, *ANSWERS[1:]))]
    )
    assert offered(others, seeing()) is not None
    later = act(here[-1], "leave-out-own-answers", value=False)
    assert offered(later, seeing(MINE._replace(answers=(4,) * 20))) is not None  # given anew for the new measurement


def test_they_are_offered_only_where_they_can_be_added() -> None:
    """Not in a made-up team, before there is a session, after closing, or of somebody else's session."""
    closed = parts.act(added(begun()), "close-wave", {}, context())
    other = MINE._replace(session=session_tag("Of somebody else"))
    assert [None] * 5 == [
        offered(sample(), seeing()),
        offered(empty(), seeing()),
        offered(closed, seeing(MINE._replace(respondent=8, answers=(4,) * 20))),
        offered(begun(), seeing(other)),
        offered(begun(), seeing(MINE._replace(answers=(None,) * 20))),
    ]
    own_session = MINE._replace(session=session_tag(begun().session.name))
    assert offered(begun(), seeing(own_session)) is not None
    assert offered(begun(), context()) is None


def invited(workspace: Workspace, mine: Response = MINE, **look: str) -> str | None:
    return invitation(workspace, seeing(mine, **look)).function


def test_who_begins_with_a_result_invites_the_other_side() -> None:
    """Its people need not choose a function; the button says whom it invites, and any link can be chosen instead."""
    html = page(begun(), step="invite")
    assert ("marketing", 2) == (invited(begun()), html.count("the invitation to Marketing<"))
    assert "sales" == invited(begun(), MINE._replace(function="marketing"))
    assert "marketing" == invited(added(begun()))
    assert [None, "sales"] == [invited(begun(), invited=each) for each in ("", "sales")]


def test_who_may_mean_anybody_invites_everybody() -> None:
    """One function’s link would count others wrongly.

    So it is without an own function, in a session that began without a result, and once anybody else answered, since
    reminders go to all.
    """
    assert [None, None] == [invited(begun(), MINE._replace(function=each)) for each in (None, "other")]
    assert invited(replace(begun(), results=())) is None
    assert invited(with_answers(begun(), [Respondent("marketing", None, (3,) * 20)])) is None


def test_who_leaves_their_answers_out_is_not_asked_again() -> None:
    """They can ask for the offer again, and the next measurement asks anew."""
    out = reopened(act(begun(), "leave-out-own-answers", value="yes"))
    html = page(out)
    assert "Your own answers are left out of this session." in html
    assert "add-own-answers" not in html
    assert "Yours can be added" not in page(out, step="invite")
    again = act(out, "leave-out-own-answers")
    assert "add-own-answers" in page(again)
    with_somebody = with_answers(out, [Respondent("marketing", None, (3,) * 20)])
    assert "add-own-answers" in page(act(with_somebody, "start-wave", name="Spring", date=TODAY))


def test_what_is_missing_is_told() -> None:
    """Statements that are open, the day that nobody knows, and the function, without which nothing is added."""
    open_one = MINE._replace(answers=(None, *ANSWERS[1:]), level=None)
    assert "as <b>Sales</b>: 19 of 20 statements." in page(begun(), open_one)
    unknown = MINE._replace(respondent=9)
    assert "You answered as <b>Sales, Head of function</b>." in page(begun(), unknown, date="no day")
    assert Offered(fragment(), MINE, TODAY) == offered(begun(), seeing(date=""))  # the workspace began with them
    nobody = MINE._replace(function=None)
    html = page(begun(), nobody)
    for each in ("sales", "marketing", "other"):
        assert f'name="function" value="{each}" required' in html
    assert "Yours can be added" in page(begun(), nobody, step="invite")
    named = act(begun(), "add-own-answers", nobody, link=fragment(nobody), name="Own answers", function="marketing")
    assert ["marketing"] == [person.function for person in named.waves[0].people]
    assert offered(named, seeing(nobody)) is None
    with pytest.raises(ActionError, match="Choose your function"):
        added(begun(), nobody)


def test_the_page_tells_python_which_result_the_browser_keeps() -> None:
    """Whatever stands there: what is no result is no reason to show no page."""
    for own in ({"fragment": fragment(), "date": "2026-11-20"}, {"fragment": "result=x", "date": "never"}):
        asked = {"document": to_document(begun()), "view": "collect", "today": TODAY, "fresh": "fresh", "own": own}
        reply = show_workspace(json.loads(json.dumps(asked)))
        assert ("2026-11-20" == own["date"]) == ("add-own-answers" in reply["html"])
