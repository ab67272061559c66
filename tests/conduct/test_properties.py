"""Random doings of several people never send what is not approved, and replaying them gives the same state."""

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from backtable.conduct import (
    Entry,
    MemoryStore,
    Record,
    answer_offer,
    approve,
    ask_mandate,
    broken_rules,
    case_entry,
    derive,
    draft_offer,
    events,
    grant_mandate,
    receive_answer,
    receive_offer,
    refuse,
    refuse_mandate,
    send_offer,
    settle,
    withdraw,
)
from backtable.errors import RefusedError
from backtable.files import read_case, read_package

from ..oracles import RecordOracle, examples
from .cast import CASE, MAIL, START, Time

OTHER = CASE.replace("low: 150", "low: 200")
LIMITS = {
    read_case("case.yaml", text.encode()).digest: (low, 250.0) for text, low in ((CASE, 150.0), (OTHER, 200.0))
}
REGIONS: dict[str, Callable[[dict[str, Any]], bool]] = {
    "price <= 100": lambda terms: terms["price"] <= 100,
    "yearly <= 100 and price > 0": lambda terms: terms["price"] / terms["years"] <= 100 and terms["price"] > 0,
    "release == 'none'": lambda terms: terms["release"] == "none",
}
PACKAGES = [f"price={price}, years={years}, release=none" for price in (50, 150, 200, 300) for years in (1, 2)]
OURS, THEIRS = ["adviser", "cto", "cfo", "counsel"], ["executive", "ceo"]
NUMBERS = st.integers(1, 30)
AGO = st.sampled_from([0, 0, 3, 9])
ENDINGS = ["offer withdrawn", "mandate", "until", "withdraw", "case", "refuse", "nothing", "offer withdrawn"]
EXPIRIES = st.sampled_from([None, 10, 40])
UPSETS = ["case", "expiry", "late", "refuse", "withdraw", "package", "mandate late", "mandate withdrawn", "mandate refused", "mandate but no", "nothing"]
LATE = st.tuples(st.just("late"), st.sampled_from(PACKAGES[:2]), st.sampled_from(ENDINGS), st.sampled_from([10, 10, 3]), st.sampled_from([8, 8, 1]))
MOVES = st.one_of(
    st.tuples(st.just("draft"), st.sampled_from(PACKAGES[:4]), EXPIRIES),
    st.tuples(st.just("draft"), st.sampled_from(PACKAGES), EXPIRIES),
    st.tuples(st.just("receive"), st.sampled_from(PACKAGES), EXPIRIES, st.sampled_from(THEIRS)),
    st.tuples(st.just("approve"), st.sampled_from(OURS), NUMBERS, st.sampled_from([None, 5, 30]), st.booleans()),
    st.tuples(st.just("approve"), st.sampled_from(OURS), NUMBERS, st.none(), st.booleans()),
    st.tuples(st.just("approve"), st.sampled_from(THEIRS), NUMBERS, st.none(), st.just(True)),
    st.tuples(st.just("refuse"), st.sampled_from([*OURS, *THEIRS]), NUMBERS),
    st.tuples(st.just("ask"), st.sampled_from(sorted(REGIONS)), st.sampled_from([5, 30])),
    st.tuples(st.just("grant"), st.sampled_from(OURS), st.sampled_from(sorted(REGIONS)), st.sampled_from([5, 30]), st.booleans()),
    st.tuples(st.just("decline"), st.sampled_from(OURS)),
    st.tuples(st.just("withdraw"), NUMBERS),
    st.tuples(st.just("send"), st.sampled_from(OURS), NUMBERS),
    st.tuples(st.just("send"), st.just("adviser"), NUMBERS),
    st.tuples(st.just("answer"), st.sampled_from(["adviser", "cto"]), NUMBERS, st.booleans(), st.booleans()),
    st.tuples(st.just("heard"), st.sampled_from(THEIRS), NUMBERS, st.sampled_from([True, True, False]), st.booleans(), AGO),
    st.tuples(st.just("approve late"), st.sampled_from(THEIRS), NUMBERS, AGO),
    st.tuples(st.just("yes of before"), st.sampled_from(PACKAGES[:3]), st.sampled_from([3, 9])),
    LATE,
    LATE,
    st.tuples(st.just("seat"), st.sampled_from([*OURS, *THEIRS]), st.booleans()),
    st.tuples(st.just("case"), st.booleans()),
    st.tuples(st.just("settle"), NUMBERS),
    st.tuples(st.just("push"), NUMBERS),
    st.tuples(st.just("agree"), NUMBERS),
    st.tuples(st.just("close"), NUMBERS),
    st.tuples(st.just("upset"), st.sampled_from(PACKAGES[:3]), st.sampled_from(UPSETS)),
    st.tuples(st.just("upset"), st.sampled_from(PACKAGES[:3]), st.sampled_from(UPSETS)),
    st.tuples(st.just("time"), st.integers(-3, 12)),
    st.tuples(st.just("time"), st.integers(-6, -1)),
)


def known(record: Record, number: int) -> int:
    """Turn any number into that of an offer, so that most doings are about something."""
    offers = [offer.number for offer in record.state.offers]
    return offers[number % len(offers)] if offers else number


def after(record: Record, hours: int | str | None) -> datetime | None:
    """Give the end of a yes: some hours after the start, or `in` some hours."""
    if hours is None:
        return None
    return record.now + timedelta(hours=int(hours[3:])) if isinstance(hours, str) else START + timedelta(hours=hours)


def steps(move: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """Take apart what takes several steps: getting an offer approved and out, getting it accepted on both sides."""
    if move[0] == "push":
        return [*(("approve", person, move[1], None, False) for person in OURS), ("send", "adviser", move[1])]
    if move[0] == "agree":
        theirs = [("heard", "executive", move[1], True, False, 0), ("approve", "ceo", move[1], None, True)]
        return [*theirs, ("answer", "adviser", move[1], True, True), ("answer", "adviser", move[1], True, False)]
    if move[0] == "yes of before":
        yes = [("approve late", person, -1, move[2]) for person in OURS[1:]]
        return [("receive", move[1], None, "executive"), ("time", 6), ("case", True), ("case", False), ("time", 6), *yes, ("answer", "adviser", -1, True, False)]
    if move[0] == "upset":
        return upset(move[1], move[2])
    if move[0] == "late":
        return late(*move[1:])
    if move[0] == "close":
        number = move[1]
        return [*steps(("push", number)), *steps(("agree", number)), ("settle", number)]
    return [move]


def upset(package: str, what: str) -> list[tuple[Any, ...]]:
    """Get an offer approved, let something come in between, and try to send it or its like."""
    until = 5 if what == "late" else None
    region, hours = "release == 'none'", 5 if what == "mandate late" else 60
    if what.startswith("mandate"):
        asked: list[tuple[Any, ...]] = [("ask", region, hours)] if what == "mandate refused" else []
        yes: list[tuple[Any, ...]] = [*asked, *(("grant", person, region, hours, bool(asked)) for person in OURS[1:])]
    else:
        yes = [("approve", person, -1, until, False) for person in OURS[1:]]
    between: dict[str, list[tuple[Any, ...]]] = {
        "case": [("case", True), ("case", False), ("draft", package, 40)],
        "expiry": [("draft", package, 50)],
        "late": [("time", 12)],
        "refuse": [("refuse", "cto", -1)],
        "withdraw": [("withdraw", -2)],
        "package": [("draft", PACKAGES[3], 40)],
        "mandate late": [("time", 12)],
        "mandate withdrawn": [("withdraw", -2)],
        "mandate refused": [("decline", "cto")],
        "mandate but no": [("refuse", "cto", -1)],
    }
    return [("draft", package, 40), *yes, *between.get(what, []), ("send", "adviser", -1)]


def late(package: str, ending: str, answered: int, approved: int) -> list[tuple[Any, ...]]:
    """Send an offer, let our own yes to it end after six hours, and write down after twelve that they had accepted it before or after that."""
    given: list[tuple[Any, ...]]
    if ending == "mandate":
        given = [("grant", person, "release == 'none'", "in 6", False) for person in OURS[1:]]
    else:
        given = [("approve", person, -1, "in 6" if ending == "until" else None, False) for person in OURS[1:]]
    between: dict[str, tuple[Any, ...]] = {"withdraw": ("withdraw", -2), "case": ("case", True), "refuse": ("refuse", "cto", -1)}
    between["offer withdrawn"] = ("withdraw offer", -1)
    between["nothing"] = between["mandate"] = between["until"] = ("time", 0)
    passing = [("time", 6), between[ending], ("time", 6)]
    return [("draft", package, 60), *given, ("send", "adviser", -1), *passing, ("heard", "executive", -1, True, False, answered), ("approve late", "ceo", -1, approved)]


def act(record: Record, time: Time, move: tuple[Any, ...]) -> None:
    """Try one thing; what a rule stands against is refused."""
    decide: Callable[[Any, Any], Entry]
    match move:
        case ("time", hours):
            time.pass_(hours=hours)
            return
        case ("draft", package, days):
            expires = None if days is None else START + timedelta(hours=days)
            decide = lambda state, _: draft_offer(state, "adviser", read_package(state.case, package), expires)  # noqa: E731
        case ("receive", package, days, person):
            expires = None if days is None else START + timedelta(hours=days)
            decide = lambda state, _: receive_offer(  # noqa: E731
                state, "adviser", person, read_package(state.case, package), expires
            )
        case ("approve", person, number, hours, by_other):
            until = after(record, hours)
            who = "adviser" if by_other else person
            number = known(record, number)
            decide = lambda state, _: approve(state, who, person, number, until, (), MAIL)  # noqa: E731
        case ("refuse", person, number):
            number = known(record, number)
            who = "adviser" if person in THEIRS else person
            decide = lambda state, _: refuse(state, who, person, number, "no", MAIL)  # noqa: E731
        case ("ask", region, hours):
            decide = lambda state, _: ask_mandate(state, "adviser", region, START + timedelta(hours=hours), OURS[1:])  # noqa: E731
        case ("grant", person, region, hours, as_asked):
            asked = record.state.requests[-1].number if as_asked and record.state.requests else None
            decide = lambda state, _: grant_mandate(  # noqa: E731
                state, person, person, region, after(record, hours) or START, asked
            )
        case ("decline", person):
            asked = record.state.requests[-1].number if record.state.requests else 0
            decide = lambda state, _: refuse_mandate(state, person, person, asked, "no")  # noqa: E731
        case ("withdraw", number):
            number = 1 + (number - 1) % len(record.events) if number > 0 else len(record.events) + number + 1
            decide = lambda state, _: withdraw(state, "adviser", number)  # noqa: E731
        case ("withdraw offer", number):
            number = known(record, number)
            decide = lambda state, _: withdraw(state, "adviser", number)  # noqa: E731
        case ("send", who, number):
            number = known(record, number)
            decide = lambda state, now: send_offer(state, who, number, now)  # noqa: E731
        case ("answer", who, number, accepted, subject):
            number = known(record, number)
            decide = lambda state, now: answer_offer(  # noqa: E731
                state, who, number, accepted, now, subject and accepted
            )
        case ("heard", person, number, accepted, subject, ago):
            number = known(record, number)
            happened = record.now - timedelta(hours=ago) if ago else None
            decide = lambda state, _: receive_answer(  # noqa: E731
                state, "adviser", person, number, accepted, subject and accepted, evidence=MAIL if ago else None, happened=happened
            )
        case ("approve late", person, number, ago):
            number = known(record, number)
            happened = record.now - timedelta(hours=ago) if ago else None
            decide = lambda state, _: approve(state, "adviser", person, number, evidence=MAIL, happened=happened)  # noqa: E731
        case ("seat", person, front):
            decide = lambda _state, _now: Entry(events.SeatChanged(person, front), "adviser")  # noqa: E731
        case ("settle", number):
            number = known(record, number)
            decide = lambda state, _: settle(state, "adviser", number)  # noqa: E731
        case ("case", other):
            entry, files = case_entry("case.yaml", (OTHER if other else CASE).encode(), "adviser")
            record.append(lambda _state, _now: [entry], files)
            return
        case _:
            raise AssertionError(move)
    record.append(lambda state, now: [decide(state, now)])


def begun() -> tuple[Record, MemoryStore, Time]:
    time, store = Time(), MemoryStore()
    record = Record(store, "customer", time)
    entry, files = case_entry("case.yaml", CASE.encode(), "adviser", writers=OURS)
    record.append(lambda _state, _now: [entry], files)
    return record, store, time


def judge_refusal(record: Record, time: Time, move: tuple[Any, ...], error: RefusedError) -> None:
    """A refusal for want of approvals names exactly those that the oracle misses."""
    found = re.search(r"the approvals? of (.*?) (?:is|are) missing", str(error))
    if move[0] not in ("send", "answer") or not found:
        return
    oracle = RecordOracle(record.events, LIMITS, REGIONS)
    offer = record.state.offer(known(record, move[2]))
    last = len(record.events)
    now = max(time().replace(microsecond=0), oracle.now(last))
    missing = oracle.missing(last, now, "customer", offer.terms, offer.expires, {move[1]})
    assert missing, error
    assert {person for person in OURS if person in found[1]} == missing, error


def test_nothing_unapproved_is_sent_and_nothing_stale_counts() -> None:
    reached: set[str] = set()

    @given(st.lists(MOVES, min_size=5, max_size=45))
    @examples(100)
    def run(moves: list[tuple[Any, ...]]) -> None:
        record, store, time = begun()
        for move in (step for composed in moves for step in steps(composed)):
            try:
                act(record, time, move)
            except RefusedError as error:
                reached.add("refused")
                judge_refusal(record, time, move, error)
        judge(record, store, time)
        reached.update(event.kind for event in record.events)
        reached.update("bound" for offer in record.state.offers if offer.bound)
        reached.update("late yes of ours" for event in record.events if event.happened and event.kind == "approval-given" and event.content.person in OURS)
        reached.update("back" for _ in record.state.back)
        reached.update("bound by its day" for offer in record.state.offers if offer.since and offer.since < record.events[offer.bound - 1].time)
        reached.update("rests on" for event in record.events if event.kind == "offer-sent" and event.content.rests_on)

    run()
    assert reached >= {"refused", "offer-sent", "bound", "bound by its day", "late yes of ours", "settled", "back", "rests on", "withdrawn", "mandate-granted", "mandate-refused"}


def judge(record: Record, store: MemoryStore, time: Time) -> None:
    """Compare everything that was recorded with the oracle."""
    oracle = RecordOracle(record.events, LIMITS, REGIONS)
    for event in record.events:
        before = event.number - 1
        spoken = {event.who}
        now = oracle.now(event.number)
        if event.kind == "offer-sent":
            terms, expires = event.content.terms, event.content.expires
            assert not oracle.missing(before, now, "customer", terms, expires, spoken)
            assert oracle.front(before, event.who)
        if event.kind == "answer-given" and event.content.accepted:
            offer = record.state.offer(event.content.offer)
            missing = oracle.missing(before, now, "customer", offer.terms, offer.expires, spoken)
            assert bool(missing) == event.content.subject
    made = [event for event in record.events if event.kind in ("offer-drafted", "offer-received")]
    for event in oracle.kinds(len(record.events), "approval-given"):
        if event.happened and event.content.person in OURS:
            offered = next(item for item in made if item.number == event.content.offer)
            assert event.content.case == oracle.case_on(event.number, max(event.happened, oracle.moment(offered)))
    agreed: dict[int, int] = {}
    for number in range(1, len(record.events) + 1):
        first = next((item for item in made if item.number <= number and oracle.binds(number, item)), None)
        if first and not agreed:
            agreed[first.number] = number
    assert {offer.number: offer.bound for offer in record.state.offers if offer.bound} == agreed
    for event in record.events:
        if event.kind == "settled":
            assert 0 < record.state.offer(event.content.offer).bound < event.number
    assert derive(record.events, "customer", record.state.cases) == record.state
    assert broken_rules(record) == {}, "what the rules allowed once, they allow again"
    again = Record(store, "customer", time)
    assert again.state == record.state
    assert again.events == record.events
    assert [json.loads(row.body)["number"] for row in store.rows()] == list(range(1, len(record.events) + 1))
