"""What is of an edition that no title states counts as the lowest or the highest that it may be, as a reading answers."""

from decimal import Decimal
from typing import Any

from backtable.licensing.position import Position, Product, why
from backtable.licensing.readings import reading

from ..metrics.estates import XEON
from .test_ways import count, machine

OPEN = Product(
    "sql?", "SQL Server", "Microsoft", (("sql.std", "microsoft.sqlserver_core_vm"), ("sql.ent", "microsoft.sqlserver_core")), highest="sql.ent"
)
STANDARD = Product("sql.std", "SQL Server Standard", "Microsoft", (("sql.std", "microsoft.sqlserver_core_vm"),), price=Decimal(2))
ENTERPRISE = Product("sql.ent", "SQL Server Enterprise", "Microsoft", (("sql.ent", "microsoft.sqlserver_core"),), price=Decimal(7))
PRODUCTS = [OPEN, STANDARD, ENTERPRISE]
HIGHEST = reading("highest", {"estate.editions": "highest"})


def guests(*vcpus: int) -> list[dict[str, Any]]:
    host = machine("h", processors=2, cores=32, cpu_model=XEON)
    return [host, *(machine(f"v{number}", host="h", vcpus=size) for number, size in enumerate(vcpus))]


def needed(found: Position) -> dict[tuple[str, str], int]:
    return {(row.reading, row.product): int(row.needed) for row in found.rows if row.needed}


def test_it_is_the_lowest_under_one_reading_and_the_highest_under_another() -> None:
    found = count(PRODUCTS, guests(6, 8), [("sql?", "v0"), ("sql?", "v1")], ("ours", HIGHEST))
    assert needed(found) == {("ours", "sql.std"): 14, ("highest", "sql.ent"): 14}


def test_what_is_taken_for_the_highest_shares_a_host_with_what_states_it() -> None:
    """Ten of 8 and one of 8 that states it need 88 one by one, and all 32 cores of the host serve them together."""
    rows = [*(("sql?", f"v{number}") for number in range(10)), ("sql.ent", "v10")]
    found = count(PRODUCTS, guests(*[8] * 11), rows, (HIGHEST,))
    assert needed(found) == {("highest", "sql.ent"): 32}


def test_why_says_as_what_it_counts() -> None:
    found = count(PRODUCTS, guests(6), [("sql?", "v0")], ("ours", HIGHEST))
    told = {
        (trace.reading, trace.product): ([line["thing"] for line in trace.lines if line["chosen"]], [words for _, words in trace.left_out])
        for product in ("sql?", "sql.ent")
        for trace in why(found, product)
    }
    lowest, highest = (f"no title states it: the {word} counts" for word in ("lowest", "highest"))
    assert told["ours", "sql?"] == (["v0"], [])
    assert told["ours", "sql.ent"][1][0].startswith(lowest)
    assert told["highest", "sql?"][1][0].startswith(highest)
    assert told["highest", "sql.ent"] == (["h"], [])


def test_an_edition_of_which_nothing_is_open_counts_alike_under_both() -> None:
    found = count(PRODUCTS, guests(6, 8), [("sql.std", "v0"), ("sql.ent", "v1")], ("ours", HIGHEST))
    assert needed(found) == {(name, key): units for name in ("ours", "highest") for key, units in (("sql.std", 6), ("sql.ent", 8))}
