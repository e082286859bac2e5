"""People who stand in a table twice: by name in whatever columns, a code of their own, or in a row that was copied."""

from dataclasses import replace

from tests.shapes import ASKED, FUNCTIONS, LEVELS, PEOPLE, READ, csv_of, right, rows, shape
from tests.shapes.vocabulary import T

WHO = ("Department", "Level")
FIRST = ("Ann", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gil", "Hana", "Ann", "Ben", "Kim", "Lou")
LAST = ("Berg", "Otto", "Ray", "Fox", "Lind", "Roy", "Tam", "Sun", "Kay", "Lee", "Poe", "Berg")
NAMES = [f"{first} {last}" for first, last in zip(FIRST, LAST, strict=True)]
OLD = replace(PEOPLE[3], answers=(3,) * 20)
ONE_COUNTS = right(ASKED, kinds=["rows"], fill={"rows": "left out"})


def beside(headings, tell, *, again=None):
    """Return the twelve, the fourth of them twice, with what each is told by; the earlier row comes first."""
    lines = [[*tell(number), *line] for number, line in enumerate(rows())]
    first = [*(again or tell(3)), FUNCTIONS[OLD.function], LEVELS[OLD.level], *OLD.answers]
    return csv_of((*headings, *WHO, *T), first, *lines)


for _headings in (
    ("First Name", "Last Name"),
    ("Vorname", "Nachname"),
    ("Prénom", "Nom"),
    ("Nombre", "Apellidos"),
    ("Imię", "Nazwisko"),
):

    @shape(f"a person again under {' and '.join(_headings)}", ONE_COUNTS)
    def _in_two_columns(headings=_headings):
        return beside(headings, lambda number: (FIRST[number], LAST[number]))

    @shape(f"nobody again under {' and '.join(_headings)}", right(READ))
    def _nobody_again(headings=_headings):
        lines = [[FIRST[number], LAST[number], *line] for number, line in enumerate(rows())]
        return csv_of((*headings, *WHO, *T), *lines)


@shape("a person again under first and last name, with times", ONE_COUNTS)
def _timed():
    return beside(
        ("Submission Date", "First Name", "Last Name"),
        lambda number: (f"2026-11-20 09:{number:02}:10", FIRST[number], LAST[number]),
        again=("2026-11-20 08:00:10", FIRST[3], LAST[3]),
    )


for _again in ("Fox, Dan", "FOX, Dan", "Dan Fox (2nd try)", "dan  fox"):

    @shape(f"a name written otherwise, {_again}", ONE_COUNTS)
    def _otherwise(again=_again):
        return beside(("Name",), lambda number: (NAMES[number],), again=(again,))


for _heading, _tell in (
    ("Phone", "+49 170 123 0{:02}"),
    ("Mobile number", "0170-12300{:02}"),
    ("Persönlicher Code", "AB{:02}CD"),
    ("Code", "AB{:02}CD"),
    ("Nickname", "nick{:02}"),
):

    @shape(f"a person again under {_heading}", ONE_COUNTS)
    def _own(heading=_heading, tell=_tell):
        return beside((heading,), lambda number: (tell.format(number),))


for _heading in ("Created By", "Submitted by", "Mitarbeiter", "Employee", "User"):

    @shape(f"a person again under {_heading}", ONE_COUNTS)
    def _by(heading=_heading):
        return beside((heading,), lambda number: (NAMES[number],))


for _heading, _tell in (
    ("GlobalID", "{{{:08X}-0F3A}}"),
    ("ObjectID", "{}"),
    ("KEY", "uuid:{:08x}"),
    ("lfdn", "{}"),
    ("SERIAL", "S{}"),
    ("回答ID", "{}"),
    ("Anything", "x{}"),
):

    @shape(f"a row copied whole under {_heading}", right(READ))
    def _copied(heading=_heading, tell=_tell):
        lines = [[tell.format(number * 7 + 20), *line] for number, line in enumerate(rows())]
        return csv_of((heading, *WHO, *T), *lines, lines[3])


@shape("a row copied whole, and nothing that tells it", right(ASKED, kinds=["rows"]))
def _copied_bare():
    return csv_of((*WHO, *T), *rows(), rows()[3])


@shape(
    "two people with the same answers, of which somebody says that they are two",
    right(ASKED, people=[*PEOPLE, PEOPLE[3]], kinds=["rows"], fill={"rows that stand here twice": "people"}),
)
def _two():
    return csv_of((*WHO, *T), *rows(), rows()[3])


@shape("a table pasted below itself", right(ASKED, kinds=["rows"]))
def _pasted():
    return csv_of((*WHO, *T), *rows(), *rows())


ALIKE = [replace(person, answers=(3,) * 20) if number in (3, 4, 5) else person for number, person in enumerate(PEOPLE)]


@shape("people who gave one answer to everything", right(READ, people=ALIKE))
def _one_answer():
    return csv_of((*WHO, *T), *rows(people=ALIKE))


@shape("one address of a network for all, and names of whom two begin alike", right(READ))
def _network():
    lines = [["192.0.2.7", FIRST[number], *line] for number, line in enumerate(rows())]
    return csv_of(("IP Address", "First Name", *WHO, *T), *lines)
