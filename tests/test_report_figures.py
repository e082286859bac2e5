"""The page of the figures names every key of the JSON and every column of the CSV."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from assessment.model import Bank
from assessment.report.team_csv import team_csv
from assessment.team import analyse, count, to_json
from tests.teams import TEAMS, report_of
from tests.test_beliefs import TEAM as GUESSING

PAGE = Path(__file__).parents[1] / "docs/reference/maintainers/report-figures.md"
NAMED = set(re.findall(r"`([a-z_0-9]+)`", PAGE.read_text("utf-8")))


def keys(found: object) -> Iterator[str]:
    """Yield every key of an object and of what it holds; what is keyed by a theme or by types is data."""
    if isinstance(found, dict):
        for key, inner in found.items():
            yield key
            if key not in ("themes", "spread", "reasons"):
                yield from keys(inner)
    elif isinstance(found, list):
        for inner in found:
            yield from keys(inner)


def test_every_key_is_explained(bank: Bank) -> None:
    """Nobody has to read the program to know what a figure is."""
    result = analyse(count([*TEAMS["clear-gap"], *GUESSING], bank.instrument), bank.instrument, asked={"sales": 40})
    assert set() == set(keys(to_json(result))) - NAMED


def test_every_column_is_explained(bank: Bank) -> None:
    """Those of the CSV as well; a row of them for points of the scale is named by its ends."""
    (columns, *_) = csv.reader(io.StringIO(team_csv(report_of([*TEAMS["clear-gap"], *GUESSING], bank))))
    between = {f"answer_{point}" for point in range(2, 5)}
    assert set() == set(columns) - NAMED - between
