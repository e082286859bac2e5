"""Comments: kept apart from who wrote them, shown by function from the threshold on, found where a message marks them."""

import json

import pytest

from assessment.exchange.code import Response, encode
from assessment.exchange.read import read_file
from assessment.stats import NoFigure
from assessment.team.comments import shown_comments
from assessment.workspace import parts
from tests.shapes import csv_of
from tests.test_workspace_collect_importing import files
from tests.workspaces import act, context, empty, reopened

HEADINGS = ("Department", *(f"q{number}" for number in range(1, 21)), "Comments")


def code(number, function="sales"):
    return encode(Response(function, "staff", 0, number, (1, 2, 3, 4, 5) * 4))


def table(*written):
    """Return a file with a row for each department and comment."""
    return csv_of(HEADINGS, *([department, *[3] * 20, comment] for department, comment in written))


SALES = [("Sales", text) for text in ("We meet too seldom", "Above all: <b>talk</b> *more*", "-", "n/a", "A good start")]
MARKETING = [("Marketing", "Leads go cold"), ("Marketing", "")]
TEAM = table(*SALES, *MARKETING)


def test_a_column_of_comments_is_read(instrument):
    """What says that there is none is none."""
    found = [person.comments for person in read_file("team.csv", TEAM, instrument).respondents]
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
    """They stand in the report and its files, escaped, and in none for the function that is too small."""
    kept = reopened(act(empty(), "add-answers", **files(**{"team.csv": TEAM})))
    assert ["A good start", "Above all: <b>talk</b> *more*", "Leads go cold", "We meet too seldom"] == [
        comment.text for comment in kept.waves[0].comments
    ]
    shown = parts.show(kept, "report", context())
    markdown = parts.export(kept, "report-markdown", {}, context())["text"]
    saved = json.loads(parts.export(kept, "report-json", {}, context())["text"])
    assert {"sales": ["A good start", "Above all: <b>talk</b> *more*", "We meet too seldom"]} == saved["comments"]
    assert ("We meet too seldom" in markdown, "Leads go cold" in markdown, "<b>talk" in markdown) == (True, False, False)
    assert ("&lt;b&gt;talk" in shown, "<b>talk" in shown, "Leads go cold" in shown) == (True, False, False)


def test_the_preview_says_how_many_comments_are_kept():
    """Before anything is added."""
    html = " ".join(parts.preview(empty(), "answers", files(**{"team.csv": TEAM}), context()).split())
    assert "4 comments are kept, apart from the answers" in html
