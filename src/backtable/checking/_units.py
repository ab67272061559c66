"""Do the units add up? Licences times dollars per licence are dollars; licences and dollars cannot be added."""

import re
from collections import Counter
from collections.abc import Mapping

from backtable.formula import (
    Arithmetic,
    Call,
    Compare,
    Conditional,
    Front,
    Name,
    Negate,
    Node,
    children,
    to_text,
)
from backtable.quantities import currency_of

Unit = tuple[tuple[str, int], ...]
"""Each base unit with its power, in order of name; the empty one is a share or a bare count."""

_BARE: Unit = ()


def unit_of(text: str) -> Unit | None:
    """Give the unit that a person wrote (`licences per day`, `USD/licence`, `%`), None where none is written."""
    if not text.strip():
        return None
    powers: Counter[str] = Counter()
    for position, part in enumerate(re.split(r"\bper\b|/", text)):
        name = " ".join(part.split())
        if name in ("", "%", "times", "share"):
            continue
        powers[_singular(currency_of(name) or name)] += -1 if position else 1
    return _made(powers)


def _singular(name: str) -> str:
    if re.fullmatch(r"[A-Z]{3}", name):
        return name
    return re.sub(r"(?<=[^\Ws])s\b", "", name.lower())


def _made(powers: Counter[str]) -> Unit:
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def unit_words(unit: Unit) -> str:
    """Write a unit: `USD per licence`, `licence`, `a share`."""
    if not unit:
        return "a share"

    def joined(sign: int) -> str:
        return "·".join(
            name + ("" if abs(power) == 1 else f"^{abs(power)}") for name, power in unit if power * sign > 0
        )

    over, under = joined(1), joined(-1)
    return f"{over} per {under}" if over and under else over or f"1 per {under}"


def judged(node: Node, known: Mapping[str, Unit | None]) -> tuple[Unit | None, tuple[str, ...]]:
    """Give the unit of a formula, None where it is open, and what cannot be added or compared in it.

    Only what is written counts: a number within a formula may carry any unit, and so may a quantity without one, so that
    whatever is multiplied by either is not judged.

    Args:
        node: the formula's tree.
        known: each name → its unit, None where none is stated.
    """
    judge = _Judge(known)
    unit = judge.unit(node)
    return unit, tuple(judge.mismatches)


class _Judge:
    def __init__(self, known: Mapping[str, Unit | None]) -> None:
        self._known = known
        self.mismatches: list[str] = []

    def unit(self, node: Node) -> Unit | None:
        match node:
            case Arithmetic():
                return self._arithmetic(node)
            case Name(name=name):
                return self._known.get(name)
            case Negate(operand=operand):
                return self.unit(operand)
            case Front():
                return _BARE
            case Conditional(test=test, yes=yes, no=no):
                self.unit(test)
                return self._alike([yes, no], "gives {} one way and {} the other", node)
            case Call(function="min" | "max" | "clip", arguments=arguments):
                return self._alike(list(arguments), "compares {} with {}", node)
            case Compare(first=first, tests=tests):
                self._alike([first, *(part for _, part in tests)], "compares {} with {}", node)
                return _BARE
            case Call(arguments=arguments):
                first_unit, *_ = (self.unit(argument) for argument in arguments)
                return first_unit
            case _:
                for part in children(node):
                    self.unit(part)
                return None

    def _arithmetic(self, node: Arithmetic) -> Unit | None:
        """Go down a long chain of operations without going deep."""
        chain: list[Arithmetic] = []
        first: Node = node
        while isinstance(first, Arithmetic):
            chain.append(first)
            first = first.left
        so_far = self.unit(first)
        for step in reversed(chain):
            right = self.unit(step.right)
            if step.operator in ("+", "-"):
                so_far = self._together(so_far, right, "joins {} and {}", step)
            elif step.operator in ("*", "/") and so_far is not None and right is not None:
                powers = Counter(dict(so_far))
                for name, power in right:
                    powers[name] += power if step.operator == "*" else -power
                so_far = _made(powers)
            else:
                so_far = None
        return so_far

    def _alike(self, parts: list[Node], words: str, whole: Node) -> Unit | None:
        so_far = self.unit(parts[0])
        for part in parts[1:]:
            so_far = self._together(so_far, self.unit(part), words, whole)
        return so_far

    def _together(self, first: Unit | None, second: Unit | None, words: str, whole: Node) -> Unit | None:
        if first is not None and second is not None and first != second:
            self.mismatches.append(f"`{to_text(whole)}` {words.format(unit_words(first), unit_words(second))}")
            return None
        return first if first is not None else second
