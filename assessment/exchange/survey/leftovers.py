"""What a table holds besides statements and functions: IDs, times, sessions and comments."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from assessment.exchange.survey.called import Called, called_in, differs, is_serial
from assessment.exchange.survey.candidates import Source
from assessment.exchange.survey.cells import parts
from assessment.exchange.survey.choices import Choices
from assessment.exchange.survey.layout import Column, Layout
from assessment.exchange.survey.measured import tells_measurements
from assessment.exchange.survey.moments import moment, tells_seconds
from assessment.exchange.survey.naming import names_a_head
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.waves import FEWEST, marks_of
from assessment.exchange.survey.words import Words, key

_SURELY = 0.9
_LABELLED = 4  # words of a heading that labels a column; a longer one is a question
_COUNTED = re.compile(r"\bq ?\d")
_GATHERED = 12  # surveys, or links to one, of which a column says from which each row came


@dataclass(frozen=True, slots=True)
class Others:
    """Places of columns that tell neither answers nor who somebody is."""

    meanings: Mapping[int, str]
    identifier: int | None = None
    serial: bool = False  # whether the IDs count 1, 2, 3, as those of any other form do
    times: tuple[int, ...] = ()
    session: int | None = None
    status: int | None = None
    wave: int | None = None
    questions: tuple[Question, ...] = ()
    address: int | None = None  # of e-mail, which is looked at for people who answered twice
    called: tuple[Called, ...] = ()  # what people are called, for the same

    @property
    def taken(self) -> set[int]:
        """The columns that tell no function and no level."""
        return set(self.meanings)


def find_others(layout: Layout, words: Words, chosen: Choices | None, rows: Sequence[Sequence[str]] = ()) -> Others:
    """Tell what the columns are that hold no statement, by their headings and by their cells; `rows` are all below."""
    statements = {place for places in layout.statements.values() for place in places}
    statements |= {place for place, meaning in layout.proposed.items() if meaning.startswith("statement ")}
    free = [column for column in layout.columns if column.place not in statements | layout.passed]
    measured = {column.place for column in free if tells_measurements(column, rows, words)}
    meanings: dict[int, str] = {}
    questions: list[Question] = []
    if chosen and chosen.columns:
        kept = ("id", "time", "session", "comment")
        meanings = {place: meaning for place, meaning in enumerate(chosen.columns) if meaning in kept}
        identifiers = [layout.columns[place] for place, meaning in meanings.items() if meaning == "id"]
        free_of_meaning = [column for column in reversed(free) if column.place not in meanings]
        found = {_meaning(column, words, measured): column.place for column in free_of_meaning}
        session = next((place for place, meaning in meanings.items() if meaning == "session"), None)
        return _others(words, meanings, identifiers, session, found.get("status"), found.get("wave"), (), free)
    identifiers = []
    places: dict[str, int] = {}
    for column in free:
        meaning = _meaning(column, words, measured)
        if meaning == "id":
            identifiers.append(column)
        elif meaning == "session" and not _ours(layout):
            questions += _foreign_session(layout, column)
        elif meaning == "status" and not any(key(text) in words.rows["preview"] for text in column.texts):
            places.setdefault(meaning, column.place)
        elif meaning:
            places[meaning] = column.place
        if meaning:
            told = meaning in ("id", "time", "comment") or (meaning == "session" and _ours(layout))
            meanings[column.place] = meaning if told else "not read"
    session = places.get("session")
    return _others(
        words, meanings, identifiers, session, places.get("status"), places.get("wave"), tuple(questions), free
    )


def _meaning(column: Column, words: Words, measured: Container[int]) -> str | None:
    """Tell what a column is that holds no statement, by its headings and its cells; None where neither tells."""
    if column.place in measured and not _names_session(column):
        return "wave"
    found = _told_by_heading(column, words)
    return found or (_told_by_heading(replace(column, heading=column.label, label=""), words) if column.label else None)


def _told_by_heading(column: Column, words: Words) -> str | None:
    heading = key(column.heading)
    label = len(heading.split()) <= _LABELLED
    if _names_session(column):
        return "session"
    if column.texts and label and words.headings["status"](heading):
        return "status"
    counted = _COUNTED.search(heading) is not None  # a statement of another measurement, such as “q1 wave 2”
    other = words.headings["other time"](heading) or words.headings["another period"](heading)
    own = not counted and not other  # nor the year of birth, nor the busiest quarter
    if label and own and words.headings["wave"](heading) and 1 < len(column.texts) <= _LABELLED:
        return "wave"
    if _gathers(column, heading, words):
        return "wave"
    if _is_time(column, words, label=label):
        return "time"
    if label and words.headings["id"](heading) and differs(column.texts):
        return "id"
    if label and words.headings["comment"](heading) and not words.headings["points"](heading):
        return "comment"
    personal = label and words.headings["personal"](heading) and not words.headings["function"](heading)
    return "personal" if personal else None


def _names_session(column: Column) -> bool:
    return key(column.heading) in ("session", "session name")


def _foreign_session(layout: Layout, column: Column) -> list[Question]:
    """Say that a column called session in another form was not read as the session of this site."""
    if not column.texts:
        return []
    sentence = "Is this column the session of this site? It was not read, since the form is another one."
    texts = {layout.name(column.place): "not read"}
    return [Question("columns", sentence, texts, (column.heading,), blocking=False)]


def _others(
    words: Words,
    meanings: dict[int, str],
    identifiers: Sequence[Column],
    session: int | None,
    status: int | None,
    wave: int | None,
    questions: tuple[Question, ...],
    free: Sequence[Column],
) -> Others:
    best = max(identifiers, key=lambda column: (not is_serial(column), -column.place), default=None)
    for column in identifiers:
        if column is not best:
            meanings[column.place] = "not read"
    times = tuple(place for place, meaning in meanings.items() if meaning == "time")
    identifier = best.place if best else None
    return Others(
        meanings,
        identifier,
        bool(best and is_serial(best)),
        times,
        session,
        status,
        wave,
        questions,
        _address(free, words),
        called_in(free, words),
    )


def _gathers(column: Column, heading: str, words: Words) -> bool:
    """Tell whether a column says from which survey each row came, and all of them are named after measurements."""
    survey, texts = words.headings["survey"], column.texts
    if not survey(heading) or survey.without(heading) or not 1 < len(texts) <= _GATHERED:
        return False
    marks = {marks_of(text, words) for text in texts}
    return len(marks) > 1 and all(marks) and texts.total() >= FEWEST * len(texts)


def _address(columns: Sequence[Column], words: Words) -> int | None:
    """Return the column of e-mail addresses that tell people apart, though one may come twice."""
    for column in columns:
        given = sum(count for text, count in column.texts.items() if "@" in text)
        own = not words.heading("superior", column.heading) and not names_a_head(column.heading, words)
        if given and given >= _SURELY * column.texts.total() and differs(column.texts) and own:
            return column.place
    return None


def _ours(layout: Layout) -> bool:
    """Tell whether the headings are those of our own template, or of a table that names its statements as it does."""
    bare = [key(layout.columns[places[0]].heading) for places in layout.statements.values()]
    return all(heading.startswith("q") and heading[1:].isdigit() for heading in bare)


def _is_time(column: Column, words: Words, *, label: bool) -> bool:
    if words.heading("other time", column.heading):
        return False
    named = label and words.heading("time", column.heading)
    told = sum(count for text, count in column.texts.items() if moment(text))
    return bool(named or (column.texts and told >= _SURELY * column.texts.total()))


def seconds_told(layout: Layout, others: Others) -> bool:
    """Tell whether a time of answering names the second."""
    return any(any(map(tells_seconds, layout.columns[place].texts)) for place in others.times)


def option_text(column: Column, text: str, words: Words) -> str:
    """Return what a filled cell of one of several columns of a question says: its own text, or its option."""
    ticked = words.tick(text)
    if ticked is not None and column.option:
        return column.option if ticked else ""
    return text if parts(text).number is None or not column.option else column.option


def said(layout: Layout, source: Source | None, row: Sequence[str], words: Words) -> str:
    """Return what a row says in the columns of a source: what was specified counts more than “Other”."""
    if source is None:
        return ""
    if source.headed:
        filled = (place for place in source.places if place < len(row) and row[place])
        return next((layout.columns[place].heading for place in filled), "")
    if len(source.places) == 1:
        place = source.places[0]
        return row[place] if place < len(row) else ""
    filled = (place for place in source.places if place < len(row) and row[place])
    texts = [option_text(layout.columns[place], row[place], words) for place in filled]
    return next((text for text in reversed(texts) if text), "")
