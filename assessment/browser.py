"""JSON in, JSON out: the only entry for the browser's worker.

A request is an object with `request` and its parameters. An answer is `{"ok": true, ...}` or
`{"ok": false, "message": sentence}`. A request that needs a library of `LIBRARIES` is answered by `{"needs": zip}`
until the worker has loaded that zip and asks again; one that needs more than Python woke up with by
`{"needs": "rest"}`. Bytes that only the browser can read are answered by `{"decode": base64, "labels": [...]}` until
their texts were added. After `tell_progress()`, lines of output say how far a long reading is: JSON of what is
done, a name and a percentage.
"""

import codecs
import json
import sys
from collections.abc import Callable

from assessment import parameters, progress
from assessment.decoders import LABELS, TextsNeeded, add_texts, codec_of, forget_texts
from assessment.errors import InputError
from assessment.libraries import LIBRARIES, REST, RestNeeded, add_libraries, add_rest
from assessment.parameters import NOT_UNDERSTOOD, Request, RequestError
from assessment.requests import REQUESTS, Reply

__all__ = ["REQUESTS", "add_libraries", "add_rest", "add_texts", "handle", "tell_progress"]

codecs.register(codec_of)  # asked for what Python does not know itself


def tell_progress() -> None:
    """Write how far each reading is from now on: the worker takes the lines to the page while Python reads on."""
    progress.listen(_write)


def _write(step: progress.Step, name: str, percent: int) -> None:
    sys.stdout.write(json.dumps([step, name, percent]) + "\n")
    sys.stdout.flush()


def handle(request: str) -> str:
    """Answer one request of the page. Bad input becomes a sentence; a fault in this program is raised."""
    try:
        reply = _reply(request)
    except ModuleNotFoundError as error:
        if error.name not in LIBRARIES:
            raise
        return json.dumps({"needs": LIBRARIES[error.name]})
    except RestNeeded:
        return json.dumps({"needs": REST})
    except TextsNeeded as needed:
        return json.dumps({"decode": needed.data, "labels": list(LABELS.values())})
    forget_texts()
    return json.dumps(reply)


def _reply(request: str) -> Reply:
    try:
        message = parameters.parse(request)
        return {"ok": True} | _known(message)(message)
    except InputError as error:
        return {"ok": False, "message": str(error)}


def _known(message: Request) -> Callable[[Request], Reply]:
    name = message.get("request")
    if not isinstance(name, str) or name not in REQUESTS:
        raise RequestError(NOT_UNDERSTOOD)
    return REQUESTS[name]
