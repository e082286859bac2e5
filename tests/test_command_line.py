"""The command line: what it prints, where, and how it ends."""

import json
import os
import random
import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment import __main__ as command_line
from assessment.__main__ import main
from assessment.check import find_defects
from assessment.instrument import STATEMENTS
from assessment.score import score, to_json
from tests.properties import examples
from tests.test_check import bad_file

ROOT = Path(__file__).parent.parent
PROMISED = {"total", "type", "missing", "themes", "to_next"}
HEADER = ("session", "function", "level", *(f"q{number}" for number in range(1, STATEMENTS + 1)))


def csv_of(header, rows):
    return "".join(",".join("" if cell is None else str(cell) for cell in row) + "\n" for row in (header, *rows))


def run(*arguments):
    """Run the program as a script would."""
    command = [sys.executable, "-m", "assessment", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture
def answers_file(tmp_path):
    def write(content):
        path = tmp_path / "answers.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_check_is_silent_about_the_shipped_bank():
    """No defect: nothing to say, exit code 0."""
    finished = run("check")
    assert (0, "", "") == (finished.returncode, finished.stdout, finished.stderr)


def test_check_prints_every_defect_on_its_own_line(monkeypatch, capsys):
    """Defects of shape and of content in one go, exit code 1."""
    defects = find_defects(bad_file)
    monkeypatch.setattr(command_line, "find_defects", lambda: find_defects(bad_file))
    assert 1 == main(["check"])
    assert "".join(f"{defect}\n" for defect in defects) == capsys.readouterr().out


def test_score_prints_the_promised_json(answers_file, instrument):
    """A list with one object for each row, in the order of the file."""
    rows = [["s", "sales", "head", *[4] * 20], ["s", "marketing", "staff", *[2] * 19, None]]
    finished = run("score", answers_file(csv_of(HEADER, rows)), "--json")
    first, second = json.loads(finished.stdout)
    assert (0, "") == (finished.returncode, finished.stderr)
    assert first.keys() >= PROMISED
    assert {"row": 2} | to_json(score([4] * 20, instrument)) == first
    assert {"row": 3} | to_json(score([2] * 19 + [None], instrument)) == second
    assert (80, "integrated", None) == (first["total"], first["type"], first["to_next"])
    assert (None, None, [20], None) == (second["total"], second["type"], second["missing"], second["to_next"])


def test_score_prints_a_line_for_each_person(answers_file, capsys):
    """Without --json a person reads the result."""
    rows = [["s", "sales", "head", *[3] * 20], ["s", "sales", "head", None, *[3] * 18, None]]
    assert 0 == main(["score", str(answers_file(csv_of(HEADER, rows)))])
    assert "row 2: 60 aligned\nrow 3: open: 1, 20\n" == capsys.readouterr().out


@examples(30)
@given(
    answers=st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=20, max_size=20).filter(any),
    chance=st.randoms(use_true_random=False),
)
def test_the_order_of_columns_does_not_matter(tmp_path_factory, instrument, answers, chance):
    """A column is found by its header, wherever it stands."""
    columns = list(zip(HEADER, ["s", "sales", "head", *answers], strict=True))
    chance.shuffle(columns)
    path = tmp_path_factory.mktemp("shuffled") / "answers.csv"
    path.write_text(csv_of([name for name, _ in columns], [[cell for _, cell in columns]]))
    with redirect_stdout(StringIO()) as printed:
        assert 0 == main(["score", str(path), "--json"])
    assert [{"row": 2} | to_json(score(answers, instrument))] == json.loads(printed.getvalue())


def test_rejected_rows_are_named_and_the_others_are_scored(answers_file, capsys):
    """One wrong cell costs its row only; file, row and reason go to standard error."""
    rows = [
        ["s", "sales", "head", *[3] * 19, 6],
        ["s", "sales", "head", *[3] * 20],
        ["s", "other", "staff"] + [None] * 20,
    ]
    path = answers_file(csv_of(HEADER, rows))
    assert 0 == main(["score", str(path)])
    printed = capsys.readouterr()
    assert "row 3: 60 aligned\n" == printed.out
    assert [
        f"{path}, row 2: Statement 20: “6” is outside 1 to 5, or not whole.",
        f"{path}, row 4: This row has no answer.",
    ] == printed.err.splitlines()


def test_what_was_understood_differently_is_said(answers_file, capsys):
    """Nothing is changed in silence: a column that is missing leaves its statement open, and says so."""
    path = answers_file(csv_of(HEADER[:-1], [["s", "sales", "head", *[3] * 19]]))
    assert 0 == main(["score", str(path)])
    printed = capsys.readouterr()
    assert "row 2: open: 20\n" == printed.out
    assert f"{path}, row 1: No column was found for statement 20: no answers there.\n" == printed.err


UNREADABLE = {
    "empty": b"",
    "no header": b"3,3,3\n4,4,4\n",
    "only a header": csv_of(HEADER, []).encode(),
    "only rejected rows": csv_of(HEADER, [["s", "sales", "head", *[""] * 20]]).encode(),
    "no text": random.Random(2).randbytes(3000),  # noqa: S311  test data
    "a damaged spreadsheet": b"PK\x03\x04" + bytes(200),
}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE)
def test_input_without_a_row_to_use_ends_with_2_and_a_reason(answers_file, content):
    """File and reason on standard error, nothing on standard output, no traceback."""
    path = answers_file(content)
    finished = run("score", path, "--json")
    assert (2, "") == (finished.returncode, finished.stdout)
    assert finished.stderr.startswith(str(path))
    assert "Traceback" not in finished.stderr
    assert all(line.endswith(".") for line in finished.stderr.splitlines())


def test_a_row_is_named_where_it_is_the_reason(answers_file):
    """The row is the one that a spreadsheet shows."""
    path = answers_file(UNREADABLE["only rejected rows"])
    first, last = run("score", path).stderr.splitlines()
    assert first.startswith(f"{path}, row 2: This row has no answer")
    assert f"{path}: There is no row to use." == last


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_a_file_that_cannot_be_opened_is_named(tmp_path, name):
    """A slip in the path gets a sentence."""
    finished = run("score", tmp_path / name)
    assert (2, "") == (finished.returncode, finished.stdout)
    assert finished.stderr.startswith(f"{tmp_path / name}: the file cannot be opened (")
    assert 1 == len(finished.stderr.splitlines())


def test_a_bank_with_defects_is_named_when_scoring(answers_file, monkeypatch, capsys):
    """Scoring with a damaged bank ends like `check`, not with a traceback."""

    def damaged():
        raise command_line.BankError(find_defects(bad_file)[:1])

    monkeypatch.setattr(command_line, "load_instrument", damaged)
    assert 1 == main(["score", str(answers_file(csv_of(HEADER, [["s", "sales", "head", *[3] * 20]])))])
    assert capsys.readouterr().err.startswith("sources.toml: sources book: ")


def test_a_reader_who_has_read_enough_is_no_error():
    """As with `| head`: nobody reads what is printed any more, and the program ends quietly."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "assessment", "code", "encode", "3" * STATEMENTS]
    ended = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (0, b"") == (ended.returncode, ended.stderr)


def test_a_refused_file_hides_no_question_of_another(tmp_path):
    """Of two files, one refused and one asked about, both are told of at once."""
    header = ",".join(["Department", *(f"q{number}" for number in range(1, 21))])
    for name, answers, department in (("asked.csv", "12345", "1"), ("refused.csv", "17", "Sales")):
        people = [",".join([department, *(answers * 20)[:20]]) for _ in range(6)]
        (tmp_path / name).write_text("\n".join([header, *people]), "utf-8")
    finished = run("read", tmp_path / "asked.csv", tmp_path / "refused.csv")
    told = [text in finished.stderr for text in ("Which function", "scale of seven points")]
    assert (2, [True, True]) == (finished.returncode, told)
