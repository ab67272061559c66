"""What is counted as only Software Assurance allows is said where the entitlements do not show it."""

from decimal import Decimal

import pytest

from backtable.licensing.position import License
from backtable.licensing.project._assurance import assurance_notes
from backtable.licensing.recognition import catalogue

from .test_ways import VM, count, machine

STANDARD = "microsoft.sqlserver_standard"
PRODUCTS = [catalogue()[key] for key in (STANDARD, "microsoft.sqlserver_enterprise")]


@pytest.mark.parametrize(
    ("version", "environment", "maintained", "said"),
    [
        ("2022", None, 0, ["12 of 12 core licences have no Software Assurance", "one by one only with it"]),
        ("16.0", None, 4, ["8 of 12 core licences have no Software Assurance", "one by one only with it"]),
        ("2022", None, 12, []),
        ("2019", None, 0, []),
        ("2019", "passive", 0, ["12 of 12 core licences have no Software Assurance", "passive replicas are free only with it"]),
    ],
)
def test_licences_without_assurance_are_said_where_something_hangs_on_it(
    version: str, environment: str | None, maintained: int, said: list[str]
) -> None:
    machines = [machine("a", vcpus=8), machine("b", vcpus=2, environment=environment)]
    held = [License(STANDARD, VM, Decimal(12))]
    found = count(PRODUCTS, machines, [(STANDARD, name, None, version) for name in "ab"], licenses=held)
    notes = assurance_notes(found, {(STANDARD, VM): Decimal(maintained)})
    assert len(notes) == bool(said)
    assert all(part in notes[0] for part in said)
