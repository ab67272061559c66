"""What is in none of a count's figures, and what it may come to."""

from collections.abc import Collection
from dataclasses import dataclass

from backtable.licensing.position import Uncounted, uncounted
from backtable.licensing.project._count import Count
from backtable.licensing.project._instead import Instead, instead


@dataclass(frozen=True, slots=True)
class Gap:
    """What could not be counted of a product under a reading.

    Args:
        reading: ours where it is not counted under ours, else the supplier's.
        only_ours: whether the supplier's reading counts it, as that edition.
        instead: the edition that may be asked for instead, with what that needs; None where none is known or no machine is named.
    """

    reading: str
    item: Uncounted
    instead: Instead | None
    only_ours: bool = False

    @property
    def readings(self) -> tuple[str, ...]:
        """The readings under which it is not counted, of ours and the supplier's."""
        return ("ours", "theirs") if self.reading == "ours" and not self.only_ours else (self.reading,)


def gaps_of(found: Count, publishers: Collection[str] = ()) -> tuple[Gap, ...]:
    """Give what could not be counted under our reading, and what could not under the supplier's alone, by title.

    Args:
        publishers: of whose products; all without it.
    """
    products = found.project.products
    some = {key for key, product in products.items() if product.publisher in publishers} if publishers else None
    held: dict[str, tuple[str, Uncounted]] = {}
    theirs = uncounted(found.position, "theirs", some)
    for reading, items in (("ours", uncounted(found.position, "ours", some)), ("theirs", theirs)):
        for item in items:
            held.setdefault(item.product, (reading, item))
    open_ = {item.product for item in theirs}
    # What is of no stated edition under our reading is of the highest under the supplier's, and may be in no figure of either.
    for key, (reading, item) in list(held.items()):
        highest = products[key].highest
        if reading == "ours" and key not in open_ and highest in open_ and item.machines:
            other = next(one for one in theirs if one.product == highest)
            if not _beyond(item, other):
                open_.add(key)
                if held[highest][0] == "theirs" and not _beyond(other, item):
                    del held[highest]
    return tuple(
        Gap(reading, item, instead(found, item, reading) if item.machines else None, item.product not in open_)
        for reading, item in sorted(held.values(), key=lambda pair: products[pair[1].product].title)
    )


def _beyond(item: Uncounted, other: Uncounted) -> int:
    """Give on how many machines one could not be counted and the other could, or does not run."""
    return int(item.where.anti_join(other.where, "machine").count().to_pyarrow().as_py() or 0)
