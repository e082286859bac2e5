"""Where the pair stands: what decision, plan and checklist rest on, be it one person's result, the team's or a type."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assessment.errors import ActionError
from assessment.exchange.code import CodeError, of_this_edition
from assessment.instrument import TYPES, Instrument
from assessment.result import ResultError, read_fragment
from assessment.score import Score, score
from assessment.stats import NoFigure
from assessment.team import Team, TeamResult
from assessment.team.analysis import COMPARED
from assessment.workspace import given_out, recognised
from assessment.workspace.action import Context
from assessment.workspace.analysed import result_of
from assessment.workspace.measurements import measured
from assessment.workspace.records import CHOSEN, PERSON, TEAM, Basis, OwnResult, Wave, Workspace


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known. Mappings are keyed by who sees it so: a function, or `PERSON`; empty for a chosen type.

    `type` is where the next step starts from: of two functions that differ, the looser relationship. `source` and
    `type` are None where nothing is known. `reaches` are the types at both ends of each interval. Figures that `wait`
    are in no file and on no paper: more answers may come. `name` is that of the team's measurement.
    """

    source: str | None = None
    type: str | None = None
    date: str | None = None
    name: str = ""
    types: Mapping[str, str] = field(default_factory=dict)
    reaches: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    statements: Mapping[str, tuple[float | None, ...]] = field(default_factory=dict)
    themes: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    score: Score | None = None
    team: TeamResult | None = None
    wait: bool = False

    @property
    def near(self) -> tuple[str, ...]:
        """The other types that the views which come to `type` may come to as well."""
        ends = [(TYPES.index(low), TYPES.index(high)) for who, (low, high) in self.reaches.items() if self._counts(who)]
        reached = {place for low, high in ends for place in range(low, high + 1)}
        return tuple(TYPES[place] for place in sorted(reached) if TYPES[place] != self.type)

    def _counts(self, who: str) -> bool:
        return self.types.get(who) == self.type

    def lowest(self, number: int) -> float | None:
        """Return the lowest view of a statement; None where nobody's is known."""
        return min(
            (found for views in self.statements.values() if (found := views[number - 1]) is not None), default=None
        )

    def lowest_theme(self, theme: str) -> float | None:
        """Return the lowest view of a theme; None where nobody's is known."""
        return min((means[theme] for means in self.themes.values() if theme in means), default=None)


def standing(workspace: Workspace, context: Context, until: str = "") -> Standing:
    """Return where the pair stands: as the reader chose, or else the team's result, or else the last own one.

    `until` leaves out what was measured after a day, an ISO date.

    Once both departments can be compared their answers count, as in the report; what was chosen before that holds no
    longer, and what is chosen `instead` of them does.
    """
    basis, team = workspace.basis, _team(workspace, context, until)
    if _compares(team) and not basis.instead:
        return team or Standing()
    if basis.source == CHOSEN and basis.type in TYPES:
        return Standing(CHOSEN, basis.type)
    found = {TEAM: team, PERSON: _person(workspace, context, until)}
    first = found.pop(basis.source, None) if basis.source in found else None
    return next((each for each in (first, *found.values()) if each), Standing())


def resting_on(source: str, workspace: Workspace, context: Context, type_: str = "") -> Basis:
    """Return the basis that a reader chooses now; `type_` is for `CHOSEN`."""
    return Basis(source, type_, instead=source != TEAM and _compares(_team(workspace, context)))


def _compares(team: Standing | None) -> bool:
    """Tell whether the answers of both departments are shown."""
    return team is not None and len(team.types) == len(COMPARED)


def available(workspace: Workspace, context: Context) -> tuple[str, ...]:
    """Return which results there are to rest on."""
    found = {TEAM: _team(workspace, context), PERSON: _person(workspace, context)}
    return tuple(source for source, each in found.items() if each)


def own_results(workspace: Workspace) -> tuple[OwnResult, ...]:
    """Return the results of one person, the oldest first."""
    return tuple(sorted(workspace.results, key=lambda each: each.date))


def own_score(result: OwnResult, instrument: Instrument) -> Score:
    """Score a result that a person added."""
    try:
        response, _check = read_fragment(result.fragment)
    except (CodeError, ResultError) as error:
        raise ActionError(
            "A result in this workspace was changed and cannot be read. Open a saved copy of it."
        ) from error
    return score(of_this_edition(response).answers, instrument)


def team_of(workspace: Workspace, wave: Wave | None, instrument: Instrument) -> Team:
    """Count everybody who answered in a wave."""
    return recognised.counted(wave.imports if wave else (), given_out.everything(workspace), instrument)


def _team(workspace: Workspace, context: Context, until: str = "") -> Standing | None:
    """Return what the latest wave says of which anything can be shown, as its report does."""
    for wave in reversed(measured(workspace)):
        if until and wave.date > until:
            continue
        result = result_of(workspace, wave, context)
        types = {f: view.type for f, view in result.total.views.items() if isinstance(view.type, str)}
        if types:
            return Standing(
                source=TEAM,
                type=min(types.values(), key=TYPES.index),
                date=wave.date,
                name=wave.name,
                types=types,
                reaches={f: result.total.views[f].named for f in types},
                statements={f: tuple(_or_none(each.views[f].mean) for each in result.statements) for f in types},
                themes={
                    f: {
                        each.theme: mean
                        for each in result.themes
                        if not isinstance(mean := each.views[f].mean, NoFigure)
                    }
                    for f in types
                },
                team=result,
                wait=not (wave.closed or workspace.sample),
            )
    return None


def _person(workspace: Workspace, context: Context, until: str = "") -> Standing | None:
    """Return what the last result that a person added says."""
    for result in reversed(own_results(workspace)):
        if until and result.date > until:
            continue
        found = own_score(result, context.bank.instrument)
        if found.type:
            return Standing(
                source=PERSON,
                type=found.type,
                date=result.date,
                types={PERSON: found.type},
                statements={PERSON: found.answers},
                themes={PERSON: {each.theme: each.mean for each in found.themes if each.mean is not None}},
                score=found,
            )
    return None


def _or_none(figure: float | NoFigure) -> float | None:
    return None if isinstance(figure, NoFigure) else figure
