"""Inventories of GLPI and OCS agents: one computer a file, as JSON or as the older XML."""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from backtable.inventory._found import Found, words
from backtable.inventory._register import reader
from backtable.inventory._source import Source

_FORM = "glpi-project/inventory_format, inventory.schema.json; the XML form of FusionInventory and OCS agents"


def _is_json(source: Source) -> bool:
    return source.is_json and '"content"' in source.text and isinstance(source.json, dict) and "content" in source.json


def _is_xml(source: Source) -> bool:
    return source.is_xml and "<REQUEST>" in source.text and source.xml.find("CONTENT") is not None


@reader("glpi-json", "GLPI inventory (JSON)", _FORM, _is_json)
def read_json(found: Found) -> None:
    """Read a computer with its software."""
    _computer(found, _lowered(found.source.json.get("content") or {}), words(found.source.json.get("deviceid")))


@reader("glpi-xml", "GLPI, FusionInventory or OCS inventory (XML)", _FORM, _is_xml)
def read_xml(found: Found) -> None:
    """Read a computer with its software."""
    root = found.source.xml
    content = root.find("CONTENT")
    assert content is not None
    sections: dict[str, list[dict[str, str]]] = {}
    for section in content:
        sections.setdefault(section.tag.lower(), []).append(_texts(section))
    _computer(found, {"hardware": [{}], **sections}, root.findtext("DEVICEID", ""))


def _texts(section: Element) -> dict[str, str]:
    return {part.tag.lower(): (part.text or "").strip() for part in section}


def _lowered(content: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    sections: dict[str, list[dict[str, Any]]] = {}
    for name, value in content.items():
        rows = value if isinstance(value, list) else [value]
        sections[name.lower()] = [{str(key).lower(): cell for key, cell in row.items()} for row in rows if isinstance(row, dict)]
    return sections


def _computer(found: Found, content: Mapping[str, Sequence[Mapping[str, Any]]], device: str) -> None:
    def section(name: str) -> Mapping[str, Any]:
        rows = content.get(name) or [{}]
        return rows[0]

    hardware, system, bios = section("hardware"), section("operatingsystem"), section("bios")
    processors = content.get("cpus") or []
    virtual = words(hardware.get("vmsystem")).lower() not in ("", "physical")
    cores = sum(int(words(item.get("core")) or 0) for item in processors if words(item.get("core")).isdigit())
    name = words(hardware.get("name")) or device
    key = found.machine(
        found.source.place("hardware"),
        name,
        "virtual" if virtual else "physical",
        os=words(system.get("full_name")) or words(hardware.get("osname")),
        processors=None if virtual else len(processors) or None,
        cores=None if virtual else cores or None,
        vcpus=(cores or len(processors) or None) if virtual else None,
        cpu_model=next((words(item.get("name")) for item in processors if words(item.get("name"))), ""),
        powered=True,
        template=False,
        serial=words(bios.get("ssn")) or words(hardware.get("uuid")),
    )
    if key is None:
        return
    for number, row in enumerate(content.get("softwares") or [], 1):
        found.installation(
            found.source.place("softwares", number),
            key,
            row.get("name"),
            version=row.get("version"),
            publisher=row.get("publisher"),
        )
    guests = content.get("virtualmachines") or []
    for number, row in enumerate(guests, 1):
        found.machine(
            found.source.place("virtualmachines", number),
            row.get("name"),
            "virtual",
            host=name,
            vcpus=row.get("vcpu"),
            powered=words(row.get("status")).lower() not in ("off", "shutdown", "crashed"),
            template=False,
            serial=row.get("uuid"),
        )
    if guests:
        host = next(machine for machine in found.machines if machine["machine"] == key)
        host["kind"] = "host" if not virtual else host["kind"]
