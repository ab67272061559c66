"""From a path or a command line to a case or a package."""

import re
from pathlib import Path

from pydantic import ValidationError

from backtable.case import Case, Package
from backtable.errors import InputError, Place, Problem
from backtable.files._build import build_case
from backtable.files._reader import options_words
from backtable.files._shape import CaseShape
from backtable.files._tree import Tree, nearest, read_tree
from backtable.quantities import parse_number, shown

_MAX_BYTES = 5_000_000


def read_case(path: str | Path) -> Case:
    """Read a case file.

    Raises:
        InputError: with every problem of the file, each with its place.
    """
    file = str(path)
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        raise InputError([Problem(Place(file), f"the file cannot be read ({error.strerror})")]) from error
    if len(raw) > _MAX_BYTES:
        raise InputError([Problem(Place(file), f"the file has {len(raw):,} bytes, more than a case needs")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise InputError(
            [Problem(Place(file, line), "this is not text in UTF-8", "", "save the file as UTF-8")]
        ) from error
    return _case(read_tree(text, file))


def _case(tree: Tree) -> Case:
    if not isinstance(tree.data, dict):
        raise InputError(
            [Problem(tree.place(()), "this is not a case", "keys such as `case:`, `issues:` and `sides:`")]
        )
    try:
        shape = CaseShape.model_validate(tree.data)
    except ValidationError as error:
        problems = [*tree.problems, *_shape_problems(tree, error)]
        raise InputError(sorted(set(problems), key=lambda problem: problem.place)) from None
    if tree.problems:
        raise InputError(tree.problems)
    return build_case(shape, tree)


def _shape_problems(tree: Tree, error: ValidationError) -> list[Problem]:
    problems = []
    for item in error.errors(include_url=False):
        path = tuple(
            part for part in item["loc"] if not (isinstance(part, str) and part not in _spelled(tree, item["loc"]))
        )
        kind = item["type"]
        last = path[-1] if path else ""
        if kind == "extra_forbidden":
            place = tree.keys.get(path, tree.place(path))
            known = _known_keys(path)
            remedy = nearest(str(last), known) or (f"known keys are {', '.join(sorted(known))}" if known else "")
            problems.append(Problem(place, f"`{last}` is not a known key", "", remedy))
        elif kind == "missing":
            name = str(item["loc"][-1])
            where = ".".join(str(part) for part in item["loc"][:-1]) or "the case"
            problems.append(Problem(tree.place(path), f"{where} has no `{name}`", f"`{name}:`", "add it"))
        elif kind in ("too_short", "too_long"):
            fewest, most = (item["ctx"].get(f"{end}_length") for end in ("min", "max"))
            wanted = f"{'at least' if most is None else 'at most'} {fewest if most is None else most}"
            problems.append(Problem(tree.place(path), f"`{last}` lists {len(item['input'])}", wanted))
        else:
            found = (
                "nothing"
                if item["input"] is None
                else f"`{shown(item['input'])}`"
                if not isinstance(item["input"], dict | list)
                else "a list"
                if isinstance(item["input"], list)
                else "a mapping"
            )
            wanted = (
                item["msg"]
                .removeprefix("Input should be ")
                .replace("a valid dictionary", "keys with values")
                .replace("a valid string", "a text")
                .replace("a valid list", "a list")
                .replace("a valid number", "a number")
            )
            wanted = re.sub(r" or instance of \w+", "", wanted)
            name = f"`{last}` is" if last != "" else "this is"
            problems.append(Problem(tree.place(path), f"{name} {found}", wanted))
    return problems


def _spelled(tree: Tree, location: tuple[int | str, ...]) -> set[str]:
    """Give the parts of a pydantic location that stand in the file, without the names of union members."""
    data = tree.data
    spelled: set[str] = set()
    for position, part in enumerate(location):
        if isinstance(data, dict) and part in data:
            spelled.add(str(part))
            data = data[part]
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        elif position == len(location) - 1 and not str(part).startswith(("float", "str", "list", "function")):
            continue
    return spelled


def _known_keys(path: tuple[int | str, ...]) -> set[str]:
    model = CaseShape.model_json_schema(by_alias=True)
    definitions = model.get("$defs", {})
    here = model
    for part in path[:-1]:
        if isinstance(part, int):
            here = here.get("items", {})
        elif part in here.get("properties", {}):
            here = here["properties"][part]
        else:
            here = here.get("additionalProperties", {}) or {}
        for option in here.get("anyOf", []) if isinstance(here, dict) else []:
            if "$ref" in option:
                here = option
        while isinstance(here, dict) and "$ref" in here:
            here = definitions[here["$ref"].rsplit("/", 1)[1]]
    return set(here.get("properties", {})) if isinstance(here, dict) else set()


def read_package(case: Case, text: str) -> Package:
    """Read a package from `issue=value, …`, or from the name of one of the case's packages.

    Raises:
        InputError: it names unknown issues or values, or leaves an issue out.
    """
    for package in case.packages:
        if package.name == text.strip():
            return package
    place = Place("--package")
    problems: list[Problem] = []
    given: dict[str, float | str] = {}
    known = {issue.key: issue for issue in case.issues}
    parts = [part for part in _split(text) if part.strip()]
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
                value = parse_number(str(value))
            except ValueError as error:
                problems.append(Problem(place, f"{key}: `{written}` {error}", "a number"))
                continue
        try:
            given[key] = issue.options[issue.index(value)]
        except ValueError:
            problems.append(Problem(place, f"{key}: `{written}` is not an option", options_words(issue)))
    missing = [key for key in known if key not in given]
    if missing and not problems:
        problems.append(
            Problem(place, f"the package says nothing about {', '.join(missing)}", "a value for every issue")
        )
    if problems:
        raise InputError(problems)
    return Package(tuple(given[issue.key] for issue in case.issues))


def _split(text: str) -> list[str]:
    """Split at commas that separate issues, not at those within numbers such as 2,000,000."""
    parts: list[str] = []
    for piece in text.split(","):
        if "=" in piece or not parts:
            parts.append(piece)
        else:
            parts[-1] += "," + piece
    return parts
