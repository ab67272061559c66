"""Titles of an estate as products on machines."""

import fnmatch
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.types as ir
from ibis.util import gen_name

from backtable.licensing.recognition._catalogue import TitleRule, normal

Progress = Callable[[str, int, int], None]
_TITLES = {"title": "string", "publisher": "string", "product": "string", "found_version": "string"}
_DEPLOYED = {"product": "string", "version": "string", "machine": "string", "users": "int64", "used": "boolean"}


@dataclass(frozen=True, slots=True)
class Assignment:
    """What the user says runs where, beyond what inventories show.

    Args:
        machines: names of machines, with `*` and `?`.
        users: of each machine.
    """

    product: str
    machines: tuple[str, ...]
    version: str = ""
    users: int | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """A title that no rule recognises."""

    title: str
    publisher: str
    machines: int


@dataclass(frozen=True, slots=True)
class Recognised:
    """Products on machines.

    Args:
        deployed: product, version, machine, users, used.
        unknown: titles that no rule recognises, the most frequent first.
        unmatched: patterns of assignments that no machine has.
    """

    deployed: ir.Table
    unknown: tuple[Unknown, ...]
    unmatched: tuple[str, ...]


def recognise(
    connection: Any,
    installations: ir.Table,
    machines: ir.Table,
    rules: Sequence[TitleRule],
    assignments: Sequence[Assignment] = (),
    progress: Progress | None = None,
) -> Recognised:
    """Give which products run where: by the titles installed, by operating systems, and by what the user assigns.

    Rules are tried once a distinct title, not once a row.

    Args:
        connection: the Ibis backend of the relations.
        installations, machines: relations of an estate.
        rules: in order; the first that matches counts.
    """
    systems = machines.filter(machines.os.notnull()).select(
        "machine",
        title="os",
        version=ibis.null("string"),
        publisher=ibis.null("string"),
        users=ibis.null("int64"),
        used=ibis.null("boolean"),
    )
    titles = installations.select("machine", "title", "version", "publisher", "users", "used").union(systems)
    seen = titles.group_by(["title", "publisher"]).aggregate(machines=titles.machine.nunique()).to_pyarrow().to_pylist()
    rows, unknown = [], []
    for number, row in enumerate(seen):
        if progress and number % 10_000 == 0:
            progress("Recognising titles", number, len(seen))
        product, version = product_of(row["title"], rules)
        if product:
            rows.append(
                {"title": row["title"], "publisher": row["publisher"] or "", "product": product, "found_version": version}
            )
        else:
            unknown.append(Unknown(row["title"], row["publisher"] or "", row["machines"]))
    known = connection.create_table(gen_name("titles"), ibis.memtable(rows, schema=_TITLES), temp=True)
    joined = titles.mutate(maker=titles.publisher.fill_null("")).join(
        known.rename(known_title="title"), [("title", "known_title"), ("maker", "publisher")]
    )
    found = joined.select(
        "product",
        version=ibis.coalesce(joined.found_version, joined.version),
        machine="machine",
        users="users",
        used="used",
    ).select(*_DEPLOYED)
    assigned, unmatched = _assigned(machines, assignments)
    if assigned:
        table = connection.create_table(gen_name("assigned"), ibis.memtable(assigned, schema=_DEPLOYED), temp=True)
        found = found.union(table)
    kept = connection.create_table(gen_name("deployed"), found, temp=True)
    return Recognised(kept, tuple(sorted(unknown, key=lambda item: (-item.machines, item.title))), unmatched)


def product_of(title: str, rules: Sequence[TitleRule]) -> tuple[str, str | None]:
    """Give the product that a title is, empty where no rule matches, and its version where the title tells it."""
    text = normal(title)
    for rule in rules:
        if match := rule.match.search(text):
            return rule.product, match.groupdict().get("version")
    return "", None


def _assigned(machines: ir.Table, assignments: Sequence[Assignment]) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    if not assignments:
        return [], ()
    names = machines.select("machine").to_pyarrow().column("machine").to_pylist()
    rows, unmatched = [], []
    for item in assignments:
        for pattern in item.machines:
            wanted = re.compile(fnmatch.translate(pattern.lower()))
            matching = [name for name in names if wanted.match(name)]
            if not matching:
                unmatched.append(pattern)
            rows += [
                {
                    "product": item.product,
                    "version": item.version or None,
                    "machine": name,
                    "users": item.users,
                    "used": None,
                }
                for name in matching
            ]
    return rows, tuple(unmatched)
