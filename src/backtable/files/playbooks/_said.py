"""What a playbook may be told, in words."""

from collections.abc import Sequence
from typing import Any

from backtable.files.playbooks._playbook import Parameter
from backtable.files.playbooks._shapes import NONE
from backtable.quantities import shown

MUST = "must be stated"


def plain_about(text: str) -> str:
    """Say what a parameter is without the signs that stand for names."""
    return text.replace("{who}", "this person").replace("{currency}", "the case's currency")


def default_words(item: Parameter) -> str:
    """Say what holds where nothing is stated."""
    default = item.default
    if item.required:
        return MUST
    if isinstance(default, dict):
        return ", ".join(f"{key} {shown(value)}" for key, value in default.items() if not isinstance(value, dict)) + _seen(default)
    if item.kind == "quantity" and isinstance(default, str) and default.isidentifier() and default != NONE:
        return f"the same as {default}"
    options: Sequence[Any] = default if isinstance(default, list) else [default]
    words = ["left out" if option == NONE else shown(option) for option in options]
    if len(words) == 1:
        return words[0]
    if words[-1] == "left out":
        return ", else ".join(words)
    return f"the first of these that the case has: {', '.join(words[:-1])} and {words[-1]}"


def _seen(default: dict[str, Any]) -> str:
    beliefs = default.get("as_seen_by")
    if not isinstance(beliefs, dict):
        return ""
    return "".join(f"; as seen by the {viewer}: {', '.join(f'{key} {shown(value)}' for key, value in belief.items())}" for viewer, belief in beliefs.items())
