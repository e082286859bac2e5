"""One person's result as a reader sees it: expected pages and files, well-formed, escaped, in whole sentences.

The expected files are in `golden/`. After a change that is meant: `REWRITE_GOLDEN=1 pytest tests/test_report.py`, and
read the difference before committing it.
"""

import dataclasses
import re
from html.parser import HTMLParser

import pytest

from assessment.exchange.code import session_tag
from assessment.load import load_bank
from assessment.report import result as report
from assessment.report.result import render_calendar, render_html, render_json, render_markdown
from assessment.result import make_result, response_of
from tests.golden import FOLDER, golden

TODAY = "2026-11-20"
MIXED = [3, 2, 4, 3, 3, 4, 2, 3, 4, 3, 2, 3, 4, 3, 3, 4, 1, 1, 3, 4]
CASES = {
    "complete": (MIXED, "sales", "head", "aligned"),
    "partial": ([4, None, 5, 3, None, 4, 2, None, 3, 4, 2, None, 3, 4, 3, 5, None, 2, 3, 4], "marketing", None, None),
    "all-equal": ([3] * 20, None, None, "aligned"),
    "top": ([5] * 19 + [4], "other", "staff", None),
}
"""Answers, function, level and one-minute check of each expected result."""

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
MARK = "<x-y title='\"&'>"
"""What would be an element if it came through unescaped."""

NAMES = {"key", "type", "theme", "step", "to", "source", "sources", "function", "kind", "suits", "see", "eases"}
"""Fields of the bank that name something; all others hold text for readers."""


def result_of(answers, function=None, level=None, check=None):
    return make_result(response_of(answers, function, level), check, load_bank())


def html_of(answers, *person, own=True, session=""):
    return render_html(result_of(answers, *person), "../", TODAY, own=own, session=session)


def sentences(answers, *person):
    """Return the text of a result without its elements, as one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html_of(answers, *person)))


class WellFormed(HTMLParser):
    """Refuses what a browser would mend in silence, and collects identifiers and links."""

    def __init__(self, html):
        super().__init__(convert_charrefs=False)
        self.open, self.identifiers, self.targets, self.elements = [], [], [], set()
        self.feed(html)
        assert [] == self.open

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        assert len(set(names)) == len(names), self.get_starttag_text()
        self.elements.add(tag)
        self.identifiers += [value for name, value in attributes if name == "id"]
        self.targets += [value for name, value in attributes if name in ("aria-labelledby", "for")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, _attributes):
        self.elements.add(tag)

    def handle_endtag(self, tag):
        assert tag == self.open.pop(), self.getpos()

    def handle_data(self, data):
        assert not {"<", ">"} & set(data), data


def with_marks(value, name=""):
    """Return part of the bank with a mark after every text for readers."""
    if isinstance(value, str):
        return value if name in NAMES else value + MARK
    if isinstance(value, tuple):
        return tuple(with_marks(item, name) for item in value)
    if dataclasses.is_dataclass(value):
        changed = {
            field.name: with_marks(getattr(value, field.name), field.name) for field in dataclasses.fields(value)
        }
        return type(value)(**changed)
    return value


@pytest.mark.parametrize("case", CASES)
def test_the_page_of_a_result_is_the_expected_one(case):
    """What a reader sees changes only when it is meant to."""
    html = html_of(*CASES[case])
    assert golden(FOLDER / f"result-{case}.html", html) == html


@pytest.mark.parametrize("case", CASES)
def test_the_file_of_a_result_is_the_expected_one(case):
    """What a reader keeps changes only when it is meant to."""
    text = render_markdown(result_of(*CASES[case]), TODAY)
    assert golden(FOLDER / f"result-{case}.md", text) == text


def test_the_file_of_a_result_says_what_it_is_about_without_a_date():
    """A result that came with a link bears no date, but still function and level."""
    text = render_markdown(result_of([3] * 19 + [None], "sales", "staff"), None)
    assert text.startswith("# Common Ground: 1 statement is open\n\nSales · Staff\n\nA total and a type need all 20")


def test_the_file_of_a_result_marks_practices_of_later_steps():
    """What is weak and belongs further up is not left out, and not put first."""
    text = render_markdown(result_of([1] * 16 + [2] * 4), None)
    advice = text.partition("## What would help first\n\n")[2].splitlines()
    assert advice[0].startswith("- **Rules of engagement**: ")
    assert all(", for a later step: " in line for line in advice[1:11])


def test_the_data_of_a_result_are_the_expected_ones():
    """The JSON file names its format and version, so that later versions can read it."""
    text = render_json(result_of(*CASES["complete"]), TODAY)
    assert golden(FOLDER / "result-complete.json", text) == text


@pytest.mark.parametrize("answers", [[3] * 20, [1] * 10 + [5] * 10, [5] * 20, [2] * 19 + [None]])
def test_a_result_from_a_link_does_not_speak_to_the_reader_as_the_one_who_answered(answers):
    """Whoever opens it may be a colleague or a consultant."""
    spoken_to = re.compile(
        r"you rated|your rating|\d you gave|you fully|you agree|your lowest|you chose|your \d+", re.IGNORECASE
    )
    assert [] == spoken_to.findall(html_of(answers, own=False))


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("session", ["", "Spring"])
@pytest.mark.parametrize("answers", [case[0] for case in CASES.values()] + [[None] * 20, [1] + [None] * 19], ids=str)
def test_the_page_is_well_formed(answers, own, session):
    """Every element is closed, every identifier is there once, and every label names one."""
    parsed = WellFormed(html_of(answers, own=own, session=session))
    assert sorted(set(parsed.identifiers)) == sorted(parsed.identifiers)
    assert set() == set(parsed.targets) - set(parsed.identifiers)


@pytest.mark.parametrize("case", CASES)
def test_every_text_of_the_bank_is_escaped_once(case, monkeypatch):
    """A text with markup in it stays text, in elements and in attributes."""
    bank = with_marks(load_bank())
    monkeypatch.setattr(report, "load_bank", lambda: bank)
    result = make_result(response_of(*CASES[case][:3]), CASES[case][3], bank)
    html = render_html(result, "../", TODAY, own=True, session=f"Spring{MARK}")
    assert "x-y" not in WellFormed(html).elements
    assert html.count("&lt;x-y") > 30
    assert "&amp;lt;" not in html


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ([1] * 20, "20 points more is Defined."),
        ([2] * 19 + [1], "1 point more is Defined."),
        ([2] * 20, "20 points more is Aligned. 1 point less is Undefined."),
        ([3] * 18 + [2] * 2, "2 points more is Aligned. 19 points less is Undefined."),
        ([4] * 20, "The top of the scale. 1 point less is Aligned."),
        ([5] * 20, "The top of the scale. 21 points less is Aligned."),
        ([3] * 19 + [None], "1 statement is open A total and a type need all 20 answers."),
        ([3] * 18 + [None] * 2, "2 statements are open A total and a type need all 20 answers."),
        ([3] * 2 + [None] * 18, "Here is what the 2 you gave can tell."),
        ([3] + [None] * 19, "Here is what the one you gave can tell."),
        ([3] * 20, "All 20 answers are 3."),
        ([3] * 10 + [None] * 10, "All answers are equal, so none stands out."),
        ([5] * 20, "You fully agree with every statement, so no practice stands out."),
        ([5] * 16 + [3] + [5] * 3, "One executive Put one senior person in charge"),
        ([5] * 16 + [3] + [5] * 3, "(17) at 3."),
        ([4] * 4 + [5] * 16, "Also at 4: statement 4."),
        ([4] * 5 + [5] * 15, "Also at 4: statements 4 and 5."),
    ],
)
def test_sentences_fit_their_numbers(answers, sentence):
    """One point is not 1 points."""
    assert sentence in sentences(answers)


def test_nothing_is_said_about_what_was_not_answered():
    """Without an answer there are no themes and no extremes to show."""
    text = sentences([None] * 20)
    assert "20 statements are open A total and a type need all 20 answers." in text
    assert not any(words in text for words in ("you gave can tell", "Four themes", "Where you agree"))


@pytest.mark.parametrize(
    ("check", "sentence"),
    [
        (None, "You have not taken the one-minute check."),
        ("defined", "In the one-minute check you chose Defined too: both agree."),
        ("aligned", "In the one-minute check you chose Aligned; your 20 answers say Defined."),
    ],
)
def test_the_one_minute_check_stands_beside_the_result(check, sentence):
    """Both agree, or the page says that they do not."""
    assert sentence in sentences(MIXED, None, None, check)


@pytest.mark.parametrize(("own", "said"), [(True, "Your result"), (False, "A result from a link")])
def test_a_result_from_a_link_is_told_from_the_own(own, said):
    """Somebody else's answers never look like the reader's."""
    html = html_of(MIXED, own=own)
    assert f'<p class="kicker">{said}' in html
    assert own == ("start-again" in html)


@pytest.mark.parametrize("type_", ["undefined", "defined", "aligned", "integrated"])
def test_each_type_has_its_profile_and_its_table(type_):
    """A result shows what is known about its type, and whether to move."""
    answers = {"undefined": [1] * 20, "defined": [2] * 20, "aligned": [3] * 20, "integrated": [4] * 20}[type_]
    result, html = result_of(answers), " ".join(html_of(answers).split())
    assert (type_, result.type.result in html) == (result.type.key, True)
    conditions = [item.condition.key for item in (*result.stay, *result.tighten)]
    assert conditions == re.findall(r'type="checkbox" name="\w+" value="([\w-]+)"', html)
    assert (type_ == "integrated") == ("There is no step above Integrated." in html)


def test_themes_are_ranked_and_those_without_a_mean_come_last():
    """The strongest side of a relationship comes first."""
    answers = [5 if number in (17, 18) else 2 if number in (2, 7, 10, 16) else None for number in range(1, 21)]
    ranked = [theme.theme for theme in result_of(answers).ranked_themes]
    assert ["structure", "culture", "activities", "processes"] == ranked


def test_who_was_invited_finds_the_code_before_anything_else(bank):
    """The code, the message and the mail stand above all that is explained; the mail goes where the invitation says."""
    result = make_result(response_of([3] * 20, "sales", None, session_tag("Spring")), None, bank)
    html = render_html(result, "../", TODAY, own=True, session="Spring", reply="anna@example.org")
    assert html.index("data-code") < html.index("result-meaning")
    assert html.count("data-code") == 1
    assert 'href="mailto:anna@example.org?subject=My%20answers%20for%20%E2%80%9CSpring%E2%80%9D&amp;body=' in html
    assert "compare/#begin" not in html  # that is for whoever invites
    assert "compare/#begin" in render_html(result, "../", TODAY, own=True)


def test_the_mail_stays_beside_the_sheet_of_a_phone_where_its_address_is_told(bank):
    """Without an address, the sheet does all that the mail would."""
    result = make_result(response_of([3] * 20, "sales", None, session_tag("Spring")), None, bank)
    for reply, only in (("anna@example.org", False), ("", True)):
        html = render_html(result, "../", TODAY, own=True, session="Spring", reply=reply)
        assert only == ('data-when="cannot-share" href="mailto:' in " ".join(html.split()))


@pytest.mark.parametrize("reply", ["", "no address", "a@b.example,c@d.example", "a@b.example?bcc=x", '"><b>@x'])
def test_a_mail_goes_to_one_address_or_to_none(reply, bank):
    """What an invitation names goes into the mail only where it is one address, and never as markup or a header."""
    result = make_result(response_of([3] * 20, "sales", None, session_tag("Spring")), None, bank)
    html = render_html(result, "../", TODAY, own=True, session="Spring", reply=reply)
    [to] = re.findall(r'href="mailto:([^?"]*)\?subject', html)
    assert to in ("", "a@b.example%3Fbcc%3Dx")


def test_the_day_to_measure_again_holds_no_answer():
    """A calendar is seen by colleagues: it says what to do, and nothing of the result."""
    calendar = render_calendar("2026-10-12")
    assert "DTSTART;VALUE=DATE:20270412" in calendar
    assert "UID:measure-after-2026-10-12@common-ground" in calendar
