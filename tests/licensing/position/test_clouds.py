"""Machines that are known to be in a public cloud count by the cloud policy, those on a known host never."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from backtable.licensing.position import License, Position, Product
from backtable.licensing.recognition import catalogue

from ..metrics.estates import XEON
from .test_following import KEY, PROCESSOR, USERS
from .test_ways import count, machine

DATABASE = Product(KEY, "Database", "Oracle", ((KEY, PROCESSOR), (KEY, USERS)), price=Decimal(47_500))
CLOUD = "oracle.cloud"
SE2 = catalogue()["oracle.database_standard2"]
# 20 cores at 0.5 are 10 processors.
ESX = machine("esx1", processors=2, cores=20, cpu_model=XEON, cluster="c", vcenter="v")
ON = machine("on", host="esx1", vcpus=4, cluster="c", vcenter="v")


def needed(found: Position) -> dict[tuple[str, str], int]:
    return {(row.reading, row.metric): int(row.needed) for row in found.rows if row.needed}


def said(found: Position) -> dict[str, str]:
    return {line["thing"]: line["rule"] for line in found.lines.filter(found.lines.metric == PROCESSOR).to_pyarrow().to_pylist()}


@pytest.mark.parametrize("environment", ["aws", "Production, EC2", "Azure", "Google Cloud"])
def test_a_machine_whose_environment_is_a_cloud_counts_two_vcpus_to_a_processor(environment: str) -> None:
    """10 for the host and 8 ÷ 2 for the machine, under both readings: nothing in a cloud reaches the company's hosts."""
    ec2 = machine("ec2", vcpus=8, environment=environment)
    found = count([DATABASE], [ESX, ON, ec2], [(KEY, "on"), (KEY, "ec2")], ("ours", "theirs"))
    assert needed(found) == {("ours", PROCESSOR): 14, ("theirs", PROCESSOR): 14}
    assert "8 vCPUs × 0.5 (in a cloud that is Amazon's, Microsoft's or Google's: cloud policy of 2017-01" in said(found)["ec2"]


def test_clouds_and_servers_are_rounded_up_apart() -> None:
    """A server of 7 cores at 0.5 is 3.5, rounded up to 4; 6 and 3 vCPUs are 3 and 1.5, together 4.5 and rounded up to 5: 9, not 8."""
    own = machine("own", processors=1, cores=7, cpu_model=XEON, kind="physical")
    clouds = [machine("a", vcpus=6, environment="aws"), machine("b", vcpus=3, environment="azure")]
    found = count([DATABASE], [own, *clouds], [(KEY, item["machine"]) for item in (own, *clouds)])
    assert needed(found) == {("ours", PROCESSOR): 9}
    assert "all vCPUs in clouds with factor 0.5 are added up" in said(found)["a"]


def test_a_standard_edition_in_a_cloud_counts_four_vcpus_to_a_socket_and_is_too_large_beyond_eight() -> None:
    """6 vCPUs begin two sockets or eight vCPUs with ten users; 16 are more than Standard Edition 2 may use, and 8 processors of Enterprise."""
    small, large = machine("small", vcpus=6, environment="aws"), machine("large", vcpus=16, environment="aws")
    rows = [(SE2.key, "small"), (SE2.key, "large")]
    found = count([DATABASE, SE2], [small, large], rows, ("ours", "theirs"))
    assert needed(found) == {("ours", "oracle.socket"): 2, ("theirs", "oracle.socket"): 2, ("theirs", PROCESSOR): 8}
    users = count([DATABASE, SE2], [small], [(SE2.key, "small", 3)], licenses=[License(SE2.key, "oracle.nup_standard", Decimal(1))])
    assert needed(users) == {("ours", "oracle.nup_standard"): 10}


def test_a_host_that_is_called_by_a_cloud_is_one_and_oracles_own_counts_by_its_own_figures() -> None:
    """8 vCPUs are 4 licences at Amazon and 2 at Oracle."""
    machines = [machine("a", vcpus=8, host="amazon ec2"), machine("b", vcpus=8, host="oci")]
    found = count([DATABASE], machines, [(KEY, "a"), (KEY, "b")])
    assert needed(found) == {("ours", PROCESSOR): 6}


def test_a_region_that_machines_name_as_their_host_is_no_server_that_they_share() -> None:
    """6 vCPUs are two sockets of Standard Edition 2 whatever the machine of 10 beside it needs, which is 5 processors of Enterprise."""
    machines = [machine("small", vcpus=6, host="azure we"), machine("large", vcpus=10, host="azure we")]
    found = count([DATABASE, SE2], machines, [(SE2.key, "small"), (SE2.key, "large")], ("theirs",))
    assert needed(found) == {("theirs", "oracle.socket"): 2, ("theirs", PROCESSOR): 5}


@pytest.mark.parametrize(("day", "processors"), [(date(2024, 6, 10), 0), (date(2024, 6, 11), 4)])
def test_google_is_an_authorized_cloud_since_june_2024_only(day: date, processors: int) -> None:
    stated = replace(DATABASE, ways=((KEY, PROCESSOR), (KEY, CLOUD)), stated=True)
    gcp = machine("gcp", vcpus=8, environment="gcp")
    found = count([stated], [gcp], [(KEY, "gcp")], day=day)
    assert sum(int(row.needed) for row in found.rows) == processors
    assert ("Google Cloud only since 2024-06-11" in said(found)["gcp"]) == (not processors)


def test_a_minimum_of_named_users_follows_from_the_clouds_processors() -> None:
    ec2 = machine("ec2", vcpus=8, environment="aws")
    found = count([DATABASE], [ec2], [(KEY, "ec2", 30)], facts={"oracle.database_metric": "nup"})
    assert needed(found) == {("ours", USERS): 100}


def test_a_machine_on_a_known_host_is_not_licensed_by_the_cloud_policy() -> None:
    """Even where the estate states that way: 10 for the host, and 8 ÷ 2 for the machine without one."""
    stated = replace(DATABASE, ways=((KEY, PROCESSOR), (KEY, CLOUD)), stated=True)
    found = count([stated], [ESX, ON, machine("ec2", vcpus=8)], [(KEY, "on"), (KEY, "ec2")], ("ours", "theirs"))
    assert needed(found) == {(name, metric): units for name in ("ours", "theirs") for metric, units in ((PROCESSOR, 10), (CLOUD, 4))}
    refused = found.lines.filter(found.lines.metric == CLOUD, found.lines.thing == "on").to_pyarrow().to_pylist()
    assert {line["rule"] for line in refused} == {"not counted: on runs on the host esx1, which is in no public cloud"}


def test_a_companys_own_host_counts_whatever_the_environment_says() -> None:
    found = count([DATABASE], [ESX, {**ON, "environment": "aws"}], [(KEY, "on")])
    assert needed(found) == {("ours", PROCESSOR): 10}


def test_a_machine_of_which_neither_is_known_is_not_counted_and_the_remedy_is_said() -> None:
    found = count([DATABASE], [machine("ec2", vcpus=8)], [(KEY, "ec2")])
    assert needed(found) == {}
    assert said(found)["ec2"] == (
        "not counted: the host of ec2 is not known; name its host, or the public cloud that it is in as its environment"
    )


def test_words_that_only_hold_a_clouds_name_are_none() -> None:
    found = count([DATABASE], [machine("x", vcpus=8, environment="associated")], [(KEY, "x")])
    assert needed(found) == {}


def test_before_there_was_a_policy_nothing_is_counted_by_it() -> None:
    ec2 = machine("ec2", vcpus=8, environment="aws")
    assert needed(count([DATABASE], [ec2], [(KEY, "ec2")], day=date(2010, 1, 1))) == {}
