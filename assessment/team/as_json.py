"""The comparison as JSON, as `team --json` prints it.

A figure that does not exist is null; the object that holds it says why under `reasons`, figure -> key of the reason.
"""

from collections.abc import Mapping
from dataclasses import asdict

from assessment.score import Score
from assessment.stats import NoFigure
from assessment.team.result import (
    Belief,
    Difference,
    Estimate,
    LevelResult,
    LevelView,
    Misjudged,
    StatementResult,
    StatementView,
    TeamResult,
    ThemeResult,
    TotalView,
    View,
)


def to_json(result: TeamResult) -> dict[str, object]:
    """Return the comparison as objects, lists, numbers, strings and null.

    Under `alpha_ci` stands Feldt's interval, under `levels` heads against staff, under `heads` those who are shown one
    by one; `counts` are those of each point of the scale, `parts` those who disagree, do neither and agree, `spread`
    people over the types, `reach` the types at both ends of an interval, `p_exact` whether p counts every permutation.

    `turnout` has how many `answered` of how many were `asked`, of the functions of which that is known, and whether
    intervals count with it (`counts`).

    `unvaried` are people who gave one answer to every statement, or only two, and the statements that would change
    without them; null where that may not be told.

    Of each statement, `estimate` is what is likely, judged by all statements together: the expected `difference` with
    its interval `ci`, and the probabilities that a function is higher by a gap or more (`gap`) or higher at all
    (`more`), and that they are closer than the margin of the same view (`within`). `verdict` is `gap`, `probable`,
    `leans`, `same` or `open`, `side` the function that is higher where the verdict names one, `divided` and
    `spread_out` are functions. `beyond_level` is the difference after taking each person's own level away.
    `bounded_ci` is an interval that stays on the scale and borrows its spread from the other statements; `ci` are
    Student's and Welch's.

    `beliefs` are of the statements on which people guessed how the other function answers: of each function its
    `guesses`, the difference that it `believed` there is, and how far its guess `misjudged` the other's mean.
    """
    by_function: dict[str, Mapping[str, object]] = {
        "n": result.people,
        "alpha": {function: each.alpha for function, each in result.reliability.items()},
        "alpha_ci": {function: each.interval for function, each in result.reliability.items()},
        "levels": {function: _levels(levels) for function, levels in result.levels.items()},
    }
    views = {function: _total(view) for function, view in result.total.views.items()}
    return {
        "threshold": result.threshold,
        "turnout": {
            function: {"answered": each.answered, "asked": each.asked, "counts": each.counts}
            for function, each in result.turnout.items()
        },
        "without_function": _plain(result.without_function),
        **{name: _plain(figures) for name, figures in by_function.items()},
        "reasons": {name: _reasons(figures) for name, figures in by_function.items()}
        | _reasons({"without_function": result.without_function}),
        "statements": [_statement(statement) for statement in result.statements],
        "total": views | _difference(result.total.apart),
        "themes": {theme.theme: _theme(theme) for theme in result.themes},
        "heads": {function: [_head(head) for head in heads] for function, heads in result.heads.items()},
        "beliefs": [_belief(belief) for belief in result.beliefs],
        "unvaried": asdict(result.unvaried) if result.unvaried else None,
        "suppressed": [asdict(entry) for entry in result.suppressed],
    }


def _object(**figures: object) -> dict[str, object]:
    return {name: _plain(figure) for name, figure in figures.items()} | {"reasons": _reasons(figures)}


def _plain(figure: object) -> object:
    if isinstance(figure, NoFigure):
        return None
    if isinstance(figure, Mapping):
        return {name: _plain(part) for name, part in figure.items()}
    return list(figure) if isinstance(figure, tuple) else figure


def _reasons(figures: Mapping[str, object]) -> dict[str, str]:
    return {name: figure.reason for name, figure in figures.items() if isinstance(figure, NoFigure)}


def _view(view: View, **more: object) -> dict[str, object]:
    return _object(n=view.n, mean=view.mean, sd=view.sd, ci=view.interval, **more)


def _statement_view(view: StatementView) -> dict[str, object]:
    return _view(view, rwg=view.rwg, ad=view.ad, counts=view.counts, parts=view.parts, bounded_ci=view.bounded)


def _total(view: TotalView) -> dict[str, object]:
    spread = view.spread
    types = spread if isinstance(spread, NoFigure) else {" ".join(keys): people for keys, people in spread.items()}
    return _view(view, type=view.type, to_next=view.to_next, reach=view.reach, spread=types)


def _difference(apart: Difference, **more: object) -> dict[str, object]:
    return _object(difference=apart.difference, ci=apart.interval, **more)


def _statement(statement: StatementResult) -> dict[str, object]:
    return (
        {"number": statement.number}
        | {function: _statement_view(view) for function, view in statement.views.items()}
        | _difference(
            statement.apart,
            p=statement.p,
            p_adjusted=statement.p_adjusted,
            p_exact=statement.p_exact,
            delta=statement.delta,
            bounded_ci=statement.bounded,
            beyond_level=statement.beyond_level,
            estimate=_estimate(statement.estimate),
        )
        | {
            "verdict": statement.verdict,
            "side": statement.side,
            "divided": list(statement.divided),
            "spread_out": list(statement.spread_out),
        }
    )


def _estimate(estimate: Estimate | NoFigure) -> dict[str, object] | NoFigure:
    if isinstance(estimate, NoFigure):
        return estimate
    return {
        "difference": estimate.difference,
        "ci": estimate.interval,
        "gap": estimate.gap,
        "more": estimate.more,
        "within": estimate.within,
    }


def _belief(belief: Belief) -> dict[str, object]:
    return {
        "number": belief.number,
        "guesses": {function: _view(view) for function, view in belief.guesses.items()},
        "believed": _object(**belief.believed),
        "misjudged": {function: _misjudged(each) for function, each in belief.misjudged.items()},
    }


def _misjudged(found: Misjudged) -> dict[str, object]:
    figures = _difference(found.apart, estimate=_estimate(found.estimate))
    return figures | {"verdict": found.verdict, "side": found.side}


def _theme(theme: ThemeResult) -> dict[str, object]:
    views = {function: _view(view) for function, view in theme.views.items()}
    return views | _difference(theme.apart)


def _levels(levels: LevelResult | NoFigure) -> object:
    if isinstance(levels, NoFigure):
        return levels
    return {level: _level(view) for level, view in levels.views.items()} | _difference(levels.apart)


def _level(view: LevelView) -> dict[str, object]:
    statements = [{"number": number} | _view(each) for number, each in enumerate(view.statements, 1)]
    return _object(n=view.n) | {"total": _total(view.total), "statements": statements}


def _head(head: Score) -> dict[str, object]:
    return {"answers": list(head.answers), "total": head.total, "type": head.type}
