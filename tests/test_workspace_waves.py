"""Measured again: what moved, the plan's signs of success, and the next date."""

import re
from dataclasses import replace
from random import Random

import pytest
from icalendar import Calendar

from assessment.errors import ActionError
from assessment.exchange.code import Response, code_mark, encode
from assessment.workspace import parts
from assessment.workspace.reached import measuring
from assessment.workspace.records import Import, Item, OwnResult, Person, Sign, Wave, pack_all
from assessment.workspace.waves.page import next_date, person_movement, progress, team_movement
from tests.workspaces import TODAY, act, context, empty, folded, link, of_one_mind, reopened, sample, show, twice


def signed(workspace, *signs):
    items = tuple(Item(f"k{number}", "Try", signs=(Sign(number, points),)) for number, points in signs)
    return replace(workspace, plan=items)


def seen(found):
    return {each.sign.statement: each.states for each in found.signs}


def test_one_measurement_has_nothing_to_compare():
    """The page says what is missing."""
    assert None is team_movement(sample(), context())
    assert None is person_movement(sample(), context())
    assert "Measure a second time to see what moved." in show(sample(), "waves")
    assert "Nobody was asked yet." in show(empty(), "waves")


def test_a_measurement_that_has_begun_is_collected_not_started_again():
    """Neither page offers to start what stands there, nor says that nobody was asked."""
    once = act(sample(), "start-wave", name="Winter", date=TODAY)
    for workspace in (once, act(twice({19: 2}), "start-wave", name="Winter", date=TODAY)):
        html = show(workspace, "waves")
        assert "“Winter” has begun, and nobody has answered yet." in html
        assert "Collect its answers" in html
        assert "Measure again</a>" not in html
    assert "Measure a second time" not in show(once, "waves")
    assert "collect" == progress(once, context()).next_step
    assert "collect" == progress(act(twice({}), "start-wave", name="Winter", date=TODAY), context()).next_step
    invited = show(replace(empty(), session=replace(empty().session, name="Spring")), "waves")
    assert "“Spring” has its name, and nobody has answered yet." in invited
    assert 'href="../compare/#begin">Invite people</a>' in invited
    assert "Collect its answers" not in invited
    assert "Nobody was asked yet." not in invited
    assert "Collect its answers" in show(once, "collect", step="report")
    earlier = act(once, "choose-wave", value=once.waves[0].key)
    assert 'data-action="choose-wave" data-value="fresh"' in parts.show(earlier, "collect", context(step="report"))


def test_what_moved_is_told_for_each_function():
    """Everybody answers 19 two points higher: both functions moved up there, and nowhere else."""
    found = team_movement(twice({19: 2}), context())
    assert {"sales": (19,), "marketing": (19,)} == {f: each.judged("up") for f, each in found.functions.items()}
    assert not any(each.judged("down") for each in found.functions.values())
    html = show(twice({19: 2}), "waves")
    assert "Moved up: joint learning (19), 99% likely." in html
    assert "compared as two separate groups" in html
    assert "Moved down: joint learning (19), 99% likely." in show(twice({19: -2}), "waves")


def test_a_mean_just_below_a_type_is_not_rounded_into_it():
    """Totals from 57 to 62 that mean 59.6 may be Defined or Aligned, and no table says 60."""
    people = [
        Person("sales", "staff", tuple(1 + (row + s) % 5 for s in range(17)) + rest, row, "")
        for row, rest in enumerate(2 * ((4, 5, 5), (4, 1, 1), (1, 2, 3), (2, 3, 1), (3, 4, 4)))
    ]
    waves = [Wave(key, key, f"2026-0{key}-01", (Import(key, key, TODAY, pack_all(people)),)) for key in "12"]
    html = show(replace(empty(), waves=tuple(waves)), "waves")
    assert "59.6 (between Defined and Aligned)" in html
    assert "<td>59.6</td><td>59.6</td>" in html


def test_a_sign_is_ticked_off_only_where_the_movement_is_clear_and_far_enough():
    """Reached, kept, on the way, not reached, and cannot tell are told apart, for each function."""
    steady = of_one_mind((18, 19))
    found = team_movement(
        signed(twice({19: 1, 6: 1}, before=steady), (19, 1.0), (18, 1.0), (12, 1.0), (6, 1.0)), context()
    )
    assert {
        19: {"sales": "reached", "marketing": "reached"},
        18: {"sales": "not-reached", "marketing": "not-reached"},
        12: {"sales": "not-reached", "marketing": "cannot-tell"},
    } == {number: states for number, states in seen(found).items() if number != 6}
    further = team_movement(signed(twice({19: 1}, before=steady), (19, 1.5)), context())
    assert {"sales": "partly", "marketing": "partly"} == seen(further)[19]
    assert {"sales": "kept", "marketing": "reached"} == seen(found)[6]  # Sales stood at 4.2 of 5 before
    assert [True, False, False, True] == [each.reached for each in found.signs]
    html = show(signed(twice({19: 1}, before=steady), (19, 1.0), (18, 1.0)), "waves")
    assert 1 == html.count(", ticked off")


def test_the_last_wave_is_compared_with_the_chosen_earlier_one():
    """By date, the one before it unless the reader looks at another; an empty wave is none."""
    workspace = twice({19: 2})
    first, second = workspace.waves
    third = replace(second, key="third", date="2026-11-01")
    three = replace(workspace, waves=(third, first, second))
    assert ("again", "third") == (team_movement(three, context()).before.key, team_movement(three, context()).after.key)
    assert "sample" == team_movement(three, context(earlierWave="sample")).before.key
    assert "again" == team_movement(three, context(earlierWave="third")).before.key
    begun = replace(three, waves=(*three.waves, replace(first, key="new", date="2027-01-01", imports=())))
    assert "third" == team_movement(begun, context()).after.key


def test_a_function_below_the_threshold_in_either_wave_is_not_compared():
    """Marketing has 11 people: with a threshold of 12 nothing of it is shown."""
    workspace = twice({19: 2})
    hidden = replace(workspace, session=replace(workspace.session, threshold=12))
    found = team_movement(hidden, context())
    assert (["sales"], ("marketing",)) == (list(found.functions), found.hidden)
    html = show(hidden, "waves")
    assert "Marketing is not compared" in html
    assert "Marketing in figures" not in html
    nobody = replace(workspace, session=replace(workspace.session, threshold=20))
    assert "Nothing can be compared yet." in show(nobody, "waves")


def test_a_sign_that_several_items_expect_is_told_once():
    """It names all of them, and says which of them are not done; another number of points is another sign."""
    workspace = twice({19: 1})
    sign = Sign(19, 1.0)
    items = (
        Item("a", "Meet", signs=(sign,), done=True),
        Item("b", "Learn", signs=(sign, Sign(19, 0.5))),
    )
    found = team_movement(replace(workspace, plan=items), context()).signs
    assert [(sign, ("Meet", "Learn")), (Sign(19, 0.5), ("Learn",))] == [
        (each.sign, tuple(item.name for item in each.items)) for each in found
    ]
    assert "From “Meet”, “Learn” (not done yet)." in show(replace(workspace, plan=items), "waves")


def test_two_results_of_one_person_are_compared_without_a_verdict():
    """What changed is told, and that nothing tells how much of it is chance."""
    workspace = act(empty(), "add-result", "a", link=link(*(3,) * 20), date="2026-01-01")
    workspace = act(workspace, "add-result", "b", link=link(*(3,) * 18, 5, 2), date="2026-06-01")
    found = person_movement(reopened(workspace), context())
    assert ("a", "b", (19,), (20,)) == (found.before.key, found.after.key, found.higher, found.lower)
    assert (60, 61, 1) == (found.total.before, found.total.after, found.total.difference)
    html = show(workspace, "waves")
    assert "Rated higher: joint learning (19). Rated lower: joint presentations (20)." in html
    assert "no verdict" in html
    signs = person_movement(signed(workspace, (19, 2.0), (20, 1.0), (1, 1.0)), context())
    assert ["reached", "not-reached", "not-reached"] == [state["person"] for state in seen(signs).values()]


def test_a_result_with_open_statements_is_not_compared():
    """No page adds one, but a file may hold one: it is passed over, as it has no total."""
    results = [(link(*(3,) * 20), "2026-01-02"), (link(*(None,) * 3, *(4,) * 17), "2026-03-02")]
    own = tuple(OwnResult(date, date, address.partition("#")[2]) for address, date in results)
    assert None is person_movement(replace(empty(), results=own), context())


def test_results_stand_in_the_order_of_their_dates():
    """Whichever was added first, the older one is the earlier one; a date can be mended."""
    workspace = act(empty(), "add-result", "new", link=link(*(4,) * 20), date="2026-06-01")
    workspace = act(workspace, "add-result", "old", link=link(*(3,) * 20), date="2026-01-01")
    assert "old" == person_movement(workspace, context()).before.key
    dated = act(workspace, "date-result", key="old", value="2026-08-01")
    assert "new" == person_movement(dated, context()).before.key
    assert None is person_movement(act(workspace, "remove-result", key="old"), context())


@pytest.mark.parametrize(
    ("workspace", "date"),
    [(sample(), "2026-10-12"), (twice({}), "2027-04-12"), (empty(), "2027-05-22")],
    ids=["after the only wave", "after the last wave", "from today"],
)
def test_the_next_date_is_half_a_year_later(workspace, date):
    """Counted from the last measurement, or from today where there is none."""
    assert date == next_date(workspace, context())


def test_a_proposed_date_that_has_passed_gets_a_word_and_is_not_offered():
    """The last measurement was long ago."""
    html = show(sample(), "waves")
    assert "This date has passed" in html
    assert "Agree on" not in html


def test_a_date_agreed_on_is_kept_and_goes_into_a_calendar():
    """It stays until another is chosen; an empty field goes back to the proposal."""
    agreed = act(sample(), "set-next-measurement", value="2027-03-01")
    assert "You agreed to measure again on <b>1 March 2027</b>." in show(reopened(agreed), "waves")
    file = parts.export(agreed, "next-measurement", {}, context())
    (event,) = Calendar.from_ical(file["text"]).walk("VEVENT")
    assert ("measure-again.ics", "20270301") == (file["name"], event["DTSTART"].to_ical().decode())
    assert "2026-10-12" == next_date(act(agreed, "set-next-measurement", value=""), context())
    with pytest.raises(ActionError, match="2027-02-29 is not a date that exists"):
        act(agreed, "set-next-measurement", value="2027-02-29")
    for before in ("2026-04-11", "2026-04-12"):  # it was measured on the second of these
        with pytest.raises(ActionError, match="You measured on that day or after it"):
            act(sample(), "set-next-measurement", value=before)


def test_progress_asks_for_a_date_and_to_measure_twice():
    """On the date agreed on, and after it, the measurement is due."""
    agreed = act(twice({}), "set-next-measurement", value="2027-03-01")
    steps = [progress(w, context()).next_step for w in (empty(), sample(), twice({}), agreed)]
    assert ["first", "date", "date", None] == steps
    assert "again" == progress(act(sample(), "set-next-measurement", value="2027-03-01"), context()).next_step
    assert "due" == progress(agreed, context(today="2027-03-02")).next_step


def test_the_overview_shows_these_parts_with_what_is_next():
    """Our work leads to each part, in words of its own."""
    html = show(sample(), "overview")
    for page in ("decide/advisor/", "act/plan/", "act/checklist-work/", "compare/waves/"):
        assert f'href="../{page}"' in html


def test_people_who_gave_the_same_word_are_compared_with_themselves():
    """Twelve people, one point higher on three statements, and a total that is hardly by chance a little higher."""
    random = Random(2)  # noqa: S311  test data
    before = [tuple(random.choice((2, 3, 3, 4)) for _ in range(20)) for _ in range(12)]
    moved = [
        tuple(
            min(5, answer + random.choice((0, 1, 1, 2) if number in (2, 7, 13) else (-1, 0, 0, 1)))
            for number, answer in enumerate(row, 1)
        )
        for row in before
    ]
    waves = []
    for place, rows in enumerate((before, moved), 1):
        codes = [encode(Response("sales", None, place, 70 + row, answers)) for row, answers in enumerate(rows)]
        people = [
            Person("sales", None, answers, row, code_mark(code))
            for row, (answers, code) in enumerate(zip(rows, codes, strict=True))
        ]
        waves.append(
            Wave(f"w{place}", f"Wave {place}", f"2026-0{place}-01", (Import("i", "f", TODAY, pack_all(people)),))
        )
    found = team_movement(replace(empty(), waves=tuple(waves)), context()).functions["sales"]
    assert (True, (2, 7, 13), "higher") == (found.paired, found.judged("up"), found.total.verdict)
    html = folded(show(replace(empty(), waves=tuple(waves)), "waves"))
    assert "12 people answered both times under the same word" in html
    said = r"The rise is hardly chance\. It is less than 10 points\."
    assert re.search(rf"interval of the change is [+\d. to−]+\. {said}", html)


def test_a_session_that_nobody_answered_has_nothing_to_collect_again():
    """Measuring once comes first; to collect is a step of a further measurement only."""
    named = act(empty(), "set-session", name="Spring", threshold="")
    assert ["first", "date", "again"] == list(measuring(named, context()))
    once = act(sample(), "start-wave", name="Winter", date=TODAY)
    assert ["first", "collect", "date"] == list(measuring(once, context()))
    inviting = act(named, "add-result", link=link(*(3,) * 20))
    assert ["first", "date", "again"] == list(measuring(inviting, context()))
    for each in (named, inviting):
        overview = show(each, "overview").partition('<b><a href="../compare/waves/">')[2].partition("</li>")[0]
        assert "0 of 3 done" in overview
        assert "measure once" in overview
        assert "collect" not in overview


@pytest.mark.parametrize(
    ("agreed", "again", "primary"),
    [("", 1, ["Agree to"]), ("2027-05-01", 1, []), (TODAY, 1, ["Measure again"]), ("2026-11-01", 1, ["Measure again"])],
)
def test_measuring_again_is_offered_once_and_is_the_next_when_its_day_has_come(agreed, again, primary):
    """One control leads there, however often people answered; until the day it does not stand out."""
    for workspace in (sample(), twice({}))[0 if agreed else 1 :]:  # of the first, the day to propose has passed
        html = show(replace(workspace, next_measurement=agreed), "waves")
        assert again == len(re.findall(r"<(?:a|button)[^>]*>Measure again<", html))
        assert primary == [
            " ".join(each.split()[:2]) for each in re.findall(r'md-button--primary"[^>]*>([^<]*)<', html)
        ]
        cockpit = show(replace(workspace, next_measurement=agreed), "collect", step="report")
        assert 1 == cockpit.count(">Measure again<")


def test_what_is_next_stands_above_what_moved_or_was_measured():
    """The one button that stands out is not looked for below the whole comparison."""
    html = show(twice({}), "waves")
    assert html.index("md-button--primary") < html.index('id="waves-next"')
    assert 1 == html.count("Agree to measure on") == html.count("md-button--primary")
    assert "Agree on" not in html
    begun = show(act(twice({}), "start-wave", name="Third", date="2027-04-12"), "waves")
    assert 1 == begun.count("md-button--primary")
