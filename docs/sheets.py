"""Types into a workbook as a list says, and draws its sheets as a spreadsheet shows them. Standard library only.

A list has a line for each cell: `sheet,cell,value`. A sheet is drawn from the file itself: its widths, heights, formats and values.
"""

import csv
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from html import escape
from pathlib import Path
from xml.etree import ElementTree as Xml

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DAY_0 = date(1899, 12, 30)
_LETTER, _CODE_LETTER, _LINE = 6.4, 8.0, 17.0  # of a text of 10 points, in pixels
_NUMBERS, _STRIP = 40.0, 22.0  # width of the numbers of rows, height of the letters of columns
_TYPED, _EDGE, _GRID = "#FFF3BF", "#E0A800", "#D9DEE4"
_AROUND = 1  # rows shown above and below what was typed
_BUILT_IN = {0: "General", 1: "0", 3: "#,##0", 9: "0%", 10: "0.00%", 49: "@"}


@dataclass(frozen=True, slots=True)
class Typed:
    """One cell that somebody types into."""

    sheet: str
    cell: str
    value: str

    @property
    def at(self) -> tuple[int, int]:
        """Row and column, from 1."""
        return _position(self.cell)


@dataclass(frozen=True, slots=True)
class _Look:
    bold: bool = False
    italic: bool = False
    code: bool = False
    size: float = 10.0
    ink: str = "#000000"
    fill: str = ""
    align: str = "left"
    wrap: bool = False
    format: str = "General"


@dataclass(slots=True)
class _Sheet:
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    cells: dict[tuple[int, int], tuple[str, _Look]] = field(default_factory=dict)
    merged: set[int] = field(default_factory=set)


def read_typed(path: Path) -> tuple[Typed, ...]:
    """Give what a list says to type.

    Raises:
        ValueError: it has other columns.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        if rows.fieldnames != ["sheet", "cell", "value"]:
            raise ValueError(f"{path} has the columns {rows.fieldnames}, not sheet, cell and value")
        return tuple(Typed(row["sheet"], row["cell"], row["value"]) for row in rows)


def typed_into(content: bytes, entries: Sequence[Typed]) -> bytes:
    """Give a workbook with values typed into it: numbers and percentages as numbers, all else as text; formats stay.

    Raises:
        ValueError: there is no such sheet, or a cell has no format, so that it belongs to no table.
    """
    Xml.register_namespace("", _MAIN)
    Xml.register_namespace("r", _LINKS)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    paths = _paths(parts)
    for sheet in dict.fromkeys(entry.sheet for entry in entries):
        if sheet not in paths:
            raise ValueError(f"there is no sheet {sheet}")
        root = Xml.fromstring(parts[paths[sheet]])
        cells = {cell.get("r"): cell for cell in root.iter(f"{{{_MAIN}}}c")}
        for entry in (item for item in entries if item.sheet == sheet):
            if entry.cell not in cells:
                raise ValueError(f"{sheet}!{entry.cell} belongs to no table")
            _type(cells[entry.cell], entry.value)
        parts[paths[sheet]] = Xml.tostring(root, encoding="UTF-8", xml_declaration=True)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in parts.items():
            book.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def drawn(content: bytes, sheet: str, entries: Sequence[Typed], title: str) -> str:
    """Draw a sheet as SVG: its headings, and the rows in which and beside which something was typed, which is marked.

    Args:
        title: what the picture shows, in a sentence.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    found = _sheet(parts, _paths(parts)[sheet])
    marks = {entry.at for entry in entries if entry.sheet == sheet}
    last = max((row for (row, _), (text, _) in found.cells.items() if text), default=1)
    columns = range(1, 1 + max(column for (_, column), (text, _) in found.cells.items() if text))
    near = {row + step for row, _ in marks for step in range(-_AROUND, _AROUND + 1)}
    shown = [row for row in range(1, last + 1) if row <= 3 or row in near]
    return _svg(found, shown, columns, marks, list(_paths(parts)), sheet, title, last)


def _position(cell: str) -> tuple[int, int]:
    match = re.fullmatch(r"([A-Z]+)(\d+)", cell)
    if match is None:
        raise ValueError(f"{cell} is no cell")
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _letters(column: int) -> str:
    return (_letters((column - 1) // 26) if column > 26 else "") + chr(ord("A") + (column - 1) % 26)


def _paths(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Give where each sheet that is not hidden lies, by name."""
    targets = {link.get("Id"): link.get("Target", "") for link in Xml.fromstring(parts["xl/_rels/workbook.xml.rels"])}
    sheets = Xml.fromstring(parts["xl/workbook.xml"]).iter(f"{{{_MAIN}}}sheet")
    return {str(item.get("name")): f"xl/{targets[item.get(f'{{{_LINKS}}}id')]}" for item in sheets if item.get("state") != "hidden"}


def _type(cell: Xml.Element, value: str) -> None:
    for child in list(cell):
        cell.remove(child)
    number = re.fullmatch(r"(-?[\d,]+(?:\.\d+)?)(%?)", value)
    if number:
        cell.attrib.pop("t", None)
        amount = float(number[1].replace(",", ""))
        Xml.SubElement(cell, f"{{{_MAIN}}}v").text = repr(amount / 100 if number[2] else amount).removesuffix(".0")
    else:
        cell.set("t", "inlineStr")
        Xml.SubElement(Xml.SubElement(cell, f"{{{_MAIN}}}is"), f"{{{_MAIN}}}t").text = value


def _sheet(parts: Mapping[str, bytes], path: str) -> _Sheet:
    looks = _looks(parts)
    texts = ["".join(text.text or "" for text in item.iter(f"{{{_MAIN}}}t")) for item in Xml.fromstring(parts["xl/sharedStrings.xml"])]
    root = Xml.fromstring(parts[path])
    found = _Sheet()
    for item in root.iter(f"{{{_MAIN}}}col"):
        for column in range(int(item.get("min", "1")), min(int(item.get("max", "1")), 100) + 1):
            found.widths[column] = float(item.get("width", "9"))
    for item in root.iter(f"{{{_MAIN}}}mergeCell"):
        found.merged.add(_position(item.get("ref", "A1").split(":")[0])[0])
    for row in root.iter(f"{{{_MAIN}}}row"):
        number = int(row.get("r", "0"))
        if row.get("ht"):
            found.heights[number] = float(row.get("ht", "15"))
        for cell in row:
            value = cell.find(f"{{{_MAIN}}}v")
            inline = cell.find(f"{{{_MAIN}}}is")
            look = looks[int(cell.get("s", "0"))]
            raw = "".join(part.text or "" for part in inline.iter(f"{{{_MAIN}}}t")) if inline is not None else "" if value is None else value.text or ""
            plain = texts[int(raw)] if cell.get("t") == "s" and raw else raw if cell.get("t") in ("inlineStr", "str") else _shown(raw, look.format)
            found.cells[_position(cell.get("r", "A1"))] = (plain, look)
    return found


def _shown(raw: str, form: str) -> str:
    """Show a number as its format says."""
    if not raw:
        return ""
    number = float(raw)
    if form == "yyyy-mm-dd":
        return (_DAY_0 + timedelta(days=number)).isoformat()
    decimals = len(form.partition(".")[2].rstrip("%"))
    if form.endswith("%"):
        text = f"{number * 100:.10g}" if decimals == 0 else f"{number * 100:.{decimals}f}"
        return f"{text}%"
    return f"{number:,.{decimals}f}" if form.startswith("#,##0") else f"{number:.15g}"


def _looks(parts: Mapping[str, bytes]) -> list[_Look]:
    """Give what each format of the workbook looks like."""
    root = Xml.fromstring(parts["xl/styles.xml"])

    def tag(element: Xml.Element | None, name: str) -> Xml.Element | None:
        return None if element is None else element.find(f"{{{_MAIN}}}{name}")

    def every(name: str) -> list[Xml.Element]:
        found = tag(root, name)
        return [] if found is None else list(found)

    def colour(element: Xml.Element | None, usual: str) -> str:
        value = None if element is None else element.get("rgb")
        return f"#{value[2:]}" if value else usual

    forms = _BUILT_IN | {int(item.get("numFmtId", "0")): item.get("formatCode", "") for item in every("numFmts")}
    fonts, fills = every("fonts"), every("fills")
    looks = []
    for item in every("cellXfs"):
        font, fill, align = fonts[int(item.get("fontId", "0"))], fills[int(item.get("fillId", "0"))], tag(item, "alignment")
        name, size = tag(font, "name"), tag(font, "sz")
        pattern = tag(fill, "patternFill")
        solid = pattern is not None and pattern.get("patternType") == "solid"
        looks.append(_Look(
            tag(font, "b") is not None, tag(font, "i") is not None, name is not None and "Courier" in name.get("val", ""), float("10" if size is None else size.get("val", "10")),
            colour(tag(font, "color"), "#000000"), colour(tag(pattern, "fgColor"), "") if solid else "", "left" if align is None else align.get("horizontal", "left"),
            align is not None and align.get("wrapText") == "1", forms.get(int(item.get("numFmtId", "0")), "General"),
        ))  # fmt: skip
    return looks


def _wrapped(text: str, width: float, look: _Look) -> list[str]:
    """Break a text into lines that fit."""
    most = max(int((width - 14) / ((_CODE_LETTER if look.code else _LETTER * (1.06 if look.bold else 1)) * look.size / 10)), 3)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            if line and len(line) + 1 + len(word) > most:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(line)
    return lines


def _svg(
    sheet: _Sheet, rows: Sequence[int], columns: range, marks: set[tuple[int, int]], tabs: Sequence[str], name: str, title: str, last: int
) -> str:
    widths = {column: sheet.widths.get(column, 9) * 7 + 5 for column in columns}
    lefts = {column: _NUMBERS + sum(widths[other] for other in columns if other < column) for column in columns}
    total = _NUMBERS + sum(widths.values())
    out: list[str] = []

    def box(x: float, y: float, width: float, height: float, fill: str, stroke: str = _GRID, thick: float = 1) -> None:
        out.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}" stroke="{stroke}" stroke-width="{thick}"/>')

    def word(x: float, y: float, text: str, look: _Look, anchor: str = "start") -> None:
        family = "Courier New, Liberation Mono, monospace" if look.code else "Arial, Liberation Sans, Helvetica, sans-serif"
        style = ""
        style += ' font-weight="bold"' if look.bold else ""
        style += ' font-style="italic"' if look.italic else ""
        out.append(f'<text x="{x:.1f}" y="{y:.1f}" font-family="{family}" font-size="{look.size * 4 / 3:.1f}" fill="{look.ink}" text-anchor="{anchor}"{style} xml:space="preserve">{escape(text)}</text>')

    small = _Look(size=8, ink="#5F6B7A")
    box(0, 0, _NUMBERS, _STRIP, "#F3F5F7")
    for column in columns:
        box(lefts[column], 0, widths[column], _STRIP, "#F3F5F7")
        word(lefts[column] + widths[column] / 2, _STRIP - 7, _letters(column), small, "middle")
    y, before = _STRIP, 0
    for row in rows:
        if before and row != before + 1:
            box(0, y, total, 14, "#FFFFFF")
            word(_NUMBERS / 2, y + 11, "⋮", small, "middle")
            y += 14
        before = row
        whole = row in sheet.merged or row == 1
        lines = {
            column: _wrapped(text, total - _NUMBERS if whole else widths[column], look) if look.wrap or whole else [text]
            for column in columns
            if (cell := sheet.cells.get((row, column))) and cell[0]
            for text, look in [cell]
        }
        tallest = max((len(found) * _LINE + 6 for column, found in lines.items() if row > 3), default=0)
        height = max(sheet.heights.get(row, 15) * 4 / 3, tallest, 20)
        box(0, y, _NUMBERS, height, "#F3F5F7")
        word(_NUMBERS / 2, y + 15, str(row), small, "middle")
        if whole:
            box(_NUMBERS, y, total - _NUMBERS, height, "#FFFFFF", "#FFFFFF")
        for column in columns:
            text, look = sheet.cells.get((row, column), ("", _Look()))
            marked = (row, column) in marks
            if not whole:
                box(lefts[column], y, widths[column], height, _TYPED if marked else look.fill or "#FFFFFF")
            right = look.align == "right"
            for number, line in enumerate(lines.get(column, ())):
                x = lefts[column] + widths[column] - 8 if right else lefts[column] + (4 if whole else 8)
                middle = (height - _LINE) / 2 - 2 if row == 3 else 0
                word(x, y + middle + look.size * 4 / 3 + 2 + number * _LINE, line, replace(look, ink="#000000") if marked else look, "end" if right else "start")
            if marked:
                box(lefts[column] + 1, y + 1, widths[column] - 2, height - 2, "none", _EDGE, 1.5)
        y += height
    if rows[-1] < last:
        box(0, y, total, 14, "#FFFFFF")
        word(_NUMBERS / 2, y + 11, "⋮", small, "middle")
        y += 14
    x = _NUMBERS
    box(0, y, total, 24, "#F3F5F7")
    for tab in tabs:
        width = len(tab) * 7 + 18
        if x + width > total:
            break
        box(x, y, width, 24, "#FFFFFF" if tab == name else "#F3F5F7")
        word(x + width / 2, y + 16, tab, _Look(bold=tab == name, size=8.5, ink="#1F3A5F" if tab == name else "#5F6B7A"), "middle")
        x += width
    y += 24
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-0.5 -0.5 {total + 1:.0f} {y + 1:.0f}" width="{total + 1:.0f}" height="{y + 1:.0f}" role="img">'
    return "\n".join([head, f"<title>{escape(title)}</title>", f'<rect x="-0.5" y="-0.5" width="{total + 1:.0f}" height="{y + 1:.0f}" fill="#FFFFFF"/>', *out, "</svg>", ""])
