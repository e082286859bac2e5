"""What tools write that nobody expects: points of a quiz beside unknown words, ticks below 1 to 5, numbered rows."""

from tests.shapes import ASKED, PEOPLE, READ, csv_of, right, rows, shape
from tests.shapes.vocabulary import T, who

UNKNOWN = ("Nö", "Eher nö", "Mal so, mal so", "Eher jo", "Jo")
SAID = {word: str(n) for n, word in enumerate(UNKNOWN, 1)}
WHO = ("Department", "Level")


@shape(
    "a quiz with columns for points and feedback, in words that nobody knows", right(ASKED, kinds=["scale"], fill=SAID)
)
def _quiz():
    headings = [each for text in T for each in (text, f"Points - {text}", f"Feedback - {text}")]
    lines = [[n, *who(n, p), *(c for a in p.answers for c in (UNKNOWN[a - 1], "", ""))] for n, p in enumerate(PEOPLE)]
    return csv_of(("ID", *WHO, *headings), *lines)


for _tick in ("x", "1"):

    @shape(f"a column for each point, named by its number, ticked with {_tick}", right(READ))
    def _ticked(tick=_tick):
        headings = [f"{text} [{point}]" for text in T for point in range(1, 6)]
        ticks = [[tick if a == point else "" for a in p.answers for point in range(1, 6)] for p in PEOPLE]
        return csv_of((*WHO, *headings), *([*who(n, p), *ticks[n]] for n, p in enumerate(PEOPLE)))


@shape("numbers of rows that no heading stands over", right(READ))
def _row_names():
    return csv_of((*WHO, *T), *rows(str, lambda n, p: (n + 1, *who(n, p))))
