"""The way of a session, for every page of the site: ask, see, decide, plan, measure again."""

from collections import Counter

from assessment.instrument import FUNCTIONS
from assessment.workspace import promises
from assessment.workspace.action import Context
from assessment.workspace.records import STAY, Wave, Workspace, count_groups

DONE, NOW, LATER = "done", "now", "later"

STEPS = ("ask", "see", "decide", "plan", "measure")
"""In their order; the words for them stand in `site_overrides/partials/path.html`."""


def path_of(workspace: Workspace, context: Context) -> dict[str, str]:
    """Return how far each step is: `DONE`, `NOW` for the first that is not, and `LATER` for what follows.

    An own result answers for who works alone: a session with a name waits for others. It loads no part, since every
    page of the work asks for it.
    """
    waves = [wave for wave in workspace.waves if wave.imports]
    stays = any(each.choice == STAY for each in workspace.decision.decided[-1:])  # then nothing waits to be planned
    open_items = [item for item in workspace.plan if not item.done]
    reached = {
        "ask": bool(waves or (workspace.results and not workspace.session.name)),
        "see": any(_is_shown(workspace, wave, context) for wave in waves),
        "decide": bool(workspace.decision.decided),
        "plan": bool(workspace.plan or stays) and all(item.owner and item.date for item in open_items),
        "measure": len(waves) > 1 or len(workspace.results) > 1,
    }
    now = next((step for step in STEPS if not reached[step]), None)
    return {step: DONE if reached[step] else NOW if step == now else LATER for step in STEPS}


def _is_shown(workspace: Workspace, wave: Wave, context: Context) -> bool:
    """Tell whether so many of both functions answered in a measurement that its report shows them."""
    people = Counter[str | None]()
    for each in wave.imports:
        for (function, _level), count in count_groups(each.rows).items():
            people[function] += count
    others = promises.in_force(workspace, wave, context).others
    return all(people[function] > others for function in FUNCTIONS[:2])
