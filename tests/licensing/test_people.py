"""People who are counted over all that is licensed so, against trying every way for every server."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backtable.licensing.position import License, Position, Product, why
from backtable.licensing.readings import reading
from backtable.licensing.reconciliation import Need, People, Right, Way, reconcile

from ..oracles._people import Server, least_cost
from .metrics.estates import XEON
from .position.test_ways import count, machine

PRICES = (47_500, 950)
PROCESSOR, USERS = "oracle.processor", "oracle.nup"
SERVERS = st.lists(st.builds(Server, st.integers(1, 12).map(lambda cores: Fraction(cores, 2)), st.sampled_from([0, 5, 60, 300, 2000])), min_size=1, max_size=5)
OWNED = st.tuples(st.integers(0, 9), st.integers(0, 400))


def programme(servers: list[Server], same: bool, owned: tuple[int, int]) -> tuple[list[Need], list[Right]]:
    """Like servers together, as a position has them."""

    def ways(server: Server) -> tuple[Way, ...]:
        units, people = Decimal(str(float(server.processors))), Decimal(server.people)
        return Way("p", units), Way("n", 25 * units, people=People("n", same=people, step=Decimal(25)) if same else People("n", people, step=Decimal(25)))

    needs = [Need(f"need {number}", servers.count(server), ways(server)) for number, server in enumerate(dict.fromkeys(servers))]
    return needs, [Right(key, Decimal(units), Decimal(price)) for key, units, price in zip("pn", owned, PRICES, strict=True)]


@given(SERVERS, st.booleans(), OWNED)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_processors_or_people_server_by_server_at_the_least_cost(servers: list[Server], same: bool, owned: tuple[int, int]) -> None:
    found = reconcile(*programme(servers, same, owned))
    assert found.cost == least_cost(servers, 25, same, owned, PRICES)
    for key, units in zip("pn", owned, strict=True):
        served = sum((item.units for item in found.covers if item.right == key), Decimal(0))
        assert served <= units
        used = found.needed.get(key, Decimal(0)) - found.shortfall.get(key, Decimal(0))
        assert used - 1 < served <= max(used, Decimal(0)), "no more is used than is needed"


@given(SERVERS, st.booleans(), OWNED, st.tuples(st.integers(0, 3), st.integers(0, 90)))
@settings(max_examples=30, deadline=None, derandomize=True)
def test_owning_more_never_costs_more(servers: list[Server], same: bool, owned: tuple[int, int], more: tuple[int, int]) -> None:
    richer = (owned[0] + more[0], owned[1] + more[1])
    assert reconcile(*programme(servers, same, richer)).cost <= reconcile(*programme(servers, same, owned)).cost


def test_people_of_newer_versions_are_not_served_by_licences_for_older_ones() -> None:
    """50 people on an old server and 80 on a new one; 100 licences serve the old version only, so 80 are short."""
    old, new = "n up to 11", "n"
    needs = [
        Need("old", 1, (Way(old, Decimal(25), people=People("n", Decimal(50))),)),
        Need("new", 1, (Way(new, Decimal(25), people=People("n", Decimal(80))),)),
    ]
    found = reconcile(needs, [Right(old, Decimal(100), Decimal(950), sold_as=new), Right(new, Decimal(0), Decimal(950), (old,))])
    assert (found.needed, found.shortfall) == ({"n": 130}, {"n": 80})
    assert {(item.right, item.units) for item in found.covers} == {(old, 50)}


DATABASE = Product("db", "Database", "Oracle", (("db", PROCESSOR), ("db", USERS)), prices=dict(zip((PROCESSOR, USERS), map(Decimal, PRICES), strict=True)))


def estate(servers: list[Server], same: bool, owned: tuple[int, int]) -> Position:
    """A cluster of hosts that stay apart under our reading, each with a machine on which the database runs."""
    hosts = [machine(f"h{number}", processors=1, cores=int(server.processors * 2), cpu_model=XEON) for number, server in enumerate(servers)]
    guests = [machine(f"v{number}", host=f"h{number}", vcpus=2) for number in range(len(servers))]
    held = [License("db", metric, Decimal(units)) for metric, units in zip((PROCESSOR, USERS), owned, strict=True) if units]
    facts = {"users.across_machines": "same" if same else "different"}
    deployed = [("db", f"v{number}", server.people) for number, server in enumerate(servers)]
    return count([DATABASE], [*hosts, *guests], deployed, [reading("ours")], held, facts=facts)


def adds_up(found: Position) -> None:
    """The lines of the chosen ways come to what is needed, unless like hosts are licensed in several ways."""
    (trace,) = why(found, "db")
    if any(line["chosen"] is None for line in trace.lines):
        return
    for row in found.rows:
        shown = sum(line["quantity"] for line in trace.lines if line["chosen"] and line["metric"] == row.metric)
        assert -(-round(shown, 6) // 1) == row.needed


@given(SERVERS, st.booleans(), OWNED)
@settings(max_examples=3, deadline=None, derandomize=True)
def test_a_position_costs_the_least_and_its_trace_adds_up(servers: list[Server], same: bool, owned: tuple[int, int]) -> None:
    found = estate(servers, same, (owned[0], owned[1] + 1))
    assert found.reconciled["ours"].cost == least_cost(servers, 25, same, (owned[0], owned[1] + 1), PRICES)
    adds_up(found)


TWO = [Server(Fraction(2), 60), Server(Fraction(8), 60)]


def test_people_shared_by_two_hosts_count_on_either() -> None:
    """The same 60 people on 2 and on 8 processors; of 49 named users owned 11 are short for the small host, or it takes 2 processors."""
    found = estate(TWO, True, (8, 49))
    assert {row.metric: (row.needed, row.shortfall) for row in found.rows} == {PROCESSOR: (8, 0), USERS: (60, 11)}
    adds_up(found)
    assert estate(TWO, True, (10, 49)).reconciled["ours"].cost == 0


@pytest.mark.parametrize("priced", [True, False])
def test_one_named_user_owned_makes_nothing_dearer(priced: bool) -> None:
    """4 processors are short at 47,500 each whether or not one of 5,000 users has a licence, and devices that nobody operates need none.

    Without a price of users these are counted, and two devices like people.
    """
    known = DATABASE if priced else replace(DATABASE, prices={PROCESSOR: Decimal(47_500)})
    hosts = [machine("h", processors=2, cores=8, cpu_model=XEON), machine("v", host="h", vcpus=2)]
    hosts += [{**machine(name), "kind": "device"} for name in ("d1", "d2")]
    rows = [count([known], hosts, [("db", "v", 5000), ("db", "d1"), ("db", "d2")], licenses=held).rows for held in ((), [License("db", USERS, Decimal(1))])]
    short = [{row.metric: (row.shortfall, row.true_up) for row in found if row.shortfall} for found in rows]
    assert short == [{PROCESSOR: (4, 190_000)}, {PROCESSOR: (4, 190_000)} if priced else {USERS: (5001, None)}]
