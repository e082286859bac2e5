"""Looks at the published site as a browser meets it, and says what its server should do otherwise.

`python -m site_build.check_host ADDRESS`, after a deployment: nothing is written anywhere. What is “wrong” breaks the
site for somebody; what could be “better” makes it slower. The exit code is 1 where something is wrong, and 2 where
nothing answers.
"""

import base64
import gzip
import hashlib
import json
import re
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from typing import Any, override

PAGE = "assess/"
"""A page in a folder of its own, which loads all kinds of files."""

TYPES = {
    ".html": ("text/html",),
    ".css": ("text/css",),
    ".mjs": ("text/javascript", "application/javascript"),
    ".js": ("text/javascript", "application/javascript"),
    ".wasm": ("application/wasm",),
    ".json": ("application/json",),
    ".svg": ("image/svg+xml",),
}
"""The media types by which a browser takes a file for what it is."""

COMPRESSED = (".html", ".css", ".mjs", ".js", ".wasm", ".json")

LONGEST = 600
"""Seconds for which a page may be kept by browsers: that is what GitHub Pages says."""

PATIENCE = 30
"""Seconds to wait for an answer."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a server does, and what it should do; `wrong` where the site breaks for somebody."""

    wrong: bool
    text: str

    def __str__(self) -> str:
        return f"{'Wrong' if self.wrong else 'Better'}: {self.text}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers: the status, its headers and the content, unpacked."""

    status: int
    headers: Message
    content: bytes
    packed: bool

    @property
    def type(self) -> str:
        """Return the media type."""
        return self.headers.get_content_type()


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows nothing: where a server leads is what is looked at."""

    @override
    def redirect_request(self, *_: Any) -> None:
        return None


def fetch(address: str) -> Answer:
    """Ask a server for an address as a browser does; raise `OSError` where none answers."""
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310  see main
    try:
        with urllib.request.build_opener(_Stay).open(asked, timeout=PATIENCE) as reply:
            status, headers, content = reply.status, reply.headers, reply.read()
    except urllib.error.HTTPError as error:
        status, headers, content = error.code, error.headers, error.read()
    packed = headers.get("Content-Encoding", "") == "gzip"
    return Answer(status, headers, gzip.decompress(content) if packed else content, packed)


def check(address: str) -> Iterator[Remark]:
    """Yield what is to be said of the site at `address`, which ends with a slash."""
    page = fetch(address + PAGE)
    if page.status != 200 or b'<meta name="site-build"' not in page.content:
        yield Remark(
            True, f"{address}{PAGE} is no page of this site (status {page.status}). Give the address of its start."
        )
        return
    yield from _of_type(PAGE, page)
    yield from _of_pages(address, page)
    yield from _of_policy(page)
    yield from _of_files(address)
    if not address.startswith(("https:", "http://127.0.0.1", "http://localhost")):
        yield Remark(
            True,
            "The address begins with http. Only with https do browsers keep pages for use offline, and lock files.",
        )


def _of_type(path: str, answer: Answer) -> Iterator[Remark]:
    ending = "." + path.rpartition(".")[2] if "." in path else ".html"
    if ending in TYPES and answer.type not in TYPES[ending]:
        yield Remark(True, f"{path} comes as {answer.type}. It must come as {TYPES[ending][0]}.")
    if ending == ".html" and (answer.headers.get_content_charset() or "utf-8").casefold() != "utf-8":
        yield Remark(True, f"{path} comes as {answer.headers.get_content_charset()}. Pages are written in UTF-8.")


def _of_pages(address: str, page: Answer) -> Iterator[Remark]:
    without = fetch(address + PAGE.rstrip("/"))
    leads = urllib.parse.urljoin(address + PAGE.rstrip("/"), without.headers.get("Location", ""))
    if without.status in range(300, 400):
        if urllib.parse.urlsplit(leads).path != urllib.parse.urlsplit(address + PAGE).path:
            yield Remark(True, f"{PAGE.rstrip('/')} leads to {leads}. It must lead to {PAGE}.")
    elif without.status == 200:
        yield Remark(
            False, f"{PAGE.rstrip('/')} shows the page itself. Let it lead to {PAGE}, so that a page has one address."
        )
    else:
        yield Remark(True, f"{PAGE.rstrip('/')} is not found (status {without.status}). Let it lead to {PAGE}.")
    missing = fetch(address + "no-such-page/")
    if missing.status != 404:
        yield Remark(
            True, f"A page that is not there answers with {missing.status}. It must be 404, with 404.html as content."
        )
    elif b'<meta name="site-build"' not in missing.content:
        yield Remark(False, "A page that is not there has the server’s own text. Let it show 404.html.")
    if _kept_for(page) > LONGEST:
        yield Remark(
            True, f"Browsers keep pages for {_kept_for(page)} seconds, and meet no new build. Let them ask: no-cache."
        )


def _kept_for(answer: Answer) -> int:
    found = re.search(r"max-age=(\d+)", answer.headers.get("Cache-Control", ""))
    return int(found[1]) if found else 0


def _of_policy(page: Answer) -> Iterator[Remark]:
    policy = page.headers.get("Content-Security-Policy", "")
    parts = {words[0]: words[1:] for part in policy.split(";") if (words := part.split())}
    scripts = parts.get("script-src", parts.get("default-src"))
    if scripts is not None and not {"'wasm-unsafe-eval'", "'unsafe-eval'"} & set(scripts):
        yield Remark(
            True, "The server’s Content-Security-Policy forbids WebAssembly. Leave it out: each page has its own."
        )
    elif scripts is not None and "'unsafe-inline'" not in scripts:
        yield Remark(
            False,
            "The server adds a Content-Security-Policy. Leave it out: each page has its own, made with the build.",
        )
    if b"Content-Security-Policy" not in page.content:
        yield Remark(True, f"{PAGE} came without its Content-Security-Policy. Something between changed the page.")


def _of_files(address: str) -> Iterator[Remark]:
    worker = fetch(address + "offline.js")
    found = re.search(rb"^const FILES = (\{.*\});$", worker.content, re.MULTILINE)
    if worker.status != 200 or not found:
        yield Remark(
            True, f"offline.js is not there as it was built (status {worker.status}). Without it nothing works offline."
        )
        return
    if _kept_for(worker) > LONGEST:
        yield Remark(True, f"Browsers keep offline.js for {_kept_for(worker)} seconds. Let them ask: no-cache.")
    unpacked: dict[str, int] = {}
    for path, integrity in json.loads(found[1]).items():
        answer = fetch(address + path)
        if answer.status != 200:
            yield Remark(True, f"{path} is not there (status {answer.status}). Upload the whole folder.")
            continue
        yield from _of_type(path, answer)
        digest = base64.b64encode(hashlib.sha256(answer.content).digest()).decode()
        if integrity != f"sha256-{digest}":
            yield Remark(
                True, f"{path} is another file than was built. A server that changes files must leave these alone."
            )
        if path.endswith(COMPRESSED) and not answer.packed and len(answer.content) > 1000:
            unpacked["." + path.rpartition(".")[2]] = unpacked.get("." + path.rpartition(".")[2], 0) + len(
                answer.content
            )
    for ending, size in unpacked.items():
        yield Remark(
            False, f"Files that end with {ending} come as they are, {size // 1000} kB. Let the server compress them."
        )


def main(arguments: list[str]) -> int:
    """Print what is to be said of the site whose address is given; return the exit code."""
    if len(arguments) != 1 or not arguments[0].startswith(("https://", "http://")):
        print("Say which site: python -m site_build.check_host https://example.org/common-ground/", file=sys.stderr)
        return 2
    address = arguments[0].rstrip("/") + "/"
    try:
        remarks = list(check(address))
    except OSError as error:
        print(f"{address} does not answer: {error}. Check the address and the network.", file=sys.stderr)
        return 2
    for remark in remarks:
        print(remark)
    wrong = sum(remark.wrong for remark in remarks)
    print(f"{wrong} wrong, {len(remarks) - wrong} could be better." if remarks else "All is as it should be.")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
