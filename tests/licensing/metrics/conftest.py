"""Counts on every database."""

from collections.abc import Iterator
from typing import Any

import pytest

from .estates import DATABASES


@pytest.fixture
def everywhere(database: Any) -> Iterator[None]:
    """Run a test's counts on one database after the other."""
    DATABASES.insert(0, database)
    yield
    DATABASES.pop(0)
