"""Drives an installed Firefox through WebDriver BiDi, as far as a journey needs it.

Playwright brings a Firefox of its own, which a machine without open network cannot download.
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from tests.waiting import PATIENCE, wait_for


class Firefox:
    """One tab of a Firefox that runs without a window."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._number = 0
        self._send("session.new", capabilities={})
        self._context = self._send("browsingContext.getTree")["contexts"][0]["context"]

    def open(self, address: str) -> None:
        """Load a page; return when it has loaded."""
        self._send("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """Return the JSON value of a JavaScript expression, which may be a promise."""
        target = {"context": self._context}
        expression = f"(async () => JSON.stringify(await ({expression})))()"
        reply = self._send("script.evaluate", expression=expression, target=target, awaitPromise=True)
        if reply["type"] != "success":
            raise AssertionError(reply["exceptionDetails"]["text"])
        return json.loads(reply["result"].get("value", "null"))

    def _send(self, method: str, **parameters: object) -> dict[str, Any]:
        self._number += 1
        self._connection.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._connection.recv(timeout=PATIENCE))
            if message.get("id") == self._number:
                if message["type"] == "error":
                    raise AssertionError(f"{method}: {message['message']}")
                return message["result"]  # type: ignore[no-any-return]


@contextmanager
def running_firefox() -> Iterator[Firefox]:
    """Start Firefox with an empty profile for as long as the block runs; skip the test where there is no Firefox."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        pytest.skip("no Firefox here: install it to run the main journey in it")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [program, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            with _connected(Path(profile) / "WebDriverBiDiServer.json") as connection:
                yield Firefox(connection)
        finally:
            process.terminate()
            process.wait()


def _connected(server: Path) -> ClientConnection:
    """Connect to the port that Firefox took, and wrote into this file, as soon as it listens there."""

    def connected() -> ClientConnection | None:
        try:
            found = json.loads(server.read_text("utf-8"))
            return connect(f"ws://{found['ws_host']}:{found['ws_port']}/session", max_size=None)
        except (OSError, json.JSONDecodeError):
            return None

    return wait_for(connected)
