"""Where the terms of the glossary are used: types, practices, statements and tasks that name them, and other pages."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields

from assessment.instrument import Statement
from assessment.model import Bank, Example, Point, Practice, RelationshipType, Task
from site_build.glossary import TermForms

NOT_READ = {"key", "sources", "source", "words", "statements", "tasks", "number", "step", "theme", "also"}
"""Fields that a reader does not see as running text."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names a term: what a reader calls it, and its address below the site's root."""

    name: str
    address: str


class Mentions:
    """Collects where each term is used: first what the bank holds, then every other page as it is written."""

    def __init__(self, bank: Bank) -> None:
        forms = TermForms(bank)
        self._found: dict[str, list[Mention]] = {term.key: [] for term in bank.glossary}
        for mention, record in _places(bank):
            for key in {key for text in _texts(record) for _, key in forms.find(text)}:
                self._found[key].append(mention)
        self._covered = {mention.address.partition("#")[0] for mention, _ in _places(bank)}

    def add_page(self, address: str, text: str, marked: Collection[str]) -> None:
        """Add a page that marks these terms, by the title of its front matter; pages about records are in already."""
        title = re.search(r"^title: (.+)$", text, re.MULTILINE)
        if title and address not in self._covered:
            for key in marked:
                self._found[key].append(Mention(title[1].strip('"'), address))

    def __call__(self, key: str) -> tuple[Mention, ...]:
        """Return where a term is used: types, practices, statements, tasks, then pages in the order they were added."""
        return tuple(self._found[key])


type _Record = Statement | Practice | Task | RelationshipType | Point | Example


def _places(bank: Bank) -> Iterator[tuple[Mention, _Record]]:
    for type_ in bank.types:
        yield Mention(type_.name, f"understand/types/{type_.key}/"), type_
    for practice in bank.practices:
        yield Mention(practice.name, f"act/practices/{practice.key}/"), practice
    for statement in bank.instrument.statements:
        yield Mention(f"statement {statement.number}", f"assess/statements/#{statement.key}"), statement
    for task in bank.checklist:
        yield Mention(f"task {task.number}", f"act/checklist/#task-{task.number}"), task


def _texts(record: _Record) -> Iterator[str]:
    for field in fields(record):
        if field.name not in NOT_READ:
            value = getattr(record, field.name)
            for part in value if isinstance(value, tuple) else (value,):
                if isinstance(part, str):
                    yield part
                elif isinstance(part, Point | Example):
                    yield from _texts(part)
