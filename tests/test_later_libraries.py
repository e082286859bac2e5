"""Libraries that the browser loads only when a request needs them."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from assessment.browser import add_libraries, handle
from assessment.libraries import LIBRARIES
from site_build import LATER
from site_build.every_request import WORKSPACE


@pytest.fixture
def nothing_added() -> Iterator[None]:
    """Leave Python's search path as it was."""
    before, within = list(sys.path), list(json.__path__)
    yield
    sys.path[:], json.__path__[:] = before, within


def ask(**message: object) -> dict[str, object]:
    reply: dict[str, object] = json.loads(handle(json.dumps(WORKSPACE | message)))
    return reply


def test_every_library_comes_in_a_zip_that_is_built() -> None:
    """What Python asks for is what the build makes."""
    assert set(LATER) == set(LIBRARIES.values())
    assert all(name in LATER[zip_name] for name, zip_name in LIBRARIES.items())


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_request_names_the_zip_that_it_needs(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker loads it and asks again; nothing is told to the reader."""
    requests = {
        "openpyxl": {"request": "export", "export": "plan-xlsx"},
        "segno": {"request": "qr", "text": "https://example.org/"},
    }
    monkeypatch.setitem(sys.modules, library, None)
    assert {"needs": LIBRARIES[library]} == ask(**requests[library])
    monkeypatch.undo()
    assert ask(**requests[library])["ok"]


@pytest.mark.usefixtures("nothing_added")
def test_a_zip_brings_packages_and_the_rest_of_packages(tmp_path: Path) -> None:
    """A package of its own, and a module of one that Python has already."""
    path = tmp_path / "later.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("brought/__init__.py", "import json.brought\nfound = json.brought.found\n")
        archive.writestr("json/brought.py", "found = 'here'\n")
    add_libraries(str(path))
    import brought  # type: ignore[import-not-found]

    assert "here" == brought.found


def test_another_missing_module_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the libraries that are meant to come later are asked for."""
    monkeypatch.setitem(sys.modules, "assessment.report.qr", None)
    with pytest.raises(ModuleNotFoundError):
        handle(json.dumps({"request": "qr", "text": "x"}))
