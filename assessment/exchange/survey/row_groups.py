"""Rows of which one text says what they are: they are asked about together."""

from dataclasses import dataclass

from assessment.exchange.survey.choices import LEFT_OUT


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that count together, or are left out together."""

    text: str
    places: tuple[int, ...]
    reason: str  # why they are left out, if they are
    proposed: str | None = LEFT_OUT
