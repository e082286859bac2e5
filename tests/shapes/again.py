"""People who stand in a file again, measurements in worksheets of their own, and rows that are nobody's answers."""

from dataclasses import replace
from io import BytesIO

from openpyxl import load_workbook

from tests.exports import spreadsheet_of
from tests.shapes import ASKED, PEOPLE, READ, csv_of, refused, right, rows, shape, stamped, texts

TOP = ("Timestamp", "Department", "Level")
STAMPED = stamped("2026-11-20 09:{:02}:10")
BODY = rows(str, STAMPED)
HEAD = [*TOP, *texts()]
THREES = replace(PEOPLE[0], answers=(3,) * 20)
OLD = [STAMPED(0, THREES)[0], *BODY[0][1:3], *["3"] * 20]
LATER = ["2026-11-20 10:30:10", *BODY[0][1:]]
LAST_ONE_COUNTS = right(ASKED, kinds=["rows"])


def numbered(*lines, names=tuple(f"R_{n}" for n in range(12)), heading="Response ID"):
    return csv_of([heading, *HEAD], *lines, *([name, *row] for name, row in zip(names[1:], BODY[1:], strict=True)))


@shape("an ID again with other answers", LAST_ONE_COUNTS)
def _again():
    return numbered(["R_0", *OLD], ["R_0", *LATER])


@shape("an ID again with other answers, the newest first", LAST_ONE_COUNTS)
def _newest_first():
    return numbered(["R_0", *LATER], ["R_0", *OLD])


@shape("an ID again in another version", LAST_ONE_COUNTS)
def _version():
    lines = [["2", "R_0", *BODY[0]], ["1", "R_0", *OLD], *(["1", f"R_{n}", *BODY[n]] for n in range(1, 12))]
    return csv_of(["Version", "Response ID", *HEAD], *lines)


@shape(
    "an ID again, first in full and then in part",
    right(
        ASKED, kinds=["rows"], fill={"earlier rows of the same ID": "people", "later rows of the same ID": "left out"}
    ),
)
def _in_part():
    return numbered(["R_0", *BODY[0]], ["R_0", LATER[0], *BODY[0][1:3], *["4"] * 5, *[""] * 15])


@shape(
    "an ID again of which both count",
    right(ASKED, people=[THREES, *PEOPLE], kinds=["rows"], fill={"earlier rows of the same ID": "people"}),
)
def _both():
    return numbered(["R_0", *OLD], ["R_0", *LATER])


for _heading in ("Name", "Participant", "Teilnehmer:in", "氏名"):

    @shape(f"a person again under {_heading}", right(ASKED, kinds=["rows"], fill={"rows": "left out"}))
    def _name(heading=_heading):
        names = ["Ana K.", *(f"Person {letter}" for letter in "BCDEFGHIJKL")]
        return numbered(["Ana K.", *OLD], ["Ana K.", *LATER], names=names, heading=heading)


@shape("two exports with other answers of one ID", right(ASKED, kinds=["rows"]))
def _two_exports():
    top = ["Response ID", *HEAD]
    late = [[f"R_{n}", *row] for n, row in enumerate(BODY)]
    return {"monday.csv": csv_of(top, ["R_0", *OLD], *late[1:8]), "friday.csv": csv_of(top, *late)}


@shape(
    "two exports with other answers of one ID, of which the earlier count",
    right(ASKED, people=[THREES, *PEOPLE[1:]], kinds=["rows"], fill={"other answers of the same ID": "left out"}),
)
def _earlier_counts():
    top = ["Response ID", *HEAD]
    late = [[f"R_{n}", *row] for n, row in enumerate(BODY)]
    return {"monday.csv": csv_of(top, ["R_0", *OLD], *late[1:8]), "friday.csv": csv_of(top, *late)}


@shape("a row for each answer, of a person twice", right(ASKED, kinds=["rows"], level=False))
def _long():
    table = [["R_0", text, 3, "Sales"] for text in texts()]
    for number, person in enumerate(PEOPLE):
        table += [
            [f"R_{number}", text, answer, person.function] for text, answer in zip(texts(), person.answers, strict=True)
        ]
    return csv_of(["respondent", "question", "answer", "dept"], *table)


def worksheets(**sheets):
    """Make a workbook of worksheets with titles."""
    book = load_workbook(BytesIO(spreadsheet_of(*sheets.values())))
    for sheet, title in zip(book, sheets, strict=True):
        sheet.title = title.replace("_", " ").strip()
    file = BytesIO()
    book.save(file)
    return {"answers.xlsx": file.getvalue()}


OTHERWISE = [[row[0], *row[1:3], *(6 - int(cell) for cell in row[3:])] for row in BODY]
EARLIER = [[row[0].replace("11-20", "05-20"), *row[1:]] for row in OTHERWISE]
for _one, _other in (("March", "September"), ("_2025", "_2026"), ("Before", "After"), ("Welle_1", "Welle_2")):

    @shape(
        f"worksheets of two measurements, {_one} and {_other}",
        right(ASKED, kinds=["rows"], fill={_one.strip("_").replace("_", " "): "left out", "rows": "people"}),
    )
    def _measurements(one=_one, other=_other):
        return worksheets(**{one: [HEAD, *EARLIER], other: [HEAD, *BODY]})


@shape("the same people recoded in a worksheet", right(ASKED, kinds=["rows"], fill={"B": "left out", "A": "people"}))
def _recoded():
    return worksheets(A=[HEAD, *BODY], B=[HEAD, *OTHERWISE])


@shape(
    "the same people reversed in a worksheet, without a time",
    right(ASKED, kinds=["rows"], fill={"Reversed": "left out", "Raw": "people"}),
)
def _reversed():
    return worksheets(Raw=[row[1:] for row in [HEAD, *BODY]], Reversed=[row[1:] for row in [HEAD, *OTHERWISE]])


@shape("worksheets of departments in one year", right(READ))
def _departments():
    return worksheets(Sales_2026=[HEAD, *BODY[:6]], Marketing_2026=[HEAD, *BODY[6:]])


@shape(
    "three measurements a month apart",
    right(
        ASKED,
        kinds=["rows"],
        fill={"until 2026-09-20": "left out", "from 2026-10-20 to 2026-10-20": "left out", "from 2026-11-20": "people"},
    ),
)
def _three():
    lines = [[row[0].replace("-11-", month), *row[1:]] for month in ("-09-", "-10-") for row in OTHERWISE]
    return csv_of(HEAD, *lines, *BODY)


for _form in ("2026-11-{:02} 09:00:10", "{:02}/11/2026 09:00:10", "11/{:02}/2026 09:00:10"):

    @shape(f"answers of the first days of a month, as {_form[:10]}", right(READ))
    def _first_days(form=_form):
        return csv_of(HEAD, *([form.format(number // 3 + 1), *row[1:]] for number, row in enumerate(BODY)))


MEANS = ["3"] * 20
for _row in (
    ["", "Ø", ""],
    ["", "Sales", ""],
    ["", "Sales (all)", ""],
    ["Moda", "", ""],
    ["Target 2027", "", ""],
    ["Last year", "Sales", ""],
    ["Soll", "", ""],
    ["", "Industry benchmark", ""],
    ["Page 1", "Sales?", ""],
):

    @shape(f"a row below of {' '.join(_row).strip()}, which is nobody", right(ASKED, kinds=["rows"]))
    def _nobody(row=_row):
        return csv_of(HEAD, *BODY, [*row, *MEANS])


@shape("the key above the answers", right(ASKED, kinds=["rows"]))
def _key():
    return csv_of(HEAD, ["Key", "", "", *["5"] * 20], *BODY)


@shape("means of both departments below", right(ASKED, kinds=["rows"]))
def _departments_below():
    return csv_of(HEAD, *BODY, ["", "Sales", "", *MEANS], ["", "Marketing", "", *MEANS])


@shape("a target in a table with a row for each answer", right(ASKED, kinds=["rows"], level=False, function=False))
def _target():
    whose = [*((f"r{n}", person.answers) for n, person in enumerate(PEOPLE)), ("Target", (4,) * 20)]
    lines = [[name, *each] for name, answers in whose for each in zip(texts(), answers, strict=True)]
    return csv_of(["rid", "item", "value"], *lines)


@shape("a person who left out what others told", right(READ, people=[*PEOPLE[:-1], replace(PEOPLE[-1], level=None)]))
def _left_out():
    return csv_of(HEAD, *BODY[:-1], [*BODY[-1][:2], "", *BODY[-1][3:]])


@shape("means of the statements above the answers", right(READ))
def _means_above():
    return csv_of(["Statement", "Mean"], *([text, "2.67"] for text in texts()), [], HEAD, *BODY)


@shape("formulas without results", refused("formulas"))
def _formulas():
    lines = [[*row[:3], *(f"={cell}+0" for cell in row[3:])] for row in BODY]
    return {"answers.xlsx": spreadsheet_of([HEAD, *lines])}
