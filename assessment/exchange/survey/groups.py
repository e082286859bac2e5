"""Several columns of one statement: one for each answer, one for each branch, a comment beside, another question."""

from collections.abc import Iterable, Mapping, Sequence

from assessment.exchange.columns import letter
from assessment.exchange.survey.asked_twice import proposed
from assessment.exchange.survey.beside_statements import Beside
from assessment.exchange.survey.choices import Grid
from assessment.exchange.survey.layout import Column, Layout, is_order
from assessment.exchange.survey.question import named
from assessment.exchange.survey.table import HALF
from assessment.exchange.survey.words import Words
from assessment.exchange.wording import Wording

_POINTS = ("1", "2", "3", "4", "5")
_MOSTLY = 0.5  # share of filled cells that are answers, in a column of answers
_SURELY = 0.9  # that share, where the heading speaks of comments
_REVERSED = (
    "The heading {} marks its answers as reversed. Do they stand for statement {} as it is worded here, 1 for "
    "disagreement? If not, turn them round in the file first, or do not read the column."
)
_TWICE = "Every statement was asked twice, with {}. Which of them counts?"


def settle(
    layout: Layout, claims: dict[int, list[int]], wording: Wording, words: Words, rows: Sequence[Sequence[str]]
) -> None:
    """Give each statement the columns that hold its answers; ask once where nothing tells which do."""
    headings = Beside(layout, wording, words)
    asked: dict[int, list[int]] = {}
    alike: dict[int, list[int]] = {}
    for number, places in sorted(claims.items()):
        layout.around |= {place: headings.question(place, number) for place in places}
        options = {place: option for place in places if (option := headings.option(place, number))}
        if len(places) > 1 and len(set(options.values())) == len(places):
            layout.spread |= options
            layout.statements[number] = tuple(places)
            continue
        if ticked := _ticked(layout, number, places, headings, words):
            layout.spread |= ticked
            layout.statements[number] = tuple(places)
            continue
        kept = _answers(layout, number, places, headings)
        if not kept:
            claims.pop(number)
        elif len(kept) == 1 or never_differ(kept, rows):
            layout.statements[number] = tuple(kept)
            alike |= {number: kept} if len(kept) > 1 else {}
        else:
            asked[number] = kept
    asked = _with_alike(layout, asked, alike)
    _ask_about_reversed(layout, headings)
    layout.grids = _grids(asked, headings)
    if asked and not _by_cells(layout, asked, headings, words):
        _ask_which(layout, asked, headings, words)


def _with_alike(layout: Layout, asked: Mapping[int, list[int]], alike: Mapping[int, list[int]]) -> dict[int, list[int]]:
    """Return what is asked about with a statement that was only answered alike in several grids of most statements."""
    many = {len(places) for places in asked.values()}
    if len(asked) < HALF or len(many) > 1:
        return dict(asked)
    more = {number: places for number, places in alike.items() if len(places) in many}
    for number in more:
        del layout.statements[number]
    return dict(sorted((dict(asked) | more).items()))


def _ask_about_reversed(layout: Layout, headings: Beside) -> None:
    """Ask about columns whose headings mark them as reversed: wording or answers may run the other way, or neither."""
    for number, places in list(layout.statements.items()):
        marked = [place for place in places if headings.reversed(place, number)]
        if marked and number not in layout.spread:
            del layout.statements[number]
            told = named((layout.columns[place].heading for place in marked), longest=80)
            layout.ask(_REVERSED.format(told, number), dict.fromkeys(places))


def _ticked(
    layout: Layout, number: int, places: Sequence[int], headings: Beside, words: Words
) -> dict[int, str] | None:
    """Return five columns that are named 1 to 5 and hold nothing but ticks; None for all others."""
    points = {place: headings.rest(place, number) for place in places}
    if sorted(points.values()) != list(_POINTS):
        return None
    texts = {text for place in places for text in layout.columns[place].texts}
    return points if all(words.tick(text) is not None for text in texts) else None


def _answers(layout: Layout, number: int, places: Sequence[int], headings: Beside) -> list[int]:
    """Return the columns that hold answers: comments stand beside them, and the points of a quiz."""
    kept, apart = [], headings.apart(places, number)
    plain = [place for place in places if not any(headings.says(each, place, number) for each in ("comment", "points"))]
    for place in places:
        column = layout.columns[place]
        comment = headings.says("comment", place, number)
        if headings.words.headings["points"](apart[place]) and not headings.says("agreement", place, number):
            layout.passed.add(place)
        elif column.texts and column.answers < (_SURELY if comment else _MOSTLY) and (len(plain) > 1 or comment):
            layout.passed.add(place)
            layout.comments[place] = number
        else:
            kept.append(place)
    if len(kept) > 1 and any(layout.columns[place].texts for place in kept):
        empty = [place for place in kept if not layout.columns[place].texts]
        layout.passed |= {place for place in empty if headings.says("comment", place, number)}
    return [place for place in kept if place not in layout.passed]


def never_differ(places: Sequence[int], rows: Iterable[Sequence[str]]) -> bool:
    """Tell whether no row holds different texts in these columns: branches that ask the same, or one column twice."""
    return all(len({row[place] for place in places if place < len(row) and row[place]}) <= 1 for row in rows)


def _by_question(asked: Mapping[int, Sequence[int]], headings: Beside) -> dict[str, dict[int, int]]:
    """Return the columns by what was asked about the statements; empty where that does not tell them apart."""
    questions: dict[str, dict[int, int]] = {}
    for number, places in asked.items():
        for place in places:
            questions.setdefault(headings.question(place, number), {})[number] = place
    whole = all(len(columns) == len(asked) for columns in questions.values())
    told = whole and len(questions) == max(map(len, asked.values()))
    return questions if told else _by_order(asked, headings)


def _by_order(asked: Mapping[int, Sequence[int]], headings: Beside) -> dict[str, dict[int, int]]:
    """Return the columns block by block, where every statement stands in each of them under the same heading.

    They are called by what all headings of a block begin or end with, where that tells them apart.
    """
    if len(asked) < HALF or len(set(map(len, asked.values()))) > 1:
        return {}
    blocks = [dict(zip(asked, places, strict=True)) for places in zip(*map(sorted, asked.values()), strict=True)]
    marks = [headings.common(block) for block in blocks]
    if len({*marks}) == len(marks):
        return dict(zip(marks, blocks, strict=True))
    named_so = (f"columns {letter(min(block.values()))} to {letter(max(block.values()))}" for block in blocks)
    return dict(zip(named_so, blocks, strict=True))


def _grids(asked: Mapping[int, Sequence[int]], headings: Beside) -> tuple[Grid, ...]:
    """Return the columns that are chosen together, where several questions were asked about most statements."""
    questions = _by_question(asked, headings) if len(asked) >= HALF else {}
    return tuple(
        Grid(question, {place: number for number, place in columns.items()}) for question, columns in questions.items()
    )


def _by_cells(layout: Layout, asked: Mapping[int, Sequence[int]], headings: Beside, words: Words) -> bool:
    """Take the one question that was answered with agreement, where the others were answered on another scale.

    What holds the order in which statements were shown is no answer.
    """
    questions = _by_question(asked, headings)
    answered = [
        columns for columns in questions.values() if not is_order([layout.columns[place] for place in columns.values()])
    ]
    fitting = [
        columns
        for columns in answered
        if len(answered) == 1 < len(questions)
        or all(_is_agreement(layout.columns[place], words) for place in columns.values())
    ]
    others = [place for columns in questions.values() if columns not in fitting for place in columns.values()]
    if len(fitting) != 1 or not others:
        return False
    layout.statements |= {number: (place,) for number, place in fitting[0].items()}
    layout.statements = dict(sorted(layout.statements.items()))
    layout.passed.update(others)
    return True


def _is_agreement(column: Column, words: Words) -> bool:
    told = sum(count for text, count in column.texts.items() if words.is_point(text))
    return told > _MOSTLY * column.texts.total()


def _ask_which(layout: Layout, asked: Mapping[int, Sequence[int]], headings: Beside, words: Words) -> None:
    """Ask once which columns count: by question, where two questions were asked about the same statements."""
    questions = _by_question(asked, headings)
    if len(asked) > 1 and questions:
        texts = proposed(questions, words)
        told = named([question or "no more words" for question in questions], longest=60)
        layout.ask(_TWICE.format(told), texts)
        layout.passed |= set(texts)  # whichever counts, none of them tells who somebody is
        return
    flat = {place: None for places in asked.values() for place in places}
    numbers = ", ".join(map(str, asked))
    several = ", ".join(letter(place) for place in flat)
    layout.ask(f"Columns {several} could be the same statements ({numbers}). Which one of each counts?", flat)
