"""Changes one thing of a module at a time, and runs the tests that must notice: a change that none notices survives.

`python -m tests.mutants [--most N] [--seed S] GROUP...` tries every change of the modules of a group, or N of them
drawn with a seed, and prints those that survive, with the line. Each runs in a copy of one process, which has
loaded the libraries: a start of Python for each would take most of the time. Only the tests that run the changed
statement are asked, the quickest first: no other can notice. What a statement sets when its module is loaded concerns
every test, unless it is private: then those that run a line with its name. Where tests share what was worked out once,
only the first of them is seen to run it: a change may seem to survive, but never to be noticed.
"""

import argparse
import ast
import contextlib
import copy
import importlib.machinery
import importlib.util
import os
import pickle
import random
import signal
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.reached import OUTSIDE, Noted, Only, Reached

ROOT = Path(__file__).parent.parent

GROUPS = {
    "score": (("assessment/score.py",), ("test_score", "test_finite", "test_check")),
    "decide": (("assessment/decide.py",), ("test_decide",)),
    "code": (("assessment/exchange/code.py",), ("test_code", "test_kept", "test_read")),
    "statistics": (
        tuple(f"assessment/stats/{name}.py" for name in ("distributions", "figure", "joint")),
        ("test_stats", "test_joint", "test_finite"),
    ),
    "rank": (("assessment/stats/rank.py", "assessment/stats/reliability.py"), ("test_stats", "test_finite")),
    "disclosure": (
        tuple(f"assessment/team/{name}.py" for name in ("threshold", "counting", "disclosure", "release")),
        (
            "test_release",
            "test_disclosure",
            "test_team",
            "test_workspace_closing",
            "test_workspace_promises",
            "test_turnout",
            "test_unvaried",
        ),
    ),
    "survey": (
        tuple(sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "assessment/exchange/survey").glob("*.py"))),
        (
            "test_scales",
            "test_columns",
            "test_asked_twice",
            "test_asked_in_lines",
            "test_beside",
            "test_codes_of_rows",
            "test_comments",
            "test_looks_like_levels",
            "test_moments",
            "test_people",
            "test_put_right",
            "test_read",
            "test_sent_again",
            "test_totals_and_lists",
            "test_two_codes",
            "test_typed_for_all",
            "test_wording",
            "test_duplicates",
            "test_told_together",
            "test_limits_of_days",
            "test_limits_of_reading",
            "test_limits_of_rows",
            "test_limits_of_scales",
            "test_limits_of_tables",
            "test_what_numbers_mean",
            "test_what_words_mean",
            "test_guesses",
            "test_shapes",
            "test_imports",
            "test_ordinary_files",
            "test_long_texts",
            "test_workspace_collect_how_to_read",
            "test_workspace_collect_kept_readings",
            "test_workspace_collect_shapes",
        ),
    ),
    "reading": (
        tuple(f"assessment/exchange/{name}.py" for name in ("read", "reading", "survey/numbers", "survey/scale")),
        (
            "test_what_a_file_is",
            "test_what_numbers_mean",
            "test_what_words_mean",
            "test_scales",
            "test_columns",
            "test_duplicates",
            "test_imports",
            "test_read",
            "test_shapes",
        ),
    ),
}
"""What is changed, and which tests must notice."""

LONGEST = 120
"""Seconds until the tests of a change count as hanging, which is noticed; or thrice as long as with nothing changed."""

QUIET = ("-q", "-W", "ignore::pytest.PytestAssertRewriteWarning")
"""Hypothesis is loaded before pytest could rewrite it, which only makes its own failures plainer."""

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Break: ast.Continue,
}
CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing of a module that is changed: `place` counts the changes of the module, `lines` run when it is run."""

    path: str
    line: int
    place: int
    what: str
    lines: frozenset[int]


def _changes_of(node: ast.AST) -> Iterator[tuple[str, Callable[[ast.AST], ast.AST]]]:  # noqa: C901  one case for each kind
    """Yield what may be changed in a node: in words, and as a function that returns another node."""
    match node:
        case ast.Compare(ops=operators):
            for at, operator in enumerate(operators):
                if other := SWAPS.get(type(operator)):
                    yield f"{type(operator).__name__} to {other.__name__}", _with_operator(at, other)
        case ast.BinOp(op=operator) | ast.AugAssign(op=operator) | ast.BoolOp(op=operator):
            if other := SWAPS.get(type(operator)):
                yield f"{type(operator).__name__} to {other.__name__}", lambda found: _set(found, op=other())
        case ast.UnaryOp(op=ast.Not()):
            yield "without not", lambda found: found.operand  # type: ignore[attr-defined]  # it is a UnaryOp
        case ast.UnaryOp(op=ast.USub()):
            yield "without minus", lambda found: found.operand  # type: ignore[attr-defined]  # it is a UnaryOp
        case ast.Constant(value=bool(value)):
            yield f"{value} to {not value}", lambda _found: ast.Constant(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield f"{value} to {value + 1}", lambda _found: ast.Constant(value + 1)
        case ast.Call(func=ast.Name(id=name)) if name in CALLS:
            yield f"{name} to {CALLS[name]}", lambda found: _set(found, func=ast.Name(CALLS[name], ast.Load()))
        case ast.If() | ast.IfExp() | ast.While():
            yield "condition turned", lambda found: _set(found, test=ast.UnaryOp(ast.Not(), found.test))
        case ast.Break():
            yield "break to continue", lambda _found: ast.Continue()
        case ast.Continue():
            yield "continue to break", lambda _found: ast.Break()


def _lines(statement: ast.stmt) -> range:
    """Return the lines of a statement, without those of the statements in it."""
    inside = [each.lineno for each in getattr(statement, "body", ())]
    return range(statement.lineno, max(statement.lineno, min(inside) - 1 if inside else statement.end_lineno or 0) + 1)


def _where_named(tree: ast.Module) -> dict[int, frozenset[int]]:
    """Return the lines with the private names that a statement of a module sets, for each line of the statement."""
    named: dict[str, set[int]] = defaultdict(set)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            named[node.id].add(node.lineno)
    found = {}
    for statement in tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            names = [each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)]
            lines = frozenset(line for name in names for line in named[name])
            if lines and all(name.startswith("_") for name in names):
                found.update(dict.fromkeys(_lines(statement), lines))
    return found


def _set(node: ast.AST, **fields: object) -> ast.AST:
    for name, value in fields.items():
        setattr(node, name, value)
    return node


def _with_operator(at: int, other: type[ast.AST]) -> Callable[[ast.AST], ast.AST]:
    def change(node: ast.AST) -> ast.AST:
        assert isinstance(node, ast.Compare)
        node.ops[at] = other()  # type: ignore[assignment]  # an operator of comparisons
        return node

    return change


class _Changer(ast.NodeTransformer):
    """Counts what may be changed in a module, and changes the one at `wanted`."""

    def __init__(self, path: str, wanted: int = -1) -> None:
        self.path, self.wanted = path, wanted
        self.found: list[Change] = []
        self._lines: frozenset[int] = frozenset()
        self._named: dict[int, frozenset[int]] = {}

    def visit(self, node: ast.AST) -> ast.AST:
        # Neither annotations nor what only a type checker reads is ever run.
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            return node
        if isinstance(node, ast.Module):
            self._named = _where_named(node)
        outer, result = self._lines, node
        if isinstance(node, ast.stmt):
            self._lines = self._named.get(node.lineno, frozenset(_lines(node)))
        for what, change in _changes_of(node):
            line: int = node.lineno  # type: ignore[attr-defined]  # each has one
            self.found.append(Change(self.path, line, len(self.found), what, self._lines))
            if self.found[-1].place == self.wanted:
                result = ast.copy_location(change(copy.copy(node)), node)
        for name, value in ast.iter_fields(node):
            if name in {"annotation", "returns", "type_params", "decorator_list"} or result is not node:
                continue
            if isinstance(value, ast.AST):
                setattr(node, name, self.visit(value))
            elif isinstance(value, list):
                value[:] = [self.visit(each) if isinstance(each, ast.AST) else each for each in value]
        self._lines = outer
        return result


def changes(path: str) -> list[Change]:
    """Return everything that may be changed in a module."""
    changer = _Changer(path)
    changer.visit(ast.parse((ROOT / path).read_text("utf-8")))
    return changer.found


def changed(change: Change) -> ast.Module:
    """Return a module with one thing changed."""
    tree = _Changer(change.path, change.place).visit(ast.parse((ROOT / change.path).read_text("utf-8")))
    assert isinstance(tree, ast.Module)
    return ast.fix_missing_locations(tree)


def those_that_run(change: Change, noted: Noted) -> frozenset[str]:
    """Return the names of the tests that can notice a change: all of them where a line of it ran outside of tests."""
    running = frozenset[str]().union(*(noted.lines.get((str(ROOT / change.path), line), ()) for line in change.lines))
    return frozenset(noted.seconds) if OUTSIDE in running else running


def survives(change: Change, tests: Iterable[str], plugin: object, longest: int = 0) -> bool:
    """Run the tests with one thing changed, in a copy of this process; return whether all of them pass."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return status == 0
    code = 1
    try:
        signal.alarm(longest)  # 0 waits for ever
        wanted, usual = str(ROOT / change.path), importlib.machinery.SourceFileLoader.get_code
        tree = changed(change)

        def get_code(loader: importlib.machinery.SourceFileLoader, name: str) -> object:
            if loader.get_filename(name) == wanted:
                return compile(tree, wanted, "exec")
            return usual(loader, name)

        importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[assignment,method-assign]
        code = run(tests, plugin)
    finally:
        os._exit(int(code))


def run(tests: Iterable[str], plugin: object) -> int:
    """Run tests until one fails, and print nothing; return pytest's exit code."""
    import pytest

    files = [str(ROOT / "tests" / f"{test}.py") for test in tests]
    with (
        Path(os.devnull).open("w") as nowhere,
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
    ):
        return pytest.main([*QUIET, "-x", "-n0", "-p", "no:cacheprovider", "-m", "not browser", *files], [plugin])


def reached(paths: tuple[str, ...], tests: tuple[str, ...]) -> Noted | None:
    """Run the tests with nothing changed, in a copy of this process; return what each reaches, None if one fails."""
    reading, writing = os.pipe()
    if not os.fork():
        os.close(reading)
        noted = Reached(str(ROOT / path) for path in paths)
        for path in paths:  # all that runs at loading runs now, and not in the first test that happens to load it
            importlib.import_module(path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
        failed = run(tests, noted)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(None if failed else noted.noted(), pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        return pickle.load(pipe)  # noqa: S301  written by a copy of this process


def main() -> int:
    """Try the changes of the groups that are asked for; return how many survive."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("groups", nargs="*", choices=[*GROUPS, []], help="all where none is named")
    parser.add_argument("--most", type=int, default=10**9, help="changes of each group")
    parser.add_argument("--seed", default="", help="draws others")
    asked = parser.parse_args()
    os.chdir(ROOT)
    for library in ("pytest", "hypothesis", "scipy.stats", "mpmath", "jinja2", "openpyxl", "pingouin"):
        with contextlib.suppress(ImportError):
            importlib.import_module(library)
    every = 0
    for group in asked.groups or GROUPS:
        paths, tests = GROUPS[group]
        found = [change for path in paths for change in changes(path)]
        if len(found) > asked.most:
            draw = random.Random(f"{group}{asked.seed}")  # noqa: S311  the same draw each time
            found = sorted(draw.sample(found, asked.most), key=lambda each: (each.path, each.place))
        if not (noted := reached(paths, tests)):
            print(f"{group}: its tests fail with nothing changed. Run them first: {', '.join(tests)}", file=sys.stderr)
            return 1
        left = []
        for change in found:
            running = those_that_run(change, noted)
            longest = max(LONGEST, 3 * round(sum(noted.seconds[test] for test in running)))
            files = sorted({Path(test.partition("::")[0]).stem for test in running})
            if not running or survives(change, files, Only(running, noted.seconds), longest):
                left.append(change)
                line = (ROOT / change.path).read_text("utf-8").splitlines()[change.line - 1].strip()
                print(f"{change.path}:{change.line} [{change.place}]: {change.what}: {line}", flush=True)
        print(f"{group}: {len(found)} changes tried, {len(left)} survive", flush=True)
        every += len(left)
    return int(every > 0)


if __name__ == "__main__":
    sys.exit(main())
