"""Files in the shapes that people bring, of the same twelve people: each is read right, asked about, or refused."""

import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.exchange.read import read_file
from assessment.exchange.reading import UnreadableError
from tests.shapes import PEOPLE, Someone, csv_of, rows, stamped, texts
from tests.shapes.try_out import read

FOLDER = Path(__file__).parent / "fixtures"
IMPORTS = FOLDER / "imports"
TWELVE = [
    Someone(each["function"], each["level"], tuple(each["answers"]))
    for each in json.loads((IMPORTS / "people.json").read_text("utf-8"))
]

WHOLE = [
    "apostrophe-numbers",
    "bilingual-answers",
    "excel-equals-quoted",
    "excel-resaved-friday",
    "four-of-five",
    "german-friday",
    "function-column-department-name",
    "function-column-respondent",
    "function-column-team-name",
    "google-german-numbers",
    "google-german-words",
    "google-which-describes-you-best",
    "level-yes-no-lead",
    "limesurvey-5point-code-headings",
    "median-row-at-the-end",
    "pipe-separated",
    "reversed-numbers-with-words",
    "russian-cp1251",
    "surveymonkey-expanded-numeric",
    "session-column-morning-afternoon",
    "surveymonkey-expanded-text",
    "tend-to-agree-words",
]
WITHOUT_LEVEL = [
    "branched-sections-same-names.csv",
    "comment-per-statement.csv",
    "kobo-api.json",
    "long-format.csv",
    "surveyjs.json",
    "transposed.csv",
    "transposed-numbers.csv",
    "sheet-per-department.xlsx",
]
ASKED = {
    "agreement-and-importance.csv": "columns",
    "codes-Q1-Q22-shifted.csv": "columns",
    "departments-under-other-names.csv": "function",
    "kobo-xml-values.csv": "scale",
    "limesurvey-code-headings-answer-codes.csv": "scale",
    "pasted-without-header.txt": "columns",
    "qualtrics-numeric.csv": "function",
    "qualtrics-recoded-values.csv": "scale",
    "redcap-raw.csv": "function",
    "reversed-scale-told-in-header.csv": "scale",
    "reworded-three-statements.csv": "columns",
    "scale-words-often-never.csv": "scale",
}
REFUSED = {
    "libreoffice.ods": "OpenDocument",
    "qualtrics-7point-words.csv": "more than five different answers",
    "scale-0-to-100.csv": "run from 0 to 100",
    "scale-1-to-7.csv": "run from 1 to 7",
    "summary-counts.csv": "counts how often",
}


@pytest.mark.parametrize("name", WHOLE)
def test_all_that_a_file_holds_is_read(name):
    """Twelve people with function, level and answers, without a question that blocks."""
    tried = read(IMPORTS / f"{name}.csv")
    assert (0, TWELVE) == (tried.code, tried.people)


@pytest.mark.parametrize("name", WITHOUT_LEVEL)
def test_a_file_without_levels_gives_the_rest(name):
    """Twelve people with function and answers."""
    tried = read(IMPORTS / name)
    assert (0, [Someone(each.function, None, each.answers) for each in TWELVE]) == (tried.code, tried.people)


@pytest.mark.parametrize("name", ASKED)
def test_what_cannot_be_known_is_asked(name):
    """Nobody is read before the question is answered, and each is a sentence on standard error."""
    tried = read(IMPORTS / name)
    blocking = [each for each in tried.printed["questions"] if each["blocking"]]
    assert (3, []) == (tried.code, tried.people)
    assert ASKED[name] in {each["kind"] for each in blocking}
    assert all(each["question"] in tried.said for each in blocking)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_table_of_five_points_is_refused_once(name):
    """One sentence says why, and what to do."""
    tried = read(IMPORTS / name)
    assert (2, {}) == (tried.code, tried.printed)
    assert REFUSED[name] in tried.said
    assert 1 == len(tried.said.splitlines())


@pytest.mark.parametrize("survey", ["excel-resaved", "german"])
@pytest.mark.parametrize("order", [1, -1])
def test_an_export_taken_again_adds_only_who_is_new(survey, order):
    """In whatever order both are given."""
    tried = read(*[IMPORTS / f"{survey}-{day}.csv" for day in ("monday", "friday")][::order])
    assert (0, 12, 8) == (tried.code, len(tried.people), len(tried.printed["duplicates"]))
    assert sorted(map(repr, TWELVE)) == sorted(map(repr, tried.people))


def test_previews_are_named_and_left_out():
    """Two rows of a survey were tests."""
    tried = read(IMPORTS / "qualtrics-preview-rows.csv")
    assert (0, 10, 2) == (tried.code, len(tried.people), len(tried.printed["rejected"]))
    assert ["rows"] == [each["kind"] for each in tried.printed["questions"]]


def test_a_number_that_stands_for_no_answer_is_none_and_asked_about():
    """What was seen and not answered is -99 there; everything else is read."""
    name = "qualtrics-seen-unanswered-minus99.csv"
    tried = read(IMPORTS / name)
    pairs = [zip(one.answers, other.answers, strict=True) for one, other in zip(tried.people, TWELVE, strict=True)]
    others = [one for answers in pairs for one, other in answers if one != other]
    assert [None] * (IMPORTS / name).read_text("utf-8").count("-99") == others
    assert [(each.function, each.level) for each in TWELVE] == [(each.function, each.level) for each in tried.people]
    ((kind, texts),) = ((each["kind"], each["texts"]) for each in tried.printed["questions"])
    assert (0, "scale", "no answer") == (tried.code, kind, texts["-99"])


def test_a_point_that_nobody_chose_is_remarked_on():
    """From 1 to 4 may be four points, or five of which nobody chose the highest: the answers are what they are."""
    path = IMPORTS / "scale-1-to-4.csv"
    tried = read(path)
    lines = path.read_text("utf-8").splitlines()[1:]
    assert [tuple(map(int, line.split(",")[-20:])) for line in lines] == [each.answers for each in tried.people]
    assert [(each.function, each.level) for each in TWELVE] == [(each.function, each.level) for each in tried.people]
    assert "No answer is 5. Had the form five points?" in tried.said
    assert ["scale"] == [each["kind"] for each in tried.printed["questions"]]


def test_the_name_of_a_file_proposes_the_function():
    """A file for each department, named after it."""
    tried = read(IMPORTS / "Sales answers.csv", IMPORTS / "Marketing answers.csv")
    assert [Someone(each.function, None, each.answers) for each in TWELVE] == tried.people
    assert ["sales", "marketing"] == [next(iter(each["texts"].values())) for each in tried.printed["questions"]]


@pytest.mark.parametrize("name", ["opinion-question-beside-department", "surveymonkey-condensed-other-specify"])
def test_one_name_that_nobody_knows_is_left_open_and_asked_about(name):
    """The others are read by the column that says where people work, not by an opinion."""
    tried = read(IMPORTS / f"{name}.csv")
    functions = [each.function for each in tried.people]
    assert (0, 12, 1) == (tried.code, len(functions), functions.count(None))
    assert {"Growth": None} == {text: told for text, told in tried.printed["questions"][0]["texts"].items() if not told}


def test_every_file_of_the_cases_has_a_test():
    """It is named here, two exports of one survey by what their names begin with."""
    here = Path(__file__).read_text("utf-8")
    names = {re.sub(r"(-monday|-friday)?[.]csv$", "", path.name) for path in IMPORTS.iterdir()}
    assert set() == {name for name in names if f'"{name}' not in here}


@pytest.mark.parametrize("path", sorted((FOLDER / "chats").iterdir()), ids=lambda path: path.stem)
def test_every_code_of_a_chat_is_found(path):
    """Each line with a code is one person."""
    tried = read(path)
    codes = sum(line.count("-") >= 5 for line in path.read_text("utf-8").splitlines())
    assert (0, codes, []) == (tried.code, len(tried.people), tried.printed["rejected"])


TABLE = [["Timestamp", "Department", "Level", *texts()], *rows(str, stamped())]


def told(reading):
    return [(each.function, each.level, each.answers) for each in reading.respondents]


EXPECTED = [(each.function, each.level, each.answers) for each in PEOPLE]


@given(st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_the_order_of_columns_and_unknown_columns_change_nothing(instrument, chance: random.Random):
    """Columns may stand anywhere, beside others that say nothing of people or statements."""
    table = [
        [*row, *more] for row, more in zip(TABLE, [["Shoe colour", "Region"], *[["red", "North"]] * 12], strict=True)
    ]
    order = list(range(len(table[0])))
    chance.shuffle(order)
    shuffled = csv_of(*([row[place] for place in order] for row in table))
    assert told(read_file("a.csv", shuffled, instrument)) == EXPECTED


@given(st.integers(0, len(csv_of(*TABLE))))
@settings(max_examples=60)
def test_a_file_that_is_cut_anywhere_gives_nobody_other_answers(instrument, end):
    """Whoever is still read is one of the twelve."""
    try:
        reading = read_file("a.csv", csv_of(*TABLE)[:end], instrument)
    except UnreadableError:
        return
    answers = {answers for _, _, answers in EXPECTED}
    whole = [each for each in reading.respondents if None not in each.answers]
    assert {each.answers for each in whole} <= answers


@given(
    st.integers(0, 12),
    st.integers(0, 22),
    st.sampled_from(["", "9", "purple", "7", "0", "-99", "Strongly agree", "=1+1", "2026-11-20", "'", "5 5", "yes"]),
)
@settings(max_examples=80)
def test_a_cell_of_rubbish_costs_its_own_person_at_most(instrument, row, column, rubbish):
    """The untouched people are read with their own answers, or nobody is read."""
    table = [list(each) for each in TABLE]
    table[row][column] = rubbish
    try:
        reading = read_file("a.csv", csv_of(*table), instrument)
    except UnreadableError:
        return
    untouched = {number + 2: person.answers for number, person in enumerate(PEOPLE) if number + 1 != row}
    for each in reading.respondents:
        given_ = untouched.get(each.row)
        touched = column - 3 if row == 0 and column > 2 else None
        if given_:
            assert all(
                one == other
                for place, (one, other) in enumerate(zip(given_, each.answers, strict=True))
                if place != touched
            )


def test_another_question_about_the_statements_tells_no_level(instrument):
    """The one thing to ask of two grids is which of them counts, and not which level its numbers are."""
    reading = read_file("grids.csv", (IMPORTS / "agreement-and-importance.csv").read_bytes(), instrument)
    assert ["columns"] == [question.kind for question in reading.questions if question.blocking]


def test_a_reason_that_holds_for_many_rows_is_said_once(tmp_path):
    """With the number of rows, on standard error."""
    path = tmp_path / "empty.csv"
    path.write_bytes(csv_of(TABLE[0], *([*row[:3], *[""] * 20] for row in TABLE[1:6]), *TABLE[6:]))
    tried = read(path)
    assert (0, 7) == (tried.code, len(tried.people))
    assert 1 == tried.said.count("This row has no answer.")
    assert "empty.csv, 5 rows (2, 3, 4, …): This row has no answer." in tried.said
