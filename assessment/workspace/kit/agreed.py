"""What is agreed in the meeting, typed on the facilitator's kit: it goes into the plan and, if wished, among the rules.

The rules are the working paper on rules of engagement. Where there is none yet, an empty one is started.
"""

from dataclasses import replace

from assessment.errors import ActionError
from assessment.workspace.action import Context
from assessment.workspace.entries import replaced
from assessment.workspace.papers.page import MOST_ROWS, kind_of
from assessment.workspace.part import Offers
from assessment.workspace.protocol import ByName, Day, Text, flag
from assessment.workspace.records import Item, WorkingCell, WorkingPaper, WorkingRow, WorkingTable, Workspace

RULES, TABLE = "rules-of-engagement", "rules"
"""The paper and its table; the columns are those of the bank: what, from whom, by when."""

ACTIONS = ByName[Workspace]()


@ACTIONS(
    "agree",
    name=Text(lambda most: most.name, "what you agreed"),
    owner=Text(lambda most: most.people),
    date=Day(),
    rule=flag,
)
def agree(workspace: Workspace, context: Context, name: str, owner: str, date: str, *, rule: bool) -> Workspace:
    """Put something that was agreed into the plan; as a `rule`, into the rules of engagement as well."""
    item = Item(context.fresh, name, owner=owner, date=date, since=context.today)
    workspace = replace(workspace, plan=(*workspace.plan, item))
    return _with_rule(workspace, item, context) if rule else workspace


def _with_rule(workspace: Workspace, item: Item, context: Context) -> Workspace:
    kind = kind_of(RULES, context.bank)
    papers = [paper for paper in workspace.papers if paper.kind == RULES]
    empty = tuple(WorkingTable(table.key) for table in kind.tables)
    paper = papers[-1] if papers else WorkingPaper(f"{context.fresh}-paper", RULES, kind.name, context.today, empty)
    rows = paper.rows(TABLE)
    if len(rows) >= MOST_ROWS:
        raise ActionError(f"A table holds at most {MOST_ROWS} rows.")
    said = {"task": item.name, "from": item.owner, "by": item.date}
    row = WorkingRow(context.fresh, tuple(WorkingCell(column, text) for column, text in said.items() if text))
    tables = replaced(paper.tables, WorkingTable(TABLE, (*rows, row)))
    changed = replace(paper, tables=tables)
    return replace(workspace, papers=replaced(workspace.papers, changed) if papers else (*workspace.papers, changed))


OFFERS = Offers(ACTIONS)
