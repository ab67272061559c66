"""What stood at an earlier moment: which case, who sat where, and which yes was given and had not ended yet."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from backtable.case import Case
from backtable.conduct._books import Books
from backtable.conduct._decisions import Approval, Mandate, Refusal
from backtable.conduct._events import Terms
from backtable.conduct._offers import Offer
from backtable.conduct._standing import Authority, authorities


class History:
    """Remembers when what the rules go by changed, so that what is written down late can be judged by its own day.

    Moments are those that count, never before an earlier event's, or those at which something happened that was written down later.
    """

    def __init__(self) -> None:
        self._versions: list[tuple[datetime, str, Terms]] = []
        self._seats: list[tuple[datetime, str, bool]] = []
        self._ended: dict[int, datetime] = {}
        self._counted: dict[int, datetime] = {}

    def version(self, moment: datetime, digest: str, earlier: Terms = ()) -> None:
        """Note that a version of the case stands from a moment on, and what was said by then of packages of before."""
        self._versions.append((moment, digest, earlier))

    def seat(self, moment: datetime, person: str, front: bool) -> None:
        """Note that somebody sits at a front table, or no longer does, from a moment on."""
        self._seats.append((moment, person, front))

    def end(self, moment: datetime, number: int) -> None:
        """Note the moment of an event that ends approvals or mandates."""
        self._ended[number] = moment

    def count(self, moment: datetime, number: int) -> None:
        """Note the moment that counts for an event whose clock stood before it."""
        self._counted[number] = moment

    def sealed(
        self, viewer: str, cases: Mapping[str, Case], offer: Offer, yes: tuple[list[Approval], list[Mandate], Iterable[Refusal]], first: datetime, now: datetime
    ) -> tuple[datetime, tuple[Authority, ...]] | None:
        """Give since when everybody's yes to an offer is there, and whose it is; None where that was at no moment from the first to now.

        Args:
            yes: the approvals and refusals of its package, and all mandates, as they stand now.
            first: no moment before this is looked at.
        """
        approvals, mandates, refusals = yes
        spoken = [answer.moment for answer in offer.answers] + [self._counted.get(offer.public, offer.sent or offer.made)]
        begin = max(first, *spoken)
        turns = {begin, now, *(moment for moment, *_ in self._versions), *(moment for moment, *_ in self._seats)}
        turns.update(self._given(item) for item in (*approvals, *mandates))
        for moment in sorted(item for item in turns if begin <= item <= now):
            if offer.lapsed(moment) or offer.gone(moment) or offer.over(moment):
                return None
            books = self._books(viewer, cases, approvals, mandates, refusals, moment)
            if found := authorities(books, offer, moment):
                return moment, found
        return None

    def _books(
        self, viewer: str, cases: Mapping[str, Case], approvals: Iterable[Approval], mandates: Iterable[Mandate], refusals: Iterable[Refusal], at: datetime
    ) -> Books:
        """Give what authority was judged by at a moment."""
        _, digest, earlier = next((item for item in reversed(self._versions) if item[0] <= at), self._versions[0])
        case = cases[digest]
        seats = {person: front for moment, person, front in self._seats if moment <= at}
        return Books(
            viewer,
            case,
            digest,
            {person.key: seats.get(person.key, person.front) for person in case.people},
            [item._replace(ended=0) if self._lived(item.number, item.ended, at) else item for item in approvals if self._given(item) <= at],
            [replace(item, withdrawn=0) if self._lived(item.number, item.withdrawn, at) else item for item in mandates if self._given(item) <= at],
            [item for item in refusals if self._given(item) <= at],
            earlier,
        )

    def _given(self, item: Any) -> datetime:
        moment: datetime = self._counted.get(item.number, item.time)
        return moment

    def _lived(self, number: int, ended: int, at: datetime) -> bool:
        """Say whether what has ended since had not at a moment; what was against the rules never lived."""
        return bool(ended) and ended != number and self._ended[ended] > at
