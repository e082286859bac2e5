"""Collecting by camera: codes before a fake one are read one after another, and those in a picture that is dropped."""

import base64
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import segno
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import UNHURRIED, Watched
from tests.browser.test_team import answered, code, go_to, start
from tests.browser_binary import FLAGS, browser_binary

pytestmark = pytest.mark.browser

WIDTH, HEIGHT, SCALE = 640, 480, 8
LOOKS = 10  # frames of each code, at ten a second: a camera is held for longer


def frame(text: str) -> bytes:
    """Return a picture of a code on grey, of one plane of brightness and two of colour (YUV 4:2:0)."""
    rows = [bytes(40 if dark else 220 for dark in row for _ in range(SCALE)) for row in segno.make(text).matrix]
    lines = [row for row in rows for _ in range(SCALE)]
    edge, above = (WIDTH - len(lines[0])) // 2, (HEIGHT - len(lines)) // 2
    paper = b"\xdc" * WIDTH
    middle = [(b"\xdc" * edge + line).ljust(WIDTH, b"\xdc") for line in lines]
    picture = b"".join([paper] * above + middle).ljust(WIDTH * HEIGHT, b"\xdc")
    return picture + b"\x80" * (WIDTH * HEIGHT // 2)


@pytest.fixture
def page_with_camera(browser: Browser, address: str, tmp_path: Path) -> Iterator[Callable[[bool], Page]]:
    """Open the facilitator's page in a browser of its own, whose camera sees two codes in turn, or is refused."""
    film = tmp_path / "codes.y4m"
    frames = [b"FRAME\n" + frame(text) for text in (code(1), code(2, "marketing")) for _ in range(LOOKS)]
    film.write_bytes(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode() + b"".join(frames))
    camera = ["--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={film}"]
    watched = Watched(address)
    seeing = browser.browser_type.launch(executable_path=browser_binary(), args=[*FLAGS, *camera])

    def open_(allowed: bool) -> Page:
        context = seeing.new_context(service_workers="block", permissions=["camera"] if allowed else [])
        context.set_default_timeout(UNHURRIED)
        watched.watch(context)
        page = context.new_page()
        page.goto(address + "compare/")
        return page

    yield open_
    seeing.close()
    assert watched.elsewhere == []
    assert watched.errors == []


def test_an_answer_to_an_earlier_start_turns_no_camera_on(page_with_camera: Callable[[bool], Page]) -> None:
    """A browser asks the person, who may take long: pressed twice, one camera runs, and it can be stopped."""
    page = page_with_camera(True)
    page.evaluate("""() => {
        window.cameras = [];
        const devices = navigator.mediaDevices, ask = devices.getUserMedia.bind(devices);
        const pressed = [];
        devices.getUserMedia = (wish) => new Promise((done) => {
            pressed.push(() => ask(wish).then((stream) => { cameras.push(stream); done(stream); }));
            if (pressed.length === 2) pressed.reverse().forEach((answer) => answer());
        });
    }""")
    start(page)
    go_to(page, "Collect")
    page.locator("#camera summary").click()
    for _ in range(2):
        page.get_by_role("button", name="Start the camera").click()
    expect(page.get_by_role("button", name="Stop the camera")).to_be_visible()
    page.wait_for_function("() => cameras.filter(({ active }) => active).length === 1 && cameras.length === 2")
    page.get_by_role("button", name="Stop the camera").click()
    page.wait_for_function("() => cameras.every(({ active }) => !active)")


def test_codes_are_read_one_after_another(page_with_camera: Callable[[bool], Page]) -> None:
    """By keyboard alone: each code is counted once and looked at by Python at once; then all are added."""
    page = page_with_camera(True)
    start(page)
    go_to(page, "Collect")
    expect(page.locator("#collect-add")).to_be_focused()
    page.locator("#camera summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Start the camera")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-camera-count]")).to_have_text("2")
    expect(page.locator("#camera-codes")).to_have_value(f"{code(1)}\n{code(2, 'marketing')}\n")
    expect(page.locator(".preview h3")).to_have_text("2 people can be added")
    expect(page.get_by_role("button", name="Stop the camera")).to_be_visible()
    page.get_by_role("button", name="Add 2", exact=True).click()
    answered(page, "1 from Sales, 1 from Marketing")
    expect(page.locator("#camera-codes")).to_have_value("")
    page.get_by_role("button", name="Stop the camera").click()
    expect(page.locator("[data-camera-view]")).to_be_hidden()


def test_a_camera_that_is_refused_is_told_and_a_dropped_picture_is_read(
    page_with_camera: Callable[[bool], Page],
) -> None:
    """What to do instead stands there; of a picture without a code its name and the reason."""
    page = page_with_camera(False)
    start(page)
    go_to(page, "Collect")
    page.get_by_text("Read QR codes with the camera").click()
    page.get_by_role("button", name="Start the camera").click()
    expect(page.get_by_text("The camera was not allowed.")).to_be_visible()
    pictures = {}
    for name, content in (("phone.png", segno.make(code(3))), ("cat.png", None)):
        file = io.BytesIO()
        (content or segno.make("-")).save(file, kind="png", scale=8 if content else 1, border=4 if content else 0)
        pictures[name] = base64.b64encode(file.getvalue()[: None if content else 60]).decode()
    page.locator("form[data-drop]").evaluate(
        """(form, pictures) => {
            const dataTransfer = new DataTransfer();
            for (const [name, base64] of Object.entries(pictures)) {
                const bytes = Uint8Array.from(atob(base64), (symbol) => symbol.charCodeAt(0));
                dataTransfer.items.add(new File([bytes], name, { type: "image/png" }));
            }
            form.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
        }""",
        pictures,
    )
    preview = page.locator(".preview")
    expect(preview.locator("h3")).to_have_text("1 person can be added")
    expect(preview.locator(".sent li")).to_contain_text(["phone.png", "cat.png"])
    expect(preview).to_contain_text("cat.png: No QR code could be read in this picture.")
    preview.get_by_role("button", name="Add 1", exact=True).click()
    answered(page, "1 from Sales")
