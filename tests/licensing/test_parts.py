"""Parts of queries are written once, and a query with parts gives what the expression without them gives."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import ibis
import pytest

from backtable.errors import NoAnswerError
from backtable.inventory import MACHINES
from backtable.licensing._parts import asking, part, query_of
from backtable.licensing.metrics import FOOTPRINT, METRICS
from backtable.licensing.metrics._things import laid_out
from backtable.licensing.position._lines import once
from backtable.licensing.position._store import Store
from backtable.licensing.readings import reading

from .metrics.estates import relation
from .metrics.test_within import FACTS, HOSTS, footprints

NUMBERS = {"name": "string", "number": "int64"}


@pytest.fixture
def database() -> Iterator[Any]:
    connection = ibis.duckdb.connect()
    yield connection
    connection.disconnect()


@pytest.fixture
def tables(database: Any) -> list[Any]:
    return [
        database.create_table(name, relation([{"name": f"{name} {number}", "number": number} for number in range(5)], NUMBERS)) for name in ("first", "second")
    ]


def rows(database: Any, query: str) -> list[tuple[Any, ...]]:
    return sorted(database.raw_sql(query).fetchall())


def test_a_part_is_written_once_for_tables_with_the_same_columns(database: Any, tables: list[Any]) -> None:
    written = []

    @part
    def larger(table: Any, than: int) -> Any:
        written.append(than)
        return table.filter(table.number > than)

    queries = [query_of(database.compiler, lambda table=table: larger(table, 2)) for table in tables]
    assert [rows(database, query) for query in queries] == [[("first 3", 3), ("first 4", 4)], [("second 3", 3), ("second 4", 4)]]
    assert written == [2]
    assert rows(database, query_of(database.compiler, lambda: larger(tables[0], 3))) == [("first 4", 4)]
    assert written == [2, 3], "another figure makes another part"


def test_what_is_asked_for_twice_stands_once_in_a_query(database: Any, tables: list[Any]) -> None:
    @part
    def odd(table: Any) -> Any:
        return table.filter(table.number % 2 == 1)

    @part
    def beside(left: Any, right: Any) -> Any:
        others = right.select(other="number")
        return left.join(others, [left.number < others.other])

    def joined() -> Any:
        return beside(odd(tables[0]), odd(tables[0]).filter(ibis._.number > 0))

    query = query_of(database.compiler, joined)
    assert query.count('"first"') == 1
    assert rows(database, query) == [("first 1", 1, 3)]


def test_words_that_read_like_a_table_of_a_part_stay_as_they_are(database: Any, tables: list[Any]) -> None:
    words = 'it\'s "given 0", "part 0" and \'"part 1"'

    @part
    def told(table: Any, said: str) -> Any:
        return table.filter(table.number == 0).mutate(said=ibis.literal(said))

    query = query_of(database.compiler, lambda: told(told(tables[1], words).drop("said"), words).mutate(again=ibis.literal(words)))
    assert rows(database, query) == [("second 0", 0, words, words)]


def test_a_part_sees_only_the_answers_that_it_asks_for(database: Any, tables: list[Any]) -> None:
    written = []

    @asking("least")
    def some(table: Any, answers: Mapping[str, str]) -> Any:
        written.append(dict(answers))
        return table.filter(table.number >= int(answers["least"]))

    for other in ("a", "b"):
        assert len(rows(database, query_of(database.compiler, lambda other=other: some(tables[0], {"other": other, "least": "3"})))) == 2
    assert written == [{"least": "3"}]
    assert some(tables[0], {"other": "c", "least": "4"}).count().to_pyarrow().as_py() == 1
    assert written[1:] == [{"least": "4"}], "nor does it where no query is written"


def test_what_goes_wrong_in_a_part_goes_wrong_every_time_and_leaves_nothing(database: Any, tables: list[Any]) -> None:
    @part
    def broken(_table: Any) -> Any:
        raise NoAnswerError("nothing is known")

    for _ in range(2):
        with pytest.raises(NoAnswerError, match="nothing is known"):
            query_of(database.compiler, lambda: broken(tables[0]))
    assert METRICS["oracle.processor"].lines(relation([], FOOTPRINT), relation([], MACHINES), {}).count().to_pyarrow().as_py() == 0


@pytest.mark.parametrize("metric", METRICS)
def test_a_metric_counts_the_same_in_parts(metric: str, database: Any) -> None:
    machines, store, counted = database.create_table("machines", relation(HOSTS, MACHINES)), Store(database), 0
    stated = database.create_table("stated", relation(footprints(1), FOOTPRINT))
    laid = database.create_table("laid", laid_out(stated.mutate(product=stated["product"] + "~00")))
    for side, footprint in (("ours", stated), ("theirs", laid)):
        answers = {**reading(side).answers, **FACTS}
        for lines in filter(None, (METRICS[metric].lines, METRICS[metric].whole_hosts)):
            whole = lines(footprint, machines, answers)
            query = store.written(whole, partial(lines, footprint, machines, answers))
            found = database.raw_sql(query).fetchall()
            assert sorted(found, key=repr) == sorted((tuple(row.values()) for row in whole.to_pyarrow().to_pylist()), key=repr)
            counted += len(found)
    assert counted


def test_editions_that_one_licensing_serves_count_the_same_in_parts(database: Any) -> None:
    machines = database.create_table("machines", relation(HOSTS, MACHINES))
    footprint = database.create_table("footprint", relation(footprints(1), FOOTPRINT))
    order = ("tool", "oracle.weblogic")

    def made() -> Any:
        return once(METRICS["oracle.processor"].lines(footprint, machines, FACTS), order, order, False)

    found = rows(database, query_of(database.compiler, lambda: made().select("product", "thing", "quantity")))
    assert found == sorted(tuple(row.values()) for row in made().select("product", "thing", "quantity").to_pyarrow().to_pylist())
    assert any(quantity == 0 for *_, quantity in found)
