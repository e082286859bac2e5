"""What moved since an earlier measurement, for the team and for one person, and when to measure next."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import starmap

from assessment.errors import ActionError
from assessment.exchange.icalendar import Event, months_later, write_calendar
from assessment.instrument import Instrument
from assessment.report.team_figures import FigureWords
from assessment.score import Score, limit
from assessment.stats import NoFigure
from assessment.team import TeamResult
from assessment.team.movement import Both, FunctionMovement, movement
from assessment.workspace import analysed, reached, standing
from assessment.workspace.action import Context
from assessment.workspace.measurements import begun, measured
from assessment.workspace.part import Offers, Progress, Work, of_steps
from assessment.workspace.path import NOW, path_of
from assessment.workspace.protocol import ByName, Day, File, Look, pasted
from assessment.workspace.records import PERSON, OwnResult, Wave, Workspace
from assessment.workspace.rendering import render
from assessment.workspace.waves.again import found_again, shows
from assessment.workspace.waves.signs import Change, Seen, SignSeen, asked_in_the_plan, asked_of, named, signs_seen

ACTIONS, EXPORTS = ByName[Workspace](), ByName[File]()

EARLIER_WAVE, EARLIER_RESULT = LOOKS = Look("earlierWave", pasted), Look("earlierResult", pasted)
"""The keys of what the last measurement, and the last result of one person, are compared with; “” is the one before."""


@dataclass(frozen=True, slots=True)
class TeamMovement:
    """Two waves of the team, what the reports of both show, and the earlier waves to choose from.

    `functions` are those of which both waves can be shown; `hidden` are the others. `reaches` are the types at both
    ends of the interval of each total, earlier and later, as the reports of both waves name them.
    """

    before: Wave
    after: Wave
    shows: Both
    earlier: tuple[Wave, ...]
    functions: Mapping[str, FunctionMovement]
    hidden: tuple[str, ...]
    signs: tuple[SignSeen, ...]
    reaches: Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class PersonMovement:
    """Two results of one person, and the earlier results to choose from."""

    before: OwnResult
    after: OwnResult
    earlier: tuple[OwnResult, ...]
    scores: tuple[Score, Score]
    total: Change
    themes: Mapping[str, Change]
    statements: tuple[Change, ...]
    signs: tuple[SignSeen, ...]

    @property
    def higher(self) -> tuple[int, ...]:
        """The numbers of the statements that are rated higher than before."""
        return tuple(number for number, each in enumerate(self.statements, 1) if each.difference > 0)

    @property
    def lower(self) -> tuple[int, ...]:
        """The numbers of the statements that are rated lower than before."""
        return tuple(number for number, each in enumerate(self.statements, 1) if each.difference < 0)


def show_waves(workspace: Workspace, context: Context) -> dict[str, object]:
    """Return what moved, what became of the plan's signs of success, and the next date."""
    instrument = context.bank.instrument
    team = team_movement(workspace, context)
    following = next_date(workspace, context)
    waits = team is not None and not (workspace.sample or (team.before.closed and team.after.closed))
    return {
        "team": team,
        "waits": waits,
        "say": figure_words(team, instrument),
        "person": person_movement(workspace, context),
        "results": standing.own_results(workspace),
        "measured": measured(workspace),
        "begun": begun(workspace),
        "again_is_next": reached.again_is_next(workspace, context),
        "agreed": reached.agreed_on(workspace),
        "plan_is_next": path_of(workspace, context)["plan"] == NOW,
        "next_date": following,
        "next_date_is_over": context.day.is_after(following),
        "months": int(limit("next-measurement-months", instrument)),
    }


def team_movement(workspace: Workspace, context: Context) -> TeamMovement | None:
    """Compare the last wave with the one that the reader chose to look at, or with the one before it."""
    waves = measured(workspace)
    if len(waves) <= 1:
        return None
    earlier, last = waves[:-1], waves[-1]
    before = next((wave for wave in earlier if wave.key == EARLIER_WAVE(context)), earlier[-1])
    found = moved_between(workspace, before, last, context, earlier)

    @cache
    def since(key: str) -> Seen:
        start = next((wave for wave in earlier if wave.key == key), before)
        other = found if start is before else moved_between(workspace, start, last, context)
        return {function: each.signs for function, each in other.functions.items()}

    asked = asked_in_the_plan(workspace, last, context)
    return replace(found, signs=signs_seen(asked, since, context.bank.instrument))


def moved_between(
    workspace: Workspace,
    before: Wave,
    last: Wave,
    context: Context,
    earlier: tuple[Wave, ...] = (),
    *,
    others: int = 0,
    as_groups: bool = False,
) -> TeamMovement:
    """Compare two waves of a workspace by what the report of each shows; `others` as in `shows`.

    `as_groups`: nobody is looked for in the other wave. Signs of success are seen in the figures of the comparison.
    """
    instrument = context.bank.instrument
    old, new = (standing.team_of(workspace, wave, instrument) for wave in (before, last))
    both = shows(workspace, (before, last), context, others)
    pairs = None if as_groups else found_again(workspace, before, last, context)
    found = movement(old, new, instrument, both, pairs=pairs, signs=named(workspace))
    shown = {function: each for function, each in found.items() if all(map(_anybody, each.people))}
    moved = {function: each.signs for function, each in shown.items()}
    hidden = tuple(function for function in found if function not in shown)
    reports = [analysed.result_of(workspace, wave, context) for wave in (before, last)]
    reaches = {function: _reaches(function, each, reports) for function, each in shown.items()}
    signs = signs_seen(asked_of(workspace), lambda _before: moved, instrument)
    return TeamMovement(before, last, both, earlier, shown, hidden, signs, reaches)


def _reaches(function: str, moved: FunctionMovement, reports: list[TeamResult]) -> tuple[tuple[str, str], ...]:
    """Return the types at both ends, as the reports name them.

    A total that is not that of the report, as of those who answered both times, has the type of its mean: an interval
    would tell more of these people than is told of them now.
    """
    views = [report.total.views[function] for report in reports]
    means = (moved.total.before, moved.total.after)
    return tuple(
        view.named if view.mean == mean else (type_, type_)
        for view, mean, type_ in zip(views, means, moved.types, strict=True)
        if not isinstance(type_, NoFigure)
    )


def person_movement(workspace: Workspace, context: Context) -> PersonMovement | None:
    """Compare the last result of one person with the one that the reader chose, or with the one before it."""
    instrument = context.bank.instrument
    results = [each for each in standing.own_results(workspace) if standing.own_score(each, instrument).type]
    if len(results) <= 1:
        return None
    earlier, last = tuple(results[:-1]), results[-1]
    before = next((each for each in earlier if each.key == EARLIER_RESULT(context)), earlier[-1])
    scores = standing.own_score(before, instrument), standing.own_score(last, instrument)
    answers = [[answer for answer in each.answers if answer is not None] for each in scores]
    statements = tuple(starmap(Change, zip(*answers, strict=True)))
    themes = ((old.theme, old.mean, new.mean) for old, new in zip(scores[0].themes, scores[1].themes, strict=True))
    return PersonMovement(
        before=before,
        after=last,
        earlier=earlier,
        scores=scores,
        total=Change(*map(sum, answers)),
        themes={theme: Change(old, new) for theme, old, new in themes if old is not None and new is not None},
        statements=statements,
        signs=signs_seen(asked_of(workspace), lambda _before: {PERSON: dict(enumerate(statements, 1))}, instrument),
    )


def figure_words(team: TeamMovement | None, instrument: Instrument) -> FigureWords:
    """Return how figures read: roughly, where a group has few people."""
    people = [n for moved in (team.functions.values() if team else ()) for n in moved.people]
    few = any(not isinstance(n, NoFigure) and n < limit("small-group", instrument) for n in people)
    return FigureWords(few=few, instrument=instrument)


def next_date(workspace: Workspace, context: Context) -> str:
    """Return when to measure next: the date agreed on, or the one proposed, some months after the last measurement."""
    if agreed := reached.agreed_on(workspace):
        return agreed
    dates = [wave.date for wave in measured(workspace)[-1:]]
    dates += [result.date for result in standing.own_results(workspace)[-1:]]
    months = int(limit("next-measurement-months", context.bank.instrument))
    return months_later(max(dates) if dates else context.today, months)


def next_event(workspace: Workspace, context: Context) -> Event:
    """Return the next measurement as an event of a calendar."""
    told = render("work/waves/event-words.txt.j2", workspace, context)
    summary, _, description = told.strip().partition("\n")
    return Event(f"measure-{workspace.key}", next_date(workspace, context), summary, description.strip())


def progress(workspace: Workspace, context: Context) -> Progress:
    """Say how far the measuring is: once, a date for the next time, and twice."""
    return of_steps(reached.measuring(workspace, context), waits=reached.measuring_waits(workspace, context))


@ACTIONS("set-next-measurement", value=Day())
def set_next_measurement(workspace: Workspace, _context: Context, value: str) -> Workspace:
    """Agree on the date of the next measurement; an empty one goes back to the date proposed.

    Raise `ActionError` for a day on which, or after which, it was measured already: it would count as kept.
    """
    agreed = replace(workspace, next_measurement=value)
    if value and not reached.agreed_on(agreed):
        raise ActionError("You measured on that day or after it. Choose a later one for the next measurement.")
    return agreed


@EXPORTS("next-measurement")
def export_next(workspace: Workspace, context: Context) -> File:
    """Return the next measurement as a calendar."""
    text = write_calendar([next_event(workspace, context)], context.today)
    return {"name": "measure-again.ics", "type": "text/calendar", "text": text}


def _anybody(people: int | NoFigure) -> bool:
    return not isinstance(people, NoFigure) and people > 0


PART, OFFERS = Work(show_waves, LOOKS, progress=progress), Offers(ACTIONS, exports=EXPORTS)
