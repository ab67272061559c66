"""Rights that end at versions, set against machines that stand on hosts by trying every way to license every host."""

from collections.abc import Mapping, Sequence
from itertools import product

UNLIMITED = 9999
Units = Sequence[tuple[int, int]]
"""(version, units) pairs: what needs that version, or what may be used up to it."""


def missing(needed: Units, owned: Units) -> int:
    """Give the units that are missing: what needs a version or a newer one, less all that may be used so far, where that is most."""
    return max(
        sum(units for other, units in needed if other >= version) - sum(units for other, units in owned if other >= version)
        for version in (0, *(version for version, _ in needed))
    )


def least_cost(hosts: Sequence[tuple[int, Units]], owned: Mapping[str, Units], prices: Mapping[str, int]) -> int:
    """Give the least that missing units cost, where each host is licensed whole or each of its machines by itself.

    Args:
        hosts: for each its cores, and (version, virtual cores) of its machines.
        owned: "machine" and "host" → units.
        prices: of one unit of either.
    """
    costs = []
    for whole in product((False, True), repeat=len(hosts)):
        needs: dict[str, list[tuple[int, int]]] = {"machine": [], "host": []}
        for (cores, machines), all_of_it in zip(hosts, whole, strict=True):
            if all_of_it:
                needs["host"].append((max(version for version, _ in machines), cores))
            else:
                needs["machine"] += [(version, max(4, vcpus)) for version, vcpus in machines]
        costs.append(sum(prices[right] * max(0, missing(needs[right], owned[right])) for right in needs))
    return min(costs)
