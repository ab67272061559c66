"""The columns that say how likely each value is, read and written."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from backtable.errors import column_letters
from backtable.files._tree import Path, Tree
from backtable.files.workbook._cells import as_number, number_text, pair_text, pairs, share_text
from backtable.files.workbook._findings import Findings
from backtable.files.workbook._layout import FORMS
from backtable.files.workbook._table import Cell, Row

_PARTS = ("low", "likely", "high", "spread", "weights")
_LISTS = {"pert": ("low", "likely", "high"), "uniform": ("low", "high"), "normal": ("likely", "spread"), "lognormal": ("likely", "spread")}
_HEADED = {"weights": "Values"}
_CUT = ("normal", "lognormal")
_ENDS = ("low", "likely", "high")
_RANGES = ("", "triangular", "pert", "uniform")


def likelihood(tree: Tree, findings: Findings, path: Path, row: Row) -> dict[str, Any]:
    """Give what a row says of how likely each value is, as it stands in a case file; nothing where it says nothing.

    Args:
        tree: takes the places.
        path: where it belongs.
    """
    form = row["form"].word() if "form" in row else ""
    parts, form = _said({name: row[name] for name in _PARTS if name in row}, form, findings)
    if not parts and not form:
        return {}
    place = row["form"].place if form else row.place
    if form and form not in FORMS:
        findings.problem(place, f"`{form}` is no form", ", ".join(FORMS))
        return {"likely": 0.0}
    if not form:
        odd = "spread" in parts or set(parts) == {"low", "high"}
        if odd and row.lacks(findings, form="Form"):
            return {"uniform": [0.0, 1.0]}
        if "spread" in parts:
            findings.problem(parts["spread"].place, "a spread stands here without a form", "the form normal or lognormal")
            return {"likely": 0.0}
        form = "values" if set(parts) == {"weights"} else "triangular"
    used = {"triangular": ("low", "likely", "high"), "chance": ("likely",), "values": ("weights",)}.get(form) or (
        (*_LISTS[form], "low", "high") if form in _CUT else _LISTS[form]
    )
    needed = used if form in ("triangular", "chance", "values") else _LISTS[form]
    if row.lacks(findings, **{name: _HEADED.get(name, name.capitalize()) for name in needed if name not in parts}):
        return {"uniform": [0.0, 1.0]}
    if unused := [cell.place for name, cell in parts.items() if name not in used]:
        others = " and ".join(f"{column_letters(place.column)}{place.line}" for place in unused[1:])
        said = f"values stand here and in {others} that the form {form} does not use" if others else f"a value stands here that the form {form} does not use"
        findings.problem(unused[0], said, f"only {', '.join(dict.fromkeys(_HEADED.get(name, name.capitalize()) for name in used))}", f"empty the {'cells' if others else 'cell'}, or change the form")
    found: dict[str, Any] = {}
    tree.places.setdefault(path, row.place)
    if form in _LISTS:
        missing = [name for name in _LISTS[form] if name not in parts]
        if missing:
            columns = [name.capitalize() for name in _LISTS[form]]
            findings.problem(row.at(missing[0]), f"the form {form} has no {' and no '.join(name.capitalize() for name in missing)}", f"{', '.join(columns[:-1])} and {columns[-1]}")
            return {"likely": 0.0}
        found[form] = [parts[name].number() for name in _LISTS[form]]
        tree.places[(*path, form)] = place
        for position, name in enumerate(_LISTS[form]):
            tree.places[(*path, form, position)] = parts[name].place
    elif form == "values":
        if "weights" not in parts:
            findings.problem(row.at("weights"), "the form values has no Values", "value: weight; value: weight")
            return {"likely": 0.0}
        found["values"] = _weights(tree, findings, (*path, "values"), parts)
    for name in ("low", "likely", "high"):
        if name in parts and (form == "triangular" or (form in _CUT and name != "likely")):
            found[name] = parts[name].number()
            tree.places[(*path, name)] = parts[name].place
    if form == "chance" and "likely" in parts:
        found["chance"] = parts["likely"].number()
        tree.places[(*path, "chance")] = parts["likely"].place
    if form == "chance" and "likely" not in parts:
        findings.problem(row.at("likely"), "the form chance has no chance", "the chance in the column Likely")
        return {"likely": 0.0}
    return found


def _said(parts: dict[str, Cell], form: str, findings: Findings) -> tuple[dict[str, Cell], str]:
    """Give the cells that say something, and the form: a range in one of them is taken apart, and what is not known is left out where the rest suffices."""
    spans = [(name, span) for name, cell in parts.items() if name in _ENDS and (span := cell.span())]
    if len(spans) == 1 and not set(parts) & set(_ENDS) - {spans[0][0]} and form in _RANGES:
        name, span = spans[0]
        cell, kept = parts[name], _ENDS if form != "uniform" else ("low", "high")
        findings.note(cell.place, f"`{cell.raw()}` is read as {span}", "write Low, Likely and High if the middle is not the likeliest")
        others = {key: item for key, item in parts.items() if key != name}
        return others | {end: replace(cell, value=getattr(span, end)) for end in kept}, form
    if "likely" in parts and parts["likely"].unsaid and form in ("", "triangular") and {"low", "high"} <= set(parts):
        cell = parts.pop("likely")
        findings.note(cell.place, f"`{cell.raw()}` is taken for not known: every value from Low to High is held equally likely")
        return parts, "uniform"
    return parts, form


def _weights(tree: Tree, findings: Findings, path: Path, parts: Mapping[str, Any]) -> dict[str, Any]:
    cell = parts["weights"]
    found: dict[str, Any] = {}
    tree.places[path] = cell.place
    for value, weight in pairs(cell.raw()):
        if value in found:
            findings.problem(cell.place, f"the value {value} stands here twice", "each value once")
        number = as_number(weight)
        if number is None:
            findings.problem(cell.place, f"`{value}` has the weight `{weight}`", "value: weight; value: weight")
        found[value] = weight if number is None else number
        tree.places[(*path, value)] = tree.keys[(*path, value)] = cell.place
    return found


def likelihood_cells(item: Any, share: bool = False) -> "dict[str, str | float]":
    """Give what stands in these columns for a distribution of a case file, or for a plain number.

    Args:
        share: whether its values are shown as percentages.
    """
    if not isinstance(item, Mapping):
        return {"likely": _plain(item)}
    for form, names in _LISTS.items():
        if item.get(form) is not None:
            cells = {name: _plain(value) for name, value in zip(names, item[form], strict=True)}
            cells |= {name: _plain(item[name]) for name in ("low", "high") if form in _CUT and item.get(name) is not None}
            return {"form": form} | cells
    if item.get("chance") is not None:
        return {"form": "chance", "likely": _plain(item["chance"])}
    if item.get("values") is not None:
        return {"form": "values", "weights": _weights_text(item["values"], share)}
    found = {name: _plain(item[name]) for name in ("low", "likely", "high") if item.get(name) is not None}
    return {"form": "triangular"} | found


def _plain(value: Any) -> str | float:
    number = as_number(value)
    return str(value) if number is None else number


def _weights_text(values: Mapping[str, Any], share: bool) -> str:
    numbers = {key: as_number(key) for key in values}
    distinct = len({number for number in numbers.values() if number is not None}) == len(numbers)
    pieces = []
    for key, weight in values.items():
        number, amount = numbers[key], as_number(weight)
        written = key if number is None or not distinct else share_text(number) if share else number_text(number)
        pieces.append(pair_text(written, str(weight) if amount is None else number_text(amount)))
    return "; ".join(pieces)
