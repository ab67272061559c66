"""The page for one approver on our side: what is asked of them, why, and what happens otherwise.

It holds nothing that other people keep to themselves: no interest, threshold or answer of anybody else, and no
assumption that is known to others only.
"""

from collections.abc import Collection

from backtable.advice import Advice, Judgement, Outcome
from backtable.case import Assumption, Case, Clause, Person
from backtable.errors import NoAnswerError
from backtable.formula import depends_on, parse
from backtable.papers._clauses import clauses_sections
from backtable.papers._document import Block, Bullets, Column, Document, Paragraph, Row, Section, Table
from backtable.papers._judgements import terms_table
from backtable.papers._words import changes, given_words, method_words, rule_words, signed
from backtable.quantities import money, share
from backtable.wording import listed, name_in_text, names, terms


def person_document(advice: Advice, person: str) -> Document:
    """Give the document for one approver of ours.

    Raises:
        NoAnswerError: nobody has that key, or they sit with another side.
    """
    case = advice.case
    reader = case.person(person)
    if reader.side != case.ours:
        raise NoAnswerError(
            f"{person} sits with {case.side(reader.side).label}; a page can be made for somebody on our side: "
            + ", ".join(item.key for item in case.our_side.people)
        )
    subtitle = f"For {reader.label}{role_of(reader)}, {case.our_side.label}. Not for anybody else."
    if advice.proposal is None:
        lead = (
            Paragraph("There is nothing to approve: as things stand no package can pass.", strong=True),
            Paragraph("The negotiators will come back to you when that changes."),
        )
        return Document(case.name, subtitle, lead, (), method_words(advice.method))
    judged = _judgement(advice.proposal, person)
    sections = [
        _asked(advice, reader, judged),
        _brings(advice, reader, judged),
        *clauses_sections(case, _readable(case, reader), advice.proposal.package),
        _choices(advice, reader),
        _otherwise(advice, judged),
        _uncertain(advice, reader),
    ]
    return Document(
        case.name,
        subtitle,
        _lead(advice, judged),
        tuple(section for section in sections if section.blocks),
        method_words(advice.method),
    )


def _readable(case: Case, reader: Person) -> list[Clause]:
    """Give the clauses that bear on nothing which others keep to themselves."""

    def readable(clause: Clause) -> bool:
        return all(may_read(case, reader, name) for name in (*clause.supports, *clause.undermines, *clause.about))

    return [clause for clause in case.clauses if readable(clause)]


def role_of(person: Person) -> str:
    return f" ({name_in_text(person.role)})" if person.role and person.role.lower() != person.label.lower() else ""


def _judgement(outcome: Outcome, person: str) -> Judgement:
    return next(item for item in outcome.people if item.person == person)


def _lead(advice: Advice, judged: Judgement) -> tuple[Paragraph, ...]:
    case, outcome = advice.case, advice.proposal
    assert outcome is not None
    ask = (
        "You are asked to approve this package"
        if judged.must_approve > 0.5
        else "Your approval is not needed for this package; it is for your information"
    )
    return (
        Paragraph(f"{ask}: {terms(case, outcome.package)}.", strong=True),
        Paragraph(
            f"As you would judge it, it is worth {money(judged.gain.mean, case.currency)} "
            f"{'more' if judged.gain.mean >= 0 else '(less)'} than no deal. For {case.our_side.label} it is worth "
            f"{money(outcome.gain[case.ours], case.currency)} more than no deal on average. With "
            f"{share(outcome.chance)} chance everybody approves."
        ),
        *((Paragraph(words),) if (words := given_words(case, advice.method)) else ()),
    )


def _asked(advice: Advice, reader: Person, judged: Judgement) -> Section:
    case, outcome = advice.case, advice.proposal
    assert outcome is not None
    lines: list[str] = []
    for rule in advice.rules:
        if rule.side != case.ours:
            continue
        others = [key for key in rule.approve if key != reader.key]
        also = f" together with {names(case, others)}" if others else ""
        if reader.key in rule.approve:
            readable = all(may_read(case, reader, item.when) for item in advice.rules if item.side == case.ours)
            why = f" ({rule_words(case, rule)})" if readable else ""
            lines.append(f"Your approval is asked{also}{why}.")
        else:
            lines.append(f"It is for {names(case, others)} to approve.")
    blocks: list[Block] = [terms_table(advice, outcome)]
    if lines:
        blocks.append(Bullets(tuple((line, ()) for line in dict.fromkeys(lines))))
    title = "What is asked of you" if judged.must_approve > 0.5 else "What is proposed"
    return Section(title, tuple(blocks))


def _brings(advice: Advice, reader: Person, judged: Judgement) -> Section:
    case, proposal = advice.case, advice.proposal
    assert proposal is not None
    demand = _judgement(advice.demand, reader.key) if advice.demand else None
    columns = [Column("What it brings (+) and costs (–) you over no deal"), Column("The proposal", number=True)]
    columns += [Column("Their demand", number=True)] if demand else []
    judgements = [judged, *([demand] if demand else [])]
    rows: list[Row] = []
    kinds = [(True, "Your own interests"), (False, f"Your part of what {case.our_side.label} gains")]
    for own, heading in kinds:
        parts = [part for part in judged.parts if part.own is own]
        if not parts:
            continue
        rows.append(Row((heading,), heading=True))
        for part in parts:
            gains = [
                next(item.gain for item in each.parts if item.name == part.name and item.own is own)
                for each in judgements
            ]
            rows.append(Row((part.name, *(signed(gain, case) for gain in gains))))
        sums = [each.own if own else each.organisation for each in judgements]
        if len(parts) > 1:
            rows.append(Row(("Together", *(signed(total, case) for total in sums))))
    if len({part.own for part in judged.parts}) > 1:
        rows.append(Row(("In all, as you judge it",), heading=True))
        rows.append(Row(("Gain over no deal", *(signed(each.gain.mean, case) for each in judgements))))
    blocks: list[Block] = [Table(tuple(columns), tuple(rows))] if rows else []
    if judged.threshold:
        blocks.append(
            Paragraph(f"You would say yes from {money(judged.threshold, case.currency)}, as the case has it.")
        )
    contribution = next((item for item in advice.why if item.person == reader.key), None)
    if contribution and contribution.terms and demand:
        labels = {issue.key: name_in_text(issue.label) for issue in case.issues}
        best = [(labels.get(key, key), worth) for key, worth in contribution.terms[:3]]
        words = listed([f"{name} ({signed(worth, case)})" for name, worth in best])
        blocks.append(
            Paragraph(
                f"Against their demand it is worth {signed(contribution.total, case)} to you; "
                f"what counts most is {words}."
            )
        )
    return Section("Why: what it brings and costs you", tuple(blocks))


def _choices(advice: Advice, reader: Person) -> Section:
    case, proposal = advice.case, advice.proposal
    assert proposal is not None
    columns = (
        Column("Package"),
        Column("What differs from the proposal"),
        Column("Your gain", number=True),
        Column(f"{case.our_side.label} gains", number=True),
        Column("They approve", number=True),
    )
    named = [("The proposal", proposal)]
    named += [("Their demand", advice.demand)] if advice.demand else []
    named += [(f"Alternative {number}", outcome) for number, outcome in enumerate(advice.alternatives, 1)]
    rows = []
    for name, outcome in named:
        judged = _judgement(outcome, reader.key)
        rows.append(
            Row(
                (
                    name,
                    "\n".join(changes(case, proposal.package, outcome.package)) or "–",
                    money(judged.gain.mean, case.currency),
                    money(outcome.gain[case.ours], case.currency),
                    share(outcome.others_accept),
                )
            )
        )
    zero = money(0, case.currency)
    rows.append(Row(("No deal", "nothing is agreed", zero, zero, "–")))
    return Section("The alternatives", (Table(columns, tuple(rows)),))


def _otherwise(advice: Advice, judged: Judgement) -> Section:
    case = advice.case
    parts = [part for part in judged.parts if part.no_deal]
    if not parts:
        words = "Without a deal things stay as they are for you." if judged.parts else ""
        return Section("What happens otherwise", (Paragraph(words),) if words else ())
    lines = tuple(
        (f"{part.name}: {signed(part.no_deal, case)}{'' if part.own else ' (your part)'}", ()) for part in parts
    )
    total = sum(part.no_deal for part in parts)
    return Section(
        "What happens otherwise",
        (
            Paragraph(f"If nothing is agreed, as you would judge it: {signed(total, case)} in all."),
            Bullets(lines),
        ),
    )


def _kept_from(reader: Person, item: Assumption) -> bool:
    """Whether an assumption is known to others only, so that it is theirs to tell."""
    return bool(item.known_to) and not {reader.key, reader.side} & set(item.known_to)


def may_read(case: Case, reader: Person, formula: str) -> bool:
    if not formula:
        return True
    definitions = {item.key: parse(item.expression.text) for item in case.definitions}
    used = depends_on(parse(formula).root, definitions).names
    return not any(item.key in used and _kept_from(reader, item) for item in case.assumptions)


def _uncertain(advice: Advice, reader: Person) -> Section:
    case = advice.case
    items = {item.key: item for item in case.assumptions}
    open_to = [rest for rest in advice.rests_on if not _kept_from(reader, items[rest.about])]
    lines = []
    for rest in open_to[:3]:
        low, high = sorted(rest.gains)
        lines.append(
            (
                f"{rest.label}: {case.our_side.label}'s expected gain runs from {money(low, case.currency)} "
                f"to {money(high, case.currency)}",
                (),
            )
        )
    return Section("What could still change it", (Bullets(tuple(lines)),) if lines else ())


def kept_by_colleagues(case: Case, person: str, names: Collection[str]) -> tuple[str, ...]:
    """Give which of some assumptions colleagues of somebody on our side keep to themselves, so that figures on their page would give it away."""
    ours = {item.key for item in case.our_side.people}
    return tuple(
        item.key for item in case.assumptions if item.key in names and ours & set(item.known_to) and not {person, case.ours} & set(item.known_to)
    )
