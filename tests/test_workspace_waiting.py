"""As long as a measurement is open, nothing that is made to be given out tells its figures."""

import base64
import io
import re
import zipfile

import pytest

from assessment.workspace import parts
from assessment.workspace.records import Workspace
from tests.test_workspace_closing import newcomers
from tests.test_workspace_promises import FORM, people
from tests.workspaces import act, context, empty, sample, show, with_answers

NOT_YET = "do not give this out yet"

TAKEN_ALONG = {
    "brief": ('data-page-action="print"', 'data-page-action="copy-rich"'),
    "kit": ('data-page-action="print"',),
    "slides": ("data-export-action",),
    "report": ('data-page-action="print"', 'data-page-action="copy-rich"', "data-export-action"),
}
"""Pages that are made to be printed, copied or saved, and what does it on each."""


@pytest.fixture
def team() -> Workspace:
    """Return nine people of each function, and a plan with a practice that names signs of success."""
    session = act(empty(), "set-session", **FORM | {"threshold": "5", "heads": []})
    workspace = with_answers(session, [*people("sales", 9), *people("marketing", 9)])
    return act(workspace, "add-practice", "k1", practice="liaison")


@pytest.mark.parametrize("view", TAKEN_ALONG)
def test_a_page_that_is_made_to_be_taken_along_says_that_it_waits(team: Workspace, view: str) -> None:
    """It offers neither print nor file until the measurement is closed; made-up answers wait for nothing."""
    waiting, settled, made_up = show(team, view), show(act(team, "close-wave"), view), show(sample(), view)
    for offer in TAKEN_ALONG[view]:
        assert [False, True, True] == [offer in html for html in (waiting, settled, made_up)]
    if view != "report":  # which says so at its end, where it is closed
        assert [True, False, False] == [NOT_YET in html for html in (waiting, settled, made_up)]


def test_a_comparison_says_that_it_waits_for_both(team: Workspace) -> None:
    """Of an open measurement and a closed one, nothing is to be given out either."""
    again = act(act(team, "close-wave"), "start-wave", fresh="again", name="Again", date="2026-11-30")
    again = with_answers(again, [*newcomers(9), *newcomers(9, "marketing")], fresh="again")
    assert NOT_YET in show(again, "waves")
    assert NOT_YET not in show(act(again, "close-wave"), "waves")


def plan_files(workspace: Workspace) -> list[str]:
    """Return the text of the plan in every form in which it leaves, and as it prints."""
    dated = act(workspace, "change-item", key="k1", field="date", value="2027-03-01")
    files = [
        parts.export(dated, name, {}, context()) for name in ("plan-markdown", "plan-csv", "plan-xlsx", "plan-calendar")
    ]
    book = zipfile.ZipFile(io.BytesIO(base64.b64decode(files[2]["base64"])))
    texts = [file.get("text") or book.read("xl/worksheets/sheet1.xml").decode() for file in files]
    html = show(dated, "plan")
    return [*(text.replace("\r\n ", "") for text in texts), html[html.index("plan-paper") :]]


def test_the_plan_tells_no_mean_of_an_open_measurement(team: Workspace) -> None:
    """Two plans, with and without the last answer, would give it away; the page itself shows the means."""
    for text in plan_files(team):
        assert "liaison" in text.lower()
        assert not re.search(r"from \d\.\d to \d\.\d|to stay at \d\.\d", text)
    page = show(team, "plan")
    assert re.search(r"now \d\.\d", page)
    assert "files and paper tell no mean" in page
    assert "files and paper tell no mean" not in show(act(team, "close-wave"), "plan")
    for text in plan_files(act(team, "close-wave")):
        assert re.search(r"from \d\.\d to \d\.\d|to stay at \d\.\d", text)


def test_the_checklist_prints_no_score_of_an_open_measurement(team: Workspace) -> None:
    """It is shown on the screen alone, as are the reasons that name one."""
    for workspace, alone in ((team, True), (act(team, "close-wave"), False)):
        html = show(workspace, "checklist")
        scores = re.findall(r"<td><span( class=\"no-print\")?>Sales \d", html)
        assert [' class="no-print"' if alone else ""] * 4 == scores
        assert alone == bool(re.search(r'<p class="source"><span class="no-print">[^<]*score', html))
