"""Entitlements: what was bought, maintained, upgraded and retired, and the contracts behind it.

Readers of the forms in which it is kept, told apart by content, and writers of our own workbook and of CycloneDX.
"""

from backtable.inventory._entitlement import Contract, Entitlement
from backtable.inventory.entitlements import (  # noqa: F401  importing a module registers its form
    _cyclonedx,
    _optisam,
    _servicenow,
    _snipeit,
    _workbook,
)
from backtable.inventory.entitlements._collected import KINDS
from backtable.inventory.entitlements._cyclonedx import write_cyclonedx
from backtable.inventory.entitlements._forms import FORMS
from backtable.inventory.entitlements._optisam import UNCERTAIN
from backtable.inventory.entitlements._read import read_entitlements
from backtable.inventory.entitlements._result import Entitlements
from backtable.inventory.entitlements._table import Row, Table, fold, tables
from backtable.inventory.entitlements._template import write_template, write_workbook

__all__ = [
    "FORMS",
    "KINDS",
    "UNCERTAIN",
    "Contract",
    "Entitlement",
    "Entitlements",
    "Row",
    "Table",
    "fold",
    "read_entitlements",
    "tables",
    "write_cyclonedx",
    "write_template",
    "write_workbook",
]
