"""Titles that state no edition, which are the same installation as one that does, or another."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import ibis
import ibis.expr.types as ir
from ibis.util import gen_name

from backtable.licensing._versions import same_version
from backtable.licensing.recognition._catalogue import Giving

PAIRS = {"_vague": "string", "_open": "string", "_stated": "string", "_known": "string"}


def given_way(connection: Any, deployed: ir.Table, giving: Mapping[str, Giving], present: Collection[str], assigned: Collection[str]) -> ir.Table:
    """Give products on machines without those of no stated edition that are the same installation as one of a stated edition beside it.

    It is the same where the versions are, or where one of them is not known. What is free is an installation of its own, unless the user assigns it.

    Args:
        deployed: product, version, machine, users, used.
        giving: product of no stated edition → what it gives way to.
        present: the products that are deployed.
        assigned: those that the user says to run somewhere.
    """
    taking = {key: sorted({*item.to, *(set(item.free) & set(assigned))} & set(present)) for key, item in giving.items() if key in present}
    taking = {key: editions for key, editions in taking.items() if editions}
    if not taking:
        return deployed
    known = deployed.mutate(version=deployed.version.fill_null(""))
    wanted = sorted({*taking, *(edition for editions in taking.values() for edition in editions)})
    versions: dict[str, list[str]] = {}
    for row in known.filter(known["product"].isin(wanted)).select("product", "version").distinct().to_pyarrow().to_pylist():
        versions.setdefault(row["product"], []).append(row["version"])
    rows = pairs_of(taking, versions, {key for key, item in giving.items() if item.single})
    if not rows:
        return deployed
    pairs = connection.create_table(gen_name("pairs"), ibis.memtable(rows, schema=PAIRS), temp=True)
    return connection.create_table(gen_name("deployed"), without_given(deployed, pairs, sorted(taking)), temp=True)


def pairs_of(taking: Mapping[str, Iterable[str]], versions: Mapping[str, Sequence[str]], single: Collection[str]) -> list[dict[str, str]]:
    """Give which versions of products of no stated edition are the same installation as which of stated ones; columns of `PAIRS`.

    >>> pairs_of({"db": ["db.big"]}, {"db": ["19c"], "db.big": ["19.3", "12.2"]}, ())
    [{'_vague': 'db', '_open': '19c', '_stated': 'db.big', '_known': '19.3'}]
    """
    return [
        {"_vague": key, "_open": ours, "_stated": edition, "_known": theirs}
        for key, editions in taking.items()
        for ours in versions.get(key, ())
        for edition in editions
        for theirs in versions.get(edition, ())
        if key in single or same_version(ours, theirs)
    ]


def without_given(deployed: ir.Table, pairs: ir.Table, taking: Collection[str]) -> ir.Table:
    """Give the rows of products on machines but those that give way; the version that these tell stays where the stated one tells none.

    Args:
        deployed: product, version, machine, users, used.
        pairs: columns of `PAIRS`.
        taking: the products of no stated edition.
    """
    columns = deployed.columns
    known = deployed.mutate(_version=deployed.version.fill_null(""))
    stated = known.join(pairs, [known["product"] == pairs._stated, known._version == pairs._known])
    stated = stated.select("_vague", "_open", "_stated", "_known", _at="machine").distinct()
    gone = stated.select("_vague", "_open", "_at").distinct()
    vague = known["product"].isin(taking)
    rest, known = known.filter(~vague), known.filter(vague)  # the many rows that take part in nothing are not compared
    kept = known.anti_join(gone, [known["product"] == gone._vague, known._version == gone._open, known.machine == gone._at])
    silent = stated.filter(stated._known == "", stated._open != "")
    told = known.join(silent, [known["product"] == silent._vague, known._version == silent._open, known.machine == silent._at])
    # Whether the edition is used, and by whom, its own row says.
    more = told.mutate(product=told._stated, users=ibis.null("int64"), used=ibis.literal(False)).select(*columns)
    return rest.select(*columns).union(kept.select(*columns), more)


def settled(deployed: ir.Table, product: str, edition: str, by: Collection[str]) -> ir.Table:
    """Give products on machines with an edition for what states none where something is in use that runs with that edition alone.

    Where that edition is stated beside it, what is in use may be its own, and nothing is settled.

    Args:
        deployed: product, version, machine, users, used.
        by: products that run with that edition alone.
    """
    using = deployed.filter(deployed["product"].isin(sorted(by)), deployed.used.fill_null(True)).select(_at="machine").distinct()
    stated = deployed.filter(deployed["product"] == edition).select(_at="machine").distinct()
    found = using.anti_join(stated, "_at")
    held = deployed.left_join(found, [deployed.machine == found._at, deployed["product"] == product])
    return held.mutate(product=ibis.ifelse(held._at.notnull(), edition, held["product"])).select(*deployed.columns)
