"""What Excel refuses or repairs in a workbook, as far as its published limits and the schema of its files say.

Limits: Microsoft, "Excel specifications and limits"; ECMA-376 Part 1 (SpreadsheetML): order of elements in 18.3.1.99, lengths of
prompts and errors of a validation in 18.3.1.32, names in 18.2.5.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element, fromstring

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter",
    "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions",
    "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing",
    "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
_FUNCTIONS = {"ABS", "ISNUMBER", "ROUND", "SUMPRODUCT", "OFFSET", "MAX", "COUNTA", "COUNTIF", "IF", "INDEX", "MATCH", "IFERROR", "LEFT", "FIND", "SUM", "MIN", "AND", "EXACT", "SUBSTITUTE", "CHAR", "TRIM", "MID", "REPT", "NUMBERVALUE"}
_TEXT, _LIST, _FORMULA = 32_767, 255, 8_192


def complaints(content: bytes) -> list[str]:
    """Give what Excel would refuse or repair in a workbook; nothing where it would open it as it is."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
        if len(set(names)) < len(names):
            return ["a part stands in the file twice"]
        parts = {name: packed.read(name) for name in names}
    return [*_package(parts), *_book(parts), *_styles(parts), *_sheets(parts)]


def _all(element: Element, tag: str) -> list[Element]:
    return list(element.iter(_MAIN + tag))


def _links(parts: dict[str, bytes], part: str) -> dict[str, tuple[str, str]]:
    """Give the relations of a part: identity → kind and target."""
    name = join(dirname(part), "_rels", f"{part.rpartition('/')[2]}.rels")
    found = fromstring(parts[name]) if name in parts else ()
    return {
        str(item.get("Id")): (str(item.get("Type")).rpartition("/")[2], str(item.get("Target")) if item.get("TargetMode") == "External" else normpath(join(dirname(part), str(item.get("Target")))).lstrip("/"))
        for item in found
    }  # fmt: skip


def _package(parts: dict[str, bytes]) -> Iterator[str]:
    types = fromstring(parts["[Content_Types].xml"])
    known = {str(item.get("PartName")).lstrip("/") for item in types if item.get("PartName")}
    endings = {item.get("Extension") for item in types if item.get("Extension")}
    yield from (f"{name} has no content type" for name in parts if name != "[Content_Types].xml" and name not in known and name.rpartition(".")[2] not in endings)
    yield from (f"{name} has a content type and is not there" for name in known - set(parts))
    for name in [name for name in parts if name.endswith(".rels")]:
        owner = join(dirname(dirname(name)), name.rpartition("/")[2].removesuffix(".rels"))
        items = fromstring(parts[name])
        if len({item.get("Id") for item in items}) < len(items):
            yield f"{name} names a relation twice"
        yield from (f"{owner} leads to {target}, which is not there" for _, target in _links(parts, owner).values() if target not in parts and "://" not in target)


def _book(parts: dict[str, bytes]) -> Iterator[str]:
    book = fromstring(parts["xl/workbook.xml"])
    sheets = [str(item.get("name")) for item in _all(book, "sheet")]
    for name in sheets:
        if not 0 < len(name) <= 31 or re.search(r"[\[\]:*?/\\]", name) or name[0] == "'" or name[-1] == "'" or name.casefold() == "history":
            yield f"a sheet cannot be called {name}"
    if len({name.casefold() for name in sheets}) < len(sheets):
        yield "two sheets have one name"
    if not any(item.get("state", "visible") == "visible" for item in _all(book, "sheet")):
        yield "no sheet can be seen"
    seen = Counter((str(item.get("name")).casefold(), item.get("localSheetId")) for item in _all(book, "definedName"))
    for item in _all(book, "definedName"):
        name = str(item.get("name"))
        plain = name.removeprefix("_xlnm.")
        if not re.fullmatch(r"[A-Za-z_\\][\w.\\]{0,254}", plain) or re.fullmatch(r"[A-Za-z]{1,3}\d+|[RrCc]|[Rr]\d+[Cc]\d+", plain) or seen[name.casefold(), item.get("localSheetId")] > 1:
            yield f"{name} is no name that can be defined"
        yield from (f"{name} speaks of {sheet}, which is not there" for sheet in _sheets_in(item.text or "") - set(sheets))


def _sheets_in(formula: str) -> set[str]:
    bare = re.sub(r'"[^"]*"', '""', formula)
    return {quoted.replace("''", "'") or plain for quoted, plain in re.findall(r"(?:'((?:[^']|'')+)'|\b([A-Za-z_]\w*))!", bare)}


def _styles(parts: dict[str, bytes]) -> Iterator[str]:
    styles = fromstring(parts["xl/styles.xml"])
    for group, most in (("fonts", 1_024), ("fills", 65_000), ("borders", 65_000), ("cellXfs", 64_000), ("cellStyles", 64_000), ("numFmts", 200)):
        for found in _all(styles, group):
            if int(found.get("count", len(found))) != len(found) or len(found) > most:
                yield f"{group} says that it has {found.get('count')} and has {len(found)}"
    counts = {name: len(_all(styles, group)[0]) for name, group in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"))}
    own = {int(str(item.get("numFmtId"))) for item in _all(styles, "numFmt")}
    yield from (f"the number format {item.get('formatCode')} is too long" for item in _all(styles, "numFmt") if len(str(item.get("formatCode"))) > _LIST)
    for form in _all(styles, "xf"):
        yield from (f"a format has the {name} {form.get(name)}" for name, count in counts.items() if int(form.get(name, "0")) >= count)
        number = int(form.get("numFmtId", "0"))
        if number >= 164 and number not in own:
            yield f"a format has the number format {number}"


def _sheets(parts: dict[str, bytes]) -> Iterator[str]:
    book = fromstring(parts["xl/workbook.xml"])
    names = {str(item.get("name")) for item in _all(book, "sheet")}
    links = _links(parts, "xl/workbook.xml")
    shared = fromstring(parts["xl/sharedStrings.xml"]) if "xl/sharedStrings.xml" in parts else Element("none")
    texts = len(_all(shared, "si"))
    long = ["".join(part.text or "" for part in _all(item, "t")) for item in _all(shared, "si")]
    yield from (f"a text has {len(text)} letters" for text in long if len(text.encode("utf-16-le")) // 2 > _TEXT)
    styles = fromstring(parts["xl/styles.xml"])
    formats, shown = len(_all(styles, "cellXfs")[0]), len(_all(styles, "dxf"))
    for item in _all(book, "sheet"):
        part = links[str(item.get(_LINK))][1]
        for found in _sheet(fromstring(parts[part]), names, texts, (formats, shown), _links(parts, part)):
            yield f"{item.get('name')}: {found}"
        comments = [target for kind, target in _links(parts, part).values() if kind == "comments"]
        for target in comments:
            refs = [str(comment.get("ref")) for comment in _all(fromstring(parts[target]), "comment")]
            if len(set(refs)) < len(refs):
                yield f"{item.get('name')}: two comments belong to one cell"


def _sheet(sheet: Element, names: set[str], texts: int, counts: tuple[int, int], links: dict[str, tuple[str, str]]) -> Iterator[str]:
    formats, shown = counts
    tags = [str(child.tag).removeprefix(_MAIN) for child in sheet]
    places = [_ORDER.index(tag) for tag in tags if tag in _ORDER]
    if places != sorted(places) or any(tag not in _ORDER for tag in tags):
        yield "its elements stand in another order than Excel reads"
    if any(count > 1 for tag, count in Counter(tags).items() if tag != "conditionalFormatting"):
        yield "an element stands here twice"
    last = 0
    for row in _all(sheet, "row"):
        number, before = int(str(row.get("r"))), 0
        if number <= last or number > 1_048_576 or float(row.get("ht", "15")) > 409.5:
            yield f"row {number} is out of order or too high"
        last = number
        for cell in row:
            reference, kind = str(cell.get("r")), cell.get("t")
            column = _column(reference)
            if not reference.endswith(str(number)) or column <= before or column > 16_384:
                yield f"the cell {reference} is out of order"
            before = column
            value = cell.find(f"{_MAIN}v")
            if int(cell.get("s", "0")) >= formats or (kind == "s" and (value is None or int(value.text or "-1") >= texts)):
                yield f"the cell {reference} has a format or a text that is not there"
            yield from (f"{reference}: {found}" for formula in cell.iter(f"{_MAIN}f") for found in _formula(formula.text or "", names))
    yield from ("a column is wider than Excel shows" for item in _all(sheet, "col") if float(item.get("width", "9")) > 255)
    yield from _merged([str(item.get("ref")) for item in _all(sheet, "mergeCell")])
    for group in _all(sheet, "dataValidations"):
        if int(str(group.get("count"))) != len(group):
            yield "the validations are miscounted"
    covered: Counter[tuple[int, int]] = Counter()
    for rule in _all(sheet, "dataValidation"):
        yield from _validation(rule, names)
        covered.update(_corners(str(rule.get("sqref"))))
    yield from ("two validations belong to one cell" for _, count in covered.items() if count > 1)
    for rule in _all(sheet, "cfRule"):
        if int(rule.get("dxfId", "0")) >= shown:
            yield f"a rule shows the format {rule.get('dxfId')}, which is not there"
        yield from (f"a rule: {found}" for formula in _all(rule, "formula") for found in _formula(formula.text or "", names))
    for item in _all(sheet, "hyperlink"):
        if item.get("location"):
            yield from (f"a link leads to {name}, which is not there" for name in _sheets_in(str(item.get("location"))) - names)
        elif str(item.get(_LINK)) not in links:
            yield "a link leads nowhere"
    for part in ("oddHeader", "oddFooter"):
        yield from ("a header or footer is too long" for item in _all(sheet, part) if len(item.text or "") > _LIST)


def _validation(rule: Element, names: set[str]) -> Iterator[str]:
    where = rule.get("sqref")
    for attribute, most in (("promptTitle", 32), ("errorTitle", 32), ("prompt", 255), ("error", 255)):
        if len(rule.get(attribute, "")) > most:
            yield f"{attribute} of the validation {where} has {len(rule.get(attribute, ''))} letters"
    for tag in ("formula1", "formula2"):
        for item in _all(rule, tag):
            text = item.text or ""
            if text.startswith("="):
                yield f"the validation {where} begins with a sign ="
            if text.startswith('"'):
                if len(text) - 2 > _LIST or (";" in text and "," not in text):
                    yield f"the list of the validation {where} has {len(text) - 2} letters, or is separated by semicolons"
            else:
                yield from (f"the validation {where}: {found}" for found in _formula(text, names))


def _formula(text: str, names: set[str]) -> Iterator[str]:
    bare = re.sub(r'"[^"]*"', '""', text)
    if len(text) > _FORMULA or bare.count("(") != bare.count(")") or ";" in bare:
        yield "a formula is too long, has unmatched brackets, or is separated by semicolons"
    yield from (f"the function {name} was not tried" for name in set(re.findall(r"\b([A-Z][A-Z0-9.]*)\(", bare)) - _FUNCTIONS)
    yield from (f"a formula speaks of {name}, which is not there" for name in _sheets_in(text) - names)


def _column(reference: str) -> int:
    found = 0
    for letter in re.match(r"[A-Z]*", reference)[0]:  # type: ignore[index]
        found = 26 * found + ord(letter) - 64
    return found


def _corners(ranges: str) -> Iterator[tuple[int, int]]:
    for item in ranges.split():
        first, _, last = item.partition(":")
        last = last or first
        rows = [int(re.sub(r"\D", "", corner)) for corner in (first, last)]
        yield from ((row, column) for row in range(rows[0], min(rows[1], rows[0] + 600) + 1) for column in range(_column(first), _column(last) + 1))


def _merged(ranges: list[str]) -> Iterator[str]:
    seen: set[tuple[int, int]] = set()
    for item in ranges:
        cells = set(_corners(item))
        if cells & seen or len(cells) < 2:
            yield f"the merged cells {item} overlap others, or are one"
        seen |= cells
