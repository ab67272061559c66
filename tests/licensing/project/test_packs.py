"""Entitlements that are sold in packs count in single units, and somebody is asked where a title leaves it open."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from backtable.errors import InputError
from backtable.inventory.entitlements import Entitlement
from backtable.licensing.project import read_project
from backtable.licensing.project._packs import in_units, unknown_packs, with_told_metrics
from backtable.licensing.recognition import catalogue

PACK = "SQL Server 2019 Standard - 2 Core License Pack"


def bought(title: str, units: int, metric: str = "microsoft.sqlserver_core_vm", price: int | None = None) -> Entitlement:
    return Entitlement(
        "A", "", title, "", "", metric, Decimal(units), price=None if price is None else Decimal(price), place="rights.xlsx:Entitlements:2"
    )


def test_packs_are_counted_and_priced_by_the_unit_and_it_is_said() -> None:
    (item,), (note,) = in_units([bought(PACK, 10, price=3946)], {})
    assert (item.quantity, item.price) == (20, 1973)
    assert note == (
        "rights.xlsx:Entitlements:2: 10 of “SQL Server 2019 Standard - 2 Core License Pack” count as 20 core licences, as the title says 2 in each; "
        "if 10 are single ones already, say 1 for this title below `packs:` of the estate file"
    )


def test_what_the_estate_file_says_comes_before_the_title() -> None:
    (item,), notes = in_units([bought(PACK, 10)], {PACK.casefold(): 1})
    assert (item.quantity, notes) == (10, [])
    (item,), notes = in_units([bought("Core Bundle", 3)], {"core bundle": 8})
    assert (item.quantity, notes) == (24, [])


def test_a_number_that_may_be_something_else_is_asked_and_changes_nothing() -> None:
    found, (note,) = in_units([bought("Windows Server 2022 Standard 16 Core", 4, "microsoft.windows_standard")] * 2, {})
    assert [item.quantity for item in found] == [4, 4]
    assert note == (
        "rights.xlsx:Entitlements:2 and 1 more: “Windows Server 2022 Standard 16 Core” may be sold 16 in each; its 8 count as 8 core licences until you say "
        "below `packs:` of the estate file how many one of them holds, 16 or 1"
    )


def test_a_size_that_is_stated_for_a_title_that_nothing_has_is_said() -> None:
    assert unknown_packs({"a pack": 2, "b pack": 3}, ["A  Pack"], "no line") == ["no line has the title “b pack”, of which `packs:` says what one holds"]


@pytest.mark.parametrize("size", ["0", "-2", "1.5", "many", "10000000"])
def test_a_size_that_is_no_number_of_units_is_refused_with_its_place(tmp_path: Path, size: str) -> None:
    (tmp_path / "machines.csv").write_text("machine\na\n")
    path = tmp_path / "estate.yaml"
    path.write_text(f"estate: E\nas_of: 2026-03-12\nsources: [machines.csv]\npacks: {{A pack: {size}}}\n")
    with pytest.raises(InputError, match=r"estate\.yaml:4:\d+"):
        read_project(path)


def test_sizes_are_read_whatever_the_case_of_the_title(tmp_path: Path) -> None:
    (tmp_path / "machines.csv").write_text("machine\na\n")
    path = tmp_path / "estate.yaml"
    path.write_text("estate: E\nas_of: 2026-03-12\nsources: [machines.csv]\npacks: {A  Pack: 4}\n")
    assert read_project(path).packs == {"a pack": 4}


@pytest.mark.parametrize(
    ("title", "product", "metric"),
    [
        ("SQL Server Enterprise Core", "microsoft.sqlserver_enterprise", "microsoft.sqlserver_core"),
        ("SQL Server Enterprise", "microsoft.sqlserver_enterprise", ""),
        ("WinSvrSTDCore 2022 SNGL MVL 2Lic CoreLic", "microsoft.windows_server_standard", "microsoft.windows_standard"),
        ("Windows Server 2022 Device CAL", "microsoft.windows_server_device_cal", "microsoft.device_cal"),
        ("IBM MQ Processor Value Unit (PVU) License", "ibm.mq", "ibm.pvu"),
        ("Unknown Core", "", ""),
    ],
)
def test_a_metric_that_is_left_empty_is_told_from_the_title(title: str, product: str, metric: str) -> None:
    (item,), notes = with_told_metrics([bought(title, 5, "")], lambda _: product, catalogue())
    assert (item.metric, len(notes)) == (metric, int(bool(metric)))


def test_a_metric_in_the_words_of_the_source_is_left_alone() -> None:
    owned = replace(bought("SQL Server Enterprise Core", 5, ""), source_metric="Per Server")
    assert with_told_metrics([owned], lambda _: "microsoft.sqlserver_enterprise", catalogue()) == ([owned], [])
