"""Which playbooks of people fit somebody: by their role, and by whether their side buys or sells."""

import re

from backtable.case import Case, Person, Side
from backtable.files.playbooks import ENDS, Playbook, built_in

_BUYS, _SELLS = frozenset({"customer", "client", "buyer", "licensee"}), frozenset({"supplier", "vendor", "seller", "publisher", "licensor"})
_RANK = re.compile(r"\b(?:vice|deputy|assistant|associate)[\s-]+(?:president|chief|director|head|manager)\b|\b[es]?vp\b|\b(?:assistant|secretary|adviser|advisor) to .*")
"""What says how high somebody stands, or whose helper they are, and not what they do."""
_SILENT = frozenset({"of", "the", "head", "a", "an", "and", "for", "senior", "our", "their"})


def people_playbooks() -> tuple[Playbook, ...]:
    """Give the playbooks of people."""
    return built_in().of("person")


def playbooks_for(case: Case, person: Person) -> tuple[tuple[Playbook, ...], tuple[Playbook, ...], tuple[Playbook, ...]]:
    """Give the playbooks of people: those of somebody's own role, the others that are usual on their side, and those usual on the other side.

    Which side buys is found from what sides and roles are called; where nothing says it, ours is taken to buy.
    """
    books = people_playbooks()
    fits = {book.key: fit for book in books if (fit := _fit(book, person))}
    own = sorted((book for book in books if book.key in fits), key=lambda book: -fits[book.key])
    end = _end(case, person)
    left = [book for book in books if book.key not in fits]
    return tuple(own), tuple(book for book in left if book.side in ("", end)), tuple(book for book in left if book.side not in ("", end))


def _fit(book: Playbook, person: Person) -> int:
    """Give how many words of the playbook's longest name that somebody's role holds there are; 0 where it holds none in full."""
    said = _words(_RANK.sub(" ", (person.role or person.label).casefold()))
    return max((len(name) for name in map(_words, (book.title, book.key, *book.roles)) if name and name <= said), default=0)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", text.casefold())) - _SILENT


def _end(case: Case, person: Person) -> str:
    """Give `customer` or `supplier`, whichever somebody's side is."""
    sells = {side.key: _lean(side) for side in case.sides}
    here = sells[person.side]
    if not here and len(case.sides) == len(ENDS):
        here = -next(lean for key, lean in sells.items() if key != person.side)
    if not here:
        here = -1 if person.side == case.ours else 1
    return ENDS[here > 0]


def _lean(side: Side) -> int:
    """Give how much more speaks for a side that sells than for one that buys."""
    named = _words(f"{side.key} {side.label}")
    lean = (len(side.people) + 1) * (bool(named & _SELLS) - bool(named & _BUYS))  # what it is called goes before who is there
    for person in side.people:
        ends = {book.side for book in people_playbooks() if _fit(book, person)}
        lean += ("supplier" in ends) - ("customer" in ends)
    return lean
