"""Runs inside Pyodide, started by record_imports.mjs: does all that the browser may ask, then tells what was imported.

A request that `assessment.requests` knows and `SAMPLES` does not is an error: what it imports would go unrecorded.
"""

import base64
import io
import json
import pkgutil
import sys
import traceback
import warnings
from importlib import import_module
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile
from zipimport import zipimporter

import assessment
from assessment import browser
from assessment.workspace import parts
from site_build import LATER, ON_THE_HOST

type Parameters = dict[str, object]

PERSON: Parameters = {
    "answers": [3, 4, 2, 5, 1] * 4,
    "function": "sales",
    "level": "staff",
    "check": "defined",
    "today": "2026-10-12",
}

FILE: Parameters = {"name": "chat.txt", "base64": base64.b64encode(b"4PQ9-W000-0167-D294-SS9A-D4FC").decode()}

WORKSPACE: Parameters = {
    "document": {
        "format": "common-ground/workspace",
        "version": 1,
        "key": "spring",
        "name": "Spring",
        "created": "2026-10-12",
        "session": {"name": "Spring"},
        "plan": [{"key": "first", "name": "Breakfast", "date": "2026-11-30"}],
    },
    "today": "2026-10-12",
    "fresh": "0123456789abcdef",
    "site": "https://example.org/",
    "look": {"qr": "shown"},
}

PREVIEWS, EXPORTS = parts.offered(lambda each: each.previews), parts.offered(lambda each: each.exports)

SAMPLES: dict[str, list[Parameters]] = {
    "ping": [{}],
    "score": [PERSON, {"answers": [None] * 20}, {"answers": ["wrong"]}, {}],
    "prepare": [{}],
    "result": [PERSON, PERSON | {"answers": [3] * 19 + [None]}],
    "open": [{"fragment": "damaged"}],
    "weigh": [{"type": "defined", "ticked": []}],
    "save": [PERSON | {"format": "json"}, PERSON | {"format": "markdown"}, PERSON | {"format": "calendar"}],
    "qr": [{"text": "a link"}],
    "new-workspace": [
        {"name": "Spring", "today": "2026-10-12", "fresh": "0123456789abcdef"},
        {"name": "Spring", "today": "2026-10-12", "fresh": "0123456789abcdef", "sample": "yes"},
        {"begin": True, "today": "2026-10-12", "fresh": "0123456789abcdef", "fragment": "damaged"},
    ],
    "open-workspace": [{"name": "notes.json", "text": "{}"}],
    "workspace": [WORKSPACE | {"view": view} for view in ("unknown", *parts.PARTS)],
    "prepare-view": [WORKSPACE | {"view": view} for view in parts.PARTS],
    "preview": [WORKSPACE | {"preview": name, "values": {"files": [FILE]}} for name in ("unknown", *PREVIEWS)],
    "export": [WORKSPACE | {"export": name, "values": {"files": [FILE]}} for name in ("unknown", *EXPORTS)],
}
"""Parameters for every kind of request, good and bad."""

WORKBOOKS: dict[str, dict[str, str]] = {
    "answers.xlsx": {
        "_rels/.rels": "<Relationships>"
        '<Relationship Id="a" Type="/officeDocument" Target="workbook.xml"/></Relationships>',
        "workbook.xml": '<workbook><sheets><sheet name="Answers" id="a"/></sheets></workbook>',
        "_rels/workbook.xml.rels": "<Relationships>"
        '<Relationship Id="a" Type="/worksheet" Target="sheet.xml"/></Relationships>',
        "sheet.xml": '<worksheet><sheetData><row r="1"><c r="A1"><v>3</v></c></row></sheetData></worksheet>',
    },
    "answers.ods": {"content.xml": "<content/>"},
}
"""The parts of workbooks, by the name of the file."""


def recorded() -> str:
    """Return the lines of `stdlib-modules.txt`: the modules that came from the standard library's zip.

    First without the libraries of `LATER`, then with those of each zip in turn.
    """
    at_start = _imported_by_everything()
    lines = set(at_start)
    for zip_name in LATER:
        before = set(sys.modules)
        sys.path.append(f"/libraries/{zip_name}")
        lines |= {f"{zip_name} {name}" for name in _imported_by_everything() - at_start}
        sys.path.pop()
        for name in set(sys.modules) - before:
            del sys.modules[name]  # the next zip imports its own
    return "\n".join(sorted(lines))


def _imported_by_everything() -> set[str]:
    for module in pkgutil.walk_packages(assessment.__path__, "assessment."):
        if module.name not in ON_THE_HOST:
            import_module(module.name)
    send_every_request()
    read_workbooks()
    meet_errors()
    return {name for name in list(sys.modules) if _comes_from_the_zip(name)}


def replies() -> str:
    """Return the replies to every request as JSON, each beside its request."""
    return json.dumps(send_every_request())


def send_every_request() -> list[tuple[Parameters, object]]:
    """Send each sample, and all that can be asked of the sample workspace; return the requests with their replies.

    A request without a sample raises `LookupError`.
    """
    sent = list[tuple[Parameters, object]]()

    def send(request: Parameters) -> Any:
        reply = json.loads(browser.handle(json.dumps(request)))
        sent.append((request, reply))
        return reply

    for request in browser.REQUESTS:
        if request not in SAMPLES:
            raise LookupError(f"site_build/every_request.py has no sample of the request “{request}”; add one")
        for parameters in SAMPLES[request]:
            reply = send({"request": request} | parameters)
            if parameters.get("sample"):
                filled = WORKSPACE | {"document": reply["document"]}
                for name, others in (("workspace", "view"), ("preview", "preview"), ("export", "export")):
                    for sample in SAMPLES[name]:
                        send(filled | {"request": name, others: sample[others], "values": sample.get("values", {})})
    for damaged in ("", "{", "[]", '{"request": "unknown"}'):
        json.loads(browser.handle(damaged))
    return sent


def read_workbooks() -> None:
    """Read a workbook of each format, and one whose rows only a parser reads."""
    for name, members in WORKBOOKS.items():
        file = io.BytesIO()
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            for member, content in members.items():
                archive.writestr(member, content)
        files = [{"name": name, "base64": base64.b64encode(file.getvalue()).decode()}]
        request = WORKSPACE | {"request": "preview", "preview": "answers", "values": {"files": files}}
        json.loads(browser.handle(json.dumps(request)))


def meet_errors() -> None:
    """Format tracebacks of several kinds, and warn: both import what nothing else does."""
    for fault in ("undefined_name", "json.lodas", "import jsno", "1 +", "raise ExceptionGroup('', [OSError()])"):
        try:
            exec(fault, {"json": json})  # noqa: S102  the faults above, no input
        except Exception:
            traceback.format_exc()
    with warnings.catch_warnings(record=True):
        warnings.warn("to see what a warning imports", stacklevel=1)


def _comes_from_the_zip(name: str) -> bool:
    spec = getattr(sys.modules[name], "__spec__", None)
    return (
        spec is not None
        and isinstance(spec.loader, zipimporter)
        and name.partition(".")[0] not in ("pyodide", "_pyodide")  # these always go whole
    )
