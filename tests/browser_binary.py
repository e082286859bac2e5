"""Finds a browser that is installed: a machine without open network cannot download one."""

import os
import shutil
import sys

NAMES = ("chromium", "google-chrome", "chromium-browser")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""What Chromium needs to run as root, to draw without a graphics card, and to leave the network alone."""


def browser_binary() -> str | None:
    """Return the path of an installed Chromium, from the environment variable CHROMIUM or the PATH, or None."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


if __name__ == "__main__":
    sys.exit(browser_binary() is None)
