"""What an estate file says in its own words: metrics, factors of processors, suites, and clauses that settle a question."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from backtable.cli._position_json import position_csv
from backtable.errors import InputError
from backtable.inventory.entitlements import Contract, Entitlement, write_workbook
from backtable.licensing.metrics import METRICS
from backtable.licensing.project import Count, by_contract, count, in_words, read_project
from backtable.licensing.project._owned import owned
from backtable.licensing.readings import left_open, settled_by

SERVERS = """server,kind,host,cluster,processors,cores,vcpus,cpu model
h1,host,,c,2,16,,Intel(R) Xeon(R) Gold 6130
h2,host,,c,2,16,,Intel(R) Xeon(R) Gold 6130
v1,virtual,h1,c,,,4,
v2,virtual,h1,c,,,4,
"""
ESTATE = """estate: Small
currency: EUR
as_of: 2026-03-12
sources:
  - file: servers.csv
    tables:
      - holds: machines
        columns: {machine: server, kind: kind, host: host, cluster: cluster, processors: processors, cores: cores, vcpus: vcpus, cpu_model: cpu model}
entitlements: rights.xlsx
assign:
  - {product: ibm.websphere, machines: v1}
  - {product: oracle.database_enterprise, machines: v2}
"""


def right(key: str, title: str, metric: str, units: int, **more: str) -> Entitlement:
    return Entitlement(key, "", title, "", "", metric if metric in METRICS else "", Decimal(units), source_metric=metric, **more)


RIGHTS = (
    right("1", "IBM WebSphere Application Server", "ibm.pvu", 280, contract="PA"),
    right("2", "Oracle Database Enterprise Edition", "oracle.processor", 8, contract="OMA"),
)
CONTRACTS = (
    Contract("PA", "IBM", date(2020, 1, 1), None, (("sub_capacity", "Yes, with reports of the tool"),)),
    Contract("OMA", "Oracle", date(2020, 1, 1), None, (("sub_capacity", "no"),)),
)


def counted(folder: Path, more: str = "", rights: tuple[Entitlement, ...] = RIGHTS, contracts: tuple[Contract, ...] = CONTRACTS) -> Count:
    (folder / "servers.csv").write_text(SERVERS)
    write_workbook(folder / "rights.xlsx", rights, contracts, {key: item.name for key, item in METRICS.items()})
    (folder / "estate.yaml").write_text(ESTATE + more)
    return count(read_project(folder / "estate.yaml"))


def needed(found: Count, product: str, reading: str = "theirs") -> dict[str, Decimal]:
    return {row.metric: row.needed for row in found.rows(reading) if row.product == product}


def test_a_clause_answers_the_disputed_question_under_every_reading(tmp_path: Path) -> None:
    """4 vCPUs × 70 PVUs under sub-capacity, which the contract allows; without it 2 hosts × 16 × 70."""
    found = counted(tmp_path)
    assert needed(found, "ibm.websphere") == needed(found, "ibm.websphere", "ours") == {"ibm.pvu": 280}
    (settled,) = found.settled["ibm.websphere"]
    assert (settled.question, settled.answer, settled.contract) == ("ibm.sub_capacity", "allowed", "PA")
    assert settled.clause == "sub_capacity: Yes, with reports of the tool"
    assert "ibm.sub_capacity" not in {item.question.key for item in found.disputes}
    assert [in_words(item).partition(" answers ")[0] for item in by_contract(found, "ibm.websphere")] == ["PA (sub_capacity: Yes, with reports of the tool)"]
    assert "PA (sub_capacity: Yes" in position_csv(found)
    without = counted(tmp_path, contracts=CONTRACTS[1:])
    assert needed(without, "ibm.websphere") == {"ibm.pvu": 2240}
    # A “no” says nothing of how far Oracle's programs reach.
    assert needed(found, "oracle.database_enterprise") == {"oracle.processor": 16}
    assert "oracle.database_enterprise" not in found.settled


def test_a_clause_for_a_database_answers_for_its_options(tmp_path: Path) -> None:
    """An option is licensed on the same servers as its database, also where nothing is owned of it; a “no” answers for neither."""
    (tmp_path / "servers.csv").write_text(SERVERS)
    (tmp_path / "estate.yaml").write_text(ESTATE)
    for says, answers in (("Yes, on named hosts", [("oracle.partitioning", "named_hosts", "OMA")]), ("no", [])):
        contract = Contract("OMA", "Oracle", date(2020, 1, 1), None, (("sub_capacity", says),))
        write_workbook(tmp_path / "rights.xlsx", RIGHTS, [contract], {key: item.name for key, item in METRICS.items()})
        settled = owned(read_project(tmp_path / "estate.yaml")).settled
        for product in ("oracle.database_enterprise", "oracle.partitioning"):
            assert [(item.question, item.answer, item.contract) for item in settled.get(product, ())] == answers


def test_a_refusal_with_a_condition_answers_nothing_and_is_left_open() -> None:
    clauses = [("sub_capacity", "Not allowed without reports of the tool"), ("disaster_recovery", "No, unless tested once a year"), ("audit", "yearly")]
    assert settled_by("PA", clauses) == ()
    assert [questions for _, questions in left_open(clauses)] == [("ibm.sub_capacity", "oracle.partitioning"), ("sqlserver.passive",)]
    assert left_open([("sub_capacity", "no")]) == ()


def test_a_clause_of_a_part_of_the_rights_leaves_the_question_open_and_says_so(tmp_path: Path) -> None:
    more = right("3", "IBM WebSphere Application Server", "ibm.pvu", 70)
    found = counted(tmp_path, rights=(*RIGHTS, more))
    assert needed(found, "ibm.websphere") == {"ibm.pvu": 2240}
    assert any("PA (sub_capacity: Yes, with reports of the tool) does not hold for all" in note for note in found.notes)


def test_metrics_are_taken_as_the_estate_words_them(tmp_path: Path) -> None:
    rights = (right("1", "IBM WebSphere Application Server", "Value units", 280), *RIGHTS[1:])
    assert needed(counted(tmp_path, rights=rights), "ibm.websphere")
    assert [row.owned for row in counted(tmp_path, rights=rights).rows("ours") if row.product == "ibm.websphere"] == [0]
    found = counted(tmp_path, "metrics: {Value units: ibm.pvu}\n", rights)
    assert [row.owned for row in found.rows("ours") if row.product == "ibm.websphere"] == [280]


def test_a_title_names_the_version_up_to_which_its_right_is(tmp_path: Path) -> None:
    """SQL Server 2016 without maintenance does not serve 2019."""
    assigned = "  - {product: microsoft.sqlserver_standard, machines: v1, version: '2019'}\n"
    for title, short in (("SQL Server 2016 Standard", 4), ("SQL Server 2022 Standard", 0)):
        rights = (*RIGHTS, right("6", title, "microsoft.sqlserver_core", 4))
        (row,) = [row for row in counted(tmp_path, assigned, rights).rows("ours") if row.product == "microsoft.sqlserver_standard"]
        assert (row.owned, row.needed, row.shortfall) == (4, 4, short)


def test_factors_are_stated_for_machines_and_stand_against_the_table(tmp_path: Path) -> None:
    more = 'factors: [{of: oracle, machines: "h*", factor: 0.25, source: "letter of 3 May 2024"}]\n'
    found = counted(tmp_path, more)
    assert needed(found, "oracle.database_enterprise", "ours") == {"oracle.processor": 4}
    assert needed(found, "oracle.database_enterprise") == {"oracle.processor": 16}
    assert "processor.factors" in {item.question.key for item in found.disputes}
    lines = found.position.lines.filter(found.position.lines.reading == "ours").to_pyarrow().to_pylist()
    assert any(line["rule"] == "16 cores × 0.25 (stated: letter of 3 May 2024)" for line in lines)


def test_a_suite_serves_its_parts_at_once(tmp_path: Path) -> None:
    more = """products:
  writer: {title: Writer, publisher: Maker, ways: [[writer, plain.device]]}
  sheets: {title: Sheets, publisher: Maker, ways: [[sheets, plain.device]]}
  suite: {title: Suite, publisher: Maker, includes: [writer, sheets]}
recognise: [{match: "^suite$", product: suite}]
"""
    rights = (*RIGHTS, right("5", "Suite", "plain.device", 1))
    both = "  - {product: writer, machines: [v1, v2]}\n  - {product: sheets, machines: v1}\n"
    found = counted(tmp_path, both + more, rights)
    rows = {row.product: (row.owned, row.needed, row.used, row.shortfall) for row in found.rows("ours")}
    assert (rows["suite"], rows["writer"], rows["sheets"]) == ((1, 0, 1, 0), (0, 2, 0, 1), (0, 1, 0, 0))
    apart = "  - {product: writer, machines: [v1]}\n  - {product: sheets, machines: v2}\n"
    found = counted(tmp_path, apart + more, rights)
    rows = {row.product: (row.owned, row.needed, row.used, row.shortfall) for row in found.rows("ours")}
    assert rows["suite"] == (1, 0, 1, 0)  # one device, not two
    assert rows["writer"][3] + rows["sheets"][3] == 1


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("metrics: {sag: softwareag}\n", r"estate\.yaml:13:16: `softwareag` is not a metric"),
        ("factors: [{of: oracle, source: x}]\n", "no factor is stated"),
        ("factors: [{of: sun, machines: h1, factor: 1, source: x}]\n", "sun"),
        ("factors: [{of: oracle, file: servers.csv, source: x}]\n", "nothing says where machines and factors stand in it"),
        ("factors: [{of: oracle, file: no.csv, machine: a, column: b, source: x}]\n", "there is no file no.csv"),
        ("factors: [{of: oracle, file: servers.csv, machine: a, column: b, source: x}]\n", "no table has the columns a and b"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_place(tmp_path: Path, more: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        counted(tmp_path, more)
    assert re.search(message, str(caught.value))
