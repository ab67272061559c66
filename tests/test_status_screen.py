"""`status` is one screen, however much has happened."""

import sys
from contextlib import redirect_stdout
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest

from backtable.cli import main
from backtable.conduct import (
    Entry,
    Evidence,
    Record,
    SqliteStore,
    approve,
    ask_approval,
    ask_mandate,
    draft_offer,
    events,
    grant_mandate,
    open_record,
    receive_offer,
    refuse_mandate,
)
from backtable.files import read_package
from backtable.wording import listed

START = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
PEOPLE = [f"approver_{number}" for number in range(1, 13)]
CASE = f"""case: Crowded
currency: EUR
ours: customer
issues:
{chr(10).join(f'  term_{number}: {{label: Term number {number} of the long agreement, from: 0, to: 3, unit: pieces}}' for number in range(1, 13))}
sides:
  customer:
    people:
      adviser: {{table: front, stake: 1, interests: [{{name: Money, value: 0 - term_1, no_deal: 0}}]}}
{chr(10).join(f'      {key}: {{table: back, stake: 0}}' for key in PEOPLE)}
  supplier:
    people:
      executive: {{table: front, interests: [{{name: Money, value: term_1, no_deal: 0}}]}}
"""
LONG = "and so on " * 40


def printed(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    for name, value in (("TZ", "UTC"), ("COLUMNS", "100"), ("BACKTABLE_NOW", "2026-05-20 09:00+00:00")):
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "argv", ["backtable", *arguments])
    with redirect_stdout(out := StringIO()), pytest.raises(SystemExit):
        main()
    return out.getvalue()


@pytest.fixture
def record(tmp_path: Path) -> Record:
    open_record(tmp_path / "a.backtable", "case.yaml", CASE.encode(), "adviser", lambda: START)
    return Record(SqliteStore(tmp_path / "a.backtable"), "customer", lambda: START)


def test_lists_give_way_and_packages_approvers_and_conditions_never_do(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        package = ", ".join(f"term_{place}={(number + place) % 4}" for place in range(1, 13))
        record.append(lambda state, _, text=package: [draft_offer(state, "adviser", read_package(state.case, text), note=LONG)])
        record.append(lambda state, now: [ask_approval(state, "adviser", state.head.number, now, note=LONG)])
    draft = record.state.offers[-1].number
    for place, person in enumerate(PEOPLE[:-1]):
        mail = Evidence(f"mail {place}: {LONG}")
        record.append(lambda state, _, key=person, shown=mail: [approve(state, "adviser", key, draft, None, [f"first {LONG}", f"{key} is told"], shown)])
    record.append(lambda state, _: [receive_offer(state, "adviser", "executive", read_package(state.case, package))])
    for number in range(1, 9):
        asked = record.append(lambda state, _, most=number: [ask_mandate(state, "adviser", f"term_{most} <= 1 and term_12 <= {most % 3} and term_11 > 0", START + timedelta(days=30))])[0].number
        record.append(lambda state, _, key=asked: [
            grant_mandate(state, "adviser", PEOPLE[0], state.requests[-1].region, START + timedelta(days=30), key, Evidence(LONG)),
            refuse_mandate(state, "adviser", PEOPLE[1], key, LONG, Evidence(LONG)),
        ])
    for number in range(20):
        record.append(lambda _state, _now, place=number: [Entry(events.QuestionAsked("executive", f"question {place}: {LONG}"), "adviser")])
    said = printed(monkeypatch, "status", str(tmp_path / "a.backtable"))
    lines = said.splitlines()
    assert max(map(len, lines)) <= 100
    begin, end = lines.index("Approvals"), lines.index("Mandates")
    assert begin + len(lines) - end <= 45
    words = " ".join(" ".join(said.split()).split())
    for place, person in enumerate(PEOPLE[:-1]):
        assert f"{person}: yes, approval {draft + 2 + place}, recorded by adviser on the evidence of “mail {place}: and so on" in words
        assert f"approved on condition that {person} is told." in words
    assert words.count(" ".join(LONG.split())) == 1, "what shows each yes is cut, the condition that all of them set is not"
    assert "approver_12: missing (not asked yet)" in words
    assert "12 people" not in words
    for place in range(1, 13):
        assert f"erm number {place} of the long agreement: {(29 + place) % 4}" in words
    assert "more: `backtable status --json` has all" in said
    assert record.state.head.digest in said.replace("\n", "")
    assert "earlier." in said


def test_status_fits_on_one_screen_and_counts_what_it_leaves_out(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        package = ", ".join(f"term_{place}={(number + place) % 4}" for place in range(1, 13))
        record.append(lambda state, _, text=package: [draft_offer(state, "adviser", read_package(state.case, text), note=LONG)])
    for number in range(20):
        record.append(lambda _state, _now, place=number: [Entry(events.QuestionAsked("executive", f"question {place}: {LONG}"), "adviser")])
    said = printed(monkeypatch, "status", str(tmp_path / "a.backtable"))
    assert len(said.splitlines()) <= 45
    assert "more: `backtable status --json` has all" in said
    assert listed(PEOPLE) in " ".join(said.split())


def test_what_several_approvers_say_alike_is_said_once(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = ", ".join(f"term_{place}=1" for place in range(1, 13))
    draft = record.append(lambda state, _: [draft_offer(state, "adviser", read_package(state.case, package))])[0].number
    record.append(
        lambda state, _: [approve(state, "adviser", key, draft, None, ["the board agrees"], Evidence("call of 4 May")) for key in PEOPLE[:3]]
    )
    said = " ".join(printed(monkeypatch, "status", str(tmp_path / "a.backtable")).split())
    assert "approver_1, approver_2 and approver_3: yes, approvals 3, 4 and 5, recorded by adviser on the evidence of “call of 4 May”" in said
    assert said.count("on condition that the board agrees") == 1
    assert said.count("missing (not asked yet)") == 1


def test_conditions_and_marks_of_who_recorded_stay_whole_while_other_lists_give_way(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    condition = "the services start in June and are carried out by people who know our systems, in our building"
    for number in range(12):
        record.append(lambda _state, _now, place=number: [Entry(events.QuestionAsked("executive", f"question {place}: {LONG}"), "adviser")])
    package = ", ".join(f"term_{place}=1" for place in range(1, 13))
    draft = record.append(lambda state, _: [draft_offer(state, "adviser", read_package(state.case, package), note=LONG)])[0].number
    shown = Evidence("a call of 4 May with both on the line, of which the minutes are in the folder of the matter")
    for key in PEOPLE[:3]:
        record.append(lambda state, _, person=key: [approve(state, "adviser", person, draft, None, [condition], shown)])
    said = printed(monkeypatch, "status", str(tmp_path / "a.backtable"))
    assert len(said.splitlines()) <= 45
    assert "status --json` has all" in said
    words = " ".join(said.split())
    assert f"approved on condition that {condition}." in words
    assert f"recorded by adviser on the evidence of “{shown.text}”" in words
