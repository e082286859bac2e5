"""The checker: one terrible bank proves every message, and the shipped bank gives none."""

import ast
import random
import sys
from pathlib import Path

import pytest

from assessment import check, check_imports, entries, load, records, references
from assessment.check import find_defects
from assessment.load import FILES, IMPORTS, shipped_file
from assessment.references import REFERENCES
from tests import test_load
from tests.golden import golden

BAD_BANK = Path(__file__).parent / "bad_bank"
MESSAGES = {"Defect", "defect", "report"}
"""What is called to say that something is wrong."""


def bad_file(name):
    return (BAD_BANK / name).read_text("utf-8")


def without_bands(name):
    return bad_file(name).replace("instrument.bands", "instrument.ribbons")


def unreadable(name):
    if name == "roles.toml":
        return "not = = toml"
    return test_load.latin("roles.toml") if name == "focus.toml" else test_load.missing(name)


def test_the_shipped_bank_has_no_defect():
    """What ships is right."""
    assert [] == find_defects()


def test_the_bad_bank_is_named_line_by_line():
    """Every defect is found in one pass, each with file, entry and reason: see bad_bank/defects.txt."""
    lines = "".join(f"{defect}\n" for defect in find_defects(bad_file))
    assert golden(BAD_BANK / "defects.txt", lines) == lines


def test_without_bands_no_total_has_a_type():
    """Nothing can be said about bands that are not there."""
    lines = list(map(str, find_defects(without_bands)))
    assert "instrument.toml: bands: there are no bands or no scale, so no total has a type" in lines


def test_files_that_cannot_be_read_are_named_alone():
    """The rest would only follow from what is missing."""
    lines = list(map(str, find_defects(unreadable)))
    assert len(FILES) == len(lines)
    assert 2 == sum("this is not TOML" in line or "this is not UTF-8" in line for line in lines)


def test_every_kind_of_reference_is_proved():
    """For each kind of thing that can be named the bad bank names one that does not exist."""
    lines = golden(BAD_BANK / "defects.txt", bad_file("defects.txt"))
    assert set() == {kind for kind in {*REFERENCES.values(), "source"} if f"there is no such {kind}\n" not in lines}


def test_every_message_of_loader_and_checker_is_provoked(monkeypatch):
    """A message that no bank of these tests provokes would be one that nobody has ever seen."""
    wanted = {
        place
        for module in (check, check_imports, entries, load, records, references)
        for place in message_places(module)
    }
    assert len(wanted) > 25
    monkeypatch.setattr(load, "shipped_file", lambda _: "")
    assert [] == sorted(wanted - executed(wanted, provoke))


def provoke():
    for read_file in (bad_file, without_bands, unreadable, lambda _: ""):
        find_defects(read_file)


def message_places(module):
    """Yield file and line of every call that says that something is wrong."""
    for node in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in MESSAGES:
            yield module.__file__, node.lineno


def executed(places, function):
    """Return the file and line of everything that runs in the files of `places` while `function` does."""
    files, seen = {file for file, _ in places}, set()

    def trace(frame, _event, _argument):
        if frame.f_code.co_filename not in files:
            return None
        seen.add((frame.f_code.co_filename, frame.f_lineno))
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function()
    finally:
        sys.settrace(before)
    return seen


@pytest.mark.parametrize("seed", range(16))
def test_a_damaged_bank_gives_lines_and_no_exception(seed):
    """Whatever a maintainer deletes or mistypes, the answer is a list of defects."""
    chance = random.Random(seed)  # noqa: S311  test data
    file = chance.choice([*FILES, IMPORTS])
    lines = shipped_file(file).splitlines(keepends=True)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(lines))
        damage = ("", "key = 7\n", "number = true\n", "[[stray]]\n", 'type = ""\n', lines[chance.randrange(len(lines))])
        lines[place] = chance.choice(damage)
    damaged = "".join(lines)
    assert all(map(str, find_defects(lambda name: damaged if name == file else shipped_file(name))))
