"""Every figure of a team report as a table."""

import csv
import io
import re

from assessment.exchange.write import harmless
from assessment.model import Bank
from assessment.report.team_csv import team_csv
from assessment.stats import NoFigure
from tests.teams import TEAMS, Respondent, report_of, teams


def shortened(cell: str) -> str:
    """Return a p value with four decimals."""
    return f"{float(cell):.4f}" if cell else ""


@teams
def test_every_figure_is_there(name: str, bank: Bank) -> None:
    """Each statement has a row for each function and one for the difference, with the figures of the result."""
    report = report_of(TEAMS[name], bank)
    rows = list(csv.DictReader(io.StringIO(team_csv(report))))
    for found in report.result.statements:
        own = [row for row in rows if (row["part"], row["entry"]) == ("statement", str(found.number))]
        assert ["sales", "marketing", "sales minus marketing"] == [row["group"] for row in own]
        for row, view in zip(own, found.views.values(), strict=False):
            expected = "" if isinstance(view.mean, NoFigure) else str(round(view.mean, 1 if report.few else 4))
            assert expected == row["mean"]
            assert bool(row["mean"]) != ("mean" in row["reasons"].split())
        if not report.few:
            assert ("" if isinstance(found.p, NoFigure) else f"{found.p:.4f}") == shortened(own[2]["p"])
            assert own[2]["p"] not in ("0", "0.0")  # a small p is not 0
    assert {"people", "total", "statement", "theme"} <= {row["part"] for row in rows}


def test_small_groups_never_look_precise(bank: Bank) -> None:
    """With few people no figure has more decimals than in the report, and a small p is not 0."""
    split = [Respondent("sales", None, (5,) * 20), Respondent("marketing", None, (1,) * 20)]
    for people in (TEAMS["small"], split * 9):
        report = report_of(people, bank)
        assert report.few
        for row in csv.DictReader(io.StringIO(team_csv(report))):
            assert not re.search(r"\.\d\d", " ".join((row["mean"], row["sd"], row["ci_low"], row["difference"])))
            assert not re.search(r"\.\d\d[1-9]", " ".join((row["rwg"], row["ad"], row["delta"], row["alpha"])))
            assert not row["p"] or float(row["p"]) > 0


def test_cells_are_harmless(bank: Bank) -> None:
    """No cell can be taken for a formula."""
    for row in csv.reader(io.StringIO(team_csv(report_of(TEAMS["clear-gap"], bank, agreed=True)))):
        assert row == [harmless(cell) for cell in row]
