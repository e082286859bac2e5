"""The result of one person: as HTML for the page, and as files to keep."""

import json

from assessment.decide import decide, table_row
from assessment.exchange.code import encode
from assessment.exchange.icalendar import Event, months_later, write_calendar
from assessment.exchange.invitation import MAIL_ADDRESS
from assessment.instrument import TYPES
from assessment.load import load_bank
from assessment.model import entry
from assessment.parameters import Request
from assessment.report.beside import guess_code, read_beside
from assessment.report.environment import environment
from assessment.result import FORMAT, VERSION, Result, require_known
from assessment.score import limit, to_json


def render_html(
    result: Result,
    root: str,
    today: str | None,
    *,
    own: bool,
    session: str = "",
    word: bool = False,
    reply: str = "",
    along: Request | None = None,
) -> str:
    """Return the result as HTML for a page from which `root` leads to the site's root.

    `today` is an ISO date or None; `own` tells whether the reader gave these answers or opened a link; `session` is
    the name of the session that the reader was invited to, and `reply` the mail address that its answers go to;
    `word`, whether the code carries the number of a word; `along` is what the page keeps
    beside the answers, which may go along with them: see `assessment.report.beside`.
    """
    beside = read_beside(along or {}, result.response.function, load_bank())
    shown = {
        "root": root,
        "today": today,
        "own": own,
        "session": session,
        "word": word,
        "reply": reply if MAIL_ADDRESS.fullmatch(reply) else "",
        "code": encode(result.response),
        "beside": beside,
        "guesses": guess_code(result.response, beside),
        "months": _months(),
    }
    return _render("result.html.j2", result, **shown)


def render_outcome(type_: str, ticked: list[str], root: str) -> str:
    """Return the sentence about ticked conditions of decision table A as HTML."""
    bank = load_bank()
    require_known("type", type_, TYPES)
    row = table_row(type_, bank)
    for key in ticked:
        require_known("condition", key, [condition.key for condition in (*row.stay, *row.tighten)])
    decision = decide(type_, ticked, bank)
    to = entry(bank.types, decision.to) if decision.to else None
    here = entry(bank.types, type_)
    return environment().get_template("outcome.html.j2").render(decision=decision, here=here, to=to, root=root)


def stays(type_: str, ticked: list[str]) -> bool:
    """Tell whether ticked conditions come to staying: then no practice for the next step helps."""
    return decide(type_, ticked, load_bank()).outcome == "stay"


def render_markdown(result: Result, today: str | None) -> str:
    """Return the result as Markdown to keep."""
    return _render("result.md.j2", result, root="", today=today)


def render_calendar(today: str) -> str:
    """Return the day on which to measure again as a calendar, counted from the ISO date `today`; it holds no answer."""
    bank = load_bank()
    told = environment().get_template("work/waves/event-words.txt.j2").render(bank=bank)
    summary, _, description = told.strip().partition("\n")
    event = Event(f"measure-after-{today}", months_later(today, _months()), summary, description.strip())
    return write_calendar([event], today)


def _months() -> int:
    return int(limit("next-measurement-months", load_bank().instrument))


def render_json(result: Result, today: str | None) -> str:
    """Return the result as a versioned JSON file to keep; `answers` and what is computed from them."""
    response = result.response
    document = {
        "format": FORMAT,
        "version": VERSION,
        "edition": response.edition,
        "date": today,
        "function": response.function,
        "level": response.level,
        "check": result.check,
        "code": encode(response),
        "score": to_json(result.score),
        "practices": [{"key": a.practice.key, "turn": a.turn, "because": a.because} for a in result.advice],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _render(template: str, result: Result, **more: object) -> str:
    bank = load_bank()
    context = {"bank": bank, "instrument": bank.instrument, "result": result, "score": result.score}
    return environment().get_template(template).render(context, **more)
