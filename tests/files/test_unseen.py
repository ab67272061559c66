"""What nobody sees in a workbook, or what comes from outside it, is read and said so."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from backtable.files import read_case, read_case_source
from backtable.files.workbook._outside import Links

from .books import SMALL, content_of, sheets_of, top_of

CASE = read_case("case.yaml", SMALL.encode())


def notes(change: Callable[[Any, Any], None], repack: Callable[[str, bytes], bytes] | None = None, more: dict[str, bytes] | None = None) -> list[str]:
    """Read a workbook that was changed, as the same case, and give its notes.

    Args:
        change: is given the workbook and its sheets by name.
        repack: changes the parts of the file.
        more: further parts.
    """
    content = content_of(sheets_of(), change)
    if repack:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
            for name in before.namelist():
                after.writestr(name, repack(name, before.read(name)))
            for name, part in (more or {}).items():
                after.writestr(name, part)
        content = out.getvalue()
    source = read_case_source("case.xlsx", content)
    assert source.case == CASE
    return [str(note) for note in source.notes]


@pytest.mark.parametrize(("how", "words"), [("hide", "hidden,"), ("very_hidden", "hidden, from every menu, too,")])
def test_hidden_sheets_are_noted(how: str, words: str) -> None:
    (note,) = notes(lambda _, sheets: [getattr(sheets[name], how)() for name in ("Facts", "Correlations")])
    assert note.startswith(f"case.xlsx:Facts: this sheet is {words} and is read like any other")


def test_hidden_columns_that_hold_something_are_noted() -> None:
    rows = sheets_of()["Interests"]
    worth, source = (top_of(rows, heading)[1] for heading in ("Worth", "Source"))

    def change(_: Any, sheets: Any) -> None:
        sheets["Interests"].set_column(worth, worth, None, None, {"hidden": True})
        sheets["Interests"].set_column(source, source, None, None, {"hidden": True})
        sheets["Packages"].set_column(3, 3, None, None, {"hidden": True})

    assert notes(change) == [
        "case.xlsx:Packages!D4: the column demand is hidden, and is read like any other; empty what is not meant",
        "case.xlsx:Interests!C4: the column Worth is hidden, and is read like any other; empty what is not meant",
    ]


def test_values_from_other_files_are_noted_with_the_file() -> None:
    top, column = top_of(sheets_of()["Facts"], "Value")
    relation = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId%s" Type="x/%s" Target="%s"%s/>'

    def repack(name: str, part: bytes) -> bytes:
        if name == "xl/workbook.xml":
            return part.replace(b"<calcPr", b'<externalReferences><externalReference r:id="rId99"/></externalReferences><calcPr')
        if name == "xl/_rels/workbook.xml.rels":
            return part.replace(b"</Relationships>", b'<Relationship Id="rId99" Type="x/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>')
        return part

    more = {
        "xl/externalLinks/externalLink1.xml": b"<x/>",
        "xl/externalLinks/_rels/externalLink1.xml.rels": relation % (b"1", b"externalLinkPath", b"file:///C:/Q3/Price%20list.xlsx", b' TargetMode="External"') + b"</Relationships>",
    }
    (note,) = notes(lambda _, sheets: sheets["Facts"].write_formula(top + 1, column, "=[1]Prices!$B$4 * 2", None, 1000), repack, more)
    taken = "case.xlsx:Facts!C4: a formula of the spreadsheet stands here and takes a value from Price list.xlsx, not from this workbook; the value that it last had is taken"
    assert note.startswith(taken)


@pytest.mark.parametrize(
    ("formula", "source"),
    [
        ("[1]S!A1", "prices.xlsx"),
        ("SUM('[1]All prices'!A1:A4)", "prices.xlsx"),
        ("'C:\\Q3\\[old.xlsx]S'!A1", "old.xlsx"),
        ("[7]S!A1", "another file"),
        ("1 + List_price", "prices.xlsx"),
        ('WEBSERVICE("http://x")', "a service"),
        ("cmd|'/C calc'!A0", "a service"),
        ("Facts!A1 * 2", ""),
        ("[0]!Rate", ""),
        ("Table1[[#This Row],[Price]] * Other!A1", ""),
        ("Table1[Price] + My_List_price", ""),
        ('"[1]S!A1"', ""),
    ],
)
def test_what_a_formula_takes_from_outside(formula: str, source: str) -> None:
    assert Links({"1": "prices.xlsx"}, {"List_price": "prices.xlsx"}).source(formula) == source
