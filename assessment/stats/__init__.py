"""The statistics of the team comparison: pure functions of counts, each with its source.

Every function takes `Counts`, how often each value occurs. A figure that does not exist is a `NoFigure` with its
reason.
"""

from assessment.stats.agreement import ad, rwg
from assessment.stats.describe import Counts, Value, exact_mean, mean, mean_interval, sd, size
from assessment.stats.difference import cliffs_delta, difference, exact_difference, welch_interval
from assessment.stats.figure import NO_ANSWERS, NO_SPREAD, ONE_ANSWER, REASONS, Figure, Interval, NoFigure
from assessment.stats.rank import MannWhitney, holm, mann_whitney
from assessment.stats.reliability import cronbach_alpha, feldt_interval

__all__ = [
    "NO_ANSWERS",
    "NO_SPREAD",
    "ONE_ANSWER",
    "REASONS",
    "Counts",
    "Figure",
    "Interval",
    "MannWhitney",
    "NoFigure",
    "Value",
    "ad",
    "cliffs_delta",
    "cronbach_alpha",
    "difference",
    "exact_difference",
    "exact_mean",
    "feldt_interval",
    "holm",
    "mann_whitney",
    "mean",
    "mean_interval",
    "rwg",
    "sd",
    "size",
    "welch_interval",
]
