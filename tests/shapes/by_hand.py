"""Tables kept by hand: below or beside each other, means between people, headings that count their own way."""

from tests.shapes import ASKED, ENGLISH, PEOPLE, READ, Expected, Someone, csv_of, refused, right, rows, shape
from tests.shapes.saved import workbook
from tests.shapes.vocabulary import JA, WHO, Q, T, plain, who


@shape("the header again between the departments", right())
def _the_header_again_between_the_departments():
    head = ("Department", "Level", *T)
    body = rows()
    return csv_of(head, *body[:6], head, *body[6:])


@shape("two tables below each other with a blank row", right())
def _two_tables_below_each_other_with_a_blank_row():
    head = ("Department", "Level", *T)
    body = rows()
    return csv_of(head, *body[:6], [], ["Marketing"], head, *body[6:])


@shape(
    "the department as a row above its people", right(level=False, fill={"Sales": "sales", "Marketing": "marketing"})
)
def _the_department_as_a_row_above_its_people():
    body = [[f"P{n}", *p.answers] for n, p in enumerate(PEOPLE)]
    return csv_of(("Person", *T), ["Sales"], *body[:6], ["Marketing"], *body[6:])


@shape("the department only in the first row of its block", right(level=False, fill={}))
def _the_department_only_in_the_first_row_of_its_blo():
    body = [[("Sales", "Marketing")[n // 6] if n % 6 == 0 else "", *p.answers] for n, p in enumerate(PEOPLE)]
    return csv_of(("Department", *T), *body)


def block_means(label, value):
    body = [[f"P{n}", *who(n, p), *p.answers] for n, p in enumerate(PEOPLE)]

    def mean(people):
        return [value([p.answers[i] for p in people]) for i in range(20)]

    return csv_of(
        ("Name", *WHO, *T),
        *body[:6],
        [f"{label} Sales", "", "", *mean(PEOPLE[:6])],
        *body[6:],
        [f"{label} Marketing", "", "", *mean(PEOPLE[6:])],
    )


@shape("a mean below each department", right(fill={"rows": "left out"}))
def _a_mean_below_each_department():
    return block_means("Average", lambda a: f"{sum(a) / 6:.2f}")


@shape("a rounded mean below each department", right(fill={"rows": "left out"}))
def _a_rounded_mean_below_each_department():
    return block_means("Average", lambda a: round(sum(a) / 6))


@shape("a sum below each department", right(fill={"rows": "left out"}))
def _a_sum_below_each_department():
    return block_means("Total", sum)


@shape("a mean above the answers", right(fill={"rows": "left out"}))
def _a_mean_above_the_answers():
    mean = [f"{sum(p.answers[i] for p in PEOPLE) / 12:.2f}" for i in range(20)]
    return csv_of((*WHO, *T), ["Average", "", *mean], *rows())


@shape("the number of answers below the header", right(fill={"rows": "left out"}))
def _the_number_of_answers_below_the_header():
    return csv_of((*WHO, *T), ["n", "", *[12] * 20], *rows())


@shape("an example row from the template", right(fill={"rows": "left out"}))
def _an_example_row_from_the_template():
    return csv_of(
        ("Name", *WHO, *Q), ["Example", "Sales", "staff", *[3] * 20], *[[f"P{n}", *r] for n, r in enumerate(rows())]
    )


@shape("a survey that is called Sample", right())
def _a_survey_that_is_called_sample():
    return csv_of(("Survey", *WHO, *Q), *[["Sample", *r] for r in rows()])


@shape("q0 to q19", right(ASKED, kinds=["columns"]))
def _q0_to_q19():
    return plain((*WHO, *(f"q{n}" for n in range(20))))


@shape("0 to 19", right(ASKED, kinds=["columns"]))
def _0_to_19():
    return plain((*WHO, *range(20)))


@shape("1 to 20", right())
def _1_to_20():
    return plain((*WHO, *range(1, 21)))


@shape("Frage 1 to 20", right())
def _frage_1_to_20():
    return plain((*WHO, *(f"Frage {n}" for n in range(1, 21))))


@shape("V1 to V22 with the people first", right(ASKED, kinds=["columns"], fill={"V1": "function", "V2": "level"}))
def _v1_to_v22_with_the_people_first():
    return plain([f"V{n}" for n in range(1, 23)])


@shape("sections of five, Q1.1 to Q4.5", right(ASKED, kinds=["columns"]))
def _sections_of_five_q1_1_to_q4_5():
    return plain((*WHO, *(f"Q{a}.{b}" for a in range(1, 5) for b in range(1, 6))))


@shape("sections of ten, A1 to B10", right(ASKED, kinds=["columns"]))
def _sections_of_ten_a1_to_b10():
    return plain((*WHO, *(f"{a}{b}" for a in "AB" for b in range(1, 11))))


@shape("sections of five, 1a to 4e", right(ASKED, kinds=["columns"]))
def _sections_of_five_1a_to_4e():
    return plain((*WHO, *(f"{a}{b}" for a in range(1, 5) for b in "abcde")))


@shape("letters a to t", right(ASKED, kinds=["columns"]))
def _letters_a_to_t():
    return plain((*WHO, *"abcdefghijklmnopqrst"))


@shape("設問1 to 設問20", right())
def _1_to_20_too():
    return plain(
        ("部署", "役職", *(f"設問{n}" for n in range(1, 21))),
        str,
        lambda _n, p: (JA[0][p.function], JA[1][p.level]),
        encoding="cp932",
    )


@shape("numbers of another order beside the wording", right())
def _numbers_of_another_order_beside_the_wording():
    return plain((*WHO, *(f"{21 - n}. {t}" for n, t in enumerate(T, 1))))


@shape("Q1 and Q2 are the people, q3 to q22 with wording", right())
def _q1_and_q2_are_the_people_q3_to_q22_with_wording():
    return plain(("Q1. Department", "Q2. Level", *(f"Q{n + 2}. {t}" for n, t in enumerate(T, 1))))


@shape("five blocks of pages, each from Q1", right(ASKED, kinds=["columns"]))
def _five_blocks_of_pages_each_from_q1():
    return plain((*WHO, *(f"Page {a} Q{b}" for a in range(1, 5) for b in range(1, 6))))


def one_a_sheet(before):
    """Return a workbook with a worksheet for each person, in which the statements stand below each other."""
    sheets = {
        f"Person {number}": [*before(person), ["Statement", "Answer"], *zip(T, person.answers, strict=True)]
        for number, person in enumerate(PEOPLE)
    }
    return {"survey.xlsx": workbook(**sheets)}


@shape("a worksheet for each person", right(level=False, function=False))
def _a_worksheet_for_each_person():
    return one_a_sheet(lambda _person: [])


@shape("a worksheet for each person, with the department", right(level=False))
def _a_worksheet_for_each_person_with_the_department():
    return one_a_sheet(lambda person: [["Department", person.function.title()]])


ONE = Expected(frozenset({READ}), (Someone(None, None, PEOPLE[0].answers),))


def ticked(head):
    body = [
        [t, *("x" if answer == point else "" for point in range(1, 6))]
        for t, answer in zip(T, ONE_ANSWERS, strict=True)
    ]
    return csv_of(("Statement", *head), *body)


ONE_ANSWERS = PEOPLE[0].answers


@shape("one person who ticked numbers", ONE)
def _one_person_who_ticked_numbers():
    return ticked(range(1, 6))


@shape("one person who ticked words", ONE)
def _one_person_who_ticked_words():
    return ticked(map(ENGLISH, range(1, 6)))


@shape("counts of answers below numbers", refused("counts how often", kinds=["shape"]))
def _counts_below_numbers():
    counts = [[[p.answers[place] for p in PEOPLE].count(point) for point in range(1, 6)] for place in range(20)]
    return csv_of(("Statement", 1, 2, 3, 4, 5), *([t, *each] for t, each in zip(T, counts, strict=True)))
