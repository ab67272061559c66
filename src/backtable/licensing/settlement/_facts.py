"""A case that somebody wrote, with the facts of a claim put in."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from backtable.case import Case, Fact
from backtable.errors import InputError, Place, Problem
from backtable.files import Source, is_workbook, read_bytes, read_case_source, write_case
from backtable.files.playbooks import library_of
from backtable.quantities import CURRENCIES, parse_amount, shown


@dataclass(frozen=True, slots=True)
class PutIn:
    """A case with the facts of a claim put in.

    Args:
        text: the case file, whatever is not a fact of the claim as it was written.
        put: names of facts that were put in.
        unused: names of facts that the case does not have.
        left: what the case's playbook is told and the claim does not say, or cannot put in: name → as written, empty where it is no single number.
    """

    text: str
    put: tuple[str, ...]
    unused: tuple[str, ...]
    left: Mapping[str, str]


def with_facts(path: Path, facts: Mapping[str, Fact], told: Mapping[str, tuple[Fact, ...]] = MappingProxyType({})) -> PutIn:
    """Give the text of a case file with the values and sources of facts replaced, everything else as it was written.

    What a playbook of issues is told under the name of a fact is replaced as well, and told where it was not; a range that somebody stated, or a
    name of the case, stays.

    Args:
        facts: by name; those that the case does not have are left out.
        told: what only a playbook can be told, by name: one fact, or two for everything between them. It is told where it says what is short.

    Raises:
        InputError: the file is no case, or a fact is in a currency for which the case states no rate.
    """
    raw = read_bytes(path)
    source = read_case_source(path, raw)
    written = write_case(source)[0].content.decode() if is_workbook(path, raw) else raw.decode("utf-8-sig").replace("\r\n", "\n")
    content = _yaml().load(written)
    known = content.get("facts") or {}
    put = []
    for name, fact in facts.items():
        if name in known:
            value = _value(fact, source.case, path)
            if isinstance(known[name], CommentedMap):
                known[name]["value"] = value
                known[name]["source"] = fact.source
            else:
                known[name] = value
            put.append(name)
        elif _told(content, name, (fact,), source, path):
            put.append(name)
    if "shortfall" in put or ("shortfall" in told and "shortfall" not in known):
        put += [name for name, ends in sorted(told.items(), reverse=True) if ("shortfall" in (name, *put)) and _told(content, name, ends, source, path)]
    # Files indent their lists in one of two ways; the one that keeps most lines as they were is the file's own.
    texts = [_dumped(content, _yaml(deep)) for deep in (True, False)]
    lines = set(written.splitlines())
    text = max(texts, key=lambda found: sum(line in lines for line in found.splitlines()))
    left = {name: shown for name, shown in _said(content, source, path).items() if name not in put}
    return PutIn(text, tuple(put), tuple(name for name in facts if name not in put and name not in left), left)


def _said(content: CommentedMap, source: Source, path: Path) -> dict[str, str]:
    """Give the quantities that playbooks of issues are told: name → the number as written, empty where it is none."""
    library = library_of(source.plain or {}, path)
    found = {}
    for use in _uses(content):
        for parameter in library.named(use["playbook"]).parameters if isinstance(use, CommentedMap) else ():
            if parameter.kind == "quantity" and parameter.key in use:
                value = use[parameter.key]
                value = value.get("value") if isinstance(value, CommentedMap) else value
                found[parameter.key] = shown(value) if _amount(value) else ""
    return found


def _uses(content: CommentedMap) -> list[Any]:
    written = content.get("use")
    return written if isinstance(written, list) else [written] if written else []


def _value(fact: Fact, case: Case, path: Path) -> float | int | str:
    """Give a fact's number as it is written into a case: with its currency where that is another one."""
    value = int(fact.value) if fact.value == int(fact.value) else fact.value
    code = fact.unit.partition(" ")[0]
    if code not in CURRENCIES or not case.currency or code == case.currency:
        return value
    if code not in {item.key for item in case.currencies}:
        remedy = f"state what one {code} is, as a currency with its rate, or let the case be in {code}"
        raise InputError([Problem(Place(str(path)), f"the claim is in {code}, and the case in {case.currency}", f"a rate of {code} in the case", remedy)])
    return f"{value} {code}"


def _told(content: CommentedMap, name: str, ends: tuple[Fact, ...], source: Source, path: Path) -> bool:
    """Tell a fact, or what lies between two, to the one playbook of issues that takes it, unless a range or a name of the case is told there; say whether that was done."""
    written = content.get("use")
    uses = _uses(content)
    library = library_of(source.plain or {}, path)
    keys = [use if isinstance(use, str) else use["playbook"] for use in uses]
    taking = [number for number, key in enumerate(keys) if any(item.key == name and item.kind == "quantity" for item in library.named(key).parameters)]
    if len(taking) != 1:
        return False
    use = uses[taking[0]]
    if isinstance(use, str):
        use = CommentedMap({"playbook": use})
        if isinstance(written, list):
            written[taking[0]] = use
        else:
            content["use"] = use
    before = use.get(name)
    number = before.get("value") if isinstance(before, CommentedMap) else before
    if before is not None and not _amount(number):
        return False
    values = [_value(fact, source.case, path) for fact in ends]
    told = CommentedMap({"value": values[0]} if len(values) == 1 else {"uniform": values})
    told["source"] = ends[0].source
    told.fa.set_flow_style()
    use[name] = told
    return True


def _amount(value: object) -> bool:
    """Say whether a value is a number, however it is written."""
    try:
        parse_amount(str(value))
    except ValueError:
        return False
    return True


def _yaml(deep: bool = True) -> YAML:
    yaml = YAML(typ="rt")
    yaml.width = 10_000
    yaml.preserve_quotes = True
    if deep:
        yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _dumped(content: CommentedMap, yaml: YAML) -> str:
    out = io.StringIO()
    yaml.dump(content, out)
    return out.getvalue()
