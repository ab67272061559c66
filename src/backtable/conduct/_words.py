"""What an event says, in a sentence for a log."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import singledispatch
from typing import Any

from backtable.case import Case
from backtable.conduct import _events as events
from backtable.conduct._earlier import earlier_words
from backtable.conduct._encoding import read_time
from backtable.conduct._entry import Event
from backtable.conduct._events import Evidence, Terms
from backtable.conduct._losses import Loss, LostSay, losses_for, lost_by
from backtable.conduct._packages import package_of
from backtable.conduct._standing import Authority
from backtable.conduct._state import State
from backtable.conduct._undone import NOT_AGREED
from backtable.conduct._yes_words import instead_words
from backtable.errors import FormulaError, RefusedError
from backtable.quantities import clock_time, share
from backtable.wording import about_in_text, case_changes, condition_words, listed, name_in_text, terms

MOST_CHANGES = 12


def event_words(event: Event, state: State) -> str:
    """Say what an event says; how people and issues are called follows the case as it stands.

    Args:
        state: with the offers that events refer to.
    """
    return _say(event.content, _Speaker(state, event))


def person_words(case: Case, key: str) -> str:
    """Name a person of the case with their key, which is what one types."""
    person = next((item for item in case.people if item.key == key), None)
    if person is None or person.label.lower() == key.lower():
        return key
    return f"{key} ({person.label})"


def recorded_words(person: str, who: str, evidence: Evidence | None, named: Callable[[str], str]) -> str:
    """Say that something was recorded for somebody else, and on what evidence; nothing if they did it themselves."""
    if person == who:
        return ""
    return f", recorded by {named(who)} for {named(person)} on the evidence of {evidence_words(evidence)}"


def evidence_words(evidence: Evidence | None) -> str:
    """Say what the evidence is."""
    if not evidence:
        return "nothing"
    parts = [f"the file {evidence.file} ({evidence.digest[:12]}…)"] if evidence.digest else []
    return listed([*parts, *([f"“{evidence.text}”"] if evidence.text else [])])


class _Speaker:
    def __init__(self, state: State, event: Event) -> None:
        self.state = state
        self.case = state.case
        self.event = event

    def named(self, key: str) -> str:
        return person_words(self.case, key)

    def people(self, keys: tuple[str, ...]) -> str:
        return listed([self.named(key) for key in keys])

    def offer(self, number: int) -> str:
        try:
            return f"offer {self.state.offer(number).number}"
        except RefusedError:
            return f"offer {number}"

    def then(self, number: int, found: Terms) -> str:
        """Say what an offer said when somebody judged it, if that was something else than it says now."""
        try:
            now = self.state.offer(number).terms
        except RefusedError:
            return ""
        return "" if found == now else f" as it was written then ({self.terms(found)})"

    def terms(self, found: Terms, digest: str = "") -> str:
        return terms_words(self.state, found, digest)

    def recorded(self, person: str, evidence: Evidence | None) -> str:
        return recorded_words(person, self.event.who, evidence, self.named)

    def instead(self) -> str:
        """Say what a yes keeps and no longer asks of those before."""
        kept = self.state.kept
        if instead_words not in kept:  # a log asks it of each of thousands
            kept[instead_words] = {item.number: item for items in (self.state.approvals, self.state.mandates) for item in items}
        yes = kept[instead_words].get(self.event.number)
        return f"; {said}" if yes and (said := instead_words(self.state, yes)) else ""

    def shown(self, evidence: Evidence | None) -> str:
        return f"; evidence: {evidence_words(evidence)}" if evidence else ""


def terms_words(state: State, found: Terms, digest: str = "") -> str:
    """Write terms in a sentence, by the case that judged them if it is known."""
    known = [state.cases[digest]] if digest in state.cases else []
    for case in (*known, state.case, *(state.cases[item.digest] for item in reversed(state.versions))):
        with suppress(RefusedError):
            return terms(case, package_of(case, found))
    return "; ".join(f"{key}={value:g}" if isinstance(value, float) else f"{key}={value}" for key, value in found)


def _conditions(conditions: Sequence[str]) -> str:
    return f" on condition that {'; '.join(conditions)}" if conditions else ""


def _note(text: str) -> str:
    return f"; {text}" if text else ""


def _until(word: str, time: Any) -> str:
    return f", {word} {clock_time(time)}" if time else ""


@singledispatch
def _say(content: Any, _at: _Speaker) -> str:
    raise AssertionError(content)


@_say.register
def _(content: events.CaseChanged, at: _Speaker) -> str:
    first = at.state.versions and at.state.versions[0].number == at.event.number
    before = [item.digest for item in at.state.versions if item.number < at.event.number][-1:]
    same = content.earlier and before == [content.case]
    did = "opened the record with the case" if first else "put the same case into the record again:" if same else "changed the case:"
    also = f"; {at.people(content.writers)} may write into the record too" if content.writers else ""
    said = "" if first else "".join(f"; {text}" for text in (*_changed(at), *lost_words(at.state, at.event.number)))
    return f"{did} {content.file} (digest {content.case[:12]}…){also}{_note(content.note)}{said}{_note(earlier_words(content.earlier))}"


def _changed(at: _Speaker) -> Sequence[str]:
    found = changes_of(at.state, at.event.number)
    return found if len(found) <= MOST_CHANGES else (*found[:MOST_CHANGES], f"and {len(found) - MOST_CHANGES} more changes")


def changes_of(state: State, number: int) -> tuple[str, ...]:
    """Give what the version of the case that an event put into the record says otherwise than the one before."""
    place = next((place for place, item in enumerate(state.versions) if item.number == number), 0)
    return case_changes(*(state.cases[item.digest] for item in state.versions[place - 1 : place + 1])) if place else ()


def lost_words(state: State, number: int) -> tuple[str, ...]:
    """Say whose yes a change of the case no longer asks for, and whether they agreed to that."""
    said = []
    for item in lost_by(state, number):
        answer = state.change_answer(number, item.person)
        agreed = "not confirmed by them" if answer is None else f"{'confirmed' if answer.accepted else 'refused'} in event {answer.number}"
        said.append(f"the yes of {person_words(state.case, item.person)} {packages_words(item)}: {agreed}")
    return tuple(said)


def left_out_words(state: State, losses: Iterable[Loss]) -> tuple[str, ...]:
    """Say of an offer or a package whom the case asked before it was changed and no longer asks, and that they said no to that or have not agreed; in sentences."""
    changes: dict[tuple[int, str, str], list[str]] = {}
    for loss in losses:
        if loss.confirmed:
            continue
        said = f"said no to that in event {loss.answer.number}: {loss.answer.reason}" if loss.answer else ""
        if loss.refusal:
            said += f"{'; they' if said else 'they'} refused this very package in event {loss.refusal.number}: {loss.refusal.reason}"
        changes.setdefault((loss.change.number, loss.had, said), []).append(person_words(state.case, loss.person))
    found = []
    for (change, had, said), people in changes.items():
        verb = "has" if len(people) == 1 else "have"
        not_yet = f"{verb} not confirmed that this is so no longer"
        follows = said if said.startswith("said no") else f"{not_yet}; {said}" if said else not_yet
        found.append(f"{listed(people)} {had} to approve it by the case before event {change}, in which it was changed, and {follows}.")
    return tuple(found)


def packages_words(lost: LostSay) -> str:
    """Say for what somebody's yes is no longer needed."""
    if not lost.exact:
        return "may no longer be needed for some packages for which it was"
    every = f"all {lost.of:,}" if lost.packages == lost.of else f"{lost.packages:,} of the {lost.of:,}"
    return f"is no longer needed for {every} packages for which it was"


@_say.register
def _(content: events.ChangeAnswered, at: _Speaker) -> str:
    done = "agreed that their yes is no longer asked for as" if content.accepted else "said no to being asked no longer as"
    reason = f": {content.reason}" if content.reason else ""
    return f"{at.named(content.person)} {done} the case of event {content.change} has it{reason}{at.recorded(content.person, content.evidence)}"


@_say.register
def _(content: events.OfferDrafted, at: _Speaker) -> str:
    stands = _until("to stand until", content.expires)
    return f"drafted offer {at.event.number}: {at.terms(content.terms, content.case)}{stands}{_note(content.note)}"


@_say.register
def _(content: events.ApprovalAsked, at: _Speaker) -> str:
    asked = f"asked {at.people(content.people)} to approve {at.offer(content.offer)}"
    return f"{asked}{_until('by', content.by)}{_note(content.note)}"


@_say.register
def _(content: events.ApprovalGiven, at: _Speaker) -> str:
    done = f"{at.named(content.person)} approved {at.offer(content.offer)}{at.then(content.offer, content.terms)}{_conditions(content.conditions)}{_until('until', content.until)}"
    return done + at.recorded(content.person, content.evidence) + at.instead()


@_say.register
def _(content: events.ApprovalRefused, at: _Speaker) -> str:
    done = f"{at.named(content.person)} refused {at.offer(content.offer)}{at.then(content.offer, content.terms)}: {content.reason}"
    return done + at.recorded(content.person, content.evidence)


@_say.register
def _(content: events.MandateAsked, at: _Speaker) -> str:
    asked = f"asked {at.people(content.people)} for a mandate for {region_words(at.case, content.region)}"
    return f"{asked}{_until('until', content.until)}{_until('by', content.by)}{_note(content.note)}"


@_say.register
def _(content: events.MandateGranted, at: _Speaker) -> str:
    done = f"{at.named(content.person)} granted a mandate for {region_words(at.case, content.region)}"
    return done + _until("until", content.until) + _conditions(content.conditions) + at.recorded(content.person, content.evidence) + at.instead()


@_say.register
def _(content: events.MandateRefused, at: _Speaker) -> str:
    done = f"{at.named(content.person)} refused the mandate that event {content.asked} asks for: {content.reason}"
    return done + at.recorded(content.person, content.evidence)


@_say.register
def _(content: events.Withdrawn, at: _Speaker) -> str:
    state, number = at.state, content.number
    if any(item.number == number for item in state.deadlines):
        return f"met deadline {number}{_note(content.reason)}"
    if any(item.number == number for item in state.requests):
        return f"withdrew the request {number} for a mandate{_note(content.reason)}"
    what = "mandate" if any(item.number == number for item in state.mandates) else "approval"
    named = at.offer(number) if any(number in (item.number, item.public) for item in state.offers) else f"{what} {number}"
    return f"withdrew {named}{_note(content.reason)}"


@_say.register
def _(content: events.OfferSent, at: _Speaker) -> str:
    rests = listed([str(item) for item in content.rests_on])
    allowed = f", allowed by event{'' if len(content.rests_on) == 1 else 's'} {rests}" if rests else ""
    stands = _until("standing until", content.expires)
    return f"sent {at.offer(at.event.number)}: {at.terms(content.terms, content.case)}{stands}{allowed}"


@_say.register
def _(content: events.OfferReceived, at: _Speaker) -> str:
    stands = _until("standing until", content.expires)
    what = f"received offer {at.event.number} from {at.named(content.person)}: {at.terms(content.terms, content.case)}"
    return f"{what}{stands}{_note(content.note)}{at.shown(content.evidence)}"


def _answer(accepted: bool | None, subject: bool, reasons: tuple[tuple[str, str], ...], case: Case) -> str:
    labels = {issue.key: name_in_text(issue.label) for issue in case.issues}
    said = "; ".join(f"{labels.get(key, key)}: {text}" for key, text in reasons)
    word = {True: "accepted", False: "rejected", None: "neither accepted nor rejected"}[accepted]
    return f"{word}{{}}{' subject to approval' if subject else ''}{f' ({said})' if said else ''}"


@_say.register
def _(content: events.AnswerGiven, at: _Speaker) -> str:
    words = _answer(content.accepted, content.subject, content.reasons, at.case).replace("{}", f" {at.offer(content.offer)}")
    return f"{words}{_note(content.note)}"


@_say.register
def _(content: events.AnswerReceived, at: _Speaker) -> str:
    words = _answer(content.accepted, content.subject, content.reasons, at.case).replace("{}", f" {at.offer(content.offer)}")
    labels = {issue.key: name_in_text(issue.label) for issue in at.case.issues}
    wants = f"; they want {listed([f'{labels.get(key, key)} {way}' for key, way in content.wants])}" if content.wants else ""
    return f"{at.named(content.person)} {words}{wants}{_note(content.note)}{at.shown(content.evidence)}"


@_say.register
def _(content: events.StatementHeard, at: _Speaker) -> str:
    meant = [
        f"that is, {condition_words(at.case, content.claim)}" if content.claim else "",
        f"that is, {at.named(content.about)} will not sign if {condition_words(at.case, content.refuses)}"
        if content.refuses
        else f"about {thing_words(at.case, content.about)}"
        if content.about
        else "",
        f"that is, they must take {at.offer(content.offer)} back to their people" if content.means == "must-ask" and content.offer else "",
        f"that is, {at.offer(content.offer)} is not in their standard terms" if content.means == "not-standard" and content.offer else "",
        f"that is, they hold us to nothing by {at.offer(content.offer)}" if content.means == NOT_AGREED and content.offer else "",
        f"in answer to question {content.answers}" if content.answers else "",
        f"credible to {share(content.credibility)}" if content.claim or content.refuses else "",
    ]
    said = f"{at.named(content.person)} said: “{content.words}”"
    return f"{'; '.join([said, *(part for part in meant if part)])}{at.shown(content.evidence)}"


@_say.register
def _(content: events.QuestionAsked, at: _Speaker) -> str:
    about = f"; about {thing_words(at.case, content.about)}" if content.about else ""
    return f"asked {at.named(content.person)}: “{content.words}”{about}"


@_say.register
def _(content: events.SeatChanged, at: _Speaker) -> str:
    return f"{'brought' if content.front else 'took'} {at.named(content.person)} {'to the front table' if content.front else 'back from the front table'}"


@_say.register
def _(content: events.DeadlineSet, at: _Speaker) -> str:
    who = f" for {at.named(content.person)}" if content.person else ""
    return f"set a deadline{who}: {content.what}{_until('by', content.when)}"


@_say.register
def _(content: events.Settled, at: _Speaker) -> str:
    before = f"; the conditions are met: {content.conditions_met}" if content.conditions_met else ""
    met = [f"“{text}” is met: {shown}" for text, shown in content.met]
    waived = [f"“{text}” was waived: {shown}" for text, shown in content.waived]
    instead = [f"in place of offer {number}, which binds as well: {shown}" for number, shown in content.instead_of]
    return "; ".join([f"settled on {at.offer(content.offer)}{before}", *met, *waived, *instead, *_over_whose_no(at.state, content.offer)])


def _over_whose_no(state: State, number: int) -> Iterator[str]:
    """Say without whose yes an offer was settled on that a change of the case took away, and to which they said no or have not agreed."""
    offer = next((item for item in state.offers if number in (item.number, item.public)), None)
    for loss in losses_for(state, offer) if offer else ():
        if not loss.confirmed:
            verb = f"who said no to being asked no longer in event {loss.answer.number}: {loss.answer.reason}" if loss.answer else f"who has not agreed to being asked no longer since event {loss.change.number}"
            refused = f", and refused this very package in event {loss.refusal.number}" if loss.refusal else ""
            yield f"without the yes of {person_words(state.case, loss.person)}, {verb}{refused}"


@_say.register
def _(content: events.BrokenOff, at: _Speaker) -> str:
    label = next((side.label for side in at.case.sides if side.key == content.by), content.by)
    released = "".join(f"; both sides let each other off offer {number}{f': {shown}' if shown else ''}" for number, shown in content.released)
    return f"{label} broke off the negotiation{_note(content.reason)}{released}"


@_say.register
def _(content: events.Correction, at: _Speaker) -> str:
    changed = "; ".join(f"{name} should be {_field_words(name, json.loads(text), at)}" for name, text in content.fields)
    undone = [f"; offer {item.offer}, by which both sides were bound since {clock_time(item.since)}, is no longer agreed by that" for item in at.state.undone if item.by == at.event.number]
    return f"corrected event {content.number}: {changed}; {content.reason}{''.join(undone)}"


def _field_words(name: str, value: Any, at: _Speaker) -> str:
    """Say what a field should have held."""
    if name == "terms":
        return at.terms(tuple(sorted((key, item if isinstance(item, str) else float(item)) for key, item in value.items())))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {item}" for key, item in value.items()) or "empty"
    if name == "accepted" and value is None:
        return "neither yes nor no"
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "empty"}[value]
    if name in ("time", "happened", "expires", "when", "by"):
        return f"{clock_time(read_time(json.dumps(value)))}"
    return f"“{value}”" if isinstance(value, str) else f"{value:g}"


def conditions_words(state: State, authority: Authority) -> tuple[str, ...]:
    """Say on which conditions approvals that count were given; one that several people set is said once."""
    found: dict[str, list[str]] = {}
    for person, text in authority.conditions:
        found.setdefault(text, []).append(person_words(state.case, person))
    return tuple(f"{listed(people)} approved on condition that {text}." for text, people in found.items())


def region_words(case: Case, region: str) -> str:
    """Say a region of packages."""
    try:
        return f"packages in which {condition_words(case, region)}"
    except FormulaError:  # a region of an earlier case may speak of what is there no longer
        return f"packages in which {region}"


def thing_words(case: Case, key: str) -> str:
    """Name an assumption, a belief, an issue, a side or a person."""
    name, _, viewer = key.partition("@")
    labels = {issue.key: name_in_text(issue.label) for issue in case.issues}
    labels |= {item.key: about_in_text(case, item) for item in case.assumptions}
    labels |= {side.key: side.label for side in case.sides} | {person.key: person.label for person in case.people}
    label = labels.get(name, name)
    return f"what {labels.get(viewer, viewer)} takes for {label}" if viewer else label
