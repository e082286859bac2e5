"""How properties are searched: with a seed that never changes for what lands, with new seeds in `make fuzz`."""

import os
import re

from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers
from hypothesis.vendor import pretty

from assessment.instrument import Instrument
from assessment.model import Bank

USUAL = 100
"""Examples of a property."""

COMMON = settings(
    database=None,  # what an earlier run found changes nothing: it becomes an @example
    deadline=None,  # a busy machine is slow, not wrong
    suppress_health_check=[HealthCheck.too_slow],  # the same
)


def load_profiles() -> None:
    """Make `fixed` the profile of every run, and `fuzz` that of a search."""
    settings.register_profile("fixed", COMMON, derandomize=True, max_examples=USUAL)
    settings.register_profile("fuzz", COMMON, max_examples=int(os.environ.get("EXAMPLES", USUAL)), print_blob=True)
    settings.load_profile("fixed")
    # Hypothesis also draws numbers and texts that stand in our modules, those that are imported so far: which ones
    # depends on the tests before, and the same seed would give other examples.
    providers._get_local_constants = providers.Constants
    for kind in (Bank, Instrument):  # thousands of lines, the same for every example
        pretty.for_type_by_name(kind.__module__, kind.__name__, lambda _bank, printer, _cycle: printer.text("..."))


def examples(count: int) -> settings:
    """Return the settings of a property whose examples are slow: `count`, and in a search as many times more."""
    return settings(max_examples=max(1, count * settings.default.max_examples // USUAL))


def example_to_add(note: str, fixtures: list[str]) -> str | None:
    """Return the decorator that keeps what a search found, of Hypothesis's note about it; None of any other note."""
    found = re.fullmatch(r"Failing test case: \w+\(\n(.*)\)", note, re.DOTALL)
    if found is None or "=data(...)" in note:
        return None
    arguments = re.split(r"^    (?=\w+=)", found[1], flags=re.MULTILINE)[1:]
    kept = [each for each in arguments if each.partition("=")[0] not in {"self", *fixtures}]
    return "@example(" + " ".join(each.strip() for each in kept).removesuffix(",") + ")"
