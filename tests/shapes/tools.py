"""Exports of Microsoft Forms, SurveyMonkey, Qualtrics, LimeSurvey and the others, by their headings and rows."""

from tests.shapes import (
    ASKED,
    ENGLISH,
    PEOPLE,
    READ,
    csv_of,
    refused,
    right,
    rows,
    shape,
    stamp,
    stamped,
    texts,
)

QUESTION = "How far do you agree?"
WHO = ("Department", "Level")


def columns(form, **more):
    """Return a heading for each statement: `text` and `number` stand for it."""
    return [form.format(text=text, number=number, **more) for number, text in enumerate(texts(), 1)]


def whole(before, names, write=ENGLISH, form="2026-11-20 09:{:02}:01", after=()):
    """Return a file with an ID, a time, function and level before the answers."""

    def first(number, person):
        return (f"R{number:03}", form.format(number), person.function.title(), person.level)

    return csv_of((*before, *WHO, *names, *after), *rows(write, first, lambda *_: ("",) * len(after)))


# Microsoft Forms.
def microsoft(points, feedback, top, total, write=ENGLISH):
    head = [*top, *total, "Function", points.format("Function"), feedback.format("Function"), "Level"]
    for text in texts():
        head += [text, points.format(text), feedback.format(text)]
    body = []
    for number, person in enumerate(PEOPLE):
        row = [number + 1, f"11/20/26 9:{number:02}:00", f"11/20/26 9:{number + 3:02}:21", "anonymous", ""]
        row += [""] * (len(top) - 5) + [0] * len(total) + [person.function.title(), "", "", person.level]
        for answer in person.answers:
            row += [write(answer), "0", ""]
        body.append(row)
    return csv_of(head, *body)


@shape("microsoft quiz")
def _microsoft():
    top = ("ID", "Start time", "Completion time", "Email", "Name")
    return microsoft("Points - {}", "Feedback - {}", top, ("Total points", "Quiz feedback"))


@shape("microsoft quiz, German")
def _microsoft_german():
    top = ("ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name", "Letzte Änderung")
    return microsoft("Punkte – {}", "Feedback – {}", top, ("Gesamtpunktzahl", "Quizfeedback"))


@shape("microsoft quiz, French, with numbers")
def _microsoft_french():
    top = ("ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom")
    return microsoft("Points – {}", "Commentaires – {}", top, ("Total des points",), str)


# SurveyMonkey.
MONKEY = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name"]


def monkey(number):
    time = f"11/20/2026 09:{number:02}:10"
    return [118052219061 + 37 * number, 446111201, time, time, "192.0.2.7", "", ""]


@shape("surveymonkey condensed, numbers")
def _monkey_numbers():
    top = [*MONKEY, "Which department do you work in?", "Which describes you best?", QUESTION, *[""] * 19]
    second = [""] * len(MONKEY) + ["Response", "Response", *texts()]
    body = [[*monkey(n), p.function.title(), p.level, *p.answers] for n, p in enumerate(PEOPLE)]
    return csv_of(top, second, *body)


@shape("surveymonkey condensed, two grids", right(ASKED, kinds=["columns"], level=False, fill={}))
def _monkey_grids():
    top = [*MONKEY, "Department", QUESTION, *[""] * 19, "How important is this to you?", *[""] * 19]
    second = [""] * len(MONKEY) + ["Response", *texts(), *texts()]
    body = [
        [*monkey(n), p.function.title(), *p.answers, *[(answer * n) % 5 + 1 for answer in p.answers]]
        for n, p in enumerate(PEOPLE)
    ]
    return csv_of(top, second, *body)


@shape("surveymonkey, a question for each statement with a comment field")
def _monkey_comments():
    top, second = [*MONKEY, "Department", "Level"], [""] * len(MONKEY) + ["Response", "Response"]
    for text in texts():
        top += [text, ""]
        second += ["Response", "Please explain"]
    body = []
    for number, person in enumerate(PEOPLE):
        row = [*monkey(number), person.function.title(), person.level]
        for place, answer in enumerate(person.answers):
            row += [ENGLISH(answer), "We spoke of it last week" if (place + number) % 7 == 0 else ""]
        body.append(row)
    return csv_of(top, second, *body)


# Qualtrics.
QUALTRICS = [
    "StartDate",
    "EndDate",
    "Status",
    "Progress",
    "Duration (in seconds)",
    "Finished",
    "RecordedDate",
    "ResponseId",
]
QUALTRICS_LABELS = ["Start Date", "End Date", "Response Type", "Progress", "Duration (in seconds)", "Finished"]
QUALTRICS_LABELS += ["Recorded Date", "Response ID"]


def qualtrics(
    write, status=lambda _number: "IP Address", first=1, skip=0, labels=True, separator=",", encoding="utf-8"
):
    numbers = [first + place + (place > 2) * skip for place in range(20)]
    codes = [*QUALTRICS, "Q1", "Q2", *(f"Q3_{number}" for number in numbers)]
    second = [*QUALTRICS_LABELS, "Which department do you work in?", "Which level are you?"]
    second += [f"{QUESTION} - {text}" for text in texts()]
    third = [f'{{"ImportId":"QID{place}"}}' for place in range(len(codes))]
    body = []
    for number, person in enumerate(PEOPLE):
        time = f"2026-11-20 10:{number:02}:40"
        row = [time, time, status(number), 100, 140, "True", time, f"R_{number:05}"]
        body.append([*row, person.function.title(), person.level, *map(write, person.answers)])
    head = [codes, second, third] if labels else [codes]
    return csv_of(*head, *body, separator=separator, encoding=encoding)


@shape("qualtrics words")
def _qualtrics():
    return qualtrics(ENGLISH)


@shape("qualtrics, tabs and UTF-16")
def _qualtrics_tabs():
    return qualtrics(ENGLISH, separator="\t", encoding="utf-16")


@shape("qualtrics without its second and third row")
def _qualtrics_codes():
    return qualtrics(str, labels=False)


@shape("qualtrics codes with a gap", right(ASKED, kinds=["columns"]))
def _qualtrics_gap():
    return qualtrics(str, labels=False, skip=4)


@shape("qualtrics, three previews in words", right(people=PEOPLE[3:], kinds=["rows"]))
def _qualtrics_previews():
    return qualtrics(ENGLISH, lambda number: "Survey Preview" if number < 3 else "IP Address")


@shape("qualtrics, three previews as numbers", right(people=PEOPLE[3:], kinds=["rows"]))
def _qualtrics_preview_numbers():
    return qualtrics(str, lambda number: 1 if number < 3 else 0)


# LimeSurvey.
LIME = ("id", "submitdate", "lastpage", "startlanguage", "seed")


def lime(names, write=str, who=("department", "level"), functions=None):
    functions = functions or {"sales": "Sales", "marketing": "Marketing"}

    def first(number, person):
        return (
            number + 1,
            f"2026-11-20 10:{number:02}:31",
            3,
            "en",
            158103396 + number,
            functions[person.function],
            person.level,
        )

    return csv_of((*LIME, *who, *names), *rows(write, first))


@shape("limesurvey codes")
def _lime_codes():
    return lime(columns("G02Q03[SQ{number:03}]"))


@shape("limesurvey full text")
def _lime_text():
    return lime(columns(QUESTION + " [{text}]"), ENGLISH)


@shape("limesurvey code and text")
def _lime_both():
    return lime(columns("G02Q03[SQ{number:03}]. " + QUESTION + " [{text}]"), ENGLISH)


@shape("limesurvey shortened text")
def _lime_short():
    names = [f"How far do.. [{text[:22]}..]" for text in texts()]
    return lime(names, ENGLISH)


@shape("limesurvey answer codes A1 to A5", right(ASKED, kinds=["scale"]))
def _lime_answers():
    return lime(columns("agree[SQ{number:03}]"), lambda answer: f"A{answer}")


@shape(
    "limesurvey, codes of the departments too",
    right(ASKED, fill={"AO01": "sales", "AO02": "marketing"}, kinds=["function"]),
)
def _lime_departments():
    return lime(columns("agree[SQ{number:03}]"), functions={"sales": "AO01", "marketing": "AO02"})


# The others.
@shape("typeform")
def _typeform():
    return whole(("#", "Start Date (UTC)"), columns("{text}"), after=("Submit Date (UTC)", "Network ID"))


@shape("tally")
def _tally():
    return whole(("Submission ID", "Submitted at"), columns(QUESTION + " ({text})"))


@shape("jotform")
def _jotform():
    return whole(("Submission ID", "Submission Date"), columns(QUESTION + " >> {text}"))


@shape("zoho")
def _zoho():
    return whole(("Response ID", "Response Time"), columns("{text} : " + QUESTION))


@shape("formbricks")
def _formbricks():
    return whole(("Response ID", "Timestamp"), columns("{number}. {text}"), after=("Finished", "Tags", "Language"))


@shape("alchemer")
def _alchemer():
    return whole(("Response ID", "Date Submitted"), columns("{text}:" + QUESTION), after=("Status", "Comments"))


@shape("nextcloud")
def _nextcloud():
    return whole(("User ID", "Timestamp"), columns("{text}"), form="2026-11-20T09:{:02}:01+01:00")


@shape("sosci with codes")
def _sosci():
    return whole(("CASE", "STARTED"), columns("A101_{number:02}"), str, after=("MAILSENT", "LASTDATA", "FINISHED"))


@shape("sosci with a row of labels")
def _sosci_labels():
    head = ("CASE", "STARTED", "D101", "D102", *columns("A101_{number:02}"))
    labels = (
        "Interview number",
        "Time the interview has started",
        "Department",
        "Level",
        *columns("Agreement: {text}"),
    )
    body = [(n + 1, f"2026-11-20 09:{n:02}:01", p.function.title(), p.level, *p.answers) for n, p in enumerate(PEOPLE)]
    return csv_of(head, labels, *body)


@shape("redcap labels")
def _redcap():
    return whole(("Record ID", "Survey Timestamp"), columns("{number}) {text}"), after=("Complete?",))


@shape("kobo labels with a group")
def _kobo_labels():
    return whole(("_id", "_submission_time"), columns("Agreement/{text}"))


@shape("kobo names of answers")
def _kobo_names():
    return whole(
        ("_id", "end"), columns("agreement/s{number:02}"), lambda answer: ENGLISH(answer).lower().replace(" ", "_")
    )


@shape("odk central")
def _odk():
    return whole(("KEY", "SubmissionDate"), columns("agreement-s{number}"), str, form="2026-11-20T09:{:02}:01.000Z")


@shape("one column for each answer, ticked with 1")
def _dummies():
    head = ["Timestamp", *WHO]
    for text in texts():
        head += [f"{text} [{ENGLISH(point)}]" for point in range(1, 6)]
    body = [
        [stamp(n), p.function.title(), p.level, *(int(point == one) for one in p.answers for point in range(1, 6))]
        for n, p in enumerate(PEOPLE)
    ]
    return csv_of(head, *body)


@shape("one column for each answer, TRUE and FALSE, in brackets")
def _booleans():
    head = ["Submission ID", *WHO]
    for text in texts():
        head += [f"{text} ({ENGLISH(point)})" for point in range(1, 6)]
    body = [
        [
            f"x{n}",
            p.function.title(),
            p.level,
            *(str(point == one).upper() for one in p.answers for point in range(1, 6)),
        ]
        for n, p in enumerate(PEOPLE)
    ]
    return csv_of(head, *body)


@shape("statements numbered from 3 by the form", right(READ))
def _own_count():
    names = [f"{number + 2}. {text}" for number, text in enumerate(texts(), 1)]
    return csv_of(("Timestamp", "1. Department", "2. Level", *names), *rows(str, stamped()))


@shape("counts of answers", refused(kinds=["shape"]))
def _counts():
    names = [ENGLISH(point) for point in range(1, 6)]
    body = [
        (text, *([p.answers[place] for p in PEOPLE].count(point) for point in range(1, 6)))
        for place, text in enumerate(texts())
    ]
    return csv_of(("Statement", *names), *body)


@shape("shares of answers", refused(kinds=["shape"]))
def _shares():
    names = [ENGLISH(point) for point in range(1, 6)]
    body = [
        (text, *(f"{[p.answers[place] for p in PEOPLE].count(point) / 12:.0%}" for point in range(1, 6)), "3.2")
        for place, text in enumerate(texts())
    ]
    return csv_of(("", *names, "Weighted average"), *body)
