"""The parts of the work, one table: what each shows, which actions, previews and files it offers, how far it is.

A page of the site names its view, which is the key of a part. It sends the workspace's document with every request and
gets back HTML, and the changed document after an action: nothing is remembered here between two requests. A part is
loaded when it is first asked for, so that a page opens without the others.
"""

from collections.abc import Callable, Mapping

from assessment.errors import ActionError
from assessment.parameters import NOT_UNDERSTOOD
from assessment.workspace.action import Context, Values
from assessment.workspace.part import Part
from assessment.workspace.records import Workspace
from assessment.workspace.rendering import render


def _overview() -> Part:
    from assessment.workspace import overview

    def show(workspace: Workspace, context: Context) -> dict[str, object]:
        return overview.show_overview(workspace, context, {key: part(key) for key in PARTS if key != "overview"})

    return Part("work/", show, overview.ACTIONS, exports=overview.EXPORTS)


def _collect() -> Part:
    from assessment.workspace.collect import importing, page, respondents, session, typed

    return Part(
        "compare/",
        page.show_collect,
        {**session.ACTIONS, **importing.ACTIONS, **typed.ACTIONS, **respondents.ACTIONS},
        {**importing.PREVIEWS, **typed.PREVIEWS},
        {**session.EXPORTS, **importing.EXPORTS, **respondents.EXPORTS},
        page.progress,
    )


def _report() -> Part:
    from assessment.workspace import report

    return Part("compare/report/", report.show_report, exports=report.EXPORTS)


def _decision() -> Part:
    from assessment.workspace import decision

    return Part("decide/advisor/", decision.show_decision, decision.ACTIONS, progress=decision.progress)


def _plan() -> Part:
    from assessment.workspace.plan import files, page

    return Part("act/plan/", page.show_plan, page.ACTIONS, exports=files.EXPORTS, progress=page.progress)


def _checklist() -> Part:
    from assessment.workspace import checklist as part

    return Part("act/checklist-work/", part.show_checklist, part.ACTIONS, exports=part.EXPORTS, progress=part.progress)


def _waves() -> Part:
    from assessment.workspace.waves import page

    return Part("compare/waves/", page.show_waves, page.ACTIONS, exports=page.EXPORTS, progress=page.progress)


def _funnel() -> Part:
    from assessment.workspace.funnel import file, page

    return Part("act/funnel-workshop/", page.show_funnel, {**page.ACTIONS, **file.ACTIONS}, progress=page.progress)


def _process() -> Part:
    from assessment.workspace import process

    return Part("act/process-check/", process.show_check, process.ACTIONS, progress=process.progress)


def _map() -> Part:
    from assessment.workspace.map import editing, page, table

    return Part(
        "act/process-map/",
        page.show_map,
        {**editing.ACTIONS, **table.ACTIONS},
        table.PREVIEWS,
        table.EXPORTS,
        page.progress,
    )


def _papers() -> Part:
    from assessment.workspace.papers import files, page

    return Part("act/working-papers/", page.show_papers, page.ACTIONS, exports=files.EXPORTS, progress=page.progress)


PARTS: Mapping[str, Callable[[], Part]] = {
    "collect": _collect,
    "report": _report,
    "decision": _decision,
    "plan": _plan,
    "checklist": _checklist,
    "waves": _waves,
    "funnel": _funnel,
    "process": _process,
    "map": _map,
    "papers": _papers,
    "overview": _overview,
}
"""Every part in the order in which the work is usually done, with what loads it."""


_loaded: dict[str, Part] = {}


def part(key: str) -> Part:
    """Return a part, loaded; raise `ActionError` where there is none of this key."""
    if key not in PARTS:
        raise ActionError(NOT_UNDERSTOOD)
    return _loaded.get(key) or _loaded.setdefault(key, PARTS[key]())


def offered[T](kind: Callable[[Part], Mapping[str, T]]) -> Mapping[str, T]:
    """Return what all parts offer of a kind, such as `lambda part: part.exports`, by name."""
    return {name: each for key in PARTS for name, each in kind(part(key)).items()}


def act(workspace: Workspace, action: str, values: Values, context: Context) -> Workspace:
    """Return the workspace after an action; raise `ActionError` for one that is not known or cannot be done."""
    return _known(lambda part: part.actions, action)(workspace, values, context)


def show(workspace: Workspace, view: str, context: Context) -> str:
    """Return a view of the workspace as HTML."""
    needed = part(view).show(workspace, context)
    return render(f"work/{view}/page.html.j2", workspace, context, **needed)


def preview(workspace: Workspace, name: str, values: Values, context: Context) -> str:
    """Return HTML about values that are not in the workspace yet."""
    return _known(lambda part: part.previews, name)(workspace, values, context)


def export(workspace: Workspace, name: str, values: Values, context: Context) -> dict[str, str]:
    """Return a file made of the workspace."""
    return _known(lambda part: part.exports, name)(workspace, values, context)


def _known[T](kind: Callable[[Part], Mapping[str, T]], name: str) -> T:
    """Return what is offered under a name: parts that are loaded are asked first, others only if need be."""
    for key in sorted(PARTS, key=lambda key: key not in _loaded):
        if name in (found := kind(part(key))):
            return found[name]
    raise ActionError(NOT_UNDERSTOOD)
