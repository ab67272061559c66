"""Advice and explanations as words on a terminal."""

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from backtable.advice import Advice, Contribution, Explanation, Judgement, Method, Outcome
from backtable.case import Case, Package
from backtable.quantities import money, share, with_unit


def write_advice(advice: Advice, console: Console) -> None:
    """Print advice, conclusion first."""
    case = advice.case
    console.print(f"[bold]{escape(case.name)}[/bold]: advice for {escape(case.our_side.label)}\n")
    if advice.proposal is None:
        console.print(f"[bold]{escape(advice.reason)}[/bold]\n")
        _tables(advice, console)
        _method(advice.method, console)
        return
    outcome = advice.proposal
    console.print(
        f"[bold]Propose[/bold] {escape(_terms(case, outcome.package))}. {share(outcome.chance)} chance that everybody approves; "
        f"expected gain {money(outcome.expected_gain, case.currency)}.\n"
    )
    _tables(advice, console)
    _ask_first(advice, console)
    _proposal(advice, console)
    _why(case, advice.why, console, "against the demand" if advice.demand else "over no deal")
    _alternatives(advice, console)
    _rests(advice, console)
    _seats(advice, console)
    _method(advice.method, console)


def write_explanation(found: Explanation, console: Console) -> None:
    """Print how a package stands."""
    case, outcome = found.case, found.outcome
    blockers = [case.person(item.person).label for item in found.blockers]
    verdict = f"in the way: {', '.join(blockers)}" if blockers else "nobody stands in the way"
    console.print(f"[bold]{share(outcome.chance)} chance that everybody approves[/bold]; {escape(verdict)}.")
    if found.forbidden:
        console.print(f"But {found.forbidden}.")
    console.print(f"{escape(_terms(case, outcome.package))}\n")
    _people(case, outcome.people, console)
    for line in found.rules:
        console.print(f"  {escape(line)}")
    for blocker in found.blockers:
        label = case.person(blocker.person).label
        if blocker.fix is None:
            console.print(f"  No package brings {escape(label)} round without losing somebody else.")
            continue
        changes = _changes(case, outcome.package, blocker.fix.package)
        cost = outcome.gain[case.ours] - blocker.fix.gain[case.ours]
        words = (
            f"costs us {money(cost, case.currency)}" if cost > 0 else f"brings us {money(-cost, case.currency)} more"
        )
        console.print(
            f"  {escape(label)} lacks {money(blocker.shortfall, case.currency)}; cheapest fix: {escape(changes)} ({words})."
        )
    console.print()
    _why(
        case,
        found.why,
        console,
        "against the demand" if case.demand and case.demand.values != outcome.package.values else "over no deal",
    )
    _method(found.method, console)


def _table(title: str, columns: Iterable[str]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE, pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, overflow="fold", justify="left" if number == 0 else "right")
    return table


def _terms(case: Case, package: Package) -> str:
    return "; ".join(
        f"{issue.label.lower() if issue.label[:2].istitle() else issue.label}: {with_unit(value, issue.unit, case.currency)}"
        for issue, value in zip(case.issues, package.values, strict=True)
    )


def _changes(case: Case, package: Package, other: Package) -> str:
    return (
        ", ".join(
            f"{issue.label} {with_unit(new, issue.unit, case.currency)} instead of {with_unit(old, issue.unit, case.currency)}"
            for issue, old, new in zip(case.issues, package.values, other.values, strict=True)
            if old != new
        )
        or "no change"
    )


def _verdict(item: Judgement | None) -> str:
    if item is None:
        return "–"
    word = "yes" if item.says_yes >= 0.9 else "no" if item.says_yes <= 0.1 else f"yes in {share(item.says_yes)}"
    return f"{word}: {item.reason}" if item.reason else word


def _tables(advice: Advice, console: Console) -> None:
    case = advice.case
    columns = [
        "Who sits where",
        "Fight (no deal)",
        *(["Pay (the demand)"] if advice.demand else []),
        *(["The proposal"] if advice.proposal else []),
    ]
    table = Table(
        title="The tables: who would say yes", title_justify="left", title_style="bold", box=box.SIMPLE, pad_edge=False
    )
    for column in columns:
        table.add_column(column, overflow="fold")
    demand = {item.person: item for item in advice.demand.people} if advice.demand else {}
    proposal = {item.person: item for item in advice.proposal.people} if advice.proposal else {}
    for side in case.sides:
        table.add_row(f"[bold]{escape(side.label)}[/bold]")
        for person in sorted(side.people, key=lambda item: item.key not in advice.method.seating):
            seat = "front" if person.key in advice.method.seating else "back"
            row = [f"  {seat}: {person.label}", _fight(proposal.get(person.key))]
            row += [_verdict(demand.get(person.key))] if advice.demand else []
            row += [_verdict(proposal.get(person.key))] if advice.proposal else []
            table.add_row(*(escape(cell) for cell in row))
    console.print(table)


def _fight(item: Judgement | None) -> str:
    if item is None:
        return "–"
    return "prefers the proposal" if item.says_yes >= 0.5 else "prefers to fight"


def _ask_first(advice: Advice, console: Console) -> None:
    case = advice.case
    worth = [question for question in advice.questions if question.worth > 2 * question.error and question.worth > 0]
    console.print("[bold]Ask this first[/bold]")
    if not worth:
        console.print("  Nothing that can be found out is measurably worth waiting for.\n")
        return
    for question in worth[:3]:
        source = "ask " + " or ".join(question.ask) if question.ask else "nobody at the tables knows; have it estimated"
        console.print(
            f"  {escape(question.label)}: {escape(source)}. Knowing it is worth {money(question.worth, case.currency)} (±{money(2 * question.error, case.currency)})."
        )
        assert advice.proposal is not None
        for answer, weight, package in question.answers:
            console.print(
                f"    {escape(answer)} ({share(weight)} likely): propose {escape(_changes(case, advice.proposal.package, package))}"
            )
    console.print()


def _proposal(advice: Advice, console: Console) -> None:
    case, outcome = advice.case, advice.proposal
    assert outcome is not None
    console.print("[bold]The proposal[/bold]")
    console.print(
        f"  Chance that everybody approves: {share(outcome.chance)}. Expected gain of proposing it: {money(outcome.expected_gain, case.currency)}"
        f" (±{money(2 * outcome.error, case.currency)}); once agreed {money(outcome.gain[case.ours], case.currency)}."
    )
    others = ", ".join(f"{side.label} {money(outcome.gain[side.key], case.currency)}" for side in case.other_sides)
    console.print(f"  The other side gains: {escape(others)}.")
    if advice.equally_good_count > 1:
        ranges = "; ".join(
            f"{issue.label} {', '.join(with_unit(value, issue.unit, case.currency) for value in advice.equally_good[issue.key])}"
            for issue in case.issues
            if len(advice.equally_good[issue.key]) > 1
        )
        console.print(
            f"  {advice.equally_good_count} packages are equally good for us as far as can be told; among them vary: {escape(ranges)}."
        )
    if advice.safer and advice.safer.package != outcome.package:
        cost = outcome.expected_gain - advice.safer.expected_gain
        words = (
            f"it costs us {money(cost, case.currency)} of expected gain"
            if cost > 2 * outcome.error
            else "at no cost to us that can be measured"
        )
        console.print(
            f"  With a margin for every counterpart: {escape(_changes(case, outcome.package, advice.safer.package))}; "
            f"chance {share(advice.safer.chance)}, {words}."
        )
    for caution in advice.cautions:
        console.print(f"  Mind: {escape(caution)}")
    console.print("  Who must approve:")
    for line in advice.rules:
        console.print(f"    {escape(line)}")
    console.print()
    _people(case, outcome.people, console)


def _people(case: Case, people: tuple[Judgement, ...], console: Console) -> None:
    table = _table(
        "What it brings to each person, as they judge it",
        ["Person", "Must approve", "Says yes", "Gain", "5–95 %", "Their own", "Organisation's share", "Asks for"],
    )
    for item in people:
        table.add_row(
            escape(case.person(item.person).label),
            "yes" if item.must_approve > 0.999 else "no" if item.must_approve < 0.001 else share(item.must_approve),
            share(item.says_yes),
            *(money(value, case.currency) for value in (item.gain.mean,)),
            f"{money(item.gain.low, case.currency)} to {money(item.gain.high, case.currency)}",
            *(money(value, case.currency) for value in (item.own, item.organisation, item.threshold)),
        )
    console.print(table)


def _why(case: Case, contributions: tuple[Contribution, ...], console: Console, against: str) -> None:
    console.print(f"[bold]Why: what each term brings to each person, {against}[/bold]")
    labels = {issue.key: issue.label for issue in case.issues}
    for item in contributions:
        parts = "; ".join(
            f"{labels.get(key, key)} {'+' if worth > 0 else ''}{money(worth, case.currency)}"
            for key, worth in item.terms[:4]
        )
        console.print(
            f"  {escape(case.person(item.person).label)}: {escape(parts or 'nothing changes')}; in all {money(item.total, case.currency)}."
        )
    console.print()


def _brief(case: Case, package: Package, other: Package) -> str:
    return "\n".join(
        f"{issue.label}: {with_unit(new, issue.unit, case.currency)}"
        for issue, old, new in zip(case.issues, package.values, other.values, strict=True)
        if old != new
    )


def _outcome_row(case: Case, name: str, outcome: Outcome, proposal: Outcome) -> list[str]:
    gains = [money(outcome.gain[side.key], case.currency) for side in (case.our_side, *case.other_sides)]
    changes = _brief(case, proposal.package, outcome.package) or "the proposal itself"
    cells = (name, changes, money(outcome.expected_gain, case.currency), share(outcome.chance), *gains)
    return [escape(cell) for cell in cells]


def _alternatives(advice: Advice, console: Console) -> None:
    case, proposal = advice.case, advice.proposal
    assert proposal is not None
    names = {
        "nash": "Nash",
        "kalai_smorodinsky": "Kalai–Smorodinsky",
        "egalitarian": "Egalitarian",
        "utilitarian": "Utilitarian",
    }
    table = _table(
        "Alternatives, as changes to the proposal (gains once agreed)",
        [
            "Which",
            "Changes",
            "Expected",
            "Chance",
            "We gain",
            *("They" if len(case.sides) == 2 else side.label for side in case.other_sides),
        ],
    )
    table.columns[1].justify = "left"
    table.columns[1].ratio = 1
    table.expand = True
    table.columns[0].max_width = 20
    for number, outcome in enumerate(advice.alternatives, 1):
        table.add_row(*_outcome_row(case, f"Next best {number}", outcome, proposal))
    for name, outcomes in advice.solutions.items():
        ties = f" (one of {len(outcomes)} that tie)" if len(outcomes) > 1 else ""
        table.add_row(*_outcome_row(case, names[name] + ties, outcomes[0], proposal))
    for outcome in advice.more_chance:
        if outcome.package != proposal.package:
            table.add_row(*_outcome_row(case, f"At {share(outcome.chance)} chance", outcome, proposal))
    console.print(table)
    if not advice.solutions:
        console.print(
            "  No package that our side approves leaves every side better off on average, so there is no bargaining solution.\n"
        )


def _rests(advice: Advice, console: Console) -> None:
    case = advice.case
    table = _table(
        "What it rests on",
        ["Assumption at its 5 % and 95 % points", "Expected gain", "Chance", "Another proposal then?"],
    )
    units = {item.key: item.unit for item in case.assumptions}
    for rest in advice.rests_on:

        def number(value: float, key: str = rest.about) -> str:
            return share(value, 1) if units[key] == "%" else f"{value:,.3g}" if abs(value) < 1e3 else f"{value:,.0f}"

        table.add_row(
            f"{escape(rest.label)}: {number(rest.low)} … {number(rest.high)}",
            " … ".join(money(value, case.currency) for value in rest.gains),
            " … ".join(share(value) for value in rest.chances),
            " … ".join("yes" if value else "no" for value in rest.changes),
        )
    if advice.rests_on:
        console.print(table)


def _seats(advice: Advice, console: Console) -> None:
    case = advice.case
    table = _table(
        "Seats: what could be agreed on the spot", ["At the front tables", "Exposure", "Best expected gain", "Chance"]
    )
    for seat in advice.seats:
        names = ", ".join(case.person(key).label for key in seat.seating)
        exposure = "nothing can be agreed on the spot" if seat.exposure is None else money(seat.exposure, case.currency)
        table.add_row(
            escape(("Now: " if seat.present else "") + names),
            exposure,
            money(seat.expected_gain, case.currency),
            share(seat.chance),
        )
    console.print(table)


def _method(method: Method, console: Console) -> None:
    how = (
        "every world that there is"
        if method.exact
        else f"{method.worlds:,} sampled worlds, seed {method.seed}, reported on worlds that had no part in the choice"
    )
    console.print(
        f"Computed over {method.packages:,} packages and {how}. Case digest {method.digest[:12]}.", style="dim"
    )
