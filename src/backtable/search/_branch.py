"""How a region is parted: by a comparison, by the measures, or by the options of an issue."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from backtable.search._bound import lid_of, line_at
from backtable.search._conditions import Margin, Settled
from backtable.search._loose import Box, Taken
from backtable.search._measures import Codes, Floats, Quantity
from backtable.search._region import Region, Standing, standing
from backtable.search._space import Space

_OPEN = 0.005
_DOUBTED, _HELPED, _MOST_TRIED = 0.1, 0.95, 4


def halves(space: Space, region: Region, value: float) -> list[Region]:
    """Give parts that make up a region; none where nothing in it can be worth anything.

    Args:
        value: of the best package, against which what is lost is weighed.
    """
    now = standing(space, region)
    if now is None:
        return []
    parts = by_doubt(space, region, max(region.bound - value, 1e-300) / space.ours.size)
    if parts:
        return parts
    middle = np.clip((region.least + region.most) / 2 if region.middle is None else region.middle, region.least, region.most)
    lid = lid_of(space, region, now)
    _, _, _, best = line_at(lid, middle)
    scores, lost, hidden = _scores(space, region, now, middle, best)
    opened = max(region.bound - value, 1e-300)
    if now.open and hidden > _OPEN * max(float(best @ space.weights), 1e-300):
        parts = by_condition(space, region, now.open)
        if parts:
            return parts
    mixed = by_mixture(space, region)
    if scores.max() > 0 and (lost >= 0.4 * opened or mixed is None):
        parts = by_measure(region, int(np.argmax(scores)), middle)
        if parts:
            return parts
    if mixed is not None:
        return by_option(space, region, *mixed)
    if now.open:
        parts = by_condition(space, region, now.open)
        if parts:
            return parts
    widths = [high - low for low, high in region.box]
    issue = int(np.argmax(widths))
    low, high = region.box[issue]
    return by_option(space, region, issue, (low + high) // 2)


def _scores(space: Space, region: Region, now: Standing, middle: Floats, best: Floats) -> tuple[Floats, float, float]:
    """Give for each measure how much of what the lines give too much is due to its width, that excess, and what is due to people
    who may or may not have to approve."""
    weights, width = space.weights, region.most - region.least
    scores = np.zeros(space.measures.count)
    gain = np.broadcast_to(_known(space.ours, region, middle), weights.shape)
    refused = np.zeros(weights.shape, dtype=bool)
    maybe = np.zeros(weights.shape, dtype=bool)
    for key, quantity in space.slack.items():
        slack = np.broadcast_to(_known(quantity, region, middle), weights.shape)
        must = np.broadcast_to(now.required[key], weights.shape)
        maybe |= ~must & (slack < -1e-6 * quantity.size)
        if quantity.alike or key in space.heard:
            continue
        no = must & (slack < 0) & (best > 0)
        refused |= no
        scores[quantity.places] += _shared(quantity.weights, width[quantity.places], weights * no * best)
    true = np.where(refused, 0.0, np.maximum(gain, 0.0))
    excess = weights * np.maximum(best - true, 0.0)
    loose = np.where(refused, 0.0, excess)
    scores[space.ours.places] += _shared(space.ours.weights, width[space.ours.places], loose)
    scores[width <= 1e-9 * np.maximum(np.abs(region.least), np.abs(region.most))] = 0.0
    return scores, float(excess.sum()), float((weights * maybe * (best > 0) * best).sum())


def _known(quantity: Quantity, region: Region, measures: Floats) -> Floats:
    """Give (worlds or 1,) a quantity at some measures, with lines in the place of what has no table."""
    found = quantity.at(measures[None])[0]
    return np.asarray(found + quantity.top(region.box, region.decided).at(measures)) if quantity.loose else found


def _shared(directions: Floats, width: Floats, excess: Floats) -> Floats:
    parts = np.abs(directions) * width[:, None]
    return np.asarray((parts / np.maximum(parts.sum(axis=0), 1e-300)) @ np.broadcast_to(excess, (parts.shape[1],)) if parts.shape[1] == len(excess) else parts[:, 0] * 0.0, dtype=float)


def _child(region: Region) -> Region:
    return Region(
        region.box, region.low, region.high, region.floor, region.ceiling, region.decided, region.bound, list(region.cuts),
        list(region.needs), list(region.seen), region.middle,
    )  # fmt: skip


def by_measure(region: Region, place: int, middle: Floats) -> list[Region]:
    """Give the parts below and above a value of a measure; none where that is as good as the same everywhere."""
    low, high = float(region.least[place]), float(region.most[place])
    at = 0.7 * float(middle[place]) + 0.15 * (low + high)
    at = min(max(at, low + 0.15 * (high - low)), high - 0.15 * (high - low))
    if not low < at < high:
        return []
    below, above = _child(region), _child(region)
    below.ceiling, above.floor = region.ceiling.copy(), region.floor.copy()
    below.ceiling[place], above.floor[place] = at, at
    return [below, above]


def by_condition(space: Space, region: Region, waiting: Sequence[Settled | Margin]) -> list[Region]:
    """Give the parts by the first condition that is open; none where no condition parts the region."""
    for item in waiting:
        if isinstance(item, Margin):
            if not item.quantity.alike:
                place = item.quantity.first
                low, high = float(region.least[place]), float(region.most[place])
                at = -float(np.mean(item.quantity.fixed))
                if low + 1e-3 * (high - low) < at < high - 1e-3 * (high - low):
                    below, above = _child(region), _child(region)
                    below.ceiling, above.floor = region.ceiling.copy(), region.floor.copy()
                    below.ceiling[place], above.floor[place] = at, at
                    return [below, above]
                continue
            return _sides(region, item.number)
        for axis, issue in enumerate(item.touched):
            low, high = region.box[issue]
            if low == high:
                continue
            part_of = item.holds[tuple(slice(region.box[place][0], region.box[place][1] + 1) for place in item.touched)]
            lines = np.moveaxis(part_of, axis, 0).reshape(high - low + 1, -1)
            changes = np.flatnonzero((lines[1:] != lines[:-1]).any(axis=1))
            if len(changes):
                return by_option(space, region, issue, low + int(changes[len(changes) // 2]))
    return []


def by_doubt(space: Space, region: Region, opened: float) -> list[Region]:
    """Give the parts after which terms without a table are known best: on either side of a bend, or by an issue; none where that helps little.

    Args:
        opened: what is open of a bound, as a share of how large our gain can be.
    """
    counted = [item for item in space.judged if item.loose]

    def doubt(box: Box, taken: Taken) -> float:
        return sum(item.doubt(box, taken, space.weights) for item in counted)

    box, taken = region.box, region.decided
    here = doubt(box, taken) if counted else 0.0
    if here < _DOUBTED * opened:
        return []
    inside = {id(term.inside): term.inside for item in counted for term in item.loose}.values()
    waiting = sorted({number for item in inside for number in item.open(box, taken)})
    left: dict[tuple[str, int], list[float]] = {}
    for number in waiting[:_MOST_TRIED]:
        left["bend", number] = [doubt(box, {**taken, number: truth}) for truth in (True, False)]
    reaches = Counter[int]()
    for item in inside:
        reaches.update(item.reaches(box, taken))
    for place, _ in reaches.most_common(_MOST_TRIED):
        left["issue", place] = [doubt(part, taken) for part in _split(box, place)]
    kind, chosen = min(left, key=lambda name: (max(left[name]), sum(left[name])))
    if not sum(left[kind, chosen]) < _HELPED * 2 * here:
        return []
    return _sides(region, chosen) if kind == "bend" else by_option(space, region, chosen, _split(box, chosen)[0][chosen][1])


def _split(box: Box, place: int) -> tuple[Box, Box]:
    """Give the halves of a box in an issue."""
    low, high = box[place]
    middle = (low + high) // 2
    below, above = (tuple(ends if number == place else old for number, old in enumerate(box)) for ends in ((low, middle), (middle + 1, high)))
    return below, above


def _sides(region: Region, number: int) -> list[Region]:
    parts = [_child(region), _child(region)]
    for part, truth in zip(parts, (True, False), strict=True):
        part.decided = {**region.decided, number: truth}
    return parts


def by_mixture(space: Space, region: Region) -> tuple[int, int] | None:
    """Give the issue in which the packages of the best mixture differ most in what they bring, and after which option to part."""
    found = _impacts(space, region)
    return None if found is None else _cut(region, *found, found[2].sum(axis=0))


def by_each(space: Space, region: Region) -> list[tuple[int, int]]:
    """Give for each measure that matters most where to part so as to part the packages of the best mixture in it, each place once."""
    found = _impacts(space, region)
    if found is None:
        return []
    cuts = [_cut(region, *found, line) for line in (found[2].sum(axis=0), *found[2])]
    return list(dict.fromkeys(cut for cut in cuts if cut is not None))


def impact_of(space: Space, region: Region) -> Floats | None:
    """Give (issues,) how much each issue moves what matters between the packages of the best mixture; None where it is one package."""
    found = _impacts(space, region)
    return None if found is None else np.asarray(found[2].sum(axis=0), dtype=float)


def _impacts(space: Space, region: Region) -> tuple[Codes, Floats, Floats] | None:
    """Give the packages of the best mixture, their shares, and (measures, issues) how much each issue moves each measure between them."""
    if region.mixture is None or len(region.mixture) > len(region.seen):
        return None
    rows = np.flatnonzero(region.mixture > 1e-3)
    if len(rows) < 2:
        return None
    codes = np.array([region.seen[row][0] for row in rows])
    shares = region.mixture[rows]
    lead = codes[int(np.argmax(shares))]
    widths = np.maximum(region.most - region.least, 1e-300)
    counted = space.counts
    here = space.measures.of(lead[None])[0]
    impact = np.zeros((len(counted), len(lead)))
    for other, share in zip(codes, shares, strict=True):
        for issue in np.flatnonzero(other != lead).tolist():
            moved = lead.copy()
            moved[issue] = other[issue]
            change = np.abs(space.measures.of(moved[None])[0] - here) / widths
            impact[:, issue] += share * change[counted]
    return codes, shares, impact


def _cut(region: Region, codes: Codes, shares: Floats, _: Floats, impact: Floats) -> tuple[int, int] | None:
    """Give the issue of most impact and after which option to part, between the options of the mixture."""
    most = int(np.argmax(impact))
    if impact[most] <= 0:
        return None
    options, (low, high) = codes[:, most], region.box[most]
    at = int(np.floor(float(shares @ options) / float(shares.sum())))
    at = min(max(at, int(options.min()), low), int(options.max()) - 1, high - 1)
    return most, at


def by_option(space: Space, region: Region, issue: int, at: int) -> list[Region]:
    """Give the parts before and after an option of an issue."""
    low, high = region.box[issue]
    return [] if low == high else [part_of(space, region, {issue: ends}) for ends in ((low, at), (at + 1, high))]


def part_of(space: Space, region: Region, kept: Mapping[int, tuple[int, int]]) -> Region:
    """Give the part of a region with some options of some issues.

    Args:
        kept: issue → its first and last option.
    """
    part = _child(region)
    part.box = tuple(kept.get(place, old) for place, old in enumerate(region.box))
    found = space.ranges(part.box)
    part.low, part.high = np.maximum(found[0], region.low), np.minimum(found[1], region.high)
    part.seen = [(codes, measures) for codes, measures in region.seen if all(low <= codes[issue] <= high for issue, (low, high) in kept.items())]
    return part
