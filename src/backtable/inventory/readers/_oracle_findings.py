"""From rows of Oracle's review scripts to what a database says of itself."""

import re
from collections.abc import Mapping
from dataclasses import replace

from backtable.inventory._finding import Finding
from backtable.inventory._found import Found, count, key_of, truth
from backtable.inventory.readers._oracle_lines import Answer, Record

_VERSION = re.compile(r"\b(\d+\.\d+[\d.]*)")
# Which cell of a query's rows names the owner of the objects.
_OWNER = {
    "PARTITIONING PARTITIONED_SEGMENTS": 0,
    "OLAP ANALYTIC_WORKSPACES": 0,
    "ADVANCED_SECURITY COLUMN_ENCRYPTION": 0,
    "ADVANCED_SECURITY REDACTION_POLICIES": 0,
    "ADVANCED_COMPRESSION TABLE_COMPRESSION": 1,
    "ADVANCED_COMPRESSION DBA_INDEXES.COMPRESSION": 0,
    "ADVANCED_COMPRESSION SECUREFILES_COMPRESSION_AND_DEDUPLICATION": 1,
    "DATA_MINING 11g+.DBA_MINING_MODELS": 0,
    "SPATIAL ALL_SDO_GEOM_METADATA": 0,
}
# Queries that list partitioned objects which the database made by itself for something else: owner and object.
_EXPLAINS = {
    "PARTITIONING OLAP_AWS_SEGMENTS": (4, 5),
    "PARTITIONING DBA_FLASHBACK_ARCHIVE_TABLES+INDEXES+LOBS": (4, 5),
    "PARTITIONING ALL_CHANGE_TABLES+INDEXES+LOBS": (3, 4),
    "PARTITIONING ALL_CHANGE_SETS_QUEUE_TABLES+INDEXES+LOBS": (4, 5),
}
_NUMBERS = ("LABEL_SECURITY LBAC$POLT_COUNT", "OLAP CUBES_COUNT")  # the only cell is a number of objects
_FIRST_PLUGGABLE = 3  # containers 0 to 2 are the whole database, its root and its seed


class Findings:
    """Findings of one file, gathered row by row; `finish` gives them to what is found."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._objects: dict[tuple[str, str, str, str], tuple[int, str]] = {}
        self._segments: list[tuple[str, str, str, str, str]] = []
        self._explained: dict[tuple[str, str, str, str], str] = {}
        self._features: list[Finding] = []
        self._information: dict[tuple[str, str, str, str], str] = {}
        self.editions: set[str] = set()

    def record(self, record: Record) -> bool:
        """Take a row of a table; False where its table says nothing of products."""
        values, place = record.values, self._found.source.place(record.number)
        host, instance = values.get("HOST_NAME", ""), values.get("INSTANCE_NAME", "")
        if not host and ("BANNER" in values or "PARAMETER" in values or "DETECTED_USAGES" in values):
            self._found.leave_out(place, "the machine has no name")
        elif "BANNER" in values:
            self._banner(place, host, instance, values["BANNER"])
        elif {"PARAMETER", "VALUE"} <= set(values):
            self._option(place, host, instance, values["PARAMETER"], values["VALUE"])
        elif "DETECTED_USAGES" in values:
            self.feature(place, host, instance, values)
        elif {"OWNER", "SEGMENT_TYPE"} <= set(values):
            self._segments.append((host, instance, values["OWNER"], values.get("SEGMENT_NAME", ""), place))
        else:
            return False
        return True

    def answer(self, answer: Answer) -> None:
        """Take a row of a query."""
        place, cell = self._found.source.place(answer.number), answer.cell
        host, instance = answer.host, answer.instance
        if answer.option.endswith("~HEADER") or not host or (answer.count or 0) < 0:
            return
        name = answer.option if answer.query in ("", "NULL") else f"{answer.option} {answer.query}"
        if answer.option == "V$VERSION":
            self._banner(place, host, instance, cell(0))
        elif answer.option == "V$OPTION":
            self._option(place, host, instance, cell(0), cell(1))
        elif name == "DBA_FEATURE_USAGE_STATISTICS FEATURE_INFO":
            self._information[key_of(host), instance, cell(1), cell(2)] = cell(0)
        elif answer.option == "DBA_FEATURE_USAGE_STATISTICS":
            columns = (
                "NAME", "VERSION", "DETECTED_USAGES", "TOTAL_SAMPLES", "CURRENTLY_USED", "FIRST_USAGE_DATE",
                "LAST_USAGE_DATE", "LAST_SAMPLE_DATE", "SAMPLE_INTERVAL", "DBID", "AUX_COUNT",
            )  # fmt: skip
            if answer.cells:
                self.feature(place, host, instance, {name: cell(number) for number, name in enumerate(columns)})
        elif name == "PARTITIONING PARTITIONED_SEGMENTS" and answer.cells:
            self._segments.append((host, instance, cell(0), cell(2), place))
        elif name in _EXPLAINS:
            owner, segment = _EXPLAINS[name]
            self._explained[key_of(host), instance, cell(owner), cell(segment)] = answer.query
        elif answer.option == "GV$PARAMETER":
            if cell(1):
                self._note(host, instance, "GV$PARAMETER", f"{cell(1)}={cell(2)}", place)
        else:
            self._query(host, instance, name, answer, place)

    def _query(self, host: str, instance: str, name: str, answer: Answer, place: str) -> None:
        cell, rows = answer.cell, bool(answer.cells)
        owner = cell(_OWNER[name]) if name in _OWNER else ""
        if name in _NUMBERS:
            rows, number = True, int(cell(0)) if cell(0).isdigit() else 0
        elif name == "MULTITENANT V$CONTAINERS":
            number = int(cell(1).isdigit() and int(cell(1)) >= _FIRST_PLUGGABLE)
        elif name == "OEM SQL_PROFILES":
            number = int("ENABLED" in map(str.upper, answer.cells))
        elif name == "ACTIVE_DATA_GUARD V$DATABASE":
            number = int("READ ONLY WITH APPLY" in map(str.upper, answer.cells))
        else:
            number = 1
        self._note(host, instance, name, owner, place, number if rows else 0)

    def _note(self, host: str, instance: str, name: str, says: str, place: str, number: int = 1) -> None:
        key = (key_of(host), instance, name, says)
        before, first = self._objects.get(key, (0, place))
        self._objects[key] = (before + number, first)

    def _banner(self, place: str, host: str, instance: str, banner: str) -> None:
        if not re.match(r"(personal )?oracle(\d+i| (ai )?database|8)", banner, re.IGNORECASE):
            return  # PL/SQL, CORE, TNS and NLSRTL have banners of their own
        version = _VERSION.search(banner)
        key = f"{key_of(host)}/{instance}"
        if key in self.editions:
            return
        self.editions.add(key)
        self._found.findings.append(
            Finding(key_of(host), instance, "edition", banner, version[1].rstrip(".") if version else "", place=place)
        )
        self._found.installation(place, host, banner, version=version[1].rstrip(".") if version else "", publisher="Oracle")

    def _option(self, place: str, host: str, instance: str, name: str, value: str) -> None:
        if truth(value) and name:
            self._found.findings.append(Finding(key_of(host), instance, "option", name, place=place))

    def feature(self, place: str, host: str, instance: str, values: Mapping[str, str]) -> None:
        """Take a row of the usage view."""
        numbers = {}
        for column in ("DETECTED_USAGES", "AUX_COUNT"):
            try:
                numbers[column] = count(values.get(column))
            except ValueError as error:
                self._found.leave_out(place, f"{column} of {values['NAME']} {error}; expected a whole number from 0")
                return
        if numbers["DETECTED_USAGES"] is None:
            self._found.leave_out(place, f"DETECTED_USAGES of {values['NAME']} is empty; expected a whole number from 0")
            return
        self._features.append(
            Finding(
                key_of(host),
                instance,
                "feature",
                values["NAME"],
                values.get("VERSION", ""),
                values.get("CON_NAME") or values.get("CON_ID", ""),
                numbers["DETECTED_USAGES"],
                truth(values.get("CURRENTLY_USED")),
                values.get("FIRST_USAGE_DATE", ""),
                values.get("LAST_USAGE_DATE", ""),
                values.get("LAST_SAMPLE_DATE", ""),
                numbers["AUX_COUNT"],
                values.get("FEATURE_INFO", ""),
                place,
            )
        )

    def finish(self) -> None:
        """Give what was gathered to what is found."""
        for finding in self._features:
            key = (finding.machine, finding.instance, finding.name, finding.version)
            self._found.findings.append(replace(finding, says=finding.says or self._information.get(key, "")))
        for host, instance, owner, segment, place in self._segments:
            by = self._explained.get((key_of(host), instance, owner, segment), "")
            says = f"{owner} by {by}" if by else owner
            self._note(host, instance, "PARTITIONING PARTITIONED_SEGMENTS", says, place)
        for (machine, instance, name, says), (number, place) in self._objects.items():
            self._found.findings.append(
                Finding(machine, instance, "objects", name, uses=number, says=says, place=place)
            )
