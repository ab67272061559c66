"""The command that writes a first case."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backtable.cli._counted import Asked, Backend, Keep, KeepIn, counted, require_libraries
from backtable.cli._save import require_ending, save
from backtable.cli._screen import progress
from backtable.errors import InputError, NoAnswerError, Place, Problem
from backtable.files import is_workbook, read_case, read_case_source, write_workbook
from backtable.quantities import CURRENCIES

if TYPE_CHECKING:
    from backtable.licensing.settlement import FirstCase, PutIn

case_app = typer.Typer(no_args_is_help=True, help="Write case files.")


@case_app.callback()
def case() -> None:
    """Write case files from what is known already."""


@case_app.command("from-claim")
def from_claim(
    claim: Annotated[Path, typer.Argument(help="A claim file.", show_default=False, dir_okay=False)],
    target: Annotated[Path, typer.Option("--as", help="The case file to write.", show_default=False)],
    into: Annotated[
        Path | None, typer.Option(help="A case of one's own: put the claim's facts in, and leave the rest as it is.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a case file that is there.")] = False,
    backend: Backend = None,
    keep: Keep = True,
    keep_in: KeepIn = None,
) -> None:
    """Write a first case from a claim: its facts, what readings leave open, the usual issues, and people to be edited."""
    require_libraries()
    from backtable.licensing.claim import read_claim_file, study
    from backtable.licensing.settlement import first_case, with_facts

    require_ending(target, (".yaml", ".yml", ".xlsx"), "a case file")
    if target.exists() and not force:
        raise InputError([Problem(Place(str(target)), "this file is there already", "", "name another, or write over it with --force")])
    asked = read_claim_file(claim)
    with counted(asked.project, Asked(backend, keep, keep_in)) as estate, progress() as report:
        found = first_case(study(asked, report, estate), report)
    if into is not None:
        filled = with_facts(into, found.facts, found.between)
        text, put = filled.text, filled.put
        left = _left(filled, found, into.name)
        if not put:
            raise NoAnswerError(". ".join([f"{into} takes none of the claim's facts: {', '.join(dict.fromkeys([*found.facts, *found.between]))}", *left]))
        listed = ", ".join(f"{fact} ({filled.before[fact]:,.10g} before)" if fact in filled.before else fact for fact in put)
        said = f"{into} with {listed} as the claim has {'it' if len(put) == 1 else 'them'}"
        said += f"; the claim also has {', '.join(filled.unused)}, which {into.name} does not use" if filled.unused else ""
        said = ". ".join([said, *left])
    else:
        text = found.text
        count = len(found.open_questions)
        said = f"{count or 'No'} open question{'' if count == 1 else 's'}"
        said += f"; answered our way, as too many are open: {' '.join(found.fixed)}" if found.fixed else ""
    content = text.encode()
    if is_workbook(target):
        content = write_workbook(read_case_source(target.with_suffix(".yaml"), content))[0].content
    save(content, target, "the case file")
    written = read_case(target)
    print(f"{said}.")
    print(f"Wrote the case file: {target}. {written.name}: {len(written.issues)} issues, {len(written.people)} people.")
    if into is None:
        print("No file supports project_need, what coming projects need, nor court, client_worth and the chances: they are usual shares of the claim, and advice rests on them.")
    first = "" if into else "edit what is marked “a start”, then "
    print(f"Next: {first}`backtable check {target}` and `backtable advise {target}`.")


def _left(filled: "PutIn", found: "FirstCase", name: str) -> list[str]:
    """Say what of the claim was not put in and what stands there, and what the case was told of which the claim says nothing."""
    lines = []
    if filled.idle:
        words = f"Nothing in {name} uses {', '.join(filled.idle)}, so that {'it counts' if len(filled.idle) == 1 else 'they count'} for nothing there"
        lines.append(f"{words}: add a term and what it is worth, or have a first case written of the claim, without --into")
    for fact, there in filled.stays.items():
        ends = found.between.get(fact) or (found.facts[fact],)
        stays = {key: number for key, number in there.items() if len(ends) > 1 or number != ends[0].value}
        if not stays:
            continue
        claimed = " to ".join(f"{end.value:,.10g}" for end in ends) + f" {ends[0].unit}".rstrip()
        why = ", as open readings decide" if len(ends) > 1 else ""
        money = ends[0].unit in CURRENCIES and fact == "shortfall"
        why += ", at list price, as it is of several products" if money else ""
        remedy = "have a first case written of the claim, without --into, unless it is short in money here, too" if money else "write there what is right"
        lines.append(f"{_listed(stays)} {_as_it_stands(stays, name)}, where the claim has {claimed}{why}: {remedy}")
    if filled.silent:
        lines.append(f"The claim says nothing of {_listed(filled.silent)}, which {_as_it_stands(filled.silent, name)}: put your own in {'its' if len(filled.silent) == 1 else 'their'} place")
    return lines


def _as_it_stands(numbers: Mapping[str, float | None], name: str) -> str:
    return f"stays as {name} has it" if len(numbers) == 1 else f"stay as {name} has them"


def _listed(numbers: Mapping[str, float | None]) -> str:
    return ", ".join(f"{key} ({'uncertain or a formula' if number is None else f'{number:,.10g}'})" for key, number in numbers.items())
