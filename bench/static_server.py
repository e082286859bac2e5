"""Serves a folder the way GitHub Pages does: text and WebAssembly gzipped, everything cacheable for ten minutes."""

import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
}
"""Media types of what GitHub Pages gzips; everything else goes as it is."""


@cache
def body(path: Path) -> bytes:
    """Return the bytes that go over the wire for a file."""
    content = path.read_bytes()
    return gzip.compress(content, 6, mtime=0) if path.suffix in TYPES else content


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers GET from `root` and notes in `served` what it sent."""

    protocol_version = "HTTP/1.1"

    def __init__(self, root: Path, served: list[Path], *arguments: Any) -> None:
        self.root = root
        self.served = served
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Send the file, or 404."""
        path = (self.root / self.path.partition("?")[0].lstrip("/")).resolve()
        if path.is_dir():
            path /= "index.html"
        if not path.is_relative_to(self.root) or not path.is_file():
            self.send_error(404)
            return
        content = body(path)
        self.send_response(200)
        self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in TYPES:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)
        self.served.append(path)

    def log_message(self, *_: Any) -> None:
        """Say nothing: the figures are the output."""


@contextmanager
def serving(root: Path, served: list[Path] | None = None) -> Iterator[str]:
    """Serve `root` on a free port while the block runs; yield the address. `served` collects the files sent."""
    handler = partial(Handler, root.resolve(), [] if served is None else served)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
