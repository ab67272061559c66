"""The register of forms in which entitlements are kept."""

from collections.abc import Callable

from backtable.inventory._register import Register
from backtable.inventory._source import Source
from backtable.inventory.entitlements._result import Entitlements

FORMS: Register[Callable[[Source], Entitlements]] = Register()
"""Forms of files with entitlements: each gives what a file holds."""

form = FORMS.kind
