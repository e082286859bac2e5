"""What the page of the collecting offers: everything that its modules do."""

from assessment.exchange.code import Response, encode
from assessment.instrument import STATEMENTS
from assessment.workspace.action import Context
from assessment.workspace.collect import asked, closing_date, importing, own_added, respondents, session, typed
from assessment.workspace.part import Offers
from assessment.workspace.records import Workspace
from assessment.workspace.sent_files import TEXT

_ACTING = (session, asked, closing_date, importing, own_added, typed, respondents)


def preview_for_nobody(context: Context) -> None:
    """Look at a code that nobody sent: what only the first preview takes is done while a reader still looks."""
    answers = (context.bank.instrument.scale[0].value,) * STATEMENTS
    code = encode(Response("sales", "staff", 0, 1, answers))
    importing.PREVIEWS["answers"](Workspace(context.fresh, "", context.today), {TEXT: code}, context)


OFFERS = Offers(
    {name: each for module in _ACTING for name, each in module.ACTIONS.items()},
    {**importing.PREVIEWS, **typed.PREVIEWS},
    {**session.EXPORTS, **closing_date.EXPORTS, **importing.EXPORTS, **respondents.EXPORTS},
    preview_for_nobody,
)
