"""Files of Oracle's review scripts for databases: ReviewLite, the collection tool, and exports of the usage view."""

from collections.abc import Iterator

from backtable.inventory._finding import Finding
from backtable.inventory._found import Found, key_of
from backtable.inventory._register import reader
from backtable.inventory._source import Source
from backtable.inventory.readers._oracle_findings import Findings
from backtable.inventory.readers._oracle_lines import MARK, TABLE, Answer, Torn, answers_of, rows_of

_REVIEW = (
    "Oracle License Management Services, ReviewLite 2.7: version.csv, v_option.csv, dba_feature.csv, segments.csv, options.csv "
    "and its lines that begin with GREPME, as the script itself spools them (gaurdba/SQL, ga1365/review.sql)"
)
_COLLECTED = "Oracle LMS Collection Tool, LMS_OPTIONS.csv, LMS_OVERVIEW.csv and LMS_DETAIL.csv, as Universal Discovery writes them"
_VIEW = "Oracle Database Reference, DBA_FEATURE_USAGE_STATISTICS and CDB_FEATURE_USAGE_STATISTICS, exported as CSV"
_PACKS = "Oracle support note 1317265.1, options_packs_usage_statistics.sql: PRODUCT, USAGE and dates, exported as CSV"
_HOSTS = ("HOST_NAME", "HOST", "MACHINE_ID", "MACHINE", "SERVER", "HOSTNAME")
_DATABASES = ("INSTANCE_NAME", "INSTANCE", "DB_NAME", "DATABASE", "DATABASE_NAME", "DB_UNIQUE_NAME")


def _is_review(source: Source) -> bool:
    if source.is_workbook or source.is_parquet:
        return False
    head = source.text
    marks = (TABLE, MARK, "LMS ReviewLite", "ORACLE PARTITIONING INSTALLED: ")
    return any(head.startswith(mark) or f"\n{mark}" in head for mark in marks)


def _upper(source: Source) -> set[str]:
    return {name.upper() for name in source.columns}


@reader("oracle-review", "Oracle's review script (CSV)", _REVIEW, _is_review)
def read_review(found: Found) -> None:
    """Read editions, linked options, detected features and objects of one or more databases."""
    findings, rows, other = Findings(found), 0, 0
    for row in rows_of(found.source):
        if isinstance(row, Torn):
            rows += row.lines
            found.leave_out(found.source.place(row.number), row.reason, row.lines)
            continue
        rows += 1
        if isinstance(row, Answer):
            findings.answer(row)
        else:
            other += not findings.record(row)
    findings.finish()
    found.rows = rows
    if other == rows:
        found.notes.append("says nothing of products")


@reader(
    "oracle-options",
    "Oracle's collection tool, options (CSV)",
    _COLLECTED,
    lambda source: {"OPTION_NAME", "OPTION_QUERY", "COL010"} <= _upper(source),
)
def read_options(found: Found) -> None:
    """Read the answers to the collection tool's queries, of any number of databases."""
    findings, rows = Findings(found), 0
    for row in answers_of(found.source):
        if isinstance(row, Torn):
            rows += row.lines
            found.leave_out(found.source.place(row.number), row.reason, row.lines)
            continue
        rows += 1
        findings.answer(row)
    findings.finish()
    found.rows = rows


def _table(found: Found) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """Give place, host, database and row of a CSV; without a column that names the machine, the name of the file does."""
    heading = [name.upper() for name in found.source.columns]
    host = next((name for name in _HOSTS if name in heading), "")
    database = next((name for name in _DATABASES if name in heading), "")
    alone = found.source.path.stem
    if not host:
        found.notes.append(f"no column names the machine; {alone}, the name of the file, is taken")
    rows = 0
    for number, written in found.records():
        rows += 1
        row = {name.upper(): cell for name, cell in written.items()}
        place = found.source.place(number)
        if host and not row[host]:
            found.leave_out(place, "the machine has no name")
            continue
        yield place, row[host] if host else alone, row.get(database, ""), row
    found.rows = rows + found.torn


@reader(
    "oracle-features",
    "Oracle's view of feature usage (CSV)",
    _VIEW,
    lambda source: {"NAME", "VERSION", "DETECTED_USAGES", "CURRENTLY_USED"} <= _upper(source),
)
def read_features(found: Found) -> None:
    """Read the usage view of one or more databases."""
    findings = Findings(found)
    for place, machine, database, row in _table(found):
        findings.feature(place, machine, database, row)
    findings.finish()


@reader(
    "oracle-packs",
    "Oracle's report of options and packs in use (CSV)",
    _PACKS,
    lambda source: {"PRODUCT", "USAGE", "LAST_USAGE_DATE"} <= _upper(source),
)
def read_packs(found: Found) -> None:
    """Read which options and packs Oracle's own script takes for used."""
    for place, machine, database, row in _table(found):
        found.findings.append(
            Finding(
                key_of(machine),
                database,
                "product",
                row["PRODUCT"],
                container=row.get("CON_NAME") or row.get("CON_ID", ""),
                first=row.get("FIRST_USAGE_DATE", ""),
                last=row["LAST_USAGE_DATE"],
                sampled=row.get("LAST_SAMPLE_DATE", ""),
                says=row["USAGE"],
                place=place,
            )
        )


@reader(
    "oracle-overview",
    "Oracle's collection tool, overview and detail (CSV)",
    _COLLECTED,
    lambda source: {"MACHINE_ID", "TOTAL_PHYSICAL_CORES", "PROCESSOR_IDENTIFIER"} <= _upper(source),
)
def read_overview(found: Found) -> None:
    """Read the machines of databases, with the virtual machine where one is named, and the databases' editions."""
    for place, machine, _, row in _table(found):
        guest = row.get("VMACHINE_ID", "")
        inside = bool(guest) and key_of(guest) != key_of(machine)
        figures = {
            "processors": row.get("SOCKETS_POPULATED_PHYS"),
            "cores": row["TOTAL_PHYSICAL_CORES"],
            "cpu_model": row["PROCESSOR_IDENTIFIER"],
            "os": None if inside else row.get("OPERATING_SYSTEM"),
        }
        if found.machine(place, machine, "host" if inside else "physical", powered=True, template=False, **figures) is None:
            continue
        if inside:
            system = row.get("OPERATING_SYSTEM")
            found.machine(place, guest, "virtual", host=machine, os=system, vcpus=row.get("TOTAL_LOGICAL_CORES"), powered=True)
        banner, edition = row.get("BANNER", ""), row.get("DB_EDITION", "")
        title = banner or (f"Oracle Database {edition}" if edition else "")
        if title:
            found.installation(place, guest if inside else machine, title, version=row.get("VERSION"), publisher="Oracle")
