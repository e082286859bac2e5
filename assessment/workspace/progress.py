"""How far a part of the work is, for the page that shows all parts together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessment.workspace.records import Workspace

if TYPE_CHECKING:
    from assessment.workspace.action import Context


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `of` steps, the key of the `next_step` and the `page` where it is done, below the site's root.

    The words for each key are in the template `work/PART/progress.html.j2`. `next_step` is None where all is done.
    Where nothing is to be done, `of` is 0.
    """

    done: int
    of: int
    next_step: str | None
    page: str


def of_steps(reached: Mapping[str, bool], page: str) -> Progress:
    """Return how many steps are reached; the first that is not is the next one."""
    step = next((step for step, there in reached.items() if not there), None)
    return Progress(sum(reached.values()), len(reached), step, page)


type Measure = Callable[[Workspace, Context], Progress]
"""Says how far a part is."""
