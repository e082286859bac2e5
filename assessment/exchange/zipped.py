"""Files that were saved together in a ZIP, as Google Forms saves its answers and WhatsApp its chats."""

import io
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from assessment.exchange.combined import combine
from assessment.exchange.reading import LIMIT, Reading, Remark, UnreadableError
from assessment.exchange.text import ZIP

_READ = frozenset({".csv", ".tsv", ".tab", ".txt", ".json", ".xlsx", ".xlsm", ".ods", ".html", ".htm", ".xls"})
_WORKBOOK = frozenset({"[content_types].xml", "content.xml", "mimetype"})  # parts of which one stands in any workbook
_HIDDEN = (".", "__")  # how names begin of what a system puts beside the files of a person
_MOST = 1000  # files: a chat of a year has one for each day and channel
_LOCKED = 0x1
_PASSWORD = "This ZIP is protected by a password. Unpack it, and choose the files in it."  # noqa: S105  a sentence
_TOO_MANY = "This ZIP holds {} files; at most {} are read. Unpack it, and choose the files with answers."
_TOO_MUCH = "This ZIP unpacks to {:.0f} MB; at most {:.0f} MB are read. Unpack it, and choose the files with answers."
_BROKEN = "This ZIP is damaged or was cut off. Save or download it again."


def files_in(name: str, data: bytes, limit: int) -> tuple[tuple[str, bytes], ...]:
    """Return names and contents of the tables and texts in a ZIP: none where there are none, or it is a workbook.

    Raises `UnreadableError` for a ZIP that unpacks to more than `limit` bytes, that is locked or damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            every = [each for each in archive.infolist() if not each.is_dir()]
            if any(each.filename.casefold() in _WORKBOOK for each in every):
                return ()
            found = [each for each in every if _is_read(each.filename)]
            _check(name, found, limit)
            return tuple((each.filename, archive.read(each)) for each in found)
    except UnreadableError:
        raise
    except zipfile.BadZipFile:
        return ()  # what it was meant to be, its reader says
    except (zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise UnreadableError(name, None, _BROKEN) from error


def read_together(name: str, files: Sequence[tuple[str, bytes]], read: Callable[[str, bytes], Reading]) -> Reading:
    """Read each of the files; one that cannot be read is a remark where others can, else its `UnreadableError`."""
    readings, errors = [], []
    for inner, content in files:
        try:
            readings.append(_read_one(f"{name} ({inner})", content, read))
        except UnreadableError as error:
            errors.append(error)
    if not readings:
        raise errors[0]
    remarks = tuple(Remark(error.file, error.row or 1, f"This file was not read. {error.reason}") for error in errors)
    return combine([*readings, Reading(remarks=remarks)])


def _read_one(name: str, content: bytes, read: Callable[[str, bytes], Reading]) -> Reading:
    if content.startswith(ZIP) and files_in(name, content, LIMIT):
        raise UnreadableError(name, None, "This ZIP stands in another ZIP. Unpack the outer one.")
    return read(name, content)


def _is_read(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.suffix.casefold() in _READ and not any(part.startswith(_HIDDEN) for part in path.parts)


def _check(name: str, found: Sequence[zipfile.ZipInfo], limit: int) -> None:
    unpacked = sum(each.file_size for each in found)
    if any(each.flag_bits & _LOCKED for each in found):
        raise UnreadableError(name, None, _PASSWORD)
    if len(found) > _MOST:
        raise UnreadableError(name, None, _TOO_MANY.format(len(found), _MOST))
    if unpacked > limit:
        raise UnreadableError(name, None, _TOO_MUCH.format(unpacked / 1e6, limit / 1e6))
