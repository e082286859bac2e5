"""Which columns are which statements, told by what their headings say and by what stands below them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from assessment.exchange.columns import letter
from assessment.exchange.survey.choices import NOT_READ
from assessment.exchange.survey.layout import Column, Layout
from assessment.exchange.survey.question import named
from assessment.exchange.survey.series import by_series
from assessment.exchange.survey.table import HALF, Table
from assessment.exchange.survey.words import Words, key
from assessment.exchange.wording import Hint, Wording, plain
from assessment.instrument import STATEMENTS

_MOSTLY = 0.5  # share of filled cells that are answers, in a column of answers
_SURELY = 0.9
_NOTE = '{"ImportId"'  # how the third header row of Qualtrics begins
_SERIES = re.compile(r"(?P<prefix>.*?)[\[(]?(?P<code>[^\W\d_]*[_ .:#-]?)0*(?P<number>\d{1,3})[\])]?")
_FEWEST_BARE = 6
_FEWEST_NUMBERED = 3
_LABELLED = 4  # words of a heading that says what it holds; a longer one is a question
_NOTHING = Hint(None, bare=False, wording=frozenset())


def claim(layout: Layout, wording: Wording, words: Words, table: Table) -> None:
    """Give each statement its columns; ask where several would fit, or several statements one."""
    hints = [_hint(column, wording) for column in layout.columns]
    hints = _without_answers(hints)
    agree = [hint.wording == {hint.number} for hint in hints if hint.number and len(hint.wording) == 1]
    own_count = len(agree) >= _FEWEST_NUMBERED and sum(agree) * 2 < len(agree)
    claims: dict[int, list[int]] = {}
    numbered: dict[int, list[int]] = {}
    doubtful: dict[int, frozenset[int]] = {}
    for column, hint in zip(layout.columns, hints, strict=True):
        number = None if own_count else hint.number
        fits = hint.wording | ({number} if hint.wording and number else set())
        fits = frozenset({number}) if number in hint.wording else frozenset(fits)
        if len(fits) == 1:
            claims.setdefault(min(fits), []).append(column.place)
        elif fits:
            doubtful[column.place] = fits
        elif number:
            numbered.setdefault(number, []).append(column.place)
    by_number = {number: places for number, places in numbered.items() if number not in claims}
    if (
        by_number
        and not claims
        and by_series(layout, only={place for places in by_number.values() for place in places})
    ):
        return
    claims = by_number | claims
    _without_comments(layout, claims, wording, words)
    _without_doubt(layout, doubtful, set(claims))
    _one_for_each(layout, claims, wording, words, table)
    _ask_about_missing(layout, claims)


def _hint(column: Column, wording: Wording) -> Hint:
    """Return what a column's headings say of statements; the lower says more, unless it is a mere number."""
    upper, lower = (wording.hint(text) if text else _NOTHING for text in (column.question, column.option))
    if column.question == column.option:
        upper = _NOTHING
    return lower if lower and not (lower.bare and upper) else upper


def _without_answers(hints: list[Hint]) -> list[Hint]:
    """Drop mere numbers that may be answers: a header has more of them, and each once."""
    bare = Counter(hint.number for hint in hints if hint.bare)
    if len(bare) >= _FEWEST_BARE and max(bare.values()) == 1:
        return hints
    return [_NOTHING if hint.bare else hint for hint in hints]


def _rest(column: Column, number: int, wording: Wording) -> str:
    """Return what a heading says besides its statement."""
    told = f" {plain(column.heading)} "
    for text in sorted(wording.texts(number), key=len, reverse=True):
        if f" {text} " in told:
            return " ".join(told.replace(f" {text} ", " ", 1).split())
    return " ".join(told.split())


def _without_comments(layout: Layout, claims: dict[int, list[int]], wording: Wording, words: Words) -> None:
    """Take out columns about a statement that hold no answers: comments, and the points of a quiz."""
    for number, places in list(claims.items()):
        kept = []
        for place in places:
            column = layout.columns[place]
            rest = _rest(column, number, wording)
            if rest and words.headings["points"](key(rest)) and not words.headings["agreement"](key(rest)):
                layout.passed.add(place)
            elif (
                column.texts and column.answers < _MOSTLY and (len(places) > 1 or words.headings["comment"](key(rest)))
            ):
                layout.passed.add(place)
                layout.comments[place] = number
            else:
                kept.append(place)
        if len(kept) > 1 and any(layout.columns[place].texts for place in kept):
            comment = {p for p in kept if words.headings["comment"](key(_rest(layout.columns[p], number, wording)))}
            empty = {place for place in comment if not layout.columns[place].texts}
            layout.passed |= empty
            kept = [place for place in kept if place not in empty]
        if kept:
            claims[number] = kept
        else:
            del claims[number]


def _without_doubt(layout: Layout, doubtful: Mapping[int, frozenset[int]], claimed: set[int]) -> None:
    """Ask about columns whose heading begins several statements, unless each of those has its own column."""
    for place, fits in doubtful.items():
        if not fits <= claimed:
            numbers = " or ".join(map(str, sorted(fits)))
            left = sorted(fits - claimed)
            sentence = f"Is the column {named([layout.columns[place].heading], longest=60)} statement {numbers}?"
            layout.ask(sentence, {place: f"statement {left[0]}" if len(left) == 1 else None})


def _one_for_each(layout: Layout, claims: dict[int, list[int]], wording: Wording, words: Words, table: Table) -> None:
    several = {number: places for number, places in claims.items() if len(places) > 1}
    layout.statements = {number: tuple(places) for number, places in sorted(claims.items()) if number not in several}
    asked: dict[int, list[int]] = {}
    for number, places in sorted(several.items()):
        options = {place: _option(layout.columns[place], number, wording, words) for place in places}
        if all(options.values()) and len(set(options.values())) == len(places):
            layout.spread |= {place: option for place, option in options.items() if option}
            layout.statements[number] = tuple(places)
        elif _never_both(places, table.rows[layout.first :]):
            layout.statements[number] = tuple(places)
        else:
            asked[number] = places
    if asked:
        _ask_which(layout, asked, wording, words)


def _option(column: Column, number: int, wording: Wording, words: Words) -> str | None:
    """Return the point of the scale that a column stands for, where each answer has a column of its own."""
    for text in (column.option, _rest(column, number, wording)):
        if words.is_point(text):
            return text
    return None


def _never_both(places: Sequence[int], rows: Iterable[Sequence[str]]) -> bool:
    """Tell whether no row fills more than one of the columns: branches that ask the same."""
    return all(sum(place < len(row) and bool(row[place]) for place in places) <= 1 for row in rows)


def _ask_which(layout: Layout, asked: Mapping[int, Sequence[int]], wording: Wording, words: Words) -> None:
    """Ask once which columns count, where two questions were asked about the same statements."""
    groups: dict[str, dict[int, int]] = {}
    for number, places in asked.items():
        for place in places:
            groups.setdefault(_rest(layout.columns[place], number, wording), {})[number] = place
    if len(asked) > 1 and len(groups) > 1 and all(len(group) == len(asked) for group in groups.values()):
        fitting = [
            rest
            for rest in groups
            if words.headings["agreement"](key(rest)) and not words.headings["another question"](key(rest))
        ]
        texts: dict[int, str | None] = {}
        for rest, group in groups.items():
            for number, place in group.items():
                counts = f"statement {number}" if fitting[:1] == [rest] else NOT_READ
                texts[place] = counts if len(fitting) == 1 else None
        told = named([rest or "no more words" for rest in groups], longest=60)
        layout.ask(f"Every statement was asked twice, with {told}. Which of them counts?", texts)
        return
    flat = {place: None for places in asked.values() for place in places}
    numbers = ", ".join(map(str, asked))
    several = ", ".join(letter(place) for place in flat)
    layout.ask(f"Columns {several} could be the same statements ({numbers}). Which one of each counts?", flat)


def _ask_about_missing(layout: Layout, claims: Mapping[int, Sequence[int]]) -> None:
    """Ask about columns of answers that name no statement, where statements are missing."""
    missing = [number for number in range(1, STATEMENTS + 1) if number not in claims]
    if not missing or len(claims) < HALF or layout.questions:
        return
    taken = {place for places in claims.values() for place in places} | layout.passed
    free = [
        column.place
        for column in layout.columns
        if column.place not in taken and column.texts and column.answers >= _SURELY and len(column.texts) > 1
    ]
    between = range(min(taken), max(taken) + 2)
    free = [place for place in free if place in between and not _counts_up(layout.columns[place])]
    if not free:
        return
    texts: dict[int, str | None] = {}
    for place in free:
        before = max((number for number, places in claims.items() if places[0] < place), default=0)
        following = [number for number in missing if number > before]
        guess = following[0] if following and f"statement {following[0]}" not in texts.values() else None
        texts[place] = f"statement {guess}" if guess and len(free) == len(missing) else None
    numbers = ", ".join(map(str, missing))
    layout.ask(f"No column names statement {numbers}. Is one of these columns?", texts)


def _counts_up(column: Column) -> bool:
    """Tell whether a column numbers its rows."""
    return len(column.texts) == column.texts.total() and column.texts.total() > STATEMENTS // 4
