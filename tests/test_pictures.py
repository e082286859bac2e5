"""What is saved as a picture looks the same in whatever program opens it."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from assessment.model import Bank
from assessment.report.plain_svg import plain_svg
from assessment.report.qr import qr_picture
from assessment.report.team_pictures import render_team_chart
from tests.pictures import DRAWS, SPACE, at, far, marks
from tests.teams import TEAMS, report_of, teams

NEAR = 2
"""How far a colour may be off: programs round differently."""

SOURCE = """<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">
<style>.blue { fill: #0072b2; } .halo { stroke: #fff; stroke-width: 5px; } circle.blue { stroke-width: 3px; }</style>
<svg x="50%" y="10" height="40"><circle class="blue" cx="50%" cy="50%" r="4"/>
<text class="blue halo" x="25%">62
  <tspan>&amp;</tspan></text></svg></svg>"""


@pytest.fixture(scope="module")
def charts(bank: Bank) -> dict[str, str]:
    """Every chart of every team."""
    reports = {name: report_of(team, bank) for name, team in TEAMS.items()}
    return {
        f"{name}-{chart}": render_team_chart(report, chart)
        for name, report in reports.items()
        for chart in report.charts
    }


def test_a_plain_picture_has_numbers_and_groups() -> None:
    """Percentages are of the drawing they stand in, classes become attributes, and a halo is a text below the text."""
    assert (
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><g transform="translate(100 10)">'
        '<circle cx="100" cy="20" r="4" fill="#0072b2" stroke-width="3"></circle>\n'
        '<text x="50" fill="#0072b2" stroke="#fff" stroke-width="5">62 <tspan>&amp;</tspan></text>\n'
        '<text x="50" fill="#0072b2">62 <tspan>&amp;</tspan></text>\n</g>\n</svg>\n'
    ) == plain_svg(SOURCE)


def test_no_picture_asks_for_more_than_every_program_knows(charts: dict[str, str]) -> None:
    """No style sheet, no class, no percentage, no drawing within the drawing."""
    for name, chart in charts.items():
        elements = list(ET.fromstring(chart).iter())  # noqa: S314  our own
        assert 1 == sum(element.tag == f"{SPACE}svg" for element in elements), name
        assert [] == [element.tag for element in elements if element.tag == f"{SPACE}style" or element.get("class")]
        assert not re.search(r'="-?[\d.]+%"', chart), name


@pytest.mark.parametrize("program", ["CairoSVG", "resvg", "rsvg-convert", "soffice"])
def test_programs_of_each_kind_are_asked(program: str) -> None:
    """A run says which of them it went without; `tests/install_programs` installs what Debian has."""
    if program not in DRAWS:
        pytest.skip(f"{program} is not here")


@pytest.mark.parametrize("program", DRAWS)
def test_every_program_draws_the_colours_of_a_chart(program: str, charts: dict[str, str], tmp_path: Path) -> None:
    """Each mark, bar and band has the colour that the chart says, where the chart says: in none is one missing."""
    chosen = charts if program in ("CairoSVG", "resvg") else {name: charts[name] for name in charts if "small" in name}
    for name, chart in chosen.items():
        (path := tmp_path / "picture.svg").write_text(chart, "utf-8")
        picture, found = DRAWS[program](path), list(marks(chart))
        size = 960, int(ET.fromstring(chart).get("height", ""))  # noqa: S314  our own
        assert len({colour for _, _, colour in found}) >= 2
        wrong = [(x, y, said) for x, y, said in found if far(said, at(picture, x, y, size)) > NEAR]
        assert [] == wrong, f"{name} in {program}"


@pytest.mark.parametrize("program", DRAWS)
def test_a_number_with_a_halo_can_be_read(program: str, tmp_path: Path) -> None:
    """The ground of the halo lies below the letters, whether or not a program knows `paint-order`."""
    text = '<text class="halo" x="10" y="80" font-size="80">11</text>'
    source = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="100" viewBox="0 0 120 100">'
        "<style>.halo { stroke: #fff; stroke-width: 24px; }</style>"
        f'<rect width="120" height="100" fill="#d55e00"/>{text}</svg>'
    )
    (path := tmp_path / "picture.svg").write_text(plain_svg(source), "utf-8")
    picture = DRAWS[program](path)
    colours = {tuple(found) for _, found in picture.getcolors(100_000) or ()}
    assert {(0, 0, 0), (255, 255, 255)} <= colours


@pytest.mark.parametrize("program", DRAWS)
def test_the_code_of_an_invitation_has_its_own_ground(program: str, tmp_path: Path) -> None:
    """Put on a dark slide it can still be scanned: white around it, black within."""
    (path := tmp_path / "picture.svg").write_text(qr_picture("https://example.org/assess/#session=Autumn"), "utf-8")
    picture = DRAWS[program](path)
    side = int(ET.parse(path).getroot().get("width", ""))  # noqa: S314  our own
    module = side / (side // 12)
    assert (255, 255, 255) == at(picture, 6, 6, (side, side))
    assert (0, 0, 0) == at(picture, 4.5 * module, 4.5 * module, (side, side))


@teams
def test_a_name_from_a_person_stays_text(name: str, bank: Bank) -> None:
    """Markup in the name of a session is shown, not obeyed."""
    report = report_of(TEAMS[name], bank, name='A & <B> "C"')
    for chart in report.charts:
        drawn = ET.fromstring(render_team_chart(report, chart))  # noqa: S314  our own
        assert any('A & <B> "C"' in "".join(element.itertext()) for element in drawn.iter(f"{SPACE}text"))
