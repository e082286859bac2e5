"""Python in its worker, as the page meets it: ready, failing, dying. Never an endless wait."""

import gzip
import io
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from assessment.browser import handle
from site_build import ROOT
from site_build.python_zip import open_zip
from site_build.runtime import build_runtime
from site_build.serve import serving

pytestmark = pytest.mark.browser

SCORE = {"request": "score", "answers": [5, 4, 3, 2, 1] * 4}

FAKE = """
import json, os

def handle(request):
    kind = json.loads(request)["request"]
    if kind == "fault":
        raise LookupError("nothing found")
    if kind == "crash":
        os.abort()
    return json.dumps({"ok": True, "request": kind})

def add_decoder(decode):
    pass
"""
"""Stands for assessment.browser where a test needs requests that go wrong."""

START = """async ([zip]) => {
    const { startPython } = await import("./assets/runtime.mjs");
    window.workers = [];
    const Worker = window.Worker;
    window.Worker = class extends Worker {
        constructor(...options) { super(...options); workers.push(this); }
    };
    window.stages = [];
    const python = startPython((stage, failure) => stages.push(failure?.reason ?? stage), zip);
    window.ask = (message) => python.request(message).then((reply) => reply, (failure) => failure.reason);
}"""
"""Starts Python; `ask` resolves with the reply or with the reason of a failure, as `stages` does for a start."""


@pytest.fixture(scope="module")
def assets(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Path:  # noqa: ARG001  no two processes compile at once
    assets = tmp_path_factory.mktemp("site") / "assets"
    build_runtime(assets / "runtime", ROOT / "build" / "cache")
    for module in ("runtime.mjs", "worker.mjs"):
        shutil.copy(ROOT / "site_overrides" / "assets" / module, assets)
    for name, source in (("fake.zip", FAKE), ("broken.zip", "import jsno")):
        made_of = io.BytesIO()
        with open_zip(assets / "runtime" / "python.zip.gzip") as whole, ZipFile(made_of, "w") as made:
            for file in whole.namelist():
                if not file.startswith("assessment/"):
                    made.writestr(file, whole.read(file))
            made.writestr("assessment/__init__.py", "")
            made.writestr("assessment/browser.py", source)
        (assets / "runtime" / f"{name}.gzip").write_bytes(gzip.compress(made_of.getvalue()))
    (assets.parent / "index.html").write_text("<!doctype html><title>Python</title>", "utf-8")
    return assets


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def start(context: BrowserContext, assets: Path) -> Iterator[Callable[[str], Page]]:
    with serving(assets.parent) as address:

        def start(zip_name: str) -> Page:
            page = context.new_page()
            page.goto(address)
            page.evaluate(START, [zip_name])
            return page

        yield start


type Start = Callable[[str], Page]


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
    page = start("person.zip")
    assert json.loads(handle('{"request": "tell fortunes"}')) == ask(page, {"request": "tell fortunes"})
    assert {"ok": True} == ask(page, {"request": "ping"})


@pytest.mark.parametrize(
    "file", ["worker.mjs", "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "person.zip.gzip", "pyodide-lock.json"]
)
def test_a_file_that_does_not_arrive_is_told(start: Start, context: BrowserContext, file: str) -> None:
    """Whichever file is missing, the page hears `download` and every request ends."""
    context.route(f"**/{file}", lambda route: route.fulfill(status=404))
    page = start("person.zip")
    assert "download" == ask(page, SCORE)
    assert "download" == stages(page)[-1]


def test_webassembly_of_a_wrong_type_is_compiled_all_the_same(start: Start, context: BrowserContext) -> None:
    """A server that does not know the type of `.wasm` costs time, and nothing else."""
    wrong = {"content-type": "application/octet-stream"}
    context.route(
        "**/*.wasm",
        lambda route: route.fulfill(response=(found := route.fetch()), headers=found.headers | wrong),
    )
    page = start("person.zip")
    assert json.loads(handle(json.dumps(SCORE))) == ask(page, SCORE)


def test_a_package_that_does_not_import_is_told(start: Start) -> None:
    """Python that runs, but cannot import the package, has not started."""
    page = start("broken.zip")
    assert "start" == ask(page, SCORE)
    assert ["loading", "starting", "start"] == stages(page)


def test_a_browser_without_webassembly_is_told(start: Start, context: BrowserContext) -> None:
    """Where there is no WebAssembly no worker is started."""
    context.add_init_script("delete globalThis.WebAssembly")
    page = start("person.zip")
    assert "unsupported" == ask(page, SCORE)
    assert ["unsupported"] == stages(page)
    assert 0 == page.evaluate("workers.length")


def test_a_fault_ends_its_request_only(start: Start) -> None:
    """A request that meets a fault in the program rejects; the next one is answered by the same worker."""
    page = start("fake.zip")
    assert "fault" == ask(page, {"request": "fault"})
    assert {"ok": True, "request": "next"} == ask(page, {"request": "next"})
    assert ["loading", "starting", "ready"] == stages(page)


def test_a_worker_that_dies_is_started_again_once(start: Start) -> None:
    """A killed worker is replaced and answers what was asked; a request that kills Python twice ends."""
    page = start("fake.zip")
    ask(page, {"request": "first"})
    page.evaluate("workers[0].terminate()")
    assert {"ok": True, "request": "second"} == ask(page, {"request": "second"})
    assert ["loading", "starting", "ready", "restarting", "loading", "starting", "ready"] == stages(page)
    assert "stopped" == ask(page, {"request": "crash"})
    assert "stopped" == stages(page)[-1]
    assert 3 == page.evaluate("workers.length")
