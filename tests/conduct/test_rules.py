"""The rules that hold whoever writes to a record."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from backtable.conduct import (
    Entry,
    OfferStatus,
    ask_approval,
    authority_of,
    events,
    kind_of,
    send_offer,
    settle,
    tasks,
    withdraw,
)
from backtable.conduct._meaning import truth_problem
from backtable.errors import RefusedError
from backtable.files import read_case

from .cast import CASE, MAIL, START, Cast

DAY = timedelta(days=1)


# Sending.


def test_an_offer_without_authority_cannot_be_sent_and_the_message_says_which_rule_and_who(cast: Cast) -> None:
    draft = cast.draft()
    with pytest.raises(RefusedError) as caught:
        cast.send(draft)
    message = str(caught.value)
    assert f"offer {draft} cannot be sent: the approval of cto is missing" in message
    assert "rule 1 (case.yaml:27:9)" in message
    assert "asks for adviser and cto" in message
    assert [event.kind for event in cast.record.events] == ["case-changed", "offer-drafted"]


def test_an_offer_can_be_sent_once_everybody_has_approved_it(cast: Cast) -> None:
    draft = cast.draft()
    approval = cast.approve(draft, "cto")
    sent = cast.send(draft)
    assert sent.content.rests_on == (approval,)
    assert cast.state.offer(draft).status(cast.time()) is OfferStatus.OPEN
    assert cast.state.offer(sent.number).number == draft


def test_who_sends_approves_by_sending_but_not_for_others(cast: Cast) -> None:
    draft = cast.draft()
    cast.approve(draft, "cto")
    content = send_offer(cast.state, "adviser", draft, cast.time()).content
    with pytest.raises(RefusedError, match="the approval of adviser"):
        cast.put(Entry(content, "adviser", behalf="cto"))


def test_only_the_front_table_sends(cast: Cast) -> None:
    draft = cast.draft()
    cast.approve(draft, "adviser")
    with pytest.raises(RefusedError, match="cto does not sit at the front table; adviser can speak"):
        cast.send(draft, who="cto")
    cast.put(Entry(events.SeatChanged("cto", True), "adviser"))
    cast.send(draft, who="cto")


def test_where_the_limit_is_not_known_everybody_who_could_be_asked_must_approve(cast: Cast) -> None:
    draft = cast.draft("price=200, years=1, release=none")
    cast.approve(draft, "cto", "cfo")
    with pytest.raises(RefusedError, match=r"the approval of counsel is missing.*which of them applies is not known"):
        cast.send(draft)
    surely = cast.draft("price=150, years=1, release=none")  # the limit is 150 at least
    cast.approve(surely, "cto", "cfo")
    cast.send(surely)


def test_a_seat_may_change_who_must_approve(cast: Cast) -> None:
    draft = cast.draft()
    cast.approve(draft, "cto")
    cast.put(Entry(events.SeatChanged("counsel", True), "adviser"))
    with pytest.raises(RefusedError, match="the approval of cfo is missing; by the authority of Customer, rule 2"):
        cast.send(draft)


# Answers, binding, settling.


def test_an_accepted_offer_binds_when_the_authority_of_both_sides_is_complete(cast: Cast) -> None:
    draft = cast.draft()
    cast.approve(draft, "cto")
    cast.send(draft)
    cast.hear_answer(draft)
    assert cast.state.offer(draft).status(cast.time()) is OfferStatus.SUBJECT
    with pytest.raises(RefusedError, match=f"offer {draft} does not bind yet: the approval of ceo is missing"):
        cast.do(lambda state, _: settle(state, "adviser", draft))
    cast.their_yes(draft)
    assert cast.state.offer(draft).status(cast.time()) is OfferStatus.BINDING
    cast.do(lambda state, _: settle(state, "adviser", draft))
    assert cast.state.offer(draft).status(cast.time()) is OfferStatus.SETTLED
    with pytest.raises(RefusedError, match="the negotiation was settled by event"):
        cast.draft()


def test_their_acceptance_binds_at_once_where_whoever_gives_it_may(cast: Cast) -> None:
    draft = cast.draft("price=250, years=1, release=none")
    cast.approve(draft, "cto", "cfo", "counsel")
    cast.send(draft)
    cast.hear_answer(draft)
    assert cast.state.offer(draft).bound


def test_it_does_not_bind_if_our_approval_has_ended_when_they_accept(cast: Cast) -> None:
    draft = cast.draft()
    cast.approve(draft, "cto", until=START + DAY)
    cast.send(draft)
    cast.time.pass_(days=2)
    cast.hear_answer(draft)
    cast.their_yes(draft)
    assert cast.state.offer(draft).status(cast.time()) is OfferStatus.SUBJECT
    cast.approve(draft, "cto")
    assert cast.state.offer(draft).status(cast.time()) is OfferStatus.BINDING


def test_we_accept_outright_only_with_authority_and_else_subject_to_approval(cast: Cast) -> None:
    offer = cast.receive()
    with pytest.raises(RefusedError, match=f"offer {offer} cannot be accepted outright: the approval of cto is missing"):
        cast.answer(offer)
    cast.answer(offer, subject=True)
    assert cast.state.offer(offer).status(cast.time()) is OfferStatus.SUBJECT
    cast.their_yes(offer)
    assert not cast.state.offer(offer).bound
    cast.approve(offer, "cto")
    assert cast.state.offer(offer).bound
    assert authority_of(cast.state, cast.state.offer(offer), "customer", cast.time()).complete


def test_nothing_is_subject_to_approval_if_nobody_is_missing(cast: Cast) -> None:
    offer = cast.receive()
    cast.approve(offer, "cto")
    with pytest.raises(RefusedError, match="nobody's approval"):
        cast.answer(offer, subject=True)
    cast.answer(offer)


def test_conditions_are_kept_and_must_be_met_before_settling(cast: Cast) -> None:
    offer = cast.receive("price=250, years=1, release=none")
    cast.approve(offer, "cto", conditions=["their CEO signs first"])
    cast.approve(offer, "cfo", "counsel")
    cast.answer(offer)
    assert cast.state.offer(offer).bound
    with pytest.raises(RefusedError, match=r"1\. their CEO signs first \(cto\)"):
        cast.do(lambda state, _: settle(state, "adviser", offer))
    cast.do(lambda state, _: settle(state, "adviser", offer, (("their CEO signs first", "signed on 6 May"),)))


def test_what_has_lapsed_was_withdrawn_or_rejected_cannot_be_accepted(cast: Cast) -> None:
    lapsed = cast.receive(expires=START + DAY)
    cast.approve(lapsed, "cto")
    cast.time.pass_(days=2)
    with pytest.raises(RefusedError, match=f"offer {lapsed} cannot be answered any more: it is lapsed on 2026-05-05"):
        cast.answer(lapsed)
    cast.answer(lapsed, accepted=False)
    rejected = cast.receive()
    cast.answer(rejected, accepted=False)
    with pytest.raises(RefusedError, match="it is rejected"):
        cast.answer(rejected)
    draft = cast.draft()
    cast.approve(draft, "cto")
    cast.send(draft)
    cast.do(lambda state, _: withdraw(state, "adviser", draft))
    with pytest.raises(RefusedError, match="it is withdrawn"):
        cast.hear_answer(draft)


def test_answers_go_the_right_way(cast: Cast) -> None:
    ours, theirs = cast.draft(), cast.receive()
    with pytest.raises(RefusedError, match="is our own; the other side answers it"):
        cast.answer(ours)
    with pytest.raises(RefusedError, match="is a draft that was never sent"):
        cast.hear_answer(ours)
    with pytest.raises(RefusedError, match="is theirs; answer it yourselves"):
        cast.hear_answer(theirs)
    with pytest.raises(RefusedError, match="cto is on our own side"):
        cast.hear_answer(ours, person="cto")
    with pytest.raises(RefusedError, match="there is no offer 77; the offers are 2, 3"):
        cast.answer(77)


def test_breaking_off_ends_what_is_on_the_table_and_a_new_offer_resumes(cast: Cast) -> None:
    offer = cast.receive()
    cast.put(Entry(events.BrokenOff("customer", "they shouted"), "adviser"))
    with pytest.raises(RefusedError, match="ended with the negotiation"):
        cast.answer(offer, accepted=False)
    with pytest.raises(RefusedError, match="broken off by event 3 already"):
        cast.put(Entry(events.BrokenOff("supplier", "again"), "adviser"))
    cast.receive()
    assert not cast.state.broken_off


def test_of_several_offers_only_one_can_be_agreed(cast: Cast) -> None:
    packages = ("price=250, years=1, release=none", "price=300, years=2, release=none")
    first, second = (cast.draft(package) for package in packages)
    for number in (first, second):
        cast.approve(number, "cto", "cfo", "counsel")
        cast.send(number)
    third = cast.draft("price=50, years=1, release=none")
    cast.approve(third, "cto")
    cast.hear_answer(second)
    cast.hear_answer(first)
    agreed = cast.state.agreed(cast.time())
    assert agreed is not None
    assert agreed.number == second, "that they said yes to another since is in the record, and binds nobody"
    with pytest.raises(RefusedError, match=f"offer {second} is agreed"):
        cast.send(third)
    cast.hear_answer(first, accepted=False)


def test_an_answer_counts_from_when_it_was_given(cast: Cast) -> None:
    draft = cast.draft("price=250, years=1, release=none", expires=START + DAY)
    cast.approve(draft, "cto", "cfo", "counsel")
    cast.send(draft)
    cast.time.pass_(days=3)
    yes = events.AnswerReceived(draft, "executive", True)
    with pytest.raises(RefusedError, match="lapsed on 2026-05-05"):
        cast.put(Entry(yes, "adviser"))
    cast.put(Entry(replace(yes, evidence=MAIL), "adviser", happened=START + timedelta(hours=3)))
    assert cast.state.offer(draft).bound


# What is no package, or is about nothing.


def test_offers_that_break_the_rules_of_the_case_are_refused(cast: Cast) -> None:
    for person in ("adviser", "executive"):
        act = cast.draft if person == "adviser" else cast.receive
        with pytest.raises(RefusedError, match="this is no package: nobody releases for nothing"):
            act("price=0, years=1, release=full")


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ((("price", 75.0), ("release", "none"), ("years", 1.0)), "is not an option of price"),
        ((("price", 50.0), ("years", 1.0)), "says nothing about release"),
        ((("price", 50.0), ("release", "none"), ("years", 1.0), ("zeal", 1.0)), "has no issue called zeal"),
        ((("years", 1.0), ("release", "none"), ("price", 50.0)), "cannot be recorded exactly"),
    ],
)
def test_terms_that_are_no_package_are_refused(cast: Cast, terms: events.Terms, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        cast.put(Entry(events.OfferDrafted(terms, cast.state.version.digest), "adviser"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (events.StatementHeard("nobody", "x", "limit"), "nobody in the case is called nobody"),
        (events.StatementHeard("executive", " ", "limit"), "say what was said"),
        (events.StatementHeard("executive", "x"), r"say what it is about: an assumption, an issue, a side or a person of the case \(--about\)"),
        (events.StatementHeard("executive", "x", "weather"), "the case knows nothing called weather"),
        (events.StatementHeard("executive", "x", "limit@ceo"), "the case knows nothing called limit@ceo"),
        (events.StatementHeard("executive", "x", claim="price > 3"), "depends on the issue price"),
        (events.StatementHeard("executive", "x", claim="1 < 2"), "says nothing about any assumption"),
        (events.StatementHeard("executive", "x", claim="limit"), "gives no yes or no"),
        (events.StatementHeard("executive", "x", "limit", refuses="price > 3"), "say whom the refusal is about"),
        (events.StatementHeard("executive", "x", "ceo", refuses="limit > 3"), "depends on the assumption limit"),
        (events.StatementHeard("executive", "x", "limit", credibility=1.5), "is not a share from 0 to 1"),
        (events.StatementHeard("executive", "x", "limit", answers=1), "event 1 is not a question"),
        (events.QuestionAsked("nobody", "x"), "nobody in the case is called nobody"),
        (events.QuestionAsked("executive", "x", "weather"), "knows nothing called weather"),
        (events.SeatChanged("adviser", False), "nobody of customer would be left at the front table"),
        (events.SeatChanged("adviser", True), "already sits at the front"),
        (events.SeatChanged("cto", False), "already sits at the back"),
        (events.DeadlineSet("x", START), "the deadline is past"),
        (events.DeadlineSet("", START + DAY), "say what must be done"),
        (events.DeadlineSet("x", START + DAY, "nobody"), "nobody in the case is called nobody"),
        (events.BrokenOff("them", "x"), "them is not a side"),
        (events.BrokenOff("customer", ""), "say why"),
        (events.Withdrawn(1), "event 1 is no offer, approval, mandate or deadline"),
        (events.Withdrawn(99), "event 99 is no offer"),
        (events.StatementHeard("executive", "\x1b[2J", "limit"), "control character U\\+001B"),
        (events.StatementHeard("executive", "\ud800", "limit"), "control character U\\+D800"),
        (events.StatementHeard("executive", "x", "limit", credibility=float("nan")), "cannot be recorded"),
    ],
)  # fmt: skip
def test_what_says_nothing_or_speaks_of_unknown_things_is_refused(cast: Cast, content: object, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        cast.put(Entry(content, "adviser"))
    assert cast.state.head.number == 1


def test_nothing_happens_in_the_future(cast: Cast) -> None:
    with pytest.raises(RefusedError, match="which is yet to come"):
        cast.put(Entry(events.QuestionAsked("executive", "x"), "adviser", happened=START + DAY))
    cast.put(Entry(events.QuestionAsked("executive", "x"), "adviser", happened=START - DAY))
    assert cast.state.questions[0].moment == START - DAY


def test_an_expiry_lies_ahead(cast: Cast) -> None:
    with pytest.raises(RefusedError, match="the offer would have lapsed"):
        cast.draft(expires=START)
    draft = cast.draft()
    with pytest.raises(RefusedError, match="the approval would have ended"):
        cast.approve(draft, "cto", until=START - DAY)


def test_the_case_in_a_record_stays_on_our_side_and_with_its_keeper(cast: Cast) -> None:
    with pytest.raises(RefusedError, match="the record of customer, but the case looks from the side of supplier"):
        cast.change_case(CASE.replace("ours: customer", "ours: supplier"))
    with pytest.raises(RefusedError, match="adviser is nobody on our side"):
        cast.change_case(CASE.replace("adviser", "agent"))
    with pytest.raises(RefusedError, match="word for word"):
        cast.change_case(CASE)


def test_several_entries_are_appended_together_or_not_at_all(cast: Cast) -> None:
    good = Entry(events.QuestionAsked("executive", "x"), "adviser")
    bad = Entry(events.QuestionAsked("nobody", "x"), "adviser")
    with pytest.raises(RefusedError, match="nobody in the case"):
        cast.record.append(lambda _state, _now: [good, bad])
    assert cast.state.head.number == 1
    assert not cast.state.questions
    cast.record.append(lambda _state, _now: [good, good])
    assert [item.number for item in cast.state.questions] == [2, 3]


def test_who_must_do_what_by_when(cast: Cast) -> None:
    draft = cast.draft("price=150, years=1, release=none")
    cast.do(lambda state, now: ask_approval(state, "adviser", draft, now, by=START + DAY))
    cast.put(Entry(events.DeadlineSet("answer their letter", START + timedelta(hours=3), "counsel"), "adviser"))
    found = [(task.people, task.what, task.by) for task in tasks(cast.state, cast.time())]
    assert found == [
        (("counsel",), "answer their letter", START + timedelta(hours=3)),
        (("cto",), f"approve or refuse offer {draft}", START + DAY),
        (("cfo",), f"approve or refuse offer {draft}", START + DAY),
    ]
    cast.time.pass_(hours=5)
    assert [task.overdue for task in tasks(cast.state, cast.time())] == [True, False, False]
    cast.approve(draft, "cto", "cfo")
    assert tasks(cast.state, cast.time())[-1].what.startswith(f"send offer {draft}")


def test_every_kind_says_whether_it_is_shared(cast: Cast) -> None:
    draft = cast.draft()
    cast.approve(draft, "cto")
    sent = cast.send(draft)
    withdrawn = cast.do(lambda state, _: withdraw(state, "adviser", draft))
    private = cast.do(lambda state, _: withdraw(state, "adviser", 3))
    assert (sent.shared, withdrawn.shared, private.shared) == (True, True, False)
    assert kind_of(sent.content).hidden == ("draft", "case", "rests_on")


def test_a_claim_where_the_case_has_no_assumptions_is_told_that_there_is_nothing_to_claim(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("case: Bare\nissues: {price: {from: 0, to: 3}}\nours: us\nsides: {us: {people: {ann: {table: front, stake: 1}}}, them: {people: {bob: {table: front, stake: 1}}}}\n")
    case = read_case(tmp_path / "case.yaml")
    assert truth_problem(case, "limit > 3", "bob").endswith("; there is nothing in the case that it may use")
