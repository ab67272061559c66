"""Options of the commands that draw worlds, and what is assumed or was learned in them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backtable.case import Case
from backtable.cli._choices import pairs
from backtable.cli._source import require_evidence
from backtable.errors import InputError, Place, Problem
from backtable.files import Money
from backtable.quantities import parse_amount

if TYPE_CHECKING:
    from backtable.belief import Beliefs

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
WorldCount = Annotated[int, typer.Option(help="How many worlds to draw.", min=2, max=20_000)]
Seed = Annotated[int | None, typer.Option(help="Fixes the draws; the case's own by default.", min=0)]
Seats = Annotated[list[str] | None, typer.Option("--seat", help="PERSON=front or PERSON=back; may be repeated.")]
Learned = Annotated[Path | None, typer.Option("--evidence", help="A file of what was learned.")]
Given = Annotated[
    list[str] | None, typer.Option("--given", help="ASSUMPTION=VALUE, as if you had learnt it; may be repeated.")
]


def beliefs_from(
    case: Case, evidence: Path | None, worlds: int, seed: int | None, seating: dict[str, bool]
) -> "Beliefs | None":
    """Give what is believed after a file of evidence; nothing where there is no file.

    Raises:
        InputError: the file cannot be read.
    """
    from backtable.belief import believe, read_evidence

    if evidence:
        require_evidence(evidence)
    return believe(case, *read_evidence(evidence, case), worlds, seed, seating) if evidence else None


def given_from(case: Case, texts: list[str] | None) -> dict[str, float]:
    """Give assumption → value by `ASSUMPTION=VALUE`, in the case's own units.

    Raises:
        InputError: the case has no such assumption, or there is no such value.
    """
    known = {item.key for item in case.assumptions}
    result = {}
    for key, value in pairs(texts, "--given").items():
        if key not in known:
            raise InputError(
                [Problem(Place("--given"), f"`{key}` is not an assumption", f"one of {', '.join(sorted(known))}")]
            )
        if value.lower() in ("yes", "no"):
            result[key] = float(value.lower() == "yes")
            continue
        try:
            result[key] = Money.of(case).own(*parse_amount(value))
        except ValueError as error:
            raise InputError([Problem(Place("--given"), f"`{value}` {error}", "a number, yes or no")]) from error
    return result
