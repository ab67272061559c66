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
from backtable.quantities import CURRENCIES, parse_amount
from backtable.value import used_names
from backtable.wording import STATED

COUNTED = "licence position as of"
OPEN_READINGS = "as open readings decide"
_FIRST = {"shortfall": "short"}
_IN_ALL = "licence_claim"  # what is short at its price, so that a case that counts these needs it for readers alone


@dataclass(frozen=True, slots=True)
class PutIn:
    """A case with the facts of a claim put in.

    Args:
        text: the case file, whatever is not a fact of the claim as it was written.
        put: names of facts that were put in.
        idle: names of what was put in, is not 0, and is used by no formula of the case; not what the licences come to in all, which goes by units and price.
        unused: names of facts that the case does not have.
        before: of what was put in, the number that stood there, where it was another.
        stays: what the case has under such a name and was not replaced: by the claim's name, what it is called → its number, None where it is uncertain or a formula.
        silent: numbers that the case was told and of which the claim says nothing.
    """

    text: str
    put: tuple[str, ...]
    before: Mapping[str, float]
    idle: tuple[str, ...]
    unused: tuple[str, ...]
    stays: Mapping[str, Mapping[str, float | None]]
    silent: Mapping[str, float]


def with_facts(path: Path, facts: Mapping[str, Fact], between: Mapping[str, tuple[Fact, Fact]] = MappingProxyType({})) -> PutIn:
    """Give the text of a case file with the values and sources of facts replaced, everything else as it was written.

    What a playbook of issues is told under the name of a fact is replaced as well, and told where it was not; a range that somebody stated, or a
    name of the case, stays. What is short in money stays out of a case that counts it, and the other way round: the rest of the case would not mean the same.

    Args:
        facts: by name; those that the case does not have are left out.
        between: by name, the least and the most of what readings decide; only a playbook can be told that.

    Raises:
        InputError: the file is no case, or a fact is in a currency for which the case states no rate.
    """
    raw = read_bytes(path)
    source = read_case_source(path, raw)
    written = write_case(source)[0].content.decode() if is_workbook(path, raw) else raw.decode("utf-8-sig").replace("\r\n", "\n")
    content = _yaml().load(written)
    claimed = {**{name: (fact,) for name, fact in facts.items()}, **between}
    put = {name: own for name, ends in claimed.items() if (own := _put(content, name, ends, source, path))}
    text = _closest(content, written)
    case = read_case_source(path.with_suffix(".yaml"), text.encode()).case
    stays = {name: {key: value for key, value in _quantities(case).items() if key in _keys(content, name) and key != put.get(name)} for name in claimed}
    stays = {name: found for name in claimed if (found := stays[name] | _named_there(content, name, source, path))}
    library = library_of(source.plain or {}, path)
    told = {item.key for playbook in library.of("case") for item in playbook.parameters if item.kind == "quantity"}.difference(claimed)
    silent = {fact.key: fact.value for fact in case.facts if fact.source == STATED and any(fact.key in _keys(content, name) for name in told)}
    now, was = ({fact.key: fact.value for fact in either.facts} for either in (case, source.case))
    before = {name: was[own] for name, own in put.items() if own in was and was[own] != now.get(own)}
    used = used_names(case)
    return PutIn(text, tuple(put), before, tuple(name for name, own in put.items() if name != _IN_ALL and own not in used and any(end.value for end in claimed[name])), tuple(sorted(claimed.keys() - put.keys() - stays.keys())), stays, silent)


def _put(content: CommentedMap, name: str, ends: tuple[Fact, ...], source: Source, path: Path) -> str:
    """Put a fact, or what lies between two, in where a case takes it; give what the case calls it, empty where it takes none or it would not mean the same."""
    known = content.get("facts") or {}
    if name not in known:
        return _told(content, name, ends, source, path)
    if len(ends) > 1 or not _counts_so(ends[0], next(fact.unit for fact in source.case.facts if fact.key == name)):
        return ""
    value = _value(ends[0], source.case, path)
    if isinstance(known[name], CommentedMap):
        known[name]["value"] = value
        known[name]["source"] = ends[0].source
    elif known[name] != value:  # a plain number that is right stays as it is
        known[name] = CommentedMap({"value": value, "source": ends[0].source})
        known[name].fa.set_flow_style()
    return name


def _counts_so(fact: Fact, unit: str) -> bool:
    """Say whether what stands in a unit, empty where none is stated, means the same as a fact of a claim: money or not. What is short is either; without a unit it is a count."""
    money = unit.partition(" ")[0] in CURRENCIES or unit.startswith("{currency}")
    return money == (fact.unit.partition(" ")[0] in CURRENCIES) or (not unit and fact.key != "shortfall")


def _closest(content: CommentedMap, written: str) -> str:
    """Give a case as text that keeps most lines as they were: files indent their lists in one of two ways."""
    lines = set(written.splitlines())
    texts = [_dumped(content, _yaml(deep)) for deep in (True, False)]
    return max(texts, key=lambda found: sum(line in lines for line in found.splitlines()))


def _quantities(case: Case) -> dict[str, float | None]:
    """Give what a case calls by a name, but for its issues: its number, None where it has no single one."""
    return {**dict.fromkeys([*(item.key for item in case.assumptions), *(item.key for item in case.definitions)]), **{fact.key: fact.value for fact in case.facts}}


def _keys(content: CommentedMap, name: str) -> set[str]:
    """Give what a case may call a name: itself, as a first case does where it is a formula, and with what its uses of playbooks put before their names."""
    return {name, _FIRST.get(name, name), *(f"{use['as']}_{name}" for use in _uses(content) if isinstance(use, CommentedMap) and use.get("as"))}


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


def _told(content: CommentedMap, name: str, ends: tuple[Fact, ...], source: Source, path: Path) -> str:
    """Tell a fact, or what lies between two, to the one playbook of issues that takes it, unless a range or a name of the case is told there; give what the case calls it, empty where that was not done."""
    written = content.get("use")
    uses = _uses(content)
    library = library_of(source.plain or {}, path)
    keys = [use if isinstance(use, str) else use["playbook"] for use in uses]
    taking = {number: item for number, key in enumerate(keys) for item in library.named(key).parameters if item.key == name and item.kind == "quantity"}
    if len(taking) != 1:
        return ""
    ((number, parameter),) = taking.items()
    use = uses[number]
    stated = use if isinstance(use, CommentedMap) else CommentedMap({"playbook": use})
    own = f"{stated['as']}_{name}" if stated.get("as") else name
    if any(own in (content.get(section) or {}) for section in ("facts", "assumptions", "define")):  # goes before what a playbook is told
        return ""
    if not _counts_so(ends[0], parameter.unit):
        return ""
    before = stated.get(name)
    if before is not None and not _amount(before.get("value") if isinstance(before, CommentedMap) else before) and not _put_in_before(before):
        return ""
    values = [_value(fact, source.case, path) for fact in ends]
    told = CommentedMap({"value": values[0]} if len(values) == 1 else {"uniform": values})
    told["source"] = ends[0].source
    told.fa.set_flow_style()
    stated[name] = told
    if isinstance(written, list):
        written[number] = stated
    else:
        content["use"] = stated
    return own


def _named_there(content: CommentedMap, name: str, source: Source, path: Path) -> dict[str, None]:
    """Give what uses of playbooks call a fact that they are told as a name or a formula of the case."""
    library, found = library_of(source.plain or {}, path), dict[str, None]()
    for use in _uses(content):
        if isinstance(use, CommentedMap) and any(item.key == name and item.kind == "quantity" for item in library.named(use["playbook"]).parameters):
            value = use.get(name)
            value = value.get("value") if isinstance(value, CommentedMap) else value
            if isinstance(value, str) and not _amount(value):
                found[f"{use['as']}_{name}" if use.get("as") else name] = None
    return found


def between_words(ends: tuple[float, float]) -> str:
    """Say between which numbers readings decide, which is how a range that was put in is known from one that somebody narrowed."""
    return f"between {ends[0]:.10g} and {ends[1]:.10g}, {OPEN_READINGS}"


def _put_in_before(told: object) -> bool:
    """Say whether a range was put in from a count, and left as it was."""
    if not isinstance(told, CommentedMap) or told.keys() != {"uniform", "source"}:
        return False
    source, ends = str(told["source"]), told["uniform"]
    if not source.startswith(COUNTED) or not isinstance(ends, list) or len(ends) != 2 or not all(_amount(end) for end in ends):
        return False
    low, high = (parse_amount(str(end))[0] for end in ends)
    return source.endswith(f": {between_words((float(low), float(high)))}")


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
