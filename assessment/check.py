"""Model to defects: one pass over the bank that finds everything wrong with its content, both ways.

Every key that is used is defined, and every key that is defined is used.
"""

import dataclasses
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from itertools import pairwise

from assessment import model
from assessment.load import FILE_OF, Defect
from assessment.model import Bank
from assessment.records import entry_name


@dataclasses.dataclass(frozen=True, slots=True)
class _Entry:
    """A record of the bank with its place."""

    file: str
    name: str
    collection: str
    record: object

    def defect(self, message: str) -> Defect:
        return Defect(self.file, self.name, message)


def check(bank: Bank) -> Iterator[Defect]:
    """Yield every defect of the bank's content, file by file where the kind of defect allows it."""
    entries = list(_entries(bank))
    for entry in entries:
        yield from _empty_texts(entry)
        yield from _unknown_keys(entry, bank)
    yield from _duplicates(entries)
    yield from _vocabularies(bank)
    yield from _numbers(bank)
    yield from _bands(bank)
    yield from _order_of_types(bank)
    yield from _unused(bank)


def _entries(bank: Bank) -> Iterator[_Entry]:
    """Yield every record of the bank, the ones inside other records too."""
    for field in dataclasses.fields(bank):
        yield from _walk(getattr(bank, field.name), FILE_OF[field.name], "", field.name)


def _walk(value: object, file: str, name: str, collection: str) -> Iterator[_Entry]:
    if isinstance(value, tuple):
        for position, item in enumerate(value, 1):
            if dataclasses.is_dataclass(item):
                inner = entry_name(item, position)
                yield from _walk(item, file, f"{name}, {inner}" if name else inner, collection)
    elif dataclasses.is_dataclass(value):
        yield _Entry(file, name or collection, collection, value)
        for field in dataclasses.fields(value):
            yield from _walk(getattr(value, field.name), file, name, field.name)


def _empty_texts(entry: _Entry) -> Iterator[Defect]:
    for field in dataclasses.fields(entry.record):  # type: ignore[arg-type]  # _walk yields dataclasses only
        value = getattr(entry.record, field.name)
        texts = value if isinstance(value, tuple) else (value,)
        if any(isinstance(text, str) and not text.strip() for text in texts):
            yield entry.defect(f"`{field.name}` is empty")
    if getattr(entry.record, "sources", None) == ():
        yield entry.defect("cites no source; name one, or “ours” for an addition of this project")


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
}
"""Which field names what. A field `sources` names sources in every record."""


def _unknown_keys(entry: _Entry, bank: Bank) -> Iterator[Defect]:
    defined = _defined(bank)
    for field in dataclasses.fields(entry.record):  # type: ignore[arg-type]  # _walk yields dataclasses only
        kind = "source" if field.name == "sources" else REFERENCES.get((type(entry.record), field.name))
        if kind is None or entry.collection == "sources" or (entry.record is bank and field.name == "sources"):
            continue
        value = getattr(entry.record, field.name)
        for key in value if isinstance(value, tuple) else (value,):
            if key not in (None, "") and key not in defined[kind]:
                yield entry.defect(f"`{field.name}` names “{key}”, but there is no such {kind}")


def _duplicates(entries: list[_Entry]) -> Iterator[Defect]:
    for identifier in ("key", "number", "value"):
        places = [
            (entry.file, entry.collection, entry.name, value)
            for entry in entries
            if (value := getattr(entry.record, identifier, None)) is not None
            if identifier != "value" or isinstance(entry.record, model.ScalePoint)
        ]
        for (file, _, name, value), times in Counter(places).items():
            if times > 1:
                yield Defect(file, name, f"the {identifier} {value} is used {times} times")


def _vocabularies(bank: Bank) -> Iterator[Defect]:
    """Yield where the words that code and files rely on are not all there, or are not the only ones."""
    instrument = bank.instrument
    for file, what, found, wanted in (
        ("types.toml", "types", [t.key for t in bank.types], model.TYPES),
        ("instrument.toml", "themes", [t.key for t in instrument.themes], model.THEMES),
        ("instrument.toml", "functions", [f.key for f in instrument.functions], model.FUNCTIONS),
        ("instrument.toml", "levels", [level.key for level in instrument.levels], model.LEVELS),
        ("instrument.toml", "limits", sorted(limit.key for limit in instrument.limits), tuple(sorted(model.LIMITS))),
    ):
        if tuple(found) != wanted:
            yield Defect(file, what, f"must be exactly {', '.join(wanted)}, in this order; found {', '.join(found)}")


def _numbers(bank: Bank) -> Iterator[Defect]:
    for file, what, found, last in (
        ("instrument.toml", "statements", [s.number for s in bank.instrument.statements], model.STATEMENTS),
        ("instrument.toml", "scale", [p.value for p in bank.instrument.scale], len(bank.instrument.scale)),
        ("checklist.toml", "tasks", [t.number for t in bank.checklist], len(bank.checklist)),
        ("process.toml", "questions", [q.number for q in bank.process], len(bank.process)),
        ("roles.toml", "stages", [r.number for r in bank.roles], len(bank.roles)),
        ("focus.toml", "steps", [f.number for f in bank.focus], len(bank.focus)),
    ):
        if found != list(range(1, last + 1)):
            yield Defect(file, what, f"must be numbered 1 to {last} in order; found {', '.join(map(str, found))}")


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
            yield Defect("instrument.toml", band.type, f"the band ends at {band.high}, before its start at {band.low}")
    for band, after in pairwise(bands):
        if after.low != band.high + 1:
            what = "overlaps" if after.low <= band.high else "leaves a gap after"
            message = f"the band from {after.low} {what} the band {band.type}, which ends at {band.high}"
            yield Defect("instrument.toml", after.type, message)


def _order_of_types(bank: Bank) -> Iterator[Defect]:
    """Yield what leads anywhere but one type up, the rule of the decision tables."""
    after: dict[str | None, str] = dict(pairwise(model.TYPES))
    moves = [("decisions.toml", row.type, row.to) for row in bank.stay_or_tighten]
    moves += [("decisions.toml", row.type, row.to) for row in bank.tighten_by]
    moves += [("practices.toml", step.type, step.to) for step in bank.steps]
    for file, key, to in moves:
        if key in model.TYPES and to != after.get(key):
            yield Defect(file, key, f"leads to {to}, but the type after it is {after.get(key)}")
    if [band.type for band in bank.instrument.bands] != list(model.TYPES):
        yield Defect("instrument.toml", "bands", f"must be one for each of {', '.join(model.TYPES)}, in this order")


def _unused(bank: Bank) -> Iterator[Defect]:
    """Yield what is defined and has no use."""
    statements, practices = bank.instrument.statements, bank.practices
    cited = {key for entry in _entries(bank) if entry.collection != "sources" for key in _cited(entry.record)}
    uses: tuple[tuple[str, Iterable[object], Container[object], str], ...] = (
        (
            "instrument.toml",
            (s.number for s in statements),
            {number for practice in practices for number in practice.statements},
            "no practice speaks to this statement",
        ),
        (
            "instrument.toml",
            (t.key for t in bank.instrument.themes),
            {s.theme for s in statements},
            "no statement belongs to this theme",
        ),
        (
            "practices.toml",
            (s.key for s in bank.steps),
            {p.step for p in practices},
            "no practice belongs to this step",
        ),
        (
            "decisions.toml",
            model.TYPES,
            {row.type for row in bank.stay_or_tighten},
            "decision table A has no row for this type",
        ),
        ("sources.toml", (s.key for s in bank.sources), cited, "nothing cites this source"),
    )
    for file, defined, used, message in uses:
        yield from (Defect(file, str(key), message) for key in defined if key not in used)
    yield from _unused_terms(bank)


def _cited(record: object) -> tuple[str, ...]:
    example = (record.source,) if isinstance(record, model.Example) else ()
    return (*getattr(record, "sources", ()), *example)


def _unused_terms(bank: Bank) -> Iterator[Defect]:
    texts = {id(entry.record): " ".join(_texts(entry.record)).lower() for entry in _entries(bank)}
    for term in bank.glossary:
        forms = re.compile(r"\b(" + "|".join(map(re.escape, term.forms)) + r")\b")
        seen = any(term.key in other.see for other in bank.glossary)
        if not seen and not any(forms.search(text) for key, text in texts.items() if key != id(term)):
            yield Defect("glossary.toml", term.key, "no text uses this term; use it or remove it")


def _texts(record: object) -> Iterator[str]:
    for field in dataclasses.fields(record):  # type: ignore[arg-type]  # _walk yields dataclasses only
        value = getattr(record, field.name)
        yield from (text for text in (value if isinstance(value, tuple) else (value,)) if isinstance(text, str))
