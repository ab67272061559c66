"""What SQL Server and Windows Server count where no Software Assurance is shown."""

import pytest

from .estates import XEON, count, host, row

pytestmark = pytest.mark.usefixtures("everywhere")

VM, HOST, EITHER, SERVER, PHYSICAL = (
    f"microsoft.sqlserver_{kind}" for kind in ("core_vm", "core_host", "core", "server", "core_physical")
)
# 24 cores each.
CLUSTER = [host(name, processors=2, cores=24, cpu_model=XEON, cluster="c") for name in ("h1", "h2")]
SHOWN, STAY, NOT_SHOWN = ({"sqlserver.assurance": key} for key in ("in_force", "stay", "not_shown"))


def guest(name: str, vcpus: int = 4, version: str | None = "2022", **figures: object) -> dict[str, object]:
    hosted = {"host": "h1", "host_processors": 2, "host_cores": 24, "host_cpu_model": XEON, "cluster": "c"}
    return row(name, vcpus=vcpus, version=version, **{**hosted, **figures})


@pytest.mark.parametrize(
    ("version", "shown", "stay"),
    [("2022", 8, 24), ("16.0.1000.6", 8, 24), ("2025", 8, 24), ("2019", 8, 8), ("15.0.2000.5", 8, 8), (None, 8, 8)],
)
def test_machines_since_2022_count_by_all_cores_of_their_host_without_assurance(version: str | None, shown: int, stay: int) -> None:
    rows = [guest("a", version=version), guest("b", version=version)]
    assert count(VM, rows, CLUSTER, SHOWN).total == shown
    assert count(VM, rows, CLUSTER, STAY).total == stay


def test_before_2022_came_out_machines_were_licensed_one_by_one() -> None:
    assert count(VM, [guest("a")], CLUSTER, {**STAY, "as_of": "2022-11-15"}).total == 4


def test_a_host_with_a_late_machine_counts_for_all_of_its_machines_and_never_for_less_than_one_by_one() -> None:
    """All 24 cores serve both; 28 vCPUs are more than 24 cores."""
    assert count(VM, [guest("a"), guest("b", version="2019")], CLUSTER, STAY).total == 24
    assert count(VM, [guest("a", vcpus=28)], CLUSTER, STAY).total == 28


def test_each_host_counts_for_what_may_come_to_it_where_licences_may_not_follow() -> None:
    """Two machines of 2019 are 4 and 8 core licences, on either host of the cluster."""
    rows = [guest("a", version="2019"), guest("b", vcpus=8, version="2019")]
    found = count(VM, rows, CLUSTER, NOT_SHOWN)
    assert {line["thing"]: line["quantity"] for line in found.lines} == {"h1": 12, "h2": 12}
    assert "2 virtual machines that may come to it" in found.line("h2")["rule"]
    assert count(VM, [guest("a")], CLUSTER, NOT_SHOWN).total == 48
    assert count(SERVER, rows, CLUSTER, NOT_SHOWN).total == 4
    assert count(SERVER, rows, CLUSTER, STAY).total == 2


def test_a_licensed_host_serves_as_many_machines_as_it_has_core_licences_without_assurance() -> None:
    """Thirty machines on 24 cores."""
    rows = [guest(f"v{number}", version="2019") for number in range(30)]
    assert [count(HOST, rows, CLUSTER, answers).total for answers in (SHOWN, STAY, NOT_SHOWN)] == [24, 30, 60]
    assert count(PHYSICAL, rows, CLUSTER, SHOWN).total == 30


def test_enterprise_is_counted_one_by_one_only_where_that_is_allowed() -> None:
    """One machine of four vCPUs is cheaper by itself, unless its version asks for Software Assurance."""
    assert [count(EITHER, [guest("a", version="2019")], CLUSTER, answers).total for answers in (SHOWN, STAY)] == [4, 4]
    assert [count(EITHER, [guest("a")], CLUSTER, answers).total for answers in (SHOWN, STAY)] == [4, 24]


def test_a_machine_whose_host_is_not_known_counts_by_itself_whatever_is_shown() -> None:
    lost = {**row("w", vcpus=6, version="2022"), "kind": "virtual"}
    assert [count(VM, [lost], (), answers).total for answers in (SHOWN, STAY, NOT_SHOWN)] == [6, 6, 6]


@pytest.mark.parametrize(("answers", "expected"), [(STAY, {("h1", 4)}), (NOT_SHOWN, {("h1", 4), ("h2", 4)})])
def test_a_machine_whose_vcpus_are_not_known_takes_nothing_from_those_that_are_known(answers: dict[str, str], expected: set[tuple[str, int]]) -> None:
    """a has 4 vCPUs on h1, or on either host of the cluster; those of b are not known, so that it is not what h2 needs."""
    found = count(VM, [guest("a", version="2019"), guest("b", vcpus=None, version="2019")], CLUSTER, answers)
    assert {(line["thing"], line["quantity"]) for line in found.lines} == {*expected, ("b", None), *([("h2", None)] if len(expected) > 1 else [])}
    assert found.line("b")["rule"] == "not counted: the vCPUs of b are not known"


@pytest.mark.parametrize(("answers", "more"), [(SHOWN, 0), (STAY, 0), (NOT_SHOWN, 1)])
def test_what_runs_on_a_host_itself_counts_beside_its_machines_each_with_its_version(answers: dict[str, str], more: int) -> None:
    """All 24 cores of h1 for 2012 on itself, and 4 for its machine of 2019, on h2, too, where it may come; by server one each."""
    rows = [row("h1", processors=2, cores=24, cpu_model=XEON, version="2012", cluster="c"), guest("a", version="2019")]
    for metric, itself, each in ((VM, 24, 4), (SERVER, 1, 1)):
        lines = count(metric, rows, CLUSTER, answers).lines
        assert sorted((line["quantity"], line["machines"], line["version"]) for line in lines if line["thing"] == "h1")[-1 if metric == VM else 0] == (itself, 1, "2012")
        assert sum(line["quantity"] for line in lines) == itself + each + more * each


@pytest.mark.parametrize(("day", "counted"), [("2013-06-01", 8), ("2015-06-01", 16)])
def test_replicas_are_free_without_assurance_until_april_2014_only(day: str, counted: int) -> None:
    rows = [guest("a", vcpus=8, version="2012"), guest("b", vcpus=8, version="2012", environment="passive")]
    assert count(VM, rows, CLUSTER, {**STAY, "as_of": day}).total == counted
    assert count(VM, rows, CLUSTER, {**SHOWN, "as_of": day}).total == 8


def test_a_physical_server_counts_its_cores_whatever_is_shown() -> None:
    rows = [row("p", processors=2, cores=24, cpu_model=XEON, version="2022"), guest("a", version="2019")]
    assert [count(VM, rows, CLUSTER, answers).total for answers in (SHOWN, STAY)] == [28, 28]


def test_windows_by_virtual_machine_counts_the_host_without_assurance() -> None:
    """Three machines of 8 vCPUs; their host has 24 cores, licensed twice for up to four machines of Standard."""
    rows = [guest(name, vcpus=8) for name in "abc"]
    metric = "microsoft.windows_virtual_core"
    assert count(metric, rows, CLUSTER, {"windows.assurance": "in_force"}).total == 24
    found = count(metric, rows, CLUSTER, {"windows.assurance": "not_shown"})
    assert found.total == 48
    assert "by virtual machine only with Software Assurance" in found.rules
