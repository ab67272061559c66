"""A document: sections of paragraphs, lists, tables and figures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, each line with lines of its own below it or none."""

    items: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; numbers stand to the right. `width` is the most characters on a terminal, if limited."""

    heading: str
    number: bool = False
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row; a heading spans the table."""

    cells: tuple[str, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `wide` ones are for paper only, a terminal leaves them out."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as SVG, with the same in words; a terminal leaves it out."""

    svg: str
    alternative: str


Block = Paragraph | Bullets | Table | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A title, the conclusion, the rest, and how it was made."""

    title: str
    subtitle: str
    lead: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    method: str
