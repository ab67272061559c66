"""What is said where our own people are asked for what they were asked before, or refused."""

from backtable.cli._negotiation import Session, say
from backtable.conduct import Request, State, person_words, region_words
from backtable.wording import listed


def say_asked_again(session: Session) -> None:
    """Say of the request that was written just now whom it asks the same again, and who has refused that."""
    state = session.state
    request = next((item for item in reversed(state.requests) if item.number in session.written), None)
    if request is None:
        return
    before = [item for item in state.requests if item.number < request.number and _same(state, item, request)]
    for person in request.people:
        name = person_words(state.case, person)
        if no := _refusal(state, person, request):
            say(f"   {name} refused {'this very package' if request.offer is not None else 'the same mandate'} in event {no[0]}: {no[1]}. Their last word counts; say what has changed since.")
        elif asked := [str(item.number) for item in before if person in item.people and not item.withdrawn]:
            say(f"   {name} was asked the same in event{'' if len(asked) == 1 else 's'} {listed(asked)} already.")


def _same(state: State, one: Request, other: Request) -> bool:
    if one.offer is not None and other.offer is not None:
        return state.offer(one.offer).terms == state.offer(other.offer).terms
    return bool(one.region and other.region) and _alike(state, one.region, other.region)


def _alike(state: State, one: str, other: str) -> bool:
    """Say whether two regions read the same; one of an earlier case may speak of what is there no longer."""
    return one == other or region_words(state.case, one) == region_words(state.case, other)


def _refusal(state: State, person: str, request: Request) -> tuple[int, str] | None:
    """Give the last no of somebody to what a request asks: the event and the reason."""
    if request.offer is not None:
        terms = state.offer(request.offer).terms
        yes = max((item.number for item in state.approvals if (item.person, item.terms) == (person, terms)), default=0)
        found = [(item.number, item.reason) for item in state.refusals if (item.person, item.terms) == (person, terms)]
    else:
        yes = max((item.number for item in state.mandates if item.person == person and _alike(state, item.region, request.region)), default=0)
        found = [(item.number, item.reason) for item in state.declines if item.person == person and _alike(state, item.region, request.region)]
    return found[-1] if found and found[-1][0] > yes else None
