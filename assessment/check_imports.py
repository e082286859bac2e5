"""Words for imports to defects: no word may mean two things, and every list that the code asks for is there."""

from collections.abc import Collection, Iterable, Iterator

from assessment.exchange.survey.words import key
from assessment.instrument import LIMIT_UNITS
from assessment.load import IMPORTS, Defect
from assessment.model import (
    FUNCTION_WORDS,
    HEADING_WORDS,
    IMPORT_LIMITS,
    LEVEL_WORDS,
    MONTHS,
    POINTS,
    ROW_WORDS,
    Imports,
)

_LISTS = {
    "functions": FUNCTION_WORDS,
    "levels": LEVEL_WORDS,
    "headings": HEADING_WORDS,
    "rows": ROW_WORDS,
    "months": MONTHS,
}
_TELLING = {
    "functions": ("sales", "marketing", "other"),
    "levels": ("head", "staff"),
    "rows": tuple(meaning for meaning in ROW_WORDS if meaning != "statistic or name"),
    "months": MONTHS,
}
"""The meanings of which a text has only one; a heading may well speak of several things."""


def check_imports(imports: Imports, sources: Collection[str]) -> Iterator[Defect]:
    """Yield every defect of the words for imports; `sources` are the keys of what may be cited."""
    for name, wanted in _LISTS.items():
        yield from _named(name, [each.meaning for each in getattr(imports, name)], wanted)
    yield from _named("limits", [limit.key for limit in imports.limits], IMPORT_LIMITS)
    for limit in imports.limits:
        if limit.unit not in LIMIT_UNITS or limit.value <= 0:
            message = f"must be more than 0, in {' or '.join(LIMIT_UNITS)}; it is {limit.value:g} in “{limit.unit}”"
            yield Defect(IMPORTS, f"limits {limit.key}", message)
        for source in limit.sources:
            if source not in sources:
                yield Defect(IMPORTS, f"limits {limit.key}", f"cites “{source}”, which sources.toml does not have")
    for scale in imports.scales:
        where = f"scales {scale.kind} {scale.language}"
        points = {point: getattr(scale, point) or () for point in (*POINTS, "no_answer")}
        yield from _ambiguous(where, points.items())
    for name, telling in _TELLING.items():
        lists = [(each.meaning, each.words) for each in getattr(imports, name) if each.meaning in telling]
        yield from _ambiguous(name, lists)


def _named(where: str, found: list[str], wanted: tuple[str, ...]) -> Iterator[Defect]:
    if tuple(found) != wanted:
        yield Defect(IMPORTS, where, f"must be exactly {', '.join(wanted)}, in this order; found {', '.join(found)}")


def _ambiguous(where: str, lists: Iterable[tuple[str, Iterable[str]]]) -> Iterator[Defect]:
    """Yield words that say nothing, that stand twice, or that mean two things."""
    meanings: dict[str, str] = {}
    for meaning, words in lists:
        for word in words:
            told = f"{'*' * word.startswith('*')}{key(word)}{'*' * word.endswith('*')}"
            if not key(word):
                yield Defect(IMPORTS, where, f"“{word}” under {meaning} is no word")
            if told in meanings:
                yield Defect(IMPORTS, where, f"“{word}” stands under {meanings[told]} and under {meaning}")
            meanings.setdefault(told, meaning)
