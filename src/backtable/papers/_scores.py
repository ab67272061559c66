"""What is held of scores that nobody has told us, in words."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from backtable.belief import Beliefs, Course, Held, Report, TraitShift, option_shifts, trait_shifts
from backtable.case import Case
from backtable.papers._document import Column, Row, Section, Table
from backtable.quantities import share
from backtable.wording import term

_ACCOUNTS = 3


def unknown_scores(report: Report, named: Callable[[int], str]) -> Iterator[Section]:
    """Say what is held of scores that nobody has told us, and what moved it.

    Args:
        named: writes which piece of evidence it is, by its position.
    """
    beliefs = report.beliefs
    found = trait_shifts(beliefs)
    if not found:
        return
    courses = {item.name: item for item in report.courses}
    rows = [Row((item.label, trait_words(item, before=True), trait_words(item, before=False), "; ".join(_moved_by(item, courses.get(item.name), named)))) for item in found]
    columns = (Column("What they want", width=44), Column("Before"), Column("Now"), Column("Moved by"))
    yield Section("Scores that nobody has told us", (Table(columns, tuple(rows)), _options(beliefs)))


def _moved_by(item: TraitShift, course: Course | None, named: Callable[[int], str]) -> Iterator[str]:
    """Write the pieces of evidence that moved the mean of something about unknown scores most; of names none, for they have no mean."""
    if course is None or (item.values and len(item.edges) > 1):
        return
    width = item.before.high - item.before.low
    for place, before, after in largest_steps([step.mean for step in course.steps], 0.05 * width):
        yield f"{named(place)}: {item.say(before)} → {item.say(after)}"


def largest_steps(values: Sequence[float], least: float) -> list[tuple[int, float, float]]:
    """Give the pieces of evidence that moved a figure most, in the order in which they came, with the figure before and after.

    Args:
        values: the figure before any evidence and after each piece of it.
        least: a smaller change is none.
    """
    steps = [(place, before, after) for place, (before, after) in enumerate(pairwise(values)) if abs(after - before) >= max(least, 1e-12)]
    return sorted(sorted(steps, key=lambda step: -abs(step[2] - step[1]))[:_ACCOUNTS])


def _options(beliefs: Beliefs) -> Table:
    """Write what each option is worth to them."""
    case, rows = beliefs.case, []
    heading = ("", "")
    for item in option_shifts(beliefs):
        issue = next(issue for issue in case.issues if issue.key == item.issue)
        if (item.scores, item.issue) != heading:
            heading = (item.scores, item.issue)
            rows.append(Row((f"{issue.label}, {scores_of(case, item.scores)}",), heading=True))
        rows.append(Row((term(case, issue, item.option), _held_words(item.before), _held_words(item.after))))
    caption = "What each option is worth, as a share of the way from their worst package to their best"
    return Table((Column("Option", width=60), Column("Before"), Column("Now")), tuple(rows), caption=caption)


def scores_of(case: Case, key: str) -> str:
    """Write whose unknown scores they are."""
    for side in case.sides:
        for label, interests in ((side.label, side.interests), *((person.label, person.interests) for person in side.people)):
            for interest in interests:
                if interest.unknown and interest.unknown.key == key:
                    return f"“{interest.name}” of {label}"
    return key


def _held_words(item: Held) -> str:
    return f"{share(item.mean)} ({share(item.low)} to {share(item.high)})"


def trait_words(item: TraitShift, before: bool) -> str:
    """Write what is held of one thing about unknown scores, before the evidence or after it."""
    found = item.before if before else item.after
    if item.values and len(item.edges) > 1:
        best = sorted(zip(item.edges, found.shares, strict=True), key=lambda entry: -entry[1])[:_ACCOUNTS]
        return ", ".join(f"{item.say(value)} {share(chance)}" for value, chance in best)
    mean, low, high = (item.say(value) for value in (found.mean, found.low, found.high))
    return mean if low == high else f"{mean} ({low} to {high})"
