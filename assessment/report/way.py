"""How far those are whose team report it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Way:
    """How far those are whose report it is: what they decided, and which step is next.

    `type` is the one decided from and `to` the one to move to, empty where it was decided to stay. `next` is `decide`,
    `plan` or `measure`; `planned` tells that the plan is made, and `again` is the ISO date to measure again, or empty.
    `practices` are those in the plan, by their keys, with whether they are done. Where the measurement `closes` first,
    as all its answers are in, what leads on does not stand out.
    """

    type: str = ""
    to: str = ""
    next: str = "decide"
    planned: bool = False
    again: str = ""
    closes: bool = False
    practices: Mapping[str, bool] = field(default_factory=dict)

    @property
    def stays(self) -> bool:
        """Whether it was decided to stay."""
        return bool(self.type and not self.to)
