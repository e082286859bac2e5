"""One Chromium for all files of this folder: a second one would be started inside the loop of the first."""

from tests.browser.conftest import address, addresses, answered_by, browser, open_page

__all__ = ["address", "addresses", "answered_by", "browser", "open_page"]
