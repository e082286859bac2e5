"""Names in the head of each page with Python all modules that it loads.

Else a browser learns of a module only from one that imports it, and waits for the network five times in a row.
"""

import re
from functools import cache
from pathlib import Path, PurePosixPath

ENTRY = re.compile(r'<script type="module" src="(?P<folder>[^"]*assets/)(?P<name>[\w.-]+)"')
IMPORT = re.compile(r'\bfrom "(\./[\w./-]+)"')
STARTS_PYTHON = PurePosixPath("runtime.mjs")


def name_modules(site: Path) -> None:
    """Write what the modules of a page import into its head, where Python is among it."""

    @cache
    def imported(module: PurePosixPath) -> list[PurePosixPath]:
        text = (site / "assets" / module).read_text("utf-8")
        return [module.parent / found for found in IMPORT.findall(text)]

    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        entries = [*ENTRY.finditer(text)]
        ahead = [PurePosixPath(entry["name"]) for entry in entries]
        found: dict[PurePosixPath, None] = {}
        while ahead:
            found |= dict.fromkeys(ahead)
            ahead = [other for module in ahead for other in imported(module) if other not in found]
        if STARTS_PYTHON in found:
            links = (f'<link rel="modulepreload" href="{entries[0]["folder"]}{module}">' for module in found)
            page.write_text(text.replace("</head>", f"{''.join(links)}</head>", 1), "utf-8")
