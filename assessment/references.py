"""References within the bank, both ways: what is named is there, once, and what is there is named."""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator

from assessment import model
from assessment.entries import Entry, items_of, texts_of
from assessment.instrument import Band, Statement, Theme
from assessment.load import Defect
from assessment.model import Bank


def check_references(bank: Bank, entries: list[Entry]) -> Iterator[Defect]:
    """Yield every key that is used and not defined, defined twice, or defined and not used."""
    defined = _defined(bank)
    for entry in entries:
        yield from _unknown_keys(entry, defined)
    yield from _duplicates(entries)
    yield from _unused(bank, entries)
    yield from _terms(bank, entries)


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
        "subject": {s.key for s in bank.subjects} | {t.key for t in bank.instrument.themes},
        "side": set(model.SIDES),
        "rating": set(model.RATED),
        "stage or step": {stage.key for stage in bank.funnel} | {step.key for step in bank.sales_steps},
        "activity": {activity.key for activity in bank.map_activities} | {model.OUTSIDE},
        "kind of cell": set(model.PAPER_CELLS),
    }


REFERENCES: dict[tuple[type, str], str] = {
    (Band, "type"): "type",
    (Statement, "theme"): "theme",
    (Statement, "also"): "subject",
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
    (model.Practice, "rhythm_source"): "source",
    (model.Example, "source"): "source",
    (model.Dissent, "source"): "source",
    (model.ReasonToLeave, "begin"): "practice",
    (model.Telling, "statements"): "statement",
    (model.Telling, "rated"): "rating",
    (model.Task, "theme"): "theme",
    (model.Friction, "kind"): "kind of friction",
    (model.Friction, "eases"): "practice",
    (model.FocusStep, "task"): "task",
    (model.FocusStep, "practice"): "practice",
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


def _unknown_keys(entry: Entry, defined: dict[str, set[object]]) -> Iterator[Defect]:
    for field in dataclasses.fields(entry.record):  # type: ignore[arg-type]  # an entry is a dataclass
        kind = "source" if field.name == "sources" else REFERENCES.get((type(entry.record), field.name))
        for key in items_of(getattr(entry.record, field.name)) if kind else ():
            if key not in (None, "") and key not in defined[str(kind)]:
                yield entry.defect(f"`{field.name}` names “{key}”, but there is no such {kind}")


def _duplicates(entries: list[Entry]) -> Iterator[Defect]:
    times = Counter((entry.file, entry.name) for entry in entries)
    for (file, name), count in times.items():
        outer = name.rpartition(", ")[0]
        if count > 1 and times[file, outer] < 2:  # what stands inside an entry is repeated with it
            yield Defect(file, name, f"is there {count} times; give each a key or number of its own")


def _unused(bank: Bank, entries: list[Entry]) -> Iterator[Defect]:
    """Yield what is defined and has no use."""
    practised = {number for practice in bank.practices for number in practice.statements}
    themes = {statement.theme for statement in bank.instrument.statements}
    steps = {practice.step for practice in bank.practices}
    cited = {key for entry in entries for key in getattr(entry.record, "sources", ())}
    cited |= {example.source for practice in bank.practices for example in practice.examples}
    for entry in entries:
        match entry.record:
            case Statement(number=number) if number not in practised:
                yield entry.defect("no practice speaks to this statement")
            case Theme(key=key) if key not in themes:
                yield entry.defect("no statement belongs to this theme")
            case model.Step(key=key) if key not in steps:
                yield entry.defect("no practice belongs to this step")
            case model.Source(key=key) if key not in cited:
                yield entry.defect("nothing cites this source")


def _terms(bank: Bank, entries: list[Entry]) -> Iterator[Defect]:
    """Yield terms that no text uses, and forms under which a term cannot be found in running text."""
    texts = [(entry.record, " ".join(texts_of(entry.record)).lower()) for entry in entries]
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
