"""How many rounds are left: by the deadline in the record and by how fast offers have followed each other."""

from datetime import timedelta
from pathlib import Path

import pytest

from backtable.conduct import Entry, events, withdraw
from backtable.planning import tempo_of
from tests.conduct.cast import START, Cast


@pytest.fixture
def cast(tmp_path: Path) -> Cast:
    return Cast(tmp_path / "a.backtable")


def deadline(cast: Cast, days: float) -> int:
    return cast.put(Entry(events.DeadlineSet("their quarter ends", START + timedelta(days=days)), "adviser")).number


def test_without_a_deadline_the_usual_number_is_assumed(cast: Cast) -> None:
    tempo = tempo_of(cast.state, START)
    assert (tempo.rounds, tempo.deadline, tempo.turns) == (4, None, 0)


def test_a_round_takes_two_weeks_until_offers_show_how_long(cast: Cast) -> None:
    deadline(cast, 60)
    tempo = tempo_of(cast.state, START)
    assert (tempo.rounds, tempo.days, tempo.turns) == (4, 14, 0)
    assert tempo.deadline is not None
    assert tempo.deadline.what == "their quarter ends"


def test_the_rhythm_of_turns_at_the_table_is_observed(cast: Cast) -> None:
    deadline(cast, 60)
    cast.receive("demand")
    cast.time.pass_(days=3)
    for _ in range(2):  # two of ours in a row are one turn
        draft = cast.draft()
        cast.approve(draft, "cto")
        cast.send(draft)
    cast.time.pass_(days=5)
    cast.receive("cheap")
    tempo = tempo_of(cast.state, cast.time.now)
    assert (tempo.turns, tempo.days) == (3, 8)
    assert tempo.rounds == 52 // 8


def test_the_last_deadline_that_is_ahead_and_not_met_counts(cast: Cast) -> None:
    near, far = deadline(cast, 30), deadline(cast, 90)
    assert tempo_of(cast.state, START, 10).rounds == 9
    cast.do(lambda state, _: withdraw(state, "adviser", far))
    assert tempo_of(cast.state, START, 10).rounds == 3
    found = tempo_of(cast.state, START, 10).deadline
    assert found is not None
    assert found.number == near
    assert tempo_of(cast.state, START + timedelta(days=31), 10).deadline is None


def test_there_is_always_time_for_one_round_and_never_for_more_than_twelve(cast: Cast) -> None:
    deadline(cast, 100)
    assert tempo_of(cast.state, START, 500).rounds == 1
    assert tempo_of(cast.state, START, 0.5).rounds == 12


def test_what_is_typed_in_one_sitting_says_nothing_of_the_rhythm(cast: Cast) -> None:
    deadline(cast, 60)
    for _ in range(3):
        cast.receive("demand")
        cast.time.pass_(minutes=2)
        draft = cast.draft()
        cast.approve(draft, "cto")
        cast.send(draft)
        cast.time.pass_(minutes=2)
    tempo = tempo_of(cast.state, cast.time.now)
    assert (tempo.days, tempo.turns, tempo.rounds) == (14, 0, 4)
    cast.time.pass_(days=6)
    cast.receive("demand")
    cast.time.pass_(days=6)
    draft = cast.draft()
    cast.approve(draft, "cto")
    cast.send(draft)
    tempo = tempo_of(cast.state, cast.time.now)
    assert tempo.turns == 4  # of that sitting only one of each side
    assert tempo.days == pytest.approx(2 * 12 / 3, abs=0.02)


def test_their_answers_are_turns_too(cast: Cast) -> None:
    deadline(cast, 20)
    for _ in range(3):
        draft = cast.draft()
        cast.approve(draft, "cto")
        cast.send(draft)
        cast.time.pass_(days=2)
        cast.hear_answer(draft, accepted=False)
        cast.time.pass_(hours=1)
    tempo = tempo_of(cast.state, cast.time.now)
    assert tempo.turns == 6
    assert tempo.days == pytest.approx(2 * (6 + 2 / 24) / 5)
    assert tempo.rounds == 5
