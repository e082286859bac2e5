"""Tables with a row for each answer: which column names the statement, which the person, and which holds the answer."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import itemgetter

from assessment.exchange.survey.layout import share_of_answers
from assessment.exchange.survey.table import HALF, Table
from assessment.exchange.survey.words import Words, key
from assessment.exchange.wording import Wording
from assessment.instrument import STATEMENTS
from assessment.model import HeadingWord

_SEARCHED_COLUMNS = 12
_MOST_QUESTIONS = 200  # different ones of one survey
_FEWEST_EACH = 5  # answers that a person gave on average
_MOST_POINTS = 15  # different answers, those for nothing included
_ONCE = 0.6  # share of answers that come but once, in a column that tells people apart who answered again
_ANSWERING = 0.5  # share of rows in which an answer stands
_NAMES_OF_PEOPLE: tuple[HeadingWord, ...] = ("id", "personal", "person")
_NUMBERED = re.compile(r"(?P<prefix>.*?)(?<!\d)0*(?P<number>\d{1,3})[.):]?", re.DOTALL)
_BEFORE = re.compile(r"(?:\d{1,2}\.|.*[^\d\s.,][\s.,]*)?", re.DOTALL)  # no digits of the same number, as in 1,250
_COUNTED = re.compile(r"\W*(?:q|question|statement|item)\W*", re.IGNORECASE)

NO_PERSON = (
    "This table has a row for each answer, and no column tells which answers are one person's. Export one row for each "
    "person, or add a column with a number for each person."
)
ALIKE = (
    "This table has a row for each answer, and two columns that count: nothing tells which of them numbers the people "
    "and which the statements. Name these columns “Respondent” and “Question”."
)


@dataclass(frozen=True, slots=True)
class SingleAnswers:
    """The columns of a table with a row for each answer."""

    header: int | None  # place of the row with the names of the columns
    lines: Mapping[int, Sequence[str]]  # place -> a row below the header, filled down where cells were merged
    question: int
    numbers: Mapping[str, int]  # text of the column -> the number of its statement, or of its question
    people: tuple[int, ...]  # columns that tell together who a row belongs to
    answers: tuple[int, ...]  # columns of answers; several where several things were asked
    sure: bool  # whether a wording or a heading says so, and not numbers alone
    full: bool  # whether all statements stand there


def find_single_answers(table: Table, wording: Wording, words: Words) -> tuple[SingleAnswers, ...]:
    """Return how a table may hold a row for each answer, the likeliest alone; two where nothing tells them apart.

    A table in which no column tells people apart has no `people`; it is one only where something says so surely.
    """
    width = min(_SEARCHED_COLUMNS, max(map(len, table.rows), default=0))
    found = [each for column in range(width) if (each := _at(table, column, wording, words))]
    ranked: dict[tuple[bool, bool, bool], list[SingleAnswers]] = {}
    for each in found:
        ranked.setdefault((bool(each.people), each.sure, each.full), []).append(each)
    if not ranked:
        return ()
    best = ranked[max(ranked)]
    rows = [row for row in best[0].lines.values() if row[best[0].question] in best[0].numbers]
    if all(_same(rows, best[0].question, each.question) for each in best[1:]):
        return tuple(best[:1])  # the number of a statement stands beside its wording
    return tuple(best)


def _at(table: Table, column: int, wording: Wording, words: Words) -> SingleAnswers | None:
    """Look at a table as one whose statements stand in a column, again for each person; None where they do not."""
    texts = Counter(row[column] for row in table.rows if column < len(row) and row[column])
    if not HALF <= len(texts) <= _MOST_QUESTIONS:
        return None
    if numbers := _by_wording(texts, wording):
        counts = True
    elif numbers := _by_number(texts):
        counts = all(_COUNTED.fullmatch(text.rstrip("0123456789.):")) for text in numbers)
    if len(numbers) < HALF or sum(texts[text] for text in numbers) < 2 * len(numbers):
        return None
    first = next(place for place, row in enumerate(table.rows) if column < len(row) and row[column] in numbers)
    header = _header(table, column, first, texts)
    width = max(map(len, table.rows))
    below = range(0 if header is None else header + 1, len(table.rows))
    raw = {place: [*table.rows[place], *[""] * (width - len(table.rows[place]))] for place in below}
    lines = _filled_down(raw, column)
    answering = {place: row for place, row in lines.items() if row[column] in numbers}
    title = table.rows[header][column] if header is not None and column < len(table.rows[header]) else ""
    told = counts or words.heading("question", title)
    people = _people(list(answering.values()), column, table.rows[header] if header is not None else (), words)
    answers = _answers([raw[place] for place in answering], column, people, words)
    if not 0 < len(answers) < HALF or (not people and not told):
        return None  # whoever has as many answers in a row stands in it
    for place, row in lines.items():  # what was not answered stays empty
        for answer in answers:
            row[answer] = raw[place][answer]
    full = set(range(1, STATEMENTS + 1)) <= set(numbers.values())
    return SingleAnswers(header, lines, column, numbers, people, answers, told, full)


def _by_wording(texts: Mapping[str, int], wording: Wording) -> dict[str, int]:
    found = {text: hint.wording for text in texts if len((hint := wording.hint(text)).wording) == 1}
    numbers = {text: next(iter(named)) for text, named in found.items()}
    return numbers if len(set(numbers.values())) >= HALF else {}


def _by_number(texts: Mapping[str, int]) -> dict[str, int]:
    """Return the texts of the longest series that counts, such as 1 to 20 or Q1 to Q22, each with its number."""
    series: dict[str, dict[str, int]] = {}
    for text in texts:
        if (match := _NUMBERED.fullmatch(text)) and _BEFORE.fullmatch(match["prefix"]):
            series.setdefault(key(match["prefix"]), {})[text] = int(match["number"])
    fitting = {name: found for name, found in series.items() if _counts(found)}
    return max(fitting.values(), key=len, default={})


def _counts(found: Mapping[str, int]) -> bool:
    """Tell whether texts number half of the statements, each once."""
    within = [number for number in found.values() if 1 <= number <= STATEMENTS]
    return len(set(within)) >= HALF and len(set(found.values())) == len(found)


def _header(table: Table, column: int, first: int, texts: Mapping[str, int]) -> int | None:
    """Return the place of the row with the names of the columns: the first of several cells, where none comes again."""
    for place, row in enumerate(table.rows[:first]):
        if column < len(row) and row[column] and sum(map(bool, row)) > 1:
            return place if texts[row[column]] == 1 else None
    return None


def _filled_down(lines: Mapping[int, Sequence[str]], column: int) -> dict[int, list[str]]:
    """Return rows in which a cell that stands for those below it, as merged ones do, stands in each of them."""
    filled = {place: list(row) for place, row in lines.items()}
    rows = [row for row in filled.values() if any(row)]
    for other in range(len(rows[0]) if rows else 0):
        given = sum(bool(row[other]) for row in rows)
        if other != column and rows[0][other] and given * _FEWEST_EACH <= len(rows):
            above = ""
            for row in rows:
                above = row[other] = row[other] or above
    return filled


def _people(rows: Sequence[Sequence[str]], question: int, header: Sequence[str], words: Words) -> tuple[int, ...]:
    """Return the columns that tell people apart: nobody answers a statement twice, and all answer several.

    One column where one does, else two, such as a department and the number of a person in it.
    """
    others = [place for place in range(len(rows[0])) if place != question and all(row[place] for row in rows)]
    others = [place for place in others if not constant(rows, place, (question,))]
    for several in (1, 2):
        telling = [places for places in combinations(others, several) if _tells(rows, question, places)]
        if telling:

            def rank(places: tuple[int, ...]) -> tuple[bool, int]:
                titles = [header[place] if place < len(header) else "" for place in places]
                named = any(words.heading(meaning, title) for title in titles for meaning in _NAMES_OF_PEOPLE)
                return not named, len(set(map(itemgetter(*places), rows)))

            return min(telling, key=rank)
    return next(((place,) for place in others if _may_tell(rows, question, place, header, words)), ())


def _may_tell(rows: Sequence[Sequence[str]], question: int, place: int, header: Sequence[str], words: Words) -> bool:
    """Tell whether a column is named after people, a few of whom answered a statement again."""
    title = header[place] if place < len(header) else ""
    if not any(words.heading(meaning, title) for meaning in _NAMES_OF_PEOPLE):
        return False
    once = {(row[place], row[question]) for row in rows}
    different, asked = (len({row[column] for row in rows}) for column in (place, question))
    return _ONCE * len(rows) <= len(once) <= different * asked and 1 < different <= len(once) / _FEWEST_EACH


def _tells(rows: Sequence[Sequence[str]], question: int, places: Sequence[int]) -> bool:
    people = list(map(itemgetter(*places), rows))
    different, asked = len(set(people)), list(map(itemgetter(question), rows))
    if not 1 < different <= len(rows) / _FEWEST_EACH or different * len(set(asked)) < len(rows):
        return False
    return len(set(zip(people, asked, strict=True))) == len(rows)


def _answers(rows: Sequence[Sequence[str]], question: int, people: Sequence[int], words: Words) -> tuple[int, ...]:
    """Return the columns of answers: few different texts, which differ within people and within statements.

    Of two that say the same, as numbers and their words do, the words count: a number may run either way.
    """
    found = []
    for place in range(len(rows[0])):
        texts = Counter(row[place] for row in rows if row[place])
        if place == question or place in people or not 1 < len(texts) <= _MOST_POINTS:
            continue
        if texts.total() < _ANSWERING * len(rows) or constant(rows, place, (question,)):
            continue
        if people and constant(rows, place, people):
            continue
        found.append((place, texts))
    surely = [(place, texts) for place, texts in found if share_of_answers(texts, words) >= _ANSWERING] or found
    kept: list[int] = []
    for place, _ in sorted(surely, key=lambda each: not any(map(words.is_point, each[1]))):
        if not any(_same(rows, place, other) for other in kept):
            kept.append(place)
    return tuple(sorted(kept))


def constant(rows: Sequence[Sequence[str]], place: int, by: Sequence[int]) -> bool:
    """Tell whether a column says the same wherever others do."""
    told: dict[object, str] = {}
    keys = map(itemgetter(*by), rows)
    return all(told.setdefault(who, row[place]) == row[place] for who, row in zip(keys, rows, strict=True))


def _same(rows: Sequence[Sequence[str]], one: int, other: int) -> bool:
    """Tell whether two columns say the same, each in its own way."""
    return constant(rows, one, (other,)) and constant(rows, other, (one,))
