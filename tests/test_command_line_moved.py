"""The command `moved`: two measurements compared as on the page, in its sentences and figures."""

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from random import Random

import pytest

from assessment.__main__ import main
from assessment.exchange.code import Response, encode
from assessment.exchange.write import write_csv
from assessment.workspace.document import to_document
from assessment.workspace.records import Item, Promise, Sign, Workspace
from assessment.workspace.report.page import report_of
from assessment.workspace.waves.page import team_movement
from tests.teams import Respondent
from tests.test_command_line_team import HEADER
from tests.test_pairs import people, raised
from tests.test_workspace_promises import FORM
from tests.workspaces import act, context, empty, sample, show, twice, with_answers

type Printed = pytest.CaptureFixture[str]


@pytest.fixture
def save(tmp_path: Path):  # type: ignore[no-untyped-def]
    def file(content: Workspace | str, name: str = "work.json") -> str:
        path = tmp_path / name
        text = json.dumps(to_document(content)) if isinstance(content, Workspace) else content
        path.write_text(text, "utf-8")
        return str(path)

    return file


def codes(numbered, session=7) -> str:  # type: ignore[no-untyped-def]
    """Return people's response codes, one a line; who has a number gave a word of their own."""
    return "\n".join(
        encode(Response(each.function, each.level, session, each.number, each.answers)) for each in numbered
    )


def table(wave) -> str:  # type: ignore[no-untyped-def]
    return write_csv([HEADER, *(["Spring", each.function, each.level, *each.answers] for each in wave.people)])


def said(markdown: str) -> tuple[list[str], list[list[str]]]:
    """Return the sentences and the rows of the tables, without marks of Markdown and what only a file says."""
    lines = [re.sub(r"^(#+|-) |\*\*", "", line) for line in markdown.splitlines() if line]
    rows = [line.strip("| ").split(" | ") for line in lines if line.startswith("|") and "---" not in line]
    alone = ("What moved", "Measured on", "*")
    return [line for line in lines if not line.startswith(("|", *alone))], rows


def read(page: str) -> str:
    """Return what a person reads of HTML."""
    return unescape(re.sub(r"<[^>]*>", " ", page))


def test_every_sentence_and_figure_is_that_of_the_page(save, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
    """A workspace that was measured twice: means, types, movements, signs of success, and tables."""
    plan = (Item("one", "Try <this> & that", signs=(Sign(19, 1.0), Sign(18, 1.0))),)
    workspace = replace(twice({19: 2, 6: -2}), plan=plan)
    assert 0 == main(["moved", save(workspace)])
    sentences, rows = said(capsys.readouterr().out.replace("\\<this\\> \\& that", "<this> & that"))
    page = show(workspace, "waves")
    words = " ".join(re.findall(r"\w+", read(page)))
    for sentence in sentences:
        assert " ".join(re.findall(r"\w+", sentence)) in words
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", page)]
    figures = [[f"{number} {topic}", *rest] for number, topic, *rest in rows if number.isdecimal()]
    figures += [row for row in rows if row[0] in ("Total", "Activities", "Processes", "Culture", "Structure")]
    assert 50 == len(figures)
    assert [] == [row for row in figures if row not in cells]


def test_two_files_are_two_measurements(save, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
    """Tables without a date: what moved is what the page says of the same answers."""
    workspace = twice({19: 2})
    first, second = (save(table(wave), f"{wave.key}.csv") for wave in workspace.waves)
    assert 0 == main(["moved", second, "--before", first, "--json"])
    found, page = json.loads(capsys.readouterr().out), team_movement(workspace, context()).functions
    assert ["sales", "marketing"] == list(found)
    for function, moved in page.items():
        assert [each.verdict for each in moved.statements] == [
            each["verdict"] for each in found[function]["statements"]
        ]
        assert list(moved.total.interval) == found[function]["total"]["ci"]
        assert (moved.total.before, moved.total.after) == (
            found[function]["total"]["before"],
            found[function]["total"]["now"],
        )


def test_who_gave_the_same_word_is_compared_with_themselves(save, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
    """Codes that carry the number of a word."""
    before = people(12)
    earlier, now = save(codes(before), "spring.txt"), save(codes(raised(before, 2, 7, 13), 8), "autumn.txt")
    assert 0 == main(["moved", now, "--before", earlier])
    printed = capsys.readouterr()
    assert "12 people answered both times under the same word: each is compared with themselves." in printed.out
    assert "Marketing is not compared: in one of the two measurements" in printed.out
    assert "In both measurements everybody stands among at least 5 others." in printed.err
    main(["moved", now, "--before", earlier, "--json"])
    assert json.loads(capsys.readouterr().out)["marketing"] is None


def test_a_workspace_and_other_files_are_compared_as_two_groups(save, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
    """With one code less in the other file, two comparisons of each person would tell all answers of the one."""
    before = people(12)
    added = act(empty(), "add-answers", name="codes", text=codes(raised(people(24), 3), 8))
    work, found = save(act(added, "close-wave")), []
    for name, wave in (("all", before), ("one-less", before[1:])):
        assert 0 == main(["moved", work, "--before", save(codes(wave), f"{name}.txt"), "--json"])
        printed = capsys.readouterr()
        assert "To compare each person, add both to one workspace." in printed.err
        found.append(json.loads(printed.out)["sales"])
    assert [False, False] == [each["paired"] for each in found]
    assert found[0]["n"]["now"] == found[1]["n"]["now"]


def test_one_measurement_has_nothing_to_compare(save, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
    """A sentence says how to name the earlier one."""
    assert 2 == main(["moved", save(sample())])
    assert "Name the files of the earlier one behind --before" in capsys.readouterr().err


def test_what_people_were_promised_holds_in_both(save, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
    """The stricter promise hides; a flag does not weaken it, and all waits until all answers are in."""
    workspace = replace(twice({19: 2}), sample=False)
    first, second = workspace.waves
    still_open = replace(workspace, waves=(replace(first, promise=Promise(11, (), known=True)), second))
    strict = replace(still_open, waves=tuple(replace(wave, closed=wave.date) for wave in still_open.waves))
    assert 0 == main(["moved", save(strict)])
    printed = capsys.readouterr()
    assert "Marketing is not compared" in printed.out
    assert "among at least 11 others" in printed.err
    assert 2 == main(["moved", save(strict), "--threshold", "5"])
    assert "Leave --threshold out, or ask for 11 or more" in capsys.readouterr().err
    for flags in ([], ["--json"]):
        assert 2 == main(["moved", save(still_open), *flags])
        assert "a report waits until all answers are in" in capsys.readouterr().err
    alone = save(replace(strict, waves=strict.waves[:1]), "spring.json")
    assert 0 == main(["moved", save(table(second), "autumn.csv"), "--before", alone])
    assert "Marketing is not compared" in capsys.readouterr().out


def test_a_later_file_may_join_a_workspace_of_a_later_date(save, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
    """What stands behind --before is the earlier one, whatever days are written down."""
    workspace = twice({19: 2})
    first, second = workspace.waves
    earlier, now = (save(replace(workspace, waves=(wave,)), f"{wave.key}.json") for wave in (second, first))
    assert 0 == main(["moved", now, "--before", earlier])
    assert "Moved down: joint learning (19)" in capsys.readouterr().out


def measured_twice(heads: list[str]) -> Workspace:
    """Return two measurements that are closed: of Sales seven complete and three open in the second, at five others."""
    random = Random(6)  # noqa: S311  test data
    workspace = empty()
    for wave, others in enumerate(("7", "5")):
        workspace = act(workspace, "start-wave", fresh=f"w{wave}", name=f"Wave {wave}", date=f"2026-1{wave}-01")
        promise = {"name": f"Wave {wave}", "threshold": others, "heads": heads}
        workspace = act(workspace, "set-session", **FORM | promise)
        rows = [tuple(random.randint(1, 5) for _ in range(20)) for _ in range(20)]
        team = [
            Respondent("sales", "head" if place < 2 else "staff", row)
            for place, row in enumerate(rows[: 9 if heads else 9 - 2 * wave])
        ]
        left_open = [Respondent("sales", "staff", (None, *row[1:])) for row in rows[17:]]
        team += [Respondent("marketing", "staff", row) for row in rows[8:17]]
        workspace = act(with_answers(workspace, [*team, *left_open], fresh=f"i{wave}"), "close-wave")
    return workspace


@pytest.mark.parametrize("heads", [["sales"], []])
def test_a_comparison_is_over_the_people_of_both_reports(save, capsys: Printed, heads: list[str]) -> None:  # type: ignore[no-untyped-def]
    """Heads apart or not, by the threshold of each report: the two figures of a statement are those of the reports."""
    workspace = measured_twice(heads)
    first, second = workspace.waves
    reports = [report_of(replace(workspace, wave=wave.key), context()).result for wave in (first, second)]
    assert 0 == main(["moved", save(workspace), "--json"])
    found = json.loads(capsys.readouterr().out)["sales"]
    for when, report in zip(("before", "now"), reports, strict=True):
        assert report.people["sales"] == found["n"][when]
        assert [each.views["sales"].mean for each in report.statements] == [each[when] for each in found["statements"]]
        assert report.total.views["sales"].mean == found["total"][when]
    page = team_movement(workspace, context())
    assert page
    assert [each[when] for each in found["statements"]] == [each.after for each in page.functions["sales"].statements]


def test_a_flag_makes_no_other_comparison_than_the_reports_allow(save, capsys: Printed) -> None:  # type: ignore[no-untyped-def]
    """With eight others promised, the seven complete and three others of the second measurement are one block."""
    work = save(measured_twice([]))
    assert 2 == main(["moved", work, "--json", "--threshold", "9"])
    assert "over other people than the one that may have been given out" in capsys.readouterr().err
    assert 0 == main(["moved", work])
    assert "at least 7 others, and in the later one among at least 5: as in their reports" in capsys.readouterr().err
