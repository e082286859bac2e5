"""Python in its worker, as the page meets it: ready, failing, dying. Never an endless wait.

The worker is one of the page alone, for Playwright does not see what a shared one loads. That is in test_awake.py.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from assessment.browser import handle
from site_build import ROOT
from site_build.interpreter import trimmed
from site_build.memory import take_memory
from site_build.packing import packed
from site_build.python_zip import parts, whole_zip
from site_build.runtime import MEMORY, NODE_MODULES, build_runtime, check_tools, libraries, starting
from site_build.serve import serving
from tests.browser.conftest import WITHOUT_SHARED_WORKERS

pytestmark = pytest.mark.browser

CACHE = ROOT / "build" / "cache"
SCORE = {"request": "score", "answers": [5, 4, 3, 2, 1] * 4}

FAKE = """
import json, os

asked = -1  # the build asks once

def handle(request):
    global asked
    asked += 1
    kind = json.loads(request)["request"]
    if kind == "fault":
        raise LookupError("nothing found")
    if kind == "crash":
        os.abort()
    if kind == "how often":
        return json.dumps({"asked": asked})
    if kind == "count for long":
        for _ in range(20_000_000):
            pass
    while kind == "work for ever":
        pass
    return json.dumps({"ok": True, "request": kind})

def add_libraries(zip_path):
    pass

add_rest = add_texts = add_libraries

def tell_progress():
    pass
"""
"""Stands for assessment.browser where a test needs requests that go wrong."""

LATE = """
import { expose } from "./vendor/comlink.mjs";

let told;
expose({
  async ready(listening) { told = listening; await told.stage("loading"); },
  async request() {
    await told.stage("starting");
    await told.progress('["reading", "answers.csv", 50]');
    return '{"ok": true}';
  },
  async loaded() { await told.progress('["reading", "answers.csv", 60]'); await told.fetching(true); return []; },
  hold: () => new Promise(() => {}),
});
"""
"""A worker whose tellings arrive late: they take another way than its answers, and either may be first."""

START = """async ([folder, zip]) => {
    const { startPython } = await import(`./${folder}/runtime.mjs`);
    window.workers = [];
    const Worker = window.Worker;
    window.Worker = class extends Worker {
        constructor(...options) { super(...options); workers.push(this); }
    };
    window.stages = [];
    window.told = [];
    const python = startPython((stage, failure) => stages.push(failure?.reason ?? stage), zip, {
        progress: (...line) => told.push(line),
        fetching: (waits) => told.push(waits),
    });
    window.ask = (message, again) => python.request(message, again).then((reply) => reply, (failure) => failure.reason);
    window.askLoaded = () => python.loaded();
    window.stopPython = () => python.stop();
}"""
"""Starts Python; `ask` resolves with the reply or with the reason of a failure, as `stages` does for a start."""


type Start = Callable[..., Page]

FOLDERS = ("assets", "fake", "broken", "late")
"""Of Python as the site has it, with the fake, with a memory that is empty, and of a worker that tells things late."""


def take_fake_memory(folder: Path) -> Path:
    """Return the memory of Python that was started with the fake."""
    package = folder / "assessment"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "browser.py").write_text(FAKE, "utf-8")
    pyodide = NODE_MODULES / "pyodide"
    files = starting(trimmed(pyodide, CACHE), check_tools(pyodide), folder)
    return take_memory(files, whole_zip(parts(pyodide, package, libraries()), folder), folder).packed


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Path:  # noqa: ARG001  no two processes compile at once
    root = tmp_path_factory.mktemp("site")
    assets, fake, broken, late = (root / name for name in FOLDERS)
    build_runtime(assets / "runtime", CACHE)
    for module in ("runtime.mjs", "awake.mjs", "worker.mjs", "python.mjs"):
        shutil.copy(ROOT / "site_overrides" / "assets" / module, assets)
    for folder in (fake, broken, late):
        shutil.copytree(assets, folder)
    shutil.copy(take_fake_memory(tmp_path_factory.mktemp("fake")), fake / "runtime" / MEMORY)
    (broken / "runtime" / MEMORY).write_bytes(packed(b""))
    (late / "worker.mjs").write_text(LATE, "utf-8")
    (root / "index.html").write_text("<!doctype html><title>Python</title>", "utf-8")
    return root


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    context.add_init_script(WITHOUT_SHARED_WORKERS)
    return context


@pytest.fixture
def start(context: BrowserContext, root: Path) -> Iterator[Start]:
    with serving(root) as address:

        def start(zip_name: str = "person.zip", folder: str = "assets") -> Page:
            page = context.new_page()
            page.goto(address)
            page.evaluate(START, [folder, zip_name])
            return page

        yield start


def ask(page: Page, message: dict[str, object]) -> object:
    return page.evaluate("(message) => ask(message)", message)


def stages(page: Page) -> list[str]:
    return page.evaluate("stages")  # type: ignore[no-any-return]  # a list of texts, see START


@pytest.mark.parametrize("zip_name", ["person.zip", "python.zip"])
def test_python_answers_as_soon_as_it_can(start: Start, zip_name: str) -> None:
    """A request sent at once waits for Python, and its reply is that of the same code on the host."""
    page = start(zip_name)
    assert json.loads(handle(json.dumps(SCORE))) == ask(page, SCORE)
    assert ["loading", "starting", "ready"] == stages(page)


def test_an_unknown_request_is_an_error_that_python_words(start: Start) -> None:
    """What `assessment.browser` does not know comes back with a sentence, and Python goes on."""
    page = start()
    assert json.loads(handle('{"request": "tell fortunes"}')) == ask(page, {"request": "tell fortunes"})
    assert {"ok": True} == ask(page, {"request": "ping"})


@pytest.mark.parametrize(
    "file", ["worker.mjs", "python.mjs", "fzstd.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "memory.zstd"]
)
def test_a_file_that_does_not_arrive_is_told(start: Start, context: BrowserContext, file: str) -> None:
    """Whichever file is missing, the page hears `download` and every request ends."""
    context.route(f"**/{file}", lambda route: route.fulfill(status=404))
    page = start()
    assert "download" == ask(page, SCORE)
    assert "download" == stages(page)[-1]


def test_webassembly_of_a_wrong_type_is_compiled_all_the_same(start: Start, context: BrowserContext) -> None:
    """A server that does not know the type of `.wasm` costs time, and nothing else."""
    wrong = {"content-type": "application/octet-stream"}
    context.route(
        "**/*.wasm",
        lambda route: route.fulfill(response=(found := route.fetch()), headers=found.headers | wrong),
    )
    page = start()
    assert json.loads(handle(json.dumps(SCORE))) == ask(page, SCORE)


def test_a_memory_that_does_not_wake_is_told(start: Start) -> None:
    """Python whose memory is not the one that belongs to it has not started."""
    page = start(folder="broken")
    assert "start" == ask(page, SCORE)
    assert ["loading", "starting", "start"] == stages(page)


def test_a_browser_without_webassembly_is_told(start: Start, context: BrowserContext) -> None:
    """Where there is no WebAssembly no worker is started."""
    context.add_init_script("delete globalThis.WebAssembly")
    page = start()
    assert "unsupported" == ask(page, SCORE)
    assert ["unsupported"] == stages(page)
    assert 0 == page.evaluate("workers.length")


def test_what_is_told_late_changes_nothing(start: Start) -> None:
    """Python that answers is ready, and what is read is read, whatever arrives of the time before."""
    page = start(folder="late")
    assert {"ok": True} == ask(page, SCORE)
    assert ["loading", "ready"] == stages(page)
    assert [["reading", "answers.csv", 50]] == page.evaluate("told")
    page.evaluate("askLoaded()")
    assert [["reading", "answers.csv", 50]] == page.evaluate("told")


def test_a_fault_ends_its_request_only(start: Start) -> None:
    """A request that meets a fault in the program rejects; the next one is answered by the same worker."""
    page = start(folder="fake")
    assert "fault" == ask(page, {"request": "fault"})
    assert {"ok": True, "request": "next"} == ask(page, {"request": "next"})
    assert ["loading", "starting", "ready"] == stages(page)


def test_a_worker_that_dies_is_started_again_once(start: Start) -> None:
    """A killed worker is replaced and answers what was asked; a request that kills Python twice ends.

    That it starts again is told where the request came first, and need not be where nobody had noticed.
    """
    page = start(folder="fake")
    ask(page, {"request": "first"})
    page.evaluate("workers[0].terminate()")
    assert {"ok": True, "request": "second"} == ask(page, {"request": "second"})
    told = [stage for stage in stages(page) if stage != "restarting"]
    assert ["loading", "starting", "ready"] * 2 == told
    assert "stopped" == ask(page, {"request": "crash"})
    assert "stopped" == stages(page)[-1]
    assert 3 == page.evaluate("workers.length")


def test_what_nobody_waits_for_kills_python_once_at_most(start: Start) -> None:
    """The next worker is not asked for it, and answers what somebody asks."""
    page = start(folder="fake")
    ask(page, {"request": "first"})
    assert "stopped" == page.evaluate("ask({ request: 'crash' }, false)")
    assert {"ok": True, "request": "second"} == ask(page, {"request": "second"})
    assert "ready" == stages(page)[-1]
    assert 2 == page.evaluate("workers.length")
