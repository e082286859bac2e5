"""Reads the people of a table: looks at all of it, proposes how to read it, asks what it cannot know, and reads."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from assessment.exchange.columns import HeaderFinder
from assessment.exchange.reading import Answered, Reading, UnreadableError
from assessment.exchange.survey.another_question import with_another_question
from assessment.exchange.survey.answered import Scale, answered_in
from assessment.exchange.survey.blocks import with_measurements_above, with_measurements_beside
from assessment.exchange.survey.candidates import Told
from assessment.exchange.survey.choices import AS_ABOVE, EMPTY, NOT_READ, UNKNOWN, Choices, fitting
from assessment.exchange.survey.groups import never_differ
from assessment.exchange.survey.headers import find_layout
from assessment.exchange.survey.known import Survey
from assessment.exchange.survey.layout import Layout
from assessment.exchange.survey.leftovers import find_others
from assessment.exchange.survey.moments import days_of
from assessment.exchange.survey.named_days import days_named
from assessment.exchange.survey.naming import function_of
from assessment.exchange.survey.people import PersonReader
from assessment.exchange.survey.people_beside import is_list_of_people
from assessment.exchange.survey.proposal import matches, meanings_of, propose
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.reversed_notes import ask_about_notes
from assessment.exchange.survey.rows import Aside, set_aside
from assessment.exchange.survey.rows_above import title_of_one, with_rows_above
from assessment.exchange.survey.scale import find_scale
from assessment.exchange.survey.sources import is_coded, is_unknown_function, named_after, sources_of, told_by
from assessment.exchange.survey.stacked import filled_down, gaps_of, left_empty
from assessment.exchange.survey.table import HALF, Table
from assessment.exchange.survey.together import find_grids
from assessment.exchange.survey.unnamed import without_names
from assessment.exchange.survey.waves import marks_of
from assessment.exchange.survey.words import Words
from assessment.exchange.wording import wording_of
from assessment.instrument import FUNCTIONS, Instrument
from assessment.progress import counted

_NO_STATEMENT = "No column was found for any statement. Name the columns q1 to q20, or after the statements."
_PEOPLE_ALONE = (
    "This file names people with their function or level, and holds no answers. Put it into the workbook of the "
    "answers as a worksheet of its own, with the same ID, address or name; or copy its columns beside the answers."
)
_DOUBLED = (
    "Several columns were chosen as statement {}, and many people have different answers in them. Choose one of them."
)
_NO_ROWS = "There is a header and no row with answers below it."
_NO_TABLE = (
    "This is no table with the statements above and a row for each person below them. Export the answers as CSV or "
    "Excel, with one row for each person, and choose that file."
)
_STATISTICS = (
    "Every row of this table is a statistic, such as a mean, and none says what one person answered. Export the single "
    "responses: one row for each person."
)
_RIVALS = "Which of these columns tells the function of a person?"
_ALONE = "Does this column tell the function of each person? Its heading may ask something else."
_UNKNOWN = "“{}” may tell the function, but no text in it is a function that is known here, so it was left open."
_LEVELS = "Which of these columns tells the level of a person?"
_LEVEL_ALONE = "Does this column tell the level of each person? Its heading may ask something else."
_CODED = "No column names a function, and these hold codes without labels. Is one of them the function of a person?"


def read_survey(table: Table, instrument: Instrument, words: Words, choices: Sequence[Choices] = ()) -> Reading:
    """Read the people of a table.

    While a blocking question is open nobody is read: the reading holds the questions and how the file would be read.
    Raises `UnreadableError` for a table that nothing can be read from; where somebody may still say how, it holds the
    proposal.
    """
    survey = look(table, instrument, words, choices)
    proposals = ((table.file, survey.proposal),)
    if doubled := _doubled(survey, words):
        raise UnreadableError(table.file, None, _DOUBLED.format(doubled), proposals)
    if survey.scale.refusal:
        raise UnreadableError(table.file, None, survey.scale.refusal, proposals)
    matched = matches(survey)
    if any(question.blocking for question in survey.questions):
        return Reading(matched=matched, questions=survey.questions, proposals=proposals)
    reader = PersonReader(survey, words)
    rows = counted(table.file, survey.table.rows[survey.layout.first :])
    for place, row in enumerate(rows, survey.layout.first):
        if any(row):
            reader.read(place, row)
    reading = reader.reading()
    if survey.aside.statistics and len(survey.aside.statistics) == len(reading.rejected) and not reading.respondents:
        raise UnreadableError(table.file, None, _STATISTICS, proposals)
    questions = (*survey.questions, *reading.questions)
    return replace(
        reading, matched=matched, questions=questions, proposals=proposals, answered=(_answered(survey, words),)
    )


def _doubled(survey: Survey, words: Words) -> int:
    """Return the first statement for which somebody chose columns that are filled with different answers; else 0."""
    layout, rows = survey.layout, survey.table.rows[survey.layout.first :]
    most = max(1, words.limit("stray-rows") * len(rows))
    for number, places in layout.statements.items() if survey.chosen else ():
        several = len(places) > 1 and layout.spread.keys().isdisjoint(places)
        if several and sum(not never_differ(places, [row]) for row in rows) > most:
            return number
    return 0


def look(table: Table, instrument: Instrument, words: Words, choices: Sequence[Choices] = ()) -> Survey:
    """Look at a whole table: return what is known of it, what is proposed, and what has to be asked."""
    table, layout = _laid_out(table, instrument, words)
    layout.grids = find_grids(layout)
    ask_about_notes(table, layout, words)
    chosen = fitting(choices, table.file, layout.headings)
    if chosen:
        _apply(layout, chosen)
    others = find_others(layout, words, chosen, table.rows[layout.first :])
    aside = set_aside(table, layout, others, words, chosen)
    aside = with_another_question(table, layout, aside, words, chosen)
    scale = _scale(table, layout, aside, words, chosen)
    sources = sources_of(table, layout, others, aside, words)
    function = told_by("function", sources, table, layout, aside, words, chosen)
    level = told_by("level", sources, table, layout, aside, words, chosen)
    if empty := left_empty(table, layout, level, aside, words):
        level = replace(level, questions=(*level.questions, empty))
    if gaps := gaps_of(table, layout, function, aside, words):
        function = replace(function, questions=(*function.questions, gaps))
        if chosen and chosen.of("function").get(EMPTY) == AS_ABOVE:
            table = filled_down(table, layout, function)
    for kind, told, alone, several in (
        ("function", function, _ALONE, _RIVALS),
        ("level", level, _LEVEL_ALONE, _LEVELS),
    ):
        places = [source.places[0] for source in told.rivals]
        if len(places) == 1:
            layout.ask(alone, dict.fromkeys(places))
        elif places:
            layout.ask(several, {place: kind if place == places[0] else NOT_READ for place in places})
    named, given = _named(table, layout, function, words, chosen)
    if not (named or given or function.source or function.rivals):
        coded = [source.places[0] for source in sources if is_coded(source) and source != level.source]
        if coded:
            layout.ask(_CODED, dict.fromkeys(coded))
        layout.remarks += [_UNKNOWN.format(source.heading) for source in sources if is_unknown_function(source, words)]
    meanings = meanings_of(layout, others, function, level)
    columns = tuple(_shown(layout, meanings))
    asked = (*columns, *scale.questions, *function.questions, *level.questions, *named)
    questions = tuple(replace(each, file=table.file) for each in (*asked, *others.questions, *aside.questions))
    proposal = propose(table, layout, meanings, function, level, scale, questions, chosen)
    left = tuple(question for question in questions if not (chosen and chosen.answers(question)))
    return Survey(table, layout, scale, function, level, others, aside, left, proposal, chosen, given)


def _answered(survey: Survey, words: Words) -> Answered:
    """Tell when the people of a table answered, in whichever order their times have the day, and what its name says."""
    table, days = survey.table, list[int]()
    for column in survey.others.times[:1]:
        left_out = Counter(table.cell(place, column) for place in survey.aside.reasons)
        named = days_of(survey.layout.columns[column].texts - left_out)
        days = [day for order in named for day in order.values()]
    name = PurePath(table.file).name  # and not its folder, in which both of two measurements may be
    named_on = next((day for order in days_named([name]) for day in order), 0)
    return Answered(table.file, min(days, default=0), max(days, default=0), marks_of(name, words), named_on)


def _scale(table: Table, layout: Layout, aside: Aside, words: Words, chosen: Choices | None) -> Scale:
    """Tell what the answers mean, and which columns a question about them is about."""
    answered = answered_in(table, layout, aside, words)
    scale = find_scale(answered, words, chosen.of("scale") if chosen else {})
    about = answered.headings[:-1]
    return replace(scale, questions=tuple(replace(question, about=about) for question in scale.questions))


def _named(
    table: Table, layout: Layout, function: Told, words: Words, chosen: Choices | None
) -> tuple[tuple[Question, ...], str | None]:
    """Propose the function that worksheet or file are named after, or a line above, where no column tells any."""
    tells = function.source is not None and any(function.source.texts)  # a column of the template may be empty
    told, plainly = named_after(table, words)
    name = shown = table.title or PurePath(table.file).name
    if told is None and (title := title_of_one(table, layout, words)):
        name, shown, told = title, f"“{title}”", function_of(title, words)
    if (
        tells
        or function.rivals
        or not (told or any(function_of(title, words) in FUNCTIONS[:2] for title in table.titles))
    ):
        return (), None
    given = (chosen.of("function").get(name) if chosen else None) or told
    sentence = f"Are these people of {shown} all {told}?" if told else f"Which function are the people of {shown}?"
    question = Question("function", sentence, {name: told}, (name,), blocking=not plainly)
    return (question,), given if given in FUNCTIONS else None


def _shown(layout: Layout, meanings: Mapping[int, str]) -> Iterator[Question]:
    """Yield what is asked about columns; those beside the statements are what they were found to be."""
    found = {layout.name(place): meaning for place, meaning in meanings.items()}
    for question in layout.questions:
        texts = {
            name: found.get(name, meaning) if meaning == NOT_READ else meaning
            for name, meaning in question.texts.items()
        }
        yield replace(question, texts=texts)


def _laid_out(table: Table, instrument: Instrument, words: Words) -> tuple[Table, Layout]:
    """Find the columns of the statements."""
    finder, wording = HeaderFinder(instrument), wording_of(instrument)
    layout = find_layout(table, finder, wording, words)
    settled = layout is not None and (len(layout.statements) >= HALF or layout.proposed)
    for with_titles in (with_measurements_above, with_rows_above, with_measurements_beside):
        if layout and settled and (above := with_titles(table, layout, words)):
            table, layout = above, find_layout(above, finder, wording, words)
    layout = layout or without_names(table, wording, words)
    if layout is None:
        first = next((number for number, row in enumerate(table.rows, 1) if any(row)), None)
        people = is_list_of_people(table.rows, words)
        raise UnreadableError(table.file, first, _PEOPLE_ALONE if people else _NO_STATEMENT)
    if not any(map(any, table.rows[layout.first :])):
        whole = len(layout.statements) >= HALF
        raise UnreadableError(table.file, layout.first if whole else None, _NO_ROWS if whole else _NO_TABLE)
    return table, layout


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
