"""The picture of beliefs: how they moved event by event, and what they were and are."""

from __future__ import annotations  # their types are Altair's, which is imported late

import textwrap
from typing import TYPE_CHECKING

from backtable.belief import Course, Report, Shift, TraitShift, option_shifts, trait_shifts
from backtable.papers._beliefs import MOVED, called, headline, moved_shifts, numbered, quantity, subject
from backtable.papers._scores import scores_of
from backtable.pictures import Answer, Courses, Line, Moved, Range, beliefs_chart
from backtable.wording import label_of, name_in_text, term

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt

_LINES = 6
_PANELS = 9
_ANSWERS = 18
_RANGES = 40
_WIDTH = 38


def beliefs_picture(report: Report, notes: Sequence[str] = ()) -> alt.VConcatChart:
    """Give how beliefs moved, where that was followed; what has moved as small multiples, before and after; the yes of their people below.

    Args:
        notes: lines to stand below its title, such as the record that it rests on.
    """
    case = report.beliefs.case
    traits = {item.name: item for item in trait_shifts(report.beliefs)}
    moved = [_moved(report, item) for item in moved_shifts(report)]
    moved += [_trait(item) for item in sorted(traits.values(), key=lambda item: -item.moved) if item.moved >= MOVED]
    largest = sorted(report.people, key=lambda item: -abs(item.after - item.before))[:_ANSWERS]
    answers = [
        Answer(label_of(case, item.person), called(report, item.package), item.before, item.after)
        for item in report.people
        if item in largest
    ]
    return beliefs_chart(headline(report), moved[:_PANELS], answers, _courses(report, traits), _ranges(report), notes)


def _courses(report: Report, traits: dict[str, TraitShift]) -> Courses | None:
    """Give the lines of what moved most; pieces of one event are one step."""
    found = sorted((item for item in report.courses if item.moved >= MOVED), key=lambda item: -item.moved)[:_LINES]
    count = len(report.beliefs.evidence)
    last = [place for place in range(count) if place + 1 == count or numbered(report, place) != numbered(report, place + 1)]
    if not found or not last:
        return None
    steps = ("before", *(numbered(report, place).split()[-1] for place in last))
    axis = "after event" if report.origins else "after evidence no."
    kept = [0, *(place + 1 for place in last)]
    return Courses(_distinct(steps), axis, tuple(_line(report, item, kept, traits) for item in found))


def _distinct(steps: tuple[str, ...]) -> tuple[str, ...]:
    """Give the names of steps, an event that comes back later marked so."""
    return tuple(f"{step}{'’' * steps[:place].count(step)}" for place, step in enumerate(steps))


def _line(report: Report, item: Course, kept: list[int], traits: dict[str, TraitShift]) -> Line:
    case, steps = report.beliefs.case, [item.steps[place] for place in kept]
    means, lows, highs = (tuple(values) for values in zip(*((step.mean, step.low, step.high) for step in steps), strict=True))
    if item.name in traits:
        trait = traits[item.name]
        words = ", then ".join(trait.say(step.mean) for step in (steps[0], steps[-1]))
        return Line(_folded(trait.label), means, lows, highs, words, trait.share)
    words = ", then ".join(quantity(case, item.name, step.mean) for step in (steps[0], steps[-1]))
    entry = next(other for other in case.assumptions if other.key == item.name.partition("@")[0])
    return Line(
        _folded(subject(case, item.name)), means, lows, highs, words, entry.unit == "%", entry.distribution.kind == "chance"
    )


def _ranges(report: Report) -> list[Range]:
    case, found = report.beliefs.case, []
    for item in option_shifts(report.beliefs)[:_RANGES]:
        issue = next(issue for issue in case.issues if issue.key == item.issue)
        was, now = ((held.mean, held.low, held.high) for held in (item.before, item.after))
        found.append(Range(f"{name_in_text(issue.label)} {term(case, issue, item.option)}", scores_of(case, item.scores), was, now))
    return found


def _folded(text: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, _WIDTH))


def _moved(report: Report, item: Shift) -> Moved:
    case = report.beliefs.case
    entry = next(other for other in case.assumptions if other.key == item.name.partition("@")[0])
    words = f"{quantity(case, item.name, item.before.mean)} before, {quantity(case, item.name, item.after.mean)} after"
    words += f", {item.change_of_range}" if item.change_of_range and entry.distribution.kind != "chance" else ""
    labels: tuple[str, ...] = ()
    if item.values:
        yes_no = {0.0: "no", 1.0: "yes"} if entry.distribution.kind == "chance" else {}
        labels = tuple(yes_no.get(value) or quantity(case, item.name, value) for value in item.edges)
    shares = item.before.shares, item.after.shares
    return Moved(_folded(subject(case, item.name)), labels, item.edges, *shares, words, entry.unit == "%")


def _trait(item: TraitShift) -> Moved:
    words = f"{item.say(item.before.mean)} before, {item.say(item.after.mean)} after"
    labels: tuple[str, ...] = ()
    if item.values:
        labels = tuple(item.say(value) for value in item.edges)
        words = ", ".join(
            f"{label} {was:.0%} before, {now:.0%} after"
            for label, was, now in zip(labels, item.before.shares, item.after.shares, strict=True)
        )
    return Moved(_folded(item.label), labels, item.edges, item.before.shares, item.after.shares, words, item.share)
