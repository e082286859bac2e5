"""The made-up team: always the same, marked as such, with a story that a report can tell."""

from assessment.instrument import Instrument
from assessment.team import analyse, count
from assessment.workspace import parts
from tests.workspaces import context, sample


def test_the_sample_tells_its_story(instrument: Instrument) -> None:
    """Gaps on 2, 3, 6 and 16, probable ones on four more; Marketing divided on 3; most of the rest seen alike."""
    result = analyse(count(sample().waves[0].people, instrument), instrument)
    verdicts = {found.number: found.verdict for found in result.statements}
    assert {2, 3, 6, 16} == {number for number, verdict in verdicts.items() if verdict == "gap"}
    assert {7, 12, 13, 20} == {number for number, verdict in verdicts.items() if verdict == "probable"}
    assert {3: ("marketing",)} == {found.number: found.divided for found in result.statements if found.divided}
    assert (14, 11) == (result.people["sales"], result.people["marketing"])
    assert ("aligned", "defined") == tuple(view.type for view in result.total.views.values())


def test_every_page_of_the_sample_says_that_it_is_made_up() -> None:
    """Nobody takes it for a measurement."""
    for view in ("collect", "report", "overview"):
        assert "Made-up data." in parts.show(sample(), view, context())


def test_every_file_of_the_sample_says_that_it_is_made_up() -> None:
    """In its name, and inside where there is text for it."""
    assets = dict.fromkeys(("common-ground.css", "pages.css", "charts.css", "report.css", "print.css"), "")
    for form in ("html", "markdown", "csv", "json"):
        file = parts.export(sample(), f"report-{form}", {"assets": assets}, context())
        assert file["name"].startswith("made-up-")
        if form != "csv":
            assert "Made-up data" in file["text"] or '"sample": true' in file["text"]
