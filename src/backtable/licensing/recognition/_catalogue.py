"""Known products and the rules by which titles are recognised as them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from backtable.licensing.metrics import METRICS
from backtable.licensing.position import Product


@dataclass(frozen=True, slots=True)
class TitleRule:
    """A rule that recognises titles.

    Args:
        match: regular expression on the title as `normal` gives it; its group `version`, if any, gives the version.
        also: titles on which the rule is tested.
        word: stands in every title that the rule recognises; empty for none. To look for it is quicker than the expression.
        strangers: titles that the rule must not take.
    """

    match: re.Pattern[str]
    product: str
    source: str
    also: tuple[str, ...] = ()
    word: str = ""
    strangers: tuple[str, ...] = ()


def normal(title: str) -> str:
    """Give a title as rules see it: small letters, single spaces, no signs of trademarks.

    >>> normal("Microsoft® SQL Server(TM)  2019")
    'microsoft sql server 2019'
    """
    plain = re.sub(r"[®™©]|\((tm|r|c)\)", " ", title, flags=re.IGNORECASE)
    return " ".join(plain.lower().split())


@cache
def _read(name: str) -> list[Mapping[str, Any]]:
    text = files("backtable.licensing.recognition").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    rows: list[Mapping[str, Any]] = YAML(typ="safe", pure=True).load(text)
    return rows


@cache
def sources() -> Mapping[str, str]:
    """Give product → the paper that says how it is sold."""
    return {row["key"]: row["source"] for row in _read("products")}


@cache
def requirements() -> Mapping[str, tuple[str, ...]]:
    """Give product → products without which it cannot be licensed."""
    return {row["key"]: tuple(row["requires"]) for row in _read("products") if "requires" in row}


@dataclass(frozen=True, slots=True)
class Giving:
    """To what a product of no stated edition gives way where it is on the same machine and may be the same installation.

    Args:
        to: editions that are sold.
        free: those that need no licence, each an installation of its own unless somebody says otherwise.
        single: a machine has one of it, whatever the versions say, as it has one operating system; what is free counts as the others then.
        highest: the edition that a supplier may take it for.
        settled_by: products that run with that edition alone.
    """

    to: tuple[str, ...]
    free: tuple[str, ...] = ()
    single: bool = False
    highest: str = ""
    settled_by: tuple[str, ...] = ()


@cache
def vague() -> Mapping[str, Giving]:
    """Give product of no stated edition → what it gives way to."""
    free = {row["key"] for row in _read("products") if not row["ways"]}
    found = {}
    for row in _read("products"):
        if "gives_way_to" in row:
            editions, single = row["gives_way_to"], row.get("single", False)
            paid = tuple(key for key in editions if single or key not in free)
            found[row["key"]] = Giving(paid, tuple(key for key in editions if key not in paid), single, row.get("highest", ""), tuple(row.get("settled_by", ())))
    return found


@cache
def on_desktops(day: date | None = None) -> Mapping[str, str]:
    """Give product → the one that it is on a desktop computer, where the two were sold apart on a day."""
    held = {row["key"]: row["on_desktops"] for row in _read("products") if "on_desktops" in row}
    return {key: other["product"] for key, other in held.items() if day is not None and day < other["until"]}


@cache
def instead_of() -> Mapping[str, str]:
    """Give product → the edition that may be asked for on a machine on which this one cannot be licensed."""
    return {row["key"]: row["instead"] for row in _read("products") if "instead" in row}


@dataclass(frozen=True, slots=True)
class Access:
    """A licence that people or devices need who use servers.

    Args:
        users, devices: the product of each.
        to: products of the servers.
        licensed_in: the unit in which these must be licensed for it to be needed; empty for any.
    """

    users: str
    devices: str
    to: tuple[str, ...]
    licensed_in: str = ""


@cache
def accesses() -> tuple[Access, ...]:
    """Give the licences that users or devices of servers need."""
    held = ((row["key"], row["access"]) for row in _read("products") if "access" in row)
    return tuple(Access(key, item["devices"], tuple(item["to"]), item.get("licensed_in", "")) for key, item in held)


@cache
def settlements() -> Mapping[str, Mapping[str, str]]:
    """Give product → disputed question → the answer that follows from how it is sold."""
    return {row["key"]: row["settles"] for row in _read("products") if "settles" in row}


@cache
def catalogue(day: date | None = None) -> Mapping[str, Product]:
    """Give the known products by key.

    Args:
        day: as of which they are licensed: in the ways of that day, and a product that became free by then in none. The newest
            without it.
    """
    asked = _asked_with(day)
    return {
        row["key"]: Product(
            row["key"],
            row["title"],
            row["publisher"],
            _ways(row, day),
            row.get("edition", ""),
            tuple(row.get("covers", ())),
            instead=row.get("instead", ""),
            highest=row.get("highest", ""),
            only_with=asked.get(row["key"], ()),
        )
        for row in _read("products")
    }


def _asked_with(day: date | None) -> dict[str, tuple[tuple[str, str], ...]]:
    """Give client access licence → the ways to license servers with which alone it is needed; those that any way asks for are left out."""
    rows = {row["key"]: row for row in _read("products")}
    return {
        product: tuple(way for key in item.to for way in _ways(rows[key], day) if METRICS[way[1]].unit == item.licensed_in)
        for item in accesses()
        if item.licensed_in
        for product in (item.users, item.devices)
    }


def _ways(row: Mapping[str, Any], day: date | None) -> tuple[tuple[str, str], ...]:
    since = row.get("free_since")
    if since is not None and (day is None or day >= since):
        return ()
    earlier = [until for until in row.get("until", {}) if day is not None and day < until]
    ways = row["until"][min(earlier)] if earlier else row["ways"]
    return tuple((right, metric) for right, metric in ways)


@cache
def title_rules() -> tuple[TitleRule, ...]:
    """Give the rules in order: the first that matches counts."""
    return tuple(
        TitleRule(
            re.compile(row["match"]),
            row["product"],
            row["source"],
            tuple(row.get("also", ())),
            row.get("word", ""),
            tuple(row.get("not", ())),
        )
        for row in _read("titles")
    )
