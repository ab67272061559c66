"""What plain answers were taken for, as it stands in the file of answers."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict

from backtable.case import Case, Person
from backtable.files import Reader, nearest
from backtable.interview._roles import people_playbooks
from backtable.interview._span import Span
from backtable.interview._swing_file import amount_of
from backtable.interview._wants import NO_DEAL, WANTING, Hint, Made, Want
from backtable.quantities import shown

NONE = "none"


class WantShape(BaseModel):
    """An interest of which only hints are known."""

    model_config = ConfigDict(extra="forbid")
    issues: dict[str, str | list[float | str]]
    worth: float | str
    no_deal: str = "open"


def read_made(
    reader: Reader, case: Case, person: Person, use: str | dict[str, float | str] | None, wants: Mapping[str, WantShape | str], also: Sequence[str] | None, at: tuple[str | int, ...]
) -> Made:
    """Give what a file says that the plain answers about a person were taken for, with a problem for all that makes no sense.

    Args:
        at: where it stands in the file.
    """
    known = {item.key: {parameter.key for parameter in item.parameters} for item in people_playbooks()}
    given = {key: shown(value) for key, value in use.items() if key != "playbook"} if isinstance(use, dict) else {}
    use = str(use.get("playbook", "")) if isinstance(use, dict) else use
    if use not in (None, NONE, *known):
        reader.problem((*at, "use"), f"there is no playbook `{use}` of people", "", nearest(str(use), known) or f"there are {', '.join(known)}")
    for key in given.keys() - known.get(str(use), set()):
        reader.problem((*at, "use", key), f"the playbook {use} has no parameter `{key}`", "", nearest(key, known.get(str(use), set())), key=True)
    found: dict[str, Want | None] = {}
    for name, item in wants.items():
        if name not in WANTING:
            reader.problem((*at, "wants", name), f"`{name}` is no question", ", ".join(WANTING), key=True)
        elif isinstance(item, str):
            if item != NONE:
                reader.problem((*at, "wants", name), f"`{item}` is no interest", f"`issues:` and `worth:`, or {NONE}")
            found[name] = None
        else:
            found[name] = _want(reader, case, item, (*at, "wants", name))
    others = [other.key for other in case.side(person.side).people if other.key != person.key]
    for place, key in enumerate(also or ()):
        if key not in others:
            reader.problem((*at, "also_approve", place), f"`{key}` is nobody else on that side", "", nearest(key, others) or f"they are {', '.join(others)}")
    return Made(None if use == NONE else use, found, None if also is None else tuple(also), use is not None, given)


def _want(reader: Reader, case: Case, item: WantShape, at: tuple[str | int, ...]) -> Want | None:
    issues = {issue.key: issue for issue in case.issues}
    hints: dict[str, Hint] = {}
    for key, hint in item.issues.items():
        if key not in issues:
            reader.problem((*at, "issues", key), f"`{key}` is not an issue", "", nearest(key, issues), key=True)
            continue
        hints[key] = hint if isinstance(hint, str) else tuple(hint)
    if not item.issues:
        reader.problem((*at, "issues"), "this names no term", "at least one")
    if item.no_deal not in NO_DEAL:
        reader.problem((*at, "no_deal"), f"`{item.no_deal}` says nothing of no deal", ", ".join(NO_DEAL))
    text = item.worth if isinstance(item.worth, str) else shown(float(item.worth)).replace(",", "")
    try:
        return Want(hints, amount_of(case)(text), item.no_deal)
    except ValueError as error:
        reader.problem((*at, "worth"), f"`{text}` {error}", "an amount, or a range such as 10k to 50k")
        return None


def plain_made(made: Made) -> dict[str, Any]:
    """Give what plain answers were taken for as plain values of the file."""
    use: Any = {"playbook": made.playbook, **made.given} if made.playbook and made.given else made.playbook or NONE
    plain: dict[str, Any] = {"use": use} if made.asked_playbook or made.playbook else {}
    wants = {name: NONE if item is None else _plain(item) for name, item in made.wants.items()}
    plain |= {"wants": wants} if wants else {}
    return plain | ({} if made.also is None else {"also_approve": list(made.also)})


def _plain(item: Want) -> dict[str, Any]:
    issues = {key: hint if isinstance(hint, str) else [_option(option) for option in hint] for key, hint in item.issues.items()}
    return {"issues": issues, "worth": _amount(item.worth), "no_deal": item.no_deal}


def _option(value: float | str) -> float | str:
    return int(value) if isinstance(value, float) and value == int(value) else value


def _amount(span: Span) -> float | str:
    return _option(span.likely) if span.exact else str(span)
