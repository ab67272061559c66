"""What `next --json` prints: all that its text says, as data and in the same words."""

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from backtable.case import Case, Package
from backtable.conduct import Head

if TYPE_CHECKING:  # what weighs moves is loaded where there are some
    from backtable.papers import Document
    from backtable.planning import Next

_STANDING = ("pending", "asked", "ended", "ending", "declined", "own_refusals", "drafts")


def next_json(found: "Next", document: "Document", head: Head) -> str:
    """Give the moves as JSON; packages as issue → value.

    Args:
        document: the same in words, whose sentences stand beside the data.
    """
    situation, case = found.situation, found.situation.case
    said = [item for section in document.sections[:1] for block in section.blocks for item in getattr(block, "items", ())]
    moves = [
        {
            "move": type(move.step).__name__,
            "value": move.value,
            "error": move.error,
            "behind": {"value": move.behind[0], "error": move.behind[1]},
            "what": _plain(case, move.step),
            "terms": _plain(case, move.terms),
            "price": move.price,
            "days": move.days,
            "late": move.late,
            "short": move.short,
            "stays": move.stays,
            "conditions": [{"person": person, "condition": text} for person, text in move.conditions],
            "resting": _plain(case, move.resting),
            "beside": {"offer": _plain(case, move.beside[0]), "people": list(move.beside[1])} if move.beside else None,
            "agreements": _plain(case, move.agreements),
            "says": says,
            "details": list(details),
        }
        for move, (says, details) in zip(found.moves, said, strict=bool(found.moves))
    ]
    plain = {
        "says": [paragraph.text for paragraph in document.lead],
        "moves": moves,
        "plan": _plain(case, found.plan),
        "best": _plain(case, found.best),
        "reason": found.reason,
        "note": situation.note,
        "broken_off": situation.broken_off or None,
        **{name: _plain(case, getattr(situation, name)) for name in _STANDING},
        "before_us": _plain(case, situation.before_us),
        "before_them": _plain(case, situation.before_them),
        "lapsed": _plain(case, situation.lapsed),
        "ruled_out": _plain(case, found.ruled_out),
        "barred": _plain(case, found.barred),
        "ceiling": _plain(case, found.ceiling),
        "raised": found.raised,
        "raising": list(found.raising),
        "outdone": list(found.outdone),
        "pace": _plain(case, situation.pace),
        "holding_out": _plain(case, situation.holding_out),
        "due": _plain(case, {"theirs": situation.until, "ours": situation.due}),
        "method": {
            "packages": found.packages, "pool": found.pool, "worlds": found.worlds, "exact": found.exact, "seed": found.seed,
            "repeated": situation.repeated, "says": document.method,
        },
        "head": {"number": head.number, "digest": head.digest},
    }  # fmt: skip
    return json.dumps(plain, indent=2, ensure_ascii=False)


def _plain(case: Case, value: Any) -> Any:
    if isinstance(value, Package):
        return dict(case.terms(value))
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, list | tuple):
        return [_plain(case, item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(case, item) for key, item in value.items()}
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M:%SZ}"
    if hasattr(value, "__dataclass_fields__"):
        fields = {name: getattr(value, name) for name in value.__dataclass_fields__}
        return {name: _plain(case, item) for name, item in fields.items() if not callable(item)}
    return value
