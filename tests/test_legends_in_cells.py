"""What numbers mean may stand in cells of their own anywhere on a sheet; nobody's answers are turned or lost for it."""

from collections.abc import Sequence

import pytest

from assessment.exchange.read import read_file
from assessment.exchange.reading import Reading, UnreadableError
from assessment.exchange.survey.keys import keys_in
from assessment.exchange.survey.words import words
from assessment.instrument import Instrument
from tests.workbooks import with_shared_strings

TURNED = [["1", "strongly agree"], ["5", "strongly disagree"]]
LEGENDS = {
    "below each other": TURNED,
    "words first": [row[::-1] for row in TURNED],
    "with signs": [["1 =", "strongly agree"], ["5 =", "strongly disagree"]],
    "in one row": [["1", "strongly agree", "5", "strongly disagree"]],
    "behind a title": [["Scale", "1 = strongly agree", "5 = strongly disagree"]],
    "words over numbers": [["strongly agree", "agree", "neither", "disagree", "strongly disagree"], [*"12345"]],
    "numbers over words": [[*"12345"], ["strongly agree", "agree", "neither", "disagree", "strongly disagree"]],
    "around the numbers": [["Strongly agree 1 2 3 4 5 Strongly disagree"]],
}
POINTS = (2, 4, 1, 5, 3)

type Lines = Sequence[Sequence[str]]


def people(instrument: Instrument, number: int = 12) -> list[list[str]]:
    header = ["Department", "Level", *(each.text for each in instrument.statements)]
    rows = [
        [
            ("Sales", "Marketing")[place % 2],
            "Staff",
            *(str(POINTS[(place + each * (1 + place // 5)) % 5]) for each in range(20)),
        ]
        for place in range(number)
    ]
    return [header, *rows]


def beside(table: Lines, legend: Lines) -> list[list[str]]:
    empty: list[Sequence[str]] = [[]] * len(table)
    return [[*row, *(["", *said] if said else [])] for row, said in zip(table, [*legend, *empty], strict=False)]


def read(lines: Lines, instrument: Instrument) -> Reading:
    text = "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines)
    return read_file("answers.csv", f"{text}\n".encode(), instrument)


def asks_to_turn(reading: Reading) -> bool:
    return not reading.respondents and any("run from agreement down" in each.sentence for each in reading.questions)


@pytest.mark.parametrize("legend", LEGENDS.values(), ids=LEGENDS)
@pytest.mark.parametrize("where", ["above", "below", "beside"])
def test_a_legend_in_cells_is_asked_about_wherever_it_stands(legend: Lines, where: str, instrument: Instrument) -> None:
    """Nobody is read as it stands where the sheet says that 1 is agreement."""
    table = people(instrument)
    width = max(map(len, table))
    lines = {
        "above": [*legend, [], *table],
        "below": [*table, [], *legend],
        "beside": [row + [""] * (width + 6 - len(row)) for row in beside(table, legend)],
    }[where]
    assert asks_to_turn(read(lines, instrument))


@pytest.mark.parametrize("legend", LEGENDS.values(), ids=LEGENDS)
@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("headings", [["Answer"], [*"12345"]], ids=["numbers", "ticks"])
def test_a_legend_around_a_form_is_asked_about(
    legend: Lines, below: bool, headings: list[str], instrument: Instrument
) -> None:
    """A form of one person, with a column for the answer or one for each point."""
    given = [POINTS[number % 5] for number in range(20)]
    cells = [
        [str(each)] if len(headings) == 1 else ["x" if each == point else "" for point in range(1, 6)] for each in given
    ]
    form = [
        ["Statement", *headings],
        *([each.text, *said] for each, said in zip(instrument.statements, cells, strict=True)),
    ]
    head = [["Department", "Sales"], ["Level", "Staff"]]
    lines = [*head, *form, [], *legend] if below else [*head, *legend, *form]
    assert asks_to_turn(read(lines, instrument))


def test_what_stands_beside_a_table_in_a_workbook_costs_nobody(instrument: Instrument) -> None:
    """A worksheet has no cells where nothing stands, so its header is shorter than such a row."""
    lines = beside(people(instrument), [[], ["Average", "3.4"], ["Sales", "3.1"], ["Marketing", "3.6"]])
    assert 12 == len(read_file("answers.xlsx", with_shared_strings(lines), instrument).respondents)


@pytest.mark.parametrize(
    ("points", "said"), [([*"1234567"], "run to 7"), ([*"1234"], "run to 4"), ([*"01234"], "begin with 0")]
)
def test_points_that_nobody_ticked_are_points_of_the_scale(
    points: list[str], said: str, instrument: Instrument
) -> None:
    """One person need not tick the highest."""
    ticks = [["x" if place == number % 3 + 1 else "" for place in range(len(points))] for number in range(20)]
    form = [["Level", "Staff"], ["Statement", *points]]
    form += [[each.text, *cells] for each, cells in zip(instrument.statements, ticks, strict=True)]
    if "7" in points:
        with pytest.raises(UnreadableError, match=said):
            read(form, instrument)
        return
    reading = read(form, instrument)
    assert not reading.respondents
    assert said in reading.questions[0].sentence


def test_a_cell_far_off_in_a_workbook_is_nothing_of_the_table(instrument: Instrument) -> None:
    """It neither costs a person nor makes thousands of columns."""
    lines = people(instrument)
    far = [*lines[3], *[""] * 5_000, "x"]
    reading = read_file("answers.xlsx", with_shared_strings([*lines[:3], far, *lines[4:]]), instrument)
    assert 12 == len(reading.respondents)
    assert len(reading.matched) < 100


def form(instrument: Instrument, head: Lines, *more: str) -> list[list[str]]:
    """Return one person's form of ticks below some lines, with more columns, each filled in every fifth line."""
    points = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"]
    lines = [["Statement", *points, *more]]
    for number, each in enumerate(instrument.statements):
        ticks = ["x" if place + 1 == POINTS[number % 5] else "" for place in range(5)]
        lines.append([each.text, *ticks, *("x" if number % 5 == 0 else "" for _ in more)])
    return [*map(list, head), *lines]


def test_a_form_with_a_department_alone_is_one_persons(instrument: Instrument) -> None:
    """Nobody is asked whether it is a whole department's."""
    reading = read(form(instrument, [["Department", "Sales"]]), instrument)
    assert [("sales", POINTS * 4)] == [(each.function, each.answers) for each in reading.respondents]


def test_a_column_that_is_ticked_beside_points_is_none(instrument: Instrument) -> None:
    """What somebody wants to discuss says nothing of how they answered, in a line without an answer either."""
    lines = form(instrument, [["Level", "Staff"]], "Discuss")
    lines[2][1:6] = [""] * 5
    (person,) = read(lines, instrument).respondents
    assert (None, *(POINTS * 4)[1:]) == person.answers


def test_forms_below_each_other_are_told_apart_by_nobody(instrument: Instrument) -> None:
    """The second would take the place of the first."""
    lines = [*form(instrument, [["Level", "Staff"]]), *form(instrument, [["Level", "Head"]])]
    with pytest.raises(UnreadableError, match="forms of several people"):
        read(lines, instrument)


def test_a_first_statement_in_other_words_is_asked_about(instrument: Instrument) -> None:
    """Below names, answered in words, it is no legend."""
    said = ["Strongly agree", "Agree", "Disagree", "Strongly disagree"]
    lines = [["", "Ann", "Ben", "Cem", "Dora"], ["Our forecasts are mostly accurate", *said]]
    lines += [[each.text, *said] for each in instrument.statements[1:]]
    reading = read(lines, instrument)
    assert not reading.respondents
    assert [{"Our forecasts are mostly accurate": "statement 1"}] == [dict(each.texts) for each in reading.questions]


@pytest.mark.parametrize("word", ["Medel", "Medelvärde", "Snitt", "Schnitt"])
def test_a_mean_is_nobody(word: str, instrument: Instrument) -> None:
    """By the words of more languages, as a spreadsheet of theirs names it."""
    rows = people(instrument, 4)
    lines = [
        ["Name", *rows[0][2:]],
        *([name, *row[2:]] for name, row in zip(("Ann", "Bo", "Cem", "Dag"), rows[1:], strict=True)),
    ]
    means = [str(round(sum(int(row[place]) for row in lines[1:]) / 4)) for place in range(1, 21)]
    assert 4 == len(read([*lines, [word, *means]], instrument).respondents)


def test_numbers_beside_words_are_a_legend_in_their_order_alone() -> None:
    """IDs beside what people wrote are none, nor is one end, or what is not known."""
    known = words()
    assert ["1 = strongly agree; 5 = strongly disagree"] == keys_in(TURNED, known)
    assert not keys_in([["1", "agree"], ["2", "disagree"], ["1", "agree"]], known)
    assert not keys_in(TURNED[:1], known)
    assert not keys_in([["1", "Sales"], ["2", "Marketing"]], known)


@pytest.mark.parametrize("separator", ["\t", ";"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_commas_in_statements_are_no_separators(separator: str, number: int, instrument: Instrument) -> None:
    """A spreadsheet that separates by another sign writes them without quotation marks."""
    lines = [["Statement", *(f"Person {place + 1}" for place in range(number))]]
    lines += [[each.text, *("4" * number)] for each in instrument.statements]
    text = "\n".join(separator.join(line) for line in lines)
    reading = read_file("answers.txt", text.encode(), instrument)
    assert [(4,) * 20] * number == [each.answers for each in reading.respondents]
