"""The statistics of the team comparison: pure functions of counts, each with its source.

Every function takes `Counts`, how often each value occurs. A figure that does not exist is a `NoFigure` with its
reason.
"""

from assessment.stats.agreement import ad, rwg
from assessment.stats.bounded import (
    Pooling,
    Spread,
    bounded_difference_interval,
    bounded_interval,
    pooled_spreads,
    shared_variance,
)
from assessment.stats.describe import Counts, Value, exact_mean, mean, mean_interval, sd, size
from assessment.stats.difference import cliffs_delta, difference, exact_difference, welch_interval
from assessment.stats.figure import NO_ANSWERS, NO_SPREAD, ONE_ANSWER, REASONS, Figure, Interval, NoFigure
from assessment.stats.joint import Expectation, Likely, Normal, Observed, estimate
from assessment.stats.rank import MannWhitney, holm, mann_whitney
from assessment.stats.reliability import cronbach_alpha, feldt_interval

__all__ = [
    "NO_ANSWERS",
    "NO_SPREAD",
    "ONE_ANSWER",
    "REASONS",
    "Counts",
    "Expectation",
    "Figure",
    "Interval",
    "Likely",
    "MannWhitney",
    "NoFigure",
    "Normal",
    "Observed",
    "Pooling",
    "Spread",
    "Value",
    "ad",
    "bounded_difference_interval",
    "bounded_interval",
    "cliffs_delta",
    "cronbach_alpha",
    "difference",
    "estimate",
    "exact_difference",
    "exact_mean",
    "feldt_interval",
    "holm",
    "mann_whitney",
    "mean",
    "mean_interval",
    "pooled_spreads",
    "rwg",
    "sd",
    "shared_variance",
    "size",
    "welch_interval",
]
