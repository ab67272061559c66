"""More that is owned, of any edition, version and assurance, makes nothing dearer, and more that is installed nothing cheaper."""

import os
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from backtable.inventory.entitlements import Entitlement
from backtable.licensing.position import License, Product
from backtable.licensing.project._assurance import assurance_of, graded
from backtable.licensing.readings import reading
from backtable.licensing.recognition import catalogue
from backtable.licensing.rights import lapsed_units, licenses_of, maintained_units

from ..metrics.estates import XEON
from .test_ways import DAY, count, machine

SQL, STANDARD, ENTERPRISE = (f"microsoft.sqlserver{edition}" for edition in ("", "_standard", "_enterprise"))
WINDOWS, WINDOWS_STANDARD, DATACENTER = (f"microsoft.windows_server{edition}" for edition in ("", "_standard", "_datacenter"))
ACCESS, SERVER, USER = "microsoft.sqlserver_cal", "microsoft.sqlserver_server", "microsoft.user_cal"
PRICES = {STANDARD: 1800, ENTERPRISE: 6000, WINDOWS_STANDARD: 68, DATACENTER: 430, ACCESS: 200}
PRODUCTS = {
    key: replace(catalogue()[key], price=Decimal(PRICES[key]) if key in PRICES else None, prices={SERVER: Decimal(900)} if key == STANDARD else {})
    for key in (SQL, STANDARD, ENTERPRISE, WINDOWS, WINDOWS_STANDARD, DATACENTER, ACCESS)
}
SERVERS = (SQL, STANDARD)  # Enterprise is licensed by core here
METRICS_OF = {
    STANDARD: ["microsoft.sqlserver_core_vm", "microsoft.sqlserver_core", SERVER],
    ACCESS: [USER],
    ENTERPRISE: ["microsoft.sqlserver_core", "microsoft.sqlserver_core_host"],
    WINDOWS_STANDARD: ["microsoft.windows_standard"],
    DATACENTER: ["microsoft.windows_datacenter"],
}
VERSIONS = ["2014", "2016", "2019", "2022"]
MACHINES = [
    *(machine(name, processors=2, cores=cores, cpu_model=XEON, cluster=cluster) for name, cores, cluster in (("h1", 16, "c"), ("h2", 24, "c"), ("h3", 20, "d"))),
    {**machine("own", processors=2, cores=8, cpu_model=XEON), "kind": "physical"},
    *(machine(f"v{number}", host=host, cluster=cluster, vcpus=vcpus) for number, (host, cluster, vcpus) in enumerate(
        [("h1", "c", 2), ("h1", "c", 6), ("h1", "c", 4), ("h1", "c", 8), ("h2", "c", 8), ("h2", "c", 2), ("h3", "d", 4), ("h3", "d", 12), (None, None, 4)]
    )),
]  # fmt: skip
NAMES = [item["machine"] for item in MACHINES if item["kind"] != "host"]
READINGS = [reading("ours"), reading("theirs"), reading("stay", {"sqlserver.assurance": "stay"})]

Installed = list[tuple[str, str, int | None, str]]


def entitlement(dice: random.Random, number: int, *, by_server: bool = False) -> list[Entitlement]:
    """Give a purchase with its maintenance, if it has any: where things are licensed by server, of client access licences more often."""
    product = dice.choice([*METRICS_OF, *([ACCESS] * 3 if by_server else [])])
    kind = dice.choice(["plain", "plain", "running", "lapsed", "lapsed", "subscription"])
    bought = Entitlement(
        f"e{number}", product, product, "Microsoft", dice.choice([*VERSIONS, "2012", ""]), dice.choice(METRICS_OF[product]), Decimal(dice.randint(1, 30)),
        "subscription" if kind == "subscription" else "perpetual", starts=date(2017, 1, 1), ends=date(2027, 1, 1) if kind == "subscription" else None,
    )  # fmt: skip
    if kind not in ("running", "lapsed"):
        return [bought]
    ends = date(2027, 1, 1) if kind == "running" else dice.choice([date(2018, 6, 30), date(2024, 6, 30)])
    return [bought, replace(bought, key=f"m{number}", kind="maintenance", version="", ends=ends)]


def installed(dice: random.Random, count: int) -> Installed:
    """Give products on machines, each once."""
    pairs = dice.sample([(key, name) for key in PRODUCTS if key != ACCESS for name in NAMES], count)
    return [(key, name, dice.choice([2, 5, 30]) if key in SERVERS else None, dice.choice(VERSIONS)) for key, name in pairs]


def with_people(here: Installed, licenses: Sequence[License]) -> Installed:
    """Give what is installed with the client access licences that SQL Server asks for where server licences are owned."""
    if not any(item.metric == SERVER and item.owned > 0 for item in licenses):
        return here
    return [*here, *((ACCESS, name, users, version) for key, name, users, version in here if key in SERVERS)]


def costs(estates: Sequence[tuple[Installed, list[Entitlement]]]) -> list[dict[str, Decimal]]:
    """Give what each of some estates lacks under each reading, at its price: counted all at once, with products of their own."""
    products: list[Product] = []
    licenses: list[License] = []
    settled: dict[str, dict[str, str]] = {}
    deployed: list[tuple[Any, ...]] = []
    for number, (here, owned) in enumerate(estates):

        def named(key: str, mark: str = f"~{number}") -> str:
            return key + mark

        products += [
            replace(
                item,
                key=named(key),
                ways=tuple((named(right), way) for right, way in item.ways),
                covers=tuple(named(other) for other in item.covers),
                only_with=tuple((named(right), way) for right, way in item.only_with),
            )
            for key, item in PRODUCTS.items()
        ]
        of_day = (owned, (), lambda item: item.product, DAY)
        held, _ = licenses_of(*of_day[:3], {}, DAY, "EUR", {})
        assured = (PRODUCTS, held, maintained_units(*of_day), lapsed_units(*of_day))
        licenses += [replace(item, product=named(item.product)) for item in graded(*assured)]
        settled |= {named(key): {item.question: item.answer} for key, item in assurance_of(*assured)[0].items()}
        deployed += [(named(key), *rest) for key, *rest in with_people(here, held)]
    found = count(products, MACHINES, deployed, READINGS, licenses, settled=settled)
    result = [{item.name: Decimal(0) for item in READINGS} for _ in estates]
    for row in found.rows:
        if row.shortfall:
            assert row.unit_price is not None
            result[int(row.product.partition("~")[2])][row.reading] += row.shortfall * row.unit_price
    return result


Told = tuple[str, Installed, list[Entitlement], list[Entitlement], tuple[str, str, int | None, str]]
"""What it is, what runs, what is owned, what comes to that, and what is installed beside it."""


def drawn(seed: int) -> Told:
    """Give a random estate."""
    dice = random.Random(seed)
    few = installed(dice, dice.randint(1, 8))
    by_server = dice.choice([True, False])
    owned = [item for number in range(dice.randint(0, 4)) for item in entitlement(dice, number, by_server=by_server)]
    owned += [Entitlement("s", STANDARD, STANDARD, "Microsoft", dice.choice([*VERSIONS, ""]), SERVER, Decimal(dice.randint(1, 9)))] if by_server else []
    more = entitlement(dice, 9, by_server=by_server)
    return str(seed), few, owned, more, next(pair for pair in installed(dice, 20) if pair[:2] not in [item[:2] for item in few])


def bought(key: str, units: int, version: str = "2022", until: date | None = None) -> list[Entitlement]:
    """Give licences of Enterprise, with maintenance until a day."""
    item = Entitlement(key, ENTERPRISE, ENTERPRISE, "Microsoft", version, "microsoft.sqlserver_core", Decimal(units), starts=date(2017, 1, 1))
    return [item, *([replace(item, key=f"{key} m", kind="maintenance", version="", ends=until)] if until else [])]


def broken(told: Sequence[Told]) -> list[str]:
    """Give where one more entitlement makes something dearer, or one more installation something cheaper."""
    estates = [estate for _, few, owned, more, other in told for estate in ((few, owned), (few, [*owned, *more]), ([*few, other], owned))]
    found = costs(estates)
    wrong = []
    for place, (name, _, _, more, other) in enumerate(told):
        plain, richer, fuller = found[3 * place : 3 * place + 3]
        rights = [f"{item.kind} {item.quantity} {item.product} {item.version} {item.ends}" for item in more]
        wrong += [f"{name} {under}: {plain[under]} -> {richer[under]} for {rights}" for under in plain if richer[under] > plain[under]]
        wrong += [f"{name} {under}: {plain[under]} -> {fuller[under]} for {other}" for under in plain if fuller[under] < plain[under]]
    return wrong


RUNS: Installed = [(ENTERPRISE, "v0", None, "2022"), (STANDARD, "v2", None, "2016")]
BESIDE = (STANDARD, "v1", None, "2019")
PEOPLE: Installed = [(STANDARD, name, users, "2016") for name, users in (("own", 30), ("v0", 31), ("v7", 40))]
BY_SERVER = [Entitlement("s", STANDARD, STANDARD, "Microsoft", "2016", SERVER, Decimal(3), starts=date(2017, 1, 1))]


def people(key: str, units: int, version: str) -> list[Entitlement]:
    """Give client access licences."""
    return [Entitlement(key, ACCESS, ACCESS, "Microsoft", version, USER, Decimal(units), starts=date(2017, 1, 1))]


EXAMPLES: list[Told] = [
    ("ended beside nothing", RUNS, [], bought("a", 4, until=date(2024, 6, 30)), BESIDE),
    ("none beside running", RUNS, bought("a", 8, until=date(2027, 1, 1)), bought("b", 2), BESIDE),
]


def test_a_licence_for_people_that_is_for_a_version_never_serves_more_of_them_than_one_for_any() -> None:
    """101 people use three servers, and 10 licences are owned: 91 at 200 are short; without any, all 101."""
    found = costs([(PEOPLE, BY_SERVER), *((PEOPLE, [*BY_SERVER, *people("c", 10, version)]) for version in ("", "2019", "2014"))])
    assert [item["ours"] for item in found] == [20200, 18200, 18200, 20200]


def test_more_rights_of_any_kind_make_nothing_dearer_and_more_installations_nothing_cheaper() -> None:
    """Set BACKTABLE_ESTATES to more random estates: each is counted three times, under three readings.

    The first has server licences that serve what runs, and comes to client access licences for a version.
    """
    assert broken([*EXAMPLES, *map(drawn, range(9, 9 + int(os.environ.get("BACKTABLE_ESTATES", "1"))))]) == []
