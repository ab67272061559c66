"""The database in which an estate is counted: DuckDB inside the program, or a PostgreSQL that the user names."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import ibis

from backtable.errors import NoAnswerError
from backtable.inventory._spool import private_folder

_SCHEMES = ("postgres", "postgresql")
_FORM = "expected postgres://USER@HOST:PORT/DATABASE"
_ENCODE = "in a password write / as %2F, @ as %40, : as %3A, # as %23, ? as %3F and % as %25, or give it in PGPASSWORD"
_PATIENCE = "10"
MEMORY = "1536MiB"
"""What DuckDB may hold in memory."""
# What holds while we are connected; so no function or table of others is found by a short name.
_SETTINGS = ("search_path = pg_catalog", "jit = off", "work_mem = '64MB'", "temp_buffers = '64MB'", "timezone = 'UTC'")


def embedded() -> Any:
    """Give a DuckDB in memory, which prints nothing: its bars of progress would stand in the middle of what we print.

    It holds so much in memory and no more; the rest goes to a folder of its own, which only its owner may read.
    """
    connection = ibis.duckdb.connect()
    folder = str(private_folder(connection)).replace("'", "''")
    connection.raw_sql(f"SET memory_limit = '{MEMORY}'; SET temp_directory = '{folder}'")
    connection.raw_sql("SET enable_progress_bar = false")
    return connection


@contextmanager
def backend(address: str | None = None) -> Iterator[Any]:
    """Give the database in which an estate is counted, as an Ibis backend, until the end of the block.

    In a PostgreSQL only temporary tables are made: nobody else sees them, and they are gone with the connection, also
    after a failure.

    Args:
        address: postgres://USER@HOST:PORT/DATABASE or what else libpq takes; DuckDB in memory without it.

    Raises:
        NoAnswerError: the address is none, the driver is missing, the database cannot be reached or does not allow what is
            needed, or it stops the work; no message holds a password.
    """
    if address is None:
        yield embedded()
        return
    _check(address)
    try:
        import psycopg
    except ImportError as error:
        raise NoAnswerError(
            "counting in PostgreSQL needs its driver, psycopg, which is not installed; install backtable[postgres]"
        ) from error
    known = _parts(address)
    connection = _connected(address, known)
    try:
        _prepare(connection)
        from backtable.inventory._postgres import TemporaryPostgres

        yield TemporaryPostgres.from_connection(connection)
    except psycopg.Error as error:
        reason = _reason(error)
        raise NoAnswerError(f"{_named(known)} stopped the work: {reason}; nothing of it is left there") from error
    finally:
        connection.close()


def _check(address: str) -> None:
    """Refuse what is no address, without repeating it: a piece of a password may stand anywhere in it."""
    scheme, mark, _ = address.partition("://")
    if not mark:
        raise NoAnswerError(f"--backend holds no address of a database; {_FORM}")
    if scheme.lower() not in _SCHEMES:
        raise NoAnswerError(
            f"positions are counted in DuckDB, without --backend, or in PostgreSQL, not in `{scheme}`; {_FORM}"
        )
    try:
        parts = urlsplit(address)
        whole = parts.netloc.count("@") <= 1 and "@" not in parts.path + parts.query and not parts.fragment
        ports = parts.port is None or parts.port > 0
    except ValueError:
        whole = ports = False
    if not (whole and ports):
        raise NoAnswerError(f"the address given with --backend cannot be taken apart; {_FORM}; {_ENCODE}")


def _parts(address: str) -> Mapping[str, str]:
    """Give the address as libpq understands it."""
    from psycopg import ProgrammingError, pq
    from psycopg.conninfo import conninfo_to_dict

    options = {option.keyword.decode() for option in pq.Conninfo.get_defaults()}
    for item in filter(None, urlsplit(address).query.split("&")):
        name = item.partition("=")[0]
        if name not in options | {"ssl"}:
            raise NoAnswerError(f"the address given with --backend has an option `{name}` that PostgreSQL does not know; {_FORM}")
    try:
        return {key: str(value) for key, value in conninfo_to_dict(address).items() if value is not None}
    except ProgrammingError as error:
        raise NoAnswerError(f"the address given with --backend cannot be taken apart; {_FORM}; {_ENCODE}") from error


def _named(known: Mapping[str, str]) -> str:
    place = known.get("host") or known.get("hostaddr") or "this machine"
    port = f":{known['port']}" if "port" in known else ""
    return f"the database {known.get('dbname') or known.get('user') or ''} at {place}{port}".replace("  ", " ")


def _reason(error: Exception) -> str:
    """Give the first line of what the driver or the server says; neither repeats a password."""
    lines = [" ".join(line.split()) for line in str(error).splitlines() if line.strip()]
    text = lines[0] if lines else type(error).__name__
    for start in ("connection failed: ", "connection is bad: "):
        text = text.removeprefix(start)
    return text.rstrip(".")


def _connected(address: str, known: Mapping[str, str]) -> Any:
    import os

    import psycopg

    more: dict[str, Any] = {} if "connect_timeout" in known or "PGCONNECT_TIMEOUT" in os.environ else {"connect_timeout": _PATIENCE}
    try:
        return psycopg.connect(address, autocommit=True, client_encoding="utf8", application_name="backtable", **more)
    except psycopg.Error as error:
        link = getattr(error, "pgconn", None)
        if link is not None and link.needs_password:
            remedy = "give the password in PGPASSWORD or in ~/.pgpass"
        elif link is not None and link.used_password:
            remedy = "check the user, the password and the name of the database"
        else:
            remedy = "check the address, and that the server runs and lets you in"
        raise NoAnswerError(f"{_named(known)} cannot be reached: {_reason(error)}; {remedy}") from error


def _prepare(connection: Any) -> None:
    """Set what our work needs, and refuse a database in which it cannot be done."""
    import psycopg

    def ask(question: str) -> Any:
        row = connection.execute(question).fetchone()
        return row[0] if row else None

    encoding = ask("SHOW server_encoding")
    if encoding != "UTF8":
        raise NoAnswerError(f"the database holds texts as {encoding}, in which names may be lost; use one with UTF8")
    if ask("SHOW transaction_read_only") == "on":
        raise NoAnswerError("the database can only be read, so temporary tables cannot be made; use one that can be written")
    if not ask("SELECT has_database_privilege(current_database(), 'TEMPORARY')"):
        who, where = ask("SELECT current_user"), ask("SELECT current_database()")
        raise NoAnswerError(
            f"{who} may not make temporary tables in the database {where}; "
            f"have its owner run GRANT TEMPORARY ON DATABASE {where} TO {who}"
        )
    for setting in _SETTINGS:
        connection.execute(f"SET {setting}")
    # Long work of a program that is gone ends; since version 14, and not on every system.
    try:
        connection.execute("SET client_connection_check_interval = '1s'")
    except psycopg.Error:
        return
