"""What a file leaves open is answered in the preview, with the keyboard, on a narrow screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_team import choose, start

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

NARROW = {"viewport": {"width": 360, "height": 740}}

WORDS = ("Never", "Rarely", "Sometimes", "Often", "Always")


def csv(headings: list[str], rows: list[list[object]]) -> bytes:
    return "\n".join(",".join(map(str, row)) for row in [headings, *rows]).encode()


QUESTIONS = [f"q{number}" for number in range(1, 21)]

FUNCTION = csv(["Department", *QUESTIONS], [[team, *[3] * 20] for team in ("BD", "BD", "Growth", "Growth", "Sales")])

COLUMNS = csv([f"Q{number}" for number in range(1, 23)], [[7, 7, *[point] * 20] for point in (1, 2, 4, 5)])

SCALE = csv(["Department", *QUESTIONS], [["Sales", *[WORDS[(row + n) % 5] for n in range(20)]] for row in range(5)])


@pytest.mark.parametrize(
    ("name", "data", "keys", "people"),
    [
        ("function.csv", FUNCTION, {"BD": "Sales", "Growth": "Marketing"}, 5),
        ("columns.csv", COLUMNS, {"The statements": "Statements 1 to 20, each its own"}, 4),
        ("scale.csv", SCALE, {"Never": "1 ", "Always": "5 "}, 5),
    ],
)
def test_a_question_is_answered_with_the_keyboard(
    open_page: Callable[..., Page], name: str, data: bytes, keys: dict[str, str], people: int
) -> None:
    """Each list is reached by its label and set by typing; then all can be added, and nothing scrolls sideways."""
    page = open_page("compare/", **NARROW)
    start(page)
    choose(page, (name, data))
    form = page.locator("form.how-to-read")
    expect(form).to_be_visible()
    expect(page.locator("form[data-action=add-answers]")).to_have_count(0)
    for label, meaning in keys.items():
        field = form.locator("li", has=page.locator("label b", has_text=label)).locator("select").first
        field.focus()
        page.keyboard.type(meaning)
        expect(field.locator("option:checked")).to_contain_text(meaning.strip())
        assert field.evaluate("each => each.getBoundingClientRect().height") >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    form.get_by_role("button", name="Read it so").focus()
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name=f"Add {people}", exact=True)
    expect(button).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#imports-title")).to_be_visible()
    expect(page.get_by_text(name).first).to_be_visible()


TWICE = csv(
    ["Department", *(f"{grid} [q{number}]" for grid in ("Agreement", "Weight") for number in range(1, 21))],
    [["Sales", *[2] * 20, *[4] * 20] for _ in range(4)],
)


def test_two_grids_are_chosen_with_two_lists(open_page: Callable[..., Page]) -> None:
    """The single columns stand folded; who can be added changes as one chooses, and the focus stays where it is."""
    page = open_page("compare/", **NARROW)
    start(page)
    choose(page, ("twice.csv", TWICE))
    form = page.locator("form.how-to-read")
    expect(form.locator("label[for=read-1-grid-1]")).to_contain_text("Agreement")
    assert form.evaluate("each => each.getBoundingClientRect().height") < 2500
    form.locator("#read-1-grid-2").select_option("Not read")
    second = form.locator("#read-1-grid-1")
    second.focus()
    page.keyboard.type("Statements")
    expect(page.get_by_role("button", name="Add 4", exact=True)).to_be_visible()
    expect(page.get_by_text("Their answers run from 2 to 2")).to_be_visible()
    expect(second).to_be_focused()
    second.select_option("Not read")
    form.locator("#read-1-grid-2").select_option("Statements 1 to 20, each its own")
    expect(page.get_by_text("Their answers run from 4 to 4")).to_be_visible()


def test_looking_again_takes_no_file_away(open_page: Callable[..., Page]) -> None:
    """A chosen file is looked at once; the button below it looks at the same, with what was chosen."""
    page = open_page("compare/")
    start(page)
    choose(page, ("function.csv", FUNCTION))
    form = page.locator("form.how-to-read")
    for team, function in {"BD": "Sales", "Growth": "Marketing"}.items():
        form.locator("li", has=page.locator("label b", has_text=team)).locator("select").select_option(function)
    expect(page.get_by_role("button", name="Add 5", exact=True)).to_be_visible()
    page.get_by_role("button", name="Preview", exact=True).click()
    expect(page.locator(".preview h3")).to_be_focused()
    expect(page.get_by_role("button", name="Add 5", exact=True)).to_be_visible()


def test_a_japanese_file_of_an_older_encoding_is_read(open_page: Callable[..., Page]) -> None:
    """Python in the browser knows no Shift-JIS, so the browser decodes it."""
    page = open_page("compare/")
    start(page)
    rows: list[list[object]] = [["営業部", *[3] * 20], ["マーケティング部", *[4] * 20]]
    choose(page, ("survey.csv", csv(["部署", *QUESTIONS], rows).decode().encode("cp932")))
    expect(page.get_by_role("button", name="Add 2", exact=True)).to_be_visible()
    expect(page.locator(".preview .counts")).to_contain_text("Sales 1")


def test_a_file_chosen_later_joins_those_before(open_page: Callable[..., Page]) -> None:
    """Nothing that was chosen is lost, the same file counts once, and each can be left out by its name."""
    page = open_page("compare/", **NARROW)
    start(page)
    sales, marketing = (csv(["Department", *QUESTIONS], [[team, *[3] * 20]]) for team in ("Sales", "Marketing"))
    choose(page, ("answers.csv", sales))
    expect(page.get_by_role("button", name="Add 1", exact=True)).to_be_visible()
    choose(page, ("answers.csv", marketing))
    expect(page.get_by_role("button", name="Add 2", exact=True)).to_be_visible()
    choose(page, ("answers.csv", sales))
    expect(page.locator(".sent li")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_text("Type answers from paper").click()
    page.get_by_label("The 20 answers").fill("3" * 20)
    page.get_by_role("button", name="Check").click()
    expect(page.locator("[data-preview-of=typed] .preview")).to_be_visible()
    page.get_by_role("button", name="Leave out answers.csv").click()
    expect(page.get_by_role("button", name="Add 1", exact=True)).to_be_visible()
    expect(page.locator("[data-preview-of=answers] .counts")).to_have_text("Marketing 1")
    page.get_by_role("button", name="Add 1", exact=True).click()
    expect(page.locator("#imports-title")).to_be_visible()
    expect(page.locator("[data-preview-of=typed] .preview")).to_be_visible()
