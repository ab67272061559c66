"""Which points straight lines join into one stretch."""

from collections.abc import Iterable, Sequence


def stretches(points: Iterable[int], joined: Iterable[Sequence[int]]) -> list[list[int]]:
    """Give the points by stretches: those that lines join, and those that none does each by itself, in ascending order.

    Args:
        points: numbers of points.
        joined: pairs of them that are the ends of a line; a pair of which one is not among the points joins nothing.
    """
    leads = {point: point for point in points}

    def lead(point: int) -> int:
        while leads[point] != point:
            leads[point] = leads[leads[point]]
            point = leads[point]
        return point

    for one, other in joined:
        if one in leads and other in leads:
            low, high = sorted((lead(one), lead(other)))
            leads[high] = low
    found: dict[int, list[int]] = {}
    for point in sorted(leads):
        found.setdefault(lead(point), []).append(point)
    return list(found.values())
