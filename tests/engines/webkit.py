"""Drives WebKitGTK through WebDriver, as far as a journey needs it: Debian's webkit2gtk-driver, on a virtual screen."""

import json
import shutil
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.engines.listening import free_port, listening
from tests.waiting import PATIENCE

BROWSERS = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))


class WebKit:
    """One window of a browser with WebKit."""

    def __init__(self, driver: str) -> None:
        options = {"binary": str(BROWSERS[-1]), "args": ["--automation"]}
        capabilities = {"alwaysMatch": {"webkitgtk:browserOptions": options, "timeouts": {"script": 1000 * PATIENCE}}}
        self._session = driver
        self._session += f"/{self._send('', capabilities=capabilities)['sessionId']}"

    def open(self, address: str) -> None:
        """Load a page; return when it has loaded."""
        self._send("/url", url=address)

    def evaluate(self, expression: str) -> Any:
        """Return the JSON value of a JavaScript expression, which may be a promise."""
        done = "(value) => done(JSON.stringify({ value })), (error) => done(JSON.stringify({ error: String(error) }))"
        script = f"const done = arguments[0]; (async () => await ({expression}))().then({done})"
        found = json.loads(self._send("/execute/async", script=script, args=[]))
        assert "error" not in found, found["error"]
        return found.get("value")

    def close(self) -> None:
        """Close the window and end the browser."""
        self._ask(urllib.request.Request(self._session, method="DELETE"))  # noqa: S310  the driver of this machine

    def _send(self, path: str, **parameters: object) -> Any:
        content, kind = json.dumps(parameters).encode(), {"Content-Type": "application/json"}
        return self._ask(urllib.request.Request(self._session + path, content, kind))  # noqa: S310  as above

    def _ask(self, asked: urllib.request.Request) -> Any:
        with urllib.request.urlopen(asked, timeout=PATIENCE) as reply:  # noqa: S310  as above
            return json.load(reply)["value"]


@contextmanager
def running_webkit() -> Iterator[WebKit]:
    """Start WebKitGTK for as long as the block runs; skip the test where it is not installed."""
    if not (BROWSERS and shutil.which("WebKitWebDriver") and shutil.which("xvfb-run")):
        pytest.skip("no WebKitGTK here: install webkit2gtk-driver and xvfb")
    port = free_port()
    with listening(["xvfb-run", "--auto-servernum", "WebKitWebDriver", f"--port={port}"], port):
        webkit = WebKit(f"http://127.0.0.1:{port}/session")
        try:
            yield webkit
        finally:
            webkit.close()
