"""Blocks of people whose titles name measurements, and columns that name them in words of their own."""

from dataclasses import replace

from tests.shapes import ASKED, PEOPLE, READ, csv_of, right, rows, shape
from tests.shapes.again import worksheets
from tests.shapes.measured_again import OTHERWISE, TOP, before, measured
from tests.shapes.vocabulary import T

HEAD = (*TOP, *T)
EARLIER, LATER = rows(str, before(), people=OTHERWISE), rows(str, before())
BLANK = [""] * 21


def asked(said):
    return right(ASKED, kinds=["rows"], fill={said: "left out", "rows": "people"})


for _one, _two in (
    ("Before", "After"),
    ("Wave 1", "Wave 2"),
    ("T0", "T1"),
    ("Messung 1", "Messung 2"),
    ("March 2026", "September 2026"),
    ("Survey March 2026", "Survey September 2026"),
    ("2025", "2026"),
    ("10.03.2026", "08.09.2026"),
    ("Workshop 10 March 2026", "Workshop 8 September 2026"),
    ("Kick-off workshop", "Follow-up workshop"),
    ("Ist", "Soll"),
    ("Today", "Target"),
    ("第1回", "第2回"),
):
    for _layout, _rows in (
        ("two headers", [[_one], HEAD, *EARLIER, [], [_two], HEAD, *LATER]),
        ("one header above both", [HEAD, [_one], *EARLIER, [_two], *LATER]),
        ("one header and a gap", [[_one], HEAD, *EARLIER, [], [_two], *LATER]),
        ("whole rows", [HEAD, [_one, *BLANK], *EARLIER, ["", *BLANK], [_two, *BLANK], *LATER]),
    ):

        @shape(f"blocks titled {_one} and {_two}, {_layout}", asked(_one))
        def _blocks(of=_rows):
            return csv_of(*of)


@shape("blocks of departments within blocks of measurements", asked("Before"))
def _both():
    def under(table):
        return [["Sales"], *(row[1:] for row in table[:6]), ["Marketing"], *(row[1:] for row in table[6:])]

    return csv_of(HEAD[1:], ["Before"], *under(EARLIER), ["After"], *under(LATER))


@shape("a block with a title below one without", asked("above “After”"))
def _one_title():
    return csv_of(HEAD, *EARLIER, ["After"], *LATER)


for _one, _two in (("Region North", "Region South"), ("Monday 9 March 2026", "Tuesday 10 March 2026")):

    @shape(f"blocks titled {_one} and {_two} of one measurement", right(READ))
    def _places(of=(_one, _two)):
        return csv_of(HEAD, [of[0]], *LATER[:6], [of[1]], *LATER[6:])


for _heading, _earlier, _later in (
    ("Source.Name", "Export 2025-03-11.xlsx", "Export 2025-09-09.xlsx"),
    ("Source.Name", "Survey_20250311.csv", "Survey_20250909.csv"),
    ("Survey month", "Mar-25", "Mar-26"),
    ("Survey date", "Mar 2025", "Mar 2026"),
    ("Timing", "before workshop", "3 months later"),
    ("Line", "baseline", "endline"),
    ("Befragung", "Eingangsbefragung", "Abschlussbefragung"),
    ("Fragebogen", "Erstbefragung", "Zweitbefragung"),
    ("Survey", "Entry survey", "Exit survey"),
    ("Collector", "Collector 1", "Collector 2"),
    ("Survey", "Workshop 1", "Workshop 2"),
    ("Meeting", "Kick-off", "Retro"),
    ("Checkpoint", "Start", "6 months"),
    ("Sprint", "12", "18"),
    ("Måling", "Måling 1", "Måling 2"),
    ("Mätning", "1", "2"),
    ("回", "第1回", "第2回"),
    ("时间", "导入前", "导入后"),
    ("Momento", "inicio", "fin"),
    ("Have you answered this before?", "No", "Yes"),
    ("Second time?", "No", "Yes"),
    ("Is this a repeat?", "No", "Yes"),
    ("How many times have you filled in this survey?", "1", "2"),
    ("State", "Current", "Target"),
    ("State", "As is", "To be"),
    ("View", "Today", "In a year"),
    ("Ist/Soll", "Ist", "Soll"),
    ("Perspective", "Own view", "Guess of the other"),
    ("Type", "Current state", "Desired state"),
):

    @shape(f"two measurements told by {_heading.replace('?', '')}, {_earlier}".replace("/", " "), asked(_earlier))
    def _told(heading=_heading, earlier=_earlier, later=_later):
        return measured(heading, earlier, later)


@shape("each person in two rows, as it is and as it shall be", asked("Target"))
def _in_turn():
    people = [replace(person, level=person.level) for person in PEOPLE]
    lines = [[text, *row] for row in rows(str, before(), people=people) for text in ("Current", "Target")]
    return csv_of(("State", *HEAD), *lines)


for _heading, _texts in (
    ("Start year", ("2021", "2022")),
    ("Time", ("3", "4", "5")),
    ("Week", ("45", "46")),
    ("Version", ("1", "2")),
    ("Customers", ("current", "future", "current")),
    ("Channel", ("Before sale", "After sale")),
    ("Workshop", ("1", "2")),
):

    @shape(f"no measurements in {_heading}, {_texts[0]}", right(READ))
    def _of_people(heading=_heading, texts=_texts):
        return csv_of((heading, *HEAD), *([texts[n % len(texts)], *row] for n, row in enumerate(LATER)))


for _one, _two in (
    ("pre", "post"),
    ("Survey (Responses) - March", "Survey (Responses) - September"),
    ("Umfrage_2025-03", "Umfrage_2025-09"),
    ("export_20250310", "export_20250911"),
    ("data_project_2025_03_10", "data_project_2025_09_11"),
    ("wave1", "wave2"),
    ("survey1", "survey2"),
    ("kickoff", "review"),
    ("survey Mar-25", "survey Mar-26"),
    ("survey ist", "survey soll"),
):

    @shape(f"pre and post in files named {_one} and {_two}", asked(f"everybody in {_one}.csv"))
    def _files(of=(_one, _two)):
        return {f"{of[0]}.csv": csv_of(HEAD, *EARLIER), f"{of[1]}.csv": csv_of(HEAD, *LATER)}


for _one, _two in (
    ("export_20261120", "export_20261203"),
    ("results-survey123456", "results-survey123456 (1)"),
    ("Team 1", "Team 2"),
):

    @shape(f"parts of pre and post in files named {_one} and {_two}", right(READ))
    def _parts(of=(_one, _two)):
        return {f"{of[0]}.csv": csv_of(HEAD, *LATER[:6]), f"{of[1]}.csv": csv_of(HEAD, *LATER[6:])}


for _one, _two in (
    ("Ist", "Soll"),
    ("Today", "Target"),
    ("10.03.", "08.09."),
    ("Kickoff", "Review"),
    ("Survey 1", "Survey 2"),
    ("Workshop 1", "Workshop 2"),
):

    @shape(f"worksheets named {_one} and {_two}", asked(_one))
    def _sheets(of=(_one, _two)):
        return worksheets(**{of[0]: [HEAD, *EARLIER], of[1]: [HEAD, *LATER]})


@shape("people sorted by what they sell, before and after a sale", right(READ))
def _sorted():
    texts = ["Before sale"] * 6 + ["After sale"] * 6
    return csv_of(("Channel", *HEAD), *([text, *row] for text, row in zip(texts, LATER, strict=True)))


@shape("worksheets of two days of one measurement", right(READ))
def _days():
    return worksheets(**{"09.03.": [HEAD, *LATER[:6]], "10.03.": [HEAD, *LATER[6:]]})


def turned_over(*above, people):
    return csv_of(*above, *([n, text, *(person.answers[n - 1] for person in people)] for n, text in enumerate(T, 1)))


NAMES = tuple("ABCDEFGHIJKL")
GAP = [""] * 11
NEITHER = replace(asked(""), people=tuple(replace(each, function=None, level=None) for each in PEOPLE))
for _one, _two in (("Heute", "Ziel"), ("2025", "2026"), ("Before", "After"), ("T1", "T2")):
    _fill = {_one: "left out", "rows": "people"}

    @shape(f"{_one} and {_two} over people side by side", replace(NEITHER, fill=_fill))
    def _over(one=_one, two=_two):
        head = ["#", "Statement", *NAMES, *NAMES]
        return turned_over(["", "", one, *GAP, two, *GAP], head, people=(*OTHERWISE, *PEOPLE))

    @shape(f"{_one} and {_two} behind the names of people", replace(NEITHER, fill=_fill))
    def _behind(one=_one, two=_two):
        head = ["#", "Statement", *(f"{name} {text}" for name in NAMES for text in (one, two))]
        pairs = zip(OTHERWISE, PEOPLE, strict=True)
        return turned_over(head, people=[each for pair in pairs for each in pair])
