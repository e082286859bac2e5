"""Many people: Sales compared with Marketing, from respondents to a result that may be shown.

Respondents are counted once; the threshold decides which counts may be shown; the analysis uses these and no others.
"""

from assessment.stats import REASONS as STATISTICAL_REASONS
from assessment.team.alike import NEARLY_ALL
from assessment.team.analysis import analyse
from assessment.team.as_json import to_json
from assessment.team.counting import Participant, Tally, Team, count
from assessment.team.disclosure import COMPLEMENT, ONE_LEVEL, Suppressed
from assessment.team.release import SINGLE
from assessment.team.result import (
    Difference,
    Estimate,
    LevelResult,
    LevelView,
    Reliability,
    StatementResult,
    StatementView,
    TeamResult,
    ThemeResult,
    TotalResult,
    TotalView,
    View,
)
from assessment.team.threshold import BELOW_THRESHOLD, ThresholdError
from assessment.team.verdict import VERDICTS
from assessment.team.views import HIGHEST_TYPE, MEANS_ONLY, THREE_PARTS, TOO_FEW_COMPLETE

REASONS = (
    *STATISTICAL_REASONS,
    *(
        each.reason
        for each in (
            BELOW_THRESHOLD,
            COMPLEMENT,
            ONE_LEVEL,
            NEARLY_ALL,
            SINGLE,
            THREE_PARTS,
            MEANS_ONLY,
            TOO_FEW_COMPLETE,
            HIGHEST_TYPE,
        )
    ),
)
"""Every reason why a figure of a team can be missing: reports have a sentence for each."""

__all__ = [
    "REASONS",
    "VERDICTS",
    "Difference",
    "Estimate",
    "LevelResult",
    "LevelView",
    "Participant",
    "Reliability",
    "StatementResult",
    "StatementView",
    "Suppressed",
    "Tally",
    "Team",
    "TeamResult",
    "ThemeResult",
    "ThresholdError",
    "TotalResult",
    "TotalView",
    "View",
    "analyse",
    "count",
    "to_json",
]
