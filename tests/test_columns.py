import pytest

from assessment.exchange.columns import HeaderFinder, letter
from assessment.exchange.read import read_file
from assessment.exchange.survey.headers import find_layout
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.words import words
from assessment.exchange.wording import Wording
from tests.shapes import csv_of

HEADS = "The heads of both functions"  # how two statements begin


@pytest.fixture
def texts(instrument):
    return {statement.number: statement.text for statement in instrument.statements}


def columns_of(instrument, *rows):
    return {number: places[0] for number, places in layout_of(instrument, *rows).statements.items()}


def layout_of(instrument, *rows):
    layout = find_layout(
        Table("team.csv", [list(row) for row in rows]), HeaderFinder(instrument), Wording(instrument), words()
    )
    assert layout
    return layout


def test_letter():
    """Columns are named as a spreadsheet names them."""
    assert ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"] == [letter(column) for column in (0, 25, 26, 51, 52, 701, 702)]


@pytest.mark.parametrize(
    "form", ["q{}", "Q{:02}", "Q {}", "Question {}", "Statement {}:", "No. {}", "#{}", "{}", "{}.", "({})"]
)
def test_by_number_alone(form, instrument):
    """Twenty headers that are numbers in any form are the twenty statements, in any order."""
    header = [form.format(number) for number in range(20, 0, -1)]
    assert {number: 21 - number for number in range(1, 21)} == columns_of(instrument, ["name", *header])


@pytest.mark.parametrize(
    "form",
    [
        "{text}",
        "{number}. {text}",
        "Q{number}: {text}",
        "{number}) {text}",
        "{number} {text}",
        "Q{number} – my own wording",
        "[{text}]",
        "How much do you agree? [{text}]",
        "How much do you agree? [{number}. {text}]",
        "Q1. How much do you agree? {text} (required)",
        "{upper}",
        "{cut}…",
        "{number}. {cut}...",
        "[{cut} ...]",
    ],
)
def test_by_wording(form, texts, instrument):
    """A statement is known by its wording in any case, its beginning, with a number, and in the brackets of a grid."""
    header = [
        form.format(number=number, text=text, upper=text.upper(), cut=" ".join(text.split()[:7]))
        for number, text in texts.items()
    ]
    assert {number: number for number in texts} == columns_of(instrument, ["Timestamp", *header])


@pytest.mark.parametrize("form", ["{}", "[{}]", "How much do you agree? [{}]", "Please rate: {} (required)"])
def test_by_former_wording(form, instrument, texts):
    """A form that was made before a statement was put better is still read, without numbers too."""
    former = {each.number: each.former[-1] for each in instrument.statements if each.former}
    assert {4, 9, 12, 15} <= former.keys()
    header = [form.format(text) for text in (texts | former).values()]
    assert {number: number for number in texts} == columns_of(instrument, ["Timestamp", *header])


def test_both_wordings_of_a_statement_are_two_columns(instrument, texts):
    """Where a file has the former and the present wording, somebody has to say which one counts."""
    layout = layout_of(instrument, [instrument.statements[3].former[0], texts[4]], ["1", "2"])
    assert "could be the same statements (4)" in layout.questions[0].sentence


def test_the_number_tells_between_two_beginnings(instrument):
    """A beginning that two statements share is enough where the number says which."""
    assert {8: 1, 11: 0} == columns_of(instrument, [f"11. {HEADS}", f"8. {HEADS}"])


def test_the_forms_own_count_is_no_number(texts, instrument):
    """Where a form counts its questions from a question of its own, the wording decides."""
    header = ["1. Region?", "2. Your function?", *(f"{number + 2}. {text}" for number, text in texts.items())]
    assert {number: number + 1 for number in texts} == columns_of(instrument, header)


def test_the_forms_own_count_may_go_beyond_the_last_statement(texts, instrument):
    """Where a form counts further than there are statements, the beginning of a wording is known all the same."""
    header = ["1. Region?", "2. Function?", *(f"Q{number + 2}. {text[:35]}..." for number, text in texts.items())]
    assert {number: number + 1 for number in texts} == columns_of(instrument, header)


def test_wording_goes_before_number(texts, instrument):
    """A question of its own that a form numbers is not taken for the statement of that number."""
    assert {1: 1, 2: 2} == columns_of(instrument, ["1. Where do you work?", texts[1], texts[2]])


def test_a_column_without_need_may_be_doubtful(texts, instrument):
    """A header that could be two statements does no harm where both have their columns."""
    assert {8: 0, 11: 1} == columns_of(instrument, [texts[8], texts[11], HEADS])


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ([HEADS, "q2"], f"Is the column “{HEADS}” statement 8 or 11?"),
        (["q2", f"3. {HEADS}"], "statement 3 or 8 or 11?"),
        (["q2", "3. Actual sales usually land"], "statement 1 or 3?"),
        (["q2", "Both functions"], "statement 9 or 14 or 17?"),
        (["q2", "q3", "Q02"], "Columns A, C could be the same statements (2)"),
        (["Actual sales usually", "Actual sales usually land"], "Columns A, B could be the same statements (1)"),
    ],
)
def test_doubt_is_asked_about(header, reason, instrument):
    """A column that could be two statements, or a statement with two columns, is named, and nobody is read."""
    layout = layout_of(instrument, ["title"], header, [str(number) for number in range(1, 1 + len(header))])
    assert [reason in layout.questions[0].sentence, layout.questions[0].blocking] == [True, True]


@pytest.mark.parametrize(
    "header",
    [
        "3 years here",
        "1st choice",
        "q21",
        "q0",
        "1.5",
        "2026",
        "4-point scale",
        "Marketing",
        "Points - q1",
        "Feedback - q1",
        "",
    ],
)
def test_other_headers_are_no_statement(header, instrument):
    """Numbers that count something else, single words and a quiz's points are passed over."""
    assert {2: 0} == columns_of(instrument, ["q2", header])


def test_a_row_of_answers_is_no_header(instrument):
    """Rows of numbers from 1 to 5 are answers; the header above them has the wording of a single statement."""
    assert {1: 0} == columns_of(
        instrument, ["Actual sales usually land", "b", "c", "d", "e"], list("12345"), list("54321")
    )


def test_a_header_may_stand_below_a_title(instrument):
    """A title, a note and blank rows above the header are passed over."""
    rows = [["Our team"], [], ["Spring, all of us", "x"], ["q1", "q2"], ["3", "4"]]
    assert 4 == layout_of(instrument, *rows).first


def test_departments_that_nobody_knows_are_remarked_on(instrument):
    """A column of departments of which none is known is named where the function is left open."""
    rows = [["Department", *(f"q{number}" for number in range(1, 21))]]
    rows += [[f"Team {first}{second}", *[3] * 20] for first in "ABCDEFG" for second in "VWXYZ"]
    reading = read_file("team.csv", csv_of(*rows), instrument)
    assert {None} == {person.function for person in reading.respondents}
    assert any("“Department” may tell the function" in remark.reason for remark in reading.remarks)
