"""What moved between two measurements, as Markdown and as JSON: the sentences and figures of the page."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from assessment.exchange.reading import Respondent
from assessment.instrument import Instrument
from assessment.stats import NoFigure
from assessment.team.moved import Movement
from assessment.team.movement import FunctionMovement
from assessment.workspace import given_out, promises
from assessment.workspace.action import Context
from assessment.workspace.document import new_workspace
from assessment.workspace.entries import without
from assessment.workspace.measurements import measured
from assessment.workspace.records import Import, Promise, Wave, Workspace, pack_all
from assessment.workspace.rendering import render
from assessment.workspace.saved import person_of
from assessment.workspace.waves.page import TeamMovement, figure_words


def last_of(workspace: Workspace, context: Context) -> Workspace:
    """Return a workspace with its last measurement alone, which keeps its promise and what was given out of any."""
    last = replace(promises.kept(workspace, measured(workspace)[-1], context), given=given_out.everything(workspace))
    return replace(workspace, waves=(last,), wave="")


def without_last(workspace: Workspace) -> Workspace:
    """Return a workspace as it was before its last measurement."""
    return replace(workspace, waves=without(workspace.waves, measured(workspace)[-1].key), wave="")


def measurement_of(respondents: Iterable[Respondent], others: int) -> Workspace:
    """Return a workspace with one measurement of people who were read from files, on a day that nobody told.

    They stand among so many `others` at least.
    """
    people = Import("read", "", "", pack_all(person_of(each) for each in respondents))
    wave = Wave("read", "", "", (people,), promise=Promise(others))
    return replace(new_workspace("read", "", ""), waves=(wave,))


def together(before: Workspace, now: Workspace, context: Context) -> Workspace:
    """Return one workspace with the one measurement of each, in this order, whatever their dates.

    Its plan, whose signs of success are looked for, is the later one, or where there is none, the earlier one.
    """
    old, new = (
        replace(promises.kept(each, each.waves[0], context), key=key)
        for key, each in (("before", before), ("now", now))
    )
    sample = before.sample or now.sample
    return replace(now, waves=(old, new), plan=now.plan or before.plan, sample=sample)


def render_moved_markdown(workspace: Workspace, team: TeamMovement, context: Context) -> str:
    """Return what moved as Markdown."""
    say = figure_words(team, context.bank.instrument)
    return render("work/waves/moved.md.j2", workspace, context, team=team, say=say)


def to_json(team: TeamMovement, instrument: Instrument) -> dict[str, object]:
    """Return what moved as objects, lists, numbers, strings and null, by function; null where it may not be shown.

    Of each figure there are the mean `before` and `now`, their `difference`, what is `expected` of it, its interval
    `ci`, the `probability` of the verdict where a model gives one, and the `verdict`: `up`, `down`, `higher`, `lower`,
    `same` or `unclear`. `signs` are the statements that the plan named, tested by themselves.
    """
    statements = [statement.number for statement in instrument.statements]
    return {key: _function(moved, statements) for key, moved in team.functions.items()} | dict.fromkeys(team.hidden)


def _function(moved: FunctionMovement, numbers: Collection[int]) -> dict[str, object]:
    before, now = (None if isinstance(n, NoFigure) else n for n in moved.people)
    types = [None if isinstance(each, NoFigure) else each for each in moved.types]
    return {
        "n": {"before": before, "now": now},
        "paired": moved.paired,
        "types": dict(zip(("before", "now"), types, strict=True)),
        "total": _movement(moved.total),
        "themes": {theme: _movement(each) for theme, each in moved.themes.items()},
        "statements": [
            {"number": number} | _movement(each) for number, each in zip(numbers, moved.statements, strict=True)
        ],
        "signs": [{"number": number} | _movement(each) for number, each in moved.signs.items()],
    }


def _movement(found: Movement) -> dict[str, object]:
    names = {"after": "now", "interval": "ci"}
    figures = {names.get(name, name): getattr(found, name) for name in found.__dataclass_fields__}
    return {
        name: None if isinstance(figure, NoFigure) else list(figure) if isinstance(figure, tuple) else figure
        for name, figure in figures.items()
    }
