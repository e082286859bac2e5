"""What the build does so that no browser need: it compiles methods of records and templates, and ships no compiler."""

import json
import marshal
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from site_build import AT_START, ROOT, BuildError
from site_build.bytecode import HEADER
from site_build.one_person import STAND_INS
from site_build.packing import PACKED
from site_build.python_zip import ZIPS, open_zip, parts
from site_build.runtime import NODE_MODULES, build_runtime

CACHE = ROOT / "build" / "cache"


@pytest.fixture(scope="module")
def runtime(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Path:  # noqa: ARG001  no two processes compile at once
    folder = tmp_path_factory.mktemp("done") / "assets" / "runtime"
    build_runtime(folder, CACHE)
    return folder


def test_no_record_of_the_package_is_compiled_in_the_browser(runtime: Path) -> None:
    """The build has compiled the methods that `dataclass` writes for everything that a page of a team may import."""
    command = ["node", ROOT / "tests" / "compiled_here.mjs", runtime, ROOT]
    run = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert (0, "") == (run.returncode, run.stderr)
    made, missed = json.loads(run.stdout)
    assert made > 100
    assert [] == missed


@pytest.mark.parametrize("name", ZIPS)
def test_the_browser_gets_of_jinja2_what_renders(runtime: Path, name: str) -> None:
    """Whatever is imported of its compiler has its name, and refuses to compile."""
    with open_zip(runtime / f"{name}{PACKED}") as archive:
        inside = set(archive.namelist())
        code = {path: archive.read(f"{path}c")[HEADER:] for path in STAND_INS.values()}
    assert {"jinja2/idtracking.pyc", "jinja2/optimizer.pyc"}.isdisjoint(inside)
    for content in code.values():
        module = ModuleType("stands_in")
        exec(marshal.loads(content), vars(module))  # noqa: S102, S302  ours
        with pytest.raises(NotImplementedError, match="compiled by the build"):
            module.Parser(None)
        assert not hasattr(module, "__path__")


def test_a_jinja2_without_what_is_left_out_stops_the_build(tmp_path: Path) -> None:
    """A version that keeps its compiler elsewhere is refused with what is missing."""
    for library in AT_START:
        (tmp_path / library).mkdir()
        (tmp_path / library / "__init__.py").touch()
    with pytest.raises(BuildError, match=r"leaves out jinja2/bccache\.py, .*, which this version of Jinja2 does not"):
        parts(NODE_MODULES / "pyodide", ROOT / "assessment", tmp_path)
