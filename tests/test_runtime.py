"""The browser's Python as files: what is in it, that it is complete, and that the build explains itself."""

import ast
import importlib.util
import json
import marshal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_build import LATER, ROOT, BuildError, stdlib_modules
from site_build.bytecode import Part, without_line_numbers
from site_build.compiled_templates import COMPILED, compiled_path
from site_build.one_person import not_for_one_person
from site_build.packing import PACKED
from site_build.python_zip import ZIPS, open_zip, write_zips
from site_build.runtime import LIBRARIES, NODE_MODULES, VENDOR, build_runtime, libraries

HASH_BASED = 0b01
CACHE = ROOT / "build" / "cache"
NEVER_LATER = (1980, 1, 1, 0, 0, 0)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Path:  # noqa: ARG001  no two processes compile at once
    folder = tmp_path_factory.mktemp("runtime")
    build_runtime(folder / "assets" / "runtime", CACHE)
    return folder


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def no_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(command: list[str], **_: object) -> None:
        pytest.fail(f"started {command}")

    monkeypatch.setattr(subprocess, "run", refuse)


def test_two_builds_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """A build in another process and with another cache writes the same files."""
    command = [sys.executable, "-m", "site_build.runtime", "--target", tmp_path / "assets" / "runtime"]
    subprocess.run([*command, "--cache", tmp_path / "cache"], cwd=ROOT, check=True)
    assert files_below(built / "assets") == files_below(tmp_path / "assets")


@pytest.mark.usefixtures("no_compiler")
def test_an_unchanged_build_compiles_and_writes_nothing(built: Path) -> None:
    """A second build starts no compiler and leaves every file untouched."""
    before = {path: path.stat().st_mtime_ns for path in built.rglob("*")}
    build_runtime(built / "assets" / "runtime", CACHE)
    assert before == {path: path.stat().st_mtime_ns for path in built.rglob("*")}


def test_a_change_compiles_its_own_part_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a change in one part, the others come from the cache."""
    others, ours = Part("others", {"one.py": b"1"}), Part("ours", {"two.py": b"2"}, ours=True)
    write_zips(tmp_path, {"some.zip": [others, ours]}, tmp_path / "cache")
    run, compiled = subprocess.run, []
    monkeypatch.setattr(
        subprocess, "run", lambda command, **more: (compiled.append(command[-1].name), run(command, **more))[1]
    )
    changed = Part("ours", {"two.py": b"22"}, ours=True)
    write_zips(tmp_path, {"some.zip": [others, changed]}, tmp_path / "cache")
    assert [f"ours-{changed.key()}.zip"] == compiled


@pytest.mark.parametrize("name", ZIPS)
def test_bytecode_is_for_the_browsers_python_and_carries_no_time(built: Path, name: str) -> None:
    """Each file has the magic number of this minor version, a hash instead of a time stamp, and a fixed date."""
    with open_zip(built / "assets" / "runtime" / f"{name}{PACKED}") as archive:
        entries = archive.infolist()
        headers = {entry.filename: archive.read(entry)[:8] for entry in entries if entry.filename.endswith(".pyc")}
    assert not [entry.filename for entry in entries if entry.filename.endswith(".py")]
    assert {NEVER_LATER} == {entry.date_time for entry in entries}
    assert {importlib.util.MAGIC_NUMBER} == {header[:4] for header in headers.values()}
    assert all(int.from_bytes(header[4:], "little") & HASH_BASED for header in headers.values())


def test_one_persons_zip_is_part_of_the_whole(built: Path) -> None:
    """`person.zip` holds what `python.zip` holds for one person, the bank with it, and nothing that only teams need."""
    runtime = built / "assets" / "runtime"
    with open_zip(runtime / "python.zip.zstd") as whole, open_zip(runtime / "person.zip.zstd") as person:
        for_teams = set(whole.namelist()) - set(person.namelist())
        needed = {"assessment/exchange/code.pyc", "assessment/bank/practices.toml"}
        assert needed < set(person.namelist()) < set(whole.namelist())
    report = compiled_path("assessment/report/templates/team.html.j2")
    assert {"assessment/team/__init__.pyc", f"{report}c", "difflib.pyc", "csv.pyc"} < for_teams


def test_what_one_person_needs_is_followed_from_import_to_import() -> None:
    """Modules and templates stay out unless something that one person needs leads to them."""
    templates = "assessment/report/templates"
    files = {
        "assessment/__init__.py": b"",
        "assessment/browser.py": b"from assessment import score\ndef team():\n    from assessment import team",
        "assessment/score.py": b"from assessment.model import Answer",
        "assessment/model.py": b"import json",
        "assessment/team.py": b"",
        "assessment/exchange/__init__.py": b"",
        "assessment/exchange/word.py": b"",
        "assessment/report/__init__.py": b"",
        "assessment/report/result.py": b"",
        "assessment/report/qr.py": b"",
        f"{templates}/result.html.j2": b"{% from 'figures.svg.j2' import scale %}",
        f"{templates}/result.md.j2": b"",
        f"{templates}/outcome.html.j2": b"",
        f"{templates}/work/waves/event-words.txt.j2": b"",
        f"{templates}/figures.svg.j2": b"",
        f"{templates}/team.html.j2": b"",
        "assessment/bank/instrument.toml": b"",
        "jinja2/environment.py": b"",
    }
    assert {"assessment/team.py", f"{templates}/team.html.j2"} == not_for_one_person(files)


CALLS_LEAN_CODE = """
import marshal, sys, traceback
try:
    exec(marshal.loads(sys.stdin.buffer.read()))
except LookupError:
    print(traceback.format_exc())
"""


def test_a_traceback_through_code_without_line_numbers_can_be_printed() -> None:
    """Code of others keeps no line numbers; a traceback that passes through it still formats, and ours has its line."""
    code = compile("def inner():\n    raise LookupError('lost')\ninner()", "lean.py", "exec")
    lean = marshal.dumps(without_line_numbers(code))
    printed = subprocess.check_output([sys.executable, "-c", CALLS_LEAN_CODE], input=lean).decode()
    assert 'File "<string>", line 4' in printed
    assert 'File "lean.py", line None, in inner' in printed


def test_nothing_that_is_imported_goes_unlisted() -> None:
    """A new recording of all requests finds no module that `stdlib-modules.txt` lacks."""
    unlisted = stdlib_modules.record(libraries()) - stdlib_modules.listed()
    assert not unlisted, "run: python -m site_build.runtime --record"


def imports(path: Path) -> Iterator[str]:
    """Yield each module that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module, f"{path}: relative imports are not used here"
            yield node.module


@pytest.mark.parametrize("name", ZIPS)
def test_every_import_of_the_package_works_from_the_zip(built: Path, name: str) -> None:
    """Python that woke up imports every module that is in the zip, and all that these import."""
    runtime = built / "assets" / "runtime"
    with open_zip(runtime / f"{name}{PACKED}") as archive:
        inside = {file.removesuffix("c") for file in archive.namelist() if file.startswith("assessment/")}
    inside -= {file for file in inside if file.startswith(COMPILED)}  # made of templates: they import Jinja2 alone
    later = {library for libraries in LATER.values() for library in libraries}
    wanted = {found for file in inside if file.endswith(".py") for found in imports(ROOT / file)}
    wanted = {found for found in wanted if found.partition(".")[0] not in later}
    if name == "person.zip":  # the requests for teams are in browser.py, too, but only pages of teams send them
        wanted = {found for found in wanted if not found.startswith("assessment.workspace")}
    command = ["node", ROOT / "tests" / "import_names.mjs", runtime, name, *sorted(wanted)]
    run = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert (0, "") == (run.returncode, run.stdout), run.stderr


def test_the_licence_of_everything_bundled_is_there(built: Path) -> None:
    """Each thing that the site ships brings the text of its licence."""
    names = {path.stem for path in (built / "assets" / "licences").iterdir() if path.stat().st_size > 500}
    assert {"pyodide", "python", "jinja2", "markupsafe", "comlink", "idb-keyval"} <= names


def test_python_wakes_with_what_a_score_takes_and_no_more(built: Path) -> None:
    """What is in Python's memory is in no zip, and nothing of results or teams is in it."""
    with open_zip(built / "assets" / "runtime" / "python.zip.zstd") as archive:
        later = set(archive.namelist())
    assert {"assessment/score.pyc", "assessment/browser.pyc", "json/__init__.pyc"}.isdisjoint(later)
    assert {"assessment/report/result.pyc", "assessment/team/analysis.pyc", "jinja2/environment.pyc"} < later


def test_what_the_site_brings_from_others_is_listed(built: Path) -> None:
    """The bill of materials names every library with the version that is installed, as tools read it."""
    bill = json.loads((built / "assets/licences/bill-of-materials.cdx.json").read_text("utf-8"))
    listed = {each["name"]: each for each in bill["components"]}
    vendor = {path.partition("/")[0] for path in VENDOR.values()}
    assert {*vendor, *LIBRARIES, "cpython", "pyodide", "mkdocs-material"} <= listed.keys()
    for name in vendor:
        package = json.loads((NODE_MODULES / name / "package.json").read_text("utf-8"))
        assert f"pkg:npm/{name}@{package['version']}" == listed[name]["purl"]
    slides = (NODE_MODULES / "pptxgenjs/dist/pptxgen.bundle.js").read_text("utf-8")
    assert f'.version="{listed["jszip"]["version"]}"' in slides
    inside = {name for name in ("immediate", "lie", "pako", "readable-stream", "setimmediate") if f'"{name}' in slides}
    assert inside - {"readable-stream"} <= listed.keys()  # whose place in a browser a few lines of JSZip take
    assert ("CycloneDX", 128) == (bill["bomFormat"], len(listed["comlink"]["hashes"][0]["content"]))


def test_a_pyodide_whose_files_are_named_otherwise_is_refused(tmp_path: Path) -> None:
    """A newer one calls its script pyodide.asm.mjs: the build says so, instead of that packages are missing."""
    pyodide = tmp_path / "pyodide"
    pyodide.mkdir()
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"):
        (pyodide / name).touch()
    (pyodide / "package.json").write_text('{"version": "314.0.1"}')
    with pytest.raises(BuildError, match=r"Pyodide 314\.0\.1 has no pyodide\.asm\.js: its files are named otherwise"):
        build_runtime(tmp_path / "runtime", tmp_path / "cache", tmp_path)


def test_another_python_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A minor version other than the browser's stops the build with what to do."""
    monkeypatch.setattr(sys, "version_info", (3, 12, 1))
    with pytest.raises(BuildError, match=r"runs Python 3\.13 .* this is Python 3\.12: make the virtual environment"):
        build_runtime(tmp_path / "runtime", tmp_path / "cache")


def test_missing_npm_packages_are_named(tmp_path: Path) -> None:
    """Without node_modules the build says which command installs them."""
    with pytest.raises(BuildError, match="run `npm ci`"):
        build_runtime(tmp_path / "runtime", tmp_path / "cache", tmp_path / "node_modules")


def test_code_that_does_not_compile_is_a_sentence(tmp_path: Path) -> None:
    """A syntax error is told with file, line and reason, and without a traceback."""
    parts = [Part("assessment", {"assessment/broken.py": b"def score(:"}, ours=True)]
    with pytest.raises(BuildError) as refused:
        write_zips(tmp_path, {"some.zip": parts}, tmp_path / "cache")
    assert 'File "assessment/broken.py", line 1' in str(refused.value)
    assert "Traceback" not in str(refused.value)


def test_an_unknown_module_in_the_list_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A name in `stdlib-modules.txt` that Pyodide does not have stops the build."""
    listed = tmp_path / "stdlib-modules.txt"
    listed.write_text("# a comment\njsno\n", "utf-8")
    monkeypatch.setattr(stdlib_modules, "MODULES", listed)
    with pytest.raises(BuildError, match="names “jsno”"):
        build_runtime(tmp_path / "runtime", tmp_path / "cache")


def test_a_recording_keeps_what_is_listed_by_hand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Rewriting replaces the last recording only, in order and without what stands above it already."""
    listed = tmp_path / "stdlib-modules.txt"
    listed.write_text(f"# by hand\nast\n\n{stdlib_modules.RECORDED}\nolder\n", "utf-8")
    monkeypatch.setattr(stdlib_modules, "MODULES", listed)
    stdlib_modules.rewrite({"re", "ast", "enum"})
    assert f"# by hand\nast\n\n{stdlib_modules.RECORDED}\nenum\nre\n" == listed.read_text("utf-8")
    assert {"ast", "enum", "re"} == stdlib_modules.stdlib_modules()
