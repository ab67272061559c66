"""A change of the case takes nobody's say away unseen: who loses it, what is marked, and what their answer does."""

import pytest

from backtable.conduct import (
    Entry,
    Evidence,
    OfferStatus,
    answer_change,
    changes_of,
    event_words,
    losses,
    losses_for,
    lost_by,
    resting_on,
    settle,
    tasks,
)
from backtable.errors import RefusedError

from .cast import CASE, MAIL, Cast

LOOSE = CASE.replace("price <= 100 and front(counsel) == 0, approve: [adviser, cto]", "price <= 100 and front(counsel) == 0, approve: [adviser]")


def loosened(cast: Cast, text: str = LOOSE) -> int:
    return cast.change_case(text).number


def no(change: int, person: str = "cto") -> Entry:
    return answer_change("adviser", person, change, False, "I was not asked", MAIL)


def test_who_is_asked_no_longer_is_named_with_what_changed(cast: Cast) -> None:
    change = loosened(cast)
    assert [(item.person, item.packages, item.of) for item in lost_by(cast.state, change)] == [("cto", 15, 39)]
    assert changes_of(cast.state, change) == ("authority of Customer, no. 1: adviser and cto if price <= 100 and front(counsel) == 0 → adviser if price <= 100 and front(counsel) == 0",)
    said = event_words(cast.record.events[change - 1], cast.state)
    assert "the yes of cto is no longer needed for 15 of the 39 packages for which it was: not confirmed by them" in said
    assert (("cto",), change) in [(task.people, task.about) for task in tasks(cast.state, cast.time())]


def test_a_limit_that_is_raised_takes_a_say_too(cast: Cast) -> None:
    change = loosened(cast, CASE.replace("price <= 100 and", "price <= 150 and"))
    assert [item.person for item in lost_by(cast.state, change)] == ["cfo"]
    assert not lost_by(cast.state, loosened(cast, CASE.replace("price <= 100 and", "price <= 150 and").replace("chance: 0.5", "chance: 0.6")))


def test_an_offer_that_rests_on_it_is_marked_until_they_agree(cast: Cast) -> None:
    change, draft = loosened(cast), cast.draft()
    cast.send(draft)
    [loss] = losses_for(cast.state, cast.state.offer(draft))
    assert (loss.person, loss.change.number, loss.confirmed) == ("cto", change, None)
    assert [offer.number for offer in resting_on(cast.state, loss, cast.time())] == [draft]
    cast.put(answer_change("cto", "cto", change, True))
    assert [item.confirmed for item in losses_for(cast.state, cast.state.offer(draft))] == [True]
    assert not [task for task in tasks(cast.state, cast.time()) if task.about == change]


def test_after_their_no_nothing_that_rests_on_it_is_sent_or_accepted(cast: Cast) -> None:
    change, draft, theirs = loosened(cast), cast.draft(), cast.receive()
    cast.put(no(change))
    with pytest.raises(RefusedError, match=f"cto had to approve it by the case before event {change}, and said no to that change in event 5: I was not asked"):
        cast.send(draft)
    with pytest.raises(RefusedError, match="cto had to approve it"):
        cast.answer(theirs)
    cast.put(answer_change("adviser", "cto", change, True, evidence=MAIL))
    cast.send(draft)


def test_a_yes_after_their_no_makes_nothing_bind_without_them(cast: Cast) -> None:
    """Our yes had gone stale with the case, so that nothing of ours stood when they were left out."""
    draft = cast.draft()
    cast.approve(draft, "cto")
    cast.send(draft)
    cast.change_case(CASE.replace("low: 150", "low: 140"))
    cast.hear_answer(draft)
    cast.their_yes(draft)
    change = cast.change_case(LOOSE.replace("low: 150", "low: 140")).number
    cast.put(no(change))
    cast.approve(draft, "adviser")
    assert cast.state.offer(draft).status(cast.time()) is OfferStatus.SUBJECT
    with pytest.raises(RefusedError, match=r"cto said no to being asked no longer .*does not bind without them"):
        cast.do(lambda state, _: settle(state, "adviser", draft))
    assert (("cto",), draft) in [(task.people, task.about) for task in tasks(cast.state, cast.time())]
    cast.put(answer_change("adviser", "cto", change, True, evidence=MAIL))
    assert cast.state.offer(draft).status(cast.time()) is OfferStatus.BINDING


def test_a_version_that_asks_them_again_gives_the_say_back(cast: Cast) -> None:
    loosened(cast)
    cast.change_case(CASE)
    assert not losses(cast.state)
    draft = cast.draft()
    assert not losses_for(cast.state, cast.state.offer(draft))


def test_somebody_taken_out_of_the_case_has_lost_their_say_and_can_still_answer(cast: Cast) -> None:
    change = loosened(cast, CASE.replace("      cto: {table: back, stake: 1}\n", "").replace("[adviser, cto", "[adviser"))
    assert [item.person for item in lost_by(cast.state, change)] == ["cto"]
    cast.put(no(change))
    assert losses(cast.state)[0].confirmed is False


def test_who_lost_nothing_is_not_asked_and_a_no_needs_evidence_and_a_reason(cast: Cast) -> None:
    change = loosened(cast)
    with pytest.raises(RefusedError, match=r"takes no say from cfo; it takes that of cto"):
        cast.put(no(change, "cfo"))
    with pytest.raises(RefusedError, match="event 1 is no change of the case"):
        cast.put(no(1))
    with pytest.raises(RefusedError, match="name the evidence"):
        cast.put(answer_change("adviser", "cto", change, True))
    with pytest.raises(RefusedError, match="say why"):
        cast.put(answer_change("adviser", "cto", change, False, "", Evidence("mail")))


@pytest.mark.parametrize("more", [("price: {from: 0, to: 300", "price: {from: 0, to: 350"), ("  release: {", "  extra: {options: [a, b]}\n  release: {")])
def test_a_change_that_brings_new_packages_along_hides_nothing(cast: Cast, more: tuple[str, str]) -> None:
    loose = CASE.replace("{approve: [adviser, cto, cfo, counsel]}", "{approve: [adviser]}").replace("price <= limit, approve: [adviser, cto, cfo]", "price <= limit, approve: [adviser]")
    change = loosened(cast, loose.replace(*more).split("packages:\n")[0] + "sides:\n" + loose.split("sides:\n")[1])
    assert {"cto", "cfo", "counsel"} <= {item.person for item in lost_by(cast.state, change)}
    terms = "price=300, years=1, release=none" if "extra" in more[1] else "price=350, years=1, release=none"
    draft = cast.draft(f"{terms}, extra=a" if "extra" in more[1] else terms)
    assert {(item.person, item.had) for item in losses_for(cast.state, cast.state.offer(draft))} >= {("cto", "may have had"), ("cfo", "may have had")}
    cast.put(no(change))
    with pytest.raises(RefusedError, match="cto may have had to approve it by the case before event 2"):
        cast.send(draft)
