"""What can be done with one person's result: one set of actions, at the top, each named by what comes of it."""

import re

import pytest

from tests.test_report import CASES, html_of

SEVERAL = {"own": (True, ""), "invited": (True, "Spring"), "from a link": (False, "")}
"""Whose result it is: whether one's own, and to which session one was invited."""


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("whose", SEVERAL)
def test_a_result_has_one_set_of_actions_above_all_that_is_explained(case, whose):
    """No action stands twice, and below the first explanation nothing is done that the set does not name."""
    own, session = SEVERAL[whose]
    html = html_of(*CASES[case], own=own, session=session)
    first = min(html.index(each) for each in ("result-meaning", "result-open", "result-themes") if each in html)
    top, below = html[:first], html[first:]
    assert top.count('class="keep"') == 1
    top = re.sub(
        r'<(p|div) class="note">.*?</\1>', "", top, flags=re.DOTALL
    )  # what is missing is mended where it is said
    done = re.findall(r'data-action="([a-z-]+)"|href="(\.\./[a-z/]+/#begin)"', top)
    assert sorted(set(done)) == sorted(done)
    assert not re.search(r"data-action=|#begin|mailto:|md-button", below)


def test_every_action_of_a_result_is_in_its_set():
    """What was at the foot once is above, named by what comes of it."""
    html = html_of(*CASES["complete"])
    named = dict(re.findall(r'(?:href="\.\./|data-action=")([^"]*)"[^>]*>\s*([^<]*?)\s*</(?:a|button)>', html))
    assert (
        named.items()
        >= {
            "compare/#begin": "Invite the other side",
            "act/plan/#begin": "Plan one thing",
            "decide/advisor/#begin": "Decide whether to move closer",
            "save-calendar": "Calendar file to measure again",
            "copy-link": "Copy the link",
            "save-markdown": "Save as text",
            "save-json": "Save as data (JSON)",
            "print": "Print or save as PDF",
            "back": "Change answers",
            "start-again": "Start again",
            "copy-code": "Copy the code alone",
        }.items()
    )
    assert '<li><a href="#result-next">What you can do next</a></li>' in html  # the way up from below
    assert "Write down why you stay" in html_of(*CASES["top"])  # above it there is no step


def test_who_has_no_function_names_it_before_they_send():
    """Answers without one cannot be compared: to name it is the one button that stands out."""
    own, session = SEVERAL["invited"]
    for case, first in (("all-equal", "back"), ("complete", "share")):
        html = html_of(*CASES[case], own=own, session=session)
        assert {first} | ({"copy-message"} if first == "share" else set()) == set(
            re.findall(r'md-button--primary" type="button" data-action="([a-z-]+)"', html)
        )
