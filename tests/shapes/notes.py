"""Notes and columns that say how answers run: reversed statements, a highest answer, a scale for each department."""

from tests.shapes import FUNCTIONS, LEVELS, PEOPLE, READ, csv_of, refused, right, rows, shape
from tests.shapes.saved import workbook
from tests.shapes.vocabulary import Q, T, who

HEAD = ("Department", "Level", *Q)
LONG = ("person", "department", "role", "question", "answer")
ASKS = refused("", kinds=["columns"])


@shape("a note below that calls statements reversed", ASKS)
def _below():
    return csv_of(HEAD, *rows(str, who), ["Items 2 and 10 are reverse coded"])


@shape("a note above that calls a statement reversed", ASKS)
def _above():
    return csv_of(["Please note: q7 is umgepolt"], HEAD, *rows(str, who))


@shape("a note on another worksheet that calls a statement reversed", ASKS)
def _worksheet():
    return {"answers.xlsx": workbook(Answers=[HEAD, *rows(str, who)], Notes=[["Statement 4 is reverse scored."]])}


@shape("a note of reversed items without numbers", right(READ))
def _none():
    return csv_of(HEAD, *rows(str, who), ["No item is reverse coded (1 = disagree, 5 = agree)"])


def long(*more, title):
    """Return a row for each answer, with what `more` says of the number of its statement."""
    lines = [
        (f"p{n}", FUNCTIONS[p.function], LEVELS[p.level], number, answer, more[number in (2, 10)])
        for n, p in enumerate(PEOPLE)
        for number, answer in enumerate(p.answers, 1)
    ]
    return {"long.csv": csv_of((*LONG, title), *lines)}


@shape("a row an answer, with a highest answer of seven", refused("seven points"))
def _seven():
    return long("7", "7", title="max")


@shape("a row an answer, with a highest answer of five", right(READ))
def _five():
    return long("5", "5", title="max")


@shape("a row an answer, some of them marked as reversed", ASKS)
def _marked():
    return long("no", "yes", title="reversed")


@shape("a row an answer, none of them marked as reversed", right(READ))
def _unmarked():
    return long("no", "no", title="reversed")


@shape("a scale that runs otherwise in one department", refused("", kinds=["scale"]))
def _by_department():
    scales = {"sales": "1=agree", "marketing": "5=agree"}
    return csv_of(("Department", "Level", "Scale", *Q), *rows(str, lambda n, p: (*who(n, p), scales[p.function])))


@shape("sixty departments that nobody knows", right(READ, function=False, people=PEOPLE * 5))
def _sixty():
    return csv_of(
        ("Department", "Level", *T),
        *rows(str, lambda n, p: (f"Team {chr(65 + n // 26)}{chr(65 + n % 26)}", p.level), people=PEOPLE * 5),
    )
