"""What contracts and both sides' papers say of the amounts of a first case."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from backtable.case import Clause
from backtable.licensing.claim import Claim

_AMOUNTS = {
    "licences": "licence_claim",
    "back_support": "back_claim",
    "penalty": "penalty_claim",
    "interest": "penalty_claim",
    "costs": "penalty_claim",
}
"""What is claimed → the fact of a first case that it stands in."""


def clauses_of_case(found: Claim, names: Collection[str]) -> tuple[Clause, ...]:
    """Give the clauses that are known: of the contracts, where our terms refuse something, and where the supplier bases a line.

    A contract's own clause may speak for either side, so that it is about the amounts of which it says something, and neither for nor
    against them; one that speaks of none is about what is short.

    Args:
        names: of facts and definitions that the case has.
    """
    by_reference: dict[tuple[str, str, str], Clause] = {}
    for item in (*_contracts(found), *_ours(found), *_theirs(found)):
        supports, undermines, about = (tuple(name for name in on if name in names) for on in (item.supports, item.undermines, item.about))
        kept = replace(item, supports=supports, undermines=undermines, about=about)
        if kept.supports or kept.undermines or kept.about:
            before = by_reference.get((kept.reference, kept.text, kept.strength))
            by_reference[kept.reference, kept.text, kept.strength] = _joined(before, kept) if before else kept
    return tuple(by_reference.values())


def _joined(first: Clause, second: Clause) -> Clause:
    pairs = ((first.supports, second.supports), (first.undermines, second.undermines), (first.about, second.about))
    supports, undermines, about = (tuple(dict.fromkeys((*one, *other))) for one, other in pairs)
    return replace(first, supports=supports, undermines=undermines, about=about)


def _contracts(found: Claim) -> Iterator[Clause]:
    for item in found.clauses:
        amounts = [fact for component, fact in _AMOUNTS.items() if component != "licences" and item.bears_on(component)]
        about = ("list_price",) if item.bears_on("price") else tuple(dict.fromkeys(amounts)) or ("short",)
        yield Clause(f"{item.contract}, {item.name}", item.says, about=about)


def _ours(found: Claim) -> Iterator[Clause]:
    for terms in found.file.ours:
        for component, refusal in terms.refused.items():
            if refusal.evidence and component in _AMOUNTS:
                yield Clause(refusal.evidence, refusal.because, undermines=(_AMOUNTS[component],), strength=refusal.strength)


def _theirs(found: Claim) -> Iterator[Clause]:
    for item in found.supplier.lines if found.supplier else ():
        if item.clause and item.component in _AMOUNTS:
            yield Clause(item.clause, "what the supplier gives as its ground", supports=(_AMOUNTS[item.component],))
