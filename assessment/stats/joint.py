"""The differences of many statements, estimated together, so that each borrows strength from the others.

One statement of eight against twelve people says little; twenty of them say how much the two groups differ at all, and
on how many statements. The model, for statement j:

    observed difference = overall + own(j) + error(j)

- The errors of one person's answers go together: they share a variance `common`. The rest is each statement's own, in
  proportion to its variance: where answers cannot spread far, what they share cannot either.
- Overall and own differences are normal around 0. How large they tend to be is not known, so several expectations
  stand beside each other, each with a weight: no differences to speak of, many of middling size, a few large ones.
  What is observed reweighs them. This is a mixture of normals in the manner of George and McCulloch (1993) and of
  Stephens (2017), with the spread of own differences averaged out as in Gelman (2006).

Given the common part, which all statements share, the statements are independent. So where every statement is expected
to be alike, the sum is in closed form; where only some are concerned, one sum over a grid of common parts does what
would else be an integral over twenty dimensions. What comes out is exact for the model up to the grid and up to one
step: within a component, the spread over the grid is summed up by its mean and variance.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, erfc, exp, inf, log, pi, prod, sqrt
from operator import mul
from statistics import NormalDist, median

from assessment.stats.figure import Interval


@dataclass(frozen=True, slots=True)
class Expectation:
    """What may be expected of differences before anybody answered, in points of the scale.

    `weight` is its share of belief. The overall difference has standard deviation `overall`. Of the statements, a share
    `concerned` has a difference of its own, with one of the standard deviations `own`, equally likely; those of the
    others have the standard deviation `rest`.
    """

    weight: float
    overall: float
    concerned: float
    own: tuple[float, ...]
    rest: float


@dataclass(frozen=True, slots=True)
class Observed:
    """The difference of one statement and the variance of its error."""

    difference: float
    variance: float


@dataclass(frozen=True, slots=True)
class Normal:
    """One part of a mixture of normals."""

    weight: float
    mean: float
    sd: float


@dataclass(frozen=True, slots=True)
class Likely:
    """What is likely of one difference, as a mixture of normals."""

    parts: tuple[Normal, ...]

    @property
    def mean(self) -> float:
        """The expected difference: the observed one, drawn to what the other statements show."""
        return sum(part.weight * part.mean for part in self.parts)

    def above(self, value: float) -> float:
        """Return the probability that the difference is larger than `value`."""
        return min(1.0, sum(part.weight * erfc((value - part.mean) / part.sd / _ROOT_2) for part in self.parts) / 2)

    def interval(self, confidence: float) -> Interval:
        """Return the interval with equal probability outside on both sides."""
        return Interval(*(self._quantile((1 + side * confidence) / 2) for side in (-1, 1)))

    def _quantile(self, probability: float) -> float:
        """Return the value below which the difference lies with a probability, by Newton's steps within a bracket."""
        reach = NormalDist().inv_cdf(probability)
        ends = [part.mean + reach * part.sd for part in self.parts]
        low, high = min(ends), max(ends)
        spread = sqrt(sum(part.weight * (part.sd**2 + part.mean**2) for part in self.parts) - self.mean**2)
        x = min(high, max(low, self.mean + reach * spread))
        for _ in range(_MOST_STEPS):
            excess = 1 - self.above(x) - probability
            low, high = (low, x) if excess > 0 else (x, high)
            density = sum(part.weight * exp(-(((x - part.mean) / part.sd) ** 2) / 2) / part.sd for part in self.parts)
            step = -excess * _ROOT_2_PI / density if density else inf
            inside = low < x + step < high
            x, moved = (x + step, abs(step)) if inside else ((low + high) / 2, high - low)
            if moved < _CLOSE_ENOUGH:
                break
        return x


_ROOT_2, _ROOT_2_PI = sqrt(2), sqrt(2 * pi)
_MOST_STEPS = 100
_CLOSE_ENOUGH = 1e-5  # of a point: far below the decimals that are shown
_LEAST_OWN = 0.2  # the share of the error variance that is each statement's own, at least
_REACH = 5  # the grid reaches this many standard errors to both sides
_STEP = 1.2  # its points are this many of the smallest standard deviations apart: trapezoids are then exact to 1e-5
_NEGLIGIBLE = 1e-6  # what has less than this share of the weight is passed over


@dataclass(frozen=True, slots=True)
class _Case:
    """One expectation with one size of own differences."""

    weight: float
    overall: float
    concerned: float
    sd: float
    rest: float


@dataclass(slots=True)
class _Part:
    """A component of every statement: weight and moments of the common part for each, and the sizes they go with."""

    case: _Case
    sd: float
    moments: list[tuple[float, float, float]]  # weight, mean, variance


class _Joint:
    """All differences with their errors: `own` is the variance of each error without its part in `common`."""

    def __init__(self, observed: Sequence[Observed], common: float) -> None:
        self.differences = [each.difference for each in observed]
        typical = sum(each.variance for each in observed) / len(observed)
        self.own = [each.variance * max(1 - common / typical, _LEAST_OWN) for each in observed]
        self.common = common

    def alike(self, case: _Case) -> tuple[float, list[_Part]]:
        """Return log evidence and the component of a case in which every statement is concerned, in closed form."""
        precisions = [1 / (own + case.sd**2) for own in self.own]
        before = 1 / (case.overall**2 + self.common)
        after = before + sum(precisions)
        mean = sum(p * d for p, d in zip(precisions, self.differences, strict=True)) / after
        fit = sum(p * d * d for p, d in zip(precisions, self.differences, strict=True)) - after * mean * mean
        evidence = (log(before / after) + sum(map(log, precisions)) - fit) / 2
        return evidence, [_Part(case, case.sd, [(1.0, mean, 1 / after)] * len(precisions))]

    def some(self, case: _Case) -> tuple[float, list[_Part]]:
        """Return log evidence and components of a case in which some statements are concerned, by a sum over a grid."""
        step, grid = self._grid(case)
        before = 1 / (case.overall**2 + self.common)
        sizes = [(case.concerned, case.sd), (1 - case.concerned, case.rest)]
        scales = [[(share / sqrt(own + sd * sd), -0.5 / (own + sd * sd)) for share, sd in sizes] for own in self.own]
        points = []
        for at in grid:
            densities = []
            for difference, ((height, slope), (rest, flat)) in zip(self.differences, scales, strict=True):
                square = (difference - at) ** 2
                concerned = height * exp(square * slope)
                densities.append((concerned, concerned + rest * exp(square * flat)))
            points.append((exp(-at * at * before / 2) * prod(both for _, both in densities), at, densities))
        whole = sum(weight for weight, _, _ in points)
        kept = [point for point in points if point[0] > _NEGLIGIBLE * whole]
        rest = sum(weight for weight, _, _ in kept)
        chances = [[concerned / both for concerned, both in densities] for _, _, densities in kept]
        by_statement = list(zip(*chances, strict=True))
        weights, places = [weight / rest for weight, _, _ in kept], [at for _, at, _ in kept]
        parts = [
            _Part(case, case.sd, [_moments(map(mul, weights, chance), places) for chance in by_statement]),
            _Part(
                case,
                case.rest,
                [
                    _moments((w * (1 - c) for w, c in zip(weights, chance, strict=True)), places)
                    for chance in by_statement
                ],
            ),
        ]
        return log(whole * step * sqrt(before) / _ROOT_2_PI), parts

    def _grid(self, case: _Case) -> tuple[float, list[float]]:
        """Return common parts that may be true: around the mean difference, the median, and all that lies between."""
        count = len(self.differences)
        centres = [sum(self.differences) / count, median(self.differences)]
        spread = sqrt(sum((each - centres[0]) ** 2 for each in self.differences) / count)
        narrow = 1 / sqrt(sum(1 / (own + case.rest**2) for own in self.own))
        reach = _REACH * max(narrow, spread / sqrt(count))
        step, middle = _STEP * narrow, sum(centres) / 2
        half = ceil((reach + abs(centres[1] - centres[0]) / 2) / step)
        return step, [middle + place * step for place in range(-half, half + 1)]

    def normal(self, statement: int, part: _Part, scale: float) -> Normal:
        """Return one component of a difference: its overall and its own part, given the moments of the common part.

        Given the common part c, the overall difference is drawn to 0 by the error that all share, and the own one by
        the statement's error: overall = a c, own = b (difference - c).
        """
        weight, mean, variance = part.moments[statement]
        own = self.own[statement]
        a = part.case.overall**2 / (part.case.overall**2 + self.common)
        b = part.sd**2 / (own + part.sd**2)
        centre = a * mean + b * (self.differences[statement] - mean)
        return Normal(scale * weight, centre, sqrt((a - b) ** 2 * variance + b * own + a * self.common))


def estimate(observed: Sequence[Observed], common: float, expectations: Sequence[Expectation]) -> tuple[Likely, ...]:
    """Return what is likely of each difference, from all of them.

    `common` is the variance of the error that all share. Weights of `expectations` need not add up to 1.
    """
    if not observed:
        return ()
    joint = _Joint(observed, common)
    found = [(case, *(joint.alike(case) if case.concerned == 1 else joint.some(case))) for case in _cases(expectations)]
    best = max(evidence for _, evidence, _ in found)
    scales = [(case.weight * exp(evidence - best), parts) for case, evidence, parts in found]
    kept = [(weight, parts) for weight, parts in scales if weight > _NEGLIGIBLE * sum(each for each, _ in scales)]
    whole = sum(weight for weight, _ in kept)
    return tuple(
        Likely(tuple(joint.normal(statement, part, weight / whole) for weight, parts in kept for part in parts))
        for statement in range(len(observed))
    )


def _cases(expectations: Sequence[Expectation]) -> Iterator[_Case]:
    for each in expectations:
        for sd in each.own:
            yield _Case(each.weight / len(each.own), each.overall, each.concerned, sd, each.rest)


def _moments(weights: Iterable[float], places: Sequence[float]) -> tuple[float, float, float]:
    """Return the sum of weights, and the mean and variance of the places with these weights."""
    weights = list(weights)
    whole = sum(weights)
    if not whole:
        return 0.0, 0.0, 0.0
    mean = sum(map(mul, weights, places)) / whole
    return whole, mean, max(0.0, sum(w * at * at for w, at in zip(weights, places, strict=True)) / whole - mean * mean)
