"""The commands that count an estate."""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from backtable.cli._counted import Asked, Backend, Keep, KeepIn, counted, require_libraries
from backtable.cli._document import write_document
from backtable.cli._save import require_ending, save
from backtable.cli._screen import console
from backtable.errors import NoAnswerError

position_app = typer.Typer(
    no_args_is_help=False, invoke_without_command=True, help="Count an estate: what is owned, needed and short."
)
EstateFile = Annotated[
    Path, typer.Option("--estate", help="The estate file.", show_default=True, dir_okay=False, metavar="FILE")
]


@position_app.callback()
def position(
    context: typer.Context,
    estate: EstateFile = Path("estate.yaml"),
    as_json: Annotated[bool, typer.Option("--json", help="Print it for programs.")] = False,
    csv: Annotated[Path | None, typer.Option(help="Write every row of every reading as .csv.")] = None,
    xlsx: Annotated[Path | None, typer.Option(help="Write every reading, and what was read and left out, as .xlsx.")] = None,
    backend: Backend = None,
    keep: Keep = True,
    keep_in: KeepIn = None,
) -> None:
    """Count an estate under our reading and the supplier's: what is owned, what is needed, what is short and what that costs."""
    require_libraries()
    context.obj = (estate, Asked(backend, keep, keep_in))
    if context.invoked_subcommand:
        return
    from backtable.cli._position_json import position_csv, position_json
    from backtable.licensing.project import gaps_of
    from backtable.papers.estates import position_document, position_workbook

    require_ending(csv, (".csv",), "a list")
    require_ending(xlsx, (".xlsx",), "a workbook")
    with counted(*context.obj) as found:
        gaps = gaps_of(found)
        if csv:
            save(position_csv(found).encode(), csv, "the list")
        if xlsx:
            save(position_workbook(found, gaps), xlsx, "the workbook")
        if as_json:
            print(json.dumps(position_json(found, gaps), indent=2, ensure_ascii=False))
            return
        write_document(position_document(found, gaps), console())
        if csv:
            print(f"Wrote the list: {csv}")
        if xlsx:
            print(f"Wrote the workbook: {xlsx}")


@position_app.command()
def why(
    context: typer.Context,
    product: Annotated[str, typer.Argument(help="Key of a product, as in oracle.database_enterprise, or its title.")],
    machine: Annotated[str | None, typer.Argument(help="One machine, or those on one host.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it for programs.")] = False,
    csv: Annotated[Path | None, typer.Option(help="Write every machine behind the numbers, under every reading, as .csv.")] = None,
    estate: Annotated[Path | None, typer.Option("--estate", help="The estate file, here or before `why`.", dir_okay=False, metavar="FILE", show_default=False)] = None,
) -> None:
    """Show the machines, rules and rights behind a product's numbers, of one machine or of all."""
    from backtable.cli._why_json import machines_csv, why_json
    from backtable.inventory import short_name
    from backtable.licensing.position import beside, known_machine, licensed_by, running
    from backtable.licensing.position import why as traced
    from backtable.licensing.project import known_product
    from backtable.papers.estates import why_document

    require_ending(csv, (".csv",), "a list")

    stated, asked = context.obj
    with counted(estate or stated, asked) as found:
        product = known_product(found, product)
        names = [item.name for item in found.project.readings]
        one = None if machine is None else known_machine(found.position, short_name(machine.lower(), found.project.domains))
        traces = traced(found.position, product, one, names)
        machines = running(found.position, product, one, names, found.recognised.deployed)
        machines += licensed_by(found.position, traces, one, found.recognised.deployed)
        others = () if one is None else beside(found.position, product, one, names, found.recognised.deployed)
        if csv:
            save(machines_csv(found, machines).encode(), csv, "the list")
        if as_json:
            print(json.dumps(why_json(found, product, one, traces, machines, others), indent=2, ensure_ascii=False))
            return
        write_document(why_document(found, product, one, traces, machines, others), console())
        if csv:
            print(f"Wrote the list: {csv}")


entitlements_app = typer.Typer(no_args_is_help=True, help="What is owned: licences, maintenance and contracts.")


@entitlements_app.callback()
def entitlements() -> None:
    """Prepare what is owned for counting."""


@entitlements_app.command()
def new(
    file: Annotated[Path, typer.Argument(help="The workbook to write, .xlsx.", show_default=False)],
) -> None:
    """Write an empty workbook for entitlements and contracts, with notes and lists to choose from."""
    require_libraries()
    from backtable.inventory.entitlements import write_template
    from backtable.licensing.metrics import METRICS

    require_ending(file, (".xlsx",), "a workbook")
    if file.exists():
        raise NoAnswerError(f"{file} is there already; name another file")
    write_template(file, {key: item.name for key, item in METRICS.items()})
    print(f"Wrote the workbook: {file}")


@entitlements_app.command("convert")
def convert_entitlements(
    file: Annotated[Path, typer.Argument(help="Entitlements in any form that is read.", show_default=False)],
    target: Annotated[Path, typer.Argument(help="What to write: our workbook, .xlsx, or CycloneDX, .json.", show_default=False)],
    licensee: Annotated[str, typer.Option(help="Who holds the licences, for CycloneDX.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write entitlements in another form: as our workbook, or as CycloneDX with commercial licences."""
    require_libraries()
    from backtable.inventory.entitlements import read_entitlements, write_cyclonedx, write_workbook
    from backtable.licensing.metrics import METRICS

    require_ending(target, (".xlsx", ".json"), "entitlements")
    if target.exists() and not force:
        raise NoAnswerError(f"{target} is there already; name another file, or write over it with --force")
    found = read_entitlements(file)
    for note in found.notes:
        print(f"note: {note}", file=sys.stderr)
    for item in found.left_out:
        print(f"left out: {item.place}: {item.reason}", file=sys.stderr)
    with TemporaryDirectory() as folder:
        written = Path(folder) / target.name
        if target.suffix.lower() == ".xlsx":
            write_workbook(written, found.entitlements, found.contracts, {key: item.name for key, item in METRICS.items()})
        else:
            write_cyclonedx(found.entitlements, written, licensee)
        save(written.read_bytes(), target, "the entitlements")
    count, left = len(found.entitlements), sum(item.rows for item in found.left_out)
    kept = f"; CycloneDX has no place for their {len(found.contracts)} contracts" if found.contracts and target.suffix.lower() == ".json" else ""
    print(f"Wrote {count} entitlement{'' if count == 1 else 's'}: {target}; {left or 'no'} row{'' if left == 1 else 's'} left out{kept}.")
