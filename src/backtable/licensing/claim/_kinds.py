"""What a row of a supplier's paper charges for, as the texts beside its product, the heading of its section or its sheet say."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from backtable.inventory.entitlements import Row, Table
from backtable.licensing.claim._charged import CHARGE
from backtable.licensing.claim._headings import HEADINGS, Meanings, component_of, heading_words, is_past, not_read
from backtable.licensing.claim._periods import is_year, numbered, period_in

_LICENCES = re.compile(r"\b(licen[cs]\w*|\w*lizenz\w*|true-?up|step-?up|unlicensed|shortfall|over-?deploy\w*|subscriptions?|perpetual)\b|^(software|products?|programs?|programme)$", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:fy|cy|gj|[qh])? ?\d+(?:st|nd|rd|th|er|re|e)?\b|\b(?:months?|quarters?|monate?n?|mois|jahre?n?|ans?|rate|at|in|im|with|all|total|above|new|perpetual|premium|standard|[^\W\d_])\b|[\W_]",
    re.IGNORECASE,
)
_NO_PERIOD = re.compile(r"version|release|install|purchas|order|bought|issued|since|built|model|gekauft|bestell|seit")
_DAY = re.compile(r"^\W*(\d{4}-\d\d?-\d\d?|\d\d?[./]\d\d?[./](\d\d){1,2})\b")
_SUPPORT = ("support", "back_support")
_BY_NAME = ("penalty", "interest", "costs")  # whose words stand by themselves in what tells them


@dataclass(frozen=True, slots=True)
class Kinds:
    """The columns of a table that say what its rows charge for.

    Args:
        columns: that of the kind, and others of which every filled cell says one.
        told: those of them that no heading says to be one.
        others: columns of text that mean nothing else, single cells of which may say it.
        section: what the sheet is called, where that is a kind.
    """

    columns: tuple[str, ...]
    told: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    section: str = ""

    def of(self, row: Row) -> str:
        """Give the text of a row that says what is charged; of several, one that says something else than licences."""
        texts = [row.text(name) for name in self.columns]
        texts += [text for text in self.loose(row) if is_kind(text) and _is_money(text)]
        return next((text for text in texts if component_of(text) != "licences"), next(filter(None, texts), ""))

    def loose(self, row: Row) -> list[str]:
        """Give the texts of a row that say something else than licences and stand in a column that means nothing."""
        return [text for name in self.others if component_of(text := row.text(name)) != "licences"]

    def texts(self, row: Row) -> list[str]:
        """Give every text of a row beside its product that may say something of the charge."""
        return [text for name in (*self.columns, *self.others) if (text := row.text(name))]


def kinds_of(table: Table, found: Meanings, named: Collection[str], is_total: Callable[[str], object]) -> Kinds:
    """Find the columns that say what is charged.

    Where a column beside the product is called by none of the usual words, its cells tell: each of them says a kind, and they say several, or
    one that is money alone, as support of the past. One called a clause or remark is one only where nothing else stands in it.

    Args:
        named: meanings of columns that the claim file states.
        is_total: whether words are those of a row of totals.
    """
    free = set(not_read(table, found))
    others = [name for name in table.columns if name and table.headings[name] in free]
    clause = [found["clause"]] if found["clause"] and "clause" not in named and "component" not in named else []
    cells = {name: [text for row in table if (text := row.text(name)) and not is_total(text)] for name in (*others, *clause)}
    told = []
    for name, texts in cells.items():
        said = {says(text) for text in texts}
        several = len(said) > 1 or any(map(_is_money, texts))
        of_support = component_of(name) in _SUPPORT and "licences" not in said  # as a column for its level
        if texts and "" not in said and several and not of_support and (name not in clause or all(map(is_kind, texts))) and said != {"licences"}:
            told.append(name)
    section = table.sheet if is_kind(table.sheet) and component_of(table.sheet) != "licences" else ""
    first = (found["component"],) if found["component"] else ()
    return Kinds((*first, *told), tuple(told), tuple(name for name in others if name not in told), section)


def with_period(table: Table, found: Meanings) -> Meanings:
    """Give the meanings of columns with one whose cells are years and times alone as the time for which lines charge, where no heading says it."""
    free = set(not_read(table, found))
    for name in table.columns:
        if found["period"] or table.headings.get(name) not in free or _NO_PERIOD.search(name):
            continue
        cells = [text for row in table if (text := row.text(name))]
        if cells and all(is_year(text) or (is_time(text) and not says(text)) for text in cells):
            found = replace(found, columns={**found.columns, "period": name})
    return found


def without_dates(table: Table, found: Meanings) -> Meanings:
    """Give the meanings of columns without those of charges in which days stand and no money: they may say from when until when."""
    free = set(not_read(table, found))
    names = [name for name in table.columns if name in found.wide or (name and table.headings[name] in free and component_of(name) in _SUPPORT)]
    dates = [name for name in names if (cells := [text for row in table if (text := row.text(name))]) and all(is_time(text) or _DAY.match(text) or (_span_end(name) and is_year(text)) for text in cells)]
    if not dates:
        return found
    ends = {meaning: found[meaning] or next((name for name in dates if _span_end(name) == meaning), "") for meaning in ("from", "until")}
    wide = tuple(name for name in found.wide if name not in dates)
    return replace(found, columns={**found.columns, **ends}, wide=wide, kinds={name: kind for name, kind in found.kinds.items() if name in wide})


def _span_end(heading: str) -> str:
    """Say which end of a time the last word of a heading names, empty for none."""
    last = (heading_words(heading).split() or [""])[-1]
    return next((meaning for meaning in ("from", "until") if last in HEADINGS[meaning]), "")


def is_kind(text: str) -> bool:
    """Say whether words say what is charged, for what time and at what rate, and nothing else.

    >>> is_kind("2. Back support 2024"), is_kind("Vertragsstrafe 25 %"), is_kind("Maintenance server")
    (True, True, False)
    """
    said = says(text)
    if not said:
        return False
    rest = CHARGE.sub(" ", numbered(text))
    if said in _BY_NAME:
        rest = " ".join(part for part in re.split(r"[\s,;:()/]+", rest) if component_of(part) == "licences")
    return not _BESIDE.sub("", rest)


def is_time(text: str) -> bool:
    """Say whether words name a time and nothing else.

    >>> is_time("Jan 2024 - Dec 2024"), is_time("Server room, 2019")
    (True, False)
    """
    return period_in(text) is not None and not _BESIDE.sub("", CHARGE.sub(" ", numbered(text)))


def says(text: str) -> str:
    """Give the kind that words say, empty where they say none.

    >>> says("Back support"), says("Perpetual licences"), says("Database")
    ('back_support', 'licences', '')
    """
    found = component_of(text)
    return found if found != "licences" or _LICENCES.search(text) else ""


def _is_money(text: str) -> bool:
    """Say whether words are about an amount, and not about what a product comes with, as its level of support."""
    found = component_of(text)
    return found != "licences" and (found not in _SUPPORT or is_past(text) or found == "support" or period_in(text, bare=True) is not None)
