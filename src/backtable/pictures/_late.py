"""Altair, imported when the first picture is drawn: it takes longer than most commands do."""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any


class _Late(ModuleType):
    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)


if TYPE_CHECKING:
    import altair as alt
    import vl_convert
else:
    alt, vl_convert = _Late("altair"), _Late("vl_convert")

__all__ = ["alt", "vl_convert"]
