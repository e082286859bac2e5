"""Comments that may be shown: by function, from the threshold on, in an order that tells nothing of who wrote them."""

from collections.abc import Iterable, Mapping

from assessment.stats import NoFigure

type Written = tuple[str | None, str]
"""Function and text."""


def shown_comments(
    written: Iterable[Written], people: Mapping[str, int | NoFigure], threshold: int
) -> dict[str, tuple[str, ...]]:
    """Return the comments of each function in the order of their texts.

    `people` says how many of a function answered, as it may be shown: a function that is hidden, or that has fewer
    people than the threshold, shows no comment.
    """
    shown: dict[str, set[str]] = {}
    for function, text in written:
        size = people.get(function) if function else None
        if function and isinstance(size, int) and size >= threshold:
            shown.setdefault(function, set()).add(text)
    return {function: tuple(sorted(shown[function])) for function in people if function in shown}
