"""The search finds the right page first, whatever words a person has for it: the site's own worker is asked."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.test_repository import ROOT

LINK_AND_REMINDER = ("reminder", "remind", "QR code", "deadline")

QUERIES = {
    "": ("alignment", "sales and marketing alignment"),
    "understand/types/": ("conflict",),
    "understand/types/aligned/": ("smarketing",),
    "understand/buying-funnel/": ("content",),
    "assess/": ("how long", "duration", "quiz", "benchmark"),
    "assess/scoring/": ("scoring",),
    "assess/statements/": ("blame", "key accounts"),
    "compare/": ("Excel", "Google Forms", "Microsoft Forms", "survey", "compare", "invite", *LINK_AND_REMINDER),
    "compare/report/": ("report",),
    "compare/slides/": ("slides", "PowerPoint"),
    "compare/waves/": ("measure again",),
    "decide/": ("decide",),
    "act/plan/": ("plan", "timeline", "action plan"),
    "work/": ("demo", "example", "sample", "story", "backup", "password", "consultant"),
    "act/funnel-workshop/": ("workshop",),
    "act/process-map/": ("process map", "BPMN"),
    "act/working-papers/": ("paper",),
    "act/workshop/questionnaire/": ("questionnaire", "print"),
    "act/practices/rules-of-engagement/": (
        "SLA",
        "handover",
        "handoff",
        "lead hand-off",
        "RACI",
        "lead quality",
        "cold leads",
        "lead scoring",
        "lead score",
    ),
    "act/practices/joint-assignments/": ("ABM", "playbook"),
    "act/practices/single-executive/": ("RevOps", "reorganise"),
    "act/practices/sales-feedback/": ("feedback",),
    "act/practices/shared-metrics/": ("KPI", "shared goals"),
    "act/practices/shared-targets/": ("bonus", "incentives", "OKR"),
    "act/practices/joint-funnel/": ("funnel", "MQL", "SQL", "buyer journey"),
    "act/practices/disciplined-communication/": ("agenda",),
    "act/practices/liaison/": ("liaison",),
    "reference/glossary/": ("glossary", "service level agreement", "CRM", "validity"),
    "reference/sources/": ("sources", "licence"),
    "reference/privacy/": ("anonymous", "privacy", "GDPR", "cookies", "offline", "delete my answers", "delete my data"),
    "reference/maintainers/response-code/": ("response code",),
}
"""What people type, by the address of the page that comes first."""

SITE_QUERIES = [query for queries in QUERIES.values() for query in queries]


@pytest.fixture(scope="module")
def found(site: Path) -> dict[str, list[str]]:
    command = ["node", ROOT / "tests" / "search.mjs", site, *SITE_QUERIES]
    return json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)  # type: ignore[no-any-return]  # lists of addresses


def test_there_are_eighty_two_queries() -> None:
    """As many as it takes to notice when a page pushes another down."""
    assert (82, 82) == (len(SITE_QUERIES), len(set(SITE_QUERIES)))


@pytest.mark.parametrize("address", QUERIES)
def test_the_right_page_comes_first(found: dict[str, list[str]], address: str) -> None:
    """For each word that should lead to it."""
    assert {} == {query: found[query][:2] for query in QUERIES[address] if found[query][:1] != [address]}
