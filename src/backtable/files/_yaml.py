"""YAML files in a given shape, with every problem at its place."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from backtable.errors import InputError, Place, Problem, by_place
from backtable.files._sheet_words import word, written
from backtable.files._spreadsheet import is_workbook
from backtable.files._tree import Tree, read_tree
from backtable.quantities import shown
from backtable.spelling import nearest

_MAX_BYTES = 5_000_000
Shape = TypeVar("Shape", bound=BaseModel)


def read_shape(
    path: str | Path,
    model: type[Shape],
    what: str,
    example: str,
    content: bytes | None = None,
    before: Callable[[Tree], None] | None = None,
    workbooks: str = "",
) -> tuple[Shape, Tree]:
    """Read a YAML file as a shape, with the tree that knows the place of everything in it.

    Args:
        path: where it lies, or only its name where `content` is given.
        content: what the file holds, if that is kept elsewhere.
        what: what the file should be, as in "a case".
        example: keys that it has, for whoever has written something else.
        before: changes the tree before its shape is looked at.
        workbooks: where a workbook belongs instead, for whoever gives one.

    Raises:
        InputError: with every problem of the file, each with its place.
    """
    raw = read_bytes(path) if content is None else content
    if is_workbook("", raw):
        raise InputError([Problem(Place(str(path)), "this is a workbook", f"{what}, as text in YAML, with keys such as {example}", workbooks)])
    tree = read_tree(_text(raw, str(path)), str(path), what)
    if not isinstance(tree.data, dict):
        raise InputError([Problem(tree.place(()), f"this is not {what}", f"keys such as {example}")])
    if before is not None:
        found = len(tree.problems)
        before(tree)
        if len(tree.problems) > found:  # what is missing because of them would only be noise
            raise InputError(by_place(tree.problems))
    return shaped(tree, model, what), tree


def shaped(tree: Tree, model: type[Shape], what: str, strict: bool = True) -> Shape:
    """Give the shape that a tree has.

    Args:
        strict: refuse a tree with problems, even if it has the shape.

    Raises:
        InputError: with every problem of the tree, and whatever is not of that shape.
    """
    try:
        shape = model.model_validate(tree.data)
    except ValidationError as error:
        problems = [*tree.problems, *_shape_problems(tree, error, model, what)]
        raise InputError(by_place(problems)) from None
    if tree.problems and strict:
        raise InputError(tree.problems)
    return shape


def read_bytes(path: str | Path) -> bytes:
    """Give what a file holds.

    Raises:
        InputError: it cannot be read.
    """
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError([Problem(Place(str(path)), f"the file cannot be read ({error.strerror})")]) from error


def _text(raw: bytes, file: str) -> str:
    if len(raw) > _MAX_BYTES:
        raise InputError([Problem(Place(file), f"the file has {len(raw):,} bytes, more than can be meant")])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise InputError(
            [Problem(Place(file, line), "this is not text in UTF-8", "", "save the file as UTF-8")]
        ) from error


def _shape_problems(tree: Tree, error: ValidationError, shape: type[BaseModel], what: str) -> list[Problem]:
    problems = []
    for item in error.errors(include_url=False):
        path = tuple(
            part for part in item["loc"] if not (isinstance(part, str) and part not in _spelled(tree, item["loc"]))
        )
        kind = item["type"]
        last = path[-1] if path else ""
        if kind == "extra_forbidden":
            place = tree.keys.get(path, tree.place(path))
            known = _known_keys(path, shape)
            remedy = nearest(str(last), known) or (f"known keys are {', '.join(sorted(known))}" if known else "")
            problems.append(Problem(place, f"`{last}` is not a known key", "", remedy))
        elif kind == "missing":
            name = str(item["loc"][-1])
            where = ".".join(str(part) for part in item["loc"][:-1]) or f"the {what.split(maxsplit=1)[1]}"
            place = tree.place(path)
            problems.append(Problem(place, f"{where} has no {word(place, name)}", written(place, f"`{name}:`", ""), "add it"))
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
            name = f"{word(tree.place(path), str(last))} is" if last != "" else "this is"
            same = next((item for item in problems if (item.place, item.found) == (tree.place(path), f"{name} {found}")), None)
            if same:  # another member of the same union
                problems.remove(same)
                wanted = f"{same.expected} or {wanted}"
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


def _known_keys(path: tuple[int | str, ...], shape: type[BaseModel]) -> set[str]:
    model = shape.model_json_schema(by_alias=True)
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
