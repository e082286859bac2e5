"""What of a table may tell who somebody is, and what of it does."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import PurePath

from assessment.exchange.dialect import Rows
from assessment.exchange.survey import leftovers
from assessment.exchange.survey.asks import asks_for_own_function
from assessment.exchange.survey.candidates import Source, Told
from assessment.exchange.survey.choices import NOT_READ, UNKNOWN, Choices
from assessment.exchange.survey.layout import Column, Layout
from assessment.exchange.survey.legends import legends_in, rows_as_notes, with_names
from assessment.exchange.survey.naming import function_of, level_of
from assessment.exchange.survey.persons import find_function, find_level
from assessment.exchange.survey.rows import Aside
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.words import Words, key
from assessment.exchange.survey.yes_no import led_by
from assessment.instrument import FUNCTIONS, LEVELS

_TICKED = "ticked columns"
_SPECIFIED = re.compile(r"(?P<question>.+?)\s*[\[(](?P<option>[^\[\]()]+)[\])]")
_VARIABLE = re.compile(r"[A-Za-z]{1,4}_?\d{1,4}(?:_\d{1,3})?")
_CODE = re.compile(r"-?\d{1,2}|[A-Za-z]")
_MOST_CODES = 12
_OURS = ("function", "level")  # headings of our template, whose columns may be empty


def sources_of(table: Table, layout: Layout, others: leftovers.Others, aside: Aside, words: Words) -> list[Source]:
    """Return what may tell who somebody is: single columns, and columns of one question of which one is filled."""
    taken = {place for places in layout.statements.values() for place in places} | layout.passed | others.taken
    taken |= {place for place, meaning in layout.proposed.items() if meaning != NOT_READ}
    rest = [_of_people(column, table, aside) for column in layout.columns if column.place not in taken]
    free = _specified([column for column in rest if column.texts or key(column.heading) in _OURS], words)
    sources: list[Source] = []
    groups: dict[str, list[Column]] = {}
    ticked = _ticked(free, words)
    for column in free:
        if column in ticked:
            groups.setdefault(_TICKED, []).append(column)
        elif column.question and column.question != column.option:
            groups.setdefault(column.question, []).append(column)
        else:
            sources.append(Source(column.heading, (column.place,), column.texts))
    for question, columns in groups.items():
        asked = [column.place for column in layout.columns if column.question == question != column.option]
        places = tuple(sorted({column.place for column in columns} | ({*asked} - taken)))
        if len(places) == 1:  # a heading of two rows, and no options: a number in it is a code, and no tick
            sources.append(Source(columns[0].heading, places, columns[0].texts))
            continue
        texts = Counter[str]()
        for column in columns:
            for text, count in column.texts.items():
                texts[leftovers.option_text(column, text, words)] += count
        del texts[""]
        heading = " / ".join(column.heading for column in columns) if question == _TICKED else question
        sources.append(Source(heading, places, texts))
    rows = table.rows[layout.first :]
    return _with_roles(_branched(sources, rows, words), rows, words)


def is_coded(source: Source) -> bool:
    """Tell whether a column holds codes and its heading is one: an export without labels names a question A001."""
    codes = [text for text in source.texts if _CODE.fullmatch(text)]
    few = 1 < len(source.texts) <= _MOST_CODES and len(source.texts) < source.texts.total()
    return (
        len(source.places) == 1
        and few
        and len(codes) == len(source.texts)
        and bool(_VARIABLE.fullmatch(source.heading))
    )


def is_unknown_function(source: Source, words: Words) -> bool:
    """Tell whether a heading asks for one's own function, and none of its texts names any."""
    asked = words.heading("function", source.heading) and not words.heading("level", source.heading)
    return asked and bool(source.texts) and asks_for_own_function(source, words)


def _branched(sources: list[Source], rows: Rows, words: Words) -> list[Source]:
    """Put columns together of which no row fills two and each names functions: branches, or one for each option."""
    telling = [
        source
        for source in sources
        if len(source.places) == 1 and source.texts and all(function_of(text, words) for text in source.texts)
        if not any(words.heading(other, source.heading) for other in ("opinion", "superior"))
    ]
    places = tuple(source.places[0] for source in telling)
    if len(places) < 2 or _several_filled(places, rows):
        return sources
    texts = sum((source.texts for source in telling), Counter[str]())
    return [Source(telling[0].heading, places, texts), *(source for source in sources if source not in telling)]


def _with_roles(sources: list[Source], rows: Rows, words: Words) -> list[Source]:
    """Put columns together that ask each function for its levels: which of them is filled tells the function.

    They are named after different functions, hold levels, and no row fills two of them.
    """
    asking = [
        source
        for source in sources
        if len(source.places) == 1 and source.texts and function_of(source.heading, words) in FUNCTIONS[:2]
        if all(level_of(text, words) and not function_of(text, words) for text in source.texts)
        if not any(words.heading(other, source.heading) for other in ("opinion", "superior"))
    ]
    functions = {function_of(source.heading, words) for source in asking}
    places = tuple(source.places[0] for source in asking)
    if len(functions) < len(asking) or len(asking) < len(FUNCTIONS[:2]) or _several_filled(places, rows):
        return sources
    heading = " / ".join(source.heading for source in asking)
    headings = Counter({source.heading: source.texts.total() for source in asking})
    levels = sum((source.texts for source in asking), Counter[str]())
    rest = [source for source in sources if source not in asking]
    return [Source(heading, places, headings, headed=True), Source(heading, places, levels), *rest]


def _several_filled(places: Sequence[int], rows: Rows) -> bool:
    """Tell whether a row fills two of these columns."""
    return any(sum(place < len(row) and bool(row[place]) for place in places) > 1 for row in rows)


def _ticked(columns: Sequence[Column], words: Words) -> list[Column]:
    """Return columns that are named after different functions and hold nothing but ticks."""
    found = [
        column
        for column in columns
        if column.texts and column.option and function_of(column.option, words)
        if all(words.tick(text) is not None for text in column.texts)
    ]
    return found if len({function_of(column.option, words) for column in found} - {None}) > 1 else []


def _specified(columns: Sequence[Column], words: Words) -> list[Column]:
    """Return columns with the question of the one that “Other” of a question is written in, such as “Team [Other]”."""
    by_heading = {column.heading: column.place for column in columns}
    pairs: dict[int, str] = {}
    for column in columns:
        match = _SPECIFIED.fullmatch(column.heading)
        if match and match["question"] in by_heading and words.functions["other"](key(match["option"])):
            pairs |= {by_heading[match["question"]]: match["question"], column.place: match["question"]}
    return [
        replace(column, question=pairs[column.place], option="") if column.place in pairs else column
        for column in columns
    ]


def _of_people(column: Column, table: Table, aside: Aside) -> Column:
    """Return a column without the texts of rows that are no people."""
    rows = [table.rows[place] for place in aside.reasons]
    apart = Counter(row[column.place] for row in rows if column.place < len(row) and row[column.place])
    return replace(column, texts=column.texts - apart) if apart else column


def told_by(
    kind: str,
    sources: Sequence[Source],
    table: Table,
    layout: Layout,
    aside: Aside,
    words: Words,
    chosen: Choices | None,
) -> Told:
    """Find what tells function or level; `kind` says which. What somebody chose for it counts."""
    decided = None
    if chosen and chosen.columns:
        places = [place for place, meaning in enumerate(chosen.columns) if kind in meaning.split("+")]
        if not places and UNKNOWN not in chosen.columns:
            return Told()
        may = [source for source in sources if kind == "function" or not source.headed]
        decided = next((source for source in may if places and places[0] in source.places), None)
        if decided is None and places:
            column = layout.columns[places[0]]
            decided = Source(column.heading, (column.place,), column.texts)
    if legends := legends_in(_notes(table, layout, aside), layout.headings, words):
        sources = with_names(sources, kind, legends, words)
    given = chosen.of(kind) if chosen else {}
    rows = [row for place, row in enumerate(table.rows[layout.first :], layout.first) if place not in aside.reasons]
    apart = set(FUNCTIONS[:2] if kind == "function" else LEVELS)

    @cache
    def told(text: str) -> str | None:
        return function_of(text, words) if kind == "function" else level_of(text, words)

    def contradict(one: Source, other: Source) -> bool:
        both = [(each, (led_by(each, words) or {}) if kind == "level" else {}) for each in (one, other)]
        texts = (((leftovers.said(layout, each, row, words), led) for each, led in both) for row in rows)
        pairs = ({led.get(text) or told(text) for text, led in pair} for pair in texts)
        return any(apart <= pair for pair in pairs)

    return (find_function if kind == "function" else find_level)(sources, words, given, decided, contradict)


def _notes(table: Table, layout: Layout, aside: Aside) -> Iterator[str]:
    """Yield what stands over the header, below the answers, and on worksheets beside them."""
    yield from rows_as_notes(table.rows[: layout.top])
    yield from table.told
    yield from rows_as_notes([table.rows[place] for place in aside.below])
    yield from table.beside


def named_after(table: Table, words: Words) -> tuple[str | None, bool]:
    """Return the function that the name of the worksheet proposes, or that of the file, and whether it says it plainly.

    “Sales answers” does; a “Marketing survey” may be one by Marketing.
    """
    apart = {function_of(title, words) for title in table.titles} >= set(FUNCTIONS[:2])
    for name in (table.title, PurePath(table.file).stem):
        if name and (found := function_of(name, words)) in FUNCTIONS[:2]:
            if apart and name == table.title:  # the worksheets tell one from the other
                return found, True
            rest = words.functions["named"].without(words.functions[found].without(key(name)))
            return found, all(len(word) == 1 or any(map(str.isdigit, word)) for word in rest.split())
    return None, False
