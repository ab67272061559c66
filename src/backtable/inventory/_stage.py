"""In which environment a title is used on a machine, where the source knows it of the title and not only of the machine."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stage:
    """The environments in which a title is used on a machine: production, integration …; several applications may use it."""

    machine: str
    title: str
    environments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instances:
    """Instances of applications, as a source numbers them: in which environment each is, and what it uses on which machine."""

    environments: Mapping[str, str]
    titles: Sequence[tuple[str, str]]
    machines: Sequence[tuple[str, str]]


def stages_of(parts: Iterable[Instances], titles: Mapping[str, str]) -> tuple[Stage, ...]:
    """Join what several files say of instances.

    Args:
        titles: code of a product in the source's own terms → title.
    """
    environments: dict[str, str] = {}
    uses: dict[str, list[str]] = {}
    runs: dict[str, list[str]] = {}
    for part in parts:
        environments.update(part.environments)
        for instance, title in part.titles:
            uses.setdefault(instance, []).append(titles.get(title, title))
        for instance, machine in part.machines:
            runs.setdefault(instance, []).append(machine)
    found: dict[tuple[str, str], dict[str, None]] = {}
    for instance, environment in environments.items():
        for machine in runs.get(instance, ()):
            for title in uses.get(instance, ()):
                found.setdefault((machine, title), {})[environment] = None
    return tuple(Stage(machine, title, tuple(known)) for (machine, title), known in found.items())
