"""What people read in the repository: links lead somewhere, decisions are listed, licences are named."""

import re
from pathlib import Path

import pytest

from assessment.model import Bank
from site_build.pages import find_pages
from site_build.runtime import NODE_MODULES, licence_files

ROOT = Path(__file__).parent.parent
DECISIONS = ROOT / "docs" / "adr"
DOCUMENTS = sorted((*ROOT.glob("*.md"), *DECISIONS.glob("*.md")))


def heading_anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.relative_to(ROOT).as_posix())
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    """Every link to a file of the repository names a file that exists, and every anchor a heading in it."""
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", document.read_text("utf-8")):
        path, _, anchor = target.partition("#")
        linked = document.parent / path if path else document
        assert linked.exists(), target
        assert not anchor or anchor in heading_anchors(linked), target


def test_every_decision_is_listed() -> None:
    """The list of decisions names each record once, by its own title, and their numbers have no gap."""
    records = sorted(path for path in DECISIONS.glob("*.md") if path.name != "README.md")
    titles = [path.read_text("utf-8").partition("\n")[0].removeprefix("# ") for path in records]
    listed = re.findall(r"^- \[(.+)\]\((.+)\)$", (DECISIONS / "README.md").read_text("utf-8"), re.MULTILINE)
    assert list(zip(titles, (path.name for path in records), strict=True)) == listed
    assert list(range(1, len(records) + 1)) == [int(title.partition(".")[0]) for title in titles]


def test_decisions_are_no_pages_of_the_site(bank: Bank) -> None:
    """The records of decisions are read in the repository: the site is made without them."""
    assert not [page.path for page in find_pages(bank, ROOT / "docs") if page.path.startswith("adr")]


def test_every_shipped_licence_is_named() -> None:
    """THIRD-PARTY.md names the text of every licence that the site ships, and none that it does not."""
    rows = [line.split(" | ") for line in (ROOT / "THIRD-PARTY.md").read_text("utf-8").splitlines() if " | " in line]
    assert set(licence_files(NODE_MODULES)) == {row[3].strip("`") for row in rows[2:]}
