"""Playbooks by name: those of the package, and a folder of one's own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from backtable.errors import InputError, NoAnswerError, Place, Problem
from backtable.files.playbooks._playbook import Playbook, read_playbook
from backtable.files.playbooks._shapes import OF
from backtable.spelling import nearest

_ENDINGS = (".yaml", ".yml")
_MOST_FILES = 200
START_CURRENCY = "USD"
"""In which the amounts of the cases to start from are."""


@dataclass(frozen=True, slots=True)
class Library:
    """Playbooks by name."""

    playbooks: Mapping[str, Playbook]

    def of(self, of: str) -> tuple[Playbook, ...]:
        """Give the playbooks of one kind, in order of name."""
        return tuple(item for _, item in sorted(self.playbooks.items()) if item.of == of)

    def called(self, role: str) -> str:
        """Give the name of the only playbook of somebody whose role is called so, such as `CFO`, whatever the case of its letters; empty where there is none."""
        found = [item.key for item in self.playbooks.values() if role.strip().casefold() in {name.casefold() for name in (item.title, *item.roles)}]
        return found[0] if len(found) == 1 else ""

    def named(self, key: str) -> Playbook:
        """Give a playbook by name.

        Raises:
            NoAnswerError: there is none; the message names those that there are.
        """
        if key in self.playbooks:
            return self.playbooks[key]
        within = [name for name in self.playbooks if key and key in name]
        remedy = (f"did you mean `{within[0]}`?" if len(within) == 1 else nearest(key, self.playbooks)) or f"there are {', '.join(sorted(self.playbooks))}"
        raise NoAnswerError(f"there is no playbook `{key}`; {remedy}")


@cache
def built_in() -> Library:
    """Give the playbooks of the package: whatever lies in its folders."""
    found = {}
    for folder in OF.values():
        for file in files(__package__).joinpath(folder).iterdir():
            if file.name.endswith(_ENDINGS):
                playbook = read_playbook(Path(file.name), file.read_bytes())
                found[playbook.key] = playbook
    return Library(dict(sorted(found.items())))


def library_of(data: Mapping[str, Any], file: str | Path, place: Place | None = None) -> Library:
    """Give the playbooks that a case may use: those of the package, and those of the folder that it names.

    Args:
        data: plain values of the case as written.
        file: where it lies.
        place: where it names the folder, if that is known.

    Raises:
        InputError: as `with_own`.
    """
    folder = data.get("playbooks")
    return with_own(Path(file).parent / folder, place or Place(str(file))) if isinstance(folder, str) else built_in()


def with_own(folder: Path, place: Place) -> Library:
    """Give the playbooks of the package and those of a folder; one's own of the same name comes first.

    Args:
        place: where the case names the folder.

    Raises:
        InputError: it is no folder, holds no playbooks, or one of them is not fit to use.
    """
    if not folder.is_dir():
        raise InputError([Problem(place, f"`{folder}` is no folder", "a folder of playbooks, as seen from the case file")])
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in _ENDINGS)
    if not paths or len(paths) > _MOST_FILES:
        raise InputError([Problem(place, f"`{folder}` holds {len(paths):,} files that end in .yaml", f"1 to {_MOST_FILES} playbooks")])
    return Library(dict(built_in().playbooks) | dict(_own(paths)))


def _own(paths: list[Path]) -> Iterator[tuple[str, Playbook]]:
    seen: dict[str, Path] = {}
    for path in paths:
        playbook = read_playbook(path)
        if playbook.key in seen:
            raise InputError([Problem(Place(str(path)), f"`{playbook.key}` is also the name of {seen[playbook.key]}", "one playbook of a name")])
        seen[playbook.key] = path
        yield playbook.key, playbook


def start_text(key: str, currency: str | None = None) -> str:
    """Give a case in YAML, with remarks, that starts from a playbook of the package; it can be used as it stands.

    Args:
        currency: what its invented amounts are in; as the file has it if None.

    Raises:
        NoAnswerError: there is no such playbook.
    """
    text = files(__package__).joinpath("starts", f"{built_in().named(key).key}.yaml").read_text(encoding="utf-8")
    return text if currency is None else re.sub(rf"\b{START_CURRENCY}\b", currency, text)
