"""One page for the board."""

from assessment.model import Bank
from assessment.report.brief import render_brief
from assessment.report.deck.meeting import Choice, Meeting, Planned
from tests.teams import TEAMS, Page, report_of
from tests.workspaces import act, empty, sample, show


def text(name: str, bank: Bank, meeting: Meeting) -> str:
    return " ".join(Page(render_brief(report_of(TEAMS[name], bank), meeting)).lines)


def test_the_page_says_what_a_board_decides_on(bank: Bank) -> None:
    """Headline, both totals, three likely gaps, what is shared, one question, and that no decision is taken yet."""
    found = text("clear-gap", bank, Meeting(again="2027-04-12"))
    for said in (
        *("Sales and Marketing see two different relationships", "Sales sees 61.5", "Marketing sees 48.8"),
        *("Both see 7 of the 20 statements alike", "Feedback from Sales (6).", "Freedom from blame (2)."),
        *(
            "Winning or losing together (16).",
            "Open: should the two be closer at all?",
            "Next measurement: 12 April 2027.",
        ),
        bank.instrument.statements[5].question,
    ):
        assert said in found


def test_what_was_decided_and_planned_stands_on_it(bank: Bank) -> None:
    """With owner and date, as far as they are known."""
    planned = (Planned("A liaison", "Eva", "Ask", "2027-01-31"), Planned("Breakfast", "", "", ""))
    found = text("small", bank, Meeting(Choice("2026-11-20", "defined", None, "For a year."), planned))
    for said in ("Decided on 20 November 2026: stay at Defined. For a year.", "A liaison : Eva, by 31 January 2027"):
        assert said in found


def test_long_texts_are_cut_so_that_one_page_stays_one(bank: Bank) -> None:
    """Between words and with a sign; the whole of it stands in decision and plan."""
    long = "Because of a reason that takes many words. " * 40
    planned = Planned(long, long, long, "2027-01-31")
    found = text("small", bank, Meeting(Choice("2026-11-20", "defined", None, long), (planned,) * 9))
    without = text("small", bank, Meeting(Choice("2026-11-20", "defined", None, ""), ()))
    assert len(found) < len(without) + 200 + 3 * 220
    assert 7 == found.count(" …")


def test_one_function_invites_the_other(bank: Bank) -> None:
    """There is no comparison, no gap and no decision on it."""
    found = text("one-function", bank, Meeting())
    assert "Until then this is one side of the story" in found
    assert "Decision" not in found


def test_a_name_from_a_person_is_no_markup(bank: Bank) -> None:
    """Whatever is typed is shown as it was typed."""
    report = report_of(TEAMS["small"], bank, name="<b>A & B</b>")
    html = render_brief(report, Meeting(plan=(Planned("<i>x</i>", "<i>y</i>", "", ""),)))
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in html
    assert "<i>" not in html


def test_the_page_takes_the_work_over() -> None:
    """The plan is on the page of the workspace; without answers the page says what is missing."""
    assert "Breakfast" in show(act(sample(), "add-own", "k1", name="Breakfast"), "brief")
    assert "No page yet" in show(empty(), "brief")
