"""`make` on a machine that lacks something: a sentence that says what to do, and nothing half done is left behind."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

OTHER_PYTHON = "exit 1"
NO_VENV = f"""case "$2" in
  venv) mkdir -p .venv/bin; touch .venv/bin/python; echo "ensurepip is not available" >&2; exit 1;;
  *) exec {sys.executable} "$@";;
esac"""


@pytest.fixture
def project(tmp_path):
    """Return a folder with what `make build` installs from."""
    for name in ("Makefile", "requirements.txt", "package-lock.json"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


def program(path, script):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def make(project, *arguments, **environment):
    """Run `make build`; return its exit code and what it wrote on standard error."""
    finished = subprocess.run(
        ["make", "build", *arguments],
        cwd=project,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return finished.returncode, finished.stderr


def test_another_python_is_told_what_is_needed(project):
    """Nothing is made with it."""
    code, said = make(project, f"PYTHON={program(project / 'python', OTHER_PYTHON)}")
    assert code
    assert said.startswith("Python 3.13 is needed: ")
    assert not (project / ".venv").exists()


def test_half_a_virtual_environment_is_removed(project):
    """Otherwise the next `make` takes it for a whole one, and fails for another reason."""
    code, said = make(project, f"PYTHON={program(project / 'python', NO_VENV)}")
    assert code
    assert "Debian and Ubuntu need the package python3-venv." in said
    assert not (project / ".venv").exists()


def test_packages_that_do_not_arrive_are_told(project):
    """First pip, then npm: each says its reason, and what to do stands below it."""
    python = program(project / ".venv/bin/python", "echo 'no connection' >&2; exit 1")
    code, said = make(project)
    assert code
    assert said.startswith("no connection\nThe packages could not be installed: the reason is above.")
    program(python, "exit 0")
    (project / "node_modules").mkdir()
    folder = program(project / "bin/npm", "echo 'ENOTFOUND' >&2; exit 1").parent
    code, said = make(project, PATH=f"{folder}:{os.environ['PATH']}")
    assert code
    assert said.startswith("ENOTFOUND\nThe packages could not be installed: the reason is above.")


def test_without_npm_node_is_named(project):
    """It is a program that some machines lack."""
    program(project / ".venv/bin/python", "exit 0")
    folder = project / "bin"
    for name in ("make", "sh", "touch"):
        folder.mkdir(exist_ok=True)
        (folder / name).symlink_to(shutil.which(name))
    code, said = make(project, PATH=str(folder))
    assert code
    assert said.startswith("npm is needed, with Node 20 or newer")


def test_what_runs_in_other_browsers_finds_its_fixtures():
    """`make test` leaves these out, so a fixture that they lack would be noticed by nobody."""
    planned = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", "--setup-plan", "tests/engines"],
        cwd=ROOT,
        env=os.environ | {"ENGINES": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert planned.returncode == 0, planned.stdout[-2000:]
    assert "test_engines.py::" in planned.stdout
    assert "test_servers.py::" in planned.stdout
