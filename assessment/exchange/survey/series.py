"""Statements told by headings that count, such as Q1 to Q20 or SQ001 to SQ020."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from assessment.exchange.survey.choices import NOT_READ, Grid
from assessment.exchange.survey.layout import Column, Layout, is_order
from assessment.exchange.survey.question import named
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.waves import marks_of
from assessment.exchange.survey.words import Words, key
from assessment.instrument import STATEMENTS

_MOST_POINTS = 11  # different texts that may be the points of one scale
_MOSTLY = 0.5  # share of filled cells that are answers, in a column of answers
_SERIES = re.compile(r"(?P<prefix>.*?)[\[(]?(?<![^\W\d_])(?P<code>[^\W\d_]*[_ .:#-]?)(?<!0)0*(?P<number>\d{1,3})[\])]?")


_MEASURED = re.compile(r"(?P<prefix>[^\W\d_]*[_ .:#-]?)0*(?P<number>\d{1,2})(?P<suffix>\W*(?:[^\W\d]|20\d\d).{0,20})")


def series_header(table: Table) -> int | None:
    """Return the place of the first row whose cells are most of a series such as SQ001 to SQ020."""
    best, most = None, STATEMENTS - 1
    for place, row in enumerate(table.rows[:STATEMENTS]):
        series = [match["prefix"] + match["code"] for cell in set(row) if (match := _SERIES.fullmatch(cell))]
        found = Counter(name for name in series if key(name))
        if found and max(found.values()) > most:
            best, most = place, max(found.values())
    return best


def _alike(layout: Layout, places: Sequence[int]) -> bool:
    """Tell whether columns hold the same few texts again and again: the words of a scale that nobody knows yet."""
    texts = Counter[str]()
    for place in places:
        texts += layout.columns[place].texts
    return len(texts) <= _MOST_POINTS and len(places) * 2 > STATEMENTS and texts.total() > len(texts)


def _several(layout: Layout, series: Mapping[str, Mapping[int, int]], words: Words) -> tuple[Grid, ...]:
    """Ask which of several series of twenty columns with answers are the statements; empty where there is one."""
    every = range(1, STATEMENTS + 1)
    whole = {
        prefix: {number: found[number] for number in every}
        for prefix, found in series.items()
        if found.keys() >= set(every)
        and all(layout.columns[found[number]].texts for number in every)
        and all(layout.columns[found[number]].answers >= _MOSTLY for number in every)
    }
    if len(whole) < 2:
        return ()
    others = [prefix for prefix in whole if words.headings["another question"](prefix)]
    counts = [prefix for prefix in whole if prefix not in others]
    texts: dict[int, str | None] = {}
    for prefix, found in whole.items():
        for number, place in found.items():
            told = f"statement {number}" if prefix in counts else NOT_READ
            texts[place] = told if len(counts) == 1 else None
    names = named([layout.columns[found[1]].heading for found in whole.values()], longest=60)
    layout.ask(
        f"Several series of columns count to {STATEMENTS}, which begin with {names}. Which of them counts?", texts
    )
    return tuple(
        Grid(prefix.removesuffix(f" {prefix.split()[-1]}"), {place: number for number, place in found.items()})
        for prefix, found in whole.items()
    )


def _stands_apart(column: Column, kept: Sequence[Column]) -> bool:
    """Tell whether a column beside the statements holds other texts, or fewer different ones than any of them."""
    known = {text for each in kept for text in each.texts}
    return not column.texts.keys() <= known or len(column.texts) < min(len(each.texts) for each in kept)


def _twenty(layout: Layout, found: Mapping[int, int], numbers: Sequence[int]) -> Sequence[int]:
    """Return the twenty of more numbers that are statements: the last, or the first; empty where nothing tells."""
    for kept in (numbers[len(numbers) - STATEMENTS :], numbers[:STATEMENTS]):
        columns = [layout.columns[found[number]] for number in kept]
        others = [layout.columns[found[number]] for number in numbers if number not in kept]
        if all(_stands_apart(column, columns) for column in others):
            return kept
    return ()


def by_series(layout: Layout, words: Words, only: set[int] | None = None) -> bool:
    """Read statements out of headings that count: q1 to q20. Ask where they count something else as well."""
    series: dict[str, dict[int, int]] = {}
    for column in layout.columns:
        if match := _SERIES.fullmatch(column.label or column.heading):
            prefix, number, again = key(match["prefix"] + match["code"]), int(match["number"]), 1
            while number in series.get(name := prefix if again == 1 else f"{prefix} ({again})", {}):
                again += 1
            series.setdefault(name, {})[number] = column.place
        if (match := _MEASURED.fullmatch(column.heading.replace("_", " "))) and marks_of(match["suffix"], words):
            series.setdefault(f"{key(match['suffix'])} {key(match['prefix'])}", {})[int(match["number"])] = column.place
    series = {prefix: found for prefix, found in series.items() if len(found) >= (STATEMENTS if only is None else 1)}
    orders = {prefix for prefix, found in series.items() if is_order([layout.columns[each] for each in found.values()])}
    layout.passed.update(place for prefix in orders for place in series.pop(prefix).values())
    if not series:
        return False
    if several := _several(layout, series, words):
        layout.grids = several
        return True
    found = max(series.values(), key=len)
    answering = {number: place for number, place in found.items() if layout.columns[place].answers >= _MOSTLY}
    outside = [number for number in (found if only is None else answering) if not 1 <= number <= STATEMENTS]
    if only is not None and not outside:
        words_in = [place for place in only if layout.columns[place].texts and layout.columns[place].answers < _MOSTLY]
        if words_in and len(answering) < len(found) and not _alike(layout, words_in):
            texts = {place: None if place in words_in else f"statement {number}" for number, place in found.items()}
            layout.ask("Some of these columns hold no answers. Which statements are they?", texts)
            return True
        return False
    if not outside and len(found) == STATEMENTS:
        layout.statements = {number: (place,) for number, place in sorted(found.items())}
        layout.remarks.append("The columns were read as statements 1 to 20 by their numbers.")
        return True
    numbers = sorted(answering if len(answering) >= STATEMENTS else found)
    start = numbers if len(numbers) < STATEMENTS else _twenty(layout, found, numbers)
    order = {number: place for place, number in enumerate(start, 1)}
    beside = NOT_READ if start else None  # where nothing tells, a question beside them is answered as they are
    texts = {place: f"statement {order[number]}" if number in order else beside for number, place in found.items()}
    first, last = (layout.columns[found[number]].heading for number in (min(found), max(found)))
    sentence = f"The columns {first} to {last} are {len(found)}, and there are {STATEMENTS} statements. Which are they?"
    layout.ask(sentence, texts)
    return True
