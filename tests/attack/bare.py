"""A report that shows whatever each figure allows by itself, as reports are often made: the attack must break it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from statistics import fmean, stdev

from assessment.instrument import Instrument
from tests.attack.departments import Department
from tests.attack.worlds import GUESSES
from tests.teams import Respondent

SMALLEST = 5
"""Groups of fewer people are not shown."""


def bare(department: Department, instrument: Instrument) -> Mapping[str, str]:
    """Return the report: of each statement all who answered it, of totals all who answered everything."""
    people = {function: department.of(function) for function in ("sales", "marketing")}
    statements = [
        {"number": s + 1, "difference": None, "beyond_level": None}
        | {f: _view([p.answers[s] for p in group if p.answers[s] is not None]) for f, group in people.items()}
        for s in range(20)
    ]
    totals = {f: _view([sum(answers) for answers in _complete(group)]) for f, group in people.items()}
    themes = {
        theme.key: {"difference": None}
        | {
            f: _view([fmean(answers[s] for s in _places(theme.key, instrument)) for answers in _complete(group)])
            for f, group in people.items()
        }
        for theme in instrument.themes
    }
    nothing = dict.fromkeys(people)
    found = {
        "n": {f: len(group) for f, group in people.items()},
        "alpha": nothing,
        "levels": nothing,
        "heads": {},
        "turnout": {},
        "beliefs": list(_beliefs(people)),
        "unvaried": None,
    }
    return {
        "bare.json": json.dumps(
            found | {"statements": statements, "total": totals | {"difference": None}, "themes": themes}
        )
    }


def _beliefs(people: Mapping[str, Sequence[Respondent]]) -> Iterator[Mapping[str, object]]:
    for s in GUESSES:
        given = {f: [p.row[s] for p in group if p.row[s] is not None] for f, group in people.items()}
        if any(given.values()):
            yield {
                "number": s - 19,
                "guesses": {f: _view(guesses) for f, guesses in given.items()},
                "believed": dict.fromkeys(people),
                "misjudged": {f: {"difference": None} for f in people},
            }


def _complete(people: Sequence[Respondent]) -> list[tuple[int, ...]]:
    return [person.answers for person in people if None not in person.answers]  # type: ignore[misc]


def _places(theme: str, instrument: Instrument) -> list[int]:
    return [each.number - 1 for each in instrument.statements if each.theme == theme]


def _view(values: Iterable[float | None]) -> Mapping[str, object]:
    return _figures(tuple(value for value in values if value is not None))


@cache
def _figures(numbers: tuple[float, ...]) -> Mapping[str, object]:
    """Return what is shown of these numbers; an attack asks for the same ones a hundred thousand times."""
    if len(numbers) < SMALLEST:
        return {"n": None}
    return {"n": len(numbers), "mean": fmean(numbers), "sd": stdev(numbers)}
