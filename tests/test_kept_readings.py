"""Reading files that people keep or edit: what they leave open is asked again, and nothing in them is taken amiss."""

import re

from tests.shapes import ASKED, PEOPLE, READ, REFUSED, csv_of, rows
from tests.shapes.try_out import read
from tests.shapes.vocabulary import T, who

HEAD = ("Department", "Level", *T)


def kept(tmp_path, data, name="answers.csv"):
    """Return a file and what is proposed to read it."""
    file, reading = tmp_path / name, tmp_path / "reading.toml"
    file.write_bytes(data)
    read(file, "--write-reading", reading)
    return file, reading


def answers_of(tried):
    return [person.answers for person in tried.people]


def test_a_sign_that_an_editor_puts_before_a_reading_file_is_passed_over(tmp_path):
    """Notepad writes one."""
    file, reading = kept(tmp_path, csv_of(HEAD, *rows(str, who)))
    reading.write_text("\ufeff" + reading.read_text("utf-8"), "utf-8")
    assert (READ, [p.answers for p in PEOPLE]) == ((tried := read(file, "--reading", reading)).code, answers_of(tried))


def test_two_columns_of_one_statement_are_refused_where_their_answers_differ(tmp_path):
    """Most people were rejected for it, and the others read."""
    file, reading = kept(tmp_path, csv_of(HEAD, *rows(str, who)))
    reading.write_text(reading.read_text("utf-8").replace('"statement 2"', '"statement 1"'), "utf-8")
    tried = read(file, "--reading", reading)
    assert (REFUSED, []) == (tried.code, tried.people)
    assert "chosen as statement 1" in tried.said


def test_a_heading_that_is_left_open_is_asked_about_again(tmp_path):
    """It was read with no function."""
    head = ("Which department do you answer about?", *HEAD[1:])
    file, reading = kept(tmp_path, csv_of(head, *rows(str, who)))
    assert '"?"' in reading.read_text("utf-8")
    assert ASKED == read(file, "--reading", reading).code


def test_numbers_that_were_told_are_asked_about_again_where_others_come(tmp_path):
    """Points from 0 to 4 were taken for those from 1 to 4 that an earlier file had, and only 0 was asked about."""
    _, reading = kept(tmp_path, csv_of(HEAD, *rows(lambda a: min(a, 4), who)))
    later = tmp_path / "later.csv"
    later.write_bytes(csv_of(HEAD, *rows(lambda a: a - 1, who)))
    tried = read(later, "--reading", reading, "--write-reading", tmp_path / "again.toml")
    assert ASKED == tried.code
    told = re.search(r"\[file\.scale\]\n(.*?)\n\n", (tmp_path / "again.toml").read_text("utf-8"), re.DOTALL)
    assert told
    assert ['"0" = "1"', '"1" = "2"', '"2" = "3"', '"3" = "4"', '"4" = "5"'] == sorted(told[1].splitlines())
