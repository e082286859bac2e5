"""What people were promised holds on the command line as it does on the page."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from assessment.__main__ import main
from assessment.exchange.write import write_csv
from assessment.team import to_json
from assessment.workspace.document import to_document
from assessment.workspace.records import Workspace
from assessment.workspace.report.page import report_of
from tests.teams import Respondent
from tests.test_workspace_closing import closed, later, newcomers
from tests.test_workspace_promises import FORM, people
from tests.workspaces import act, context, empty, kept, sample, with_answers

type Printed = pytest.CaptureFixture[str]


@pytest.fixture
def promised() -> Workspace:
    """Return nine people of each function, with seven others promised, and that the head of Sales is shown."""
    return with_answers(
        act(empty(), "set-session", **FORM), [*people("sales", 9, heads=1), *people("marketing", 9, heads=1)]
    )


@pytest.fixture
def run(tmp_path: Path, capsys: Printed):  # type: ignore[no-untyped-def]
    def command(workspace: Workspace, *flags: str) -> tuple[int, str, str]:
        path = tmp_path / "work.json"
        path.write_text(json.dumps(to_document(workspace)), "utf-8")
        return main(["team", str(path), *flags]), *capsys.readouterr()

    return command


def test_a_workspace_keeps_its_promises(promised: Workspace, run) -> None:  # type: ignore[no-untyped-def]
    """Threshold and heads are those of its people, without a flag, and every figure is that of the page."""
    code, out, said = run(closed(promised), "--json")
    assert 0 == code
    assert json.loads(json.dumps(to_json(report_of(closed(promised), context()).result))) == json.loads(out)
    assert 1 == len(json.loads(out)["heads"]["sales"])
    assert "at least 7 others, and the heads of sales are shown one by one: as promised in" in said


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (["--threshold", "5"], "at least 7 others. Leave --threshold out, or ask for 7 or more."),
        (["--heads-agreed"], "without having been told that these heads are shown one by one"),
        (["--heads", "marketing"], "without having been told that these heads are shown one by one"),
    ],
)
def test_a_flag_does_not_weaken_a_promise(promised: Workspace, run, flags: list[str], message: str) -> None:  # type: ignore[no-untyped-def]
    """It is refused with a sentence, and nothing is printed."""
    code, out, said = run(closed(promised), *flags)
    assert (2, "") == (code, out)
    assert message in said


def test_a_flag_makes_a_promise_stricter(promised: Workspace, run) -> None:  # type: ignore[no-untyped-def]
    """Nine people are not among nine others."""
    assert {"sales": None, "marketing": None, "other": 0} == json.loads(
        run(closed(promised), "--threshold", "9", "--json")[1]
    )["n"]


OPEN = [type(person)("sales", None, (None, *person.answers[1:])) for person in newcomers(3)]


@pytest.mark.parametrize(
    ("heads", "people_of_sales", "flags"),
    [
        (["sales", "marketing"], people("sales", 12, heads=2), ["--heads", "marketing"]),
        ([], [*people("sales", 8), *OPEN], ["--threshold", "9"]),
    ],
    ids=["heads among the staff", "the complete and three others as one block"],
)
def test_a_stricter_report_tells_of_nobody_beside_the_promised_one(  # type: ignore[no-untyped-def]
    run, heads: list[str], people_of_sales: list[Respondent], flags: list[str]
) -> None:
    """It would be over other people than the one of the page, and the difference is a few of them."""
    session = act(empty(), "set-session", **FORM | {"threshold": "5", "heads": heads})
    team = closed(with_answers(session, [*people_of_sales, *people("marketing", 12, heads=2)]))
    assert 0 == run(team, "--json")[0]
    code, out, said = run(team, *flags, "--json")
    assert (2, "") == (code, out)
    assert "over other people than the one that may have been given out" in said


def test_no_file_is_written_without_somebody_whose_row_was_changed(promised: Workspace, run) -> None:  # type: ignore[no-untyped-def]
    """Beside the report with everybody, it would tell what this one answered."""
    whole = closed(promised)
    (wave,) = whole.waves
    (answers,) = wave.imports
    first, *rest = answers.lines
    broken = answers.with_lines([first.replace("sales", "sold"), *rest])
    changed = replace(whole, waves=(replace(wave, imports=(broken,)),))
    code, out, said = run(changed, "--json")
    assert (2, "") == (code, out)
    assert "A row of this workspace was changed" in said


PRINTED = "--threshold=7"
"""Says nothing new, and so asks for Markdown on the terminal."""


def flags_for(flag: str, path: Path) -> list[str]:
    """Return a flag with the file that it writes, if any."""
    return [flag, str(path / "file")] if flag in ("--html", "--save") else [flag]


@pytest.mark.parametrize("flag", ["--json", "--html", "--save", PRINTED])
def test_a_report_waits_until_all_answers_are_in(promised: Workspace, run, tmp_path: Path, flag: str) -> None:  # type: ignore[no-untyped-def]
    """As files do on the page: what is printed can be kept as well. Those of made-up answers wait for nothing."""
    code, out, said = run(promised, *flags_for(flag, tmp_path))
    assert (2, "") == (code, out)
    assert "a report waits until all answers are in" in said
    assert not (tmp_path / "file").exists()
    for team in (closed(promised), sample()):
        assert 0 == run(team, *flags_for(flag, tmp_path))[0]


@pytest.mark.parametrize("flag", ["--json", "--html", "--save", PRINTED])
@pytest.mark.parametrize("packed", [False, True], ids=["two files", "in a ZIP"])
def test_nothing_is_told_of_a_workspace_and_others(
    promised: Workspace, tmp_path: Path, capsys: Printed, flag: str, *, packed: bool
) -> None:
    """Nobody could check such a report against what was given out. Made-up answers are known, so it tells the rest."""
    plain = write_csv([["function", *range(1, 21)], ["sales", *newcomers(1)[0].answers]])
    (tmp_path / "one.csv").write_text(plain, "utf-8")
    for team, message in ((closed(promised), "together with those of other files"), (sample(), "Leave this file out")):
        text = json.dumps(to_document(team))
        (tmp_path / "work.json").write_text(text, "utf-8")
        with zipfile.ZipFile(tmp_path / "both.zip", "w") as archive:
            archive.writestr("work.json", text)
            archive.writestr("one.csv", plain)
        files = ["both.zip"] if packed else ["work.json", "one.csv"]
        code = main(["team", *(str(tmp_path / each) for each in files), *flags_for(flag, tmp_path)])
        out, said = capsys.readouterr()
        assert (2, "") == (code, out)
        assert message in said
        assert not (tmp_path / "file").exists()


@pytest.mark.parametrize("command", ["team", "moved"])
@pytest.mark.parametrize("way", ["utf-8-sig", "utf-16", "zip"])
def test_a_workspace_is_known_however_it_was_saved(
    promised: Workspace, tmp_path: Path, capsys: Printed, command: str, way: str
) -> None:
    """With a byte order mark, in another encoding or in a ZIP its answers are read, so its promise holds too."""
    text, path = json.dumps(to_document(promised)), tmp_path / "work"
    if way == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("work.json", text)
    else:
        path.write_text(text, way)
    before = ["--before", str(path)] if command == "moved" else []
    assert 2 == main([command, str(path), *before, "--threshold", "5"])
    assert "at least 7 others. Leave --threshold out" in capsys.readouterr().err
    assert 2 == main([command, str(path), *before])
    assert "a report waits until all answers are in" in capsys.readouterr().err


def test_no_file_is_written_of_an_earlier_measurement_that_is_open(
    promised: Workspace, tmp_path: Path, capsys: Printed
) -> None:
    """One more could answer in it, and be what a second comparison adds."""
    files = {"before": promised, "after": closed(promised)}
    for name, workspace in files.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(to_document(workspace)), "utf-8")
    before, after = (str(tmp_path / f"{name}.json") for name in files)
    assert 2 == main(["moved", after, "--before", before, "--json"])
    assert "a report waits until all answers are in" in capsys.readouterr().err
    assert 0 == main(["moved", after, "--before", after, "--json"])


def test_those_who_came_after_a_report_are_told_apart(promised: Workspace, run) -> None:  # type: ignore[no-untyped-def]
    """The second report is over the same blocks as on the page."""
    alike = [(4, *person.answers[1:]) for person in newcomers(8)]
    came = [type(person)("sales", None, row) for person, row in zip(newcomers(8), alike, strict=True)]
    again = closed(later(closed(promised), came))
    found = json.loads(run(again, "--json")[1])
    assert (17, None) == (found["statements"][0]["sales"]["n"], found["statements"][0]["sales"]["counts"])


def test_an_unknown_promise_is_read_strictly(run) -> None:  # type: ignore[no-untyped-def]
    """A workspace of the first version shows no head, and says why."""
    document = kept()
    _, out, said = run(document)
    assert "# Team report" in out
    assert "no head is shown one by one: the strictest reading" in said


def test_plain_files_say_what_is_taken(tmp_path: Path, capsys: Printed) -> None:
    """The strictest reading, or what the flags say; heads of one function are no heads of both."""
    path = tmp_path / "team.csv"
    header = ["session", "function", "level", *(f"q{number}" for number in range(1, 21))]
    team = [*people("sales", 9, heads=1), *people("marketing", 9, heads=1)]
    path.write_text(write_csv([header, *(["", p.function, p.level, *p.answers] for p in team)]), "utf-8")
    assert 0 == main(["team", str(path)])
    assert "at least 5 others, and no head is shown one by one: the strictest reading" in capsys.readouterr().err
    assert 0 == main(["team", str(path), "--json", "--threshold", "7", "--heads", "sales"])
    out, said = capsys.readouterr()
    assert "at least 7 others, and the heads of sales are" in said
    assert (1, 0) == tuple(len(json.loads(out)["heads"][function]) for function in ("sales", "marketing"))
