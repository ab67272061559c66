"""Inventories of GLPI and OCS agents: one computer a file, as JSON or as the older XML."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from backtable.inventory._found import Found, key_of, words
from backtable.inventory._kinds import is_simulated
from backtable.inventory._register import reader
from backtable.inventory._source import Source

_FORM = "glpi-project/inventory_format, inventory.schema.json; the XML form of FusionInventory and OCS agents"
_CONTAINERS = re.compile(r"docker|podman|lxc|lxd|openvz|virtuozzo|jail|container|wsl|zone", re.IGNORECASE)
_OFF = ("off", "shutdown", "crashed", "dying")
Rows = Sequence[Mapping[str, Any]]


def _is_json(source: Source) -> bool:
    if not source.is_json or '"content"' not in source.text or not isinstance(source.json, dict):
        return False
    return isinstance(source.json.get("content"), dict)


def _is_xml(source: Source) -> bool:
    return source.is_xml and "<REQUEST>" in source.text and source.xml.find("CONTENT") is not None


@reader("glpi-json", "GLPI inventory (JSON)", _FORM, _is_json)
def read_json(found: Found) -> None:
    """Read a computer with its software."""
    data = found.source.json
    kind = words(data.get("itemtype")) or "Computer"
    if kind != "Computer":
        _leave_out(found, f"this is a {kind}, not a computer")
    else:
        _computer(found, _lowered(data["content"]), words(data.get("deviceid")))


@reader("glpi-xml", "GLPI, FusionInventory or OCS inventory (XML)", _FORM, _is_xml)
def read_xml(found: Found) -> None:
    """Read a computer with its software."""
    root = found.source.xml
    query = root.findtext("QUERY", "INVENTORY")
    if query != "INVENTORY":
        _leave_out(found, f"this is the answer to {query}, not an inventory")
        return
    content = root.find("CONTENT")
    assert content is not None
    sections: dict[str, list[dict[str, str]]] = {}
    for section in content:
        sections.setdefault(section.tag.lower(), []).append(_texts(section))
    _computer(found, sections, root.findtext("DEVICEID", ""))


def _leave_out(found: Found, reason: str) -> None:
    found.rows += 1
    found.leave_out(found.source.place(), reason)


def _texts(section: Element) -> dict[str, str]:
    return {part.tag.lower(): (part.text or "").strip() for part in section}


def _lowered(content: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    sections: dict[str, list[dict[str, Any]]] = {}
    for name, value in content.items():
        rows = value if isinstance(value, list) else [value]
        sections[name.lower()] = [{str(key).lower(): cell for key, cell in row.items()} for row in rows if isinstance(row, dict)]
    return sections


def _sum(processors: Rows, *columns: str) -> int | None:
    """Add up a figure of all processors, the first of the columns that each has; None where one has none."""
    figures = [next((words(item.get(name)) for name in columns if words(item.get(name))), "") for item in processors]
    return sum(map(int, figures)) if figures and all(figure.isdigit() and int(figure) for figure in figures) else None


def _is_virtual(hardware: Mapping[str, Any], bios: Mapping[str, Any]) -> bool:
    system = words(hardware.get("vmsystem")).lower()
    if system:
        return system != "physical"
    made = " ".join(words(bios.get(name)) for name in ("smanufacturer", "smodel", "mmodel", "ssn"))
    return is_simulated(made)


def _computer(found: Found, content: Mapping[str, Rows], device: str) -> None:
    def section(name: str) -> Mapping[str, Any]:
        rows = content.get(name) or [{}]
        return rows[0]

    hardware, system, bios = section("hardware"), section("operatingsystem"), section("bios")
    processors = content.get("cpus") or []
    virtual = _is_virtual(hardware, bios)
    cores = _sum(processors, "corecount", "core", "cores")
    stated = words(hardware.get("processorn"))
    count = len(processors) or (int(stated) if stated.isdigit() else None) or None
    name = words(hardware.get("name")) or device
    key = found.machine(
        found.source.place("hardware"),
        name,
        "virtual" if virtual else "physical",
        os=words(system.get("full_name")) or words(hardware.get("osname")),
        processors=None if virtual else count,
        cores=None if virtual else cores,
        vcpus=(_sum(processors, "thread", "logical_cpus") or cores or count) if virtual else None,
        cpu_model=next((words(item.get("name") or item.get("type")) for item in processors), "") or hardware.get("processort"),
        powered=True,
        template=False,
        serial=words(hardware.get("uuid")) if virtual else words(bios.get("ssn")) or words(hardware.get("uuid")),
    )
    if key is None:
        return
    if not virtual and count and cores is None:
        found.notes.append(f"the cores of {name} are not stated for every processor")
    for number, row in enumerate(content.get("softwares") or [], 1):
        found.installation(
            found.source.place("softwares", number),
            key,
            row.get("name"),
            version=row.get("version"),
            publisher=row.get("publisher"),
        )
    for number, row in enumerate(content.get("databases_services") or [], 1):
        found.installation(
            found.source.place("databases_services", number),
            key,
            row.get("name") or row.get("type"),
            version=row.get("version"),
            publisher=row.get("manufacturer"),
        )
    _guests(found, content.get("virtualmachines") or [], name, virtual)


def _guests(found: Found, rows: Rows, name: str, virtual: bool) -> None:
    """Read what runs on a machine: virtual machines are machines of their own, containers are not."""
    inside = [bool(row.get("image")) or bool(_CONTAINERS.search(f"{row.get('vmtype')} {row.get('subsystem')}")) for row in rows]
    for number, row in enumerate(rows, 1):
        if inside[number - 1]:
            continue
        found.machine(
            found.source.place("virtualmachines", number),
            row.get("name"),
            "virtual",
            host=name,
            vcpus=row.get("vcpu"),
            os=row.get("operatingsystem") if isinstance(row.get("operatingsystem"), str) else None,
            powered=words(row.get("status")).lower() not in _OFF,
            template=False,
            serial=row.get("uuid"),
        )
    if any(inside):
        boxes = "1 container runs" if sum(inside) == 1 else f"{sum(inside)} containers run"
        found.notes.append(f"{boxes} on {name}: what is installed in them is not listed")
    if not all(inside) and not virtual:
        next(machine for machine in found.machines if machine["machine"] == key_of(name))["kind"] = "host"
