"""Who people are stands in another worksheet, or in another file, than what they answered."""

from tests.shapes import FUNCTIONS, LEVELS, PEOPLE, READ, REFUSED, Expected, csv_of, right, rows, shape
from tests.shapes.again import worksheets
from tests.shapes.vocabulary import T

NOBODY = right(READ, level=False, function=False)


def who(*keys):
    """Return a row for each person, in another order than the answers."""
    return [[keys[n], FUNCTIONS[person.function], LEVELS[person.level]] for n, person in enumerate(PEOPLE)][::-1]


def answered(*keys):
    return rows(str, lambda n, _: (keys[n],))


IDS = [f"R{n}" for n in range(12)]
NUMBERS = range(101, 113)
ADDRESSES = [f"a{n}@example.org" for n in range(12)]
NAMES = [f"Ann {letter}." for letter in "ABCDEFGHIJKL"]
for _heading, _own, _keys in (
    ("ID", "ID", IDS),
    ("ID", "Respondent ID", IDS),
    ("respondent_id", "respondent_id", NUMBERS),
    ("Email", "Email", ADDRESSES),
    ("E-mail address", "Email", ADDRESSES),
    ("Name", "Name", NAMES),
):

    @shape(f"people in a worksheet beside their answers, by {_heading} and {_own}", right(READ))
    def _beside(heading=_heading, own=_own, keys=_keys):
        people = [(heading, "Department", "Role"), *who(*keys)]
        return worksheets(Answers=[(own, *T), *answered(*keys)], People=people)


@shape("people in a worksheet beside their answers, the level alone", right(READ))
def _level():
    lines = rows(str, lambda n, person: (IDS[n], FUNCTIONS[person.function]))
    people = [(each[0], "Sales", each[2]) for each in who(*IDS)]
    return worksheets(Answers=[("ID", "Department", *T), *lines], People=[("ID", "Department", "Role"), *people])


@shape("people in a worksheet beside a row for each answer", right(READ))
def _long():
    lines = [
        (IDS[n], text, answer)
        for n, person in enumerate(PEOPLE)
        for text, answer in zip(T, person.answers, strict=True)
    ]
    return worksheets(
        Answers=[("person", "question", "answer"), *lines], People=[("person", "Department", "Role"), *who(*IDS)]
    )


@shape("people in a worksheet, some of them twice", NOBODY)
def _twice():
    people = [("ID", "Department", "Role"), *who(*IDS), ("R3", "Marketing", "Head of the function")]
    return worksheets(Answers=[("ID", *T), *answered(*IDS)], People=people)


@shape("people in a worksheet who are others", NOBODY)
def _others():
    people = [("ID", "Department", "Role"), *who(*(f"X{n}" for n in range(12)))]
    return worksheets(Answers=[("ID", *T), *answered(*IDS)], People=people)


@shape(
    "people in a file beside that of their answers",
    Expected(frozenset({REFUSED}), reason="names people with their function or level, and holds no answers"),
)
def _files():
    return {
        "answers.csv": csv_of(("respondent_id", *T), *answered(*NUMBERS)),
        "people.csv": csv_of(("respondent_id", "Department", "Role"), *who(*NUMBERS)),
    }


@shape("four people in a worksheet beside their answers", right(READ, people=[PEOPLE[n] for n in (0, 1, 6, 7)]))
def _four():
    some = (0, 1, 6, 7)
    lines, people = answered(*IDS), who(*IDS)[::-1]
    return worksheets(
        Answers=[("ID", *T), *(lines[n] for n in some)],
        People=[("ID", "Department", "Role"), *(people[n] for n in some)],
    )
