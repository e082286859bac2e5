"""Who somebody is, and which columns are the statements, where headings mislead or leave it open."""

from dataclasses import replace

from tests.shapes import (
    ASKED,
    ENGLISH,
    PEOPLE,
    READ,
    csv_of,
    right,
    rows,
    shape,
    stamp,
    stamped,
    texts,
)


def beside(names, cells, write=str, who=("Department", "Level")):
    """Return a file with more columns after time, function and level; `cells` gives theirs for each person."""
    first = stamped()

    def before(number, person):
        return (*first(number, person), *cells(number, person))

    return csv_of(("Timestamp", *who, *names, *texts()), *rows(write, before))


def with_levels(*levels):
    return tuple(replace(person, level=level) for person, level in zip(PEOPLE, levels, strict=True))


OTHER = {"sales": "Marketing", "marketing": "Sales"}


@shape("beside an opinion on a department")
def _opinion():
    return beside(["Which department should own the budget?"], lambda _n, p: [OTHER[p.function]])


@shape("beside the team that people rely on", right())
def _rely():
    return beside(["Which team do you rely on most?"], lambda _n, p: [OTHER[p.function]])


@shape(
    "two columns that could both be the department",
    right(ASKED, kinds=["columns"], fill={"Department B": "not read", "Department A": "function"}),
)
def _two():
    return beside(
        ["Department B"],
        lambda n, p: [OTHER[p.function] if n % 2 else p.function.title()],
        who=("Department A", "Level"),
    )


@shape("department and job title say the same", right())
def _title():
    titles = {"sales": "Sales", "marketing": "Marketing"}
    return beside(
        ["Job title"], lambda _n, p: [f"{titles[p.function]} {'director' if p.level == 'head' else 'specialist'}"]
    )


@shape("beside whom people report to", right())
def _superior():
    return beside(["Who do you report to?"], lambda _n, p: [f"Head of {p.function.title()}"])


@shape("only whom people report to beside the department", right(level=False))
def _superior_alone():
    first = stamped()

    def before(number, person):
        return (*first(number, person)[:2], f"Head of {person.function.title()}")

    return csv_of(("Timestamp", "Department", "Your line manager", *texts()), *rows(str, before))


@shape("beside a rating of something else", right(READ))
def _rating():
    return beside(["How satisfied are you with the canteen?"], lambda n, _p: [n % 5 + 1])


@shape("names that are words", right(READ))
def _names():
    return beside(["Name", "Email"], lambda n, _p: ["Mark Sales" if n % 2 else "Head, Anna", f"p{n}@marketing.example"])


@shape("yes and no in German", right())
def _yes_no():
    first = stamped(levels={"head": "Ja", "staff": "Nein"})
    return csv_of(("Zeitstempel", "Abteilung", "Leiten Sie Ihre Abteilung?", *texts()), *rows(str, first))


@shape(
    "codes of departments",
    right(ASKED, level=False, kinds=["function"], fill={"function": {"1": "sales", "2": "marketing"}}),
)
def _codes():
    first = stamped(functions={"sales": "1", "marketing": "2"})
    return csv_of(("Timestamp", "Department", *texts()), *rows(str, lambda n, p: first(n, p)[:2]))


@shape(
    "an art director and people who report to heads",
    right(people=with_levels("head", *["staff"] * 5, "head", None, None, *["staff"] * 3)),
)
def _doubtful():
    body = rows(str, stamped())
    body[7][2], body[8][2] = "Art Director", "Reports to the head of Sales"
    return csv_of(("Timestamp", "Department", "Level", *texts()), *body)


@shape("team leads", right(people=with_levels("head", None, *["staff"] * 4, "head", None, *["staff"] * 4)))
def _team_leads():
    body = rows(str, stamped(levels={"head": "Abteilungsleiter", "staff": "Mitarbeiterin"}))
    body[1][2], body[7][2] = "Teamleiter", "Teamleiterin"
    return csv_of(("Zeitstempel", "Abteilung", "Funktion", *texts()), *body)


@shape(
    "names of departments that are both or neither",
    right(
        ASKED,
        kinds=["function"],
        fill={
            "Commercial": "sales",
            "Growth": "marketing",
            "Brand": "marketing",
            "Account Management": "sales",
        },
    ),
)
def _names_of_departments():
    names = {"sales": ("Commercial", "Account Management"), "marketing": ("Growth", "Brand")}
    return csv_of(
        ("Timestamp", "Department", "Level", *texts()),
        *rows(str, lambda n, p: (stamp(n), names[p.function][n % 2], p.level)),
    )


@shape("one department that nobody knows", right(READ, people=[replace(PEOPLE[0], function=None), *PEOPLE[1:]]))
def _growth():
    body = rows(str, stamped())
    body[0][1] = "Growth"
    return csv_of(("Timestamp", "Department", "Level", *texts()), *body)


@shape("function and level in one column", right())
def _one_column():
    titles = {"head": "Head of {}", "staff": "{} staff"}
    return csv_of(
        ("Timestamp", "Your role", *texts()),
        *rows(str, lambda n, p: (stamp(n), titles[p.level].format(p.function.title()))),
    )


@shape("the department before the statements, q1 to q22", right(ASKED, kinds=["columns"]))
def _shifted():
    return csv_of(
        ("id", *(f"q{number}" for number in range(1, 23))),
        *rows(str, lambda n, p: (n + 1, p.function.title(), p.level)),
    )


@shape("q1 to q24, the last four about something else", right(ASKED, READ, kinds=["columns"]))
def _more():
    return csv_of(
        ("id", *(f"q{number}" for number in range(1, 25))),
        *rows(str, lambda n, _p: (n + 1,), lambda n, p: (p.function.title(), p.level, "nice", f"{n + 20} years")),
    )


@shape("two statements in other words", right(ASKED, kinds=["columns"]))
def _reworded():
    names = list(texts())
    names[3], names[11] = "Marketing asks us before it plans.", "We are all measured by the same yardstick."
    return csv_of(("Timestamp", "Department", "Level", *names), *rows(str, stamped()))


@shape("a branch for each department")
def _branches():
    body = []
    for number, person in enumerate(PEOPLE):
        blank, row = [""] * 20, [stamp(number), person.function.title(), person.level]
        answers = [ENGLISH(answer) for answer in person.answers]
        body.append(row + (answers + blank if person.function == "sales" else blank + answers))
    return csv_of(("Timestamp", "Department", "Level", *texts(), *(f"{text}.1" for text in texts())), *body)


@shape("each statement beside its importance in words")
def _importance():
    names = []
    for text in texts():
        names += [text, f"How important is this? [{text}]"]
    body = []
    for number, person in enumerate(PEOPLE):
        row = [stamp(number), person.function.title(), person.level]
        for answer in person.answers:
            row += [ENGLISH(answer), ("Very important", "Unimportant", "Important")[(answer + number) % 3]]
        body.append(row)
    return csv_of(("Timestamp", "Department", "Level", *names), *body)


@shape("every column twice with the same answers")
def _twice():
    body = [[*row, *row[3:]] for row in rows(str, stamped())]
    return csv_of(("Timestamp", "Department", "Level", *texts(), *texts()), *body)


@shape("statements today and as they should be", right(ASKED, kinds=["columns"]))
def _ideal():
    names = [f"Today: {text}" for text in texts()] + [f"Ideal: {text}" for text in texts()]
    body = [
        [*row, *(min(5, answer + 1 + number % 2) for answer in person.answers)]
        for number, (row, person) in enumerate(zip(rows(str, stamped()), PEOPLE, strict=True))
    ]
    return csv_of(("Timestamp", "Department", "Level", *names), *body)


@shape("a comment beside each statement", right())
def _comments():
    names = []
    for text in texts():
        names += [text, f"Why? ({text})"]
    body = []
    for number, person in enumerate(PEOPLE):
        row = [stamp(number), person.function.title(), person.level]
        for place, answer in enumerate(person.answers):
            row += [answer, ("", "It varies", "4 of us agree")[(place + number) % 3]]
        body.append(row)
    return csv_of(("Timestamp", "Department", "Level", *names), *body)
