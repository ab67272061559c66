"""Which agreements corrections took out of a record is found without going through all of it for each correction."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from backtable.conduct import Event, Record, derive, events
from backtable.conduct import correct as corrected
from backtable.errors import RefusedError

from .test_properties import NUMBERS, PACKAGES, act, begun, steps

MOVES = st.one_of(
    st.tuples(st.just("draft"), st.sampled_from(PACKAGES[:3]), st.none()),
    st.tuples(st.just("receive"), st.sampled_from(PACKAGES[:3]), st.none(), st.just("executive")),
    st.tuples(st.just("push"), NUMBERS),
    st.tuples(st.just("agree"), NUMBERS),
    st.tuples(st.just("agree"), NUMBERS),
    st.tuples(st.just("correct"), NUMBERS, st.sampled_from([True, False, None])),
    st.tuples(st.just("correct"), NUMBERS, st.sampled_from([True, False, None])),
    st.tuples(st.just("day"), NUMBERS),
    st.tuples(st.just("time"), st.integers(-3, 5)),
    st.tuples(st.just("seat"), st.just("counsel"), st.booleans()),
)


def one_by_one(record: Record) -> Iterator[tuple[int, int]]:
    """Give (offer, correction) by what every event comes to with and without each correction: slow and obvious."""
    written: dict[int, Event] = {event.number: event for event in record.events}
    for place, event in enumerate(record.events):
        content = event.content
        if isinstance(content, events.Correction) and isinstance(written[content.number].content, events.AnswerReceived | events.OfferReceived):
            before, after = (derive(record.events[:end], "customer", record.state.cases) for end in (place, place + 1))
            bound = [[offer.number for offer in state.offers if offer.bound and not offer.settled and not offer.ended] for state in (before, after)]
            yield from ((number, event.number) for number in bound[0] if number not in bound[1])


def mistaken(record: Record, move: tuple[Any, ...]) -> None:
    """Correct one of their answers: what it says, or its day."""
    answers = [event for event in record.events if event.kind == "answer-received"]
    if answers:
        answer = answers[move[1] % len(answers)]
        fields = {"accepted": move[2]} if move[0] == "correct" else {"happened": f"{answer.time - timedelta(hours=1):%Y-%m-%dT%H:%M:%SZ}"}
        record.append(lambda _state, _now: [corrected("adviser", answer.number, fields, "misheard")])


def test_it_is_what_going_through_everything_for_each_correction_gives() -> None:
    reached = 0

    @given(st.lists(MOVES, min_size=3, max_size=9))
    @settings(max_examples=12, deadline=None)
    def run(moves: list[tuple[Any, ...]]) -> None:
        nonlocal reached
        record, _, time = begun()
        first = [("draft", PACKAGES[0], None), ("push", 0), ("agree", 0), ("correct", 0, False)]
        for move in (step for composed in (*first, *moves) for step in steps(composed)):
            with suppress(RefusedError):
                mistaken(record, move) if move[0] in ("correct", "day") else act(record, time, move)
        found = [(item.offer, item.by) for item in record.state.undone]
        assert found == list(one_by_one(record))
        reached += len(found)

    run()
    assert reached, "some agreement was taken out"
