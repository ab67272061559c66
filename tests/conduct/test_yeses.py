"""What one person said yes to stands in the order in which it was said, in one list over approvals and mandates."""

from datetime import UTC, datetime, timedelta

import pytest

from backtable.conduct import (
    Approval,
    Evidence,
    Mandate,
    approve,
    authority_of,
    grant_mandate,
    in_time_but_short,
    withdraw,
)
from backtable.conduct._yeses import as_said, kept_in_silence

from .cast import MAIL, START, Cast

DAY = timedelta(days=1)
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def approval(number: int, time: datetime, **more: object) -> Approval:
    return Approval(number, time, 1, "cto", "adviser", (), "", None, None, (), None)._replace(**more)


def mandate(number: int, time: datetime, conditions: tuple[str, ...] = (), recorded_by: str = "adviser") -> Mandate:
    return Mandate(number, time, "", "cto", recorded_by, "", NOON + 9 * DAY, None, None, conditions=conditions)


def test_the_day_decides_and_of_one_moment_what_was_written_last() -> None:
    assert [item.number for item in as_said([approval(2, NOON + DAY), mandate(3, NOON), approval(4, NOON), mandate(5, NOON + 2 * DAY)])] == [3, 4, 2, 5]


def test_a_day_alone_comes_after_what_was_written_of_that_day_before() -> None:
    day = NOON.replace(hour=0)
    assert [item.number for item in as_said([approval(2, NOON), approval(3, day), approval(4, day - DAY), mandate(5, NOON + DAY / 4)])] == [4, 2, 3, 5]


@pytest.mark.parametrize("more", [{"lifts": 2}, {}])
def test_what_lifts_one_or_was_written_after_it_was_taken_back_comes_after_it(more: dict[str, object]) -> None:
    first = approval(2, NOON) if more else approval(2, NOON, ended=3)
    assert [item.number for item in as_said([first, approval(4, NOON - DAY, **more)])] == [2, 4]
    assert [item.number for item in as_said([approval(2, NOON, ended=5), approval(4, NOON - DAY)])] == [4, 2], "taken back only afterwards"


def test_silence_keeps_the_conditions_of_the_last_that_spoke_of_them() -> None:
    asked = mandate(2, NOON, ("a visit",))
    assert kept_in_silence([asked, approval(3, NOON), mandate(4, NOON)]) == ("a visit",)
    assert kept_in_silence([asked, approval(3, NOON, recorded_by="cto"), mandate(4, NOON)]) == (), "what they write themselves says all that they mean"
    assert kept_in_silence([asked, approval(3, NOON, conditions=("a call",))]) == (), "its own are not kept, they are said"
    assert kept_in_silence([asked, approval(3, NOON, lifts=2)]) == ()
    assert kept_in_silence([approval(1, NOON, conditions=("a visit",), ended=2), mandate(3, NOON)]) == ()


def test_a_yes_that_was_written_down_wrong_is_taken_back_and_written_down_anew_with_its_day(cast: Cast) -> None:
    draft = cast.draft()
    cast.time.pass_(days=2)
    wrong = cast.do(lambda state, _: approve(state, "adviser", "cto", draft, conditions=("a typing mistake",), evidence=MAIL)).number
    cast.do(lambda state, _: withdraw(state, "adviser", wrong, "typing mistake"))
    right = cast.do(lambda state, _: approve(state, "adviser", "cto", draft, evidence=Evidence("call"), happened=START + DAY, lifts=True)).number
    found = authority_of(cast.state, cast.state.offer(draft), "customer", cast.time.now)
    assert (found.rests_on, found.conditions) == ((right,), ())


def test_a_mandate_that_is_granted_after_an_offer_lapsed_does_not_stand_in_for_the_yes_that_it_lacked(cast: Cast) -> None:
    offer = cast.receive(expires=START + DAY)
    cast.answer(offer, subject=True)
    cast.time.pass_(days=3)
    assert [item.person for item in in_time_but_short(cast.state, cast.state.offer(offer), cast.time.now)[0].missing] == ["cto"]
    cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", cast.time.now + 9 * DAY))
    assert in_time_but_short(cast.state, cast.state.offer(offer), cast.time.now)
