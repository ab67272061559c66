"""Virtual machines of one name that are several, as their lists state by which each is known beyond its name."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from backtable.inventory._found import Found, key_of

_SHOWN = 3
Row = dict[str, Any]


def told_apart(lists: Sequence[Found]) -> tuple[str, ...]:
    """Give machines of one name names of their own, and say which they are.

    A list of a virtual platform has one row for each machine, so that two rows of a name with different numbers (UUIDs) are two machines; in two lists they
    are where their vCenters differ, too, as one machine may have been made anew between two lists of one vCenter. The first keeps the name; the
    others are called by their vCenter, else by their host, as well.

    Args:
        lists: what was read of lists in which a machine's number stands as its serial number; rows and systems are changed.
    """
    named: dict[str, list[tuple[Found, Row]]] = {}
    for found in lists:
        for row in found.machines:
            if row["kind"] == "virtual" and row["serial"]:
                named.setdefault(row["machine"], []).append((found, row))
    taken, told = {row["machine"] for found in lists for row in found.machines}, list[str]()
    for name, rows in sorted(named.items()):
        others = _machines(rows)[1:]
        for several in others:
            key = _free(several[0][1], rows[0][1], taken)
            for found, row in several:
                found.systems[:] = [replace(item, machine=key) if item.place == row["place"] else item for item in found.systems]
                row |= {"machine": key, "name": f"{row['name']}{key[len(name) :]}"}
        if others:
            told.append(f"{name} (also {', '.join(several[0][1]['machine'] for several in others)})")
    if not told:
        return ()
    some = ", ".join(told[:_SHOWN]) + (" …" if len(told) > _SHOWN else "")
    which = "1 name is that of several virtual machines" if len(told) == 1 else f"{len(told):,} names are those of several virtual machines each"
    return (f"{which}, as their UUIDs and vCenters or hosts tell: {some}; each counts, and what other files say of such a name is joined to the first",)


def _machines(rows: Sequence[tuple[Found, Row]]) -> list[list[tuple[Found, Row]]]:
    """Give the rows of each machine of one name, in their order."""
    machines: list[list[tuple[Found, Row]]] = []
    for found, row in rows:
        own = next((several for several in machines if all(_may_be_one(found, row, *other) for other in several)), None)
        if own is None:
            machines.append(own := [])
        own.append((found, row))
    return machines


def _may_be_one(found: Found, row: Row, of: Found, other: Row) -> bool:
    elsewhere = bool(row["vcenter"] and other["vcenter"] and row["vcenter"] != other["vcenter"])
    return bool(row["serial"] == other["serial"]) or not (found is of or elsewhere)


def _free(row: Row, first: Row, taken: set[str]) -> str:
    """Give the key of a machine whose name is another's."""
    apart = [row["vcenter"] if row["vcenter"] != first["vcenter"] else "", row["host"] if row["host"] != first["host"] else "", row["serial"]]
    keys = [key_of(f"{row['name']} ({mark})") for mark in apart if mark]
    key = next((key for key in keys if key not in taken), keys[-1])
    taken.add(key)
    return key
