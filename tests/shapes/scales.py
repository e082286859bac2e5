"""Scales in other words, numbers and signs: turned round, longer, shorter, or with numbers for no answer."""

from dataclasses import replace

from tests.shapes import (
    ASKED,
    ENGLISH,
    PEOPLE,
    READ,
    csv_of,
    missing,
    refused,
    right,
    rows,
    shape,
    stamped,
    texts,
    words_of,
)

TOP = ("Timestamp", "Department", "Level")


def table(write, question=""):
    """Return a file with its answers written so, and a question before each statement."""
    names = [f"{question} [{text}]" if question else text for text in texts()]
    return csv_of((*TOP, *names), *rows(write, stamped()))


def turned(answer):
    return 6 - answer


# The direction is told.
WHERE = {
    "1 = strongly agree, 5 = strongly disagree": "English",
    "1 (stimme voll zu) bis 5 (stimme gar nicht zu)": "German",
    "1: tout à fait d’accord, 5: pas du tout d’accord": "French",
    "1 – totalmente de acuerdo, 5 – totalmente en desacuerdo": "Spanish",
    "strongly agree (1) to strongly disagree (5)": "English, word first",
    "Please use 1 for strongly agree and 5 for strongly disagree": "a sentence",
    "1 = trifft voll und ganz zu … 5 = trifft überhaupt nicht zu": "German, trifft zu",
}
for _question, _language in WHERE.items():

    @shape(f"turned round, told in the heading, {_language}", right(kinds=["scale"]))
    def _turned(question=_question):
        return table(turned, question)


for _question in ("1 = strongly disagree, 5 = strongly agree", "Von 1 (stimme gar nicht zu) bis 5 (stimme voll zu)"):

    @shape(f"as ours, told in the heading, {_question[:12]}", right(READ))
    def _told(question=_question):
        return table(str, question)


@shape("seven points told in the heading, five used", refused())
def _seven_told():
    return table(str, "Rate from 1 (strongly disagree) to 7 (strongly agree)")


@shape("ten points told in the heading, five used", refused())
def _ten_told():
    return table(str, "1 = strongly disagree, 10 = strongly agree")


@shape("a heading that says what 1 is, in words that nobody knows", right(ASKED, kinds=["scale"]))
def _unknown_ends():
    return table(str, "1 = flop, 5 = hit")


@shape("turned round, all points with words", right(kinds=["scale"]))
def _with_words():
    return table(lambda answer: f"{6 - answer} - {ENGLISH(answer)}")


@shape("as ours, all points with words", right(READ))
def _ours_with_words():
    return table(lambda answer: f"{answer} - {ENGLISH(answer)}")


@shape("turned round, only the ends with words", right(ASKED, kinds=["scale"]))
def _ends():
    ends = {5: "1 - Strongly agree", 1: "5 - Strongly disagree"}
    return table(lambda answer: ends.get(answer, str(6 - answer)))


@shape("as ours, only the ends with words", right())
def _our_ends():
    ends = {5: "5 - Strongly agree", 1: "1 - Strongly disagree"}
    return table(lambda answer: ends.get(answer, str(answer)))


@shape("numbers between ends that have words alone", right(ASKED, kinds=["scale"]))
def _words_at_ends():
    return table(lambda answer: {5: "Strongly agree", 1: "Strongly disagree"}.get(answer, str(answer)))


# Numbers that are not 1 to 5.
@shape("0 to 4", right(ASKED, kinds=["scale"]))
def _from_zero():
    return table(lambda answer: answer - 1)


@shape("-2 to 2", right(ASKED, kinds=["scale"]))
def _around_zero():
    return table(lambda answer: answer - 3)


@shape("11 to 15", right(ASKED, kinds=["scale"]))
def _from_eleven():
    return table(lambda answer: answer + 10)


for _points in (6, 7, 9, 10, 11):

    @shape(f"1 to {_points}", refused())
    def _more(points=_points):
        turn = iter(range(10**6))
        return table(lambda answer: 1 + (answer - 1) * (points - 1) // 4 - next(turn) % 2 * (1 < answer < 5))


@shape("0 to 10", refused())
def _zero_to_ten():
    turn = iter(range(10**6))
    return table(lambda answer: (answer - 1) * 5 // 2 + next(turn) % 2 * (answer < 5))


@shape("percent", refused())
def _percent():
    return table(lambda answer: f"{(answer - 1) * 25}%")


@shape("0 to 100 from a slider", refused())
def _slider():
    turn = iter(range(10**6))
    return table(lambda answer: (answer - 1) * 20 + next(turn) * 7 % 20)


@shape("means with decimals", refused())
def _means():
    turn = iter(range(10**6))
    return table(lambda answer: f"{answer + next(turn) % 4 / 10:.1f}".replace("6.", "5."))


# Numbers for no answer.
for _number, _ends in (
    (-99, ()),
    (-9, ()),
    (-1, ()),
    (99, ()),
    (999, ()),
    (88, ()),
    (9, (ASKED,)),
    (0, (ASKED,)),
    (6, ()),
):
    if _number == 6:
        _expected = refused()
    else:
        _fill = {"0": "no answer", "9": "no answer"} if _ends else {}
        _expected = right(*_ends, people=missing(3), fill=_fill, kinds=["scale"])

    @shape(f"{_number} for no answer", _expected)
    def _code(number=_number):
        return table(lambda answer: number if answer == 3 else answer)


@shape("N/A for no answer", right(people=missing(3)))
def _not_applicable():
    return table(lambda answer: "N/A" if answer == 3 else answer)


@shape("one six among five points", right(READ, people=PEOPLE[1:]))
def _slip():
    body = rows(str, stamped())
    body[0][5] = 6
    return csv_of((*TOP, *texts()), *body)


@shape("one word among numbers", right(READ, people=PEOPLE[1:]))
def _strange():
    body = rows(str, stamped())
    body[0][5] = "purple"
    return csv_of((*TOP, *texts()), *body)


# Words.
LADDERS = {
    "agree at the end": ("Disagree", "Somewhat disagree", "Neither", "Somewhat agree", "Agree"),
    "trifft zu at the end": ("trifft nicht zu", "trifft eher nicht zu", "teils/teils", "trifft eher zu", "trifft zu"),
    "そう思う at the end": ("そう思わない", "あまりそう思わない", "どちらともいえない", "ややそう思う", "そう思う"),
    "d’accord at the end": (
        "Pas d’accord",
        "Plutôt pas d’accord",
        "Ni d’accord ni pas d’accord",
        "Plutôt d’accord",
        "D’accord",
    ),
    "frequency": ("Never", "Rarely", "Sometimes", "Often", "Always"),
    "Häufigkeit": ("Nie", "Selten", "Manchmal", "Oft", "Immer"),
    "extent": ("Not at all", "Slightly", "Moderately", "Very", "Extremely"),
}
for _name, _labels in LADDERS.items():
    _ends = (ASKED,) if _name in {"frequency", "Häufigkeit", "extent"} else ()

    @shape(_name, right(*_ends, kinds=["scale"] if _ends else ()))
    def _ladder(labels=_labels):
        return table(words_of(labels))


@shape("one side longer than the other", right())
def _mixed():
    return table(words_of(("Strongly disagree", "Somewhat disagree", "Neutral", "Agree", "Strongly agree")))


@shape("six points in words", refused())
def _six_words():
    labels = ("Strongly disagree", "Disagree", "Slightly disagree", "Slightly agree", "Agree", "Strongly agree")
    turn = iter(range(10**6))
    return table(lambda answer: labels[min(5, answer - 1 + (answer > 2) * (next(turn) % 2))])


@shape("four points, numbers with words", refused())
def _four_with_words():
    labels = ("Strongly disagree", "Disagree", "Agree", "Strongly agree")
    return table(lambda answer: f"{(answer + 1) * 2 // 3} - {labels[(answer + 1) * 2 // 3 - 1]}")


@shape("yes and no", refused())
def _yes_no():
    return table(lambda answer: "Yes" if answer > 2 else "No")


@shape(
    "words that nobody knows",
    right(ASKED, kinds=["scale"], fill=dict(zip(("nö", "eher nö", "hm", "joa", "jo"), range(1, 6), strict=True))),
)
def _dialect():
    return table(words_of(("nö", "eher nö", "hm", "joa", "jo")))


@shape(
    "thumbs and faces",
    right(ASKED, kinds=["scale"], fill=dict(zip(("😡", "🙁", "😐", "🙂", "😍"), range(1, 6), strict=True))),
)
def _faces():
    return table(words_of(("😡", "🙁", "😐", "🙂", "😍")))


@shape("stars", right(ASKED, kinds=["scale"]))
def _stars():
    return table(lambda answer: "★" * answer + "☆" * (5 - answer))


@shape("letters", right(ASKED, kinds=["scale"], fill=dict(zip("ABCDE", range(1, 6), strict=True))))
def _letters():
    return table(lambda answer: "ABCDE"[answer - 1])


@shape("codes with a number", right(ASKED, kinds=["scale"]))
def _codes():
    return table(lambda answer: f"agree_{answer}")


@shape("n of 5", right())
def _of_five():
    return table(lambda answer: f"{answer} of 5")


for _written in ("{}/5 {}", "{} / 5 - {}", "{}/5: {}"):

    @shape(f"{_written.format(1, 'Strongly agree')}, turned round, and numbers between", right(ASKED, kinds=["scale"]))
    def _ends_of_five(written=_written):
        ends = {1: written.format(5, ENGLISH(1)), 5: written.format(1, ENGLISH(5))}
        return table(lambda answer: ends.get(answer, str(6 - answer)))


@shape("words with n/5 behind them", right(READ))
def _behind():
    return table(lambda answer: f"{ENGLISH(answer)} ({answer}/5)")


@shape("n/7", refused())
def _of_seven():
    turn = iter(range(10**6))
    return table(lambda answer: f"{min(7, answer + next(turn) % 3)}/7")


@shape("decimals with a comma", right(READ))
def _commas():
    return table(lambda answer: f"{answer},0")


@shape("in upper case and with spaces", right(READ))
def _loud():
    return table(lambda answer: f" {ENGLISH(answer).upper()}\u00a0")


POINTS = {1: 2, 2: 2, 3: 3, 4: 4, 5: 4}
THREE = [replace(each, answers=tuple(POINTS[one] for one in each.answers)) for each in PEOPLE]


@shape("a three-point scale in words", right(people=THREE))
def _three():
    return table(words_of(("Disagree", "Disagree", "Neutral", "Agree", "Agree")))
