"""The pictures of advice and of beliefs: results handed to `pictures`."""

import textwrap

import altair as alt

from backtable.advice import Advice, Outcome
from backtable.belief import Report, Shift
from backtable.frontier import SOLUTIONS
from backtable.papers._beliefs import called, headline, moved_shifts, quantity, subject
from backtable.pictures import Answer, Mark, Moved, Place, Point, beliefs_chart, frontier_chart, stacked, tables_chart
from backtable.quantities import share
from backtable.wording import label_of

_PANELS = 9
_ANSWERS = 18
_WIDTH = 38


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


def beliefs_picture(report: Report) -> alt.VConcatChart:
    """Give what has moved as small multiples, before and after, and the yes of their people below."""
    moved = [_moved(report, item) for item in moved_shifts(report)[:_PANELS]]
    case = report.beliefs.case
    largest = sorted(report.people, key=lambda item: -abs(item.after - item.before))[:_ANSWERS]
    answers = [
        Answer(label_of(case, item.person), called(report.beliefs, item.package), item.before, item.after)
        for item in report.people
        if item in largest
    ]
    return beliefs_chart(headline(report), moved, answers)


def _moved(report: Report, item: Shift) -> Moved:
    case = report.beliefs.case
    entry = next(other for other in case.assumptions if other.key == item.name.partition("@")[0])
    words = f"{quantity(case, item.name, item.before.mean)} before, {quantity(case, item.name, item.after.mean)} after"
    labels: tuple[str, ...] = ()
    if item.values:
        yes_no = {0.0: "no", 1.0: "yes"} if entry.distribution.kind == "chance" else {}
        labels = tuple(yes_no.get(value) or quantity(case, item.name, value) for value in item.edges)
    title = tuple(textwrap.wrap(subject(case, item.name), _WIDTH))
    return Moved(title, labels, item.edges, item.before.shares, item.after.shares, words, entry.unit == "%")
