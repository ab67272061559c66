"""What somebody refused; which rule stands against something and whose approval is missing, in words."""

from backtable.case import Case
from backtable.conduct._authority import Standing, inside
from backtable.conduct._decisions import Refusal
from backtable.conduct._events import Terms
from backtable.conduct._offers import Offer
from backtable.conduct._paper import on_other_paper
from backtable.conduct._standing import Authority, Missing
from backtable.conduct._state import State
from backtable.errors import RefusedError
from backtable.wording import condition_words, label_of, listed


def rules_words(case: Case, side: str, standing: Standing) -> str:
    """Say which authority rules of a side apply and whom they ask."""
    label = case.side(side).label
    if not standing.rules:
        return f"{label} has no authority rules, so all its people must approve"
    parts = []
    for position, rule in standing.rules:
        when = f"if {condition_words(case, rule.when.text)}" if rule.when else "for all that no earlier rule covers"
        place = f" ({rule.place})" if rule.place.line else ""
        because = f", because {rule.because}" if rule.because else ""
        parts.append(f"rule {position}{place}, {when}, asks for {listed(list(rule.approve))}{because}")
    unknown = "" if standing.known else "; which of them applies is not known, so all whom they may ask are needed"
    return f"by the authority of {label}, {'; '.join(parts)}{unknown}"


def missing_words(state: State, authority: Authority, offer: Offer) -> str:
    """Say whose approval is missing, by which rule, and what became of an earlier one."""
    case = state.case
    people, notes = [], []
    for item in authority.missing:
        label = label_of(case, item.person)
        people.append(item.person if label.lower() == item.person else f"{item.person} ({label})")
        if note := _note(state, item, offer):
            notes.append(f"{item.person}: {note}")
    are = "approval of {} is" if len(people) == 1 else "approvals of {} are"
    history = f" ({'; '.join(notes)})" if notes else ""
    rules = rules_words(case, authority.side, authority.standing)
    return f"the {are.format(listed(people))} missing{history}; {rules}"


def _note(state: State, item: Missing, offer: Offer) -> str:
    """Say what became of an earlier approval, or of the question for one."""
    if item.refusal:
        return f"refused it in event {item.refusal.number}: {item.refusal.reason}"
    if said := item.why or on_other_paper(state, offer, item.person):
        return said
    asked = [found for found in state.requests if found.offer == offer.number and item.person in found.people]
    return f"asked in event {asked[-1].number}" if asked else ""


def refused_inside(state: State, person: str, region: str) -> tuple[Refusal, ...]:
    """Give what somebody refused of a region by the case as it stands, and has not approved since: of each package the last no."""
    last: dict[Terms, Refusal] = {item.terms: item for item in state.refusals if item.person == person and item.number > state.version.number}
    approved = {item.terms: item.number for item in state.approvals if item.person == person}
    return tuple(item for terms, item in last.items() if approved.get(terms, 0) < item.number and _lies(state, region, terms))


def _lies(state: State, region: str, terms: Terms) -> bool:
    try:
        return inside(state.case, region, state.package(terms))
    except RefusedError:
        return False
