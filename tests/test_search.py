"""The search finds the right page first, whatever words a person has for it: the site's own worker is asked."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.test_repository import ROOT

LINK_AND_REMINDER = ("reminder", "remind", "QR code", "deadline")
FILES_AND_CAMERA = ("import csv", "csv template", "template", "camera")

QUERIES = {
    "": ("alignment", "sales and marketing alignment"),
    "understand/types/": ("conflict",),
    "understand/types/undefined/": ("startup",),
    "understand/types/aligned/": ("smarketing",),
    "understand/buying-funnel/": ("content",),
    "assess/": ("how long", "duration", "quiz", "benchmark", "mobile", "phone"),
    "assess/scoring/": ("scoring",),
    "assess/method/": ("sample size", "statistically significant"),
    "assess/statements/": ("blame", "key accounts"),
    "compare/": (
        "Excel",
        "Google Forms",
        "Microsoft Forms",
        "survey",
        "compare",
        "invite",
        *LINK_AND_REMINDER,
        *FILES_AND_CAMERA,
        "who should answer",
    ),
    "compare/report/": ("report", "export to excel", "PDF"),
    "compare/slides/": ("slides", "PowerPoint"),
    "compare/waves/": ("measure again",),
    "decide/": ("decide",),
    "act/plan/": ("plan", "timeline", "action plan"),
    "work/": (
        "demo",
        "example",
        "sample",
        "story",
        "backup",
        "back up",
        "made-up data",
        "password",
        "consultant",
        "restore",
    ),
    "act/funnel-workshop/": ("workshop",),
    "act/process-map/": ("process map", "BPMN"),
    "act/working-papers/": ("paper",),
    "act/workshop/": ("how to run a workshop", "zoom"),
    "act/workshop/questionnaire/": ("questionnaire", "print"),
    "act/practices/rules-of-engagement/": (
        "SLA",
        "service level agreement",
        "handover",
        "handoff",
        "lead hand-off",
        "RACI",
        "lead quality",
        "cold leads",
        "lead scoring",
        "lead score",
        "who owns the lead",
    ),
    "act/practices/joint-assignments/": ("ABM", "account-based marketing", "job rotation", "playbook"),
    "act/practices/single-executive/": ("RevOps", "revenue operations", "reorganise"),
    "act/practices/colocation/": ("remote teams",),
    "act/practices/sales-feedback/": ("feedback",),
    "act/practices/shared-metrics/": ("KPI", "shared goals"),
    "act/practices/shared-targets/": ("bonus", "incentives", "OKR"),
    "act/practices/joint-funnel/": ("funnel", "MQL", "SQL", "buyer journey", "personas"),
    "act/practices/disciplined-communication/": ("agenda", "meeting agenda"),
    "act/practices/liaison/": ("liaison",),
    "reference/glossary/": ("glossary",),
    "reference/glossary/#crm": ("CRM",),
    "reference/glossary/#chief-revenue-officer": ("chief revenue officer",),
    "reference/glossary/#validity": ("validity",),
    "reference/sources/": ("sources", "licence"),
    "reference/privacy/": (
        "anonymous",
        "privacy",
        "GDPR",
        "cookies",
        "offline",
        "delete my answers",
        "delete my data",
        "login",
        "works council",
    ),
    "reference/maintainers/": ("translate",),
    "reference/maintainers/response-code/": ("response code",),
}
"""What people type, by the address of the page that comes first, or of the entry."""

SITE_QUERIES = [query for queries in QUERIES.values() for query in queries]


@pytest.fixture(scope="module")
def found(site: Path) -> dict[str, list[str]]:
    return asked(site, *SITE_QUERIES)


def asked(site: Path, *queries: str) -> dict[str, list[str]]:
    command = ["node", ROOT / "tests" / "search.mjs", site, *queries]
    return json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)  # type: ignore[no-any-return]  # lists of addresses


def test_there_are_a_hundred_and_ten_queries() -> None:
    """As many as it takes to notice when a page pushes another down."""
    assert (110, 110) == (len(SITE_QUERIES), len(set(SITE_QUERIES)))


@pytest.mark.parametrize("address", QUERIES)
def test_the_right_page_comes_first(found: dict[str, list[str]], address: str) -> None:
    """For each word that should lead to it."""
    parts = "#" in address
    first = {
        query: [place if parts else place.partition("#")[0] for place in found[query][:2]] for query in QUERIES[address]
    }
    assert {} == {query: places for query, places in first.items() if places[:1] != [address]}


MADE_UP = {
    "some/": ("Level, level, level", "<p>A level for all levels.</p>"),
    "scattered/": ("Pages", "<p>A service.</p>"),
    "scattered/#more": ("More", "<p>A level.</p><p>An agreement.</p>"),
    "near/": ("Near", "<p>An agreement on the level of a service, a service level.</p>"),
    "listed/": ("Rules", "<p>roles, service level agreement, turf</p>"),
    "titled/": ("Agreements on the level of service", "<p>Words.</p>"),
}
"""Title and text of pages and sections, by their addresses."""


def test_all_words_come_before_some(site: Path, tmp_path: Path) -> None:
    """Called so or listed first, then all words in one place, then all on the page; last, what misses one of them."""
    (index,) = site.glob("assets/*/search.json")
    config = json.loads(index.read_text("utf-8"))["config"]
    docs = [{"location": place, "title": title, "text": text} for place, (title, text) in MADE_UP.items()]
    assets = tmp_path / "assets"
    assets.mkdir()
    for script in (*site.glob("assets/**/search-when-asked.js"), *site.glob("assets/**/workers/search*.js")):
        target = assets / script.relative_to(site / "assets")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(script.read_bytes())
    (assets / "search.json").write_text(json.dumps({"config": config, "docs": docs}), "utf-8")
    (places,) = asked(tmp_path, "service level agreement").values()
    pages = [place.partition("#")[0] for place in places]
    assert [{"titled/", "listed/"}, "near/", "scattered/", "some/"] == [set(pages[:2]), *pages[2:]]
