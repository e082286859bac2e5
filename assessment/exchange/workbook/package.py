"""The ZIP that a workbook is: its parts, unpacked piece by piece, and never more than the bounds allow."""

import codecs
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from assessment.exchange.reading import UnreadableError
from assessment.exchange.workbook.grid import BROKEN, NOT_NEEDED, Bounds, Work
from assessment.progress import watched

_PIECE = 1 << 18  # bytes that are unpacked at a time
_PERSON = 700  # bytes of XML that a row with 20 answers takes, as most programs write it
_DECLARATION = 200  # bytes in which a document says its encoding
_XML = (".xml", ".rels")
LOCKED = "This spreadsheet is protected by a password. Save it without one."
_TOO_MUCH = "This spreadsheet unpacks to far more than answers need. Copy the answers alone into a new one."
_ENCODING = re.compile(r"""<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
_UTF_16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_ENCODINGS = ("utf-8", "utf-16", "us-ascii", "ascii", "utf8")
"""The encodings that XML in a workbook may name; the first two are all that the standards allow."""
_LOCKED_FLAG = 0x1


class Package:
    """The parts of a workbook by their names, whose capitals do not count, and what was read of them so far."""

    def __init__(self, file: str, archive: zipfile.ZipFile, bounds: Bounds) -> None:
        self.file = file
        self.work = Work(file, bounds)
        self._archive = archive
        self._unpacked = 0
        parts = archive.infolist()
        self._parts = {part.filename.replace("\\", "/").lstrip("/").casefold(): part for part in parts}
        unpacked = sum(part.file_size for part in parts if part.filename.casefold().endswith(_XML))
        if len(parts) > bounds.parts or unpacked > bounds.unpacked:
            raise UnreadableError(file, None, _TOO_MUCH)
        self._people = unpacked // _PERSON
        self._reached = watched(file, self._people, "unpacking")

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self._parts

    def texts(self, part: str) -> Iterator[str]:
        """Yield the XML of a part piece by piece, decoded. A part that is not there is a `KeyError`."""
        found = self._parts[part.casefold()]
        if found.flag_bits & _LOCKED_FLAG:
            raise UnreadableError(self.file, None, LOCKED)
        decoder = None
        with self._archive.open(found) as stream:
            while piece := stream.read(_PIECE):
                self._unpacked += len(piece)
                if self._unpacked > self.work.bounds.unpacked:  # a part that is no XML by its name, or read twice
                    raise UnreadableError(self.file, None, _TOO_MUCH)
                decoder = decoder or self._decoder(piece)
                yield decoder.decode(piece)
                self._reached(min(self._unpacked // _PERSON, self._people))  # a part may be read twice
        if decoder:
            yield decoder.decode(b"", final=True)

    def all_read(self) -> None:
        """Tell that the workbook is unpacked: of some parts nothing is needed."""
        self._reached(self._people)

    def _decoder(self, beginning: bytes) -> codecs.IncrementalDecoder:
        encoding = _UTF_16.get(beginning[:2], "utf-8-sig")
        declared = _ENCODING.match(beginning[:_DECLARATION].decode(encoding, "ignore"))
        if declared and declared[1].casefold() not in _ENCODINGS:
            raise UnreadableError(self.file, None, NOT_NEEDED)
        return codecs.getincrementaldecoder(encoding)()


@contextmanager
def opened(file: str, data: bytes, bounds: Bounds) -> Iterator[Package]:
    """Open a workbook while the block runs; whatever is wrong with the ZIP or its parts is an `UnreadableError`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            package = Package(file, archive, bounds)
            yield package
            package.all_read()
    except UnreadableError:
        raise
    except (
        *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
        *(NotImplementedError, RuntimeError),  # a way of packing that this Python does not know
        *(ValueError, KeyError, OverflowError),  # a part, an attribute or a text that is not what it should be
    ) as error:
        raise UnreadableError(file, None, BROKEN) from error
