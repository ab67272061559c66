"""Client access licences are counted where servers need them and users or devices are known, and named where they are not."""

from decimal import Decimal
from pathlib import Path

import pytest

from backtable.errors import NoAnswerError
from backtable.inventory.entitlements import Entitlement, write_workbook
from backtable.licensing.metrics import METRICS
from backtable.licensing.position import uncounted, why
from backtable.licensing.project import Count, count, gaps_of, read_project

WINDOWS, SQL = "microsoft.windows_server_cal", "microsoft.sqlserver_cal"
ESTATE = """estate: Servers
currency: EUR
as_of: 2026-03-12
sources:
  - file: software.csv
    tables:
      - {holds: machines, columns: {machine: machine, cores: cores, processors: processors}}
      - {holds: installations, columns: {machine: machine, title: software, users: users}}
entitlements: rights.xlsx
"""
ROWS = "machine,cores,processors,software,users\ns1,16,2,Microsoft Windows Server 2019 Standard,{}\ns2,16,2,Microsoft Windows Server 2019 Standard,{}\ns2,16,2,SQL Server 2019 Standard,{}\n"


def counted(folder: Path, more: str = "", users: tuple[object, object, object] = ("", "", ""), **owned: tuple[str, str]) -> Count:
    """Owned are number → (title, metric), ten of each."""
    (folder / "estate.yaml").write_text(ESTATE + more)
    (folder / "software.csv").write_text(ROWS.format(*users))
    items = [Entitlement(key, "", title, "", "", metric=metric, quantity=Decimal(10)) for key, (title, metric) in owned.items()]
    write_workbook(folder / "rights.xlsx", items, [], {key: known.name for key, known in METRICS.items()})
    return count(read_project(folder / "estate.yaml"))


def needed(found: Count) -> dict[tuple[str, str], int]:
    rows = (row for row in found.rows("ours") if row.metric.endswith("_cal"))
    return {(row.product, row.metric.removeprefix("microsoft.")): int(row.needed) for row in rows if row.needed or row.owned}


BY_SERVER = ("SQL Server Standard", "microsoft.sqlserver_server")


def test_without_users_the_licences_are_named_as_not_counted(tmp_path: Path) -> None:
    found = counted(tmp_path)
    assert needed(found) == {}
    (gap,) = uncounted(found.position, "theirs")
    assert (gap.product, gap.machines) == (WINDOWS, 0)
    assert gap.reasons == (f"not counted: the users of the servers are not known; state cal.users or cal.devices below `products:`, as facts of {WINDOWS}",)
    assert [(gap.item.product, gap.readings) for gap in gaps_of(found)] == [(WINDOWS, ("ours", "theirs"))]


def test_servers_that_are_counted_elsewhere_ask_for_none_unless_users_are_stated(tmp_path: Path) -> None:
    elsewhere = "products: {microsoft.windows_server_standard: {ways: []}}\n"
    found = counted(tmp_path, elsewhere)
    assert WINDOWS not in {row.product for row in found.rows("theirs")}
    assert WINDOWS not in {gap.product for gap in uncounted(found.position, "theirs")}
    assert needed(counted(tmp_path, elsewhere + "facts: {cal.users: 12}\n")) == {(WINDOWS, "user_cal"): 12}


def test_stated_users_and_devices_add_up_and_are_of_windows_server_only(tmp_path: Path) -> None:
    found = counted(tmp_path, "facts: {cal.users: 300, cal.devices: 150}\n", A1=BY_SERVER)
    assert needed(found) == {(WINDOWS, "user_cal"): 300, (WINDOWS, "device_cal"): 150}
    assert [gap.product for gap in uncounted(found.position, "ours")] == [SQL]


def test_sql_server_needs_them_where_it_is_licensed_by_server_only(tmp_path: Path) -> None:
    more = f"facts: {{cal.users: 300}}\nproducts: {{{SQL}: {{facts: {{cal.users: 45}}}}}}\n"
    assert needed(counted(tmp_path, more)) == {(WINDOWS, "user_cal"): 300}
    assert needed(counted(tmp_path, more, A1=BY_SERVER)) == {(WINDOWS, "user_cal"): 300, (SQL, "user_cal"): 45}
    only = more.replace("users: 45", "devices: 20")
    assert needed(counted(tmp_path, only, A1=BY_SERVER)) == {(WINDOWS, "user_cal"): 300, (SQL, "device_cal"): 20}


def test_users_whom_the_source_names_count_and_the_servers_of_which_it_names_none_are_said(tmp_path: Path) -> None:
    found = counted(tmp_path, users=(40, "", ""))
    assert needed(found) == {(WINDOWS, "user_cal"): 40}
    assert "the users of 1 server are not known" in uncounted(found.position, "ours")[0].reasons[0]
    assert needed(counted(tmp_path, users=(40, 25, ""))) == {(WINDOWS, "user_cal"): 65}


def test_what_is_owned_is_recognised_and_set_against_it(tmp_path: Path) -> None:
    owned = {"A1": ("Windows Server 2022 User CAL", "microsoft.user_cal"), "A2": ("Windows Server 2019 Device CAL", "microsoft.device_cal")}
    found = counted(tmp_path, "facts: {cal.users: 12, cal.devices: 4}\n", **owned)
    rows = {row.metric: (row.owned, row.needed, row.shortfall) for row in found.rows("ours") if row.product == WINDOWS}
    assert rows == {"microsoft.user_cal": (10, 12, 2), "microsoft.device_cal": (10, 4, 0)}


@pytest.mark.parametrize(
    ("software", "licence", "short"),
    [
        ("Windows Server 2019 Standard", "Windows Server 2016 User CAL", 12),
        ("Windows Server 2019 Standard", "Windows Server 2019 User CAL", 2),
        ("Windows Server 2016 Standard", "Windows Server 2019 User CAL", 2),
        ("Windows Server 2012 R2 Standard", "Windows Server 2012 User CAL", 2),  # admin-magazine.com, User licensing in Microsoft networks, 2015
        ("Windows Server 2012 Standard", "Windows Server 2008 R2 User CAL", 12),
    ],
)
def test_a_licence_serves_servers_of_its_version_and_older(software: str, licence: str, short: int, tmp_path: Path) -> None:
    (tmp_path / "estate.yaml").write_text(ESTATE + "facts: {cal.users: 12}\n")
    (tmp_path / "software.csv").write_text(f"machine,cores,processors,software,users\ns1,16,2,Microsoft {software},\n")
    item = Entitlement("A1", "", licence, "", "", metric="microsoft.user_cal", quantity=Decimal(10))
    write_workbook(tmp_path / "rights.xlsx", [item], [], {key: known.name for key, known in METRICS.items()})
    rows = {row.metric: row for row in count(read_project(tmp_path / "estate.yaml")).rows("ours") if row.product == WINDOWS}
    assert (rows["microsoft.user_cal"].needed, rows["microsoft.user_cal"].shortfall) == (12, short)


@pytest.mark.parametrize(
    ("more", "short"),
    [
        ("", 12),  # all of them may use the server of 2022
        (", cal.users.2022: 3", 3),  # 3 for 2022, and 9 for 2019, for which 10 are owned
        (", cal.users.2022: 3, cal.users.2019: 12", 3),
        (", cal.users.2022: 1, cal.users.2019: 6", 2),  # 5 for 2019 and 6 for 2016: 10 are owned for those 11
    ],
)
def test_who_does_not_use_the_newest_servers_needs_no_licence_for_them(more: str, short: int, tmp_path: Path) -> None:
    """Ten user CALs for 2019 are owned, twelve people use servers of 2016, 2019 and 2022."""
    (tmp_path / "estate.yaml").write_text(ESTATE + f"facts: {{cal.users: 12{more}}}\n")
    rows = (f"s{year},16,2,Microsoft Windows Server {year} Standard,\n" for year in (2016, 2019, 2022))
    (tmp_path / "software.csv").write_text("machine,cores,processors,software,users\n" + "".join(rows))
    item = Entitlement("A1", "", "Windows Server 2019 User CAL", "", "", metric="microsoft.user_cal", quantity=Decimal(10))
    write_workbook(tmp_path / "rights.xlsx", [item], [], {key: known.name for key, known in METRICS.items()})
    found = count(read_project(tmp_path / "estate.yaml"))
    (row,) = (row for row in found.rows("ours") if row.product == WINDOWS and row.needed)
    assert (row.needed, row.shortfall) == (12, short)
    said = [line["rule"] for line in why(found.position, WINDOWS)[0].lines]
    assert [note.rpartition("; ")[2] for note in found.notes if "older servers" in note] == ["state cal.users.2022 if fewer do"] * (not more)
    assert ("all may use servers of 2022, though others are older: state cal.users.2022 if fewer do" in said[0]) == (not more)


@pytest.mark.parametrize("facts", ["cal.users: 12, cal.users.2022: 13", "cal.users.2022: 3", "cal.users: 12, cal.users.2022: 5, cal.users.2019: 4"])
def test_more_users_of_newer_servers_than_of_all_are_refused(facts: str, tmp_path: Path) -> None:
    with pytest.raises(NoAnswerError, match=r"cal\.users\.20(19|22) (is|says)"):
        counted(tmp_path, f"facts: {{{facts}}}\n")


@pytest.mark.parametrize("stated", ["cal.users: 12", "cal.devices: 4"])
def test_one_of_both_is_enough(stated: str, tmp_path: Path) -> None:
    found = counted(tmp_path, f"facts: {{{stated}}}\n")
    assert len(needed(found)) == 1
    assert uncounted(found.position, "ours") == ()
