"""A metric that a register words plainly is taken for the product's own in that unit, said each time, and never for another product's."""

from dataclasses import replace
from decimal import Decimal

import pytest

from backtable.inventory.entitlements import Entitlement
from backtable.licensing.project._wording import in_own_ways
from backtable.licensing.recognition import catalogue


def bought(words: str, metric: str = "") -> Entitlement:
    return Entitlement("L1", "", "A title", "", "", metric, Decimal(16), source_metric=words, place="alm.csv:2")


@pytest.mark.parametrize(
    ("product", "words", "metric"),
    [
        ("microsoft.sqlserver_enterprise", "Per Core", "microsoft.sqlserver_core"),
        ("microsoft.sqlserver_standard", "Microsoft: Per Core", "microsoft.sqlserver_core_vm"),
        ("vmware.vsphere", "core licenses", "vmware.core"),
        ("oracle.database_enterprise", "Processor", "oracle.processor"),
        ("oracle.database_standard2", "CPU", "oracle.socket"),
        ("oracle.database_enterprise", "Named User Plus", "oracle.nup"),
        ("adobe.acrobat", "Per User", "plain.user"),
        ("adobe.acrobat", "Per Core", ""),
        ("oracle.database_enterprise", "attribute_counter_cpu", ""),
    ],
)
def test_plain_words_are_the_products_own_metric(product: str, words: str, metric: str) -> None:
    (item,), notes = in_own_ways([bought(words)], lambda _: product, catalogue(), {})
    assert item.metric == metric
    assert [f"({metric}); say below `metrics:`" in note for note in notes] == [True] * bool(metric)


@pytest.mark.parametrize(
    ("product", "title", "words", "metric"),
    [
        ("microsoft.windows_server_cal", "Windows Server 2016 Device CAL", "Device CAL", "microsoft.device_cal"),
        ("microsoft.windows_server_cal", "Windows Server Device CAL", "Device", "microsoft.device_cal"),
        ("microsoft.windows_server_cal", "Windows Server 2022 User CAL", "User", "microsoft.user_cal"),
        ("microsoft.windows_server_cal", "Windows Server 2022 User CAL", "CAL", "microsoft.user_cal"),
        ("microsoft.windows_server_cal", "Windows Server 2022 - 1 Device CAL", "CAL", "microsoft.device_cal"),
        ("microsoft.windows_server_cal", "Windows Server CAL - Device", "Licence", "microsoft.device_cal"),
        ("microsoft.windows_server_cal", "Windows Server CAL", "CAL", ""),
        ("microsoft.sqlserver_cal", "SQL Server 2019 CAL", "Device CAL", "microsoft.device_cal"),
        ("microsoft.sqlserver_enterprise", "SQL Server Enterprise", "Server+CAL", "microsoft.sqlserver_server_20_cores"),
        ("microsoft.sqlserver_standard", "SQL Server Standard", "Server/CAL", "microsoft.sqlserver_server"),
        ("adobe.acrobat", "Acrobat", "Licence", ""),
    ],
)
def test_client_access_licences_are_of_users_or_devices_as_words_or_else_the_title_say(product: str, title: str, words: str, metric: str) -> None:
    (item,), notes = in_own_ways([replace(bought(words), title=title)], lambda _: product, catalogue(), {})
    assert item.metric == metric
    assert len(notes) == bool(metric)


def test_a_stated_metric_of_another_publisher_is_set_right_or_refused() -> None:
    stated = {"per core": "vmware.core"}
    (item,), (note,) = in_own_ways([bought("Per Core", "vmware.core")], lambda _: "microsoft.sqlserver_enterprise", catalogue(), stated)
    assert (item.metric, "in which SQL Server Enterprise is not sold; it counts in core licences" in note) == ("microsoft.sqlserver_core", True)
    (item,), (note,) = in_own_ways([bought("Per Core", "vmware.core")], lambda _: "adobe.acrobat", catalogue(), stated)
    assert (item.metric, "no other metric is taken" in note) == ("", True)
    kept = bought("Per Core", "vmware.core")
    assert in_own_ways([kept], lambda _: "vmware.vsphere", catalogue(), stated) == ([kept], [])
