"""What a line charges for is told from its words: support in its many names is none of the licences that are sold with it."""

from pathlib import Path

import pytest

from backtable.licensing.claim import read_supplier_claim
from backtable.licensing.claim._headings import component_of


@pytest.mark.parametrize(
    ("component", "titles"),
    [
        ("back_support", ["SQL Server Enterprise Core - SA", "Software Assurance SQL Server Enterprise", "SQLSvrEntCore SNGL SA OLP 2Lic", "IBM Db2 PVU Annual SW Subscription & Support Renewal", "vSphere SnS 2023", "Oracle Database - Software Update License & Support", "Lizenzwartung 2023", "SAP Enterprise Support 22 %", "Back support year 1", "Support incl. interest"]),
        ("support", ["First year support", "first year's software assurance"]),
        ("licences", ["SQL Server Enterprise Core Lic/SA", "SQLSvrEntCore SNGL LicSAPk OLP 2Lic", "SQL Server Enterprise L&SA", "Windows Server Standard with Software Assurance", "Windows Server Standard (no SA)", "IBM Db2 PVU License + SW Subscription & Support 12 Months", "Oracle Database license and first year support", "Lizenz inkl. Wartung", "SAP S.A. Professional User", "VMware Cloud Foundation subscription incl. Production Support"]),
        ("interest", ["Interest on back support 8 %", "Back support: interest 2024", "Late payment interest on licences and support"]),
        ("penalty", ["Penalty on unpaid support", "Reinstatement penalty 20 %", "Uplift 25 %"]),
    ],
)
def test_words_of_suppliers_say_what_is_charged(component: str, titles: list[str]) -> None:
    assert {title: component_of(title) for title in titles} == dict.fromkeys(titles, component)


def test_support_that_says_no_time_is_an_assumption_and_the_claim_file_may_say_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "claim.csv"
    path.write_text("Product,Kind,Amount\nServer,Support,10\nServer - SA,,11\nServer back support,,12\nServer support 2024,,13\n", encoding="utf-8")
    found = read_supplier_claim(path, lambda *_: "", lambda *_: "")
    (note,) = found.notes
    assert "lines 1 (“Server”) and 2 (“Server - SA”)" in note
    assert {line.component for line in found.lines} == {"back_support"}
    found = read_supplier_claim(path, lambda *_: "", lambda *_: "", components={"support": "support", "server - sa": "licences", "Mainframe": "costs"})
    assert [line.component for line in found.lines] == ["support", "licences", "back_support", "back_support"]
    assert found.notes == ("`components:` of the supplier's paper names “Mainframe”, which is no title, kind, heading or place of a line",)


def test_columns_of_an_oracle_paper_are_read(tmp_path: Path) -> None:
    path = tmp_path / "claim.csv"
    headings = "Program Name;License Metric;License Shortfall;List License Fee;Net License Fee;First Year Support (22%);Back Support 2025"
    path.write_text(f"{headings}\nOracle Database Enterprise Edition;Processor;16;47500;760000;167200;167201\n", encoding="utf-8")
    found = read_supplier_claim(path, lambda *_: "", lambda *_: "")
    assert [(line.component, line.amount) for line in found.lines] == [("licences", 760000), ("support", 167200), ("back_support", 167201)]
