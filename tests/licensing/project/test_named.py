"""A product is known by its key and by the title that a position shows."""

from types import SimpleNamespace
from typing import cast

import pytest

from backtable.errors import NoAnswerError
from backtable.licensing.project import Count, known_product
from backtable.licensing.recognition import title_rules


def counted(**titles: str) -> Count:
    products = {key: SimpleNamespace(title=title, publisher="Oracle") for key, title in titles.items()}
    rows = [SimpleNamespace(product=key) for key in titles]
    held = SimpleNamespace(
        position=SimpleNamespace(rows=rows),
        needed_products=tuple(titles),
        recognised=SimpleNamespace(evidence=()),
        project=SimpleNamespace(products=products, titles=title_rules()),
    )
    return cast(Count, held)


def test_keys_and_titles_are_known() -> None:
    found = counted(sql="SQL Server Standard", db="Oracle Database Enterprise Edition")
    assert [known_product(found, name) for name in ("sql", "SQL Server Standard", " sql  server standard ", "SQL")] == ["sql"] * 4


def test_what_follows_the_publisher_and_titles_that_are_recognised_are_known_too() -> None:
    found = counted(**{"oracle.database_enterprise": "Oracle Database Enterprise Edition", "microsoft.sqlserver_standard": "SQL Server Standard"})
    for name in ("database_enterprise", "Database Enterprise Edition", "Oracle DB 19c Enterprise Edition"):
        assert known_product(found, name) == "oracle.database_enterprise"
    with pytest.raises(NoAnswerError, match="nothing called IBM MQ runs in this estate"):
        known_product(found, "IBM MQ")


def test_a_title_of_several_and_an_unknown_one_are_refused_with_what_is_there() -> None:
    with pytest.raises(NoAnswerError, match="is the title of several products; name one by its key: a, b"):
        known_product(counted(a="Java", b="Java"), "java")
    with pytest.raises(NoAnswerError, match="nothing called SQL Server Standrad runs in this estate; close are sql; counted are db, sql"):
        known_product(counted(sql="SQL Server Standard", db="Oracle Database"), "SQL Server Standrad")
