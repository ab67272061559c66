"""Reading a file of entitlements, whatever its form."""

from pathlib import Path

from backtable.inventory._source import Source
from backtable.inventory.entitlements._forms import FORMS
from backtable.inventory.entitlements._result import Entitlements


def read_entitlements(path: Path) -> Entitlements:
    """Read entitlements and contracts from a file whose form is told by its content.

    Raises:
        InputError: the file cannot be read, or no form fits.
    """
    source = Source(path)
    form = FORMS.of(source)
    if form is not None:
        return form.read(source)
    known = ", ".join(form.name for form in FORMS.values())
    raise source.wrong(
        "these are no entitlements that are known by their content",
        f"known are {known}; fill in the workbook that `backtable entitlements new` writes",
    )
