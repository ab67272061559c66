"""Titles of an estate as products on machines."""

import fnmatch
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir
from ibis.util import gen_name

from backtable.inventory import Finding
from backtable.licensing.recognition._catalogue import TitleRule, on_desktops, requirements, vague
from backtable.licensing.recognition._evidence import NOT_USED, USED, Evidence, evidence_of, versions_of
from backtable.licensing.recognition._giving_way import given_way, settled
from backtable.licensing.recognition._title_index import TitleIndex

Progress = Callable[[str, int, int], None]
TITLES = {"title": "string", "publisher": "string", "product": "string", "found_version": "string"}
_DESKTOP = r"windows (xp|vista|7|8|10|11)|mac ?os|os x"
_AT_ONCE = 2_000_000  # pairs of a title and a machine
DEPLOYED = {"product": "string", "version": "string", "machine": "string", "users": "int64", "used": "boolean"}


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
        evidence: what programs say of their own use of products, also where it is no use.
    """

    deployed: ir.Table
    unknown: tuple[Unknown, ...]
    unmatched: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()


def recognise(
    connection: Any,
    installations: ir.Table,
    machines: ir.Table,
    rules: Sequence[TitleRule],
    assignments: Sequence[Assignment] = (),
    progress: Progress | None = None,
    findings: Sequence[Finding] = (),
    day: date | None = None,
) -> Recognised:
    """Give which products run where: by titles, operating systems, what programs say of their use, and what the user assigns.

    Rules are tried once a distinct title, not once a row. Arguments as of `products_and_strangers`.
    """
    found, strangers = products_and_strangers(connection, installations, machines, rules, assignments, progress, findings, day)
    if progress and strangers.rows:
        progress("Counting titles that no rule recognises", 0, 0)
    return replace(found, unknown=strangers.counted())


@dataclass(frozen=True, slots=True)
class Strangers:
    """Titles that no rule recognises, before it is counted how many machines have each.

    Args:
        titles: as from `titles_of`.
        rows: title, publisher and a number for each.
    """

    connection: Any
    titles: ir.Table
    rows: tuple[dict[str, Any], ...]

    def counted(self) -> tuple[Unknown, ...]:
        """Give them with the number of machines that have each, the most frequent first."""
        return _unknown(self.connection, self.titles, self.rows)


def products_and_strangers(
    connection: Any,
    installations: ir.Table,
    machines: ir.Table,
    rules: Sequence[TitleRule],
    assignments: Sequence[Assignment] = (),
    progress: Progress | None = None,
    findings: Sequence[Finding] = (),
    day: date | None = None,
) -> tuple[Recognised, Strangers]:
    """Give which products run where, without the titles that no rule recognises, and those to be counted by themselves.

    Args:
        connection: the Ibis backend of the relations.
        installations, machines: relations of an estate.
        rules: in order; the first that matches counts.
        findings: what programs say of their own use.
        day: as of which it is judged; by the newest rules without it.
    """
    titles = titles_of(installations, machines)
    once = titles.select("title", "publisher").distinct().to_pyarrow().to_pylist()
    seen = dict.fromkeys((row["title"], row["publisher"] or "") for row in once)
    index = TitleIndex(rules)
    tried: dict[str, tuple[str, str | None]] = {}
    behind: dict[tuple[str, str], tuple[str, str | None]] = {}
    strange = []
    for number, (title, publisher) in enumerate(seen):
        if progress and number % 1_000 == 0:
            progress("Recognising titles", number, len(seen))
        if title not in tried:
            tried[title] = index.product_of(title)
        if not tried[title][0] and publisher:
            behind[title, publisher] = index.behind(title, publisher)
        if not tried[title][0] and not behind.get((title, publisher), ("", None))[0]:
            strange.append({"title": title, "publisher": publisher, "number": number})
    with_maker = {key: told for key, told in behind.items() if told[0]}
    rows = [{"title": title, "publisher": None, "product": product, "found_version": version} for title, (product, version) in tried.items() if product]
    rows += [
        {"title": title, "publisher": publisher, "product": product, "found_version": version} for (title, publisher), (product, version) in with_maker.items()
    ]
    known = connection.create_table(gen_name("titles"), ibis.memtable(rows, schema=TITLES), temp=True)
    found = products_of(titles, known, bool(with_maker))
    assigned, unmatched = _assigned(machines, assignments)
    evidence = evidence_of(findings, day)
    if said := [*assigned, *_said(evidence, versions_of(findings))]:
        table = connection.create_table(gen_name("assigned"), ibis.memtable(said, schema=DEPLOYED), temp=True)
        found = found.union(table)
    kept = connection.create_table(gen_name("deployed"), found, temp=True)
    present = {row["product"] for row in (*rows, *said)}
    if needing := [(product, other) for product in present for other in requirements().get(product, ())]:
        parts = (kept.filter(kept["product"] == product).mutate(product=ibis.literal(other)) for product, other in needing)
        more = kept.union(*(part.select(*DEPLOYED) for part in parts))
        kept = connection.create_table(gen_name("deployed"), more, temp=True)
    kept = given_way(connection, kept, vague(), present, {row["product"] for row in assigned})
    for product, item in vague().items():
        if product in present and present & set(item.settled_by):
            kept = connection.create_table(gen_name("deployed"), settled(kept, product, item.highest, item.settled_by), temp=True)
    if apart := {product: other for product, other in on_desktops(day).items() if product in present}:
        kept = connection.create_table(gen_name("deployed"), apart_on_desktops(kept, machines, apart), temp=True)
    return Recognised(kept, (), unmatched, evidence), Strangers(connection, titles, tuple(strange))


def titles_of(installations: ir.Table, machines: ir.Table) -> ir.Table:
    """Give every title on a machine: what is installed, and the operating system."""
    systems = machines.filter(machines.os.notnull()).select(
        "machine",
        title="os",
        version=ibis.null("string"),
        publisher=ibis.null("string"),
        users=ibis.null("int64"),
        used=ibis.null("boolean"),
    )
    return installations.select("machine", "title", "version", "publisher", "users", "used").union(systems)


def products_of(titles: ir.Table, known: ir.Table, by_publisher: bool = True) -> ir.Table:
    """Give the products on machines; columns of `DEPLOYED`.

    Args:
        titles: as from `titles_of`.
        known: columns of `TITLES`: title, and publisher where it is the product of that one's alone → product, and the version that the title tells.
        by_publisher: whether any title is of one publisher alone.
    """
    joined = titles.join(known.rename(known_title="title", known_publisher="publisher"), [("title", "known_title")])
    if by_publisher:
        joined = joined.filter(joined.known_publisher.isnull() | (joined.known_publisher == joined.publisher))
    return joined.select(
        "product",
        version=ibis.coalesce(joined.found_version, joined.version),
        machine="machine",
        users="users",
        used="used",
    ).select(*DEPLOYED)


def apart_on_desktops(deployed: ir.Table, machines: ir.Table, apart: Mapping[str, str]) -> ir.Table:
    """Give products on machines with another product for some of those that run on a desktop computer, as its operating system shows.

    Args:
        deployed: columns of `DEPLOYED`.
        apart: product → what it is on a desktop.
    """
    system = machines.os.lower()
    desktops = machines.filter(system.re_search(_DESKTOP) & ~system.contains("server")).select(_machine="machine").distinct()
    held = deployed.left_join(desktops, deployed.machine == desktops._machine)
    named = ibis.cases(*((held["product"] == product, other) for product, other in apart.items()), else_=held["product"])
    return held.mutate(product=ibis.ifelse(held._machine.notnull(), named, held["product"])).select(*DEPLOYED)


def _unknown(connection: Any, titles: ir.Table, strange: Sequence[dict[str, Any]]) -> tuple[Unknown, ...]:
    """Give the titles that no rule recognises with the number of machines that have each, the most frequent first.

    To count distinct pairs of two numbers takes half the time and memory that pairs of texts take, and some machines after the
    others again less than all at once: what is remembered of them stays near the processor.
    """
    if not strange:
        return ()
    schema = {"title": "string", "publisher": "string", "number": "int32"}
    known = connection.create_table(gen_name("unknown"), ibis.memtable(strange, schema=schema), temp=True)
    once = titles.select("machine").distinct()
    numbered = once.select(_machine="machine", _place=ibis.row_number().over(ibis.window(order_by=once.machine)).cast("int32"))
    places = connection.create_table(gen_name("places"), numbered, temp=True)
    found = titles.select("machine", "title", maker=titles.publisher.fill_null(""))
    keys = [("title", "_title"), ("maker", "_publisher")]
    # Titles that each have one publisher are told by themselves.
    found = found.join(known.rename(_title="title", _publisher="publisher"), keys[: 1 if len({row["title"] for row in strange}) == len(strange) else 2])
    found = found.join(places, found.machine == places._machine).select("number", place="_place")
    name = gen_name("pairs")
    pairs = connection.create_table(name, found, temp=True)
    count = _number(places.count())
    counts = machines_by_title(pairs, count, 1 + count // (1 + _number(pairs.count()) // _AT_ONCE)).to_pyarrow()
    if connection.name == "duckdb":  # elsewhere it goes with the session
        connection.raw_sql(f'DROP TABLE "{name}"')
    machines = dict(zip(counts["number"].to_pylist(), counts["machines"].to_pylist(), strict=True))
    rows = (Unknown(row["title"], row["publisher"], machines.get(row["number"], 0)) for row in strange)
    return tuple(sorted(rows, key=lambda item: (-item.machines, item.title, item.publisher)))


def machines_by_title(pairs: ir.Table, machines: int, each: int) -> ir.Table:
    """Give `number` of a title and how many machines have it.

    Args:
        pairs: number, and place: that of a machine, from 0; as often as it is found.
        machines: how many there are.
        each: how many are looked at together.
    """
    parts = [pairs.filter(pairs.place >= start, pairs.place < start + each) for start in range(0, max(1, machines), each)]
    counted = [part.group_by("number").aggregate(machines=part.place.nunique()) for part in parts]
    every = ibis.union(*counted) if len(counted) > 1 else counted[0]
    return every.group_by("number").aggregate(machines=every.machines.sum().cast("int64"))


def _number(value: ir.Scalar) -> int:
    return int(value.to_pyarrow().as_py() or 0)


def _said(evidence: Sequence[Evidence], versions: Mapping[str, str]) -> list[dict[str, Any]]:
    """Give the products that evidence shows, used or disputed; what it shows not to be used runs nowhere."""
    used: dict[tuple[str, str], bool] = {}
    for item in evidence:
        if item.verdict != NOT_USED:
            key = (item.product, item.machine)
            used[key] = used.get(key, False) or item.verdict == USED
    return [
        {"product": product, "version": versions.get(machine), "machine": machine, "users": None, "used": yes}
        for (product, machine), yes in used.items()
    ]


def matching(pattern: str, names: Iterable[str]) -> list[str]:
    """Give the keys of machines that a name with `*` and `?` means."""
    wanted = re.compile(fnmatch.translate(pattern.lower()))
    return [name for name in names if wanted.match(name)]


def _assigned(machines: ir.Table, assignments: Sequence[Assignment]) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    if not assignments:
        return [], ()
    names = machines.select("machine").to_pyarrow().column("machine").to_pylist()
    rows, unmatched = [], []
    for item in assignments:
        for pattern in item.machines:
            found = matching(pattern, names)
            if not found:
                unmatched.append(pattern)
            rows += [
                {
                    "product": item.product,
                    "version": item.version or None,
                    "machine": name,
                    "users": item.users,
                    "used": None,
                }
                for name in found
            ]
    return rows, tuple(unmatched)
