"""Serve the built site on this machine, and build again when a source changes."""

import http.server
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from watchfiles import watch

from site_build import BuildError
from site_build.builder import Builder

PREFIX = "/common-ground/"
"""The site is served below a path of its own, as GitHub Pages serves it."""

_LOOK_UP = 200
"""Milliseconds after which the watch says that nothing has changed."""

PAGES = "docs"
WATCHED = ("assessment", PAGES, "site_overrides", "site_build", "mkdocs.yml", "build.py")


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves one folder below `PREFIX`, with the media types of GitHub Pages and its page for what is not found."""

    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def send_head(self) -> Any:
        """Lead from the server's root to the site."""
        if self.path in ("/", PREFIX.rstrip("/")):
            self.send_response(http.HTTPStatus.FOUND)
            self.send_header("Location", PREFIX)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        return super().send_head()

    def translate_path(self, path: str) -> str:
        """Return the file of an address; of one outside the site, a file that is not there."""
        if not path.startswith(PREFIX):
            return str(Path(self.directory) / "outside-the-site")
        return super().translate_path("/" + path.removeprefix(PREFIX))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is not found with the site's own page."""
        page = Path(self.directory) / "404.html"
        if code != http.HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        with page.open("rb") as file:
            shutil.copyfileobj(file, self.wfile)

    def end_headers(self) -> None:
        """Say with everything how long a browser may keep it."""
        self.send_header("Cache-Control", self.server.caching)  # type: ignore[attr-defined]  # it is a _Server
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing for each request."""


class _Server(http.server.ThreadingHTTPServer):
    """A reader who leaves a page before it has loaded is no error."""

    caching = "no-cache"  # a page built again is seen at the next reload
    request_queue_size = 128  # a page asks for dozens of files at once, and a busy machine takes them up late

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(
    site: Path, port: int = 0, caching: str = _Server.caching, handler: type[Handler] = Handler
) -> Iterator[str]:
    """Serve `site` while the block runs; yield its address. Port 0 takes any free one; one in use is a `BuildError`.

    `caching` is the header that tells browsers how long to keep what they get; `handler` answers each request.
    """
    try:
        server = _Server(("127.0.0.1", port), partial(handler, directory=str(site)))
    except (OSError, OverflowError) as error:
        raise BuildError(
            f"Port {port} cannot be used ({getattr(error, 'strerror', error)}). Choose another: make serve PORT=8001"
        ) from error
    server.caching = caching
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
        finally:
            server.shutdown()


def serve(root: Path, site: Path, port: int, builder: Builder) -> None:
    """Build, serve `site`, print the address, and build again when a source below `root` changes, until Ctrl-C."""
    watched = [root / name for name in WATCHED]
    try:
        builder.build(_shown)
        with serving(site, port) as address:
            # The first, empty set of changes says that the watch has begun: no change made from here on is missed.
            told = False
            for changes in watch(*watched, raise_interrupt=False, yield_on_timeout=True, rust_timeout=_LOOK_UP):
                if changes:
                    only_pages = all(Path(path).is_relative_to(root / PAGES) for _, path in changes)
                    _build_again(builder, only_pages=only_pages)
                if not told:
                    told = True
                    print(f"Common Ground is at {address} (Ctrl-C ends it)", flush=True)
    except KeyboardInterrupt:
        pass  # Ctrl-C while it builds, or says so; the watch takes it for itself
    finally:
        builder.end()


def _build_again(builder: Builder, *, only_pages: bool) -> None:
    """Build, or say why not: the last good site goes on being served."""
    try:
        builder.build(_shown, only_pages=only_pages)
        print("Built again.", flush=True)
    except BuildError as error:
        print(error, file=sys.stderr)


def _shown(pages: int) -> None:
    """Say which pages need not wait for the build."""
    if pages:
        print(f"The change can be seen on {pages} {'page' if pages == 1 else 'pages'}.", flush=True)
