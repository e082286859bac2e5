"""What the page of the collecting offers: everything that its modules do."""

from assessment.workspace.collect import (
    asked,
    closing_date,
    importing,
    own_added,
    prepared,
    respondents,
    session,
    typed,
)
from assessment.workspace.part import Offers

_ACTING = (session, asked, closing_date, importing, own_added, typed, respondents)


OFFERS = Offers(
    {name: each for module in _ACTING for name, each in module.ACTIONS.items()},
    {**importing.PREVIEWS, **typed.PREVIEWS},
    {**session.EXPORTS, **closing_date.EXPORTS, **importing.EXPORTS, **respondents.EXPORTS},
    prepared.STEPS,
)
