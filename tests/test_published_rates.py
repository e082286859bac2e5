"""How often words are right: the record, the method page and the bank tell the same, and only of what was measured."""

import re
from pathlib import Path

import pytest

from assessment.model import Bank
from bench.verdicts import ENOUGH, GAPS, HEAD, REPORTS, SIZES, TABLE, WORLDS, table
from site_build.pages import write_pages

ROOT = Path(__file__).parent.parent
RECORD = (ROOT / "docs/adr/0018-words-by-probability.md").read_text("utf-8")


@pytest.fixture(scope="module")
def method(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> str:
    target = tmp_path_factory.mktemp("pages")
    write_pages(bank, ROOT / "docs", target)
    return " ".join((target / "assess/method/index.md").read_text("utf-8").split())


def cells(row: str) -> list[str]:
    """Return the shares in one row of the record."""
    line = next(line for line in RECORD.splitlines() if line.startswith(f"| {row} |"))
    return re.findall(r"([\d.]+)%", line)


def test_a_word_that_was_hardly_ever_said_has_no_share() -> None:
    """Ten right of eleven are no 90.9%: the bench tells a share from fifty sayings on."""
    statements = REPORTS * 20
    figures = {"any": 0.0, "found": 0.5, "divided": 0.1, "same wrong": 1 / 11, "leans right": 0.9, "sure right": 0.9}
    figures |= {
        "sure": ENOUGH / statements,
        "probable": 0.1,
        "probable right": 0.6,
        "leans": 0.2,
        "same": 11 / statements,
    }
    usual = {(sizes, world): figures for sizes in SIZES for world in WORLDS}
    text = "\n".join(table(usual, dict.fromkeys(SIZES, figures)))
    assert {"gap", "probable", "leans"} == set(re.findall(r'word = "(\w+)"', text))
    assert len(GAPS) * len(SIZES) == text.count("gap = ")


def test_the_table_says_of_which_worlds_it_is() -> None:
    """The bench wrote it, with its own words above."""
    assert TABLE.read_text("utf-8").startswith(HEAD)


@pytest.mark.parametrize(("place", "sales", "marketing"), [(0, 8, 12), (1, 12, 20)])
def test_the_record_has_the_figures_of_the_bank(place: int, sales: int, marketing: int, bank: Bank) -> None:
    """What is found, what could be, and how often nothing is called a gap."""
    row = next(each for each in bank.expected_verdicts if (each.sales, each.marketing) == (sales, marketing))
    found, findable = cells("differences of 0.5 or more, found")[2 * place : 2 * place + 2]
    assert (round(100 * row.found), round(100 * row.findable)) == (int(found), int(findable))
    called = float(cells("no differences, yet something called a gap")[place])
    assert pytest.approx(1 - row.nothing) == called / 100


def test_page_and_record_tell_the_same_of_two_measurements(method: str) -> None:
    """Of twelve people of whose answers two thirds last."""
    pairs, signs, _, groups, signs_of_groups = cells("65%")[1:]
    assert f"{pairs}% of the rises are found, and {signs}% where a plan named them beforehand" in method
    assert f"as two groups, {groups}% and {signs_of_groups}%" in method


def test_both_say_of_which_worlds_their_shares_are(method: str) -> None:
    """One figure is of a world where everything differs, the other the worst of all."""
    assert "of one kind of made-up company alone: every statement differs by something" in method
    assert "in the worst of all worlds and sizes" in RECORD
    assert "hardly ever said" in method
