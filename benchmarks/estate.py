"""Make a large estate with the frequencies of the small real samples in tests/data, the same for the same numbers and seed.

    python estate.py FOLDER [MACHINES [ROWS [ENTITLEMENTS]]]

What the samples say: operating systems, virtual processors, power and templates of virtual machines, and the hosts below
them (RVTools); environments, commercial titles of servers, how many machines have them and how many users they have
(OpTISAM); who publishes what no rule recognises (GLPI). What they do not say is chosen here: two of five machines are
workstations, titles beyond the samples follow Zipf's law, and a machine has as many more commercial titles as `OWN_EACH` says.
"""

import json
import sys
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from backtable.inventory import read_estate
from backtable.inventory.entitlements import Entitlement, write_workbook
from backtable.licensing.metrics import METRICS

DATA = Path(__file__).parent.parent / "tests" / "data"
SEED = 20260312
WORKSTATIONS = 0.4
OWN_PRODUCTS, OWN_EACH = 500, 4.0
FREE_TITLES = 20_000
OWN_METRICS = ("plain.device", "plain.install", "plain.device", "plain.user")
DATABASES = {"Microsoft SQL Server 2019 Standard": 12, "Microsoft SQL Server 2019 Enterprise Edition": 2, "Oracle Database 19c Enterprise Edition": 2}
CHUNK = 4_000
Ints = NDArray[np.int64]


class Frequencies:
    """What the samples hold, as values with how often each occurs."""

    def __init__(self) -> None:
        virtual = read_estate([DATA / "rvtools" / "BillSampleNextRvtoolsFinal.xlsx"]).machines.to_pyarrow().to_pylist()
        self.hosts = [row for row in virtual if row["kind"] == "host"]
        self.virtual = [row for row in virtual if row["kind"] == "virtual"]
        export = read_estate([DATA / "optisam"])
        servers = export.machines.to_pyarrow().to_pylist()
        self.environments = Counter(row["environment"] for row in servers if row["kind"] == "virtual")
        found = export.installations.to_pyarrow().to_pylist()
        self.titles = Counter((row["title"], row["version"], row["publisher"]) for row in found)
        self.users = [row["users"] for row in found]
        self.servers = len(servers)
        agents = read_estate([DATA / "glpi"]).installations.to_pyarrow().to_pylist()
        self.publishers = Counter(row["publisher"] or "" for row in agents)


def drawn(random: np.random.Generator, counts: Counter[Any], size: int) -> list[Any]:
    """Draw values as often as they occur."""
    values, weights = list(counts), np.array(list(counts.values()), dtype=float)
    return [values[index] for index in random.choice(len(values), size, p=weights / weights.sum())]


def zipf(count: int) -> NDArray[np.float64]:
    """Give cumulated weights of ranks by Zipf's law."""
    weights = 1.0 / np.arange(10, count + 10)
    return np.cumsum(weights) / weights.sum()


def write_machines(folder: Path, machines: int, seen: Frequencies, random: np.random.Generator) -> tuple[list[str], Ints]:
    """Write machines.parquet; give the names, and 1 for those that are servers."""
    hosts = round(machines * (1 - WORKSTATIONS) * len(seen.hosts) / (len(seen.hosts) + len(seen.virtual)))
    virtual = round(machines * (1 - WORKSTATIONS)) - hosts
    rows: dict[str, list[Any]] = {
        name: [] for name in ("machine", "kind", "host", "cluster", "vcenter", "os", "processors", "cores", "vcpus", "cpu_model", "powered", "template", "environment")
    }

    def add(**row: Any) -> None:
        for name, column in rows.items():
            column.append(row.get(name))

    for number in range(hosts):
        like = seen.hosts[number % len(seen.hosts)]
        site = number // len(seen.hosts)
        figures = {name: like[name] for name in ("os", "processors", "cores", "cpu_model")}
        add(machine=f"esx{number:06d}", kind="host", cluster=f"{like['cluster']} {site}", vcenter=f"vc{site // 10:03d}", powered="yes", template="no", **figures)
    like_virtual = random.integers(0, len(seen.virtual), virtual)
    where = random.integers(0, hosts, virtual)
    environments = drawn(random, seen.environments, virtual)
    for number in range(virtual):
        like, host = seen.virtual[like_virtual[number]], int(where[number])
        add(
            machine=f"vm{number:06d}", kind="virtual", host=rows["machine"][host], cluster=rows["cluster"][host], vcenter=rows["vcenter"][host],
            os=like["os"], vcpus=like["vcpus"], powered="yes" if like["powered"] else "no", template="yes" if like["template"] else "no",
            environment=environments[number],
        )  # fmt: skip
    clients = Counter({row["os"]: 1 for row in seen.virtual if row["os"] and "Server" not in row["os"] and "Windows" in row["os"]})
    systems = drawn(random, clients, machines - hosts - virtual)
    for number, system in enumerate(systems):
        add(machine=f"pc{number:06d}", kind="physical", os=system, processors=1, cores=4, cpu_model="Intel(R) Core(TM) i5", powered="yes", template="no")
    pq.write_table(pa.table(rows), folder / "machines.parquet")
    return rows["machine"], (np.arange(machines) < hosts + virtual).astype(np.int64)


def titles_of(seen: Frequencies, random: np.random.Generator) -> list[tuple[str, str, str]]:
    """Give (title, version, publisher): those of the samples, databases, own products, then the long tail."""
    known = [(title, version or "", publisher or "") for title, version, publisher in seen.titles]
    known += [(title, "", title.split()[0]) for title in DATABASES]
    known += [(f"Maker {number % 60:02d} Product {number:04d}", "", f"Maker {number % 60:02d}") for number in range(OWN_PRODUCTS)]
    tail = drawn(random, seen.publishers, FREE_TITLES)
    return known + [(f"package-{number:05d}", "", tail[number]) for number in range(FREE_TITLES)]


def write_installations(folder: Path, names: list[str], servers: Ints, rows: int, seen: Frequencies, random: np.random.Generator) -> None:
    """Write installations.parquet, some thousands of machines at a time."""
    titles = titles_of(seen, random)
    shares = np.array([count / seen.servers for count in seen.titles.values()] + [count / len(seen.virtual) for count in DATABASES.values()])
    own, free = zipf(OWN_PRODUCTS), zipf(FREE_TITLES)
    each = random.gamma(2.0, rows / len(names) / 2.0, len(names))
    wanted = np.floor(each * rows / each.sum()).astype(np.int64)
    wanted[random.integers(0, len(names), rows - int(wanted.sum()))] += 1
    wanted[0] += rows - int(wanted.sum())
    words = [pa.array([title[column] for title in titles]) for column in range(3)]
    versions = pa.array([f"{major}.{minor}" for major in range(1, 13) for minor in range(4)])
    people = np.array([value or 0 for value in seen.users], dtype=np.int64)
    schema = pa.schema([("machine", pa.string()), ("title", pa.string()), ("version", pa.string()), ("publisher", pa.string()), ("users", pa.int64())])
    with pq.ParquetWriter(folder / "installations.parquet", schema, compression="snappy") as writer:
        for start in range(0, len(names), CHUNK):
            here = np.arange(start, min(start + CHUNK, len(names)))
            on_servers = here[servers[here] > 0]
            hits = random.random((len(on_servers), len(shares))) < shares
            machine, title = (part.astype(np.int64) for part in np.nonzero(hits))
            machine = on_servers[machine]
            bought = random.poisson(OWN_EACH, len(here))
            machine = np.concatenate([machine, np.repeat(here, bought)])
            title = np.concatenate([title, len(shares) + np.searchsorted(own, random.random(int(bought.sum())))])
            left = np.maximum(0, wanted[here] - np.bincount(machine - start, minlength=len(here)))
            machine = np.concatenate([machine, np.repeat(here, left)])
            title = np.concatenate([title, len(shares) + OWN_PRODUCTS + np.searchsorted(free, random.random(int(left.sum())))])
            order = np.argsort(machine, kind="stable")
            machine, title = machine[order], title[order]
            release = (title * 7 + random.integers(0, 3, len(title))) % len(versions)
            users = np.where(title < len(shares), people[random.integers(0, len(people), len(title))], 0)
            columns = {
                "machine": pa.array(np.array(names)[here]).take(pa.array(machine - start)),
                "title": words[0].take(pa.array(title)),
                "version": versions.take(pa.array(release)),
                "publisher": words[2].take(pa.array(title)),
                "users": pa.array(users, mask=(users == 0) & (title >= len(shares) + OWN_PRODUCTS)),
            }
            writer.write_table(pa.table(columns, schema=schema))


def write_rights(folder: Path, count: int, machines: int, random: np.random.Generator) -> None:
    """Write rights.xlsx: purchases of what the catalogue knows and of the estate's own products."""
    bought = [
        ("Microsoft Windows Server 2016 Standard", "microsoft.windows_standard"), ("Microsoft Windows Server 2016 Datacenter", "microsoft.windows_datacenter"),
        ("Microsoft SQL Server 2019 Standard", "microsoft.sqlserver_core"), ("Microsoft SQL Server 2019 Enterprise Edition", "microsoft.sqlserver_core"),
        ("Oracle Database 19c Enterprise Edition", "oracle.processor"), ("Oracle Weblogic Server 12", "oracle.processor"), ("Oracle Weblogic Server 12", "oracle.nup"),
        ("Red Hat Enterprise Linux 7", "redhat.server"), ("IBM Cognos Analytics 11", "ibm.pvu"), ("IBM Websphere 9", "ibm.pvu"),
        ("VMware ESXi 6.5.0", "vmware.core"), ("Microsoft Windows 10", "plain.device"),
    ]  # fmt: skip
    bought += [(f"Maker {number % 60:02d} Product {number:04d}", OWN_METRICS[number % len(OWN_METRICS)]) for number in range(OWN_PRODUCTS)]
    rights = []
    for number in range(count):
        place = number % len(bought)
        title, metric = bought[place]
        units = int(random.integers(1, max(2, machines // 25 if place < 12 else machines // (10 + place - 12) // 8)))
        day = date(2016, 1, 1) + timedelta(days=int(random.integers(0, 3600)))
        rights.append(
            Entitlement(f"PO-{number:05d}", "", title, "", "", metric, Decimal(units), price=Decimal(int(random.integers(20, 900))), currency="EUR", purchased=day)
        )
    write_workbook(folder / "rights.xlsx", rights, [], {key: item.name for key, item in METRICS.items()})


def write_estate(folder: Path, machines: int, rows: int, entitlements: int, seed: int = SEED) -> Path:
    """Write an estate with its file and give the file; nothing is written where it is there already."""
    file = folder / "estate.yaml"
    if file.exists():
        return file
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(seed)
    seen = Frequencies()
    names, servers = write_machines(folder, machines, seen, random)
    write_installations(folder, names, servers, rows, seen, random)
    write_rights(folder, entitlements, machines, random)
    own = {f"own.p{number:04d}": number for number in range(OWN_PRODUCTS)}
    columns = {"machines": pq.read_schema(folder / "machines.parquet").names, "installations": pq.read_schema(folder / "installations.parquet").names}
    content = {
        "estate": f"Estate of {machines:,} machines",
        "currency": "EUR",
        "as_of": "2026-03-12",
        "sources": [
            {"file": f"{name}.parquet", "tables": [{"holds": name, "columns": {column: column for column in columns[name]}}]} for name in columns
        ],
        "entitlements": "rights.xlsx",
        "products": {
            key: {"title": f"Product {number:04d}", "publisher": f"Maker {number % 60:02d}", "ways": [[key, OWN_METRICS[number % len(OWN_METRICS)]]]}
            for key, number in own.items()
        },
        "recognise": [{"match": f"^maker {number % 60:02d} product {number:04d}$", "product": key} for key, number in own.items()],
        "prices": {
            "microsoft.windows_server_standard": 68, "microsoft.windows_server_datacenter": 430, "microsoft.windows_client": 200,
            "microsoft.sqlserver_standard": 1973, "microsoft.sqlserver_enterprise": 7564,
            "oracle.database_enterprise": {"oracle.processor": 47500, "oracle.nup": 950}, "oracle.weblogic": {"oracle.processor": 25000, "oracle.nup": 500},
            "vmware.vsphere": 190, "redhat.enterprise_linux": 800, "redhat.enterprise_linux_datacenters": 2500,
            **{key: 20 + number for key, number in own.items()},
        },
    }  # fmt: skip
    half = file.with_suffix(".half")
    half.write_text(json.dumps(content, indent=1), encoding="utf-8")  # JSON is YAML
    half.replace(file)
    return file


if __name__ == "__main__":
    numbers = [int(text) for text in sys.argv[2:]]
    print(write_estate(Path(sys.argv[1]), *[*numbers, *(100_000, 15_000_000, 5_000)[len(numbers) :]]))
