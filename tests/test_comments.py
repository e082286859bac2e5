"""Comments: kept apart from who wrote them, shown by function from the threshold on, found beside codes."""

import json
from dataclasses import replace

import pytest

from assessment.errors import ActionError
from assessment.exchange.code import Response, encode
from assessment.exchange.read import read_file
from assessment.exchange.survey.words import words
from assessment.stats import NoFigure
from assessment.team.comments import shown_comments
from assessment.workspace import parts
from assessment.workspace.records import Comment
from assessment.workspace.report.page import report_of
from tests.shapes import csv_of
from tests.teams import Respondent
from tests.test_workspace_collect_how_to_read import sent
from tests.test_workspace_collect_importing import files
from tests.workspaces import act, context, empty, reopened, with_answers

HEADINGS = ("Department", *(f"q{number}" for number in range(1, 21)), "Comments")


def code(number, function="sales"):
    return encode(Response(function, "staff", 0, number, (1, 2, 3, 4, 5) * 4))


def table(*written):
    """Return a file with a row for each department and comment."""
    answers = [[(row * 7 + place * place) % 5 + 1 for place in range(20)] for row in range(len(written))]
    return csv_of(HEADINGS, *([team, *given, comment] for given, (team, comment) in zip(answers, written, strict=True)))


TEXTS = ("We meet too seldom", "Above all: <b>talk</b> *more*", "-", "n/a", "A good start")
SALES = [("Sales", text) for text in (*TEXTS, *[""] * 7)]
MARKETING = [("Marketing", "Leads go cold"), *[("Marketing", "")] * 11]
TEAM = table(*SALES, *MARKETING)


def test_a_column_of_comments_is_kept_only_where_somebody_says_so(instrument):
    """What says that there is none is none."""
    unasked = read_file("team.csv", TEAM, instrument)
    assert {()} == {person.comments for person in unasked.respondents}
    ((_, proposal),) = unasked.proposals
    keep = replace(proposal, columns=(*proposal.columns[:-1], "comment"))
    found = [person.comments for person in read_file("team.csv", TEAM, instrument, choices=[keep]).respondents]
    assert [(text,) for text in ("We meet too seldom", "Above all: <b>talk</b> *more*")] == found[:2]
    assert [(), ()] == found[2:4]


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        ("[14:00] Anna: {0}\nComment: we meet too seldom", {0: "we meet too seldom"}),
        ("14:00 - Anna: {0} Kommentar: zu selten", {0: "zu selten"}),
        ("Anna 14:00\nCommentaire : trop rare\n{0}\n\n\n\n\n\nBen 14:05\n{1}", {0: "trop rare"}),
        ("{0}\nComment: first\n{1}\nComment: second", {0: "first", 1: "second"}),
        ("{0}\nSee you at 14:00, and note: nothing\n", {0: "nothing"}),
        ("{0}\n\n\n\n\n\n\nComment: of nobody", {}),
        ("{0}\nI do not comment", {}),
    ],
)
def test_a_comment_beside_a_code_is_found(text, comments, instrument):
    """It stands behind its word and a colon, on a line near the code."""
    text = text.format(code(0), code(1))
    people = read_file("chat.txt", text.encode(), instrument).respondents
    found = {place: person.comments[0] for place, person in enumerate(people) if person.comments}
    assert comments == found


def test_small_groups_show_no_comment():
    """Nor does a function that is hidden for another reason, or a person without any."""
    written = [("sales", "b"), ("sales", "a"), ("marketing", "c"), ("other", "d"), (None, "e"), ("sales", "a")]
    people = {"sales": 4, "marketing": 3, "other": NoFigure("complement")}
    assert {"sales": ("a", "b")} == shown_comments(written, people, 4)


def test_the_order_of_comments_tells_nothing():
    """Neither the order of the rows nor how often somebody wrote it."""
    written = [("sales", text) for text in "cabca"]
    assert shown_comments(written, {"sales": 5}, 4) == shown_comments(reversed(written), {"sales": 5}, 4)


def test_comments_are_kept_and_shown_by_function():
    """They stand in the report and its files, escaped, from when all answers are in: one that came alone would tell."""
    kept = reopened(act(empty(), "add-answers", **sent(empty(), files(**{"team.csv": TEAM}), Comments="comment")))
    texts = ["A good start", "Above all: <b>talk</b> *more*", "Leads go cold", "We meet too seldom"]
    assert texts == [comment.text for comment in kept.waves[0].comments]
    assert "In their own words" not in parts.show(kept, "report", context())
    kept = act(kept, "close-wave", "closed")
    shown = parts.show(kept, "report", context())
    markdown = parts.export(kept, "report-markdown", {}, context())["text"]
    saved = json.loads(parts.export(kept, "report-json", {}, context())["text"])
    sales = ["A good start", "Above all: <b>talk</b> *more*", "We meet too seldom"]
    assert {"sales": sales, "marketing": ["Leads go cold"]} == saved["comments"]
    assert [True, False, False] == [text in markdown for text in ("We meet too seldom", "n/a", "<b>talk")]
    assert [True, False, False] == [text in shown for text in ("&lt;b&gt;talk", "<b>talk", "n/a")]


def test_the_preview_says_how_many_comments_are_kept():
    """Before anything is added."""
    values = files(**{"team.csv": TEAM})
    html = " ".join(parts.preview(empty(), "answers", values, context()).split())
    assert "Comments, which are not kept: choose so above" in html
    chosen = sent(empty(), values, Comments="comment")
    html = " ".join(parts.preview(empty(), "answers", chosen, context()).split())
    assert "4 comments are kept, apart from the answers" in html


def test_the_facilitator_hides_a_comment_and_sees_it():
    """It is in no file of the report, which says that one is held back; the list shows it, and it can come back."""
    kept = reopened(act(empty(), "add-answers", **sent(empty(), files(**{"team.csv": TEAM}), Comments="comment")))
    kept = act(kept, "close-wave", "closed")
    hidden = act(kept, "hide-comment", function="marketing", text="Leads go cold", hidden="yes")
    page = parts.show(hidden, "report", context())
    report, list_of_all = page.split("report-written", 1)
    assert "Leads go cold" not in report
    assert "The facilitator holds one comment back." in report
    assert "Leads go cold" in list_of_all
    assert "Hidden from the report." in list_of_all
    for export in ("report-markdown", "report-json"):
        assert "Leads go cold" not in parts.export(hidden, export, {}, context())["text"]
    again = act(hidden, "hide-comment", function="marketing", text="Leads go cold", hidden="")
    assert parts.show(kept, "report", context()) == parts.show(again, "report", context())
    with pytest.raises(ActionError, match="no longer here"):
        act(kept, "hide-comment", function="sales", text="Leads go cold", hidden="yes")


def test_the_open_question_is_a_comment_by_its_name():
    """A form may ask it in the words of the page."""
    assert words().heading("comment", "One thing the other side should know")
    assert words().heading("comment", "One thing that Marketing should know")


def rows(function, size, start=0, opened=False):
    """Return people who all answer otherwise; those who left a statement open are too few to be in a figure."""
    answers = [
        tuple((n * (row + 1) + row * 3 + row // 5) % 5 + 1 for n in range(20)) for row in range(start, start + size)
    ]
    return [Respondent(function, None, (None, *each[1:]) if opened else each) for each in answers]


def writing(workspace, people, *texts, fresh):
    """Return a workspace to which people were added who wrote this."""
    workspace = with_answers(workspace, people, fresh)
    (wave,) = workspace.waves
    *before, last = wave.imports
    said = tuple(Comment(people[0].function, text) for text in texts)
    return replace(workspace, waves=(replace(wave, imports=(*before, replace(last, comments=said))),))


def first_report(function="sales"):
    kept = writing(empty(), rows(function, 9), "At first", fresh="first")
    return act(act(kept, "close-wave"), "reopen-wave")


@pytest.mark.parametrize("function", ["sales", "other"])
def test_a_comment_that_only_the_second_report_shows_is_not_one_newcomers(function):
    """No figure counts one who left a statement open, and yet the new comment would be theirs; held back as well."""
    one = rows(function, 1, start=9, opened=True)
    assert act(writing(first_report(function), one, fresh="later"), "close-wave").waves[0].closed
    late = writing(first_report(function), one, "Late, and angry", fresh="later")
    hidden = act(late, "hide-comment", function=function, text="Late, and angry", hidden="yes")
    for each in (late, hidden):
        with pytest.raises(ActionError, match="fewer than 6 people’s answers came in"):
            act(each, "close-wave")


def test_comments_of_enough_newcomers_are_shown():
    """Six may have written it."""
    late = act(writing(first_report(), rows("sales", 6, start=9), "Late", fresh="later"), "close-wave")
    assert {"sales": ("At first", "Late")} == report_of(late, context()).comments


def test_a_comment_that_only_the_first_report_shows_is_not_one_persons():
    """Who went is known by what went with them."""
    first = writing(empty(), rows("sales", 9), "At first", fresh="first")
    whole = act(writing(first, rows("sales", 1, start=9, opened=True), "Gone", fresh="open"), "close-wave")
    without = act(act(whole, "reopen-wave"), "remove-import", key="open")
    with pytest.raises(ActionError, match="have gone or changed"):
        act(without, "close-wave")


def test_comments_of_a_report_that_noted_none_are_all_new():
    """An earlier version wrote down who answered, and not what they wrote."""
    again = writing(first_report(), rows("sales", 1, start=9, opened=True), fresh="later")
    (wave,) = again.waves
    unknown = replace(again, waves=(replace(wave, given=(replace(wave.given[0], comments=""),)),))
    with pytest.raises(ActionError, match="fewer than 6 people’s answers came in"):
        act(unknown, "close-wave")
