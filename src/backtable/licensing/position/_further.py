"""Counting under further readings what was counted under some already."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from backtable.licensing._resting import resting
from backtable.licensing.position._counting import Counting, Tallies, Tally, tallies_of
from backtable.licensing.position._lines import KEPT
from backtable.licensing.position._near import near
from backtable.licensing.position._needs import Sums, sums_of
from backtable.licensing.position._position import Position, Progress, Work, count_lines, set_against
from backtable.licensing.position._store import Queries, Store
from backtable.licensing.readings import Reading


@resting()
def further(
    connection: Any,
    found: Position,
    readings: Sequence[Reading],
    publishers: Collection[str] = (),
    progress: Progress | None = None,
) -> Position:
    """Give the position under further readings, with the rows of a count of its own.

    Only what no reading before answered alike is counted; the lines of everything else are those that are there.

    Args:
        connection: the Ibis backend of the position's relations.
        found: the position under other readings.
        publishers: whose products' rows are wanted; all without it.
    """
    say = progress or (lambda *_: None)
    store, counting = Store(connection), found.counting
    only = near(found.products, publishers) if publishers else None
    tallies, fresh = known_before(tallies_of(counting, readings, found.told), found.tallies, counting, only)
    used = {number for way in counting.expanded(readings)[1].all for number in tallies.bits(way.name)} - {tally.number for tally in fresh}
    lines = found.kept
    sums = found.work.sums if found.work else sums_of(lines.filter(lines.tally.isin(sorted(used))), found.footprint, found.machines, counting)
    if fresh:
        first = min(tally.number for tally in fresh)
        lines = store.make("lines", [], KEPT)
        store.add(lines, lambda: found.kept.filter(found.kept.tally.isin(sorted(used))))
        count_lines(store, lines, fresh, found.footprint, found.machines, counting, say)
        say("Adding up", 0, 0)
        more = sums_of(lines.filter(lines.tally >= first), found.footprint, found.machines, counting)
        sums = Sums((*sums.all, *more.all), sums.loose | more.loose)
    before = replace(found.work, sums=sums) if found.work else Work(sums, {}, (), Queries())
    result = set_against(
        store,
        readings,
        found.as_of,
        found.footprint,
        lines,
        counting,
        tallies,
        found.products,
        found.licenses,
        found.given,
        found.machines,
        found.told,
        say,
        before,
        only,
    )
    return replace(result, rows=tuple(row for row in result.rows if not publishers or row.publisher in publishers))


def known_before(asked: Tallies, before: Tallies, counting: Counting, only: Collection[str] | None = None) -> tuple[Tallies, tuple[Tally, ...]]:
    """Give tallies in the place of which those from before stand where they count the same, and those that are left to be counted.

    Args:
        only: products whose lines are wanted; all without it.
    """
    known = {_counts(tally): tally for tally in before.all}
    number = max((tally.number for tally in before.all), default=-1) + 1
    fresh: list[Tally] = []
    moved: dict[tuple[int, int], tuple[int, int]] = {}
    for tally in asked.all:
        old = known.get(_counts(tally))
        there = old.variants if old else ()
        left = tuple(variant for variant in tally.variants if variant not in there)
        for place, variant in enumerate(tally.variants):
            moved[tally.number, 1 << place] = (
                (number, 1 << left.index(variant)) if old is None or variant in left else (old.number, 1 << there.index(variant))
            )
        own = tally.products if only is None or tally.once else tuple(product for product in tally.products if product in only)
        if left and own and (only is None or set(own) & set(only)):
            behind = tally.behind if own == tally.products else tuple(counting.behind(own))
            fresh.append(replace(tally, number=number, variants=left, products=own, behind=behind))
        number += bool(left)
    of = {name: {way: moved[place] for way, place in places.items()} for name, places in asked.of.items()}
    return Tallies((*before.all, *fresh), of), tuple(fresh)


def _counts(tally: Tally) -> object:
    """Give what tells a tally from others, but for what its variants leave out."""
    cover = tuple((other, tuple(sorted(own.items()))) for other, own in sorted(tally.cover.items()))
    return (tally.metric, tally.products, tally.behind, tuple(sorted(tally.answers.items())), tally.within, tally.served, tally.once, cover)

