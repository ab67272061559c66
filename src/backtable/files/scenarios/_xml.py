"""XML with the place of every element, from files that nobody vouches for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from backtable.errors import InputError, Place, Problem

MOST_BYTES = 20_000_000
_MOST_ELEMENTS, _MOST_DEPTH = 500_000, 40


@dataclass(slots=True)
class Element:
    """One element: its attributes, the elements within, and where it starts."""

    tag: str
    attributes: dict[str, str]
    place: Place
    children: list["Element"] = field(default_factory=list)

    def all(self, tag: str) -> Iterator["Element"]:
        """Give the elements directly within that have a tag."""
        return (child for child in self.children if child.tag == tag)

    def walk(self, tag: str) -> Iterator["Element"]:
        """Give every element of a tag, however deep."""
        for child in self.children:
            if child.tag == tag:
                yield child
            yield from child.walk(tag)

    def attribute(self, name: str) -> str:
        """Give an attribute.

        Raises:
            InputError: there is none.
        """
        if name not in self.attributes:
            raise InputError([Problem(self.place, f"<{self.tag}> has no `{name}`", f"{name}=\"…\"")])
        return self.attributes[name]


def read_xml(path: Path) -> Element:
    """Give the outermost element of an XML file.

    A document type is refused, and with it every entity that a file could define: no scenario needs one.

    Raises:
        InputError: it cannot be read, is not XML, defines a document type, or is larger than a scenario can be.
    """
    file = str(path)
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        raise InputError([Problem(Place(file), f"the file cannot be read ({error.strerror})")]) from error
    if size > MOST_BYTES:
        raise InputError([Problem(Place(file), f"the file has {size:,} bytes, more than a scenario can have")])
    builder = _Builder(file)
    try:
        builder.parser.Parse(raw, True)
    except expat.ExpatError as error:
        words = expat.ErrorString(error.code)
        raise InputError([Problem(Place(file, error.lineno, error.offset + 1), f"this is not XML ({words})")]) from error
    except (ValueError, LookupError) as error:
        raise InputError([Problem(Place(file), f"this is not XML that can be read ({error})")]) from error
    assert builder.root is not None
    return builder.root


class _Builder:
    def __init__(self, file: str) -> None:
        self.root: Element | None = None
        self._file = file
        self._open: list[Element] = []
        self._count = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._document_type
        self.parser.EntityDeclHandler = self._document_type

    def _here(self) -> Place:
        return Place(self._file, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > _MOST_ELEMENTS or len(self._open) >= _MOST_DEPTH:
            raise InputError([Problem(self._here(), "the file holds more than a scenario can")])
        element = Element(tag, attributes, self._here())
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _tag: str) -> None:
        self._open.pop()

    def _document_type(self, *_: object) -> None:
        raise InputError(
            [Problem(self._here(), "the file defines a document type or an entity, which no scenario needs", "", "remove <!DOCTYPE …>")]
        )
