"""Commercial licences of CycloneDX 1.5 and later, read from JSON and XML and written as JSON."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from backtable.inventory._entitlement import Entitlement
from backtable.inventory._estate import LeftOut
from backtable.inventory._found import words
from backtable.inventory._source import Source
from backtable.inventory.entitlements import _cells as cells
from backtable.inventory.entitlements._collected import KINDS, Collected
from backtable.inventory.entitlements._forms import form
from backtable.inventory.entitlements._result import Entitlements

_PREFIX = "backtable:"
_SPACE = "cyclonedx.org/schema/bom/"
_TEXTS = ("product", "metric", "source_metric", "currency", "contract", "from_product", "restricted")
_LIMITING = ("academic", "appliance", "evaluation", "node-locked", "oem")
"""Types of licences that hold for one use only."""


def _recognises(source: Source) -> bool:
    if source.is_json and '"bomFormat"' in source.text:
        return isinstance(source.json, dict) and source.json.get("bomFormat") == "CycloneDX"
    return source.is_xml and _SPACE in source.text and source.xml.tag.endswith("}bom")


@form(
    "cyclonedx",
    "CycloneDX with commercial licences",
    "CycloneDX 1.5, licensing of a license (schema/bom-1.5.schema.json)",
    _recognises,
)
def read_cyclonedx(source: Source) -> Entitlements:
    """Read what has `licensing`; licences of other kinds are none that were bought."""
    try:
        bom = _plain(source.xml) if source.is_xml else source.json
    except RecursionError as error:
        raise source.wrong("its elements are nested too deeply to be read") from error
    found = Collected()
    licensees = set()
    others = 0
    for place, component, license in _licenses(source, bom):
        licensing = license.get("licensing")
        if not isinstance(licensing, dict):
            others += 1
            continue
        licensees.add(_party(licensing.get("licensee")))
        try:
            found.entitlements.append(_entitlement(place, component, license, licensing))
        except ValueError as error:
            found.left_out.append(LeftOut(place, str(error)))
    if others:
        found.notes.append(f"{others} licences have no commercial terms and are not read")
    if named := sorted(licensees - {""}):
        found.notes.append(f"licensed to {', '.join(named)}")
    return found.result("cyclonedx")


def _licenses(source: Source, bom: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Give place, component and license, components within components too."""
    first = _dict(bom.get("metadata")).get("component")
    waiting = [*_list(bom.get("components")), *([first] if isinstance(first, dict) else [])]
    number = 0
    while waiting:
        component = waiting.pop(0)
        number += 1
        waiting = [*_list(component.get("components")), *waiting]
        for position, choice in enumerate(_list(component.get("licenses")), 1):
            yield source.place(f"component {number}", f"license {position}"), component, _dict(choice.get("license"))


def _entitlement(place: str, component: dict[str, Any], license: dict[str, Any], licensing: dict[str, Any]) -> Entitlement:
    own = {
        words(item.get("name"))[len(_PREFIX) :]: words(item.get("value"))
        for item in _list(license.get("properties"))
        if words(item.get("name")).startswith(_PREFIX)
    }
    types = _texts(licensing.get("licenseTypes"))
    renewed, expires = _day(licensing, "lastRenewal"), _day(licensing, "expiration")
    quantity = _amount(own, "quantity")
    if quantity is None:
        raise ValueError(f"it does not say how many licences it grants; expected the property {_PREFIX}quantity")
    kind = own.get("kind") or _kind(types, expires)
    if kind not in KINDS:
        raise ValueError(f"the kind is “{kind}”; expected one of {', '.join(KINDS)}")
    alternatives = _texts(licensing.get("altIds"))
    order = words(licensing.get("purchaseOrder"))
    limits = [item for item in types if item in _LIMITING]
    foreign = "kind" not in own
    return Entitlement(
        key=own.get("number") or next(filter(None, [*alternatives, order, words(license.get("bom-ref"))]), place),
        title=own.get("title", words(component.get("name"))),
        publisher=words(component.get("publisher")) or _party(licensing.get("licensor")),
        version=words(component.get("version")),
        quantity=quantity,
        kind=kind,
        price=_amount(own, "price"),
        purchased=_day(own, "purchased") or (renewed if foreign and kind == "perpetual" else None),
        starts=_day(own, "starts") or (renewed if foreign and kind != "perpetual" else None),
        ends=expires,
        place=place,
        **{name: own.get(name, "") for name in _TEXTS} | ({"restricted": ", ".join(limits)} if foreign and limits else {}),
    )


def _kind(types: Sequence[str], expires: date | None) -> str:
    if "subscription" in types or (expires and "perpetual" not in types):
        return "subscription"
    if "perpetual" in types:
        return "perpetual"
    raise ValueError("it is neither perpetual nor a subscription and has no expiration, so that its kind is not known")


def _amount(own: dict[str, str], name: str) -> Decimal | None:
    try:
        return cells.amount(own.get(name, ""))
    except ValueError as error:
        raise ValueError(f"{_PREFIX}{name} {error}") from None


def _day(values: dict[str, Any], name: str) -> date | None:
    try:
        return cells.day(words(values.get(name)))
    except ValueError as error:
        raise ValueError(f"{name} {error}") from None


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _texts(value: Any) -> list[str]:
    return [words(item) for item in value] if isinstance(value, list) else []


def _party(value: Any) -> str:
    """Give the name of an organisation or a person."""
    party = _dict(value)
    return words((_dict(party.get("organization")) or _dict(party.get("individual"))).get("name"))


def _plain(element: Element) -> dict[str, Any]:
    """Give an XML element of a bill of materials as the same in JSON."""
    found: dict[str, Any] = {}
    if "bom-ref" in element.attrib:
        found["bom-ref"] = element.attrib["bom-ref"]
    for child in element:
        name = child.tag.rpartition("}")[2]
        if name in ("components", "properties"):
            found[name] = [_plain(item) for item in child]
            if name == "properties":
                found[name] = [{"name": item.get("name"), "value": item.text or ""} for item in child]
        elif name == "licenses":
            found[name] = [{item.tag.rpartition("}")[2]: _plain(item)} for item in child]
        elif name in ("altIds", "licenseTypes"):
            found[name] = [item.text or "" for item in child]
        else:
            found[name] = _plain(child) if len(child) else (child.text or "")
    return found


def write_cyclonedx(entitlements: Sequence[Entitlement], path: Path, licensee: str = "") -> None:
    """Write entitlements as components with commercial licences, CycloneDX 1.5 in JSON.

    What CycloneDX has no field for stands in properties named `backtable:quantity`, `backtable:metric`, `backtable:price` and so
    on. `read_entitlements` gives them back as they were, with other places.

    Args:
        licensee: who may use them; not written where it is empty.
    """
    bom = {
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "components": [_component(number, item, licensee) for number, item in enumerate(entitlements, 1)],
    }
    path.write_text(json.dumps(bom, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _component(number: int, item: Entitlement, licensee: str) -> dict[str, Any]:
    licensing: dict[str, Any] = {"altIds": [item.key]}
    if item.publisher:
        licensing["licensor"] = {"organization": {"name": item.publisher}}
    if licensee:
        licensing["licensee"] = {"organization": {"name": licensee}}
    licensing["licenseTypes"] = [item.kind if item.kind in ("perpetual", "subscription") else "other"]
    renewed = item.starts or item.purchased
    if renewed:
        licensing["lastRenewal"] = _moment(renewed)
    if item.ends:
        licensing["expiration"] = _moment(item.ends)
    own = {"number": item.key, "kind": item.kind, "quantity": f"{item.quantity:f}"}
    own |= {"price": f"{item.price:f}"} if item.price is not None else {}
    own |= {name: getattr(item, name) for name in _TEXTS if getattr(item, name)}
    own |= {name: day.isoformat() for name in ("purchased", "starts") if (day := getattr(item, name))}
    own |= {} if item.title else {"title": ""}
    component = {"type": "application", "name": item.title or item.product or item.key}
    component |= {name: text for name, text in (("version", item.version), ("publisher", item.publisher)) if text}
    license = {
        "bom-ref": f"entitlement-{number}",
        "name": f"{component['name']}: {item.key}",
        "licensing": licensing,
        "properties": [{"name": f"{_PREFIX}{name}", "value": text} for name, text in own.items()],
    }
    return {**component, "licenses": [{"license": license}]}


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+00:00"
