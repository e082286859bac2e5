"""What a maintainer is told of the server that a site was put on: on a small site, with one fault after the other."""

import base64
import gzip
import hashlib
import http.server
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from site_build.check_host import check, main

type Reply = tuple[int, dict[str, str], bytes]
type Change = Callable[[str, Reply], Reply]

PAGE = b'<meta http-equiv="Content-Security-Policy" content=""><meta name="site-build" content="a">'
FILES = {"assets/a/a.mjs": b"import('./b');" * 100, "assets/b.wasm": b"\0asm" * 300}
TYPES = {"mjs": "text/javascript", "wasm": "application/wasm", "js": "text/javascript"}


def worker() -> bytes:
    hashes = {path: base64.b64encode(hashlib.sha256(content).digest()).decode() for path, content in FILES.items()}
    told = json.dumps({path: f"sha256-{digest}" for path, digest in hashes.items()})
    return f'const BUILD = "a";\nconst FILES = {told};\n'.encode()


def right(path: str) -> Reply:
    """Answer as a good server does."""
    if path == "assess":
        return 301, {"Location": "/assess/"}, b""
    html = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "max-age=600"}
    content = {"assess/": PAGE, "offline.js": worker()}.get(path, FILES.get(path))
    if content is None:
        return 404, html, PAGE
    kind = {"Content-Type": TYPES[path.rpartition(".")[2]]} if "." in path else html
    return 200, kind | {"Content-Encoding": "gzip"}, gzip.compress(content)


@contextmanager
def site(change: Change) -> Iterator[str]:
    """Serve the small site while the block runs, with one thing changed."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, content = change(self.path[1:], right(self.path[1:]))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def with_header(path: str, name: str, value: str) -> Change:
    return lambda asked, reply: (reply[0], reply[1] | {name: value}, reply[2]) if asked == path else reply


def instead(path: str, *reply: Any) -> Change:
    return lambda asked, usual: reply if asked == path else usual  # type: ignore[return-value]  # a reply


def not_packed(_path: str, reply: Reply) -> Reply:
    status, headers, content = reply
    packed = headers.pop("Content-Encoding", "")
    return status, headers, gzip.decompress(content) if packed else content


@pytest.mark.parametrize(
    ("change", "wrong", "sentence"),
    [
        (with_header("assets/a/a.mjs", "Content-Type", "text/plain"), True, "a.mjs comes as text/plain. It must"),
        (with_header("assets/b.wasm", "Content-Type", "application/octet-stream"), True, "as application/wasm"),
        (with_header("assess/", "Content-Type", "text/html; charset=latin-1"), True, "Pages are written in UTF-8"),
        (with_header("assess/", "Cache-Control", "max-age=86400"), True, "keep pages for 86400 seconds"),
        (with_header("offline.js", "Cache-Control", "max-age=86400"), True, "keep offline.js for 86400 seconds"),
        (with_header("assess/", "Content-Security-Policy", "script-src 'self'"), True, "forbids WebAssembly"),
        (
            with_header("assess/", "Content-Security-Policy", "default-src 'self' 'unsafe-eval'"),
            False,
            "adds a Content",
        ),
        (instead("assess/", 200, {}, b"Welcome to nginx"), True, "is no page of this site"),
        (instead("assess", 404, {}, b""), True, "assess is not found (status 404)"),
        (instead("assess", 301, {"Location": "/"}, b""), True, "assess leads to"),
        (instead("assess", 200, {}, PAGE), False, "assess shows the page itself"),
        (instead("no-such-page/", 200, {}, PAGE), True, "must be 404"),
        (instead("no-such-page/", 404, {}, b"Not found"), False, "the server’s own text"),
        (instead("offline.js", 404, {}, b""), True, "nothing works offline"),
        (instead("assets/b.wasm", 404, {}, b""), True, "Upload the whole folder"),
        (
            instead("assets/b.wasm", 200, {"Content-Type": "application/wasm"}, b"\0"),
            True,
            "another file than was built",
        ),
        (not_packed, False, "Let the server compress them"),
    ],
)
def test_what_is_not_right_is_told(change: Change, wrong: bool, sentence: str) -> None:
    """Types, compression, caching, policy, addresses of folders, files that are missing or changed."""
    with site(change) as address:
        remarks = list(check(address))
    assert [(wrong, True)] == list({(remark.wrong, sentence in str(remark)) for remark in remarks})


def test_a_good_server_is_told_so(capsys: pytest.CaptureFixture[str]) -> None:
    """Without the last slash of the address, too; where nothing answers, or no address is given, it says that."""
    with site(lambda _, reply: reply) as address:
        assert 0 == main([address.rstrip("/")])
        assert "All is as it should be.\n" == capsys.readouterr().out
    assert 2 == main([address])
    assert "does not answer" in capsys.readouterr().err
    assert 2 == main(["file:///etc/"])
    with site(instead("assess", 404, {}, b"")) as address:
        assert 1 == main([address])
    assert "1 wrong, 0 could be better." in capsys.readouterr().out
