"""Tables on a terminal: a number is never broken over two lines, whatever the width of its column."""

from io import StringIO

import pytest
from rich.console import Console

from backtable.cli._document import lines_of, write_document
from backtable.cli._screen import console
from backtable.papers import Column, Document, Paragraph, Row, Section, Table


def test_a_number_is_never_broken() -> None:
    columns = (Column("Product"), Column("Needed: ours", number=True, width=7), Column("theirs", number=True, width=4))
    rows = (Row(("SAP Digital Access with a long title that may be broken", "1,200,000", "28,000,000")), Row(("SAP",), heading=True))
    out = StringIO()
    table = Table(columns, rows)
    write_document(Document("A", "B", (), (Section("C", (table,)),), ""), Console(file=out, width=50))
    assert "1,200,000" in out.getvalue()
    assert "28,000,000" in out.getvalue()


def test_a_number_stays_beside_its_percent_sign() -> None:
    document = Document("A", "B", (Paragraph("the discount on later increases is 40 % of it"),), (), "")
    for width in range(20, 48):
        out = StringIO()
        write_document(document, Console(file=out, width=width))
        assert "40 %" in out.getvalue()
        assert out.getvalue().count("\n") == lines_of(document, Console(width=width))


def test_what_was_typed_between_colons_is_printed_as_it_was_typed(capsys: pytest.CaptureFixture[str]) -> None:
    document = Document("Offer :smile:", "B", (Paragraph("They said :100:"),), (), "")
    write_document(document, console())
    found = capsys.readouterr().out
    assert "Offer :smile:" in found
    assert "They said :100:" in found
