"""Which files of the package one person's result needs: who answers on a phone does not load what analyses a team."""

import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from jinja2 import Environment
from jinja2.meta import find_referenced_templates

from site_build import LATER, ROOT, BuildError, as_text
from site_build.compiled_templates import TEMPLATES as FOLDER
from site_build.compiled_templates import as_python
from site_build.left_out import left_out

MODULES = ("assessment.browser", "assessment.exchange.word", "assessment.report.result", "assessment.report.qr")
"""What the requests for one person import; the others are followed from here."""
TEMPLATES = ("result.html.j2", "result.md.j2", "outcome.html.j2", "work/waves/event-words.txt.j2")
"""What those requests render."""


def not_for_one_person(files: Mapping[str, bytes]) -> set[str]:
    """Return the paths below `assessment/` that one person's result does not need: modules and templates.

    `files` maps every path of the package to its source. All other data, the bank above all, is needed.
    """
    modules = _followed({_path_of(module, files) for module in MODULES}, lambda path: _imported(path, files))
    templates = _followed({FOLDER + name for name in TEMPLATES}, lambda path: _referenced(path, files))
    packages = {f"{folder}/__init__.py" for path in modules for folder in PurePosixPath(path).parents}
    ours = {path for path in files if path.startswith("assessment/") and (path.endswith(".py") or FOLDER in path)}
    return ours - modules - templates - packages


REQUESTS = ("ping", "score", "prepare", "result", "open", "weigh", "save", "qr")
"""What one person asks, of all requests."""

STAND_INS = {f"jinja2.{name}": f"jinja2/{name}.py" for name in ("bccache", "compiler", "lexer", "parser")}
"""The modules of Jinja2 for which the browser has `stand_in.py` -> their paths."""
STAND_IN = Path(__file__).with_name("stand_in.py")

RECORD = """
import json, sys
from importlib import import_module
from assessment.browser import handle
names, requests, lacking, replaced, stand_in, compiled = json.load(sys.stdin)
sys.modules |= dict.fromkeys(lacking) | {name: type(sys)(name) for name in replaced}
for name in replaced:
    exec(stand_in, vars(sys.modules[name]))
for name in names:
    import_module(name)
import_module("assessment.report.environment").COMPILED = compiled
for request in requests:
    handle(json.dumps(request))
print(*sys.modules, sep="\\n")
"""
COMPILED = "markupsafe._speedups"  # a module in C, for which the library has another in Python


def libraries_for_one_person(ours: Mapping[str, bytes]) -> set[str]:
    """Return the modules that one person's result imports, by asking for it; most of them are Python's and Jinja2's.

    `ours` are the files of the package that it needs.
    """
    trees = [ast.parse(content) for path, content in ours.items() if path.endswith(".py")]
    names = {name for tree in trees for node in ast.walk(tree) for name in _named(node)}
    strangers = ("assessment", *(library for libraries in LATER.values() for library in libraries))
    names = {name for name in names if name.partition(".")[0] not in strangers}
    from site_build.every_request import SAMPLES  # imports all that teams need, too: only where a zip is made anew

    requests = [{"request": name} | sample for name in REQUESTS for sample in SAMPLES[name]]
    lacking = [COMPILED, *left_out()]  # importing one fails, as in the browser
    templates = {path: content for path, content in ours.items() if path.startswith(FOLDER)}
    with tempfile.TemporaryDirectory() as compiled:
        for path, content in as_python(templates).items():
            Path(compiled, Path(path).name).write_bytes(content)
        told = json.dumps([sorted(names), requests, lacking, [*STAND_INS], STAND_IN.read_text("utf-8"), compiled])
        run = subprocess.run(
            [sys.executable, "-c", RECORD], cwd=ROOT, input=told, capture_output=True, text=True, check=False
        )
    if run.returncode:
        raise BuildError(f"site_build/one_person.py could not ask for one person's result: {run.stderr.strip()}")
    return set(run.stdout.split())


def _named(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module=str(module)):
            yield module


def _followed(start: set[str], leads_to: Callable[[str], Iterator[str]]) -> set[str]:
    found, ahead = set[str](), start
    while ahead:
        found |= ahead
        ahead = {path for known in ahead for path in leads_to(known)} - found
    return found


def _imported(path: str, files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what a module imports as soon as it is imported: not what a function imports when it is called."""
    for statement in ast.parse(files[path]).body:
        if isinstance(statement, ast.ImportFrom) and (statement.module or "").partition(".")[0] == "assessment":
            inner = [f"{statement.module}.{alias.name}" for alias in statement.names]
            yield from (_path_of(name, files) for name in inner if _candidates(name) & files.keys())
            yield _path_of(statement.module or "", files)


def _referenced(path: str, files: Mapping[str, bytes]) -> Iterator[str]:
    for name in find_referenced_templates(Environment().parse(as_text(path, files[path]))):  # noqa: S701  only read
        if name is None:
            raise BuildError(
                f"{path} works out the name of a template; write the name, so that the build can follow it."
            )
        yield FOLDER + name


def _path_of(module: str, files: Mapping[str, bytes]) -> str:
    for candidate in _candidates(module) & files.keys():
        return candidate
    raise BuildError(f"site_build/one_person.py follows imports to “{module}”, which does not exist.")


def _candidates(module: str) -> set[str]:
    path = module.replace(".", "/")
    return {f"{path}.py", f"{path}/__init__.py"}
