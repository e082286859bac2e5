"""How many answers it would take to tell."""

import pytest

from assessment.instrument import Instrument
from assessment.model import Bank
from assessment.score import limit
from assessment.team.needed import people_needed
from tests.teams import TEAMS, Respondent
from tests.test_findings import constant, found


@pytest.mark.parametrize("apart", [0, 1])
def test_as_many_answers_as_needed_tell(apart: int, bank: Bank) -> None:
    """With twice the answers that are called enough there is a verdict, and with half of them there is none."""

    def team(size: int) -> list[Respondent]:
        sales = [(2, 3, 4)[place % 3] + apart for place in range(size)]
        return [Respondent("sales", None, (answer,) * 20) for answer in sales] + [
            Respondent("marketing", None, ((2, 3, 4)[place % 3],) * 20) for place in range(size)
        ]

    few = found(team(6), bank)
    assert few.needed is not None
    assert 20 == len(few.unclear)
    assert 20 == len(found(team(few.needed // 2), bank).unclear)
    assert 0 == len(found(team(few.needed * 2), bank).unclear)


def test_asking_on_is_not_always_worth_it(bank: Bank, instrument: Instrument) -> None:
    """A difference near the line between a gap and the same view would take more answers than anyone has."""
    shifted = [Respondent("sales", None, ((2, 3, 4)[place % 3] + (place < 5),) * 20) for place in range(12)]
    findings = found(shifted + constant("marketing", 12), bank)
    assert (20, None) == (len(findings.unclear), findings.needed)
    assert people_needed([], instrument) is None


def test_needed_answers_are_a_round_number(bank: Bank, instrument: Instrument) -> None:
    """A rough figure does not look precise."""
    needed = found(TEAMS["small"], bank).needed
    assert needed is not None
    assert 0 == needed % limit("rough-step", instrument)
