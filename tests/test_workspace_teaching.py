"""The teaching pack: made-up companies whose answers are known."""

import json

import pytest

from assessment.browser import handle
from assessment.load import load_bank
from assessment.model import Company
from assessment.workspace.company import company_workspace
from assessment.workspace.teaching import misjudged, report_on, told
from tests.workspaces import context, empty, show

COMPANIES = load_bank().companies
companies = pytest.mark.parametrize("company", COMPANIES, ids=[company.key for company in COMPANIES])


@companies
def test_the_known_answers_are_those_of_the_report(company: Company) -> None:
    """The report names the real differences as likely gaps and no other, and the step starts from the type told."""
    report = report_on(company, load_bank())
    assert set(company.gaps) == set(report.findings.gaps)
    types = [view.type for view in report.result.total.views.values()]
    assert company.type == min(types, key=[each.key for each in load_bank().types].index)


@companies
def test_the_known_beliefs_are_those_of_the_report(company: Company) -> None:
    """The report finds every misjudgement on its side, and no other; all guesses can be told."""
    report = report_on(company, load_bank())
    found = {
        (who, belief.number): belief.misjudged[who].side
        for belief in report.result.beliefs
        for who in misjudged(belief)
    }
    wrong = {(each.who, each.statement): "higher" if each.off > 0 else "lower" for each in company.misbeliefs}
    assert wrong == found
    assert company.guessed == tuple(belief.number for belief in report.result.beliefs)
    for belief in report.result.beliefs:
        for who, each in belief.misjudged.items():
            assert (who, belief.number) in wrong or abs(each.apart.difference) < 0.15


def test_a_class_sees_both_kinds_of_belief() -> None:
    """Each side is wrong somewhere, right about a real difference somewhere, and one company misjudges nothing."""
    wrong = {each.who for company in COMPANIES for each in company.misbeliefs}
    assert {"sales", "marketing"} == wrong
    assert [""] == ["" for company in COMPANIES if not company.misbeliefs]
    page = show(empty(), "teaching")
    assert "Misjudged: Sales guesses too high on freedom from blame (2) and" in page
    assert "Useful material (5): Sales thinks that Marketing answers" in page
    assert "Misjudged: nothing." in page


@companies
def test_the_answers_are_always_the_same(company: Company) -> None:
    """So that every class sees the same report; nobody answers outside the scale, and it is marked as made up."""
    first, second = (company_workspace("k", company, "2026-10-12") for _ in range(2))
    assert first == second
    assert first.sample
    assert company.sales + company.marketing == len(first.waves[0].people)


@companies
def test_the_page_tells_what_the_report_says(company: Company) -> None:
    """Story, questions, model answers, and the headline with its totals."""
    html = show(empty(), "teaching")
    for text in (
        company.story,
        company.lesson,
        *(each.answer for each in company.questions),
        *told(company, context()),
    ):
        assert text in html


@companies
def test_a_company_is_opened_in_one_click(company: Company) -> None:
    """The browser asks for it by its key."""
    asked = {
        "request": "new-workspace",
        "name": company.name,
        "sample": company.key,
        "today": "2026-10-12",
        "fresh": "f",
    }
    reply = json.loads(handle(json.dumps(asked)))
    assert (company.name, True) == (reply["document"]["name"], reply["document"]["sample"])
