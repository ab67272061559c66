"""A count that is kept between calls, so that a question about it need not count again.

It is a DuckDB file of one's own, found by the estate's file and used only while everything that it was made from is as it was:
the estate's file, the inventories, what is owned, and this package. Whatever is wrong with it, it is left aside and made anew.
"""

import json
import os
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from hashlib import blake2b, file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import ibis
import pydantic

import backtable
from backtable.files import read_bytes
from backtable.inventory import Estate, Mapped, expanded
from backtable.licensing.position import Position, tallies_of
from backtable.licensing.project._content import Content, Input, content_shape, shared
from backtable.licensing.project._count import Count, Progress, count, disputes_of, readings_of
from backtable.licensing.project._memory import Memory
from backtable.licensing.project._project import Project, Written, digest_of, known_project, read_project
from backtable.licensing.recognition import Recognised

_FORM = 10
_RELATIONS = ("footprint", "kept", "under", "leavings", "machines", "deployed")
_MOST = 20  # positions that are kept; the oldest goes first
_SETTLED = 2_000_000_000  # nanoseconds after which a file that was written again has another time


def cache_folder() -> Path:
    """Give the folder of this user for what can be made anew."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "backtable" / "positions"


def kept_count(file: str | Path | Project, folder: Path | None = None, progress: Progress | None = None) -> Count:
    """Give the count of an estate: the one that is kept where nothing has changed since, else a new one, which is kept.

    Args:
        file: an estate file, or what was read of one.
        folder: where counts are kept; the user's cache folder by default.

    Raises:
        InputError, NoAnswerError: as `read_project` and `count` do.
    """
    known, path = (file, file.file) if isinstance(file, Project) else (None, Path(file))
    digest = "" if known else digest_of(read_bytes(path))
    folder, whole = folder or cache_folder(), _key(path, ())
    key = _key(path, known.only) if known else whole
    every = replace(known, only=()) if known else None  # what was counted of all publishers has the readings of such a count
    places = [(place, every) for place in folder.glob(f"{whole}-*.duckdb")]
    places += [(place, known) for place in folder.glob(f"{key}-*.duckdb")] if key != whole else []
    for place, asked in places:
        if (kept := _loaded(place, path, digest, asked)) is not None:
            return kept
    project = known or read_project(path)
    begun, before = time.time_ns(), _seen(project)
    found = count(project, progress=progress)
    if progress:
        progress("Keeping the position", 0, 0)
    if before == _seen(project):
        return replace(found, memory=_keep(folder, key, found, before, begun))
    return found


def _key(path: Path, only: Sequence[str]) -> str:
    """Give what tells the counts of one estate from those of others, and one of some publishers' products from that of all."""
    return blake2b("\n".join((str(path.resolve()), *sorted(only))).encode(), digest_size=16).hexdigest()


def _files(project: Project) -> list[Path]:
    """Give every file that a count is made from."""
    sources = [entry.path if isinstance(entry, Mapped) else entry for file in project.files for entry in expanded(file)]
    factors = [item.file for item in project.factors if item.file is not None]
    return [project.file, *sources, *project.entitlements, *factors]


Seen = tuple[str, int, int, int]


def _seen(project: Project) -> list[Seen]:
    """Give the files with size and times."""
    return [(str(path.resolve()), told.st_size, told.st_mtime_ns, told.st_ctime_ns) for path in _files(project) for told in (path.stat(),)]


def _digest(path: str) -> str:
    with open(path, "rb") as file:
        return file_digest(file, "blake2b").hexdigest()


@cache
def _package() -> str:
    """Give what tells one state of this package and its libraries from another."""
    root = Path(backtable.__file__).parent
    told = [(str(path.relative_to(root)), path.stat()) for path in sorted(root.rglob("*")) if path.suffix in (".py", ".yaml")]
    state = repr([(name, item.st_size, item.st_mtime_ns) for name, item in told])
    libraries = f"{backtable.__version__} {duckdb.__version__} {ibis.__version__}"
    return blake2b(f"{libraries} {state}".encode(), digest_size=16).hexdigest()


def _unchanged(content: Content, project: Project) -> bool:
    """Say whether a kept count was made from what is there now; what has the same size and time is looked into only if it is fresh."""
    seen = _seen(project)
    if len(seen) != len(content.inputs):
        return False
    for (path, size, written, changed), item in zip(seen, content.inputs, strict=True):
        if (path, size) != (item.path, item.size):
            return False
        same = (written, changed) == (item.written, item.changed)
        settled = same and max(written, changed) + _SETTLED < content.begun
        if not settled and _digest(path) != item.digest:
            return False
    return True


def _loaded(place: Path, path: Path, digest: str, known: Project | None) -> Count | None:
    """Give the kept count; None where there is none that can be used.

    Args:
        path: the estate file, and `digest` of it.
        known: what was read of it, of the publishers that were counted; where it was not read, what it held is kept, too.
    """
    try:
        if place.stem.rpartition("-")[2] != str(place.stat().st_size):  # it was cut short
            return None
        connection = ibis.duckdb.connect(str(place), read_only=True)
        ((form, package, of, estate, text),) = connection.raw_sql("SELECT form, package, digest, estate, content FROM content").fetchall()
        project = content = None
        if (form, package) == (_FORM, _package()) and (known is not None or of == digest):
            project = known or known_project(path, Written(of, json.loads(estate)))
            content = content_shape().validate_json(text)
        if project is None or content is None or not _unchanged(content, project):
            connection.disconnect()
            return None
        held = {name: connection.table(name) for name in _RELATIONS}
        rows, needs, reconciled = content.shared.position_rows(), content.shared.position_needs(), content.shared.reconciled()
    except (duckdb.Error, pydantic.ValidationError, ibis.common.exceptions.IbisError, TypeError, ValueError, IndexError, OSError):
        return None
    present = tuple(content.counting.licensed)
    readings = readings_of(project, present)
    position = Position(
        as_of=project.as_of,
        readings=readings,
        rows=rows,
        footprint=held["footprint"],
        kept=held["kept"],
        under=held["under"],
        leavings=held["leavings"],
        needs=needs,
        reconciled=reconciled,
        products=dict(project.products),
        licenses=content.licenses,
        counting=content.counting,
        tallies=tallies_of(content.counting, readings, content.told),
        machines=held["machines"],
        told=content.told,
        given=content.given,
    )
    estate = Estate(connection, held["machines"], None, content.sources, content.left_out, content.remarks, content.findings, content.stages, content.listed)
    recognised = Recognised(held["deployed"], content.unknown, content.unmatched, content.evidence)
    memory = _memory(place.parent, place.stem.rpartition("-")[0], text)
    disputes = disputes_of(project, present, rows)
    return Count(project, estate, recognised, position, disputes, content.notes, content.settled, memory, content.unread, content.unusable)


def _memory(folder: Path, key: str, content: str) -> Memory:
    """Give where rows under further readings of a count are kept."""
    return Memory(folder / f"{key}.rows.json", blake2b(content.encode(), digest_size=16).hexdigest())


def _keep(folder: Path, key: str, found: Count, seen: Iterable[Seen], begun: int) -> Memory | None:
    """Write a count to a file of its own and put it in place at once; where that cannot be done, nothing is kept."""
    connection, position = found.estate.connection, found.position
    written = found.project.written
    seen_digests = [_digest(told[0]) for told in seen]
    if connection.name != "duckdb" or written is None or written.digest not in seen_digests:
        return None
    content = Content(
        begun,
        tuple(Input(*told, digest) for told, digest in zip(seen, seen_digests, strict=True)),
        shared(position),
        position.licenses,
        position.given,
        position.counting,
        position.told,
        found.estate.sources,
        found.estate.left_out,
        found.estate.remarks,
        found.estate.findings,
        found.recognised.unknown,
        found.recognised.unmatched,
        found.recognised.evidence,
        found.notes,
        found.unread,
        found.unusable,
        found.settled,
        found.estate.stages,
        found.estate.lists_software,
    )
    relations = {
        "footprint": position.footprint,
        "kept": position.kept,
        "under": position.under,
        "leavings": position.leavings,
        "machines": position.machines,
        "deployed": found.recognised.deployed,
    }
    text = content_shape().dump_json(content).decode()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with TemporaryDirectory(dir=folder, prefix=".") as half:  # only its owner may look into it
            made = Path(half) / "made.duckdb"
            _write(connection, made, relations, [_FORM, _package(), written.digest, json.dumps(written.data, ensure_ascii=False), text])
            place = folder / f"{key}-{made.stat().st_size}.duckdb"
            os.replace(made, place)
        _prune(place, key)
    except (OSError, duckdb.Error):
        return None
    return _memory(folder, key, text)


def _write(connection: Any, file: Path, relations: Mapping[str, Any], content: Iterable[Any]) -> None:
    path = str(file).replace("'", "''")
    connection.raw_sql(f"ATTACH '{path}' AS being_kept")
    try:
        for name, relation in relations.items():
            connection.raw_sql(f"CREATE TABLE being_kept.{name} AS {connection.compile(relation)}")
        connection.raw_sql("CREATE TABLE being_kept.content (form INTEGER, package VARCHAR, digest VARCHAR, estate VARCHAR, content VARCHAR)")
        connection.con.execute("INSERT INTO being_kept.content VALUES (?, ?, ?, ?, ?)", list(content))
    finally:
        connection.raw_sql("DETACH being_kept")
    file.chmod(0o600)


def _prune(place: Path, key: str) -> None:
    """Remove earlier counts of the same estate, and the oldest of many others."""
    every = sorted(place.parent.glob("*.duckdb"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    earlier = [path for path in every if path.name.startswith(f"{key}-") and path != place]
    for path in (*earlier, *[path for path in every if path not in earlier][_MOST:]):
        path.unlink(missing_ok=True)
    counted = {path.name.partition("-")[0] for path in place.parent.glob("*.duckdb")}
    for path in place.parent.glob("*.rows.json"):
        if path.name.partition(".")[0] not in counted:
            path.unlink(missing_ok=True)
