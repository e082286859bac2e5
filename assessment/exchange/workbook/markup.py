"""XML, read as a stream by Expat. Names are taken without prefix: editions of a format differ in their namespaces."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from xml.parsers import expat

from assessment.exchange.reading import UnreadableError
from assessment.exchange.workbook.grid import BROKEN, NOT_NEEDED

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

type Attributes = dict[str, str]


def parser(file: str) -> "XMLParserType":
    """Return a parser that refuses a document type, and with it every entity that a file could declare."""
    made = expat.ParserCreate()
    made.buffer_text = True

    def refuse(*_declaration: object) -> None:
        raise UnreadableError(file, None, NOT_NEEDED)

    made.StartDoctypeDeclHandler = refuse
    return made


def parse(file: str, parser: "XMLParserType", text: str, *, final: bool = False) -> None:
    """Feed a piece of a document; broken XML is an `UnreadableError`."""
    try:
        parser.Parse(text, final)
    except expat.ExpatError as error:
        raise UnreadableError(file, None, BROKEN) from error


def local(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2]


def elements(file: str, texts: Iterable[str]) -> Iterator[tuple[str, Attributes]]:
    """Yield every element of a small document: where it stands, as in `styleSheet/cellXfs/xf`, and its attributes."""
    found: list[tuple[str, Attributes]] = []
    path: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        path.append(local(name))
        found.append(("/".join(path), {local(key): value for key, value in attributes.items()}))

    made = parser(file)
    made.StartElementHandler = start
    made.EndElementHandler = lambda _name: path.pop()
    for text in texts:
        parse(file, made, text)
        yield from found
        found.clear()
    parse(file, made, "", final=True)
    yield from found
