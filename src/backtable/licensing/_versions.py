"""Versions: which are installed, in words, and which is newer."""

import re
from collections.abc import Iterable

import ibis.expr.types as ir

_SHOWN = 4
# What counts in years (2019) cannot be compared with what counts releases (15.0).
_YEARS = 1000


def version_key(version: str) -> tuple[int, ...]:
    """Give a version for comparison: its numbers in order.

    >>> version_key("2008 R2") < version_key("2012"), version_key("12.2.0.1") < version_key("19c")
    (True, True)
    """
    return tuple(int(part) for part in re.findall(r"\d+", version)[:6])


def newer(version: str, limit: str) -> bool:
    """Say whether a version is certainly newer than a limit: both have numbers of the same kind, compared as far as the limit goes.

    >>> newer("12.2.0.1", "12"), newer("19c", "12.2"), newer("2008 R2", "2008"), newer("13.0.5026", "2014")
    (False, True, True, False)
    """
    left, right = version_key(version), version_key(limit)
    if not left or not right or (left[0] >= _YEARS) != (right[0] >= _YEARS):
        return False
    if left[0] >= _YEARS:
        return _year(version) > _year(limit)
    return left[: len(right)] > right


def same_version(version: str, other: str) -> bool:
    """Say whether two versions may be one: of the same year and release, or with the same first number; where that cannot be told they may.

    >>> same_version("2019", "2019 (64-bit)"), same_version("2008", "2008 R2"), same_version("19c", "19.3.0.0"), same_version("2019", "15.0.2000")
    (True, False, True, True)
    """
    left, right = version_key(version), version_key(other)
    if not left or not right or (left[0] >= _YEARS) != (right[0] >= _YEARS):
        return True
    return _year(version) == _year(other) if left[0] >= _YEARS else left[0] == right[0]


def _year(version: str) -> tuple[int, int]:
    """Give the year and the release of it: 2008 R2 is newer than 2008, and 2019.150 is 2019."""
    found = re.search(r"(\d{4})(?:\s*r(\d))?", version.lower())
    return (int(found[1]), int(found[2] or 1)) if found else (0, 0)


def versions_of(footprint: ir.Table) -> dict[str, tuple[str, ...]]:
    """Give product → the versions of it that are installed, the oldest first."""
    found: dict[str, list[str]] = {}
    once = footprint.filter(footprint.version.notnull()).select("product", "version").distinct()
    for row in once.to_pyarrow().to_pylist():
        found.setdefault(row["product"], []).append(row["version"])
    return {product: tuple(sorted(versions, key=lambda text: (version_key(text), text))) for product, versions in found.items()}


def versions_in_words(versions: Iterable[str]) -> str:
    """Give versions for a row: each, or of many the oldest, the newest and how many they are.

    >>> versions_in_words(["2016", "2008 R2"])
    '2008 R2, 2016'
    >>> versions_in_words(["1", "2", "3", "4", "5"])
    '1 to 5 (5 versions)'
    """
    once = sorted(set(versions), key=lambda text: (version_key(text), text))
    if len(once) <= _SHOWN:
        return ", ".join(once)
    return f"{once[0]} to {once[-1]} ({len(once)} versions)"
