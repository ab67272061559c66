"""How long a piece of evidence takes to be weighed, kind by kind, on examples/over-deployment.

    python benchmarks/beliefs.py [WORLDS]

Needs nothing beside Backtable. “Warm” is the usual case: other evidence on the same worlds was weighed before. “Cold” is
the first offer after worlds were drawn. “Drawn anew” is a piece of evidence that leaves fewer than half of the worlds, so
that fresh ones must be found.
"""

import sys
from pathlib import Path

from measure import machine, timed

from backtable.belief import (
    Accepted,
    Approved,
    ConditionLearned,
    Evidence,
    Heard,
    Lapsed,
    MustAsk,
    NotStandard,
    OfferReceived,
    ReasonGiven,
    Refused,
    Rejected,
    ValueLearned,
    believe,
    model_of,
)
from backtable.case import Case, Expression, Package
from backtable.files import read_case, read_package

CASE = Path(__file__).parent.parent / "examples" / "over-deployment" / "case.yaml"
TERMS = "cover=200, new=300, discount=50%, back_support=0, penalty=0, services=60, release=full, signed=this quarter"
REPETITIONS = 15


def measured(worlds: int) -> list[tuple[str, float, float]]:
    """Give each kind of evidence with the seconds that passed and those of the processor."""
    case = read_case(CASE)
    cheap = read_package(case, TERMS.replace("cover=200, new=300", "cover=0, new=150"))
    demand, package = read_package(case, "demand"), read_package(case, TERMS)
    kinds: list[Evidence] = [
        OfferReceived("executive", package, 0.5),
        Accepted("executive", package, True, 0.5),
        Rejected("executive", package, 0.5),
        Lapsed("executive", package, 0.5),
        Approved("ceo", package),
        Refused("ceo", cheap),
        ReasonGiven("ceo", package, "discount"),
        Heard("executive", Expression("commission > 0.08"), 0.7),
        MustAsk("executive", package),
        NotStandard("executive", package),
    ]
    start = believe(case, [OfferReceived("executive", demand, 0.5)], worlds=worlds)
    rows = []
    for item in kinds:
        how = "worlds drawn anew" if start.after(item).changes[-1].refreshed else "warm"
        rows.append((f"{model_of(item).key}, {how}", *timed(lambda item=item: start.after(item), REPETITIONS)))
    fresh = [believe(case, worlds=worlds) for _ in range(6)]
    for beliefs in fresh:
        for person in ("executive", "deal_desk", "ceo"):
            beliefs.setting.scale(person)
    rows.append(("offer, cold", *timed(lambda: fresh.pop().after(OfferReceived("executive", demand, 0.5)), 5)))
    fact = ConditionLearned(Expression("commission > 0.09"))
    assert start.after(fact).changes[-1].refreshed
    rows.append(("fact, worlds drawn anew", *timed(lambda: start.after(fact), 5)))
    known, amount = ValueLearned("paid_on_new_only", 1.0), ValueLearned("commission", 0.08)
    rows.append(("value, one of few", *timed(lambda: start.after(known), 5)))
    rows.append(("value, an amount, worlds drawn anew", *timed(lambda: start.after(amount), 5)))
    rows += story(case, worlds)
    return rows


def story(case: Case, worlds: int) -> list[tuple[str, float, float]]:
    """Give the slowest of twenty-one events one after the other, as negotiations have them."""

    def like(**changed: object) -> Package:
        given = dict(item.split("=") for item in TERMS.split(", ")) | {key: str(value) for key, value in changed.items()}
        return read_package(case, ", ".join(f"{key}={value}" for key, value in given.items()))

    demand, package, cheap = read_package(case, "demand"), like(), like(cover=0, new=100)
    middle, close = like(cover=150, new=200, discount="60%"), like(discount="40%", services=40)
    items: list[Evidence] = [
        OfferReceived("executive", demand, 0.1),
        Heard("executive", Expression("paid_on_new_only == 1"), 0.7, 0.5),
        Rejected("executive", cheap, 0.2),
        ReasonGiven("executive", cheap, "new"),
        MustAsk("executive", package),
        OfferReceived("executive", like(discount="20%", services=0), 0.3),
        Refused("ceo", like(cover=0, new=150)),
        OfferReceived("executive", like(discount="20%", services=20), 0.4),
        Heard("executive", Expression("commission > 0.08"), 0.8),
        Rejected("executive", like(cover=50, new=150), 0.5),
        Approved("ceo", like(discount="20%")),
        OfferReceived("executive", like(discount="40%", services=20), 0.6),
        NotStandard("executive", package),
        Rejected("executive", middle, 0.6),
        Refused("deal_desk", middle),
        OfferReceived("executive", close, 0.7),
        Lapsed("executive", like(cover=150, new=250), 0.8),
        ConditionLearned(Expression("commission > 0.07")),
        Accepted("executive", close, False, 0.9),
        Approved("deal_desk", close),
        Approved("ceo", close),
    ]
    beliefs, slowest = believe(case, worlds=worlds), (0.0, 0.0)
    for item in items:
        slowest = max(slowest, timed(lambda now=beliefs, item=item: now.after(item), 5))
        beliefs = beliefs.after(item)
    return [(f"the slowest of {len(items)} events in turn", *slowest)]


def main() -> None:
    """Measure and print a table."""
    worlds = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    print(f"{worlds:,} worlds; {machine()}\n")
    print("| evidence | elapsed | processor |\n|---|---:|---:|")
    for name, elapsed, used in measured(worlds):
        print(f"| {name} | {1000 * elapsed:.1f} ms | {1000 * used:.1f} ms |")


if __name__ == "__main__":
    main()
