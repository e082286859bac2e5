"""The process map in a workspace: edited, saved as a table and read back."""

import base64
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.errors import ActionError
from assessment.model import OUTSIDE, SIDES, Bank, MapInput, MapOutput
from assessment.process import Activity
from assessment.workspace import parts
from assessment.workspace.action import Context
from assessment.workspace.document import new_workspace
from assessment.workspace.map.page import progress
from assessment.workspace.map.table import read_table, write_table
from assessment.workspace.records import Workspace
from assessment.workspace.today import Today


@pytest.fixture
def context(bank: Bank) -> Context:
    return Context(bank, Today("2026-11-20"), "fresh", "../../")


@pytest.fixture
def begun(context: Context) -> Workspace:
    return parts.act(new_workspace("w", "Acme", "2026-11-20"), "start-map", {}, context)


def change(workspace: Workspace, context: Context, key: str, field: str, value: object, place: int = 0) -> Workspace:
    values = {"key": key, "field": field, "value": value, "place": str(place)}
    return parts.act(workspace, "change-activity", values, context)


def activity(workspace: Workspace, key: str) -> Activity:
    return next(each for each in workspace.process.activities if each.key == key)


def test_an_activity_is_changed_field_by_field(begun: Workspace, context: Context) -> None:
    """Owners are separated by commas; a new side moves the activity along the chain."""
    workspace = change(begun, context, "qualify-leads", "owners", "Ann, Ben;Cleo,")
    workspace = change(workspace, context, "qualify-leads", "measure", "9 of 10 within two days; at least")
    workspace = change(workspace, context, "qualify-leads", "side", "sales")
    workspace = change(workspace, context, "qualify-leads", "name", " Qualify  every lead ")
    changed = activity(workspace, "qualify-leads")
    assert ("Qualify every lead", "sales", ("Ann", "Ben", "Cleo")) == (changed.name, changed.side, changed.owners)
    sides = [SIDES.index(each.side) for each in workspace.process.activities]
    assert sorted(sides) == sides


def test_inputs_are_added_changed_and_emptied_away(begun: Workspace, context: Context) -> None:
    """A supplier that is chosen first brings its output along."""
    workspace = change(begun, context, "negotiate", "input-what", "Price list", 1)
    workspace = change(workspace, context, "negotiate", "input-supplier", OUTSIDE, 1)
    workspace = change(workspace, context, "negotiate", "input-supplier", "build-preference", 2)
    expected = (
        MapInput("A proposal", "prepare-proposal"),
        MapInput("Price list", OUTSIDE),
        MapInput("Leads", "build-preference"),
    )
    assert expected == activity(workspace, "negotiate").inputs
    assert expected[1:] == activity(change(workspace, context, "negotiate", "input-what", ""), "negotiate").inputs


def test_a_supplier_that_is_not_on_the_map_is_refused(begun: Workspace, context: Context) -> None:
    """A misspelt key would read as an input that nobody supplies."""
    with pytest.raises(ActionError, match="no longer on the map"):
        change(begun, context, "negotiate", "input-supplier", "outsied")


def test_who_takes_an_output_follows_its_new_name(begun: Workspace, context: Context) -> None:
    """To rename an output breaks no link; to empty it does, and the map says so."""
    workspace = change(begun, context, "build-preference", "output-what", "Enquiries")
    assert MapInput("Enquiries", "build-preference") == activity(workspace, "qualify-leads").inputs[0]
    shown = parts.show(change(workspace, context, "build-preference", "output-what", ""), "map", context)
    assert "“Qualify leads” expects “Enquiries” from “Build preference”, which does not hand that on." in shown


def test_an_output_may_go_outside(begun: Workspace, context: Context) -> None:
    """Then nobody on the map has to use it."""
    workspace = change(begun, context, "negotiate", "output-what", "A press release", 1)
    assert "no activity uses it" in parts.show(workspace, "map", context)
    workspace = change(workspace, context, "negotiate", "output-outside", True, 1)
    assert "no activity uses it" not in parts.show(workspace, "map", context)


def test_what_a_removed_activity_supplied_is_supplied_by_nobody(begun: Workspace, context: Context) -> None:
    """The input stays, and becomes a fault."""
    workspace = parts.act(begun, "remove-activity", {"key": "build-preference"}, context)
    assert "“Qualify leads” needs “Leads”, and no activity supplies it." in parts.show(workspace, "map", context)


@pytest.mark.parametrize(
    ("field", "value", "place"),
    [
        ("name", "", 0),
        ("name", "NEGOTIATE the contract", 0),
        ("name", "One; two", 0),
        ("name", "Outside", 0),
        ("side", "middle", 0),
        ("input-what", "A < B", 0),
        ("input-what", "Far", 9),
        ("input-supplier", OUTSIDE, 1),
        ("output-outside", True, 1),
        ("colour", "red", 0),
    ],
)
def test_what_the_map_cannot_hold_is_refused(
    begun: Workspace, context: Context, field: str, value: object, place: int
) -> None:
    """A sentence says why, and nothing is changed."""
    with pytest.raises(ActionError):
        change(begun, context, "make-known", field, value, place)


def test_activities_are_added_and_moved_within_their_side(begun: Workspace, context: Context) -> None:
    """A new one stands at the end of its side, and goes up until the side ends."""
    workspace = parts.act(begun, "add-activity", {"name": "Run the fair", "side": "marketing"}, context)
    order = [each.key for each in workspace.process.activities if each.side == "marketing"]
    assert "fresh" == order[-1]
    for _ in order[1:]:
        workspace = parts.act(workspace, "move-activity", {"key": "fresh", "direction": "up"}, context)
    assert "fresh" == workspace.process.activities[0].key
    with pytest.raises(ActionError, match="end of its side"):
        parts.act(workspace, "move-activity", {"key": "fresh", "direction": "up"}, context)


def test_what_a_reader_writes_is_shown_as_text(begun: Workspace, context: Context) -> None:
    """No markup of theirs becomes markup of the page, in the drawing either."""
    workspace = change(begun, context, "negotiate", "owners", "<script>alert(1)</script>")
    for look in ({}, {"edit": "negotiate"}):
        assert "<script>" not in parts.show(workspace, "map", replace(context, look=look))


def test_the_map_is_drawn_for_a_phone_and_for_a_wide_screen(begun: Workspace, context: Context) -> None:
    """Each drawing has a name for who cannot see it, and each side its own form besides its colour in both."""
    shown = parts.show(begun, "map", context)
    pictures = shown.split("<figure")[1].split("</figure>")[0].split('<svg class="process-map')[1:]
    assert ["downwards", "lanes"] == [picture.partition('"')[0].strip() for picture in pictures]
    for picture, lanes in zip(pictures, (0, 1), strict=True):
        assert 'aria-label="A chain of 11 activities from Marketing to Sales.' in picture
        assert 4 + lanes == picture.count('<path class="fill-marketing"')
        assert 4 + lanes == picture.count('<circle class="fill-sales"')
        assert 3 + lanes == picture.count('<path class="fill-shared"')
    assert "Leads (no measure)" in pictures[1]
    measured = change(begun, context, "build-preference", "measure", "9 of 10")
    assert "Leads (no measure)" not in parts.show(measured, "map", context)


def test_the_map_is_done_when_nothing_is_left_to_mend(begun: Workspace, context: Context) -> None:
    """It is begun, then every activity has its owner, then nothing is loose."""
    assert "start" == progress(new_workspace("w", "", "2026-11-20"), context).next_step
    assert "owners" == progress(begun, context).next_step
    workspace = begun
    for each in begun.process.activities:
        workspace = change(workspace, context, each.key, "owners", "Ann")
    assert "faults" == progress(workspace, context).next_step
    for each in begun.process.activities:
        workspace = change(workspace, context, each.key, "measure", "a figure")
    assert progress(workspace, context).next_step is None
    assert "Nothing to mend" in parts.show(workspace, "map", context)


def sent(text: str, name: str = "map.csv") -> dict[str, object]:
    return {"files": [{"name": name, "size": len(text), "base64": base64.b64encode(text.encode()).decode()}]}


def test_a_table_is_previewed_then_put_in_the_place_of_the_map(begun: Workspace, context: Context) -> None:
    """What cannot be read is named with its row; a German spreadsheet's semicolons between cells are read, too."""
    table = (
        "Side;Activity;Inputs;Outputs\r\nmarketing;Make leads;;Leads\r\n"
        'Sales;Sell;"leads < MAKE leads; Prices < Finance";\r\n'
        "middle;Wait;;\r\nsales;sell;;\r\n;;;\r\n"
    )
    shown = parts.preview(begun, "map-file", sent(table), context)
    assert "map.csv: 2 activities" in shown
    assert "No activity is called “Finance”, so nobody supplies “Prices”." in shown
    assert "<b>Row 4</b> <span>“middle” is no side." in shown
    assert "<b>Row 5</b> <span>There is an activity “sell” above already" in shown
    activities = parts.act(begun, "import-map", sent(table), context).process.activities
    assert ["Make leads", "Sell"] == [each.name for each in activities]
    assert (MapInput("leads", activities[0].key), MapInput("Prices", "")) == activities[1].inputs


def test_a_table_is_read_as_the_form_is(begun: Workspace, context: Context) -> None:
    """A comma between owners makes two of them there, too, and nothing is called what stands for the outside."""
    table = 'activity,owner\r\nSell,"Ann, Bob"\r\nOutside,Ann\r\n'
    activities = parts.act(begun, "import-map", sent(table), context).process.activities
    assert [("Sell", ("Ann", "Bob"))] == [(each.name, each.owners) for each in activities]
    assert "<b>Row 3</b> <span>“Outside” says that something leaves the map" in parts.preview(
        begun, "map-file", sent(table), context
    )


@pytest.mark.parametrize("text", ["", "name,who\r\na,b\r\n", "activity\r\n", 'activity\r\n"open', "\0\1\2"])
def test_a_file_without_a_map_is_refused_with_a_sentence(begun: Workspace, context: Context, text: str) -> None:
    """The map stays as it is."""
    with pytest.raises(ActionError, match=r"[.?]$"):
        parts.preview(begun, "map-file", sent(text), context)


names = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters=";<>'"), min_size=1, max_size=12)
owners = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters=",;<>'"), min_size=1, max_size=12)


@given(st.lists(names, min_size=1, max_size=5, unique_by=str.casefold), st.data())
def test_what_is_saved_is_read_back(found: list[str], data: st.DataObject) -> None:
    """A map survives the way through a spreadsheet, formulas in its names included."""
    wanted = [name for name in found if name.casefold() != OUTSIDE]
    activities = [
        Activity(
            f"k-{row}",
            name,
            data.draw(st.sampled_from(SIDES)),
            tuple(data.draw(st.lists(owners, max_size=2))),
            tuple(
                MapInput(
                    what, data.draw(st.sampled_from([OUTSIDE, "", *(f"k-{n}" for n in range(2, 2 + len(wanted)))]))
                )
                for what in data.draw(st.lists(names, max_size=2))
            ),
            tuple(MapOutput(what, data.draw(st.booleans())) for what in data.draw(st.lists(names, max_size=2))),
            data.draw(names),
        )
        for row, name in enumerate(wanted, 2)
    ]
    if activities:
        read = read_table("map.csv", write_table(activities).encode("utf-8-sig"), "k", 80)
        assert ((), tuple(activities)) == (read.remarks, read.activities)


def test_the_map_is_exported_as_csv(begun: Workspace, context: Context) -> None:
    """Excel reads it: a byte order mark, commas, a header."""
    file = parts.export(begun, "process-map", {}, context)
    assert file["text"].startswith("\ufeffactivity,side,owner,inputs,outputs,measure\r\n")
    assert "process-map.csv" == file["name"]


def test_a_map_that_was_tampered_with_is_refused(begun: Workspace, context: Context) -> None:
    """A side that there is not ends in a sentence, and not in a fault of the page."""
    first = replace(begun.process.activities[0], side="above")
    damaged = replace(begun, process=replace(begun.process, activities=(first,)))
    with pytest.raises(ActionError, match="cannot be read"):
        parts.show(damaged, "map", context)
