"""Two measurements where little says so: days without a time, headings that name a survey, everybody twice."""

from dataclasses import replace

from tests.shapes import ASKED, PEOPLE, READ, csv_of, right, rows, shape
from tests.shapes.again import worksheets
from tests.shapes.vocabulary import T

TOP = ("Department", "Level")
OTHERWISE = [replace(person, answers=tuple(6 - answer for answer in person.answers)) for person in PEOPLE]


def before(*cells):
    """Return what writes cells before the department of a person; {} is their number."""
    return lambda n, person: (*(cell.format(n + 3) for cell in cells), person.function.title(), person.level)


def measured(heading, earlier, later, *more, cells=()):
    """Return two measurements of everybody below each other."""
    return csv_of(
        (heading, *more, *TOP, *T),
        *rows(str, before(earlier, *cells), people=OTHERWISE),
        *rows(str, before(later, *cells)),
    )


for _heading, _earlier, _later, _said in (
    ("Date", "2025-05-{:02}", "2026-05-{:02}", "until 2025-05-14"),
    ("Completed", "{} May 2025", "{} May 2026", "until 2025-05-14"),
    ("Datum", "{:02}.05.2025", "{:02}.11.2025", "until 2025-05-14"),
    ("Date", "{}-Mar-26", "{}-Sep-26", "until 2026-03-14"),
    ("Date", "{}/Mar/2026", "{}/Sep/2026", "until 2026-03-14"),
    ("Date", "202603{:02}", "202609{:02}", "until 2026-03-14"),
    ("Datum", "{:02}.05.", "{:02}.09.", "from 03.05. to 14.05."),
    ("Date", "May {}", "September {}", "from May 3 to May 14"),
    ("Date", "{}/05/2025", "{}/05/2026", "until 2025-05-14"),
    ("Timepoint", "T0", "T1", "T0"),
    ("redcap_event_name", "baseline_arm_1", "followup_arm_1", "baseline_arm_1"),
    ("Survey", "Q1 2026", "Q3 2026", "Q1 2026"),
    ("Campaign", "Spring", "Autumn", "Spring"),
    ("Collector", "Spring 2025", "Spring 2026", "Spring 2025"),
    ("Survey name", "Kickoff", "Follow-up", "Kickoff"),
    ("Source file", "answers 2025.csv", "answers 2026.csv", "answers 2025.csv"),
    ("Phase", "pre", "post", "pre"),
    ("Gruppe", "Vorher", "Nachher", "Vorher"),
    ("Time", "T1", "T2", "T1"),
    ("Datum", "März 2026", "Juni 2026", "März 2026"),
    ("Month", "2026-03", "2026-06", "2026-03"),
    ("Workshop day", "Day 1", "Day 90", "Day 1"),
    ("Itération", "1", "2", "1"),
    ("FY", "FY25", "FY26", "FY25"),
    ("Mesure", "avant la formation", "après la formation", "avant la formation"),
    ("Which survey is this?", "First", "Second", "First"),
    ("Is this your first time answering?", "Yes", "No", "Yes"),
    ("", "pre-test", "post-test", "pre-test"),
):
    _expected = right(ASKED, kinds=["rows"], fill={_said: "left out", "rows": "people"})

    @shape(f"two measurements by {_heading}, {_earlier.replace('/', ' ')}", _expected)
    def _by_column(heading=_heading, earlier=_earlier, later=_later):
        return measured(heading, earlier, later)

    @shape(f"two measurements by {_heading} with addresses, {_earlier.replace('/', ' ')}", _expected)
    def _addressed(heading=_heading, earlier=_earlier, later=_later):
        return measured(heading, earlier, later, "E-mail", cells=("p{}@example.org",))


for _heading, _one, _other in (
    ("Start month", "March", "June"),
    ("Shift", "First", "Second"),
    ("Customers", "new", "old"),
    ("Year of birth", "1980", "1990"),
    ("Preferred time", "Before lunch", "After lunch"),
    ("Meetings", "Every week", "Every month"),
    ("How often do you meet?", "Week", "Month"),
    ("Date", "31 March", "1 April"),
):

    @shape(f"people that {_heading.strip('?')} tells from others", right(READ))
    def _of_people(heading=_heading, of=(_one, _other)):
        return csv_of((heading, *TOP, *T), *rows(str, lambda n, p: (of[n % 2], p.function.title(), p.level)))


@shape(
    "the earlier of two measurements with addresses counts",
    right(ASKED, people=OTHERWISE, kinds=["rows"], fill={"T0": "people", "T1": "left out"}),
)
def _earlier_counts():
    return measured("Timepoint", "T0", "T1", "E-mail", cells=("p{}@example.org",))


@shape("everybody twice by address", right(ASKED, kinds=["rows"]))
def _by_address():
    return measured("E-mail", "p{}@example.org", "p{}@example.org")


@shape("everybody twice by ID", right(ASKED, kinds=["rows"]))
def _by_number():
    return measured("Respondent ID", "90{:02}", "90{:02}")


@shape("everybody twice by name", right(ASKED, kinds=["rows"], fill={"rows": "left out"}))
def _by_name():
    names = [f"Ann {letter}." for letter in "ABCDEFGHIJKL"]
    lines = [
        [names[n % 12], *row] for n, row in enumerate([*rows(str, before(), people=OTHERWISE), *rows(str, before())])
    ]
    return csv_of(("Name", *TOP, *T), *lines)


for _ending in ("_t2", "_post", " wave 2", ".2026"):

    @shape(
        f"a second measurement in columns that end with {_ending}",
        right(
            ASKED,
            kinds=["columns"],
            fill={f"q{n}": f"statement {n}" for n in range(1, 21)}
            | {f"q{n}{_ending}": "not read" for n in range(1, 21)},
        ),
    )
    def _columns(ending=_ending):
        after = [tuple(person.answers) for person in OTHERWISE]
        heads = [f"q{n}" for n in range(1, 21)]
        return csv_of(
            (*TOP, *heads, *(f"{head}{ending}" for head in heads)), *rows(str, before(), lambda n, _: after[n])
        )


@shape(
    "worksheets of two measurements, Old and Final",
    right(ASKED, kinds=["rows"], fill={"Old": "left out", "rows": "people"}),
)
def _old():
    head = [*TOP, *T]
    return worksheets(Old=[head, *rows(str, before(), people=OTHERWISE)], Final=[head, *rows(str, before())])


for _heading, _text in (
    ("Team ID", "T{}"),
    ("Collector", "link {}"),
    ("Campaign", "Newsletter {}"),
    ("Your manager's e-mail", "boss{}@example.org"),
    ("Manager e-mail", "boss{}@example.org"),
):

    @shape(f"something that comes again and is nobody, {_heading}", right(READ))
    def _groups(heading=_heading, text=_text):
        return csv_of((heading, *TOP, *T), *([text.format(n % 3), *row] for n, row in enumerate(rows(str, before()))))


@shape("days on which people began, years apart", right(READ))
def _began():
    days = [f"{2009 + n}-0{n % 7 + 1}-12" for n in range(12)]
    return csv_of(("Start date", *TOP, *T), *([days[n], *row] for n, row in enumerate(rows(str, before()))))


def on(*texts):
    """Return an export of the twelve in which each person has the text of a day."""
    lines = rows(before=lambda number, person: (texts[number], person.function.title(), person.level))
    return csv_of(("Datum", *TOP, *T), *lines)


_ROUNDS = [
    f"{month}/{day}/2026" for month, days in ((2, (3, 5, 8, 10)), (3, (3, 5, 8, 10)), (4, (2, 4, 6, 9))) for day in days
]
_MONTHS = {"until 2026-02-05": "left out", "from 2026-03-02 to 2026-03-05": "left out", "from 2026-04-02": "people"}


@shape("months in a row that may be days", right(ASKED, people=PEOPLE[8:], kinds=["rows"], fill=_MONTHS))
def _months():
    return on(*(f"{month}/{day}/2026 09:05:00" for month in (2, 3, 4) for day in (2, 3, 4, 5)))


_WEEKS = {"until 2026-02-10": "left out", "from 2026-03-03 to 2026-03-10": "left out", "from 2026-04-02": "people"}


@shape("months in a row, a week of answers each", right(ASKED, people=PEOPLE[8:], kinds=["rows"], fill=_WEEKS))
def _weeks():
    return on(*(f"{day} 09:05:00" for day in _ROUNDS))


@shape("days of a month that may be months", right(READ))
def _days():
    return on(*(f"{3 + n // 4}/3/2026 09:05:00" for n in range(12)))


@shape("the turn of a year, in days without one", right(READ))
def _turn_of_the_year():
    return on(*(f"{day}.12." for day in range(20, 26)), *(f"0{day}.01." for day in range(2, 8)))
