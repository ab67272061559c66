"""`next` sees that our own yes to an offer that lies before them stands no longer, or not for long."""

from datetime import timedelta
from pathlib import Path

from backtable.conduct import approve, ask_approval, ask_mandate, refuse_mandate
from backtable.papers import next_document
from backtable.planning import Ask, GetApproval, GetMandate, Next, Wait, next_moves, situation_of
from tests.conduct.cast import START, Cast

from .test_moves_from_record import GAINS, PACE


def found_in(cast: Cast) -> Next:
    return next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50)


def test_an_ended_yes_is_told_first_and_waiting_means_to_get_it_again(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "a.backtable", GAINS, "buyer")
    draft = cast.draft("price=100", expires=START + timedelta(days=30), who="buyer")
    approval = cast.do(lambda state, _: approve(state, "chief", "chief", draft, until=START + timedelta(days=6))).number
    cast.send(draft, who="buyer")
    said = str(next_document(found_in(cast)).lead)
    assert f"chief's approval {approval} ends on 10 May 2026, 6 days from now; after that our offer {draft} must be approved again or withdrawn." in said
    cast.time.pass_(days=8)
    found = found_in(cast)
    assert [move.step.renew for move in found.moves if isinstance(move.step, Wait)] == [("chief",)]
    said = str(next_document(found))
    assert f"Our offer {draft} lies before them, but our own yes to it stands no longer (chief: approval {approval} does not count: it ended on 2026-05-10)" in said
    assert f"Get the yes of chief to our offer {draft} again, and wait for their answer to it" in said
    assert "keeps our offer as it stands" not in said


def test_what_was_asked_already_is_told_as_such_until_it_is_answered(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", GAINS, "buyer")
    draft = cast.draft("price=50", who="buyer")
    asked = cast.do(lambda state, now: ask_approval(state, "buyer", draft, now, ["chief"], START + timedelta(days=3))).number
    said = str(next_document(found_in(cast)))
    assert f"chief was asked to approve offer {draft} in event {asked}, until 7 May 2026, and has not answered." in said
    assert f"Get the answer of chief, asked in event {asked}, on offer {draft}" in said
    assert "backtable offer ask" not in said
    cast.do(lambda state, _: approve(state, "chief", "chief", draft, conditions=["paid in May"]))
    found = found_in(cast)
    assert not found.situation.pending
    assert "It rests on a yes of chief on condition that paid in May." in str(next_document(found))


def test_a_refused_mandate_is_told_beside_a_single_package_out_of_it(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "c.backtable", GAINS, "buyer")
    asked = cast.do(lambda state, _: ask_mandate(state, "buyer", "price <= 150", START + timedelta(days=30))).number
    no = cast.do(lambda state, _: refuse_mandate(state, "chief", "chief", asked, "not blindly")).number
    said = str(next_document(found_in(cast)))
    assert f"chief refused a mandate that holds this package (event {no}: not blindly); it is weighed as if they said yes to it alone" in said


def test_what_our_own_people_were_asked_already_comes_first_unless_something_else_is_measurably_better(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "d.backtable", GAINS, "buyer")
    first = found_in(cast).moves[0].step
    assert isinstance(first, GetMandate)
    draft = cast.draft("price=100", who="buyer")
    asked = cast.do(lambda state, now: ask_approval(state, "buyer", draft, now, ["chief"])).number
    found = found_in(cast)
    place = [type(move.step) for move in found.moves].index(GetApproval)
    assert found.moves[place].step.package.values == (100.0,)  # type: ignore[union-attr]
    assert place == 0 or found.moves[place].behind[0] > 2 * found.moves[place].behind[1]
    questions = [move for move in found.moves if isinstance(move.step, Ask)]
    assert str(next_document(found)).count(f"It can be asked while chief answers what was asked in event {asked}.") == len(questions) > 0


def test_a_yes_that_may_end_before_the_answer_comes_is_weighed_and_told_with_the_move(tmp_path: Path) -> None:
    """Answers come evenly within the 14 days of a round."""
    worth, told = {}, {}
    for days, until in ((7, 30), (60, 30), (7, 6)):
        cast = Cast(tmp_path / f"{days}-{until}.backtable", GAINS, "buyer")
        draft = cast.draft("price=100", expires=START + timedelta(days=until), who="buyer")
        approval = cast.do(lambda state, _, draft=draft, days=days: approve(state, "chief", "chief", draft, until=START + timedelta(days=days))).number
        cast.send(draft, who="buyer")
        found = found_in(cast)
        (waiting,) = [move for move in found.moves if isinstance(move.step, Wait)]
        worth[days, until], told[days, until] = waiting.value, str(next_document(found))
        assert [item.number for item in waiting.resting] == ([approval] if (days, until) == (7, 30) else [])
    assert worth[7, 30] < worth[60, 30] == worth[7, 6]
    assert "It rests on chief's approval 3, which ends on 11 May 2026. With 50 % chance, as a round goes, their answer comes after that, and then binds only once that is given again. Get it for longer." in told[7, 30]
