"""What the page may ask: each request takes a message and returns what the page gets, ready for JSON.

Modules are imported by the request that needs them, so that Python is ready as soon as it can score.
"""

import gc
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assessment import parameters
from assessment.load import load_bank, load_instrument
from assessment.parameters import NOT_UNDERSTOOD, Request, RequestError
from assessment.score import score, to_json

if TYPE_CHECKING:
    from assessment.result import Result
    from assessment.workspace.action import Context
    from assessment.workspace.records import Workspace

type Reply = dict[str, Any]
"""What the page gets, ready for JSON."""


def ping(_request: Request) -> Reply:
    """Answer as soon as scoring is ready."""
    load_instrument()
    gc.freeze()  # what a start makes stays: no later collection need look at it
    gc.set_threshold(100_000)  # many codes make many objects, and hardly any that refers to itself
    gc.enable()  # the browser's Python starts without: see site_build/at_first.py
    return {}


def score_answers(request: Request) -> Reply:
    """Score `answers` (a list with null for an open statement); the same JSON as the command line prints."""
    return {"score": to_json(score(parameters.items(request, "answers"), load_instrument()))}


def show_result(request: Request) -> Reply:
    """Render one person's result: `html`, and the `fragment` of the address that opens it again.

    Takes the `fragment` of such an address, or `answers` and what there is of `function`, `level`, `check`, `session`
    (the name of the session), `respondent` (a random number) and `word` (whose number is taken instead). `root` is the
    way to the site's root, `today` an ISO date, `reply` the mail address that the invitation names; `own` is false for
    a result that came with a link. `respondent` is the number that the response code carries. What goes along with the
    answers: see `assessment.report.beside`.
    """
    from assessment.exchange.code import session_tag
    from assessment.report.result import render_html

    result, today, session = _result(request), parameters.today(request), parameters.text(request, "session", "")
    # A result from before the invitation carries the tag of another session, or none: its code is not to be sent.
    own = bool(request.get("own", True)) and session_tag(session) == result.response.session
    root = parameters.text(request, "root", "")
    word, reply = bool(request.get("word")), parameters.text(request, "reply", "")
    day = today if own else None
    html = render_html(result, root, day, own=own, session=session, word=word, reply=reply, along=request)
    number, complete = result.response.respondent, result.score.total is not None
    return {"html": html, "fragment": result.fragment, "respondent": number, "complete": complete}


def prepare_result(_request: Request) -> Reply:
    """Render a result for nobody: what only the first one takes is done while the reader still answers."""
    instrument = load_instrument()
    show_result({"answers": [instrument.scale[0].value] * len(instrument.statements)})
    return {}


def open_result(request: Request) -> Reply:
    """Read the answers out of the `fragment` of a result's address: `answers`, `function`, `level` and `check`."""
    from assessment.result import read_fragment

    response, check = read_fragment(parameters.text(request, "fragment"))
    return {
        "answers": list(response.answers),
        "function": response.function,
        "level": response.level,
        "check": check,
    }


def weigh_conditions(request: Request) -> Reply:
    """Say what the `ticked` conditions of decision table A come to for a `type`: `html`.

    `stays` tells that they come to staying: then no practice for the next step helps.
    """
    from assessment.report.result import render_outcome, stays

    type_, ticked = parameters.text(request, "type"), parameters.items(request, "ticked")
    html = render_outcome(type_, ticked, parameters.text(request, "root", ""))
    return {"html": html, "stays": stays(type_, ticked)}


def save_result(request: Request) -> Reply:
    """Write a result, given as to `show_result`, as json or markdown. The `format` calendar: when to do it again."""
    from assessment.report.result import render_calendar, render_json, render_markdown

    result, today = _result(request), parameters.today(request)
    name = "-".join(filter(None, ("common-ground-result", today)))
    match request.get("format"):
        case "json":
            return {"name": f"{name}.json", "type": "application/json", "text": render_json(result, today)}
        case "calendar" if today:
            return {"name": "measure-again.ics", "type": "text/calendar", "text": render_calendar(today)}
        case "markdown":
            return {"name": f"{name}.md", "type": "text/markdown", "text": render_markdown(result, today)}
    raise RequestError(NOT_UNDERSTOOD)


def new_workspace(request: Request) -> Reply:
    """Make the `document` of a workspace and its session, both of a `name`: takes `today` and `fresh` (a random text).

    With `sample` it has made-up answers: see `assessment.workspace.company.samples`. With `begin`, the part on whose
    page it begins, it needs no name, and has a session only where people are invited.
    """
    from assessment.workspace import document
    from assessment.workspace.company import STORY, made_up

    name, fresh = parameters.text(request, "name", "").strip(), parameters.text(request, "fresh")
    sample = parameters.text(request, "sample", "")
    made = document.new_workspace(fresh, name, parameters.day(request))
    if sample == STORY:
        from assessment.workspace.story import tell

        made = tell(made.key, made.name, made.created, load_bank())
    elif sample:
        made = made_up(made, sample, load_bank())
    elif begin := parameters.text(request, "begin", "collect" if name else ""):
        from assessment.workspace.begin import begun_at

        made = begun_at(begin, made, parameters.text(request, "fragment", ""), load_bank())
    return {"document": document.to_document(made)}


def open_workspace(request: Request) -> Reply:
    """Read the `text` of a file with its `name`: the `document`; for a page that `unlocks`, what is `locked` in it.

    `taken` lists key and name of the workspaces here: a file of one of them gets the key `fresh` and another name.
    """
    from assessment.workspace import document, locked

    text, name = parameters.text(request, "text"), parameters.text(request, "name", "")
    if request.get("unlocks") and (held := locked.read_locked(text, name)):
        return {"locked": held}
    opened = document.open_text(text, name)
    if "taken" in request:
        opened = document.beside(opened, parameters.items(request, "taken"), parameters.text(request, "fresh"))
    return {"document": document.to_document(opened)}


def show_workspace(request: Request) -> Reply:
    """Render the `view` of a workspace `document`: `html`. With an `action` and its `values`, do that first.

    The reply has the `path` of the session, and the changed `document` after an action, or after the first look at a
    report that compares both departments. It says of HTML and path on which days they are `right`: `from` this one, and
    `until` the last one on which they would be made the same; null where no later day changes them.
    """
    from assessment.workspace import document, parts

    workspace, context = _workspace(request)
    before, view = workspace, parameters.text(request, "view")
    if "action" in request:
        action, values = parameters.text(request, "action"), parameters.values(request, "values")
        workspace = parts.act(workspace, action, values, replace(context, day=context.day.again()))
    html = parts.show(workspace, view, context)
    after = parts.looked(workspace, view, context)
    changed = {"document": document.to_document(after)} if "action" in request or after is not before else {}
    return {"html": html, "path": parts.path_of(after, context), "right": context.day.right()} | changed


def prepare_view(request: Request) -> Reply:
    """Do for nobody a `step` of what only the first use of a `view` takes, while its reader still looks.

    The reply has `more` where another step follows.
    """
    from assessment.workspace import parts
    from assessment.workspace.action import read_context

    view, step = parameters.text(request, "view"), parameters.number(request, "step", 0)
    return {"more": True} if parts.prepare(view, read_context(request, load_bank()), step) else {}


def preview_values(request: Request) -> Reply:
    """Render `html` about `values` that are not in the workspace yet; `preview` names what about them."""
    from assessment.workspace import parts

    workspace, context = _workspace(request)
    name, values = parameters.text(request, "preview"), parameters.values(request, "values")
    return {"html": parts.preview(workspace, name, values, context)}


def export_workspace(request: Request) -> Reply:
    """Make a file of the workspace; `export` names which: `name`, `type` and `text` or `base64`."""
    from assessment.workspace import parts

    workspace, context = _workspace(request)
    return dict(
        parts.export(workspace, parameters.text(request, "export"), parameters.values(request, "values"), context)
    )


def draw_qr(request: Request) -> Reply:
    """Draw a QR code of `text`: `html`, an SVG element."""
    from assessment.report.qr import qr_svg

    return {"html": qr_svg(parameters.text(request, "text"))}


REQUESTS: dict[str, Callable[[Request], Reply]] = {
    "ping": ping,
    "score": score_answers,
    "prepare": prepare_result,
    "result": show_result,
    "open": open_result,
    "weigh": weigh_conditions,
    "save": save_result,
    "qr": draw_qr,
    "new-workspace": new_workspace,
    "open-workspace": open_workspace,
    "workspace": show_workspace,
    "prepare-view": prepare_view,
    "preview": preview_values,
    "export": export_workspace,
}
"""Every request that the page may send."""


def _result(request: Request) -> "Result":
    from assessment.exchange.code import session_tag
    from assessment.exchange.word import number_of
    from assessment.result import make_result, read_fragment, response_of

    if "fragment" in request:
        return make_result(*read_fragment(parameters.text(request, "fragment")), load_bank())
    bank, word = load_bank(), parameters.text(request, "word", "")
    response = response_of(
        parameters.items(request, "answers"),
        request.get("function"),
        request.get("level"),
        session_tag(parameters.text(request, "session", "")),
        number_of(word, bank.instrument) if word else parameters.number(request, "respondent", 0),
    )
    return make_result(response, request.get("check"), bank)


def _workspace(request: Request) -> "tuple[Workspace, Context]":
    from assessment.workspace.action import read_context
    from assessment.workspace.document import open_document

    return open_document(request.get("document")), read_context(request, load_bank())
