"""Whether Software Assurance is in force is answered by what is owned where that tells, and by the reading where it does not."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from backtable.licensing.position import License
from backtable.licensing.project._assurance import assurance_of
from backtable.licensing.recognition import catalogue
from backtable.licensing.rights import Lapsed

from ..metrics.estates import XEON
from .test_ways import count, machine

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


@pytest.mark.parametrize(("standard", "enterprise", "needed"), [("", "not_shown", (0, 16)), ("not_shown", "", (4, 6)), ("", "", (4, 6)), ("not_shown", "not_shown", (0, 16))])
def test_whether_a_licensed_host_serves_other_editions_hangs_on_the_assurance_of_what_licenses_it(standard: str, enterprise: str, needed: tuple[int, int]) -> None:
    """A host of 16 cores with a machine of each edition: without assurance Enterprise 2022 counts for all cores, which serve both; else 6 of it and 4 of Standard."""
    machines = [machine("h", processors=2, cores=16, cpu_model=XEON, cluster="c"), machine("v1", host="h", vcpus=2), machine("v2", host="h", vcpus=6)]
    answers = {key: {"sqlserver.assurance": answer} for key, answer in ((STANDARD, standard), (ENTERPRISE, enterprise)) if answer}
    found = count(list(PRODUCTS.values()), machines, [(STANDARD, "v1", None, "2019"), (ENTERPRISE, "v2", None, "2022")], settled=answers)
    assert tuple(sum(row.needed for row in found.rows if row.product == key) for key in (STANDARD, ENTERPRISE)) == needed
