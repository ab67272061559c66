"""Where the parts of a suite stand together: one unit of it serves them on one thing only."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing.metrics import METRICS
from backtable.licensing.position._counting import Tallies
from backtable.licensing.position._limits import without_limit
from backtable.licensing.readings import Reading
from backtable.licensing.reconciliation import Right, Spot

PEOPLE = "users.across_machines"  # where a metric asks that, nobody can say whether the people of two things are the same
_NEXT, _UNITS = "\n", "\t"

Rights = dict[str, list[Right]]


def with_spots(lines: ir.Table, rights: Sequence[Right], tallies: Tallies, readings: Sequence[Reading]) -> Rights:
    """Give reading → rights, suites among them with where their parts stand under that reading; the same list where they are the same.

    Args:
        lines: columns of `KEPT`.
    """
    suites = {right.key: {without_limit(key) for key in right.includes} for right in rights if right.owned > 0}
    suites = {key: parts for key, parts in suites.items() if len(parts) > 1 and PEOPLE not in METRICS[_metric(key)].asks}
    plain = list(rights)
    result: Rights = {reading.name: plain for reading in readings}
    if not suites:
        return result
    held = _held(lines, set().union(*suites.values()))
    seen = [(int(row["tally"]), int(row["under"])) for row in held.select("tally", "under").distinct().to_pyarrow().to_pylist()]
    known: dict[tuple[tuple[int, int], ...], list[Right]] = {}
    for reading in readings:
        bits = tallies.bits(reading.name)
        which = tuple(sorted((tally, under) for tally, under in seen if under & bits.get(tally, 0)))
        if which not in known:
            alike = _alike(held, which)
            spots = {key: _spots(parts, alike, rights) for key, parts in suites.items()}
            known[which] = [replace(right, spots=spots[right.key]) if right.key in spots else right for right in rights]
        result[reading.name] = known[which]
    return result


def standing_of(lines: ir.Table, parts: Collection[str], bits: Mapping[int, int]) -> list[tuple[dict[str, Decimal], int]]:
    """Give where rights are needed under a reading: units of each on things that are alike, and how many such things there are.

    Args:
        lines: columns of `KEPT`.
        parts: keys of the rights.
        bits: the reading's tallies, each with the bit of its variant.
    """
    held = _held(lines, parts)
    seen = held.select("tally", "under").distinct().to_pyarrow().to_pylist()
    return _alike(held, [(int(row["tally"]), int(row["under"])) for row in seen if row["under"] & bits.get(int(row["tally"]), 0)])


def _held(lines: ir.Table, parts: Collection[str]) -> ir.Table:
    """Give the units of parts on each thing, tally by tally."""
    held = lines.mutate(part=lines.right + ibis.literal(" by ") + lines.metric).filter(lines.quantity > 0)
    held = held.filter(held.part.isin(sorted(parts)))
    return held.group_by(["tally", "under", "thing", "part"]).aggregate(units=held.quantity.sum())


def _metric(key: str) -> str:
    return without_limit(key).partition(" by ")[2]


def _alike(held: ir.Table, which: Sequence[tuple[int, int]]) -> list[tuple[dict[str, Decimal], int]]:
    """Give units of each part on things that are alike, and how many such things there are."""
    if not which:
        return []
    here: Any = ibis.or_(*((held.tally == tally) & (held.under == under) for tally, under in which))
    some = held.filter(here).group_by(["thing", "part"]).aggregate(units=lambda t: t.units.sum())
    said = some.mutate(said=some.part + ibis.literal(_UNITS) + some.units.cast("string"))
    things = said.group_by("thing").aggregate(says=said.said.group_concat(_NEXT, order_by=said.part))
    rows = things.group_by("says").aggregate(count=things.count()).order_by("says").to_pyarrow().to_pylist()
    found = []
    for row in rows:
        parts = (item.split(_UNITS) for item in row["says"].split(_NEXT))
        found.append(({part: Decimal(units) for part, units in parts}, int(row["count"])))
    return found


def _spots(parts: set[str], alike: Sequence[tuple[dict[str, Decimal], int]], rights: Sequence[Right]) -> tuple[Spot, ...]:
    """Give where these parts stand; things on which the same parts need as many units as each other are one spot."""
    keys = {part: tuple(right.key for right in rights if without_limit(right.key) == part) for part in parts}
    spots: dict[tuple[str, ...], dict[str, Decimal]] = {}
    result = []
    for units, count in alike:
        own = {part: units[part] for part in sorted(parts) if part in units}
        if not own:
            continue
        if len(set(own.values())) > 1:
            result.append(Spot(tuple((keys[part], count * of) for part, of in own.items())))
            continue
        sums = spots.setdefault(tuple(own), dict.fromkeys(own, Decimal(0)))
        for part, of in own.items():
            sums[part] += count * of
    result += [Spot(tuple((keys[part], of) for part, of in sums.items())) for sums in spots.values()]
    return tuple(result)
