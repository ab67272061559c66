"""The picture of advice: results handed to `pictures`."""

from __future__ import annotations  # their types are Altair's, which is imported late

from typing import TYPE_CHECKING

from backtable.advice import Advice, Outcome
from backtable.frontier import SOLUTIONS
from backtable.pictures import Mark, Place, Point, frontier_chart, stacked, tables_chart
from backtable.quantities import share

if TYPE_CHECKING:
    import altair as alt


def advice_chart(advice: Advice) -> alt.VConcatChart:
    """Give the efficient frontier with what stands out on it, and below it the map of the tables.

    With more than two sides the frontier shows our gain against the sum of the others'.
    """
    return stacked(_frontier(advice), _tables(advice))


def _frontier(advice: Advice) -> alt.LayerChart:
    case = advice.case
    ours, others = case.our_side, case.other_sides
    theirs = others[0].label if len(others) == 1 else "all others together"
    points = [
        Point(item.gain[ours.key], sum(item.gain[side.key] for side in others), item.chance) for item in advice.frontier
    ]
    named: list[tuple[str, Outcome | None]] = [("Proposal", advice.proposal), ("Demand", advice.demand)]
    named += [(SOLUTIONS[name][0], outcomes[0]) for name, outcomes in advice.solutions.items()]
    together: dict[tuple[float | str, ...], list[tuple[int, str, Outcome]]] = {}
    for shape, (name, item) in enumerate(named):
        if item:
            together.setdefault(item.package.values, []).append((shape, name, item))
    marks = [
        Mark(
            ", ".join(name for _, name, _ in same),
            same[0][2].gain[ours.key],
            sum(same[0][2].gain[side.key] for side in others),
            same[0][2].chance,
            same[0][0],
        )
        for same in together.values()
    ]
    if advice.proposal is None:
        title = "Efficient packages: none of them can pass"
    elif all(advice.proposal.gain[side.key] > 0 for side in others):
        title = f"The proposal leaves every side better off, with {share(advice.proposal.chance)} chance of passing"
    else:
        title = f"The proposal passes with {share(advice.proposal.chance)} chance"
    return frontier_chart(title, case.currency, ours.label, theirs, points, marks)


def _tables(advice: Advice) -> alt.LayerChart:
    case = advice.case
    judged = {item.person: item for item in advice.proposal.people} if advice.proposal else {}
    places = []
    for side in (case.our_side, *case.other_sides):
        for person in side.people:
            item = judged.get(person.key)
            places.append(
                Place(
                    person.label,
                    side.label,
                    person.key in advice.method.seating,
                    item.says_yes if item else None,
                    item.must_approve > 0.5 if item else False,
                )
            )
    title = "Who sits at which table, and who says yes to the proposal" if judged else "Who sits at which table"
    return tables_chart(title, places)
