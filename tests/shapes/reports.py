"""Tables that people made of answers by hand, or copied out of a report, a mail or a page."""

import io
from dataclasses import replace

from tests.shapes import ASKED, ENGLISH, LEVELS, PEOPLE, READ, csv_of, refused, right, rows, shape, stamp, text_of
from tests.shapes.saved import workbook
from tests.shapes.vocabulary import DE, ES, FR, FRENCH, GERMAN, JA, JAPANESE, PL, POLISH, SPANISH, Q, T, plain, who

HEAD = ("Department", "Level", *T)
BODY = rows()


ONE_LESS = [replace(p, answers=(*p.answers[:7], None, *p.answers[8:])) if n == 4 else p for n, p in enumerate(PEOPLE)]


def of_book(book):
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@shape("a CSV line in each cell of a worksheet", right(READ, ASKED))
def _in_one_column():
    lines = text_of([HEAD, *BODY], ";", "\n").splitlines()
    return {"answers.xlsx": workbook(Answers=[[line] for line in lines])}


@shape("a CSV line in each cell of a worksheet, with commas", right(READ, ASKED))
def _in_one_column_commas():
    lines = text_of([("Department", "Level", *Q), *BODY], ",", "\n").splitlines()
    return {"answers.xlsx": workbook(Answers=[[line] for line in lines])}


@shape("merged department cells in a workbook", right(ASKED, READ, level=False, fill={}))
def _merged():
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append(["Department", *T])
    for n, person in enumerate(PEOPLE):
        sheet.append(["" if n % 6 else person.function.title(), *person.answers])
    sheet.merge_cells("A2:A7")
    sheet.merge_cells("A8:A13")
    return {"merged.xlsx": of_book(book)}


@shape("merged headings over blocks of five", right(READ, ASKED))
def _merged_blocks():
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    blocks = ["Markets", "Goals", "Processes", "People"]
    sheet.append(["About you", "", *[name if k == 0 else "" for name in blocks for k in range(5)]])
    sheet.append([*HEAD])
    for row in BODY:
        sheet.append([int(c) if str(c).isdigit() else c for c in row])
    sheet.merge_cells("A1:B1")
    for start in (3, 8, 13, 18):
        sheet.merge_cells(start_row=1, end_row=1, start_column=start, end_column=start + 4)
    return {"blocks.xlsx": of_book(book)}


@shape("medians, counts and shares below", right(READ, ASKED, fill={"rows": "left out"}))
def _below():
    more = [
        ["", "", *[""] * 20],
        ["Median", "", *[3] * 20],
        ["N", "", *[12] * 20],
        ["% agree (4-5)", "", *["42%"] * 20],
        ["Source: own survey, November 2026"],
    ]
    return {"report.csv": csv_of(HEAD, *BODY, *more)}


@shape("a total of each department below it", right(READ, ASKED, fill={"rows": "left out"}))
def _totals():
    mean = [f"{sum(p.answers[k] for p in PEOPLE[:6]) / 6:.2f}" for k in range(20)]
    other = [f"{sum(p.answers[k] for p in PEOPLE[6:]) / 6:.2f}" for k in range(20)]
    table = [*BODY[:6], ["Sales total", "", *mean], *BODY[6:], ["Marketing total", "", *other]]
    return {"report.csv": csv_of(HEAD, *table)}


@shape("mean and standard deviation of each statement above the people", right(READ, ASKED, fill={"rows": "left out"}))
def _above():
    mean = ["Mean", "", *[f"{sum(p.answers[k] for p in PEOPLE) / 12:.1f}" for k in range(20)]]
    return {"report.csv": csv_of(HEAD, mean, ["SD", "", *["1.2"] * 20], *BODY)}


@shape("transposed, one column for each person with their department above", right(READ, ASKED, level=False))
def _transposed():
    head = ["Statement", *[p.function.title() for p in PEOPLE]]
    body = [[t, *[p.answers[k] for p in PEOPLE]] for k, t in enumerate(T)]
    return {"transposed.csv": csv_of(head, *body)}


@shape("transposed with a mean a row at the end", right(READ, ASKED, fill={"rows": "left out"}))
def _transposed_mean():
    head = ["", *[f"P{n}" for n in range(1, 13)], "Mean"]
    body = [
        [t, *[p.answers[k] for p in PEOPLE], f"{sum(p.answers[k] for p in PEOPLE) / 12:.2f}"] for k, t in enumerate(T)
    ]
    above = [["Department", *[p.function.title() for p in PEOPLE], ""], ["Level", *[p.level for p in PEOPLE], ""]]
    return {"transposed.csv": csv_of(head, *above, *body)}


@shape("transposed with the number before the statement", right(READ, ASKED, level=False))
def _transposed_numbered():
    head = ["No.", "Statement", *[f"{p.function.title()} {n}" for n, p in enumerate(PEOPLE, 1)]]
    body = [[k, t, *[p.answers[k - 1] for p in PEOPLE]] for k, t in enumerate(T, 1)]
    return {"transposed.csv": csv_of(head, *body)}


@shape("means of two departments beside each statement", refused("", kinds=["scale", "function", "columns"]))
def _means_only():
    body = [[k, t, f"{2 + k / 20:.2f}", f"{4 - k / 20:.2f}", f"{2 - k / 10:.2f}"] for k, t in enumerate(T, 1)]
    return {"report.csv": csv_of(["#", "Statement", "Sales (n = 6)", "Marketing (n = 6)", "Difference"], *body)}


@shape(
    "rounded means of two departments beside each statement",
    refused("", kinds=["scale", "function", "columns", "shape", "rows"]),
)
def _rounded_means():
    body = [[t, 2 + k % 2, 4 - k % 2] for k, t in enumerate(T)]
    return {"report.csv": csv_of(["Statement", "Sales (mean)", "Marketing (mean)"], *body)}


@shape("one column for each department, named by nothing else", refused("", kinds=["shape", "rows"]))
def _departments_only():
    body = [[t, 2 + k % 2, 4 - k % 2] for k, t in enumerate(T)]
    return {"report.csv": csv_of(["Statement", "Sales", "Marketing"], *body)}


@shape("counts of answers of each department", refused("counts", kinds=["scale", "shape"]))
def _counts():
    head = ["Statement", *[f"{d}: {ENGLISH(n)}" for d in ("Sales", "Marketing") for n in range(1, 6)]]
    body = [
        [
            t,
            *[
                sum(p.answers[k] == n for p in PEOPLE if p.function == f)
                for f in ("sales", "marketing")
                for n in range(1, 6)
            ],
        ]
        for k, t in enumerate(T)
    ]
    return {"counts.csv": csv_of(head, *body)}


@shape("a long table with the number of the statement and the text", right(READ, ASKED))
def _long():
    body = [
        [100 + n, *who(n, p), k, t, p.answers[k - 1], stamp(n)]
        for n, p in enumerate(PEOPLE)
        for k, t in enumerate(T, 1)
    ]
    return {"long.csv": csv_of(["Person", "Department", "Level", "Item", "Question", "Answer", "Time"], *body)}


@shape("a long table with the people's department as rows of their own", right(READ, ASKED))
def _long_people():
    body = []
    for n, p in enumerate(PEOPLE):
        body += [[n, "Department", p.function.title()], [n, "Level", p.level]]
        body += [[n, t, ENGLISH(a)] for t, a in zip(T, p.answers, strict=True)]
    return {"long.csv": csv_of(["response_id", "question", "answer"], *body)}


@shape("a long table in which one answer is missing a row", right(READ, ASKED, people=ONE_LESS, level=False))
def _long_short():
    body = [
        [f"r{n}", p.function.title(), t, a]
        for n, p in enumerate(PEOPLE)
        for k, (t, a) in enumerate(zip(T, p.answers, strict=True))
        if (n, k) != (4, 7)
    ]
    return {"long.csv": csv_of(["id", "department", "statement", "value"], *body)}


for _name, (_sales, _marketing), (_head, _staff), _write in (
    ("German", DE[0].values(), DE[1].values(), GERMAN),
    ("French", FR[0].values(), FR[1].values(), FRENCH),
    ("Spanish", ES[0].values(), ES[1].values(), SPANISH),
    ("Polish", PL[0].values(), PL[1].values(), POLISH),
    ("Japanese", JA[0].values(), JA[1].values(), JAPANESE),
):

    @shape(
        f"a workbook in {_name} with a worksheet for each department and one with totals",
        right(READ, ASKED, fill={"Commercial": "sales"}),
    )
    def _sheets(sales=_sales, marketing=_marketing, head=_head, staff=_staff, write=_write):
        def sheet(people):
            return [["Level", *T], *[[head if p.level == "head" else staff, *map(write, p.answers)] for p in people]]

        totals = [["Summary", sales, marketing], *[[t, 3, 4] for t in T]]
        return {"Umfrage.xlsx": workbook(**{sales: sheet(PEOPLE[:6]), marketing: sheet(PEOPLE[6:]), "Totals": totals})}


@shape("worksheets Answers, Chart data and Pivot", right(READ, ASKED))
def _pivot():
    pivot = [
        ["Row Labels", "Average of Q1", "Average of Q2"],
        ["Sales", 2.5, 2.5],
        ["Marketing", 3.5, 3.5],
        ["Grand Total", 3, 3],
    ]
    return {
        "book.xlsx": workbook(Pivot=pivot, Answers=[("Department", "Level", *Q), *BODY], Chart=[["x", "y"], [1, 2]])
    }


@shape(
    "codes and labels of the answers in two worksheets",
    right(ASKED, kinds=["person"], fill={"person": "the same people"}),
)
def _two_versions():
    labels = [HEAD, *rows(ENGLISH)]
    return {"book.xlsx": workbook(Codes=[HEAD, *BODY], Labels=labels)}


@shape("a filter that hides Marketing", right(ASKED, fill={"rows": "people"}))
def _filtered():
    return {"book.xlsx": workbook(tuple(range(8, 14)), Answers=[HEAD, *BODY])}


@shape("hidden columns, one of them the department", right(READ, ASKED))
def _hidden_column():
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for row in [HEAD, *BODY]:
        sheet.append([int(c) if str(c).isdigit() else c for c in row])
    sheet.column_dimensions["A"].hidden = True
    return {"book.xlsx": of_book(book)}


@shape("a slash between answers as in choose all that apply", refused("", kinds=["scale"]))
def _slashes():
    return {"a.csv": plain((*("Department", "Level"), *Q), lambda a: f"{a}, {a % 5 + 1}")}


@shape("answers written as agree=1 to disagree=5 in the header row", right(ASKED, fill={}))
def _agree_one():
    head = ["Department", "Level", *[f"{t} (agree=1 … disagree=5)" for t in T]]
    return {"a.csv": csv_of(head, *rows(lambda a: 6 - a))}


@shape("a scale from ++ to --", right(ASKED, fill={"scale": {"++": "5", "+": "4", "o": "3", "-": "2", "--": "1"}}))
def _plus():
    return {"a.csv": plain(HEAD, lambda a: ["--", "-", "o", "+", "++"][a - 1])}


@shape("traffic lights", refused("", kinds=["scale"]))
def _lights():
    return {"a.csv": plain(HEAD, lambda a: ["red", "red", "yellow", "green", "green"][a - 1])}


@shape("ranks from 1 to 20", refused("", kinds=["scale"]))
def _ranks():
    table = [[*who(n, p), *[(k * 7 + n) % 20 + 1 for k in range(20)]] for n, p in enumerate(PEOPLE)]
    return {"a.csv": csv_of(HEAD, *table)}


@shape("yes, partly, no", refused("", kinds=["scale"]))
def _partly():
    return {"a.csv": plain(HEAD, lambda a: ["No", "No", "Partly", "Yes", "Yes"][a - 1])}


@shape("percent with the sign from 0 to 100", refused("", kinds=["scale"]))
def _percent():
    return {"a.csv": plain(HEAD, lambda a: f"{(a - 1) * 25 + (a % 2) * 5}%")}


@shape("net promoter numbers from 0 to 10, of which most are 1 to 5", refused("", kinds=["scale"]))
def _ten():
    table = [[*who(n, p), *p.answers] for n, p in enumerate(PEOPLE)]
    for n in (0, 3, 7, 9):
        table[n][5] = 10
        table[n][9] = 8
        table[n][12] = 7
    return {"a.csv": csv_of(HEAD, *table)}


@shape("the seniority in years beside the level", right(READ, ASKED))
def _years():
    def before(n, p):
        return (p.function.title(), p.level, n % 5 + 1)

    return {"a.csv": plain(("Department", "Level", "Years with the company (1-5)", *Q), str, before)}


@shape("age bands and region beside the department", right(READ, ASKED))
def _bands():
    def before(n, p):
        return (("25-34", "35-44")[n % 2], ("North", "South")[n % 2], p.function.title(), LEVELS[p.level])

    return {"a.csv": plain(("Age", "Region", "Business unit", "Position", *T), str, before)}


@shape(
    "Vertrieb Innendienst and Außendienst, Produktmanagement left to ask",
    right(ASKED, READ, fill={"Innendienst": "sales", "Außendienst": "sales", "Öffentlichkeitsarbeit": "marketing"}),
)
def _german_names():
    names = {"sales": ("Innendienst", "Außendienst"), "marketing": ("Marketing", "Öffentlichkeitsarbeit")}

    def before(n, p):
        return (names[p.function][n % 2], DE[1][p.level])

    return {"a.csv": plain(("Abteilung", "Funktion", *T), GERMAN, before)}


@shape("a semicolon file with decimal commas opened as text", right(READ, ASKED))
def _decimals():
    return {"a.csv": csv_of(HEAD, *rows(lambda a: f"{a},0"), separator=";")}


@shape("a clipboard table with line breaks in its headings", right(READ, ASKED))
def _breaks():
    head = ["Department", "Level", *[t.replace(" ", "\n", 1) for t in T]]
    return {"a.txt": csv_of(head, *BODY, separator="\t")}


@shape("the same person in two rows, one of them a draft", right(ASKED, READ, fill={}))
def _draft():
    head = ["ID", "Status", *HEAD]
    body = [[f"x{n}f", "final", *row] for n, row in enumerate(BODY)]
    body.insert(3, ["x2f", "draft", *BODY[2][:8], *[""] * 14])
    return {"a.csv": csv_of(head, *body)}
