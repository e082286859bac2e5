"""Headings with slips, waves beside each other, one person twice, and cells that say two things."""

from dataclasses import replace

from tests.shapes import ASKED, ENGLISH, PEOPLE, READ, Expected, csv_of, missing, refused, right, rows, shape, words_of
from tests.shapes.vocabulary import GERMAN, WHO, Q, T, plain, who


@shape("departments as people write them", right(level=False))
def _departments_as_people_write_them():
    sales = ("sales", "Sales ", "SALES", "Sales dept.", "Sales team", "sales")
    marketing = ("marketing", "Mktg", "Marketing dept", "MARKETING", "Marketing team ", "Marketing")
    return plain(("Which department are you in", *Q), str, lambda n, _p: ((*sales, *marketing)[n],))


@shape("statements shortened by hand", right(ASKED, READ))
def _statements_shortened_by_hand():
    return plain((*WHO, *(" ".join(t.split()[:5]) for t in T)))


@shape("statements cut at 30 characters", right())
def _statements_cut_at_30_characters():
    return plain((*WHO, *(t[:30] + "..." for t in T)))


@shape("statements with typos", right(ASKED, READ))
def _statements_with_typos():
    return plain((*WHO, *(t.replace("e", "", 1) for t in T)))


def waves(form, counts, other):
    return {
        "columns": {form.format(t, other): "not read" for t in T}
        | {form.format(t, counts): f"statement {n}" for n, t in enumerate(T, 1)}
    }


@shape("two waves beside each other", right(ASKED, kinds=["columns"], fill=waves("{0} ({1})", 2026, 2025)))
def _two_waves_beside_each_other():
    return csv_of(
        (*WHO, *(f"{t} (2025)" for t in T), *(f"{t} (2026)" for t in T)),
        *[[*who(n, p), *(a % 5 + 1 for a in p.answers), *p.answers] for n, p in enumerate(PEOPLE)],
    )


@shape(
    "two waves beside each other with a row above",
    Expected(frozenset({ASKED}), whatever_is_read=True, kinds=frozenset({"columns"})),
)
def _two_waves_beside_each_other_with_a_row_above():
    return csv_of(
        ["", "", "Spring", *[""] * 19, "Autumn", *[""] * 19],
        (*WHO, *T, *T),
        *[[*who(n, p), *(a % 5 + 1 for a in p.answers), *p.answers] for n, p in enumerate(PEOPLE)],
    )


@shape(
    "sales and marketing side by side",
    Expected(frozenset({ASKED}), whatever_is_read=True, kinds=frozenset({"columns"})),
)
def _sales_and_marketing_side_by_side():
    return csv_of(
        (*[f"Sales {t}" for t in T], *[f"Marketing {t}" for t in T]),
        *[[*PEOPLE[n].answers, *PEOPLE[n + 6].answers] for n in range(6)],
    )


@shape(
    "one person twice by e-mail address",
    right(
        people=[*PEOPLE[:3], *PEOPLE[4:], replace(PEOPLE[3], answers=PEOPLE[5].answers)],
        fill={"rows": "left out"},
        kinds=["rows", "person"],
    ),
)
def _one_person_twice_by_e_mail_address():
    body = [[f"2026/11/20 9:{n:02}:01", f"p{n}@example.com", *who(n, p), *p.answers] for n, p in enumerate(PEOPLE)]
    body.append(["2026/11/20 12:02:01", "p3@example.com", *who(3, PEOPLE[3]), *PEOPLE[5].answers])
    return csv_of(("Timestamp", "Email Address", *WHO, *T), *body)


@shape(
    "answers with a remark in the cell",
    right(READ, people=[p if n != 3 else None for n, p in enumerate(PEOPLE) if n != 3]),
)
def _answers_with_a_remark_in_the_cell():
    body = rows()
    body[3][5] = "4 (but not last quarter, then 2)"
    return csv_of((*WHO, *Q), *body)


@shape("a range in a cell", right(READ, people=[p for n, p in enumerate(PEOPLE) if n != 3]))
def _a_range_in_a_cell():
    body = rows()
    body[3][5] = "3-4"
    return csv_of((*WHO, *Q), *body)


@shape("cells that a spreadsheet made dates of", right(READ, ASKED, people=[p for n, p in enumerate(PEOPLE) if n != 3]))
def _cells_that_a_spreadsheet_made_dates_of():
    body = rows()
    body[3][5] = "04.05.2026"
    return csv_of((*WHO, *Q), *body)


@shape("a total and a mean beside the answers", right(READ))
def _a_total_and_a_mean_beside_the_answers():
    return csv_of(
        (*WHO, *Q, "Total", "Average", "q21"),
        *[[*who(n, p), *p.answers, sum(p.answers), f"{sum(p.answers) / 20:.2f}", ""] for n, p in enumerate(PEOPLE)],
    )


@shape(
    "half the statements",
    Expected(frozenset({READ, ASKED}), tuple(replace(p, answers=(*p.answers[:10], *[None] * 10)) for p in PEOPLE)),
)
def _half_the_statements():
    return csv_of((*WHO, *T[:10]), *[[*who(n, p), *p.answers[:10]] for n, p in enumerate(PEOPLE)])


@shape("an eleventh point for no answer, German", right(people=missing(3)))
def _an_eleventh_point_for_no_answer_german():
    return plain((*WHO, *T), words_of((*[GERMAN(1), GERMAN(2)], "keine Angabe", GERMAN(4), GERMAN(5))))


@shape("school marks", refused())
def _school_marks():
    return plain((*WHO, *(f"{t} (1 = sehr gut, 6 = ungenügend)" for t in T)))


@shape("school marks without a word on the end", refused())
def _school_marks_without_a_word_on_the_end():
    return plain((*WHO, *(f"Schulnote 1 bis 6: {t}" for t in T)))


@shape("the answer and its number in two columns", right())
def _the_answer_and_its_number_in_two_columns():
    head = list(WHO)
    for t in T:
        head += [t, f"{t} (value)"]
    return csv_of(head, *[[*who(n, p), *(c for a in p.answers for c in (ENGLISH(a), a))] for n, p in enumerate(PEOPLE)])


@shape("the answer and its number turned round in two columns", right(ASKED, READ, kinds=["columns", "scale"]))
def _the_answer_and_its_number_turned_round_in_two_c():
    head = list(WHO)
    for t in T:
        head += [t, f"{t} (value)"]
    return csv_of(
        head, *[[*who(n, p), *(c for a in p.answers for c in (ENGLISH(a), 6 - a))] for n, p in enumerate(PEOPLE)]
    )


@shape("a question on another scale beside the statements", right(READ))
def _a_question_on_another_scale():
    head = ("How likely are you to recommend us (0 = not at all likely, 10 = extremely likely)", *WHO, *T)
    return plain(
        (*head, "How satisfied are you (1 = very dissatisfied, 7 = very satisfied)")[:23],
        str,
        lambda n, p: (n % 11, *who(n, p)),
    )


@shape(
    "the same codes twice with other answers",
    Expected(frozenset({ASKED}), kinds=frozenset({"columns"}), whatever_is_read=True),
)
def _the_same_codes_twice():
    body = [[*who(n, p), *p.answers, *(6 - answer for answer in p.answers)] for n, p in enumerate(PEOPLE)]
    return csv_of((*WHO, *Q, *Q), *body)


@shape("the same codes for two branches", right(READ))
def _the_same_codes_for_two_branches():
    empty = [""] * 20
    body = [
        [*who(n, p), *(p.answers if n < 6 else empty), *(p.answers if n >= 6 else empty)] for n, p in enumerate(PEOPLE)
    ]
    return csv_of((*WHO, *Q, *Q), *body)


@shape("NULL for no answer", right(READ, people=missing(3)))
def _null_for_no_answer():
    return plain((*WHO, *Q), words_of(("1", "2", "NULL", "4", "5")))


_WAVES = ("Autumn", "Spring")
_THINGS = {"numbers": list(range(1, 21)), "other names": [f"Thing {letter}" for letter in "ABCDEFGHIJKLMNOPQRST"]}

for _name, _heads in _THINGS.items():

    @shape(
        f"people numbered in two waves, {_name}",
        right(ASKED, level=False, function=False, kinds=["rows"], fill={"Autumn": "people", "Spring": "left out"}),
    )
    def _two_waves(heads=_heads):
        people = ([f"P{place}", wave, *each.answers] for wave in _WAVES for place, each in enumerate(PEOPLE, 1))
        return csv_of(["Person", "Wave", *heads], *people)
