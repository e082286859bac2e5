"""Respondents one by one: found, corrected, removed, taken back and written as a table."""

from dataclasses import replace

import pytest

from assessment.errors import ActionError
from assessment.exchange.read import read_file
from assessment.instrument import Instrument
from assessment.workspace import parts
from assessment.workspace.collect.respondents import AT_ONCE, list_people
from assessment.workspace.records import Import, Person, Wave, Workspace, pack, pack_all
from tests.workspaces import act, context, empty, sample

CODE = "4PQ9-W000-0167-D294-SS9A-D4FC"


def of(*people: Person) -> Workspace:
    batch = Import("batch", "chat.txt", "2026-11-20", pack_all(people))
    return replace(empty(), waves=(Wave("1", "Autumn", "2026-11-20", (batch,)),))


def person(row: int, function: str | None = "sales", mark: str = "") -> Person:
    return Person(function, "staff", (row % 5 + 1,) * 20, row, mark)


def test_a_function_is_corrected() -> None:
    """Somebody who chose the wrong department is put right; the others stay."""
    team = of(person(2), person(3))
    changed = act(team, "set-function", key="batch", line=pack(person(3)), value="marketing")
    assert ["sales", "marketing"] == [each.function for each in changed.waves[0].people]


def test_a_level_is_corrected_and_cleared() -> None:
    """An empty choice takes it away."""
    changed = act(of(person(2)), "set-level", key="batch", line=pack(person(2)), value="head")
    assert "head" == changed.waves[0].people[0].level
    (row,) = list_people(changed, context(rowsOf="batch")).rows
    assert None is act(changed, "set-level", key="batch", line=row.line, value="").waves[0].people[0].level


def test_a_row_is_removed_and_the_last_takes_its_import_along() -> None:
    """An import without anybody is none."""
    once = act(of(person(2), person(3)), "remove-row", key="batch", line=pack(person(2)))
    assert [3] == [each.row for each in once.waves[0].people]
    assert () == act(once, "remove-row", key="batch", line=pack(person(3))).waves[0].imports


def test_pressing_remove_twice_removes_one() -> None:
    """The second press finds the row gone, and takes no other one."""
    once = act(of(person(2), person(3)), "remove-row", key="batch", line=pack(person(2)))
    with pytest.raises(ActionError, match="changed meanwhile"):
        act(once, "remove-row", key="batch", line=pack(person(2)))


def test_an_import_is_taken_back_later() -> None:
    """Also after others have come; nobody else is touched."""
    team = of(person(2))
    (wave,) = team.waves
    more = Import("more", "b.csv", "2026-11-21", pack_all([person(5), person(6)]))
    team = replace(team, waves=(replace(wave, imports=(*wave.imports, more)),))
    assert [5, 6] == [each.row for each in act(team, "remove-import", key="batch").waves[0].people]


def test_everybody_without_a_function_gets_one() -> None:
    """Those who gave one keep it."""
    changed = act(of(person(2, None), person(3), person(4, None)), "fill-function", key="batch", value="marketing")
    assert ["marketing", "sales", "marketing"] == [each.function for each in changed.waves[0].people]


def test_a_long_import_is_shown_in_parts() -> None:
    """The first rows come first, with a way on and back."""
    team = of(*map(person, range(2, 2 + AT_ONCE + 5)))
    first, second = (list_people(team, context(rowsOf="batch", rowsFrom=start)) for start in ("0", str(AT_ONCE)))
    assert (AT_ONCE, None, AT_ONCE) == (len(first.rows), first.before, first.after)
    assert (5, 0, None) == (len(second.rows), second.before, second.after)


@pytest.mark.parametrize(
    ("search", "rows"), [("3", [3]), ("33", []), (CODE, [4]), (CODE.lower().replace("-", " "), [4]), ("", [2, 3, 4])]
)
def test_a_row_is_found_by_its_number_or_code(search: str, rows: list[int]) -> None:
    """Somebody who wants their answers removed can send their code again."""
    found = list_people(
        of(person(2), person(3), person(4, mark=f"code {CODE}")), context(rowsOf="batch", rowSearch=search)
    )
    assert rows == [row.person.row for row in found.rows]


@pytest.mark.parametrize(("action", "values"), [("set-function", {"value": "finance"}), ("set-level", {"value": "x"})])
def test_what_is_no_function_or_level_is_refused(action: str, values: dict[str, str]) -> None:
    """Only what the list offers is taken."""
    with pytest.raises(ActionError, match="Choose one of the list"):
        act(of(person(2)), action, key="batch", line=pack(person(2)), **values)


@pytest.mark.parametrize(
    ("action", "values"),
    [
        ("remove-row", {"line": pack(person(2))}),
        ("remove-import", {}),
        ("fill-function", {"value": ""}),
        ("set-function", {"line": pack(person(2)), "value": ""}),
    ],
)
def test_an_import_that_is_gone_is_said(action: str, values: dict[str, str]) -> None:
    """As after an undo in between."""
    with pytest.raises(ActionError, match="no longer here"):
        act(of(person(2)), action, key="gone", **values)


def test_all_answers_are_written_and_read_again(instrument: Instrument) -> None:
    """The table brings back everybody with function, level, answers and session."""
    team = of(person(2), person(3, "marketing"), person(4, None))
    file = parts.export(team, "answers", {}, context())
    read = read_file(file["name"], file["text"].encode(), instrument)
    expected = [(each.function, each.level, each.answers) for each in team.waves[0].people]
    assert expected == [(each.function, each.level, each.answers) for each in read.respondents]
    assert ["Autumn"] == [name for _, name in read.sessions]


def test_made_up_answers_are_named_so_in_their_file() -> None:
    """A file of the sample team cannot be taken for a real one."""
    assert "made-up-answers-2026-04-12.csv" == parts.export(sample(), "answers", {}, context())["name"]


def test_there_is_no_table_of_nobody() -> None:
    """An empty file would look like a result."""
    with pytest.raises(ActionError, match="There are no answers yet"):
        parts.export(empty(), "answers", {}, context())
