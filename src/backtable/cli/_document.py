"""A document on a terminal."""

import re

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table as Grid

from backtable.cli._lines import harmless
from backtable.papers import Bullets, Document, Figure, Paragraph, Table

_LONGEST_NUMBER = 20
_SPACE = "\ue000"  # stands for a space at which no line is broken, which the library knows none of


def _harmless(text: str) -> str:
    """Give a text as the terminal shows it, and never does what it says; a number stays beside its percent sign."""
    return re.sub(r"(?<=\d) (?=%)", _SPACE, escape(harmless(text)))


def write_document(document: Document, console: Console) -> None:
    """Print a document; figures and wide tables are for paper."""
    console.file.write(_written(document, console))


def lines_of(document: Document, console: Console) -> int:
    """Give how many lines a document takes on a console."""
    return _written(document, console).count("\n")


def _written(document: Document, console: Console) -> str:
    with console.capture() as captured:
        _print(document, console)
    return captured.get().replace(_SPACE, " ")


def _print(document: Document, console: Console) -> None:
    console.print(f"[bold]{_harmless(document.title)}[/bold]. {_harmless(document.subtitle)}\n")
    for paragraph in document.lead:
        _write(paragraph, console, 0)
    for section in document.sections:
        console.print(f"\n[bold]{_harmless(section.title)}[/bold]")
        for block in section.blocks:
            _write(block, console, 2)
    if document.method:
        console.print(f"\n{_harmless(document.method)}", style="dim")


def _write(block: Paragraph | Bullets | Table | Figure, console: Console, indent: int) -> None:
    if isinstance(block, Paragraph):
        text = _harmless(block.text)
        console.print(Padding(f"[bold]{text}[/bold]" if block.strong else text, (0, 0, 0, indent), expand=False))
    elif isinstance(block, Bullets):
        for line, below in block.items:
            console.print(_hanging(line, indent))
            for item in below:
                console.print(_hanging(item, indent + 2))
    elif isinstance(block, Table) and not block.wide:
        console.print(Padding(_grid(block), (0, 0, 0, indent), expand=False))


def _hanging(text: str, indent: int) -> Padding:
    grid = Grid.grid(padding=0)
    grid.add_column(width=2)
    grid.add_column(overflow="fold")
    grid.add_row("•", _harmless(text))
    return Padding(grid, (0, 0, 0, indent), expand=False)


def _grid(table: Table) -> Grid:
    grid = Grid(
        title=_harmless(table.caption) or None,
        title_justify="left",
        title_style="italic",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        show_edge=False,
    )
    for place, column in enumerate(table.columns):
        # A number is never broken: its column is at least as wide as its longest one.
        longest = max((len(row.cells[place]) for row in table.rows if not row.heading), default=0) if column.number else 0
        grid.add_column(
            _harmless(column.heading),
            justify="right" if column.number else "left",
            overflow="fold",
            min_width=longest if 0 < longest <= _LONGEST_NUMBER else None,
            max_width=column.width and max(column.width, longest),
        )
    for row in table.rows:
        if row.heading:
            grid.add_row(f"[bold]{_harmless(row.cells[0])}[/bold]")
        else:
            grid.add_row(*(_harmless(cell) for cell in row.cells))
    return grid
