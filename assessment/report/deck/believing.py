"""The slides on what each side believes of the other: you think, they think."""

from collections.abc import Iterator

from assessment.guesses import other_side
from assessment.report.deck.frame import ACROSS, BODY, LEFT, fitted, framed, mark
from assessment.report.deck.records import Box, Chart, Element, Series, Slide, Table, Words
from assessment.report.deck.saying import Saying
from assessment.score import limit
from assessment.stats import NoFigure
from assessment.team.result import Belief
from assessment.team.verdict import GAP, PROBABLE

NAMES = 176.0
"""How wide the names stand beside a chart."""


def slides(say: Saying) -> Iterator[Slide]:
    """Yield a table of all guesses, and a slide for each statement on which a side misjudges the other."""
    beliefs = [belief for belief in say.report.result.beliefs if _known(belief)]
    if not beliefs:
        return
    yield table(say, beliefs)
    misjudged = [belief for belief in beliefs if len(_means(say, belief)) == len(belief.guesses) and _off(belief)]
    misjudged.sort(key=lambda belief: -_off(belief))
    yield from (one(say, belief) for belief in misjudged[: int(limit("gaps-shown", say.report.bank.instrument))])


def table(say: Saying, beliefs: list[Belief]) -> Slide:
    """Show what both answer, and what each thinks that the other answers."""
    columns = ("statement", "sales", "of_sales", "marketing", "of_marketing")
    rows = []
    for belief in beliefs:
        views = say.report.statement(belief.number).views
        means = (
            *(views["sales"].mean, belief.guesses["marketing"].mean),
            *(views["marketing"].mean, belief.guesses["sales"].mean),
        )
        rows.append((say.topic(belief.number), *(say("mean_or_dash", mean) for mean in means)))
    head = tuple(say("beliefs_head", column) for column in columns)
    height = 46.0 * (len(rows) + 1)  # PowerPoint makes the row of a head with two lines higher
    elements: list[Element] = [
        Table(Box(BODY.x, BODY.y, BODY.width, height), head, tuple(rows), (0.36, 0.16, 0.16, 0.16, 0.16), 18),
        fitted(say("beliefs_ask"), Box(LEFT, 432, ACROSS, 56), 20, bold=True),
    ]
    notes = [*(say("beliefs_said", belief) for belief in beliefs), say("beliefs_rule")]
    return framed(say, "gaps", "beliefs", say("beliefs_title"), elements, notes)


def one(say: Saying, belief: Belief) -> Slide:
    """Show a statement on which a side misjudges the other: what each says, and what the other thinks of it."""
    means = _means(say, belief)
    series = tuple(
        Series(say("belief_says", key), key, given, tuple(f"{mean:.1f}" for mean in given))
        for key, given in means.items()
    )
    points = say.report.bank.instrument.scale
    chart = Chart(
        Box(LEFT + NAMES, 172, ACROSS - NAMES, 200),
        say("beliefs_said", belief),
        tuple(say("belief_of", key) for key in means),
        series,
        points[0].value,
        points[-1].value,
        1,
        across=False,
        written="0.0",
        size=16,
    )
    elements: list[Element] = [
        fitted(say("statement", belief.number), Box(LEFT, 112, ACROSS, 60), 24),
        chart,
        *(element for row, key in enumerate(means) for element in _name(say, key, 236 + 52.0 * row)),
        *(
            fitted(say("thinks", belief, key), Box(LEFT, 376 + 56 * row, ACROSS, 52), 18)
            for row, key in enumerate(belief.guesses)
        ),
    ]
    notes = [say("belief_apart", belief), say("beliefs_ask")]
    title = say.topic(belief.number)
    return framed(say, "gaps", f"belief-{belief.number}", title, elements, notes, say("belief_kicker"))


def _name(say: Saying, key: str, y: float) -> list[Element]:
    """Return the sign of a function and who speaks: no bar is told by its colour alone."""
    return [mark(key, LEFT, y), Words(Box(LEFT + 26, y - 4, NAMES - 30, 26), say("belief_says", key), 15, bold=True)]


def _means(say: Saying, belief: Belief) -> dict[str, tuple[float, ...]]:
    """Return by function what its people say of both: their own mean answer, or their guess; none where one is hidden.

    The order of the values is that of the functions.
    """
    views = say.report.statement(belief.number).views
    means = {
        key: tuple(views[about].mean if about == key else belief.guesses[key].mean for about in belief.guesses)
        for key in belief.guesses
    }
    return {
        key: tuple(mean for mean in given if not isinstance(mean, NoFigure))
        for key, given in means.items()
        if not any(isinstance(mean, NoFigure) for mean in given) and other_side(key)
    }


def _known(belief: Belief) -> bool:
    return any(not isinstance(view.mean, NoFigure) for view in belief.guesses.values())


def _off(belief: Belief) -> float:
    """Return how far the side that misjudges the other most is off; 0 where none probably does."""
    found = [each for each in belief.misjudged.values() if each.verdict in (GAP, PROBABLE)]
    return max(
        (abs(each.apart.difference) for each in found if not isinstance(each.apart.difference, NoFigure)), default=0
    )
