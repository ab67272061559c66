"""Rights against which needs are set, reading by reading: what is alike in several of them is set once."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from backtable.errors import NoAnswerError
from backtable.licensing.reconciliation._needs import Cover, Need, Reconciliation, Right, Use
from backtable.licensing.reconciliation._programme import Solved, prices_of, programme


def reconcile(needs: Sequence[Need], rights: Sequence[Right]) -> Reconciliation:
    """Choose for each thing the way to license it, so that what is missing costs least.

    Whole things choose a way; units of a right may be spread over the needs that it covers; what is missing is bought in
    whole units. Solved exactly by branch and bound (HiGHS), twice: for the least cost, and for the least use of what is
    owned at that cost. What has nothing to do with each other is solved apart.

    Args:
        needs: like things together, so that the programme stays small.
        rights: every right that a way names or that one is sold as must be among them, owned or not.

    Raises:
        NoAnswerError: a way names a right that is not there, or the solver gives up.
    """
    return Ledger(rights).reconcile(needs)


class _Links:
    """Keys that have to do with each other."""

    def __init__(self) -> None:
        self._leader: dict[str, str] = {}

    def find(self, key: str) -> str:
        """Give the key that stands for all that a key has to do with."""
        while self._leader.setdefault(key, key) != key:
            self._leader[key] = self._leader[self._leader[key]]
            key = self._leader[key]
        return key

    def join(self, key: str, others: Iterable[str]) -> None:
        """Let others have to do with a key."""
        for other in others:
            self._leader[self.find(other)] = self.find(key)


class Ledger:
    """Rights, and needs that were set against them before.

    Readings differ in few of their needs, as do positions before and after a machine changed: needs that have to do with each other
    and are as they were are taken up as they were set.

    Args:
        rights: as for `reconcile`.
    """

    def __init__(self, rights: Sequence[Right]) -> None:
        self.rights = tuple(rights)
        self._by_key = {right.key: right for right in self.rights}
        self._rank = {key: rank for rank, key in enumerate(self._by_key)}
        self._prices = prices_of(list(self._by_key.values()))
        self._solved: Solved = {}
        self._set: dict[tuple[Need, ...], Reconciliation] = {}
        # Rights that may ever serve the same needs, or are bought as the same.
        links = _Links()
        for right in self.rights:
            links.join(right.key, (right.bought_as, *((*right.covers, *right.includes) if right.owned > 0 else ())))
        self._island = {key: links.find(key) for key in self._by_key}
        self._islands: dict[str, dict[str, Right]] = {}
        for key, right in self._by_key.items():
            self._islands.setdefault(self._island[key], {})[key] = right

    def reconcile(self, needs: Sequence[Need]) -> Reconciliation:
        """Set what is owned against needs, as the function `reconcile` does."""
        named = {right for need in needs for way in need.ways for right in (way.right, *(item.right for item in way.beside))}
        if missing := sorted((named | {right.bought_as for right in self.rights}) - set(self._by_key)):
            raise NoAnswerError(f"nothing is known of the rights {', '.join(missing)}")
        uses: dict[str, tuple[Use, ...]] = {}
        covers: list[Cover] = []
        needed: dict[str, Decimal] = {}
        shortfall: dict[str, Decimal] = {}
        together: dict[str, Decimal] = {}
        cost = Decimal(0)
        counted = [need for need in needs if need.count]
        for group in self._groups(counted):
            found = self._set.get(group)
            if found is None:
                found = self._set[group] = programme(group, self._near(group), self._prices, self._solved)
            if len(group) == 1:
                uses[group[0].key] = found.uses
            else:
                for use in found.uses:
                    uses[use.need] = (*uses.get(use.need, ()), use)
            covers += found.covers
            needed.update(found.needed)
            shortfall.update(found.shortfall)
            together.update(found.together)
            cost += found.cost
        return Reconciliation(
            tuple(use for key in dict.fromkeys(need.key for need in counted) for use in uses.get(key, ())),
            tuple(sorted(covers, key=lambda cover: (self._rank[cover.right], cover.serves))),
            {key: needed[key] for key in sorted(needed)},
            {key: shortfall[key] for key in sorted(shortfall)},
            cost,
            together,
        )

    def worth(self, found: Reconciliation) -> float:
        """Give what a shortfall costs as reconciling takes it: what has no price counts as dear."""
        return sum(float(units) * self._prices[key] for key, units in found.shortfall.items())

    def _near(self, needs: Sequence[Need]) -> dict[str, Right]:
        """Give the rights that may serve needs, in their order."""
        islands = dict.fromkeys(self._island[item.right] for need in needs for way in need.ways for item in way.demands)
        found = {key: right for island in islands for key, right in self._islands[island].items()}
        return found if len(islands) == 1 else {key: found[key] for key in sorted(found, key=self._rank.__getitem__)}

    def _groups(self, needs: Sequence[Need]) -> list[tuple[Need, ...]]:
        """Give needs by what has to do with each other: rights that may serve them, or people who are counted together."""
        links = _Links()
        for need in needs:
            first = self._island[need.ways[0].right]
            for way in need.ways:
                if way.people or way.beside or way is not need.ways[0]:
                    for item in way.demands:
                        links.join(first, (self._island[item.right], *([f"people {item.people.pool}"] if item.people else [])))
        groups: dict[str, list[Need]] = {}
        for need in needs:
            groups.setdefault(links.find(self._island[need.ways[0].right]), []).append(need)
        return [tuple(group) for group in groups.values()]
