"""Who of a measurement was in reports that were given out: these are counted apart from those who came since."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from assessment.instrument import FUNCTIONS, Instrument
from assessment.score import limit
from assessment.team import Team, count
from assessment.team.threshold import Threshold
from assessment.workspace.records import Compared, Given, Import, Person
from assessment.workspace.reported import Report
from assessment.workspace.traces import Chance, Traces, answers_of, guesses_of, told_by, trace


@lru_cache(maxsize=4)  # a page asks several times for the same wave
def counted(imports: tuple[Import, ...], given: tuple[Given, ...], instrument: Instrument) -> Team:
    """Count everybody who answered in a measurement, those apart who were in reports that were given out."""
    people = [person for each in imports for person in each.people]
    return count(people, instrument, _before(given, people, instrument))


def _before(given: Iterable[Given], people: Sequence[Person], instrument: Instrument) -> Team | None:
    """Return those of the people who were in reports that were given out, as `Team.before`.

    Reports are added up, the oldest first: each told as one block whoever was in none before it, and remains so. So are
    those who guessed. A few people more make no team: nothing is told of them alone.
    """
    team, known, found = None, (0, 0), dict[int, Person]()
    few, everybody = int(limit("anonymity-threshold-minimum", instrument)), _sizes(people)
    for report in _oldest_first([(each.number, _told_of(each, people, instrument)) for each in given]):
        found |= {place: person for place, person in report.items() if place not in found or person.guesses}
        now = _sizes(found.values())
        grew = any(n > before + few for n, before in zip(now, known, strict=True))
        if grew and any(n < all_ for n, all_ in zip(now, everybody, strict=True)):
            team, known = count(found.values(), instrument, team), now
    return team


def _sizes(people: Collection[Person]) -> tuple[int, int]:
    """Return how many people there are, and how many of them guessed."""
    return len(people), sum(bool(person.guesses) for person in people)


def _told_of(given: Given, people: Sequence[Person], instrument: Instrument) -> dict[int, Person]:
    """Return who of the people was in a report that showed their function, by place, as `_found` has it.

    Whoever stood there without a function, or in one that was hidden, was in no figure: all of their own is new.
    """
    report = Report(given, Threshold(given.others or int(limit("anonymity-threshold-minimum", instrument)), instrument))
    left = {function: told_by(answers_of, report.shown((function,))) for function in FUNCTIONS}
    told = {}
    for place, person in _found(given, people, instrument).items():
        answers = answers_of(trace(people[place], given.salt))
        if person.function in left and left[person.function][answers] > 0:
            left[person.function][answers] -= 1
            told[place] = person
    return told


def _oldest_first(reports: Iterable[tuple[int, dict[int, Person]]]) -> Iterator[dict[int, Person]]:
    """Yield who was found of reports with these numbers, in the order in which the reports were given out.

    Dates do not tell: two may be of one day, and a clock may be wrong. Those of an earlier version have no number, and
    come first. Of these, one whose people are all in another one was given out before it, since nobody may be missing
    in a later one. The others stay as they stand, in the order in which measurements were begun.
    """
    left = sorted(reports, key=lambda each: each[0])
    while left:
        number = left[0][0]
        alike = [found for each, found in left if each == number]
        first = next(found for found in alike if not any(other.keys() < found.keys() for other in alike))
        left.remove((number, first))
        yield first


def members(
    reports: Sequence[Given | Compared], people: Sequence[Person], instrument: Instrument
) -> list[tuple[bool, ...]]:
    """Return, for each of the people, in which of the reports and comparisons that were given out they were.

    A few of a function may have answered by chance as others did, and nothing is told of them alone: they count as new.
    """
    few = int(limit("anonymity-threshold-minimum", instrument))
    found = [_found(report, people, instrument) for report in reports]
    many = [Counter(people[place].function for place in report) for report in found]
    return [
        tuple(place in report and n[each.function] > few for report, n in zip(found, many, strict=True))
        for place, each in enumerate(people)
    ]


def _found(given: Given | Compared, people: Sequence[Person], instrument: Instrument) -> dict[int, Person]:
    """Return who of the people was in a report, by place; without guesses where these were not in it.

    Nobody of a function was where chance explains that people of it are known again, in whichever function there: a
    report that was given out stays as it was when another measurement is closed.
    """
    lines = Counter(given.people.split("\n"))
    left, guessed = told_by(answers_of, lines), told_by(guesses_of, lines)
    found = {}
    here, again = defaultdict[str | None, Traces](Traces), defaultdict[str | None, Traces](Traces)
    for place, person in enumerate(people):
        line = trace(person, given.salt)
        answers = answers_of(line)
        here[person.function][answers] += 1
        if left[answers] > 0:  # of two people who answered alike, a report may hold one
            left[answers] -= 1
            again[person.function][answers] += 1
            found[place] = person if guessed[guesses_of(line)] else replace(person, guesses=None)
    there = defaultdict[str, Traces](Traces)
    for line, n in lines.items():
        there[line.split(" ")[0]][answers_of(line)] += n
    chance = Chance.among(found.values(), given.salt, instrument)
    alike = {
        function
        for function, shared in again.items()
        if all(chance.explains(shared & group, group, here[function]) for group in there.values() if shared & group)
    }
    return {place: each for place, each in found.items() if each.function not in alike}
