"""Fixtures for all tests."""

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from backtable.case import Case
from backtable.files import read_case

from . import postgres
from .terminal import Terminal

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """A PostgreSQL of this process's own, with one trusted user."""
    postgres.require()
    with postgres.running() as found:
        yield found


@pytest.fixture(scope="session")
def new_database(server: postgres.Server) -> Callable[[], str]:
    """Make a database that sorts texts as people do, unlike DuckDB, and give its name."""
    numbers = count(1)

    def make() -> str:
        name = f"estate{next(numbers)}"
        server.ask(f"CREATE DATABASE {name} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'")
        return name

    return make


@pytest.fixture(scope="session")
def postgres_connection(server: postgres.Server, new_database: Callable[[], str]) -> Iterator[Any]:
    """PostgreSQL as the commands open it."""
    from backtable.inventory import backend

    with backend(server.url(new_database())) as connection:
        yield connection


@pytest.fixture(scope="session", params=["duckdb", "postgres"])
def database(request: pytest.FixtureRequest) -> Any:
    """Each database that positions are counted in, one after the other."""
    import ibis

    return ibis.duckdb.connect() if request.param == "duckdb" else request.getfixturevalue("postgres_connection")


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep counted positions of tests out of the user's own cache."""
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["XDG_CACHE_HOME"]
    else:
        os.environ["XDG_CACHE_HOME"] = before


@pytest.fixture
def root() -> Path:
    """The project's root."""
    return ROOT


@pytest.fixture
def case_of(tmp_path: Path) -> Callable[[str], Case]:
    """Read a case from text."""

    def read(text: str) -> Case:
        path = tmp_path / "case.yaml"
        path.write_text(text, encoding="utf-8")
        return read_case(path)

    return read


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal in an empty folder with a case."""
    return Terminal(tmp_path, monkeypatch)


@pytest.fixture
def terminal(bare: Terminal) -> Terminal:
    """The same, with the record `a` of the case."""
    bare.run("open", "case.yaml", "--as", "a")
    return bare
