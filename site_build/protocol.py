"""The page protocol as types for TypeScript: the scripts of the pages are checked against what Python offers.

    python -m site_build.protocol

Writes `build/protocol.d.ts`. What a script itself does for a page, and what it tells, is named in the templates.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from assessment.browser import REQUESTS
from assessment.load import load_bank
from assessment.workspace import parts
from assessment.workspace.protocol import Kind, OfField, Word, files, flag, one_file, sent_as, several
from site_build import ROOT, read_source
from site_build.page_elements import WORKED_OUT, elements_of

TARGET = ROOT / "build" / "protocol.d.ts"
TEMPLATES = ("assessment/report/templates/**/*.j2", "docs/**/*.j2", "docs/**/*.md")
KINDS = ("actions", "previews", "exports")


def write_protocol(target: Path = TARGET) -> None:
    """Write the types."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(("// Written by site_build/protocol.py.", *types())) + "\n", "utf-8")


def types() -> Iterator[str]:
    """Yield each type."""
    yield f"export type RequestName = {union(REQUESTS)};"
    yield f"export type Look = {union(look for key in parts.PARTS for look in parts.part(key).looks)};"
    for kind in KINDS:
        offers = {name: each for key in parts.PARTS for name, each in getattr(parts.offers(key), kind).items()}
        yield f"export interface {kind.capitalize()} {{"
        for name, offer in sorted(offers.items()):
            takes = "; ".join(f"{sent_as(value)}: {type_of(each)}" for value, each in offer.takes.items())
            yield f"  {json.dumps(name)}: {{ {takes} }};" if takes else f"  {json.dumps(name)}: {{}};"
        yield "}"
    written = named_in_templates()
    yield f"export type PageAction = {union(written['pageAction'])};"
    yield f"export type Notice = {union(written['when'])};"
    yield f"export type TextName = {union(written['text'])};"


def type_of(kind: Kind) -> str:
    """Return the type of a value as the page sends it."""
    match kind:
        case Word():
            return union(kind.known(load_bank()))
        case _ if kind is flag:
            return "boolean | string | string[]"
        case _ if kind in (files, one_file):
            return "{ name: string, size: number, base64?: string }[]"
        case _ if kind is several:
            return "string[]"
        case OfField():
            return "string | boolean"
    return "string"


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
