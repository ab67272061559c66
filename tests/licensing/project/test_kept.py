"""A count is kept while what it was made from is as it was, and is made anew otherwise."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from backtable.errors import InputError
from backtable.licensing.position import why
from backtable.licensing.project import Count, _count, _kept, kept_count, read_project, rows_under
from backtable.licensing.project._project import Written, known_project
from backtable.licensing.readings import reading

EXAMPLES = Path(__file__).parents[3] / "examples"

ESTATE = """estate: Small
currency: EUR
as_of: 2026-03-12
sources: [{file: servers.csv}, {file: software.csv}]
prices: {microsoft.sqlserver_standard: 1000}
"""
SERVERS = "server,cores,processors,os\nalpha,8,1,Ubuntu Linux\nbeta,2,1,Ubuntu Linux\n"
SOFTWARE = "server,software\nalpha,SQL Server 2019 Standard\nbeta,SQL Server 2019 Standard\nbeta,Unheard of\n"


@pytest.fixture
def estate(tmp_path: Path) -> Path:
    (tmp_path / "estate.yaml").write_text(ESTATE)
    (tmp_path / "servers.csv").write_text(SERVERS)
    (tmp_path / "software.csv").write_text(SOFTWARE)
    return tmp_path / "estate.yaml"


class Counted:
    """How often something was really counted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times = 0
        count = _kept.count

        def counting(*arguments: Any, **named: Any) -> Count:
            self.times += 1
            return count(*arguments, **named)

        monkeypatch.setattr(_kept, "count", counting)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    return Counted(monkeypatch)


def older(path: Path) -> None:
    """Let a file be of yesterday, so that its time tells when it is written again."""
    told = path.stat()
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns - 86_400_000_000_000))


def short(found: Count) -> list[Any]:
    return [row.shortfall for row in found.rows("ours")]


def test_a_kept_count_says_the_same_as_the_first(estate: Path, counted: Counted) -> None:
    folder = estate.parent / "kept"
    first, again = kept_count(estate, folder), kept_count(estate, folder)
    assert counted.times == 1
    for name in ("rows", "needs", "reconciled", "licenses", "counting", "tallies", "readings", "products", "told"):
        assert getattr(first.position, name) == getattr(again.position, name), name
    assert (again.disputes, again.notes, again.needed_products) == (first.disputes, first.notes, first.needed_products)
    for name in ("sources", "left_out", "remarks", "findings"):
        assert getattr(first.estate, name) == getattr(again.estate, name), name
    assert again.recognised.unknown == first.recognised.unknown != ()
    product = "microsoft.sqlserver_standard"
    assert why(again.position, product) == why(first.position, product)
    assert why(again.position, product, "beta") == why(first.position, product, "beta")
    assert again.recognised.deployed.count().to_pyarrow().as_py() == 4
    (file,) = folder.iterdir()
    assert file.stat().st_mode & 0o077 == 0, "it is for its owner alone"


@pytest.mark.parametrize("name", ["estate.yaml", "servers.csv", "software.csv"])
def test_a_changed_input_is_counted_anew(name: str, estate: Path, counted: Counted) -> None:
    folder, file = estate.parent / "kept", estate.parent / name
    for path in estate.parent.glob("*.*"):
        older(path)
    before = short(kept_count(estate, folder))
    file.write_text(file.read_text() + ("alpha,Another\n" if name == "software.csv" else "gamma,4,1,\n" if name == "servers.csv" else "facts: {}\n"))
    kept_count(estate, folder)
    assert (counted.times, before) == (2, [12])


def test_what_is_written_again_in_the_same_moment_and_size_is_seen(estate: Path, counted: Counted) -> None:
    folder, file = estate.parent / "kept", estate.parent / "servers.csv"
    told = file.stat()
    assert short(kept_count(estate, folder)) == [12]
    file.write_text(SERVERS.replace("alpha,8", "alpha,6"))
    os.utime(file, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert short(kept_count(estate, folder)) == [10]
    assert counted.times == 2


def test_a_touched_file_with_the_same_content_is_not_counted_anew(estate: Path, counted: Counted) -> None:
    folder = estate.parent / "kept"
    kept_count(estate, folder)
    older(estate.parent / "servers.csv")
    kept_count(estate, folder)
    assert counted.times == 1


def test_an_estate_file_that_is_as_it_was_is_not_read_as_yaml_again(estate: Path, counted: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, read = estate.parent / "kept", []
    first = kept_count(estate, folder).project
    monkeypatch.setattr(_kept, "read_project", lambda path: read.append(path) or read_project(path))
    assert kept_count(estate, folder).project == first
    assert (counted.times, read) == (1, [])
    estate.write_text(ESTATE + "# a word\n")
    assert kept_count(estate, folder).project == first
    assert (counted.times, read) == (2, [estate])


def test_what_is_wrong_now_is_told_with_its_place_as_before(estate: Path) -> None:
    folder = estate.parent / "kept"
    kept_count(estate, folder)
    (estate.parent / "software.csv").unlink()
    with pytest.raises(InputError, match=r"estate\.yaml:4:39: there is no file software\.csv"):
        kept_count(estate, folder)


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*/estate.yaml")), ids=lambda file: file.parent.name)
def test_a_file_whose_content_is_known_says_what_its_text_says(file: Path) -> None:
    found = read_project(file)
    assert found.written is not None
    written = Written(found.written.digest, json.loads(json.dumps(found.written.data)))
    assert known_project(file, written) == found


def test_another_state_of_the_package_counts_anew(estate: Path, counted: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    kept_count(estate, estate.parent / "kept")
    monkeypatch.setattr(_kept, "_package", lambda: "another")
    kept_count(estate, estate.parent / "kept")
    assert counted.times == 2


@pytest.mark.parametrize("damage", ["cut", "foreign", "empty", "other tables"])
def test_a_damaged_or_foreign_file_is_left_aside_and_made_anew(damage: str, estate: Path, counted: Counted) -> None:
    import duckdb

    folder = estate.parent / "kept"
    kept_count(estate, folder).estate.connection.disconnect()
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    key = file.stem.partition("-")[0]
    if damage == "other tables":
        file.unlink()
        duckdb.connect(str(file)).execute("CREATE TABLE content AS SELECT '{}' AS content").close()
    else:
        file.write_bytes({"cut": whole[: len(whole) // 3], "foreign": b"PK\x03\x04 not a database " * 900, "empty": b""}[damage])
    if damage != "cut":
        file.rename(folder / f"{key}-{file.stat().st_size}.duckdb")
    assert short(kept_count(estate, folder)) == [12]
    assert counted.times == 2
    kept_count(estate, folder)
    assert counted.times == 2
    assert len(list(folder.iterdir())) == 1


def test_where_nothing_can_be_written_it_is_counted_all_the_same(estate: Path) -> None:
    nowhere = estate.parent / "kept"
    nowhere.write_text("a file, not a folder")
    assert short(kept_count(estate, nowhere)) == [12]


def test_two_at_once_both_count_and_leave_one_whole_file(estate: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from backtable.licensing.project import kept_count\n"
        "found = kept_count(sys.argv[1], Path(sys.argv[2]))\n"
        "print([int(row.shortfall) for row in found.rows('ours')])"
    )
    folder = estate.parent / "kept"
    command = [sys.executable, "-c", program, str(estate), str(folder)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [process.communicate()[0].strip() for process in running] == ["[12]", "[12]"]
    assert len(list(folder.iterdir())) == 1


def test_the_oldest_of_many_goes(estate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = estate.parent / "kept"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.duckdb").write_bytes(b"")
        os.utime(folder / f"{number}.duckdb", (number, number))
    monkeypatch.setattr(_kept, "_MOST", 2)
    kept_count(estate, folder)
    assert "2.duckdb" in {path.name for path in folder.iterdir()}
    assert len(list(folder.iterdir())) == 2


# Readings with one answer of the supplier's are counted in any case.
_TEMPLATES = {"estate.templates": "counted"}
OTHER = [reading("switched off", {"estate.powered_off": "counted", **_TEMPLATES}), reading("tests too", {"estate.test": "counted", **_TEMPLATES})]


def test_rows_under_further_readings_are_kept_beside_the_count(estate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, times = estate.parent / "kept", []
    under = _count.count_under
    monkeypatch.setattr(_count, "count_under", lambda found, readings, *told: times.append(len(readings)) or under(found, readings, *told))
    rows = rows_under(kept_count(estate, folder), OTHER[:1])
    assert rows["switched off"]
    assert rows_under(kept_count(estate, folder), [*OTHER]) | rows == rows_under(kept_count(estate, folder), OTHER)
    assert times == [1, 1], "each reading once, also where the kept count was opened"
    assert {row.reading for row in rows_under(kept_count(estate, folder), OTHER)["tests too"]} == {"tests too"}
    (kept,) = folder.glob("*.rows.json")
    assert kept.stat().st_mode & 0o077 == 0, "it is for its owner alone"
    kept.write_text("{")
    assert rows_under(kept_count(estate, folder), OTHER[:1]) == rows
    assert times == [1, 1, 1]


def test_rows_of_an_earlier_count_are_not_taken_for_those_of_a_later(estate: Path) -> None:
    folder, file = estate.parent / "kept", estate.parent / "servers.csv"
    before = rows_under(kept_count(estate, folder), OTHER[:1])
    file.write_text(SERVERS.replace("alpha,8", "alpha,6"))
    after = rows_under(kept_count(estate, folder), OTHER[:1])
    assert [row.shortfall for row in before["switched off"]] == [12]
    assert [row.shortfall for row in after["switched off"]] == [10]


def test_a_count_of_some_publishers_is_kept_apart_and_the_whole_one_serves_it(estate: Path, counted: Counted) -> None:
    folder = estate.parent / "kept"
    (estate.parent / "software.csv").write_text(SOFTWARE + "alpha,Oracle Database 19c Enterprise Edition\n")
    some = replace(read_project(estate), only=("Oracle",))
    first, again = kept_count(some, folder), kept_count(some, folder)
    assert counted.times == 1
    assert {row.publisher for row in (*first.position.rows, *again.position.rows)} == {"Oracle"}
    whole = kept_count(estate, folder)
    assert counted.times == 2
    assert {row.publisher for row in whole.position.rows} == {"Oracle", "Microsoft"}
    assert {row.publisher for row in kept_count(some, folder).position.rows} == {"Oracle", "Microsoft"}
    assert counted.times == 2
