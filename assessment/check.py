"""Model to defects: one pass over the bank that finds everything wrong with its content, both ways.

Every key that is used is defined, and every key that is defined is used.
"""

import dataclasses
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from assessment import model
from assessment.load import FILE_OF, BankError, Defect, read_bank, shipped_file
from assessment.model import Bank
from assessment.records import entry_name


@dataclasses.dataclass(frozen=True, slots=True)
class _Entry:
    """A record of the bank with its place."""

    file: str
    name: str
    record: object

    def defect(self, message: str) -> Defect:
        return Defect(self.file, self.name, message)


def find_defects(read_file: Callable[[str], str] = shipped_file) -> list[Defect]:
    """Return everything that is wrong with a bank: with the shape of its files, then with its content.

    A text that is missing is also empty, so it is named twice. Files that cannot be read at all are named alone.
    """
    try:
        bank, defects = read_bank(read_file)
    except BankError as error:
        return error.defects
    return [*defects, *check(bank)]


def check(bank: Bank) -> Iterator[Defect]:
    """Yield every defect of the bank's content, file by file where the kind of defect allows it."""
    entries = list(_entries(bank))
    defined = _defined(bank)
    for entry in entries:
        yield from _empty_texts(entry)
        yield from _unknown_keys(entry, defined)
    yield from _duplicates(entries)
    yield from _vocabularies(bank)
    yield from _numbers(bank)
    yield from _bands(bank)
    yield from _decision_tables(entries)
    yield from _papers(bank, entries)
    yield from _unused(bank, entries)
    yield from _terms(bank, entries)


def _entries(bank: Bank) -> Iterator[_Entry]:
    """Yield every record of the bank, the ones inside other records too."""
    for field in dataclasses.fields(bank):
        yield from _walk(getattr(bank, field.name), FILE_OF[field.name], "", field.name)


def _walk(value: object, file: str, name: str, collection: str) -> Iterator[_Entry]:
    if isinstance(value, tuple):
        for position, item in enumerate(value, 1):
            if dataclasses.is_dataclass(item):
                inner = entry_name(item, collection, position)
                yield from _walk(item, file, f"{name}, {inner}" if name else inner, collection)
    elif dataclasses.is_dataclass(value):
        yield _Entry(file, name or collection, value)
        for field in dataclasses.fields(value):
            yield from _walk(getattr(value, field.name), file, name, field.name)


def _empty_texts(entry: _Entry) -> Iterator[Defect]:
    for field in dataclasses.fields(entry.record):  # type: ignore[arg-type]  # _walk yields dataclasses only
        value = getattr(entry.record, field.name)
        blank = any(isinstance(text, str) and not text.strip() for text in _items(value))
        if field.name == "sources" and not value:
            yield entry.defect("cites no source; name one, or “ours” for an addition of this project")
        elif blank or (field.type == tuple[str, ...] and not value):
            yield entry.defect(f"`{field.name}` is empty")


def _items(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _defined(bank: Bank) -> dict[str, set[object]]:
    """Return what every reference may name, by kind of thing."""
    return {
        "source": {s.key for s in bank.sources},
        "type": {t.key for t in bank.types},
        "theme": {t.key for t in bank.instrument.themes},
        "function": {f.key for f in bank.instrument.functions},
        "statement": {s.number for s in bank.instrument.statements},
        "step": {s.key for s in bank.steps},
        "practice": {p.key for p in bank.practices},
        "task": {t.number for t in bank.checklist},
        "term": {t.key for t in bank.glossary},
        "kind of friction": set(model.FRICTION_KINDS),
        "group that a metric suits": set(model.METRIC_SUITS),
        "side": set(model.SIDES),
        "stage or step": {stage.key for stage in (*bank.funnel, *bank.sales_steps)},
        "activity": {activity.key for activity in bank.map_activities} | {model.OUTSIDE},
        "kind of cell": set(model.PAPER_CELLS),
    }


REFERENCES: dict[tuple[type, str], str] = {
    (model.Band, "type"): "type",
    (model.Statement, "theme"): "theme",
    (model.StayOrTighten, "type"): "type",
    (model.StayOrTighten, "to"): "type",
    (model.Condition, "low"): "statement",
    (model.Condition, "high"): "statement",
    (model.TightenBy, "type"): "type",
    (model.TightenBy, "to"): "type",
    (model.Step, "type"): "type",
    (model.Step, "to"): "type",
    (model.Practice, "step"): "step",
    (model.Practice, "statements"): "statement",
    (model.Practice, "tasks"): "task",
    (model.Example, "source"): "source",
    (model.Task, "theme"): "theme",
    (model.Friction, "kind"): "kind of friction",
    (model.Friction, "eases"): "practice",
    (model.FunnelStage, "function"): "function",
    (model.Metric, "suits"): "group that a metric suits",
    (model.Term, "see"): "term",
    (model.MapActivity, "side"): "side",
    (model.MapActivity, "stage"): "stage or step",
    (model.MapInput, "supplier"): "activity",
    (model.Paper, "practice"): "practice",
    (model.PaperColumn, "cells"): "kind of cell",
}
"""Which field names what. A field `sources` names sources in every record."""


def _unknown_keys(entry: _Entry, defined: dict[str, set[object]]) -> Iterator[Defect]:
    for field in dataclasses.fields(entry.record):  # type: ignore[arg-type]  # _walk yields dataclasses only
        kind = "source" if field.name == "sources" else REFERENCES.get((type(entry.record), field.name))
        for key in _items(getattr(entry.record, field.name)) if kind else ():
            if key not in (None, "") and key not in defined[str(kind)]:
                yield entry.defect(f"`{field.name}` names “{key}”, but there is no such {kind}")


def _duplicates(entries: list[_Entry]) -> Iterator[Defect]:
    times = Counter((entry.file, entry.name) for entry in entries)
    for (file, name), count in times.items():
        outer = name.rpartition(", ")[0]
        if count > 1 and times[file, outer] < 2:  # what stands inside an entry is repeated with it
            yield Defect(file, name, f"is there {count} times; give each a key or number of its own")


def _vocabularies(bank: Bank) -> Iterator[Defect]:
    """Yield where the words that code and files rely on are not all there, or are not the only ones."""
    instrument = bank.instrument
    for file, what, found, wanted in (
        ("types.toml", "types", [t.key for t in bank.types], model.TYPES),
        ("instrument.toml", "bands", [b.type for b in instrument.bands], model.TYPES),
        ("decisions.toml", "stay_or_tighten", [row.type for row in bank.stay_or_tighten], model.TYPES),
        ("decisions.toml", "tighten_by", [row.type for row in bank.tighten_by], model.TYPES[:-1]),
        ("practices.toml", "steps", [step.type for step in bank.steps], model.TYPES[:-1]),
        ("instrument.toml", "themes", [t.key for t in instrument.themes], model.THEMES),
        ("instrument.toml", "functions", [f.key for f in instrument.functions], model.FUNCTIONS),
        ("instrument.toml", "levels", [level.key for level in instrument.levels], model.LEVELS),
        ("instrument.toml", "limits", [limit.key for limit in instrument.limits], model.LIMITS),
    ):
        if tuple(found) != wanted:
            message = f"must be exactly {', '.join(wanted)}, in this order; found {', '.join(found) or 'none'}"
            yield Defect(file, what, message)


def _numbers(bank: Bank) -> Iterator[Defect]:
    for file, what, found, last in (
        ("instrument.toml", "statements", [s.number for s in bank.instrument.statements], model.STATEMENTS),
        ("instrument.toml", "scale", [p.value for p in bank.instrument.scale], len(bank.instrument.scale)),
        ("checklist.toml", "checklist", [t.number for t in bank.checklist], len(bank.checklist)),
        ("process.toml", "process", [q.number for q in bank.process], len(bank.process)),
        ("roles.toml", "roles", [r.number for r in bank.roles], len(bank.roles)),
        ("focus.toml", "focus", [f.number for f in bank.focus], len(bank.focus)),
    ):
        if found != list(range(1, last + 1)):
            numbers = ", ".join(map(str, found)) or "none"
            yield Defect(file, what, f"must be numbered 1 to {last} in order; found {numbers}")


def _bands(bank: Bank) -> Iterator[Defect]:
    bands, scale = bank.instrument.bands, [point.value for point in bank.instrument.scale]
    if not bands or not scale:
        yield Defect("instrument.toml", "bands", "there are no bands or no scale, so no total has a type")
        return
    lowest, highest = model.STATEMENTS * min(scale), model.STATEMENTS * max(scale)
    if bands[0].low != lowest or bands[-1].high != highest:
        message = f"must cover {lowest} to {highest}; they cover {bands[0].low} to {bands[-1].high}"
        yield Defect("instrument.toml", "bands", message)
    for band in bands:
        if band.low > band.high:
            yield Defect(
                "instrument.toml", f"bands {band.type}", f"it ends at {band.high}, before its start at {band.low}"
            )
    for band, after in pairwise(bands):
        if after.low != band.high + 1:
            what = "overlaps" if after.low <= band.high else "leaves a gap after"
            message = f"it starts at {after.low} and {what} the band {band.type}, which ends at {band.high}"
            yield Defect("instrument.toml", f"bands {after.type}", message)


def _decision_tables(entries: list[_Entry]) -> Iterator[Defect]:
    """Yield what leads anywhere but one type up, the rule of the tables, and conditions on both sides."""
    after = dict(zip(model.TYPES, (*model.TYPES[1:], None), strict=True))
    for entry in entries:
        row = entry.record
        if isinstance(row, model.StayOrTighten | model.TightenBy | model.Step) and row.to != after.get(
            row.type, row.to
        ):
            yield entry.defect(f"leads to {row.to or 'nothing'}, but must lead to {after[row.type] or 'nothing'}")
        if isinstance(row, model.StayOrTighten):
            for key in sorted({c.key for c in row.stay} & {c.key for c in row.tighten}):
                yield entry.defect(f"the condition {key} speaks both for staying and for moving")
            yield from (entry.defect(f"gives no condition for {what}") for what in _one_sided(row))


def _one_sided(row: model.StayOrTighten) -> Iterator[str]:
    """Yield the side of decision table A on which nothing can be ticked, although there is a step to decide on."""
    if row.type != model.TYPES[-1]:
        yield from (what for side, what in ((row.stay, "staying"), (row.tighten, "moving")) if not side)


def _papers(bank: Bank, entries: list[_Entry]) -> Iterator[Defect]:
    """Yield examples that do not fit their columns, and tables that nothing can be moved to."""
    tables_beside = {table: paper.tables for paper in bank.papers for table in paper.tables}
    for entry in entries:
        table = entry.record
        if not isinstance(table, model.PaperTable):
            continue
        for place, row in enumerate(table.example, 1):
            if len(row.cells) != len(table.columns):
                yield entry.defect(f"example {place} has {len(row.cells)} cells for {len(table.columns)} columns")
        if table.done_to and table.done_to not in [other.key for other in tables_beside[table]]:
            yield entry.defect(f"`done_to` names “{table.done_to}”, but its paper has no such table")


def _unused(bank: Bank, entries: list[_Entry]) -> Iterator[Defect]:
    """Yield what is defined and has no use."""
    practised = {number for practice in bank.practices for number in practice.statements}
    themes = {statement.theme for statement in bank.instrument.statements}
    steps = {practice.step for practice in bank.practices}
    cited = {key for entry in entries for key in getattr(entry.record, "sources", ())}
    cited |= {example.source for practice in bank.practices for example in practice.examples}
    for entry in entries:
        match entry.record:
            case model.Statement(number=number) if number not in practised:
                yield entry.defect("no practice speaks to this statement")
            case model.Theme(key=key) if key not in themes:
                yield entry.defect("no statement belongs to this theme")
            case model.Step(key=key) if key not in steps:
                yield entry.defect("no practice belongs to this step")
            case model.Source(key=key) if key not in cited:
                yield entry.defect("nothing cites this source")


def _terms(bank: Bank, entries: list[_Entry]) -> Iterator[Defect]:
    """Yield terms that no text uses, and forms under which a term cannot be found in running text."""
    texts = [(entry.record, " ".join(_texts(entry.record)).lower()) for entry in entries]
    owner: dict[str, str] = {}
    for entry in entries:
        term = entry.record
        if not isinstance(term, model.Term):
            continue
        for form in term.forms:
            if form != form.lower():
                yield entry.defect(f"the form “{form}” must be in lower case")
            if owner.setdefault(form, term.key) != term.key:
                yield entry.defect(f"the form “{form}” belongs to the term {owner[form]} already")
        forms = re.compile(r"\b(" + "|".join(map(re.escape, term.forms)) + r")\b")
        linked = any(term.key in other.see for other in bank.glossary if other is not term)
        if not linked and not any(forms.search(text) for record, text in texts if record is not term):
            yield entry.defect("no text uses this term; use it or remove it")


def _texts(record: object) -> Iterator[str]:
    for field in dataclasses.fields(record):  # type: ignore[arg-type]  # _walk yields dataclasses only
        yield from (text for text in _items(getattr(record, field.name)) if isinstance(text, str))
