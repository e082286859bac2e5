"""The session: what people are invited to, how groups are shown, and its waves, the measurements one after another."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from assessment.errors import ActionError
from assessment.exchange.invitation import invitation_fragment
from assessment.instrument import FUNCTIONS
from assessment.report.qr import qr_svg
from assessment.score import limit
from assessment.team.threshold import ThresholdError, choose
from assessment.workspace.action import Action, Context, Export, Values, iso_date, required, text
from assessment.workspace.entries import without
from assessment.workspace.measurements import current_wave, with_wave
from assessment.workspace.records import Session, Wave, Workspace

SIZE = 600
"""Pixels of a QR code that is saved as a picture."""


@dataclass(frozen=True, slots=True)
class Invite:
    """An invitation: to everybody, or to one function, which its link then says for them."""

    function: str | None
    address: str


def invitation(workspace: Workspace, context: Context) -> Invite:
    """Return the invitation that the reader looks at; without a choice, the one to everybody."""
    looked = context.looked("invited")
    function = looked if looked in FUNCTIONS else None
    session = workspace.session
    fragment = invitation_fragment(session.name, ask_level=session.ask_level, function=function)
    return Invite(function, f"{context.site}assess/#{fragment}")


def longest_name(context: Context) -> int:
    """Return how many characters the name of a session may have."""
    return int(limit("session-name-length", context.bank.instrument))


def set_session(workspace: Workspace, values: Values, context: Context) -> Workspace:
    """Name the session, and say whether the level is asked, from which size groups are shown and whether heads agreed.

    The last wave bears the session's name, so it is renamed with it.
    """
    threshold = text(values, "threshold", 10)
    try:
        people = choose(int(threshold) if threshold else None, context.bank.instrument).people
    except ThresholdError as error:
        raise ActionError(str(error)) from error
    except ValueError as error:
        raise ActionError("Enter the smallest group as a whole number.") from error
    session = Session(
        name=required(values, "name", "a name for the session", longest_name(context)),
        ask_level=bool(values.get("askLevel")),
        threshold=people,
        heads_agreed=bool(values.get("headsAgreed")),
    )
    waves = (*workspace.waves[:-1], *(replace(wave, name=session.name) for wave in workspace.waves[-1:]))
    return replace(workspace, session=session, waves=waves, name=workspace.name or session.name)


def start_wave(workspace: Workspace, values: Values, context: Context) -> Workspace:
    """Start a new measurement: it has a name and a date, and what comes in from now on belongs to it."""
    name = required(values, "name", "a name for the new measurement", longest_name(context))
    wave = Wave(context.fresh, name, iso_date(values, "date") or context.today)
    session = replace(workspace.session, name=name)
    return replace(workspace, session=session, waves=(*workspace.waves, wave), wave="")


def choose_wave(workspace: Workspace, values: Values, _context: Context) -> Workspace:
    """Work on another measurement: imports go there, and its answers are shown."""
    key = text(values, "value")
    if key not in [wave.key for wave in workspace.waves]:
        raise ActionError("This measurement is no longer here. Choose another.")
    return replace(workspace, wave="" if key == workspace.waves[-1].key else key)


def date_wave(workspace: Workspace, values: Values, _context: Context) -> Workspace:
    """Change the date of the measurement that is worked on."""
    wave, date = current_wave(workspace), iso_date(values, "value")
    if wave is None or date is None:
        raise ActionError("Enter the date of the measurement.")
    return with_wave(workspace, replace(wave, date=date))


def remove_wave(workspace: Workspace, _values: Values, _context: Context) -> Workspace:
    """Remove the measurement that is worked on, as long as nobody answered."""
    wave = current_wave(workspace)
    if wave is None or wave.imports:
        raise ActionError("This measurement holds answers. Take its imports back first.")
    waves = without(workspace.waves, wave.key)
    name = waves[-1].name if waves else workspace.session.name
    return replace(workspace, session=replace(workspace.session, name=name), waves=waves, wave="")


def draw_invitation(workspace: Workspace, _values: Values, context: Context) -> dict[str, str]:
    """Return the QR code of the invitation that the reader looks at, as a picture."""
    invite = invitation(workspace, context)
    name = "-".join(("invitation", *filter(None, [invite.function])))
    drawn = qr_svg(invite.address).replace("<svg ", f'<svg width="{SIZE}" height="{SIZE}" ', 1)
    return {"name": f"{name}.svg", "type": "image/svg+xml", "text": drawn}


ACTIONS: Mapping[str, Action[Workspace]] = {
    "set-session": set_session,
    "start-wave": start_wave,
    "choose-wave": choose_wave,
    "date-wave": date_wave,
    "remove-wave": remove_wave,
}
EXPORTS: Mapping[str, Export] = {"invitation": draw_invitation}
