"""People who are counted over all things that are licensed in one way, against what the things need by themselves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from backtable.licensing.reconciliation._needs import Demand, Need, Right, Way


@dataclass(frozen=True, slots=True)
class Pool:
    """Demands whose people are counted together.

    Args:
        rights: those that they ask for, the one for the newest versions first: a unit of it may serve needs of those after it.
        demands: (need, way, what it asks for).
        step: units to which what the things need by themselves is rounded up; 0 where it is in whole steps anyway.
    """

    rights: tuple[str, ...]
    demands: tuple[tuple[Need, Way, Demand], ...]
    step: Decimal = Decimal(0)

    def told(self, uses: Mapping[tuple[str, Way], int], place: int) -> tuple[Decimal, Decimal, Decimal, Decimal]:
        """Give what the things that are licensed so need, exactly, in whole steps, for people who add up and for those who count once.

        Each up to the right at a place.

        Args:
            uses: (need, way) → how many things are licensed so.
        """
        here = [(count, item) for need, way, item in self.upto(place) if (count := uses.get((need.key, way), 0))]
        units = sum((count * item.units for count, item in here), Decimal(0))
        people = sum((count * item.people.number for count, item in here if item.people), Decimal(0))
        whole = (units / self.step).to_integral_value(ROUND_CEILING) * self.step if self.step else units
        return units, whole, people, max((item.people.same for _, item in here if item.people), default=Decimal(0))

    def upto(self, place: int) -> tuple[tuple[Need, Way, Demand], ...]:
        """Give the demands of the rights up to a place, which units of no right after it may serve."""
        return tuple(item for item in self.demands if item[2].right in self.rights[: place + 1])


def pools_of(needs: Sequence[Need], rights: Mapping[str, Right]) -> tuple[Pool, ...]:
    """Give the pools whose people may come to more than what the things need by themselves."""
    found: dict[str, list[tuple[Need, Way, Demand]]] = {}
    for need in needs:
        for way in need.ways:
            for item in way.demands:
                if item.people is not None:
                    found.setdefault(item.people.pool, []).append((need, way, item))
    pools = []
    for demands in found.values():
        step = max((item.people.step for _, _, item in demands if item.people), default=Decimal(0))
        step = step if step and any(item.units % step for _, _, item in demands) else Decimal(0)
        if not step and all(item.people is None or max(item.people.number, item.people.same) <= item.units for _, _, item in demands):
            continue
        keys = dict.fromkeys(item.right for _, _, item in demands)
        newest = sorted(keys, key=lambda key: -sum(rights[key].serves(other) for other in keys))
        pools.append(Pool(tuple(newest), tuple(demands), step))
    return tuple(pools)


def beyond(pools: Iterable[Pool], uses: Mapping[tuple[str, Way], int]) -> dict[str, Decimal]:
    """Give right → units for people beyond what the things that are licensed so need by themselves.

    Args:
        uses: (need, way) → how many things are licensed so.
    """
    result: dict[str, Decimal] = {}
    for pool in pools:
        more = Decimal(0)
        for place, right in enumerate(pool.rights):
            units, whole, people, most = pool.told(uses, place)
            missing = max(whole, people, most) - units - more
            if missing > 0:
                result[right] = result.get(right, Decimal(0)) + missing
                more += missing
    return result
