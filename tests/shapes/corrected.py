"""Two exports of one survey, the later one with an answer that somebody corrected: nobody counts twice."""

from dataclasses import replace

from tests.shapes import ASKED, PEOPLE, READ, csv_of, right, rows, shape, stamped
from tests.shapes.vocabulary import T

WHO = ("Department", "Level")
EARLY = 8  # people who stand in the earlier export
BEFORE = [replace(PEOPLE[0], answers=(1 + PEOPLE[0].answers[0] % 5, *PEOPLE[0].answers[1:])), *PEOPLE[1:EARLY]]
THE_LATER = {"person": "the same people", "rows": "people"}


def twice(headings, tell, later=None):
    """Return both exports, with what each person is told by."""
    early = [[*tell(number), *line] for number, line in enumerate(rows(people=BEFORE))]
    late = [[*(later or tell)(number), *line] for number, line in enumerate(rows())]
    top = (*headings, *WHO, *T)
    return {"monday.csv": csv_of(top, *early), "friday.csv": csv_of(top, *late)}


for _heading, _first in (
    ("Record ID", 1),
    ("Response ID", 500),
    ("Entry ID", 500),
    ("Antwort-ID", 20),
    ("_id", 3000),
    ("ObjectID", 1),
    ("lfdn", 20),
    ("编号", 20),
    ("回答ID", 20),
):

    @shape(f"an answer corrected under {_heading} from {_first}", right(ASKED, fill=THE_LATER))
    def _numbered(heading=_heading, first=_first):
        return twice((heading,), lambda number: (first + number,))


@shape("an answer corrected under GlobalID", right(ASKED, fill=THE_LATER))
def _global():
    return twice(("GlobalID",), lambda number: (f"{{{number * 7919:08X}-0F3A}}",))


@shape("an answer corrected later, numbered and timed", right(ASKED, fill=THE_LATER))
def _completed():
    time = "2026-11-20 09:{:02}:10".format
    return twice(
        ("ID", "Completion time"),
        lambda number: (number + 1, time(number)),
        lambda number: (number + 1, time(number or 50)),
    )


for _form in ("2026/11/20 9:{:02}:01 AM GMT+1", "20.11.2026 09:{:02}:10"):

    @shape(f"an answer corrected at the time {_form[:12]}", right(ASKED, fill=THE_LATER))
    def _timed(form=_form):
        tell = stamped(form)
        return twice(("Timestamp",), lambda number: tell(number, PEOPLE[0])[:1])


@shape("other people who are numbered from 1 as well", right(READ))
def _others():
    top = ("ID", *WHO, *T)
    lines = rows()
    return {
        "sales.csv": csv_of(top, *([number % 6 + 1, *line] for number, line in enumerate(lines[:6]))),
        "marketing.csv": csv_of(top, *([number % 6 + 1, *line] for number, line in enumerate(lines[6:]))),
    }


@shape("files that overlap by three people", right(ASKED, kinds=["person"], fill={"person": "the same people"}))
def _overlap():
    lines = rows()
    return {"one.csv": csv_of((*WHO, *T), *lines[:7]), "two.csv": csv_of((*WHO, *T), *lines[4:])}


@shape("a first file of one person", right(ASKED, kinds=["person"], fill={"person": "the same people"}))
def _single():
    return {"one.csv": csv_of((*WHO, *T), *rows()[:1]), "two.csv": csv_of((*WHO, *T), *rows())}


FUNCTION = replace(PEOPLE[0], function="marketing")
LEVEL = replace(PEOPLE[0], level="staff")
UNSAID = replace(PEOPLE[0], function="")
NAMES = [f"Ann {letter}." for letter in "ABCDEFGHIJKL"]


def who_corrected(first, heading, keys):
    """Return two exports of which the earlier says otherwise who the first person is."""

    def keyed(people):
        lines = rows(before=lambda number, each: (keys(number), each.function, each.level), people=people)
        return csv_of((heading, *WHO, *T), *lines)

    return {"monday.csv": keyed([first, *PEOPLE[1:EARLY]]), "friday.csv": keyed(PEOPLE)}


for _heading, _keys in (
    ("ID", lambda number: number + 1),
    ("Response ID", "R_{}abc".format),
    ("E-mail", "p{}@example.org".format),
    ("Timestamp", "2026-11-20 09:{:02}:10".format),
    ("Name", NAMES.__getitem__),
):
    for _what, _first in (("function", FUNCTION), ("level", LEVEL)):

        @shape(f"a {_what} corrected under {_heading}", right(ASKED, fill=THE_LATER))
        def _who(first=_first, heading=_heading, keys=_keys):
            return who_corrected(first, heading, keys)

    @shape(f"a function filled in later under {_heading}", right(READ))
    def _filled(heading=_heading, keys=_keys):
        return who_corrected(UNSAID, heading, keys)


@shape(
    "a function corrected, of which the earlier counts",
    right(
        ASKED,
        people=[FUNCTION, *PEOPLE[1:]],
        kinds=["rows"],
        fill={"another function or level of the same ID": "left out"},
    ),
)
def _earlier_function():
    return who_corrected(FUNCTION, "Response ID", "R_{}abc".format)


for _what, _first in (("function", FUNCTION), ("level", LEVEL)):

    @shape(
        f"a {_what} corrected further down under the same ID",
        right(ASKED, people=[*PEOPLE[1:], PEOPLE[0]], kinds=["rows"]),
    )
    def _below(first=_first):
        lines = rows(
            before=lambda number, each: (f"R_{number % len(PEOPLE)}", each.function, each.level),
            people=[first, *PEOPLE[1:], PEOPLE[0]],
        )
        return csv_of(("Response ID", *WHO, *T), *lines)
