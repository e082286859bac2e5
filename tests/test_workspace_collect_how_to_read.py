"""How a file is to be read: asked in the preview, answered there, kept, and offered again."""

import json
import re
from html import unescape

import pytest

from assessment.errors import ActionError
from assessment.exchange.survey.question import Question
from assessment.workspace import parts
from assessment.workspace.collect.how_to_read import tables
from assessment.workspace.collect.sent_choices import FROM_HERE, STATEMENTS_OF
from assessment.workspace.records import Workspace
from tests.test_two_codes import team
from tests.test_workspace_collect_importing import files, read_incoming
from tests.workspaces import act, context, empty, reopened

TEAMS = {"BD": "sales", "Growth": "marketing"}


def csv(rows: list[str], headings: str = "Department," + ",".join(f"q{n}" for n in range(1, 21))) -> bytes:
    return "\n".join([headings, *rows, ""]).encode()


def quoted(headings: list[str]) -> str:
    return ",".join(["Department", *(f'"{heading}"' for heading in headings)])


def teams() -> dict[str, object]:
    """Return a file whose departments nobody knows: four people of one, two of another."""
    return files(**{"teams.csv": csv(["BD" + ",3" * 20] * 4 + ["Growth" + ",4" * 20] * 2 + ["Sales" + ",2" * 20])})


def sent(workspace: Workspace, values: dict[str, object], **said: str) -> dict[str, object]:
    """Return what the form of the preview sends, with other meanings for some columns and texts."""
    html = parts.preview(workspace, "answers", values, context())
    asked = json.loads(unescape(re.search(r'name="asked" value="([^"]*)"', html)[1]))  # type: ignore[index]
    names = [
        name
        for headings, grids, places, texts in asked
        for name in (
            *(text for kind, text in texts if kind == "shape"),
            *(name for _, numbers in grids for name in ("grid", *(headings[place] for place, _ in numbers))),
            *(headings[place] for place in places),
            *(text for kind, text in texts if kind != "shape"),
        )
    ]
    chosen = [
        unescape(found[1]) if (found := re.search(r'value="([^"]*)" selected', select)) else ""
        for select in re.findall(r"<select[^>]*data-many.*?</select>", html, re.DOTALL)
    ]
    assert len(names) == len(chosen)
    choice = [said.get(name, meaning) for name, meaning in zip(names, chosen, strict=True)]
    return values | {"asked": json.dumps(asked), "choice": choice}


def test_a_department_that_nobody_knows_is_asked_once_and_then_read() -> None:
    """Until it is answered nobody can be added; then each is of the function that was chosen."""
    html = parts.preview(empty(), "answers", teams(), context())
    assert ("Still open" in html, 'data-action="add-answers"' in html) == (True, False)
    with pytest.raises(ActionError, match="choose first how the file is to be read"):
        act(empty(), "add-answers", **teams())
    added = act(empty(), "add-answers", **sent(empty(), teams(), **TEAMS))
    assert [*["sales"] * 4, *["marketing"] * 2, "sales"] == [person.function for person in added.waves[0].people]


def test_two_codes_of_one_sender_are_asked_about_and_nothing_of_it_is_kept() -> None:
    """The list offers what codes can be; the answer is about these files alone."""
    values = files(**{"chat.txt": team("sorry, this one: {}").encode()})
    html = parts.preview(empty(), "answers", values, context())
    assert ("Questions to answer first" in html, 'data-action="add-answers"' in html) == (True, False)
    assert ["", "the later one counts", "both count"] == re.findall(r'<option value="([^"]*)"', html)
    with pytest.raises(ActionError, match="choose first"):
        act(empty(), "add-answers", **values)
    text = "“Ben Cole”: line 2, then line 5"
    for meaning, rows in (("the later one counts", [1, 3, 4, 5]), ("both count", [1, 2, 3, 4, 5])):
        chosen = sent(empty(), values, **{text: meaning})
        assert f'value="{meaning}" selected' in parts.preview(empty(), "answers", chosen, context())
        added = act(empty(), "add-answers", **chosen)
        assert rows == [person.row for person in added.waves[0].people]
        assert () == added.readings


def team_of_twelve() -> dict[str, object]:
    """Return a file of which two people have a function, and one a level, that nobody knows; most are understood."""
    rows = ["Sales,Staff" + ",3" * 20] * 5 + ["Marketing,Staff" + ",5" * 20] * 4
    rows += ["Sales,Manager" + ",4" * 20, *["Growth,Staff" + ",1" * 20] * 2]
    headings = "Team,Position," + ",".join(f"q{n}" for n in range(1, 21))
    return files(**{"team.csv": csv(rows, headings)})


def opened(html: str) -> list[str]:
    return re.findall(r'<details id="(read-[^"]+)" open', html)


def test_what_is_asked_stands_open_also_where_nobody_waits_for_it() -> None:
    """Beside the question and above the button, which says who goes in without a function; answered, it closes."""
    html = parts.preview(empty(), "answers", team_of_twelve(), context())
    assert ["read-otherwise", "read-1-function", "read-1-level"] == opened(html)
    assert html.index("Which level is") < html.index('id="read-1-function"') < html.index('data-action="add-answers"')
    assert "Add 12, 2 without a function" in html
    assert 'id="add-function"' not in html  # it would ask the same again, for both together
    answered = sent(empty(), team_of_twelve(), Growth="marketing", Manager="head")
    html = parts.preview(empty(), "answers", answered, context())
    assert ["read-otherwise"] == opened(html)
    assert ("Add 12" in html, "without a function" in html) == (True, False)


def test_those_who_say_no_function_are_asked_about_together() -> None:
    """Where the file says nothing of them there is no text to ask about."""
    values = files(**{"team.csv": csv(["Sales" + ",1" * 20, ",5" * 20] * 2)})
    html = parts.preview(empty(), "answers", values, context())
    assert ([], True) == (opened(html), 'id="add-function"' in html)
    assert "Add 4, 2 without a function" in html


def test_a_question_says_which_column_it_is_about() -> None:
    """“Is it this column?” alone leaves 22 columns to look through; a sentence that names them is enough."""
    bank = context().bank
    headings = [each.text for each in bank.instrument.statements]
    headings[4] = "Usefulness"
    table = csv(["Sales," + ",".join(str((n + k) % 5 + 1) for k in range(20)) for n in range(6)], quoted(headings))
    html = parts.preview(empty(), "answers", files(**{"team.csv": table}), context())
    assert "Is it this column? It is headed “Usefulness”." in html
    named = Question("columns", "Is the column “Usefulness” statement 5?", about=("Usefulness",))
    assert named.sentence == named.told


def test_half_an_answer_leaves_the_question_open() -> None:
    """What was chosen stays chosen; the other text is still asked about."""
    half = sent(empty(), teams(), Growth="marketing")
    incoming = read_incoming(empty(), half, context())
    assert incoming.blocked
    assert {"BD": "", "Growth": "marketing", "Sales": "sales"} == {
        each.name: each.meaning for each in incoming.tables[0].texts["function"]
    }


def test_how_a_file_was_read_is_kept_and_offered_again() -> None:
    """The next file with the same headings is read as the last one, and that is said."""
    added = reopened(act(empty(), "add-answers", **sent(empty(), teams(), **TEAMS)))
    next_file = files(**{"later.csv": csv(["Growth" + ",5" * 20] * 4)})
    html = parts.preview(added, "answers", next_file, context())
    assert "read as you did on 22 November 2026" in " ".join(html.split())
    assert ["marketing"] * 4 == [each.function for each in read_incoming(added, next_file, context()).new]


def test_another_choice_takes_the_place_of_the_one_that_was_kept() -> None:
    """Headings are kept once."""
    added = act(empty(), "add-answers", **sent(empty(), teams(), **TEAMS))
    later = files(**{"later.csv": csv(["Growth" + ",5" * 20] * 4)})
    again = act(added, "add-answers", "later", **sent(added, later, Growth="sales"))
    (kept,) = again.readings
    assert {"sales"} == {each.meaning for each in kept.texts if each.text == "Growth"}


def test_what_was_said_of_rows_is_not_kept() -> None:
    """Row 6 of the next file is another one."""
    body = ["Sales" + ",3" * 20] * 4 + [",3" * 20]
    values = files(**{"mean.csv": csv(body)})
    added = act(empty(), "add-answers", **sent(empty(), values, **{"row 6": "left out"}))
    assert (4, set()) == (len(added.waves[0].people), {each.kind for each in added.readings[0].texts} & {"rows"})
    assert read_incoming(added, files(**{"next.csv": csv(body[:3] + body[:1] + body[4:])}), context()).blocked


def test_twenty_columns_in_a_row_are_one_choice() -> None:
    """Of Q1 to Q22 the statements may begin at the third."""
    headings = ",".join(f"Q{number}" for number in range(1, 23))
    values = files(**{"codes.csv": csv(["7,7" + ",2" * 20] * 4, headings)})
    chosen = sent(empty(), values, Q3=FROM_HERE)
    assert [(2,) * 20] * 4 == [each.answers for each in read_incoming(empty(), chosen, context()).new]


GRIDS = "How far do you agree? [{0}],How important is this to you? [{0}]"
TWICE = "Department," + ",".join(GRIDS.format(f"q{number}") for number in range(1, 21))


def test_two_grids_are_two_choices() -> None:
    """Each statement was asked twice: one list says which counts, and another that both do, where one is empty."""
    values = files(**{"twice.csv": csv(["Sales" + ",2,4" * 20] * 4, TWICE)})
    incoming = read_incoming(empty(), values, context())
    (table,) = incoming.tables
    assert (2, ["Department"]) == (len(table.together), [each.name for each in table.columns.values()])
    assert [20, 20] == [len(grid.columns) for grid in table.together]
    other = sent(empty(), values)
    other["choice"] = ["not read", *other["choice"][1:21], STATEMENTS_OF, *other["choice"][22:]]  # type: ignore[index]
    assert [(4,) * 20] * 4 == [each.answers for each in read_incoming(empty(), other, context()).new]


def test_grids_that_are_never_both_filled_are_one() -> None:
    """Both are the statements; a person who filled both in different ways is left out and named."""
    rows = ["Sales" + ",2," * 20] * 3 + ["Sales" + ",,4" * 20] * 3 + ["Sales" + ",1,5" * 20]
    values = files(**{"twice.csv": csv(rows, TWICE)})
    both = sent(empty(), values)
    both["choice"] = [*both["choice"][:21], STATEMENTS_OF, *both["choice"][22:]]  # type: ignore[index]
    incoming = read_incoming(empty(), both, context())
    assert [(2,) * 20] * 3 + [(4,) * 20] * 3 == [each.answers for each in incoming.new]
    assert [8] == [remark.row for remark in incoming.reading.rejected]


def test_one_column_of_a_grid_is_chosen_by_itself() -> None:
    """What is chosen for the grid counts only where it was changed."""
    one = sent(empty(), teams(), **TEAMS, q20="not read")
    (person, *_) = read_incoming(empty(), one, context()).new
    assert (*(3,) * 19, None) == person.answers


def test_columns_show_examples_and_how_many_are_filled() -> None:
    """Three different cells tell more than a heading."""
    incoming = read_incoming(empty(), teams(), context())
    first = incoming.tables[0].columns[0]
    assert ("Department", ("BD", "Growth", "Sales"), 7) == (first.name, first.examples, first.count)
    assert [4, 2, 1] == [each.count for each in incoming.tables[0].texts["function"]]


@pytest.mark.parametrize(
    "wrong",
    [
        {"choice": ["sales"]},
        {"asked": "{"},
        {"asked": "[[1]]"},
        {"asked": '[[["a"], [], [0], []]]', "choice": ["statement 21"]},
        {"asked": '[[["a"], [["", [[3, 1]]]], [], []]]', "choice": ["statements", ""]},
    ],
)
def test_choices_that_do_not_fit_are_refused(wrong: dict[str, object]) -> None:
    """A meaning is never guessed at."""
    with pytest.raises(ActionError, match="did not arrive whole"):
        read_incoming(empty(), sent(empty(), teams(), **TEAMS) | wrong, context())


def test_a_reason_that_holds_for_many_rows_is_said_once() -> None:
    """With the number of rows, and open."""
    values = files(**{"empty.csv": csv(["Sales" + "," * 20] * 30 + ["Sales" + ",3" * 20])})
    html = parts.preview(empty(), "answers", values, context())
    assert 1 == html.count("30 rows (2, 3, 4, …)")
    assert "<details open><summary>Cannot be used: 30" in html


def test_texts_of_a_file_are_escaped_in_the_choices() -> None:
    """Headings, examples and departments are shown as text."""
    rows = ['"<b>x</b>"' + ",3" * 20] * 4
    html = parts.preview(empty(), "answers", files(**{"a.csv": csv(rows)}), context())
    assert ("&lt;b&gt;x" in html, "<b>x</b>" in html) == (True, False)


def test_files_without_a_table_ask_nothing() -> None:
    """A chat with codes has no columns."""
    from assessment.exchange.reading import Reading

    assert () == tables(Reading(), (), ())


def test_of_two_files_with_the_same_headings_one_is_left_out() -> None:
    """They are answered for in one list, so each of them has a line with its name there."""
    rows = ["Sales" + "".join(f",{(n + k) % 5 + 1}" for k in range(20)) for n in range(5)]
    values = files(**{"pre.csv": csv(rows), "post.csv": csv([row.replace("Sales", "Marketing") for row in rows])})
    html = parts.preview(empty(), "answers", values, context())
    assert "Does everybody in pre.csv count?" in html
    assert "Does everybody in post.csv count?" in html
    said = {"everybody in pre.csv": "left out", "everybody in post.csv": "people"}
    added = act(empty(), "add-answers", **sent(empty(), values, **said))
    assert ["marketing"] * 5 == [person.function for person in added.waves[0].people]
