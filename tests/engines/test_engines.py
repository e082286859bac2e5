"""The main journeys in Firefox and WebKit: Chromium has them in tests/browser."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from assessment.load import load_instrument
from assessment.score import score
from site_build.serve import serving
from tests.browser.firefox import running_firefox
from tests.browser.test_firefox import ANSWER, ANSWERS, READ
from tests.browser.test_team import CHAT, SESSION
from tests.engines.webkit import running_webkit
from tests.waiting import wait_for

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

STEPS = (Path(__file__).parent / "journeys.mjs").read_text("utf-8").replace("export ", "")

KEPT = """(async () => {
  const names = await caches.keys();
  const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return requests.flat().length;
})()"""


class Engine(Protocol):
    """What a journey asks of a browser."""

    def open(self, address: str) -> None: ...
    def evaluate(self, expression: str) -> Any: ...


@pytest.fixture(params=[running_firefox, running_webkit], ids=["firefox", "webkit"], scope="module")
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    start: Callable[[], AbstractContextManager[Engine]] = request.param
    with start() as started:
        yield started


def do(engine: Engine, *steps: str) -> Any:
    """Do something in the page; return what the last step comes to."""
    return engine.evaluate(f"(async () => {{ {STEPS}\n{'; '.join(steps[:-1])};\nreturn {steps[-1]}; }})()")


def test_answers_come_to_a_result_with_a_code_and_a_link(engine: Engine, address: str) -> None:
    """Python scores there as here, and the link of the result opens it again."""
    scored = score(ANSWERS, load_instrument())
    engine.open(f"{address}assess/")
    shown = engine.evaluate(ANSWER % ANSWERS)
    assert str(scored.total) in shown["text"]
    engine.open(f"{address}reference/glossary/")
    engine.open(shown["address"])
    assert str(scored.total) in engine.evaluate(READ)


def test_codes_are_collected_to_a_report_and_a_plan(engine: Engine, address: str) -> None:
    """A session is named, codes are looked at and added, the report compares, and the plan takes a practice."""
    engine.open(f"{address}compare/")
    do(
        engine,
        f"await fill('[name=name]', '{SESSION}')",
        "await press('Start')",
        "await wait(() => all('#invite-link')[0])",
        "1",
    )
    do(
        engine,
        "await press('Collect')",
        f"await fill('textarea[name=text]', `{CHAT}`)",
        "await press('Preview')",
        "await press('Add 11')",
        "await reads('11 people answered')",
    )
    engine.open(f"{address}compare/report/")
    assert do(engine, "(await wait(() => all('#team-title')[0])).textContent")
    engine.open(f"{address}act/plan/")
    do(
        engine,
        "(await wait(() => all('[data-action=add-practice]')[0])).click()",
        "await wait(() => all('[data-action=remove-item]')[0])",
        "1",
    )
    engine.open(f"{address}act/plan/")  # it was kept
    assert 1 == do(
        engine, "(await wait(() => all('[data-action=remove-item]')[0] && all('[data-action=remove-item]'))).length"
    )


def test_without_network_the_form_works_on(engine: Engine, site: Path, tmp_path: Path) -> None:
    """Where the engine has service workers: after a first visit the server may be gone."""
    host = shutil.copytree(site, tmp_path / "host")
    with serving(host) as address:
        engine.open(f"{address}assess/")
        if not engine.evaluate("'serviceWorker' in navigator"):
            pytest.skip("this engine keeps nothing for use without a network")
        wait_for(lambda: engine.evaluate(KEPT) > 30)
        engine.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    engine.open(f"{address}assess/")
    assert 20 == engine.evaluate("document.querySelectorAll('fieldset.statement').length")
    assert str(score(ANSWERS, load_instrument()).total) in engine.evaluate(ANSWER % ANSWERS)["text"]
