"""JSON in, JSON out: the only entry for the browser's worker.

A request is an object with `request` and its parameters. An answer is `{"ok": true, ...}` or
`{"ok": false, "message": sentence}`. Modules are imported by the request that needs them, so that the worker is ready
as soon as it can score.
"""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from assessment.load import load_bank, load_instrument
from assessment.score import score, to_json

if TYPE_CHECKING:
    from assessment.report.result import Result
    from assessment.workspace.action import Context
    from assessment.workspace.document import Workspace

type Request = dict[str, Any]
"""What the page asks, as parsed JSON."""

type Reply = dict[str, Any]
"""What the page gets, ready for JSON."""


class RequestError(ValueError):
    """A request that cannot be answered; the message says why, to a person."""


def handle(request: str) -> str:
    """Answer one request of the page. Bad input becomes a sentence; a fault in this program is raised."""
    try:
        message = json.loads(request)
        reply = _answerer(message)(message)
    except ValueError as error:  # every error about input is one; the message is a sentence
        return json.dumps({"ok": False, "message": str(error)})
    return json.dumps({"ok": True} | reply)


def ping(_request: Request) -> Reply:
    """Answer as soon as scoring is ready."""
    load_instrument()
    return {}


def score_answers(request: Request) -> Reply:
    """Score `answers` (a list with null for an open statement); the same JSON as the command line prints."""
    return {"score": to_json(score(_answers(request), load_instrument()))}


def show_result(request: Request) -> Reply:
    """Render one person's result: `html`, and the `fragment` of the address that opens it again.

    Takes `answers`, and if there are any `function`, `level`, `check`, `root` (the way to the site's root),
    `today`, and `own`, false for a result that came with a link.
    """
    from assessment.report.result import render_html

    result = _result(request)
    html = render_html(result, str(request.get("root", "")), request.get("today"), own=bool(request.get("own", True)))
    return {"html": html, "fragment": result.fragment, "complete": result.score.total is not None}


def open_result(request: Request) -> Reply:
    """Read the `fragment` of a result's address: `answers`, `function`, `level` and `check`."""
    from assessment.report.result import read_fragment

    response, check = read_fragment(str(request.get("fragment", "")))
    return {
        "answers": list(response.answers),
        "function": response.function,
        "level": response.level,
        "check": check,
    }


def weigh_conditions(request: Request) -> Reply:
    """Say what the `ticked` conditions of decision table A come to for a `type`: `html`."""
    from assessment.report.result import render_outcome

    ticked = [str(key) for key in request.get("ticked", [])]
    return {"html": render_outcome(str(request.get("type")), ticked, str(request.get("root", "")))}


def save_result(request: Request) -> Reply:
    """Write one person's result as a file in the `format` json or markdown: `name`, `type` and `text`."""
    from assessment.report.result import render_json, render_markdown

    result, today = _result(request), request.get("today")
    name = "-".join(part for part in ("common-ground-result", today) if part)
    if request.get("format") == "json":
        return {"name": f"{name}.json", "type": "application/json", "text": render_json(result, today)}
    return {"name": f"{name}.md", "type": "text/markdown", "text": render_markdown(result, today)}


def new_workspace(request: Request) -> Reply:
    """Make the `document` of an empty workspace: takes `name`, `today` and `fresh` (a random text)."""
    from assessment.workspace import document

    name = str(request.get("name", "")).strip()
    return {"document": document.to_document(document.new_workspace(str(request["fresh"]), name, str(request["today"])))}


def open_workspace(request: Request) -> Reply:
    """Read the `text` of a workspace file with its `name`: the `document`, brought up to this version."""
    from assessment.workspace import document

    opened = document.open_text(str(request.get("text", "")), str(request.get("name", "")))
    return {"document": document.to_document(opened)}


def show_workspace(request: Request) -> Reply:
    """Render the `view` of a workspace `document`: `html`. With an `action` and its `values`, do that first.

    After an action the changed `document` is part of the reply.
    """
    from assessment.workspace import document, pages

    workspace, context = _workspace(request)
    changed: Reply = {}
    if "action" in request:
        workspace = pages.act(workspace, str(request["action"]), request.get("values", {}), context)
        changed = {"document": document.to_document(workspace)}
    return {"html": pages.show(workspace, str(request.get("view")), context)} | changed


def preview_values(request: Request) -> Reply:
    """Render `html` about `values` that are not in the workspace yet; `preview` names what about them."""
    from assessment.workspace import pages

    workspace, context = _workspace(request)
    return {"html": pages.preview(workspace, str(request.get("preview")), request.get("values", {}), context)}


def export_workspace(request: Request) -> Reply:
    """Make a file of the workspace; `export` names which: `name`, `type` and `text` or `base64`."""
    from assessment.workspace import pages

    workspace, context = _workspace(request)
    return dict(pages.export(workspace, str(request.get("export")), request.get("values", {}), context))


REQUESTS: dict[str, Callable[[Request], Reply]] = {
    "ping": ping,
    "score": score_answers,
    "result": show_result,
    "open": open_result,
    "weigh": weigh_conditions,
    "save": save_result,
    "new-workspace": new_workspace,
    "open-workspace": open_workspace,
    "workspace": show_workspace,
    "preview": preview_values,
    "export": export_workspace,
}
"""Every request that the page may send."""


def _answerer(message: object) -> Callable[[Request], Reply]:
    if not isinstance(message, dict) or message.get("request") not in REQUESTS:
        raise RequestError("The page asked for something this version does not know. Reload the page.")
    return REQUESTS[message["request"]]


def _answers(request: Request) -> list[int | None]:
    answers = request.get("answers")
    if not isinstance(answers, list):
        raise RequestError("There are no answers to score.")
    return answers


def _result(request: Request) -> "Result":
    from assessment.report.result import make_result, response_of

    response = response_of(_answers(request), request.get("function"), request.get("level"))
    return make_result(response, request.get("check"), load_bank())


def _workspace(request: Request) -> "tuple[Workspace, Context]":
    from assessment.workspace.action import Context
    from assessment.workspace.document import open_document

    names = ("today", "fresh", "root")
    return open_document(request.get("document")), Context(load_bank(), *(str(request.get(name, "")) for name in names))
