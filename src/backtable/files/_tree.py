"""YAML text as plain data with the place of everything in it."""

import math
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from backtable.errors import InputError, Place, Problem
from backtable.quantities import parse_number

_MAX_NODES = 200_000
_MAX_DEPTH = 40
_CONTROL = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff\\ufffe\\uffff]"
)
Path = tuple[str | int, ...]


@dataclass(slots=True)
class Tree:
    """Plain data from a YAML text or a workbook, with the place of each key and value.

    Args:
        data: mappings with text keys, lists, texts, numbers, truths and None.
        places: path of a value → where it starts.
        keys: path of a value → where its key starts.
        notes: what stands in the way of nothing, but should be known: values of formulas, columns that are not read.
        unread: of a workbook the names on rows, and the sheets, that could not be read: whatever else rests on them is not wrong.
        shares: where numbers stand that are shown, or typed, as percentages; only of a workbook, in which 12 % may be a number.
        renamed: sheets that are missing, each with a problem of the sheet that has its headings under another name.
    """

    file: str
    data: Any = None
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    renamed: dict[str, Problem] = field(default_factory=dict)
    shares: set[Place] = field(default_factory=set)

    def hides(self, name: str, sheets: Collection[str] = ()) -> bool:
        """Say whether a name may well be there, on a row or a sheet that could not be read.

        Args:
            sheets: on which it could stand.
        """
        return name in self.unread or not self.unread.isdisjoint(sheets)

    def place(self, path: Path) -> Place:
        """Give the place of the value at a path, or of the nearest thing around it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return Place(self.file)


def control_character(text: str) -> str:
    """Give the first character that no screen or page can show, as `U+0007`; tabs and ends of lines are no such thing."""
    wrong = _CONTROL.search(text)
    return f"U+{ord(wrong[0]):04X}" if wrong else ""


def read_tree(text: str, file: str, what: str = "a case", infinite: bool = False) -> Tree:
    """Read YAML 1.2.

    Args:
        text: what the file holds.
        file: what it is called.
        what: what it should be.
        infinite: `.inf` and `-.inf` are numbers, too.

    Raises:
        InputError: the text is empty or not YAML.
    """
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        remedy = "check quotes, brackets and indentation there; a formula that starts with a quote, or with `,` `{` or `#` in it, must be quoted whole"
        raise InputError(
            [Problem(place, f"this is not YAML ({error.problem or error.context})", "", remedy)]
        ) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise InputError([Problem(Place(file), f"this is not YAML ({str(error).splitlines()[0]})")]) from error
    if root is None:
        raise InputError(
            [Problem(Place(file), "the file is empty", what, "start from the examples in the documentation")]
        )
    tree = Tree(file)
    _Walk(tree, infinite).value(root, (), 0)
    return tree


class _Walk:
    def __init__(self, tree: Tree, infinite: bool) -> None:
        self._tree = tree
        self._infinite = infinite
        self._count = 0

    def value(self, node: Node, path: Path, depth: int) -> None:
        """Fill the tree from a node; the value itself is put into its parent by the caller's `_read`."""
        self._tree.data = self._read(node, path, depth)

    def _at(self, node: Node) -> Place:
        return Place(self._tree.file, node.start_mark.line + 1, node.start_mark.column + 1)

    def _problem(self, node: Node, found: str, expected: str = "", remedy: str = "") -> None:
        self._tree.problems.append(Problem(self._at(node), found, expected, remedy))

    def _read(self, node: Node, path: Path, depth: int) -> Any:
        self._count += 1
        if self._count > _MAX_NODES or depth > _MAX_DEPTH:
            raise InputError(
                [
                    Problem(
                        self._at(node),
                        "the file holds more than a case can",
                        "",
                        "remove repeated aliases or deep nesting",
                    )
                ]
            )
        self._tree.places[path] = self._at(node)
        tag = str(node.tag)
        known = (":map",) if isinstance(node, MappingNode) else (":seq", ":python/tuple")  # a tuple of Python is a list
        if not isinstance(node, ScalarNode) and not tag.endswith(known):
            self._problem(node, f"the tag {tag} is not used here", "plain values", "remove the tag")
        if isinstance(node, MappingNode):
            return self._mapping(node, path, depth)
        if isinstance(node, SequenceNode):
            return [self._read(child, (*path, index), depth + 1) for index, child in enumerate(node.value)]
        return self._scalar(node)

    def _plain(self, node: Node, text: str) -> None:
        if wrong := control_character(text):
            self._problem(node, f"the text holds the control character {wrong}", "", "remove it")

    def _mapping(self, node: MappingNode, path: Path, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self._problem(
                    key_node, "a key is a list or a mapping", "a name", "quote a formula that contains `{` or `[`"
                )
                continue
            key = str(key_node.value)
            self._plain(key_node, key)
            empty = isinstance(value_node, ScalarNode) and value_node.value == ""
            if empty and key.count(")") > key.count("("):
                self._problem(
                    key_node,
                    f"`{key}` looks like the rest of a formula that has a comma in it",
                    "a formula in quotes",
                    "inside {…} write value: 'max(a, b)' with quotes around the whole formula",
                )
                continue
            if key in result:
                self._problem(key_node, f"`{key}` stands here twice", "each key once", "remove or rename one of them")
                continue
            self._tree.keys[(*path, key)] = self._at(key_node)
            result[key] = self._read(value_node, (*path, key), depth + 1)
        return result

    def _scalar(self, node: Node) -> Any:
        text = str(node.value)
        if getattr(node, "style", None) == ">":  # ruamel marks with it where a folded text was folded
            text = text.replace("\a", "")
        tag = str(node.tag)
        if tag.endswith(":null"):
            return None
        if tag.endswith((":int", ":float")):
            if self._infinite and text.lower().lstrip("+-") == ".inf":
                return -math.inf if text.startswith("-") else math.inf
            try:
                return parse_number(text)
            except ValueError as error:
                self._problem(node, f"`{text}` {error}", "a finite number", "write a number")
                return 0.0
        if tag.endswith((":str", ":bool", ":timestamp")):
            self._plain(node, text)
            return text
        self._problem(node, f"the tag {tag} is not used here", "plain values", "remove the tag")
        return text
