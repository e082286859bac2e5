"""Working papers as files: Markdown for a page, CSV for a spreadsheet."""

from assessment.exchange.write import csv_file, slug, write_csv
from assessment.workspace.action import Context
from assessment.workspace.papers.page import ACTIONS, check_dates, kind_of, named_paper
from assessment.workspace.part import Offers
from assessment.workspace.protocol import ByName, File, any_key
from assessment.workspace.records import Workspace
from assessment.workspace.rendering import render

EXPORTS = ByName[File]()


@EXPORTS("paper-markdown", paper=any_key)
def export_markdown(workspace: Workspace, context: Context, paper: str) -> File:
    """Return a paper as Markdown."""
    found = named_paper(workspace, paper)
    kind = kind_of(found.kind, context.bank)
    check_dates(found, kind)
    written = render("work/papers/paper.md.j2", workspace, context, paper=found, kind=kind)
    return {"name": f"{slug(found.title) or found.kind}.md", "type": "text/markdown", "text": written}


@EXPORTS("paper-csv", paper=any_key)
def export_csv(workspace: Workspace, context: Context, paper: str) -> File:
    """Return a paper as CSV: each table below its name, with its header."""
    found = named_paper(workspace, paper)
    lines: list[tuple[object, ...]] = []
    for table in kind_of(found.kind, context.bank).tables:
        header = tuple(column.name for column in table.columns)
        rows = (tuple(row.get(column.key) for column in table.columns) for row in found.rows(table.key))
        lines += [(), *([(table.name,)] if len(found.tables) > 1 else []), header, *rows]
    return csv_file(slug(found.title) or found.kind, write_csv(lines[1:]))


OFFERS = Offers(ACTIONS, exports=EXPORTS)
