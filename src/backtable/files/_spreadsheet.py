"""Telling workbooks from texts, before anything is read."""

from pathlib import Path

_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")  # of what Excel and LibreOffice write
_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods")


def is_workbook(path: str | Path, content: bytes = b"") -> bool:
    """Say whether a file is a workbook and no text, by its ending or by what it holds."""
    return str(path).lower().endswith(_ENDINGS) or content.startswith(_BEGINNINGS)
