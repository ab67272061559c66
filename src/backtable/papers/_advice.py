"""Advice as a document, conclusion first."""

import math
from collections.abc import Iterator

from backtable.advice import Advice, Judgement, Outcome, Question, Seat
from backtable.case import Case
from backtable.frontier import SOLUTIONS
from backtable.papers._asking import question_lines
from backtable.papers._clauses import clauses_sections
from backtable.papers._document import Block, Bullets, Column, Document, Paragraph, Row, Section, Table
from backtable.papers._judgements import people_table, terms_table, why_section
from backtable.papers._nearness import beyond_words, solutions_words
from backtable.papers._words import (
    against,
    amounts_words,
    better_words,
    chance_words,
    changes,
    close,
    given_words,
    least_money,
    method_words,
    prefers_fight,
    rules_words,
    values_alone,
    verdict,
)
from backtable.quantities import money, share
from backtable.wording import listed, names, terms

_QUESTIONS = 3
_WILLING = 0.9
_LITTLE = 0.01
_ROUNDED = 1e-9
_MOST_CHANGES = 10
_LEFT_OUT = {
    "amounts": "which values of the continuous amounts are best",
    "compared": "how the best compare on fresh worlds",
    "with_margin": "what would leave everybody a margin",
    "why": "why it is good for whom",
    "more_chance": "what more chance would cost",
    "questions": "what to ask first",
    "rests_on": "what it rests on",
    "seats": "who should sit at the front",
}
_SEARCHED = " With so many packages it was searched; what is proven is that none is worse than what stands in brackets."


def advice_document(advice: Advice) -> Document:
    """Give advice as a document for our side's eyes: everything that was found, conclusion first."""
    case = advice.case
    amounts = amounts_words(case, "amounts" not in advice.left_out, advice.method.amounts, advice.method.every_amount)
    method = f"{method_words(advice.method)}{_front_words(advice)}{amounts} Digest {advice.method.digest[:12]}."
    if advice.proposal is None:
        lead: tuple[Paragraph, ...] = (Paragraph(advice.reason, strong=True), *_given(advice), *_stopped(advice))
        asked = any(item.worthwhile for item in (*advice.questions, *advice.beliefs))
        sections = [_tables(advice), *((_ask_first(advice), *_sound_out(advice)) if asked else ())]
    else:
        lead = (
            Paragraph(f"Propose {terms(case, advice.proposal.package)}.", strong=True),
            Paragraph(f"{chance_words(case, advice.proposal)}{better_words(advice.method)}"),
            *_given(advice),
            *_stopped(advice),
        )
        left, why = advice.left_out, why_section(case, advice.why, advice.proposal, against(advice))
        sections = [
            _tables(advice),
            *(() if "questions" in left else (_ask_first(advice), *_sound_out(advice))),
            _proposal(advice, advice.proposal),
            *clauses_sections(case, case.clauses, advice.proposal.package),
            *(() if "why" in left else (why,)),
            _alternatives(advice, advice.proposal),
            *(() if "rests_on" in left else (_rests(advice),)),
            *(() if "seats" in left else (_seats(advice),)),
        ]
    return Document(case.name, f"Advice for {case.our_side.label}", lead, tuple(sections), method)


def _stopped(advice: Advice) -> tuple[Paragraph, ...]:
    """Say what is left out of advice that somebody stopped; nothing where nobody did."""
    if not advice.left_out and not (advice.method.proven and advice.method.proven.interrupted):
        return ()
    words = [_LEFT_OUT[name] for name in advice.left_out if name in _LEFT_OUT]
    left = f" Left out: {listed(words)}." if words else ""
    if advice.short:
        return (Paragraph(f"It needed more memory than is allowed, and this is the best that was found by then; allow twice as much with --memory.{left}"),)
    return (Paragraph(f"It was stopped before everything was looked at: this is the best so far.{left}"),)


def _front_words(advice: Advice) -> str:
    """Write, with a space before it, how near a searched frontier and its solutions are to those of all packages; nothing where it was not searched."""
    front, case = advice.method.front, advice.case
    if front is None:
        return ""
    over = [side.key for side in case.sides]
    words = beyond_words(case, over, front.beyond or (), [[item.gain[key] for key in over] for item in advice.frontier], "every package that our own people approve")
    return "".join(f" {part}" for part in (words and f"Of the frontier: {words[:1].lower()}{words[1:]}", solutions_words(case, front.solutions)) if part)


def _given(advice: Advice) -> tuple[Paragraph, ...]:
    words = given_words(advice.case, advice.method)
    return (Paragraph(words),) if words else ()


def _tables(advice: Advice) -> Section:
    case = advice.case
    demand = {item.person: item for item in advice.demand.people} if advice.demand else {}
    proposal = {item.person: item for item in advice.proposal.people} if advice.proposal else {}
    columns = [Column("Who sits where"), Column("Fight (no deal)" if demand else "No deal")]
    columns += [Column("Pay (the demand)")] if demand else []
    columns += [Column("The proposal")] if proposal else []
    rows = []
    for side in case.sides:
        rows.append(Row((side.label,), heading=True))
        for person in sorted(side.people, key=lambda item: item.key not in advice.method.seating):
            seat = "Front" if person.key in advice.method.seating else "Back"
            judged = proposal.get(person.key) or demand.get(person.key)
            cells = [f"{seat}: {person.label}", prefers_fight(judged) if judged else "–"]
            cells += [_asked(found[person.key]) for found in (demand, proposal) if found]
            rows.append(Row(tuple(cells)))
    blocks: tuple[Block, ...] = (Table(tuple(columns), tuple(rows)),)
    if proposal:
        blocks += (Paragraph("Behind a no stands the interest that speaks most against it."),)
        unasked = [item for item in proposal.values() if item.must_approve == 0 and item.says_yes < _WILLING]
        if unasked:
            who = listed([case.person(item.person).label for item in unasked])
            blocks += (Paragraph(f"The proposal does not need the yes of {who}, who {'counts' if len(unasked) == 1 else 'count'} for nothing in the chance above; a word with them first may spare a quarrel later."),)
    return Section("The tables: who would say yes", blocks)


def _asked(item: Judgement) -> str:
    """Write whether somebody says yes, and where they do not whether it matters."""
    words = verdict(item)
    return words if item.must_approve > 0 or item.says_yes >= _WILLING else f"not asked; {words}"


def _ask_first(advice: Advice) -> Section:
    worth = [item for item in advice.questions if item.worthwhile][:_QUESTIONS]
    blocks: list[Block] = []
    if worth:
        blocks.append(Bullets(tuple(_lines(advice, item) for item in worth)))
        first = worth[0]
        answer = first.answers[-1][0] if first.answers[-1][0] in ("yes", "no") else "…"
        blocks.append(
            Paragraph(f"`--given {first.about}={answer}` works the proposal out in full as if that were known.")
        )
    else:
        blocks.append(Paragraph("Nothing that can be asked is measurably worth waiting for."))
    return Section("Ask this first", tuple(blocks))


def _lines(advice: Advice, question: Question) -> tuple[str, tuple[str, ...]]:
    return question_lines(advice.case, advice.proposal.package if advice.proposal else None, question)


def _sound_out(advice: Advice) -> Iterator[Section]:
    beliefs = [item for item in advice.beliefs if item.worthwhile][:_QUESTIONS]
    if beliefs:
        lines = Bullets(tuple(_lines(advice, item) for item in beliefs))
        yield Section("Sound out, since nobody will simply say it", (lines,))


def _proposal(advice: Advice, outcome: Outcome) -> Section:
    case = advice.case
    others = " and ".join(f"{side.label} {money(outcome.gain[side.key], case.currency)}" for side in case.other_sides)
    lines = [f"Once agreed we gain {money(outcome.gain[case.ours], case.currency)} over no deal, and {others}."]
    given = outcome.gain_if_accepted
    if given is not None and abs(given - outcome.gain[case.ours]) > max(2 * outcome.error, _ROUNDED * abs(given)):
        lines.append(
            f"If everybody approves, that itself is news: we then expect to gain {money(given, case.currency)}."
        )
    if advice.equally_good_count > 1:
        lines.append(
            f"{'At least ' if advice.equally_good_more else ''}{advice.equally_good_count:,} packages are equally good for us as far as can be told; "
            "the last column shows what varies among them."
        )
    lines += _margin(advice, outcome)
    lines += [f"Mind: {caution}" for caution in advice.cautions]
    return Section(
        "The proposal",
        (
            terms_table(advice, outcome),
            Bullets(tuple((line, ()) for line in lines)),
            Bullets((("Who must approve:", rules_words(case, advice.rules)),)),
            people_table(case, outcome.people),
        ),
    )


def _margin(advice: Advice, outcome: Outcome) -> Iterator[str]:
    case, safer = advice.case, advice.safer
    if not safer or safer.package == outcome.package or safer.chance < outcome.chance:
        return
    cost = outcome.expected_gain - safer.expected_gain
    words = (
        f"that costs us {money(cost, case.currency)} of expected gain"
        if cost > 2 * outcome.error
        else "that costs us nothing that can be measured"
    )
    change = ", ".join(changes(case, outcome.package, safer.package))
    yield f"To leave every counterpart a margin, propose {change} ({share(safer.chance)} chance); {words}."


def _alternatives(advice: Advice, proposal: Outcome) -> Section:
    case = advice.case
    sides = (case.our_side, *case.other_sides)
    columns = (
        Column("Package", width=22),
        Column("Instead of the proposal's terms"),
        Column("Expected", number=True),
        Column("Chance", number=True),
        *(
            Column("We gain" if side is case.our_side else f"{side.label} gains", number=True, width=14)
            for side in sides
        ),
    )

    def row(name: str, outcome: Outcome) -> Row:
        gains = (money(outcome.gain[side.key], case.currency) for side in sides)
        change = "\n".join(_some(changes(case, proposal.package, outcome.package))) or "the proposal itself"
        return Row((name, change, money(outcome.expected_gain, case.currency), share(outcome.chance), *gains))

    rows = [row(f"Next best {number}", outcome) for number, outcome in enumerate(advice.alternatives, 1)]
    for name, outcomes in advice.solutions.items():
        ties = " (one of several that tie)" if len(outcomes) > 1 else ""
        ties = ties or (f" (one of {outcomes[0].alike + 1:,} that are alike for everybody)" if outcomes[0].alike else "")
        rows.append(row(SOLUTIONS[name][0] + ties, outcomes[0]))
    blocks: list[Block] = [Table(columns, tuple(rows))]
    shown = (*advice.alternatives, *(outcomes[0] for outcomes in advice.solutions.values()))
    if any(outcome.expected_gain > proposal.expected_gain for outcome in shown):
        blocks.append(
            Paragraph(
                "Where the expected gain of another exceeds the proposal's, that is within what sampling can tell; "
                "of packages equally good for us the likelier is proposed."
            )
        )
    if advice.solutions:
        blocks.append(
            Paragraph(
                "The bargaining solutions weigh what the sides gain on average and do not ask whether every person "
                "approves; their chance says that."
            )
        )
    elif advice.method.front is not None and not advice.method.front.none:
        if not advice.method.front.interrupted:
            blocks.append(Paragraph("No package was found that our side approves and that leaves every side better off on average, so no bargaining solution is known."))
    elif advice.method.proven is None or not advice.method.proven.interrupted:
        blocks.append(Paragraph("No package that our side approves leaves every side better off on average, so there is no bargaining solution."))
    dearer = [outcome for outcome in advice.more_chance if outcome.chance > proposal.chance]
    if dearer:
        lines = []
        for outcome in dearer:
            cost = proposal.expected_gain - outcome.expected_gain
            words = f"costs {money(cost, case.currency)} of expected gain" if cost > 0 else "costs nothing measurable"
            change = ", ".join(_some(changes(case, proposal.package, outcome.package)))
            lines.append((f"{share(outcome.chance)} chance {words}. Propose {change}.", ()))
        blocks += [Paragraph("What more chance would cost:"), Bullets(tuple(lines))]
    elif proposal.chance > 0.995:
        blocks.append(Paragraph("Everybody approves the proposal already; more chance cannot be had."))
    elif "more_chance" in advice.left_out:
        pass
    elif advice.method.proven is None:
        blocks.append(Paragraph("No package that our side approves has a better chance."))
    else:
        blocks.append(Paragraph("No package was found that our side approves and that has a better chance."))
    if advice.method.proven is not None and advice.method.proven.chance < 0.995:
        limit = share(math.ceil(1000 * advice.method.proven.chance) / 1000, 1)
        blocks.append(Paragraph(f"It is proven that on the worlds of the search no package that our side approves has a chance above {limit}."))
    return Section("Alternatives", tuple(blocks))


def _some(terms_changed: list[str]) -> list[str]:
    """Give the terms that differ, of very many the first and how many more there are."""
    if len(terms_changed) <= _MOST_CHANGES + 1:
        return terms_changed
    return [*terms_changed[:_MOST_CHANGES], f"and {len(terms_changed) - _MOST_CHANGES} more terms (--json gives all)"]


def _idle(count: int, others: bool) -> str:
    """Write how many assumptions change nothing of the proposal."""
    if not others:
        return "No assumption by itself, at its low or its high point, moves what the proposal comes to by 1 % or its chance, or makes another package measurably better."
    return f"{'One more assumption moves' if count == 1 else f'{count} more assumptions move'} the expected gain by less than 1 % and the chance not at all, and make{'s' if count == 1 else ''} no other package better."


def _rests(advice: Advice) -> Section:
    case = advice.case
    unknown = _unknown_scores(case)
    if not advice.rests_on:
        words = unknown or (Paragraph("Nothing in this case is uncertain."),)
        return Section("What it rests on", words)
    columns = (
        Column("Assumption"),
        Column("5 %, 95 % point", number=True),
        Column("Expected gain", number=True),
        Column("Chance", number=True),
        Column("Another then?", number=True, width=8),
    )
    items = {item.key: item for item in case.assumptions}

    def number(value: float, key: str) -> str:
        item = items[key]
        if item.distribution.kind == "chance":
            return "yes" if value >= 0.5 else "no"
        if item.unit == "%":
            return share(value, 1)
        return f"{value:,.3g}" if abs(value) < 1e3 else money(value, "")

    rows, idle = [], 0
    for rest in advice.rests_on:
        apart, most = abs(rest.gains[1] - rest.gains[0]), max(map(abs, rest.gains))
        if not any(rest.changes) and apart <= _LITTLE * most and share(rest.chances[0]) == share(rest.chances[1]):
            idle += 1
            continue
        better = ["yes" if value else "no" for value in rest.changes]
        rows.append(
            Row(
                (
                    rest.label,
                    f"{number(rest.low, rest.about)}, {number(rest.high, rest.about)}",
                    ", ".join(money(value, case.currency) for value in rest.gains),
                    ", ".join(share(value) for value in rest.chances),
                    better[0] if better[0] == better[1] else ", ".join(better),
                )
            )
        )
    return Section(
        "What it rests on",
        (
            *(
                (
                    Table(columns, tuple(rows)),
                    Paragraph(
                        "For each assumption at its low and its high point: what the proposal then comes to, and whether "
                        "another package would then be measurably better."
                    ),
                )
                if rows
                else ()
            ),
            *((Paragraph(_idle(idle, bool(rows))),) if idle else ()),
            *unknown,
        ),
    )


def _unknown_scores(case: Case) -> tuple[Paragraph, ...]:
    """Name the interests whose scores nobody has told us."""
    found = [
        f"“{interest.name}” of {label}"
        for label, interests in (
            *((side.label, side.interests) for side in case.sides),
            *((person.label, person.interests) for person in case.people),
        )
        for interest in interests
        if interest.unknown
    ]
    if not found:
        return ()
    return (Paragraph(f"The scores behind {listed(found)} are not known; every world has scores of its own that fit the hints."),)


def _exposure(case: Case, seat: Seat) -> str:
    """Write an exposure, with what it is proven not to fall below where that is less."""
    if seat.exposure is None:
        if not seat.every_value:
            return "none found"
        return "none" if seat.least is None else f"at least {least_money(seat.least, case.currency)}"
    shown = money(seat.exposure, case.currency)
    least = shown if seat.least is None or close(seat.exposure, seat.least) else least_money(seat.least, case.currency)
    return shown if least == shown else f"{shown} (at least {least})"


def _seats(advice: Advice) -> Section:
    case = advice.case
    columns = (
        Column("At the front tables"),
        Column("Exposure", number=True, width=20),
        Column("Best expected gain", number=True, width=13),
        Column("Chance", number=True),
    )
    rows = []
    for seat in advice.seats:
        exposure = _exposure(case, seat)
        brought = [key for key in seat.seating if not case.person(key).front]
        label = f"As now: {names(case, seat.seating)}" if seat.present else f"With {names(case, brought)}"
        cells = (label, exposure, money(seat.expected_gain, case.currency), share(seat.chance))
        rows.append(Row(cells))
    return Section(
        "Seats",
        (
            Table(columns, tuple(rows)),
            Paragraph(
                "Exposure is the worst package that our people at the front could agree to on the spot, as our gain over no "
                "deal; none where every package needs somebody at our back table."
                + (_SEARCHED if any("at least" in row.cells[1] for row in rows) and not case.continuous else "")
                + ("" if all(seat.every_value for seat in advice.seats) else f" {values_alone(case)}")
            ),
        ),
    )
