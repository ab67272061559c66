"""From an estate file's content to a position."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from backtable.inventory import Estate, read_estate
from backtable.licensing.position import License, Position, position
from backtable.licensing.project._project import Project
from backtable.licensing.recognition import Recognised, recognise

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Count:
    """A position with everything that it was made from.

    Args:
        notes: what a careful reader would want to know of the entitlements.
    """

    project: Project
    estate: Estate
    recognised: Recognised
    position: Position
    notes: tuple[str, ...] = ()


def count(project: Project, connection: Any = None, progress: Progress | None = None) -> Count:
    """Read the inventories and entitlements of an estate and count it under each reading.

    Raises:
        InputError: with every file that cannot be read.
        NoAnswerError: something that is counted is not known.
    """
    estate = read_estate(project.files, connection, progress)
    found = recognise(
        estate.connection, estate.installations, estate.machines, project.titles, project.assignments, progress
    )
    licenses: tuple[License, ...] = ()
    result = position(
        estate.connection,
        found.deployed,
        estate.machines,
        project.products,
        licenses,
        project.readings,
        project.as_of,
        progress,
        project.facts,
    )
    return Count(project, estate, found, result)
