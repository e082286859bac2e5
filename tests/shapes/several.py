"""Several files at once, and the same people twice: exports taken again, IDs that repeat, a row filled in later."""

from dataclasses import replace

from tests.shapes import ASKED, PEOPLE, READ, csv_of, right, rows, shape, stamped, texts

TOP = ("Timestamp", "Department", "Level")
BODY = rows(str, stamped())


def both(top, early, late, monday="monday.csv", friday="friday.csv"):
    return {monday: csv_of(top, *early), friday: csv_of(top, *late)}


@shape("an export taken again", right(READ))
def _again():
    return both((*TOP, *texts()), BODY[:8], BODY)


@shape("an export taken again, the later one first", right(READ))
def _order():
    return both((*TOP, *texts()), BODY, BODY[:8], "friday.csv", "monday.csv")


FORMS = {
    "American": "11/20/2026 9:{:02}",
    "ISO": "2026-11-20T09:{:02}:01.000Z",
    "German": "20.11.2026 09:{:02}",
    "British": "20/11/2026 09:{:02}:01",
    "two digits": "20/11/26 9:{:02}",
    "month in letters": "20 Nov 2026 9:{:02} AM",
}
for _form, _time in FORMS.items():

    @shape(f"an export taken again, its times saved as {_form}", right())
    def _times(time=_time):
        again = [[time.format(number), *row[1:]] for number, row in enumerate(BODY)]
        return both((*TOP, *texts()), BODY[:8], again)


@shape("an export taken again without time or ID", right(ASKED, kinds=["person"], fill={"person": "the same people"}))
def _nothing():
    table = [row[1:] for row in BODY]
    return both((*TOP[1:], *texts()), table[:8], table)


def numbered(people, first=1, start="2026-11-20 09:{:02}:00", changed="2026-11-20 10:00:00"):
    return [
        [
            first + number,
            start.format(number),
            start.format(number),
            changed,
            person.function.title(),
            person.level,
            *person.answers,
        ]
        for number, person in enumerate(people)
    ]


MICROSOFT = ("ID", "Start time", "Completion time", "Last modified time", "Department", "Level", *texts())


@shape("an export of Microsoft taken again, with another time of change", right(READ))
def _changed():
    return both(MICROSOFT, numbered(PEOPLE[:8]), numbered(PEOPLE, changed="2026-11-23 12:00:00"))


@shape("two forms of Microsoft that both count from 1", right())
def _both_from_one():
    return both(
        MICROSOFT, numbered(PEOPLE[:6]), numbered(PEOPLE[6:], start="2026-11-20 13:{:02}:00"), "one.csv", "two.csv"
    )


@shape("two forms that both count from 1 without a time", right())
def _both_from_one_timeless():
    top = ("ID", "Department", "Level", *texts())
    table = [[row[0], *row[4:]] for row in numbered(PEOPLE[:6]) + numbered(PEOPLE[6:])]
    return both(top, table[:6], table[6:], "one.csv", "two.csv")


PARTLY = replace(PEOPLE[2], answers=PEOPLE[2].answers[:7] + (None,) * 13)


@shape("a person who answered the rest later, in two exports", right())
def _later():
    early = [[str(118052219061 + n), *row[1:]] for n, row in enumerate(numbered([*PEOPLE[:2], PARTLY]))]
    late = [[str(118052219061 + n), *row[1:]] for n, row in enumerate(numbered(PEOPLE))]
    return both(("Respondent ID", *MICROSOFT[1:]), early, late)


@shape("a person who answered the rest later, in one file", right(people=[*PEOPLE[:2], *PEOPLE[3:], PEOPLE[2]]))
def _fuller():
    early = [[f"R_{n:04}x", *row[1:]] for n, row in enumerate(numbered([*PEOPLE[:2], PARTLY, *PEOPLE[3:], PEOPLE[2]]))]
    early[-1][0] = early[2][0]
    return csv_of(("ResponseId", *MICROSOFT[1:]), *early)


TWO_ALIKE = right(ASKED, people=[PEOPLE[0], *PEOPLE], kinds=["rows"], fill={"rows that stand here twice": "people"})


@shape("two people with the same answers", TWO_ALIKE)
def _alike():
    return csv_of((*TOP[1:], *texts()), BODY[0][1:], *(row[1:] for row in BODY))


@shape("two people with the same answers in the same minute", TWO_ALIKE)
def _alike_minute():
    table = rows(str, stamped("2026/11/20 9:{:02}"))
    return csv_of((*TOP, *texts()), table[0], *table)


@shape("an ID that is the same for everybody", right())
def _no_id():
    return csv_of(("Collector ID", "ID", *TOP, *texts()), *([4400, 1, *row] for row in BODY))


@shape("one file for each department, named after it", right(level=False))
def _named():
    top = ("Timestamp", *texts())
    table = [[row[0], *row[3:]] for row in BODY]
    return {"Sales answers.csv": csv_of(top, *table[:6]), "Marketing answers.csv": csv_of(top, *table[6:])}


@shape("a file named after both departments", right(function=False, level=False))
def _both_names():
    return {"Sales and Marketing.csv": csv_of(("Timestamp", *texts()), *([row[0], *row[3:]] for row in BODY))}


@shape("a session of a training day", right(fill={"Session": "not read"}))
def _session():
    return csv_of(
        ("Timestamp", "Session", *TOP[1:], *texts()),
        *([row[0], ("Morning", "Afternoon")[n % 2], *row[1:]] for n, row in enumerate(BODY)),
    )
