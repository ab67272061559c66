"""Conditions are told one by one: what shows that each is met, or that whoever set it does without it."""

import pytest

from backtable.conduct import Entry, conditions_of, derive, event_words, events, judge, settle
from backtable.conduct._checks import check
from backtable.errors import RefusedError

from .cast import Cast

FREE, LOGO = "the training is free", "no logo"


@pytest.fixture
def bound(cast: Cast) -> int:
    offer = cast.receive("price=250, years=1, release=none")
    cast.approve(offer, "cto", conditions=[FREE, LOGO])
    cast.approve(offer, "cfo", conditions=[FREE])
    cast.approve(offer, "counsel")
    cast.answer(offer)
    return offer


@pytest.mark.parametrize(
    ("met", "waived", "words"),
    [
        ((), (), rf"--met NUMBER=WORDS.*1\. {FREE} \(cto and cfo\); 2\. {LOGO} \(cto\)"),
        (((FREE, "clause 4"),), (), rf": 2\. {LOGO} \(cto\)"),
        (((FREE, "clause 4"),), ((LOGO, " "),), f"say what shows it, of the condition that {LOGO}"),
        (((FREE, "clause 4"), (LOGO, "x")), ((LOGO, "y"),), f"the condition that {LOGO} is said to be met and to be waived"),
        (((FREE, "clause 4"), (LOGO, "x"), ("a visit", "z")), (), "no approval of offer 2 was given on condition that a visit"),
    ],
)
def test_each_condition_is_told_once_and_with_what_shows_it(cast: Cast, bound: int, met: events.Reasons, waived: events.Reasons, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        cast.do(lambda state, _: settle(state, "adviser", bound, met, waived))


def test_what_became_of_each_condition_stays_in_the_record(cast: Cast, bound: int) -> None:
    assert [(item.number, item.text, item.people, item.met) for item in conditions_of(cast.state, cast.state.offer(bound), cast.time())] == [
        (1, FREE, ("cto", "cfo"), ""),
        (2, LOGO, ("cto",), ""),
    ]
    event = cast.do(lambda state, _: settle(state, "adviser", bound, ((FREE, "clause 4"),), ((LOGO, "mail of 6 May"),)))
    found = conditions_of(cast.state, cast.state.offer(bound), cast.time())
    assert [(item.met, item.waived) for item in found] == [("clause 4", ""), ("", "mail of 6 May")]
    assert event_words(event, cast.state) == f"settled on offer 2; “{FREE}” is met: clause 4; “{LOGO}” was waived: mail of 6 May"
    assert derive(cast.record.events, "customer", cast.record.cases) == cast.state


def test_a_settlement_of_an_earlier_version_still_settles_but_none_is_written_so(cast: Cast, bound: int) -> None:
    before = Entry(events.Settled(bound, "they are"), "adviser")
    with pytest.raises(RefusedError, match="say of each"):
        cast.put(before)
    check(cast.state, before, cast.time(), again=True)
    judge(cast.record)
    assert cast.state.against == {}
