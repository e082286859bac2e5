"""The zips of Python in the browser: bytecode of what is imported, and the data of `assessment`.

What Python's memory does not hold (`memory.py`) a page adds as one zip: `person.zip` for one person's result,
`python.zip` for everything else. Who answers 20 statements on a phone does not load what analyses a team. The zips of
`LATER` follow when a request needs them: see `assessment/libraries.py`.

A zip stores its files as they are and is packed as a whole (`packing.py`): that is smaller than a zip of compressed
files, and the browser unpacks it faster than Python would.
"""

import hashlib
import json
import os
import shutil
import tempfile
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

from site_build import AT_START, LATER, ON_THE_HOST, BuildError, stdlib_modules
from site_build.bytecode import Part, forget, write_zip
from site_build.compiled_templates import TEMPLATES, TemplatePart, compiled_path
from site_build.memory import Memory
from site_build.one_person import STAND_IN, STAND_INS, libraries_for_one_person, not_for_one_person
from site_build.packing import PACKED, packed, unpacked
from site_build.standard_library import standard_library

ZIPS = ("person.zip", "python.zip")
AT_FIRST = Path(__file__).with_name("at_first.py")
COMPILER_ONLY = ("jinja2/_identifier.py", "jinja2/idtracking.py", "jinja2/meta.py", "jinja2/optimizer.py")
"""What else of Jinja2 only compiling a template takes."""
METHODS = "methods"
"""Where a zip holds the compiled methods of records: see record_methods.py."""


def parts(pyodide: Path, package: Path, libraries: Path) -> list[Part]:
    """Return what the zips are made of that Python starts from.

    `pyodide` is the npm package, `package` the folder of `assessment`, `libraries` the one that libraries are
    installed in.
    """
    standard = standard_library(pyodide)
    pyodides = {name for name in standard if name.startswith(("pyodide/", "_pyodide/")) and name.endswith(".py")}
    ours = _sources(package, data=True)
    stays = {module.replace(".", "/") + ".py" for module in ON_THE_HOST}
    templates = {path for path in ours if path.startswith(TEMPLATES)}
    bank = {path: _parsed(content) for path, content in ours.items() if path.endswith(".toml")}
    return [
        Part(
            "standard", _chosen(standard, stdlib_modules.stdlib_modules()) | {name: standard[name] for name in pyodides}
        ),
        Part("first", {"sitecustomize.py": AT_FIRST.read_bytes()}),
        Part("libraries", _without_compiler(_all_sources(libraries, AT_START))),
        Part("assessment", {path: ours[path] for path in ours.keys() - stays - templates} | bank, ours=True),
        TemplatePart("templates", {path: ours[path] for path in templates}, ours=True),
    ]


def later_parts(pyodide: Path, libraries: Path) -> dict[str, list[Part]]:
    """Return what each zip of `LATER` is made of: its libraries and the modules that only they need."""
    standard = standard_library(pyodide)
    made_of = {}
    for zip_name, names in LATER.items():
        modules = _chosen(standard, stdlib_modules.stdlib_modules(zip_name))
        made_of[zip_name] = [Part(names[0], modules | _all_sources(libraries, names))]
    return made_of


def whole_zip(made_of: Sequence[Part], cache: Path) -> Path:
    """Return a zip of everything that Python may start from, as it lies; compile only parts that `cache` lacks."""
    with tempfile.TemporaryDirectory() as folder:
        write_zips(Path(folder), {"whole.zip": made_of}, cache)
        (written,) = Path(folder).iterdir()
        target = cache / "whole.zip"
        content = unpacked(written.read_bytes())
        if not target.exists() or target.read_bytes() != content:
            draft = target.with_suffix(f".{os.getpid()}")
            draft.write_bytes(content)
            draft.replace(target)
    return target


def write_python_zips(target: Path, made_of: Sequence[Part], cache: Path, memory: Memory) -> None:
    """Write `ZIPS` into the folder `target`, without the modules that are in Python's memory already.

    One person's result makes so few records that their compiled methods would cost more to load than they save.
    """
    person, whole = ZIPS
    write_zips(target, {person: made_of}, cache, memory.modules)
    methods = Part("methods", {METHODS: memory.methods.read_bytes()}, ours=True)
    write_zips(target, {whole: [*made_of, methods]}, cache, memory.modules)


def write_zips(
    target: Path, made_of: Mapping[str, Sequence[Part]], cache: Path, in_memory: Collection[str] = ()
) -> None:
    """Write each zip, packed, into the folder `target`; compile only parts that `cache` does not hold."""
    cache.mkdir(parents=True, exist_ok=True)
    there = {path for module in in_memory for path in _paths_of(module)}
    for name, its_parts in made_of.items():
        inputs = "".join([*(part.key() for part in its_parts), *sorted(there)]).encode() + b"".join(_rules())
        stem = Path(name).stem
        kept = cache / f"{stem}-{hashlib.sha256(inputs).hexdigest()[:20]}.zip"
        if not kept.exists():
            files = {file: content for part in its_parts for file, content in part.compiled(cache).items()}
            forget(cache, stem)
            if name == "person.zip":
                sources = {path: content for part in its_parts for path, content in part.files.items()}
                unneeded = _not_for_one_person(sources)
                files = {file: files[file] for file in files if file.removesuffix("c") not in unneeded}
            files = {file: content for file, content in files.items() if file not in there}
            draft = kept.with_suffix(".draft")  # whoever interrupts this leaves nothing behind that looks finished
            write_zip(draft, files, ZIP_STORED)
            draft.write_bytes(packed(draft.read_bytes()))
            draft.replace(kept)
        copy_if_different(kept, target / f"{name}{PACKED}")


def _not_for_one_person(sources: Mapping[str, bytes]) -> set[str]:
    """Return the paths that `person.zip` goes without: of the package, of its compiled templates, of libraries."""
    unneeded = not_for_one_person(sources)
    ours = {path: text for path, text in sources.items() if path.startswith("assessment/")}
    imported = libraries_for_one_person({path: ours[path] for path in ours.keys() - unneeded})
    needed = {path.removesuffix("c") for name in stdlib_modules.by_hand() | imported for path in _paths_of(name)}
    libraries = {path for path in sources.keys() - ours.keys() if path.endswith(".py")}
    return unneeded | (libraries - needed) | {compiled_path(path) for path in unneeded if path.startswith(TEMPLATES)}


@contextmanager
def open_zip(path: Path) -> Iterator[ZipFile]:
    """Open a zip that `write_zips` wrote, to read it."""
    with ZipFile(BytesIO(unpacked(path.read_bytes()))) as archive:
        yield archive


def copy_if_different(source: Path, target: Path) -> None:
    """Copy a file, but leave an equal one untouched, so that whoever watches the target sees no change."""
    if not target.exists() or source.read_bytes() != target.read_bytes():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _parsed(content: bytes) -> bytes:
    """Return TOML as JSON, which Python in the browser reads 20 times faster."""
    return json.dumps(tomllib.loads(content.decode("utf-8-sig")), ensure_ascii=False).encode("utf-8")


def _rules() -> Iterator[bytes]:
    """Yield the code that decides what a zip holds: a change in it makes the zip anew."""
    for name in ("python_zip.py", "one_person.py", "compiled_templates.py", "texts_in_templates.py", "packing.py"):
        yield Path(__file__).with_name(name).read_bytes()


def _paths_of(module: str) -> tuple[str, str]:
    path = module.replace(".", "/")
    return f"{path}/__init__.pyc", f"{path}.pyc"


def _path_of(module: str, names: Collection[str]) -> str:
    path = module.replace(".", "/")
    for candidate in (f"{path}/__init__.py", f"{path}.py"):
        if candidate in names:
            return candidate
    raise BuildError(f"site_build/stdlib-modules.txt names “{module}”, which Pyodide's standard library does not have.")


def _chosen(standard: Mapping[str, bytes], modules: Collection[str]) -> dict[str, bytes]:
    return {path: standard[path] for path in (_path_of(module, standard) for module in modules)}


def _all_sources(libraries: Path, names: Sequence[str]) -> dict[str, bytes]:
    return {path: content for name in names for path, content in _sources(libraries / name).items()}


def _without_compiler(libraries: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the libraries without what only compiles templates; raise `BuildError` where they no longer have that."""
    if missing := [path for path in (*STAND_INS.values(), *COMPILER_ONLY) if path not in libraries]:
        raise BuildError(f"site_build leaves out {', '.join(missing)}, which this version of Jinja2 does not have.")
    kept = {path: content for path, content in libraries.items() if path not in COMPILER_ONLY}
    return kept | dict.fromkeys(STAND_INS.values(), STAND_IN.read_bytes())


def _sources(folder: Path, *, data: bool = False) -> dict[str, bytes]:
    """Return the Python files of a package, and with `data` all its other files, by their path inside the zip."""
    return {
        path.relative_to(folder.parent).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and (data or path.suffix == ".py")
    }
