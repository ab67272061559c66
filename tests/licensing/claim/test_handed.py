"""The log of what was handed over stays whole, also where several people write in it at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from backtable.errors import InputError
from backtable.licensing.claim import hand_over, handed_over

DAY = date(2026, 4, 2)


def test_several_people_may_begin_the_log_at_once(tmp_path: Path) -> None:
    for turn in range(5):
        log = tmp_path / f"{turn}.csv"
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda number, log=log: hand_over(log, DAY, f"person {number}", "auditor", "a list"), range(4)))
        assert sorted(item.by for item in handed_over(log)) == [f"person {number}" for number in range(4)]
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".csv"] * 5


@pytest.mark.parametrize(("by", "to", "what"), [("", "auditor", "a list"), ("Ann", " ", "a list"), ("Ann", "auditor", "\t")])
def test_who_to_whom_and_what_must_be_said(tmp_path: Path, by: str, to: str, what: str) -> None:
    with pytest.raises(InputError, match="it is empty"):
        hand_over(tmp_path / "log.csv", DAY, by, to, what)
    assert not list(tmp_path.iterdir())


def test_who_begins_the_log_second_adds_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "log.csv"
    hand_over(log, DAY, "first", "auditor", "a list")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "exists", lambda _: False)
        hand_over(log, DAY, "second", "auditor", "a list")
    assert [item.by for item in handed_over(log)] == ["first", "second"]
    assert [path.name for path in tmp_path.iterdir()] == ["log.csv"]


def test_texts_of_any_kind_come_back_as_they_were_written(tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    for text in ("=1+1", "'quoted", "two\nlines", 'a "word", and more', "@x"):
        hand_over(log, DAY, text, text, text, text)
    assert [(item.by, item.to, item.what, item.note) for item in handed_over(log)] == [
        (text,) * 4 for text in ("=1+1", "'quoted", "two\nlines", 'a "word", and more', "@x")
    ]


def test_a_log_that_somebody_broke_is_refused_and_left_alone(tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text("on,by,to,what,sha256,note\nsoon,a,b,c,,\n")
    with pytest.raises(InputError, match="the row cannot be read"):
        hand_over(log, DAY, "a", "b", "c")
    assert log.read_text().count("\n") == 2
    log.write_text('on,by,to,what,sha256,note\n2026-03-01,"a,b,c,,\n2026-03-02,a,b,c,d",,,,\n')
    with pytest.raises(InputError, match="a quote opens in it"):
        handed_over(log)
    log.write_text('on,by,to,what,sha256,note\n2026-03-01,a,b,c,,"x\n2026-03-02,a,b,c,,"y"\n')
    with pytest.raises(InputError, match="the log cannot be read"):
        handed_over(log)
