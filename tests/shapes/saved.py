"""Encodings, separators and what spreadsheets add: titles, totals, hidden rows, several worksheets."""

import io
import json
import zipfile
from xml.sax.saxutils import escape

from tests.shapes import (
    ASKED,
    ENGLISH,
    PEOPLE,
    READ,
    REFUSED,
    Expected,
    csv_of,
    refused,
    right,
    rows,
    shape,
    stamp,
    stamped,
    text_of,
    texts,
    words_of,
)
from tests.shapes.google import LANGUAGES

TOP = ("Timestamp", "Department", "Level")
TABLE = [[*TOP, *texts()], *rows(str, stamped())]


def in_language(language, encoding, separator=";"):
    names, people, words, time = LANGUAGES[language]
    before = stamped(
        time,
        dict(zip(("sales", "marketing"), people, strict=False)),
        dict(zip(("head", "staff"), people[2:], strict=True)),
    )
    statements = [text.replace("’", "'") for text in texts()]
    words = [word.replace("’", "'") for word in words]
    table = [(*names, *statements), *rows(words_of(words), before)]
    return text_of(table, separator).encode(encoding)


for _language, _encoding in (
    ("German", "cp1252"),
    ("German", "mac_roman"),
    ("French", "cp1252"),
    ("French", "mac_roman"),
    ("Polish", "cp1250"),
    ("Polish", "iso8859_2"),
    ("Russian", "cp1251"),
    ("Russian", "koi8_r"),
    ("Japanese", "shift_jis"),
    ("Japanese", "euc_jp"),
    ("Chinese", "gbk"),
    ("Swedish", "cp1252"),
    ("Spanish", "utf-16"),
    ("Portuguese", "utf-16-le"),
    ("Italian", "utf-8-sig"),
):

    @shape(f"{_language} in {_encoding}")
    def _encoded(language=_language, encoding=_encoding):
        return in_language(language, encoding)


for _name, _separator in (("tabs", "\t"), ("bars", "|"), ("semicolons", ";"), ("carets", "^"), ("tildes", "~")):

    @shape(f"separated by {_name}", right())
    def _separated(separator=_separator):
        return csv_of(*TABLE, separator=separator)


@shape("everything in quotation marks")
def _quoted():
    return (
        "\r\n".join(",".join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in TABLE).encode()
        + b"\r\n"
    )


@shape("a title and a note above", right(READ))
def _titled():
    return csv_of(["How we work together, November"], [], ["12 answers", "", "exported by Anna"], [], *TABLE)


@shape("blank columns and rows behind", right(READ))
def _blank():
    return csv_of(*([*row, "", "", ""] for row in TABLE), [""] * 26, [], [""] * 26)


@shape("a note below", right(READ))
def _note():
    return csv_of(*TABLE, [], ["Exported on 21 November 2026 by the survey tool"])


for _label, _values in (
    ("Mittelwert", "3,4"),
    ("Durchschnitt", "3"),
    ("Average", "3.42"),
    ("Summe", "41"),
    ("n", "12"),
    ("Moyenne", "3"),
):

    @shape(f"{_label} below", right(kinds=["rows"]))
    def _below(label=_label, values=_values):
        return csv_of(*TABLE, [label, "", "", *[values] * 20])


@shape("means below without a word", right(ASKED, kinds=["rows"], fill={"rows": "left out"}))
def _unlabelled():
    return csv_of(*TABLE, [], ["", "", "", *[3] * 20])


@shape("the standard deviation and the mean below, with decimals", right())
def _decimals():
    return csv_of(*TABLE, ["Mean", "", "", *["3.42"] * 20], ["SD", "", "", *["0.91"] * 20])


@shape("somebody called Max", right(READ, level=False, function=False))
def _max():
    return csv_of(("Name", *texts()), *([f"Max{n}" if n < 11 else "Max", *row[3:]] for n, row in enumerate(TABLE[1:])))


@shape("a wave a column", right(ASKED, people=PEOPLE[6:], kinds=["rows"], fill={"2025": "left out", "2026": "people"}))
def _waves():
    return csv_of(
        ("Year", *TOP, *texts()), *(["2026" if number > 5 else "2025", *row] for number, row in enumerate(TABLE[1:]))
    )


@shape(
    "half a year between answers", Expected(frozenset({READ, ASKED}), kinds=frozenset({"rows"}), whatever_is_read=True)
)
def _gap():
    body = rows(
        str,
        lambda n, p: (
            stamp(n, "2026/05/20 9:{:02}:01" if n % 2 else "2026/11/20 9:{:02}:01"),
            p.function.title(),
            p.level,
        ),
    )
    return csv_of(TABLE[0], *body)


# Workbooks.
def workbook(hidden=(), **sheets):
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for title, table in sheets.items():
        sheet = book.create_sheet(title)
        for row in table:
            sheet.append([int(cell) if str(cell).isdigit() else cell for cell in row])
        for number in hidden:
            sheet.row_dimensions[number].hidden = True
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@shape("a workbook")
def _workbook():
    return {"survey.xlsx": workbook(Responses=TABLE)}


WITHOUT_FUNCTION = [["Timestamp", *texts()], *([row[0], *row[3:]] for row in TABLE[1:])]


@shape("a worksheet for each department", right(level=False))
def _sheets():
    top, body = WITHOUT_FUNCTION[:1], WITHOUT_FUNCTION[1:]
    return {"survey.xlsx": workbook(Sales=top + body[:6], Marketing=top + body[6:], Notes=[["Thank you"]])}


@shape("a legend in another worksheet that turns the scale round", right(ASKED, kinds=["scale"]))
def _legend_sheet():
    table = [TABLE[0], *([*row[:3], *(6 - int(cell) for cell in row[3:])] for row in TABLE[1:])]
    return {"survey.xlsx": workbook(Responses=table, Legend=[[1, "Strongly agree"], [5, "Strongly disagree"]])}


@shape("answers and a copy of them in one workbook", right())
def _copy():
    return {"survey.xlsx": workbook(**{"Form responses 1": TABLE, "Copy": TABLE})}


@shape("answers and a summary in one workbook", right())
def _summary():
    counts = [["Statement", "1", "2", "3", "4", "5"], *([text, 1, 2, 3, 4, 2] for text in texts())]
    return {"survey.xlsx": workbook(Data=TABLE, Summary=counts)}


@shape("hidden rows", right(ASKED, READ, kinds=["rows"], people=PEOPLE[:10], fill={"hidden": "left out"}))
def _hidden():
    return {"survey.xlsx": workbook(hidden=(12, 13), Responses=TABLE)}


@shape("OpenDocument")
def _open_document():
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(str(cell))}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in TABLE
    )
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content{names}><office:body><office:spreadsheet>"
        f'<table:table table:name="Sheet1">{cells}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return {"survey.ods": file.getvalue()}


@shape("a CSV file within a ZIP, as Google Forms downloads it", right(READ))
def _zipped():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("Survey.csv", csv_of(*TABLE))
    return {"Survey.csv.zip": file.getvalue()}


# Other layouts.
@shape("pasted with its header")
def _pasted():
    return {"pasted.txt": text_of(TABLE, "\t", "\n").encode()}


@shape(
    "pasted without its header",
    Expected(frozenset({ASKED, REFUSED}), right().people, reason="header", kinds=frozenset({"shape", "columns"})),
)
def _headless():
    return {"pasted.txt": text_of(TABLE[1:], "\t", "\n").encode()}


@shape("statements in rows, with rows for department and level")
def _turned():
    return csv_of(
        *zip(*([f"P{n}", *row[1:]] if n else ["Person", *row[1:]] for n, row in enumerate(TABLE)), strict=True)
    )


@shape("statements in rows, in words", right(level=False))
def _turned_words():
    return csv_of(
        ["Statement", *(person.function.title() for person in PEOPLE)],
        *([text, *(ENGLISH(person.answers[place]) for person in PEOPLE)] for place, text in enumerate(texts())),
    )


@shape("an answer a row", Expected(frozenset({READ, ASKED, REFUSED}), right(level=False).people, reason="row"))
def _long():
    return csv_of(
        ("Respondent", "Department", "Statement", "Answer"),
        *(
            (f"p{n}", p.function.title(), text, ENGLISH(p.answers[place]))
            for n, p in enumerate(PEOPLE)
            for place, text in enumerate(texts())
        ),
    )


@shape("an answer a row, by number", Expected(frozenset({READ, ASKED, REFUSED}), right(level=False).people))
def _long_numbers():
    return csv_of(
        ("id", "department", "item", "value"),
        *((n, p.function, f"q{place + 1}", p.answers[place]) for n, p in enumerate(PEOPLE) for place in range(20)),
    )


# JSON of form tools: read, or one sentence.
def of_json(value):
    return {"survey.json": json.dumps(value).encode()}


JSON = Expected(frozenset({READ, ASKED, REFUSED}), right(level=False).people, reason="JSON")


@shape("JSON by wording", JSON)
def _json():
    return of_json([{"department": p.function} | dict(zip(texts(), p.answers, strict=True)) for p in PEOPLE])


@shape("JSON of Formbricks", JSON)
def _json_formbricks():
    return of_json(
        {
            "data": [
                {"id": f"c{n}", "data": {"department": p.function} | {f"q{i}": a for i, a in enumerate(p.answers, 1)}}
                for n, p in enumerate(PEOPLE)
            ]
        }
    )


@shape("JSON of Typeform", JSON)
def _json_typeform():
    def answers(person):
        chosen = [{"field": {"ref": "department"}, "type": "choice", "choice": {"label": person.function.title()}}]
        return chosen + [
            {"field": {"ref": f"s{i}"}, "type": "number", "number": a} for i, a in enumerate(person.answers, 1)
        ]

    return of_json(
        {"total_items": 12, "items": [{"token": f"t{n}", "answers": answers(p)} for n, p in enumerate(PEOPLE)]}
    )


@shape("JSON of Qualtrics", JSON)
def _json_qualtrics():
    return of_json(
        {
            "responses": [
                {
                    "responseId": f"R_{n}",
                    "values": {"QID1": p.function.title()} | {f"QID3_{i}": a for i, a in enumerate(p.answers, 1)},
                }
                for n, p in enumerate(PEOPLE)
            ]
        }
    )


@shape("a JSON of something else", refused("JSON", kinds=["shape"]))
def _json_other():
    return of_json({"name": "site", "version": 3, "pages": ["a", "b"]})
