"""What several tests share."""

import os
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

import build
from assessment.instrument import Instrument
from assessment.load import load_bank
from assessment.model import Bank
from tests.properties import example_to_add, load_profiles

load_profiles()

collect_ignore = [] if os.environ.get("ENGINES") else ["engines"]
"""Other browsers and servers are asked by `make test-browsers`, which says so in the environment."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put first what takes long and needs no site: one process begins with it while the other builds the site."""
    items.sort(key=lambda item: item.path.name != "test_attack.py")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """Say below a failed property which example to add."""
    report = yield
    if call.excinfo and isinstance(item, pytest.Function):
        for note in getattr(call.excinfo.value, "__notes__", ()):
            if example := example_to_add(note, item.fixturenames):
                report.sections.append(("Example to add", example))
    return report


@pytest.fixture(scope="session")
def bank() -> Bank:
    return load_bank()


@pytest.fixture(scope="session")
def instrument(bank: Bank) -> Instrument:
    return bank.instrument


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return the folder of the site, built once for all tests that look at it, by the process that is first."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "built"
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            building = folder.with_name("building")
            build.build(site=building / "site", work=building / "work")
            building.rename(folder)
    return folder / "site"
