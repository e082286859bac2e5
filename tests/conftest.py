"""What several tests share."""

from pathlib import Path

import pytest
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
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site, built once for all tests that look at it."""
    folder = tmp_path_factory.mktemp("built")
    build.build(site=folder / "site", work=folder / "work")
    return folder / "site"
