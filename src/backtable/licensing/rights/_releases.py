"""When versions came out."""

from datetime import date
from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML


@cache
def _releases() -> tuple[tuple[str, tuple[tuple[date, str], ...]], ...]:
    text = files("backtable.licensing.rights").joinpath("releases.yaml").read_text(encoding="utf-8")
    return tuple(
        (row["begins"], tuple(sorted((day, str(version)) for version, day in row["versions"].items())))
        for row in YAML(typ="safe", pure=True).load(text)
    )


def newest_release(product: str, day: date) -> str:
    """Give the newest version of a product that was out on a day; empty where none is known.

    >>> newest_release("microsoft.sqlserver_standard", date(2018, 1, 1))
    '2017'
    """
    for begins, versions in _releases():
        if product.startswith(begins):
            return next((version for since, version in reversed(versions) if since <= day), "")
    return ""
