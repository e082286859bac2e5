"""Numbers, dates and lists as a reader sees them."""

import pytest

from assessment.report.wording import date, listing, number, spelled


@pytest.mark.parametrize(
    ("value", "decimals", "signed", "shown"),
    [
        (3, 0, False, "3"),
        (3.14159, 2, False, "3.14"),
        (-1.5, 1, False, "−1.5"),
        (0.5, 1, True, "+0.5"),
        (-0.5, 1, True, "−0.5"),
        (0, 1, True, "0.0"),
        (-0.04, 1, False, "0.0"),
        (0.04, 1, True, "0.0"),
        (-0.04, 1, True, "0.0"),
        (1000, 0, False, "1000"),
        (None, 2, True, "–"),
    ],
)
def test_numbers_have_fixed_decimals_and_a_true_minus(value, decimals, signed, shown):
    """Zero has no sign, and a value that there is not is a dash."""
    assert shown == number(value, decimals, signed=signed)


def test_counts_are_words_up_to_twenty():
    """Above that a number is read faster."""
    assert ["no", "one", "eleven", "twenty", "21"] == [spelled(count) for count in (0, 1, 11, 20, 21)]


@pytest.mark.parametrize(
    ("iso", "shown"),
    [("2026-10-12", "12 October 2026"), ("2024-02-29", "29 February 2024"), ("2027-01-01", "1 January 2027")],
)
def test_dates_are_written_out(iso, shown):
    """A date reads the same in every country."""
    assert shown == date(iso)


@pytest.mark.parametrize("wrong", ["", "today", "2026-13-01", "2026-00-10", "2026-02-30", "12.10.2026"])
def test_a_day_that_does_not_exist_is_an_error(wrong):
    """No other day is shown in its place."""
    with pytest.raises(ValueError, match=r"\d|Invalid|range"):
        date(wrong)


@pytest.mark.parametrize(
    ("items", "shown"),
    [((), ""), ((7,), "7"), ((1, 2), "1 and 2"), ((1, 2, 3), "1, 2 and 3"), (("a", "b", "c", "d"), "a, b, c and d")],
)
def test_lists_read_as_part_of_a_sentence(items, shown):
    """The last two are joined by a word."""
    assert shown == listing(items)
