"""Who may speak for a side, and what binds, read off a plain list of events: slow, obvious, and nothing shared with the rules."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

Events = Sequence[Any]


class RecordOracle:
    """Judges a list of events of the customer's record in the case of `tests/conduct/cast.py`.

    Args:
        events: in order, as appended.
        limits: digest of a case → the lowest and highest value of its `limit`.
        regions: text of a region → whether terms lie in it.
    """

    def __init__(
        self,
        events: Events,
        limits: dict[str, tuple[float, float]],
        regions: dict[str, Callable[[dict[str, Any]], bool]],
    ) -> None:
        self.events = events
        self.limits = limits
        self.regions = regions

    def kinds(self, upto: int, kind: str) -> list[Any]:
        return [event for event in self.events if event.number <= upto and event.kind == kind]

    def now(self, upto: int) -> datetime:
        return max(event.time for event in self.events if event.number <= upto)

    def case(self, upto: int) -> str:
        return str(self.kinds(upto, "case-changed")[-1].content.case)

    def case_on(self, upto: int, moment: datetime) -> str:
        """Give the case that stood at a moment, as far as events up to a number tell; the first, if that was before it."""
        versions = self.kinds(upto, "case-changed")
        return str([event for event in versions if event is versions[0] or self.moment(event) <= moment][-1].content.case)

    def front(self, upto: int, person: str) -> bool:
        seats = [event.content.front for event in self.kinds(upto, "seat-changed") if event.content.person == person]
        return bool(seats[-1]) if seats else person in ("adviser", "executive")

    def required(self, upto: int, side: str, terms: dict[str, Any]) -> set[str]:
        price = terms["price"]
        if side == "supplier":
            return {"executive"} if price >= 200 else {"executive", "ceo"}
        if price <= 100 and not self.front(upto, "counsel"):
            return {"adviser", "cto"}
        lowest, _ = self.limits[self.case(upto)]
        return {"adviser", "cto", "cfo"} if price <= lowest else {"adviser", "cto", "cfo", "counsel"}

    def withdrawn(self, upto: int, numbers: set[int]) -> bool:
        return any(event.content.number in numbers for event in self.kinds(upto, "withdrawn"))

    def says_yes(self, upto: int, now: datetime, side: str, person: str, terms: Any, expires: Any) -> bool:
        """Say whether somebody's approval or mandate counts just after an event."""
        ours = side == "customer"
        given: list[tuple[Any, bool]] = []  # each yes to it since their last no, and whether it is over
        for event in self.kinds(upto, "approval-given"):
            yes = event.content
            if (yes.person, yes.terms, yes.expires) == (person, terms, expires) and (not ours or yes.case == self.case(upto)):
                given.append((event, self.withdrawn(upto, {event.number}) or (yes.until is not None and yes.until < now)))
        for event in self.kinds(upto, "mandate-granted"):
            yes = event.content
            if yes.person == person and yes.case == self.case(upto) and self.regions[yes.region](dict(terms)):
                given.append((event, self.withdrawn(upto, {event.number}) or self.refused_since(upto, event) or yes.until < now))
        given = [(event, over) for event, over in given if not self.refused(upto, event.number, person, terms)]
        return any(not over and not any(gone and self.replaces(later, event) for later, gone in given) for event, over in given)

    def replaces(self, later: Any, earlier: Any) -> bool:
        """Say whether a yes takes the place of another: of one form what was written down later and not said before, of two what was said later."""
        days = (later.happened or later.time), (earlier.happened or earlier.time)
        if later.kind == earlier.kind:
            return later.number > earlier.number and days[0] >= days[1]
        return (days[0], later.number) > (days[1], earlier.number)

    def refused(self, upto: int, after: int, person: str, terms: Any) -> bool:
        """Say whether somebody refused a package after an event."""
        return any(
            after < no.number and no.content.person == person and no.content.terms == terms
            for no in self.kinds(upto, "approval-refused")
        )

    def refused_since(self, upto: int, grant: Any) -> bool:
        """Say whether who granted a mandate that was asked for has refused what was asked since."""
        return any(
            no.number > grant.number
            and no.content.person == grant.content.person
            and (no.content.asked == grant.content.asked or no.content.region == grant.content.region)
            for no in self.kinds(upto, "mandate-refused")
        )

    def missing(self, upto: int, now: datetime, side: str, terms: Any, expires: Any, spoken: set[str]) -> set[str]:
        """Give whose yes is missing for a side, those who spoke themselves left out."""
        needed = self.required(upto, side, dict(terms)) - spoken
        return {person for person in needed if not self.says_yes(upto, now, side, person, terms, expires)}

    def moment(self, event: Any) -> datetime:
        """Give when something happened: the day that was written down later, or the time that counted as it was written."""
        moment: datetime = event.happened or self.now(event.number)
        return moment

    def binds(self, upto: int, offer: Any) -> bool:
        """Say whether an offer, given by its draft or by its receipt, has everybody's yes just after an event.

        What was written down late is judged by the days on which everything happened: of an event on the past every moment since then is tried.
        """
        last, now = self.events[upto - 1], self.now(upto)
        known = [(self.moment(event), event) for event in self.events[:upto]]
        tried = {now} | {moment for moment, _ in known if moment >= self.moment(last)} if last.happened else {now}
        for moment in tried:
            then = RecordOracle([event for at, event in known if at <= moment], self.limits, self.regions)
            if any(event.number == offer.number for event in then.events) and then.binds_at(upto, moment, offer):
                return True
        return False

    def binds_at(self, upto: int, now: datetime, offer: Any) -> bool:
        """Say whether an offer has everybody's yes at a moment, by what had happened until then."""
        if offer.content.expires is not None and offer.content.expires < now:
            return False
        ours = offer.kind == "offer-drafted"
        if ours:
            sent = [event for event in self.kinds(upto, "offer-sent") if event.content.draft == offer.number]
            if not sent:
                return False
            names, speaker, spoke = {offer.number, sent[0].number}, sent[0].who, sent[0].number
            answers = [event for event in self.kinds(upto, "answer-received") if event.content.offer in names]
        else:
            names, speaker, spoke = {offer.number}, offer.content.person, offer.number
            answers = [event for event in self.kinds(upto, "answer-given") if event.content.offer in names]
        if not answers or not answers[-1].content.accepted:
            return False
        if self.withdrawn(upto, names) or self.kinds(upto, "settled"):
            return False
        answerer = answers[-1].content.person if ours else answers[-1].who
        customer, supplier = (speaker, answerer) if ours else (answerer, speaker)
        judged = offer.content.case if ours else self.case(answers[-1].number)
        terms, expires = offer.content.terms, offer.content.expires
        words = {speaker: spoke, answerer: answers[-1].number}
        kept = {person for person, number in words.items() if not self.refused(upto, number, person, terms)}
        spoken = kept & {customer} if judged == self.case(upto) else set()
        return not self.missing(upto, now, "customer", terms, expires, spoken) and not self.missing(
            upto, now, "supplier", terms, expires, kept & {supplier}
        )
