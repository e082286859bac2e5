"""The plan as files: text to read, tables to work with, and a calendar."""

import base64
import io

from assessment.errors import ActionError
from assessment.exchange.icalendar import Event, write_calendar
from assessment.exchange.write import csv_file, harmless, printable, write_csv
from assessment.workspace import decision, standing
from assessment.workspace.action import Context
from assessment.workspace.part import Offers
from assessment.workspace.plan.page import ACTIONS
from assessment.workspace.plan.shown import ShownItem, shown_items
from assessment.workspace.protocol import ByName, File
from assessment.workspace.records import Workspace
from assessment.workspace.rendering import render
from assessment.workspace.waves.page import next_date, next_event

_WIDTHS = (7, 32, 22, 12, 60, 44, 44, 7)  # of the columns of a spreadsheet, in characters

EXPORTS = ByName[File]()

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@EXPORTS("plan-markdown")
def export_markdown(workspace: Workspace, context: Context) -> File:
    """Return the plan with the decision that it serves as text."""
    shown = {
        "rows": _rows(workspace, context),
        "told": decision.told(workspace, context),
        "before": decision.told_before(workspace, context),
        "where": standing.standing(workspace, context),
        "again": next_date(workspace, context),
    }
    return _file("md", "text/markdown", context) | {"text": render("work/plan/plan.md.j2", workspace, context, **shown)}


@EXPORTS("plan-csv")
def export_csv(workspace: Workspace, context: Context) -> File:
    """Return the plan as a table."""
    return csv_file(f"plan-{context.today}", write_csv(_table(workspace, context)))


@EXPORTS("plan-xlsx")
def export_xlsx(workspace: Workspace, context: Context) -> File:
    """Return the plan as a spreadsheet."""
    from openpyxl import Workbook  # type: ignore[import-untyped]
    from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]
    from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

    book = Workbook()
    sheet = book.active
    for row in _table(workspace, context):
        sheet.append([value if isinstance(value, int) else printable(harmless(value)) for value in row])
    for place, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for line, cells in enumerate(sheet.iter_rows(), 1):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=line == 1)
    sheet.freeze_panes = "C2"
    data = io.BytesIO()
    book.save(data)
    return _file("xlsx", XLSX, context) | {"base64": base64.b64encode(data.getvalue()).decode()}


@EXPORTS("plan-calendar")
def export_calendar(workspace: Workspace, context: Context) -> File:
    """Return every item that has a date and is not done, and the next measurement, as a calendar."""
    dated = [row for row in _rows(workspace, context) if row.item.date and not row.item.done]
    if not dated:
        raise ActionError("Nothing in the plan has a date yet. Give at least one item a date.")
    events = [_event(row, workspace, context) for row in dated]
    text = write_calendar([*events, next_event(workspace, context)], context.today)
    return _file("ics", "text/calendar", context) | {"text": text}


def _event(row: ShownItem, workspace: Workspace, context: Context) -> Event:
    summary, _, description = (
        render("work/plan/event-words.txt.j2", workspace, context, row=row).strip().partition("\n")
    )
    return Event(f"plan-{workspace.key}-{row.item.key}", row.item.date, summary, description.strip())


def _rows(workspace: Workspace, context: Context) -> list[ShownItem]:
    found = shown_items(workspace, context, given=True)
    if not found:
        raise ActionError("There is nothing in the plan yet.")
    return found


def _table(workspace: Workspace, context: Context) -> list[tuple[object, ...]]:
    body = []
    for place, row in enumerate(_rows(workspace, context), 1):
        item, signs = row.item, render("work/plan/signs.txt.j2", workspace, context, row=row).strip()
        done = render("work/plan/done-words.txt.j2", workspace, context, item=item).strip()
        body.append((place, item.name, item.owner, item.date, item.first, signs, item.note, done))
    return [tuple(render("work/plan/columns-words.txt.j2", workspace, context).splitlines()), *body]


def _file(suffix: str, media_type: str, context: Context) -> File:
    return {"name": f"plan-{context.today}.{suffix}", "type": media_type}


OFFERS = Offers(ACTIONS, exports=EXPORTS)
