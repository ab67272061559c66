"""A change of the case that takes somebody's say away is no way round them: `next` asks for their agreement, and heeds what they refused."""

from pathlib import Path

import pytest

from backtable.conduct import answer_change, approve, receive_answer, refuse, tasks
from backtable.errors import RefusedError
from backtable.files import read_package
from backtable.papers import next_document
from backtable.planning import Accept, Ask, GetApproval, Next, Send, next_moves, situation_of
from tests.conduct.cast import MAIL, Cast

from .test_own_word import PACE, TWO

LOOSE = TWO.replace("    people:\n      buyer", "    authority: [{approve: [buyer]}]\n    people:\n      buyer")


@pytest.fixture
def cast(tmp_path: Path) -> Cast:
    return Cast(tmp_path / "two.backtable", TWO, "buyer")


def found_in(cast: Cast) -> Next:
    return next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50, top=12)


def said(found: Next) -> str:
    return str(next_document(found))


def test_their_agreement_is_asked_for_and_nothing_is_sent_without_it(cast: Cast) -> None:
    change = cast.change_case(LOOSE, who="buyer").number
    found = found_in(cast)
    assert not [move for move in found.moves if isinstance(move.step, Send)]
    assert {move.step.people for move in found.moves if isinstance(move.step, GetApproval)} == {("chief",)}
    assert f"the agreement of chief to being asked no longer (event {change})" in said(found)
    assert f"chief had a say on it until event {change} changed the case, and has not agreed to that" in said(found)
    cast.put(answer_change("buyer", "chief", change, True, evidence=MAIL))
    assert any(isinstance(move.step, Send) for move in found_in(cast).moves)


def test_after_their_no_an_approved_draft_is_not_told_to_be_sent(cast: Cast) -> None:
    change = cast.change_case(LOOSE, who="buyer").number
    draft = cast.draft("price=50, years=1", who="buyer")
    cast.put(answer_change("buyer", "chief", change, False, "I was not asked", MAIL))
    with pytest.raises(RefusedError, match="said no to that change"):
        cast.send(draft, who="buyer")
    found = found_in(cast)
    assert f"Everything here waits for chief, who said no (event {draft + 1}: I was not asked) to being asked no longer since event {change} changed the case" in said(found)
    assert f"It is drafted as offer {draft}, and approved by whom the case asks." in said(found)
    assert "offer send" not in said(found)
    assert isinstance(found.moves[0].step, GetApproval), "what asks for the agreement comes before a question that is worth more"
    assert {type(move.step) for move in found.moves if move.value > found.moves[0].value} == {Ask}
    assert [(item.person, item.no) for item in found.barred] == [("chief", draft + 1)]


def test_what_went_out_before_their_no_is_told_to_bind_over_it(cast: Cast) -> None:
    change = cast.change_case(LOOSE, who="buyer").number
    draft = cast.draft("price=100, years=1", who="buyer")
    cast.send(draft, who="buyer")
    cast.put(answer_change("buyer", "chief", change, False, "I was not asked", MAIL))
    text = said(found_in(cast))
    assert "It has gone out: if they accept it, it binds us over that no; to rule that out, withdraw it" in text
    assert not [move for move in found_in(cast).moves if isinstance(move.step, Send)]
    people = [person.key for side in cast.state.case.other_sides for person in side.people]
    cast.do(lambda state, _: receive_answer(state, "buyer", people[0], draft, True))
    for key in people[1:]:
        cast.do(lambda state, _, person=key: approve(state, "buyer", person, draft, evidence=MAIL))
    text = said(found_in(cast))
    assert f"Offer {draft} binds both sides: settle it" in text
    assert f"It binds without their word; get that all the same, before they hear of it from others, and write it down if they agree (`backtable approve FILE {change}`)." in text
    assert f"tell chief that offer {draft} binds over their no to the change of event {change}, and write down if they agree (`approve {change}`): I was not asked" in [task.what for task in tasks(cast.state, cast.time.now)]


def test_what_they_refused_before_is_proposed_to_nobody_until_they_agree(cast: Cast) -> None:
    draft = cast.draft("price=50, years=2", who="buyer")
    cast.put(refuse(cast.state, "buyer", "chief", draft, "too long", evidence=MAIL))
    cast.receive("price=100, years=3", person="seller", who="buyer")
    change = cast.change_case(LOOSE, who="buyer").number
    years = {package.values[1] for move in found_in(cast).moves if not isinstance(move.step, Accept) for package in [getattr(move.step, "package", None)] if package}
    assert years == {1.0}
    cast.draft("price=50, years=2", who="buyer")
    assert read_package(cast.state.case, "price=50, years=2") in situation_of(cast.state, cast.time.now, PACE).unwanted
    cast.put(answer_change("buyer", "chief", change, True, evidence=MAIL))
    assert not situation_of(cast.state, cast.time.now, PACE).unwanted
