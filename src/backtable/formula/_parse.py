"""From text to tree, by a whitelist over Python's own grammar."""

import ast
import math
import re
import warnings
from functools import lru_cache
from itertools import pairwise

from backtable.errors import FormulaError
from backtable.formula._nodes import (
    Arithmetic,
    Call,
    Compare,
    Conditional,
    Formula,
    Front,
    Logic,
    Name,
    Negate,
    Node,
    Not,
    Number,
    Text,
)

MAX_TEXT = 5_000
MAX_NESTING = 60
MAX_POWER = 6

_ARITHMETIC: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
}
_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
FUNCTIONS: dict[str, tuple[int, int]] = {
    "min": (2, 50),
    "max": (2, 50),
    "abs": (1, 1),
    "round": (1, 2),
    "ceil": (1, 1),
    "floor": (1, 1),
    "clip": (3, 3),
}
_UNREADABLE = "this cannot be read as a formula"
_LOOK = "a formula is made of numbers, keys, + - * / ** ( ), comparisons, and, or, not, `a if condition else b`; look for a sign or a key that is missing or too many"
_MULTIPLES = {"k": 1e3, "m": 1e6, "bn": 1e9}
_WORDS = {"if", "else", "and", "or", "not"}
_OF_SPREADSHEETS = {
    "IF": "write `a if condition else b`",
    "AND": "write `a and b`",
    "OR": "write `a or b`",
    "NOT": "write `not (a)`",
    "SUM": "write a + b",
    "AVERAGE": "write (a + b) / 2",
    "ROUNDUP": "write ceil(…)",
    "ROUNDDOWN": "write floor(…)",
    "INT": "write floor(…)",
    "SUMPRODUCT": "write a * b + c * d",
} | {name.upper(): f"write {name}(…)" for name in FUNCTIONS}
"""What those at home in spreadsheets may write → how it is said here."""
_ALLOWED = "arithmetic, comparisons, and/or/not, if/else, min max abs round ceil floor clip, front(person) and names"


@lru_cache(maxsize=4096)
def parse(text: str) -> Formula:
    """Read a formula.

    Raises:
        FormulaError: the text is not a formula; nothing of it is ever executed.
    """
    if len(text) > MAX_TEXT:
        raise FormulaError(
            f"the formula has {len(text):,} characters, more than {MAX_TEXT:,}", 0, "split it with definitions"
        )
    if not text.strip():
        raise FormulaError("the formula is empty", 0, "write a number or a formula")
    lead = len(text) - len(text.lstrip())
    source = text.strip().replace("\r", " ").replace("\n", " ").replace("\t", " ")
    _refuse_deep_text(source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source, mode="eval").body
    except SyntaxError as error:
        message = _syntax(source, error)
        remedy = _LOOK if message.startswith(_UNREADABLE) else ""
        raise FormulaError(message, lead + max((error.offset or 1) - 1, 0), remedy) from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise FormulaError(_UNREADABLE, lead, _LOOK) from error
    return Formula(text, _Reader(source, lead).read(tree, 0))


def _refuse_deep_text(source: str) -> None:
    depth = 0
    for offset, character in enumerate(source):
        if character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
        if depth > MAX_NESTING:
            raise FormulaError(
                f"the formula nests deeper than {MAX_NESTING} levels", offset, "split it with definitions"
            )
    run = re.search(r"(?:[-+~]\s*|\bnot\s+){30,}", source)
    if run:
        raise FormulaError("the formula has a long run of signs", run.start(), "write one sign")
    if len(re.findall(r"\bif\b", source)) > MAX_NESTING:
        raise FormulaError(f"the formula has more than {MAX_NESTING} `if`", 0, "split it with definitions")


def _syntax(source: str, error: SyntaxError) -> str:
    source = re.sub(r"'[^']*'|\"[^\"]*\"", "''", source)
    if source.count("(") != source.count(")"):
        return "the brackets do not match"
    if turned := re.search(r"(?<![=!<>])=([<>])", source):
        return f"`{turned[0]}` stands here; write `{turned[1]}=`"
    if re.search(r"(?<![=!<>])=(?!=)", source):
        return "a single `=` stands here; write `==` to compare"
    if "<>" in source:
        return "`<>` stands here; write `!=` for what is not equal"
    if ";" in source:
        return "a semicolon stands here; separate what stands in brackets with commas"
    if share := re.search(r"(\d+(?:\.\d+)?)\s*%(?!\s*[\w(.])", source):
        return f"`{share[0]}` stands here; write {float(share[1]) / 100:g}"
    if re.search(r"\bif\s*\(", source, re.IGNORECASE):
        return "`if(…)` stands here; write `a if condition else b`"
    if thousands := re.search(r"(?<![\w.])\d{1,3}(?: \d{3})+(?![\w.])", source):
        return f"`{thousands[0]}` stands here; write {thousands[0].replace(' ', '')}"
    if amount := re.search(r"(?<![\w.])(\d+(?:\.\d+)?)\s*(k|m|bn)\b", source):
        return f"`{amount[0]}` stands here; write {float(amount[1]) * _MULTIPLES[amount[2]]:.15g}"
    if "&&" in source or "||" in source:
        return "write `and` or `or` instead of && and ||"
    words = [word for word in re.finditer(r"[A-Za-z_]\w*", source) if word[0] not in _WORDS]
    for before, after in pairwise(words):
        if not source[before.end() : after.start()].strip():
            return f"`{before[0]} {after[0]}` stands here; write a key, or a sign between the two"
    return f"{_UNREADABLE} ({error.msg})"


class _Reader:
    def __init__(self, source: str, lead: int) -> None:
        self._bytes = source.encode()
        self._lead = lead
        self._ascii = source.isascii()

    def _offset(self, node: ast.expr) -> int:
        if self._ascii:
            return self._lead + node.col_offset
        return self._lead + len(self._bytes[: node.col_offset].decode(errors="ignore"))

    def read(self, node: ast.expr, depth: int) -> Node:
        """Give our node for Python's; a chain of + or * along the left may be long, other nesting may not."""
        chain: list[ast.BinOp] = []
        while isinstance(node, ast.BinOp) and isinstance(node.left, ast.BinOp):
            chain.append(node)
            node = node.left
        result = self._one(node, depth)
        for link in reversed(chain):
            result = self._arithmetic(link, result, depth)
        return result

    def _one(self, node: ast.expr, depth: int) -> Node:
        at = self._offset(node)
        if depth > MAX_NESTING:
            raise FormulaError(f"the formula nests deeper than {MAX_NESTING} levels", at, "split it with definitions")
        below = depth + 1
        match node:
            case ast.Constant():
                return self._constant(node, at)
            case ast.Name(id=name):
                return Name(name, at)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return Negate(self.read(operand, below), at)
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                return self.read(operand, below)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.read(operand, below), at)
            case ast.BinOp():
                return self._arithmetic(node, self.read(node.left, below), depth)
            case ast.BoolOp(op=operator, values=values):
                word = "and" if isinstance(operator, ast.And) else "or"
                return Logic(word, tuple(self.read(value, below) for value in values), at)
            case ast.Compare(left=left, ops=operators, comparators=parts):
                tests = []
                for operator_, part in zip(operators, parts, strict=True):
                    sign = _COMPARISONS.get(type(operator_))
                    if sign is None:
                        raise FormulaError(
                            "`in` and `is` are not part of the language", at, "compare with == and join with or"
                        )
                    tests.append((sign, self.read(part, below)))
                return Compare(self.read(left, below), tuple(tests), at)
            case ast.IfExp(test=test, body=body, orelse=orelse):
                return Conditional(self.read(test, below), self.read(body, below), self.read(orelse, below), at)
            case ast.Call():
                return self._call(node, at, below)
            case ast.Tuple():
                raise FormulaError("a comma stands here outside of brackets", at, "write numbers without commas, such as 2000")
            case _:
                raise FormulaError("this is not part of the language of formulas", at, f"use {_ALLOWED}")

    def _constant(self, node: ast.Constant, at: int) -> Node:
        value = node.value
        if isinstance(value, str):
            return Text(value, at)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise FormulaError(f"`{value!r}` is neither a number nor a text", at, "compare with == instead")
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            raise FormulaError("the number is too large", at)
        return Number(number, at)

    def _arithmetic(self, node: ast.BinOp, left: Node, depth: int) -> Node:
        at = self._offset(node)
        sign = _ARITHMETIC.get(type(node.op))
        if isinstance(node.op, ast.BitXor):
            raise FormulaError("`^` is not part of the language of formulas", at, "write ** for a power")
        if isinstance(node.op, ast.Mod):
            raise FormulaError("`%` is not part of the language of formulas", at, "write a share as 0.25, or for what is left of a division a - b * floor(a / b)")
        if sign is None:
            raise FormulaError(
                "this operator is not part of the language of formulas", at, "use + - * / or floor(a / b)"
            )
        right = self.read(node.right, depth + 1)
        if sign == "**" and not (
            isinstance(right, Number) and right.value == int(right.value) and 0 <= right.value <= MAX_POWER
        ):
            raise FormulaError(f"a power must be a whole number from 0 to {MAX_POWER}", at, "multiply instead")
        return Arithmetic(sign, left, right, at)

    def _call(self, node: ast.Call, at: int, depth: int) -> Node:
        if not isinstance(node.func, ast.Name):
            raise FormulaError("only functions of the language can be called", at, f"use {_ALLOWED}")
        function = node.func.id
        if node.keywords or any(isinstance(argument, ast.Starred) for argument in node.args):
            raise FormulaError(f"`{function}` takes plain arguments only", at)
        if function == "front":
            if len(node.args) != 1 or not isinstance(node.args[0], ast.Name):
                raise FormulaError("front(…) takes the key of one person", at, "write, for example, front(cto)")
            return Front(node.args[0].id, at)
        if function not in FUNCTIONS:
            raise FormulaError(f"`{function}` is not a function of the language", at, _OF_SPREADSHEETS.get(function.upper(), f"use {_ALLOWED}"))
        least, most = FUNCTIONS[function]
        if not least <= len(node.args) <= most:
            wanted = f"{least}" if least == most else f"{least} or more" if most > 2 else f"{least} or {most}"
            raise FormulaError(f"`{function}` takes {wanted} arguments, not {len(node.args)}", at)
        arguments = tuple(self.read(argument, depth) for argument in node.args)
        if (
            function == "round"
            and len(arguments) == 2
            and not (isinstance(arguments[1], Number) and arguments[1].value in range(10))
        ):
            raise FormulaError("the second argument of round must be a number of decimals from 0 to 9", at)
        return Call(function, arguments, at)
