"""What ARCHITECTURE.md says: its paths and tests exist, its rooms are all there, and what is absent is absent."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
NAMED = re.findall(r"`([\w./:-]+)`", TEXT)
MODULES = sorted((ROOT / "assessment").rglob("*.py"))

CLOCK_NETWORK_CHANCE = {"asyncio", "http", "random", "secrets", "socket", "ssl", "time", "urllib.request", "uuid"}
NOW = {"now", "today", "utcnow"}
COUNTING = {"__init__", "analysis", "counting", "disclosure", "movement", "pairs", "release", "unvaried"}
"""Modules of `assessment/team/` up to the threshold, and those that put a team before it."""


def absences(source: str) -> set[str]:
    """Return what of clock, network and chance a program imports or asks for."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                found |= {alias.name for alias in names}
            case ast.ImportFrom(module=str(module), names=names):
                found |= {module} | {f"{module}.{alias.name}" for alias in names}
            case ast.Attribute(value=ast.Name(id="date" | "datetime"), attr=name) if name in NOW:
                found.add(name)
    return found & (CLOCK_NETWORK_CHANCE | NOW)


@pytest.mark.parametrize("name", sorted({name for name in NAMED if "/" in name and "::" not in name}))
def test_every_path_exists(name):
    """A path that was moved is moved here, too."""
    assert (ROOT / name).exists() or (ROOT / "assessment" / name).exists()


@pytest.mark.parametrize("name", sorted({name for name in NAMED if "::" in name}))
def test_every_test_exists(name):
    """An invariant whose test is gone or renamed is named."""
    path, _, function = name.partition("::")
    assert re.search(rf"^ *def {function}\(", (ROOT / path).read_text("utf-8"), re.MULTILINE)


def test_every_room_is_mentioned():
    """A new module or folder beside the others has its line."""
    rooms = {path.name for path in (ROOT / "assessment").glob("*.py") if path.stem != "__init__"}
    rooms |= {f"{path.parent.name}/" for path in (ROOT / "assessment").glob("*/__init__.py")}
    assert set() == rooms - {name.removeprefix("assessment/") for name in NAMED}


def test_no_clock_network_or_randomness():
    """The package asks for no day, no address and no chance: whoever calls it passes them in."""
    found = {path.relative_to(ROOT).as_posix(): absences(path.read_text("utf-8")) for path in MODULES}
    assert {} == {path: what for path, what in found.items() if what}


def test_the_search_for_them_finds_them():
    """The test above can fail."""
    assert {"today", "random", "urllib.request"} == absences("import random\nfrom urllib import request\ndate.today()")


def test_counts_stop_at_the_threshold():
    """Only what stands before the threshold imports the counts of people; views, verdicts and words never do."""
    importing = {
        path.stem if path.parent.name == "team" else path.relative_to(ROOT).as_posix()
        for path in MODULES
        if re.search(r"assessment\.team\.counting\b|\bimport\b[^\n]*\bTally\b", path.read_text("utf-8"))
    }
    assert set() == importing - COUNTING
