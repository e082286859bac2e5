"""The session and its waves: what people are invited to, and one measurement after another."""

from urllib.parse import parse_qs

import pytest

from assessment.errors import ActionError
from assessment.workspace import parts
from assessment.workspace.action import Context
from assessment.workspace.collect.session import invitation
from assessment.workspace.measurements import current_wave
from assessment.workspace.records import Workspace
from assessment.workspace.today import Today
from tests.workspaces import TODAY, act, context, empty, folded, sample

FORM = {"name": "Autumn review", "threshold": "7", "askLevel": ["on"]}


@pytest.fixture
def named() -> Workspace:
    return act(empty(), "set-session", **FORM)


def shown(workspace: Workspace, **look: str) -> str:
    there = context(**look)
    html = parts.show(
        workspace, "collect", Context(there.bank, Today(TODAY), "f", "../", "https://example.org/cg/", look)
    )
    return folded(html)


def test_the_session_says_what_was_chosen(named: Workspace) -> None:
    """A box that is not ticked is not sent, and means no."""
    session = named.session
    assert ("Autumn review", 7, True, ()) == (
        session.name,
        session.threshold,
        session.ask_level,
        session.heads,
    )


@pytest.mark.parametrize("function", ["", "sales", "marketing", "other"])
def test_an_invitation_opens_the_session_for_a_function(named: Workspace, function: str) -> None:
    """The address carries session, level, function and the promise, and the page shows it in link and texts."""
    html = shown(named, invited=function)
    invite = invitation(
        named, Context(context().bank, Today(TODAY), "f", "", "https://example.org/cg/", {"invited": function})
    )
    assert invite.address.startswith("https://example.org/cg/assess/#session=")
    read = parse_qs(invite.address.partition("#")[2], keep_blank_values=True)
    assert {"session": ["Autumn review"], "others": ["7"]} | ({"function": [function]} if function else {}) == read
    assert invite.address.replace("&", "&amp;") in html


def test_a_wrong_choice_of_function_invites_nobody(named: Workspace) -> None:
    """What the page should never send is refused: else a link for everybody would go to one function."""
    with pytest.raises(ActionError, match="does not know"):
        invitation(named, context(invited="finance"))


def test_the_words_are_confidential_and_never_anonymous(named: Workspace) -> None:
    """In a small group, a function and a level can be enough to recognise somebody."""
    html = shown(named).lower()
    assert "confidential to me" in html
    assert "anonym" not in html


def test_the_link_carries_the_address_for_the_answers() -> None:
    """Where the facilitator gives one, people mail their answers with one tap."""
    html = shown(act(empty(), "set-session", **FORM | {"reply": "anna@example.org"}))
    assert "reply=anna%40example.org" in html


def test_there_is_no_invitation_without_a_name() -> None:
    """The name is what holds the answers of a session together."""
    html = shown(empty())
    assert "Name your session first" in html
    assert "invite-link" not in html


def test_a_qr_code_is_drawn_when_asked_for(named: Workspace) -> None:
    """And it can be saved as a picture with a size."""
    assert 'class="qr"' not in shown(named)
    assert 'class="qr"' in shown(named, qr="shown")
    file = parts.export(named, "invitation", {}, context(invited="sales"))
    assert ("invitation-sales.svg", "image/svg+xml") == (file["name"], file["type"])
    assert ' width="' in file["text"].partition(">")[0]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"name": "  "}, "Enter a name for the session"),
        ({"name": "x" * 121}, "longer than 120"),
        ({"threshold": "2"}, "whole number from 5 to 20, not 2"),
        ({"threshold": "21"}, "whole number from 5 to 20, not 21"),
        ({"threshold": "five"}, "Enter the number of others as a whole number"),
        ({"reply": "Anna"}, "Enter one mail address"),
    ],
)
def test_a_wrong_set_up_is_refused(values: dict[str, str], message: str) -> None:
    """Each with what to change."""
    with pytest.raises(ActionError, match=message):
        act(empty(), "set-session", **FORM | values)


def test_a_new_measurement_takes_its_own_name_and_answers() -> None:
    """The old one keeps its name and its people, and can be chosen again."""
    again = act(sample(), "start-wave", fresh="second", name="Spring review", date="2027-05-03")
    assert ["Sample", "Spring review"] == [wave.name for wave in again.waves]
    assert ("Spring review", ()) == (again.session.name, current_wave(again).people)
    chosen = act(again, "choose-wave", value="sample")
    assert 25 == len(current_wave(chosen).people)
    assert "second" == current_wave(act(chosen, "choose-wave", value="second")).key


def test_renaming_the_session_renames_its_measurement() -> None:
    """Only the last: earlier ones keep the name under which people were invited."""
    again = act(sample(), "start-wave", fresh="second", name="Spring review")
    renamed = act(again, "set-session", **FORM)
    assert ["Sample", "Autumn review"] == [wave.name for wave in renamed.waves]


def test_a_date_is_corrected() -> None:
    """Answers may have been collected long before they are imported."""
    assert "2026-01-31" == act(sample(), "date-wave", value="2026-01-31").waves[0].date


@pytest.mark.parametrize(("value", "message"), [("2026-02-30", "not a date that exists"), ("", "Enter the date")])
def test_a_date_that_does_not_exist_is_refused(value: str, message: str) -> None:
    """A sentence, and the old date stays."""
    with pytest.raises(ActionError, match=message):
        act(sample(), "date-wave", value=value)


def test_only_an_empty_measurement_is_removed() -> None:
    """Answers are never lost by it."""
    again = act(sample(), "start-wave", fresh="second", name="By mistake")
    removed = act(again, "remove-wave")
    assert (["sample"], "Sample") == ([wave.key for wave in removed.waves], removed.session.name)
    with pytest.raises(ActionError, match="holds answers"):
        act(removed, "remove-wave")


def test_a_measurement_that_is_gone_is_said() -> None:
    """As after an undo in between."""
    with pytest.raises(ActionError, match="no longer here"):
        act(sample(), "choose-wave", value="gone")


@pytest.mark.parametrize(
    ("written", "link"),
    [("", None), ("2, 4, 5, 6, 16", None), ("16 3,7", "3.7.16"), ("0", "no")],
)
def test_the_facilitator_chooses_what_is_guessed(written: str, link: str | None) -> None:
    """The bank's five, or others, or none: the link says so, and the form shows it again."""
    workspace = act(empty(), "set-session", **FORM, guessed=written)
    address = parse_qs(invitation(workspace, context()).address.partition("#")[2])
    assert ([link] if link else None) == address.get("guess")
    value = {"3.7.16": "3, 7, 16", "no": "0", None: "2, 4, 5, 6, 16"}[link]
    assert f'value="{value}"' in shown(workspace)
    assert (link != "no") == ("you may guess how the other side answers" in shown(workspace))


@pytest.mark.parametrize("written", ["1 2 3 4 5 6", "21", "blame"])
def test_a_choice_that_nobody_can_guess_on_is_refused(written: str) -> None:
    """With a sentence that says what to enter."""
    with pytest.raises(ActionError, match="Enter up to 5 numbers from 1 to 20"):
        act(empty(), "set-session", **FORM, guessed=written)
