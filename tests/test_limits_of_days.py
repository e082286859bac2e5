"""Which days are measurements apart from each other: on both sides of where a reader draws the line."""

import pytest

from assessment.exchange.survey.waves import apart
from assessment.exchange.survey.words import words


def sizes(*days, timed=True):
    """Return how many were answered in each group of days."""
    numbered = [(700_000 + day, place) for place, day in enumerate(days)]
    return [len(group.places) for group in apart(numbered, words(), timed=timed)]


@pytest.mark.parametrize(("late", "expected"), [(2, [4, 6]), (3, [4, 4, 3])])
def test_fewer_than_three_who_answered_last_belong_to_those_before(late, expected):
    """As late ones of theirs, however long after."""
    assert expected == sizes(*[0] * 4, *[200] * 4, *[400] * late)


@pytest.mark.parametrize(("step", "expected"), [(40, [3, 3]), (60, [])])
def test_days_alone_are_measurements_where_more_time_passed_between_than_within(step, expected):
    """People may be hired all year round."""
    days = [0, step, 2 * step, 2 * step + 100, 2 * step + 101, 2 * step + 102]
    assert expected == sizes(*days, timed=False)
    assert [3, 3] == sizes(*days)
