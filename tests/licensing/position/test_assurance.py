"""Whether Software Assurance is in force is answered by what is owned where that tells, and by the reading where it does not."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from backtable.licensing.position import License
from backtable.licensing.project._assurance import assurance_of
from backtable.licensing.recognition import catalogue
from backtable.licensing.rights import Lapsed

STANDARD, ENTERPRISE, WEB = (f"microsoft.sqlserver_{edition}" for edition in ("standard", "enterprise", "web"))
VM = "microsoft.sqlserver_core_vm"
PRODUCTS = {key: catalogue()[key] for key in (STANDARD, ENTERPRISE)}
HELD = [License(STANDARD, VM, Decimal(12))]
ENDED = {(STANDARD, "microsoft.sqlserver_core"): Lapsed(Decimal(12), date(2024, 12, 31))}


@pytest.mark.parametrize(
    ("maintained", "lapsed", "answer", "says"),
    [
        (12, {}, "in_force", "in force for all 12 core licences"),
        (12, ENDED, "in_force", "in force for all 12 core licences"),
        (0, ENDED, "not_shown", "has ended on 31 December 2024"),
        (0, {}, "", "of the 12 core licences that may cover it, 12 have no Software Assurance"),
        (4, ENDED, "", "of the 12 core licences that may cover it, 8 have no Software Assurance"),
    ],
)
def test_what_is_owned_answers_where_it_tells(
    maintained: int, lapsed: Mapping[tuple[str, str], Lapsed], answer: str, says: str
) -> None:
    """Maintenance is of units: under which metric an order states it does not matter."""
    under = {(STANDARD, "microsoft.sqlserver_core"): Decimal(maintained)}
    settled, open_ = assurance_of(PRODUCTS, HELD, under, lapsed)
    assert settled.get(STANDARD, None) is None if not answer else settled[STANDARD].answer == answer
    assert says in (settled[STANDARD].clause if answer else open_[0].says)
    assert ENTERPRISE not in settled


def test_nothing_is_said_where_nothing_is_owned_and_what_is_only_rented_is_assured() -> None:
    assert assurance_of(PRODUCTS, [], {}, {}) == ({}, ())
    (settled,) = assurance_of({WEB: catalogue()[WEB]}, [], {}, {})[0].values()
    assert (settled.question, settled.answer) == ("sqlserver.assurance", "in_force")
