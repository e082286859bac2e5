"""A file that is in the preview and did not change is not read again because something else came to it."""

import pytest

from assessment.workspace import parts
from assessment.workspace.collect import importing
from assessment.workspace.saved import read_any
from tests.test_workspace_collect_how_to_read import TEAMS, csv, sent, teams
from tests.test_workspace_collect_importing import code, files, read_incoming
from tests.workspaces import act, context, empty


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are read from now on, as they are read."""
    read: list[str] = []

    def noted(name: str, *given: object, **more: object) -> object:
        read.append(name)
        return read_any(name, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(importing, "read_any", noted)
    return read


def test_a_file_that_did_not_change_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten codes that the camera reads one after the other beside a table: the table is read once, then added."""
    read = counted(monkeypatch)
    values, seen = files(**{"whole.csv": csv(["Sales" + ",2" * 20] * 4)}), ""
    for number in range(1, 11):
        seen += f"{code(number)}\n"
        values = values | {"camera": seen, "cameraName": "Camera"}
        parts.preview(empty(), "answers", values, context())
    added = act(empty(), "add-answers", **values)
    assert (1, 10, 14) == (read.count("whole.csv"), read.count("Camera"), len(added.waves[0].people))


def test_a_choice_reads_the_files_again_that_it_is_about(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the departments of one table mean changes no other one; another content of the same name is read."""
    read = counted(monkeypatch)
    others = files(**{"other.csv": csv(["Sales" + ",2" * 20] * 4, "Team," + ",".join(f"q{n}" for n in range(1, 21)))})
    values = teams() | {"files": [*teams()["files"], *others["files"]]}  # type: ignore[misc]
    first = read_incoming(empty(), values, context())
    said = sent(empty(), values, **TEAMS)
    assert (True, ["teams.csv", "other.csv"]) == (first.blocked, read)
    assert (False, 11) == ((last := read_incoming(empty(), said, context())).blocked, len(last.new))
    read.clear()
    again = read_incoming(empty(), sent(empty(), said, Growth="sales"), context())
    assert (["teams.csv"], {"sales": 11}) == (read, again.functions)
    changed = files(**{"other.csv": csv(["Sales" + ",3" * 20] * 4)})
    assert [(3,) * 20] * 4 == [each.answers for each in read_incoming(empty(), changed, context()).new]
