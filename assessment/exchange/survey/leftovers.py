"""What a table holds besides statements and functions: IDs, times, sessions and comments."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessment.exchange.survey.cells import parts
from assessment.exchange.survey.choices import Choices
from assessment.exchange.survey.layout import Column, Layout, share_of_answers
from assessment.exchange.survey.moments import moment
from assessment.exchange.survey.persons import Source
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.words import Words, key
from assessment.instrument import STATEMENTS

_MOSTLY = 0.5
_SURELY = 0.9
_LABELLED = 4  # words of a heading that labels a column; a longer one is a question
_LONG = 3  # words of most comments
_HIDDEN = "hidden rows"
_QUALTRICS_PREVIEWS = {"1": "Survey Preview", "2": "Survey Test", "8": "spam", "9": "preview spam"}
_FEWEST_OF_A_WAVE = 3
_SERIAL = 100_000_000  # a number above it counts nothing that a form counts
_FIRST_LINES = 5


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

    @property
    def taken(self) -> set[int]:
        """The columns that tell no function and no level."""
        return set(self.meanings)


def without_header(table: Table, words: Words) -> Layout | None:
    """Return a layout that asks for the header of a table without one: every row has twenty answers in a row."""
    rows = [row for row in table.rows if any(row)]
    width = max(map(len, rows), default=0)
    if len(rows) < 2 or width < STATEMENTS:
        return None
    columns = tuple(
        Column(place, f"column {place + 1}", "", f"column {place + 1}", texts, share_of_answers(texts, words))
        for place in range(width)
        for texts in (Counter(row[place] for row in rows if place < len(row) and row[place]),)
    )
    answering = [column.place for column in columns if column.texts and column.answers >= _SURELY]
    start = next((place for place in answering if all(place + more in answering for more in range(STATEMENTS))), None)
    if start is None:
        return None
    last = [place for place in answering if all(place - less in answering for less in range(STATEMENTS))]
    begin = last[-1] - STATEMENTS + 1
    layout = Layout(columns, 0)
    sentence = (
        "The header is missing: copy or export the row with the names of the columns as well, or say which columns are "
        "the statements."
    )
    layout.ask(sentence, {begin + place: f"statement {place + 1}" for place in range(STATEMENTS)})
    return layout


def find_others(layout: Layout, words: Words, chosen: Choices | None) -> Others:
    """Tell what the columns are that hold no statement, by their headings and by their cells."""
    statements = {place for places in layout.statements.values() for place in places}
    statements |= {place for place, meaning in layout.proposed.items() if meaning.startswith("statement ")}
    free = [column for column in layout.columns if column.place not in statements | layout.passed]
    meanings: dict[int, str] = {}
    questions: list[Question] = []
    if chosen and chosen.columns:
        kept = ("id", "time", "session", "comment")
        meanings = {place: meaning for place, meaning in enumerate(chosen.columns) if meaning in kept}
        identifiers = [layout.columns[place] for place, meaning in meanings.items() if meaning == "id"]
        found = {_meaning(column, words): column.place for column in reversed(free) if column.place not in meanings}
        session = next((place for place, meaning in meanings.items() if meaning == "session"), None)
        return _others(meanings, identifiers, session, found.get("status"), found.get("wave"), ())
    identifiers = []
    places: dict[str, int] = {}
    for column in free:
        meaning = _meaning(column, words)
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
    return _others(meanings, identifiers, session, places.get("status"), places.get("wave"), tuple(questions))


def _meaning(column: Column, words: Words) -> str | None:
    """Tell what a column is that holds no statement, by its heading and its cells; None where neither tells."""
    heading = key(column.heading)
    label = len(heading.split()) <= _LABELLED
    if heading in ("session", "session name"):
        return "session"
    if column.texts and label and words.headings["status"](heading):
        return "status"
    if label and words.headings["wave"](heading) and 1 < len(column.texts) <= _LABELLED:
        return "wave"
    if _is_time(column, words, label=label):
        return "time"
    if label and words.headings["id"](heading) and _is_id(column):
        return "id"
    if label and words.headings["comment"](heading) and not words.headings["points"](heading):
        return "comment"
    personal = label and words.headings["personal"](heading) and not words.headings["function"](heading)
    return "personal" if personal else None


def _foreign_session(layout: Layout, column: Column) -> list[Question]:
    """Say that a column called session in another form was not read as the session of this site."""
    if not column.texts:
        return []
    sentence = "Is this column the session of this site? It was not read, since the form is another one."
    texts = {layout.name(column.place): "not read"}
    return [Question("columns", sentence, texts, (column.heading,), blocking=False)]


def _others(
    meanings: dict[int, str],
    identifiers: Sequence[Column],
    session: int | None,
    status: int | None,
    wave: int | None,
    questions: tuple[Question, ...],
) -> Others:
    best = max(identifiers, key=lambda column: (not _serial(column), -column.place), default=None)
    for column in identifiers:
        if column is not best:
            meanings[column.place] = "not read"
    times = tuple(place for place, meaning in meanings.items() if meaning == "time")
    identifier = best.place if best else None
    return Others(meanings, identifier, bool(best and _serial(best)), times, session, status, wave, questions)


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


def _is_id(column: Column) -> bool:
    """Tell whether most cells differ: what comes again in most rows names no person."""
    return bool(column.texts) and len(column.texts) > _MOSTLY * column.texts.total()


def _serial(column: Column) -> bool:
    return all(text.isdecimal() and int(text) < _SERIAL for text in column.texts)


def option_text(column: Column, text: str) -> str:
    """Return what a filled cell of one of several columns of a question says: its own text, or its option."""
    return text if parts(text).number is None or not column.option else column.option


def said(layout: Layout, source: Source | None, row: Sequence[str]) -> str:
    """Return what a row says in the columns of a source: what was specified counts more than “Other”."""
    if source is None:
        return ""
    single = len(source.places) == 1
    texts = [
        row[place] if single else option_text(layout.columns[place], row[place])
        for place in source.places
        if place < len(row) and row[place]
    ]
    return texts[-1] if texts else ""
