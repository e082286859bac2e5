"""The made-up team: always the same, marked as such, with a story that a report can tell."""

from assessment.instrument import Instrument
from assessment.team import VERDICTS, analyse, count
from assessment.workspace import parts
from tests.workspaces import context, sample


def test_the_sample_tells_its_story(instrument: Instrument) -> None:
    """Gaps on 6, 3 and 2, four probable ones, and most of the rest is open, as it is for a team of this size."""
    result = analyse(count(sample().waves[0].people, instrument), instrument)
    found = {word: {each.number for each in result.statements if each.verdict == word} for word in VERDICTS}
    assert ({2, 3, 6}, {4, 7, 17, 20}) == (found["gap"], found["probable"])
    assert 13 == len(found["leans"] | found["open"])


def test_the_sample_shows_what_each_believes_of_the_other(instrument: Instrument) -> None:
    """On material (5) both see the same and each believes that they do not; on feedback (6) both expect their view."""
    result = analyse(count(sample().waves[0].people, instrument), instrument)
    assert [*instrument.guessed] == [belief.number for belief in result.beliefs]
    judged = {
        belief.number: {key: found.verdict for key, found in belief.misjudged.items()} for belief in result.beliefs
    }
    assert {"sales": "probable", "marketing": "probable"} == judged[5]
    assert {"sales": "gap", "marketing": "gap"} == judged[6]
    assert {"sales": "open", "marketing": "open"} == judged[16]


def test_people_of_the_sample_spread_as_people_do(instrument: Instrument) -> None:
    """Their standard deviation is about 1, so that nobody is promised a report that they will not get."""
    result = analyse(count(sample().waves[0].people, instrument), instrument)
    spreads = [view.sd for found in result.statements for view in found.views.values() if isinstance(view.sd, float)]
    assert 0.85 < sum(spreads) / len(spreads) < 1.1
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
        values = {"assets": assets} if form == "html" else {}
        file = parts.export(sample(), f"report-{form}", values, context())
        assert file["name"].startswith("made-up-")
        if form != "csv":
            assert "Made-up data" in file["text"] or '"sample": true' in file["text"]
