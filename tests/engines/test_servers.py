"""The site on nginx, on Python's server and on one of Node, at the root and under a path: checked, and used."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from site_build.check_host import check
from tests.browser.test_assessment import ANSWERS, answer_with_keys, show_result
from tests.engines.listening import free_port, listening

NGINX = """
daemon off; pid {folder}/pid; error_log {folder}/error.log; user root;
events {{}}
http {{
  include /etc/nginx/mime.types; default_type application/octet-stream; charset utf-8;
  types {{ text/javascript mjs; application/wasm wasm; }}
  access_log off; absolute_redirect off; gzip on; gzip_types *;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder}; uwsgi_temp_path {folder};
  scgi_temp_path {folder};
  add_header Cache-Control max-age=600;
  server {{ listen 127.0.0.1:{port}; root {root}; error_page 404 {prefix}404.html; }}
}}
"""

SERVER = Path(__file__).parent / "server.mjs"


@contextmanager
def nginx(root: Path, prefix: str, folder: Path) -> Iterator[int]:
    if shutil.which("nginx") is None:
        pytest.skip("no nginx here: install it")
    port = free_port()
    written = folder / "nginx.conf"
    written.write_text(NGINX.format(folder=folder, port=port, root=root, prefix=prefix), "utf-8")
    with listening(["nginx", "-c", str(written)], port):
        yield port


@contextmanager
def python(root: Path, _prefix: str, _folder: Path) -> Iterator[int]:
    port = free_port()
    command = [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", "--directory", str(root), str(port)]
    with listening(command, port):
        yield port


@contextmanager
def node(root: Path, prefix: str, _folder: Path, slash: str = "lead") -> Iterator[int]:
    served = str(root / prefix.strip("/"))
    with subprocess.Popen(["node", str(SERVER), served, prefix, slash], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield int(process.stdout.readline())
        process.terminate()


SERVERS = {"nginx": nginx, "python": python, "node": node}


@pytest.mark.parametrize("prefix", ["/", "/team/common-ground/"])
@pytest.mark.parametrize("server", SERVERS)
def test_the_site_works_on_a_server(
    server: str, prefix: str, site: Path, tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    """Nothing is wrong there, an address without its last slash works, and answers come to a result."""
    root = served_under(site, prefix, tmp_path)
    with SERVERS[server](root, prefix, tmp_path) as port:
        here = f"http://127.0.0.1:{port}{prefix}"
        assert [] == [str(remark) for remark in check(here) if remark.wrong]
        answers_come_to_a_result(open_page, here + "assess")


def test_a_server_that_leaves_the_slash_out(site: Path, tmp_path: Path, open_page: Callable[..., Page]) -> None:
    """It shows the page under an address without its last slash, and all that the page names is found."""
    with node(served_under(site, "/", tmp_path), "/", tmp_path, "keep") as port:
        here = f"http://127.0.0.1:{port}/"
        assert ["Better: assess shows the page itself. Let it lead to assess/, so that a page has one address."] == [
            str(remark) for remark in check(here)
        ]
        answers_come_to_a_result(open_page, here + "assess")


def served_under(site: Path, prefix: str, folder: Path) -> Path:
    """Return a folder for a server's root in which the site lies under a path."""
    root = folder / "root"
    place = root / prefix.strip("/")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(site)
    return root


def answers_come_to_a_result(open_page: Callable[..., Page], address: str) -> None:
    open_page.watched.origin = "http://127.0.0.1:"  # type: ignore[attr-defined]  # two servers of this machine
    page = open_page("404.html")
    page.goto(address)
    answer_with_keys(page, ANSWERS)
    show_result(page)
    expect(page.locator("#result-title")).to_be_visible()
