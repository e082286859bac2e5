"""Days with the month as a word: two in a row are a workshop, or an evening and a morning, and no measurements."""

from tests.shapes import ASKED, PEOPLE, READ, csv_of, right, rows, shape
from tests.shapes.measured_again import TOP, measured
from tests.shapes.vocabulary import T


def dated(heading, *days):
    """Return the twelve in one table, as many on each of the days, which follow each other."""
    share = len(PEOPLE) // len(days)
    return csv_of((heading, *TOP, *T), *rows(str, lambda n, p: (days[n // share], p.function.title(), p.level)))


for _heading in ("Submission Date", "Date", "Day", "Datum", "Answered on", ""):
    for _days in (
        ("Nov 09, 2026", "Nov 10, 2026"),
        ("9 November 2026", "10 November 2026", "11 November 2026"),
        ("November 1, 2026", "November 2, 2026"),
        ("09-Nov-2026", "10-Nov-2026"),
        ("9 Nov", "10 Nov", "12 Nov"),
        ("1. November", "2. November"),
        ("Nov 1", "Nov 2"),
        ("Nov-01", "Nov-02"),
        ("lundi 9 novembre 2026", "mardi 10 novembre 2026"),
        ("5 de mayo de 2026", "6 de mayo de 2026"),
        ("30 Sep 2026", "1 Oct 2026"),
        ("01 Sep 2026", "28 Sep 2026"),
    ):

        @shape(f"days in a row below {_heading or 'nothing'}, {_days[0]}", right(READ))
        def _days_in_a_row(heading=_heading, days=_days):
            return dated(heading, *days)


for _heading, _earlier, _later in (
    ("Workshop", "9 Nov 2026", "9 Feb 2027"),
    ("Submission Date", "Mar 09, 2026", "Nov 10, 2026"),
    ("Date", "09-Mar-2026", "10-Nov-2026"),
    ("Survey", "Wave 1 Nov 2026", "Wave 2 Nov 2026"),
):

    @shape(
        f"two measurements on days in words below {_heading}, {_earlier}",
        right(ASKED, kinds=["rows"], fill={"2026-03": "left out", _earlier: "left out", "rows": "people"}),
    )
    def _far_apart(heading=_heading, earlier=_earlier, later=_later):
        return measured(heading, earlier, later)


for _heading, _told in (
    ("Period in role", ("Less than a year", "More than a year")),
    ("Period with the company", ("First year", "Second year")),
    ("Period of employment", ("1", "2", "3")),
    ("Busiest quarter", ("Q1", "Q4")),
    ("Busiest period", ("Spring", "Autumn")),
    ("Planning period", ("Q1", "Q2", "Q3")),
    ("Fiscal year end", ("December", "March")),
    ("Budget cycle", ("Early", "Late")),
    ("Quota period", ("Q1", "Q2")),
    ("Best quarter", ("Q1", "Q2")),
    ("Tier", ("T1", "T2")),
    ("Pay band", ("V1", "V2")),
    ("Promotion", ("before", "after")),
    ("Market", ("Current", "Target")),
):

    @shape(f"people in another period, {_heading}", right(READ))
    def _another_period(heading=_heading, told=_told):
        return dated(heading, *told)


for _heading, _earlier, _later in (
    ("Period", "Q1", "Q2"),
    ("Survey quarter", "Q1", "Q2"),
    ("Survey cycle", "1", "2"),
    ("Reporting period", "Spring", "Autumn"),
    ("Year of the survey", "2025", "2026"),
    ("Planning workshop", "before", "after"),
):

    @shape(
        f"two measurements by {_heading}, {_earlier}",
        right(ASKED, kinds=["rows"], fill={_earlier: "left out", "rows": "people"}),
    )
    def _measured(heading=_heading, earlier=_earlier, later=_later):
        return measured(heading, earlier, later)
