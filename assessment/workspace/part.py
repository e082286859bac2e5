"""What a part of the work is: what it shows, what it offers on its page, and how far it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assessment.workspace.action import Context, Show
from assessment.workspace.protocol import File, Look, Offer
from assessment.workspace.reached import next_of
from assessment.workspace.records import Workspace


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `of` steps, and the key of the `next_step`.

    The words for each key are in the template `work/PART/words.j2`. `next_step` is None where all is done.
    Where nothing is to be done, `of` is 0. Where the next step `waits`, something else comes first.
    """

    done: int
    of: int
    next_step: str | None
    waits: bool = False


def of_steps(reached: Mapping[str, bool], *, waits: bool = False) -> Progress:
    """Return how many steps are reached; the first that is not is the next one."""
    return Progress(sum(reached.values()), len(reached), next_of(reached), waits)


@dataclass(frozen=True, slots=True)
class Offers:
    """What a part lets its page do, each under its name; `prepare` does for nobody what only the first takes."""

    actions: Mapping[str, Offer[Workspace]] = field(default_factory=dict)
    previews: Mapping[str, Offer[str]] = field(default_factory=dict)
    exports: Mapping[str, Offer[File]] = field(default_factory=dict)
    prepare: Sequence[Callable[[Context], None]] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What a part shows on its page, and what a reader may choose to look at there.

    Its key names it everywhere: its folder or file beside this one, its folder of templates and its tests.
    """

    show: Show
    looks: tuple[Look[Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Work(Part):
    """A part in which something is to be done: it has a place under “Our work”, with how far it is."""

    progress: Callable[[Workspace, Context], Progress] = field(kw_only=True)
