"""A package, who says yes to it, and why, as several papers show them."""

from backtable.advice import Advice, Contribution, Judgement, Outcome
from backtable.case import Case
from backtable.papers._document import Block, Bullets, Column, Row, Section, Table
from backtable.papers._words import signed, spread
from backtable.quantities import money, share
from backtable.wording import label_of, name_in_text, term


def terms_table(advice: Advice, outcome: Outcome) -> Table:
    """Give the terms of the proposal beside the demand and the range of what is equally good for us."""
    case, demand = advice.case, advice.case.demand
    several = advice.equally_good_count > 1
    columns = [Column("Term"), Column("We propose", number=True)]
    columns += [Column("They demand", number=True)] if demand else []
    columns += [Column("Equally good for us", number=True)] if several else []
    rows = []
    for position, issue in enumerate(case.issues):
        cells = [issue.label, term(case, issue, outcome.package.values[position])]
        cells += [term(case, issue, demand.values[position])] if demand else []
        if several:
            good = advice.equally_good[issue.key]
            among = issue.numeric and len(good) > 2
            shown = [good[0], good[-1]] if among else list(good)
            joined = (" to " if among else ", ").join(term(case, issue, value) for value in shown)
            cells.append(joined if len(good) > 1 else "")
        rows.append(Row(tuple(cells)))
    return Table(tuple(columns), tuple(rows))


def people_table(case: Case, people: tuple[Judgement, ...]) -> Table:
    """Give what a package brings to each person, as they judge it."""
    columns = (
        Column("Person", width=22),
        Column("Must approve", number=True, width=8),
        Column("Says yes", number=True, width=6),
        Column("Gain", number=True),
        Column("5–95 %", number=True),
        Column("Own part", number=True, width=8),
        Column("Side's part", number=True, width=8),
        Column("Asks for", number=True, width=8),
    )
    rows = []
    for item in people:
        must = "yes" if item.must_approve > 0.999 else "no" if item.must_approve < 0.001 else share(item.must_approve)
        sums = (item.own, item.organisation, item.threshold)
        rows.append(
            Row(
                (
                    label_of(case, item.person),
                    must,
                    share(item.says_yes),
                    money(item.gain.mean, case.currency),
                    spread(case, item) or "certain",
                    *(money(value, case.currency) for value in sums),
                )
            )
        )
    return Table(columns, tuple(rows), "What it brings to each person over no deal, as they judge it")


def why_section(case: Case, contributions: tuple[Contribution, ...], outcome: Outcome, compared: str) -> Section:
    """Give why a package is what it is to each person: a sentence each, and a table for paper."""
    judged = {item.person: item for item in outcome.people}
    lines = tuple((_why_words(case, item, judged[item.person], compared), ()) for item in contributions)
    labels = {issue.key: issue.label for issue in case.issues}
    keys = list(dict.fromkeys(key for item in contributions for key, _ in item.terms))
    columns = (Column("Term"), *(Column(label_of(case, item.person), number=True) for item in contributions))
    rows = []
    for key in keys:
        worths = [dict(item.terms).get(key) for item in contributions]
        rows.append(
            Row(
                (
                    labels.get(key, key),
                    *("" if worth is None else money(worth, case.currency) for worth in worths),
                )
            )
        )
    rows.append(Row(("In all", *(money(item.total, case.currency) for item in contributions))))
    blocks: list[Block] = [Bullets(lines)]
    if keys:
        caption = f"What each term brings to each person, {compared} (Shapley values)"
        blocks.append(Table(columns, tuple(rows), caption, wide=True))
    return Section(f"Why: what the terms bring to each person, {compared}", tuple(blocks))


def _why_words(case: Case, item: Contribution, judged: Judgement, compared: str) -> str:
    labels = {issue.key: name_in_text(issue.label) for issue in case.issues}
    gains = [(labels.get(key, key), worth) for key, worth in item.terms if worth > 0]
    losses = [(labels.get(key, key), worth) for key, worth in item.terms if worth < 0]

    def some(parts: list[tuple[str, float]]) -> str:
        return ", ".join(f"{name} {signed(worth, case)}" for name, worth in parts[:3])

    who = label_of(case, item.person)
    if not gains and not losses:
        return f"{who} neither gains nor loses."
    better = item.total >= 0
    first, second = (gains, losses) if better else (losses, gains)
    words = f"{who} is {money(abs(item.total), case.currency)} {'better' if better else 'worse'} off"
    words += f": {some(first)}" if first else ""
    words += f"; on the other hand {some(second)}" if second else ""
    if not better and judged.gain.mean > 0 and compared != "over no deal":
        words += f". Still {money(judged.gain.mean, case.currency)} better than no deal"
    return words + "."
