"""How much one amount exceeds another on average, where what is unknown of both differs in few kinds of worlds and the rest is only added to it."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from backtable.formula import Arithmetic, Call, evaluate, node_names, terms
from backtable.value._distributions import Floats

_ROWS = 4_000_000  # numbers at once


def average_excess(node: Call, draws: Mapping[str, Floats], weights: Floats, values: Mapping[str, Any], front: Mapping[str, float], shape: tuple[int, int]) -> Floats | None:
    """Give the average of max(A - B, 0) of a tree max(A, B) or min(A, B), as exactly as by computing it at each of some points; (combinations, worlds).

    With A - B = u + w, where only u holds what is unknown, the average is the sum of u + w over the points where u is above -w: two running sums of the sorted u,
    made once for each combination and each kind of worlds that u tells apart, serve all worlds of that kind.

    Args:
        node: the tree.
        draws: unknown → (points,) values.
        weights: (points,) adding up to 1.
        values: everything else, (combinations, 1) or (1, worlds).
        front: person → 1 or 0.
        shape: combinations and worlds.

    Returns:
        None where u tells so many kinds of worlds apart that this takes longer than to compute each.
    """
    first, second = node.arguments
    parts = terms(Arithmetic("-", first, second, node.offset))
    loose = [part for part in parts if node_names(part) & draws.keys()]
    firm = [part for part in parts if not node_names(part) & draws.keys()]
    used = frozenset[str]().union(*map(node_names, loose))
    told = sorted(name for name in used & values.keys() if np.ndim(values[name]) == 2 and np.shape(values[name])[1] > 1)
    kinds, which = np.unique(np.stack([values[name][0] for name in told]), axis=1, return_inverse=True) if told else (np.zeros((0, 1)), np.zeros(shape[1], dtype=int))
    if 4 * kinds.shape[1] > shape[1]:
        return None
    added = np.broadcast_to(sum((np.asarray(evaluate(part, values, front), dtype=float) for part in firm), np.zeros((1, 1))), shape)
    found = np.empty(shape)
    for kind, values_told in enumerate(kinds.T.tolist()):
        columns = np.flatnonzero(which == kind)
        known = {**values, **dict(zip(told, values_told, strict=True))}
        step = max(1, _ROWS // len(weights))
        for start in range(0, shape[0], step):
            rows = slice(start, start + step)
            here = {name: value[rows] if np.ndim(value) == 2 and len(value) > 1 else value for name, value in known.items() if name in used}
            at = {name: points[None, :] for name, points in draws.items()}
            sums = sum((np.asarray(evaluate(part, {**here, **at}, front), dtype=float) for part in loose), np.zeros((1, 1)))
            count = min(step, shape[0] - start)
            found[rows, columns] = _excess(np.broadcast_to(sums, (count, len(weights))), weights, added[rows][:, columns])
    return found


def _excess(sums: Floats, weights: Floats, added: Floats) -> Floats:
    """Give the average of max(u + w, 0): (rows, columns), of u (rows, points) and w (rows, columns)."""
    order = np.argsort(sums, axis=1)
    points, shares = np.take_along_axis(sums, order, axis=1), weights[order]
    none = np.zeros((len(points), 1))
    above = np.concatenate([np.cumsum((points * shares)[:, ::-1], axis=1)[:, ::-1], none], axis=1)
    share = np.concatenate([np.cumsum(shares[:, ::-1], axis=1)[:, ::-1], none], axis=1)
    places = np.stack([np.searchsorted(row, -asked, side="right") for row, asked in zip(points, added, strict=True)])
    found = np.take_along_axis(above, places, axis=1) + added * np.take_along_axis(share, places, axis=1)
    return np.asarray(np.maximum(found, 0.0), dtype=float)
