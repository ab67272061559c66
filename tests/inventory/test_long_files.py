"""A long CSV is read a part at a time: memory does not grow with it, and what is read and left out is the same."""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from backtable.inventory import Estate, Mapped, read_estate
from backtable.inventory import _spool as spool_module
from backtable.inventory import _tables as tables_module

DEVICES = "SourceKey,SystemName,OperatingSystem,ProcessorCount,CoreCount,CpuType,Serial\n1,SRV1,Windows,2,16,Xeon,x\n2,SRV2,Windows,1,many,Xeon,x\n"
SOFTWARE = "DeviceSourceKey,Path,SwName,SwVersion,SwPublisher\n1,c,Tool,1,Maker\n2,c,Tool,2\n1,c,Gadget,3,Maker,x,y\n9,c,\" \",4,Maker\n1,c,Be\x1bll,5,Maker\n"


def told(estate: Estate) -> tuple[Any, ...]:
    tables = (estate.machines, estate.installations)
    rows = [sorted((tuple(row.items()) for row in table.to_pyarrow().to_pylist()), key=str) for table in tables]
    return (*rows, sorted(estate.left_out, key=str), estate.sources, estate.remarks)


def both(paths: list[Path | Mapped], monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Any, ...]]:
    for size in (0, 1 << 40):
        monkeypatch.setattr(tables_module, "LONG", size)
        yield told(read_estate(paths))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_bad_rows_are_left_out_with_the_same_place_and_reason(encoding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Devices.csv").write_bytes(DEVICES.replace("SRV2", "GRÖSSE").encode(encoding))
    (tmp_path / "Software.csv").write_bytes(SOFTWARE.encode(encoding))
    (tmp_path / "list.csv").write_bytes("server,note,cores,product\nalpha,x,4,Tool\nbeta,x,\"1,5\",Tool\n,x,2,Tool\n".encode(encoding))
    one, other = both([tmp_path / "Software.csv", tmp_path / "Devices.csv", Mapped(tmp_path / "list.csv")], monkeypatch)
    assert one == other
    assert {dict(row)["machine"] for row in one[0]} == {"srv1", "alpha"}
    assert {(dict(row)["machine"], dict(row)["title"]) for row in one[1]} >= {("srv1", "Tool"), ("alpha", "Tool"), ("srv1", "Be ll")}
    assert [source.left_out for source in one[3]] == [3, 1, 2]


def test_what_a_long_file_held_is_gone_with_the_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables_module, "LONG", 0)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "list.csv").write_text("server,product\nalpha,Tool\n")
    estate = read_estate([Mapped(tmp_path / "list.csv")])
    assert estate.installations.count().to_pyarrow().as_py() == 1
    folders = list(tmp_path.glob("backtable-*"))
    assert folders
    assert all(folder.stat().st_mode & 0o077 == 0 for folder in folders), "they are for their owner alone"
    del estate
    gc.collect()
    assert list(tmp_path.glob("backtable-*")) == []


READ = """
import json, sys
from pathlib import Path
from backtable.inventory import read_estate
def now(name):
    return next(int(line.split()[1]) >> 10 for line in open("/proc/self/status") if line.startswith(name))
before = now("VmRSS")
estate = read_estate([Path(sys.argv[1])])
titles = estate.installations.title.nunique().to_pyarrow().as_py()
print(json.dumps([now("VmHWM") - before, estate.sources[0].rows, estate.sources[0].left_out, titles]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak of memory from /proc")
def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """600 MB, of which most stands in columns that nobody asks for: half of them kept in memory as a whole took 640 to 730 MiB, part by part 340 to 590."""
    assert spool_module.LONG < 100 << 20
    path = tmp_path / "Software.csv"
    block = "".join(
        f"DEV{number:06d},Software Product Number {number} Enterprise Edition,{number % 17}.0,Publisher {number % 300},C:\\Program Files\\Vendor\\{number}\\{'x' * 140},{'note ' * 8}{number}\n"
        for number in range(2_000)
    ) + "DEV000001,,1.0,Nobody,,\n"
    with path.open("w") as file:
        file.write("DeviceSourceKey,SwName,SwVersion,SwPublisher,Path,Comment\n")
        for _ in range((600 << 20) // len(block)):
            file.write(block)
    done = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True)
    more, rows, left_out, titles = json.loads(done.stdout)
    assert (rows, left_out, titles) == (2_001 * left_out, (600 << 20) // len(block), 2_000)
    assert more < 800, f"{more} MiB more than before reading"


def test_what_a_killed_program_left_is_taken_away_by_the_next_and_what_is_in_use_is_not(tmp_path: Path) -> None:
    hold = "import sys; from backtable.inventory._backend import embedded; c = embedded(); print('ready', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", hold]
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    running, killed = (
        subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)
    )
    for process in (running, killed):
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    killed.kill()
    killed.communicate()
    assert len(list(tmp_path.glob("backtable-*"))) == 2
    (tmp_path / "backtable-of-somebody").mkdir()
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(list(tmp_path.glob("backtable-*"))) == 2
    running.communicate("")
    assert [path.name for path in tmp_path.glob("backtable-*")] == ["backtable-of-somebody"]
