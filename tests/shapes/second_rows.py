"""Headings q1 to q20 whose wording stands elsewhere, and numbers beside other words than those of the statements."""

from tests.shapes import ASKED, PEOPLE, READ, csv_of, refused, right, rows, shape
from tests.shapes.saved import workbook
from tests.shapes.vocabulary import WHO, Q, T, who

NAMES = (*WHO, *Q)
ASKS = ("Which department do you work in?", "Which level do you have?")
OPPOSITE = [text.replace("neither function blames", "each function blames") for text in T]
LIST = [["Code", "Text"], *([f"q{n}", text] for n, text in enumerate(T, 1))]


def below(wordings, write=str, heads=ASKS):
    """Return a table with headings q1 to q20 and what they asked in the row below."""
    return csv_of(NAMES, [*heads, *wordings], *rows(write, who))


def reversed_people():
    return [[*who(n, p), *p.answers[::-1]] for n, p in enumerate(PEOPLE)]


for _ends in ("(1=fully agree, 5=fully disagree)", "[1 = strongly agree ... 5 = strongly disagree]"):

    @shape(f"wording in a second row, turned round, {_ends}", right(ASKED, kinds=["scale"]))
    def _turned(ends=_ends):
        return {"answers.csv": below([f"{text} {ends}" for text in T], lambda answer: 6 - answer)}


@shape("wording in a second row, seven points", refused("seven points"))
def _seven():
    return below([f"{text} (1-7)" for text in T])


@shape("wording in a second row, in another order", right(READ))
def _other_order():
    return csv_of(NAMES, [*WHO, *T[::-1]], *reversed_people())


@shape("wording in a second row, as ours", right(READ))
def _as_ours():
    return below(T)


@shape("wording in a second row, with the opposite of one", refused("", kinds=["columns"]))
def _opposite():
    return below(OPPOSITE)


@shape("wording in a second row, and whose department should own leads", refused("", kinds=["columns"]))
def _opinion():
    return below(T, heads=("Which department should own the scoring of leads?", "Your level"))


@shape("wording in a second row, marked as reversed", refused("", kinds=["columns"]))
def _reversed():
    return below([f"{text} (reverse coded)" if n == 9 else text for n, text in enumerate(T)])


@shape("wording in a second row, in another order, above notes of a tool", right(READ))
def _three_rows():
    notes = [f'{{"ImportId":"QID{n}"}}' for n in range(22)]
    return csv_of(NAMES, [*ASKS, *T[::-1]], notes, *reversed_people())


@shape("wording in the first row, IDs in the second", right(READ))
def _identifiers():
    return csv_of((*WHO, *T), [f"QID{n}_1" for n in range(22)], *rows(str, who))


@shape("wording on another worksheet, in another order", right(READ))
def _list():
    listed = [LIST[0], *([f"q{n}", text] for n, text in enumerate(T[::-1], 1))]
    return {"answers.xlsx": workbook(Data=[NAMES, *reversed_people()], Questions=listed)}


@shape("wording on another worksheet, turned round", right(ASKED, kinds=["scale"]))
def _list_turned():
    listed = [[name, f"{text} (1 = strongly agree, 5 = strongly disagree)"] for name, text in LIST[1:]]
    return {"answers.xlsx": workbook(Data=[NAMES, *rows(lambda answer: 6 - answer, who)], Questions=listed)}


NUMBERED = {
    "another survey": [f"{n}. I am content with point {chr(96 + n)} at work" for n in range(1, 21)],
    "another survey, German": [f"{n}. Ich bin mit Punkt {chr(96 + n)} zufrieden" for n in range(1, 21)],
    "another survey, Q": [f"Q{n}: My team has enough of {chr(96 + n)}" for n in range(1, 21)],
    "one in other words": [f"{n}. {text}" for n, text in enumerate(OPPOSITE, 1)],
    "one in another language": [
        f"{n}. {'Wenn Pläne scheitern, gibt jeder dem anderen die Schuld' if n == 2 else text}"
        for n, text in enumerate(T, 1)
    ],
}
for _name, _headings in NUMBERED.items():

    @shape(f"numbers of statements beside other words, {_name}", refused("", kinds=["columns"]))
    def _numbered(headings=_headings):
        return csv_of((*WHO, *headings), *rows(str, who))


SLIP = T[0].replace("usually", "usualy")


@shape("numbers of statements beside a slip of the pen", right(READ))
def _slip():
    return csv_of((*WHO, *(f"{n}. {SLIP if n == 1 else text}" for n, text in enumerate(T, 1))), *rows(str, who))


@shape("numbers of statements beside the same words each", right(READ))
def _same_words():
    return csv_of((*WHO, *(f"Q{n} (your answer)" for n in range(1, 21))), *rows(str, who))


@shape("translated statements with numbers, asked once", right(ASKED, kinds=["columns"]))
def _translated():
    return csv_of((*WHO, *(f"{n}. Aussage der Umfrage {chr(96 + n)}" for n in range(1, 21))), *rows(str, who))


@shape("a list of questions that is no codebook", right(READ))
def _no_codebook():
    return {"answers.xlsx": workbook(Data=[(*WHO, *T), *rows(str, who)], Notes=[["q1", "Which day?"]])}
