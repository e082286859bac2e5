"""The checks of the page protocol: each yields what templates and scripts use and Python does not offer, and back."""

import ast
import inspect
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import get_args
from urllib.parse import parse_qs

import material
from jinja2 import Environment, nodes

import assessment.requests
from assessment.exchange.invitation import invitation_fragment
from assessment.instrument import FUNCTIONS
from assessment.load import load_bank
from assessment.progress import Step
from assessment.report import beside
from assessment.requests import REQUESTS
from assessment.workspace import action, parts
from assessment.workspace.by_page import PAGE_ACTIONS, READ_BY_PAGE, OfPage
from assessment.workspace.path import UNDER_WAY
from assessment.workspace.protocol import (
    Count,
    Day,
    Key,
    Kind,
    Offer,
    OfField,
    Text,
    Word,
    any_key,
    flag,
    sent_as,
)
from assessment.workspace.sent_files import files, one_file
from site_build.page_elements import WORKED_OUT, Element
from site_build.protocol import must_be_sent, types
from tests.page_asks import (
    ATTRIBUTES,
    FIELDS,
    WORK,
    Ask,
    Files,
    Sent,
    asks,
    elements,
    is_work,
    looked_at,
    own_names,
    sent_by,
)
from tests.script_words import (
    classes_given,
    code_of,
    compared,
    data_read,
    is_there,
    known_words,
    read_by_page,
    requests,
    selected,
)
from tests.test_repository import text_of, tracked

FORM = (
    "docs/assess/index.md",
    "assessment/report/templates/result.html.j2",
    "assessment/report/templates/result-next.html.j2",
)
"""The templates whose `data-action` is done by the script of the assessment alone."""

OUTSIDE = {"a.term", ".md-search", "[for=__search]", "article", "svg", "#notes", "#result="}
"""What scripts look for of the glossary's links, of the theme, of drawings and of addresses: no template writes it."""

NOT_STARTED = "idle"
"""The state of Python that a page shows by itself, before a script tells one."""

THEIRS = ("md", "toc", "search")
"""How the names of data-* attributes begin that the theme reads."""

READ_OF_REQUESTS = {
    node.value
    for module in (assessment.requests, beside, action)
    for node in ast.walk(ast.parse(inspect.getsource(module)))
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
} | {"request"}
"""The names of values that requests read, among other words of the modules that read them."""

BANK = load_bank()
LENGTHS = {field.name for field in fields(BANK.limits.text)} - {"sources"}
"""The names of `[limits.text]`."""


@cache
def styles() -> str:
    sheets = (text_of(path) for path in tracked("site_overrides/assets/*.css"))
    return re.sub(r"/\*.*?\*/", "", "".join(sheets), flags=re.DOTALL)


def every_element(templates: Files) -> list[Element]:
    return [each for text in templates.values() for each in elements(text)]


def told(items: set[str], what: str) -> Iterator[str]:
    yield from (f"“{item}” {what}" for item in sorted(items))


def of_field(kind: Kind, ask: Ask) -> Kind:
    """Return the kind that a value has in what an element asks: where its field decides, that of the field."""
    if not isinstance(kind, OfField):
        return kind
    return next((kind.kinds[field] for field in ask.sent["field"].values if field in kind.kinds), any_key)


class Names:
    """Stands for a record of which the names of the fields are asked for."""

    def __getattr__(self, name: str) -> str:
        return name


def named(kind: Text) -> str:
    """Return the name that the bank has for the longest text of a kind."""
    return kind.longest(Names())


def misfits(kind: Kind | OfPage, sent: Sent, every: list[Element]) -> Iterator[str]:
    """Yield why a value, or the field that it is typed or chosen in, does not fit its kind."""
    field, fixed = sent.field, {value for value in sent.values if WORKED_OUT not in value}
    types = field.attributes.get("type", {"text"}) if field and field.tag != "select" else {"select"}
    match kind:
        case Word() | Key(words=(_, *_)):
            options = [each for each in every if each.tag == "option" and field in each.inside]
            listed = {value for option in options for value in option.attributes.get("value", ())}
            words = {value for value in listed if WORKED_OUT not in value} if options else fixed
            known = kind.known(BANK) if isinstance(kind, Word) else kind.words
            yield from told(words - {"", *known}, "is none of its words")
        case Text() if types == {"text"} and field.attributes.get("maxlength") not in (
            {named(kind)},
            {str(kind.most(BANK))},  # rendered
        ):
            yield f"its maxlength is not {named(kind)}, {kind.most(BANK)}"
        case Day() if field and types != {"date"}:
            yield "a date needs a field for dates"
        case _ if kind is flag and (types != {"checkbox"} if field else not fixed <= {"yes"}):
            yield "it is ticked, or it is “yes”"
        case _ if kind in (files, one_file) and types != {"file"}:
            yield "a file needs a field for files"
        case Count():
            yield from told({value for value in fixed - {""} if not value.isdecimal()}, "is no whole number")
        case OfPage():
            yield from misfits_of_page(kind, sent, every)


def misfits_of_page(kind: OfPage, sent: Sent, every: list[Element]) -> Iterator[str]:
    """Yield why a value does not name something of the page or of the site."""
    match kind:
        case OfPage.NOTHING:
            yield from told(sent.values - {""}, "stands in an attribute that has no value")
        case OfPage.ELEMENT:
            yield from told(
                {value for value in sent.values if not is_there(f"#{value}", every)}, "is the id of no element"
            )
        case OfPage.SELECTOR:
            yield from told(
                {value for value in sent.values if not is_there(value, every)}, "is the place of no element"
            )
        case OfPage.ADDRESS:
            pages = {*parts.PARTS.values()}
            yield from told(
                {
                    page
                    for page in sent.values - {""}
                    if WORKED_OUT not in page and page.removeprefix("../") not in pages
                },
                "is no page",
            )


def matching(takes: Mapping[str, Kind | OfPage], sent: Mapping[str, Sent], every: list[Element]) -> Iterator[str]:
    """Yield what of the values that an element sends is not declared, is missing, or is none of its kind."""
    yield from told(sent.keys() - takes.keys(), "is not read")
    yield from told({name for name in takes.keys() - sent.keys() if must_be_sent(takes[name])}, "is needed")
    for name in sent.keys() & takes.keys():
        yield from (f"“{name}”: {each}" for each in misfits(takes[name], sent[name], every))


@cache
def offered() -> dict[tuple[str, str], Offer[object]]:
    every = parts.PARTS
    kinds = [
        (kind, name, offer)
        for key in every
        for kind in ATTRIBUTES.values()
        for name, offer in getattr(parts.offers(key), kind).items()
    ]
    return {(kind, name): offer for kind, name, offer in kinds}


TYPES = tuple(types())

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
    """Hold what a reader can look at, value by value, against what the part of the page shows on demand."""
    own, found = own_names(scripts), {}
    declared = {key: {look.name: look.kind for look in parts.part(key).looks} for key in parts.PARTS}
    for path in filter(is_work, templates):
        every = elements(templates[path])
        key = path.removeprefix(WORK).partition("/")[0]
        names = found.setdefault(key, set())
        for element in (each for each in every if "look" in each.data):
            looked = looked_at(element, every)
            names.update(looked)
            yield from (f"{path}: {each}" for each in matching(declared.get(key, {}), looked, every))
            if not {"action"} & element.data.keys():
                yield from told(sent_by(element, every, own).keys(), f"in {path} is neither looked at nor asked for")
    for key, takes in declared.items():
        yield from told(found.get(key, set()) ^ takes.keys(), f"is looked at on one side only: {key}")


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
    yield from told(shown ^ set(parts.PARTS), "is a part without a page, or a page without a part")
    written = {view for path in FORM for each in elements(templates[path]) for view in each.data.get("view", ())}
    known = set(re.findall(r'showOnly\("(\w+)"\)', scripts["views.mjs"]))
    yield from told(written ^ known, "is a view of the assessment on one side only")


def page_actions(templates: Files, scripts: Files) -> Iterator[str]:
    """Hold what a page does itself, with the values that it takes, against what its scripts can do."""
    table = scripts["page-actions.mjs"].partition("PAGE_ACTIONS = {")[2].partition("\n};")[0]
    done = dict(re.findall(r'^  "?([a-z-]+)"?: (?:async )?\((?:\{([^}]*)\})?', table, re.MULTILINE))
    read = {name: set(re.findall(r"(\w+)(?=:| = |,| ?$)", given)) for name, given in done.items()}
    read |= {
        "open": {"file", "passphrase"},
        "leave-out": set(*re.findall(r"leaveOut\(\w+, values\.(\w+), values\.(\w+)", scripts["workspace.mjs"])),
    }
    outside = scripts["workspace.mjs"] + scripts["events.mjs"]
    done |= dict.fromkeys(re.findall(r'pageAction === "([a-z-]+)"', outside), "")
    own, asked, everywhere = own_names(scripts), set(), every_element(templates)
    for path in filter(is_work, templates):
        every = elements(templates[path])
        for each in every:
            for name in each.data.get("pageAction", set()) & PAGE_ACTIONS.keys():
                found = matching(PAGE_ACTIONS[name], sent_by(each, every, own), everywhere)
                yield from (f"{path}: page action {name}, {fault}" for fault in found)
            asked |= each.data.get("pageAction", set())
    yield from told(PAGE_ACTIONS.keys() ^ asked, "is a page action on one side only")
    yield from told(PAGE_ACTIONS.keys() ^ done.keys(), "is a page action of Python or of a script only")
    for name in PAGE_ACTIONS.keys() & read.keys():
        yield from told(
            read[name] ^ PAGE_ACTIONS[name].keys(), f"is a value of the page action {name} on one side only"
        )


def attributes(templates: Files, scripts: Files) -> Iterator[str]:
    """Hold what a page reads of its elements before the rest goes to Python: names and values."""
    yield from told(own_names(scripts) ^ READ_BY_PAGE.keys(), "is read by the page or declared only")
    everywhere = every_element(templates)
    for path in filter(is_work, templates):
        for each in elements(templates[path]):
            for name in each.data.keys() & READ_BY_PAGE.keys():
                found = misfits(READ_BY_PAGE[name], Sent(each.data[name]), everywhere)
                yield from (f"{path}, data-{name}: {fault}" for fault in found)


REFERENCES = ("for", "list", "aria-labelledby", "aria-describedby", "aria-controls")
"""Attributes that name other elements by their ids."""


def references(templates: Files, _scripts: Files) -> Iterator[str]:
    """Hold the ids that elements name, and those that links within a page lead to, against the ids there are."""
    every = every_element(templates)
    there = {value for each in every for value in each.attributes.get("id", ())}
    for path, text in templates.items():
        there_too = set(re.findall(r"\{:[^}]*#([\w-]+)", text))  # of headings in Markdown
        for each in elements(text):
            named = {id_ for name in REFERENCES for value in each.attributes.get(name, ()) for id_ in value.split()}
            if path.endswith(".j2"):  # in Markdown, headings have ids of their own, to which links lead
                named |= {href[1:] for href in each.attributes.get("href", ()) if href.startswith("#")}
            yield from told(
                {id_ for id_ in named - there - there_too - {""} if WORKED_OUT not in id_}, f"is no id: {path}"
            )


def radios(templates: Files, _scripts: Files) -> Iterator[str]:
    """Hold choices of which one is made against their group: one alone can be chosen besides any other."""
    for path, text in templates.items():
        choices = [each for each in elements(text) if each.is_("type", "radio")]
        groups = Counter(name for each in choices for name in each.attributes.get("name", ()))
        for each in choices:
            one = all(WORKED_OUT not in value for value in each.attributes.get("value", ()))
            alone = {name for name in each.attributes.get("name", ()) if groups[name] == 1}
            yield from told(alone if one else set(), f"in {path} is a group of one choice")


def script_words(templates: Files, scripts: Files) -> Iterator[str]:
    """Hold what scripts look for, read, set and ask for against templates, style sheets and Python."""
    every = every_element(templates)
    linked = {f"#{href.partition('#')[2]}" for each in every for href in each.attributes.get("href", ())}
    wanted = set(selected(scripts)) - OUTSIDE - linked
    yield from told({each for each in wanted if not is_there(each, every)}, "is looked for and written nowhere")
    yield from told(classes_given(scripts) - ruled(), "is a class that a script gives and no sheet has")
    used = {name for each in every for name in each.data}
    given = {camel(name) for name in re.findall(r'etAttribute\("data-([a-z-]+)"', "".join(scripts.values()))}
    yield from told(data_read(scripts) - used - given - {"definition"}, "is read by a script and written nowhere")
    known = known_words(scripts) | {NOT_STARTED, UNDER_WAY}
    for name in data_read(scripts) - {"action", "longestName", "madeAhead", "previewOf", "progress"}:
        values = {value for each in every for value in each.data.get(name, ())}
        words = {value for value in values - {""} if WORKED_OUT not in value and not value.isdecimal()}
        yield from told(words - known, f"as data-{name} is known to no script")
    shown = {step for each in every for step in each.data.get("progress", ())}
    yield from told(shown ^ set(get_args(Step.__value__)), "is no step of a reading here, or has no line")
    values = {value for each in every for written in each.data.values() for value in written}
    yield from told(compared(scripts) - values, "is no value of an attribute and is compared with one")
    shown = {value for each in every for value in each.data.get("previewOf", ())} - {""}
    yield from told(shown - {name for kind, name in TAKES if kind == "previews"}, "is no preview and has a place")
    yield from told(read_by_page(scripts) - READ_BY_PAGE.keys(), "is read of an element and is none of its names")
    sent = list(requests(scripts))
    yield from told({name for name, _ in sent} - REQUESTS.keys(), "is a request that Python does not know")
    yield from told({value for _, value in sent} - READ_OF_REQUESTS, "is a value that no request reads")


def form_actions(templates: Files, scripts: Files) -> Iterator[str]:
    """Hold what the buttons of form and result name against what the script of the assessment does."""
    table = scripts["assess.mjs"].partition("ACTIONS = {")[2].partition("\n};")[0]
    done = set(re.findall(r'^  "?([a-z-]+)"?:', table, re.MULTILINE))
    named = {name for path in FORM for each in elements(templates[path]) for name in each.data.get("action", ())}
    yield from told(done ^ named, "is an action of the assessment on one side only")


def form_fields(templates: Files, scripts: Files) -> Iterator[str]:
    """Hold the fields of form and result, and what an invitation says, against what their scripts read."""
    own, code = code_of(scripts["answers.mjs"]), code_of(scripts["answers.mjs"] + scripts["result.mjs"])
    fields = [each for path in FORM for each in elements(templates[path]) if each.tag in FIELDS]
    written = {name for each in fields for name in each.attributes.get("name", ()) if WORKED_OUT not in name}
    filled = re.findall(r"(\w+):", ",".join(re.findall(r"\bfill\(\{([^}]*)\}\)", code)))
    read = set(re.findall(r"new FormData\(\w+\)\.get\(\"(\w+)\"\)|\bfields\.(?=\w+ \?\?)(\w+)", code))
    read = {name for pair in read for name in pair if name}
    read |= set(re.findall(r"\{ (\w+), \.\.\.\w+ \} = Object\.fromEntries\(new FormData", code))
    yield from told(read ^ written, "is a field of the assessment on one side only")
    yield from told(set(filled) - written, "is filled in and is no field of the assessment")
    everything = {"others": 5, "heads": FUNCTIONS[:1], "guessed": (1,), "reply": "a@b.c", "ask_level": False}
    invited = parse_qs(invitation_fragment("Spring", function=FUNCTIONS[0], **everything)).keys()
    known = set(re.findall(r'\binvitation\.get\("(\w+)"\)', own))
    yield from told(known ^ invited, "is said by an invitation on one side only")
    again = own.partition("export function invitation()")[2].partition("const fields = {")[2].partition("}")[0]
    kept = set(re.findall(r"(\w+)(?=,|:| ?$)", again)) - {"askLevel"}  # the function is kept in the form
    yield from told(kept ^ (invited - {"function"}), "is said again of an invitation on one side only")


def notices(templates: Files, scripts: Files) -> Iterator[str]:
    """Hold the notices and texts of the pages against those that scripts tell."""
    literals = "".join(scripts.values())
    texts = set(re.findall(r"[\"`]([a-z$][\w${}.-]*)[\"`]", literals))
    patterns = {re.sub(r"\\\$\\\{.*?\\\}", ".+", re.escape(text)) for text in texts if re.sub(r"\$\{.*?\}", "", text)}
    told_of = set(re.findall(r'\b(?:tell|tellBriefly|bring|say|textOf)\("([a-z-]+)"', literals))
    written = {
        name
        for text in templates.values()
        for each in elements(text)
        for attribute in ("when", "text", "runtimeState")
        for name in each.data.get(attribute, ())
    }
    named = written - {WORKED_OUT, NOT_STARTED}
    yield from told(
        {name for name in named if not any(re.fullmatch(each, name) for each in patterns)}, "is told by no script"
    )
    yield from told(told_of - written, "is told and stands in no page")


@cache
def of_the_theme() -> set[str]:
    """Return the classes of the theme's own style sheets."""
    sheets = Path(material.__file__).parent.glob("templates/assets/stylesheets/*.css")
    return {name for sheet in sheets for name in re.findall(r"\.(md-[\w-]+)", sheet.read_text("utf-8"))}


@cache
def ruled() -> set[str]:
    """Return the classes that a style sheet has a rule for."""
    return set(re.findall(r"\.([a-zA-Z][\w-]*)", "".join(re.findall(r"([^{}]+)\{", styles()))))


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
    sent = {sent_as(name) for offer in offered().values() for name in offer.takes} | {"text"}
    sent |= {name for takes in PAGE_ACTIONS.values() for name in takes}
    looked = {f"look{each.name[0].upper()}{each.name[1:]}" for key in parts.PARTS for each in parts.part(key).looks}
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
        fixed = {name for name in written if WORKED_OUT not in name}
        yield from told(fixed - known - of_the_theme(), f"is a class of {path} that no sheet has")


CHECKS = (
    offers,
    looks,
    views,
    page_actions,
    attributes,
    form_actions,
    form_fields,
    notices,
    names,
    classes,
    radios,
    references,
    script_words,
)


def finds_a_fault(templates: Files, scripts: Files) -> bool:
    """Tell whether some check does; it then looks no further."""
    return any(True for check in CHECKS for _ in check(templates, scripts))
