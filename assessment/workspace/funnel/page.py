"""The funnel workshop: who leads each stage and who takes part, as each function says alone, then as both agree."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assessment.errors import ActionError
from assessment.model import Bank, FunnelStage, SalesStep
from assessment.workspace.action import Context
from assessment.workspace.part import Progress, Work, of_steps
from assessment.workspace.protocol import ByName, Look, Word
from assessment.workspace.records import FunnelWorkshop, Placing, Workspace

MARKETING, SALES, BOTH, NOBODY = WHO = ("marketing", "sales", "both", "nobody")
"""Who leads, or takes part."""

AGREED = "agreed"
SHEETS = (SALES, MARKETING, AGREED)
"""Two that the functions fill in apart, and one that both fill in together afterwards."""

COMPARE = "compare"

SHEET = Look("sheet", Word(("", SALES, MARKETING, COMPARE)))
"""The sheet that the reader looks at, or both beside each other."""

LOOKS = (SHEET,)

UNKNOWN = "Choose one of the answers on the sheet."

ACTIONS = ByName[Workspace]()

_MEMBERS = {MARKETING: {MARKETING}, SALES: {SALES}, BOTH: {MARKETING, SALES}}


@dataclass(frozen=True, slots=True)
class ComparedStage:
    """A stage with what the three sheets say.

    `verdict` is `open` where one function has not said who leads, else `same`, `lead` (they differ on who leads) or
    `part` (they differ on who works on it at all). `orphan` tells that somebody sees nobody leading.
    """

    stage: FunnelStage | SalesStep
    usual: str  # who leads by convention
    suggestion: str | None  # what the sources say the other function does there
    sales: Placing
    marketing: Placing
    agreed: Placing
    verdict: str
    orphan: bool


def stages(bank: Bank) -> tuple[FunnelStage | SalesStep, ...]:
    """Return the stages of the funnel, then the steps of Sales."""
    return (*bank.funnel, *bank.sales_steps)


def placing(sheet: tuple[Placing, ...], stage: str) -> Placing:
    """Return what a sheet says of a stage; nothing where a changed file says what no sheet offers."""
    known = ("", *WHO)
    found = (each for each in sheet if each.stage == stage and each.lead in known and each.part in known)
    return next(found, Placing(stage))


def compare(workshop: FunnelWorkshop, bank: Bank) -> tuple[ComparedStage, ...]:
    """Lay the sheets side by side, stage by stage."""
    return tuple(_row(workshop, stage) for stage in stages(bank))


def _row(workshop: FunnelWorkshop, stage: FunnelStage | SalesStep) -> ComparedStage:
    sales, marketing, agreed = (placing(getattr(workshop, sheet), stage.key) for sheet in SHEETS)
    usual, suggestion = (
        (stage.function, stage.integrated) if isinstance(stage, FunnelStage) else (SALES, stage.marketing)
    )
    return ComparedStage(
        stage,
        usual,
        suggestion,
        sales=sales,
        marketing=marketing,
        agreed=agreed,
        verdict=_verdict(sales, marketing),
        orphan=NOBODY in (sales.lead, marketing.lead),
    )


def _verdict(sales: Placing, marketing: Placing) -> str:
    if not sales.lead or not marketing.lead:
        return "open"
    if sales.lead != marketing.lead:
        return "lead"
    if sales.part and marketing.part and _involved(sales) != _involved(marketing):
        return "part"
    return "same"


def _involved(placing: Placing) -> set[str]:
    """Return the functions that work on a stage at all: to name the leader once more as taking part changes nothing."""
    return _MEMBERS.get(placing.lead, set()) | _MEMBERS.get(placing.part, set())


def agreed_leads(workshop: FunnelWorkshop) -> dict[str, str]:
    """Return who was agreed to lead, by stage, where somebody does."""
    return {each.stage: each.lead for each in workshop.agreed if each.lead in (MARKETING, SALES, BOTH)}


def agreed_joint(workshop: FunnelWorkshop) -> frozenset[str]:
    """Return the stages on which both were agreed to work, whoever leads."""
    return frozenset(each.stage for each in workshop.agreed if len(_involved(each)) > 1)


@ACTIONS(
    "place-stage",
    sheet=Word(SHEETS, UNKNOWN),
    stage=Word(lambda bank: [each.key for each in stages(bank)], UNKNOWN),
    question=Word(("lead", "part"), UNKNOWN),
    value=Word(("", *WHO), UNKNOWN),
)
def place(workspace: Workspace, _context: Context, sheet: str, stage: str, question: str, value: str) -> Workspace:
    """Say on a `sheet` for a `stage` who leads, or who takes part: `question` is `lead` or `part`, `value` the answer.

    A value that is there already is taken back.
    """
    before = getattr(workspace.funnel, sheet)
    old = placing(before, stage)
    new = replace(old, lead=value) if question == "lead" else replace(old, part=value)
    return _with_sheet(workspace, sheet, (*(each for each in before if each.stage != stage), new))


def left_to_take_over(rows: Iterable[ComparedStage]) -> tuple[ComparedStage, ...]:
    """Return what both functions say alike and nobody has agreed yet."""
    return tuple(row for row in rows if row.verdict == "same" and not row.agreed.lead and row.sales.lead != NOBODY)


@ACTIONS("agree-same")
def agree_same(workspace: Workspace, context: Context) -> Workspace:
    """Take over into the agreed sheet what both functions say alike; what was agreed already stays."""
    alike = left_to_take_over(compare(workspace.funnel, context.bank))
    if not alike:
        raise ActionError("There is nothing left that both see alike and that is not agreed yet.")
    taken = {row.stage.key: row.sales for row in alike}
    kept = (each for each in workspace.funnel.agreed if each.stage not in taken)
    return _with_sheet(workspace, AGREED, (*kept, *taken.values()))


@ACTIONS("clear-sheet", sheet=Word(SHEETS))
def clear_sheet(workspace: Workspace, _context: Context, sheet: str) -> Workspace:
    """Empty a sheet."""
    return _with_sheet(workspace, sheet, ())


def _with_sheet(workspace: Workspace, sheet: str, placings: tuple[Placing, ...]) -> Workspace:
    return replace(workspace, funnel=replace(workspace.funnel, **{sheet: placings}))


def answered(sheet: tuple[Placing, ...], bank: Bank) -> int:
    """Return for how many stages a sheet says who leads."""
    return sum(bool(placing(sheet, stage.key).lead) for stage in stages(bank))


def show_funnel(workspace: Workspace, context: Context) -> dict[str, object]:
    """Return the sheet or the comparison that the reader looks at; no sheet shows what is on another."""
    workshop = workspace.funnel
    rows = compare(workshop, context.bank)
    return {
        "looked": SHEET(context),
        "rows": rows,
        "stages": context.bank.funnel,
        "answered": {sheet: answered(getattr(workshop, sheet), context.bank) for sheet in SHEETS},
        "of": len(rows),
        "apart": {
            verdict: tuple(row for row in rows if row.verdict == verdict) for verdict in ("lead", "part", "open")
        },
        "orphans": tuple(row for row in rows if row.orphan),
        "left_to_take_over": left_to_take_over(rows),
        "alike": tuple(row for row in rows if row.verdict == "same" and not row.orphan),
    }


def progress(workspace: Workspace, context: Context) -> Progress:
    """Say how far the workshop is: Sales has filled in its sheet, Marketing has, both have agreed."""
    done = {
        sheet: answered(getattr(workspace.funnel, sheet), context.bank) == len(stages(context.bank)) for sheet in SHEETS
    }
    return of_steps(done)


PART = Work(show_funnel, LOOKS, progress=progress)
