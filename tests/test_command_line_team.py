"""The commands `team`, `read` and `code`: what they print and write, and how they end."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assessment.__main__ import main
from assessment.command_line import ASSETS
from assessment.exchange.code import Response as Code
from assessment.exchange.code import encode, session_tag
from assessment.exchange.write import write_csv
from assessment.instrument import Instrument
from assessment.model import Bank
from assessment.report.charts import CHARTS
from assessment.report.sheets import PAPER, STYLES
from assessment.report.team import render_team_markdown
from assessment.team import analyse, count, to_json
from tests.teams import TEAMS, TODAY, Page, Respondent, people, report_of

type Printed = pytest.CaptureFixture[str]

HEADER = ["session", "function", "level", *(f"q{number}" for number in range(1, 21))]
PROMISED = {"n", "statements", "total", "alpha", "suppressed"}


@pytest.fixture
def write(tmp_path: Path):  # type: ignore[no-untyped-def]
    def file(team: list[Respondent], name: str = "team.csv", session: str = "Autumn") -> str:
        rows = [[session, each.function, each.level, *each.answers] for each in team]
        path = tmp_path / name
        path.write_text(write_csv([HEADER, *rows]), "utf-8")
        return str(path)

    return file


class TestTeam:
    def test_prints_the_comparison_as_json(self, write, capsys: Printed, instrument: Instrument) -> None:  # type: ignore[no-untyped-def]
        """What is printed is what the package finds, whole and readable."""
        assert 0 == main(["team", write(TEAMS["clear-gap"]), "--json"])
        found = json.loads(capsys.readouterr().out)
        result = analyse(count(TEAMS["clear-gap"], instrument), instrument)
        assert json.loads(json.dumps(to_json(result))) == found
        assert found.keys() >= PROMISED
        assert list(range(1, 21)) == [statement["number"] for statement in found["statements"]]

    def test_prints_the_report_as_text(self, write, capsys: Printed, bank: Bank) -> None:  # type: ignore[no-untyped-def]
        """Without --json a person reads the report."""
        assert 0 == main(["team", write(TEAMS["small"]), "--name", "Autumn", "--date", TODAY])
        assert render_team_markdown(report_of(TEAMS["small"], bank)) == capsys.readouterr().out

    def test_several_files_are_one_team(self, write, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
        """Sales in one file, Marketing in another."""
        files = [write(people("sales", 9), "sales.csv"), write(people("marketing", 7), "marketing.csv")]
        assert 0 == main(["team", *files, "--json"])
        assert {"sales": 9, "marketing": 7, "other": 0} == json.loads(capsys.readouterr().out)["n"]

    def test_threshold(self, write, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
        """A threshold hides what the default shows; one that is not allowed is refused with a sentence."""
        file = write(TEAMS["small"])
        assert 0 == main(["team", file, "--json", "--threshold", "7"])
        assert {"sales": None, "marketing": 9, "other": 0} == json.loads(capsys.readouterr().out)["n"]
        assert 2 == main(["team", file, "--threshold", "4"])
        assert "The threshold is a whole number from 5 to 20, not 4.\n" == capsys.readouterr().err

    def test_how_many_there_are_can_be_said(self, write, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
        """The turnout of each function of which it is known; intervals count with it where enough answered."""
        file = write(people("sales", 9) + people("marketing", 9))
        assert 0 == main(["team", file, "--json", "--sales", "10"])
        found = json.loads(capsys.readouterr().out)
        assert {"sales": {"answered": 9, "asked": 10, "counts": True}} == found["turnout"]

    def test_heads_are_shown_when_they_agreed(self, write, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
        """Only the facilitator can say so."""
        file = write(people("sales", 9, heads=1) + people("marketing", 9))
        assert 0 == main(["team", file, "--json"])
        assert [] == json.loads(capsys.readouterr().out)["heads"]["sales"]
        assert 0 == main(["team", file, "--json", "--heads-agreed"])
        assert 1 == len(json.loads(capsys.readouterr().out)["heads"]["sales"])

    def test_report_as_one_file(self, write, tmp_path: Path, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
        """The file holds everything, its styles too, and nothing else is printed."""
        path = tmp_path / "report.html"
        assert 0 == main(["team", write(TEAMS["clear-gap"]), "--html", str(path), "--name", "Spring & more"])
        html = path.read_text("utf-8")
        Page(html)
        assert "" == capsys.readouterr().out
        assert "Team report · Spring &amp; more ·" in html
        assert all((ASSETS / name).read_text("utf-8") in html for name in (*STYLES, PAPER))
        assert not [word for word in ("<script", "href=", "src=", "url(", "http:") if word in html]

    def test_report_in_every_form(self, write, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
        """One folder takes page, text, figures, data and pictures."""
        folder = tmp_path / "new" / "report"
        assert 0 == main(["team", write(TEAMS["small"]), "--save", str(folder)])
        names = {path.name for path in folder.iterdir()}
        pictures = {f"{chart.key}.svg" for chart in CHARTS if chart.key != "levels"}  # too few heads
        assert {"report.html", "report.md", "figures.csv", "comparison.json"} | pictures == names
        assert (folder / "figures.csv").read_bytes().startswith(b"\xef\xbb\xbfpart,")

    def test_nothing_hidden_is_printed(self, write, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
        """Other people below the threshold, and another number of them, print the same."""
        printed = []
        for size, seed in ((1, 1), (4, 2)):
            team = people("sales", 12) + people("marketing", size, seed=seed)
            for form in ([], ["--json"]):
                assert 0 == main(["team", write(team), *form])
                printed.append(capsys.readouterr())
        assert printed[:2] == printed[2:]

    def test_a_copy_of_a_file_is_asked_about(self, write, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
        """The same rows in two files may be a copy, which would count everybody twice; the file itself, twice, too."""
        files = [write(people("sales", 9), "sales.csv"), write(people("sales", 9), "sales (1).csv")]
        other = write(people("marketing", 9), "marketing.csv")
        assert 3 == main(["team", *files, files[0], other, "--json"])
        said = capsys.readouterr().err
        assert f"{files[1]}: Most people of {files[0]} stand in this file with the same answers." in said
        assert 2 == said.count("Are they the same people?")

    def test_prints_whatever_the_console_is(self, write) -> None:  # type: ignore[no-untyped-def]
        """A pipe of Windows has no true minus; the report is written as UTF-8 all the same."""
        command = [sys.executable, "-m", "assessment", "team", write(TEAMS["small"])]
        done = subprocess.run(command, capture_output=True, env=os.environ | {"PYTHONIOENCODING": "cp1252"}, check=True)
        assert "\N{MINUS SIGN}" in done.stdout.decode("utf-8")

    def test_sessions_that_are_mixed_are_named(self, write, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
        """Answers of two sessions are compared, and nobody is surprised by it."""
        files = [write(people("sales", 5), "a.csv", "Spring"), write(people("sales", 5, seed=2), "b.csv", "Autumn")]
        assert 0 == main(["team", *files, "--json"])
        error = capsys.readouterr().err
        assert error.startswith("The answers of 2 sessions are compared together: ")
        assert {"Spring", "Autumn"} == set(error.splitlines()[0].removesuffix(".").partition(": ")[2].split(", "))

    def test_rejected_rows_are_named_and_the_others_compared(self, write, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
        """One wrong cell costs its row only."""
        wrong = Respondent("sales", "staff", (9, *[3] * 19))
        file = write([wrong, *people("sales", 6)])
        assert 0 == main(["team", file, "--json"])
        printed = capsys.readouterr()
        assert 6 == json.loads(printed.out)["n"]["sales"]
        assert printed.err.startswith(f"{file}, row 2: Statement 1: “9”")

    def test_people_without_a_function_are_counted(self, write, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
        """Who names no function is in no comparison, and is not lost."""
        assert 0 == main(["team", write(people("sales", 6) + people(None, 6)), "--json"])
        assert 6 == json.loads(capsys.readouterr().out)["without_function"]


class TestUnreadable:
    @pytest.mark.parametrize("command", ["team", "read"])
    @pytest.mark.parametrize("content", ["", "a,b\n1,2\n", ",".join(HEADER) + "\n", "\x00\x01"])
    def test_ends_with_2_and_a_reason(self, command: str, content: str, tmp_path: Path, capsys: Printed) -> None:
        """File and reason on standard error, nothing on standard output."""
        path = tmp_path / "answers.csv"
        path.write_text(content)
        assert 2 == main([command, str(path), "--json"])
        printed = capsys.readouterr()
        assert "" == printed.out
        assert printed.err.startswith(str(path))

    def test_every_unreadable_file_is_named(self, write, tmp_path: Path, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
        """One of them spoils the comparison, so that nothing is left out in silence."""
        missing = [str(tmp_path / name) for name in ("one.csv", "two.csv")]
        assert 2 == main(["team", missing[0], write(people("sales", 6)), missing[1]])
        assert missing == [line.partition(":")[0] for line in capsys.readouterr().err.splitlines()]

    def test_a_report_that_cannot_be_written(self, write, tmp_path: Path, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
        """A slip in the path gets a sentence."""
        path = tmp_path / "nowhere" / "report.html"
        assert 2 == main(["team", write(people("sales", 6)), "--html", str(path)])
        assert capsys.readouterr().err.startswith(f"{path}: ")


class TestRead:
    def test_prints_who_was_read(self, write, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
        """Respondents in the order of the files, each with file, row and answers; what is left out beside."""
        files = [write(people("sales", 2), "a.csv"), write(people("marketing", 1), "b.csv")]
        assert 0 == main(["read", *files, "--json"])
        found = json.loads(capsys.readouterr().out)
        where = [(each["file"], each["row"], each["function"]) for each in found["respondents"]]
        assert [(files[0], 2, "sales"), (files[0], 3, "sales"), (files[1], 2, "marketing")] == where
        assert all(20 == len(each["answers"]) for each in found["respondents"])
        assert ([], []) == (found["duplicates"], found["rejected"])

    def test_a_code_that_comes_twice_is_read_once(self, tmp_path: Path, capsys: Printed) -> None:
        """The second is a duplicate, named with its line, also on standard error."""
        code = encode(Code("sales", "staff", 0, 7, (3,) * 20))
        path = tmp_path / "chat.txt"
        path.write_text(f"Hello\n{code}\nand again {code}\n")
        assert 0 == main(["read", str(path)])
        printed = capsys.readouterr()
        assert "1 read, 1 twice, 0 rejected\n" == printed.out
        assert f"{path}, row 3: The same response code stands in line 2.\n" == printed.err


class TestCode:
    def test_round_trip(self, capsys: Printed) -> None:
        """What is encoded is decoded."""
        digits = "12345 54321 11111 22220"
        given = ["--function", "sales", "--level", "head", "--session", "Autumn", "--respondent", "77"]
        assert 0 == main(["code", "encode", *digits.split(), *given])
        code = capsys.readouterr().out.strip()
        assert 0 == main(["code", "decode", *code.lower().split("-"), "--json"])
        found = json.loads(capsys.readouterr().out)
        assert [int(digit) or None for digit in digits if digit != " "] == found.pop("answers")
        assert {
            "function": "sales",
            "level": "head",
            "session": session_tag("Autumn"),
            "respondent": 77,
            "edition": 1,
            "form": 1,
        } == found

    def test_decoded_for_a_person(self, capsys: Printed) -> None:
        """Without --json it is one line."""
        assert 0 == main(["code", "decode", encode(Code(None, None, 5, 6, (None, *[4] * 19)))])
        assert f"no function, no level, session 5, respondent 6: 0{' 4' * 19}\n" == capsys.readouterr().out

    def test_a_tag_as_it_was_decoded(self, capsys: Printed) -> None:
        """The tag that `decode` prints gives the same code again."""
        assert 0 == main(["code", "encode", "3" * 20, "--tag", "4711"])
        assert encode(Code(None, None, 4711, 0, (3,) * 20)) == capsys.readouterr().out.strip()

    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (["decode", "ABCD"], "A response code has 24 symbols"),
            (["decode", "UUUU"], "“U” is never part"),
            (["encode", "123"], "A response code holds 20 answers; there are 3."),
            (["encode", "6" * 20], "Answer 1 is 6"),
            (["encode", "x" * 20], "“x” is no answer."),
            (["encode", "3" * 20, "--tag", "70000"], "A session tag is a number"),
        ],
    )
    def test_what_is_no_code_ends_with_2(self, arguments: list[str], expected: str, capsys: Printed) -> None:
        """A sentence on standard error, nothing on standard output."""
        assert 2 == main(["code", *arguments])
        printed = capsys.readouterr()
        assert ("", True) == (printed.out, printed.err.startswith(expected))
