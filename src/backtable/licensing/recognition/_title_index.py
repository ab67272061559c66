"""Rules of titles by what stands in them, so that a title is tried on few of them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from backtable.licensing.recognition._catalogue import TitleRule, normal
from backtable.licensing.recognition._spellings import known_makers, named_with, respelled

_NOTHING: tuple[str, str | None] = ("", None)
_SIGNS = 3
_LONGEST = 1_000  # letters; what is longer is no title, and takes some rules long


class TitleIndex:
    """Tells titles as products, as if every rule were tried in its order.

    A rule is tried only on titles that hold the first signs of its word, or of the text with which its expression opens.

    Args:
        rules: in order; the first that matches counts.
    """

    def __init__(self, rules: Sequence[TitleRule]) -> None:
        self._rules = [(rule.word or opening(rule.match), rule) for rule in rules]
        self._always = [number for number, (word, _) in enumerate(self._rules) if len(word) < _SIGNS]
        self._by_signs: dict[str, list[int]] = {}
        for number, (word, _) in enumerate(self._rules):
            if len(word) >= _SIGNS:
                self._by_signs.setdefault(word[:_SIGNS], []).append(number)

    def product_of(self, title: str, publisher: str = "") -> tuple[str, str | None]:
        """Give the product that a title is, empty where no rule matches, and its version where the title tells it.

        A title that no rule takes as it is written is tried behind its publisher's name, and then in the words that rules know.
        """
        text = normal(title[:_LONGEST])
        return _first(self._tried(text, publisher))

    def _tried(self, text: str, publisher: str) -> Iterator[tuple[str, str | None]]:
        yield self._as_written(text)
        yield self._written_behind(text, publisher)
        yield self._as_written(respelled(text))
        yield self._respelled_behind(text, publisher)  # behind a name that rules do not know other words say nothing more

    def behind(self, title: str, publisher: str) -> tuple[str, str | None]:
        """Give the product that a title is behind its publisher's name, of one that is none by itself; as of `product_of`."""
        text = normal(title[:_LONGEST])
        told = self._written_behind(text, publisher)
        return told if told[0] else self._respelled_behind(text, publisher)

    def _written_behind(self, text: str, publisher: str) -> tuple[str, str | None]:
        return _first(self._as_written(f"{name} {text}", len(name) + 1) for name in named_with(publisher) if not text.startswith(f"{name} "))

    def _respelled_behind(self, text: str, publisher: str) -> tuple[str, str | None]:
        return _first(self._as_written(respelled(f"{maker} {text}"), len(maker) + 1) for maker in known_makers(publisher))

    def _as_written(self, text: str, name: int = 0) -> tuple[str, str | None]:
        """Give what the first rule says that matches more of a text than the publisher's name with which it begins, of so many letters."""
        signs = {text[place : place + _SIGNS] for place in range(len(text) - _SIGNS + 1)}
        for number in sorted([*self._always, *(number for key in signs for number in self._by_signs.get(key, ()))]):
            word, rule = self._rules[number]
            if word in text and (match := rule.match.search(text)) and match.end() > name:
                version = match.groupdict().get("version")
                return rule.product, version and re.sub(r"\b(xp|r\d)\b|^[a-z]", lambda part: part[0].upper(), version)
        return _NOTHING


def _first(found: Iterable[tuple[str, str | None]]) -> tuple[str, str | None]:
    return next((told for told in found if told[0]), _NOTHING)


def product_of(title: str, rules: Sequence[TitleRule], publisher: str = "") -> tuple[str, str | None]:
    """Give the product that one title is, as `TitleIndex` does; for many titles make that once."""
    return TitleIndex(rules).product_of(title, publisher)


def opening(expression: re.Pattern[str]) -> str:
    """Give plain text with which everything opens that an expression matches; empty where that is not plain.

    >>> opening(re.compile("^house tools? [0-9]+"))
    'house tool'
    """
    if "|" in expression.pattern or expression.flags & (re.IGNORECASE | re.VERBOSE):
        return ""
    start = re.match(r"\^?([^\\^$.|?*+()\[\]{}]*)([?*{]?)", expression.pattern)
    assert start is not None  # it matches any text
    return start[1][:-1] if start[2] else start[1]
