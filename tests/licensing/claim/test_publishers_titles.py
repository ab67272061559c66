"""Titles of a supplier's paper that name no publisher are read as products of the one that the claim is about."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from backtable.licensing.claim import ClaimFile, SupplierClaim
from backtable.licensing.claim._paper import paper_of
from backtable.licensing.recognition import catalogue, title_rules
from tests.licensing.claim.claims import claim_of, combined

HEADINGS = "Program Name,License Shortfall,List Price,License Fees,Contract reference"
PACKS = ["Diagnostics Pack,96,7500,720000,OMA 4.2", "WebLogic Server Enterprise Edition,84,25000,2100000,", "Back support Tuning Pack,,,9000,"]
FOUND = ["oracle.diagnostics_pack", "oracle.weblogic", "oracle.tuning_pack"]


def read(folder: Path, rows: Sequence[str], publishers: tuple[str, ...] = (), headings: str = HEADINGS) -> SupplierClaim:
    known = claim_of([], combined(0, {"server": [1]}), {}, 0).file
    path = folder / "claim.csv"
    path.write_text("\n".join([headings, *rows]), encoding="utf-8")
    file: ClaimFile = replace(known, project=replace(known.project, products=catalogue(), titles=tuple(title_rules())), supplier=path, publishers=publishers)
    return paper_of(file)


def products(found: SupplierClaim) -> list[str]:
    return [item.product for item in found.lines]


def test_the_publisher_is_that_of_the_claim_file_or_of_all_other_lines(tmp_path: Path) -> None:
    found = read(tmp_path, PACKS, ("Oracle",))
    assert products(found) == FOUND
    assert [note for note in found.notes if "“Diagnostics Pack” as Oracle Diagnostics Pack" in note and "products of Oracle" in note]
    assert found.lines[0].clause == "OMA 4.2"
    others = ["Oracle Database Enterprise Edition,1,47500,47500,", *PACKS]
    assert products(read(tmp_path, others)) == ["oracle.database_enterprise", *FOUND]


def test_nothing_is_taken_where_the_publisher_is_open_or_another(tmp_path: Path) -> None:
    mixed = ["Oracle Database Enterprise Edition,1,47500,47500,", "Windows Server 2022 Standard,1,70,70,", *PACKS]
    assert products(read(tmp_path, mixed))[2:] == ["", "", ""]
    assert products(read(tmp_path, PACKS)) == ["", "", ""]
    assert products(read(tmp_path, PACKS, ("Microsoft",))) == ["", "", ""]
    assert products(read(tmp_path, ["House Tool,1,10,10,"], ("Oracle",))) == [""]


@pytest.mark.parametrize(("publisher", "product"), [("Oracle Corporation", "oracle.diagnostics_pack"), ("Quest", "")])
def test_a_row_that_names_a_publisher_is_of_that_one(tmp_path: Path, publisher: str, product: str) -> None:
    found = read(tmp_path, [f"Diagnostics Pack,1,10,10,{publisher}"], ("Oracle",), "Product,Units,Price,Amount,Vendor")
    assert products(found) == [product]


TITLES = {
    "SQL Server Enterprise Step-up from Standard": "microsoft.sqlserver_enterprise",
    "Licences for SQL Server Enterprise 2022": "microsoft.sqlserver_enterprise",
    "SQL Server 2019 Enterprise - true-up": "microsoft.sqlserver_enterprise",
    "Nachlizenzierung SQL Server 2019 Enterprise": "microsoft.sqlserver_enterprise",
    "Office Professional Plus 2021 - over-deployment": "microsoft.office",
    "SQL Server Enterprise back support 2024": "microsoft.sqlserver_enterprise",
    "SQL Server Enterprise maintenance 2023 (retroactive)": "microsoft.sqlserver_enterprise",
    "Wartung 2024 SQL Server Enterprise": "microsoft.sqlserver_enterprise",
    "Oracle Tuning Pack: support reinstatement fee (150 %)": "oracle.tuning_pack",
    "IBM MQ PVU S&S 01/01/2023 - 12/31/2023": "ibm.mq",
    "SAP Professional User - Enterprise Support 2022": "sap.erp",
}


def test_a_product_is_known_beside_what_is_charged_or_found_of_it(tmp_path: Path) -> None:
    found = read(tmp_path, [f"{title},1,10,10," for title in TITLES])
    assert dict(zip(TITLES, products(found), strict=True)) == TITLES


def test_words_of_a_metric_are_those_of_all_that_share_the_licences_and_a_type_of_licence_is_a_kind(tmp_path: Path) -> None:
    rows = ["Windows Server 2022 Device CAL,Device,1,License,10", "Windows Server 2022 User CAL,User,1,License,10", "SQL Server 2019 Enterprise,Core,2,Software Assurance (3 years),10"]
    found = read(tmp_path, rows, ("Microsoft",), "Beschreibung,Metric,Units,License Type,Amount")
    assert [item.metric for item in found.lines[:2]] == ["microsoft.device_cal", "microsoft.user_cal"]
    assert [item.component for item in found.lines] == ["licences", "licences", "back_support"]
