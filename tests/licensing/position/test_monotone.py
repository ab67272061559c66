"""More that is owned never makes what is missing dearer, and more that is installed never makes it cheaper."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from backtable.licensing.position import License
from backtable.licensing.readings import reading
from backtable.licensing.reconciliation import Need, Right, Way, reconcile

from .test_shared_counts import DATACENTER, PRODUCTS, STANDARD, estate
from .test_ways import count

KEYS = ("a", "b", "c")
READINGS = [reading("ours"), reading("theirs")]


@st.composite
def programmes(draw: st.DrawFn) -> tuple[list[Need], list[Right]]:
    rights = [
        Right(
            key,
            Decimal(draw(st.integers(0, 9))),
            draw(st.sampled_from([None, *map(Decimal, (1, 3, 10))])),
            tuple(draw(st.lists(st.sampled_from(KEYS), max_size=2, unique=True))),
        )
        for key in KEYS
    ]
    needs = [
        Need(
            f"n{number}",
            draw(st.integers(0, 3)),
            tuple(Way(key, Decimal(draw(st.integers(1, 8))) / 2) for key in draw(st.lists(st.sampled_from(KEYS), min_size=1, unique=True))),
        )
        for number in range(draw(st.integers(1, 3)))
    ]
    return needs, rights


def cost(needs: list[Need], rights: list[Right]) -> Decimal:
    """What is missing at its price; what has none counts as ten times the dearest, as the programme takes it."""
    found = reconcile(needs, rights)
    dearest = 10 * max([Decimal(1), *(right.price for right in rights if right.price is not None)])
    return sum((found.shortfall.get(right.key, Decimal(0)) * (dearest if right.price is None else right.price) for right in rights), Decimal(0))


@given(programmes(), st.sampled_from(KEYS), st.integers(1, 9))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_more_units_owned_never_cost_more(found: tuple[list[Need], list[Right]], key: str, more: int) -> None:
    needs, rights = found
    richer = [Right(item.key, item.owned + more * (item.key == key), item.price, item.covers) for item in rights]
    assert cost(needs, richer) <= cost(needs, rights)
    if all(len(need.ways) == 1 for need in needs) and not any(right.covers for right in rights):
        before, after = reconcile(needs, rights).shortfall, reconcile(needs, richer).shortfall
        assert all(after[item] <= before[item] for item in before)


@given(programmes(), st.sampled_from(KEYS), st.integers(1, 6))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_more_needs_never_cost_less(found: tuple[list[Need], list[Right]], key: str, units: int) -> None:
    needs, rights = found
    assert cost([*needs, Need("more", 1, (Way(key, Decimal(units)),))], rights) >= cost(needs, rights)


def owned(units: int) -> list[License]:
    return [
        License("win.std", STANDARD, Decimal(units)),
        License("win.dc", DATACENTER, Decimal(units)),
        License("sql", "microsoft.sqlserver_core", Decimal(units)),
        License("tool", "plain.device", Decimal(units)),
        License("rhel", "redhat.server", Decimal(units)),
        License("db", "oracle.processor", Decimal(units)),
    ]


@given(st.integers(0, 99), st.integers(1, 40), st.data())
@settings(max_examples=4, deadline=None, derandomize=True)
def test_a_whole_position_grows_and_shrinks_with_what_is_installed_and_owned(seed: int, units: int, data: st.DataObject) -> None:
    machines, deployed = estate(seed)
    for row in machines:
        # A further server frees replicas elsewhere: that alone may make less of more.
        row["environment"] = None if row["environment"] == "passive" else row["environment"]
    installed = [pair for pair in deployed if pair[0] != "win.dc"]
    product, key = data.draw(st.sampled_from([p.key for p in PRODUCTS if p.ways])), data.draw(st.sampled_from([f"v{n}" for n in range(9)]))
    plain = count(PRODUCTS, machines, installed, READINGS, owned(units))
    richer = count(PRODUCTS, machines, installed, READINGS, owned(units + 4))
    fuller = count(PRODUCTS, machines, [*installed, (product, key)], READINGS, owned(units))
    for item in READINGS:
        assert richer.reconciled[item.name].cost <= plain.reconciled[item.name].cost
        assert fuller.reconciled[item.name].cost >= plain.reconciled[item.name].cost
