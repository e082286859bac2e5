"""Programs of Node.js and npm that a build runs."""

import subprocess
from collections.abc import Sequence

from site_build import BuildError


def run_node(command: Sequence[str], complaint: str, told: str | None = None) -> str:
    """Run a program of Node.js, tell it `told`, and return what it prints.

    Raise `BuildError` where Node.js is missing; where the program fails, with the complaint and the program's reason.
    """
    try:
        return subprocess.run(command, input=told, capture_output=True, check=True, encoding="utf-8").stdout
    except FileNotFoundError as error:
        raise BuildError("Node.js or a package of npm is missing: install Node.js, then run `npm ci`.") from error
    except subprocess.CalledProcessError as error:
        raise BuildError(f"{complaint}: {error.stderr.strip()}") from error
