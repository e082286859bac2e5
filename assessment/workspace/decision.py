"""Whether to move up: the conditions of decision table A, ticked by the readers, and what they decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from assessment.decide import Decision, Evidence, decide, evidence, table_row
from assessment.errors import ActionError
from assessment.exchange.code import CodeError
from assessment.instrument import TYPES
from assessment.model import Condition, RelationshipType, Step, entry
from assessment.result import ResultError, make_result, read_fragment
from assessment.team.findings import find as find_in
from assessment.workspace import reached, standing
from assessment.workspace.action import Context
from assessment.workspace.entries import find, replaced, without
from assessment.workspace.part import Offers, Progress, Work, of_steps
from assessment.workspace.path import path_of
from assessment.workspace.protocol import ByName, Day, Text, Word, any_key, flag
from assessment.workspace.records import CHOICES, CHOSEN, MOVE, PERSON, STAY, TEAM, Decided, OwnResult, Workspace
from assessment.workspace.standing import Standing

NO_RESULT = "There is no such result here yet. Choose a type, or add a result."

ACTIONS = ByName[Workspace]()


@dataclass(frozen=True, slots=True)
class Reason:
    """A condition to tick, and what the result of each function, or of the person, says about it.

    `apart` are the statements asked about it that both functions see differently, and `probable` those that they
    probably do.
    """

    condition: Condition
    ticked: bool
    says: Mapping[str, Evidence]
    apart: tuple[int, ...] = ()
    probable: tuple[int, ...] = ()


def last_decision(workspace: Workspace) -> Decided | None:
    """Return the decision that was taken last; whether it holds, `reached.decided` says."""
    return next(reversed(workspace.decision.decided), None)


def stays(workspace: Workspace, context: Context) -> bool:
    """Tell whether it was decided to stay: then neither a plan nor the checklist is waiting."""
    last = reached.decided(workspace, context)
    return last is not None and last.choice == STAY


def needs_no_step(workspace: Workspace, where: Standing, context: Context) -> bool:
    """Tell whether no practice has its turn now: to stay is decided, or what all ticks say so far."""
    last = reached.decided(workspace, context)
    if last:
        return last.choice == STAY
    found = advice(workspace, where, context)
    return found is not None and found.outcome == "stay" and found.to is not None


def planned_step(workspace: Workspace, where: Standing, context: Context) -> Step | None:
    """Return the step of plan and checklist: the one decided on, or else the one from where the pair stands."""
    last = reached.decided(workspace, context)
    type_ = last.type if last else where.type
    return next((step for step in context.bank.steps if step.type == type_), None)


def advice(workspace: Workspace, where: Standing, context: Context) -> Decision | None:
    """Return what the ticks come to; None as long as no type is known."""
    return decide(where.type, workspace.decision.ticked, context.bank) if where.type else None


def chosen_now(workspace: Workspace, found: Decision | None) -> str | None:
    """Return the choice to begin with: the kept one while type and ticks are those it was taken on, or what follows."""
    if found is None:
        return None
    last, ticked = last_decision(workspace), {condition.key for condition in (*found.stay, *found.tighten)}
    if last and (last.type, set(last.ticked)) == (found.type, ticked):
        return last.choice
    return {"stay": STAY, "tighten": MOVE}.get(found.outcome)


def show_decision(workspace: Workspace, context: Context) -> dict[str, object]:
    """Return the reasons on both sides with what speaks for them, what the ticks come to, and what was decided."""
    where = standing.standing(workspace, context)
    row = table_row(where.type, context.bank) if where.type else None
    found = advice(workspace, where, context)
    return {
        "where": where,
        "available": standing.available(workspace, context),
        "decision": found,
        "chosen": chosen_now(workspace, found),
        "row": row,
        "here": entry(context.bank.types, where.type) if where.type else None,
        "to": entry(context.bank.types, row.to) if row and row.to else None,
        "stay": _reasons(row.stay, workspace, where, context) if row else [],
        "tighten": _reasons(row.tighten, workspace, where, context) if row else [],
        "decided": [_told(each, context) for each in reversed(workspace.decision.decided)],
        "holds": reached.decided(workspace, context) is not None,
        "plan_is": path_of(workspace, context)["plan"] if reached.planned(workspace, context) else "",
    }


def _reasons(conditions: Iterable[Condition], workspace: Workspace, where: Standing, context: Context) -> list[Reason]:
    reasons, findings = [], find_in(where.team, context.bank) if where.team else None
    for condition in conditions:
        found = {who: evidence(condition, seen, context.bank.instrument) for who, seen in where.statements.items()}
        says = {who: each for who, each in found.items() if each.supports or each.opposes}
        asked = (*condition.low, *condition.high)
        apart, probable = (
            tuple(number for number in asked if number in numbers)
            for numbers in ((findings.sure, findings.probable) if findings else ((), ()))
        )
        reasons.append(Reason(condition, condition.key in workspace.decision.ticked, says, apart, probable))
    return reasons


@dataclass(frozen=True, slots=True)
class Told:
    """A decision with the records that its keys name."""

    decided: Decided
    type: RelationshipType
    to: RelationshipType | None
    stay: tuple[Condition, ...]
    tighten: tuple[Condition, ...]


def _told(decided: Decided, context: Context) -> Told:
    found = decide(decided.type, decided.ticked, context.bank)
    types = context.bank.types
    return Told(
        decided,
        entry(types, decided.type),
        entry(types, found.to) if found.to and decided.choice == MOVE else None,
        found.stay,
        found.tighten,
    )


def told(workspace: Workspace, context: Context) -> Told | None:
    """Return the decision that holds, with the records that its keys name."""
    last = reached.decided(workspace, context)
    return _told(last, context) if last else None


def told_before(workspace: Workspace, context: Context) -> Told | None:
    """Return in the same way the last decision where it holds no longer."""
    last = reached.overtaken(workspace, context)
    return _told(last, context) if last else None


def progress(workspace: Workspace, context: Context) -> Progress:
    """Say how far the decision is: a reason is ticked, where there are any, and a decision is taken.

    Before that a type must be known. To know it is no part of deciding: an answer of somebody may have told it.
    """
    type_ = standing.standing(workspace, context).type
    decided = reached.decided(workspace, context) is not None
    if type_ is None:
        return of_steps({"type": decided, "decide": decided})
    row = table_row(type_, context.bank)
    ticked = decided or any(each.key in workspace.decision.ticked for each in (*row.stay, *row.tighten))
    return of_steps(({"tick": ticked} if row.to else {}) | {"decide": decided})


@ACTIONS("add-result", link=Text(lambda most: most.link), date=Day(), rest=flag)
def add_result(workspace: Workspace, context: Context, link: str, date: str, rest: bool) -> Workspace:
    """Add the result in a `link`, or in what stands behind its #; with `rest`, rest on it from now on."""
    fragment = (link.partition("#")[2] or link).strip()
    if not fragment:
        raise ActionError("Paste the link of a result.")
    try:
        result = make_result(*read_fragment(fragment), context.bank)
    except (CodeError, ResultError) as error:
        raise ActionError(f"{error} Copy the link of the result page again.") from error
    if result.type is None:
        raise ActionError(
            "This result has open statements, so it has no type yet. Answer them, then copy its link again."
        )
    new = OwnResult(context.fresh, date or context.today, result.fragment)
    if any((each.fragment, each.date) == (new.fragment, new.date) for each in workspace.results):
        raise ActionError("This result is here already.")
    basis = standing.resting_on(PERSON, workspace, context) if rest else workspace.basis
    return replace(workspace, results=(*workspace.results, new), basis=basis)


@ACTIONS("date-result", key=any_key, value=Day("the date of the result"))
def date_result(workspace: Workspace, _context: Context, key: str, value: str) -> Workspace:
    """Say on which day a person gave the answers of a result."""
    result = find(workspace.results, key, "This result is no longer here.")
    return replace(workspace, results=replaced(workspace.results, replace(result, date=value)))


@ACTIONS("remove-result", key=any_key)
def remove_result(workspace: Workspace, _context: Context, key: str) -> Workspace:
    """Take a person's result out of the workspace again."""
    return replace(workspace, results=without(workspace.results, key))


@ACTIONS("choose-basis", value=Word((TEAM, PERSON, *TYPES), NO_RESULT))
def choose_basis(workspace: Workspace, context: Context, value: str) -> Workspace:
    """Rest on the team's result, on a person's, or on a type that the reader chooses."""
    if value in TYPES:
        return replace(workspace, basis=standing.resting_on(CHOSEN, workspace, context, value))
    if value not in standing.available(workspace, context):
        raise ActionError(NO_RESULT)
    return replace(workspace, basis=standing.resting_on(value, workspace, context))


@ACTIONS("tick-condition", key=any_key, value=flag)
def tick_condition(workspace: Workspace, context: Context, key: str, value: bool) -> Workspace:
    """Tick a condition, or take its tick away."""
    rows = context.bank.stay_or_tighten
    if key not in {condition.key for row in rows for condition in (*row.stay, *row.tighten)}:
        raise ActionError("This reason is not in the table any more. Reload the page.")
    others = tuple(each for each in workspace.decision.ticked if each != key)
    ticked = (*others, key) if value else others
    return replace(workspace, decision=replace(workspace.decision, ticked=ticked))


@ACTIONS("keep-decision", choice=Word(CHOICES, "Choose whether you stay or move."), note=Text(), date=Day())
def keep_decision(workspace: Workspace, context: Context, choice: str, note: str, date: str) -> Workspace:
    """Keep what was decided with its reasons as ticked, a note and a date."""
    found = advice(workspace, standing.standing(workspace, context), context)
    if found is None:
        raise ActionError("Say first which type you are: choose one, or add a result.")
    if choice == MOVE and found.to is None:
        raise ActionError(f"There is no step above {entry(context.bank.types, TYPES[-1]).name}.")
    taken = Decided(
        key=context.fresh,
        date=date or context.today,
        type=found.type,
        choice=choice,
        rule=found.rule,
        ticked=tuple(condition.key for condition in (*found.stay, *found.tighten)),
        note=note,
    )
    return replace(workspace, decision=replace(workspace.decision, decided=(*workspace.decision.decided, taken)))


@ACTIONS("remove-decision", key=any_key)
def remove_decision(workspace: Workspace, _context: Context, key: str) -> Workspace:
    """Take a decision back, as if it had not been written down."""
    decided = without(workspace.decision.decided, key)
    return replace(workspace, decision=replace(workspace.decision, decided=decided))


PART, OFFERS = Work(show_decision, progress=progress), Offers(ACTIONS)
