"""Working papers as files: Markdown for a page, CSV for a spreadsheet."""

from collections.abc import Mapping

from assessment.exchange.write import csv_file, slug, write_csv
from assessment.workspace.action import Context, Export, Values
from assessment.workspace.papers.page import check_dates, kind_of, named_paper
from assessment.workspace.records import Workspace
from assessment.workspace.rendering import render


def export_markdown(workspace: Workspace, values: Values, context: Context) -> dict[str, str]:
    """Return a paper as Markdown."""
    paper = named_paper(workspace, values)
    kind = kind_of(paper.kind, context.bank)
    check_dates(paper, kind)
    written = render("work/papers/paper.md.j2", workspace, context, paper=paper, kind=kind)
    return {"name": f"{slug(paper.title) or paper.kind}.md", "type": "text/markdown", "text": written}


def export_csv(workspace: Workspace, values: Values, context: Context) -> dict[str, str]:
    """Return a paper as CSV: each table below its name, with its header."""
    paper = named_paper(workspace, values)
    lines: list[tuple[object, ...]] = []
    for table in kind_of(paper.kind, context.bank).tables:
        header = tuple(column.name for column in table.columns)
        rows = (tuple(row.get(column.key) for column in table.columns) for row in paper.rows(table.key))
        lines += [(), *([(table.name,)] if len(paper.tables) > 1 else []), header, *rows]
    return csv_file(slug(paper.title) or paper.kind, write_csv(lines[1:]))


EXPORTS: Mapping[str, Export] = {"paper-markdown": export_markdown, "paper-csv": export_csv}
