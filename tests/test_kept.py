"""What people kept of the first version opens as before: files, links and a code, written then and never changed."""

import json

from assessment.browser import handle
from assessment.exchange.code import Response, decode, session_tag
from assessment.exchange.codes_in_text import read_codes
from assessment.exchange.invitation import invitation_fragment
from assessment.instrument import Instrument
from assessment.load import load_instrument
from assessment.workspace.document import MIGRATIONS, to_document
from assessment.workspace.saved import read_any
from tests.workspaces import KEPT, kept

ANSWERS = (3, 2, 4, 3, 3, 4, 2, 3, 4, 3, 2, 3, 4, 3, 3, 4, 1, 1, 3, 4)

LINKS = json.loads((KEPT / "links.json").read_text("utf-8"))

CODE = (KEPT / "code.txt").read_text("utf-8").strip()


def as_then(now: object, then: object) -> object:
    """Return what is saved now without the fields that did not exist then."""
    if isinstance(now, dict) and isinstance(then, dict):
        return {name: as_then(value, then[name]) for name, value in now.items() if name in then}
    if isinstance(now, list) and isinstance(then, list) and len(now) == len(then):
        return [as_then(*pair) for pair in zip(now, then, strict=True)]
    return now


def test_a_workspace_opens_with_everything_in_it():
    """What is saved again holds all of it but the heads' agreement, and every field of it holds something."""
    document = json.loads((KEPT / "workspace.json").read_text("utf-8"))
    document = MIGRATIONS[1](document) | {"version": 2}
    assert document == as_then(json.loads(json.dumps(to_document(kept()))), document)
    assert {"wave"} == {name for name, value in document.items() if not value}  # the last one is worked on


def test_the_answers_in_a_workspace_are_read(instrument: Instrument):
    """Its last measurement joins other files."""
    reading = read_any("workspace.json", (KEPT / "workspace.json").read_bytes(), instrument)
    assert (26, ()) == (len(reading.respondents), reading.rejected)


def test_a_saved_result_is_one_respondent(instrument: Instrument):
    """A result that somebody sent as a file."""
    (person,) = read_any("result.json", (KEPT / "result.json").read_bytes(), instrument).respondents
    assert ("sales", "head", session_tag("Spring"), ANSWERS) == (
        *(person.function, person.level, person.session),
        person.answers,
    )


def test_the_link_of_a_result_opens_it():
    """The same answers, and the type that was chosen in the one-minute check."""
    fragment = LINKS["result"].partition("#")[2]
    opened = json.loads(handle(json.dumps({"request": "open", "fragment": fragment})))
    assert {"ok": True, "answers": [*ANSWERS], "function": "sales", "level": "head", "check": "aligned"} == opened
    assert fragment == json.loads(handle(json.dumps({"request": "result", "fragment": fragment})))["fragment"]


def test_an_invitation_is_written_as_it_was():
    """The page reads its fields by these names, so a link of today and one of then say the same."""
    for link, function in (("invitation", None), ("invitation of sales", "sales")):
        fragment = LINKS[link].partition("#")[2]
        assert fragment == invitation_fragment("Autumn", ask_level=True, function=function)


def test_a_response_code_is_read():
    """As it was sent in a chat."""
    answers = (3, 5, 2, 3, 4, 4, 3, 3, 3, 4, 2, 3, 3, 3, 2, 3, 1, 1, 2, 3)
    expected = Response("sales", "head", session_tag("Autumn"), 1, answers, edition=1)
    assert expected == decode(CODE)
    assert 1 == len(read_codes("chat.txt", CODE, load_instrument()).respondents)
