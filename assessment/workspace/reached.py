"""How far the work is: one rule for the way on every page, for “Our work”, and for what the pages lead on to.

Each function returns the steps of a part of the work, in their order, with whether they are done. It loads no part,
and what analyses answers only where something was decided.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from assessment.instrument import FUNCTIONS
from assessment.workspace import promises
from assessment.workspace.action import Context
from assessment.workspace.measurements import begun, current_wave, measured, with_wave
from assessment.workspace.records import STAY, Decided, Item, Wave, Workspace, count_groups


def collecting(workspace: Workspace, context: Context) -> dict[str, bool]:
    """Tell of a session: it is named, answers come in, both functions can be compared, the report was looked at.

    Once a measurement is closed no more answers come, so its report is what there is.
    """
    wave = current_wave(workspace)
    compared = wave is not None and compares(workspace, wave, context)
    return {
        "name": bool(workspace.session.name),
        "invite": others_answered(wave),
        "report": compared or (wave is not None and bool(wave.closed)),
        "see": wave is not None and bool(wave.closed or (compared and (wave.seen or wave.given))),
    }


def still_asks(workspace: Workspace, context: Context) -> bool:
    """Tell whether answers came in, and too few for both functions to be compared."""
    wave = current_wave(workspace)
    return bool(wave and wave.imports and not collecting(workspace, context)["report"])


def others_answered(wave: Wave | None) -> bool:
    """Tell whether anybody answered but whoever collects: until then people are still to be invited."""
    return wave is not None and any(not each.own for each in wave.imports)


def compares(workspace: Workspace, wave: Wave, context: Context) -> bool:
    """Tell whether so many of both functions answered in a measurement that its report shows them."""
    people = _people(wave)
    others = promises.in_force(workspace, wave, context).others
    return all(people[function] > others for function in FUNCTIONS[:2])


def all_in(workspace: Workspace) -> bool:
    """Tell whether everybody answered who is expected in a measurement that is open: to close it is what is next."""
    wave = current_wave(workspace)
    if wave is None or wave.closed or workspace.sample or not wave.imports:
        return False
    people = _people(wave)
    return all(0 < wave.asked.known.get(function, 0) <= people[function] for function in FUNCTIONS[:2])


def _people(wave: Wave) -> Counter[str | None]:
    """Count who answered by function, without reading any answer."""
    people = Counter[str | None]()
    for each in wave.imports:
        for (function, _level), count in count_groups(each.rows).items():
            people[function] += count
    return people


def looked_at(workspace: Workspace, context: Context) -> Workspace:
    """Return the workspace once somebody looked at the report: the same where it compares nothing yet."""
    wave = current_wave(workspace)
    if wave is None or wave.seen or not compares(workspace, wave, context):
        return workspace
    return with_wave(workspace, replace(wave, seen=True))


def decided(workspace: Workspace, context: Context) -> Decided | None:
    """Return the decision that holds: the last one, unless the pair stands at another type by now."""
    last = next(reversed(workspace.decision.decided), None)
    if last is None:
        return None
    from assessment.workspace.standing import standing

    return last if standing(workspace, context).type in (None, last.type) else None


def overtaken(workspace: Workspace, context: Context) -> Decided | None:
    """Return the last decision where it holds no longer: it is to be decided anew, and the plan is the one before."""
    last = next(reversed(workspace.decision.decided), None)
    return last if last and not decided(workspace, context) else None


def planned(workspace: Workspace, context: Context) -> tuple[Item, ...]:
    """Return what is in the plan for now: what was done for a decision from another type is no part of it."""
    since = _plan_begins(workspace, context)
    return tuple(item for item in workspace.plan if not item.done or item.since >= since)


def _plan_begins(workspace: Workspace, context: Context) -> str:
    """Return the ISO date from which on what is planned is for now; empty where all of it is."""
    if overtaken(workspace, context):
        from assessment.workspace.standing import standing

        return standing(workspace, context).date or ""
    last = workspace.decision.decided[-1:]
    return last[0].date if any(each.type != last[0].type for each in workspace.decision.decided) else ""


def planning(workspace: Workspace, context: Context) -> dict[str, bool]:
    """Tell of a plan: something is chosen, all of it has an owner, a date and a sign of success, and all of it is done.

    Who decided to stay needs none: then there is no step.
    """
    last, items = decided(workspace, context), planned(workspace, context)
    if not items and last and last.choice == STAY:
        return {}
    open_items = [item for item in items if not item.done]
    chosen = bool(items)
    return {
        "choose": chosen,
        "owner": chosen and all(item.owner for item in open_items),
        "date": chosen and all(item.date for item in open_items),
        "sign": chosen and all(item.signs for item in open_items),
        "do": chosen and not open_items,
    }


def measuring(workspace: Workspace, context: Context) -> dict[str, bool]:
    """Tell of the measuring: done once, a date agreed on for the next time, and done twice.

    On the date agreed on it is due. A further measurement that has begun is collected before anything else; the first
    one is asked for, not again.
    """
    times, agreed = len(_measured_on(workspace)), bool(agreed_on(workspace))
    if times and begun(workspace):
        return {"first": True, "collect": False, "date": agreed} | ({"again": True} if times > 1 else {})
    if again_is_next(workspace, context):
        return {"first": True, "date": True, "due": False}
    return {"first": times > 0, "date": agreed, "again": times > 1}


def again_is_next(workspace: Workspace, context: Context) -> bool:
    """Tell whether it is time to measure again: the date agreed on has come, and nothing has begun yet."""
    agreed = agreed_on(workspace)
    return bool(_measured_on(workspace)) and not begun(workspace) and context.day.has_reached(agreed)


def agreed_on(workspace: Workspace) -> str:
    """Return the ISO date agreed on for the next measurement; empty without one, and once it was kept.

    It was kept where anybody answered in a measurement of that day or a later one.
    """
    kept = any(day >= workspace.next_measurement for day in _measured_on(workspace))
    return "" if kept else workspace.next_measurement


def _measured_on(workspace: Workspace) -> list[str]:
    """Return the ISO dates of all measurements that anybody answered.

    An own result is a measurement of who works alone: a session waits for others.
    """
    alone = not workspace.session.name and not workspace.waves
    return [each.date for each in (workspace.results if alone else measured(workspace))]


def next_of(steps: Mapping[str, bool]) -> str | None:
    """Return the first step that is not done."""
    return next((step for step, done in steps.items() if not done), None)


def plan_waits(workspace: Workspace, context: Context) -> bool:
    """Tell whether nothing of the plan is due: what is open has all it needs, and its dates lie ahead."""
    if next_of(planning(workspace, context)) != "do":
        return False
    return not any(context.day.is_after(item.date) for item in workspace.plan if not item.done)


def measuring_waits(workspace: Workspace, context: Context) -> bool:
    """Tell whether the date agreed on for the next measurement lies ahead."""
    if next_of(measuring(workspace, context)) != "again":
        return False
    return not context.day.has_reached(workspace.next_measurement)
