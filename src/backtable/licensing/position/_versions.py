"""Which versions of a product are installed, in words."""

import re
from collections.abc import Iterable

import ibis.expr.types as ir

_SHOWN = 4


def key_of(version: str) -> tuple[int, ...]:
    """Give a version for comparison: its numbers in order.

    >>> key_of("2008 R2") < key_of("2012"), key_of("12.2.0.1") < key_of("19c")
    (True, True)
    """
    return tuple(int(part) for part in re.findall(r"\d+", version)[:6])


def versions_of(footprint: ir.Table) -> dict[str, tuple[str, ...]]:
    """Give product → the versions of it that are installed, the oldest first."""
    found: dict[str, list[str]] = {}
    once = footprint.filter(footprint.version.notnull()).select("product", "version").distinct()
    for row in once.to_pyarrow().to_pylist():
        found.setdefault(row["product"], []).append(row["version"])
    return {product: tuple(sorted(versions, key=lambda text: (key_of(text), text))) for product, versions in found.items()}


def versions_in_words(versions: Iterable[str]) -> str:
    """Give versions for a row: each, or of many the oldest, the newest and how many they are.

    >>> versions_in_words(["2016", "2008 R2"])
    '2008 R2, 2016'
    >>> versions_in_words(["1", "2", "3", "4", "5"])
    '1 to 5 (5 versions)'
    """
    once = sorted(set(versions), key=lambda text: (key_of(text), text))
    if len(once) <= _SHOWN:
        return ", ".join(once)
    return f"{once[0]} to {once[-1]} ({len(once)} versions)"
