"""What the templates ask of Python, as an element sends it: read in every branch, without rendering."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from site_build.page_elements import Element, elements_of
from tests.test_repository import name_of, text_of, tracked

WORK = "assessment/report/templates/work/"
AROUND = "docs/_workspace.md.j2"
"""What every page with a workspace has around it."""

ATTRIBUTES = {"action": "actions", "previewAction": "previews", "exportAction": "exports"}
"""Which attribute of an element asks for what a part offers."""

LOOKED = re.compile("look[A-Z]")
"""How the names of data-* attributes begin that say what is looked at."""

FIELDS = ("input", "select", "textarea")

type Files = Mapping[str, str]
"""The text of files, by their path."""


@dataclass(frozen=True)
class Sent:
    """A value that an element sends: what stands in it, and the field that it is typed or chosen in, if any."""

    values: set[str]
    field: Element | None = None


@dataclass(frozen=True)
class Ask:
    """What an element asks for, the values that it sends, and whether those of a preview are sent along."""

    where: str
    kind: str
    name: str
    sent: Mapping[str, Sent]
    with_previewed: bool

    def __str__(self) -> str:
        return f"{self.where}: {self.kind} “{self.name}”"


@cache
def templates() -> Files:
    paths = tracked("assessment/*.j2", "docs/*.j2", "docs/*.md", "site_overrides/*.html")
    return {name_of(path): named_lengths(text_of(path)) for path in paths if not name_of(path).startswith("docs/adr/")}


def named_lengths(template: str) -> str:
    """Return a template in which each length out of the bank stands as its name."""
    return re.sub(r"\{\{ bank\.limits\.text\.(\w+) \}\}", r"\1", template)


@cache
def scripts() -> Files:
    return {path.name: text_of(path) for path in tracked("site_overrides/assets/*js", "site_overrides/watch.js")}


elements = cache(elements_of)


def is_work(path: str) -> bool:
    return path.startswith(WORK) or path == AROUND


def own_names(scripts: Files) -> set[str]:
    """Return the names of data-* attributes that a page with a workspace reads itself."""
    return set(re.findall(r"^  (\w+): true,", scripts["values.mjs"].partition("const OWN = {")[2], re.MULTILINE))


def inside(element: Element, every: list[Element], *tags: str) -> list[Element]:
    return [each for each in every if each.tag in tags and any(outer is element for outer in each.inside)]


def fields_of(form: Element, every: list[Element]) -> dict[str, Sent]:
    """Return what the fields of a form send."""
    found: dict[str, Sent] = {}
    for field in inside(form, every, *FIELDS):
        for name in field.attributes.get("name", ()):
            earlier = found[name].values if name in found else set()  # of a group of choices, of which one is sent
            found[name] = Sent(earlier | _in(field).values, field)
    return found


def sent_by(element: Element, every: list[Element], own: set[str]) -> dict[str, Sent]:
    """Return what an element sends: its data, and the fields and the button of a form, or its own value."""
    buttons = [each for each in inside(element, every, "button") if not each.is_("type", "button")]
    data = [item for each in (element, *buttons) for item in each.data.items()]
    found = {name: Sent(values) for name, values in data if name not in own and not LOOKED.match(name)}
    if "look" in element.data:
        return found
    return found | fields_of(element, every) | ({"value": _in(element)} if element.tag in FIELDS else {})


def looked_at(element: Element, every: list[Element]) -> dict[str, Sent]:
    """Return what an element with `data-look` lets a reader look at: its data, its fields, or its own value."""
    looked = ((name[4].lower() + name[5:], values) for name, values in element.data.items() if LOOKED.match(name))
    own = {name: _in(element) for name in element.data["look"] - {""}}
    return {name: Sent(values) for name, values in looked} | fields_of(element, every) | own


def _in(field: Element) -> Sent:
    return Sent(field.attributes.get("value", {""}), field)


def asks(templates: Files, own: set[str]) -> Iterator[Ask]:
    """Yield everything that a page with a workspace may ask for; the page itself adds style sheets where it is told."""
    for path in filter(is_work, templates):
        every = elements(templates[path])
        for element in every:
            sent = sent_by(element, every, own)
            if "withAssets" in element.data:
                sent["assets"] = Sent(set())
            if "lock" in element.data:
                del sent["passphrase"]  # it stays in the page
            for attribute, kind in ATTRIBUTES.items():
                for name in element.data.get(attribute, ()):
                    yield Ask(path, kind, name, sent, "withPreviewed" in element.data)
