"""How a table is read as far as that is known, with what is asked as far as it is proposed."""

from collections.abc import Mapping, Sequence

from assessment.exchange.columns import letter
from assessment.exchange.reading import Match
from assessment.exchange.survey.answered import Scale
from assessment.exchange.survey.candidates import Told
from assessment.exchange.survey.choices import NO_ANSWER, NOT_READ, UNKNOWN, Choices
from assessment.exchange.survey.known import Survey
from assessment.exchange.survey.layout import Layout
from assessment.exchange.survey.leftovers import Others
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.table import Table

_MATCHED = {NOT_READ: "ignored", UNKNOWN: "ignored", "id": "respondent"}


def matches(survey: Survey) -> tuple[Match, ...]:
    """Say of every column how it is read."""
    meanings = meanings_of(survey.layout, survey.others, survey.function, survey.level)
    return tuple(
        Match(
            survey.table.file,
            letter(column.place),
            column.heading,
            _MATCHED.get(meaning := meanings[column.place], meaning.partition(" ")[0]),
            int(meaning.partition(" ")[2]) if meaning.startswith("statement ") else None,
            column.texts,
        )
        for column in survey.layout.columns
    )


def meanings_of(layout: Layout, others: Others, function: Told, level: Told) -> dict[int, str]:
    """Return what each column is."""
    meanings = {column.place: NOT_READ for column in layout.columns} | dict(others.meanings)
    meanings |= {place: f"statement {number}" for number, places in layout.statements.items() for place in places}
    meanings |= layout.proposed
    for kind, told in (("function", function), ("level", level)):
        for place in told.source.places if told.source else ():
            meanings[place] = kind if meanings[place] in (NOT_READ, kind) else f"{meanings[place]}+{kind}"
    return meanings


def propose(
    table: Table,
    layout: Layout,
    meanings: Mapping[int, str],
    function: Told,
    level: Told,
    scale: Scale,
    questions: Sequence[Question],
    chosen: Choices | None,
) -> Choices:
    """Return how the file is read as far as that is known, with what is asked as far as it is proposed."""
    texts: dict[str, dict[str, str]] = {
        "shape": dict(table.shape),
        "scale": {text: str(value or NO_ANSWER) for text, value in scale.meanings.items()}
        | dict.fromkeys(scale.refused, UNKNOWN),
        "function": {text: meaning or "open" for text, meaning in function.meanings.items()},
        "level": {text: meaning or "open" for text, meaning in level.meanings.items()},
        "rows": {},
        "person": {},
    }
    for question in questions:
        if question.kind in texts:
            texts[question.kind] |= {text: meaning or UNKNOWN for text, meaning in question.texts.items()}
    again = {
        text for question in questions if question.kind == "scale" and question.blocking for text in question.texts
    }
    again = again if chosen and not again <= chosen.of("scale").keys() else set()
    for kind, given in (chosen.texts if chosen else {}).items():
        texts[kind] |= {text: meaning for text, meaning in given.items() if kind != "scale" or text not in again}
    columns = tuple(meanings[column.place] for column in layout.columns)
    if not (chosen and chosen.columns):  # comments are kept only where somebody says so
        columns = tuple(NOT_READ if meaning == "comment" else meaning for meaning in columns)
    return Choices(table.file, layout.headings, columns, texts, layout.grids, table.shapes)
