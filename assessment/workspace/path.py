"""The way of a session, for every page of the site: ask, see, decide, plan, measure again."""

from assessment.workspace import reached
from assessment.workspace.action import Context
from assessment.workspace.records import Workspace

DONE, UNDER_WAY, NOW, LATER = "done", "under-way", "now", "later"

STEPS = {"ask": "collect", "see": "collect", "decide": "decision", "plan": "plan", "measure": "waves"}
"""In their order, each with its part of the work; the words for them stand in `site_overrides/partials/path.html`."""


def path_of(workspace: Workspace, context: Context) -> dict[str, str]:
    """Return how far each step is: `DONE`, `NOW` for the next one, and `LATER` for what follows.

    Both departments are asked until they can be compared. A step of which nothing is due yet is `UNDER_WAY`, and what
    follows is next, as long as something there can be done. An own result answers for who works alone, who has seen it
    too: a session with a name waits for others. It loads no part, since every page of the work asks for it.
    """
    collecting = reached.collecting(workspace, context)
    alone = bool(workspace.results) and not workspace.session.name and not workspace.waves
    done = {
        "ask": collecting["report"] or alone,
        "see": collecting["see"] or alone,
        "decide": reached.decided(workspace, context) is not None,
        "plan": all(reached.planning(workspace, context).values()),
        "measure": all(reached.measuring(workspace, context).values()),
    }
    waits = {
        "plan": reached.plan_waits(workspace, context) and not reached.overtaken(workspace, context),
        "measure": reached.measuring_waits(workspace, context),
    }
    open_steps = [step for step in STEPS if not done[step]]
    now = next((step for step in open_steps if not waits.get(step)), next(iter(open_steps), None))
    return {
        step: DONE if done[step] else NOW if step == now else UNDER_WAY if waits.get(step) else LATER for step in STEPS
    }
