"""What a line charges for is told from its words: support in its many names is none of the licences that are sold with it."""

import pytest

from backtable.licensing.claim._headings import component_of


@pytest.mark.parametrize(
    ("component", "titles"),
    [
        ("back_support", ["SQL Server Enterprise Core - SA", "Software Assurance SQL Server Enterprise", "SQLSvrEntCore SNGL SA OLP 2Lic", "IBM Db2 PVU Annual SW Subscription & Support Renewal", "vSphere SnS 2023", "Oracle Database - Software Update License & Support", "Lizenzwartung 2023", "SAP Enterprise Support 22 %", "Back support year 1", "Support incl. interest"]),
        ("support", ["First year support", "first year's software assurance"]),
        ("licences", ["SQL Server Enterprise Core Lic/SA", "SQLSvrEntCore SNGL LicSAPk OLP 2Lic", "SQL Server Enterprise L&SA", "Windows Server Standard with Software Assurance", "Windows Server Standard (no SA)", "IBM Db2 PVU License + SW Subscription & Support 12 Months", "Oracle Database license and first year support", "Lizenz inkl. Wartung", "SAP S.A. Professional User", "VMware Cloud Foundation subscription incl. Production Support"]),
        ("interest", ["Interest on back support 8 %", "Back support: interest 2024", "Late payment interest on licences and support"]),
        ("penalty", ["Penalty on unpaid support", "Uplift 25 %"]),
    ],
)
def test_words_of_suppliers_say_what_is_charged(component: str, titles: list[str]) -> None:
    assert {title: component_of(title) for title in titles} == dict.fromkeys(titles, component)
