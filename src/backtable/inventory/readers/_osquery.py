"""Results of osquery's table `programs` (and its like of other systems), as CSV or as JSON."""

from typing import Any

from backtable.inventory._found import Found, words
from backtable.inventory._register import reader
from backtable.inventory._source import Source

_FORM = "osquery schema, table programs (name, version, install_location, publisher …); results log of osqueryd"


def _is_csv(source: Source) -> bool:
    names = {name.lower() for name in source.columns}
    return {"name", "version"} <= names and bool(names & {"identifying_number", "install_source", "install_location"})


def _is_json(source: Source) -> bool:
    if not source.is_json or '"name"' not in source.text:
        return False
    rows = source.json if isinstance(source.json, list) else [source.json]
    return bool(rows) and isinstance(rows[0], dict) and ("identifying_number" in rows[0] or "hostIdentifier" in rows[0])


@reader("osquery-csv", "osquery programs (CSV)", _FORM, _is_csv)
def read_csv(found: Found) -> None:
    """Read titles; without a column that names the machine, the name of the file does."""
    host = next((name for name in found.source.columns if name.lower() in ("hostname", "host_identifier", "computer_name")), None)
    columns = {"title": "name", "version": "version", "publisher": "publisher"}
    if host:
        found.table("installations", columns | {"machine": host})
        return
    key = found.machine(found.source.place(), found.source.path.stem, "physical")
    found.notes.append(f"no column names the machine; {found.source.path.stem}, the name of the file, is taken")
    found.table("installations", columns, {"machine": key or ""})


@reader("osquery-json", "osquery programs (JSON)", _FORM, _is_json)
def read_json(found: Found) -> None:
    """Read titles from query results or from the results log, whose entries name their machine."""
    data = found.source.json
    entries: list[Any] = data if isinstance(data, list) else [data]
    alone = found.source.path.stem
    named = False
    for number, entry in enumerate(entries, 1):
        columns = entry.get("columns", entry) if isinstance(entry, dict) else {}
        if isinstance(entry, dict) and entry.get("action") == "removed":
            continue
        machine = words(entry.get("hostIdentifier")) if isinstance(entry, dict) else ""
        named = named or bool(machine)
        found.installation(
            found.source.place(number),
            machine or alone,
            columns.get("name"),
            version=columns.get("version"),
            publisher=columns.get("publisher"),
        )
    if not named:
        found.machine(found.source.place(), alone, "physical")
        found.notes.append(f"no entry names its machine; {alone}, the name of the file, is taken")
