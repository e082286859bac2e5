"""Tables in which the statements stand below each other: they are turned into one person a row, or refused."""

from dataclasses import replace

from assessment.exchange.reading import UnreadableError
from assessment.exchange.survey.counted import COUNTED, Counts
from assessment.exchange.survey.groups_over import groups_over
from assessment.exchange.survey.keys import keys_in
from assessment.exchange.survey.measured_over import measurements_over
from assessment.exchange.survey.sheet_heads import told_of_all
from assessment.exchange.survey.table import Table, are_counted, statements_of
from assessment.exchange.survey.themes import sorts_statements
from assessment.exchange.survey.ticked import ticked
from assessment.exchange.survey.words import Words
from assessment.exchange.wording import Wording


def turned(table: Table, column: int, wording: Wording, words: Words, *, sure: bool = False) -> Table:
    """Return a table with one person a row, made of one in which the statements stand in a column.

    A table that counts answers is refused with `UnreadableError`, unless it is `sure` that it does not.
    """
    named = statements_of(table, column, wording)
    first = next(place for place, number in enumerate(named) if number)
    last = max(place for place, number in enumerate(named) if number)
    if form := ticked(table, column, named, words):
        return form
    counts = Counts(table, column, named, words)
    if counts.surely() and not sure:
        raise UnreadableError(table.file, None, COUNTED)
    width = max(map(len, table.rows))
    lines = [row + [""] * (width - len(row)) for row in table.rows]
    numbered = [line for line, number in zip(lines, named, strict=True) if number]
    others = [place for place in range(width) if place != column and not are_counted([row[place] for row in numbered])]
    others = [place for place in others if not sorts_statements([line[place] for line in lines], first, words)]
    people = [place for place in others if any(line[place] for line in lines[first : last + 1])]
    heads = list(told_of_all([*lines[:first], *lines[last + 1 :]], people, words))
    over = [line for line in lines[:first] if not any(line is head for head, _, _ in heads)]
    legend = lines[first - 1] if counts.under_legend() and counts.is_called_legend() else None
    above = [line for line in over if sum(bool(line[place]) for place in others) * 2 > len(others)]
    above = [line for line in above if line is not legend]
    answers = [line for line in lines[first:] if line[column] and not any(line is head for head, _, _ in heads)]
    groups = groups_over(lines[:first], above, answers, column, others, words)
    if measured := measurements_over(over, answers, column, others, words):
        above = [line for line in above if line is not measured[0] or line is lines[first - 1]]
        groups = [*groups, measured[1]]
    body = [*groups, *above, *answers]
    titles = [*(line[column] or "Person" for line in body), *(label for _, label, _ in heads)]
    kept = [place for place in others if any(line[place] for line in body)]
    rows = [titles, *([*(line[place] for line in body), *(said for _, _, said in heads)] for place in kept)]
    told = tuple(cell for line in over if line not in above for cell in line if cell)
    told = (*told, *keys_in(lines[:first], words), *keys_in(lines[last + 1 :], words))
    numbers = (first or 1, *(place + 1 for place in kept))
    return replace(
        table, rows=rows, numbers=numbers, told=(*told, lines[first - 1][column] if first else ""), whole=True
    )
