"""From a path or a command line to a case or a package."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from backtable.case import Case, Package
from backtable.errors import InputError, Place, Problem
from backtable.files._build import build_case
from backtable.files._formats import READERS, Source
from backtable.files._money import Money
from backtable.files._reader import options_words
from backtable.files._shape import CaseShape
from backtable.files._spreadsheet import is_workbook, refuse_others
from backtable.files._tree import Tree, read_tree
from backtable.files._workbook import plain_tree, read_workbook, require_ours
from backtable.files._yaml import read_bytes, read_shape
from backtable.files.playbooks import uses_playbooks, write_out
from backtable.quantities import parse_amount
from backtable.spelling import nearest

_INSIDE = 8  # files of a folder that are named
_PACKAGE = Place("--package")


def read_case(path: str | Path, content: bytes | None = None) -> Case:
    """Read a case, from a case file or whatever else can be read as one.

    Args:
        path: where it lies, or only its name where `content` is given.
        content: what a case file or a workbook holds, if that is kept elsewhere.

    Raises:
        InputError: with every problem of the file, each with its place.
    """
    return read_source(path).case if content is None else read_case_source(path, content).case


def read_case_source(path: str | Path, content: bytes) -> Source:
    """Read what a case file or a workbook holds, with the values as they stand in it.

    Args:
        path: its name, for places.
        content: what it holds.

    Raises:
        InputError: with every problem of the file, each with its place.
    """
    if is_workbook(path, content):
        return read_workbook(path, content)
    refuse_others(path, content)
    as_written: list[Any] = []

    def before(tree: Tree) -> None:
        as_written.append(write_out(tree))

    shape, tree = read_shape(path, CaseShape, "a case", "`case:`, `issues:` and `sides:`", content, before)
    return Source(build_case(shape, tree), tuple(tree.notes), plain=as_written[0], whole=tree.data, file=str(path))


def with_playbooks(path: str | Path, content: bytes) -> bool:
    """Say whether a case file or a workbook uses playbooks; no for what cannot be read."""
    try:
        tree = plain_tree(path, content) if is_workbook(path, content) else read_tree(content.decode("utf-8-sig"), str(path))
        return uses_playbooks(tree.data)
    except (InputError, UnicodeDecodeError):
        return False


def read_source(path: str | Path, ours: str | None = None) -> Source:
    """Read a case with what was decided in reading it.

    Args:
        path: a case file, or a file or folder in one of the other forms that can be read.
        ours: the side that is ours, where the form says nothing of that: its key, its name or its file.

    Raises:
        InputError: with every problem of the file, each with its place.
    """
    path = Path(path)
    forms = [form for form in READERS.values() if form.recognises(path)]
    if forms:
        source = forms[0].read(path, ours)
        others = [
            Problem(Place(str(path)), f"read as {forms[0].name}; {form.name} lies here, too", "", "name one of its files to read that", True)
            for form in forms[1:]
        ]
        return replace(source, notes=(*source.notes, *others))
    if path.is_dir():
        refuse_others(path, b"")
        raise no_case_in(path)
    source = read_case_source(path, read_bytes(path))
    require_ours(source.case, ours)
    return source


def no_case_in(folder: Path) -> InputError:
    """Make the error that a folder is named which is no case in one of the forms that are folders; it names the case files that may lie there."""
    inside = sorted(item.name for item in folder.iterdir() if item.suffix in (".yaml", ".yml", ".xlsx"))
    forms = ", ".join(item.name for item in READERS.values() if item.key != "workbook")
    return InputError([Problem(Place(str(folder)), "this folder holds no case in a form of several files", forms, f"name a case file in it: {', '.join(inside[:_INSIDE])}" if inside else "name a case file")])


def read_package(
    case: Case, text: str, changes: Sequence[str] = (), base: Package | None = None, place: Place = _PACKAGE
) -> Package:
    """Read a package from `issue=value, …`, the name of one of the case's packages, or the JSON of advice.

    Args:
        text: as above; may be empty if `changes` or `base` are given. A name that ends in `.json` is a file, as
            `backtable advise --json` prints it, whose proposal is taken.
        changes: `issue=value` each, which come on top.
        base: what holds for issues that are not named.
        place: what to call the place of what is wrong with `text`.

    Raises:
        InputError: it names unknown issues or values, or leaves an issue out.
    """
    given: dict[str, float | str] = dict(case.terms(base)) if base else {}
    problems: list[Problem] = []
    text = text.strip()
    named = next((package for package in case.packages if package.name == text), None)
    if named and not changes:
        return named
    if named:
        given |= case.terms(named)
    elif text.lower().endswith(".json") and "=" not in text:
        given |= _proposal(case, Path(text))
    else:
        given |= _terms(case, [part for part in _split(text) if part.strip()], place, problems)
    given |= _terms(case, changes, Place("--set"), problems)
    missing = [issue.key for issue in case.issues if issue.key not in given]
    if missing and not problems:
        problems.append(
            Problem(place, f"the package says nothing about {', '.join(missing)}", "a value for every issue")
        )
    if problems:
        raise InputError(problems)
    return Package(tuple(given[issue.key] for issue in case.issues))


def _terms(case: Case, parts: Sequence[str], place: Place, problems: list[Problem]) -> dict[str, float | str]:
    """Read `issue=value` each."""
    given: dict[str, float | str] = {}
    known = {issue.key: issue for issue in case.issues}
    for part in parts:
        key, sign, written = (piece.strip() for piece in part.partition("="))
        if not sign or key not in known:
            names = ", ".join(package.name for package in case.packages)
            remedy = nearest(key, known) or f"name a package of the case ({names})" if names else nearest(key, known)
            problems.append(Problem(place, f"`{part.strip()}` names no issue", "issue=value", remedy))
            continue
        issue = known[key]
        value: float | str = written.strip("\"'")
        if issue.numeric:
            try:
                number, code = parse_amount(str(value))
                value = Money.of(case).own(number, code)
            except ValueError as error:
                problems.append(Problem(place, f"{key}: `{written}` {error}", "a number"))
                continue
        try:
            given[key] = issue.settled(value)
        except ValueError:
            problems.append(Problem(place, f"{key}: `{written}` is not an option", options_words(issue)))
    return given


def _proposal(case: Case, path: Path) -> dict[str, float | str]:
    """Read the package that advice, saved as JSON, proposes."""
    place = Place(str(path))
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError([Problem(place, f"the file cannot be read ({error.strerror})")]) from error
    except ValueError as error:
        raise InputError([Problem(place, "this is no JSON", "what `backtable advise --json` prints")]) from error
    found = data.get("proposal", data) if isinstance(data, dict) else None
    package = found.get("package") if isinstance(found, dict) else None
    if not isinstance(package, dict):
        raise InputError([Problem(place, "this file proposes no package", "what `backtable advise --json` prints")])
    problems: list[Problem] = []
    given = _terms(case, [f"{key}={value}" for key, value in package.items()], place, problems)
    if problems:
        raise InputError(problems)
    return given


def _split(text: str) -> list[str]:
    """Split at commas that separate issues, not at those within numbers such as 2,000,000."""
    parts: list[str] = []
    for piece in text.split(","):
        if "=" in piece or not parts:
            parts.append(piece)
        else:
            parts[-1] += "," + piece
    return parts
