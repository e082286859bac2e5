import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.exchange.code import session_tag
from assessment.exchange.read import read_file
from assessment.exchange.reading import Respondent
from assessment.exchange.write import harmless, template, write_csv, write_respondents

TRIGGERS = "=+-@\t\r\n＝＋－＠"


@pytest.mark.parametrize(
    "text", ["=1+1", "+49 30 1234", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "--1", "-", "+"]
)
def test_formulas_get_an_apostrophe(text):
    """What a spreadsheet would take for a formula begins with an apostrophe."""
    assert f"'{text}" == harmless(text)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (-1.5, "-1.5"),
        ("-1.5", "-1.5"),
        ("-1,5", "-1,5"),
        ("+3", "+3"),
        (-1e-12, "-1e-12"),
        (4, "4"),
        (None, ""),
        ("a=b", "a=b"),
    ],
)
def test_numbers_and_words_stay(value, cell):
    """Real numbers keep their sign, None is an empty cell, and a sign inside a word does no harm."""
    assert cell == harmless(value)


@given(st.lists(st.lists(st.text() | st.integers() | st.floats(allow_nan=False), min_size=1), min_size=1))
def test_no_cell_is_a_formula(rows):
    """Whatever is written, no cell that is read back begins like a formula without being a number."""
    for row in csv.reader(io.StringIO(write_csv(rows), newline="")):
        for cell in row:
            if cell.startswith(tuple(TRIGGERS)) and cell not in {"inf", "-inf"}:
                float(cell.replace(",", "."))


def test_template_is_the_promised_header(instrument):
    """The template is the header of the command line's CSV."""
    assert "session,function,level," + ",".join(f"q{n}" for n in range(1, 21)) + "\r\n" == template(instrument)


def test_respondents_come_back(instrument):
    """Respondents that are written as CSV are read again the same, sessions with names that look like formulas too."""
    names = ["Spring 2026", "=2+5", 'The "big" one, part 2']
    people = [
        Respondent("team.csv", row, function, level, session_tag(name), (*(None,) * row, *(row,) * (20 - row)), "")
        for row, (function, level, name) in enumerate(
            zip(("sales", "other", None), ("head", None, "staff"), names, strict=True), 2
        )
    ]
    text = write_respondents(people, {session_tag(name): name for name in names}, instrument)
    assert tuple(people) == read_file("team.csv", text.encode("utf-8-sig"), instrument).respondents
