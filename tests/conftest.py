"""What several tests share."""

from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

import build
from assessment.instrument import Instrument
from assessment.load import load_bank
from assessment.model import Bank

settings.register_profile("unhurried", deadline=None)  # a busy machine is slow, not wrong
settings.load_profile("unhurried")


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
