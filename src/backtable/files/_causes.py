"""One cause of many problems: a name of which one cell says something else than all others."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from backtable.errors import NONE_OF, SILENT, UNFIT, UNPEOPLED, Place, Problem, column_letters
from backtable.files._tree import Path, Tree
from backtable.formula import KIND, OPTION
from backtable.spelling import KNOWN, MEANT, nearest_name

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
    of_issues = [problem for problem in problems if problem.missing[1:2] in ((OPTION,), (KIND,))]
    for problem in problems:
        if len(problem.missing) > 1 and problem not in of_issues:
            groups[problem.missing[0]].append(problem)
    defined = dict(_defined(tree))
    used = set(_used(tree.data, ()))
    remarks = list(_remarks(of_issues, tree))
    beside = {column for _, column in remarks}
    left = [problem for problem in problems if len(problem.missing) < 2 and not (problem.place.column in beside and _silent(problem))]
    left += [problem for problem, _ in remarks]
    known = {problem.place for problem in left}
    left += [problem for problem in _options([problem for problem in of_issues if problem.place.column not in beside or problem.place.sheet != _PACKAGES], tree) if problem.place not in known]
    for name, group in groups.items():
        looked_for = [set(problem.missing[1:]) for problem in group]
        parts = set.intersection(*looked_for) or set.union(*looked_for)
        unused = [path for path in defined if _part(path) in parts and str(path[-1]) not in used]
        near = nearest_name(name, [str(path[-1]) for path in unused])
        wrong = [path for path in unused if any(problem.place == defined[path] for problem in left)]
        unusable = [path for path in wrong if any(problem.place == defined[path] and problem.kind == (UNFIT,) for problem in left)]
        slip = not near and not unusable and nearest_name(name, [str(path[-1]) for path in defined if _part(path) in parts])
        meant = [path for path in unused if path[-1] == near] if near else [] if slip else unusable or wrong or unused  # a slip of a used name is one where it stands
        several = len({(problem.place.sheet, problem.place.line, problem.place.column) for problem in group}) > 1
        if (several or wrong) and len(meant) == 1:
            place, key = defined[meant[0]], str(meant[0][-1])
            left = [problem for problem in left if problem.place != place and problem.missing[:1] != (key,)]
            left.append(Problem(place, f"nothing else uses the name `{key}`, and `{name}`, which {_cells(group)} use{'' if several else 's'}, stands nowhere", "", f"write {name} here{'' if meant[0] in wrong else f', or {key} there'}"))
        elif several:
            first = group[0]
            back = "put it back; a term that is no longer negotiated stays an issue, with the one value that holds" if "issues" in parts else ""
            left.append(replace(first, found=f"{first.found}; it is used here and in {_cells(group[1:], first.place)}", remedy=first.remedy or back))
        else:
            left += group
    return _by_cell(_peopled(_unsaid(left)))


def _unsaid(problems: Sequence[Problem]) -> list[Problem]:
    """Give one problem for an issue about which several packages say nothing."""
    found: list[Problem] = []
    for problem in problems:
        same = [other for other in problems if _silent(other) and other.kind[2] == problem.kind[2]] if _silent(problem) else []
        if len(same) < 2:
            found.append(problem)
        elif problem is same[0]:
            names = [other.kind[1] for other in same]
            found.append(replace(problem, found=f"the packages {', '.join(names[:-1])} and {names[-1]} say nothing about {problem.kind[2]}"))
    return found


def _peopled(problems: Sequence[Problem]) -> list[Problem]:
    """Give one problem for a side of which nobody is left, and for whoever is missing."""
    empty = [problem for problem in problems if problem.place.sheet == "Sides" and problem.kind == (UNPEOPLED,)]
    gone = [problem for problem in problems if "people" in problem.missing[1:] and not problem.remedy.startswith(MEANT)]
    if len(empty) != 1 or not gone:
        return list(problems)
    names = [f"`{name}`" for name in dict.fromkeys(problem.missing[0] for problem in gone)]
    found = f"{empty[0].found}, and nobody is {' or '.join(names)}, as {_cells(gone)} say{'s' if len(gone) == 1 else ''}"
    return [replace(problem, found=found) if problem is empty[0] else problem for problem in problems if problem not in gone]


def _by_cell(problems: Sequence[Problem]) -> list[Problem]:
    """Give one problem for several names in one cell of which each is none of those that belong there."""
    found: list[Problem] = []
    for problem in problems:
        same = [other for other in problems if other.place == problem.place and other.missing[1:] == problem.missing[1:] and other.kind[:2] == problem.kind[:2]]
        if problem.kind[:1] != (NONE_OF,) or not problem.place.sheet or not problem.missing or len(same) < 2:
            found.append(problem)
        elif problem is same[0]:
            names = sorted(f"`{other.missing[0]}`" for other in same)
            found.append(replace(problem, found=f"neither {' nor '.join(names)} is {problem.kind[1]}", remedy=next((other.remedy for other in same if other.remedy.startswith(KNOWN)), problem.remedy)))
    return found


def _silent(problem: Problem) -> bool:
    """Say whether a package in a workbook says nothing about an issue."""
    return problem.place.sheet == _PACKAGES and problem.kind[:1] == (SILENT,)


def _remarks(problems: Sequence[Problem], tree: Tree) -> Iterator[tuple[Problem, int]]:
    """Give a problem for each column of packages in which little is an option, such as one of remarks, with the number of the column."""
    for path, place in tree.keys.items():
        if len(path) == 2 and path[0] == "packages" and place.sheet == _PACKAGES:
            wrong = [problem for problem in problems if problem.place.sheet == _PACKAGES and problem.place.column == place.column]
            if len(wrong) >= _REMARKS or 0 < len(wrong) == len((tree.data.get("packages") or {}).get(path[1], ())) < len(tree.data["issues"]):
                shown = [f"{_written(problem)} of {problem.missing[2]} in {column_letters(problem.place.column)}{problem.place.line}" for problem in wrong[:_LISTED]]
                named = f"{', '.join(shown)} and {len(wrong) - _LISTED} more" if len(wrong) > _LISTED else " and ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else shown[0]
                found = f"{len(wrong)} values of the package `{path[1]}` are no options: {named}" if len(wrong) > 1 else f"the only value of the package `{path[1]}` is no option: {named}"
                yield Problem(place, found, "one of its options for each issue", "mend them, or call the column Label, Unit or Note if it is no package"), place.column


def _options(problems: Sequence[Problem], tree: Tree) -> list[Problem]:
    """Give one problem for each issue of which several cells name options that it does not have, or take numbers for names or names for numbers."""
    found = []
    for issue in dict.fromkeys(_issue_of(problem) for problem in problems):
        group = [problem for problem in problems if _issue_of(problem) == issue]
        place = tree.places.get(("issues", issue, "options"))
        if len({problem.place for problem in group}) < 2 or place is None:
            found += group
            continue
        named = [problem for problem in group if problem.missing[1] == OPTION]
        expected = next((problem.expected for problem in named if problem.expected), "")
        if not named:
            kind = "as if it were a number" if any(isinstance(option, str) for option in tree.data["issues"][issue].get("options", ())) else "as if it were a name"
            found.append(Problem(place, f"{_cells(group)} use {issue} {kind}", "options that are all numbers, or all names", "mend it here, or there"))
            continue
        names = [f"`{name}`" for name in dict.fromkeys(problem.missing[0] for problem in named)]
        what = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
        are = "are no options" if len(names) > 1 else "is no option"
        several = len({other.place for other in named}) > 1
        remedy = "write them alike, and where an option was renamed see whether the numbers beside it still hold; `;` separates the options here"
        found.append(Problem(place, f"{what}, which {_cells(named)} use{'' if several else 's'}, {are} of {issue}", expected, remedy))
    return found


def _issue_of(problem: Problem) -> str:
    """Give the issue of which an option, or its kind, is another one."""
    return problem.missing[2] if problem.missing[1] == OPTION else problem.missing[0]


def _written(problem: Problem) -> str:
    """Give a name that is no option, as it was written; all that was found where that is something else."""
    return f"`{problem.kind[2]}`" if problem.kind[:1] == (NONE_OF,) else problem.found


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
            peopled |= path[0:1] == ("sides",) and path[2:] == ("people",) and bool(item.get("interests"))
            if naming or peopled or (len(path) == 2 and path[0] == "packages"):
                yield str(key)
            yield from _used(item, (*path, key))
    elif isinstance(data, list):
        for number, item in enumerate(data):
            yield from _used(item, (*path, number))
    elif isinstance(data, str):
        yield data
        yield from re.findall(r"\w+", data)
