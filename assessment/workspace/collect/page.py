"""The page on which a facilitator invites people, collects what comes back and sees how many answered."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from assessment.exchange.reading import LIMIT
from assessment.instrument import FUNCTIONS, LEVELS
from assessment.report.qr import qr_svg
from assessment.workspace import promises, reached
from assessment.workspace.action import Context
from assessment.workspace.collect import own, respondents, session, typed
from assessment.workspace.collect.cockpit import STEP, cockpit_of
from assessment.workspace.measurements import begun, current_wave
from assessment.workspace.part import Progress, Work, of_steps
from assessment.workspace.path import NOW, path_of
from assessment.workspace.protocol import Look, Word
from assessment.workspace.records import Import, Workspace, count_groups
from assessment.workspace.rendering import render

TEXTS = {"mail": "invitation-mail", "chat": "invitation-chat", "reminder": "reminder"}
"""What the facilitator sends, by the name that it has on the page: the template."""

QR = Look("qr", Word(("", "shown")))
"""Whether the reader looks at the QR code of the invitation."""

LOOKS = (STEP, session.INVITED, QR, *respondents.LOOKS)


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many people answered, by function (None for those without) and by level; no answer is looked at."""

    people: int
    functions: Mapping[str | None, int]
    levels: Mapping[tuple[str | None, str | None], int]


def headcount(*imports: Import) -> Headcount:
    """Count the people in some imports."""
    groups = Counter[tuple[str | None, str | None]]()
    for each in imports:
        groups.update(count_groups(each.rows))
    functions = {function: sum(groups[function, level] for level in (*LEVELS, None)) for function in (*FUNCTIONS, None)}
    return Headcount(groups.total(), functions, groups)


def show_collect(workspace: Workspace, context: Context) -> dict[str, object]:
    """Return what the page shows: invitation, how many answered, what was imported, and the rows looked at."""
    wave = current_wave(workspace)
    imports = wave.imports if wave else ()
    here = headcount(*imports)
    smallest = smallest_group(workspace, context)
    return {
        "wave": wave,
        "begun": begun(workspace),
        "cockpit": cockpit_of(workspace, wave, here.functions, smallest, context),
        "asked": asdict((wave or workspace.session).asked),
        "decision_is_next": path_of(workspace, context)["decide"] == NOW,
        "headcount": here,
        "answered": reached.others_answered(wave),
        "all_in": reached.all_in(workspace),
        "agreed": reached.agreed_on(workspace),
        "own": own.offered(workspace, context),
        "imports": [(each, headcount(each)) for each in reversed(imports)],
        "invite": None,
        "rows": respondents.list_people(workspace, context),
        "typed": typed.last_typed(workspace),
        "smallest": smallest,
        "promise": promises.in_force(workspace, wave, context),
        "unknown": promises.unknown(workspace, wave),
        "limits": context.bank.instrument.limits,
        "guessed": session.guessed_on(workspace.session, context),
        "most_bytes": LIMIT,
    } | (_invitation(workspace, context) if workspace.session.name else {})


def smallest_group(workspace: Workspace, context: Context) -> int:
    """Return the size from which groups are shown in the measurement that is worked on."""
    return promises.in_force(workspace, current_wave(workspace), context).others + 1


def progress(workspace: Workspace, context: Context) -> Progress:
    """Say how far the collecting is, up to the report that somebody looked at."""
    return of_steps(reached.collecting(workspace, context))


def _invitation(workspace: Workspace, context: Context) -> dict[str, object]:
    """Return the invitation, its texts, and its QR code when the reader asks for it: its library comes only then."""
    invite = session.invitation(workspace, context)
    more = {
        "invite": invite,
        "promise": promises.of_session(workspace.session, context),
        "guessed": session.guessed_on(workspace.session, context),
    }
    texts: dict[str, object] = {
        name: render(f"work/collect/{text}-words.md.j2", workspace, context, **more) for name, text in TEXTS.items()
    }
    texts["mail"] = paragraphs(str(texts["mail"]))
    qr = qr_svg(invite.address) if QR(context) else None
    return {"invite": invite, "qr": qr, **texts}


def paragraphs(text: str) -> str:
    """Return a text with each paragraph on a line of its own, one empty line apart: programs for mail break lines."""
    return "\n\n".join(" ".join(each.split()) for each in text.split("\n\n") if each.strip())


PART = Work(show_collect, LOOKS, progress=progress)
