"""The command that prints a JSON Schema."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from backtable.files import case_schema


class SchemaOf(StrEnum):
    """What there are schemas of."""

    CASE = "case"
    ADVISE = "advise"
    EXPLAIN = "explain"
    BELIEFS = "beliefs"
    ASK = "ask"
    FRONTIER = "frontier"
    NEAR = "near"


def schema(
    of: Annotated[SchemaOf, typer.Argument(help="Of the case file, or of what advise, explain, beliefs, ask, frontier or near print as JSON.")] = (
        SchemaOf.CASE
    ),
) -> None:
    """Print a JSON Schema: of the case file, for editors, or of what `--json` prints, for programs."""
    from backtable.cli._json import SCHEMAS

    found = case_schema() if of is SchemaOf.CASE else SCHEMAS[of.value].model_json_schema()
    print(json.dumps(found, indent=2, ensure_ascii=False))
