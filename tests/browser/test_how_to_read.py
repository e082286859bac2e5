"""What a file leaves open is answered in the preview, by keyboard alone, on a narrow screen and on a wide one."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.test_team import answered, choose, code, go_to, start

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

NARROW, WIDE = ({"viewport": {"width": width, "height": 740}} for width in (360, 1280))

WORDS = ("Never", "Rarely", "Sometimes", "Often", "Always")


def csv(headings: list[str], rows: list[list[object]]) -> bytes:
    return "\n".join(",".join(map(str, row)) for row in [headings, *rows]).encode()


QUESTIONS = [f"q{number}" for number in range(1, 21)]

FUNCTION = csv(["Department", *QUESTIONS], [[team, *[3] * 20] for team in ("BD", "BD", "Growth", "Growth", "Sales")])

COLUMNS = csv([f"Q{number}" for number in range(1, 23)], [[7, 7, *[point] * 20] for point in (1, 2, 4, 5)])

SCALE = csv(["Department", *QUESTIONS], [["Sales", *[WORDS[(row + n) % 5] for n in range(20)]] for row in range(5)])


LEVEL = csv(
    ["Department", "Level", *QUESTIONS], [["Sales", each, *[3] * 20] for each in ("Art Director", "Head", "Staff")]
)

STATUS = ("IP Address", "Survey Preview", "IP Address")

ROWS = csv(["Status", "Department", *QUESTIONS], [[each, "Sales", *[3] * 20] for each in STATUS])

MONDAY, FRIDAY = (
    csv(["Department", *QUESTIONS], [["Sales", *[(n + k) % 5 + 1 for k in range(20)]] for n in range(people)])
    for people in (5, 7)
)

TURNED = csv(["", *"ABCDE"], [[number, *[(number + place) % 5 + 1 for place in range(5)]] for number in range(1, 21)])

COUNTED = csv(["Statement", *"12345"], [[f"q{number}", 3, 4, 1, 2, 2] for number in range(1, 21)])

CHAT = "\n".join(
    f"12/11/2026, 9:0{place} - {name}: {code(place + 1)}"
    for place, name in enumerate(("Ann Baker", "Ben Cole", "Cy Dean", "Ben Cole"))
).encode()

LOOKED_AT = """() => {
  const now = document.activeElement, { left, top, right, width, height } = now.getBoundingClientRect();
  if (!document.querySelector(".preview").contains(now)) return null;
  (window.reached ??= new Set()).add(now);
  const seen = document.elementFromPoint(left + width / 2, top + height / 2);
  const faults = [];
  if (width < 44 || height < 44) faults.push(`is ${width} x ${height}`);
  if (!seen || !(now.contains(seen) || seen.contains(now))) faults.push("is out of sight");
  if (left < 0 || right > innerWidth) faults.push("is wider than the screen");
  return { faults: faults.map((each) => `${now.outerHTML.slice(0, 160)} ${each}`),
           closed: now.matches("summary") && !now.parentElement.open };
}"""

NOT_REACHED = """() => [...document.querySelectorAll(".preview :is(a, button, input, select, textarea, summary)")]
  .filter((each) => each.checkVisibility() && each.type !== "hidden" && !reached.has(each))
  .map((each) => each.outerHTML.slice(0, 160))"""

TOO_WIDE = """() => [...document.querySelectorAll(".preview, .preview *")]
  .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 0.5)
  .map((each) => each.outerHTML.slice(0, 160))"""


def choose_after_the_step(page: Page, *files: tuple[str, bytes]) -> None:
    """Choose files once the focus has come to where answers are added: then it goes on to the preview."""
    go_to(page, "Collect")
    expect(page.locator("#collect-add")).to_be_focused()
    sent = [FilePayload(name=name, mimeType="text/plain", buffer=data) for name, data in files]
    page.get_by_label("Or choose files").set_input_files(sent)


def walk_through(page: Page) -> None:
    """Go through the preview from its heading to its end, and open whatever is closed: nothing is passed over."""
    faults = []
    page.keyboard.press("Tab")
    while at := page.evaluate(LOOKED_AT):
        faults += at["faults"]
        if at["closed"]:
            page.keyboard.press("Enter")
            assert not page.evaluate(LOOKED_AT)["closed"]
        page.keyboard.press("Tab")
    assert [] == faults
    assert [] == page.evaluate(NOT_REACHED)
    assert [] == page.evaluate(TOO_WIDE)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def go_until(page: Page, key: str, there: Locator) -> None:
    """Press a key until the focus is there."""
    for _ in range(400):
        page.keyboard.press(key)
        if there.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError(f"{key} does not lead to {there}")


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["360", "1280"])
@pytest.mark.parametrize(
    ("files", "keys", "people"),
    [
        ({"function.csv": FUNCTION}, {"BD": "Sales", "Growth": "Marketing"}, 5),
        ({"columns.csv": COLUMNS}, {"The statements": "Statements 1 to 20, each its own"}, 4),
        ({"scale.csv": SCALE}, {"Never": "1 ", "Always": "5 "}, 5),
        ({"level.csv": LEVEL}, {"Art Director": "Head of the function"}, 3),
        ({"rows.csv": ROWS}, {"Survey Preview": "These are people"}, 3),
        ({"turned.csv": TURNED}, {"column A": "A column for each person"}, 5),
        ({"monday.csv": MONDAY, "friday.csv": FRIDAY}, {"people who stand in": "The same people"}, 7),
        ({"chat.txt": CHAT}, {"Ben Cole": "The later one"}, 3),
    ],
    ids=["function", "columns", "scale", "level", "rows", "shape", "person", "sender"],
)
def test_a_question_is_answered_by_keyboard_alone(
    open_page: Callable[..., Page],
    viewport: dict[str, object],
    files: dict[str, bytes],
    keys: dict[str, str],
    people: int,
) -> None:
    """From the heading on, every control is reached and in sight; each answer leaves the focus where it is."""
    page = open_page("compare/", **viewport)
    start(page)
    choose_after_the_step(page, *files.items())
    heading, form = page.locator(".preview h3"), page.locator("form.how-to-read")
    add = page.get_by_role("button", name=re.compile(rf"^Add {people}\b"))
    expect(heading).to_be_focused()
    walk_through(page)
    back = "Shift+Tab"
    for label, meaning in keys.items():
        field = form.locator("li", has=page.locator("label b", has_text=label)).locator("select").first
        go_until(page, back, field)
        page.keyboard.type(meaning)
        expect(field.locator("option:checked")).to_contain_text(meaning.strip())
        back = "Tab"
    expect(field).to_be_focused()
    go_until(page, "Tab", form.get_by_role("button", name="Read it so"))
    page.keyboard.press("Enter")
    expect(heading).to_be_focused()
    walk_through(page)
    go_until(page, "Shift+Tab", add)
    page.keyboard.press("Enter")
    expect(page.locator("#collect-state")).to_be_focused()
    for name in files:
        expect(page.locator("#imports-title ~ *").get_by_text(name).first).to_be_visible()


TWELVE = csv(
    ["Team", "Position", *QUESTIONS],
    [["Sales", "Staff", *[3] * 20]] * 5
    + [["Marketing", "Staff", *[5] * 20]] * 4
    + [["Sales", "Manager", *[4] * 20], *[["Growth", "Staff", *[1] * 20]] * 2],
)


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["360", "1280"])
def test_what_is_asked_in_passing_is_answered_beside_the_question(
    open_page: Callable[..., Page], viewport: dict[str, object]
) -> None:
    """Its list is there without a tap, above the button, and stays open while the next one is answered."""
    page = open_page("compare/", **viewport)
    start(page)
    choose(page, ("team.csv", TWELVE))
    add = page.locator("form[data-action=add-answers] button").first
    expect(add).to_have_accessible_name("Add 12, 2 without a function")
    lists = page.locator("#read-1-function select, #read-1-level select")
    team, level = (lists.and_(page.get_by_label(text)) for text in ("Growth", "Manager"))
    expect(team).to_be_visible()
    assert team.evaluate("(each, add) => each.getBoundingClientRect().bottom <= add", add.bounding_box()["y"])  # type: ignore[index]
    team.select_option("Marketing")
    expect(add).to_have_accessible_name("Add 12")
    level.select_option("Head of the function")
    expect(page.get_by_text("Sales 6 (1 head)")).to_be_visible()
    for each in lists.all():
        expect(each).to_be_visible()


def test_the_button_follows_the_function_of_those_who_said_none(open_page: Callable[..., Page]) -> None:
    """It counts nobody as without a function to whom one was just given."""
    page = open_page("compare/")
    start(page)
    choose(page, ("team.csv", csv(["Team", *QUESTIONS], [["Sales", *[1] * 20], ["", *[5] * 20]] * 2)))
    add = page.locator("form[data-action=add-answers] button").first
    expect(add).to_have_accessible_name("Add 4, 2 without a function")
    page.get_by_label("Those without a function are from").select_option("Marketing")
    expect(add).to_have_accessible_name("Add 4")


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["360", "1280"])
def test_a_shape_that_is_refused_says_why_and_is_put_away_by_keyboard(
    open_page: Callable[..., Page], viewport: dict[str, object]
) -> None:
    """Counts of answers hold no people: one sentence, and the focus goes back to where answers are added."""
    page = open_page("compare/", **viewport)
    start(page)
    choose_after_the_step(page, ("counted.csv", COUNTED))
    expect(page.locator(".preview h3")).to_be_focused()
    expect(page.locator(".preview [role=alert]")).to_contain_text("counts how often")
    walk_through(page)
    go_until(page, "Shift+Tab", page.get_by_role("button", name="Close the preview"))
    page.keyboard.press("Enter")
    expect(page.locator(".preview")).to_have_count(0)
    expect(page.locator("#collect-add")).to_be_focused()


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
    expect(page.get_by_text("The answers run from 2 to 2")).to_be_visible()
    expect(second).to_be_focused()
    second.select_option("Not read")
    form.locator("#read-1-grid-2").select_option("Statements 1 to 20, each its own")
    expect(page.get_by_text("The answers run from 4 to 4")).to_be_visible()


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


def test_files_a_text_and_the_camera_are_looked_at_together(open_page: Callable[..., Page]) -> None:
    """Whichever comes later joins; each is named and can be left out; a text that is left out stays in its field."""
    page = open_page("compare/", **NARROW)
    start(page)
    text, codes = page.get_by_label("Paste response codes"), page.get_by_label("Codes that were read")
    sent = page.locator(".sent li")

    def can_be_added(people: int, *names: str) -> None:
        expect(page.get_by_role("button", name=f"Add {people}", exact=True)).to_be_visible()
        expect(sent).to_contain_text(list(names))

    go_to(page, "Collect")
    page.locator("#camera summary").click()
    codes.fill(code(1))
    codes.press("Tab")
    expect(page.locator(".preview .source")).to_have_text("Source: Camera")
    choose(page, ("answers.csv", csv(["Department", *QUESTIONS], [["Marketing", *[3] * 20]])))
    can_be_added(2, "answers.csv", "Camera")
    text.fill(code(2))
    page.get_by_role("button", name="Preview", exact=True).click()
    can_be_added(3, "answers.csv", "Pasted text", "Camera")
    codes.fill(f"{code(1)}\n{code(3, 'marketing')}")
    codes.press("Tab")
    can_be_added(4, "answers.csv", "Pasted text", "Camera")
    page.get_by_role("button", name="Leave out Pasted text").click()
    can_be_added(3, "answers.csv", "Camera")
    page.reload()
    can_be_added(3, "answers.csv", "Camera")
    page.get_by_role("button", name="Add 3", exact=True).click()
    answered(page, "1 from Sales, 2 from Marketing")
    expect(codes).to_have_value("")
    expect(text).to_have_value(code(2))
    page.get_by_role("button", name="Preview", exact=True).click()
    expect(page.locator(".preview .source")).to_have_text("Source: Pasted text")
    text.fill(code(4))
    page.get_by_role("button", name="Add 1", exact=True).click()
    answered(page, "2 from Sales, 2 from Marketing")
    expect(text).to_have_value(code(4))


def test_no_file_field_says_that_nothing_is_chosen_above_its_preview(open_page: Callable[..., Page]) -> None:
    """What is chosen is read at once, so the field is empty whatever stands below it; its own words are not shown."""
    page = open_page("compare/", viewport={"width": 360, "height": 740})
    start(page)
    choose(page, ("function.csv", FUNCTION))
    expect(page.locator(".preview")).to_contain_text("function.csv")
    page.get_by_text("Read it so").scroll_into_view_if_needed()
    fields = page.locator("input[type=file]")
    for path in ("compare/", "work/", "act/process-map/", "act/funnel-workshop/"):
        page.goto(page.url.partition("common-ground/")[0] + f"common-ground/{path}")
        expect(page.locator("[data-shown] > *").first).to_be_visible()
        expect(fields.first).to_be_attached()
        colours = fields.evaluate_all("all => all.map(each => getComputedStyle(each).color)")
        assert {"rgba(0, 0, 0, 0)"} == set(colours)
        buttons = fields.evaluate_all("all => all.map(each => getComputedStyle(each, '::file-selector-button').color)")
        assert "rgba(0, 0, 0, 0)" not in buttons
