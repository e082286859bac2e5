"""Calendar files: valid, whatever texts and days they hold. Read back by the package `icalendar`."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from assessment.exchange.icalendar import Event, months_later, write_calendar

STAMP = "2026-11-22"
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200)


def read(text):
    calendar = Calendar.from_ical(text)
    assert not calendar.errors
    return calendar.walk("VEVENT")


def test_a_calendar_is_valid_and_says_what_it_was_given():
    """Product, version, identifier, stamp and a whole day: all that RFC 5545 asks for."""
    text = write_calendar([Event("k1", "2026-12-31", "Call; meet, write", "First: a\nSecond: b\\c")], STAMP)
    (event,) = read(text)
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert ("k1@common-ground", "Call; meet, write", "First: a\nSecond: b\\c") == (
        event["UID"],
        event["SUMMARY"],
        event["DESCRIPTION"],
    )
    assert (date(2026, 12, 31), date(2027, 1, 1)) == (event["DTSTART"].dt, event["DTEND"].dt)
    assert "20261122T000000Z" == event["DTSTAMP"].to_ical().decode()


@given(WORDS, WORDS, st.dates(date(1900, 1, 1), date(9999, 12, 30)))
def test_any_text_comes_back_as_it_was(summary, description, day):
    """Escaping and folding lose nothing, and no line is longer than 75 octets."""
    text = write_calendar([Event("key", day.isoformat(), summary, description)], STAMP)
    (event,) = read(text)
    assert (summary.strip(), description.strip()) == (str(event["SUMMARY"]).strip(), str(event["DESCRIPTION"]).strip())
    assert (day, day + timedelta(days=1)) == (event["DTSTART"].dt, event["DTEND"].dt)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_lines_end_with_crlf_and_nowhere_else():
    """A line break within a text is written as an escape."""
    text = write_calendar([Event("key", STAMP, "one\r\ntwo\rthree\x00\nfour" + "ü" * 100)], STAMP)
    assert "\n" not in text.replace("\r\n", "")
    assert "\r" not in text.replace("\r\n", "")
    assert "\x00" not in text
    assert "one\ntwo\nthree\nfour" + "ü" * 100 == read(text)[0]["SUMMARY"]


@pytest.mark.parametrize("symbols", ["x", "é", "\N{PARTY POPPER}", "\N{PARTY POPPER}éx", ","])
def test_a_fold_fills_the_line_and_never_cuts_a_character(symbols):
    """Every physical line is UTF-8 of its own, of at most 75 octets, and only the last is much shorter."""
    text = write_calendar([Event("key", STAMP, symbols * 200)], STAMP)
    lines = [len(line) for line in text.encode().split(b"\r\n") if line.decode()]
    folded = [size for size in lines if size > 60]
    assert 75 >= max(lines)
    assert min(folded) > 75 - 4
    assert symbols * 200 == read(text)[0]["SUMMARY"]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-10-12", 6, "2027-04-12"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-06-30", 6, "2026-12-30"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2026-01-31", 0, "2026-01-31"),
        ("2026-05-31", 1, "2026-06-30"),
    ],
)
def test_months_later_keeps_the_day_or_takes_the_last_one(day, months, later):
    """Half a year after 31 August is the last of February."""
    assert later == months_later(day, months)
