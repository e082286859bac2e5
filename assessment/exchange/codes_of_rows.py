"""Response codes beside the answers of a table: they tell whose answers these are, where no column does."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import replace

from assessment.exchange.code import GUESSES, LENGTH, CodeError, Response, decode_any
from assessment.exchange.find import find_codes
from assessment.exchange.reading import Reading, Remark, Respondent
from assessment.exchange.survey.table import Table

_SEARCHED = 50  # rows in which a column of codes shows itself
_LONGEST = 400  # characters of a message around a code; a comment is longer, or holds none
_TELLS = "No column tells {}, so what the code in the row of each person says was taken over."
_DIFFERS = (
    "The code in this row says something else than the row, so neither function nor level was taken from it. What "
    "stands in the row counts."
)
_ALL_DIFFER = (
    "Most codes beside these answers say something else than their rows, so neither function nor level was taken from "
    "them. What stands in the rows counts."
)
_NAMED = {
    frozenset({"function"}): "the function",
    frozenset({"level"}): "the level",
    frozenset({"function", "level"}): "function and level",
}


def told_by_codes(reading: Reading, tables: Sequence[Table]) -> Reading:
    """Return a reading of tables with function and level from codes in the same rows, where no column tells them.

    A code counts that holds the answers of its row, and says nothing that the row says otherwise. Where most do, a
    remark says which do not.
    """
    people, remarks = list(reading.respondents), list[Remark]()
    for table in tables:
        places = [place for place, each in enumerate(people) if each.file == table.file]
        telling = _telling([people[place] for place in places])
        codes = _codes_in(table) if places and telling else {}
        coded = [place for place in places if people[place].row in codes]
        told = {name for name in telling for place in coded if getattr(codes[people[place].row], name)}
        if not told:
            continue
        same = [place for place in coded if _are_of_one(codes[people[place].row], people[place])]
        if len(same) * 2 <= len(coded):
            remarks += [Remark(table.file, 1, _ALL_DIFFER)] * (len(coded) * 2 > len(places))
            continue
        fitting = {*same}
        remarks.append(Remark(table.file, 1, _TELLS.format(_NAMED[frozenset(told)])))
        remarks += (Remark(table.file, people[place].row, _DIFFERS) for place in coded if place not in fitting)
        for place in same:
            people[place] = _with(people[place], codes[people[place].row], told)
    return replace(reading, respondents=tuple(people), remarks=(*reading.remarks, *remarks)) if remarks else reading


def _telling(people: Sequence[Respondent]) -> list[str]:
    """Return what no column tells of any of these people."""
    return [name for name in ("function", "level") if not any(getattr(each, name) for each in people)]


def _are_of_one(code: Response, person: Respondent) -> bool:
    """Tell whether a code has the answers of its row, and says nothing else of the person."""
    told = ((code.function, person.function), (code.level, person.level))
    return code.answers == person.answers and all(one == other or not (one and other) for one, other in told)


def _with(person: Respondent, code: Response, told: Collection[str]) -> Respondent:
    function, level = ("function" in told and code.function), ("level" in told and code.level)
    return replace(person, function=function or person.function, level=level or person.level)


def _codes_in(table: Table) -> Mapping[int, Response]:
    """Return the code of each row, from the first column of codes."""
    rows = [(table.number(place), row) for place, row in enumerate(table.rows)]
    some = [row for _, row in rows if any(row)][:_SEARCHED]
    columns = range(max(map(len, some), default=0))
    column = next((each for each in columns if any(map(any, (_codes([row], each) for row in some)))), None)
    if column is None:
        return {}
    return {number: found[0] for number, row in rows if (found := list(_codes([row], column)))}


def _codes(rows: Sequence[Sequence[str]], column: int) -> Iterator[Response]:
    """Yield the code with answers in a cell of these rows, where it is the only one there."""
    for row in rows:
        cell = row[column] if column < len(row) else ""
        if LENGTH <= len(cell) <= _LONGEST:
            answers = [each for each in _found_in(cell) if each.form != GUESSES]
            if len(answers) == 1:
                yield answers[0]


def _found_in(cell: str) -> list[Response]:
    """Return the codes in a cell; one that is nothing else costs little."""
    try:
        return [decode_any(cell)]
    except CodeError:
        return [each.response for each in find_codes(cell) if each.response and not each.taken_back]
