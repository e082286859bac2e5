"""Department and level in the head of a sheet, over statements below each other: they are those of its person."""

from tests.shapes import PEOPLE, READ, csv_of, right, shape, texts
from tests.shapes.saved import workbook

GERMAN = {"sales": "Vertrieb", "marketing": "Marketing", "head": "Führungskraft", "staff": "Mitarbeiter"}


def listed(head, *people, top=("#", "Statement", "Answer"), numbered=True):
    """Return the rows of a sheet with what stands in its head, and a column of answers for each person."""
    answers = zip(*(person.answers for person in people), strict=True)
    lines = zip(texts(), answers, strict=True)
    body = [([number] if numbered else []) + [text, *given] for number, (text, given) in enumerate(lines, 1)]
    return [*head, (), top, *body]


def in_files(head, **layout):
    """Return a file for each of the twelve."""
    return {f"{n}.csv": csv_of(*listed(head(person), person, **layout)) for n, person in enumerate(PEOPLE)}


@shape("department and level over a numbered list of statements", right(READ))
def _numbered():
    return in_files(lambda p: (("Department", p.function.title()), ("Level", p.level)))


@shape("department and level over answers, with a title and a name", right(READ))
def _titled():
    return in_files(
        lambda p: (
            ("How Sales and Marketing work together here",),
            ("Date", "3 May 2026"),
            ("Department:", "", p.function.title()),
            ("Your level:", "", p.level),
        )
    )


@shape("department and level in one cell each", right(READ))
def _colon():
    return in_files(lambda p: ((f"Department: {p.function.title()}",), (f"Level: {p.level}",)))


@shape("department and level over answers in German", right(READ))
def _german():
    return in_files(
        lambda p: (("Abteilung", GERMAN[p.function]), ("Ebene", GERMAN[p.level])), top=("Nr.", "Aussage", "Antwort")
    )


@shape("department and level over a list without numbers", right(READ))
def _plain():
    head = ("Statement", "Answer")
    return in_files(lambda p: (("Department", p.function.title()), ("Level", p.level)), top=head, numbered=False)


@shape("a worksheet for each person with department and level in its head", right(READ))
def _worksheets():
    people = {
        f"P{n}": listed((("Department", p.function.title()), ("Level", p.level)), p) for n, p in enumerate(PEOPLE)
    }
    return {"people.xlsx": workbook(**people)}


@shape("a file for each department, with its name over all of its people", right(READ, level=False))
def _departments():
    return {
        f"{function}.csv": csv_of(
            *listed(
                (("Department", function.title()),),
                *(each := [person for person in PEOPLE if person.function == function]),
                top=("#", "Statement", *(f"P{number}" for number in range(len(each)))),
            )
        )
        for function in ("sales", "marketing")
    }
