"""Exports whose headings, rows and marks of no answer were looked up in public code and documents of the tools."""

import html
import json

from tests.shapes import ASKED, ENGLISH, LEVELS, PEOPLE, READ, csv_of, missing, refused, right, rows, shape, text_of
from tests.shapes.tools import LIME, MONKEY, QUALTRICS, QUALTRICS_LABELS, columns, monkey
from tests.shapes.tools_abroad import BEHIND_ANSWERS_OF_TYPEFORM
from tests.shapes.vocabulary import DE, GERMAN, QUESTION, T

ORDERS = [[(number * 7 + place * 3) % 20 + 1 for place in range(20)] for number in range(len(PEOPLE))]
"""A shuffled order of the statements for each person, as surveys note it that show them in another order each time."""


def seconds(number, count):
    """Return times that somebody took, in seconds."""
    return [f"{3 + (number * 5 + place * 3) % 17}.{(number + place) % 10}" for place in range(count)]


# LimeSurvey: timings behind the answers (`groupTime…`, `…Time`), semicolons, and the VV file.
@shape("limesurvey with the time for each question")
def _lime_times():
    names = columns("A{number:02}")
    head = (*LIME, "dept", "level", *names, "interviewtime", "groupTime721", "deptTime", "levelTime")
    head = (*head, *(f"{name}Time" for name in names))

    def first(n, p):
        return (n + 1, f"2026-11-20 10:{n:02}:31", 3, "en", 158103396 + n, p.function.title(), p.level)

    return csv_of(head, *rows(str, first, lambda n, _: seconds(n, 24)), separator=";")


@shape("limesurvey with whole seconds for each question")
def _lime_whole_times():
    names = columns("A{number:02}")
    head = (*LIME, "dept", "level", *names, "interviewtime", *(f"{name}Time" for name in names))

    def first(n, p):
        return (n + 1, f"2026-11-20 10:{n:02}:31", 3, "en", 158103396 + n, p.function.title(), p.level)

    def after(n, _p):
        return (93, *((n + place) % 5 + 1 for place in range(20)))

    return csv_of(head, *rows(str, first, after), separator=";")


@shape("limesurvey vv", right(ASKED, READ, people=missing(2)))
def _lime_vv():
    top = ("Response ID", "Access code", "Date submitted", "Last page", "Start language", "Seed", "Date started")
    codes = ("id", "token", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "department", "level")

    def first(n, p):
        time = f"2026-11-20 10:{n:02}:31"
        return (n + 1, "{question_not_shown}", time, 2, "en", 911 + n, time, p.function.title(), p.level)

    def write(answer):
        return "{question_not_shown}" if answer == 2 else str(answer)

    body = rows(write, first)
    return csv_of(
        (*top, "Department", "Level", *columns(QUESTION + " [{text}]")),
        (*codes, *columns("agree_SQ{number:03}")),
        *body,
        separator="\t",
    )


@shape(
    "limesurvey, yes and no converted to 1 and 2",
    right(ASKED, level=False, fill={"function": {"1": "sales", "2": "marketing"}}),
)
def _lime_converted():
    head = (*LIME, "Do you work in Sales?", *columns(QUESTION + " [{text}]"))

    def first(n, p):
        return (n + 1, f"2026-11-20 10:{n:02}:31", 3, "en", 911 + n, 1 if p.function == "sales" else 2)

    return csv_of(head, *rows(ENGLISH, first), separator=";")


# Qualtrics: the order in which the rows of a matrix were shown, and clicks on a page.
def qualtrics_more(heads, cells, write=str):
    """Return a file of Qualtrics with more columns before the statements: code, label and import ID of each."""
    codes = [*QUALTRICS, "Q_RecaptchaScore", "Q1", "Q2", *(f"Q3_{number}" for number in range(1, 21))]
    labels = [*QUALTRICS_LABELS, "Q_RecaptchaScore", "Department", "Level", *(f"{QUESTION} - {text}" for text in T)]
    ids = [*("startDate", "endDate", "status", "progress", "duration", "finished", "recordedDate", "_recordId")]
    ids = [*ids, "Q_RecaptchaScore", "QID1", "QID2", *(f"QID3_{number}" for number in range(1, 21))]
    body = []
    for n, p in enumerate(PEOPLE):
        time = f"2026-11-20 10:{n:02}:40"
        row = [time, time, "IP Address", 100, 140, "True", time, f"R_{n:05}", "0.9", p.function.title(), p.level]
        body.append([*row, *map(write, p.answers), *cells(n)])
    third = [json.dumps({"ImportId": each}, separators=(",", ":")) for each in (*ids, *(head[2] for head in heads))]
    return csv_of([*codes, *(head[0] for head in heads)], [*labels, *(head[1] for head in heads)], third, *body)


@shape("qualtrics with the order in which statements were shown")
def _qualtrics_orders():
    heads = [(f"Q3_DO_{n}", f"{QUESTION} - Display Order - {text}", f"QID3_DO_{n}") for n, text in enumerate(T, 1)]
    return qualtrics_more(heads, lambda n: ORDERS[n], ENGLISH)


@shape("qualtrics numbers with the order in which statements were shown")
def _qualtrics_number_orders():
    heads = [(f"Q3_DO_{n}", f"{QUESTION} - Display Order - {text}", f"QID3_DO_{n}") for n, text in enumerate(T, 1)]
    return qualtrics_more(heads, lambda n: ORDERS[n])


@shape("qualtrics with clicks on the page and scores")
def _qualtrics_clicks():
    clicks = ("First Click", "Last Click", "Page Submit", "Click Count")
    heads = [(f"Q4_{each}", f"Timing - {each}", f"QID4_{each}") for each in clicks]
    heads += [("SC0", "Score", "SC_1"), ("Q_BallotBoxStuffing", "Q_BallotBoxStuffing", "Q_BallotBoxStuffing")]
    return qualtrics_more(heads, lambda n: (*seconds(n, 3), 22 + n, 61 + n, ""))


@shape("qualtrics, looped once", right(ASKED, READ))
def _qualtrics_looped():
    codes = [*QUALTRICS, "Q1", "Q2", *(f"1_Q3_{number}" for number in range(1, 21))]
    labels = [*QUALTRICS_LABELS, "Department", "Level", *(f"{QUESTION} - {text}" for text in T)]
    third = [f'{{"ImportId":"1_QID3_{place}"}}' for place in range(len(codes))]

    def first(n, p):
        time = f"2026-11-20 10:{n:02}:40"
        return (time, time, "IP Address", 100, 140, "True", time, f"R_{n:05}", p.function.title(), p.level)

    return csv_of(codes, labels, third, *rows(ENGLISH, first))


# Nextcloud Forms: a second row, hidden in a workbook and plain in CSV, that holds the IDs of the columns.
NEXTCLOUD = ("Submission ID", "User ID", "User display name", "Timestamp")
NEXTCLOUD_IDS = ("submission_id", "user_id", "user_display_name", "timestamp", "question-id-31", "question-id-32")


def nextcloud(head=NEXTCLOUD, who=("Department", "Level"), write=ENGLISH, names=None):
    def first(n, p):
        return (n + 7, "", "Anonymous user", f"2026-11-20T10:{n:02}:31+01:00", p.function.title(), LEVELS[p.level])

    ids = (*NEXTCLOUD_IDS, *(f"question-id-33-{number}" for number in range(101, 121)))
    names = names or columns(QUESTION + " ({text})")
    return csv_of((*head, *who, *names), ids, *rows(write, first), encoding="utf-8-sig")


@shape("nextcloud with the row of IDs")
def _nextcloud():
    return nextcloud()


@shape("nextcloud with the row of IDs, German")
def _nextcloud_german():
    head = ("Abgabe-ID", "Benutzer-ID", "Anzeigename des Benutzers", "Zeitstempel")
    return nextcloud(head, ("Abteilung", "Ebene"), GERMAN)


@shape("nextcloud with the row of IDs, one question for each statement")
def _nextcloud_single():
    return nextcloud(write=str, names=T)


# SoSci Survey: tabs, marks of no answer as negative numbers, times of pages, and how a person came.
SOSCI = ("CASE", "SERIAL", "REF", "QUESTNNR", "MODE", "STARTED")
SOSCI_AFTER = (*(f"TIME{number:03}" for number in range(1, 5)), "TIME_SUM", "MAILSENT", "LASTDATA", "STATUS")
SOSCI_AFTER = (*SOSCI_AFTER, "FINISHED", "Q_VIEWER", "LASTPAGE", "MAXPAGE", "MISSING", "MISSREL", "TIME_RSI")


def sosci(names, write, people=PEOPLE, top=(), encoding="utf-8"):
    def first(n, p):
        return (100 + n, "", "", "base", "interview", f"2026-11-20 10:{n:02}:31", 1 if p.function == "sales" else 2)

    def after(n, _p):
        times = [7 + n % 4, 40 + n, 31, 5]
        return (*times, sum(times), "", f"2026-11-20 10:{n + 2:02}:31", "", 1, 0, 4, 4, 0, 0, "1.08")

    body = rows(write, first, after, people)
    return csv_of(*top, (*SOSCI, "SD01", *names, *SOSCI_AFTER), *body, separator="\t", encoding=encoding)


SOSCI_CODES = {"SD01": "function", "function": {"1": "sales", "2": "marketing"}}


@shape(
    "sosci, -9 where nothing was said",
    right(ASKED, people=missing(3), level=False, kinds=["columns"], fill=SOSCI_CODES),
)
def _sosci_missing():
    return sosci(columns("ZA01_{number:02}"), lambda answer: -9 if answer is None else answer, missing(3))


@shape("sosci, tabs and UTF-16", right(ASKED, level=False, kinds=["columns"], fill=SOSCI_CODES))
def _sosci_utf16():
    return sosci(columns("ZA01_{number:02}"), str, encoding="utf-16")


@shape("sosci, a second row of texts", right(ASKED, level=False, fill={"function": {"1": "sales", "2": "marketing"}}))
def _sosci_texts():
    before = (
        "Interview-Nummer (fortlaufend)",
        "Seriennummer (sofern verwendet)",
        "Referenz (sofern im Link angegeben)",
    )
    before += (
        "Fragebogen, der im Interview verwendet wurde",
        "Interview-Modus",
        "Zeitpunkt zu dem das Interview begonnen hat",
    )
    names = columns("ZA01_{number:02}")
    head = (*SOSCI, "SD01", *names, *SOSCI_AFTER)
    texts = (*before, "Abteilung", *(f"Zusammenarbeit: {text}" for text in T))
    texts += tuple(f"Verweildauer Seite {number}" for number in range(1, 5)) + ("Verweildauer gesamt",) + ("",) * 10
    body = sosci(names, str).decode().split("\r\n", 1)[1]
    return (text_of([head, texts], "\t") + body).encode()


# REDCap: the state of the form behind the answers, ticked boxes for each department, raw and as labels.
@shape(
    "redcap raw with boxes for each department",
    right(ASKED, level=False, fill={"function": {"1": "sales", "0": "marketing"}}),
)
def _redcap_boxes():
    head = ("record_id", "redcap_survey_identifier", "alignment_timestamp", "department___1", "department___2")
    head = (*head, *columns("stmt_{number:02}"), "alignment_complete")

    def first(n, p):
        return (n + 1, "", f"2026-11-20 10:{n:02}:31", int(p.function == "sales"), int(p.function == "marketing"))

    return csv_of(head, *rows(str, first, lambda *_: (2,)))


@shape("redcap labels with boxes for each department", right(level=False))
def _redcap_labels():
    head = ("Record ID", "Survey Identifier", "Survey Timestamp", "Department (choice=Sales)")
    head = (*head, "Department (choice=Marketing)", *T, "Complete?")

    def first(n, p):
        boxes = [{True: "Checked", False: "Unchecked"}[p.function == each] for each in ("sales", "marketing")]
        return (n + 1, "", f"2026-11-20 10:{n:02}:31", *boxes)

    return csv_of(head, *rows(ENGLISH, first, lambda *_: ("Complete",)))


# KoBoToolbox: semicolons, groups before the names, and its own columns at the end.
@shape("kobo with groups, semicolons and its own columns")
def _kobo_groups():
    own = ("_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by")
    own = (*own, "__version__", "_tags", "_index")
    head = ("start", "end", "group_who/department", "group_who/level")
    head = (*head, *columns("group_statements/s{number:02}"), *own)

    def first(n, p):
        return (f"2026-11-20T10:{n:02}:31.226+01:00", f"2026-11-20T10:{n + 3:02}:02.017+01:00", p.function, p.level)

    def after(n, _p):
        return (
            504238666 + n,
            f"fe833c3c-{n:04}",
            f"2026-11-20T09:{n:02}:40",
            "",
            "",
            "submitted_via_web",
            "",
            "v7",
            "",
            n + 1,
        )

    return csv_of(head, *rows(str, first, after), separator=";")


# Alchemer: much about the person's machine before the questions, `row:question` for a grid.
ALCHEMER = ("Response ID", "Time Started", "Date Submitted", "Status", "Contact ID", "Legacy Comments", "Comments")
ALCHEMER += ("Language", "Referer", "SessionID", "User Agent", "Extended Referer", "Extended User Agent", "Longitude")
ALCHEMER += ("Latitude", "Country", "City", "State/Region", "Postal")


@shape("alchemer with its whole head", right(people=PEOPLE))
def _alchemer():
    def first(n, p):
        time = f"Nov 20, 2026 10:{n:02}:31 AM"
        about = ("Complete", "", "", "", "English", "", f"1800_{n}", "Mozilla/5.0", "", "", "13.4", "52.5", "Germany")
        return (n + 1, time, time, *about, "Berlin", "BE", "10115", p.function.title(), LEVELS[p.level])

    return csv_of((*ALCHEMER, "Department", "Level", *columns("{text}:" + QUESTION)), *rows(ENGLISH, first))


# SurveyMonkey: custom data, and the words of the tool in the second row.
@shape("surveymonkey with custom data and open-ended responses")
def _monkey_custom():
    about = [*MONKEY, "Last Name", "Custom Data 1"]
    top = [*about, "Department", "Level", "", QUESTION, *[""] * 19, "Anything else?"]
    second = [""] * len(about) + ["Response", "Response", "Other (please specify)", *T, "Open-Ended Response"]
    body = [
        [*monkey(n), "", "wave-a", p.function.title(), LEVELS[p.level], "", *map(ENGLISH, p.answers), ""]
        for n, p in enumerate(PEOPLE)
    ]
    return csv_of(top, second, *body)


# Typeform: newer columns of the response behind the answers; Tally; Microsoft's letters before each choice.
@shape("typeform with type, stage and ending", right(level=False))
def _typeform():
    def last(n, _p):
        time = f"2026-11-20 10:{n:02}:31"
        return ("completed", time, "", time, f"d3560842{n:02}", "", "Thank you")

    body = rows(str, lambda n, p: (f"068127e3d5e9{n:02}", p.function.title()), last)
    return csv_of(("#", "Department", *T, *BEHIND_ANSWERS_OF_TYPEFORM), *body)


@shape("microsoft, a letter before each choice", right(level=False))
def _microsoft_letters():
    head = ("ID", "Start time", "Completion time", "Email", "Name", "Language", "Department", *T)

    def first(n, p):
        return (
            n + 1,
            f"11/20/26 10:{n:02}:31",
            f"11/20/26 10:{n + 2:02}:02",
            "anonymous",
            "",
            "English",
            p.function.title(),
        )

    return csv_of(head, *rows(lambda answer: f"{'abcde'[answer - 1]}. {ENGLISH(answer)}", first))


@shape("google forms, German, with the points in the headings", right(level=False))
def _google_german():
    head = ("Zeitstempel", "In welcher Abteilung arbeiten Sie?")
    head = (*head, *columns("{text} [1 = stimme gar nicht zu, 5 = stimme voll zu]"))
    return csv_of(head, *rows(str, lambda n, p: (f"20.11.2026 10:{n:02}:31", DE[0][p.function])))


# SurveyMonkey's responses from its API: IDs for questions, rows and choices; the details of the survey beside them.
def monkey_responses(answer):
    """Return the responses in bulk; `answer` makes what is said of a statement, from its place and the point."""
    return [
        {
            "id": str(10045001533 + n),
            "collector_id": "446111201",
            "date_modified": f"2026-11-20T10:{n:02}:31+00:00",
            "response_status": "completed",
            "total_time": 190 + n,
            "custom_variables": {},
            "logic_path": {},
            "pages": [
                {"id": "30306028", "questions": []},
                {
                    "id": "30306029",
                    "questions": [
                        {"id": "84829501", "answers": [{"choice_id": "651" + str(len(p.function))}]},
                        {"id": "84829502", "answers": [answer(k, a) for k, a in enumerate(p.answers)]},
                    ],
                },
            ],
        }
        for n, p in enumerate(PEOPLE)
    ]


def monkey_details():
    """Return the details of that survey."""
    departments = [{"id": "6515", "text": "Sales", "position": 1}, {"id": "6519", "text": "Marketing", "position": 2}]
    points = [{"id": f"652{a}", "text": ENGLISH(a), "weight": a, "position": a} for a in range(1, 6)]
    statements = [{"id": str(7000 + k), "text": text, "position": k + 1} for k, text in enumerate(T)]
    questions = [
        {"id": "84829501", "family": "single_choice", "headings": [{"heading": "Department"}]},
        {"id": "84829502", "family": "matrix", "headings": [{"heading": QUESTION}]},
    ]
    questions[0]["answers"] = {"choices": departments}
    questions[1]["answers"] = {"choices": points, "rows": statements}
    return {"id": "152303468", "title": "How we work together", "pages": [{"id": "30306029", "questions": questions}]}


@shape("json of surveymonkey in bulk with the details of the survey", right(READ, level=False))
def _monkey_bulk_with_details():
    data = monkey_responses(lambda k, a: {"row_id": str(7000 + k), "choice_id": f"652{a}"})
    return {"bulk.json": json.dumps({"survey": monkey_details(), "responses": {"data": data, "total": 12}}).encode()}


@shape("json of surveymonkey in bulk without the details", refused("Export the answers there", kinds=()))
def _monkey_bulk_without_details():
    data = monkey_responses(
        lambda k, a: {"row_id": str(7000 + k), "choice_id": f"652{a}", "choice_metadata": {"weight": a}}
    )
    return {"bulk.json": json.dumps({"data": data, "per_page": 50, "page": 1, "total": 12}).encode()}


# Web pages under the name of a spreadsheet, Excel's XML of 2003, and text whose columns are aligned by spaces.
def cells_of(row, tag="td"):
    return "<tr>" + "".join(f"<{tag}>{html.escape(str(cell))}" for cell in row)


@shape("a web page with a table for each department", right(READ, level=False))
def _page_of_departments():
    page = "<!DOCTYPE html>\n<html><head><title>Answers</title><style>td { color: red }</style></head><body>"
    for function in ("sales", "marketing"):
        people = [each.answers for each in PEOPLE if each.function == function]
        page += (
            f"<h2>{function.title()}</h2><table border=1>{cells_of(T, 'th')}{''.join(map(cells_of, people))}</table>"
        )
    return {"export.xls": (page + "<script>var table = '<td>'</script></body></html>").encode()}


@shape("a web page with merged headings and words in bold", right(READ))
def _page_merged():
    top = f"<tr><th rowspan=2>Department</th><th rowspan=2>Level</th><th colspan=20>{QUESTION}</th></tr>"
    people = rows(lambda answer: f"<b>{ENGLISH(answer)}</b>", lambda _n, p: (p.function.title(), LEVELS[p.level]))
    body = "".join("<tr>" + "".join(f"<td>\n  {cell}\n</td>" for cell in row) + "</tr>" for row in people)
    return {"export.html": f"<html><table><thead>{top}{cells_of(T, 'th')}</thead>{body}</table></html>".encode()}


@shape("excel's xml of 2003", right(READ))
def _excel_xml():
    def row(cells):
        data = "".join(f'<Cell><Data ss:Type="String">{html.escape(str(cell))}</Data></Cell>' for cell in cells)
        return f"<Row>{data}</Row>"

    table = [("Department", "Level", *T), *rows(ENGLISH, lambda _n, p: (p.function.title(), LEVELS[p.level]))]
    return {
        "export.xls": (
            '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
            '<Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles/>'
            f'<Worksheet ss:Name="Answers"><Table>{"".join(map(row, table))}</Table></Worksheet></Workbook>'
        ).encode()
    }


@shape("a table copied from a document, with single spaces", right(READ))
def _copied():
    lines = [
        ("Department", "Level", *(f"Q{number}" for number in range(1, 21))),
        *rows(str, lambda _n, p: (p.function, p.level)),
    ]
    return {"copied.txt": "\n".join(" ".join(map(str, line)) for line in lines).encode()}


@shape("a table aligned by spaces with an empty cell", refused("No column was found", kinds=()))
def _copied_gap():
    lines = [
        ("Department", "Level", *(f"Q{number}" for number in range(1, 21))),
        *rows(str, lambda _n, p: (p.function, p.level)),
    ]
    lines[3][7] = ""
    return {"copied.txt": "\n".join("".join(str(cell).ljust(12) for cell in line) for line in lines).encode()}


@shape("a table with single spaces, a name of two words and a missing answer", refused("No column was found", kinds=()))
def _copied_shifted():
    lines = [("Department", "Level", *(f"Q{number}" for number in range(1, 21)))]
    lines += rows(str, lambda _n, p: (p.function, p.level))
    lines[3] = ["Field", "sales", "head", *lines[3][3:]]
    return {"copied.txt": "\n".join(" ".join(map(str, line)) for line in lines).encode()}
