"""Every expression compiles for every database, into the SQL that somebody has read.

PostgreSQL's is also run (tests/backends); Spark's, Trino's and Snowflake's is compiled only.
"""

import pytest

from .expressions import DIALECTS, SQL, compiled, names, path_of


@pytest.mark.parametrize("name", names())
def test_an_expression_compiles_to_its_snapshot(name: str) -> None:
    for dialect, text in compiled(name):
        path = path_of(dialect, name)
        assert path.exists(), f"{name} has no snapshot for {dialect}; `make snapshots` writes it"
        assert text == path.read_text(encoding="utf-8"), f"{name} is another query for {dialect}; if so meant, `make snapshots`"


def test_no_snapshot_is_left_over() -> None:
    wanted = {path_of(dialect, name) for dialect in DIALECTS for name in names()}
    assert set(SQL.rglob("*.sql")) == wanted
