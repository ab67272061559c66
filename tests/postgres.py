"""A PostgreSQL of the tests' own: made in a temporary folder, stopped at the end, gone even if the tests are killed."""

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

USER, PASSWORD = "tester", "s3cret/of:the@tests"
_PATIENCE = 60.0


@dataclass(frozen=True)
class Server:
    """A running server, reached by a socket in its folder, where everybody is trusted, and by a port, where passwords count.

    Args:
        folder: of the socket.
        port: of both.
    """

    folder: Path
    port: int

    def url(self, database: str = "postgres", user: str = USER) -> str:
        return f"postgresql://{user}@/{database}?host={self.folder}&port={self.port}"

    def asking(self, password: str | None = PASSWORD, database: str = "postgres", user: str = USER) -> str:
        """Give an address at which the server asks for a password."""
        from urllib.parse import quote

        secret = "" if password is None else f":{quote(password, safe='')}"
        return f"postgres://{user}{secret}@127.0.0.1:{self.port}/{database}"

    def ask(self, command: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run a command as the tests' user, and give its rows."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(command)
            return cursor.fetchall() if cursor.description else []


def programs() -> Path | None:
    """Give the folder of `initdb` and `postgres`, the newest where there are several; None where there is no PostgreSQL."""
    candidates = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: (len(folder.parent.name), folder.parent.name)
    )
    found = shutil.which("initdb")
    candidates += [Path(found).resolve().parent] if found else []
    return next((folder for folder in reversed(candidates) if (folder / "postgres").exists()), None)


def missing() -> str | None:
    """Say what a test on PostgreSQL lacks; None where it lacks nothing."""
    if programs() is None:
        return "there is no PostgreSQL server here; on Debian, `make postgres` as root installs it"
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        return f"the driver of PostgreSQL cannot be used ({error}); `make setup` installs it"
    return None


def require() -> None:
    """Skip a test that has no PostgreSQL; fail it where the tests run unattended, as nobody would notice."""
    lack = missing()
    if lack and os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(lack)
    if lack:
        pytest.skip(lack)


def _as_owner(command: Sequence[str]) -> list[str]:
    """Make a command end with its parent, and run as `postgres` if we are root, as which the server refuses to run."""
    if not shutil.which("setpriv"):
        return list(command)
    drop = ["--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    return ["setpriv", *drop, "--pdeathsig", "QUIT", *command]


def _free_port() -> int:
    import socket

    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@contextlib.contextmanager
def running() -> Iterator[Server]:
    """Run a server until the end of the block."""
    folder = programs()
    assert folder is not None
    home = Path(tempfile.mkdtemp(prefix="bt-pg-"))
    if os.geteuid() == 0:
        shutil.chown(home, "postgres", "postgres")
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    server = None
    try:
        secret = home / "secret"
        secret.write_text(PASSWORD + "\n")
        secret.chmod(0o644)
        make = ["initdb", "--no-sync", "--auth-local=trust", "--auth-host=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8"]
        made = subprocess.run(
            _as_owner([str(folder / make[0]), *make[1:], f"--username={USER}", f"--pwfile={secret}", str(home / "data")]),
            capture_output=True,
            text=True,
            cwd=home,
            env=environment,
            check=False,
        )
        if made.returncode:
            raise RuntimeError(f"initdb failed:\n{made.stdout}{made.stderr}")
        found = Server(home, _free_port())
        settings = {
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": str(home),
            "fsync": "off",
            "full_page_writes": "off",
            "shared_buffers": "32MB",
            "autovacuum": "off",
            "max_connections": "20",
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (home / "log").open("wb") as log:
            server = subprocess.Popen(
                _as_owner([str(folder / "postgres"), "-D", str(home / "data"), "-p", str(found.port), *options]),
                stdout=log,
                stderr=log,
                cwd=home,
                env=environment,
            )
        _wait(found, server, home / "log")
        yield found
    finally:
        if server is not None:
            server.send_signal(3)  # SIGQUIT: stop at once, as nothing is kept
            try:
                server.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
        shutil.rmtree(home, ignore_errors=True)


def _wait(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            server.ask("SELECT 1")
            return
        except Exception as error:
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}") from error
            time.sleep(0.05)
