"""The register of forms in which entitlements are read."""

from collections.abc import Callable
from dataclasses import dataclass

from backtable.inventory._source import Source
from backtable.inventory.entitlements._result import Entitlements

Recognises = Callable[[Source], bool]
Read = Callable[[Source], Entitlements]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of files with entitlements.

    Args:
        key: as in `servicenow`.
        name: for readers.
        source: where the form is described.
        recognises: says by its content whether a file has this form.
    """

    key: str
    name: str
    source: str
    recognises: Recognises
    read: Read


FORMS: dict[str, Form] = {}


def form(key: str, name: str, source: str, recognises: Recognises) -> Callable[[Read], Read]:
    """Register a form under a key; the first that recognises a file reads it."""

    def register(read: Read) -> Read:
        if key in FORMS:
            raise ValueError(f"two forms are called {key}")
        FORMS[key] = Form(key, name, source, recognises, read)
        return read

    return register
