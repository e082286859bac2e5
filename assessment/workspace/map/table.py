"""The process map as a table: saved as CSV, and read back after somebody worked on it in a spreadsheet.

A row is an activity. Cells with several entries separate them by `;`. An input says after `<` which activity supplies
it, an output that leaves the map says so after `>`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assessment.errors import ActionError
from assessment.exchange.dialect import rows_of, separator_of
from assessment.exchange.reading import Remark, UnreadableError
from assessment.exchange.text import decode_text
from assessment.exchange.write import csv_file, without_harm, write_csv
from assessment.model import OUTSIDE, SIDES, MapInput, MapOutput
from assessment.process import Activity, find_faults, same
from assessment.workspace.action import Context
from assessment.workspace.map import editing
from assessment.workspace.map.editing import NAME
from assessment.workspace.map.page import with_activities
from assessment.workspace.part import Offers
from assessment.workspace.protocol import ByName, File
from assessment.workspace.records import Workspace
from assessment.workspace.rendering import render
from assessment.workspace.sent_files import SentFile, one_file

COLUMNS = ("activity", "side", "owner", "inputs", "outputs", "measure")
MOST_ACTIVITIES = 200
MOST_BYTES = 1_000_000

ACTIONS, PREVIEWS, EXPORTS = ByName[Workspace](), ByName[str](), ByName[File]()


@dataclass(frozen=True, slots=True)
class ReadMap:
    """What was read: the activities, and what could not be read as it stands."""

    name: str
    activities: tuple[Activity, ...]
    remarks: tuple[Remark, ...]


def write_table(activities: Sequence[Activity]) -> str:
    """Write a map as CSV."""
    names = {activity.key: activity.name for activity in activities} | {OUTSIDE: OUTSIDE}
    rows = (
        (
            activity.name,
            activity.side,
            "; ".join(activity.owners),
            "; ".join(f"{each.what} < {names.get(each.supplier, '')}".rstrip(" <") for each in activity.inputs),
            "; ".join(f"{each.what} > {OUTSIDE}" if each.outside else each.what for each in activity.outputs),
            activity.measure,
        )
        for activity in activities
    )
    return write_csv([COLUMNS, *rows])


def read_table(name: str, data: bytes, fresh: str, longest: int) -> ReadMap:
    """Read a map from CSV; `fresh` begins the keys of its activities. Raise `ActionError` where there is none in it.

    Columns are found by their names, in any order; all but `activity` may be missing.
    """
    try:
        written = decode_text(name, data)
        rows = rows_of(name, written, separator_of(written, lambda rows: len(_columns(rows[0])) if rows else 0))
    except UnreadableError as error:
        raise ActionError(str(error)) from error
    columns = _columns(rows[0]) if rows else {}
    if "activity" not in columns:
        raise ActionError(f"{name} has no column “activity”. Save the map as a table first, and change that file.")
    activities: list[Activity] = []
    suppliers: dict[str, tuple[int, list[str]]] = {}  # key of an activity -> its row, and who supplies each input
    remarks: list[tuple[int, str]] = []  # row and reason
    for number, row in enumerate(rows[1:], 2):
        cells = {column: _cell(row, place) for column, place in columns.items()}
        if not any(cells.values()):
            continue
        fault = _fault(cells, activities, longest)
        if fault:
            remarks.append((number, fault))
            continue
        inputs = [each.partition("<") for each in _entries(cells.get("inputs", ""))]
        activity = Activity(
            key=f"{fresh}-{number}",
            name=cells["activity"],
            side=cells.get("side", "").casefold() or SIDES[1],
            owners=tuple(_entries(cells.get("owner", "").replace(",", ";"))),  # as in the form
            inputs=tuple(MapInput(what.strip(), "") for what, _, _ in inputs),
            outputs=tuple(_outputs(cells.get("outputs", ""))),
            measure=cells.get("measure", ""),
        )
        activities.append(activity)
        suppliers[activity.key] = (number, [supplier.strip() for _, _, supplier in inputs])
    linked = tuple(_linked(activity, *suppliers[activity.key], activities, remarks) for activity in activities)
    if not linked:
        raise ActionError(f"{name} has no activity that can be read. {remarks[0][1] if remarks else ''}".strip())
    told = sorted(remarks, key=lambda remark: remark[0])
    return ReadMap(name, linked, tuple(Remark(name, row, reason) for row, reason in told))


def _columns(header: Sequence[str]) -> dict[str, int]:
    places = {cell.strip().casefold(): place for place, cell in reversed(list(enumerate(header)))}
    return {column: places[column] for column in COLUMNS if column in places}


def _cell(row: Sequence[str], place: int) -> str:
    return " ".join(without_harm(row[place].strip()).split()) if place < len(row) else ""


def _entries(cell: str) -> list[str]:
    return [entry.strip() for entry in cell.split(";") if entry.strip()]


def _fault(cells: Mapping[str, str], activities: Sequence[Activity], longest: int) -> str | None:
    name, side = cells["activity"], cells.get("side", "")
    if not name:
        return "It has no activity, so it was left out."
    if len(name) > longest:
        return f"The name of the activity is longer than {longest} characters, so it was left out."
    if side and side.casefold() not in SIDES:
        return f"“{side}” is no side. Write {', '.join(SIDES[:-1])} or {SIDES[-1]}. It was left out."
    if same(name, OUTSIDE):
        return f"“{name}” says that something leaves the map, so no activity can be called so. It was left out."
    if any(same(each.name, name) for each in activities):
        return f"There is an activity “{name}” above already, so it was left out."
    if len(activities) >= MOST_ACTIVITIES:
        return f"A map holds at most {MOST_ACTIVITIES} activities, so it was left out."
    return None


def _outputs(cell: str) -> Iterator[MapOutput]:
    for entry in _entries(cell):
        what, _, where = entry.partition(">")
        yield MapOutput(what.strip(), same(where, OUTSIDE))


def _linked(
    activity: Activity, row: int, names: Sequence[str], activities: Sequence[Activity], remarks: list[tuple[int, str]]
) -> Activity:
    """Return an activity whose inputs name the keys of their suppliers; a name that is on no row is remarked on."""
    inputs = []
    for each, name in zip(activity.inputs, names, strict=True):
        found = [other.key for other in activities if same(other.name, name)]
        key = OUTSIDE if same(name, OUTSIDE) else found[0] if found else ""
        if name and not key:
            remarks.append((row, f"No activity is called “{name}”, so nobody supplies “{each.what}”."))
        inputs.append(replace(each, supplier=key))
    return replace(activity, inputs=tuple(inputs))


def _sent(file: SentFile, context: Context) -> ReadMap:
    """Read the file that the page sent."""
    if file.data is None or len(file.data) > MOST_BYTES:
        raise ActionError(f"{file.name} is too large for a process map. Save the table of the map alone.")
    return read_table(file.name, file.data, context.fresh, NAME.most(context.bank))


@PREVIEWS("map-file", files=one_file)
def preview_map(workspace: Workspace, context: Context, files: SentFile) -> str:
    """Return what a file would put in the place of the map."""
    table = _sent(files, context)
    return render("work/map/preview.html.j2", workspace, context, table=table, faults=find_faults(table.activities))


@ACTIONS("import-map", files=one_file)
def import_map(workspace: Workspace, context: Context, files: SentFile) -> Workspace:
    """Put the map of a file in the place of the present one."""
    return with_activities(workspace, _sent(files, context).activities)


@EXPORTS("process-map")
def export_map(workspace: Workspace, _context: Context) -> File:
    """Return the map as CSV."""
    return csv_file("process-map", write_table(workspace.process.activities))


OFFERS = Offers({**editing.ACTIONS, **ACTIONS}, PREVIEWS, EXPORTS)
