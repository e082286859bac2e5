"""First people whose remarks name a statement: their rows are no header."""

from tests.shapes import ENGLISH, LEVELS, PEOPLE, READ, csv_of, right, rows, shape
from tests.shapes.vocabulary import T

SERIES = tuple(f"S{n}" for n in range(1, 21))
REMARKS = ("Statement 4 is odd", "Q3 was better", "1) more data", "No. 7 was strange", "2 things: mail and calls")
UNKNOWN = ("Nö", "Eher nö", "Mal so, mal so", "Eher jo", "Jo")


def remarked(remark, statements, write, first):
    """Return the twelve with a column of remarks before the statements or behind, of which the first names one."""
    remarks = [remark, *["fine", ""] * 6]

    def who(number, person):
        return (*([remarks[number]] if first else []), person.function.title(), LEVELS[person.level])

    head = (
        ("Comments", "Department", "Level", *statements) if first else ("Department", "Level", *statements, "Comments")
    )
    return csv_of(head, *rows(write, who, lambda n, _p: () if first else (remarks[n],)))


for _remark in REMARKS:
    for _words in (False, True):
        for _first in (False, True):
            _how = f"{'words' if _words else 'numbers'}, remarks {'first' if _first else 'last'}"

            @shape(f"a first remark that names a statement, {_how}: {_remark.replace('.', '')}", right(READ))
            def _series(remark=_remark, words=_words, first=_first):
                return remarked(remark, SERIES, ENGLISH if words else str, first)


@shape("a first remark that names a statement, beside statements by their wording", right(READ))
def _worded():
    return remarked("Statement 4 is odd", T, str, False)


@shape(
    "a first remark that names a statement, answers in words that nobody knows",
    right(kinds=["scale"], fill={word: str(n) for n, word in enumerate(UNKNOWN, 1)}),
)
def _unknown():
    return remarked("Statement 4 is odd", SERIES, lambda answer: UNKNOWN[answer - 1], False)


@shape("bands of ages before answers in words", right(READ))
def _ages():
    bands = [f"{low}-{low + 9}" for low in (18, 25, 35)] * 4
    lines = [[bands[n], p.function, LEVELS[p.level], *map(ENGLISH, p.answers)] for n, p in enumerate(PEOPLE)]
    return csv_of(("Age", "Department", "Level", *SERIES), *lines)
