"""Which shape a table has is asked in the preview before anything else, answered there, and can be taken back."""

from assessment.workspace import parts
from tests.test_workspace_collect_how_to_read import sent
from tests.test_workspace_collect_importing import files, read_incoming
from tests.workspaces import act, context, empty

TURNED = "\n".join(["," + ",".join(f"P{n}" for n in range(1, 5)), *(f"{n},2,3,4,5" for n in range(1, 21)), ""])


def test_what_a_row_is_is_asked_before_anything_else_and_read_so() -> None:
    """Numbers 1 to 20 below each other may be statements or people: of the columns nothing is asked until one says."""
    values = files(**{"turned.csv": TURNED.encode()})
    incoming = read_incoming(empty(), values, context())
    (table,) = incoming.tables
    (asked,) = table.asked_of("shape")
    assert (True, {}, (), ["shape"]) == (incoming.blocked, table.columns, incoming.new, list(table.texts))
    (each,) = table.texts["shape"]
    assert (asked.texts, each.offered) == (
        {each.name: each.meaning},
        ("a column for each person", "a row for each person"),
    )
    html = parts.preview(empty(), "answers", values, context())
    assert ("What a row of the table is" in html, "Which column is what" in html) == (True, False)
    said = sent(empty(), values, **{each.name: "a column for each person"})
    assert [(point,) * 20 for point in (2, 3, 4, 5)] == [
        person.answers for person in read_incoming(empty(), said, context()).new
    ]


def test_what_was_said_of_a_shape_can_be_taken_back_and_is_not_kept() -> None:
    """The list stands there once it is answered; the next file that counts to twenty is asked about anew."""
    values = files(**{"turned.csv": TURNED.encode()})
    (each,) = read_incoming(empty(), values, context()).tables[0].texts["shape"]
    said = sent(empty(), values, **{each.name: "a column for each person"})
    (again,) = read_incoming(empty(), said, context()).tables[0].texts["shape"]
    assert ("a column for each person", each.offered) == (again.meaning, again.offered)
    added = act(empty(), "add-answers", **said)
    assert (4, ()) == (len(added.waves[0].people), added.readings)
    later = files(**{"later.csv": TURNED.replace("2,3,4,5", "5,4,4,5").encode()})
    assert ["shape"] == [question.kind for question in read_incoming(added, later, context()).reading.questions]


def test_a_shape_in_which_nothing_can_be_read_can_be_chosen_anew() -> None:
    """Rows 1 to 20 are no people with five statements: that is said, and the list stays where it was."""
    values = files(**{"turned.csv": TURNED.encode()})
    (each,) = read_incoming(empty(), values, context()).tables[0].texts["shape"]
    said = sent(empty(), values, **{each.name: "a row for each person"})
    refused = read_incoming(empty(), said, context())
    assert (0, 1, "a row for each person") == (
        len(refused.new),
        len(refused.unreadable),
        refused.tables[0].texts["shape"][0].meaning,
    )
    other = sent(empty(), said, **{each.name: "a column for each person"})
    assert 4 == len(read_incoming(empty(), other, context()).new)
