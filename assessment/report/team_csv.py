"""Every figure of a team report as a table: a row for each group, and for each difference between two groups.

Columns bear the names that `team --json` uses. A figure that does not exist is an empty cell, and `reasons` says why.
"""

from collections.abc import Iterable, Iterator, Mapping

from assessment.exchange.write import write_csv
from assessment.guesses import other_side
from assessment.report.team import TeamReport
from assessment.report.wording import rounded
from assessment.stats import Figure, Interval, NoFigure
from assessment.team import Estimate, View
from assessment.team.beliefs import HIGHER
from assessment.team.result import Difference, StatementView, TotalView

DECIMALS = 4
"""More would only look precise."""

ROUGH, ROUGH_SHARE = 1, 2
"""Decimals where a function has few people: as in the report. Shares are agreement, alpha, delta and p values."""

_SHARES = {"rwg", "ad", "p", "p_adjusted", "delta", "alpha", "alpha_ci_low", "alpha_ci_high"}
_PROBABILITIES = {"p", "p_adjusted", "sales_gap", "marketing_gap", "sales_more", "within"}
_PROBABILITIES |= {"higher_gap", "lower_gap", "higher_more"}
_SHARES |= _PROBABILITIES

FIRST = ("sales", HIGHER)
"""Of the two ways in which something can be more likely, those whose probability is told; the other is the rest."""

PARTS = ("disagree", "neither", "agree")

ENDS = {"interval": "ci", "alpha_interval": "alpha_ci", "bounded": "bounded_ci"}

type Row = dict[str, object]


def team_csv(report: TeamReport) -> str:
    """Return every figure of the report as CSV; every cell is harmless in a spreadsheet."""
    rows = list(_rows(report))
    columns = [*_columns(report)]
    cells = ([_cell(column, row.get(column), few=report.few) for column in columns] for row in rows)
    return write_csv([columns, *cells])


def _columns(report: TeamReport) -> Iterator[str]:
    yield from ("part", "entry", "name", "group", "n", "mean", "sd", "ci_low", "ci_high")
    yield from (f"answer_{point.value}" for point in report.bank.instrument.scale)
    yield from (*PARTS, "rwg", "ad", "type", "to_next")
    yield from (band.type for band in report.bank.instrument.bands)
    yield from (
        "bounded_ci_low",
        "bounded_ci_high",
        "difference",
        "p",
        "p_adjusted",
        "p_exact",
        "delta",
        "beyond_level",
    )
    yield from ("expected", "expected_ci_low", "expected_ci_high", "sales_gap", "marketing_gap", "sales_more", "within")
    if report.result.beliefs:
        yield from ("higher_gap", "lower_gap", "higher_more")
    yield from ("verdict", "side", "divided", "spread_out")
    yield from ("alpha", "alpha_ci_low", "alpha_ci_high", "reasons")


def _rows(report: TeamReport) -> Iterator[Row]:
    result, instrument = report.result, report.bank.instrument
    for function, n in result.people.items():
        yield _row("people", group=function, n=n)
    yield _row("people", group="without_function", n=result.without_function)
    for function, total in result.total.views.items():
        alpha = result.reliability[function]
        yield _total("total", function, total, alpha=alpha.alpha, alpha_interval=alpha.interval)
    yield _difference("total", result.total.views.values(), result.total.apart, few=report.few)
    for statement, found in zip(instrument.statements, result.statements, strict=True):
        place = {"entry": statement.number, "name": statement.topic}
        for function, view in found.views.items():
            yield _statement(function, view) | place
        tests = {"p": found.p, "p_adjusted": found.p_adjusted, "p_exact": found.p_exact, "delta": found.delta}
        judged = {} if isinstance(found.estimate, NoFigure) else {"verdict": found.verdict, "side": found.side}
        camps = {"divided": " ".join(found.divided), "spread_out": " ".join(found.spread_out)}
        own = {"bounded": found.bounded, "beyond_level": found.beyond_level}
        more = {**tests, **own, **judged, **camps}
        apart = _difference("statement", found.views.values(), found.apart, few=report.few, **more)
        yield apart | _expected(found.estimate) | place
    yield from _beliefs(report)
    for theme, compared in zip(instrument.themes, result.themes, strict=True):
        place = {"entry": theme.key, "name": theme.name}
        for function, shown in compared.views.items():
            yield _view("theme", function, shown) | place
        yield _difference("theme", compared.views.values(), compared.apart, few=report.few) | place
    yield from _levels(report)


def _beliefs(report: TeamReport) -> Iterator[Row]:
    """Yield, of each side, its guesses, the difference that it believes there is, and how far its guess is off."""
    topics = {statement.number: statement.topic for statement in report.bank.instrument.statements}
    for belief in report.result.beliefs:
        place = {"entry": belief.number, "name": topics[belief.number]}
        for function, guesses in belief.guesses.items():
            yield _view("guess", function, guesses) | place
            answers = {key: view.mean for key, view in report.statement(belief.number).views.items()}
            sides = answers | {other_side(function) or "": guesses.mean}
            believed = _apart(sides.values(), belief.believed[function], few=report.few)
            yield _row("believed", group=function, difference=believed) | place
            found = belief.misjudged[function]
            judged = {} if isinstance(found.estimate, NoFigure) else {"verdict": found.verdict, "side": found.side}
            means = guesses.mean, answers[other_side(function) or ""]
            difference = _apart(means, found.apart.difference, few=report.few)
            apart = {"difference": difference, "interval": found.apart.interval}
            yield _row("misjudged", group=function, **apart, **judged) | _expected(found.estimate) | place


def _levels(report: TeamReport) -> Iterator[Row]:
    for function, found in report.levels.items():
        for level, view in found.views.items():
            group = f"{function} {level}"
            yield _total("level total", group, view.total)
            for statement, shown in zip(report.bank.instrument.statements, view.statements, strict=True):
                place = {"entry": statement.number, "name": statement.topic}
                yield _view("level statement", group, shown) | place
        views, group = [view.total for view in found.views.values()], f"{function} head minus staff"
        yield _difference("level total", views, found.apart, group, few=report.few)
    for function, heads in report.heads.items():
        for place_of_head, head in enumerate(heads, 1):
            group = f"{function} head {place_of_head}"
            yield _row("head total", group=group, mean=head.total, type=head.type)
            for statement, answer in zip(report.bank.instrument.statements, head.answers, strict=True):
                yield _row("head statement", entry=statement.number, name=statement.topic, group=group, mean=answer)


def _view(part: str, group: str, view: View, **more: object) -> Row:
    return _row(part, group=group, n=view.n, mean=view.mean, sd=view.sd, interval=view.interval, **more)


def _statement(function: str, view: StatementView) -> Row:
    counts = view.counts if isinstance(view.counts, tuple) else ()
    parts = view.parts if isinstance(view.parts, tuple) else ()
    answers = {f"answer_{value}": people for value, people in enumerate(counts, 1)}
    sides = dict(zip(PARTS, parts, strict=False))
    return _view("statement", function, view, rwg=view.rwg, ad=view.ad, bounded=view.bounded) | answers | sides


def _expected(estimate: Estimate | NoFigure) -> Row:
    """Return what is likely of a difference; nothing where it is not known, for which the difference has the reason."""
    if isinstance(estimate, NoFigure):
        return {}
    low, high = estimate.interval
    expected = {"expected": estimate.difference, "expected_ci_low": low, "expected_ci_high": high}
    gaps = {f"{side}_gap": share for side, share in estimate.gap.items()}
    more = {f"{side}_more": share for side, share in estimate.more.items() if side in FIRST}
    return {**expected, **gaps, **more, "within": estimate.within}


def _total(part: str, group: str, view: TotalView, **more: object) -> Row:
    spread = view.spread if isinstance(view.spread, Mapping) else {}
    alone = {keys[0]: people for keys, people in spread.items() if len(keys) == 1}
    return _view(part, group, view, type=view.type, to_next=view.to_next, **more) | alone


def _difference(
    part: str,
    views: Iterable[View],
    apart: Difference,
    group: str = "sales minus marketing",
    /,
    *,
    few: bool,
    **more: object,
) -> Row:
    """Return a difference as the means beside it read: 3.6 and 2.4 are 1.2 apart, whatever was rounded."""
    difference = _apart((view.mean for view in views), apart.difference, few=few)
    return _row(part, group=group, difference=difference, interval=apart.interval, **more)


def _apart(means: Iterable[Figure], difference: Figure, *, few: bool) -> Figure:
    """Return the difference of two means as they are rounded."""
    if isinstance(difference, NoFigure):
        return difference
    decimals = ROUGH if few else DECIMALS
    first, second = (rounded(mean, decimals) for mean in means if not isinstance(mean, NoFigure))
    return first - second


def _row(part: str, **figures: object) -> Row:
    row: Row = {"part": part}
    missing: dict[str, list[str]] = {}
    for name, figure in figures.items():
        if isinstance(figure, NoFigure):
            missing.setdefault(figure.reason, []).append(ENDS.get(name, name))
        elif isinstance(figure, Interval):
            row |= {f"{ENDS[name]}_low": figure.low, f"{ENDS[name]}_high": figure.high}
        else:
            row[name] = figure
    row["reasons"] = "; ".join(f"{' '.join(names)}: {reason}" for reason, names in missing.items())
    return row


def _cell(column: str, figure: object, *, few: bool) -> object:
    if not isinstance(figure, float):
        return figure
    rough = ROUGH_SHARE if column in _SHARES else ROUGH
    decimals = rough if few else DECIMALS
    if column in _PROBABILITIES and figure < 10**-decimals:
        return float(f"{figure:.1g}")  # it is small, and not 0
    return rounded(figure, decimals)
