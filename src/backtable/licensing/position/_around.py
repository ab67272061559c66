"""What stands around some machines: all of their clusters."""

from collections.abc import Collection, Sequence
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing.metrics import cluster_of
from backtable.licensing.position._store import Store, in_memory


def around(
    store: Store, rows: Sequence[ir.Table], machines: Sequence[ir.Table], products: Collection[str], spots: Collection[str]
) -> ir.Table:
    """Give `spot`: every machine and place that shares a cluster with some of these, by way of others where sources disagree.

    Args:
        rows: footprints, as before and after a change.
        machines: the estate's machines, as before and after it.
        products: of the footprints, those that matter.
        spots: machines and places.
    """
    seen = [part.filter(part["product"].isin(sorted(products))) for part in rows]
    parts = [part.select("machine", "place", cluster=cluster_of(part)) for part in seen]
    hosts = [table.filter(table.kind == "host") for table in machines]
    parts += [part.select("machine", place="machine", cluster=cluster_of(part)) for part in hosts]
    known = store.keep("around", ibis.union(*parts))
    found, clusters, before = set(spots), set[str](), -1
    while before < len(found) + len(clusters):
        before = len(found) + len(clusters)
        at, within = _held(found), _held(clusters)
        near: Any = known.machine.isin(at.spot) | known.place.isin(at.spot) | known.cluster.isin(within.spot)
        for row in known.filter(near).distinct().to_pyarrow().to_pylist():
            found |= {row["machine"], row["place"]}
            clusters |= {row["cluster"]} - {None}
    return store.keep("spots", _held(found))


def _held(keys: Collection[str]) -> ir.Table:
    return in_memory("spots", [{"spot": key} for key in sorted(keys)], {"spot": "string"})
