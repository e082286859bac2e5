"""One's own answers, which this browser keeps: offered to the session that is collected, and never twice."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from assessment.exchange.code import CodeError, Response, code_mark, decode, edition_problem, encode, session_tag
from assessment.instrument import FUNCTIONS
from assessment.workspace.action import Context
from assessment.workspace.fields import day_fault
from assessment.workspace.measurements import current_wave
from assessment.workspace.reached import others_answered
from assessment.workspace.records import Person, Wave, Workspace, pack

_PERSON = slice(2, 12)
"""Of a code: its session and respondent, the 40 bits after the first ten, as `exchange.code` has them."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Own answers that can be added; `date` is the ISO day on which their result was seen, empty where nobody knows."""

    fragment: str
    response: Response
    date: str

    @property
    def answered(self) -> int:
        """How many statements are answered."""
        return sum(answer is not None for answer in self.response.answers)


def offered(workspace: Workspace, context: Context) -> Offered | None:
    """Return the own answers that this browser keeps; None where they cannot be added, or are here already."""
    wave, response = current_wave(workspace), _read(context.own.fragment)
    if response is None or not workspace.session.name or workspace.sample or (wave and wave.closed):
        return None
    tag = session_tag((wave or workspace.session).name)
    if response.session not in {0, tag} or _is_here(workspace, wave, response):
        return None
    return Offered(context.own.fragment, response, _date(workspace, context))


def other_side(workspace: Workspace, context: Context) -> str | None:
    """Return the function that whoever began with their own result invites; None once anybody else answered."""
    wave = current_wave(workspace)
    if not workspace.results or others_answered(wave):
        return None
    here = {person.function for each in (wave.imports if wave else ()) for person in each.people}
    mine = here or {found.response.function for found in [offered(workspace, context)] if found}
    pair = FUNCTIONS[:2]
    return next((other for one, other in (pair, pair[::-1]) if mine == {one}), None)


def _date(workspace: Workspace, context: Context) -> str:
    """Return the day of the result: as the browser kept it, else as the workspace has it."""
    fragment, kept = context.own.fragment, context.own.date
    if kept and not day_fault(kept):
        return kept
    return next((each.date for each in workspace.results if each.fragment == fragment), "")


def _read(fragment: str) -> Response | None:
    """Return the response of a result's fragment; None for what holds no answer that can be scored."""
    try:
        response = decode(dict(parse_qsl(fragment)).get("result", ""))
    except CodeError:
        return None
    return response if any(response.answers) and not edition_problem(response) else None


def _is_here(workspace: Workspace, wave: Wave | None, response: Response) -> bool:
    """Tell whether these answers came in before, in whatever way: nobody counts twice.

    Where nothing marks people, whoever has the same function and the same answers is taken for the same person. The
    lines are searched as texts, since a measurement may be large.
    """
    code = encode(response)
    if any(code_mark(code) in each.rows for every in workspace.waves for each in every.imports):
        return True
    imports = wave.imports if wave else ()
    alike = {
        pack(Person(response.function, level, response.answers, 0, "")).rsplit(" ", 2)[0]
        for level in (response.level, None)
    }
    return any(
        (each.own and each.rows)
        or (response.respondent and code[_PERSON] in each.rows)
        or any(f"\n{line}" in f"\n{each.rows}" for line in alike)
        for each in imports
    )
