"""What the site brings from others, as a bill of materials that tools read (CycloneDX 1.6): names, versions, hashes."""

import base64
import importlib.metadata
import json
import re
from pathlib import Path

from site_build import AT_START, LATER, BuildError

FILE = "bill-of-materials.cdx.json"

FROM_NPM = ("comlink", "fzstd", "idb-keyval", "idiomorph", "pptxgenjs", "pyodide", "qr")
FROM_PYPI = ("mkdocs-material", *sorted({*AT_START, *(name for names in LATER.values() for name in names)}))
"""What reaches a reader's browser; what only builds or tests the site stands in its lock files."""

SLIDES = "pptxgenjs/dist/pptxgen.bundle.js"
INSIDE_JSZIP = ("immediate", "lie", "pako", "setimmediate")
"""PptxGenJS comes with JSZip in it, and that with these: no file of a registry, so that there is no hash."""

JSZIP = re.compile(r'\.version="(3\.[\d.]+)"')
"""How the bundle says which JSZip is in it; npm may have installed a newer one beside it."""


def bill_of_materials(python: str, node_modules: Path) -> str:
    """Return the bill as JSON; `python` is the version of the browser's Python. The same inputs give the same text."""
    locked = json.loads((node_modules / ".package-lock.json").read_text("utf-8"))["packages"]  # what is installed
    components = [
        {"type": "platform", "name": "cpython", "version": python, "purl": f"pkg:generic/cpython@{python}"},
        *(_component("pypi", name, importlib.metadata.version(name)) for name in FROM_PYPI),
        *(_of_npm(name, node_modules, locked) for name in FROM_NPM),
        _component("npm", "jszip", _jszip_in(node_modules / SLIDES)),
        *(_component("npm", name, _version(name, node_modules)) for name in INSIDE_JSZIP),
    ]
    site = {"type": "application", "name": "common-ground", "bom-ref": "common-ground"}
    bill = {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "metadata": {"component": site}}
    return json.dumps(bill | {"components": components}, indent=1) + "\n"


def _of_npm(name: str, node_modules: Path, locked: dict[str, dict[str, str]]) -> dict[str, object]:
    integrity = locked.get(f"node_modules/{name}", {}).get("integrity", "")
    algorithm, _, digest = integrity.partition("-")
    hashes = [{"alg": f"SHA-{algorithm.removeprefix('sha')}", "content": base64.b64decode(digest).hex()}]
    return _component("npm", name, _version(name, node_modules)) | ({"hashes": hashes} if digest else {})


def _version(name: str, node_modules: Path) -> str:
    return str(json.loads((node_modules / name / "package.json").read_text("utf-8"))["version"])


def _jszip_in(bundle: Path) -> str:
    found = JSZIP.findall(bundle.read_text("utf-8"))
    if len(found) != 1:
        raise BuildError(
            f"{SLIDES} does not say which JSZip is in it: look there, and mend site_build/{Path(__file__).name}."
        )
    return str(found[0])


def _component(registry: str, name: str, version: str) -> dict[str, object]:
    purl = f"pkg:{registry}/{name}@{version}"
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
