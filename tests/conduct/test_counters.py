"""An offer of theirs that comes while ours lies before them turns ours down, until they answer it expressly."""

from datetime import timedelta

from backtable.conduct import Counter, counters, counters_to, withdraw
from backtable.conduct import receive_offer as receive
from backtable.files import read_package

from .cast import START, Cast

OURS, THEIRS = "price=250, years=1, release=none", "price=300, years=3, release=none"


def sent(cast: Cast, package: str = OURS) -> int:
    number = cast.draft(package, START + timedelta(days=10))
    cast.approve(number, "cto", "cfo", "counsel")
    cast.send(number)
    return number


def test_the_first_offer_that_comes_while_ours_lies_open_is_the_counter_to_it(cast: Cast) -> None:
    cast.receive("demand")
    first, second = sent(cast), sent(cast, "price=250, years=2, release=none")
    assert counters(cast.state) == ()
    counter = cast.receive(THEIRS)
    third = sent(cast, "price=250, years=3, release=none")
    cast.time.pass_(days=1)
    last = cast.receive("demand")
    found = [(item.offer, item.by) for item in counters(cast.state)]
    assert found == [(first, counter), (second, counter), (third, last)]
    assert counters_to(cast.state, cast.state.offer(first)) == (Counter(first, counter, "supplier", "executive", START),)


def test_an_offer_that_was_answered_withdrawn_or_had_lapsed_is_not_countered(cast: Cast) -> None:
    rejected, withdrawn, lapsed = sent(cast), sent(cast), sent(cast)
    cast.hear_answer(rejected, accepted=False)
    cast.do(lambda state, _: withdraw(state, "adviser", withdrawn))
    cast.time.pass_(days=11)
    cast.receive(THEIRS)
    assert cast.state.offer(lapsed).lapsed(cast.time())
    assert counters(cast.state) == ()


def test_an_express_answer_takes_the_place_of_the_counter(cast: Cast) -> None:
    number = sent(cast)
    cast.receive(THEIRS)
    assert len(counters(cast.state)) == 1
    cast.hear_answer(number, accepted=False)
    assert counters(cast.state) == ()


def test_an_offer_that_they_made_before_ours_and_we_wrote_down_after_it_is_no_counter(cast: Cast) -> None:
    cast.time.pass_(days=2)
    sent(cast)
    for days, expected in ((0, 0), (2, 1)):
        cast.do(lambda state, _, at=START + timedelta(days=days): receive(state, "adviser", "executive", read_package(state.case, THEIRS), happened=at))
        assert len(counters(cast.state)) == expected
