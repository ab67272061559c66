"""What databases say of their own use: each known false positive, what decides, and what is left to the reading."""

from datetime import date

import ibis
import pytest

from backtable.inventory import INSTALLATIONS, MACHINES, Finding
from backtable.licensing.recognition import (
    DISPUTED,
    NOT_USED,
    USED,
    Assignment,
    Evidence,
    catalogue,
    evidence_of,
    oracle_rules,
    recognise,
    title_rules,
)

EE = "Oracle Database {} Enterprise Edition Release {} - Production"
DAY = date(2026, 3, 1)
COMPRESSED = "Oracle Utility Datapump (Export) invoked: 9 times, compression used: 3 times, encryption used: 0 times"
FAULT_12_1 = (
    "compression used: 4 times (BASIC algorithm used: 0 times, LOW algorithm used: 0 times, "
    "MEDIUM algorithm used: 0 times, HIGH algorithm used: 0 times)"
)
UNCOMPRESSED = "invoked: 9 times, compression used: 0 times, encryption used: 2 times"


def feature(name: str, version: str = "19.0.0.0.0", **figures: object) -> Finding:
    given: dict[str, object] = {"uses": 5, "current": True, "sampled": "2024-03-02_02:00:00"} | figures
    return Finding("m", "DB", "feature", name, version, **given)  # type: ignore[arg-type]


def objects(name: str, says: str = "", uses: int = 1) -> Finding:
    return Finding("m", "DB", "objects", name, uses=uses, says=says)


def edition(banner: str, version: str = "19.0.0.0.0") -> Finding:
    return Finding("m", "DB", "edition", banner, version)


def of(product: str, *findings: Finding, day: date | None = DAY) -> list[Evidence]:
    return [item for item in evidence_of(findings, day) if item.product == product]


def verdict(product: str, *findings: Finding, day: date | None = DAY) -> str:
    """The strongest verdict on a product."""
    found = {item.verdict for item in of(product, *findings, day=day)}
    return next((item for item in (USED, DISPUTED, NOT_USED) if item in found), "nothing")


# Feature, version, information, product, day, verdict.
CASES = [
    ("Partitioning (user)", "19.0.0.0.0", "", "partitioning", DAY, USED),
    ("Partitioning (system)", "19.0.0.0.0", "", "partitioning", DAY, NOT_USED),
    ("Zone maps", "12.2.0.1.0", "", "partitioning", DAY, USED),
    ("Heat Map", "12.1.0.2.0", "", "advanced_compression", DAY, DISPUTED),
    ("Heat Map", "12.2.0.1.0", "", "advanced_compression", DAY, USED),
    ("HeapCompression", "11.2.0.4.0", "", "advanced_compression", DAY, NOT_USED),
    ("HeapCompression", "12.1.0.2.0", "", "advanced_compression", DAY, NOT_USED),
    ("HeapCompression", "19.0.0.0.0", "", "advanced_compression", DAY, USED),
    ("Advanced Index Compression", "12.2.0.1.0", "", "advanced_compression", DAY, DISPUTED),
    ("Advanced Index Compression", "18.0.0.0.0", "", "advanced_compression", DAY, USED),
    ("Flashback Data Archive", "11.2.0.3.0", "", "advanced_compression", DAY, USED),
    ("Flashback Data Archive", "11.2.0.4.0", "", "advanced_compression", DAY, NOT_USED),
    ("Flashback Data Archive", "19.0.0.0.0", "", "advanced_compression", DAY, NOT_USED),
    ("SecureFile Compression (user)", "11.2.0.2.0", "", "advanced_compression", DAY, DISPUTED),
    ("SecureFile Compression (user)", "19.0.0.0.0", "", "advanced_compression", DAY, USED),
    ("SecureFile Compression (system)", "19.0.0.0.0", "", "advanced_compression", DAY, NOT_USED),
    ("Oracle Utility Datapump (Export)", "19.0.0.0.0", COMPRESSED, "advanced_compression", DAY, USED),
    ("Oracle Utility Datapump (Export)", "19.0.0.0.0", COMPRESSED, "advanced_security", DAY, NOT_USED),
    ("Oracle Utility Datapump (Export)", "19.0.0.0.0", UNCOMPRESSED, "advanced_compression", DAY, NOT_USED),
    ("Oracle Utility Datapump (Import)", "19.0.0.0.0", UNCOMPRESSED, "advanced_security", DAY, USED),
    ("Oracle Utility Datapump (Export)", "12.1.0.2.0", FAULT_12_1, "advanced_compression", DAY, NOT_USED),
    ("Oracle Utility Datapump (Export)", "19.0.0.0.0", "", "advanced_compression", DAY, DISPUTED),
    ("Data Guard", "19.0.0.0.0", "Compression used: TRUE", "advanced_compression", DAY, USED),
    ("Data Guard", "19.0.0.0.0", "Compression used: FALSE", "advanced_compression", DAY, NOT_USED),
    ("Backup Encryption", "11.2.0.4.0", "", "advanced_security", DAY, USED),
    ("Backup Encryption", "19.0.0.0.0", "", "advanced_security", DAY, DISPUTED),
    ("ASO native encryption and checksumming", "19.0.0.0.0", "", "advanced_security", DAY, NOT_USED),
    ("SecureFile Encryption (system)", "19.0.0.0.0", "", "advanced_security", DAY, NOT_USED),
    ("Transparent Data Encryption", "19.0.0.0.0", "", "advanced_security", DAY, USED),
    ("In-Memory Column Store", "12.1.0.2.0", "", "in_memory", DAY, DISPUTED),
    ("In-Memory Column Store", "12.2.0.1.0", "", "in_memory", DAY, USED),
    ("Privilege Capture", "12.2.0.1.0", "", "database_vault", DAY, USED),
    ("Privilege Capture", "19.0.0.0.0", "", "database_vault", DAY, DISPUTED),
    ("Automatic Workload Repository", "11.2.0.4.0", "", "diagnostics_pack", DAY, NOT_USED),
    ("Automatic Workload Repository", "19.0.0.0.0", "", "diagnostics_pack", DAY, USED),
    ("Automatic Database Diagnostic Monitor", "10.2.0.5.0", "", "diagnostics_pack", DAY, DISPUTED),
    ("ADDM", "11.2.0.4.0", "", "diagnostics_pack", DAY, USED),
    ("Automatic SQL Tuning Advisor", "11.2.0.4.0", "", "tuning_pack", DAY, NOT_USED),
    ("Automatic Maintenance - SQL Tuning Advisor", "19.0.0.0.0", "", "tuning_pack", DAY, NOT_USED),
    ("Real-Time SQL Monitoring", "11.2.0.4.0", "", "tuning_pack", DAY, USED),
    ("Real-Time SQL Monitoring", "19.0.0.0.0", "", "tuning_pack", DAY, DISPUTED),
    ("SQL Tuning Set (user)", "19.0.0.0.0", "", "tuning_pack", DAY, NOT_USED),
    ("SQL Tuning Set (system)", "19.0.0.0.0", "", "tuning_pack", DAY, NOT_USED),
    ("SQL Tuning Advisor", "19.0.0.0.0", "", "tuning_pack", DAY, USED),
    ("Application Continuity", "19.0.0.0.0", "", "active_data_guard", DAY, DISPUTED),
    ("Quality of Service Management", "19.0.0.0.0", "", "real_application_clusters", DAY, DISPUTED),
    ("Spatial", "11.2.0.4.0", "", "spatial", date(2019, 12, 4), DISPUTED),
    ("Spatial", "12.1.0.2.0", "", "spatial", date(2019, 12, 4), USED),
    ("Spatial", "12.1.0.2.0", "", "spatial", date(2019, 12, 5), NOT_USED),
    ("Data Mining", "12.1.0.2.0", "", "advanced_analytics", date(2019, 12, 4), USED),
    ("Data Mining", "12.1.0.2.0", "", "advanced_analytics", None, NOT_USED),
    ("Diagnostic Pack", "19.0.0.0.0", "", "diagnostics_pack", DAY, NOT_USED),  # the script knows it up to 11.2
    ("AWR Report", "10.2.0.5.0", "", "diagnostics_pack", DAY, DISPUTED),  # the script begins with 11.2
]


@pytest.mark.parametrize(("name", "version", "says", "product", "day", "expected"), CASES)
def test_a_feature_says(name: str, version: str, says: str, product: str, day: date | None, expected: str) -> None:
    item = feature(name, version, says=says)
    assert verdict(f"oracle.{product}", item, day=day) == expected
    for found in of(f"oracle.{product}", item, day=day):
        assert found.source
        assert found.because or found.verdict == USED


def test_every_rule_that_is_more_than_a_use_stands_among_the_cases() -> None:
    tried = {(name, version) for name, version, *_ in CASES} | {("Oracle Multitenant", "19"), ("Oracle Pluggable Databases", "12.1")}
    for rules in oracle_rules().features.values():
        for rule in rules:
            assert rule.product in catalogue()
            if rule.use != "counts":
                assert any(rule.holds(version) for name, version in tried if name in rule.features), rule


@pytest.mark.parametrize("name", sorted(oracle_rules().features))
def test_what_was_never_detected_is_no_use(name: str) -> None:
    for item in evidence_of([feature(name, uses=0, current=False)], DAY):
        assert item.verdict == NOT_USED


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({}, USED),
        ({"current": False}, DISPUTED),  # touched, and not in use any more
        ({"uses": 0}, NOT_USED),
        ({"current": None}, USED),  # the file does not say whether it still is
    ],
)
def test_a_past_use_is_disputed(figures: dict[str, object], expected: str) -> None:
    assert verdict("oracle.partitioning", feature("Partitioning (user)", **figures)) == expected


@pytest.mark.parametrize("newest", ["2024-03-02_02:00:00", "02-MAR-24", "2024/03/02"])
def test_a_row_of_an_older_version_is_past_though_it_says_true(newest: str) -> None:
    older = {"2": "2021-03-06_02:00:00", "0": "06-MAR-21"}.get(newest[0], "") if "/" not in newest else "2021/03/06"
    old = feature("Partitioning (user)", "12.1.0.2.0", sampled=older)
    new = feature("Label Security", "19.0.0.0.0", sampled=newest, uses=0)
    assert verdict("oracle.partitioning", old) == USED
    assert verdict("oracle.partitioning", old, new) == DISPUTED


@pytest.mark.parametrize(
    ("owners", "expected"),
    [
        (["SYS", "SYSTEM"], DISPUTED),
        (["MDSYS", "APEX_050100", "SH"], DISPUTED),
        (["SYS", "SALES"], USED),
        (["HR by OLAP_AWS_SEGMENTS"], DISPUTED),
        (["HR by OLAP_AWS_SEGMENTS", "HR"], USED),
        ([""], DISPUTED),  # the list is there and empty
    ],
)
def test_partitions_of_schemas_that_oracle_makes_are_no_use(owners: list[str], expected: str) -> None:
    flagged = feature("Partitioning (user)")
    listed = [objects("PARTITIONING PARTITIONED_SEGMENTS", owner, int(owner != "")) for owner in owners]
    assert verdict("oracle.partitioning", flagged) == USED
    assert verdict("oracle.partitioning", flagged, *listed) == expected


def test_objects_of_another_database_on_the_same_machine_decide_nothing() -> None:
    other = Finding("m", "OTHER", "objects", "PARTITIONING PARTITIONED_SEGMENTS", uses=3, says="SYS")
    assert verdict("oracle.partitioning", feature("Partitioning (user)"), other) == USED


@pytest.mark.parametrize(
    ("query", "says", "uses", "product", "expected"),
    [
        ("RAC GV$INSTANCE", "", 1, "real_application_clusters", NOT_USED),
        ("RAC GV$INSTANCE", "", 2, "real_application_clusters", USED),
        ("OLAP ANALYTIC_WORKSPACES", "SYS", 4, "olap", NOT_USED),
        ("OLAP ANALYTIC_WORKSPACES", "HR", 1, "olap", USED),
        ("OLAP CUBES_COUNT", "", 0, "olap", NOT_USED),
        ("LABEL_SECURITY LBAC$POLT_COUNT", "", 2, "label_security", USED),
        ("OEM SQL_PROFILES", "", 0, "tuning_pack", NOT_USED),
        ("OEM SQL_PROFILES", "", 3, "tuning_pack", USED),
        ("ADVANCED_SECURITY TABLESPACE_ENCRYPTION", "", 1, "advanced_security", USED),
        ("ADVANCED_COMPRESSION TABLE_COMPRESSION", "SYSMAN", 9, "advanced_compression", NOT_USED),
        ("ACTIVE_DATA_GUARD V$DATABASE", "", 1, "active_data_guard", USED),
        ("GV$PARAMETER", "log_archive_dest_2=SERVICE=sb COMPRESSION=ENABLE", 1, "advanced_compression", USED),
        ("GV$PARAMETER", "log_archive_dest_2=SERVICE=sb", 1, "advanced_compression", "nothing"),
        ("DATA_MINING 11g+.DBA_MINING_MODELS", "HR", 1, "advanced_analytics", NOT_USED),
    ],
)
def test_objects_say(query: str, says: str, uses: int, product: str, expected: str) -> None:
    assert verdict(f"oracle.{product}", objects(query, says, uses)) == expected


@pytest.mark.parametrize(
    ("version", "day", "number", "expected"),
    [
        ("12.1.0.2.0", DAY, 1, NOT_USED),
        ("12.1.0.2.0", DAY, 2, USED),
        ("18.0.0.0.0", DAY, 2, USED),
        ("19.0.0.0.0", DAY, 3, NOT_USED),
        ("19.0.0.0.0", DAY, 4, USED),
        ("19.0.0.0.0", date(2019, 9, 16), 2, USED),  # three are included since 17 September 2019
        ("19.0.0.0.0", DAY, None, DISPUTED),
    ],
)
def test_pluggable_databases_are_free_up_to_a_number_by_version(version: str, day: date, number: int | None, expected: str) -> None:
    assert verdict("oracle.multitenant", feature("Oracle Multitenant", version, amount=number), day=day) == expected
    if number is not None:
        banner = edition(EE.format("", version), version)
        assert verdict("oracle.multitenant", banner, objects("MULTITENANT V$CONTAINERS", "", number), day=day) == expected


@pytest.mark.parametrize(
    ("banner", "version", "name", "expected"),
    [
        (EE.format("19c", "19.0.0.0.0"), "19.0.0.0.0", "Partitioning (user)", USED),
        ("Oracle Database 21c Express Edition Release 21.0.0.0.0 - Production", "21.0.0.0.0", "Partitioning (user)", NOT_USED),
        ("Oracle Database 23ai Free Release 23.0.0.0.0 - Develop, Learn, and Run for Free", "23.0", "Partitioning (user)", NOT_USED),
        ("Oracle Database 19c EE Extreme Perf Release 19.0.0.0.0", "19.0.0.0.0", "Partitioning (user)", NOT_USED),
        ("Personal Oracle Database 12c Release 12.1.0.2.0", "12.1.0.2.0", "Partitioning (user)", NOT_USED),
        ("Personal Oracle Database 12c Release 12.1.0.2.0", "12.1.0.2.0", "Real Application Clusters (RAC)", DISPUTED),
        ("Oracle Database 19c Standard Edition 2 Release 19.0.0.0.0", "19.0.0.0.0", "AWR Report", DISPUTED),
        ("Oracle Database 12c Standard Edition Release 12.1.0.2.0", "12.1.0.2.0", "Real Application Clusters (RAC)", NOT_USED),
        ("Oracle Database 11g Release 11.2.0.4.0 - 64bit Production", "11.2.0.4.0", "Real Application Clusters (RAC)", NOT_USED),
        ("Oracle Database 19c Standard Edition 2 Release 19.0.0.0.0", "19.0.0.0.0", "Real Application Clusters (RAC)", DISPUTED),
    ],
)
def test_the_edition_allows(banner: str, version: str, name: str, expected: str) -> None:
    product = {"Partitioning (user)": "partitioning", "AWR Report": "diagnostics_pack"}.get(name, "real_application_clusters")
    assert verdict(f"oracle.{product}", edition(banner, version), feature(name, version)) == expected


def test_the_base_level_of_in_memory_is_free() -> None:
    item = feature("In-Memory Column Store")
    assert verdict("oracle.in_memory", item, objects("GV$PARAMETER", "inmemory_force=BASE_LEVEL")) == NOT_USED
    assert verdict("oracle.in_memory", item, objects("GV$PARAMETER", "inmemory_force=DEFAULT")) == USED


@pytest.mark.parametrize("name", sorted(oracle_rules().linked))
def test_what_is_linked_is_no_use(name: str) -> None:
    (item,) = evidence_of([Finding("m", "DB", "option", name)], DAY)
    assert (item.verdict, item.because) == (NOT_USED, "linked into the database, which is no use yet")


@pytest.mark.parametrize(
    ("usage", "expected"),
    [
        ("CURRENT_USAGE", USED),
        ("PAST_OR_CURRENT_USAGE", USED),
        ("PAST_USAGE", DISPUTED),
        ("NO_USAGE", NOT_USED),
        ("SUPPRESSED_DUE_TO_BUG", NOT_USED),
    ],
)
def test_oracles_own_report_says(usage: str, expected: str) -> None:
    assert verdict("oracle.olap", Finding("m", "DB", "product", "OLAP", says=usage)) == expected
    assert verdict("oracle.spatial", Finding("m", "DB", "product", "Spatial and Graph", says=usage)) == NOT_USED


def test_what_is_disputed_runs_unused_and_what_is_no_use_runs_nowhere() -> None:
    connection = ibis.duckdb.connect()
    installations = connection.create_table("i", schema=INSTALLATIONS)
    machines = connection.create_table(
        "m", ibis.memtable([dict.fromkeys(MACHINES.names) | {"machine": "p"}], schema=MACHINES)
    )
    findings = [
        feature("Partitioning (user)"),
        feature("SQL Tuning Advisor", current=False),
        feature("AWR Report", uses=0),
        Finding("m", "DB", "option", "OLAP"),
        Finding("n", "DB", "feature", "Partitioning (user)", "18.3.0.0.0", uses=1, current=False),
    ]
    found = recognise(
        connection, installations, machines, title_rules(), [Assignment("oracle.tuning_pack", ("p",))], findings=findings, day=DAY
    )
    rows = {(row["product"], row["machine"]): (row["used"], row["version"]) for row in found.deployed.to_pyarrow().to_pylist()}
    assert rows == {
        ("oracle.partitioning", "m"): (True, "19.0.0.0.0"),
        ("oracle.tuning_pack", "m"): (False, "19.0.0.0.0"),
        ("oracle.diagnostics_pack", "m"): (False, "19.0.0.0.0"),  # the Tuning Pack cannot be had without it
        ("oracle.partitioning", "n"): (False, "18.3.0.0.0"),
        ("oracle.tuning_pack", "p"): (None, None),
        ("oracle.diagnostics_pack", "p"): (None, None),
    }
    assert {item.product for item in found.evidence if item.verdict == NOT_USED} == {"oracle.diagnostics_pack", "oracle.olap"}


def test_spatial_needs_a_licence_before_december_2019_only() -> None:
    assert catalogue(date(2019, 12, 4))["oracle.spatial"].ways == (("oracle.spatial", "oracle.option"),)
    assert catalogue(date(2019, 12, 5))["oracle.spatial"].ways == ()
    assert catalogue()["oracle.advanced_analytics"].ways == ()
