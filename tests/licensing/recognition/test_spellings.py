"""A title that no rule takes as it is written is read in other words and behind its publisher's name; one that a rule takes is left alone."""

import re
from functools import reduce

import ibis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.inventory import INSTALLATIONS, MACHINES
from backtable.licensing.recognition import (
    Spelling,
    TitleIndex,
    TitleRule,
    catalogue,
    maker_of,
    product_of,
    recognise,
    spellings,
    title_rules,
)
from backtable.licensing.recognition._catalogue import normal
from backtable.licensing.recognition._spellings import respelled

INDEX = TitleIndex(title_rules())


@pytest.mark.parametrize("rule", spellings(), ids=lambda rule: rule.match.pattern[:30])
def test_each_spelling_leads_to_the_products_that_it_names_and_is_needed_for_them(rule: Spelling) -> None:
    assert rule.also
    assert rule.source
    for title, product in rule.also.items():
        assert INDEX.product_of(title)[0] == product, title
        assert product in catalogue()
    others = [item for item in spellings() if item is not rule]
    assert any(reduce(lambda text, item: item.match.sub(item.write, text), others, normal(title)) != respelled(normal(title)) for title in rule.also)
    for title in rule.strangers:
        assert INDEX.product_of(title)[0] == "", title


@pytest.mark.parametrize(
    ("title", "publisher", "product", "version"),
    [
        ("VMware ESXi", "", "vmware.vsphere", None),
        ("Oracle DB 19c Enterprise Edition", "ORACLE", "oracle.database_enterprise", None),
        ("Database 19c Enterprise Edition", "ORACLE", "oracle.database_enterprise", None),
        ("SAP (ERP) Professional User", "SAP SE", "sap.erp", None),
        ("SAP (ERP) Employee User", "SAP SE", "sap.employee", None),
        ("Visio Professional 2019", "", "microsoft.visio_professional", "2019"),
        ("Windows Server Standard 2022 (16 Core)", "", "microsoft.windows_server_standard", "2022"),
        ("RHEL Server Premium (1-2 sockets)", "", "redhat.enterprise_linux", None),
        ("Cloud Foundation 5", "Broadcom Inc.", "vmware.vsphere", None),
        ("WebSphere MQ 9", "International Business Machines Corp.", "ibm.mq", "9"),
        ("Partitioning", "Oracle Corporation", "oracle.partitioning", None),
        ("Partitioning", "Partition Tools Ltd", "", None),
        ("bash", "Fedora Project", "", None),  # the name of a publisher alone is no title
        ("bash", "Debian", "", None),
        ("Oracle Database 19c", "Oracle Corporation", "oracle.database", "19c"),  # of no edition
        ("Windows Server 2022 Remote Desktop Services (5 User CAL)", "Microsoft", "", None),
    ],
)
def test_titles_by_hand(title: str, publisher: str, product: str, version: str | None) -> None:
    assert product_of(title, title_rules(), publisher) == (product, version)


@given(st.sampled_from([title for rule in title_rules() for title in rule.also]), st.sampled_from(["", "Oracle", "Microsoft Corporation", "Broadcom"]))
def test_a_title_that_a_rule_takes_is_what_it_is_whoever_publishes_it(title: str, publisher: str) -> None:
    assert INDEX.product_of(title, publisher) == INDEX.product_of(title)


def test_one_title_of_two_publishers_is_two_products() -> None:
    connection = ibis.duckdb.connect()
    blank = dict.fromkeys(INSTALLATIONS.names)
    told = [("a", "Partitioning", "Oracle Corporation"), ("b", "Partitioning", "Partition Tools Ltd"), ("c", "Partitioning", None)]
    rows = [blank | {"machine": machine, "title": title, "publisher": publisher} for machine, title, publisher in told]
    installations = connection.create_table("i", ibis.memtable(rows, schema=INSTALLATIONS))
    found = recognise(connection, installations, connection.create_table("m", schema=MACHINES), title_rules())
    deployed = found.deployed.to_pyarrow().to_pylist()
    assert [(row["machine"], row["product"]) for row in deployed] == [("a", "oracle.partitioning")]
    assert [(item.title, item.publisher, item.machines) for item in found.unknown] == [
        ("Partitioning", "", 1),
        ("Partitioning", "Partition Tools Ltd", 1),
    ]


def test_a_text_that_is_too_long_for_a_title_is_told_by_its_beginning() -> None:
    assert INDEX.product_of("SQL Server 2019 Standard" + " oracle" * 9_000)[0] == "microsoft.sqlserver_standard"


def test_own_rules_come_before_what_titles_are_spelt_as() -> None:
    own = TitleRule(re.compile("^oracle db 19c"), "house.database", "ours")
    assert product_of("Oracle DB 19c Enterprise Edition", [own, *title_rules()])[0] == "house.database"


def test_a_maker_is_told_by_the_publisher_and_else_by_the_title() -> None:
    assert maker_of("Database 23ai", "ORACLE AMERICA, INC.") == "Oracle"
    assert maker_of("Oracle Database 19c", "") == "Oracle"
    assert maker_of("Oracle of Delphi", "Games Ltd") == ""
