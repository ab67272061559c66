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
from backtable.case import Expression
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
    known = ValueLearned("paid_on_new_only", 1.0)
    rows.append(("value, all evidence weighed again", *timed(lambda: start.after(known), 5)))
    return rows


def main() -> None:
    """Measure and print a table."""
    worlds = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    print(f"{worlds:,} worlds; {machine()}\n")
    print("| evidence | elapsed | processor |\n|---|---:|---:|")
    for name, elapsed, used in measured(worlds):
        print(f"| {name} | {1000 * elapsed:.1f} ms | {1000 * used:.1f} ms |")


if __name__ == "__main__":
    main()
