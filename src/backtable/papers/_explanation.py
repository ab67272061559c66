"""The explanation of a package as a document."""

from backtable.advice import Blocker, Explanation, Outcome
from backtable.papers._clauses import clauses_sections
from backtable.papers._document import Block, Bullets, Document, Paragraph, Section
from backtable.papers._judgements import people_table, why_section
from backtable.papers._words import (
    amounts_words,
    chance_words,
    changes,
    close,
    given_words,
    least_money,
    method_words,
    rules_words,
    values_alone,
)
from backtable.quantities import money, share
from backtable.wording import label_of, listed, terms


def explanation_document(found: Explanation) -> Document:
    """Give how a package stands as a document: who blocks it and what would bring them round, then the figures."""
    case, outcome = found.case, found.outcome
    blockers = [label_of(case, item.person) for item in found.blockers]
    stands = f"In the way: {listed(blockers)}." if blockers else "Nobody stands in the way."
    lead = [Paragraph(f"{stands} {chance_words(case, outcome)}", strong=True)]
    if found.forbidden:
        lead.insert(0, Paragraph(f"{found.forbidden[:1].upper()}{found.forbidden[1:]}.", strong=True))
    if given := given_words(case, found.method):
        lead.append(Paragraph(given))
    if found.short:
        lead.append(Paragraph("It needed more memory than is allowed, and not everything was looked at; allow twice as much with --memory."))
    elif found.interrupted:
        lead.append(Paragraph("It was stopped before everything was looked at."))
    lead.append(Paragraph(f"The package is {terms(case, outcome.package)}."))
    sections = []
    if found.blockers:
        lines = tuple((_fix(found, blocker), ()) for blocker in found.blockers)
        sections.append(Section("What would bring them round", (Bullets(lines),)))
    spot = (
        "Our people at the front could agree it on the spot."
        if found.on_the_spot >= case.own_chance
        else "Our people at the front cannot agree it on the spot."
    )
    if found.exposure is not None and found.worst is not None:
        found_worst = "worst" if found.every_value and close(found.exposure, found.least) else "worst found"
        spot += (
            f" The {found_worst} that they could be talked into there is {money(found.exposure, case.currency)} for us: "
            f"{terms(case, found.worst)}.{_at_least(found)}"
        )
    elif found.unlooked:
        spot += " What they could be talked into there was not looked at."
    elif found.least is not None:
        spot += f" No package was found that can be agreed there without somebody at our back table.{_at_least(found)}"
    elif not found.every_value:
        spot += " No package was found that can be agreed there without somebody at our back table."
    else:
        spot += " Nothing can be agreed there without somebody at our back table."
    if not found.every_value:
        spot += f" {values_alone(case)}"
    blocks: list[Block] = [
        people_table(case, outcome.people),
        Bullets((("Who must approve:", rules_words(case, found.rules)),)),
        Paragraph(spot),
    ]
    sections.append(Section("Who gains what", tuple(blocks)))
    sections += clauses_sections(case, case.clauses, outcome.package)
    compared = "against the demand" if case.demand and case.demand.values != outcome.package.values else "over no deal"
    sections.append(why_section(case, found.why, outcome, compared))
    method = f"{method_words(found.method)}{amounts_words(found.case, False)}{_amounts(found)} Digest {found.method.digest[:12]}."
    title = f"{case.name}: {outcome.package.name or 'a package'}"
    return Document(title, f"For {case.our_side.label}", tuple(lead), tuple(sections), method)


def _amounts(found: Explanation) -> str:
    """Write whether changes to any value were compared of amounts that can be any number."""
    if not found.case.continuous or not found.blockers or found.method.every_amount:
        return ""
    return " A change to another value may be cheaper; with a `step` all would be looked at."


def _fix(found: Explanation, blocker: Blocker) -> str:
    label = label_of(found.case, blocker.person)
    lacks = f"{label} says yes with {share(blocker.chance)} chance and lacks {money(blocker.shortfall, found.case.currency)} on average."
    if blocker.fix is None:
        return f"{lacks} {_none(label, blocker.proven)}"
    cheapest = "The cheapest change" if blocker.proven else "The cheapest change found, which is not proven to be the cheapest,"
    if not blocker.released:
        return f"{lacks} {cheapest} that brings {label} round is {_change(found, blocker, blocker.fix)}."
    released = f"{lacks} {cheapest} takes {label} out of the approval instead: {_change(found, blocker, blocker.fix)}."
    if blocker.won is None:
        return f"{released} {_none(label, blocker.won_proven)}"
    found_won = "The cheapest" if blocker.won_proven else "The cheapest found, which is not proven to be the cheapest,"
    return f"{released} {found_won} that does bring {label} round is {_change(found, blocker, blocker.won)}."


def _none(label: str, proven: bool) -> str:
    return f"No package {'brings' if proven else 'was found that brings'} {label} round without losing somebody else."


def _change(found: Explanation, blocker: Blocker, fixed: Outcome) -> str:
    """Write what a change changes, what it does to our gain, and how likely the blocker and everybody then say yes."""
    case, outcome = found.case, found.outcome
    cost = outcome.gain[case.ours] - fixed.gain[case.ours]
    if abs(cost) <= 1e-9 * abs(outcome.gain[case.ours]):
        effect = "it leaves our gain as it is"
    else:
        effect = f"it {'takes' if cost > 0 else 'adds'} {money(abs(cost), case.currency)} {'from' if cost > 0 else 'to'} our gain"
    label, yes = label_of(case, blocker.person), next(item.says_yes for item in fixed.people if item.person == blocker.person)
    if fixed is blocker.fix and blocker.released:
        then = f"everybody who must approve then says yes with {share(fixed.chance)} chance"
    else:
        then = f"{label} then says yes with {share(yes)} chance, and everybody who must approve with {share(fixed.chance)}"
    return f"{', '.join(changes(case, outcome.package, fixed.package))}; {effect}; {then}"


def _at_least(found: Explanation) -> str:
    """Write, with a space before it, what no package that could be agreed there falls below; nothing where it is the worst itself."""
    if found.least is None or (found.exposure is not None and close(found.exposure, found.least)):
        return ""
    return f" It is proven that none brings us less than {least_money(found.least, found.case.currency)}."
