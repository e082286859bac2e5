"""What the site brings from others, as a bill of materials that tools read (CycloneDX 1.6): names, versions, hashes."""

import base64
import importlib.metadata
import json
from pathlib import Path

from site_build import AT_START, LATER

FILE = "bill-of-materials.cdx.json"

FROM_NPM = ("comlink", "fzstd", "idb-keyval", "idiomorph", "jszip", "pako", "pptxgenjs", "pyodide", "qr")
FROM_PYPI = ("mkdocs-material", *sorted({*AT_START, *(name for names in LATER.values() for name in names)}))
"""What reaches a reader's browser; what only builds or tests the site stands in its lock files."""


def bill_of_materials(python: str, node_modules: Path) -> str:
    """Return the bill as JSON; `python` is the version of the browser's Python. The same inputs give the same text."""
    locked = json.loads((node_modules / ".package-lock.json").read_text("utf-8"))["packages"]  # what is installed
    components = [
        {"type": "platform", "name": "cpython", "version": python, "purl": f"pkg:generic/cpython@{python}"},
        *(_component("pypi", name, importlib.metadata.version(name)) for name in FROM_PYPI),
        *(_of_npm(name, node_modules, locked) for name in FROM_NPM),
    ]
    site = {"type": "application", "name": "common-ground", "bom-ref": "common-ground"}
    bill = {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "metadata": {"component": site}}
    return json.dumps(bill | {"components": components}, indent=1) + "\n"


def _of_npm(name: str, node_modules: Path, locked: dict[str, dict[str, str]]) -> dict[str, object]:
    version = json.loads((node_modules / name / "package.json").read_text("utf-8"))["version"]
    integrity = locked.get(f"node_modules/{name}", {}).get("integrity", "")
    algorithm, _, digest = integrity.partition("-")
    hashes = [{"alg": f"SHA-{algorithm.removeprefix('sha')}", "content": base64.b64decode(digest).hex()}]
    return _component("npm", name, version) | ({"hashes": hashes} if digest else {})


def _component(registry: str, name: str, version: str) -> dict[str, object]:
    purl = f"pkg:{registry}/{name}@{version}"
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
