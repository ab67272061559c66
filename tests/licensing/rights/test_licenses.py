"""What entitlements come to on a day: purchases less retirements, upgrades moved, nothing dropped silently."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backtable.inventory.entitlements import Contract, Entitlement
from backtable.licensing.position import License
from backtable.licensing.rights import licenses_of, maintained_units, unusable_rows

TODAY = date(2026, 6, 30)
METRIC = "oracle.processor"


def owned(
    *entitlements: Entitlement,
    contracts: tuple[Contract, ...] = (),
    prices: dict[tuple[str, str], Decimal] | None = None,
    rates: dict[str, Decimal] | None = None,
    as_of: date = TODAY,
    **options: bool,
) -> tuple[dict[str, License], tuple[str, ...]]:
    """Count with products as they are stated, in euros."""
    licenses, notes = licenses_of(
        entitlements, contracts, lambda item: item.product, prices or {}, as_of, "EUR", rates or {}, **options
    )
    return {item.product: item for item in licenses}, notes


def bought(units: str | int, product: str = "db", **more: object) -> Entitlement:
    """Make an entitlement."""
    return replace(Entitlement("o-1", product, product, "Oracle", "", METRIC, Decimal(units)), **more)  # type: ignore[arg-type]


def test_purchases_add_up_and_their_numbers_stand_behind_them() -> None:
    found, notes = owned(bought(10), bought(6, key="o-2"))
    assert (found["db"].owned, found["db"].entitlements, notes) == (16, ("o-1", "o-2"), ())


def test_the_same_product_under_two_metrics_is_two_licences() -> None:
    found, _ = licenses_of(
        [bought(10), bought(25, metric="oracle.nup")], (), lambda item: item.product, {}, TODAY, "EUR", {}
    )
    assert [(item.metric, item.owned) for item in found] == [("oracle.nup", 25), ("oracle.processor", 10)]


@pytest.mark.parametrize(
    ("starts", "ends", "counts"),
    [
        (TODAY, TODAY, True),
        (TODAY + timedelta(1), None, False),
        (None, TODAY - timedelta(1), False),
        (None, TODAY, True),
        (TODAY - timedelta(400), TODAY + timedelta(1), True),
    ],
)
def test_a_subscription_counts_from_its_first_to_its_last_day(starts: date | None, ends: date | None, counts: bool) -> None:
    found, notes = owned(bought(5, kind="subscription", starts=starts, ends=ends))
    assert ("db" in found) == counts
    assert any("not counted" in note for note in notes) != counts


def test_a_subscription_without_an_end_ends_with_its_contract() -> None:
    item = bought(5, kind="subscription", contract="c")
    ended, notes = owned(item, contracts=(Contract("c", "Oracle", ends=TODAY - timedelta(1)),))
    assert not ended
    assert "it ended on 2026-06-29" in notes[0]
    running, _ = owned(item, contracts=(Contract("c", "Oracle", ends=TODAY),))
    assert running["db"].owned == 5
    without, notes = owned(item)
    assert without["db"].owned == 5
    assert "has no end" in notes[0]


def test_what_is_bought_after_the_day_does_not_count() -> None:
    item = bought(5, purchased=TODAY + timedelta(1))
    assert owned(item) == ({}, ("o-1, 5 of db: not counted, it begins on 2026-07-01",))
    assert owned(item, as_of=TODAY + timedelta(1))[0]["db"].owned == 5


def test_a_perpetual_right_does_not_end() -> None:
    found, notes = owned(bought(5, ends=date(2020, 1, 1)))
    assert found["db"].owned == 5
    assert "perpetual right has the end 2020-01-01" in notes[0]


def test_maintenance_adds_no_units_and_says_what_is_maintained() -> None:
    items = [bought(10), bought(4, key="m", kind="maintenance", ends=TODAY), bought(3, key="m2", kind="maintenance", ends=date(2025, 1, 1))]
    assert owned(*items)[0]["db"].owned == 10
    assert maintained_units(items, (), lambda item: item.product, TODAY) == {("db", METRIC): 4}


def test_a_retirement_takes_away_at_most_what_is_there() -> None:
    assert owned(bought(10), bought(4, kind="retirement"))[0]["db"].owned == 6
    assert owned(bought(10), bought(10, key="r", kind="retirement"))[1] == ()
    found, notes = owned(bought(10), bought(14, key="r", kind="retirement"))
    assert found["db"].owned == 0
    assert "10 retired, as no more were there" in notes[0]


def test_an_upgrade_moves_units_and_what_stands_behind_them() -> None:
    upgrade = bought(4, "new", key="u", kind="upgrade", from_product="old")
    found, notes = owned(bought(10, "old"), upgrade)
    assert (found["old"].owned, found["new"].owned, notes) == (6, 4, ())
    assert found["new"].entitlements == ("o-1", "u")


def test_an_upgrade_moves_no_more_than_there_is() -> None:
    found, notes = owned(bought(3, "old"), bought(4, "new", key="u", kind="upgrade", from_product="old"))
    assert (found["old"].owned, found["new"].owned) == (0, 3)
    assert "3 upgraded, as no more processor licences of old were there" in notes[0]


@pytest.mark.parametrize(("before", "after"), [("core_vm", "core"), ("core", "core_vm"), ("core", "core")])
def test_core_licences_are_upgraded_however_either_product_counts_cores(before: str, after: str) -> None:
    upgrade = bought(14, "new", key="u", kind="upgrade", from_product="old", metric=f"microsoft.sqlserver_{after}")
    found, notes = owned(bought(16, "old", metric=f"microsoft.sqlserver_{before}"), upgrade)
    assert (found["old"].owned, found["new"].owned, found["new"].metric, notes) == (2, 14, f"microsoft.sqlserver_{after}", ())


def test_an_upgrade_takes_nothing_that_is_owned_in_another_unit() -> None:
    found, notes = owned(bought(25, "old", metric="oracle.nup"), bought(4, "new", key="u", kind="upgrade", from_product="old"))
    assert (found["old"].owned, list(found)) == (25, ["old"])
    assert notes[0].endswith("0 upgraded, as no more processor licences of old were there, but 25 named user licences")


@pytest.mark.parametrize("origin", ["", "unheard of"])
def test_an_upgrade_from_an_unknown_product_is_noted(origin: str) -> None:
    upgrade = bought(4, "new", key="u", kind="upgrade", from_product=origin)
    licenses, notes = licenses_of(
        [upgrade], (), lambda item: "" if item.product == "unheard of" else item.product, {}, TODAY, "EUR", {}
    )
    assert licenses == ()
    assert "u, 4 of new: not counted" in notes[0]


def test_upgrades_in_a_row_are_made_in_the_order_of_their_dates() -> None:
    second = bought(5, "c", key="2", kind="upgrade", from_product="b", purchased=date(2022, 1, 1))
    first = bought(5, "b", key="1", kind="upgrade", from_product="a", purchased=date(2021, 1, 1))
    found, notes = owned(second, first, bought(5, "a"))
    assert ({key: item.owned for key, item in found.items()}, notes) == ({"a": 0, "b": 0, "c": 5}, ())


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"product": ""}, "its product is not known"),
        ({"metric": "", "source_metric": "os_instance"}, "the metric “os_instance” is not known"),
        ({"metric": ""}, "it has no metric"),
        ({"metric": "oracle.processors"}, "the metric “oracle.processors” is not known"),
        ({"quantity": Decimal("2.5")}, "2.5 is no whole number of processor licences"),
        ({"quantity": Decimal("NaN")}, "NaN is no number of units"),
        ({"quantity": Decimal(-1)}, "-1 is no number of units"),
        ({"restricted": "SAP BW"}, "it is restricted to SAP BW"),
    ],
)
def test_what_cannot_be_counted_is_listed_with_its_place(change: dict[str, object], reason: str) -> None:
    found, notes = owned(bought(5, place="rights.xlsx:Entitlements:7", **change))
    assert found == {}
    assert notes[0].startswith("o-1, ")
    assert "(rights.xlsx:Entitlements:7): not counted, " + reason in notes[0]


def test_what_is_in_force_and_counts_for_nothing_is_told_by_product() -> None:
    def told(*items: Entitlement) -> dict[str, int]:
        return unusable_rows(items, (), lambda item: item.product, TODAY)

    assert told(bought(5, metric="seats"), bought(5, metric="", key="o-2"), bought("2.5", "app", key="o-3")) == {"db": 2, "app": 1}
    assert told(bought(5), bought(5, restricted="SAP BW"), bought(5, "", metric="seats"), bought(5, kind="maintenance", metric="seats")) == {"": 1}
    assert told(bought(5, metric="seats", purchased=TODAY + timedelta(1))) == {}


def test_a_right_to_nothing_is_counted() -> None:
    found, notes = owned(bought(0))
    assert (found["db"].owned, notes) == (0, ())


def test_restricted_rights_count_where_the_reading_allows_it() -> None:
    found, notes = owned(bought(5, restricted="SAP BW"), with_restricted=True)
    assert found["db"].owned == 5
    assert "counted, though restricted to SAP BW" in notes[0]


def test_a_contract_that_is_not_there_is_noted() -> None:
    _, notes = owned(bought(5, contract="OMA"), contracts=(Contract("other", "Oracle"),))
    assert notes == ("the contract OMA of o-1 is not among the contracts",)
    assert owned(bought(5, contract="OMA"))[1] == owned(bought(5, contract="OMA"), contracts=(Contract("OMA", ""),))[1] == ()


def test_prices_in_other_currencies_need_a_rate_each_and_the_rest_is_counted_without() -> None:
    items = [bought(5, price=Decimal(100), currency=code, place=f"f:{code}") for code in ("USD", "CHF", "EUR", "CHF")]
    found, notes = owned(*items)
    assert notes == (
        "f:CHF and 1 more: 2 prices are in CHF, the position in EUR, and not used; state what one CHF is worth below `exchange:` of the estate file",
        "f:USD: 1 price is in USD, the position in EUR, and not used; state what one USD is worth below `exchange:` of the estate file",
    )
    assert (found["db"].owned, found["db"].price) == (20, 100)
    assert owned(items[0])[0]["db"].price is None
    found, _ = owned(items[0], rates={"USD": Decimal("0.92")})
    assert found["db"].price == 92


def test_the_price_is_what_was_paid_last_unless_one_is_given() -> None:
    items = [
        bought(1, price=Decimal(90), currency="EUR", purchased=date(2024, 1, 1)),
        bought(1, price=Decimal(80), currency="EUR", purchased=date(2020, 1, 1)),
        bought(1, price=Decimal(0), currency="EUR", purchased=date(2025, 1, 1)),
        bought(1, "old", price=Decimal(70), currency="EUR"),
        bought(1, price=Decimal(5), currency="EUR", kind="upgrade", from_product="old", purchased=date(2025, 1, 1)),
    ]
    assert (owned(*items)[0]["db"].price, owned(*items)[1]) == (90, ())
    assert owned(items[0], replace(items[0], price=Decimal(95)))[0]["db"].price == 95
    assert owned(*items, prices={("db", METRIC): Decimal(120)})[0]["db"].price == 120


def test_prices_without_a_currency_are_used_only_with_a_rule() -> None:
    found, notes = owned(bought(5, price=Decimal(100)))
    assert found["db"].price is None
    assert "1 price is without a currency" in notes[0]
    assert owned(bought(5, price=Decimal(100)), rates={"": Decimal(1)})[0]["db"].price == 100
    assert owned(bought(5, price=Decimal(100)), rates={"": Decimal(1)})[1] == owned(bought(5))[1] == ()


def test_large_and_exact_figures_stay_exact() -> None:
    units = Decimal("12345678901234567")
    found, _ = owned(bought(units), bought(1, price=Decimal("0.1"), currency="USD"), rates={"USD": Decimal("0.3")})
    assert (found["db"].owned, found["db"].price) == (units + 1, Decimal("0.03"))


PRODUCTS = ("a", "b", "c")
EVENTS = st.lists(
    st.builds(
        lambda number, kind, product, origin, units, day, length: bought(
            units,
            product,
            key=str(number),
            kind=kind,
            from_product=origin if kind == "upgrade" else "",
            purchased=day,
            ends=day + timedelta(length) if day and kind == "subscription" else None,
        ),
        st.integers(0, 10**6),
        st.sampled_from(["perpetual", "perpetual", "subscription", "maintenance", "upgrade", "retirement"]),
        st.sampled_from(PRODUCTS),
        st.sampled_from(PRODUCTS),
        st.integers(0, 6),
        st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        st.integers(0, 400),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(EVENTS)
def test_units_add_up_as_if_each_were_a_certificate_in_a_drawer(entitlements: list[Entitlement]) -> None:
    drawers: dict[str, list[object]] = {product: [] for product in PRODUCTS}
    in_force = [item for item in entitlements if item.purchased is None or item.purchased <= TODAY]
    for item in in_force:
        if item.kind == "perpetual" or (item.kind == "subscription" and (item.ends is None or item.ends >= TODAY)):
            drawers[item.product] += [object() for _ in range(int(item.quantity))]
    dated = [item for item in in_force if item.purchased]
    for item in [*sorted(dated, key=lambda item: str(item.purchased)), *(item for item in in_force if not item.purchased)]:
        for _ in range(int(item.quantity)):
            if item.kind == "retirement" and drawers[item.product]:
                del drawers[item.product][0]
            if item.kind == "upgrade" and drawers[item.from_product]:
                drawers[item.product].append(drawers[item.from_product].pop(0))
    found, _ = owned(*entitlements)
    assert {product: found[product].owned if product in found else 0 for product in PRODUCTS} == {
        product: len(drawer) for product, drawer in drawers.items()
    }


@settings(deadline=None)
@given(EVENTS)
def test_one_purchase_more_never_leaves_less(entitlements: list[Entitlement]) -> None:
    before, _ = owned(*entitlements)
    after, _ = owned(*entitlements, bought(2, "a", key="more"))
    total = sum(item.owned for item in before.values())
    assert total <= sum(item.owned for item in after.values()) <= total + 2
