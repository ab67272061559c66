"""What is wrong with the address of a database is said in one message, in which no password stands."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from backtable.errors import NoAnswerError
from backtable.inventory import backend

from ..postgres import PASSWORD, USER, Server

CANARY = "CaNaRy"


def refusal(address: str) -> str:
    with pytest.raises(NoAnswerError) as caught, backend(address):
        pass
    message = str(caught.value)
    assert "\n" not in message
    assert CANARY not in message
    assert PASSWORD not in message
    return message


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("", "--backend holds no address of a database; expected postgres://USER@HOST:PORT/DATABASE"),
        ("estate.db", "--backend holds no address of a database"),
        (f"mysql://u:{CANARY}@h/d", "or in PostgreSQL, not in `mysql`"),
        ("snowflake://account", "or in PostgreSQL, not in `snowflake`"),
        (f"postgres://u:{CANARY}/x@h/d", "cannot be taken apart; expected postgres://USER@HOST:PORT/DATABASE; in a password"),
        (f"postgres://u:{CANARY}@x@h/d", "cannot be taken apart"),
        (f"postgres://u:{CANARY}#@h/d", "cannot be taken apart"),
        (f"postgres://u:{CANARY}?x@h/d", "cannot be taken apart"),
        (f"postgres://u:{CANARY}[@h/d", "cannot be taken apart"),
        (f"postgres://u:{CANARY}%zz@h/d", "cannot be taken apart"),
        (f"postgres://u@h:{CANARY}/d", "cannot be taken apart"),
        ("postgres://u@h/d?sslmode=require&colour=red", "an option `colour` that PostgreSQL does not know"),
        (f"postgres://u:{CANARY}@127.0.0.1:1/d", "the database d at 127.0.0.1:1 cannot be reached: "),
        (f"postgres://u:{CANARY}@nosuchhost.invalid/d", "the database d at nosuchhost.invalid cannot be reached: "),
    ],
)
@pytest.mark.usefixtures("server")
def test_an_address_that_leads_nowhere_is_refused(address: str, message: str) -> None:
    assert message in refusal(address)


def test_a_wrong_password_says_so_and_not_which(server: Server) -> None:
    message = refusal(server.asking(CANARY))
    assert f'password authentication failed for user "{USER}"; check the user, the password' in message


def test_a_missing_password_says_where_to_give_it(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PGPASSWORD", raising=False)
    monkeypatch.setenv("PGPASSFILE", "/nowhere")
    assert refusal(server.asking(None)).endswith("give the password in PGPASSWORD or in ~/.pgpass")


def test_a_password_with_signs_is_taken(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with backend(server.asking()) as connection:
        assert connection.con.info.user == USER
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    with backend(server.asking(None)):
        pass


def test_a_database_that_is_not_there_is_named(server: Server) -> None:
    assert 'database "nothing" does not exist' in refusal(server.url("nothing"))


def test_missing_rights_are_named_with_what_to_ask_for(server: Server, new_database: Callable[[], str]) -> None:
    name = new_database()
    server.ask("CREATE ROLE guest LOGIN")
    server.ask(f"REVOKE TEMPORARY ON DATABASE {name} FROM PUBLIC")
    message = refusal(server.url(name, "guest"))
    assert message == (
        f"guest may not make temporary tables in the database {name}; "
        f"have its owner run GRANT TEMPORARY ON DATABASE {name} TO guest"
    )


def test_a_database_that_can_only_be_read_is_refused(server: Server, new_database: Callable[[], str]) -> None:
    name = new_database()
    server.ask(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    assert refusal(server.url(name)).startswith("the database can only be read")


def test_a_session_that_is_ended_from_outside_says_so(server: Server) -> None:
    def cut_off() -> None:
        with backend(server.url()) as found:
            server.ask(f"SELECT pg_terminate_backend({found.con.info.backend_pid})")
            found.create_table("x", schema={"a": "int64"})

    with pytest.raises(NoAnswerError, match=r"stopped the work: .*; nothing of it is left there"):
        cut_off()


def test_a_missing_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert refusal("postgres://u@h/d").endswith("install backtable[postgres]")


def test_the_commands_show_one_message(tmp_path: Path) -> None:
    (tmp_path / "servers.csv").write_text("server,cores\na,1\n")
    (tmp_path / "estate.yaml").write_text("estate: E\nas_of: 2026-01-01\nsources: [{file: servers.csv}]\n")
    for more in ([], ["why", "x"]):
        command = ["position", "--backend", f"postgres://u:{CANARY}@127.0.0.1:1/d", *more]
        program = [sys.executable, "-c", "from backtable.cli import main; main()", *command]
        done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert done.stdout == ""
        assert len(done.stderr.splitlines()) == 1
        assert CANARY not in done.stderr
