"""The page protocol as types for TypeScript: the scripts of the pages are checked against what Python declares.

    python -m site_build.protocol

Writes `build/protocol.d.ts`, with what scripts name themselves. What they only carry from a page to Python, such as
actions and their values, needs no type: `tests/test_page_protocol.py` holds the templates to it.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from assessment.browser import REQUESTS
from assessment.load import load_bank
from assessment.workspace import parts
from assessment.workspace.by_page import PAGE_ACTIONS, READ_BY_PAGE, OfPage
from assessment.workspace.protocol import Day, Key, Kind, OfField, Text, Word
from assessment.workspace.sent_files import files, one_file
from site_build import ROOT, read_source
from site_build.page_elements import WORKED_OUT, elements_of

TARGET = ROOT / "build" / "protocol.d.ts"
TEMPLATES = ("assessment/report/templates/**/*.j2", "docs/**/*.j2", "docs/**/*.md")


def write_protocol(target: Path = TARGET) -> None:
    """Write the types."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(("// Written by site_build/protocol.py.", *types())) + "\n", "utf-8")


def types() -> Iterator[str]:
    """Yield each type."""
    yield f"export type RequestName = {union(REQUESTS)};"
    yield f"export type ExportName = {union(parts.offered(lambda offers: offers.exports))};"
    yield "export interface PageActions {"
    for name, takes in sorted(PAGE_ACTIONS.items()):
        values = (f"{value}{'' if must_be_sent(kind) else '?'}: {type_of(kind)}" for value, kind in takes.items())
        yield f"  {json.dumps(name)}: {{ {'; '.join(values)} }};"
    yield "}"
    yield "export interface ReadByPage {"
    named = {
        "action": union(parts.offered(lambda offers: offers.actions)),
        "previewAction": union(parts.offered(lambda offers: offers.previews)),
        "exportAction": "ExportName",
        "pageAction": "keyof PageActions",
    }
    for name, kind in READ_BY_PAGE.items():
        yield f"  {name}?: {named.get(name, type_of(kind))};"
    yield "}"
    written = named_in_templates()
    yield f"export type Notice = {union(written['when'])};"
    yield f"export type TextName = {union(written['text'])};"
    yield f"export type Choice = {union(written['choice'])};"


def must_be_sent(kind: Kind | OfPage) -> bool:
    """Tell whether a value of this kind may not be left out."""
    match kind:
        case Text(needed=needed) | Day(needed=needed):
            return bool(needed)
        case Word():
            return "" not in kind.known(load_bank())
    return kind in (one_file, OfPage.SELECTOR) or isinstance(kind, (Key, OfField))


def type_of(kind: Kind | OfPage) -> str:
    """Return the type of a value as a page writes it."""
    if isinstance(kind, Word):
        return union(kind.known(load_bank()))
    return "{ name: string, size: number, base64?: string }[]" if kind in (files, one_file) else "string"


def union(words: Iterable[str]) -> str:
    """Return the type of some words."""
    return " | ".join(map(json.dumps, sorted(set(words)))) or "never"


def named_in_templates() -> dict[str, set[str]]:
    """Return the words that templates write into data-* attributes, by the name of the attribute."""
    found: dict[str, set[str]] = {}
    for path in (path for pattern in TEMPLATES for path in ROOT.glob(pattern)):
        for element in elements_of(read_source(path)):
            for name, values in element.data.items():
                found.setdefault(name, set()).update(value for value in values if WORKED_OUT not in value)
    return found


if __name__ == "__main__":
    write_protocol()
