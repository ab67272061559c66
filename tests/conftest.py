"""Fixtures for all tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from backtable.case import Case
from backtable.files import read_case

ROOT = Path(__file__).parent.parent


@pytest.fixture
def root() -> Path:
    """The project's root."""
    return ROOT


@pytest.fixture
def case_of(tmp_path: Path) -> Callable[[str], Case]:
    """Read a case from text."""

    def read(text: str) -> Case:
        path = tmp_path / "case.yaml"
        path.write_text(text, encoding="utf-8")
        return read_case(path)

    return read
