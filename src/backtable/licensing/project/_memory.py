"""Rows under further readings, kept beside a kept count: to look at a claim again need not count the estate again."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pydantic

from backtable.licensing import PositionRow
from backtable.licensing.readings import Reading

_MOST = 200_000  # rows that are kept; of an estate with more, the rest is counted when it is asked for
Rows = Mapping[str, tuple[PositionRow, ...]]


@dataclass(frozen=True, slots=True)
class _Content:
    """Answers as text → rows, of the count that `mark` tells from others."""

    mark: str
    rows: Rows


@dataclass(frozen=True, slots=True)
class Memory:
    """What is kept of further readings of one count.

    Args:
        place: the file.
        mark: what tells this count from every other of the same estate.
    """

    place: Path
    mark: str

    def rows(self) -> Rows:
        """Give what is kept: a reading's answers as text → its rows; nothing where the file is missing, damaged or of another count."""
        try:
            content = _shape().validate_json(self.place.read_bytes())
        except (OSError, pydantic.ValidationError):
            return {}
        return content.rows if content.mark == self.mark else {}

    def keep(self, rows: Rows) -> None:
        """Put rows in place at once, for their owner alone; where that cannot be done, nothing is kept."""
        if sum(map(len, rows.values())) > _MOST:
            return
        try:
            number, half = tempfile.mkstemp(dir=self.place.parent, prefix=".")
            try:
                with os.fdopen(number, "wb") as file:
                    file.write(_shape().dump_json(_Content(self.mark, rows)))
                os.replace(half, self.place)
            except OSError:
                os.unlink(half)
        except OSError:
            return


def answers_of(reading: Reading) -> str:
    """Give a reading's answers as one text, whatever it is called."""
    return " ".join(f"{question}={answer}" for question, answer in sorted(reading.answers.items()))


@cache
def _shape() -> pydantic.TypeAdapter[_Content]:
    return pydantic.TypeAdapter(_Content)
