"""Who of a measurement was in reports that were given out: these are counted apart from those who came since."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from assessment.instrument import Instrument
from assessment.team import Team, count
from assessment.workspace.given_out import trace, without_guesses
from assessment.workspace.records import Given, Import, Person


@lru_cache(maxsize=4)  # a page asks several times for the same wave
def counted(imports: tuple[Import, ...], given: tuple[Given, ...], instrument: Instrument) -> Team:
    """Count everybody who answered in a measurement, those apart who were in reports that were given out."""
    people = [person for each in imports for person in each.people]
    return count(people, instrument, _before(given, people, instrument))


def _before(given: Iterable[Given], people: Sequence[Person], instrument: Instrument) -> Team | None:
    """Return those of the people who were in reports that were given out, as `Team.before`."""
    team, known = None, 0
    for report in sorted((_found(each, people) for each in given), key=len):
        if known < len(report) < len(people):
            team, known = count(report, instrument, team), len(report)
    return team


def members(reports: Sequence[Given], people: Sequence[Person]) -> list[tuple[bool, ...]]:
    """Return, for each of the people, in which of the reports that were given out they were."""
    lines = [trace(replace(person, guesses=None)) for person in people] if reports else [""] * len(people)
    left = [without_guesses(Counter(report.people.split("\n"))) for report in reports]
    found = []
    for line in lines:
        found.append(tuple(report[line] > 0 for report in left))
        for report in left:
            report[line] -= 1  # of two people who answered alike, a report may hold one
    return found


def _found(given: Given, people: Iterable[Person]) -> list[Person]:
    lines = Counter(given.people.split("\n"))
    left, found = without_guesses(lines), []
    for person in people:
        if left[line := trace(replace(person, guesses=None))]:
            left[line] -= 1
            found.append(person if lines[trace(person)] else replace(person, guesses=None))
    return found
