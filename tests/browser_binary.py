"""Finds a browser that is installed: a machine without open network cannot download one."""

import os
import shutil
import sys

NAMES = ("chromium", "google-chrome", "chromium-browser")

ADDRESS_BAR = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup")
"""Suggestions below the address bar are web pages of their own: every new context would open two, which nobody sees."""

PLAYWRIGHTS = (
    *("AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay"),
    *("MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"),
    *("TcpPortRandomizationWin", "ThirdPartyStoragePartitioning"),
)
"""What Playwright does without. Chromium takes the last list that it gets, so these stand in ours as well."""

FLAGS = [
    f"--disable-features={','.join((*PLAYWRIGHTS, *ADDRESS_BAR))}",
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
