"""The zips of Python in the browser: bytecode of what is imported, and the data of `assessment`.

A page starts Python from one zip: `person.zip` for one person's result, `python.zip` for everything else. Who answers
20 statements on a phone does not load what analyses a team. The zips of `LATER` follow when a request needs them: see
`assessment.browser.LIBRARIES`.
"""

import hashlib
import shutil
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from site_build import ON_THE_HOST, BuildError
from site_build.bytecode import Part, forget, write_zip
from site_build.stdlib_modules import stdlib_modules

LATER = {"spreadsheet.zip": ("openpyxl", "et_xmlfile"), "qr.zip": ("segno",)}
"""The zips that are loaded only when they are needed -> the libraries in each."""

FOR_TEAMS = tuple(
    f"assessment/{folder}/" for folder in ("exchange", "stats", "team", "workspace", "report/templates/work")
)
"""What `person.zip` goes without."""

FOR_EVERYBODY = ("assessment/exchange/__init__.py", "assessment/exchange/code.py")
"""Within those folders: the code that a result's address carries."""


def zips(pyodide: Path, package: Path, libraries: Path) -> dict[str, list[Part]]:
    """Return what each zip is made of.

    `pyodide` is the npm package, `package` the folder of `assessment`, `libraries` the one that libraries are
    installed in.
    """
    with ZipFile(pyodide / "python_stdlib.zip") as stdlib:
        content = {name: stdlib.read(name) for name in stdlib.namelist()}

    def modules(zip_name: str) -> dict[str, bytes]:
        return {path: content[path] for path in (_path_of(module, content) for module in stdlib_modules(zip_name))}

    pyodides = {name for name in content if name.startswith(("pyodide/", "_pyodide/")) and name.endswith(".py")}
    ours = _sources(package, data=True)
    stays = {module.replace(".", "/") + ".py" for module in ON_THE_HOST}
    everything = [
        Part("standard", modules("") | {name: content[name] for name in pyodides}),
        Part("libraries", _sources(libraries / "jinja2") | _sources(libraries / "markupsafe")),
        Part("assessment", {path: ours[path] for path in ours.keys() - stays}, ours=True),
    ]
    later = {
        zip_name: [Part(f"for_{Path(zip_name).stem}", modules(zip_name) | _all_sources(libraries, names))]
        for zip_name, names in LATER.items()
    }
    return {"person.zip": everything, "python.zip": everything} | later


def write_zips(target: Path, made_of: Mapping[str, Sequence[Part]], cache: Path) -> None:
    """Write each zip into the folder `target`; compile only parts that `cache` does not hold."""
    cache.mkdir(parents=True, exist_ok=True)
    for name, parts in made_of.items():
        inputs = "".join(part.key() for part in parts).encode() + Path(__file__).read_bytes()
        stem = Path(name).stem
        kept = cache / f"{stem}-{hashlib.sha256(inputs).hexdigest()[:20]}.zip"
        if not kept.exists():
            files = {file: content for part in parts for file, content in part.compiled(cache).items()}
            forget(cache, stem)
            wanted = {file for file in files if name != "person.zip" or for_one_person(file)}
            write_zip(kept, {file: files[file] for file in wanted}, ZIP_DEFLATED)
        copy_if_different(kept, target / name)


def for_one_person(file: str) -> bool:
    """Return whether a file inside the zip is needed for one person's result."""
    return not file.startswith(FOR_TEAMS) or file.removesuffix("c") in FOR_EVERYBODY


def copy_if_different(source: Path, target: Path) -> None:
    """Copy a file, but leave an equal one untouched, so that whoever watches the target sees no change."""
    if not target.exists() or source.read_bytes() != target.read_bytes():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _path_of(module: str, names: Collection[str]) -> str:
    path = module.replace(".", "/")
    for candidate in (f"{path}/__init__.py", f"{path}.py"):
        if candidate in names:
            return candidate
    raise BuildError(f"site_build/stdlib-modules.txt names “{module}”, which Pyodide's standard library does not have.")


def _all_sources(libraries: Path, names: Sequence[str]) -> dict[str, bytes]:
    return {path: content for name in names for path, content in _sources(libraries / name).items()}


def _sources(folder: Path, *, data: bool = False) -> dict[str, bytes]:
    """Return the Python files of a package, and with `data` all its other files, by their path inside the zip."""
    return {
        path.relative_to(folder.parent).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and (data or path.suffix == ".py")
    }
