"""Rules of the repository itself: one pin a version, no foreign import, no address of a host, words in their place."""

import ast
import json
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from assessment.instrument import LIMITS
from assessment.load import load_imports

ROOT = Path(__file__).parent.parent
BIN = Path(sysconfig.get_path("scripts"))

LATER = {"openpyxl", "segno"}
"""What `assessment` may import, but only inside the function that needs it."""

FOR_REPORTS = {"jinja2", "markupsafe"}
"""What `assessment/report/` may import."""

LONGEST = 250
LONGER = {"assessment/model.py", "assessment/workspace/records.py"}

HOSTS = {
    "127.0.0.1",  # this machine
    "www.w3.org",  # names of XML vocabularies, never asked for
    "schemas.openxmlformats.org",  # the same
    "purl.oclc.org",  # the same
    "creativecommons.org",  # licences, and the pages that explain them
    "opensource.org",
    "mozilla.org",
    "www.python.org",
    "www.pythonlabs.com",
    "www.cwi.nl",
    "www.cnri.reston.va.us",
    "hdl.handle.net",
    "github.com",  # where the sources of what is bundled are
    "keepachangelog.com",
    "semver.org",
    "example.org",  # stands for any address
}
"""Every host that a file of the repository may name."""

ADDRESS = re.compile(
    r"\bhttps?://([A-Za-z0-9.-]+\.[A-Za-z0-9]+)|\b([a-z.]*(?:npmjs|pypi|pythonhosted|jsdelivr|unpkg)\.\w+)"
)
"""An address with its scheme, or a registry or delivery network without it."""


def tracked(*patterns):
    """Return the files that git knows, below the root."""
    listed = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def text_of(path):
    return path.read_bytes().decode("utf-8", "ignore")


def name_of(path):
    return path.relative_to(ROOT).as_posix()


SOURCES = sorted((ROOT / "assessment").rglob("*.py"))
MODULES = [name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in SOURCES]


def test_one_version_of_python():
    """Whatever names a minor version names the one of .python-version."""
    minor = (ROOT / ".python-version").read_text().strip()
    named = set()
    for name in ("Makefile", "pyproject.toml", "README.md"):
        text = (ROOT / name).read_text()
        named |= {f"3.{found}" for found in re.findall(r'(?:[Pp]ython\D{0,14}|\(|"==)3(?:\.|, )(1\d)', text)}
        named |= {f"3.{found}" for found in re.findall(r'"py3(\d+)"', text)}
    assert {minor} == named
    for workflow in tracked(".github/workflows/*.yml"):
        assert text_of(workflow).count("actions/setup-python@") == text_of(workflow).count(
            "python-version-file: .python-version"
        )


def test_one_version_of_pyodide():
    """Code, configuration and templates take the version from package.json."""
    version = json.loads((ROOT / "package.json").read_text())["dependencies"]["pyodide"]
    records = ("package.json", "package-lock.json", "CHANGELOG.md", "THIRD-PARTY.md", "docs/adr/")
    assert [] == [
        name_of(path) for path in tracked() if version in text_of(path) and not name_of(path).startswith(records)
    ]


def test_every_version_from_npm_is_exact():
    """A range would be a second pin."""
    package = json.loads((ROOT / "package.json").read_text())
    versions = package["dependencies"] | package["devDependencies"]
    assert {} == {name: version for name, version in versions.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)}


def test_locks_name_versions_and_hashes_and_no_address():
    """Whichever mirror serves a package, its hash is checked."""
    lock = json.loads((ROOT / "package-lock.json").read_text())
    assert [] == [name for name, package in lock["packages"].items() if "resolved" in package]
    assert [] == [name for name, package in lock["packages"].items() if name and "integrity" not in package]
    for name in ("requirements.txt", "requirements-test.txt"):
        lines = [line for line in (ROOT / name).read_text().splitlines() if line and not line.lstrip().startswith("#")]
        assert [] == [line for line in lines if not re.match(r"[\w.-]+==|    --hash=sha256:", line)]


def test_what_the_tests_need_holds_all_that_the_site_needs():
    """`make test` installs the longer list alone."""
    shorter, longer = (
        set(re.findall(r"^([\w.-]+==\S+)", (ROOT / name).read_text(), re.MULTILINE))
        for name in ("requirements.txt", "requirements-test.txt")
    )
    assert set() == shorter - longer


def imports_of(path):
    """Yield each module that a file imports, and whether only inside a function."""
    tree = ast.parse(text_of(path))
    inner = {
        id(node) for function in ast.walk(tree) if isinstance(function, ast.FunctionDef) for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name.partition(".")[0], id(node) in inner) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            yield node.module.partition(".")[0], id(node) in inner


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_the_package_imports_the_standard_library_only(path):
    """Reports may use Jinja2; openpyxl and segno wait for the function that needs them."""
    foreign = {
        (module, later) for module, later in imports_of(path) if module not in {"assessment", *sys.stdlib_module_names}
    }
    allowed = {(module, True) for module in LATER}
    if name_of(path).startswith("assessment/report/"):
        allowed |= {(module, later) for module in FOR_REPORTS for later in (True, False)}
    assert set() == foreign - allowed


def test_scoring_and_statistics_run_on_a_bare_python():
    """Without any installed package all imports but the reports work; a person is scored and a bank is checked."""
    program = """
import importlib, sys
sys.path.insert(0, sys.argv[1])
for name in sys.argv[2:]:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        print(name, error.name)
from assessment.check import find_defects
from assessment.load import load_instrument
from assessment.score import score
assert not find_defects() and score([3] * 20, load_instrument()).total == 60
"""
    command = [sys.executable, "-I", "-S", "-c", program, str(ROOT), *MODULES]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (0, "") == (finished.returncode, finished.stderr)
    missed = dict(line.split() for line in finished.stdout.splitlines())
    assert set(missed.values()) <= FOR_REPORTS
    assert set() == {name for name in missed if not name.startswith(("assessment.report", "assessment.workspace"))}


def test_no_file_names_a_host_that_is_not_known():
    """No request can go where no address leads, and no registry is written down."""
    strange = {}
    for path in tracked(":!package-lock.json", ":!tests/test_repository.py"):
        if found := {host or other for host, other in ADDRESS.findall(text_of(path))} - HOSTS:
            strange[name_of(path)] = found
    assert {} == strange


def test_no_file_is_too_long_to_read_in_one_go():
    """A file that grows is divided; the two vocabularies may be longer."""
    paths = tracked("assessment/*.py", "site_build/*.py", "build.py")
    long = {name_of(path) for path in paths if len(text_of(path).splitlines()) > LONGEST}
    assert LONGER == long


IMPATIENT = re.compile(r"assert .*\.(?:inner_text|text_content|input_value|is_[a-z]+|count|url)\b")


def test_browser_tests_wait_for_what_they_expect():
    """What a page shows is compared with `expect`, which waits: a slow machine is no reason to fail."""
    lines = [line for path in tracked("tests/browser/*.py") for line in text_of(path).splitlines()]
    assert [] == [line for line in lines if IMPATIENT.search(line)]


LUCK = re.compile(
    r"\bRandom\(\)|default_rng\(\)|\bnp\.random\.(?!default_rng)|\buuid\w*\(|\bsecrets\.|\burandom\b"
    r"|\b(?:date|datetime)\.(?:today|now|utcnow)\(|\btime\.(?:time|strftime|localtime|gmtime)\("
    r"|\bsleep\(|wait_for_timeout\((?!1000 \* seconds)|timeout=\d"
)
"""Numbers without a seed, the day of the run, and times that a machine may be too slow for."""


def test_no_test_depends_on_luck():
    """The same commit gives the same result, on any day and any machine; what takes its time, `wait_for` waits for."""
    paths = tracked("tests/*.py", ":!tests/test_repository.py")
    lines = [f"{name_of(path)}: {line}" for path in paths for line in text_of(path).splitlines()]
    assert [] == [line for line in lines if LUCK.search(line)]


def test_the_search_for_luck_finds_it():
    """The test above can fail."""
    lines = ("Random()", "date.today()", "time.sleep(1)", "page.wait_for_timeout(500)", "np.random.rand()", "Random(7)")
    assert [True] * 5 + [False] == [bool(LUCK.search(line)) for line in lines]


A_SET = re.compile(r"""\{(?:-?[\d.]+|'[^']*')(?:, (?:-?[\d.]+|'[^']*'))+\}""")
"""Its order differs from one start of Python to the next."""


def test_no_test_is_named_by_a_set(request):
    """Its name would differ between the processes that share the tests, and none would run."""
    assert [] == [each.nodeid for each in request.session.items if A_SET.search(each.nodeid)]
    assert A_SET.search("test_words[{-1, 0, 1}-True]")


ASKED = re.compile(r"""limit\(\s*f?["']([a-z{}_-]+)["']|limits? ?\| ?entry\(\s*["']([a-z-]+)["']""")


def test_every_limit_is_asked_for_and_no_other():
    """A number that decides something stands in the bank, and a number in the bank decides something."""
    paths = tracked("assessment/*.py", "assessment/*.j2", "docs/*.md", "docs/*.j2")
    asked = {first or second for path in paths for first, second in ASKED.findall(text_of(path))}
    patterns = {key: re.compile(re.sub(r"\{\w+\}", "[a-z-]+", key)) for key in asked}
    known = (*LIMITS, *(each.key for each in load_imports().limits))
    assert [] == [key for key in known if not any(pattern.fullmatch(key) for pattern in patterns.values())]
    assert [] == [key for key, pattern in patterns.items() if not any(map(pattern.fullmatch, known))]


def test_mypy_sees_a_misspelt_limit(tmp_path):
    """The key of a limit is a type: a slip is found before anything runs."""
    program = tmp_path / "program.py"
    program.write_text(
        "from assessment.exchange.survey.words import words\n"
        "from assessment.instrument import Instrument\nfrom assessment.score import limit\n"
        "from assessment.workspace.protocol import Text\n\n"
        "def right(instrument: Instrument) -> float:\n    return limit('gap-difference', instrument)\n\n\n"
        "def wrong(instrument: Instrument) -> float:\n    return limit('gap-diference', instrument)\n\n\n"
        "RIGHT = words().limit('wave-days'), words().heading('level', ''), Text(lambda most: most.note)\n"
        "WRONG = (\n"
        "    words().limit('wave-dyas'),\n"
        "    words().heading('levle', ''),\n"
        "    Text(lambda most: most.ntoe),\n"
        ")\n"
    )
    finished = subprocess.run([BIN / "mypy", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ["11", "16", "17", "18"] == re.findall(r"program\.py:(\d+): error", finished.stdout), finished.stdout


STRINGS = re.compile(
    r"""//.*|/\*[\s\S]*?\*/|Error\([^)]*\)|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`"""
)
"""The strings of a module, without comments and without what an error tells a developer in the console."""


@pytest.mark.parametrize("path", tracked("site_overrides/*.mjs"), ids=name_of)
def test_no_reader_sees_a_string_of_javascript(path):
    """Sentences live in the bank, a template or docs/: nothing in a module looks like one."""
    strings = ["".join(found) for found in STRINGS.findall(text_of(path))]
    assert [] == [string for string in strings if re.search(r"(?:^|>)\s*[A-Z][a-z]+ \w|\w [a-z]+[.!?]$", string)]


def test_the_search_for_sentences_in_javascript_finds_them():
    """The test above can fail."""
    found = [
        "".join(parts)
        for parts in STRINGS.findall("""// A comment. \nshow("Reload the page."); /* And more. */ x = 'div'""")
    ]
    assert ["", "Reload the page.", "", "div"] == found


def test_the_workflows_are_sound():
    """Syntax, expressions and actions by actionlint; what could be abused by zizmor, without network."""
    workflows = tracked(".github/workflows/*.yml")
    assert workflows
    for command in (
        ["node", "tests/lint_workflows.mjs", *workflows],
        [BIN / "zizmor", "--offline", "--quiet", *workflows],
    ):
        finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert 0 == finished.returncode, finished.stdout + finished.stderr


def test_the_lint_of_workflows_finds_a_fault(tmp_path):
    """The test above can fail."""
    path = tmp_path / "workflow.yml"
    path.write_text("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ foo.bar }}\n")
    finished = subprocess.run(
        ["node", ROOT / "tests/lint_workflows.mjs", path], capture_output=True, text=True, check=False
    )
    assert 1 == finished.returncode
    assert "undefined variable" in finished.stdout


def test_every_command_of_the_makefile_is_declared():
    """A file of the same name must not stop a command."""
    makefile = (ROOT / "Makefile").read_text()
    declared = set(re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split())
    assert declared == set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))


def test_every_class_of_the_style_sheets_is_used():
    """A rule for a class that no page, template or script names is forgotten, or its name is mistyped."""
    styles = "".join(text_of(path) for path in tracked("site_overrides/assets/*.css"))
    rules = re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL)
    classes = {
        name for selector in re.findall(r"([^{}]+)\{", rules) for name in re.findall(r"\.([a-z][\w-]*)", selector)
    }
    users = tracked(
        "docs", "site_overrides/*.html", "site_overrides/assets/*js", "assessment/report", "site_build/*.py"
    )
    text = "".join(text_of(path) for path in users)
    named = set(re.findall(r"[a-z][\w-]*", text))
    begun = tuple(re.findall(r"[a-z][\w-]*-(?=\{\{)", text))  # such as `type-` in class="type-{{ type.key }}"
    theme = "md-"
    assert [] == sorted(name for name in classes - named if not name.startswith((*begun, theme)))
