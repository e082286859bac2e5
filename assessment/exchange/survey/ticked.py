"""A form in which one person ticked a point for each statement, in a column of its own for each point.

No tick is passed over: one below a heading that says nothing is called by its column, and it is asked what it means.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from assessment.exchange.columns import HALF, letter
from assessment.exchange.reading import UnreadableError
from assessment.exchange.survey.cells import is_sign, parts
from assessment.exchange.survey.keys import keys_in
from assessment.exchange.survey.sheet_heads import told_of_all
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.words import AGREEMENT, Words, key

NUMBERED = ("1", "2", "3", "4", "5")
_FEWEST_POINTS, _FEWEST_WORDED = 3, 2  # headings that name points of a scale; nobody is called as two in words are
_TICKS = frozenset("xX×✓✔√☑✅☒✗✘✕✖❌●•◉■+*1")  # whatever is put into a box
_BOXES = frozenset("☐□○◯0")  # that nobody ticked
_BRACKETS = "()[]{}<> "
_LONGEST = 12  # characters of another mark

_FORMS = 1.5  # times that each statement stands there, on average: then several people's forms do
_SEVERAL_FORMS = (
    "The statements stand in it several times below each other, as in forms of several people. Put each form into a "
    "file or a worksheet of its own."
)

type Points = Mapping[int, str]


def names_point(cell: str, words: Words) -> bool:
    """Tell whether a heading names a point in words, as “Agree” and “4 = agree” do."""
    return words.is_point(cell) or words.is_point(parts(cell).words)


def points_of(row: Sequence[str], words: Words) -> Points:
    """Return the headings of a row that name points of a scale, as 1 to 5 or in words; empty where they are too few."""
    points = {place: cell for place, cell in enumerate(row) if cell in NUMBERED or names_point(cell, words)}
    return points if are_worded(points, words) or len(points) >= _FEWEST_POINTS else {}


def are_worded(points: Points, words: Words) -> bool:
    """Tell whether so many headings name points in words that they are nobody's names."""
    return sum(names_point(cell, words) for cell in points.values()) >= _FEWEST_WORDED


def ticked(table: Table, column: int, named: Sequence[int | None], words: Words) -> Table | None:
    """Return a table of the one person who ticked a point for each statement; None where other things stand there.

    The statements stand in `column`; `named` tells for each row which of them it names.
    """
    first = next(place for place, number in enumerate(named) if number)
    lines = [row for row, number in zip(table.rows, named, strict=True) if number]
    if len(lines) > _FORMS * len({*named} - {None}) and points_of(table.rows[max(0, first - 1)], words):
        raise UnreadableError(table.file, None, _SEVERAL_FORMS)
    above = [points_of(row, words) for row in table.rows[:first]]
    header = max(range(first), key=lambda place: (len(above[place]), place), default=-1)
    points = above[header] if any(above) else dict.fromkeys(_unnamed(lines, column, words), "")
    if not points:
        return None
    between = range(min(points), max(points) + 1)
    marks = _marks([[row[at] for at in between if at < len(row)] for row in lines], words)
    if marks is None:
        return None
    places = [*between, *_beyond(lines, {column, *between}, marks)]
    said, told = _said(table.rows[header] if first else (), above, points, words)
    answers: dict[str, str] = {}
    for place, row in enumerate(table.rows[header + 1 :], header + 1):
        ticks = [at for at in places if at < len(row) and row[at] in marks]
        if named[place] and len(ticks) > 1:
            return None
        others = [row[at] for at in between if at < len(row) and row[at] and at not in ticks]
        if named[place] or (len(ticks) == 1 and _BOXES.issuperset(others)):  # so is one that is reworded
            answer = said.get(ticks[0]) or f"column {letter(ticks[0])}" if ticks else ""
            answers[row[column] if column < len(row) and row[column] else f"row {place + 1}"] = answer
    around = [row for row, number in zip(table.rows, named, strict=True) if not number]
    over = [row for place, row in enumerate(table.rows[:first]) if place != header]
    below = table.rows[max(place for place, number in enumerate(named) if number) + 1 :]
    beside = [cell for at, cell in enumerate(table.rows[header] if first else ()) if at not in points]
    told = (*told, *(cell for row in (*over, beside, *below) for cell in row if any(map(str.isdigit, cell))))
    told = (*told, *keys_in(over, words), *keys_in(below, words), *_range(table.rows[header] if first else ()))
    answers |= {label: answer for _, label, answer in told_of_all(around, (), words)}
    return replace(table, rows=[list(answers), list(answers.values())], numbers=(1, 1), told=told, whole=True)


def _range(headings: Sequence[str]) -> Iterator[str]:
    """Yield how far headings run that are numbers in their order, and not 1 to 5: the person need not tick all."""
    numbers = [int(cell) for cell in headings if cell.isdecimal()]
    steps = {after - one for one, after in pairwise(numbers)}
    if (
        steps in ({1}, {-1})
        and len(numbers) > _FEWEST_POINTS
        and {numbers[0], numbers[-1]} != {int(NUMBERED[0]), int(NUMBERED[-1])}
    ):
        yield f"{min(numbers)} - {max(numbers)}"


def _marks(lines: Sequence[Sequence[str]], words: Words) -> set[str] | None:
    """Return the texts that are ticks, of which a line has one at most; None where other things stand there.

    Any one text may be a mark, if it is the only one; a cross is none where it stands beside ticks.
    """
    texts = {cell for line in lines for cell in line if cell and not is_sign(cell)}
    texts = {text for text in texts if text not in _BOXES and key(text) not in words.no}
    if any(sum(cell in texts for cell in line) > 1 for line in lines):
        texts = {text for text in texts if words.tick(text) is not False}
    known = all(_is_tick(text, words) for text in texts)
    return texts if known or _is_one_mark(texts, lines, words) else None


def _is_tick(text: str, words: Words) -> bool:
    return text.strip(_BRACKETS) in _TICKS or key(text) in words.yes


def _is_one_mark(texts: set[str], lines: Sequence[Sequence[str]], words: Words) -> bool:
    """Tell whether most lines have the same short text that is no answer and no number."""
    if len({text.casefold() for text in texts}) != 1:
        return False
    text = next(iter(texts))
    short = len(text) <= _LONGEST and not any(map(str.isdigit, text)) and not words.knows(text)
    return short and sum(not texts.isdisjoint(line) for line in lines) >= HALF


def _beyond(lines: Sequence[Sequence[str]], others: Collection[int], marks: Collection[str]) -> Iterator[int]:
    """Yield other columns that hold ticks and nothing else, each of which is the only one in its line."""
    for place in range(max(map(len, lines))):
        filled = [row for row in lines if place < len(row) and row[place] and row[place] not in _BOXES]
        alone = bool(filled) and all(sum(cell in marks for cell in row) == 1 for row in filled)  # else it says more
        if place not in others and alone and all(row[place] in marks for row in filled):
            yield place


def _unnamed(lines: Sequence[Sequence[str]], column: int, words: Words) -> list[int]:
    """Return columns of ticks below headings that are not known: one tick in a line, or none, is nobody's but one's."""

    def is_tick(text: str) -> bool:
        return text in _BOXES or key(text) in words.no or _is_tick(text, words)

    filled = {place: {row[place] for row in lines if place < len(row)} - {""} for place in range(max(map(len, lines)))}
    found = [place for place, texts in filled.items() if place != column and texts and all(map(is_tick, texts))]
    ticks = [sum(_is_tick(row[place], words) for place in found if place < len(row)) for row in lines]
    return found if len(found) >= _FEWEST_POINTS and max(ticks) == 1 and sum(ticks) >= HALF else []


def _said(
    headings: Sequence[str], above: Sequence[Points], points: Points, words: Words
) -> tuple[dict[int, str], tuple[str, ...]]:
    """Return what a tick in each column says, and what the numbers mean where they stand for words.

    Headings count as they stand where they name all points in words. Where the first and the last are of two sides, the
    columns between them are the points between them.
    """
    order = range(min(points), max(points) + 1)
    heads = [*headings, *[""] * (order.stop - len(headings))]
    said = dict(enumerate(heads))
    points = {at: heads[at] for at in order if heads[at] in NUMBERED or names_point(heads[at], words)}
    if all(names_point(heads[at], words) for at in order):
        return said | {at: _worded(cell, words) for at, cell in points.items()}, ()
    bare = all(cell in NUMBERED for cell in points.values())
    for row in [*(each for each in above if bare and each.keys() <= set(order)), points]:
        cells = [row.get(at, "") for at in order]
        if _are_sides(cells, words) and not any(key(heads[at]) in words.no_answer for at in order):
            lowest, *_, highest = cells if _side(cells[0], words) < 0 else cells[::-1]
            ranks = range(1, len(order) + 1) if lowest is cells[0] else range(len(order), 0, -1)
            legend = f"1 = {_worded(lowest, words)}, {len(order)} = {_worded(highest, words)}"
            return said | {at: str(rank) for at, rank in zip(order, ranks, strict=True)}, (legend,)
    numbers = {at: int(parts(cell).number or 0) for at, cell in points.items()}
    if not points or not all(numbers.values()):
        return said, ()
    steps = {number - at for at, number in numbers.items()}
    between = {at: str(at + min(steps)) for at in order if not heads[at]} if len(steps) == 1 else {}
    legend = ", ".join(f"{numbers[at]} = {parts(cell).words}" for at, cell in points.items() if parts(cell).words)
    return said | between | {at: str(number) for at, number in numbers.items()}, (legend,) if legend else ()


def _are_sides(headings: Sequence[str], words: Words) -> bool:
    """Tell whether the first and the last heading are of two sides, and those between stand where they belong."""
    sides = [_side(cell, words) for cell in headings]
    turn = -sides[0]
    middle = (len(sides) - 1) / 2
    known = [place for place, cell in enumerate(headings) if names_point(cell, words)]
    return all(sides[at] * turn == (at > middle) - (at < middle) for at in (0, *known, len(sides) - 1))


def _side(cell: str, words: Words) -> int:
    """Tell agreement, 1, from disagreement, -1; the middle is 0, and so is what names no point."""
    told = key(cell) if words.is_point(cell) else parts(cell).words
    ranks = {point.rank for point in words.points.get(told, ()) if point.kind == AGREEMENT}
    return 1 if ranks and min(ranks) > 0 else -1 if ranks and max(ranks) < 0 else 0


def _worded(cell: str, words: Words) -> str:
    return cell if words.is_point(cell) else parts(cell).words
