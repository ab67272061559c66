"""Swing weights as a document: what counts how much for somebody, how that was got, and what does not fit."""

from backtable.case import Case, Person
from backtable.interview import (
    LARGEST,
    Choice,
    Levels,
    Misfit,
    Span,
    Swings,
    Weight,
    ends,
    misfits,
    rated,
    replaced_by_swings,
    swing_weights,
)
from backtable.papers._document import Block, Bullets, Column, Document, Paragraph, Row, Section, Table
from backtable.quantities import money, plain, share
from backtable.wording import listed, name_in_text, term


def swings_document(case: Case, person: Person, swings: Swings, seed: int = 1) -> Document:
    """Give how much each term counts for somebody who answered for themselves, conclusion first."""
    subtitle = f"What counts for {person.label}"
    if not swings.complete:
        said = "Nothing was said of swings yet." if not swings.likes else _unfinished(swings, person)
        return Document(case.name, subtitle, (Paragraph(said, strong=True),), (), "")
    weights, wrong = swing_weights(swings, seed), misfits(case, swings, seed)
    lead = [Paragraph(_headline(case, weights), strong=True)]
    if wrong:
        lead.append(Paragraph("Not everything that was said fits together: see below."))
    sections = [_weights(case, swings, weights), *_misfits(case, wrong), *_unsaid(swings, person)]
    return Document(case.name, subtitle, tuple(lead), tuple(sections), _method(swings))


def _unfinished(swings: Swings, person: Person) -> str:
    if swings.likes and not swings.counting:
        return f"No term counts for {person.label} so far, so there are no weights."
    counting = "1 term counts" if len(swings.counting) == 1 else f"{len(swings.counting)} terms count"
    return f"{counting} for {person.label}; not all swings are ranked and rated yet."


def _headline(case: Case, weights: tuple[Weight, ...]) -> str:
    labels = {issue.key: name_in_text(issue.label) for issue in case.issues}
    said = listed([f"{labels[item.issue]} {share(item.likely)}" for item in weights[:3]])
    others = len(weights) - 3
    return f"What counts most: {said}{f'; {others} more together {share(sum(item.likely for item in weights[3:]))}' if others > 0 else ''}."


def _weights(case: Case, swings: Swings, weights: tuple[Weight, ...]) -> Section:
    issues, ratios, rows = {issue.key: issue for issue in case.issues}, rated(swings), []
    for place, (item, ratio) in enumerate(zip(weights, ratios, strict=True)):
        worst, best = ends(case, issues[item.issue], swings.likes[item.issue])
        rating = f"rank {place + 1}" if swings.only_ranks else str(swings.ratings[item.issue]) if place else "100"
        low, high = share(item.low), share(item.high)
        spread = "" if low == high else f" ({low} to {high})"
        exact = swings.only_ranks or not place or swings.ratings[item.issue].exact
        cells = [issues[item.issue].label, f"{worst} → {best}", rating, f"{share(item.likely)}{spread}"]
        if swings.amount is not None:
            least, most = (ratio, ratio) if exact else (swings.ratings[item.issue].low / LARGEST, swings.ratings[item.issue].high / LARGEST)
            cells.append(_money(case, Span(swings.amount.low * least, swings.amount.likely * ratio, swings.amount.high * most)))
        rows.append(Row(tuple(cells)))
    money_column = (Column("Worth", number=True),) if swings.amount is not None else ()
    heads = (Column("Term", width=40), Column("Swing", width=44), Column("Rank" if swings.only_ranks else "Rating", number=True), Column("Weight", number=True))
    return Section("Weights", (Table((*heads, *money_column), tuple(rows)),))


def _money(case: Case, span: Span) -> str:
    likely = money(span.likely, case.currency)
    return likely if span.exact else f"{likely} ({money(span.low, case.currency)} to {money(span.high, case.currency)})"


def _misfits(case: Case, wrong: tuple[Misfit, ...]) -> list[Section]:
    if not wrong:
        return []
    items = []
    for item in wrong:
        first, second = (_levels(case, levels) for levels in (item.choice.first, item.choice.second))
        worth = f"By what was said of the swings the first is worth {plain(round(item.worth[0]))} and the second {plain(round(item.worth[1]))}, the largest swing being 100."
        items.append((_chosen(item.choice, first, second), (worth,)))
    return [Section("What contradicts the ratings", (Bullets(tuple(items)),))]


def _chosen(choice: Choice, first: str, second: str) -> str:
    if choice.answer == "same":
        return f"Held equally good: {first}, and {second}"
    better, worse = (first, second) if choice.answer == "first" else (second, first)
    return f"Would rather have {better} than {worse}"


def _levels(case: Case, levels: Levels) -> str:
    issues = {issue.key: issue for issue in case.issues}
    return " with ".join(f"{name_in_text(issues[key].label)} at {term(case, issues[key], value)}" for key, value in levels.items())


def _unsaid(swings: Swings, person: Person) -> list[Section]:
    lines: list[Block] = []
    if swings.amount is None:
        lines.append(Paragraph("What the largest swing is worth in money was not said: a case would have it at 100 in its currency, which means nothing beside amounts."))
    if swings.only_ranks and len(swings.order) > 1:
        lines.append(Paragraph("A case has these weights as they stand, without their range; ratings or ranges would say how sure they are."))
    if swings.no_deal is not None:
        lines.append(Paragraph(f"No deal stands at {swings.no_deal} for {person.label}, where every term at its worst is 0 and every term at its best is 100."))
    else:
        lines.append(Paragraph("How good no deal is was not said: a case would have it as bad as every term at its worst."))
    there = replaced_by_swings(person)
    if there.interests or there.stake:
        names = listed([f"“{name}”" for name in there.interests])
        said = [f"{'the interests' if len(there.interests) > 1 else 'the interest'} {names}"] if there.interests else []
        said += [f"the stake of {there.stake}"] if there.stake else []
        lines.append(Paragraph(f"Written into a case these weights stand for all that {person.label} wants, in place of {' and '.join(said)}."))
    return [Section("What to know", tuple(lines))] if lines else []


def _method(swings: Swings) -> str:
    if swings.only_ranks:
        return "Method: only the order of the swings is known: rank-order centroid weights; ranges are 90 % of all weights in that order."
    return "Method: swing weights: each swing from worst to best rated against the largest, then made to add up to 100 %; ranges are 90 %, from the ranges given."
