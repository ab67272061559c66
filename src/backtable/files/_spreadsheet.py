"""Telling workbooks from texts, and both from other tables and documents, before anything is read."""

from pathlib import Path

from backtable.errors import InputError, Place, Problem

_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")  # of what Excel and LibreOffice write
_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods")
_TABLES = (".csv", ".tsv", ".tab", ".psv")
_DOCUMENTS = (".docx", ".doc", ".odt", ".rtf", ".pdf", ".pptx", ".ppt", ".odp", ".pages", ".gdoc")
_LOOKED_AT = 2_000
_BEGIN = "start with `backtable new NAME.xlsx`"
NUMBERS = "this is a spreadsheet of Apple Numbers (.numbers)"
FROM_NUMBERS = "export it there as Excel, and give the .xlsx workbook"


def is_workbook(path: str | Path, content: bytes = b"") -> bool:
    """Say whether a file is a workbook and no text, by its ending or by what it holds."""
    return str(path).lower().endswith(_ENDINGS) or content.startswith(_BEGINNINGS)


def refuse_others(path: str | Path, content: bytes) -> None:
    """Refuse what is neither a workbook nor text in YAML, but a table or a document of another kind.

    Args:
        path: its name.
        content: what it holds; nothing for a folder, as which Numbers may keep a spreadsheet.

    Raises:
        InputError: it is one, with how it becomes a case.
    """
    ending, beginning = Path(path).suffix.lower(), content[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \r\n\t")
    marked = beginning.startswith(b"<")
    if ending == ".fods" or (marked and b"<office:document" in beginning):
        _refuse(path, "this is a spreadsheet of LibreOffice as flat XML (.fods)", "open it there and save it as an .xlsx workbook")
    if marked and b"urn:schemas-microsoft-com:office:spreadsheet" in beginning:
        _refuse(path, "this is a workbook in Excel's XML form of 2003", "open it in Excel or LibreOffice and save it as an .xlsx workbook")
    if ending == ".gsheet":
        _refuse(path, "this is a link to a sheet of Google, which stands elsewhere", "open it, choose File, Download, Microsoft Excel, and give the .xlsx workbook")
    if ending == ".numbers":
        _refuse(path, NUMBERS, FROM_NUMBERS)
    if ending in _TABLES:
        _refuse(path, f"this is a single table as text ({ending}), and a case is more than that", f"{_BEGIN}, and paste its rows into the sheet to which they belong")
    if ending in _DOCUMENTS:
        _refuse(path, f"this is a document ({ending})", _BEGIN)


def _refuse(path: str | Path, found: str, remedy: str) -> None:
    raise InputError([Problem(Place(str(path)), found, "a case, as an .xlsx workbook or as text in YAML", remedy)])
