"""What uses playbooks as names in cells, and what these are told as rows of the sheet Playbooks: the way back from `_uses`."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from backtable.files.playbooks import NONE, built_in
from backtable.files.workbook._cells import LIST_SEPARATORS, as_number, joined, quoted
from backtable.files.workbook._entry import Cells, Entry, likely_cells
from backtable.files.workbook._spans import literal
from backtable.files.workbook._typed import typed_amount

_BESIDE = ("about", "unit", "known_to")
_SEEN = "as_seen_by"


def use_names(uses: Any) -> Entry | None:
    """Give what names the playbooks that something uses; None where it uses none."""
    names = [str(_mapping(use)["playbook"]) for use in _listed(uses)]
    return Entry(joined(names)) if names else None


def use_rows(data: Mapping[str, Any]) -> list[Cells]:
    """Give the rows of the sheet Playbooks for the plain values of a case file."""
    return [row for whose, uses in _holders(data) for name, use in _numbered(uses) for row in _told(whose, name, use)]


def _mapping(use: Any) -> Mapping[str, Any]:
    return use if isinstance(use, Mapping) else {"playbook": use}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _holders(data: Mapping[str, Any]) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    """Give for whom playbooks are used, with the uses in order."""
    yield "", [_mapping(use) for use in _listed(data.get("use"))]
    for side, item in data["sides"].items():
        rules = item.get("authority") or ()
        yield side, [_mapping(use) for rule in rules for use in _listed(rule.get("use"))]
        for key, person in item["people"].items():
            yield key, [_mapping(use) for use in _listed(person.get("use"))]


def _numbered(uses: list[Mapping[str, Any]]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    often = Counter(use["playbook"] for use in uses)
    seen: Counter[str] = Counter()
    for use in uses:
        name = use["playbook"]
        seen[name] += 1
        numbered = often[name] > 1 or name.rpartition(" #")[2].isdecimal()
        yield f"{name} #{seen[name]}" if numbered else name, use


def _told(whose: str, name: str, use: Mapping[str, Any]) -> Iterator[Cells]:
    start = ({"whose": Entry(quoted(whose))} if whose else {}) | {"playbook": Entry(quoted(name))}
    for key, value in use.items():
        if key == "playbook" or value is None or (key == "without" and not value):
            continue
        row, share = start | {"parameter": Entry(key)}, _share(str(use["playbook"]), key)
        if not isinstance(value, Mapping):
            yield row | {"value": _plain(value, share)}
            continue
        if "value" in value:
            yield row | {"value": _plain(value["value"], share)} | _source(value)
            continue
        yield row | _likely(value, share) | _source(value)
        for more in _BESIDE:
            if value.get(more):
                yield start | {"parameter": Entry(f"{key} {more}"), "value": _plain(value[more])}
        for viewer, belief in (value.get(_SEEN) or {}).items():
            yield start | {"parameter": Entry(quoted(f"{key} {_SEEN} {viewer}"))} | _likely(belief, share)


def _share(playbook: str, parameter: str) -> bool:
    """Say whether a playbook of ours is told a share."""
    found = built_in().playbooks.get(playbook)
    return found is not None and any(item.key == parameter and item.unit == "%" for item in found.parameters)


def _source(value: Mapping[str, Any]) -> Cells:
    return {"source": Entry(quoted(value["source"]))} if value.get("source") else {}


def _plain(value: Any, share: bool = False) -> Entry:
    """Give what stands in one cell, so that a text stays a text and a list a list."""
    if isinstance(value, list):
        return Entry(joined(str(item) for item in value) if value else NONE)
    if isinstance(value, str):
        if share and (number := as_number(value)) is not None and abs(number) > 1:
            return Entry(number, share)
        changed = set(value) & set(LIST_SEPARATORS) or typed_amount(value) != value
        return Entry(json.dumps(value, ensure_ascii=False) if changed else literal(value))
    return Entry(float(value), share)


def _likely(item: Mapping[str, Any], share: bool = False) -> Cells:
    """Give the columns of a distribution; where its unit is not known here, shares are those that were written as such."""
    share = share or any(isinstance(value, str) and value.strip().endswith("%") for value in _amounts(item))
    return likely_cells(item, share=share)


def _amounts(item: Mapping[str, Any]) -> Iterator[Any]:
    for key, value in item.items():
        if key not in (*_BESIDE, _SEEN, "source"):
            yield from value if isinstance(value, list | Mapping) else [value]
