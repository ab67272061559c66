"""What the tests of the record share."""

from pathlib import Path

import pytest

from .cast import Cast


@pytest.fixture
def cast(tmp_path: Path) -> Cast:
    """A small negotiation, its record just opened."""
    return Cast(tmp_path / "case.backtable")
