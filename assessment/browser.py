"""JSON in, JSON out: the only entry for the browser's worker.

A request is an object with `request` and its parameters. An answer is `{"ok": true, ...}` or
`{"ok": false, "message": sentence}`. Modules are imported by the request that needs them, so that the worker is ready
as soon as it can score.
"""

import json
from collections.abc import Callable
from typing import Any

from assessment.load import load_instrument
from assessment.score import AnswerError, score, to_json

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
        if not isinstance(message, dict) or message.get("request") not in REQUESTS:
            raise RequestError("The page asked for something this version does not know. Reload the page.")
        return json.dumps({"ok": True} | REQUESTS[message["request"]](message))
    except (AnswerError, RequestError, json.JSONDecodeError) as error:
        return json.dumps({"ok": False, "message": str(error)})


def ping(_request: Request) -> Reply:
    """Answer as soon as scoring is ready."""
    load_instrument()
    return {}


def score_answers(request: Request) -> Reply:
    """Score `answers` (a list with None for an open statement); the same JSON as the command line prints."""
    return {"score": to_json(score(_answers(request), load_instrument()))}


def result(request: Request) -> Reply:
    """Render the result of one person: HTML, and the fragment of the address that opens it again."""
    from assessment.report.result import Respondent, render_html

    return render_html(_respondent(request))


def open_result(request: Request) -> Reply:
    """Read the fragment of a result's address: `answers`, `function`, `level` and `check`."""
    from assessment.exchange.code import CodeError
    from assessment.report.result import read_fragment

    try:
        return read_fragment(str(request.get("fragment", "")))
    except CodeError as error:
        raise RequestError(str(error)) from error


def download(request: Request) -> Reply:
    """Write a result as a file: `name`, `type` (a media type) and `text`. `format` is `json` or `markdown`."""
    from assessment.report.result import render_file

    return render_file(_respondent(request), str(request.get("format")), str(request.get("date", "")))


REQUESTS: dict[str, Callable[[Request], Reply]] = {
    "ping": ping,
    "score": score_answers,
    "result": result,
    "open": open_result,
    "download": download,
}
"""Every request that the page may send."""


def _answers(request: Request) -> list[int | None]:
    answers = request.get("answers")
    if not isinstance(answers, list):
        raise RequestError("There are no answers to score.")
    return answers
