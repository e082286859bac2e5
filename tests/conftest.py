"""What several tests share."""

import pytest
from hypothesis import settings

from assessment.load import load_bank
from assessment.model import Bank, Instrument

settings.register_profile("unhurried", deadline=None)  # a busy machine is slow, not wrong
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def bank() -> Bank:
    return load_bank()


@pytest.fixture(scope="session")
def instrument(bank: Bank) -> Instrument:
    return bank.instrument
