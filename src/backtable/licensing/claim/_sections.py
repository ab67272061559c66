"""Headings of sections among the lines of a supplier's paper, in whatever column they stand."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from backtable.licensing.claim._charged import CHARGE
from backtable.licensing.claim._kinds import is_kind, says
from backtable.licensing.claim._periods import numbered

_LABEL = re.compile(r"(?:(?:section|part|teil|abschnitt|partie|annex|schedule)\s+)?(?:([A-Za-z]|[IVXivx]+)|\d+(?:\.\d+)*)\s*[.):\u2013-]?")
_LABELLED = re.compile(r"\s*(?:(?:section|part|teil|abschnitt|partie|annex|schedule)\s+(?:([A-Za-z]|[IVX]+)|\d+)\b|(?:([A-Za-z]|[IVX]+)|\d+(?:\.\d+)*)[.)])\s*", re.IGNORECASE)
_MOST_BESIDE = 2  # words of a heading that are none of a charge


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section, or a remark.

    Args:
        outline: how it is numbered: by `letters`, by `numbers`, empty for not at all.
        kind: whether it says what is charged below it.
    """

    words: str
    outline: str = ""
    kind: bool = False

    def ends(self, other: "Heading | None") -> bool:
        """Say whether it begins another section beside one that is numbered in the same way."""
        return other is not None and bool(self.outline) and self.outline == other.outline


def heading_in(texts: Collection[str], charging: Collection[str]) -> Heading | None:
    """Give the heading or remark that a row holds and nothing else; None where it is none.

    It may stand in any column, behind its number or letter, and in each of the cells over which it is merged.

    Args:
        texts: of all filled cells.
        charging: those of them that stand where amounts do.
    """
    several = list(dict.fromkeys(texts))
    words = [text for text in several if not _LABEL.fullmatch(text)]
    if len(words) != 1 or not {*charging} <= {*words} or not re.search(r"[^\W\d_]{2}", words[0]) or (charging and re.search(r"\d[.,]\d{3}", words[0])):
        return None
    labels = [found for text in several if (found := _LABEL.fullmatch(text))] or [found for found in [_LABELLED.match(words[0])] if found]
    lettered = any(any(found.groups()) for found in labels)
    kind = _names_kind(_LABELLED.sub("", words[0], count=1) or words[0])
    if len(several) > 1 and not kind and not lettered:  # a numbered line that lacks its amount
        return None
    if charging and not kind:
        return None
    return Heading(words[0], "letters" if lettered else "numbers" if labels else "", kind)


def above(texts: Sequence[str]) -> Heading | None:
    """Give the heading that stands right above a table, where it says what is charged and nothing else."""
    return Heading(texts[-1], kind=True) if texts and is_kind(texts[-1]) else None


def _names_kind(words: str) -> bool:
    """Say whether words are those of a charge, but for a few."""
    return bool(says(words)) and len(re.findall(r"[^\W\d_]{2,}", CHARGE.sub(" ", numbered(words)))) <= _MOST_BESIDE
