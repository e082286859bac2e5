"""The parts of the work, one table: what each shows, how far it is, and which actions, previews and files it offers.

A page of the site names its view, which is the key of a part. It sends the workspace's document with every request and
gets back HTML, and the changed document after an action: nothing is remembered here between two requests. A part is
loaded when it is first asked for, so that a page opens without the others.
"""

import sys
from collections.abc import Callable, Mapping
from functools import cache

from assessment.errors import ActionError
from assessment.parameters import NOT_UNDERSTOOD
from assessment.workspace.action import Context, Values
from assessment.workspace.part import Offers, Part, Work
from assessment.workspace.path import path_of
from assessment.workspace.reached import looked_at
from assessment.workspace.records import Workspace
from assessment.workspace.rendering import render

__all__ = [
    "PARTS",
    "TO_DO",
    "TO_SEE",
    "act",
    "export",
    "looked",
    "offered",
    "offers",
    "part",
    "path_of",
    "prepare",
    "preview",
    "show",
]

TO_DO = {
    "collect": "compare/",
    "decision": "decide/advisor/",
    "plan": "act/plan/",
    "checklist": "act/checklist-work/",
    "waves": "compare/waves/",
    "funnel": "act/funnel-workshop/",
    "process": "act/process-check/",
    "map": "act/process-map/",
    "papers": "act/working-papers/",
}
"""The parts in which something is to be done, in their usual order -> their page, an address below the site's root."""

TO_SEE = {
    "overview": "work/",
    "report": "compare/report/",
    "slides": "compare/slides/",
    "brief": "compare/brief/",
    "kit": "compare/kit/",
    "teaching": "act/teaching/",
}
"""The parts that show something -> their page."""

PARTS = TO_DO | TO_SEE


@cache
def part(key: str) -> Part:
    """Return a part, loaded; raise `ActionError` where there is none of this key."""
    match key:
        case "overview":
            from assessment.workspace.overview import show_overview

            return Part(lambda workspace, context: show_overview(workspace, context, _works(), TO_DO))
        case "report":
            from assessment.workspace.report.page import PART
        case "slides":
            from assessment.workspace.slides.page import PART
        case "brief":
            from assessment.workspace.brief import PART
        case "kit":
            from assessment.workspace.kit.page import PART
        case "teaching":
            from assessment.workspace.teaching import PART
        case _:
            return _work(key)
    return PART


@cache
def _work(key: str) -> Work:
    match key:
        case "collect":
            from assessment.workspace.collect.page import PART
        case "decision":
            from assessment.workspace.decision import PART
        case "plan":
            from assessment.workspace.plan.page import PART
        case "checklist":
            from assessment.workspace.checklist import PART
        case "waves":
            from assessment.workspace.waves.page import PART
        case "funnel":
            from assessment.workspace.funnel.page import PART
        case "process":
            from assessment.workspace.process import PART
        case "map":
            from assessment.workspace.map.page import PART
        case "papers":
            from assessment.workspace.papers.page import PART
        case _:
            raise ActionError(NOT_UNDERSTOOD)
    return PART


def _works() -> Mapping[str, Work]:
    return {key: _work(key) for key in TO_DO}


@cache
def offers(key: str) -> Offers:
    """Return what a part offers, loaded: what it shows needs none of it."""
    match key:
        case "overview":
            from assessment.workspace.overview import OFFERS
        case "report":
            from assessment.workspace.report.files import OFFERS
        case "slides":
            from assessment.workspace.slides.files import OFFERS
        case "kit":
            from assessment.workspace.kit.agreed import OFFERS
        case "brief" | "teaching":
            return Offers()
        case _:
            return _offers_of_work(key)
    return OFFERS


def _offers_of_work(key: str) -> Offers:
    match key:
        case "collect":
            from assessment.workspace.collect.offers import OFFERS
        case "decision":
            from assessment.workspace.decision import OFFERS
        case "plan":
            from assessment.workspace.plan.files import OFFERS
        case "checklist":
            from assessment.workspace.checklist import OFFERS
        case "waves":
            from assessment.workspace.waves.page import OFFERS
        case "funnel":
            from assessment.workspace.funnel.file import OFFERS
        case "process":
            from assessment.workspace.process import OFFERS
        case "map":
            from assessment.workspace.map.table import OFFERS
        case "papers":
            from assessment.workspace.papers.files import OFFERS
        case _:
            raise ActionError(NOT_UNDERSTOOD)
    return OFFERS


def offered[T](kind: Callable[[Offers], Mapping[str, T]]) -> Mapping[str, T]:
    """Return what all parts offer of a kind, such as `lambda offers: offers.exports`, by name."""
    return {name: each for key in PARTS for name, each in kind(offers(key)).items()}


def act(workspace: Workspace, action: str, values: Values, context: Context) -> Workspace:
    """Return the workspace after an action; raise `ActionError` for one that is not known or cannot be done.

    Whatever changes a measurement, what the comparisons of closed ones told is kept; and people of reports that an
    earlier version wrote down are known again in whatever way their answers come in, also those who are taken away.
    """
    changed = _known(lambda offers: offers.actions, action)(workspace, values, context)
    if changed.waves == workspace.waves:
        return changed
    if any(not given.salt for wave in changed.waves for given in wave.given):
        from assessment.workspace import given_out, salting

        changed = salting.with_salt(changed, given_out.salt_of(changed, context.fresh), workspace)
    closed = {wave.key for wave in workspace.waves if wave.closed}
    opened = closed - {wave.key for wave in changed.waves if wave.closed}
    if opened or any(given.removed and not given.number for wave in workspace.waves for given in wave.given):
        from assessment.workspace import written_down

        changed = written_down.completed(changed, workspace, context)
    if not closed:
        return changed
    from assessment.workspace.waves.again import remembering

    return remembering(workspace, changed, context)


def show(workspace: Workspace, view: str, context: Context) -> str:
    """Return a view of the workspace as HTML."""
    shown = part(view)
    if context.look.keys() - {look.name for look in shown.looks}:
        raise ActionError(NOT_UNDERSTOOD)
    for look in shown.looks:
        look(context)  # or it is refused, even where nothing that is shown depends on it
    needed = shown.show(workspace, context)
    return render(f"work/{view}/page.html.j2", workspace, context, **needed)


def looked(workspace: Workspace, view: str, context: Context) -> Workspace:
    """Return the workspace after somebody looked at a view: of the report, it remembers that."""
    return looked_at(workspace, context) if view == "report" else workspace


def prepare(view: str, context: Context, step: int) -> bool:
    """Load what a view offers, and do a step of what only the first of it takes: for nobody, while a reader looks.

    Return whether another step follows.
    """
    steps = offers(view).prepare
    if 0 <= step < len(steps):
        steps[step](context)
    return 0 <= step < len(steps) - 1


def preview(workspace: Workspace, name: str, values: Values, context: Context) -> str:
    """Return HTML about values that are not in the workspace yet."""
    return _known(lambda offers: offers.previews, name)(workspace, values, context)


def export(workspace: Workspace, name: str, values: Values, context: Context) -> dict[str, str]:
    """Return a file made of the workspace."""
    return _known(lambda offers: offers.exports, name)(workspace, values, context)


def _known[T](kind: Callable[[Offers], Mapping[str, T]], name: str) -> T:
    """Return what is offered under a name: parts that are loaded are asked first, others only if need be."""
    for key in sorted(PARTS, key=lambda key: f"{__package__}.{key}" not in sys.modules):
        if name in (found := kind(offers(key))):
            return found[name]
    raise ActionError(NOT_UNDERSTOOD)
