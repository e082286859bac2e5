"""The page protocol: what templates and scripts use is what Python offers, and nothing else, both ways.

Templates are read as they are, in every branch of their conditions. No browser and no rendering is needed, so a slip in
an attribute is found wherever it stands; the mutants at the end show that it is.
"""

import inspect
import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import get_args

import pytest
from jinja2 import Environment, nodes

from assessment.errors import ActionError
from assessment.load import load_bank
from assessment.workspace import parts
from assessment.workspace.protocol import (
    Day,
    Kind,
    Offer,
    OfField,
    Text,
    TextLength,
    Word,
    any_key,
    files,
    flag,
    one_file,
    sent_as,
)
from site_build.page_elements import WORKED_OUT, Element
from site_build.protocol import types
from tests.page_asks import (
    AROUND,
    ATTRIBUTES,
    WORK,
    Ask,
    Files,
    Sent,
    asks,
    elements,
    fields_of,
    is_work,
    own_names,
    scripts,
    sent_by,
    templates,
)
from tests.test_repository import text_of, tracked
from tests.workspaces import act, empty, sample, show

FORM = ("docs/assess/index.md", "assessment/report/templates/result.html.j2")
"""The templates whose `data-action` is done by the script of the assessment alone."""

THEIRS = ("md", "toc", "search")
"""How the names of data-* attributes begin that the theme reads."""

BANK = load_bank()
LENGTHS = {field.name for field in fields(BANK.limits.text)} - {"sources"}
"""The names of `[limits.text]`."""


@cache
def styles() -> str:
    sheets = (text_of(path) for path in tracked("site_overrides/assets/*.css"))
    return re.sub(r"/\*.*?\*/", "", "".join(sheets), flags=re.DOTALL)


def told(items: set[str], what: str) -> Iterator[str]:
    yield from (f"“{item}” {what}" for item in sorted(items))


def of_field(kind: Kind, ask: Ask) -> Kind:
    """Return the kind that a value has in what an element asks: where its field decides, that of the field."""
    if not isinstance(kind, OfField):
        return kind
    return next((kind.kinds[field] for field in ask.sent["field"].values if field in kind.kinds), any_key)


def must_be_sent(kind: Kind) -> bool:
    match kind:
        case Text(needed=needed) | Day(needed=needed):
            return bool(needed)
        case Word():
            return "" not in kind.known(BANK)
    return kind in (any_key, one_file) or isinstance(kind, OfField)


def misfits(kind: Kind, sent: Sent, every: list[Element]) -> Iterator[str]:
    """Yield why a value, or the field that it is typed or chosen in, does not fit its kind."""
    field, fixed = sent.field, {value for value in sent.values if WORKED_OUT not in value}
    types = field.attributes.get("type", {"text"}) if field and field.tag != "select" else {"select"}
    match kind:
        case Word():
            options = [each for each in every if each.tag == "option" and field in each.inside]
            listed = {value for option in options for value in option.attributes.get("value", ())}
            words = {value for value in listed if WORKED_OUT not in value} if options else fixed
            yield from told(words - {"", *kind.known(BANK)}, "is none of its words")
        case Text() if types == {"text"} and field.attributes.get("maxlength") not in (
            {kind.longest},
            {str(kind.most(BANK))},  # rendered
        ):
            yield f"its maxlength is not {kind.longest}, {kind.most(BANK)}"
        case Day() if field and types != {"date"}:
            yield "a date needs a field for dates"
        case _ if kind is flag and (types != {"checkbox"} if field else not fixed <= {"yes"}):
            yield "it is ticked, or it is “yes”"
        case _ if kind in (files, one_file) and types != {"file"}:
            yield "a file needs a field for files"


@cache
def offered() -> dict[tuple[str, str], Offer[object]]:
    every = parts.PARTS.keys()
    kinds = [
        (kind, name, offer)
        for key in every
        for kind in ATTRIBUTES.values()
        for name, offer in getattr(parts.offers(key), kind).items()
    ]
    return {(kind, name): offer for kind, name, offer in kinds}


TAKES = {place: {sent_as(name): kind for name, kind in offer.takes.items()} for place, offer in offered().items()}
"""The values of all that is offered, under the names by which pages send them."""


def sent_names(ask: Ask) -> set[str]:
    """Return what is sent, with what a preview sends that all of the action is made of."""
    read = TAKES[ask.kind, ask.name].keys()
    shown = [names.keys() for (kind, _), names in TAKES.items() if kind == "previews" and names.keys() <= read]
    return ask.sent.keys() | (max(shown, key=len, default=set()) if ask.with_previewed else set())


def misuses(ask: Ask, every: list[Element]) -> Iterator[str]:
    """Yield what is wrong with what an element asks."""
    read = TAKES.get((ask.kind, ask.name))
    if read is None:
        yield f"{ask} is not offered"
        return
    yield from told(ask.sent.keys() - read.keys(), f"is not read by {ask}")
    yield from told({name for name in read.keys() - sent_names(ask) if must_be_sent(read[name])}, f"is needed by {ask}")
    for name in ask.sent.keys() & read.keys():
        yield from (f"{ask}, “{name}”: {each}" for each in misfits(of_field(read[name], ask), ask.sent[name], every))


def offers(templates: Files, scripts: Files) -> Iterator[str]:
    """Hold what is asked against what is offered: by name, and value by value."""
    used = {place: {} for place in TAKES}
    found = list(asks(templates, own_names(scripts)))
    for ask in found:
        yield from misuses(ask, elements(templates[ask.where]))
        for name in sent_names(ask) if (ask.kind, ask.name) in used else ():
            words = ask.sent[name].values if name in ask.sent else set()
            used[ask.kind, ask.name].setdefault(name, set()).update(words)
    yield from (f"no page asks for {place}" for place in TAKES.keys() - {(ask.kind, ask.name) for ask in found})
    for place, read in TAKES.items():
        yield from told(read.keys() - used[place].keys(), f"is sent by no page with {place}")
        for name in {"field", "direction"} & read.keys() & used[place].keys():
            words = set(read[name].known(BANK)) - used[place][name]
            yield from told(words, f"as {name} is sent by no page with {place}")


def looks(templates: Files, scripts: Files) -> Iterator[str]:
    """Hold what a reader can look at against what the part of the page shows on demand."""
    own, found = own_names(scripts), {}
    for path in filter(is_work, templates):
        every = elements(templates[path])
        names = found.setdefault(path.removeprefix(WORK).partition("/")[0], set())
        for element in (each for each in every if "look" in each.data):
            names |= {name[4].lower() + name[5:] for name in element.data if re.match(r"look[A-Z]", name)}
            names |= element.data["look"] - {""} | fields_of(element, every).keys()
            if not {"action"} & element.data.keys():
                yield from told(sent_by(element, every, own).keys(), f"in {path} is neither looked at nor asked for")
    for key in parts.PARTS:
        yield from told(found.get(key, set()) ^ set(parts.part(key).looks), f"is looked at on one side only: {key}")


@cache
def parts_shown(template: str) -> set[str]:
    """Return the parts that a page shows: it calls the macro `workspace` with the key of one."""
    calls = Environment().parse(template).find_all(nodes.Call)  # noqa: S701  nothing is rendered
    named = [each for each in calls if getattr(each.node, "attr", getattr(each.node, "name", "")) == "workspace"]
    return {each.args[0].value for each in named if each.args}


def views(templates: Files, scripts: Files) -> Iterator[str]:
    """Hold the pages against the parts, and the views of the assessment against those that its script shows."""
    shown = set()
    for text in templates.values():
        shown |= parts_shown(text)
    yield from told(shown ^ parts.PARTS.keys(), "is a part without a page, or a page without a part")
    written = {view for path in FORM for each in elements(templates[path]) for view in each.data.get("view", ())}
    known = set(re.findall(r'showOnly\("(\w+)"\)', scripts["views.mjs"]))
    yield from told(written ^ known, "is a view of the assessment on one side only")


def page_actions(templates: Files, scripts: Files) -> Iterator[str]:
    """Hold what a page does itself against what its script can do, with the values that the page gives it."""
    table = scripts["page-actions.mjs"].partition("PAGE_ACTIONS = {")[2].partition("\n};")[0]
    done = dict(re.findall(r'^  "?([a-z-]+)"?: (?:async )?\((?:\{([^}]*)\})?', table, re.MULTILINE))
    outside = scripts["workspace.mjs"] + scripts["events.mjs"]
    done |= dict.fromkeys(re.findall(r'pageAction === "([a-z-]+)"', outside), "")
    read = {name: set(re.findall(r"(\w+)(?=:| = |,|$)", given)) - {"file"} for name, given in done.items()}
    read |= {"open": {"file", "passphrase"}, "leave-file": {"place"}}
    own, sent = own_names(scripts), {}
    for path in filter(is_work, templates):
        every = elements(templates[path])
        for each in every:
            for name in each.data.get("pageAction", ()):
                sent.setdefault(name, set()).update(sent_by(each, every, own))
                field = sent_by(each, every, own).get("name", Sent(set())).field
                if field and field.attributes.get("maxlength") != {"session_name"}:
                    yield f"{path}: the name of a workspace is as long as `session_name` allows"
    yield from told(done.keys() ^ sent.keys(), "is a page action on one side only")
    for name in done.keys() & sent.keys():
        yield from told(read[name] ^ sent[name], f"is a value of the page action {name} on one side only")


def form_actions(templates: Files, scripts: Files) -> Iterator[str]:
    """Hold what the buttons of form and result name against what the script of the assessment does."""
    table = scripts["assess.mjs"].partition("ACTIONS = {")[2].partition("\n};")[0]
    done = set(re.findall(r'^  "?([a-z-]+)"?:', table, re.MULTILINE))
    named = {name for path in FORM for each in elements(templates[path]) for name in each.data.get("action", ())}
    yield from told(done ^ named, "is an action of the assessment on one side only")


def notices(templates: Files, scripts: Files) -> Iterator[str]:
    """Hold the notices and texts of the pages against those that scripts tell."""
    literals = "".join(scripts.values())
    texts = re.findall(r"[\"`]([a-z$][\w${}.-]*)[\"`]", literals)
    patterns = {re.sub(r"\\\$\\\{.*?\\\}", ".+", re.escape(text)) for text in texts}
    told_of = set(re.findall(r'\b(?:tell|tellBriefly|bring|say|textOf)\("([a-z-]+)"', literals))
    written = {
        name
        for text in templates.values()
        for each in elements(text)
        for attribute in ("when", "text", "runtimeState")
        for name in each.data.get(attribute, ())
    }
    yield from told(
        {name for name in written if not any(re.fullmatch(each, name) for each in patterns)}, "is told by no script"
    )
    yield from told(told_of - written, "is told and stands in no page")


def names(templates: Files, scripts: Files) -> Iterator[str]:
    """Hold the data-* attributes that are written against those that somebody reads."""
    used = {name for text in templates.values() for each in elements(text) for name in each.data}
    code = "".join(scripts.values())
    selected = {camel(name) for name in re.findall(r"\[data-([a-z-]+)", code + styles())}
    read = (
        selected
        | set(re.findall(r"dataset\.(\w+)", code))
        | set(re.findall(r'"(\w+)" in \w[\w.]*\.(?:dataset|own)', code))
    )
    sent = {sent_as(name) for offer in offered().values() for name in offer.takes} | {
        "name",
        "sample",
        "go",
        "text",
        "from",
    }
    looked = {f"look{name[0].upper()}{name[1:]}" for key in parts.PARTS for name in parts.part(key).looks}
    written = used | {camel(name) for name in re.findall(r'etAttribute\("data-([a-z-]+)"', code)}
    theirs = {name for name in used | selected if name.startswith(THEIRS)}
    yield from told(used - read - sent - looked - own_names(scripts) - theirs, "is an attribute that nobody reads")
    yield from told(selected - written - theirs - {"definition"}, "is looked for and written nowhere")
    yield from told(own_names(scripts) - used, "is kept from Python and written nowhere")


def camel(name: str) -> str:
    return sent_as(name.replace("-", "_"))


def classes(templates: Files, scripts: Files) -> Iterator[str]:
    """Hold the classes that templates write against those with a rule; what sheets have is held in test_repository."""
    own = "".join(style for text in templates.values() for style in re.findall(r"<style>.*?</style>", text, re.DOTALL))
    selectors = "".join(re.findall(r"([^{}]+)\{", styles() + own)) + "".join(scripts.values())
    known = {"plain", *re.findall(r"\.([a-zA-Z][\w-]*)", selectors)}  # the theme's lines are for tables without a class
    for path, text in templates.items():
        written = {
            name for each in elements(text) for value in each.attributes.get("class", ()) for name in value.split()
        }
        fixed = {name for name in written if WORKED_OUT not in name and not name.startswith("md-")}
        yield from told(fixed - known, f"is a class of {path} that no sheet has")


CHECKS = (offers, looks, views, page_actions, form_actions, notices, names, classes)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_pages_and_python_agree(check):
    """What one side uses the other offers."""
    assert [] == list(check(templates(), scripts()))


@pytest.mark.parametrize("view", parts.PARTS)
def test_what_a_page_shows_asks_for_what_there_is(view):
    """Rendered, too, each value that is worked out is one that Python reads."""
    filled = act(act(sample(), "add-practice", "a", practice="liaison"), "add-own", "b", name="Breakfast")
    looked = dict.fromkeys(parts.part(view).looks, filled.waves[0].imports[0].key)
    for workspace, look in ((filled, {}), (filled, looked)):
        html = {f"{WORK}{view}": show(workspace, view, **look)}
        found = asks(html, own_names(scripts()))
        assert [] == [fault for ask in found for fault in misuses(ask, elements(html[ask.where]))]


def test_the_types_name_all_that_is_offered():
    """What the scripts are checked against is written from the same table."""
    written = "\n".join(types())
    assert [] == [place for place in TAKES if f'  "{place[1]}": {{' not in written]


ITEMS, ITEM = f"{WORK}plan/items.html.j2", f"{WORK}plan/item.html.j2"


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
    """What Python may name, the bank has, and no length stands there for nothing."""
    assert set(get_args(TextLength.__value__)) == LENGTHS
    used = {
        each
        for text in templates().values()
        for field in elements(text)
        for each in field.attributes.get("maxlength", ())
    }
    kinds = [kind for offer in offered().values() for kind in offer.takes.values()]
    kinds += [each for kind in kinds if isinstance(kind, OfField) for each in kind.kinds.values()]
    assert LENGTHS - {"few"} == used | {kind.longest for kind in kinds if isinstance(kind, Text)} - {"few"}


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
    "an action of the result that the script lacks": (FORM[1], 'data-action="copy-code"', 'data-action="copy-cod"'),
    "a notice that no script tells": (AROUND, 'data-when="conflict"', 'data-when="conflct"'),
    "an attribute that nobody reads": (ITEM, "data-focus=", "data-fokus="),
    "a name longer than a workspace has": (f"{WORK}begin.html.j2", 'maxlength="session_name"', 'maxlength="note"'),
}
"""A slip -> the template it is made in, what stands there, and what stands there then."""


@pytest.mark.parametrize("slip", MUTANTS)
def test_a_slip_in_a_template_is_found(slip):
    """Each of these once did the wrong thing quietly, or nothing."""
    path, before, after = MUTANTS[slip]
    assert before in templates()[path]
    mutated = {**templates(), path: templates()[path].replace(before, after, 1)}
    assert [fault for check in CHECKS for fault in check(mutated, scripts())]


SLIPS = (("page-actions.mjs", "  print:", "  prnt:"), ("answers.mjs", '"damaged-storage"', '"damaged"'))


def test_a_slip_in_a_script_is_found():
    """An action that a script no longer does, and a notice that it misspells."""
    for name, before, after in SLIPS:
        mutated = {**scripts(), name: scripts()[name].replace(before, after)}
        assert [fault for check in CHECKS for fault in check(templates(), mutated)]


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
    ],
)
def test_python_refuses_what_it_does_not_know(action, values):
    """An unknown action, name or word is an error and no guess."""
    workspace = act(empty(), "add-own", "a", name="Breakfast")
    with pytest.raises(ActionError, match="does not know"):
        act(workspace, action, **values)


def test_python_refuses_to_look_at_what_it_does_not_know():
    """A misspelt name would show everything as if nothing had been chosen."""
    with pytest.raises(ActionError, match="does not know"):
        show(empty(), "map", edti="a")


@pytest.mark.parametrize("place", offered(), ids=" ".join)
def test_a_function_takes_what_is_declared(place):
    """What a decorator declares and what the function below it takes have the same names."""
    offer, others = offered()[place], {"workspace", "_workspace", "context", "_context"}
    given = inspect.signature(offer.do).parameters
    if any(each.kind is each.VAR_KEYWORD for each in given.values()):
        assert given.keys() - others - offer.takes.keys() <= {"table", "values"}
    else:
        assert offer.takes.keys() == given.keys() - others
