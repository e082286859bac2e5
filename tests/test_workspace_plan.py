"""The plan: the order in which practices are offered, what is written beside them, and the files."""

import base64
import csv
import io
import re
from dataclasses import replace

import openpyxl
import pytest
from icalendar import Calendar

from assessment.errors import ActionError
from assessment.exchange.spreadsheet import bounds_of, worksheets_of
from assessment.load import load_instrument
from assessment.model import entry
from assessment.plan import advise, rise
from assessment.report.environment import drawn
from assessment.report.markdown import markdown
from assessment.workspace import parts
from assessment.workspace.decision import planned_step
from assessment.workspace.plan.page import ACTIONS as PLAN_ACTIONS
from assessment.workspace.plan.page import progress, show_plan
from assessment.workspace.plan.shown import shown_items
from assessment.workspace.plan.suggesting import suggest
from assessment.workspace.standing import standing
from tests.workspaces import act, context, empty, link, reopened, sample, show

BAD = '=1+1 <b>"Ünïcode"</b>; a, b'


def offered(workspace):
    where = standing(workspace, context())
    return suggest(where, planned_step(workspace, where, context()), context().bank)


@pytest.fixture
def planned():
    """Return a plan of two practices and something of one's own; keys k1, k2, k3."""
    workspace = act(sample(), "add-practice", "k1", practice="joint-assignments")
    workspace = act(workspace, "add-practice", "k2", practice="liaison")
    return act(workspace, "add-own", "k3", name=BAD)


def export(workspace, name):
    return parts.export(workspace, name, {}, context())


def test_practices_of_a_person_come_in_the_order_of_the_result(bank):
    """The plan offers first what the result names, by the weakest statements, and then the rest of the step."""
    workspace = act(empty(), "add-result", link=link(4, 1, 4, 4, 4, 1, *(3,) * 14))
    named = [advice.practice.key for advice in advise(standing(workspace, context()).score, bank)]
    found = offered(workspace)
    assert named == [each.practice.key for each in found if each.because]
    turns = ["now", "earlier", "later"]
    assert sorted(turns.index(each.turn) for each in found) == [turns.index(each.turn) for each in found]
    assert {practice.key for practice in bank.practices} == {each.practice.key for each in found}


def test_practices_of_a_team_come_with_what_is_seen_differently():
    """The sample parts on feedback, blame and customer meetings: the liaison speaks to all of them."""
    first = offered(sample())[0]
    assert ("liaison", (6, 3, 2, 7)) == (first.practice.key, first.apart)
    html = show(sample(), "plan")
    assert "Because Sales and Marketing answer differently on" in html


def test_without_answers_the_order_is_that_of_the_bank(bank):
    """A chosen type knows the step and nothing about statements."""
    found = offered(act(empty(), "choose-basis", value="defined"))
    step = [practice.key for practice in bank.practices if practice.step == "to-aligned"]
    assert step == [each.practice.key for each in found if each.turn == "now"]


def test_the_plan_is_for_the_step_that_was_decided_on():
    """Until a later result names another type: then it is decided anew, and the step is the one from there."""
    workspace = act(act(empty(), "choose-basis", value="undefined"), "keep-decision", choice="move")
    assert "From Undefined to Defined" in show(workspace, "plan")
    workspace = act(workspace, "choose-basis", value="aligned")
    where = standing(workspace, context())
    assert "to-integrated" == planned_step(workspace, where, context()).key
    html = show(workspace, "plan")
    assert '<h2 id="plan-for">From Undefined to Defined</h2>' in html
    assert "when you were Undefined. You are Aligned now: decide anew." in html
    assert "This plan is from" not in html
    planned = show(act(workspace, "add-own", name="Breakfast"), "plan")
    assert "This plan is from 22 November 2026, when you were Undefined. You are Aligned now: decide anew." in planned


def test_who_decided_to_stay_is_not_sold_a_step():
    """The page says so, and points to the next measurement."""
    workspace = act(act(empty(), "choose-basis", value="defined"), "keep-decision", choice="stay")
    html = show(workspace, "plan")
    assert "You decided to stay at Defined" in html
    assert "Then no new practice is needed." in html


def test_a_chosen_practice_brings_its_first_step_and_its_signs(bank, planned):
    """The weak statements that speak for it become signs of one point; it is offered no second time."""
    liaison = planned.plan[1]
    start = entry(bank.practices, "liaison").start[0]
    assert f"{start.title}. {start.text}" == liaison.first
    assert [(6, 1.0), (3, 1.0), (2, 1.0), (7, 1.0)] == [(sign.statement, sign.points) for sign in liaison.signs]
    assert 'data-practice="liaison"' not in show(planned, "plan")
    with pytest.raises(ActionError, match="A liaison is in the plan already"):
        act(planned, "add-practice", practice="liaison")


def test_texts_and_dates_are_kept_and_survive_a_file(planned):
    """What is typed beside an item is kept as it was typed."""
    for field, value in (("owner", BAD), ("date", "2027-01-31"), ("first", "One\nTwo"), ("note", BAD), ("done", True)):
        planned = act(planned, "change-item", key="k1", field=field, value=value)
    item = reopened(planned).plan[0]
    assert (BAD, "2027-01-31", "One\nTwo", BAD, True) == (item.owner, item.date, item.first, item.note, item.done)
    assert "&lt;b&gt;" in show(planned, "plan")
    assert "<b>&#34;Ünïcode" not in show(planned, "plan")


def test_an_item_is_never_shown_as_it_was_before(planned):
    """After every action, on any day, the page is what it would be if nothing had been drawn before."""
    done = [
        ("change-item", {"key": "k1", "field": "owner", "value": BAD}),
        ("change-item", {"key": "k1", "field": "date", "value": "2026-11-23"}),
        ("change-item", {"key": "k2", "field": "first", "value": "Begin"}),
        ("change-item", {"key": "k2", "field": "note", "value": "Remember"}),
        ("change-item", {"key": "k3", "field": "name", "value": "Something else"}),
        ("set-sign", {"key": "k3", "statement": "3"}),
        ("set-sign", {"key": "k3", "statement": "3", "value": "1,5"}),
        ("set-sign", {"key": "k3", "statement": "5", "value": "1"}),
        ("remove-sign", {"key": "k3", "statement": "3"}),
        ("move-item", {"key": "k3", "direction": "up"}),
        ("add-own", {"name": "More"}),
        ("change-item", {"key": "k1", "field": "done", "value": True}),
        ("change-item", {"key": "k1", "field": "done", "value": False}),
        ("choose-basis", {"value": "defined"}),
        ("add-result", {"link": link(*(2,) * 20), "rest": "yes"}),
        ("add-practice", {"practice": "disciplined-communication"}),
        ("choose-basis", {"value": "team"}),
        ("remove-item", {"key": "k2"}),
    ]
    assert set(PLAN_ACTIONS) <= {action for action, _ in done}
    steps = [planned]
    for place, (action, values) in enumerate(done):
        steps.append(act(steps[-1], action, f"n{place}", **values))
    seen = [context(today=day) for day in ("2026-11-22", "2026-11-24")]
    seen.append(replace(seen[0], root="../../"))
    asked = [(step, each) for step in [*steps, *reversed(steps)] for each in seen]
    shown = [parts.show(step, "plan", each) for step, each in asked]

    def anew(step, each):
        drawn.cache_clear()
        return parts.show(step, "plan", each)

    assert shown == [anew(step, each) for step, each in asked]


def test_only_what_changed_is_drawn_again(planned):
    """One item of many is written on: it alone is drawn, on the page and on its paper."""
    show(planned, "plan")
    before = drawn.cache_info().misses
    show(act(planned, "change-item", key="k2", field="owner", value="Ada"), "plan")
    assert 2 == drawn.cache_info().misses - before


def test_a_date_in_the_past_gets_a_word_unless_it_is_done(planned):
    """It is accepted; nobody is told off for what is done."""
    late = act(planned, "change-item", key="k1", field="date", value="2026-11-21")
    assert [True, False, False] == [row.passed for row in shown_items(late, context())]
    assert "This date has passed." in show(late, "plan")
    today = act(planned, "change-item", key="k1", field="date", value="2026-11-22")
    assert "This date has passed." not in show(today, "plan")
    done = act(late, "change-item", key="k1", field="done", value=True)
    assert "This date has passed." not in show(done, "plan")


@pytest.mark.parametrize(
    ("action", "values", "message"),
    [
        ("change-item", {"key": "k1", "field": "date", "value": "2026-13-01"}, "is not a date that exists"),
        ("change-item", {"key": "k1", "field": "key", "value": "x"}, "does not know"),
        ("change-item", {"key": "k3", "field": "name", "value": " "}, "Enter what you want to do."),
        ("change-item", {"key": "gone", "field": "owner", "value": "x"}, "not in the plan any more"),
        ("change-item", {"key": "k1", "field": "owner", "value": "x" * 201}, "longer than 200"),
        ("set-sign", {"key": "k1", "statement": "21"}, "Choose a statement"),
        ("set-sign", {"key": "k1", "statement": "1", "value": "0.4"}, "from 0.5 to 4"),
        ("set-sign", {"key": "k1", "statement": "1", "value": "nan"}, "from 0.5 to 4"),
        ("set-sign", {"key": "k1", "statement": "1", "value": "much"}, "from 0.5 to 4"),
        ("add-practice", {"practice": "magic"}, "not known any more"),
        ("add-own", {"name": ""}, "Enter what you want to do."),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_sentence(planned, action, values, message):
    """Nothing is changed."""
    with pytest.raises(ActionError, match=message):
        act(planned, action, **values)


def test_a_sign_says_where_each_function_stands_and_where_it_should_stand(planned):
    """Sales is at 4.2 of 5 on feedback: it keeps what there is, while Marketing rises by a point."""
    feedback, *_others = shown_items(planned, context())[1].signs
    told = {each.who: (round(each.now, 1), round(each.then, 1)) for each in feedback.targets}
    assert {"sales": (4.2, 4.2), "marketing": (2.4, 3.4)} == told
    said = "feedback from Sales (6): Sales to stay at 4.2, Marketing from 2.4 to 3.4; customer meetings (3)"
    for text in (show(planned, "plan"), export(planned, "plan-csv")["text"], export(planned, "plan-markdown")["text"]):
        assert said in text.replace("\\", "")
    assert "now 4.2, to be kept" in show(planned, "plan")
    assert "now 2.4, target 3.4" in show(planned, "plan")
    done = act(planned, "change-item", key="k2", field="done", value=True)
    assert feedback.targets == shown_items(done, context())[1].signs[0].targets


@pytest.mark.parametrize(
    ("now", "points", "one_person", "asked"),
    [
        (2.0, 1.0, False, 1.0),
        (3.75, 1.0, False, 0.75),  # up to 4.5
        (4.0, 1.0, False, 0.5),
        (4.2, 1.0, False, 0.0),  # nobody would notice what is left
        (1.0, 4.0, False, 3.5),
        (2, 0.5, True, 1),  # one person answers in whole numbers
        (3, 4.0, True, 1),
        (4, 1.0, True, 0),
    ],
)
def test_no_target_is_beyond_what_can_be_reached(bank, now, points, one_person, asked):
    """A view rises by what the plan asks for, and never above 4.5 of 5."""
    assert asked == rise(now, points, bank.instrument, one_person=one_person)


def test_who_stays_finds_no_practice_of_the_next_step_first():
    """Directly below "You decided to stay", nothing asks for the step up."""
    staying = act(act(sample(), "choose-basis", value="defined"), "keep-decision", choice="stay")
    shown = show_plan(staying, context())
    assert [] == shown["now"]
    assert {"earlier", "later"} == {each.turn for each in shown["other"]}
    html = show(staying, "plan")
    assert "Every practice of this step is in the plan." not in html
    assert "Choose one or two practices below" not in html
    assert "Nothing, and nothing has to be here." in html


def test_signs_can_be_set_and_removed(planned):
    """A sign has one place, in the order of the statements; a comma is a decimal point."""
    set_ = act(act(planned, "set-sign", key="k2", statement="1"), "set-sign", key="k2", statement="1", value="0,5")
    assert [(1, 0.5), (2, 1.0), (3, 1.0), (6, 1.0), (7, 1.0)] == [
        (sign.statement, sign.points) for sign in set_.plan[1].signs
    ]
    removed = act(set_, "remove-sign", key="k2", statement="2")
    assert [1, 3, 6, 7] == [sign.statement for sign in removed.plan[1].signs]


@pytest.mark.parametrize(
    ("key", "direction", "order"),
    [("k1", "up", "k1 k2 k3"), ("k2", "up", "k2 k1 k3"), ("k2", "down", "k1 k3 k2"), ("k3", "down", "k1 k2 k3")],
)
def test_items_move_one_place_and_stop_at_the_ends(planned, key, direction, order):
    """Up and down, with the keyboard too."""
    moved = act(planned, "move-item", key=key, direction=direction)
    assert order.split() == [item.key for item in moved.plan]


def test_an_item_can_be_taken_out(planned):
    """The others stay in their order."""
    assert ["k1", "k3"] == [item.key for item in act(planned, "remove-item", key="k2").plan]


def test_the_table_is_safe_to_open(planned):
    """CSV and spreadsheet say the same, and no cell is a formula."""
    named = act(planned, "change-item", key="k1", field="owner", value="=HYPERLINK(1)")
    file = export(named, "plan-csv")
    found = list(csv.reader(io.StringIO(file["text"].removeprefix("\ufeff"))))
    assert ("plan-2026-11-22.csv", "text/csv") == (file["name"], file["type"])
    headings = ["place", "what", "owner", "date", "first step", "sign of success", "notes", "done"]
    assert headings == found[0]
    assert {"no"} == {row[-1] for row in found[1:]}
    assert [("1", "'=HYPERLINK(1)"), ("2", ""), ("3", "")] == [(row[0], row[2]) for row in found[1:]]
    data = base64.b64decode(export(named, "plan-xlsx")["base64"])
    (sheet,) = worksheets_of("plan.xlsx", data, bounds_of(load_instrument(), 1_000_000))
    assert found == [[*row, *[""] * (8 - len(row))] for row in sheet.rows]
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_the_calendar_holds_what_is_dated_and_open_and_the_next_measurement(planned):
    """Its identifiers stay the same, so a calendar that reads it again replaces and does not double."""
    dated = act(planned, "change-item", key="k2", field="date", value="2027-01-31")
    done = act(dated, "change-item", key="k1", field="date", value="2026-12-01")
    done = act(done, "change-item", key="k1", field="done", value=True)
    text = export(done, "plan-calendar")["text"]
    assert text == export(reopened(done), "plan-calendar")["text"]
    events = Calendar.from_ical(text).walk("VEVENT")
    assert ["plan-sample-k2@common-ground", "measure-sample@common-ground"] == [event["UID"] for event in events]
    assert "A liaison" == events[0]["SUMMARY"]
    assert "shared vocabulary (7): Sales from 3.6 to 4.5, Marketing from 2.6 to 3.6" in events[0]["DESCRIPTION"]


def test_a_calendar_is_no_html(planned):
    """What a person wrote stands in the calendar as it was written."""
    dated = act(planned, "change-item", key="k3", field="date", value="2027-01-31")
    dated = act(dated, "change-item", key="k3", field="owner", value="R&D")
    first = Calendar.from_ical(export(dated, "plan-calendar")["text"]).walk("VEVENT")[0]
    assert f"{BAD} (R&D)" == first["SUMMARY"]


def test_a_spreadsheet_takes_what_slides_hold(planned):
    """A line break copied from a slide is a control character, which no spreadsheet may hold."""
    odd = act(planned, "change-item", key="k1", field="note", value="one\x0btwo \ud800\nthree")
    data = base64.b64decode(export(odd, "plan-xlsx")["base64"])
    assert "one two  \nthree" == openpyxl.load_workbook(io.BytesIO(data)).active["G2"].value


def test_who_decided_to_stay_needs_no_plan():
    """Our work does not send them on to choose a practice, nor to the checklist."""
    chosen = act(sample(), "choose-basis", value="defined")
    staying = act(chosen, "keep-decision", choice="stay")
    assert None is progress(staying, context()).next_step
    assert 2 == show(staying, "overview").count("Not needed: you decided to stay.")
    assert "choose" == progress(act(chosen, "keep-decision", choice="move"), context()).next_step
    assert "owner" == progress(act(staying, "add-own", name="Breakfast"), context()).next_step


def test_the_text_says_everything_once(planned):
    """Markdown to paste into minutes: no HTML escapes, no empty remark."""
    text = export(act(planned, "change-item", key="k1", field="date", value="2026-11-01"), "plan-markdown")["text"]
    assert 1 == text.count("## 2. A liaison\n")
    assert "- Date: 1 November 2026 (this date has passed)\n" in text
    assert f"## 3. {markdown(BAD)}\n" in text
    assert "- Notes:" not in text
    assert text.startswith("# Sample\n\nWritten on 22 November 2026. Made-up data.\n")


@pytest.mark.parametrize("name", ["plan-markdown", "plan-csv", "plan-xlsx", "plan-calendar"])
def test_an_empty_plan_makes_no_file(name):
    """A sentence instead of an empty sheet."""
    with pytest.raises(ActionError, match=r"nothing in the plan yet|Nothing in the plan has a date"):
        export(empty(), name)


def test_progress_asks_for_owner_date_and_sign():
    """Each step leads to the next; what is done asks for nothing."""
    only = act(empty(), "add-own", "k1", name="Breakfast")
    owned = act(only, "change-item", key="k1", field="owner", value="Ana")
    dated = act(owned, "change-item", key="k1", field="date", value="2027-01-31")
    signed = act(dated, "set-sign", key="k1", statement="2")
    steps = [progress(workspace, context()).next_step for workspace in (empty(), only, owned, dated, signed)]
    assert ["choose", "owner", "date", "sign", "do"] == steps
    assert None is progress(act(only, "change-item", key="k1", field="done", value=True), context()).next_step


def test_the_button_of_the_plan_is_its_next_step():
    """First what lacks an owner, a date or a sign; then the plan leads on to measuring again."""
    only = act(act(empty(), "add-own", "k1", name="Lunch"), "add-own", "k2", name="Breakfast")
    states = [only]
    for field, value in (("owner", "Ana"), ("date", "2027-01-31")):
        for key in ("k1", "k2"):
            states.append(act(states[-1], "change-item", key=key, field=field, value=value))
    for key in ("k1", "k2"):
        states.append(act(states[-1], "set-sign", key=key, statement="2"))
    primary = [re.findall(r'md-button--primary" (?:type="\w+" )?(\S+)', show(each, "plan")) for each in states]
    fields = ["#owner-k1", "#owner-k2", "#date-k1", "#date-k2", "#sign-k1", "#sign-k2", "../compare/waves/"]
    assert [[f'href="{each}"'] for each in fields] == [[each.split(">")[0] for each in found] for found in primary]
    assert "Agree on a date to measure again" in show(states[-1], "plan")


def test_what_is_done_says_what_will_tell_what_came_of_it():
    """On the page and on paper: the next measurement."""
    workspace = act(sample(), "add-practice", "k1", practice="liaison")
    assert "The next measurement tells what came of it." not in show(workspace, "plan")
    done = act(workspace, "change-item", key="k1", field="done", value=True)
    assert "This is done. The next measurement tells what came of it." in show(done, "plan")
    assert "The next measurement tells what came of things that are done." in show(done, "plan")


def test_the_page_says_in_which_order_practices_stand():
    """By the report for a team, by weak statements for one person, by the sources without answers."""
    assert "In the order of the report: first what speaks to most of the statements" in show(sample(), "plan")
    person = act(empty(), "add-result", link=link(*(2,) * 20))
    assert "In the order of your weakest statements" in show(person, "plan")
    assert "In the order of the sources." in show(act(empty(), "choose-basis", value="defined"), "plan")


def test_an_empty_plan_has_one_button_that_stands_out():
    """To decide, where nothing is decided, and then the practice that the answers call for first."""
    primary = re.compile(r'md-button--primary[^>]*?(?:href|data-practice)="([^"]*)"', re.DOTALL)
    assert ["../decide/advisor/"] == primary.findall(show(sample(), "plan"))
    decided = act(sample(), "keep-decision", choice="move")
    first = show_plan(decided, context())["now"][0].practice.key
    assert [first] == primary.findall(show(decided, "plan"))
    assert [] == primary.findall(show(act(sample(), "keep-decision", choice="stay"), "plan"))


def test_the_plan_leads_to_the_checklist_of_its_practices():
    """The checklist is ordered by the plan, so one leads to the other."""
    assert "act/checklist-work/" not in show(sample(), "plan")
    planned = act(sample(), "add-practice", "k1", practice="liaison")
    assert 'href="../act/checklist-work/"' in show(planned, "plan")


def test_no_number_of_a_statement_reads_as_part_of_it(planned):
    """“3 Marketing people” are not three people, and the field beside a statement says what it is."""
    html = show(planned, "plan")
    assert not re.search(r">\s*\d+ [A-Z][^<]* [^<]*</(?:label|p|legend)>", html)
    assert "Statement 3: Marketing people" in html
    fields = re.findall(r'<label for="(points-[^"]*)">Rise, in points</label><input id="([^"]*)"', html)
    assert fields
    assert all(label == field for label, field in fields)
    assert len(fields) == len(re.findall(r'type="number"', html))
    for page in ("checklist", "process"):
        assert not re.search(r"<(?:legend|b)>\d+ [A-Z]", show(planned, page))
