"""The commands by name. A command is imported when it is asked for, so that none waits for what only others need."""

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any

import typer

# what is typed → the module, and what in it is the command or the group of commands
_PLACES = {
    "new": ("_new", "new"),
    "open": ("_open", "open_negotiation"),
    "receive": ("_offer", "receive"),
    "answer": ("_offer", "answer"),
    "approve": ("_approve", "approve"),
    "refuse": ("_approve", "refuse"),
    "heard": ("_heard", "heard"),
    "ask": ("_ask", "ask"),
    "seat": ("_heard", "seat"),
    "settle": ("_offer", "settle"),
    "break-off": ("_offer", "break_off"),
    "status": ("_status", "status"),
    "next": ("_next", "next_command"),
    "beliefs": ("_beliefs", "beliefs"),
    "brief": ("_brief", "brief"),
    "log": ("_status", "log"),
    "correct": ("_heard", "correct"),
    "undo-draft": ("_offer", "undo_draft"),
    "revise": ("_open", "revise"),
    "verify": ("_verify", "verify"),
    "recover": ("_verify", "recover"),
    "convert": ("_convert", "convert"),
    "playbooks": ("_playbooks", "playbooks"),
    "expand": ("_playbooks", "expand"),
    "interview": ("_interview", "interview"),
    "check": ("_check", "check"),
    "schema": ("_schema", "schema"),
    "advise": ("_advise", "advise"),
    "explain": ("_explain", "explain"),
    "near": ("_near", "near"),
    "frontier": ("_frontier", "frontier"),
    "offer": ("_offer", "offer_app"),
    "mandate": ("_approve", "mandate_app"),
    "deadline": ("_heard", "deadline_app"),
    "position": ("_position", "position_app"),
    "claim": ("_claim", "claim_app"),
    "case": ("_case", "case_app"),
    "entitlements": ("_position", "entitlements_app"),
}


class Commands(MutableMapping[str, Any]):
    """What is typed → the command, as typer wants it."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            module, attribute = _PLACES[name]
            self._made[name] = _command(name, getattr(import_module(f"backtable.cli.{module}"), attribute))
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_PLACES)

    def __len__(self) -> int:
        return len(_PLACES)

    def __setitem__(self, name: str, command: Any) -> None:
        raise TypeError("commands are named in the table above")

    def __delitem__(self, name: str) -> None:
        raise TypeError("commands are named in the table above")


def _command(name: str, found: Any) -> Any:
    if isinstance(found, typer.Typer):
        group = typer.main.get_group(found)
        group.name = name
        return group
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    alone.command(name)(found)
    return typer.main.get_command(alone)
