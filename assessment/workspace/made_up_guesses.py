"""Guesses of made-up people: how they believe that the other function answers, always the same."""

from collections.abc import Iterator, Mapping
from statistics import NormalDist

from assessment.guesses import Guesses, other_side
from assessment.instrument import STATEMENTS

SPREAD = 0.8
"""Standard deviation of the guesses of a function, about that of real answers."""

LOWEST, HIGHEST = 1, 5


def made_up_guesses(function: str, people: int, believed: Mapping[int, float]) -> Iterator[Guesses]:
    """Yield the guesses of so many people of a function; `believed` are their means, by statement.

    Each statement is spread over the quantiles of a normal distribution, in another order. Guesses end at the scale.
    """
    for place in range(people):
        given = {number: drawn(mean, SPREAD, place + 3 * number, people) for number, mean in believed.items()}
        answers = tuple(given.get(number) for number in range(1, STATEMENTS + 1))
        yield Guesses(other_side(function) or "", answers)


def drawn(mean: float, spread: float, place: int, people: int) -> int:
    """Return the answer of one of so many people, who are spread about a mean; every place has another quantile."""
    quantile = (place % people + 0.5) / people
    return min(HIGHEST, max(LOWEST, round(NormalDist(mean, spread).inv_cdf(quantile))))
