"""Once one offer binds no other can, and nobody is asked to approve another; what shakes an open offer of ours is a task."""

from datetime import timedelta

import pytest

from backtable.conduct import (
    Entry,
    OfferStatus,
    Rival,
    approve,
    break_off,
    correct,
    event_words,
    events,
    hopeful,
    receive_answer,
    refuse,
    settle,
    settled_beside,
    tasks,
)
from backtable.errors import RefusedError
from backtable.papers.record import status_document

from .cast import MAIL, START, Cast

OURS, THEIRS = "price=150, years=1, release=none", "price=100, years=1, release=none"


def sent(cast: Cast) -> int:
    number = cast.draft(OURS, START + timedelta(days=10))
    cast.approve(number, "cto", "cfo")
    cast.send(number)
    return number


def to_do(cast: Cast) -> list[tuple[tuple[str, ...], str]]:
    return [(task.people, task.what) for task in tasks(cast.state, cast.time())]


def test_once_one_offer_binds_no_other_is_to_be_approved_or_can_be_settled(cast: Cast) -> None:
    ours = sent(cast)
    theirs = cast.receive(THEIRS)
    cast.approve(theirs, "cto")
    cast.answer(theirs)
    cast.hear_answer(ours)
    assert (("ceo",), f"approve or refuse offer {theirs}") in to_do(cast)
    cast.their_yes(ours)
    assert to_do(cast) == [(("adviser",), f"settle offer {ours}: both sides are bound")]
    cast.their_yes(theirs)
    agreed = cast.state.agreed(cast.time())
    assert agreed is not None
    assert agreed.number == ours
    with pytest.raises(RefusedError, match=f"offer {ours} was agreed first, and only one can be"):
        cast.put(settle(cast.state, "adviser", theirs))


def test_nobody_waits_for_an_answer_that_a_counter_offer_gave(cast: Cast) -> None:
    ours = sent(cast)
    assert to_do(cast) == [(("Supplier",), f"answer our offer {ours}")]
    theirs = cast.receive(THEIRS)
    assert to_do(cast) == [(("adviser",), f"answer offer {theirs}")]
    cast.hear_answer(ours)
    assert cast.state.offer(ours).answers[-1].accepted, "they may accept it after all"


def test_a_no_of_their_back_table_to_an_open_offer_is_something_to_act_on(cast: Cast) -> None:
    ours = sent(cast)
    cast.do(lambda state, _: refuse(state, "adviser", "ceo", ours, "too cheap", MAIL))
    assert (("adviser",), f"change offer {ours}, which ceo refused: too cheap") in to_do(cast)
    cast.do(lambda state, _: approve(state, "adviser", "ceo", ours, evidence=MAIL))
    assert to_do(cast) == [(("Supplier",), f"answer our offer {ours}")]


def test_an_open_offer_that_one_of_ours_no_longer_approves_is_to_be_withdrawn_or_approved_again(cast: Cast) -> None:
    ours = sent(cast)
    cast.do(lambda state, _: refuse(state, "cfo", "cfo", ours, "no budget"))
    assert (("adviser",), f"withdraw offer {ours}, or get the yes of cfo again, who refused it: no budget") in to_do(cast)
    cast.approve(ours, "cfo")
    assert to_do(cast) == [(("Supplier",), f"answer our offer {ours}")]


def lapsed_then_another(cast: Cast) -> tuple[int, int]:
    """Their offer, which we accepted and which lapsed for want of their ceo's yes; then ours, by which both are bound."""
    theirs = cast.receive(THEIRS, expires=START + timedelta(days=1))
    cast.approve(theirs, "cto")
    cast.answer(theirs)
    cast.time.pass_(days=2)
    assert [offer.number for offer in hopeful(cast.state, cast.time())] == [theirs]
    ours = sent(cast)
    cast.hear_answer(ours)
    cast.their_yes(ours)
    return theirs, ours


def test_an_offer_that_turns_out_to_have_bound_before_the_agreed_one_is_told_and_not_settled_over(cast: Cast) -> None:
    theirs, ours = lapsed_then_another(cast)
    assert any(f"approved offer {theirs}" in what for _, what in to_do(cast)), "as long as it may turn out to bind"
    late = START + timedelta(hours=12)
    by = cast.do(lambda state, _: approve(state, "adviser", "ceo", theirs, evidence=MAIL, happened=late)).number
    assert cast.state.rivals == (Rival(theirs, by, late),)
    agreed = cast.state.agreed(cast.time())
    assert agreed is not None
    assert agreed.number == ours
    assert [what for _, what in to_do(cast)] == [f"agree in writing which stands, for offers {theirs} and {ours} bind (`settle --instead-of`)"]
    with pytest.raises(RefusedError, match=f"Offer {theirs} binds too.*--instead-of {theirs}=WORDS"):
        cast.put(settle(cast.state, "adviser", ours))
    with pytest.raises(RefusedError, match="offer 99 is no other offer that binds"):
        cast.put(settle(cast.state, "adviser", ours, instead_of=(("99", "x"),)))
    cast.put(settle(cast.state, "adviser", ours, instead_of=((str(theirs), "their mail of 8 May"),)))
    assert event_words(cast.record.events[-1], cast.state).endswith(f"in place of offer {theirs}, which binds as well: their mail of 8 May")


def test_the_earlier_of_two_offers_that_bind_can_be_settled_too(cast: Cast) -> None:
    theirs, ours = lapsed_then_another(cast)
    cast.do(lambda state, _: approve(state, "adviser", "ceo", theirs, evidence=MAIL, happened=START + timedelta(hours=12)))
    cast.put(settle(cast.state, "adviser", theirs, instead_of=((str(ours), "their mail of 8 May"),)))
    assert cast.state.offer(theirs).status(cast.time()) is OfferStatus.SETTLED
    assert cast.state.offer(ours).status(cast.time()) is OfferStatus.ENDED


def test_a_yes_of_after_the_agreement_makes_no_rival(cast: Cast) -> None:
    theirs = cast.receive(THEIRS, expires=START + timedelta(days=9))
    cast.approve(theirs, "cto")
    cast.answer(theirs)
    cast.time.pass_(days=1)
    ours = sent(cast)
    cast.hear_answer(ours)
    cast.their_yes(ours)
    cast.time.pass_(days=2)
    cast.do(lambda state, _: approve(state, "adviser", "ceo", theirs, evidence=MAIL, happened=START + timedelta(days=2)))
    assert cast.state.rivals == ()


def test_breaking_off_undoes_nothing_that_binds_unless_both_let_each_other_off_it(cast: Cast) -> None:
    ours, open_ = sent(cast), cast.receive(THEIRS)
    cast.hear_answer(ours)
    cast.their_yes(ours)
    with pytest.raises(RefusedError, match=f"offer {open_} does not bind, so nobody need be let off it; {ours} does"):
        cast.put(break_off(cast.state, "adviser", "customer", "they shouted", ((str(open_), "mail"),)))
    cast.put(break_off(cast.state, "adviser", "customer", "they shouted"))
    assert cast.state.offer(ours).status(cast.time()) is OfferStatus.BINDING
    assert cast.state.offer(open_).status(cast.time()) is OfferStatus.ENDED
    assert to_do(cast) == [(("adviser",), f"settle offer {ours}: both sides are bound")]
    with pytest.raises(RefusedError, match=f"say what shows that they let us off offer {cast.state.offer(ours).public}"):
        cast.put(break_off(cast.state, "adviser", "customer", "off", ((str(ours), " "),)))
    cast.put(break_off(cast.state, "adviser", "customer", "off", ((str(ours), "their mail"),)))
    assert cast.state.offer(ours).status(cast.time()) is OfferStatus.ENDED
    assert cast.state.agreed(cast.time()) is None
    with pytest.raises(RefusedError, match="ended with the negotiation"):
        cast.put(settle(cast.state, "adviser", ours))


def test_what_binds_can_be_settled_after_somebody_left_the_table(cast: Cast) -> None:
    ours = sent(cast)
    cast.hear_answer(ours)
    cast.their_yes(ours)
    cast.put(break_off(cast.state, "adviser", "supplier", "they left"))
    cast.put(settle(cast.state, "adviser", ours))
    assert cast.state.offer(ours).status(cast.time()) is OfferStatus.SETTLED


def two_of_ours(cast: Cast) -> tuple[int, int]:
    """Two offers of ours, the second of which was agreed two days after they were sent."""
    first = sent(cast)
    second = cast.draft("price=200, years=1, release=none")
    cast.approve(second, "cto", "cfo", "counsel")
    cast.send(second)
    cast.time.pass_(days=2)
    cast.hear_answer(second)
    cast.time.pass_(days=1)
    return first, second


def test_an_acceptance_of_before_the_agreement_is_recorded_though_another_is_agreed(cast: Cast) -> None:
    first, second = two_of_ours(cast)
    day = START + timedelta(days=1)
    with pytest.raises(RefusedError, match=f"offer {second} is agreed, so that it binds us only if executive accepted it before: say what shows the day"):
        cast.do(lambda state, _: receive_answer(state, "adviser", "executive", first, True, happened=day))
    cast.do(lambda state, _: receive_answer(state, "adviser", "executive", first, True, evidence=MAIL, happened=day))
    assert cast.state.rivals == ()
    assert any(what.startswith(f"write down whether ceo approved offer {first} before 2026-05-06 09:00 UTC") for _, what in to_do(cast))
    by = cast.do(lambda state, _: approve(state, "adviser", "ceo", first, evidence=MAIL, happened=day + timedelta(hours=1))).number
    assert cast.state.rivals == (Rival(first, by, day + timedelta(hours=1)),)


def test_an_acceptance_of_after_the_agreement_is_recorded_and_binds_nobody(cast: Cast) -> None:
    first, second = two_of_ours(cast)
    cast.hear_answer(first)
    cast.their_yes(first)
    assert cast.state.rivals == ()
    assert [what for _, what in to_do(cast)] == [f"settle offer {second}: both sides are bound"]


def test_a_yes_of_before_the_talks_were_broken_off_binds_though_it_is_written_down_after_that(cast: Cast) -> None:
    ours = sent(cast)
    cast.hear_answer(ours)
    cast.time.pass_(days=2)
    cast.put(break_off(cast.state, "adviser", "customer", "they shouted"))
    assert [offer.number for offer in hopeful(cast.state, cast.time())] == [ours]
    assert [what for _, what in to_do(cast)] == [
        f"write down whether ceo approved offer {ours} before the talks were broken off on 2026-05-06 09:00 UTC (`approve --on`, `refuse --on`): it was accepted before that, and binds if so"
    ]
    with pytest.raises(RefusedError, match=r"ended with the negotiation; if it was decided before that, say when \(--on\)"):
        cast.their_yes(ours)
    since = START + timedelta(days=1)
    cast.do(lambda state, _: approve(state, "adviser", "ceo", ours, evidence=MAIL, happened=since))
    assert (cast.state.offer(ours).status(cast.time()), cast.state.offer(ours).since) == (OfferStatus.BINDING, since)
    cast.put(settle(cast.state, "adviser", ours))


def test_an_acceptance_of_before_the_talks_were_broken_off_needs_what_shows_its_day(cast: Cast) -> None:
    ours = sent(cast)
    cast.time.pass_(days=2)
    cast.put(break_off(cast.state, "adviser", "customer", "they shouted"))
    ended = cast.state.broken_off
    day = START + timedelta(days=1)
    cast.time.pass_(days=1)
    with pytest.raises(RefusedError, match=f"the talks were broken off by event {ended}, so that it binds us only if executive accepted it before"):
        cast.do(lambda state, _: receive_answer(state, "adviser", "executive", ours, True, happened=day))
    with pytest.raises(RefusedError, match="ended with the negotiation on 2026-05-06 09:00 UTC; if they accepted it before, say when"):
        cast.do(lambda state, _: receive_answer(state, "adviser", "executive", ours, True, evidence=MAIL))
    cast.do(lambda state, _: receive_answer(state, "adviser", "executive", ours, True, evidence=MAIL, happened=day))
    cast.do(lambda state, _: approve(state, "adviser", "ceo", ours, evidence=MAIL, happened=day))
    assert cast.state.offer(ours).status(cast.time()) is OfferStatus.BINDING


def test_a_yes_of_after_the_talks_were_broken_off_binds_nobody(cast: Cast) -> None:
    ours = sent(cast)
    cast.hear_answer(ours)
    cast.put(break_off(cast.state, "adviser", "customer", "they shouted"))
    cast.time.pass_(days=1)
    with pytest.raises(RefusedError, match="needs no approval"):
        cast.do(lambda state, _: approve(state, "adviser", "ceo", ours, evidence=MAIL, happened=START + timedelta(hours=2)))
    again = cast.draft(OURS)
    cast.approve(again, "cto", "cfo")
    assert cast.state.agreed(cast.time()) is None


def test_what_a_correction_lets_have_bound_before_another_was_settled_is_told(cast: Cast) -> None:
    first, other = cast.draft("price=200, years=1, release=none"), cast.draft("price=200, years=2, release=none")
    for draft in (first, other):
        cast.approve(draft, "cto", "cfo", "counsel")
        cast.send(draft)
    cast.time.pass_(hours=1)
    no = cast.hear_answer(first, accepted=False).number
    cast.time.pass_(hours=1)
    cast.hear_answer(other)
    cast.do(lambda state, _: settle(state, "adviser", other))
    assert settled_beside(cast.state) == ()
    cast.put(correct("adviser", no, {"accepted": True}, "it was a yes"))
    (said,) = settled_beside(cast.state)
    assert said.startswith(f"Offer {first} bound both sides as well, since 2026-05-04 10:00 UTC")
    assert said in repr(status_document(cast.state, cast.time.now))
    cast.put(Entry(events.StatementHeard("executive", "we hold you to the second alone", means="not-agreed", offer=first), "adviser"))
    assert settled_beside(cast.state) == ()
