"""`next` sees that our own yes to an offer that lies before them stands no longer, or not for long."""

from datetime import timedelta
from pathlib import Path

from backtable.conduct import approve
from backtable.papers import next_document
from backtable.planning import Next, Wait, next_moves, situation_of
from tests.conduct.cast import START, Cast

from .test_moves_from_record import GAINS, PACE


def found_in(cast: Cast) -> Next:
    return next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50)


def test_an_ended_yes_is_told_first_and_waiting_means_to_get_it_again(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "a.backtable", GAINS, "buyer")
    draft = cast.draft("price=50", expires=START + timedelta(days=30), who="buyer")
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
