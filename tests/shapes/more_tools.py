"""More exports of form tools: ZIPs of them, variable names, labels and what their own columns say."""

import io
import json
import zipfile

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
)
from tests.shapes.saved import workbook
from tests.shapes.vocabulary import DE, GERMAN, JAPANESE, QUESTION, Q, T, who

TABLE = [("Timestamp", "Department", "Level", *T), *rows(str, lambda n, p: (stamp(n), *who(n, p)))]


def zipped(**files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return made.getvalue()


@shape("a ZIP with a file for each department and what a Mac adds", right(READ, level=False))
def _mac():
    one, other = (csv_of(Q, *[p.answers for p in PEOPLE if p.function == f]) for f in ("sales", "marketing"))
    files = {"export/Sales.csv": one, "export/Marketing.csv": other, "__MACOSX/export/._Sales.csv": b"\0\5\x16\7"}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in (files | {"export/chart.png": b"\x89PNG"}).items():
            archive.writestr(name, content)
    return {"Export.zip": made.getvalue()}


@shape("a ZIP of a ZIP", refused("ZIP", kinds=[]))
def _nested():
    return {"outer.zip": zipped(**{"inner.csv": zipped(**{"answers.csv": csv_of(*TABLE)})})}


@shape("a ZIP with a workbook", right(READ))
def _zipped_workbook():
    return {"export.zip": zipped(**{"answers.xlsx": workbook(Answers=TABLE), "read me.txt": b"Exported on Friday."})}


def times(number):
    return [f"2026-11-20T09:{minute:02}:00.000+01:00" for minute in (number, number + 5)]


# REDCap: labels and raw, with the columns that the tool adds.
@shape(
    "redcap, labelled headings, raw data",
    right(
        ASKED,
        kinds=["function", "level"],
        fill={"function": {"1": "sales", "2": "marketing"}, "level": {"1": "head", "2": "staff"}},
    ),
)
def _redcap():
    head = ["Record ID", "Survey Identifier", "Survey Timestamp", "Department", "Level", *T, "Complete?"]
    body = [
        [n + 1, "", f"2026-11-20 09:{n:02}:00", 1 + (p.function != "sales"), 1 + (p.level != "head"), *p.answers, 2]
        for n, p in enumerate(PEOPLE)
    ]
    return {"CommonGround_DATA_LABELS_2026-11-20_1015.csv": csv_of(head, *body)}


@shape("redcap, a form that repeats its event name", right(READ, ASKED))
def _redcap_events():
    head = ["record_id", "redcap_event_name", "department", "level", *Q, "survey_complete"]
    body = [[n + 1, "baseline_arm_1", *who(n, p), *p.answers, 2] for n, p in enumerate(PEOPLE)]
    return {"DATA.csv": csv_of(head, *body)}


# KoboToolbox and ODK: groups in the headings, slashes, select_one names.
@shape("kobo, groups with slashes and statements in short names", right(ASKED, READ))
def _kobo():
    head = ["start", "end", "group_about/department", "group_about/level", *(f"group_q/q{n:02}" for n in range(1, 21))]
    head += ["_id", "_uuid", "_submission_time", "_validation_status", "_index"]
    body = [
        [*times(n), *who(n, p), *p.answers, 4410 + n, f"uuid-{n}", f"2026-11-20T08:{n:02}:40", "", n + 1]
        for n, p in enumerate(PEOPLE)
    ]
    return {"survey_-_all_versions_-_False_-_2026-11-20.csv": csv_of(head, *body, separator=";")}


@shape("odk central, dashes in the headings and an error count", right(READ, ASKED))
def _odk():
    head = ["SubmissionDate", "about-department", "about-level", *(f"grid-{n}" for n in range(1, 21))]
    head += ["meta-instanceID", "KEY", "SubmitterID", "AttachmentsPresent", "Status", "ReviewState", "Edits"]
    body = [
        [f"2026-11-20T09:{n:02}:00.000Z", *who(n, p), *p.answers, f"uuid:{n}", f"uuid:{n}", 3, 0, "", "", 0]
        for n, p in enumerate(PEOPLE)
    ]
    return {"submissions.csv": csv_of(head, *body)}


# SurveyMonkey, expanded: a column for each point of each statement, the point's name below.
@shape("surveymonkey expanded, statement above and point below", right(READ))
def _expanded():
    points = [ENGLISH(n) for n in range(1, 6)]
    top = ["Respondent ID", "Start Date", "Department", "Level"]
    second = ["", "", "Response", "Response"]
    for text in T:
        top += [text, "", "", "", ""]
        second += points
    body = []
    for n, p in enumerate(PEOPLE):
        row = [11805221 + 31 * n, f"11/20/2026 09:{n:02}:10", *who(n, p)]
        for answer in p.answers:
            row += [points[k] if k == answer - 1 else "" for k in range(5)]
        body.append(row)
    return {"Survey.csv": csv_of(top, second, *body)}


# Qualtrics, split rows and choice text with line breaks.
@shape("qualtrics, numbers recoded 11 to 15", right(ASKED, kinds=["scale"], fill={}))
def _recoded():
    codes = ["StartDate", "EndDate", "Status", "ResponseId", "Q1", "Q2", *(f"Q3_{n}" for n in range(1, 21))]
    second = [
        "Start Date",
        "End Date",
        "Response Type",
        "Response ID",
        "Department",
        "Level",
        *(f"{QUESTION} - {t}" for t in T),
    ]
    third = [f'{{"ImportId":"QID{n}"}}' for n in range(len(codes))]
    body = [
        [
            stamp(n, "2026-11-20 09:{:02}:00"),
            stamp(n, "2026-11-20 09:{:02}:30"),
            "IP Address",
            f"R_{n}xY",
            *who(n, p),
            *(10 + a for a in p.answers),
        ]
        for n, p in enumerate(PEOPLE)
    ]
    return {"qualtrics.csv": csv_of(codes, second, third, *body)}


# SoSci Survey: variables with labels, -9 and -1, a CASE number, and a mode.
@shape(
    "sosci, codes in quotation marks with -9 and a timer",
    right(ASKED, READ, fill={"function": {"1": "sales", "2": "marketing"}, "level": {"1": "head", "2": "staff"}}),
)
def _sosci():
    head = [
        "CASE",
        "SERIAL",
        "REF",
        "QUESTNNR",
        "MODE",
        "STARTED",
        "DP01",
        "DP02",
        *(f"CG01_{n:02}" for n in range(1, 21)),
        "TIME001",
        "FINISHED",
        "LASTPAGE",
    ]
    second = [
        "Interview-Nummer",
        "Seriennummer",
        "Referenz",
        "Fragebogen",
        "Interview-Modus",
        "Zeitpunkt",
        "Abteilung",
        "Position",
        *(f"Aussagen: {t}" for t in T),
        "Verweildauer",
        "beendet",
        "letzte Seite",
    ]
    body = [
        [
            n + 20,
            "",
            "",
            "base",
            "interview",
            f"2026-11-20 09:{n:02}:10",
            1 + (p.function != "sales"),
            1 + (p.level != "head"),
            *p.answers,
            30 + n,
            1,
            4,
        ]
        for n, p in enumerate(PEOPLE)
    ]
    return {"rdata_common.csv": csv_of(head, second, *body, separator=";")}


@shape("zoho, an added time and an IP", right(READ, ASKED))
def _zoho():
    head = [
        "Response ID",
        "IP Address",
        "Department",
        "Level",
        *(f"{QUESTION} / {t}" for t in T),
        "Added Time",
        "Completion Status",
    ]
    body = [
        [
            f"4{n:05}000000{n}",
            "192.0.2.8",
            *who(n, p),
            *map(ENGLISH, p.answers),
            f"20-Nov-2026 09:{n:02}:11",
            "Completed",
        ]
        for n, p in enumerate(PEOPLE)
    ]
    return {"report.csv": csv_of(head, *body)}


@shape("formstack, ids and times last", right(READ))
def _formstack():
    head = [
        "Time",
        "Browser",
        "Device",
        "Referrer",
        "Remote Address",
        "Department",
        "Level",
        *(f"Please rate: {t}" for t in T),
        "Unique ID",
        "Location",
    ]
    body = [
        [
            f"2026-11-20 09:{n:02}:12",
            "Chrome 140",
            "Desktop",
            "N/A",
            "192.0.2.9",
            *who(n, p),
            *(f"{a} - {ENGLISH(a)}" for a in p.answers),
            90112345 + n,
            "",
        ]
        for n, p in enumerate(PEOPLE)
    ]
    return {"form.csv": csv_of(head, *body)}


@shape("nextcloud forms, German, time with zone", right(READ))
def _nextcloud():
    head = [
        "Benutzer-ID",
        "Anzeigename des Benutzers",
        "Zeitstempel",
        "In welcher Abteilung arbeiten Sie?",
        "Rolle",
        *T,
    ]
    body = rows(
        GERMAN,
        lambda n, p: ("", "Anonymer Benutzer", f"2026-11-20T09:{n:02}:00+01:00", DE[0][p.function], DE[1][p.level]),
    )
    return {"Umfrage (Antworten).csv": csv_of(head, *body)}


@shape("alchemer, one column for each answer of the departments", right(READ, level=False))
def _alchemer():
    head = [
        "Response ID",
        "Time Started",
        "Date Submitted",
        "Status",
        "Language",
        "Sales:Which department do you work in?",
        "Marketing:Which department do you work in?",
        *(f"{t}:{QUESTION}" for t in T),
    ]
    body = [
        [
            n + 5,
            stamp(n, "Nov 20, 2026 9:{:02}:00 AM"),
            stamp(n, "Nov 20, 2026 9:{:02}:40 AM"),
            "Complete",
            "English",
            "Sales" if p.function == "sales" else "",
            "Marketing" if p.function == "marketing" else "",
            *map(ENGLISH, p.answers),
        ]
        for n, p in enumerate(PEOPLE)
    ]
    return {"alchemer.csv": csv_of(head, *body)}


@shape("questionpro, a label row and a code row", right(READ, ASKED))
def _questionpro():
    head = [
        "Response ID",
        "Response Status",
        "IP Address",
        "Timestamp (mm/dd/yyyy)",
        "Time Taken (Seconds)",
        "Department",
        "Level",
        *(f"Q3. {QUESTION} [{t}]" for t in T),
    ]
    body = [
        [
            7000 + n,
            "Completed",
            "192.0.2.8",
            f"11/20/2026 09:{n:02}:10",
            200 + n,
            *who(n, p),
            *(ENGLISH(a) for a in p.answers),
        ]
        for n, p in enumerate(PEOPLE)
    ]
    return {"raw data.csv": csv_of(["Common Ground survey"], [], head, *body)}


@shape("lime survey, numbers with a word for the ends in the heading", right(READ, ASKED))
def _lime():
    head = [
        "id. Response ID",
        "submitdate. Date submitted",
        "lastpage. Last page",
        "startlanguage. Start language",
        "dept. Department",
        "level. Level",
        *(f"grid[SQ{n:03}]. {QUESTION} (1 = strongly disagree, 5 = strongly agree) [{t}]" for n, t in enumerate(T, 1)),
    ]
    body = [[n + 1, f"2026-11-20 09:{n:02}:01", 3, "en", *who(n, p), *p.answers] for n, p in enumerate(PEOPLE)]
    return {"results-survey123456.csv": csv_of(head, *body)}


@shape("evasys, items in one row and a legend of their wording in another worksheet", right(ASKED, READ, fill={}))
def _evasys():
    return {
        "raw.xlsx": workbook(
            Daten=[
                ("Bogen", "Department", "Level", *(f"1.{n}" for n in range(1, 21))),
                *[[n + 1, *who(n, p), *p.answers] for n, p in enumerate(PEOPLE)],
            ],
            Fragen=[(f"1.{n}", t) for n, t in enumerate(T, 1)],
        )
    }


@shape("a Japanese form with furigana headings", right(READ, level=False))
def _japanese():
    head = ["タイムスタンプ", "部署をお選びください", *T]
    body = [
        [
            f"2026/11/20 9:{n:02}:01",
            {"sales": "営業", "marketing": "マーケティング"}[p.function],
            *map(JAPANESE, p.answers),
        ]
        for n, p in enumerate(PEOPLE)
    ]
    return {"フォームの回答.csv": csv_of(head, *body)}


def wjx(titles, cells):
    """Return a table as wjx saves it: the titles of the statements, and what each person says."""
    head = [
        "序号",
        "提交答卷时间",
        "所用时间",
        "来源",
        "来源详情",
        "来自IP",
        "1、您所在的部门",
        "2、您的职位",
        *titles,
        "总分",
    ]
    body = [
        [
            *(n + 1, f"2026/11/20 9:{n:02}:01", f"{90 + n}秒", "微信", "N/A", "192.0.2.4(北京-北京)"),
            *cells(p),
            sum(p.answers),
        ]
        for n, p in enumerate(PEOPLE)
    ]
    return csv_of(head, *body)


@shape("a Chinese form, wjx, with duration and source", right(READ, ASKED))
def _wjx():
    words = ("非常不同意", "不同意", "一般", "同意", "非常同意")
    functions = {"sales": "销售部", "marketing": "市场部"}
    levels = {"head": "部门经理", "staff": "员工"}
    titles = [f"{n + 2}、{t}" for n, t in enumerate(T, 1)]
    told = wjx(titles, lambda p: (functions[p.function], levels[p.level], *(words[a - 1] for a in p.answers)))
    return {"123_按文本.csv": told}


@shape(
    "a Chinese form, wjx, by numbers",
    right(ASKED, READ, fill={"function": {"1": "sales", "2": "marketing"}, "level": {"1": "head", "2": "staff"}}),
)
def _wjx_numbers():
    told = wjx([f"3、{t}" for t in T], lambda p: (1 + (p.function != "sales"), 1 + (p.level != "head"), *p.answers))
    return {"123_按序号.csv": told}


@shape("a Russian form, Yandex", right(READ, level=False))
def _yandex():
    words = ("Полностью не согласен", "Не согласен", "Нейтрально", "Согласен", "Полностью согласен")
    head = ["ID", "Время создания", "В каком отделе вы работаете?", *(f"Насколько вы согласны? / {t}" for t in T)]
    body = [
        [
            1900 + 13 * n,
            f"2026-11-20T09:{n:02}:00Z",
            {"sales": "Отдел продаж", "marketing": "Отдел маркетинга"}[p.function],
            *(words[a - 1] for a in p.answers),
        ]
        for n, p in enumerate(PEOPLE)
    ]
    return {"answers.csv": csv_of(head, *body, separator=";")}


@shape(
    "Microsoft Forms, Likert with one statement a column and the language of the form",
    right(ASKED, kinds=["function"], level=False, fill={"Brand & Campaigns": "marketing"}),
)
def _microsoft_plain():
    head = [
        "Id",
        "Start time",
        "Completion time",
        "Email",
        "Name",
        "Language",
        "Which team are you in?",
        *T,
        "Anything else?",
    ]
    body = [
        [
            n + 1,
            f"11/20/26 9:{n:02}:00",
            f"11/20/26 9:{n + 2:02}:10",
            "anonymous",
            "",
            "English (United Kingdom)\u200e",
            {"sales": "Field Sales", "marketing": "Brand & Campaigns"}[p.function],
            *map(ENGLISH, p.answers),
            "",
        ]
        for n, p in enumerate(PEOPLE)
    ]
    return {"Survey(1-12).xlsx": workbook(Form1=[head, *body])}


def json_file(value):
    return json.dumps(value, ensure_ascii=False).encode()


@shape("json lines, a record a line", right(READ, ASKED))
def _lines():
    return {
        "answers.jsonl": "\n".join(
            json.dumps({"department": p.function, "level": p.level} | {f"q{n}": a for n, a in enumerate(p.answers, 1)})
            for p in PEOPLE
        ).encode()
    }


@shape("json of columns", right(READ))
def _columnar():
    return {
        "frame.json": json_file(
            {
                "department": {str(n): p.function for n, p in enumerate(PEOPLE)},
                "level": {str(n): p.level for n, p in enumerate(PEOPLE)},
            }
            | {f"q{k + 1}": {str(n): p.answers[k] for n, p in enumerate(PEOPLE)} for k in range(20)}
        )
    }


@shape(
    "json of a spreadsheet, rows in lists", Expected(frozenset({READ, ASKED, REFUSED}), right().people, reason="JSON")
)
def _value_ranges():
    return {
        "values.json": json_file(
            {
                "range": "Form responses 1!A1:W13",
                "majorDimension": "ROWS",
                "values": [
                    ["Department", "Level", *T],
                    *[[*who(n, p), *map(str, p.answers)] for n, p in enumerate(PEOPLE)],
                ],
            }
        )
    }


@shape("json of SurveyMonkey's bulk responses", right(READ))
def _monkey_bulk():
    data = [
        {
            "id": str(1180 + n),
            "response_status": "completed",
            "date_created": f"2026-11-20T09:{n:02}:00+00:00",
            "pages": [
                {
                    "id": "1",
                    "questions": [
                        {
                            "id": "11",
                            "heading": "Department",
                            "answers": [{"choice_id": "5", "simple_text": p.function.title()}],
                        },
                        {"id": "12", "heading": "Level", "answers": [{"choice_id": "5", "simple_text": p.level}]},
                        {
                            "id": "13",
                            "heading": QUESTION,
                            "answers": [
                                {"row_id": str(700 + k), "choice_id": str(a), "simple_text": f"{t} | {ENGLISH(a)}"}
                                for k, (t, a) in enumerate(zip(T, p.answers, strict=True))
                            ],
                        },
                    ],
                }
            ],
        }
        for n, p in enumerate(PEOPLE)
    ]
    return {"bulk.json": json_file({"data": data, "per_page": 50, "page": 1, "total": 12})}


@shape("html saved as xls", right(READ))
def _html():
    cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in TABLE)
    return {
        "export.xls": f"<html><head><meta charset='utf-8'></head><body><table>{cells}</table></body></html>".encode()
    }


@shape("a Markdown table", right(READ))
def _markdown():
    head = ("Department", "Level", *Q)
    lines = [
        "| " + " | ".join(map(str, row)) + " |"
        for row in [head, ["---"] * 22, *[[*who(n, p), *p.answers] for n, p in enumerate(PEOPLE)]]
    ]
    return {"table.md": "\n".join(lines).encode()}


@shape("a fixed-width table", right(READ))
def _fixed():
    head = ("Department", "Level", *Q)
    lines = [
        "".join(str(c).ljust(12 if k < 2 else 5) for k, c in enumerate(row))
        for row in [head, *[[*who(n, p), *p.answers] for n, p in enumerate(PEOPLE)]]
    ]
    return {"table.txt": "\n".join(lines).encode()}
