"""`next --json` carries all that its text says, and every key of it is described."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

from backtable.cli._next_json import next_json
from backtable.conduct import ask_approval, draft_offer
from backtable.files import read_package
from backtable.papers import next_document
from backtable.planning import next_moves, situation_of
from tests.conduct.cast import START, Cast

from .test_moves_from_record import GAINS, PACE

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "record.md"


def found_in(cast: Cast) -> tuple[str, dict[str, Any]]:
    """Give the text and the JSON of the same moves."""
    found = next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50)
    document = next_document(found)
    return str(document), json.loads(next_json(found, document, cast.state.head))


def test_the_json_holds_what_was_asked_what_a_move_rests_on_and_every_sentence(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "a.backtable", GAINS, "buyer")
    draft = cast.do(lambda state, _: draft_offer(state, "buyer", read_package(state.case, "price=50"), None)).number
    asked = cast.do(lambda state, now: ask_approval(state, "buyer", draft, now, ["chief"], START + timedelta(days=3))).number
    text, found = found_in(cast)
    assert found["pending"] == [{"number": asked, "people": ["chief"], "by": "2026-05-07T09:00:00Z", "offer": draft, "region": ""}]
    assert found["drafts"] == [{"number": draft, "package": {"price": 50.0}, "missing": ["chief"], "ended": []}]
    assert all(repr(sentence)[1:-1] in text for move in found["moves"] for sentence in (*found["says"], move["says"], *move["details"]))
    cast.approve(draft, "chief", conditions=["paid in May"])
    moves = found_in(cast)[1]["moves"]
    assert [move["conditions"] for move in moves if move["move"] == "Send"] == [[{"person": "chief", "condition": "paid in May"}]]


def test_every_key_is_described(tmp_path: Path) -> None:
    section = PAGE.read_text().split("(next-json)=")[1].split("(record-proof)=")[0]
    described = [set(re.findall(r"`(\w+)`", row.split("|")[1])) for row in section.splitlines() if row.startswith("| `")]
    _, found = found_in(Cast(tmp_path / "b.backtable", GAINS, "buyer"))
    assert set().union(*described) == {*found, *found["moves"][0]}
