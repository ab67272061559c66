"""The plain values of a case file as somebody would write them down."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from backtable.files import _shape as shapes

_WHOLE = 1e15


def tidied(data: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values of a case in the order of the documentation, whole numbers as such, and nothing that is empty."""
    case = _with_use(_ordered(data, shapes.CaseShape))
    if "use" in case and not case.get("issues"):
        case.pop("issues", None)
    parts: tuple[tuple[str, type[BaseModel]], ...] = (
        ("currencies", shapes.CurrencyShape), ("calendar", shapes.DayShape), ("facts", shapes.FactShape),
        ("assumptions", shapes.AssumptionShape), ("issues", shapes.IssueShape),
    )  # fmt: skip
    for name, shape in parts:
        if name in case:
            case[name] = {key: _short(_ordered(item, shape)) if isinstance(item, Mapping) else item for key, item in case[name].items()}
    lists: tuple[tuple[str, type[BaseModel]], ...] = (("correlations", shapes.CorrelationShape), ("rules", shapes.RuleShape))
    for name, shape in lists:
        if name in case:
            case[name] = [_ordered(item, shape) for item in case[name]]
    case["sides"] = {key: _side(item) for key, item in case["sides"].items()}
    return {key: _plain(item) for key, item in case.items()}


def _short(item: dict[str, Any]) -> Any:
    """Give a fact, a rate or a day that is nothing but itself as that."""
    return next(iter(item.values())) if set(item) in ({"value"}, {"rate"}, {"date"}) else item


def _side(item: Mapping[str, Any]) -> dict[str, Any]:
    side = _with_interests(item, shapes.SideShape)
    side["people"] = {key: _with_interests(person, shapes.PersonShape) for key, person in side["people"].items()}
    if "authority" in side:
        side["authority"] = [_with_use(_ordered(rule, shapes.AuthorityShape)) for rule in side["authority"]]
    return side


def _with_interests(item: Mapping[str, Any], shape: type[BaseModel]) -> dict[str, Any]:
    holder = _with_use(_ordered(item, shape))
    if "interests" in holder:
        holder["interests"] = [_ordered(interest, shapes.InterestShape) for interest in holder["interests"]]
    return holder


def _with_use(item: dict[str, Any]) -> dict[str, Any]:
    """Give what uses playbooks with one that is told nothing as its name, and a single one without a list."""
    if "use" not in item:
        return item
    uses = [_use(use) for use in (item["use"] if isinstance(item["use"], list) else [item["use"]])]
    return item | {"use": uses[0] if len(uses) == 1 else uses}


def _use(use: Any) -> Any:
    if not isinstance(use, Mapping):
        return use
    told = {key: value for key, value in use.items() if value is not None}
    return told["playbook"] if set(told) == {"playbook"} else {"playbook": told.pop("playbook"), **told}


def _ordered(item: Mapping[str, Any], shape: type[BaseModel]) -> dict[str, Any]:
    """Put keys into their order, without those that hold nothing."""
    names = [field.alias or name for name, field in shape.model_fields.items()]
    needed = {field.alias or name for name, field in shape.model_fields.items() if field.is_required()}
    ordered = sorted(item, key=lambda key: names.index(key) if key in names else len(names))
    return {key: item[key] for key in ordered if key in needed or not _empty(key, item[key])}


def _empty(key: str, value: Any) -> bool:
    """Say whether a value says nothing; scores without any issue say that a package is worth nothing."""
    return value is None or (key != "scores" and value in ("", [], {}))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {_key(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, float):
        return int(value) if value == int(value) and abs(value) < _WHOLE else value
    return value


def _key(key: Any) -> Any:
    """Give a key that is a whole number as such: keys are read as text anyway."""
    return int(key) if isinstance(key, str) and key.isdecimal() and key.isascii() and str(int(key)) == key else key
