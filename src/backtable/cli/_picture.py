"""The picture of advice: results handed to `pictures`."""

from pathlib import Path

from backtable.advice import Advice
from backtable.pictures import Mark, Point, frontier_chart, save

_NAMES = {
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai–Smorodinsky",
    "egalitarian": "Egalitarian",
    "utilitarian": "Utilitarian",
}


def save_picture(advice: Advice, path: Path) -> None:
    """Write the efficient frontier with the proposal, the demand and the solutions; theirs is the first other side."""
    case = advice.case
    ours, theirs = case.our_side, case.other_sides[0]
    points = [Point(item.gain[ours.key], item.gain[theirs.key], item.chance) for item in advice.frontier]
    named = [("Proposal", advice.proposal), ("Demand", advice.demand)]
    named += [(_NAMES[name], outcomes[0]) for name, outcomes in advice.solutions.items()]
    marks = [Mark(name, item.gain[ours.key], item.gain[theirs.key], item.chance) for name, item in named if item]
    if advice.proposal is None:
        title = "No package can pass"
    else:
        title = f"The proposal leaves both sides better off, with a chance of {advice.proposal.chance:.0%}"
        if advice.proposal.gain[theirs.key] <= 0:
            title = f"The proposal passes with a chance of {advice.proposal.chance:.0%}"
    save(frontier_chart(title, case.currency, ours.label, theirs.label, points, marks), path)
