"""Turns a table with a row for each answer into one with a row for each person."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assessment.exchange.survey.single_answers import SingleAnswers, constant
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.words import Words

_MOST_SCALES = 3  # different ones in one table

type _Who = tuple[tuple[str, ...], int]
"""What tells a person, and which of their answers to each statement is meant, from 1."""


def one_row_each(table: Table, found: SingleAnswers, words: Words) -> Table:
    """Return a table with a row for each person; what stays the same within a person is told once.

    A column that marks statements as reversed is told in their headings, and one of their highest answer above them.
    """
    titles = table.rows[found.header] if found.header is not None else []
    whose = {place: person for place, row in found.lines.items() if (person := _who(row, found))}
    lines = {place: found.lines[place] for place in whose}
    answering = [row for row in lines.values() if row[found.question] in found.numbers]
    kept = [place for place in range(len(answering[0])) if _is_kept(answering, place, found)]
    asked = list(dict.fromkeys(row[found.question] for row in lines.values() if row[found.question]))
    asked.sort(key=lambda text: found.numbers.get(text, 0))
    marked = _marked(answering, titles, found.question, words)
    cells = [(text, place) for place in found.answers for text in asked]
    several = len(found.answers) > 1
    header = [titles[place] if place < len(titles) else "" for place in kept]
    for text, place in cells:
        name = f"q{text}" if text.isdecimal() else text
        name += f" ({marked[text]})" if text in marked else ""
        title = titles[place] if place < len(titles) else f"column {place + 1}"
        header.append(f"{title} [{name}]" if several else name)
    first: dict[_Who, tuple[int, list[str]]] = {}
    said: dict[tuple[_Who, str], Sequence[str]] = {}
    times = Counter[tuple[tuple[str, ...], str]]()
    people = {whose[place] for place, row in lines.items() if row[found.question] in found.numbers}
    for place, row in lines.items():
        if whose[place] in people:
            times[whose[place], row[found.question]] += 1
            who = whose[place], times[whose[place], row[found.question]]
            said[who, row[found.question]] = row
            if row[found.question] in found.numbers:
                first.setdefault(who, (place + 1, [row[other] for other in kept]))
    rows = [header]
    for who, (_, told) in first.items():
        given = [said.get((who, text)) for text, _ in cells]
        rows.append([*told, *(row[place] if row else "" for row, (_, place) in zip(given, cells, strict=True))])
    numbers = ((found.header or 0) + 1, *(table.number(number - 1) for number, _ in first.values()))
    above = [cell for row in table.rows[: found.header or 0] for cell in row if cell]
    over = (
        *above,
        *(titles[place] for place in found.answers if place < len(titles)),
        *_sizes(answering, titles, words),
    )
    column = kept.index(found.people[0]) if len(found.people) == 1 else None
    return replace(table, rows=rows, numbers=numbers, told=over, whole=True, person=column)


def _marked(rows: Sequence[Sequence[str]], titles: Sequence[str], question: int, words: Words) -> Mapping[str, str]:
    """Return the questions that a column of ticks marks as reversed, each with the title of that column."""
    columns = [place for place, title in enumerate(titles) if words.heading("reversed", title)]
    return {row[question]: titles[place] for row in rows for place in columns if words.tick(row[place])}


def _sizes(rows: Sequence[Sequence[str]], titles: Sequence[str], words: Words) -> Iterator[str]:
    """Yield the ranges of the scales that a column of highest answers tells."""
    for place, title in enumerate(titles):
        ends = {row[place] for row in rows if words.heading("scale", title)}
        if len(ends) <= _MOST_SCALES:
            yield from (f"1 - {end}" for end in sorted(ends) if end.isdecimal())


def _is_kept(rows: Sequence[Sequence[str]], place: int, found: SingleAnswers) -> bool:
    if place in found.people:
        return True
    return (
        place not in (found.question, *found.answers)
        and any(row[place] for row in rows)
        and constant(rows, place, found.people)
    )


def _who(row: Sequence[str], found: SingleAnswers) -> tuple[str, ...]:
    who = tuple(row[place] for place in found.people)
    return who if all(who) else ()
