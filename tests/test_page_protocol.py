"""The page protocol: what templates and scripts use is what Python offers, and nothing else, both ways.

Templates are read as they are, in every branch of their conditions. No browser and no rendering is needed, so a slip in
an attribute is found wherever it stands; the mutants at the end show that it is.
"""

import inspect
import re
import subprocess
from pathlib import Path

import pytest

from assessment.errors import ActionError
from assessment.workspace import parts
from assessment.workspace.by_page import PAGE_ACTIONS
from assessment.workspace.protocol import (
    OfField,
    Text,
    pasted,
)
from site_build.protocol import write_protocol
from tests.page_asks import (
    AROUND,
    WORK,
    Files,
    asks,
    elements,
    own_names,
    scripts,
    templates,
)
from tests.page_checks import CHECKS, FORM, LENGTHS, TAKES, TYPES, finds_a_fault, misuses, named, offered
from tests.test_repository import ROOT
from tests.workspaces import act, empty, sample, show


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_pages_and_python_agree(check):
    """What one side uses the other offers."""
    assert [] == list(check(templates(), scripts()))


@pytest.mark.parametrize("view", parts.PARTS)
def test_what_a_page_shows_asks_for_what_there_is(view):
    """Rendered, too, each value that is worked out is one that Python reads."""
    filled = act(act(sample(), "add-practice", "a", practice="liaison"), "add-own", "b", name="Breakfast")
    looked = {look.name: filled.waves[0].imports[0].key for look in parts.part(view).looks if look.kind is pasted}
    for workspace, look in ((filled, {}), (filled, looked)):
        html = {f"{WORK}{view}": show(workspace, view, **look)}
        found = asks(html, own_names(scripts()))
        assert [] == [fault for ask in found for fault in misuses(ask, elements(html[ask.where]))]


def test_the_types_name_all_that_is_offered():
    """What the scripts are checked against is written from the same tables."""
    written = "\n".join(TYPES)
    assert [] == [name for _, name in TAKES if f'"{name}"' not in written]
    assert [] == [name for name in PAGE_ACTIONS if f'  "{name}": {{' not in written]


def test_every_type_is_used_by_a_script():
    """A type that no script names would check nothing."""
    code = "".join(scripts().values()) + "\n".join(TYPES).replace("export ", "#")
    named = re.findall(r"^export (?:type|interface) (\w+)", "\n".join(TYPES), re.MULTILINE)
    assert [] == [name for name in named if not re.search(rf"protocol\.d\.ts\"\)\.{name}\b|keyof {name}\b", code)]


ITEMS, ITEM = f"{WORK}plan/items.html.j2", f"{WORK}plan/item.html.j2"
BEGIN, INVITE = f"{WORK}begin.html.j2", f"{WORK}collect/invite.html.j2"


def test_no_template_says_a_length_itself():
    """How long a text may be stands in the bank alone."""
    written = [
        f"{path}: {length}"
        for path, text in templates().items()
        for each in elements(text)
        for length in each.attributes.get("maxlength", ())
        if length not in LENGTHS
    ]
    assert [] == written


def test_every_length_has_a_name_and_is_used():
    """No length stands in the bank for nothing; that Python names no other, mypy and the reader of the bank see."""
    used = {
        each
        for text in templates().values()
        for field in elements(text)
        for each in field.attributes.get("maxlength", ())
    }
    kinds = [kind for offer in offered().values() for kind in offer.takes.values()]
    kinds += [each for kind in kinds if isinstance(kind, OfField) for each in kind.kinds.values()]
    assert LENGTHS - {"few"} == used | {named(kind) for kind in kinds if isinstance(kind, Text)} - {"few"}


MUTANTS = {
    "an action that no part offers": (ITEM, 'data-action="move-item"', 'data-action="shift-item"'),
    "a misspelt direction": (ITEM, 'data-direction="up"', 'data-direction="upp"'),
    "a class that no sheet has": (ITEM, 'class="signs"', 'class="sings"'),
    "another longest text than Python's": (ITEM, 'maxlength="people"', 'maxlength="name"'),
    "a file that is not written": (ITEMS, "plan-csv", "plan-cvs"),
    "a field that the action does not read": (f"{WORK}collect/session.html.j2", 'name="threshold"', 'name="treshold"'),
    "a page that shows no part": ("docs/act/plan.md", 'workspace("plan")', 'workspace("plans")'),
    "a view that is never shown": (FORM[0], 'data-view="opening"', 'data-view="opning"'),
    "a value that the action does not read": (ITEM, "data-statement=", "data-statment="),
    "a field of an item that is none": (ITEM, 'data-field="owner"', 'data-field="ower"'),
    "a preview that is not offered": (
        f"{WORK}collect/add.html.j2",
        'data-preview-action="typed"',
        'data-preview-action="type"',
    ),
    "something to look at that no part shows": (f"{WORK}map/page.html.j2", "data-look-edit", "data-look-edti"),
    "a page action that the script lacks": (ITEMS, 'data-page-action="print"', 'data-page-action="prnt"'),
    "an action of the result that the script lacks": (FORM[2], 'data-action="copy-code"', 'data-action="copy-cod"'),
    "a notice that no script tells": (AROUND, 'data-when="conflict"', 'data-when="conflct"'),
    "an attribute that nobody reads": (ITEM, "data-focus=", "data-fokus="),
    "a sample that there is not": (BEGIN, 'data-sample="story"', 'data-sample="storry"'),
    "a picture that no script draws": (INVITE, 'data-picture="png"', 'data-picture="pgn"'),
    "an element to go on at that there is not": (ITEM, 'data-focus="plan-items"', 'data-focus="plan-itmes"'),
    "an id under which another element goes on": (ITEMS, 'id="plan-items"', 'id="plan-itmes"'),
    "a place whose text is taken that there is not": (INVITE, 'data-from="#invite-mail"', 'data-from="#invite-mial"'),
    "a class whose text is taken that there is not": (
        f"{WORK}report/page.html.j2",
        'data-from=".team-report"',
        'data-from=".team-reprot"',
    ),
    "a step to look at that there is not": (
        f"{WORK}collect/page.html.j2",
        'data-look-step="collect"',
        'data-look-step="colect"',
    ),
    "a sheet to look at that there is not": (f"{WORK}funnel/page.html.j2", "else 'compare' }}", "else 'compaer' }}"),
    "a row to begin at that is no number": (
        f"{WORK}collect/rows.html.j2",
        'data-look-rows-from="0"',
        'data-look-rows-from="O"',
    ),
    "an option that the action does not know": (
        f"{WORK}standing.html.j2",
        '<option value="person"',
        '<option value="persno"',
    ),
    "an option that is neither a key nor a word": (
        f"{WORK}map/activity.html.j2",
        '<option value="outside"',
        '<option value="outsied"',
    ),
    "a place of a preview that there is not": (
        f"{WORK}collect/add.html.j2",
        'data-preview-of="typed"',
        'data-preview-of="tpyed"',
    ),
    "something that the slides cannot do": (
        f"{WORK}slides/page.html.j2",
        'data-deck-do="notes"',
        'data-deck-do="ntes"',
    ),
    "a choice of the dialog that there is not": (FORM[0], 'data-choice="delete"', 'data-choice="delte"'),
    "a list of suggestions that there is not": (f"{WORK}map/page.html.j2", 'id="map-owners"', 'id="map-onwers"'),
    "a choice that stands alone": (INVITE, 'name="invited" value=""', 'name="invitd" value=""'),
    "a choice before others that the action does not know": (
        f"{WORK}decision/page.html.j2",
        'value="stay"',
        'value="saty"',
    ),
    "a notice beside a text that is a number": (
        f"{WORK}report/tools.html.j2",
        'data-when="can-share"',
        'data-when="xyzzy"',
    ),
    "a field of the result that its script does not read": (FORM[2], 'name="comment"', 'name="coment"'),
    "a field of the form that its script does not read": (FORM[0], 'name="function"', 'name="functon"'),
    "a title of a part that there is not": (FORM[0], 'id="review-title"', 'id="reveiw-title"'),
    "a name longer than a workspace has": (BEGIN, 'maxlength="session_name"', 'maxlength="note"'),
}
"""A slip -> the template it is made in, what stands there, and what stands there then."""


@pytest.mark.parametrize("slip", MUTANTS)
def test_a_slip_in_a_template_is_found(slip):
    """Each of these once did the wrong thing quietly, or nothing."""
    path, before, after = MUTANTS[slip]
    assert before in templates()[path]
    mutated = {**templates(), path: templates()[path].replace(before, after, 1)}
    assert finds_a_fault(mutated, scripts())


SLIPS = {
    "a page action that no page asks for": ("page-actions.mjs", "  print:", "  prnt:"),
    "a value of a page action": ("page-actions.mjs", "share: ({ from }", "share: ({ form }"),
    "a notice": ("answers.mjs", '"damaged-storage"', '"damaged"'),
    "an attribute that the page reads": ("workspace.mjs", "own.focus", "own.focsu"),
    "an attribute of the page": ("values.mjs", "  picture: true,", "  pictrue: true,"),
    "an attribute that is read": ("slides.mjs", "dataset.until", "dataset.untill"),
    "an attribute that is asked for": ("workspace.mjs", '"live" in', '"lvie" in'),
    "a class that is given": ("camera.mjs", 'add("read")', 'add("raed")'),
    "a class that is looked for": ("statements.mjs", '"fieldset.statement"', '"fieldset.statment"'),
    "an id": ("result.mjs", "#result-send", "#result-sned"),
    "the value of an attribute": ("workspace.mjs", "data-sample=story", "data-sample=storry"),
    "a fragment": ("workspace.mjs", '"#begin"', '"#bgein"'),
    "a field of a form": ("result.mjs", 'get("word")', 'get("wrod")'),
    "a field of the answers": ("answers.mjs", "fields.function ??", "fields.functon ??"),
    "a value of an invitation": ("answers.mjs", 'invitation.get("reply")', 'invitation.get("repyl")'),
    "a value of an invitation that is kept": (
        "answers.mjs",
        "level: askLevel, reply,",
        "level: askLevel, repyl: reply,",
    ),
    "a request": ("result.mjs", 'request: "weigh"', 'request: "wiegh"'),
    "a value of a request": ("workspace.mjs", "begin: view", "begn: view"),
}
"""What is misspelt -> the script, what stands there, and what stands there then."""


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_script_is_found(slip):
    """A script that reads, looks for or asks for something else does nothing, quietly."""
    name, before, after = SLIPS[slip]
    assert before in scripts()[name]
    assert finds_a_fault(templates(), {**scripts(), name: scripts()[name].replace(before, after)})


TYPE_SLIPS = (
    ("workspace.mjs", '"workspace-locked"', '"workspace-lockd"'),
    ("workspace.mjs", 'pageAction === "undo"', 'pageAction === "udno"'),
    ("workspace.mjs", "{ withAssets, picture, lock: locked }", "{ withAssets, pictrue, lock: locked }"),
    ("workspace.mjs", "own.focus", "own.focsu"),
    ("files.mjs", 'case "pptx"', 'case "ppxt"'),
    ("page-actions.mjs", 'sample = ""', 'smaple = ""'),
    ("page-actions.mjs", 'tell("not-copied", false)', 'tell("not-copeid", false)'),
    ("asking.mjs", 'takeBack("refused"', 'takeBack("refsued"'),
    ("result.mjs", 'request: "weigh"', 'request: "wiegh"'),
    ("focus.mjs", '"exportAction"', '"exportActon"'),
    ("form.mjs", 'DELETE = "delete"', 'DELETE = "delte"'),
    ("form.mjs", '["keep", DELETE]', '["kepe", DELETE]'),
)
"""A script, what stands there, and a slip that its types tell."""


def test_the_types_find_a_slip_in_a_script(tmp_path):
    """As the scripts are they have no fault of types; with all slips at once, each line that has one is named."""
    mutated = dict(scripts())
    for name, before, after in TYPE_SLIPS:
        assert before in mutated[name]
        mutated[name] = mutated[name].replace(before, after, 1)
    slips = {(name, line_of(mutated[name], after)) for name, _, after in TYPE_SLIPS}
    assert set() == faults_of_types(scripts(), tmp_path / "before")
    assert slips <= faults_of_types(mutated, tmp_path / "after")


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def faults_of_types(scripts: Files, folder: Path) -> set[tuple[str, int]]:
    """Return the script and the line of each fault that the compiler finds."""
    for name, text in scripts.items():
        path = folder / ("site_overrides" if name == "watch.js" else "site_overrides/assets") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for name in ("tsconfig.json", "site_build/vendor.d.ts"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes((ROOT / name).read_bytes())
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    write_protocol(folder / "build" / "protocol.d.ts")
    command = [folder / "node_modules/.bin/tsc", "--project", folder]
    told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout
    return {(Path(name).name, int(line)) for name, line in re.findall(r"^([^\s(]+)\((\d+),", told, re.MULTILINE)}


@pytest.mark.parametrize(
    ("action", "values"),
    [
        ("shift-item", {"key": "a"}),
        ("move-item", {"key": "a", "direction": "upp"}),
        ("move-item", {"key": "a", "direction": "up", "focus": "plan"}),
        ("move-item", {"direction": "up"}),
        ("move-item", {"key": 1, "direction": "up"}),
        ("change-item", {"key": "a", "field": "ower", "value": "Ana"}),
        ("change-item", {"key": "a", "field": "done", "value": "perhaps"}),
        ("set-session", {"name": "Spring", "heads": ["salse"]}),
    ],
)
def test_python_refuses_what_it_does_not_know(action, values):
    """An unknown action, name or word is an error and no guess."""
    workspace = act(empty(), "add-own", "a", name="Breakfast")
    with pytest.raises(ActionError, match="does not know"):
        act(workspace, action, **values)


@pytest.mark.parametrize(
    ("view", "look"),
    [
        ("map", {"edti": "a"}),
        ("collect", {"step": "colect"}),
        ("collect", {"invited": "salse"}),
        ("collect", {"qr": "yes"}),
        ("collect", {"rowsFrom": "twenty"}),
        ("collect", {"rowsOf": 1}),
        ("funnel", {"sheet": "compaer"}),
    ],
)
def test_python_refuses_to_look_at_what_it_does_not_know(view, look):
    """A misspelt name or value would show everything as if nothing had been chosen."""
    with pytest.raises(ActionError, match="does not know"):
        show(empty(), view, **look)


@pytest.mark.parametrize("place", offered(), ids=" ".join)
def test_a_function_takes_what_is_declared(place):
    """What a decorator declares and what the function below it takes have the same names."""
    offer, others = offered()[place], {"workspace", "_workspace", "context", "_context"}
    given = inspect.signature(offer.do).parameters
    if any(each.kind is each.VAR_KEYWORD for each in given.values()):
        assert given.keys() - others - offer.takes.keys() <= {"table", "values"}
    else:
        assert offer.takes.keys() == given.keys() - others
