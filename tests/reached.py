"""Which tests run a line of some modules, so that only those that can notice a change of it are asked."""

import sys
from collections import defaultdict
from collections.abc import Generator, Iterable
from types import CodeType
from typing import NamedTuple

import pytest

type Line = tuple[str, int]
"""The path of a module as its code names it, and the number of a line."""

OUTSIDE = ""
"""In the place of a test's name: a module was being loaded, or the tests collected."""


class Noted(NamedTuple):
    """The names of the tests that run each line, and the seconds that each test takes."""

    lines: dict[Line, frozenset[str]]
    seconds: dict[str, float]


class Reached:
    """A plugin of pytest: notes for each test which lines of the modules it runs, and how long it takes."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.tests: dict[Line, set[str]] = defaultdict(set)
        self.seconds: dict[str, float] = {}
        self._paths, self._now = frozenset(paths), OUTSIDE
        sys.monitoring.use_tool_id(sys.monitoring.COVERAGE_ID, "reached")
        sys.monitoring.register_callback(sys.monitoring.COVERAGE_ID, sys.monitoring.events.LINE, self._line)
        sys.monitoring.set_events(sys.monitoring.COVERAGE_ID, sys.monitoring.events.LINE)

    def _line(self, code: CodeType, line: int) -> object:
        if code.co_filename in self._paths:
            self.tests[code.co_filename, line].add(self._now)
        return sys.monitoring.DISABLE  # once for each test is enough

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Begin anew with each test."""
        self._now = item.nodeid
        sys.monitoring.restart_events()
        done = yield
        self._now = OUTSIDE
        return done

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how long a test takes, with what is set up for it."""
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration

    def noted(self) -> Noted:
        """Return what was noted."""
        return Noted({line: frozenset(tests) for line, tests in self.tests.items()}, self.seconds)


class Only:
    """A plugin of pytest: runs only the tests that reach a change, the quickest first."""

    def __init__(self, reached: frozenset[str], seconds: dict[str, float]) -> None:
        self._reached, self._seconds = reached, seconds

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Take out the others, and put these in order."""
        items[:] = sorted(
            (item for item in items if item.nodeid in self._reached), key=lambda item: self._seconds.get(item.nodeid, 0)
        )
