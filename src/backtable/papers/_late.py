"""Names of a folder that are looked up in its modules when they are first asked for."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any


def late(folder: str, held: Mapping[str, Sequence[str]]) -> Callable[[str], Any]:
    """Give the `__getattr__` of a folder's `__init__`.

    Args:
        folder: its name, as in `backtable.papers`.
        held: module → names that it holds.
    """
    places = {name: module for module, names in held.items() for name in names}

    def found(name: str) -> Any:
        if name not in places:
            raise AttributeError(f"module {folder!r} has no attribute {name!r}")
        return getattr(import_module(f"{folder}.{places[name]}"), name)

    return found
