"""Python on this machine answers in the place of the browser's own, for tests of what a page does with its replies.

That both reply alike, to every request, is held by test_interpreter.py; how Python runs in the page, by test_worker.py,
test_assessment.py and whatever else does not ask for this. A page is ready some three seconds of processor time sooner.
"""

import http
import threading

from assessment.browser import handle
from site_build.serve import Handler

WORKER = b"""
import { expose } from "./vendor/comlink.mjs";

expose({
  ready: ({ stage }) => stage("starting"),
  async request(json) {
    const response = await fetch("answer", { method: "POST", body: json });
    const text = await response.text();
    if (!response.ok) throw Object.assign(new Error(text), { name: "PythonError" });
    return text;
  },
  loaded: () => [],
  hold: () => new Promise(() => {}),
});
"""
"""In the place of site_overrides/assets/worker.mjs."""

ONE_AT_A_TIME = threading.Lock()
"""As in a worker."""


class AnsweredHere(Handler):
    """Serves the site with that worker, and answers what it asks."""

    def do_GET(self) -> None:  # noqa: N802  as the library names it
        if self.path.endswith("/worker.mjs"):
            self.reply(WORKER, "text/javascript")
        else:
            super().do_GET()

    def do_POST(self) -> None:  # noqa: N802
        request = self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8")
        try:
            with ONE_AT_A_TIME:
                answer = handle(request)
        except Exception as fault:
            self.reply(repr(fault).encode(), "text/plain", http.HTTPStatus.INTERNAL_SERVER_ERROR)
        else:
            self.reply(answer.encode(), "application/json")

    def reply(self, body: bytes, media_type: str, status: http.HTTPStatus = http.HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
