"""Response codes in a column beside the answers: who somebody is, where no column of the table says it."""

from collections import Counter

import pytest

from assessment.exchange.code import Response, encode
from assessment.exchange.combined import combine
from assessment.exchange.read import read_file
from tests.shapes import FUNCTIONS, LEVELS, PEOPLE, csv_of

STATEMENTS = [f"Q{number}" for number in range(1, 21)]
EXPECTED = Counter((each.function, each.level, each.answers) for each in PEOPLE)
NOBODY = Counter((None, None, each.answers) for each in PEOPLE)
OTHERS = [*PEOPLE[1:], PEOPLE[0]]


def code(person, number, *, function=True, level=True):
    told = (person.function if function else None, person.level if level else None)
    return encode(Response(*told, 7, number, person.answers))


STRANGE = encode(Response("marketing", "head", 7, 99, (3, 1, 4, 2) * 5))
CODES = [code(each, number) for number, each in enumerate(PEOPLE, 1)]


def table(codes, *, head=(), cells=lambda _person: (), people=PEOPLE):
    rows = [
        [f"Person {chr(64 + number)}", each, *cells(person), *person.answers]
        for number, (person, each) in enumerate(zip(people, codes, strict=True), 1)
    ]
    return csv_of(["Name", "Code", *head, *STATEMENTS], *rows)


def told(reading):
    assert () == reading.rejected
    return Counter((each.function, each.level, each.answers) for each in reading.respondents)


def read(data, instrument):
    reading = read_file("answers.csv", data, instrument)
    return told(reading), [(each.row, each.reason) for each in reading.remarks]


SHAPES = {
    "a column of codes": table(CODES),
    "in small letters": table([each.lower() for each in CODES]),
    "without dashes": table([each.replace("-", "") for each in CODES]),
    "with a word in front": table([f"My code: {each}" for each in CODES]),
    "behind the answers": csv_of(
        ["Name", *STATEMENTS, "Sent"],
        *([f"P{n}", *p.answers, CODES[n]] for n, p in enumerate(PEOPLE)),
    ),
    "alone in front of the answers": csv_of(
        ["Code", *STATEMENTS],
        *([c, *p.answers] for c, p in zip(CODES, PEOPLE, strict=True)),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_codes_tell_function_and_level_of_their_rows(shape, instrument):
    """And a remark says that they do."""
    found, remarks = read(SHAPES[shape], instrument)
    assert EXPECTED == found
    assert [
        (1, "No column tells function and level, so what the code in the row of each person says was taken over.")
    ] == (remarks)


def test_what_a_column_tells_stays_and_the_rest_comes_from_the_code(instrument):
    """Each of the two for itself."""
    departments = table(CODES, head=["Department"], cells=lambda each: [FUNCTIONS[each.function]])
    assert EXPECTED == read(departments, instrument)[0]
    levels = table(CODES, head=["Level"], cells=lambda each: [LEVELS[each.level]])
    found, remarks = read(levels, instrument)
    assert EXPECTED == found
    assert "the function" in remarks[0][1]


def test_a_code_that_says_something_else_than_its_row_tells_nothing_and_it_is_said(instrument):
    """Other answers, or another function than the column tells; where most do, nothing is taken."""
    codes = [STRANGE, *CODES[1:]]
    found, remarks = read(table(codes), instrument)
    assert EXPECTED - Counter({("sales", "head", PEOPLE[0].answers): 1}) + Counter(
        {(None, None, PEOPLE[0].answers): 1}
    ) == (found)
    assert (2, "says something else") == (remarks[1][0], remarks[1][1][21:40])
    found, remarks = read(table([*CODES[1:], CODES[0]]), instrument)
    assert NOBODY == found
    assert [1] == [row for row, _ in remarks]
    everybody = table(CODES, head=["Department"], cells=lambda _each: ["Sales"])
    assert {("sales", None)} == {
        each[:2]
        for each in read(everybody, instrument)[0]
        if each[2] in [other.answers for other in PEOPLE if other.function == "marketing"]
    }


ORDINARY = {
    "both are told": table(
        CODES, head=["Department", "Level"], cells=lambda each: [FUNCTIONS[each.function], LEVELS[each.level]]
    ),
    "other columns tell it otherwise": table(
        CODES, head=["Department", "Level"], cells=lambda each: [FUNCTIONS[each.function], LEVELS[each.level]]
    ).replace(CODES[0].encode(), STRANGE.encode()),
    "without codes": table(
        [""] * 12, head=["Department", "Level"], cells=lambda each: [FUNCTIONS[each.function], LEVELS[each.level]]
    ),
}
UNTOLD = {
    "no codes": table([""] * 12),
    "vouchers": table([f"AB12-CD34-EF{n:02}-GH56-JK78-MN90" for n in range(12)]),
    "tokens": table([f"{n:02}f3c1a29b7d4e5f8091a2b3" for n in range(12)]),
    "UUIDs": table([f"3f2504e0-4f89-11d3-9a0c-0305e82c33{n:02}" for n in range(12)]),
    "numbers": table([str(10**23 + n) for n in range(12)]),
    "cut codes": table([each[:24] for each in CODES]),
    "codes without function and level": table(
        [code(each, n, function=False, level=False) for n, each in enumerate(PEOPLE, 1)]
    ),
    "codes that were mistyped": table(["Z" + each[1:] if each[0] != "Z" else "Y" + each[1:] for each in CODES]),
    "two codes in each cell": table(
        [f"{one} {other}" for one, other in zip(CODES, [*CODES[1:], CODES[0]], strict=True)]
    ),
    "addresses": table([f"somebody.with.a.long.name.{n}@company.example" for n in range(12)]),
    "remarks": table(["We should meet more often, and earlier in the year than we do."] * 12),
}


@pytest.mark.parametrize("name", [*ORDINARY, *UNTOLD])
def test_what_is_no_code_or_not_needed_changes_nothing(name, instrument):
    """Nothing is said of it, either."""
    found, remarks = read((ORDINARY | UNTOLD)[name], instrument)
    assert (EXPECTED if name in ORDINARY else NOBODY) == found
    assert [] == [each for each in remarks if "code" in each[1]]


@pytest.mark.parametrize("people", [2, 12])
@pytest.mark.parametrize("first", ["table", "chat"])
def test_the_same_people_in_a_chat_of_codes_count_once(first, people, instrument):
    """Whichever comes first."""
    some = PEOPLE[4 : 4 + people] if people == 2 else PEOPLE
    codes = [code(each, number) for number, each in enumerate(some, 1)]
    chat = "\n".join(f"Person {number}: {each}" for number, each in enumerate(codes))
    readings = [
        read_file("answers.csv", table(codes, people=some), instrument),
        read_file("chat.txt", chat.encode(), instrument),
    ]
    both = combine(readings if first == "table" else readings[::-1])
    assert Counter((each.function, each.level, each.answers) for each in some) == told(both)
    assert () == both.questions
