"""Headings that name no statement, or a cut one: what holds answers is asked about wherever it stands."""

from dataclasses import replace

from tests.shapes import ASKED, ENGLISH, PEOPLE, READ, csv_of, right, rows, shape
from tests.shapes.vocabulary import T

WHO = ("Department", "Level")
OTHERS = tuple(f"My point {letter}" for letter in "abcdefghijklmnopqrst")
FEEDBACK = 5  # the place of the statement that speaks of feedback, as comments do
LONGEST_CUT = 64


def reworded(*places):
    """Return the headings of the statements, those of some places in other words."""
    return [OTHERS[place] if place in places else text for place, text in enumerate(T)]


def _cut(text, most):
    return text if len(text) <= most else f"{text[: most // 2]}...{text[-most // 2 :]}"


for _name, _heads in (
    ("the first", reworded(0)),
    ("the first ten", reworded(*range(10))),
    ("the last three", reworded(17, 18, 19)),
    ("all but nine", reworded(*range(9, 20))),
    ("all but one", reworded(*range(6), *range(7, 20))),
    ("every other", reworded(*range(0, 20, 2))),
):

    @shape(f"statements in other words, {_name}", right(ASKED, kinds=["columns"]))
    def _other_words(heads=_heads):
        return csv_of((*WHO, *heads), *rows())

    @shape(f"statements in other words before the department, {_name}", right(ASKED, kinds=["columns"]))
    def _before(heads=_heads):
        lines = [[*line[2:], *line[:2]] for line in rows(ENGLISH)]
        return csv_of((*heads, "Comments", *WHO), *([*line[:20], "", *line[20:]] for line in lines))


@shape("statements in other words and in another order", right(ASKED, fill={OTHERS[3]: "statement 4"}))
def _shuffled():
    order = [4, 3, 2, *range(5, 20), 0, 1]
    heads = [OTHERS[place] if place == 3 else T[place] for place in order]
    return csv_of((*WHO, *heads), *([*line[:2], *(line[2 + place] for place in order)] for line in rows()))


@shape(
    "a column beside nineteen statements that asks something else",
    right(
        ASKED,
        people=[replace(p, answers=(None, *p.answers[1:])) for p in PEOPLE],
        fill={"How content are you with all of it?": "not read"},
    ),
)
def _nineteen():
    lines = [[*line[:2], *line[3:], number % 5 + 1] for number, line in enumerate(rows())]
    return csv_of((*WHO, *T[1:], "How content are you with all of it?"), *lines)


@shape(
    "nineteen statements, and nothing else that holds answers",
    right(READ, people=[replace(p, answers=(None, *p.answers[1:])) for p in PEOPLE]),
)
def _alone():
    lines = [[number, *line[:2], *line[3:], "x" * number, 2 + number % 2] for number, line in enumerate(rows(), 1)]
    return csv_of(("No.", *WHO, *T[1:], "Remarks", "Score"), *lines)


for _most in (50, 54, 58, 60, 64):

    @shape(f"headings cut after {_most} letters", right(READ, ASKED))
    def _cut_off(most=_most):
        return csv_of((*WHO, *(text[:most] for text in T)), *rows())


@shape("a statement about feedback, cut", right(READ))
def _feedback():
    heads = [text[:LONGEST_CUT] if place == FEEDBACK else text for place, text in enumerate(T)]
    return csv_of((*WHO, *heads), *rows())


for _most, _before in ((60, ""), (40, ""), (60, "How far do you agree?")):

    @shape(f"headings cut in the middle to {_most} letters{' of a grid' if _before else ''}", right(READ))
    def _in_the_middle(most=_most, before=_before):
        heads = [f"{before} [{_cut(text, most)}]" if before else _cut(text, most) for text in T]
        return csv_of((*WHO, *heads), *rows())
