"""Working papers: sets of tables that both functions fill in. The bank says which there are, and their columns."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from assessment.errors import ActionError
from assessment.model import NOTHING, Bank, Paper, PaperColumn, PaperTable, entry
from assessment.workspace.action import Action, Context, Values, iso_date, required, text
from assessment.workspace.entries import find, moved, replaced, without
from assessment.workspace.fields import day_fault
from assessment.workspace.part import Progress
from assessment.workspace.records import WorkingCell, WorkingPaper, WorkingRow, WorkingTable, Workspace

LONGEST_TITLE, LONGEST_CELL, MOST_ROWS = 120, 2000, 200


def start(workspace: Workspace, values: Values, context: Context) -> Workspace:
    """Start a paper of a `kind` from its example; `title` is its name, or empty for the usual one."""
    kind = kind_of(text(values, "kind", 60), context.bank)
    tables = tuple(
        WorkingTable(
            table.key,
            tuple(
                WorkingRow(
                    f"{context.fresh}-{table.key}-{place}",
                    tuple(
                        WorkingCell(column.key, _example(column, cell, context.today))
                        for column, cell in zip(table.columns, row.cells, strict=True)
                    ),
                    example=True,
                )
                for place, row in enumerate(table.example)
            ),
        )
        for table in kind.tables
    )
    title = text(values, "title", LONGEST_TITLE) or kind.name
    paper = WorkingPaper(context.fresh, kind.key, title, context.today, tables)
    return replace(workspace, papers=(*workspace.papers, paper))


def _example(column: PaperColumn, cell: str, today: str) -> str:
    """Return a cell of an example; dates are given in days from today."""
    if cell == NOTHING:
        return ""
    return (date.fromisoformat(today) + timedelta(int(cell))).isoformat() if column.cells == "date" else cell


def rename(workspace: Workspace, values: Values, _context: Context) -> Workspace:
    """Give a paper another title."""
    return _with(
        workspace, replace(named_paper(workspace, values), title=required(values, "value", "a title", LONGEST_TITLE))
    )


def remove(workspace: Workspace, values: Values, _context: Context) -> Workspace:
    """Remove a paper."""
    return replace(workspace, papers=without(workspace.papers, named_paper(workspace, values).key))


def set_cell(workspace: Workspace, values: Values, context: Context) -> Workspace:
    """Put `value` into a `column` of a `row` of a `table`; the row is then no example any more."""
    paper, kind, rows = _rows(workspace, values, context.bank)
    column = find(kind.columns, values.get("column"), "This column is no longer in the paper. Reload the page.")
    written = iso_date(values, "value") or "" if column.cells == "date" else text(values, "value", LONGEST_CELL)
    if column.cells == "choice" and written not in (column.choices or ()):
        raise ActionError("Choose one of the words in the list.")
    old = _row(rows, values)
    cells = (*(cell for cell in old.cells if cell.column != column.key), WorkingCell(column.key, written))
    return _with_rows(workspace, paper, kind, replaced(rows, WorkingRow(old.key, cells)))


def add_row(workspace: Workspace, values: Values, context: Context) -> Workspace:
    """Add an empty row to a table; a choice begins with its first word."""
    paper, kind, rows = _rows(workspace, values, context.bank)
    if len(rows) >= MOST_ROWS:
        raise ActionError(f"A table holds at most {MOST_ROWS} rows.")
    cells = tuple(WorkingCell(column.key, column.choices[0]) for column in kind.columns if column.choices)
    return _with_rows(workspace, paper, kind, (*rows, WorkingRow(context.fresh, cells)))


def remove_row(workspace: Workspace, values: Values, context: Context) -> Workspace:
    """Remove a row."""
    paper, kind, rows = _rows(workspace, values, context.bank)
    return _with_rows(workspace, paper, kind, without(rows, _row(rows, values).key))


def move_row(workspace: Workspace, values: Values, context: Context) -> Workspace:
    """Move a row one place `up` or `down`."""
    paper, kind, rows = _rows(workspace, values, context.bank)
    at_the_end = "It stands at the end of the table already."
    order = moved(rows, _row(rows, values), values.get("direction"), at_the_end)
    return _with_rows(workspace, paper, kind, order)


def clear_examples(workspace: Workspace, values: Values, _context: Context) -> Workspace:
    """Remove the rows that are still the example."""
    paper = named_paper(workspace, values)
    tables = (replace(each, rows=tuple(row for row in each.rows if not row.example)) for each in paper.tables)
    return _with(workspace, replace(paper, tables=tuple(tables)))


def carry_over(workspace: Workspace, values: Values, context: Context) -> Workspace:
    """Go on to the next meeting: what is done moves to the table for it, what is open stays."""
    paper, kind, rows = _rows(workspace, values, context.bank)
    if kind.done_to is None:
        raise ActionError("Nothing in this table is carried over.")
    done = tuple(row for row in rows if is_done(kind, row))
    if not done:
        raise ActionError("Nothing is done yet, so every task stays where it is.")
    with_done = replace(paper, tables=_tables(paper, kind.done_to, (*done, *paper.rows(kind.done_to))))
    return _with_rows(workspace, with_done, kind, tuple(row for row in rows if row not in done))


def is_done(kind: PaperTable, row: WorkingRow) -> bool:
    """Tell whether a row bears the last word of a column of choices."""
    return any(column.choices and row.get(column.key) == column.choices[-1] for column in kind.columns)


def kind_of(key: str, bank: Bank) -> Paper:
    """Return the bank's paper of this key; raise `ActionError` where there is none."""
    try:
        return entry(bank.papers, key)
    except KeyError as error:
        raise ActionError("This version does not know this kind of paper. Reload the page.") from error


def named_paper(workspace: Workspace, values: Values) -> WorkingPaper:
    """Return the paper that the values name; raise `ActionError` where it is gone."""
    return find(workspace.papers, values.get("paper"), "This paper is no longer in the workspace.")


def _rows(workspace: Workspace, values: Values, bank: Bank) -> tuple[WorkingPaper, PaperTable, tuple[WorkingRow, ...]]:
    paper = named_paper(workspace, values)
    gone = "This table is no longer in the paper. Reload the page."
    kind = find(kind_of(paper.kind, bank).tables, values.get("table"), gone)
    return paper, kind, paper.rows(kind.key)


def _row(rows: tuple[WorkingRow, ...], values: Values) -> WorkingRow:
    return find(rows, values.get("row"), "This row is no longer in the table.")


def _tables(paper: WorkingPaper, key: str, rows: tuple[WorkingRow, ...]) -> tuple[WorkingTable, ...]:
    return (*without(paper.tables, key), WorkingTable(key, rows))


def _with_rows(workspace: Workspace, paper: WorkingPaper, kind: PaperTable, rows: tuple[WorkingRow, ...]) -> Workspace:
    return _with(workspace, replace(paper, tables=_tables(paper, kind.key, rows)))


def _with(workspace: Workspace, changed: WorkingPaper) -> Workspace:
    return replace(workspace, papers=replaced(workspace.papers, changed))


def show_papers(workspace: Workspace, context: Context) -> dict[str, object]:
    """Return the paper that the reader opened, with what it consists of, and the kinds of papers there are."""
    looked = context.looked("paper")
    opened = next((paper for paper in workspace.papers if paper.key == looked), None)
    if opened is None and workspace.papers and looked != NOTHING:
        opened = workspace.papers[-1]  # the one that was started last
    known = {kind.key: kind for kind in context.bank.papers}
    if opened and opened.kind in known:
        check_dates(opened, known[opened.kind])
    return {
        "opened": opened,
        "kind": known.get(opened.kind) if opened else None,
        "kinds": context.bank.papers,
        "done_rows": _done_rows(opened, context.bank) if opened and opened.kind in known else 0,
    }


def check_dates(paper: WorkingPaper, kind: Paper) -> None:
    """Raise `ActionError` for a date that a changed file holds and that does not exist."""
    for table in kind.tables:
        for place, row in enumerate(paper.rows(table.key), 1):
            for column in table.columns:
                written = row.get(column.key)
                if column.cells == "date" and written and day_fault(written):
                    raise ActionError(
                        f"“{paper.title}” was changed: in row {place} of “{table.name}”, "
                        f"“{column.name}” is “{written}”, "
                        "which is not a date that exists. Open a saved copy of the workspace."
                    )


def _done_rows(paper: WorkingPaper, bank: Bank) -> int:
    """Return how many rows wait to be moved at the next meeting."""
    tables = kind_of(paper.kind, bank).tables
    return sum(is_done(table, row) for table in tables if table.done_to for row in paper.rows(table.key))


def progress(workspace: Workspace, _context: Context) -> Progress:
    """Say how many papers are begun and rid of their example; without any, starting one is next."""
    done = sum(not paper.examples for paper in workspace.papers)
    step = "start" if not workspace.papers else "fill" if done < len(workspace.papers) else None
    return Progress(done, max(1, len(workspace.papers)), step)


ACTIONS: Mapping[str, Action[Workspace]] = {
    "start-paper": start,
    "rename-paper": rename,
    "remove-paper": remove,
    "set-cell": set_cell,
    "add-row": add_row,
    "remove-paper-row": remove_row,
    "move-row": move_row,
    "clear-examples": clear_examples,
    "carry-over": carry_over,
}
