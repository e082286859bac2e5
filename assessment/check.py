"""Model to defects: one pass over the bank that finds everything wrong with its content."""

import dataclasses
import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from assessment import model
from assessment.check_imports import check_imports
from assessment.check_likelihoods import check_likelihoods
from assessment.check_meeting import check_meeting
from assessment.entries import Entry, entries_of, items_of
from assessment.exchange.code import EDITION
from assessment.instrument import EXPECTATIONS, FUNCTIONS, LEVELS, LIMIT_UNITS, LIMITS, STATEMENTS, THEMES, TYPES
from assessment.load import BankError, Defect, read_bank, read_imports, shipped_file
from assessment.model import Bank
from assessment.references import check_references
from assessment.team.verdict import VERDICTS


def find_defects(read_file: Callable[[str], str] = shipped_file) -> list[Defect]:
    """Return everything that is wrong with a bank: with the shape of its files, then with its content.

    A text that is missing is also empty, so it is named twice. Files that cannot be read at all are named alone.
    """
    try:
        bank, defects = read_bank(read_file)
        imports, more = read_imports(read_file)
    except BankError as error:
        return error.defects
    return [*defects, *check(bank), *more, *check_imports(imports, {source.key for source in bank.sources})]


def check(bank: Bank) -> Iterator[Defect]:
    """Yield every defect of the bank's content, file by file where the kind of defect allows it."""
    entries = list(entries_of(bank))
    for entry in entries:
        yield from _empty_texts(entry)
    yield from check_references(bank, entries)
    yield from _vocabularies(bank)
    yield from _edition(bank)
    yield from _numbers(bank)
    yield from check_meeting(bank)
    yield from _bands(bank)
    yield from _limits(bank)
    yield from _from_one(bank)
    yield from _expectations(bank)
    yield from _expected_verdicts(bank)
    yield from check_likelihoods(bank)
    yield from _decision_tables(entries)
    yield from _papers(bank, entries)


def _empty_texts(entry: Entry) -> Iterator[Defect]:
    for field in dataclasses.fields(entry.record):  # type: ignore[arg-type]  # an entry is a dataclass
        value = getattr(entry.record, field.name)
        blank = any(isinstance(text, str) and not text.strip() for text in items_of(value))
        if field.name == "sources" and not value:
            yield entry.defect("cites no source; name one, or “ours” for an addition of this project")
        elif blank or (field.type == tuple[str, ...] and not value):
            yield entry.defect(f"`{field.name}` is empty")


def _vocabularies(bank: Bank) -> Iterator[Defect]:
    """Yield where the words that code and files rely on are not all there, or are not the only ones."""
    instrument = bank.instrument
    for file, what, found, wanted in (
        ("types.toml", "types", [t.key for t in bank.types], TYPES),
        ("instrument.toml", "bands", [b.type for b in instrument.bands], TYPES),
        ("decisions.toml", "stay_or_tighten", [row.type for row in bank.stay_or_tighten], TYPES),
        ("decisions.toml", "tighten_by", [row.type for row in bank.tighten_by], TYPES[:-1]),
        ("practices.toml", "steps", [step.type for step in bank.steps], TYPES[:-1]),
        ("instrument.toml", "themes", [t.key for t in instrument.themes], THEMES),
        ("instrument.toml", "functions", [f.key for f in instrument.functions], FUNCTIONS),
        ("instrument.toml", "levels", [level.key for level in instrument.levels], LEVELS),
        ("instrument.toml", "limits", [limit.key for limit in instrument.limits], LIMITS),
        ("instrument.toml", "expectations", [each.key for each in instrument.expectations], EXPECTATIONS),
    ):
        if tuple(found) != wanted:
            message = f"must be exactly {', '.join(wanted)}, in this order; found {', '.join(found) or 'none'}"
            yield Defect(file, what, message)


def _edition(bank: Bank) -> Iterator[Defect]:
    if bank.instrument.edition != EDITION:
        message = (
            f"`edition` is {bank.instrument.edition}, but `EDITIONS` in assessment/exchange/code.py ends at {EDITION}"
        )
        yield Defect("instrument.toml", "instrument", message)


def _numbers(bank: Bank) -> Iterator[Defect]:
    for file, what, found, last in (
        ("instrument.toml", "statements", [s.number for s in bank.instrument.statements], STATEMENTS),
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
    lowest, highest = STATEMENTS * min(scale), STATEMENTS * max(scale)
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


def _limits(bank: Bank) -> Iterator[Defect]:
    """Yield limits that nothing could meet, such as a confidence of 95, and thresholds in the wrong order."""
    highest = max((point.value for point in bank.instrument.scale), default=0)
    for limit in bank.instrument.limits:
        fits, wanted = {
            "share": (0 < limit.value < 1, "more than 0 and less than 1"),
            "points": (0 < limit.value <= highest, f"more than 0 and at most {highest}"),
            "count": (limit.value >= 1 and limit.value % 1 == 0, "a whole number from 1"),
        }.get(limit.unit, (True, ""))
        message = f"`value` must be {wanted}, not {limit.value:g}: its unit is {limit.unit}"
        if limit.unit not in LIMIT_UNITS:
            message = f"`unit` must be one of {', '.join(LIMIT_UNITS)}, not “{limit.unit}”"
        if limit.unit not in LIMIT_UNITS or not fits:
            yield Defect("instrument.toml", f"limits {limit.key}", message)
    order = [f"anonymity-threshold{end}" for end in ("-minimum", "", "-maximum")]
    values = {limit.key: limit.value for limit in bank.instrument.limits}
    thresholds = [values[key] for key in order if key in values]
    if thresholds != sorted(thresholds):
        message = f"{', '.join(order)} must not become smaller; they are {', '.join(map('{:g}'.format, thresholds))}"
        yield Defect("instrument.toml", f"limits {order[1]}", message)


def _from_one(bank: Bank) -> Iterator[Defect]:
    """Yield lengths in which nothing could be typed, and weights by which the search would lose a page."""
    lengths = bank.limits.text
    counts = [
        ("limits.toml", "text", field.name, getattr(lengths, field.name)) for field in dataclasses.fields(lengths)
    ]
    counts += [("practices.toml", f"practices {p.key}", "search_weight", p.search_weight) for p in bank.practices]
    for file, place, name, value in counts:
        if isinstance(value, int) and value < 1:
            yield Defect(file, place, f"`{name}` must be a whole number from 1, not {value}")


def _expectations(bank: Bank) -> Iterator[Defect]:
    """Yield expectations that nothing can be reckoned with, such as a share of 25 or a spread of 0."""
    for each in bank.instrument.expectations:
        place = f"expectations {each.key}"
        for name, share in (("weight", each.weight), ("concerned", each.concerned)):
            if not 0 < share <= 1:
                message = f"`{name}` is a share, more than 0 and at most 1, not {share:g}"
                yield Defect("instrument.toml", place, message)
        if min(each.overall, each.rest, *each.own) <= 0:
            yield Defect("instrument.toml", place, "`overall`, `own` and `rest` are spreads: all must be more than 0")


def _expected_verdicts(bank: Bank) -> Iterator[Defect]:
    """Yield where the table of the bench cannot be read between its sizes."""
    file = "expected_verdicts.toml"
    rows = bank.expected_verdicts
    if len(rows) < 2 or any(min(row.sales, row.marketing) < 1 for row in rows):
        yield Defect(file, "expected_verdicts", "must have two sizes or more, with at least 1 person in each function")
        return
    places = [1 / row.sales + 1 / row.marketing for row in rows]
    if any(after >= before for before, after in pairwise(places)):
        yield Defect(file, "expected_verdicts", "must become more precise from row to row: 1/sales + 1/marketing falls")
    for row in rows:
        name = f"expected_verdicts {row.sales} and {row.marketing}"
        if [each.gap for each in row.gaps] != [each.gap for each in rows[0].gaps]:
            yield Defect(file, name, "`gaps` must be of the same sizes in every row")
        shares = (
            row.nothing,
            row.found,
            row.findable,
            *(each.found for each in row.gaps),
            *(each.right for each in row.words),
        )
        if not all(0 <= share <= 1 for share in shares):
            yield Defect(file, name, "`nothing`, `found`, `findable`, `camps` and `right` are shares, from 0 to 1")
        for each in row.words:
            if each.word not in VERDICTS:
                yield Defect(file, name, f"“{each.word}” is no verdict; there are {', '.join(VERDICTS)}")


def _decision_tables(entries: list[Entry]) -> Iterator[Defect]:
    """Yield what leads anywhere but one type up, the rule of the tables, and conditions on both sides."""
    after = dict(zip(TYPES, (*TYPES[1:], None), strict=True))
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
    if row.type != TYPES[-1]:
        yield from (what for side, what in ((row.stay, "staying"), (row.tighten, "moving")) if not side)


def _papers(bank: Bank, entries: list[Entry]) -> Iterator[Defect]:
    """Yield examples that do not fit their columns, choices without words, and tables that nothing can be moved to."""
    tables_beside = {table: paper.tables for paper in bank.papers for table in paper.tables}
    for entry in entries:
        table = entry.record
        if not isinstance(table, model.PaperTable):
            continue
        for column in table.columns:
            if column.cells == "choice" and not column.choices:
                yield entry.defect(f"the column {column.key} has no `choices`")
        for place, row in enumerate(table.example, 1):
            if len(row.cells) != len(table.columns):
                yield entry.defect(f"example {place} has {len(row.cells)} cells for {len(table.columns)} columns")
            for column, cell in zip(table.columns, row.cells, strict=False):
                if not _fits(column, cell):
                    wanted = "a number of days from the start" if column.cells == "date" else "one of its choices"
                    yield entry.defect(f"example {place}: “{cell}” in the column {column.key} is not {wanted}")
        if table.done_to and table.done_to not in [other.key for other in tables_beside[table]]:
            yield entry.defect(f"`done_to` names “{table.done_to}”, but its paper has no such table")


def _fits(column: model.PaperColumn, cell: str) -> bool:
    if cell == model.NOTHING:
        return True
    if column.cells == "choice":
        return cell in (column.choices or ())
    return column.cells != "date" or re.fullmatch(r"-?\d{1,4}", cell, re.ASCII) is not None
