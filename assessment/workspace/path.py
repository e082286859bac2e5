"""The way of a session, for every page of the site: ask, see, decide, plan, measure again."""

from assessment.instrument import FUNCTIONS
from assessment.workspace.records import STAY, Workspace, count_groups

DONE, NOW, LATER = "done", "now", "later"

STEPS = ("ask", "see", "decide", "plan", "measure")
"""In their order; the words for them stand in `site_overrides/partials/path.html`."""


def path_of(workspace: Workspace) -> dict[str, str]:
    """Return how far each step is: `DONE`, `NOW` for the first that is not, and `LATER` for what follows.

    It looks at the records alone and loads no part, since every page of the work asks for it.
    """
    waves = [wave for wave in workspace.waves if wave.imports]
    seen = {function for wave in waves for each in wave.imports for function, _level in count_groups(each.rows)}
    stays = any(each.choice == STAY for each in workspace.decision.decided[-1:])  # then nothing waits to be planned
    open_items = [item for item in workspace.plan if not item.done]
    reached = {
        "ask": bool(waves or workspace.results),
        "see": seen.issuperset(FUNCTIONS[:2]),
        "decide": bool(workspace.decision.decided),
        "plan": bool(workspace.plan or stays) and all(item.owner and item.date for item in open_items),
        "measure": len(waves) > 1 or len(workspace.results) > 1,
    }
    now = next((step for step in STEPS if not reached[step]), None)
    return {step: DONE if reached[step] else NOW if step == now else LATER for step in STEPS}
