"""TOML to model: reads the bank and names file, entry and reason for everything that does not fit."""

import dataclasses
import tomllib
import types
import typing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assessment import model

BANK = Path(__file__).parent / "bank"

# Which file holds which collection of the bank. A file may hold several.
FILES: dict[str, tuple[str, ...]] = {
    "sources.toml": ("sources",),
    "instrument.toml": ("instrument",),
    "types.toml": ("types",),
    "decisions.toml": ("stay_or_tighten", "tighten_by"),
    "practices.toml": ("steps", "practices"),
    "checklist.toml": ("checklist",),
    "roles.toml": ("roles",),
    "frictions.toml": ("frictions",),
    "funnel.toml": ("funnel", "sales_steps"),
    "metrics.toml": ("metrics",),
    "process.toml": ("process",),
    "focus.toml": ("focus",),
    "glossary.toml": ("glossary",),
}
