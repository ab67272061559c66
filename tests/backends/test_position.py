"""The position of a real estate is the same in every database, to the last line of its trace."""

from pathlib import Path
from typing import Any

import pytest

from backtable.licensing.project import Count, count, read_project

ESTATE = Path(__file__).parent.parent.parent / "examples" / "virtual-estate" / "estate.yaml"


@pytest.fixture(scope="module")
def there(postgres_connection: Any) -> Count:
    return count(read_project(ESTATE), postgres_connection)


def trace(found: Count) -> tuple[Any, ...]:
    position = found.position
    tables = (position.footprint, position.lines, position.left_out)
    # Quantities are sums of fractions, whose last bits depend on the order in which they are added.
    rows = [[{**row, "quantity": round(row.get("quantity") or 0, 9)} for row in table.to_pyarrow().to_pylist()] for table in tables]
    return (*(sorted(part, key=str) for part in rows), found.needed_products)


def test_the_position_of_the_rvtools_estate_is_the_same(there: Count) -> None:
    one, other = count(read_project(ESTATE)), there
    one_trace = trace(one)
    assert one.position.rows == other.position.rows
    assert len(one.position.rows) > 20
    assert one_trace == trace(other)
    assert all(len(part) > 100 for part in one_trace[:2])
    assert one.disputes == other.disputes
    assert one.recognised.unknown == other.recognised.unknown
    assert one.position.needs == other.position.needs
    assert one.estate.remarks == other.estate.remarks
    assert one.notes == other.notes


def test_what_is_counted_in_postgresql_lies_there(there: Count, postgres_connection: Any) -> None:
    for table in (there.estate.machines, there.recognised.deployed, there.position.lines):
        assert table.get_backend() is postgres_connection
    kinds = postgres_connection.con.execute(
        "SELECT DISTINCT relpersistence FROM pg_class WHERE relkind = 'r' AND relnamespace = pg_my_temp_schema()"
    ).fetchall()
    assert kinds == [("t",)]


@pytest.mark.parametrize("more", [{"temp": False}, {"overwrite": True}, {"database": "public"}])
def test_no_table_is_made_that_would_outlast_the_session(more: dict[str, Any], postgres_connection: Any) -> None:
    with pytest.raises(ValueError, match="only temporary tables"):
        postgres_connection.create_table("x", schema={"a": "int64"}, **more)
