"""The facilitator's kit for one team."""

from assessment.model import Bank
from assessment.report.kit import render_kit
from tests.teams import TEAMS, Page, people, report_of
from tests.workspaces import act, empty, sample, show


def text(html: str) -> str:
    return " ".join(Page(html).lines)


def test_the_agenda_says_what_each_step_is_about_here(bank: Bank) -> None:
    """With this team's shared ground, gaps and practices, each at its minute."""
    found = text(render_kit(report_of(TEAMS["clear-gap"], bank)))
    for said in (
        *("0:05 What you share", "Both see 7 of the 20 statements alike", "0:25 The widest gap."),
        "Feedback from Sales (6); Freedom from blame (2); Winning or losing together (16).",
        "To choose from: A liaison, Sitting together, Joint assignments.",
        *("1:30 and nobody stays longer", "4:00 with two breaks"),
    ):
        assert said in found


def test_pairs_get_the_questions_of_the_gaps(bank: Bank) -> None:
    """Each with its statement and room to write; without a likely gap there is one question all the same."""
    html = render_kit(report_of(TEAMS["clear-gap"], bank))
    assert all(bank.instrument.statements[number - 1].question in html for number in (6, 2, 16))
    assert 6 == html.count('class="write-on"')
    alike = render_kit(report_of(people("sales", 20, seed=1) + people("marketing", 20, seed=1), bank))
    assert "No gap is likely enough to act on" in alike
    assert "You both rate useful material (5) high. What made that work" in text(alike)


def test_what_each_believes_of_the_other_is_told_where_people_guessed(bank: Bank) -> None:
    """Each guess beside what the other side answers, and what to ask; without guesses nothing is said of them."""
    found = text(show(sample(), "kit"))
    assert "You think, they think" in found
    assert "Sales thinks that Marketing answers 2.6; it answers 3.5. That is probably too low" in found
    assert "Each names one example." in found
    assert "You think" not in text(render_kit(report_of(TEAMS["clear-gap"], bank)))


def test_a_kit_needs_both_functions() -> None:
    """Else the page says what is missing."""
    assert "Questions for pairs" in show(sample(), "kit")
    assert "No kit yet" in show(empty(), "kit")


def test_what_is_agreed_goes_into_the_plan_and_the_rules() -> None:
    """What, who and by when; ticked, it is a rule of engagement as well, in the paper that is there or a new one."""
    once = act(sample(), "agree", name="Call each lead in two days", owner="Sales", date="2026-12-01", rule=["on"])
    twice = act(once, "agree", fresh="next", name="Send the list", owner="", date="", rule=["on"])
    done = act(twice, "agree", fresh="last", name="Visit <one> customer", owner="Both heads", date="")
    planned = [(item.name, item.owner, item.date) for item in done.plan]
    assert ("Call each lead in two days", "Sales", "2026-12-01") == planned[0]
    assert ["Send the list", "Visit <one> customer"] == [name for name, _, _ in planned[1:]]
    (paper,) = done.papers
    assert ["Call each lead in two days", "Send the list"] == [row.get("task") for row in paper.rows("rules")]
    assert ("Sales", "2026-12-01") == (paper.rows("rules")[0].get("from"), paper.rows("rules")[0].get("by"))
    assert "Visit &lt;one&gt; customer" in show(done, "kit")
    assert "Call each lead in two days" in show(done, "papers")
    assert "Sales, by 1 December 2026" in text(show(done, "kit"))
