"""How many people Sales and Marketing have: with it, the report tells whether everybody answered."""

from dataclasses import replace

from assessment.errors import ActionError
from assessment.workspace import promises
from assessment.workspace.action import Context
from assessment.workspace.fields import MANY
from assessment.workspace.measurements import current_wave, with_wave
from assessment.workspace.protocol import ByName, Text
from assessment.workspace.records import Asked, Workspace

ACTIONS = ByName[Workspace]()


@ACTIONS("set-asked", sales=Text(lambda most: most.few), marketing=Text(lambda most: most.few))
def set_asked(workspace: Workspace, _context: Context, sales: str, marketing: str) -> Workspace:
    """Say how many people each function has, in the measurement that is worked on and in the next ones.

    Once answers came in, also when they were taken out again, a number may be raised and not lowered: a lower one
    would make more of the answers than was said before.
    """
    asked, wave = Asked(_number(sales), _number(marketing)), current_wave(workspace)
    if wave and promises.is_fixed(wave):
        before = wave.asked
        if asked.sales < before.sales or asked.marketing < before.marketing:
            raise ActionError(
                "Answers are in, so these numbers can be raised, and no longer lowered. They are "
                f"{before.sales or 'not given'} for Sales and {before.marketing or 'not given'} for Marketing."
            )
    workspace = replace(workspace, session=replace(workspace.session, asked=asked))
    return with_wave(workspace, replace(wave, asked=asked)) if wave else workspace


def _number(written: str) -> int:
    if not written:
        return 0
    if not written.isdecimal() or int(written) >= MANY:
        raise ActionError("Enter how many people there are as a whole number, or leave it empty.")
    return int(written)
