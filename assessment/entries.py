"""Every record of the bank with its place, the ones inside other records too."""

import dataclasses
from collections.abc import Iterator

from assessment.load import FILE_OF, Defect
from assessment.model import Bank
from assessment.records import entry_name


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A record of the bank with its place."""

    file: str
    name: str
    record: object

    def defect(self, message: str) -> Defect:
        """Return something that is wrong with this record."""
        return Defect(self.file, self.name, message)


def entries_of(bank: Bank) -> Iterator[Entry]:
    """Yield every record of the bank, the ones inside other records too."""
    for field in dataclasses.fields(bank):
        yield from _walk(getattr(bank, field.name), FILE_OF[field.name], "", field.name)


def _walk(value: object, file: str, name: str, collection: str) -> Iterator[Entry]:
    if isinstance(value, tuple):
        for position, item in enumerate(value, 1):
            if dataclasses.is_dataclass(item):
                inner = entry_name(item, collection, position)
                yield from _walk(item, file, f"{name}, {inner}" if name else inner, collection)
    elif dataclasses.is_dataclass(value):
        yield Entry(file, name or collection, value)
        for field in dataclasses.fields(value):
            inside = getattr(value, field.name)
            place = f"{name}, {field.name}" if name and dataclasses.is_dataclass(inside) else name
            yield from _walk(inside, file, place, field.name)


def items_of(value: object) -> tuple[object, ...]:
    """Return the items of a field that holds several, or the one that it holds."""
    return value if isinstance(value, tuple) else (value,)


def texts_of(record: object) -> Iterator[str]:
    """Yield every text of a record, without those of records inside it."""
    for field in dataclasses.fields(record):  # type: ignore[arg-type]  # an entry is a dataclass
        yield from (text for text in items_of(getattr(record, field.name)) if isinstance(text, str))
