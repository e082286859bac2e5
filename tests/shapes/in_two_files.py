"""Files and worksheets that are read together: copies of a part, the same people again, and two measurements."""

from dataclasses import replace

from assessment.exchange.code import Response, encode
from tests.shapes import ASKED, PEOPLE, READ, csv_of, right, rows, shape, stamped
from tests.shapes.again import worksheets
from tests.shapes.vocabulary import T

TOP = ("Department", "Level")
HEAD = (*TOP, *T)
BODY = rows(str)
OTHERWISE = [replace(person, answers=tuple(6 - answer for answer in person.answers)) for person in PEOPLE]
TIMED = rows(str, stamped("2026-11-20 09:{:02}:01"))
SAME = right(ASKED, kinds=["person"], fill={"person": "the same people"})
HALF = [replace(person, answers=(*person.answers[:12], *[None] * 8)) for person in PEOPLE]


@shape("a worksheet of everybody before those of departments", SAME)
def _all_first():
    return worksheets(All=[HEAD, *BODY], Sales=[HEAD, *BODY[:6]], Marketing=[HEAD, *BODY[6:]])


@shape("a worksheet of everybody before those of departments, which do not name theirs", SAME)
def _unnamed():
    parts = {
        name: [HEAD[1:], *(row[1:] for row in part)] for name, part in (("Sales", BODY[:6]), ("Marketing", BODY[6:]))
    }
    return worksheets(All=[HEAD, *BODY], **parts)


@shape("a worksheet of everybody with times, and one of both heads", SAME)
def _heads():
    return worksheets(Responses=[("Timestamp", *HEAD), *TIMED], Heads=[HEAD, BODY[0], BODY[6]])


@shape("a file of everybody before one of a department", SAME)
def _files():
    return {"all.csv": csv_of(HEAD, *BODY), "sales only.csv": csv_of(HEAD, *BODY[:6])}


@shape(
    "a file of everybody before one of a department, of other people",
    right(ASKED, people=[*PEOPLE, *PEOPLE[:6]], kinds=["person"], fill={"person": "other people"}),
)
def _others():
    return {"all.csv": csv_of(HEAD, *BODY), "sales only.csv": csv_of(HEAD, *BODY[:6])}


@shape("departments in files of their own", right(READ))
def _departments():
    return {"one.csv": csv_of(HEAD, *BODY[:6]), "two.csv": csv_of(HEAD, *BODY[6:])}


CODES = "\n".join(
    encode(Response(person.function, person.level, 0, 1000 + n, person.answers)) for n, person in enumerate(PEOPLE)
)
for _order in (1, -1):

    @shape(f"codes and a table of the same people, {'codes' if _order > 0 else 'table'} first", right(READ))
    def _coded(order=_order):
        files = [("a.txt", CODES.encode()), ("a.csv", csv_of(HEAD, *BODY))][::order]
        return dict(files)


@shape("codes of some and a table of everybody", right(READ))
def _some_coded():
    return {"a.txt": "\n".join(CODES.splitlines()[2:7]).encode(), "b.csv": csv_of(HEAD, *BODY)}


NAMES = [f"{letter}. Person" for letter in "ABCDEFGHIJKL"]
ADDRESSES = [f"{letter}.person@example.org" for letter in "abcdefghijkl"]


def keyed(heading, keys, people, *before):
    """Return a table with a column of keys before department and level; `before` is what stands before it."""
    told = lambda n, person: (*before[1:], keys[n], person.function.title(), person.level)  # noqa: E731
    return csv_of(
        (*before[:1], heading, *HEAD), *rows(lambda answer: "" if answer is None else answer, told, people=people)
    )


IN_PLACE = right(ASKED, kinds=["rows"])
for _name, _later, _expected in (
    ("answered otherwise", OTHERWISE, right(ASKED, people=OTHERWISE, kinds=["rows"])),
    (
        "corrected some",
        [*OTHERWISE[:3], *PEOPLE[3:]],
        right(ASKED, people=[*OTHERWISE[:3], *PEOPLE[3:]], kinds=["rows"]),
    ),
    ("sent again", PEOPLE, right(READ)),
):

    @shape(f"the same addresses in two files, {_name}", _expected)
    def _addresses(later=_later):
        return {"a.csv": keyed("E-mail", ADDRESSES, PEOPLE), "b.csv": keyed("E-mail", ADDRESSES, later)}


@shape("the same addresses in two files, filled in later", right(ASKED, kinds=["rows"]))
def _fuller():
    return {
        "a.csv": keyed("E-mail", ADDRESSES, HALF),
        "b.csv": keyed("Email address", [a.upper() for a in ADDRESSES], PEOPLE),
    }


@shape(
    "the same addresses in two files, of which the earlier counts",
    right(ASKED, kinds=["rows"], fill={"other answers of the same e-mail address": "left out"}),
)
def _earlier():
    return {"a.csv": keyed("E-mail", ADDRESSES, PEOPLE), "b.csv": keyed("E-mail", ADDRESSES, OTHERWISE)}


for _heading, _keys in (
    ("Name", NAMES),
    ("Respondent ID", range(9000, 9012)),
    ("Employee number", range(9000, 9012)),
    ("Personalnummer", range(4411, 4423)),
):
    _fill = {"other answers of the same name": "the same people", "other answers of the same number": "the same people"}

    @shape(f"the same {_heading} in two files", right(ASKED, kinds=["person"], fill=_fill))
    def _keys_again(heading=_heading, keys=_keys):
        return {"a.csv": keyed(heading, keys, OTHERWISE), "b.csv": keyed(heading, keys, PEOPLE)}

    @shape(
        f"the same {_heading} in two files, of other people",
        right(ASKED, people=[*OTHERWISE, *PEOPLE], kinds=["person"], fill={"person": "other people"}),
    )
    def _other_keys(heading=_heading, keys=_keys):
        return {"a.csv": keyed(heading, keys, OTHERWISE), "b.csv": keyed(heading, keys, PEOPLE)}


@shape("other addresses in two files", right(READ))
def _other_addresses():
    return {"a.csv": keyed("E-mail", ADDRESSES, PEOPLE[:6]), "b.csv": keyed("E-mail", ADDRESSES[6:], PEOPLE[6:])}


def on(day, people):
    return csv_of(("Timestamp", *HEAD), *rows(str, stamped(day + " 09:{:02}:01"), people=people))


for _one, _two in (("Survey 2025", "Survey 2026"), ("responses", "responses (1)")):

    @shape(
        f"two measurements in files a year apart, {_two}",
        right(ASKED, kinds=["rows"], fill={"rows": "people"}, people=[*PEOPLE, *OTHERWISE]),
    )
    def _apart(one=_one, two=_two):
        return {f"{one}.csv": on("2025-05-20", PEOPLE), f"{two}.csv": on("2026-05-20", OTHERWISE)}


@shape(
    "two measurements in files named after seasons",
    right(ASKED, kinds=["rows"], fill={"rows": "people"}, people=[*PEOPLE, *OTHERWISE]),
)
def _seasons():
    return {"spring.csv": csv_of(HEAD, *BODY), "autumn.csv": csv_of(HEAD, *rows(str, people=OTHERWISE))}


for _one, _two in (("2026-11-20", "2026-12-08"), ("2025-12-28", "2026-01-04")):

    @shape(f"two files of one measurement, {_one} and {_two}", right(READ))
    def _one_measurement(one=_one, two=_two):
        return {f"export {one}.csv": on(one, PEOPLE[:6]), f"export {two}.csv": on(two, PEOPLE[6:])}
