"""What several tests share."""

import pytest

from assessment.load import load_bank
from assessment.model import Bank, Instrument


@pytest.fixture(scope="session")
def bank() -> Bank:
    return load_bank()


@pytest.fixture(scope="session")
def instrument(bank: Bank) -> Instrument:
    return bank.instrument
