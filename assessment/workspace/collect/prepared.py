"""Previews for nobody: what only the first preview takes is done while a reader still looks at the page.

Each step takes a moment, and what the reader asks for meanwhile comes between two of them.
"""

from assessment.exchange.code import Response, encode
from assessment.instrument import STATEMENTS
from assessment.workspace.action import Context
from assessment.workspace.collect import importing
from assessment.workspace.records import Workspace
from assessment.workspace.sent_files import TEXT

_MANY, _SOME = 500, 50  # codes and rows: a browser compiles well only what has run often


def look_at_codes(context: Context) -> None:
    """Look at response codes that nobody sent."""
    answers = (context.bank.instrument.scale[0].value,) * STATEMENTS
    _look_at(context, [encode(Response("sales", "staff", 0, number, answers)) for number in range(1, _MANY + 1)])


def look_at_a_table(context: Context) -> None:
    """Look at a table that nobody sent: the words by which tables are read get ready."""
    instrument = context.bank.instrument
    head = ["function", "level", *(statement.text for statement in instrument.statements)]
    labels = [point.label for point in instrument.scale]
    answers = [[labels[(row + place) % len(labels)] for place in range(STATEMENTS)] for row in range(_SOME)]
    _look_at(context, ["\t".join(row) for row in (head, *(["Sales", "Staff", *given] for given in answers))])


def _look_at(context: Context, lines: list[str]) -> None:
    importing.PREVIEWS["answers"](Workspace(context.fresh, "", context.today), {TEXT: "\n".join(lines)}, context)


STEPS = (look_at_codes, look_at_a_table)
