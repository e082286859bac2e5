"""Working papers: sets of tables that both functions fill in. The bank says which there are, and their columns."""

from dataclasses import replace
from datetime import date, timedelta

from assessment.errors import ActionError
from assessment.model import NOTHING, Bank, Paper, PaperColumn, PaperTable, entry
from assessment.workspace.action import Context
from assessment.workspace.entries import DIRECTIONS, find, moved, replaced, without
from assessment.workspace.fields import day_fault
from assessment.workspace.part import Progress, Work
from assessment.workspace.protocol import ByName, Day, Look, Text, Word, any_key, pasted
from assessment.workspace.records import WorkingCell, WorkingPaper, WorkingRow, WorkingTable, Workspace

MOST_ROWS = 200

TABLE = {"paper": any_key, "table": any_key}
"""What names a table."""

PAPER = Look("paper", pasted)
"""The key of the paper that is open, or `NOTHING`; “” is the one that was started last."""

LOOKS = (PAPER,)

ACTIONS = ByName[Workspace]()


@ACTIONS("start-paper", kind=any_key)
def start(workspace: Workspace, context: Context, kind: str) -> Workspace:
    """Start a paper of a `kind` from its example."""
    known = kind_of(kind, context.bank)
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
        for table in known.tables
    )
    paper = WorkingPaper(context.fresh, known.key, known.name, context.today, tables)
    return replace(workspace, papers=(*workspace.papers, paper))


def _example(column: PaperColumn, cell: str, today: str) -> str:
    """Return a cell of an example; dates are given in days from today."""
    if cell == NOTHING:
        return ""
    return (date.fromisoformat(today) + timedelta(int(cell))).isoformat() if column.cells == "date" else cell


@ACTIONS("rename-paper", paper=any_key, value=Text(lambda most: most.name, "a title"))
def rename(workspace: Workspace, _context: Context, paper: str, value: str) -> Workspace:
    """Give a paper another title."""
    return _with(workspace, replace(named_paper(workspace, paper), title=value))


@ACTIONS("remove-paper", paper=any_key)
def remove(workspace: Workspace, _context: Context, paper: str) -> Workspace:
    """Remove a paper."""
    return replace(workspace, papers=without(workspace.papers, named_paper(workspace, paper).key))


@ACTIONS("set-cell", **TABLE, row=any_key, column=any_key, value=Text(lambda most: most.note))
def set_cell(workspace: Workspace, context: Context, row: str, column: str, value: str, **table: str) -> Workspace:
    """Put `value` into a `column` of a `row` of a `table`; the row is then no example any more."""
    paper, kind, rows = _rows(workspace, context.bank, **table)
    found = find(kind.columns, column, "This column is no longer in the paper. Reload the page.")
    written = Day()("value", {"value": value}, context) if found.cells == "date" else value
    if found.cells == "choice" and written not in (found.choices or ()):
        raise ActionError("Choose one of the words in the list.")
    old = _row(rows, row)
    cells = (*(cell for cell in old.cells if cell.column != column), WorkingCell(column, written))
    return _with_rows(workspace, paper, kind, replaced(rows, WorkingRow(old.key, cells)))


@ACTIONS("add-row", **TABLE)
def add_row(workspace: Workspace, context: Context, **table: str) -> Workspace:
    """Add an empty row to a table; a choice begins with its first word."""
    paper, kind, rows = _rows(workspace, context.bank, **table)
    if len(rows) >= MOST_ROWS:
        raise ActionError(f"A table holds at most {MOST_ROWS} rows.")
    cells = tuple(WorkingCell(column.key, column.choices[0]) for column in kind.columns if column.choices)
    return _with_rows(workspace, paper, kind, (*rows, WorkingRow(context.fresh, cells)))


@ACTIONS("remove-paper-row", **TABLE, row=any_key)
def remove_row(workspace: Workspace, context: Context, row: str, **table: str) -> Workspace:
    """Remove a row."""
    paper, kind, rows = _rows(workspace, context.bank, **table)
    return _with_rows(workspace, paper, kind, without(rows, _row(rows, row).key))


@ACTIONS("move-row", **TABLE, row=any_key, direction=Word(DIRECTIONS))
def move_row(workspace: Workspace, context: Context, row: str, direction: str, **table: str) -> Workspace:
    """Move a row one place."""
    paper, kind, rows = _rows(workspace, context.bank, **table)
    order = moved(rows, _row(rows, row), direction, "It stands at the end of the table already.")
    return _with_rows(workspace, paper, kind, order)


@ACTIONS("clear-examples", paper=any_key)
def clear_examples(workspace: Workspace, _context: Context, paper: str) -> Workspace:
    """Remove the rows that are still the example."""
    found = named_paper(workspace, paper)
    tables = (replace(each, rows=tuple(row for row in each.rows if not row.example)) for each in found.tables)
    return _with(workspace, replace(found, tables=tuple(tables)))


@ACTIONS("carry-over", **TABLE)
def carry_over(workspace: Workspace, context: Context, **table: str) -> Workspace:
    """Go on to the next meeting: what is done moves to the table for it, what is open stays."""
    paper, kind, rows = _rows(workspace, context.bank, **table)
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


def named_paper(workspace: Workspace, key: str) -> WorkingPaper:
    """Return the paper of this key; raise `ActionError` where it is gone."""
    return find(workspace.papers, key, "This paper is no longer in the workspace.")


def _rows(
    workspace: Workspace, bank: Bank, paper: str, table: str
) -> tuple[WorkingPaper, PaperTable, tuple[WorkingRow, ...]]:
    found = named_paper(workspace, paper)
    gone = "This table is no longer in the paper. Reload the page."
    kind = find(kind_of(found.kind, bank).tables, table, gone)
    return found, kind, found.rows(kind.key)


def _row(rows: tuple[WorkingRow, ...], key: str) -> WorkingRow:
    return find(rows, key, "This row is no longer in the table.")


def _tables(paper: WorkingPaper, key: str, rows: tuple[WorkingRow, ...]) -> tuple[WorkingTable, ...]:
    return (*without(paper.tables, key), WorkingTable(key, rows))


def _with_rows(workspace: Workspace, paper: WorkingPaper, kind: PaperTable, rows: tuple[WorkingRow, ...]) -> Workspace:
    return _with(workspace, replace(paper, tables=_tables(paper, kind.key, rows)))


def _with(workspace: Workspace, changed: WorkingPaper) -> Workspace:
    return replace(workspace, papers=replaced(workspace.papers, changed))


def show_papers(workspace: Workspace, context: Context) -> dict[str, object]:
    """Return the paper that the reader opened, with what it consists of, and the kinds of papers there are."""
    looked = PAPER(context)
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


PART = Work(show_papers, LOOKS, progress=progress)
