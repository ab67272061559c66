"""Files are written whole or not at all, and leave nothing else behind."""

import os
from pathlib import Path

import pytest

from backtable.cli._save import save
from backtable.errors import InputError


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def refused(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    save(b"new", tmp_path / "deep" / "page.html", "the page")
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "deep").iterdir()] == [("page.html", b"new")]


@pytest.mark.parametrize(("failing", "error"), [(interrupted, KeyboardInterrupt), (refused, InputError)])
@pytest.mark.parametrize("at", ["chmod", "replace"])
def test_what_is_stopped_or_refused_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str, failing: object, error: type[BaseException]) -> None:
    (tmp_path / "page.html").write_bytes(b"old")
    monkeypatch.setattr(os, at, failing)
    with pytest.raises(error):
        save(b"new", tmp_path / "page.html", "the page")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("page.html", b"old")]
