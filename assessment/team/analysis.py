"""From counts to the comparison of Sales with Marketing. Its cost does not depend on how many people were counted."""

from collections.abc import Collection, Mapping

from assessment.instrument import FUNCTIONS, LEVELS, Instrument
from assessment.score import limit, score
from assessment.stats import (
    NO_ANSWERS,
    Counts,
    Interval,
    NoFigure,
    bounded_difference_interval,
    cliffs_delta,
    difference,
    exact_difference,
    holm,
    mann_whitney,
    welch_interval,
)
from assessment.team.beliefs import beliefs
from assessment.team.counting import Team
from assessment.team.disclosure import Disclosure, Suppressed, disclose
from assessment.team.estimating import Spreads, estimates, spreads
from assessment.team.release import Shown
from assessment.team.result import (
    Difference,
    LevelResult,
    StatementResult,
    TeamResult,
    ThemeResult,
    TotalResult,
)
from assessment.team.threshold import choose
from assessment.team.turnout import turnouts
from assessment.team.unvaried import unvaried
from assessment.team.verdict import divided, spread_out, verdict
from assessment.team.views import (
    Hideable,
    figure,
    level_view,
    reliability,
    spread_figure,
    statement_view,
    total_view,
    view,
)

COMPARED = FUNCTIONS[:2]  # Sales and Marketing, in the order of a difference


def analyse(
    team: Team,
    instrument: Instrument,
    threshold: int | None = None,
    *,
    heads_agreed: bool | Collection[str] = False,
    asked: Mapping[str, int] | None = None,
) -> TeamResult:
    """Compare Sales with Marketing.

    `threshold` is the smallest group shown, by default the bank's; outside the bank's limits it raises
    `ThresholdError`. `heads_agreed`: the facilitator says that all heads agreed to be shown one by one, or names the
    functions in which they did. `asked` has, by function, how many people it has, where that is known: Student's and
    Welch's intervals then count with who is silent. What is likely of a statement speaks of another day, so it does
    not.
    """
    rule = choose(threshold, instrument)
    agreed = (COMPARED if heads_agreed else ()) if isinstance(heads_agreed, bool) else heads_agreed
    people = {function: rule.number(team.people(function)) for function in (*FUNCTIONS, None)}
    hidden = [Suppressed("function", function, n.reason) for function, n in people.items() if isinstance(n, NoFigure)]
    disclosed = {function: disclose(team, function, rule, heads_agreed=function in agreed) for function in COMPARED}
    shown = {function: part.shown for function, part in disclosed.items()}
    people |= {function: part.people for function, part in shown.items()}
    turnout = turnouts(asked or {}, people, instrument, rule.people)
    counting = {function: turnout[function].counting if function in turnout else None for function in COMPARED}
    statements = _statements(shown, counting, instrument)
    return TeamResult(
        threshold=rule.people,
        people={function: people[function] for function in FUNCTIONS},
        turnout=turnout,
        without_function=people[None],
        statements=statements,
        total=TotalResult(
            views={function: total_view(part, instrument, counting[function]) for function, part in shown.items()},
            apart=_apart([part.totals for part in shown.values()], instrument, counting),
        ),
        themes=tuple(_theme(theme.key, shown, counting, instrument) for theme in instrument.themes),
        reliability={function: reliability(part, instrument) for function, part in shown.items()},
        levels={function: _levels(part, instrument) for function, part in disclosed.items()},
        heads={f: tuple(score(answers, instrument) for answers in part.heads) for f, part in disclosed.items()},
        suppressed=(*hidden, *(entry for part in disclosed.values() for entry in part.suppressed)),
        unvaried=unvaried(team, statements, [f for f, part in disclosed.items() if part.heads], COMPARED, rule),
        beliefs=beliefs({function: team.guessed(function) for function in COMPARED}, shown, rule),
    )


type Counting = Mapping[str, int | None]
"""How many people each function has, where intervals count with it: see `assessment.team.turnout`."""


def _statements(shown: Mapping[str, Shown], counting: Counting, instrument: Instrument) -> tuple[StatementResult, ...]:
    places = [statement.number - 1 for statement in instrument.statements]
    pairs = [[part.statements[place] for part in shown.values()] for place in places]
    exact_limit = int(limit("exact-permutation-limit", instrument))
    tests = [spread_figure(lambda first, second: mann_whitney(first, second, exact_limit), *pair) for pair in pairs]
    p_values = [test if isinstance(test, NoFigure) else test.p for test in tests]
    found = [spreads(part.statements, instrument) for part in shown.values()]
    estimated = estimates(list(shown.values()), found, list(shown), instrument)
    levels = _beyond_level([part.complete for part in shown.values()])
    results = []
    for place, pair, test, p, p_adjusted in zip(places, pairs, tests, p_values, holm(p_values), strict=True):
        number = place + 1
        views = {
            function: statement_view(part.statements[place], spread.get(number), instrument, counting[function])
            for (function, part), spread in zip(shown.items(), found, strict=True)
        }
        apart = _apart(pair, instrument, counting)
        missing = apart.difference if isinstance(apart.difference, NoFigure) else NO_ANSWERS
        estimate = estimated.get(number, missing)
        word, side = verdict(estimate, apart.difference, instrument)
        results.append(
            StatementResult(
                number=number,
                views=views,
                apart=apart,
                bounded=_bounded(number, found, instrument) if number in estimated else missing,
                beyond_level=levels[place] if isinstance(levels, tuple) else levels,
                estimate=estimate,
                p=p,
                p_adjusted=p_adjusted,
                p_exact=test if isinstance(test, NoFigure) else test.exact,
                delta=spread_figure(cliffs_delta, *pair),
                verdict=word,
                side=side,
                divided=divided(views, instrument),
                spread_out=spread_out(views, instrument),
            )
        )
    return tuple(results)


def _bounded(number: int, found: list[Spreads], instrument: Instrument) -> Interval | NoFigure:
    first, second = (spread[number] for spread in found)
    return bounded_difference_interval(first, second, limit("confidence", instrument))


def _beyond_level(complete: list[tuple[Counts, ...] | NoFigure]) -> tuple[float, ...] | NoFigure:
    """Return the differences beyond how high the people of each function answer on the whole, statement by statement.

    Taking its own mean from each person's answers takes the mean difference of all statements from each difference.
    """
    first, second = complete
    if isinstance(first, NoFigure):
        return first
    if isinstance(second, NoFigure):
        return second
    apart = [exact_difference(*pair) for pair in zip(first, second, strict=True)]
    known = [each for each in apart if not isinstance(each, NoFigure)]
    if len(known) < len(apart):
        return NO_ANSWERS
    level = sum(known) / len(known)
    return tuple(float(each - level) for each in known)


def _theme(theme: str, shown: Mapping[str, Shown], counting: Counting, instrument: Instrument) -> ThemeResult:
    counts = {function: part.themes[theme] for function, part in shown.items()}
    views = {function: view(part, instrument, counting[function]) for function, part in counts.items()}
    return ThemeResult(theme, views, _apart(list(counts.values()), instrument, counting))


def _levels(disclosure: Disclosure, instrument: Instrument) -> LevelResult | NoFigure:
    levels = disclosure.levels
    if isinstance(levels, NoFigure):
        return levels
    views = {level: level_view(levels[level], instrument) for level in LEVELS}
    return LevelResult(views, _apart([levels[level].totals for level in LEVELS], instrument))


def _apart(pair: list[Hideable], instrument: Instrument, counting: Counting | None = None) -> Difference:
    confidence, people = limit("confidence", instrument), _of_both(counting)
    interval = spread_figure(lambda first, second: welch_interval(first, second, confidence, people), *pair)
    return Difference(figure(difference, *pair), interval)


def _of_both(counting: Counting | None) -> tuple[int | None, int | None]:
    first, second = counting.values() if counting else (None, None)
    return first, second
