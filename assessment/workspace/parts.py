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
from assessment.workspace.part import Offers, Part
from assessment.workspace.path import path_of
from assessment.workspace.records import Workspace
from assessment.workspace.rendering import render

__all__ = ["PARTS", "SHOWN_ONLY", "act", "export", "offered", "offers", "part", "path_of", "preview", "show"]


def _overview() -> Part:
    from assessment.workspace import overview

    def show(workspace: Workspace, context: Context) -> dict[str, object]:
        return overview.show_overview(workspace, context, {key: part(key) for key in PARTS if key not in SHOWN_ONLY})

    return Part("work/", show, None, lambda: Offers(overview.ACTIONS, exports=overview.EXPORTS))


def _collect() -> Part:
    from assessment.workspace.collect import page, respondents, session, typed

    def offers() -> Offers:
        from assessment.workspace.collect import asked, closing_date, importing

        acting = (session, asked, closing_date, importing, typed, respondents)
        return Offers(
            {name: each for module in acting for name, each in module.ACTIONS.items()},
            {**importing.PREVIEWS, **typed.PREVIEWS},
            {**session.EXPORTS, **closing_date.EXPORTS, **importing.EXPORTS, **respondents.EXPORTS},
        )

    return Part("compare/", page.show_collect, page.progress, offers, page.LOOKS)


def _report() -> Part:
    from assessment.workspace.report import page

    def offers() -> Offers:
        from assessment.workspace.report import files, hiding

        return Offers(hiding.ACTIONS, exports=files.EXPORTS)

    return Part("compare/report/", page.show_report, None, offers)


def _slides() -> Part:
    from assessment.workspace.slides import page

    def offers() -> Offers:
        from assessment.workspace.slides import files

        return Offers(exports=files.EXPORTS)

    return Part("compare/slides/", page.show_slides, None, offers)


def _brief() -> Part:
    from assessment.workspace import brief

    return Part("compare/brief/", brief.show_brief, None, Offers)


def _kit() -> Part:
    from assessment.workspace import kit

    def offers() -> Offers:
        from assessment.workspace import agreed

        return Offers(agreed.ACTIONS)

    return Part("compare/kit/", kit.show_kit, None, offers)


def _decision() -> Part:
    from assessment.workspace import decision

    return Part("decide/advisor/", decision.show_decision, decision.progress, lambda: Offers(decision.ACTIONS))


def _plan() -> Part:
    from assessment.workspace.plan import page

    def offers() -> Offers:
        from assessment.workspace.plan import files

        return Offers(page.ACTIONS, exports=files.EXPORTS)

    return Part("act/plan/", page.show_plan, page.progress, offers)


def _checklist() -> Part:
    from assessment.workspace import checklist

    def offers() -> Offers:
        return Offers(checklist.ACTIONS, exports=checklist.EXPORTS)

    return Part("act/checklist-work/", checklist.show_checklist, checklist.progress, offers)


def _waves() -> Part:
    from assessment.workspace.waves import page

    def offers() -> Offers:
        return Offers(page.ACTIONS, exports=page.EXPORTS)

    return Part("compare/waves/", page.show_waves, page.progress, offers, page.LOOKS)


def _funnel() -> Part:
    from assessment.workspace.funnel import page

    def offers() -> Offers:
        from assessment.workspace.funnel import file

        return Offers({**page.ACTIONS, **file.ACTIONS})

    return Part("act/funnel-workshop/", page.show_funnel, page.progress, offers, page.LOOKS)


def _process() -> Part:
    from assessment.workspace import process

    return Part("act/process-check/", process.show_check, process.progress, lambda: Offers(process.ACTIONS))


def _map() -> Part:
    from assessment.workspace.map import page

    def offers() -> Offers:
        from assessment.workspace.map import editing, table

        return Offers({**editing.ACTIONS, **table.ACTIONS}, table.PREVIEWS, table.EXPORTS)

    return Part("act/process-map/", page.show_map, page.progress, offers, page.LOOKS)


def _papers() -> Part:
    from assessment.workspace.papers import page

    def offers() -> Offers:
        from assessment.workspace.papers import files

        return Offers(page.ACTIONS, exports=files.EXPORTS)

    return Part("act/working-papers/", page.show_papers, page.progress, offers, page.LOOKS)


def _teaching() -> Part:
    from assessment.workspace import teaching

    return Part("act/teaching/", teaching.show_teaching, None, Offers)


PARTS: Mapping[str, Callable[[], Part]] = {
    "overview": _overview,
    "collect": _collect,
    "report": _report,
    "slides": _slides,
    "brief": _brief,
    "kit": _kit,
    "decision": _decision,
    "plan": _plan,
    "checklist": _checklist,
    "waves": _waves,
    "funnel": _funnel,
    "process": _process,
    "map": _map,
    "papers": _papers,
    "teaching": _teaching,
}
"""Every part in the order in which the work is usually done, with what loads it."""

SHOWN_ONLY = ("overview", "report", "slides", "brief", "kit", "teaching")
"""The parts in which nothing is to be done: they have no progress."""


@cache
def part(key: str) -> Part:
    """Return a part, loaded; raise `ActionError` where there is none of this key."""
    if key not in PARTS:
        raise ActionError(NOT_UNDERSTOOD)
    return PARTS[key]()


@cache
def offers(key: str) -> Offers:
    """Return what a part offers, loaded."""
    return part(key).offers()


def offered[T](kind: Callable[[Offers], Mapping[str, T]]) -> Mapping[str, T]:
    """Return what all parts offer of a kind, such as `lambda offers: offers.exports`, by name."""
    return {name: each for key in PARTS for name, each in kind(offers(key)).items()}


def act(workspace: Workspace, action: str, values: Values, context: Context) -> Workspace:
    """Return the workspace after an action; raise `ActionError` for one that is not known or cannot be done."""
    return _known(lambda offers: offers.actions, action)(workspace, values, context)


def show(workspace: Workspace, view: str, context: Context) -> str:
    """Return a view of the workspace as HTML."""
    shown = part(view)
    if context.look.keys() - {look.name for look in shown.looks}:
        raise ActionError(NOT_UNDERSTOOD)
    for look in shown.looks:
        look(context)  # or it is refused, even where nothing that is shown depends on it
    needed = shown.show(workspace, context)
    return render(f"work/{view}/page.html.j2", workspace, context, **needed)


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
