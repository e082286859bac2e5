"""Respondents, counted once: everything after this works from counts, whatever the number of people."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Protocol, cast

from assessment.guesses import GUESSING, Guesses, problem_of
from assessment.instrument import FUNCTIONS, LEVELS, Answers, Instrument
from assessment.score import AnswerError, is_unvaried, limit
from assessment.stats import Counts

HEAD, STAFF = LEVELS

type Group = tuple[str | None, str | None]
"""Function and level of a respondent, each None where it was not asked or not given."""


class Participant(Protocol):
    """Whoever answered, as `assessment.exchange` reads them: nobody is named."""

    @property
    def function(self) -> str | None:
        """One of `FUNCTIONS`, or None."""

    @property
    def level(self) -> str | None:
        """One of `LEVELS`, or None."""

    @property
    def answers(self) -> Answers:
        """One answer for each statement, in order; None where it is missing."""

    @property
    def guesses(self) -> Guesses | None:
        """What this person believes that the other function answers; None without guesses."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What the people of one group answered, counted. A missing answer is not counted at all."""

    people: int
    statements: tuple[Counts, ...]  # answer -> people, for each statement
    totals: Counts  # total -> people, of those who answered every statement
    themes: Mapping[str, Counts]  # for each theme, mean -> people, of those who answered every statement
    complete: tuple[Counts, ...]  # as `statements`, of those who answered every statement

    @property
    def open(self) -> tuple[Counts, ...]:
        """As `statements`, of those who left a statement open."""
        return tuple(
            {answer: n for answer, people in everybody.items() if (n := people - complete.get(answer, 0))}
            for everybody, complete in zip(self.statements, self.complete, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Team:
    """Everybody, counted, and the answers of the heads, who may be shown one by one if they agree.

    `before` are those of them who were in a report that was given out.
    """

    groups: Mapping[Group, Tally]  # every group, those without people too
    heads: Mapping[str, tuple[Answers, ...]]  # keyed by function
    unvaried: Mapping[str, Tally]  # keyed by function: who gave one answer to every statement, or only two
    guesses: Mapping[str, tuple[Counts, ...]]  # keyed by who guessed: guess -> people, for each statement
    before: "Team | None" = None

    def part(self, function: str | None, *levels: str | None) -> Tally:
        """Return the tally of some levels of a function together."""
        return merge([self.groups[function, level] for level in levels])

    def batches(self, function: str | None, *levels: str | None) -> tuple[Tally, ...]:
        """Return the tallies of those in the first report that was given out, in the next one alone, and so on."""
        whole = self.part(function, *levels)
        if self.before is None:
            return (whole,)
        return (*self.before.batches(function, *levels), without(whole, self.before.part(function, *levels)))

    def guessed(self, function: str) -> tuple[tuple[Counts, ...], ...]:
        """Return the guesses of a function in such batches, as `guesses`."""
        whole = self.guesses[function]
        if self.before is None:
            return (whole,)
        return (*self.before.guessed(function), tuple(map(_less, whole, self.before.guesses[function])))

    def people(self, function: str | None) -> int:
        """Return how many people of a function answered; None stands for those without a function."""
        return sum(tally.people for group, tally in self.groups.items() if group[0] == function)


def count(respondents: Iterable[Participant], instrument: Instrument, before: Team | None = None) -> Team:
    """Count everybody once, in time proportional to their number. `before` are as in `Team`.

    A function or a level that is none raises `ValueError`; an answer that is none, or a wrong number of answers,
    `AnswerError`.
    """
    groups = (*LEVELS, None)
    rows: dict[Group, list[Answers]] = {group: [] for group in product((*FUNCTIONS, None), groups)}
    guesses: dict[str, list[Answers]] = {function: [] for function in GUESSING}
    for respondent in respondents:
        group = respondent.function, respondent.level
        if group not in rows:
            raise ValueError(f"{respondent.function!r} and {respondent.level!r} are no function and level.")
        rows[group].append(respondent.answers)
        if (guessed := respondent.guesses) and not problem_of(guessed, respondent.function, instrument):
            guesses[respondent.function or ""].append(guessed.answers)
    heads = {function: tuple(rows[function, HEAD]) for function in FUNCTIONS}
    most = limit("unvaried-values", instrument)
    nobody = tally((), instrument)
    unvaried = {
        function: [row for level in groups for row in rows[function, level] if is_unvaried(row, most)]
        for function in FUNCTIONS
    }
    return Team(
        groups={group: tally(answers, instrument) if answers else nobody for group, answers in rows.items()},
        heads=heads,
        unvaried={
            function: tally(answers, instrument) if answers else nobody for function, answers in unvaried.items()
        },
        guesses={function: tally(given, instrument).statements for function, given in guesses.items()},
        before=before,
    )


def tally(rows: Sequence[Answers], instrument: Instrument) -> Tally:
    """Count the answers of one group."""
    if any(len(row) != len(instrument.statements) for row in rows):
        raise AnswerError(f"Everybody needs {len(instrument.statements)} answers, missing ones included.")
    full = cast("list[tuple[int, ...]]", [row for row in rows if None not in row])
    partial = [row for row in rows if None in row]
    columns = _columns(full, instrument)
    complete = tuple(map(_answers, columns))
    statements = tuple(map(_sum, zip(complete, map(_answers, _columns(partial, instrument)), strict=True)))
    _require_scale(statements, instrument)
    themes: dict[str, Counts] = {}
    for theme in instrument.themes:
        places = [statement.number - 1 for statement in instrument.statements if statement.theme == theme.key]
        sums = Counter(map(sum, zip(*(columns[place] for place in places), strict=True)))
        themes[theme.key] = {Fraction(points, len(places)): people for points, people in sorted(sums.items())}
    return Tally(len(rows), statements, Counter(sum(row) for row in full), themes, complete)


def without(whole: Tally, part: Tally) -> Tally:
    """Return a tally without some of its people."""
    return Tally(
        people=whole.people - part.people,
        statements=tuple(map(_less, whole.statements, part.statements)),
        totals=_less(whole.totals, part.totals),
        themes={theme: _less(counts, part.themes[theme]) for theme, counts in whole.themes.items()},
        complete=tuple(map(_less, whole.complete, part.complete)),
    )


def merge(tallies: Sequence[Tally]) -> Tally:
    """Return the tally of one or more groups together."""
    tallies = [part for part in tallies if part.people] or tallies[:1]
    if len(tallies) == 1:
        return tallies[0]
    return Tally(
        people=sum(part.people for part in tallies),
        statements=tuple(map(_sum, zip(*(part.statements for part in tallies), strict=True))),
        totals=_sum([part.totals for part in tallies]),
        themes={theme: _sum([part.themes[theme] for part in tallies]) for theme in tallies[0].themes},
        complete=tuple(map(_sum, zip(*(part.complete for part in tallies), strict=True))),
    )


def _columns[T](rows: Sequence[tuple[T, ...]], instrument: Instrument) -> list[tuple[T, ...]]:
    return list(zip(*rows, strict=True)) or [()] * len(instrument.statements)


def _answers(column: Answers) -> Counts:
    if not column:  # most groups are empty, and even an empty `Counter` takes long
        return {}
    return {answer: people for answer, people in Counter(column).items() if answer is not None}


def _sum(parts: Iterable[Counts]) -> Counts:
    first, *others = [part for part in parts if part] or [{}]
    whole = {**first}
    for part in others:
        for value, people in part.items():
            whole[value] = whole.get(value, 0) + people
    return dict(sorted(whole.items()))


def _less(whole: Counts, part: Counts) -> Counts:
    return {value: left for value, people in whole.items() if (left := people - part.get(value, 0))}


def _require_scale(statements: tuple[Counts, ...], instrument: Instrument) -> None:
    values = {point.value for point in instrument.scale}
    for number, counts in enumerate(statements, 1):
        if strange := counts.keys() - values:
            raise AnswerError(
                f"Statement {number}: {min(strange)!r} is not an answer from {min(values)} to {max(values)}."
            )
