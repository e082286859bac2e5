"""What a team comparison finds, as frozen records. A figure that does not exist is a `NoFigure` with its reason.

Means, standard deviations and differences of statements and themes are in points of the scale (1 to 5), of totals in
points of the total (20 to 100). A difference is Sales minus Marketing. Mappings `views` are keyed by function.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from assessment.score import Score
from assessment.stats import Figure, Interval, NoFigure
from assessment.team.disclosure import Suppressed
from assessment.team.turnout import Turnout


@dataclass(frozen=True, slots=True)
class View:
    """How one group sees something: how many people, their mean, its spread and its interval."""

    n: int | NoFigure
    mean: Figure
    sd: Figure
    interval: Interval | NoFigure

    @property
    def line(self) -> Interval | NoFigure:
        """The interval that a chart draws."""
        return self.interval


@dataclass(frozen=True, slots=True)
class StatementView(View):
    """How one function sees a statement: `counts` of each point of the scale, from the lowest.

    `parts` count who disagrees, who does neither, and who agrees. `bounded` is the interval of the mean that stays on
    the scale and borrows its spread from the other statements; `interval` is Student's.
    """

    counts: tuple[int, ...] | NoFigure
    parts: tuple[int, int, int] | NoFigure
    rwg: Figure
    ad: Figure
    bounded: Interval | NoFigure

    @property
    def line(self) -> Interval | NoFigure:
        """The interval that a chart draws."""
        return self.bounded

    @property
    def bars(self) -> tuple[int, ...] | NoFigure:
        """What a chart draws for each point of the scale: parts stand at the milder answers."""
        return (
            self.counts if isinstance(self.parts, NoFigure) or isinstance(self.counts, tuple) else (0, *self.parts, 0)
        )


@dataclass(frozen=True, slots=True)
class TotalView(View):
    """How one group sees the relationship, of those who answered every statement.

    `type` belongs to the mean; `reach` are the types at both ends of its interval; `to_next` counts the points from the
    mean to the next type; `spread` counts people over the types, in their order.
    """

    type: str | NoFigure
    reach: tuple[str, str] | NoFigure
    to_next: Figure
    spread: Mapping[tuple[str, ...], int] | NoFigure

    @property
    def named(self) -> tuple[str, str]:
        """The types between which it is named for people: both ends of the interval; of a mean without one, its type.

        Where there is no total it raises `TypeError`.
        """
        if not isinstance(self.reach, NoFigure):
            return self.reach
        if isinstance(self.type, NoFigure):
            raise TypeError("There is no total, so there is no type.")
        return self.type, self.type


@dataclass(frozen=True, slots=True)
class Difference:
    """Sales minus Marketing, or heads minus staff, with Welch's interval."""

    difference: Figure
    interval: Interval | NoFigure


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is likely of the difference of one statement, judged by all statements together.

    `difference` is the expected one, with the interval that holds it with the confidence of the bank. Probabilities by
    function: `gap`, that it is higher by a gap or more; `more`, that it is higher at all. `within` is the probability
    that the two are closer than the margin of the same view; `own_within` tells that the interval of the statement's
    own difference says so too.
    """

    difference: float
    interval: Interval
    gap: Mapping[str, float]
    more: Mapping[str, float]
    within: float
    own_within: bool


@dataclass(frozen=True, slots=True)
class StatementResult:
    """One statement, compared.

    `beyond_level` is the difference after taking each person's own level away, of those who answered everything.
    `apart` is the observed difference with Welch's interval; `bounded` is its interval from those of the means that
    stay on the scale. `p_exact` tells that p counts every permutation. `verdict` is one of `VERDICTS`, and `side` the
    function that is higher, where the verdict names one. `divided` and `spread_out` name functions.
    """

    number: int
    views: Mapping[str, StatementView]
    apart: Difference
    bounded: Interval | NoFigure
    beyond_level: Figure
    estimate: Estimate | NoFigure
    p: Figure
    p_adjusted: Figure
    p_exact: bool | NoFigure
    delta: Figure
    verdict: str
    side: str | None
    divided: tuple[str, ...]
    spread_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Misjudged:
    """How far a side misjudges the other on a statement: its mean guess minus the other's mean answer.

    `verdict` is one of `VERDICTS`; `side` is `higher` or `lower`, how the guess lies, where the verdict names one.
    Probabilities of the estimate are keyed so as well.
    """

    apart: Difference
    estimate: Estimate | NoFigure
    verdict: str
    side: str | None


@dataclass(frozen=True, slots=True)
class Belief:
    """What each side believes of the other on a statement (after McLeod and Chaffee 1973), keyed by who guessed.

    `guesses` are the guesses themselves; `believed` is the difference, Sales minus Marketing, as each side believes it:
    its own mean answer and its mean guess of the other's.
    """

    number: int
    guesses: Mapping[str, View]
    believed: Mapping[str, Figure]
    misjudged: Mapping[str, Misjudged]


@dataclass(frozen=True, slots=True)
class TotalResult:
    """The totals of the functions, compared."""

    views: Mapping[str, TotalView]
    apart: Difference

    @property
    def two_types(self) -> bool:
        """Whether both totals keep to a type of their own, whatever chance does to them."""
        reaches = [view.reach for view in self.views.values() if not isinstance(view.reach, NoFigure)]
        return len(set(reaches)) == len(self.views) and all(low == high for low, high in reaches)


@dataclass(frozen=True, slots=True)
class ThemeResult:
    """One theme, compared."""

    theme: str
    views: Mapping[str, View]
    apart: Difference


@dataclass(frozen=True, slots=True)
class Reliability:
    """Cronbach's alpha of one function's statements with Feldt's interval."""

    alpha: Figure
    interval: Interval | NoFigure


@dataclass(frozen=True, slots=True)
class LevelView:
    """How the heads or the staff of one function see the relationship and each statement."""

    n: int | NoFigure
    total: TotalView
    statements: tuple[View, ...]


@dataclass(frozen=True, slots=True)
class LevelResult:
    """Heads against staff of one function: `views` by level, and heads minus staff in their totals."""

    views: Mapping[str, LevelView]
    apart: Difference


@dataclass(frozen=True, slots=True)
class Unvaried:
    """Who gave one answer to every statement, or only two, as far as it may be told, and what holds without them.

    `people` by function; `fallen` are the statements that would be called no gap without them, `risen` those that would
    be called one.
    """

    people: Mapping[str, int]
    fallen: tuple[int, ...]
    risen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TeamResult:
    """Everything that may be shown of a team.

    `people` are counted for every function, `other` too; people `without_function` are in no comparison. `turnout` has
    the functions of which it is known how many people they have.
    """

    threshold: int
    people: Mapping[str, int | NoFigure]
    turnout: Mapping[str, Turnout]
    without_function: int | NoFigure
    statements: tuple[StatementResult, ...]
    total: TotalResult
    themes: tuple[ThemeResult, ...]
    reliability: Mapping[str, Reliability]
    levels: Mapping[str, LevelResult | NoFigure]
    heads: Mapping[str, tuple[Score, ...]]
    suppressed: tuple[Suppressed, ...]
    unvaried: Unvaried | None
    beliefs: tuple[Belief, ...]  # of the statements on which somebody guessed, in their order

    @property
    def smallest(self) -> int:
        """How many people the smallest group has that is shown: `threshold`, and the one who takes off their own."""
        return self.threshold + 1
