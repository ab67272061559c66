"""One cause of many problems: a name of which one cell says something else than all others."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from backtable.errors import Place, Problem, column_letters
from backtable.files._reader import OPTION
from backtable.files._tree import Path, Tree
from backtable.spelling import nearest_name

_TOLD = ("about", "because", "case", "label", "name", "role", "source", "text")  # for readers: a name in them names nothing
_LISTED = 4
_PACKAGES, _REMARKS = "Packages", 3
_KEYED = ("issues", "facts", "assumptions", "define", "calendar")


def by_cause(problems: Sequence[Problem], tree: Tree) -> list[Problem]:
    """Give the problems of a workbook so that a name that is missing is one of them, wherever it is used.

    Where nothing uses a name of the same kind that stands there, that one is misspelt, most likely: it is named at its cell, and what follows from it is
    left out. Otherwise the first cell that uses the missing name is named, with the others.

    Args:
        problems: as they were found.
        tree: the workbook.
    """
    groups: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if len(problem.missing) > 1:
            groups[problem.missing[0]].append(problem)
    defined = dict(_defined(tree))
    used = set(_used(tree.data, ()))
    left = [problem for problem in problems if len(problem.missing) < 2]
    options = [problem for group in groups.values() for problem in group if problem.missing[1] == OPTION]
    remarks = list(_remarks(options, tree))
    left += [problem for problem, _ in remarks]
    left += _options([problem for problem in options if problem.place.column not in [column for _, column in remarks] or problem.place.sheet != _PACKAGES], tree)
    for name, group in groups.items():
        group = [problem for problem in group if problem.missing[1] != OPTION]
        if not group:
            continue
        looked_for = [set(problem.missing[1:]) for problem in group]
        parts = set.intersection(*looked_for) or set.union(*looked_for)
        unused = [path for path in defined if _part(path) in parts and str(path[-1]) not in used]
        near = nearest_name(name, [str(path[-1]) for path in unused])
        wrong = [path for path in unused if any(problem.place == defined[path] for problem in left)]
        slip = not near and nearest_name(name, [str(path[-1]) for path in defined if _part(path) in parts])
        meant = [path for path in unused if path[-1] == near] if near else [] if slip else wrong or unused  # a slip of a used name is one where it stands
        several = len({(problem.place.sheet, problem.place.line, problem.place.column) for problem in group}) > 1
        if (several or wrong) and len(meant) == 1:
            place, key = defined[meant[0]], str(meant[0][-1])
            left = [problem for problem in left if problem.place != place and problem.missing[:1] != (key,)]
            left.append(Problem(place, f"nothing else uses the name `{key}`, and `{name}`, which {_cells(group)} use{'' if several else 's'}, stands nowhere", "", f"write {name} here{'' if meant[0] in wrong else f', or {key} there'}"))
        elif several:
            first = group[0]
            left.append(replace(first, found=f"{first.found}; it is used here and in {_cells(group[1:], first.place)}"))
        else:
            left += group
    return left


def _remarks(problems: Sequence[Problem], tree: Tree) -> Iterator[tuple[Problem, int]]:
    """Give a problem for each column of packages in which little is an option, such as one of remarks, with the number of the column."""
    for path, place in tree.keys.items():
        if len(path) == 2 and path[0] == "packages" and place.sheet == _PACKAGES:
            wrong = [problem for problem in problems if problem.place.sheet == _PACKAGES and problem.place.column == place.column]
            if len(wrong) >= _REMARKS:
                shown = [f"{problem.found.partition(' is not ')[0]} of {problem.missing[2]} in {column_letters(problem.place.column)}{problem.place.line}" for problem in wrong[:_LISTED]]
                named = f"{', '.join(shown)} and {len(wrong) - _LISTED} more" if len(wrong) > _LISTED else f"{', '.join(shown[:-1])} and {shown[-1]}"
                found = f"{len(wrong)} values of the package `{path[1]}` are no options: {named}"
                yield Problem(place, found, "one of its options for each issue", "mend them, or call the column Label, Unit or Note if it is no package"), place.column


def _options(problems: Sequence[Problem], tree: Tree) -> list[Problem]:
    """Give one problem for each issue of which several cells name options that it does not have."""
    found = []
    for issue in dict.fromkeys(problem.missing[2] for problem in problems):
        group = [problem for problem in problems if problem.missing[2] == issue]
        place = tree.places.get(("issues", issue, "options"))
        if len({problem.place for problem in group}) < 2 or place is None:
            found += group
            continue
        names = [f"`{name}`" for name in dict.fromkeys(problem.missing[0] for problem in group)]
        what = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
        are = "are no options" if len(names) > 1 else "is no option"
        remedy = "write them alike; `;` separates the options here"
        found.append(Problem(place, f"{what}, which {_cells(group)} use, {are} of {issue}", group[0].expected, remedy))
    return found


def _cells(problems: Sequence[Problem], beside: Place | None = None) -> str:
    """Write where problems are: `People!A4, Authority!A4 and 3 more cells`."""
    places = sorted({problem.place for problem in problems if problem.place != beside})
    cells = [f"{place.sheet}!{column_letters(place.column)}{place.line}" for place in places]
    more = len(cells) - _LISTED
    if more > 1:
        return f"{', '.join(cells[:_LISTED])} and {more} more cells"
    return f"{', '.join(cells[:-1])} and {cells[-1]}" if len(cells) > 1 else cells[0]


def _part(path: Path) -> str:
    """Give the part of a case to which a name belongs."""
    if path[0] == "sides":
        return {2: "sides", 4: "people"}.get(len(path), "interests")
    return str(path[0])


def _defined(tree: Tree) -> Iterator[tuple[Path, Place]]:
    """Give every name that something has, by the path that ends in it, with its cell; of interests those that have no worth."""
    for path, place in tree.keys.items():
        side = path[0] == "sides" and (len(path) == 2 or (len(path) == 4 and path[2] == "people"))
        if place.sheet and (side or (len(path) == 2 and path[0] in _KEYED)):
            yield path, place
    for path, place in tree.places.items():
        if path[0:1] == ("sides",) and path[-1] == "name" and "interests" in path[-3:-1]:
            interest = tree.data
            for step in path[:-1]:
                interest = interest[step]
            if not {"value", "scores", "unknown"} & interest.keys():
                yield (*path[:-1], interest["name"]), place


def _used(data: Any, path: Path) -> Iterator[str]:
    """Give every name that something uses: whole texts, the words of formulas, and keys that name something elsewhere."""
    if isinstance(data, Mapping):
        for key, item in data.items():
            if key in _TOLD:
                continue
            naming = len(path) > 1 and path[-1] in ("as_seen_by", "scores", "issues")  # of a person, not the issues of the case
            peopled = path == ("sides",) and bool(item["people"])
            if naming or peopled or (len(path) == 2 and path[0] == "packages"):
                yield str(key)
            yield from _used(item, (*path, key))
    elif isinstance(data, list):
        for number, item in enumerate(data):
            yield from _used(item, (*path, number))
    elif isinstance(data, str):
        yield data
        yield from re.findall(r"\w+", data)
