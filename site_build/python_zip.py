"""The zips that Python starts from in the browser: bytecode of what is imported, and the data of `assessment`.

A page starts Python from one zip that holds all it needs: `person.zip` for one person's result, `python.zip` for
everything. Who answers 20 statements on a phone does not load what analyses a team.
"""

import hashlib
import shutil
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from site_build import ON_THE_HOST, BuildError
from site_build.bytecode import Part, forget, write_zip
from site_build.stdlib_modules import stdlib_modules

ZIPS = ("person.zip", "python.zip")

FOR_TEAMS = tuple(
    f"assessment/{folder}/" for folder in ("exchange", "stats", "team", "workspace", "report/templates/work")
)
"""What `person.zip` goes without."""

FOR_EVERYBODY = ("assessment/exchange/__init__.py", "assessment/exchange/code.py")
"""Within those folders: the code that a result's address carries."""


def parts(pyodide: Path, package: Path, libraries: Path) -> list[Part]:
    """Return what the zips are made of.

    `pyodide` is the npm package, `package` the folder of `assessment`, `libraries` that of Jinja2 and MarkupSafe.
    """
    with ZipFile(pyodide / "python_stdlib.zip") as stdlib:
        names = set(stdlib.namelist())
        wanted = {_path_of(module, names) for module in stdlib_modules()}
        own = {name for name in names if name.startswith(("pyodide/", "_pyodide/")) and name.endswith(".py")}
        standard = {name: stdlib.read(name) for name in wanted | own}
    ours = _sources(package, data=True)
    stays = {module.replace(".", "/") + ".py" for module in ON_THE_HOST}
    return [
        Part("standard", standard),
        Part("libraries", _sources(libraries / "jinja2") | _sources(libraries / "markupsafe")),
        Part("assessment", {path: ours[path] for path in ours.keys() - stays}, ours=True),
    ]


def write_python_zips(target: Path, made_of: list[Part], cache: Path) -> None:
    """Write `ZIPS` into the folder `target`; compile only parts that `cache` does not hold."""
    cache.mkdir(parents=True, exist_ok=True)
    inputs = "".join(part.key() for part in made_of).encode() + Path(__file__).read_bytes()
    key = hashlib.sha256(inputs).hexdigest()[:20]
    kept = {name: cache / f"{Path(name).stem}-{key}.zip" for name in ZIPS}
    if not all(path.exists() for path in kept.values()):
        files = {name: content for part in made_of for name, content in part.compiled(cache).items()}
        for name, path in kept.items():
            forget(cache, path.stem.removesuffix(f"-{key}"))
            wanted = {file for file in files if name == "python.zip" or for_one_person(file)}
            write_zip(path, {file: files[file] for file in wanted}, ZIP_DEFLATED)
    for name, path in kept.items():
        copy_if_different(path, target / name)


def for_one_person(file: str) -> bool:
    """Return whether a file inside the zip is needed for one person's result."""
    return not file.startswith(FOR_TEAMS) or file.removesuffix("c") in FOR_EVERYBODY


def copy_if_different(source: Path, target: Path) -> None:
    """Copy a file, but leave an equal one untouched, so that whoever watches the target sees no change."""
    if not target.exists() or source.read_bytes() != target.read_bytes():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _path_of(module: str, names: set[str]) -> str:
    path = module.replace(".", "/")
    for candidate in (f"{path}/__init__.py", f"{path}.py"):
        if candidate in names:
            return candidate
    raise BuildError(f"site_build/stdlib-modules.txt names “{module}”, which Pyodide's standard library does not have.")


def _sources(folder: Path, *, data: bool = False) -> dict[str, bytes]:
    """Return the Python files of a package, and with `data` all its other files, by their path inside the zip."""
    return {
        path.relative_to(folder.parent).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and (data or path.suffix == ".py")
    }
