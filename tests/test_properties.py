"""How properties are searched: what a run draws depends on the source of the test and on nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from tests.properties import example_to_add, examples

ROOT = Path(__file__).parent.parent

PROGRAM = """
import sys
from importlib import import_module
from hypothesis import given, strategies as st
from tests.properties import load_profiles

load_profiles()
for name in sys.argv[1:]:
    import_module(name)

@given(st.floats(), st.integers(), st.text(), st.sets(st.sampled_from(["sales", "marketing", "other"])))
def draw(number, whole, text, functions):
    print(number, whole, ascii(text), sorted(functions))

draw()
"""


def drawn(path, hash_seed, *modules):
    """Return what a property draws in a process of its own, after these modules were imported."""
    path.write_text(PROGRAM)
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": hash_seed}
    command = [sys.executable, path, *modules]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def test_every_run_draws_the_same_examples(tmp_path):
    """Neither chance nor the order of the hash table nor the tests that ran before change what is drawn."""
    first = drawn(tmp_path / "program.py", "1")
    assert settings.default.max_examples <= len(first.splitlines())
    assert first == drawn(tmp_path / "program.py", "2")
    assert first == drawn(tmp_path / "program.py", "1", "assessment.stats", "assessment.browser", "build")


def test_a_search_takes_more_examples_of_slow_properties_too():
    """A property that is slow has its part of the usual examples, however many those are."""
    assert 12 == examples(12).max_examples
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.properties.USUAL", 10)
        assert 120 == examples(12).max_examples


@pytest.mark.parametrize(
    ("note", "example"),
    [
        ("Failing test case: test_x(\n    self=<a.b object at 0x7f>,\n    bank=...,\n    t=1.0,\n)", "@example(t=1.0)"),
        ("Failing test case: test_x(\n    a=['x',\n     'y'],\n    b=(),\n)", "@example(a=['x',\n     'y'], b=())"),
        ("Failing test case: test_x(\n    data=data(...),\n)", None),
        ("Draw 1: 5", None),
    ],
)
def test_what_a_search_finds_is_an_example_to_add(note, example):
    """Arguments that the property draws stand in it, fixtures do not; what is drawn within a test cannot."""
    assert example == example_to_add(note, ["bank"])
