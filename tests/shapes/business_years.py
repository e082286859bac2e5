"""Two measurements told by the years of a firm, by halves and quarters, however it writes them."""

from tests.shapes import ASKED, READ, csv_of, right, rows, shape
from tests.shapes.measured_again import OTHERWISE, TOP, before, measured
from tests.shapes.vocabulary import T

YEARS = (
    ("FY 2025/26", "FY 2026/27"),
    ("2025-26", "2026-27"),
    ("25/26", "26/27"),
    ("FY25", "FY26"),
    ("FY2025", "FY2026"),
    ("FY'25", "FY'26"),
    ("FY25/26", "FY26/27"),
    ("CY25", "CY26"),
    ("H1 2026", "H2 2026"),
    ("1H26", "2H26"),
    ("Q3 FY26", "Q1 FY27"),
    ("FY26Q3", "FY26Q4"),
    ("Q4 2025/26", "Q1 2026/27"),
    ("Q3/26", "Q4/26"),
    ("S1 2026", "S2 2026"),
    ("GJ 2025/26", "GJ 2026/27"),
    ("Geschäftsjahr 2025/26", "Geschäftsjahr 2026/27"),
    ("Exercice 2025", "Exercice 2026"),
    ("2025年度", "2026年度"),
)
for _heading in ("FY", "Reporting", "Fiscal year"):
    for _earlier, _later in YEARS:

        @shape(
            f"two measurements by {_heading}, {_earlier} and {_later}",
            right(ASKED, kinds=["rows"], fill={_earlier: "left out", "rows": "people"}),
        )
        def _by_column(heading=_heading, earlier=_earlier, later=_later):
            return measured(heading, earlier, later)


@shape(
    "two measurements by FY that stand among each other",
    right(ASKED, kinds=["rows"], fill={"FY25": "left out", "rows": "people"}),
)
def _mixed():
    early, late = rows(str, before("FY25"), people=OTHERWISE), rows(str, before("FY26"))
    return csv_of(("FY", *TOP, *T), *(row for both in zip(early, late, strict=True) for row in both))


for _heading, _one, _other in (
    ("Age", "25-34", "35-44"),
    ("Size of the team", "20-29", "30-39"),
    ("Band", "B25", "B26"),
    ("Shift", "11/12", "12/13"),
    ("Season", "2024/25", "2025/26"),
    ("Saison", "2024/25", "2025/26"),
    ("Class", "2025", "2026"),
    ("Klasse", "2025", "2026"),
    ("Building", "H1", "H2"),
    ("Gebäude", "H1", "H2"),
    ("Room", "T1", "T2"),
    ("Your room", "T1", "T2"),
    ("Raum", "T1", "T2"),
    ("Quarter of your review", "Q1", "Q2"),
    ("When is your review?", "Q1", "Q3"),
):

    @shape(f"no measurements by {_heading}, {_one} and {_other}".replace("/", " "), right(READ))
    def _plain(heading=_heading, one=_one, other=_other):
        return csv_of((heading, *TOP, *T), *([one if n < 6 else other, *row] for n, row in enumerate(rows())))


for _one, _two in (("FY25", "FY26"), ("GJ 2025-26", "GJ 2026-27")):

    @shape(
        f"two measurements in files named {_one} and {_two}",
        right(ASKED, kinds=["rows"], fill={f"everybody in answers {_one}.csv": "left out", "rows": "people"}),
    )
    def _named(one=_one, two=_two):
        head = (*TOP, *T)
        return {
            f"answers {one}.csv": csv_of(head, *rows(str, people=OTHERWISE)),
            f"answers {two}.csv": csv_of(head, *rows(str)),
        }


for _heading, _one, _other in (
    ("Season", "Spring", "Autumn"),
    ("Season", "Spring 2025", "Autumn 2025"),
    ("Survey season", "2024/25", "2025/26"),
    ("Season of the survey", "2024/25", "2025/26"),
    ("Saison", "Frühjahr", "Herbst"),
    ("Class", "pre", "post"),
    ("Review", "Q1 2026", "Q3 2026"),
    ("Measurement", "T1", "T2"),
    ("Half", "H1", "H2"),
    ("Quarter", "Q1", "Q2"),
):

    @shape(
        f"two measurements all the same by {_heading}, {_one} and {_other}".replace("/", " "),
        right(ASKED, kinds=["rows"], fill={_one: "left out", "rows": "people"}),
    )
    def _all_the_same(heading=_heading, one=_one, other=_other):
        return measured(heading, one, other)
