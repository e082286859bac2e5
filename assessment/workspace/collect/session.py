"""The session: what people are invited to, how groups are shown, and its waves, the measurements one after another."""

import re
from dataclasses import dataclass, replace

from assessment.errors import ActionError
from assessment.exchange.code import session_tag
from assessment.exchange.invitation import MAIL_ADDRESS, invitation_fragment
from assessment.guesses import are_guessable
from assessment.instrument import FUNCTIONS
from assessment.report.qr import qr_picture
from assessment.score import limit
from assessment.team.threshold import ThresholdError, choose
from assessment.workspace import closing, promises, stricter
from assessment.workspace.action import Context
from assessment.workspace.collect import own
from assessment.workspace.collect.invited import noted, require_free_name, require_no_less
from assessment.workspace.entries import find, without
from assessment.workspace.measurements import current_wave, with_wave
from assessment.workspace.protocol import ByName, Day, File, Look, Several, Text, Word, any_key, flag
from assessment.workspace.records import Session, Wave, Workspace

ACTIONS, EXPORTS = ByName[Workspace](), ByName[File]()

INVITED = Look("invited", Word(("", *FUNCTIONS)))
"""Whose invitation the reader looks at; “” is that of everybody."""


@dataclass(frozen=True, slots=True)
class Invite:
    """An invitation: to everybody, or to one function, which its link then says for them."""

    function: str | None
    address: str


def invitation(workspace: Workspace, context: Context) -> Invite:
    """Return the invitation that the reader looks at; without a choice, the one to the other side, or to everybody."""
    chosen = INVITED.name in context.look
    function = (INVITED(context) or None) if chosen else own.other_side(workspace, context)
    session = workspace.session
    promise = promises.of_session(session, context)
    fragment = invitation_fragment(
        session.name,
        ask_level=session.ask_level,
        function=function,
        reply=session.reply,
        others=promise.others,
        heads=promise.heads,
        guessed=session.guessed,
    )
    return Invite(function, f"{context.site}assess/#{fragment}")


@ACTIONS(
    "set-session",
    name=Text(lambda most: most.session_name, "a name for the session"),
    threshold=Text(lambda most: most.few),
    ask_level=flag,
    heads=Several(FUNCTIONS[:2]),
    reply=Text(lambda most: most.address),
    guessed=Text(lambda most: most.digits),
)
def set_session(
    workspace: Workspace,
    context: Context,
    name: str,
    threshold: str,
    heads: tuple[str, ...],
    *,
    ask_level: bool,
    reply: str = "",
    guessed: str = "",
) -> Workspace:
    """Name the session, and say whether the level is asked, and what is promised; what was promised is kept.

    The last wave bears the session's name, so it is renamed with it; so is a workspace that has no name of its own.
    """
    try:
        people = choose(int(threshold) if threshold else None, context.bank.instrument).people
    except ThresholdError as error:
        raise ActionError(str(error)) from error
    except ValueError as error:
        raise ActionError("Enter the number of others as a whole number.") from error
    if reply and not MAIL_ADDRESS.fullmatch(reply):
        raise ActionError("Enter one mail address, such as name@example.org, or leave the field empty.")
    same = workspace.name in ("", workspace.session.name)
    agreed = tuple(function for function in FUNCTIONS[:2] if function in heads)
    session = replace(
        workspace.session,
        name=name,
        ask_level=ask_level,
        threshold=people,
        heads=agreed,
        reply=reply,
        guessed=_guessed(guessed, context),
    )
    if session_tag(name) != session_tag(workspace.session.name):
        require_free_name(name, workspace.waves[:-1])
    before, workspace = workspace, promises.change(noted(workspace, context), session, context)
    stricter.require_another_report(before, workspace, context)
    require_no_less(before, session, context)
    waves = (*workspace.waves[:-1], *(replace(wave, name=session.name) for wave in workspace.waves[-1:]))
    return replace(workspace, waves=waves, name=name if same else workspace.name)


def guessed_on(session: Session, context: Context) -> tuple[int, ...]:
    """Return the statements on which people may guess how the other function answers."""
    return context.bank.instrument.guessed if session.guessed is None else session.guessed


def _guessed(written: str, context: Context) -> tuple[int, ...] | None:
    """Read the statements to guess on: nothing stands for those of the bank, 0 for none."""
    instrument = context.bank.instrument
    numbers = tuple(sorted({int(number) for number in re.findall(r"\d{1,2}", written)}))
    if not written or numbers == instrument.guessed:
        return None
    if numbers == (0,):
        return ()
    if not are_guessable(numbers, instrument):
        most, last = int(limit("guesses", instrument)), len(instrument.statements)
        raise ActionError(f"Enter up to {most} numbers from 1 to {last}, such as 2, 4, 16; or 0 to ask for no guesses.")
    return numbers


@ACTIONS("start-wave", name=Text(lambda most: most.session_name, "a name for the new measurement"), date=Day())
def start_wave(workspace: Workspace, context: Context, name: str, date: str) -> Workspace:
    """Start a new measurement: it has a name and a date, and what comes in from now on belongs to it.

    Heads are asked anew whether they agree to be shown one by one, and nobody has said yet until when people answer.
    """
    require_free_name(name, workspace.waves)
    wave = Wave(context.fresh, name, date or context.today, asked=workspace.session.asked)
    session = replace(workspace.session, name=name, heads=(), closes="", without_own=False)
    require_no_less(workspace, session, context)
    workspace = promises.left_behind(noted(workspace, context), context)
    return replace(workspace, session=session, waves=(*workspace.waves, wave), wave="")


@ACTIONS("choose-wave", value=any_key)
def choose_wave(workspace: Workspace, _context: Context, value: str) -> Workspace:
    """Work on another measurement: imports go there, and its answers are shown."""
    find(workspace.waves, value, "This measurement is no longer here. Choose another.")
    return replace(workspace, wave="" if value == workspace.waves[-1].key else value)


@ACTIONS("date-wave", value=Day("the date of the measurement"))
def date_wave(workspace: Workspace, _context: Context, value: str) -> Workspace:
    """Change the date of the measurement that is worked on."""
    wave = current_wave(workspace)
    return with_wave(workspace, replace(wave, date=value)) if wave else workspace


@ACTIONS("remove-wave")
def remove_wave(workspace: Workspace, context: Context) -> Workspace:
    """Remove the measurement that is worked on, as long as nobody answered.

    What was given out of it is still known, in the last one that is left: it protects people in every later report.
    What it promised is kept too.
    """
    wave = current_wave(workspace)
    if wave is None or wave.imports:
        raise ActionError("This measurement holds answers. Take its imports back first.")
    waves = without(workspace.waves, wave.key)
    if wave.given and not waves:
        raise ActionError(
            "A report of this measurement may have been given out. It is kept, so that no later report tells what "
            "somebody answered. If nothing here is needed any more, delete the workspace."
        )
    if wave.given:
        given = (replace(each, removed=True) for each in wave.given)
        waves = (*waves[:-1], replace(waves[-1], given=(*waves[-1].given, *given)))
    session = workspace.session
    if waves:
        session = replace(promises.inviting_again(session, waves[-1]), name=waves[-1].name)
    return replace(noted(workspace, context), session=session, waves=waves, wave="")


@ACTIONS("close-wave")
def close_wave(workspace: Workspace, context: Context) -> Workspace:
    """Say that all answers are in: the files of the report can then be given out."""
    return closing.close(workspace, context)


@ACTIONS("reopen-wave")
def reopen_wave(workspace: Workspace, _context: Context) -> Workspace:
    """Let more answers come in."""
    return closing.reopen(workspace)


@EXPORTS("invitation")
def draw_invitation(workspace: Workspace, context: Context) -> File:
    """Return the QR code of the invitation that the reader looks at, as a picture."""
    invite = invitation(workspace, context)
    name = "-".join(("invitation", *filter(None, [invite.function])))
    return {"name": f"{name}.svg", "type": "image/svg+xml", "text": qr_picture(invite.address)}
