"""How files are to be read, as the form of the preview sends it: one meaning after the other, in its order."""

from collections.abc import Sequence
from typing import Any

from assessment.bounded_json import parse_json
from assessment.errors import ActionError
from assessment.exchange.survey.choices import MEANINGS, NOT_READ, UNKNOWN
from assessment.instrument import STATEMENTS
from assessment.workspace.records import HowRead, TextMeaning

FROM_HERE = "statements from here"
"""The meaning of a column at which the statements 1 to 20 begin, in their order."""

STATEMENTS_OF = "statements"
"""The meaning of a grid whose columns are the statements, each its own."""


def chosen(asked: str, choice: Sequence[str], today: str) -> tuple[HowRead, ...]:
    """Return what was chosen: `asked` says what it is about, and `choice` lists the meanings in that order.

    What is chosen for a grid counts for its columns where it was changed. Raises `ActionError` where the two do not
    belong together.
    """
    if not asked:
        return ()
    wrong = ActionError("What was chosen did not arrive whole. Look at the files again.")
    try:
        about = [_about(*table) for table in parse_json(asked)]
    except (ValueError, TypeError) as error:
        raise wrong from error
    if len(choice) != sum(
        len(places) + len(texts) + sum(1 + len(numbers) for _, numbers in grids) for _, grids, places, texts in about
    ):
        raise wrong
    every = iter(choice)
    found = []
    for headings, grids, places, texts in about:
        shapes = [TextMeaning(kind, text, next(every)) for kind, text in texts if kind == "shape"]
        columns = dict.fromkeys(range(len(headings)), UNKNOWN)
        for before, numbers in grids:
            every_one = next(every)
            for place, number in numbers:
                own = next(every) or UNKNOWN
                columns[place] = _of_grid(every_one, number) if every_one not in ("", before) else own
        columns |= {place: next(every) or UNKNOWN for place in places}
        others = [TextMeaning(kind, text, next(every)) for kind, text in texts if kind != "shape"]
        told = tuple(each for each in (*shapes, *others) if each.meaning)
        found.append(HowRead(today, headings, _in_a_row(list(columns.values())), told))
    if not all(map(understood, found)):
        raise wrong
    return tuple(found)


def _about(
    headings: Sequence[str], grids: Sequence[Any], places: Sequence[int], texts: Sequence[Any]
) -> tuple[tuple[str, ...], list[tuple[str, list[tuple[int, int]]]], list[int], list[tuple[str, str]]]:
    """Check what the choices for one table are about."""
    return (
        tuple(map(str, headings)),
        [(str(before), [(int(place), int(number)) for place, number in numbers]) for before, numbers in grids],
        [int(place) for place in places],
        [(str(kind), str(text)) for kind, text in texts],
    )


def _of_grid(meaning: str, number: int) -> str:
    return f"statement {number}" if meaning == STATEMENTS_OF else meaning


def understood(how: HowRead) -> bool:
    """Tell whether every meaning is one that can be chosen."""
    columns = {part for meaning in how.columns for part in meaning.split("+")} - {UNKNOWN}
    return (
        len(how.columns) == len(how.headings)
        and columns <= set(MEANINGS["columns"])
        and all(each.meaning in MEANINGS.get(each.kind, ()) for each in how.texts)
    )


def _in_a_row(columns: list[str]) -> tuple[str, ...]:
    if FROM_HERE in columns:
        first = columns.index(FROM_HERE)
        series = [f"statement {number}" for number in range(1, STATEMENTS + 1)]
        others = [NOT_READ if meaning in (*series, FROM_HERE) else meaning for meaning in columns]
        columns = [*others[:first], *series, *others[first + STATEMENTS :]][: len(columns)]
    return tuple(columns)
