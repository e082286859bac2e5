"""Scales of which a note, a title or a heading tells, in whatever words: the turned one above all."""

from tests.shapes import ASKED, READ, csv_of, refused, right, rows, shape
from tests.shapes.vocabulary import T, who

HEAD = ("Department", "Level", *T)
TURNED = right(ASKED, kinds=["scale"])
DOWN = (
    "Schulnoten 1 bis 5",
    "Note 1 (sehr gut) bis 5 (mangelhaft)",
    "Lower numbers mean more agreement",
    "1 = strongest agreement",
    "5 = strong disagreement",
    "1 is most like us",
    "1 = +++",
    "1 = 👍",
)
UNKNOWN = (
    "1 = fully applies; 5 = does not apply",
    "1 = ja, 5 = nein",
    "1 = tout à fait… 5 = pas du tout",
    "1=SA 2=A 3=N 4=D 5=SD",
    "1=SA, 5=SD",
)
LONGER = ("Bitte auf einer Skala von 1 bis 7 bewerten", "Answers out of 10", "note sur 10", "scale of ten")
AS_OURS = (
    "5 = strongly agree",
    "1 = strongly disagree, 5 = strongly agree",
    "Typed in by Kim, 3 of 10 paper forms",
    "Thanks to all 7 teams",
)


def around(text, where, write):
    """Return a table that says something above, below or in its headings."""
    people = rows(write, who)
    if where == "below":
        return {"answers.csv": csv_of(HEAD, *people, [], [text])}
    if where == "above":
        return {"answers.csv": csv_of([text], HEAD, *people)}
    return {"answers.csv": csv_of((*HEAD[:2], *(f"{each} ({text})" for each in T)), *people)}


def turned(answer):
    return 6 - answer


for _where in ("above", "below", "in the headings"):
    for _text in DOWN:

        @shape(f"turned round, told {_where}: {_text}", TURNED)
        def _down(text=_text, where=_where):
            return around(text, where, turned)

    for _text in UNKNOWN:

        @shape(f"told in unknown words {_where}: {_text}", refused(kinds=["scale"]))
        def _unknown(text=_text, where=_where):
            return around(text, where, str)

    for _text in LONGER:

        @shape(f"a longer scale, told {_where}: {_text}", refused())
        def _longer(text=_text, where=_where):
            return around(text, where, str)

    for _text in AS_OURS:

        @shape(f"nothing told against our scale {_where}: {_text}", right(READ))
        def _ours(text=_text, where=_where):
            return around(text, where, str)


@shape("departments in numbers, told below", right(READ))
def _codes():
    return around("1 = Sales, 5 = Marketing", "below", str)
