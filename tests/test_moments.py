"""When somebody answered: the minute, and the day, however it is written."""

from datetime import date

import pytest

from assessment.exchange.survey.moments import days_of, days_without_year, moment, tells_seconds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-04-12 14:05:33", (2026, (4, 12), 14, 5)),
        ("2026-04-12T14:05:33Z", (2026, (4, 12), 14, 5)),
        ("4/12/2026 2:05:33 PM", (2026, (4, 12), 14, 5)),
        ("12.04.26 14:05", (2026, (4, 12), 14, 5)),
        ("12 de abril de 2026, 14:05", (2026, (4, 12), 14, 5)),
        ("April 12th, 2026 at 12:05 am", (2026, (4, 12), 0, 5)),
        ("12-Apr-26 14:05:33", (2026, (4, 12), 14, 5)),
        ("12/Apr/2026 14:05", (2026, (4, 12), 14, 5)),
        ("Apr-12-2026 14:05", (2026, (4, 12), 14, 5)),
        ("20260412 14:05:33", (2026, (4, 12), 14, 5)),
        ("12 April 14:05", None),  # 14 is no year
        ("46124.5", (2026, (4, 12), 12, 0)),
        ("46124,999988", (2026, (4, 12), 23, 59)),  # a spreadsheet's second before midnight, and not the next day
        ("2026-04-12", None),
        ("14:05", None),
        ("Quarter 4", None),
    ],
)
def test_a_minute_is_read_however_it_is_written(text: str, expected: object) -> None:
    """Which of two numbers is the month does not matter to tell two times apart."""
    assert expected == moment(text)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["2026-04-12 14:05:33", "2026-05-01 09:00:00"], [["2026-04-12", "2026-05-01"]]),
        (["12/04/2026 14:05", "25/04/2026 09:00"], [["2026-04-12", "2026-04-25"]]),  # one of them tells the order
        (["4/12/2026 2:05 PM"], [["2026-12-04"], ["2026-04-12"]]),  # nothing tells it
        (["12.04.2026 14:05"], [["2026-04-12"]]),
        (["46124.5", "46235.25"], [["2026-04-12", "2026-08-01"]]),
        (["12 avril 2026 14:05"], [["2026-04-12"]]),
        (["12-Apr-26", "12/Apr/2026", "Apr-12-2026"], [["2026-04-12"] * 3]),
        (["20260412", "20260501"], [["2026-04-12", "2026-05-01"]]),
        (["20261301", "12.04.", "Apr 12"], [[], []]),
        (["31/02/2026 09:00", "30/04/2026 09:00"], [["2026-04-30"]]),  # no such day
        (["Sales", "2026"], [[], []]),
    ],
)
def test_the_days_of_a_column_are_told_together(texts: list[str], expected: list[list[str]]) -> None:
    """Day and month of all are in the order of the one that can be read in one way only."""
    found = [[date.fromordinal(day).isoformat() for _, day in sorted(days.items())] for days in days_of(texts)]
    assert [sorted(days) for days in expected] == [sorted(days) for days in found]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["03.03.", "19.09."], [[0, 166]]),  # the longest time without a day is from March to September
        (["28.12.", "03.01."], [[0, 6]]),
        (["Dec 28", "3 January", "4 Jan 09:05"], [[0, 6, 7]]),
        (["3/4", "3/5"], [[0, 30], [0, 1]]),  # nothing tells which is the month
        (["14.05", "09.05"], []),  # times of day
        (["03.03.", "later"], []),
    ],
)
def test_days_without_a_year_are_counted_from_the_first(texts: list[str], expected: list[list[int]]) -> None:
    """Not from January: people answer at the turn of a year, too."""
    found = [sorted(days.values()) for days in days_without_year(texts)]
    assert expected == [[day - days[0] for day in days] for days in found]


def test_a_full_minute_tells_no_second() -> None:
    """It may be one that was rounded."""
    assert [True, False] == [tells_seconds("2026-04-12 14:05:33"), tells_seconds("2026-04-12 14:05:00")]
