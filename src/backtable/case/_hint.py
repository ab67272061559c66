"""Where somebody says the contrary of a hint at their unknown scores."""

from backtable.case._case import Case
from backtable.case._side import Interest


def hint_against(case: Case, person: str, issue: str, value: float | str, direction: str) -> Interest | None:
    """Give the interest whose hint says outright that somebody would like it less if an issue went the way that they ask for.

    Only of somebody who wants nothing else by the case: what else they want could be why they ask for it.

    Args:
        value: what the package says that they find fault with.
        direction: "higher" or "lower", which way they want it.
    """
    asked = next((item for item in case.people if item.key == person), None)
    if asked is None or asked.stake != 0 or len(asked.interests) != 1 or direction not in ("higher", "lower"):
        return None
    [interest] = asked.interests
    found = next((item for item in case.issues if item.key == issue), None)
    wish = next((item for item in interest.unknown.wishes if item.issue == issue), None) if interest.unknown else None
    if found is None or not found.numeric or wish is None or wish.shape != "rising" or isinstance(value, str) or value not in found.options:
        return None
    rank = {option: place for place, option in enumerate(wish.order)}
    there = [number for number, option in enumerate(found.options) if not isinstance(option, str) and (option > value if direction == "higher" else option < value)]
    worse = all(rank.get(number, 0) < rank.get(found.options.index(value), 0) for number in there)
    return interest if there and worse else None
