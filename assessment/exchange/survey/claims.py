"""Which columns are which statements, told by what their headings say."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from assessment.exchange.survey.groups import never_differ, settle
from assessment.exchange.survey.layout import Column, Layout
from assessment.exchange.survey.question import named
from assessment.exchange.survey.series import by_series
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.words import Words
from assessment.exchange.wording import NOTHING, Hint, Wording, without_answers

_FEWEST_NUMBERED = 3  # columns with number and wording; where fewer than half agree, the form counts its own way
_OTHERWISE = (
    "These headings have the numbers of statements, and other words than they. Do they ask the same? A single word may "
    "turn a statement into its opposite."
)
_ONE_OTHERWISE = (
    "This heading has the number of a statement, and other words than it. Does it ask the same? A single word may turn "
    "a statement into its opposite."
)


def claim(layout: Layout, wording: Wording, words: Words, table: Table) -> bool:
    """Give each statement its columns; ask where several would fit, or several statements one.

    Return whether headings told it; False where they do nothing but count.
    """
    hints = without_answers([_hint(column, wording) for column in layout.columns])
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
    several = [places for places in numbered.values() if len(places) > 1]
    one = bool(several) and all(never_differ(places, table.rows[layout.first :]) for places in several)
    if numbered and not claims and not one and _counted(layout, numbered, words):
        return False
    by_number = numbered.keys() - claims
    claims = {number: places for number, places in numbered.items() if number not in claims} | claims
    _without_doubt(layout, doubtful, set(claims))
    settle(layout, claims, wording, words, table.rows[layout.first :])
    _ask_about_worded_otherwise(layout, by_number, wording)
    return True


def _ask_about_worded_otherwise(layout: Layout, by_number: Collection[int], wording: Wording) -> None:
    """Ask about statements that are named by their number alone, where the words beside it are not theirs.

    What most such headings say alike, as in “Q1 (from 1 to 5)”, names none of them.
    """
    beside = {
        number: [" ".join(map(wording.beside_number, _names(layout.columns[place]))).strip() for place in places]
        for number, places in layout.statements.items()
        if number in by_number
    }
    times = Counter(text for texts in beside.values() for text in texts)
    otherwise = {
        number: layout.statements.pop(number)
        for number, texts in beside.items()
        if any(len(text.split()) > 1 and times[text] == 1 and wording.near(text) != number for text in texts)
    }
    if otherwise:
        texts = {
            place: None if any(map(wording.reworded, _names(layout.columns[place]))) else f"statement {number}"
            for number, places in otherwise.items()
            for place in places
        }
        layout.ask(_OTHERWISE if len(texts) > 1 else _ONE_OTHERWISE, texts)


def _names(column: Column) -> tuple[str, ...]:
    """Return the headings of a column, each once."""
    return tuple(dict.fromkeys((column.question, column.option)))


def _counted(layout: Layout, numbered: Mapping[int, Sequence[int]], words: Words) -> bool:
    """Read headings that only count: Q1 to Q20, or Q3_1 to Q3_20, which all begin with the same number."""
    if any(len(places) > 1 for places in numbered.values()) and by_series(layout, words):
        return True
    return by_series(layout, words, only={place for places in numbered.values() for place in places})


def _hint(column: Column, wording: Wording) -> Hint:
    """Return what a column's headings say of statements: a wording, or else the lower says more, but a mere number."""
    upper, lower = (wording.hint(text) if text else NOTHING for text in (column.question, column.option))
    if column.question == column.option:
        upper = NOTHING
    if upper.wording and not lower.wording:
        return upper
    return lower if lower and not (lower.bare and upper) else upper


def _without_doubt(layout: Layout, doubtful: Mapping[int, frozenset[int]], claimed: set[int]) -> None:
    """Ask about columns whose heading begins several statements, unless each of those has its own column."""
    alike: dict[frozenset[int], list[int]] = {}
    for place, fits in doubtful.items():
        if not fits <= claimed:
            alike.setdefault(fits, []).append(place)
    for fits, places in alike.items():
        left = sorted(fits - claimed)
        proposed = [f"statement {number}" for number in left] if len(left) == len(places) else [None] * len(places)
        numbers = " or ".join(map(str, sorted(fits)))
        headings = named(dict.fromkeys(layout.columns[place].heading for place in places), longest=60)
        layout.ask(f"Is the column {headings} statement {numbers}?", dict(zip(places, proposed, strict=True)))
