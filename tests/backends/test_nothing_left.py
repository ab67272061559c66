"""A database of others is as it was: after a count, a failure, Ctrl-C, a killed program, and with two at once."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from backtable.inventory import backend
from backtable.inventory._relations import MACHINES

from ..postgres import Server

ROOT = Path(__file__).parent.parent.parent
ESTATE = """estate: Small
as_of: 2026-03-12
sources: [{file: servers.csv}, {file: software.csv}]
"""
# Somebody else's, with names and functions that ours must not mistake for its own.
THEIRS = """
CREATE TABLE machines (machine text, cores int); INSERT INTO machines VALUES ('theirs', 1);
CREATE TABLE installations (title text); CREATE SCHEMA estate; CREATE TABLE estate.lines (a int);
CREATE VIEW footprint AS SELECT 1 AS one;
CREATE FUNCTION lower(text) RETURNS text LANGUAGE sql AS $$ SELECT 'wrong'::text $$;
CREATE FUNCTION ceil(double precision) RETURNS double precision LANGUAGE sql AS $$ SELECT 0::double precision $$;
"""
LISTING = """
SELECT n.nspname, c.relname, c.relkind::text, c.relpersistence::text, c.relfilenode::text FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
UNION ALL SELECT nspname, '', '', '', '' FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%'
UNION ALL SELECT 'row', machine, cores::text, '', '' FROM machines
UNION ALL SELECT 'temporary', relname, '', '', '' FROM pg_class WHERE relpersistence = 't'
ORDER BY 1, 2
"""


@pytest.fixture(scope="module")
def theirs(server: Server, new_database: Callable[[], str]) -> str:
    name = new_database()
    server.ask(THEIRS, name)
    server.ask(f"ALTER DATABASE {name} SET search_path = public, pg_catalog")
    return name


@pytest.fixture
def estate(tmp_path: Path) -> Path:
    (tmp_path / "estate.yaml").write_text(ESTATE)
    (tmp_path / "servers.csv").write_text("server,cores,processors,os\nALPHA,8,1,Ubuntu\nbeta,2,1,Ubuntu\n")
    (tmp_path / "software.csv").write_text("server,software\nalpha,SQL Server 2019 Standard\nbeta,SQL Server 2019 Standard\n")
    return tmp_path


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from backtable.cli import main; main()", "position", *arguments]


def wait_for(server: Server, question: str, wanted: object) -> None:
    end = time.monotonic() + 60
    while server.ask(question) != [(wanted,)]:
        assert time.monotonic() < end, question
        time.sleep(0.05)


def test_two_counts_at_once_are_right_and_leave_nothing(server: Server, theirs: str, estate: Path) -> None:
    before = server.ask(LISTING, theirs)
    address = server.url(theirs)
    running = [
        subprocess.Popen(command("--json", "--backend", address), cwd=estate, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    alone = subprocess.run(command("--json"), cwd=estate, capture_output=True, text=True, check=True).stdout
    for process in running:
        found, _ = process.communicate()
        assert process.returncode == 0
        assert found == alone
    assert {row["needed"] for row in json.loads(alone)["rows"]} == {"12"}
    assert server.ask(LISTING, theirs) == before


def test_why_is_answered_from_the_database(server: Server, theirs: str, estate: Path) -> None:
    before = server.ask(LISTING, theirs)
    line = command("--backend", server.url(theirs), "why", "microsoft.sqlserver_standard", "Alpha")
    shown = subprocess.run(line, cwd=estate, capture_output=True, text=True, check=True).stdout
    assert "Why SQL Server Standard on alpha counts as it does" in shown
    assert "alpha" in shown
    assert "beta" not in shown
    assert server.ask(LISTING, theirs) == before


def test_a_failure_leaves_nothing(server: Server, theirs: str, estate: Path) -> None:
    before = server.ask(LISTING, theirs)
    line = command("--backend", server.url(theirs), "why", "nothing.at_all")
    done = subprocess.run(line, cwd=estate, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "nothing called nothing.at_all runs in this estate" in done.stderr

    def fail() -> None:
        with backend(server.url(theirs)) as connection:
            connection.create_table("estate_x", schema=MACHINES)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert server.ask(LISTING, theirs) == before


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "killed"])
def test_a_count_that_is_cut_off_leaves_nothing(how: signal.Signals, server: Server, theirs: str) -> None:
    """It is cut off in the middle of a long statement of the server, which ends too."""
    before = server.ask(LISTING, theirs)
    program = (
        "from backtable.inventory import MACHINES, backend\n"
        f"with backend({server.url(theirs)!r}) as connection:\n"
        "    connection.create_table('estate_x', schema=MACHINES)\n"
        "    connection.raw_sql('SELECT pg_sleep(300)')\n"
    )
    # Whoever starts the tests in the background may have them ignore Ctrl-C, and what they start with them.
    ours = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.DEVNULL)
    signal.signal(signal.SIGINT, ours)
    sleeping = f"SELECT count(*) FROM pg_stat_activity WHERE datname = '{theirs}' AND query LIKE '%pg_sleep(300)%' AND pid <> pg_backend_pid()"
    wait_for(server, sleeping, 1)
    os.kill(process.pid, how)
    process.wait(30)
    wait_for(server, sleeping, 0)
    # The server drops the tables of a session as it ends it.
    end = time.monotonic() + 30
    while server.ask(LISTING, theirs) != before and time.monotonic() < end:
        time.sleep(0.05)
    assert server.ask(LISTING, theirs) == before
