"""A build in a process of its own, which stays: what it has loaded need not be loaded again for a change of pages."""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from site_build import BuildError


class Builder:
    """Runs a command that builds, and tells it of changes of pages; a change of anything else needs a new one.

    The command answers in lines of JSON: `{"shown": 1}` for pages that can be seen already, and at the end of each
    build `{"built": true}` or what is wrong, `{"complaint": "..."}`. An empty line tells it of a change.
    """

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[str] | None = None

    def build(self, shown: Callable[[int], None], *, only_pages: bool = False) -> None:
        """Build; raise `BuildError` where that cannot be. `shown` hears how many pages can be seen before that."""
        if only_pages and self._process and self._process.poll() is None:
            print(file=self._process.stdin, flush=True)
        else:
            self.end()
            # A process group of its own: Ctrl-C is for the server, which ends the build.
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                process_group=0,
            )
        for line in self._process.stdout or ():
            match json.loads(line):
                case {"shown": pages}:
                    shown(pages)
                case {"complaint": complaint}:
                    raise BuildError(complaint)
                case {"built": _}:
                    return
        raise BuildError("The build ended before the site was there. What it said stands above.")

    def end(self) -> None:
        """End the process, if there is one."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None


def answer(**told: Any) -> None:
    """Tell the one who asked for a build."""
    print(json.dumps(told), file=sys.__stdout__, flush=True)
