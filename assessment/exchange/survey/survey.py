"""Reads the people of a table: looks at all of it, proposes how to read it, asks what it cannot know, and reads."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from assessment.exchange.columns import HeaderFinder, letter
from assessment.exchange.reading import Match, Reading, UnreadableError
from assessment.exchange.survey import leftovers
from assessment.exchange.survey.answered import Answered, Scale
from assessment.exchange.survey.choices import NOT_READ, UNKNOWN, Choices, fitting
from assessment.exchange.survey.headers import find_layout
from assessment.exchange.survey.known import Survey
from assessment.exchange.survey.layout import Column, Layout
from assessment.exchange.survey.people import PersonReader
from assessment.exchange.survey.persons import Source, Told, find_function, find_level, function_of
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.rows import Aside, set_aside
from assessment.exchange.survey.scale import find_scale
from assessment.exchange.survey.table import HALF, Table, statements_below, turned
from assessment.exchange.survey.words import Words
from assessment.exchange.wording import Wording
from assessment.instrument import FUNCTIONS, Instrument

_NO_STATEMENT = "No column was found for any statement. Name the columns q1 to q20, or after the statements."
_NO_ROWS = "There is a header and no row with answers below it."


def read_survey(table: Table, instrument: Instrument, words: Words, choices: Sequence[Choices] = ()) -> Reading:
    """Read the people of a table.

    While a blocking question is open nobody is read: the reading holds the questions and how the file would be read.
    Raises `UnreadableError` for a table that nothing can be read from.
    """
    survey = look(table, instrument, words, choices)
    proposals = ((table.file, survey.proposal),)
    matched = matches(survey)
    if any(question.blocking for question in survey.questions):
        return Reading(matched=matched, questions=survey.questions, proposals=proposals)
    reader = PersonReader(survey, words)
    for place, row in enumerate(survey.table.rows[survey.layout.first :], survey.layout.first):
        if any(row):
            reader.read(place, row)
    reading = reader.reading()
    return replace(reading, matched=matched, questions=(*survey.questions, *reading.questions), proposals=proposals)


def look(table: Table, instrument: Instrument, words: Words, choices: Sequence[Choices] = ()) -> Survey:
    """Look at a whole table: return what is known of it, what is proposed, and what has to be asked."""
    table, layout = _laid_out(table, instrument, words)
    chosen = fitting(choices, layout.headings)
    if chosen:
        _apply(layout, chosen)
    others = leftovers.find_others(layout, words, chosen)
    questions = [question for question in layout.questions if not (chosen and chosen.answers(question))]
    aside = set_aside(table, layout, others, words, chosen)
    scale = _scale(table, layout, aside, words, chosen)
    if scale.refusal:
        raise UnreadableError(table.file, None, scale.refusal)
    questions += scale.questions
    sources = _sources(layout, others)
    function = _told("function", sources, table, layout, words, chosen)
    level = _told("level", sources, table, layout, words, chosen)
    for told in (function, level):
        questions += told.questions
        if told.rivals:
            layout.ask(
                "Which of these columns tells the function of a person?",
                {source.places[0]: "function" if place == 0 else NOT_READ for place, source in enumerate(told.rivals)},
            )
            questions.append(layout.questions[-1])
    given = _given(table, words) if function.source is None and not function.rivals else None
    name = table.title or PurePath(table.file).name
    if given:
        given = (chosen.of("function").get(name) if chosen else None) or given
        given = given if given in FUNCTIONS else None
        asked = Question("function", f"Are these people of {name} all {given}?", {name: given}, (name,), blocking=False)
        questions.append(asked)
    questions += [*others.questions, *aside.questions]
    asked_all = tuple(
        replace(question, file=table.file) for question in questions if not (chosen and chosen.answers(question))
    )
    proposal = _proposal(table, layout, others, function, level, scale, questions, chosen)
    return Survey(table, layout, scale, function, level, others, aside, asked_all, proposal, chosen, given)


def _laid_out(table: Table, instrument: Instrument, words: Words) -> tuple[Table, Layout]:
    """Find the columns of the statements, in a table that is turned first where the statements stand in its rows."""
    finder, wording = HeaderFinder(instrument), Wording(instrument)
    layout = find_layout(table, finder, wording, words)
    if layout is None or (len(layout.statements) < HALF and not layout.proposed):
        column = statements_below(table, wording)
        if column is not None:
            table = turned(table, column, wording, words)
            layout = find_layout(table, finder, wording, words)
    layout = layout or leftovers.without_header(table, words)
    if layout is None:
        first = next((number for number, row in enumerate(table.rows, 1) if any(row)), None)
        raise UnreadableError(table.file, first, _NO_STATEMENT)
    if not any(map(any, table.rows[layout.first :])):
        raise UnreadableError(table.file, layout.first, _NO_ROWS)
    return table, layout


def matches(survey: Survey) -> tuple[Match, ...]:
    """Say of every column how it is read."""
    meanings = _meanings(survey.layout, survey.others, survey.function, survey.level)
    return tuple(
        Match(
            survey.table.file,
            letter(column.place),
            column.heading,
            _MATCHED.get(meaning := meanings[column.place], meaning.partition(" ")[0]),
            int(meaning.partition(" ")[2]) if meaning.startswith("statement ") else None,
        )
        for column in survey.layout.columns
    )


_MATCHED = {NOT_READ: "ignored", UNKNOWN: "ignored", "id": "respondent"}


def _apply(layout: Layout, chosen: Choices) -> None:
    """Read the columns as somebody chose."""
    statements: dict[int, list[int]] = {}
    for place, meaning in enumerate(chosen.columns):
        if meaning.startswith("statement "):
            statements.setdefault(int(meaning.partition(" ")[2]), []).append(place)
    layout.statements = {number: tuple(places) for number, places in sorted(statements.items())}
    taken = {place for places in statements.values() for place in places}
    layout.spread = {place: option for place, option in layout.spread.items() if place in taken}
    layout.passed = {place for place in layout.passed if place not in taken}
    layout.proposed = {place: meaning for place, meaning in layout.proposed.items() if meaning == UNKNOWN}


def _scale(table: Table, layout: Layout, aside: Aside, words: Words, chosen: Choices | None) -> Scale:
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
    if not counts:
        return Scale()
    rows = [
        {row[place] for place in places if place < len(row)}
        for number, row in enumerate(table.rows[layout.first :], layout.first)
        if number not in apart and any(row)
    ]
    above = " ".join(cell for row in table.rows[: layout.first] for cell in row if cell and len(cell.split()) > 2)
    headings = tuple(dict.fromkeys(layout.columns[place].heading for place in places))
    found = find_scale(Answered(counts, rows, (*headings, above)), words, chosen.of("scale") if chosen else {})
    about = tuple(replace(question, about=headings) for question in found.questions)
    return replace(found, questions=about)


def _sources(layout: Layout, others: leftovers.Others) -> list[Source]:
    """Return what may tell who somebody is: single columns, and columns of one question of which one is filled."""
    taken = {place for places in layout.statements.values() for place in places} | layout.passed | others.taken
    taken |= set(layout.proposed)
    free = [column for column in layout.columns if column.place not in taken and column.texts]
    sources: list[Source] = []
    groups: dict[str, list[Column]] = {}
    for column in free:
        if column.question and column.question != column.option:
            groups.setdefault(column.question, []).append(column)
        else:
            sources.append(Source(column.heading, (column.place,), column.texts))
    for question, columns in groups.items():
        places = tuple(column.place for column in columns)
        texts = Counter[str]()
        for column in columns:
            for text, count in column.texts.items():
                texts[leftovers.option_text(column, text)] += count
        sources.append(Source(question if len(columns) > 1 else columns[0].heading, places, texts))
    return sources


def _told(
    kind: str, sources: Sequence[Source], table: Table, layout: Layout, words: Words, chosen: Choices | None
) -> Told:
    decided = None
    if chosen and chosen.columns:
        places = [place for place, meaning in enumerate(chosen.columns) if kind in meaning.split("+")]
        if not places:
            return Told()
        decided = next((source for source in sources if places[0] in source.places), None)
        if decided is None:
            column = layout.columns[places[0]]
            decided = Source(column.heading, (column.place,), column.texts)
    given = chosen.of(kind) if chosen else {}
    if kind == "level":
        return find_level(sources, words, given, decided)

    def contradict(one: Source, other: Source) -> bool:
        pairs = (
            {function_of(leftovers.said(layout, source, row), words) for source in (one, other)}
            for row in table.rows[layout.first :]
        )
        return any(set(FUNCTIONS[:2]) <= pair for pair in pairs)

    return find_function(sources, words, given, decided, contradict)


def _given(table: Table, words: Words) -> str | None:
    """Return the function that the name of the worksheet proposes, or that of the file."""
    for name in (table.title, PurePath(table.file).stem):
        if name and (found := function_of(name, words)) in FUNCTIONS[:2]:
            return found
    return None


def _meanings(layout: Layout, others: leftovers.Others, function: Told, level: Told) -> dict[int, str]:
    meanings = {column.place: NOT_READ for column in layout.columns} | dict(others.meanings)
    meanings |= {place: f"statement {number}" for number, places in layout.statements.items() for place in places}
    meanings |= layout.proposed
    for kind, told in (("function", function), ("level", level)):
        for place in told.source.places if told.source else ():
            meanings[place] = kind if meanings[place] in (NOT_READ, kind) else f"{meanings[place]}+{kind}"
    return meanings


def _proposal(
    table: Table,
    layout: Layout,
    others: leftovers.Others,
    function: Told,
    level: Told,
    scale: Scale,
    questions: Sequence[Question],
    chosen: Choices | None,
) -> Choices:
    """Return how the file is read as far as that is known, with what is asked as far as it is proposed."""
    meanings = _meanings(layout, others, function, level)
    texts: dict[str, dict[str, str]] = {
        "scale": {text: str(value or "no answer") for text, value in scale.meanings.items()},
        "function": {text: meaning or "open" for text, meaning in function.meanings.items()},
        "level": {text: meaning or "open" for text, meaning in level.meanings.items()},
        "rows": {},
        "person": {},
    }
    for question in questions:
        if question.kind in texts:
            texts[question.kind] |= {text: meaning or UNKNOWN for text, meaning in question.texts.items()}
    for kind, given in (chosen.texts if chosen else {}).items():
        texts[kind] |= given
    columns = tuple(meanings[column.place] for column in layout.columns)
    return Choices(table.file, layout.headings, columns, texts)
