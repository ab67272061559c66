"""The JSON Schema of a case file."""

from typing import Any

from backtable.files._shape import CaseShape


def case_schema() -> dict[str, Any]:
    """Give a JSON Schema (draft 2020-12) with which editors complete and check the YAML."""
    schema = CaseShape.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
