"""The version that speed is judged against: checked out and built beside the present one, in a temporary folder."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from site_build import ROOT

BEFORE = "71583bd"
"""The last version that read workbooks with openpyxl and started Python anew at each visit."""


@contextmanager
def built_before() -> Iterator[Path]:
    """Yield the folder of the site as it was before, built for as long as the block runs."""
    with tempfile.TemporaryDirectory() as folder:
        checkout = Path(folder, "checkout")
        git = ["git", "-C", str(ROOT), "worktree"]
        added = subprocess.run(
            [*git, "add", "--detach", str(checkout), BEFORE], capture_output=True, text=True, check=False
        )
        if added.returncode:
            raise SystemExit(f"The version {BEFORE} is not in this repository: {added.stderr.strip()}")
        try:
            (checkout / "node_modules").symlink_to(ROOT / "node_modules")
            site, work = Path(folder, "site"), Path(folder, "work")
            command = [sys.executable, "build.py", "--site", str(site), "--work", str(work)]
            environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
            subprocess.run(command, cwd=checkout, env=environment, stdout=subprocess.DEVNULL, check=True)
            yield site
        finally:
            subprocess.run([*git, "remove", "--force", str(checkout)], check=False)
