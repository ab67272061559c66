"""Cases in workbooks, in the register of forms. What reads and writes them is loaded only where there is one."""

from importlib.resources import files
from pathlib import Path

from backtable.case import Case
from backtable.errors import InputError, Place, Problem
from backtable.files._build import build_case
from backtable.files._case_text import case_plain
from backtable.files._causes import by_cause
from backtable.files._formats import Source, Written, reader, writer
from backtable.files._shape import CaseShape
from backtable.files._spreadsheet import is_workbook
from backtable.files._tree import Tree, read_tree
from backtable.files._yaml import read_bytes, shaped
from backtable.files.playbooks import PLAYBOOK, write_out

_NAME, _SOURCE = "a case workbook", "the page “The case workbook” of the documentation"
_FIRST = ("", "Case", "Sides", "People", "Issues", "Currencies", "Playbooks")
"""Sheets on which all others rest; a problem of the whole file has none."""


def require_ours(case: Case, ours: str | None) -> None:
    """Refuse to choose a side where the case names ours.

    Raises:
        InputError: another one was chosen.
    """
    if ours is not None and ours != case.ours:
        remedy = f"the case says ours: {case.ours}; change it there"
        raise InputError([Problem(Place("--ours"), f"`{ours}` cannot be chosen here", "", remedy)])


def _recognises(path: Path) -> bool:
    if path.is_dir():
        return False
    try:
        with path.open("rb") as file:
            return is_workbook(path, file.read(8))
    except OSError:
        return is_workbook(path)


@reader("workbook", _NAME, _SOURCE, _recognises)
def read_workbook_file(path: Path, ours: str | None) -> Source:
    """Read the case in a workbook."""
    source = read_workbook(path, read_bytes(path))
    require_ours(source.case, ours)
    return source


def read_workbook(path: str | Path, content: bytes) -> Source:
    """Read the case in a workbook.

    Args:
        path: its name, for places.
        content: what it holds.

    Raises:
        InputError: with every problem of the workbook, each with its sheet and cell.
    """
    tree = plain_tree(path, content)
    try:
        return _read(path, tree)
    except InputError as error:
        if not tree.renamed:
            raise
        try:
            return _read(path, plain_tree(path, content, renamed=True))
        except InputError as other:  # a sheet that was renamed, if that explains any of it
            raise (other if set(error.problems) - set(other.problems) else error) from None


def _read(path: str | Path, tree: Tree) -> Source:
    found = len(tree.problems)
    try:
        plain = write_out(tree)
        if len(tree.problems) > found:  # what is missing because of them would only be noise
            nameless = [problem for problem in tree.problems[found:] if problem.missing[1:] == (PLAYBOOK,)]
            if nameless:
                raise InputError([*(problem for problem in tree.problems[:found] if problem.missing[1:] != ("use",)), *nameless])
            raise InputError(tree.problems[: found if tree.unread else None])
        shape = shaped(tree, CaseShape, "a case", strict=False)
        if tree.problems:
            raise InputError([*tree.problems, *_others(shape, tree)])
        case = build_case(shape, tree)
    except InputError as error:
        sheets = {problem.place.sheet for problem in error.problems}
        said = " ".join(problem.remedy for problem in error.problems)
        unread = [note for note in tree.notes if note.place.sheet in sheets and note.found.startswith("the column") and note.found.removesuffix(" is not read") not in said]  # may be the reason
        raise InputError(sorted({*by_cause(error.problems, tree), *unread}, key=lambda problem: problem.place)) from None
    return Source(case, tuple(tree.notes), "workbook", plain, tree.data, str(path))


def _others(shape: CaseShape, tree: Tree) -> list[Problem]:
    """Give what else is wrong with a workbook in which some cells cannot be read.

    Something stands in for what such a cell should hold. So nothing is said of its row, nor anything at all where others rest on it.
    """
    if any(problem.place.sheet in _FIRST for problem in tree.problems) or any(tree.renamed[name] in tree.problems for name in tree.renamed if name in _FIRST):
        return []
    unread = {(problem.place.sheet, problem.place.line) for problem in tree.problems}
    try:
        build_case(shape, tree)
    except InputError as error:
        return [problem for problem in error.problems if (problem.place.sheet, problem.place.line) not in unread]
    return []


def plain_tree(path: str | Path, content: bytes, renamed: bool = False) -> Tree:
    """Give what stands in a workbook, each value with its cell; problems stand in the tree.

    Args:
        renamed: refuse a sheet that has the headings of a missing one.

    Raises:
        InputError: it is no workbook of a case.
    """
    from backtable.files.workbook import workbook_tree

    return workbook_tree(str(path), content, renamed)


@writer("workbook", _NAME, _SOURCE, (".xlsx",))
def write_workbook(source: Source) -> tuple[Written, ...]:
    """Give the workbook of a case; it is read once more, so that nothing is ever lost silently.

    Raises:
        InputError: a text is too long for a cell.
    """
    from backtable.files.workbook import case_workbook

    plain = case_plain(source.case) if source.plain is None else source.plain
    content = case_workbook(plain, "the workbook", source.whole)
    again = read_workbook(Path(source.file).parent / "the workbook", content).case
    if source.plain is not None and again != source.case:
        raise InputError([Problem(Place("the workbook"), "it would not say the same as the case", "", "please report this, with the case")])
    return (Written("", content),)


def empty_workbook() -> bytes:
    """Give an empty form to fill in, a small case standing in it as an example that is not read."""
    from backtable.files.workbook import template_workbook

    text = files(__package__).joinpath("workbook", "example.yaml").read_text(encoding="utf-8")
    tree = read_tree(text, "example.yaml")
    plain = write_out(tree)
    return template_workbook(plain, tree.data)
