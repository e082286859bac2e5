"""JSON of form tools."""

import json

from tests.shapes import ASKED, ENGLISH, PEOPLE, READ, right, shape
from tests.shapes.vocabulary import QUESTION, T


def of_json(document):
    return json.dumps(document, ensure_ascii=False).encode()


def of_questions(make, wrap=lambda records: records):
    return of_json(wrap([make(n, p) for n, p in enumerate(PEOPLE)]))


@shape("json of Typeform with its form", right(level=False))
def _json_of_typeform_with_its_form():
    def one(n, p):
        return {
            "token": f"t{n}",
            "submitted_at": f"2026-11-20T09:{n:02}:01Z",
            "answers": [
                {
                    "field": {"id": "d", "ref": "d", "type": "multiple_choice"},
                    "type": "choice",
                    "choice": {"id": "x", "label": p.function.title()},
                },
                *(
                    {"field": {"id": f"f{i}", "ref": f"r{i}", "type": "opinion_scale"}, "type": "number", "number": a}
                    for i, a in enumerate(p.answers)
                ),
            ],
        }

    return of_questions(
        one,
        lambda items: {
            "total_items": 12,
            "items": items,
            "form": {
                "fields": [
                    {"id": "d", "ref": "d", "title": "Department", "type": "multiple_choice"},
                    *({"id": f"f{i}", "ref": f"r{i}", "title": t, "type": "opinion_scale"} for i, t in enumerate(T)),
                ]
            },
        },
    )


@shape("json of Jotform with a grid", right(level=False))
def _json_of_jotform_with_a_grid():
    return of_questions(
        lambda n, p: {
            "id": str(n),
            "created_at": f"2026-11-20 09:{n:02}:01",
            "answers": {
                "3": {"name": "dep", "text": "Department", "type": "control_dropdown", "answer": p.function.title()},
                "4": {
                    "name": "grid",
                    "text": QUESTION,
                    "type": "control_matrix",
                    "answer": {t: ENGLISH(a) for t, a in zip(T, p.answers, strict=True)},
                },
            },
        },
        lambda content: {"responseCode": 200, "content": content},
    )


@shape("json of Google Forms", right(ASKED, kinds=["columns"], level=False))
def _json_of_google_forms():
    def answer(i, text):
        return {f"a{i:07x}": {"questionId": f"a{i:07x}", "textAnswers": {"answers": [{"value": text}]}}}

    def one(n, p):
        given = answer(7, p.function.title())
        for i, a in enumerate(p.answers):
            given |= answer(100 + i, ENGLISH(a))
        return {"responseId": f"A{n}", "createTime": f"2026-11-20T09:{n:02}:01Z", "answers": given}

    return of_questions(one, lambda responses: {"responses": responses})


@shape("json of Tally", right(level=False))
def _json_of_tally():
    return of_questions(
        lambda n, p: {
            "eventId": f"e{n}",
            "createdAt": f"2026-11-20T09:{n:02}:01Z",
            "data": {
                "responseId": f"r{n}",
                "fields": [
                    {"key": "k", "label": "Department", "type": "INPUT_TEXT", "value": p.function.title()},
                    *(
                        {"key": f"k{i}", "label": t, "type": "LINEAR_SCALE", "value": a}
                        for i, (t, a) in enumerate(zip(T, p.answers, strict=True))
                    ),
                ],
            },
        }
    )


@shape("json of Qualtrics with labels", right(ASKED, READ, fill={"function": "", "QID1": "function"}, level=False))
def _json_of_qualtrics_with_labels():
    return of_questions(
        lambda n, p: {
            "responseId": f"R_{n}",
            "values": {"status": 0, "QID1": 1} | {f"QID3_{i}": a for i, a in enumerate(p.answers, 1)},
            "labels": {"QID1": p.function.title()} | {f"QID3_{i}": ENGLISH(a) for i, a in enumerate(p.answers, 1)},
            "displayedFields": ["QID1"],
        },
        lambda responses: {"responses": responses},
    )


@shape("json of LimeSurvey", right())
def _json_of_limesurvey():
    return of_questions(
        lambda n, p: {
            str(n): {
                "id": str(n),
                "submitdate": f"2026-11-20 09:{n:02}:01",
                "department": p.function.title(),
                "level": p.level,
            }
            | {f"agree[SQ{i:03}]": str(a) for i, a in enumerate(p.answers, 1)}
        },
        lambda responses: {"responses": responses},
    )


@shape("json of SurveyJS by wording", right())
def _json_of_surveyjs_by_wording():
    return of_questions(
        lambda _n, p: {"department": p.function, "level": p.level, "agreement": dict(zip(T, p.answers, strict=True))}
    )


def _flat(person):
    return {"function": person.function, "level": person.level} | {
        f"q{n}": answer for n, answer in enumerate(person.answers, 1)
    }


for _people in (3, 9, 10, 12):

    @shape(f"json by ID with flat records of {_people} people", right(READ, people=PEOPLE[:_people]))
    def _json_by_id(people=_people):
        return {"answers.json": of_json({f"u{n}": _flat(p) for n, p in enumerate(PEOPLE[:people])})}


@shape("json by ID with records named after the statements", right(READ))
def _json_by_id_worded():
    people = {f"person-{n}": _flat(p) for n, p in enumerate(PEOPLE)}
    worded = {f"q{n}": text for n, text in enumerate(T, 1)}
    return {
        "answers.json": of_json({who: {worded.get(k, k): v for k, v in each.items()} for who, each in people.items()})
    }


for _ids in ("{}", "u{}", "q{}"):

    @shape(f"json by column with the rows {_ids[0]}", right(READ))
    def _json_by_column(ids=_ids):
        people = [_flat(p) for p in PEOPLE]
        columns = {name: {ids.format(n): each[name] for n, each in enumerate(people)} for name in people[0]}
        return {"answers.json": of_json(columns)}


for _people in (3, 10, 12):
    for _ids in ("u{}", "{}", "-Nx{}ab"):
        for _field in ("{}", "{:02}", "{:03}"):

            @shape(
                f"json by ID {_ids.format(0)} with fields such as {_field.format(1)} of {_people} people",
                right(READ, people=PEOPLE[:_people]),
            )
            def _json_by_id_numbered(people=_people, ids=_ids, field=_field):
                records = {}
                for n, person in enumerate(PEOPLE[:people], 1):
                    answers = {field.format(number): answer for number, answer in enumerate(person.answers, 1)}
                    records[ids.format(n)] = {"function": person.function, "level": person.level} | answers
                return {"answers.json": of_json(records)}


for _ids in ("{}", "u{}", "SQ{:03}", "-Nx{}ab"):

    @shape(f"json by column from 1 to 20 with the rows {_ids.format(1)}", right(READ))
    def _json_by_column_numbered(ids=_ids):
        people = [{"function": p.function, "level": p.level} | dict(enumerate(p.answers, 1)) for p in PEOPLE]
        columns = {str(name): {ids.format(n): each[name] for n, each in enumerate(people, 1)} for name in people[0]}
        return {"answers.json": of_json(columns)}
