"""XML, read as a stream by Expat."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.parsers import expat

from assessment.exchange.reading import UnreadableError
from assessment.exchange.workbook.grid import BROKEN, NOT_NEEDED
from assessment.exchange.workbook.package import Package

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

_DEEPEST = 100  # elements within each other; twenty are many

type Attributes = dict[str, str]


def parser(file: str, separator: str | None = None) -> "XMLParserType":
    """Return a parser that refuses a document type, and with it every entity that a file could declare.

    With a `separator`, names are those of their namespaces, followed by it and their own name.
    """
    made = expat.ParserCreate(namespace_separator=separator)
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


def elements(package: Package, part: str) -> Iterator[tuple[str, Attributes]]:
    """Yield every element of a part: where it stands, as in `styleSheet/cellXfs/xf`, and its attributes.

    Names are without their prefixes: the editions of a format differ in their namespaces.
    """
    found: list[tuple[str, Attributes]] = []
    path: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        if len(path) == _DEEPEST:
            raise UnreadableError(package.file, None, NOT_NEEDED)
        path.append(local(name))
        found.append(("/".join(path), {local(key): value for key, value in attributes.items()}))

    made = parser(package.file)
    made.StartElementHandler = start
    made.EndElementHandler = lambda _name: path.pop()
    for text in package.texts(part):
        parse(package.file, made, text)
        package.work.spend(None, cells=len(found))
        yield from found
        found.clear()
    parse(package.file, made, "", final=True)
