"""What to expect of a report of some size: the table of the bench, read between its sizes."""

import pytest

from assessment.model import Bank, ExpectedGap, ExpectedVerdicts
from assessment.team.expected import expected


def row(people: int, nothing: float, found: float) -> ExpectedVerdicts:
    return ExpectedVerdicts(
        people, people, nothing, found, found, 1 - nothing, (ExpectedGap(1.0, found),), (), ("ours",)
    )


TABLE = (row(5, 0.9, 0.2), row(20, 0.96, 0.6), row(80, 1.0, 1.0))


@pytest.mark.parametrize(
    ("sales", "marketing", "nothing", "found"),
    [
        (20, 20, 0.96, 0.6),
        (10, 10, 0.93, 0.4),  # twice 5 and half of 20: in the middle of both
        (40, 40, 0.98, 0.8),
        (30, 15, 0.96, 0.6),  # as precise as 20 and 20
        (3, 3, 0.9, 0.2),
        (5000, 4000, 1.0, 1.0),
    ],
)
def test_sizes_between_those_of_the_table(sales: int, marketing: int, nothing: float, found: float) -> None:
    """Shares are interpolated along the logarithm of the precision, and stay what they are beyond both ends."""
    here = expected(sales, marketing, TABLE)
    assert (pytest.approx(nothing), ((1.0, pytest.approx(found)),)) == (here.nothing, here.found)
    assert pytest.approx(1 - nothing) == here.camps


def test_more_people_find_more(bank: Bank) -> None:
    """In the table of the bank larger teams find more, and larger gaps are found more often."""
    tables = [expected(people, people, bank.expected_verdicts) for people in (5, 8, 12, 20, 40, 300)]
    for gap in range(3):
        shares = [each.found[gap][1] for each in tables]
        assert sorted(shares) == shares
    for each in tables:
        shares = [found for _, found in each.found]
        assert sorted(shares) == shares
        assert each.nothing > 0.9
