"""Whether Software Assurance is in force is answered by what is owned where that tells, and by the reading where it does not."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from backtable.licensing.position import ENDED, MAINTAINED, License, why
from backtable.licensing.project._assurance import assurance_of, graded
from backtable.licensing.recognition import catalogue
from backtable.licensing.rights import Lapsed

from ..metrics.estates import XEON
from .test_ways import count, machine

STANDARD, ENTERPRISE, WEB = (f"microsoft.sqlserver_{edition}" for edition in ("standard", "enterprise", "web"))
VM = "microsoft.sqlserver_core_vm"
PRODUCTS = {key: catalogue()[key] for key in (STANDARD, ENTERPRISE)}
HELD = [License(STANDARD, VM, Decimal(12))]
LAPSED = {(STANDARD, "microsoft.sqlserver_core"): Lapsed(Decimal(12), date(2024, 12, 31))}


@pytest.mark.parametrize(
    ("maintained", "lapsed", "answer", "says"),
    [
        (12, {}, "in_force", "in force for all 12 core licences"),
        (12, LAPSED, "in_force", "in force for all 12 core licences"),
        (0, LAPSED, "", "of which maintenance of 12 has ended on 31 December 2024"),
        (0, {}, "", "of the 12 core licences that may cover it, 12 have no Software Assurance"),
        (4, LAPSED, "", "of the 12 core licences that may cover it, 8 have no Software Assurance"),
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


def test_units_of_several_kinds_are_licences_together() -> None:
    """16 core licences of Enterprise with maintenance and 2 server licences of Standard without are 18 licences, not 18 of cores."""
    core = (ENTERPRISE, "microsoft.sqlserver_core")
    held = [License(STANDARD, "microsoft.sqlserver_server", Decimal(2)), License(*core, Decimal(16))]
    _, open_ = assurance_of(PRODUCTS, held, {core: Decimal(16)}, {})
    assert "of the 18 licences that may cover it, 2 have no" in open_[0].says


def test_nothing_is_said_where_nothing_is_owned_and_what_is_only_rented_is_assured() -> None:
    assert assurance_of(PRODUCTS, [], {}, {}) == ({}, ())
    (settled,) = assurance_of({WEB: catalogue()[WEB]}, [], {}, {})[0].values()
    assert (settled.question, settled.answer) == ("sqlserver.assurance", "in_force")


def test_what_is_maintained_for_a_part_is_graded_the_newest_versions_first() -> None:
    held = [License(STANDARD, VM, Decimal(8), version="2016"), License(STANDARD, VM, Decimal(6), version="2019"), License(STANDARD, VM, Decimal(4))]
    found = graded(PRODUCTS, held, {(STANDARD, VM): Decimal(5)}, {(STANDARD, VM): Lapsed(Decimal(7), date(2024, 12, 31))})
    assert [(item.version, item.owned, item.grade) for item in found] == [
        ("2016", 2, ENDED), ("2016", 6, ""), ("2019", 1, MAINTAINED), ("2019", 5, ENDED), ("", 4, MAINTAINED),
    ]  # fmt: skip
    assert graded(PRODUCTS, held, {}, {}) == tuple(held)
    assert graded(PRODUCTS, held, {(STANDARD, VM): Decimal(18)}, {}) == tuple(held), "of all that is owned the question is settled"


@pytest.mark.parametrize(
    ("ended", "running", "needed"),
    [(0, 0, (4, 16)), (40, 0, (4, 16)), (60, 0, (16, 16)), (0, 1, (4, 4)), (60, 1, (16, 16)), (0, 4, (4, 4))],
)
def test_a_product_counts_with_assurance_for_what_has_it_or_without_it_for_all_whichever_costs_less(
    ended: int, running: int, needed: tuple[int, int]
) -> None:
    """Enterprise 2022 on a machine of 4 cores: 4 with assurance, 16 for the host without it; the supplier grants it where some of it is shown."""
    machines = [machine("h", processors=2, cores=16, cpu_model=XEON, cluster="c"), machine("v", host="h", vcpus=4)]
    owned = [License(ENTERPRISE, "microsoft.sqlserver_core", Decimal(units), grade=grade) for units, grade in ((ended // 4, ENDED), (running, MAINTAINED)) if units]
    found = count([replace(item, price=Decimal(9)) for item in PRODUCTS.values()], machines, [(ENTERPRISE, "v", None, "2022")], ("ours", "theirs"), owned)
    assert tuple(row.needed for row in found.rows if row.product == ENTERPRISE) == needed


def test_products_that_share_no_rights_are_each_counted_in_their_own_way() -> None:
    """A host of 16 cores with a machine of 4: who owns 15 licences that lapsed lacks 1 without assurance, who owns 1 lacks 4 with it, also beside each other."""
    machines = [machine("h", processors=2, cores=16, cpu_model=XEON, cluster="c"), machine("v", host="h", vcpus=4)]
    metric = "microsoft.sqlserver_core"
    first = replace(PRODUCTS[ENTERPRISE], price=Decimal(9), ways=((ENTERPRISE, metric),), covers=())
    products = [first, replace(first, key="other", ways=(("other", metric),))]
    owned = [License(key, metric, Decimal(units), grade=ENDED) for key, units in ((ENTERPRISE, 15), ("other", 1))]
    found = count(products, machines, [(key, "v", None, "2022") for key in (ENTERPRISE, "other")], ("ours",), owned)
    assert {row.product: (row.needed, row.shortfall) for row in found.rows} == {ENTERPRISE: (16, 1), "other": (4, 4)}


@pytest.mark.parametrize(("standard", "enterprise", "needed"), [("", "not_shown", (0, 16)), ("not_shown", "", (4, 6)), ("", "", (4, 6)), ("not_shown", "not_shown", (0, 16))])
def test_whether_a_licensed_host_serves_other_editions_hangs_on_the_assurance_of_what_licenses_it(standard: str, enterprise: str, needed: tuple[int, int]) -> None:
    """A host of 16 cores with a machine of each edition: without assurance Enterprise 2022 counts for all cores, which serve both; else 6 of it and 4 of Standard."""
    machines = [machine("h", processors=2, cores=16, cpu_model=XEON, cluster="c"), machine("v1", host="h", vcpus=2), machine("v2", host="h", vcpus=6)]
    answers = {key: {"sqlserver.assurance": answer} for key, answer in ((STANDARD, standard), (ENTERPRISE, enterprise)) if answer}
    found = count(list(PRODUCTS.values()), machines, [(STANDARD, "v1", None, "2019"), (ENTERPRISE, "v2", None, "2022")], settled=answers)
    assert tuple(sum(row.needed for row in found.rows if row.product == key) for key in (STANDARD, ENTERPRISE)) == needed


H1 = machine("h1", processors=2, cores=20, cpu_model=XEON, cluster="c")
H2 = machine("h2", processors=1, cores=12, cpu_model=XEON, cluster="c")
ON = [
    machine(name, host=host, vcpus=vcpus, cluster="c")
    for name, host, vcpus in (("w1", "h1", 6), ("w2", "h1", 2), ("w6", "h2", 8), ("w7", "h2", 4), ("w8", "h2", 4))
]
RUN = [(STANDARD, "w1", None, "2019"), (STANDARD, "w2", None, "2019"), (ENTERPRISE, "w6", None, "2019"), (ENTERPRISE, "w7", None, "2017"), (STANDARD, "w8", None, "2019")]


@pytest.mark.parametrize(
    ("scopes", "expected", "behind"),
    [
        # h2: 12 of Enterprise for all cores serve every machine; h1: 8 + 4 of Enterprise one by one are fewer than 20, and 6 + 4 + 4 of Standard.
        ({}, {(ENTERPRISE, "h1"): 12, (ENTERPRISE, "h2"): 12, (STANDARD, "h1"): 14}, {ENTERPRISE: 3, STANDARD: 2}),
        # Enterprise stays on h2, which it licenses whole; all three machines of Standard may come to h1.
        ({ENTERPRISE: "in_force"}, {(ENTERPRISE, "h2"): 12, (STANDARD, "h1"): 14}, {ENTERPRISE: 3, STANDARD: 2}),
        # Standard stays where it is: w1 and w2 need 6 + 4; w8 is on h2, which Enterprise licenses whole.
        ({STANDARD: "in_force"}, {(ENTERPRISE, "h1"): 12, (ENTERPRISE, "h2"): 12, (STANDARD, "w1"): 6, (STANDARD, "w2"): 4}, {ENTERPRISE: 3, STANDARD: 2}),
        ({STANDARD: "in_force", ENTERPRISE: "in_force"}, {(ENTERPRISE, "h2"): 12, (STANDARD, "w1"): 6, (STANDARD, "w2"): 4}, {ENTERPRISE: 3, STANDARD: 2}),
    ],
)
def test_a_host_of_a_cluster_that_is_licensed_whole_serves_other_editions_there_and_on_no_other_host(
    scopes: Mapping[str, str], expected: Mapping[tuple[str, str], int], behind: Mapping[str, int]
) -> None:
    """A cluster of hosts of 20 and 12 cores: what may come to a host counts there, unless Enterprise licenses it by all of its cores."""
    settled = {key: {"sqlserver.assurance": scopes.get(key, "not_shown")} for key in (STANDARD, ENTERPRISE)}
    found = count(list(PRODUCTS.values()), [H1, H2, *ON], RUN, settled=settled)
    taken: Counter[tuple[str, str]] = Counter()
    for key in (STANDARD, ENTERPRISE):
        for line in why(found, key)[0].lines:
            if line["chosen"] and line["product"] == key:
                taken[key, line["thing"]] += line["quantity"]
    assert taken == expected
    assert {row.product: row.needed for row in found.rows} == {key: sum(units for (of, _), units in expected.items() if of == key) for key in PRODUCTS}
    assert {row.product: row.unlicensed for row in found.rows} == behind
