"""The answers of a file as texts, and what is known of each."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import PurePath

from assessment.exchange.survey.asks import is_of_people
from assessment.exchange.survey.keys import keys_in
from assessment.exchange.survey.layout import Layout
from assessment.exchange.survey.question import Meanings, Question
from assessment.exchange.survey.rows import Aside
from assessment.exchange.survey.table import HALF, Table
from assessment.exchange.survey.words import Words
from assessment.instrument import Answer

FIRST, MIDDLE, LAST = 1, 3, 5
POINTS = range(FIRST, LAST + 1)
_LABEL, _LONG_LABEL = 2, 8  # words of a label, and its signs where there are no spaces
_ANSWERED = 0.5  # share of cells that are answers, in a column of another question
_MOST_SCALES = 4  # different texts of a column that says how answers run
_MOST_KEYS = 12  # different texts of a column that holds numbers or words of a legend, with its title
_MOST_ROWS = 200  # beside which a legend may stand
_MOST_NOTES = 2  # different texts of a column that holds a note and nothing of people
SHOWN = 40
"""Characters of a cell in a message."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What each text of the answer columns means, what is wrong with others, and what has to be asked."""

    meanings: Mapping[str, Answer] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    remark: str = ""
    refusal: str = ""  # why nothing at all is read; empty where something may be
    refused: tuple[str, ...] = ()  # the texts that a refusal is about, of which somebody may still say what they mean

    @property
    def blocked(self) -> bool:
        """Whether nobody can be read before somebody answers."""
        return bool(self.refusal) or any(question.blocking for question in self.questions)


@dataclass(frozen=True, slots=True)
class Answered:
    """The texts of the answer columns with their counts, and in how many rows strange ones stand."""

    counts: Counter[str]
    rows: Sequence[Collection[str]]  # the different texts of each row
    headings: tuple[str, ...]
    notes: tuple[str, ...] = ()  # what else stands around the answers, and may say what they mean
    around: tuple[str, ...] = ()  # what is said of the whole file: over the answers, below, or beside them
    titles: tuple[str, ...] = ()  # what is said once for all answers: above them, or as the name of what holds them

    def stray(self, texts: Collection[str], words: Words) -> bool:
        """Tell whether texts are slips of the hand: few, and in few rows."""
        cells = sum(self.counts[text] for text in texts)
        most = max(words.limit("stray-cells"), words.limit("stray-answers") * self.counts.total())
        strange = set(texts)
        rows = sum(not strange.isdisjoint(row) for row in self.rows)
        return cells <= most and rows <= max(1, words.limit("stray-rows") * len(self.rows))


def turn(value: Answer) -> int:
    """Return a point as it stands on a scale that runs the other way."""
    return FIRST + LAST - (value or MIDDLE)


def asked(sentence: str, texts: Meanings, *, blocking: bool = True) -> Scale:
    """Return a scale of which nothing is known before somebody says what the texts mean, or may say it otherwise."""
    ordered = {text: texts[text] for text in sorted(texts, key=lambda text: (texts[text] or "", text))}
    return Scale(questions=(Question("scale", sentence, ordered, blocking=blocking),))


def as_texts(meanings: Mapping[str, Answer]) -> dict[str, str | None]:
    """Return meanings as a question proposes them."""
    return {text: None if value is None else str(value) for text, value in meanings.items()}


def answered_in(table: Table, layout: Layout, aside: Aside, words: Words) -> Answered:
    """Return the answers of a table, without those of rows that are set aside."""
    places = [place for places in layout.statements.values() for place in places if place not in layout.spread]
    places += [place for place, meaning in layout.proposed.items() if meaning.startswith("statement ")]
    spread = set(layout.spread.values())
    counts = Counter[str]()
    for place in dict.fromkeys(places):
        counts.update(layout.columns[place].texts)
    apart = aside.doubtful | aside.reasons.keys()
    for row in map(table.rows.__getitem__, apart):
        counts.subtract(row[place] for place in places if place < len(row))
    counts = +counts
    counts.update(dict.fromkeys(spread, 1))
    rows = [
        _different(row, places)
        for number, row in enumerate(table.rows[layout.first :], layout.first)
        if number not in apart and any(row)
    ]
    over = [note for note in notes_over(table, layout) if not is_of_people(note, words)]
    over += keys_in(table.rows[: layout.top], words)
    beside = [note for note in notes_around(table, aside) if not is_of_people(note, words)]
    beside += keys_in(_last_rows(table, layout), words)
    beside += _keys_beside(table, layout, set(places), words)
    above = " ".join(over)
    headings = tuple(dict.fromkeys(layout.columns[place].heading for place in places))
    around = (*over, *beside)
    notes = (*_notes(layout, set(places)), *beside)
    titles = (*over, *_scales(layout, set(places), words), PurePath(table.file).stem, table.title)
    return Answered(counts, rows, (*headings, above), notes, around, titles)


def _scales(layout: Layout, answering: set[int], words: Words) -> Iterator[str]:
    """Yield the texts of columns that say how the answers of their rows run."""
    for column in layout.columns:
        named = column.place not in answering and words.heading("scale", column.heading)
        if named and len(column.texts) <= _MOST_SCALES:
            yield from column.texts


def _keys_beside(table: Table, layout: Layout, answering: set[int], words: Words) -> list[str]:
    """Return what a legend beside the rows says, in columns of few texts that hold no answers."""
    people = len(table.rows) - layout.first
    columns = [each for each in layout.columns if each.place not in answering and len(each.texts) <= _MOST_KEYS]
    places = [each.place for each in columns if not each.heading or each.texts.total() < people]  # no ID of each row
    rows = [[row[place] for place in places if place < len(row)] for row in table.rows[layout.top :][:_MOST_ROWS]]
    return keys_in(rows, words)


def _last_rows(table: Table, layout: Layout) -> list[list[str]]:
    """Return the rows below all people: what stands in them is too little for one."""
    last = takewhile(lambda row: sum(map(bool, row)) < HALF, reversed(table.rows[layout.first :]))
    return list(last)[::-1]


def _says_something(cell: str) -> bool:
    """Tell a note from a label; Japanese and Chinese do without spaces."""
    return len(cell.split()) > _LABEL or "=" in cell or (not cell.isascii() and len(cell) > _LONG_LABEL)


def _different(row: Sequence[str], places: Sequence[int]) -> set[str]:
    """Return the different texts of a row in these places; rows may be shorter than others."""
    try:
        return set(map(row.__getitem__, places))
    except IndexError:
        return {row[place] for place in places if place < len(row)}


def _notes(layout: Layout, answering: set[int]) -> Iterator[str]:
    """Yield what stands in columns beside the answers and may say what they mean: headings, and notes."""
    others = [column for column in layout.columns if column.place not in answering]
    for column in others:
        if column.answers <= _ANSWERED:  # what is asked on a scale of its own says nothing of ours
            yield column.heading
        if len(column.texts) <= _MOST_NOTES:
            yield from column.texts


def notes_over(table: Table, layout: Layout) -> list[str]:
    """Return what stands over the header and says something."""
    return [*(cell for row in table.rows[: layout.top] for cell in row if _says_something(cell)), *table.told]


def notes_around(table: Table, aside: Aside) -> Iterator[str]:
    """Yield what stands below the answers, and on worksheets beside them."""
    yield "; ".join(" = ".join(filter(None, table.rows[place])) for place in aside.below)
    yield from table.beside
