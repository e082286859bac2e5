"""Rows and columns that are no people: their name says so, or a column that says which rows count."""

from dataclasses import replace

from tests.shapes import ASKED, PEOPLE, READ, Someone, csv_of, right, rows, shape, text_of
from tests.shapes.saved import workbook
from tests.shapes.vocabulary import WHO, Q, T, plain, who

NAMED = ("Name", *WHO, *T)
LEFT_OUT = right(ASKED, kinds=["rows"])


def named(number, person):
    return (f"Anna {chr(65 + number)}.", *who(number, person))


def with_row(label, *beside, head=NAMED, before=named, first=False):
    """Return the twelve, and a row with a label, a department and a level, and the same answer everywhere."""
    people, row = rows(str, before), [label, *beside, *[3] * 20]
    return csv_of(head, *([row, *people] if first else [*people, row]))


for _label in (
    "Average",
    "TOTAL",
    "Sales average",
    "Benchmark",
    "Target",
    "Goal 2027",
    "Last year",
    "Consensus",
    "Vorjahr",
):

    @shape(f"a row named {_label}, with a department", LEFT_OUT)
    def _named(label=_label):
        return with_row(label, "Sales", "staff")


for _label in ("test test", "Test User", "Dummy", "asdf", "John Doe (test)", "PLEASE IGNORE", "test@example.com"):

    @shape(f"a row named {_label}", LEFT_OUT)
    def _test(label=_label):
        return with_row(label, "Sales", "staff", first=True)


@shape("a row whose comment says that it is a test", LEFT_OUT)
def _comment():
    lines = rows(str, who, lambda _n, _p: ("",))
    return csv_of((*WHO, *T, "Comments"), ["Sales", "staff", *[1] * 20, "this is only a test"], *lines)


@shape("a row whose department has a sign for a mean", right(READ, ASKED))
def _mean():
    return with_row("Ø Vertrieb", "", head=(*WHO, *T), before=who)


@shape("a row whose department has a year", LEFT_OUT)
def _year():
    return with_row("Sales 2025", "", head=(*WHO, *T), before=who)


MARKS = {
    "Status": ("Disqualified", "Complete"),
    "Valid?": ("no", "yes"),
    "Exclude": ("x", ""),
    "Include": ("", "x"),
    "Deleted": ("TRUE", "FALSE"),
    "Do you consent to the use of your answers?": ("No", "Yes"),
    "Einwilligung": ("Nein", "Ja"),
    "Consent": ("I do not agree", "I agree"),
}
for _heading, (_no, _yes) in MARKS.items():

    @shape(f"a column that says which rows count, {_heading[:10]} {_no}", LEFT_OUT)
    def _marked(heading=_heading, no=_no, yes=_yes):
        lines = rows(str, lambda n, p: (yes, *who(n, p)))
        return csv_of((heading, *WHO, *T), [no, "Sales", "staff", *[1] * 20], *lines)


for _heading, _text in (("Status", "Partial"), ("Deleted", "FALSE"), ("Consent", "Yes"), ("Valid", "")):

    @shape(f"a column of which all rows count, {_heading} {_text}", right(READ))
    def _counts(heading=_heading, text=_text):
        return csv_of((heading, *WHO, *T), *rows(str, lambda n, p: (text, *who(n, p))))


TITLES = ["Test Manager", "QA Tester", "Group Lead", "Target Planner", "Goalkeeper", "Company Secretary"]


@shape("job titles that hold words for tests and targets", right(READ, level=False))
def _titles():
    before = [(f"{TITLES[n % 6]} {chr(65 + n)}", p.function) for n, p in enumerate(PEOPLE)]
    return csv_of(("Job title", "Department", *T), *([*before[n], *p.answers] for n, p in enumerate(PEOPLE)))


@shape("names that hold words for means", right(READ))
def _names():
    names = ["Max", "Min Ho", "Carla Testa", "Paul Goalby", "Anna Sumner", "Mo Dean"] * 2
    return csv_of(NAMED, *rows(str, lambda n, p: (f"{names[n]} {n}", *who(n, p))))


@shape("a department called Group Marketing", right(READ))
def _group():
    departments = {"sales": "Sales", "marketing": "Group Marketing"}
    return csv_of((*WHO, *T), *rows(str, lambda _n, p: (departments[p.function], p.level)))


def columns(label, last=True, values=lambda n: n % 5 + 1):
    """Return a table with a column for each person, and one with another label, without department and level."""
    lines = [
        ["", *(f"Anna {chr(65 + n)}." for n, _ in enumerate(PEOPLE))],
        ["Department", *(p.function for p in PEOPLE)],
        ["Level", *(p.level for p in PEOPLE)],
        *([text, *(p.answers[n] for p in PEOPLE)] for n, text in enumerate(T)),
    ]
    beside = [label, "", "", *map(values, range(20))]
    return [[*line, more] if last else [line[0], more, *line[1:]] for line, more in zip(lines, beside, strict=True)]


for _label in ("Target", "Goal 2027", "Weight", "Last year", "Benchmark", "Page", "Budget owner"):
    for _last in (True, False):

        @shape(f"a column that is no person, {_label}, {'last' if _last else 'first'}", LEFT_OUT)
        def _column(label=_label, last=_last):
            return text_of(columns(label, last)).encode()


@shape("a column that is no person, in a workbook", LEFT_OUT)
def _in_workbook():
    return {"answers.xlsx": workbook(Answers=columns("Target"))}


@shape("a long comment that speaks of a test", right(READ))
def _speaks_of_a_test():
    said = "We run so many tests of campaigns that people say: please ignore this one, it is only a test."
    comments = [said, *[""] * 11]
    return csv_of(
        (*WHO, *T, "Comments"), *([p.function, p.level, *p.answers, comments[n]] for n, p in enumerate(PEOPLE))
    )


@shape("one person of a department called Group Marketing", right(READ))
def _of_a_group():
    lines = rows(str, who)
    lines[-1][0] = "Group Marketing"
    return csv_of((*WHO, *T), *lines)


@shape("two of ten rows without an ID", right(ASKED, people=PEOPLE[:8], kinds=["rows"], fill={"rows": "left out"}))
def _without_an_id():
    keys = [*(f"R_{n}x7" for n in range(8)), "", ""]
    lines = [[key, *line] for key, line in zip(keys, rows(str, who), strict=False)]
    return csv_of(("Response ID", *WHO, *T), *lines)


@shape(
    "a column beside people that names nobody, where one of them lacks a level",
    right(ASKED, kinds=["rows"], people=[replace(PEOPLE[0], level=None), *PEOPLE[1:]]),
)
def _without_a_level():
    people = [
        ["", *(str(n) for n, _ in enumerate(PEOPLE)), "13"],
        ["Department", *(p.function for p in PEOPLE), ""],
        ["Level", "", *(p.level for p in PEOPLE[1:]), ""],
        *([text, *(p.answers[n] for p in PEOPLE), 3] for n, text in enumerate(T)),
    ]
    return text_of(people).encode()


@shape("what both agreed on, under department and level", LEFT_OUT)
def _agreed():
    return csv_of((*WHO, *T), *rows(str, who), ["Both", "Consensus", *[3, 4] * 10])


for _status in ("validation_status_not_approved", "Not approved", "Declined"):

    @shape(f"a person whose status is {_status}", LEFT_OUT)
    def _not_approved(status=_status):
        people = rows(str, who)
        return csv_of((*WHO, *T, "_validation_status"), *([*row, ""] for row in people), [*people[0], status])


for _nothing in ("N/A", "n/a", "n.a.", "No answer", "N. v. t."):

    @shape(
        f"somebody whose department is {_nothing}",
        right(READ, people=(replace(PEOPLE[0], function=None), *PEOPLE[1:])),
    )
    def _no_department(nothing=_nothing):
        return plain(("Department", "Level", *Q), str, lambda n, p: (p.function if n else nothing, p.level))


for _beside in (("Mode", "Status"), ("Status", "Mode")):

    @shape(f"previews told by Status, with {' before '.join(_beside)}", right(people=PEOPLE[1:], kinds=["rows"]))
    def _two_that_tell_how_it_came(beside=_beside):
        told = {"Mode": lambda _: "online", "Status": lambda number: "IP Address" if number else "Survey Preview"}
        return plain((*WHO, *beside, *Q), str, lambda n, p: (*who(n, p), *(told[name](n) for name in beside)))


def below_departments(label, *, level=""):
    return csv_of(("Department", "Level", *T), *rows(str, who), [label, level, *[3, 4] * 10])


for _label in ("Target", "BENCHMARK", "Ideal", "Last year", "Example", "Ø", "Soll", "Best practice", "Vorjahr"):

    @shape(f"a row of the department {_label}", LEFT_OUT)
    def _no_department(label=_label):
        return below_departments(label)


def _and_one(level, times=1):
    return right(READ, people=[*PEOPLE, *[Someone(None, level, (3, 4) * 10)] * times])


for _label in (
    "Industry",
    "Group",
    "Company",
    "Product",
    "Operations",
    "Targeting",
    "Target group",
    "Change",
    "All",
    "Us",
):

    @shape(f"a person of the department {_label}", _and_one(None))
    def _a_department(label=_label):
        return below_departments(label)


@shape("a person of the department Target with a level", _and_one("staff"))
def _with_level():
    return below_departments("Target", level="Team member")


@shape("two people of the department Target", _and_one(None, times=2))
def _a_team():
    return csv_of(
        ("Department", "Level", *T),
        *rows(str, who),
        ["Target", "", *[3, 4] * 10],
        ["Target", "", *[3, 4] * 10],
    )


for _head in ("Company", "Market", "Office", "Account", "Client"):

    @shape(f"a person whose {_head} is Target", right(READ))
    def _elsewhere(head=_head):
        return csv_of((*WHO, head, *T), *rows(str, lambda n, p: (*who(n, p), "Acme" if n else "Target")))
