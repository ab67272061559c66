"""Once our last offer is turned down, what still lies before us can be accepted: that takes no round, and what our people need for it can be asked meanwhile."""

from datetime import timedelta
from pathlib import Path

import pytest

from backtable.conduct import Entry, ask_approval, events
from backtable.papers import next_document
from backtable.planning import (
    Accept,
    GetApproval,
    Next,
    Pace,
    Send,
    Wait,
    next_moves,
    situation_of,
    tempo_of,
)
from tests.conduct.cast import START, Cast
from tests.planning.test_on_the_table import CASE, COST, record, weighed

FAR = Pace(1, COST)


def values(found: Next) -> dict[tuple[object, ...], float]:
    """Give what it is worth to begin with an offer of ours."""
    return {move.step.package.values: move.value for move in found.moves if isinstance(move.step, Send | GetApproval)}


def by(cast: Cast, days: float) -> None:
    cast.put(Entry(events.DeadlineSet("their quarter ends", START + timedelta(days=days)), "anna"))


def test_after_our_last_offer_theirs_can_be_accepted(tmp_path: Path) -> None:
    cast = record(tmp_path)
    cast.receive("price=80,term=3", "stan", who="anna")
    found = weighed(cast, FAR)
    first = next(move for move in found.moves if isinstance(move.step, Send) and move.step.package.values == (60.0, 3.0))
    chance = first.step.plan.rounds[0].chance  # type: ignore[union-attr]
    assert 0 < chance < 1
    assert first.value == pytest.approx(65 * chance + (1 - COST) * (1 - chance) * 45, abs=1e-6)
    assert [item.package.values for item in first.step.plan.rounds] == [(60.0, 3.0), (80.0, 3.0)]  # type: ignore[union-attr]
    accepted = next(move for move in found.moves if isinstance(move.step, Accept))
    assert accepted.value == pytest.approx(45)
    assert first.value > accepted.value, "to try costs a round at the most"


def test_what_ends_before_their_answer_cannot(tmp_path: Path) -> None:
    cast = record(tmp_path)
    cast.receive("price=80,term=3", "stan", who="anna", expires=START + timedelta(days=5))
    found = weighed(cast, FAR)
    assert any(isinstance(move.step, Accept) for move in found.moves)
    assert all(len(move.step.plan.rounds) == 1 for move in found.moves if isinstance(move.step, Send))


def test_a_deadline_brings_their_answer_and_what_stands_until_then_can_be_accepted(tmp_path: Path) -> None:
    cast = record(tmp_path)
    cast.receive("price=80,term=3", "stan", who="anna", expires=START + timedelta(days=5))
    by(cast, 4)
    found = next_moves(situation_of(cast.state, cast.time.now, Pace(1, COST, tempo=tempo_of(cast.state, cast.time.now))), worlds=200, top=8)
    first = next(move for move in found.moves if isinstance(move.step, Send) and move.step.package.values == (60.0, 3.0))
    assert [item.package.values for item in first.step.plan.rounds] == [(60.0, 3.0), (80.0, 3.0)]  # type: ignore[union-attr]


def test_after_our_last_offer_that_waits_theirs_can_be_accepted(tmp_path: Path) -> None:
    found = []
    for name in ("without", "with"):
        cast = record(tmp_path / name)
        if name == "with":
            cast.receive("price=80,term=3", "stan", who="anna")
        by(cast, 10)
        cast.send(cast.draft("price=60,term=3", None, "anna"), "anna")
        found.append(next_moves(situation_of(cast.state, cast.time.now, Pace(1, COST, tempo=tempo_of(cast.state, cast.time.now))), worlds=200, top=8))
    waits = [next(move for move in one.moves if isinstance(move.step, Wait)) for one in found]
    assert not waits[0].step.plan.rounds  # type: ignore[union-attr]
    assert [item.package.values for item in waits[1].step.plan.rounds] == [(80.0, 3.0)]  # type: ignore[union-attr]
    assert waits[1].value > waits[0].value


ASKING = CASE.replace("      anna: {table: front, stake: 1}\n", "      anna: {table: front, stake: 1}\n      bert: {table: back, stake: 1}\n      clara: {table: back, stake: 1}\n    authority:\n      - {when: price <= 60, approve: [anna]}\n      - {when: price <= 80, approve: [anna, bert]}\n      - {approve: [anna, bert, clara]}\n")


def close_to_the_end(path: Path, days: float, theirs: str = "price=100,term=3") -> tuple[Cast, Next]:
    cast = record(path, ASKING)
    cast.receive(theirs, "stan", who="anna")
    by(cast, days)
    now = cast.time.now
    return cast, next_moves(situation_of(cast.state, now, Pace(1, COST, tempo=tempo_of(cast.state, now))), worlds=200, top=8)


@pytest.mark.parametrize(("days", "approving", "sending"), [(2.6, True, True), (3.9, True, True), (14.5, True, True), (16.5, True, False), (18.5, False, False), (1.5, False, False)])
def test_close_to_a_deadline_our_people_are_asked_for_both_at_once(tmp_path: Path, days: float, approving: bool, sending: bool) -> None:
    _, found = close_to_the_end(tmp_path, days)
    asked = {type(move.step): move.beside for move in found.moves if isinstance(move.step, GetApproval | Send) and move.step.package.values in {(80.0, 3.0), (60.0, 3.0)}}
    expected = ("bert", "clara")
    assert [bool(asked.get(kind)) for kind in (GetApproval, Send)] == [approving, sending]
    for beside in asked.values():
        if beside:
            assert (beside[0].number, beside[1]) == (2, expected)
    said = str(next_document(found))
    assert ("at once to approve their offer 2, too" in said) is (approving or sending)
    assert ("After their answer there is no time left before the deadline" in said) is (approving or sending)


def test_who_was_asked_already_is_not_asked_again(tmp_path: Path) -> None:
    cast, _ = close_to_the_end(tmp_path, 2.6)
    cast.do(lambda state, now: ask_approval(state, "anna", 2, now, ["bert", "clara"], None))
    now = cast.time.now
    found = next_moves(situation_of(cast.state, now, Pace(1, COST, tempo=tempo_of(cast.state, now))), worlds=200, top=8)
    assert not any(move.beside for move in found.moves)
    first = next(move for move in found.moves if isinstance(move.step, Send) and move.step.package.values == (60.0, 3.0))
    assert [item.package.values for item in first.step.plan.rounds] == [(60.0, 3.0), (100.0, 3.0)]  # type: ignore[union-attr]


def test_what_there_is_no_time_for_any_more_adds_nothing(tmp_path: Path) -> None:
    _, soon = close_to_the_end(tmp_path / "soon", 1.5)
    _, late = close_to_the_end(tmp_path / "late", 2.6)
    worth = [next(move.value for move in found.moves if isinstance(move.step, Send) and move.step.package.values == (60.0, 3.0)) for found in (soon, late)]
    assert worth[0] < worth[1], "in a day and a half nobody of ours can have approved theirs"
