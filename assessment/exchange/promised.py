"""What a file says that its people were promised: it goes with their answers wherever these are read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Promised:
    """What the people of a session were promised, as in the records of a workspace.

    `others` are 0 where nobody knows and no number is written down.
    """

    file: str
    session: int  # tag
    name: str
    others: int
    heads: tuple[str, ...]
    known: bool
