"""What the browser may ask of Python: every request, and everything that is none."""

import json
import subprocess
import sys
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.bounded_json import DEEPEST
from assessment.browser import REQUESTS, handle
from assessment.instrument import STATEMENTS
from assessment.score import score, to_json
from assessment.workspace import parts
from site_build.every_request import SAMPLES
from tests.properties import examples

ANSWERS = [3, 4, 2, 5, 1] * 4
PERSON = {"answers": ANSWERS, "function": "sales", "level": "head", "check": "defined"}
FRAGMENT = "result=2400-0000-0000-0000-0000-0000"  # its check is wrong
WORKSPACE = {
    "document": {"format": "common-ground/workspace", "version": 1, "key": "k", "name": "", "created": "2026-11-20"}
}
VALID = {
    "ping": {},
    "prepare": {},
    "score": PERSON,
    "result": PERSON | {"root": "../", "today": "2026-11-20", "own": False, "session": "Spring", "respondent": 7},
    "open": {"fragment": FRAGMENT},
    "weigh": {"type": "defined", "ticked": ["classic-roles"], "root": "../"},
    "save": PERSON | {"format": "markdown", "today": "2026-11-20"},
    "qr": {"text": "https"},
    "new-workspace": {"name": "Sales and us", "fresh": "abc", "today": "2026-11-20"},
    "open-workspace": {"text": json.dumps(WORKSPACE["document"]), "name": "a file"},
    "workspace": WORKSPACE | {"view": "home", "action": "rename", "values": {"name": "x"}},
    "prepare-view": {"view": "collect", "fresh": "abc", "today": "2026-11-20"},
    "preview": WORKSPACE | {"preview": "home", "values": {}},
    "export": WORKSPACE | {"export": "home", "values": {}},
}
NOT_UNDERSTOOD = "The page asked for something this version does not know. Reload the page."
SCRIPT = "<img src=x onerror=alert(1)>"

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.just(SCRIPT),
    lambda inner: st.lists(inner, max_size=20) | st.dictionaries(st.text(max_size=9), inner, max_size=5),
    max_leaves=25,
)


def ask(**message):
    """Send a request and return the reply, which must be one whatever was sent."""
    return reply_to(json.dumps(message))


def reply_to(text):
    reply = json.loads(handle(text))
    if not reply["ok"]:
        assert {"ok", "message"} == set(reply)
        assert reply["message"].strip()[-1] in ".?"
        assert len(reply["message"]) < 400
        assert "Traceback" not in reply["message"]
    return reply


class Tags(HTMLParser):
    """Collects the names of all elements and of all attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = set()
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.found |= {tag, *(name for name, _ in attributes)}


def test_every_request_is_tested_here():
    """A new request must be tried with valid and with wrong parameters."""
    assert set(REQUESTS) == set(VALID)


def test_python_is_ready_as_soon_as_it_can_score():
    """The page asks this first."""
    assert {"ok": True} == ask(request="ping")


BEFORE_AND_AFTER = """
import json, sys
from assessment.bounded_json import DEEPEST
from assessment.browser import handle
handle('{"request": "prepare"}')
before = set(sys.modules)
handle(json.dumps({"request": "result", "answers": [3, 4, 2, 5, 1] * 4, "today": "2026-11-20"}))
print(*sorted(set(sys.modules) - before))
"""


def test_a_prepared_result_imports_nothing_more():
    """The page prepares while the reader answers, so that the first result takes no longer than the second."""
    assert "" == subprocess.check_output([sys.executable, "-c", BEFORE_AND_AFTER], encoding="utf-8").strip()


PREVIEW_BEFORE_AND_AFTER = """
import json, sys
from assessment.browser import handle
from assessment.load import load_bank
from assessment.workspace.document import new_workspace, to_document
told = {"today": "2026-11-20", "fresh": "1", "document": to_document(new_workspace("spring", "Spring", "2026-11-20"))}
ask = lambda **request: handle(json.dumps(told | request))
ask(request="workspace", view="collect")
ask(request="prepare-view", view="collect", step=0)
ask(request="prepare-view", view="collect", step=1)
before = set(sys.modules)
head = ["Team", "Role", *(each.text for each in load_bank().instrument.statements)]
table = [head, ["Sales", "Staff", *["Agree"] * 20], ["Marketing", "Head", *["Disagree"] * 20]]
for sent in ("4PQ9-W000-0167-D294-SS9A-D4FC", "\\n".join(map("\\t".join, table))):
    reply = ask(request="preview", preview="answers", values={"text": sent})
    assert json.loads(reply)["ok"]
print(*sorted(set(sys.modules) - before))
"""


def test_a_prepared_preview_imports_nothing_more():
    """The page of the collecting prepares while its reader looks, so that first codes take no longer than others."""
    command = [sys.executable, "-c", PREVIEW_BEFORE_AND_AFTER]
    assert "" == subprocess.check_output(command, encoding="utf-8").strip()


@pytest.mark.parametrize("view", parts.PARTS)
def test_every_page_of_the_work_is_prepared(view):
    """What is prepared is for nobody: nothing of it is told."""
    more, step = True, 0
    while more:
        reply = ask(request="prepare-view", view=view, today="2026-11-20", fresh="1", step=step)
        more, step = reply.get("more", False), step + 1
        assert reply == {"ok": True} | ({"more": True} if more else {})


def test_a_page_that_is_not_there_is_not_prepared():
    """It is answered with a sentence."""
    assert not ask(request="prepare-view", view="nowhere")["ok"]


@pytest.mark.parametrize("request_", ["score", "result", "weigh", "save", "new-workspace"])
def test_valid_requests_are_answered(request_):
    """What the page sends is answered."""
    assert ask(request=request_, **VALID[request_])["ok"]


def test_a_score_is_the_one_of_the_command_line(instrument):
    """The browser prints the JSON that scripts get."""
    assert to_json(score(ANSWERS, instrument)) == ask(request="score", answers=ANSWERS)["score"]


def test_the_link_of_a_result_opens_the_same_result():
    """Whoever follows the link sees the same answers, function, level and check."""
    fragment = ask(request="result", **PERSON)["fragment"]
    assert {"ok": True} | PERSON == ask(request="open", fragment=fragment)


def test_a_result_with_open_statements_is_not_complete():
    """The page must know, and a link keeps what is open."""
    reply = ask(request="result", answers=[3] * 19 + [None])
    assert (True, False) == (reply["ok"], reply["complete"])
    assert [3] * 19 + [None] == ask(request="open", fragment=reply["fragment"])["answers"]


@pytest.mark.parametrize(
    ("fragment", "message"),
    [
        ("", "This link holds no result."),
        ("q7", "This link holds no result."),
        ("result=", "This link holds no result."),
        (FRAGMENT, "A symbol of this code is wrong or out of place. Compare it with the original, or copy it again."),
        ("result=2400", "A response code has 24 symbols; this has 4. Copy the whole code again."),
        (
            "result=%F0%9F%98%80",
            "“😀” is never part of a response code. Copy the whole code again from the result page.",
        ),
    ],
)
def test_a_damaged_link_gets_a_sentence(fragment, message):
    """What was cut off or changed on the way is said, with what to do."""
    assert {"ok": False, "message": message} == ask(request="open", fragment=fragment)


def test_a_link_with_a_check_of_no_type_is_damaged():
    """The one-minute check is read as strictly as the answers."""
    fragment = ask(request="result", **PERSON)["fragment"].replace("check=defined", "check=perfect")
    reply = ask(request="open", fragment=fragment)
    assert "“perfect” is no one-minute check that this version knows." == reply["message"]


@pytest.mark.parametrize(
    ("format_", "name", "type_"),
    [
        ("json", "common-ground-result-2026-11-20.json", "application/json"),
        ("markdown", "common-ground-result-2026-11-20.md", "text/markdown"),
    ],
)
def test_a_file_to_keep_has_name_type_and_text(format_, name, type_):
    """The page only has to offer it."""
    reply = ask(request="save", format=format_, today="2026-11-20", **PERSON)
    assert (name, type_) == (reply["name"], reply["type"])
    assert "60" in reply["text"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '"ping"',
        "NaN",
        "{}",
        '{"request": null}',
        '{"request": []}',
        '{"request": {"ping": 1}}',
        '{"request": "unknown"}',
        '{"request": "__init__"}',
        '{"request": 7' + 5000 * "0" + "}",
        "[" * (DEEPEST + 1),
        "\ud800",
    ],
)
def test_what_is_no_request_gets_a_sentence(text):
    """Malformed JSON and unknown requests say so, and what to do."""
    assert {"ok": False, "message": NOT_UNDERSTOOD} == reply_to(text)


@pytest.mark.parametrize("name", ["function", "level", "check"])
@pytest.mark.parametrize("wrong", ["x", "", 3, True, ["sales"], {"sales": 1}, "x" * 100_000, SCRIPT])
@pytest.mark.parametrize("request_", ["result", "save"])
def test_a_function_level_or_check_that_is_none_is_refused(request_, name, wrong):
    """What the page should never send is named and not shown as a result."""
    reply = ask(request=request_, **VALID[request_] | {name: wrong})
    assert not reply["ok"]
    assert reply["message"].endswith("that this version knows.")


@pytest.mark.parametrize(
    "wrong", [None, "3" * 20, {}, 3, [], [3] * 19, ["3"] * 20, [[3]] * 20, [True] * 20, [2.5] * 20]
)
@pytest.mark.parametrize("request_", ["score", "result", "save"])
def test_answers_that_are_none_are_refused(request_, wrong):
    """No total is made of anything but 20 answers or gaps."""
    assert not ask(request=request_, **VALID[request_] | {"answers": wrong})["ok"]


@pytest.mark.parametrize("wrong", ["", "today", "2026-13-01", "2026-02-30", 20261120, [], "../../2026-11-20", SCRIPT])
@pytest.mark.parametrize("request_", ["result", "save"])
def test_a_day_that_does_not_exist_is_refused(request_, wrong):
    """The day becomes part of the page and of a file's name."""
    assert {"ok": False, "message": NOT_UNDERSTOOD} == ask(request=request_, **VALID[request_] | {"today": wrong})


@pytest.mark.parametrize(
    ("request_", "wrong"),
    [
        ("weigh", {"ticked": None}),
        ("weigh", {"ticked": "classic-roles"}),
        ("weigh", {"ticked": [["classic-roles"]]}),
        ("weigh", {"ticked": ["no-such-condition"]}),
        ("weigh", {"type": "perfect"}),
        ("weigh", {"type": None}),
        ("save", {"format": "exe"}),
        ("save", {"format": None}),
        ("open", {"fragment": None}),
        ("open", {"fragment": {}}),
        ("result", {"root": 3}),
        ("result", {"session": ["Spring"]}),
        ("result", {"respondent": "7"}),
        ("result", {"respondent": -1}),
        ("result", {"respondent": 2**24}),
        ("result", {"respondent": True}),
        ("result", {"word": 7}),
        ("result", {"fragment": "result=2400"}),
        ("save", {"fragment": 7}),
        ("qr", {"text": None}),
        ("qr", {"text": "x" * 5000}),
        ("new-workspace", {"fresh": None}),
        ("workspace", {"document": []}),
        ("workspace", {"view": None}),
        ("workspace", {"values": []}),
        ("preview", {"preview": "unknown"}),
        ("export", {"export": "unknown"}),
        ("open-workspace", {"text": "no JSON"}),
        ("open-workspace", {"text": "7" * 5000}),
    ],
)
def test_wrong_parameters_are_refused(request_, wrong):
    """Each parameter is read before it is used."""
    assert not ask(request=request_, **VALID[request_] | wrong)["ok"]


@examples(50)
@given(json_values)
def test_any_json_is_answered(value):
    """Nothing that can be sent raises an exception."""
    reply_to(json.dumps(value))


@examples(50)
@given(st.text())
def test_any_text_is_answered(text):
    """Nothing that is no JSON raises an exception either."""
    assert not reply_to(text)["ok"]


@pytest.mark.parametrize("request_", sorted(VALID))
@examples(20)
@given(data=st.data())
def test_any_parameters_are_answered(request_, data):
    """Valid parameters, some of them replaced by anything, get an answer."""
    names = data.draw(st.sets(st.sampled_from([*VALID[request_], "answers", "type"])))
    wrong = {name: data.draw(json_values) for name in sorted(names)}
    reply_to(json.dumps({"request": request_} | VALID[request_] | wrong))


@examples(25)
@given(st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=STATEMENTS, max_size=STATEMENTS))
def test_every_set_of_answers_has_a_result_a_link_and_files(answers):
    """All that a reader can answer can be shown, sent and kept."""
    reply = ask(request="result", answers=answers)
    assert answers == ask(request="open", fragment=reply["fragment"])["answers"]
    assert ask(request="save", answers=answers, format="markdown")["ok"]
    kept = json.loads(ask(request="save", answers=answers, format="json")["text"])
    assert answers == kept["score"]["answers"]


def test_text_from_outside_is_escaped():
    """The way to the site's root and the name of a session come back as HTML, and stay text."""
    for request_ in ("result", "weigh"):
        wrong = {"root": f'"{SCRIPT}', "session": SCRIPT, "own": True}
        html = ask(request=request_, **VALID[request_] | wrong)["html"]
        assert not {"img", "onerror"} & Tags(html).found


def test_a_fault_in_the_program_is_no_sentence_for_a_reader(monkeypatch):
    """An error that nobody worded goes to the page as a fault, which has words of its own for it."""
    monkeypatch.setitem(REQUESTS, "ping", lambda _request: int("soon"))
    with pytest.raises(ValueError, match="invalid literal"):
        handle('{"request": "ping"}')


def test_the_samples_of_the_build_are_answered():
    """The build records what these requests import; each must be one that works or is refused with a sentence."""
    for request_, samples in SAMPLES.items():
        for sample in samples:
            ask(request=request_, **sample)
