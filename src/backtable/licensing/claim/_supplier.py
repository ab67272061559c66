"""A supplier's claim as it was received: a workbook or CSV, line by line."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate
from pathlib import Path

from backtable.errors import InputError, Place, Problem
from backtable.inventory import LeftOut, Source
from backtable.inventory.entitlements import Row, Table, tables
from backtable.licensing.claim._adding import added_up
from backtable.licensing.claim._charged import product_charged
from backtable.licensing.claim._charges import COMPONENTS, cents
from backtable.licensing.claim._currencies import joined, mark_in, with_currencies
from backtable.licensing.claim._figures import discounted, figures_of, is_short_below, money_in, own_part
from backtable.licensing.claim._headings import (
    Meanings,
    component_of,
    heading_words,
    is_heading,
    is_past,
    meanings,
    not_read,
)
from backtable.licensing.claim._kinds import Kinds, is_time, kinds_of, says, with_period, without_dates
from backtable.licensing.claim._line import ClaimLine
from backtable.licensing.claim._periods import Period, period_between, period_in, told_apart
from backtable.licensing.claim._sections import Heading, above, heading_in
from backtable.licensing.claim._unnamed import placed
from backtable.licensing.claim._work import BY_TIME
from backtable.wording import listed

ProductOf = Callable[[str, str], str]
MetricOf = Callable[[str, str], str]
_METRICS = "Processor, Named User Plus, Core, User, Device, PVU and the like"
_MOST_NAMED = 4
_HALF_CENT = Decimal("0.005")
_WORD = re.compile(r"[^\W\d_]{2}")
_LENGTH = re.compile(r"\b(?:months?|years?|monate?|jahre?|mois|ans)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?:(?:grand|net|gross|overall|page)\s+)?(?:sub|zwischen|gesamt|sous)?[- ]?(?:totals?|sum|summe|somme)\b.*|.*\b(?:sub-?)?totals?\s*:?"
    r"|(?:(?:invoice|claim|net|gross|total|full)\s+)*(?:amount|balance|sum)\s+(?:now\s+)?(?:due|payable|owed|owing|outstanding)\b.*"
    r"|(?:invoice|net|gross) amount:?|(?:carried|brought) forward.*|(?:gesamt|rechnungs|end)betrag.*|übertrag.*|montant total.*",
    re.IGNORECASE,
)
_TAKEN_OFF = re.compile(
    r"(?:less|minus|deduct(?:ion)?|abzüglich|moins)\b.*"
    r"|(?:(?:volume|special|early payment|loyalty|one[- ]time|commercial|goodwill)\s+)?(?:credits?|credit note|discount|rebate|refund|allowance|gutschrift|rabatt|remise)"
    r"(?:\s+(?:for|on|of|from|note)\b.*|\s*[-:(\d].*)?",
    re.IGNORECASE,
)

@dataclass(frozen=True, slots=True)
class SupplierClaim:
    """What a supplier's file holds.

    Args:
        currency: the one that the paper names, empty where it names none.
        left_out: rows that could not be used, each with its place and the reason.
        notes: what a careful reader would want to know, as columns that were not read.
        doubts: what does not add up: amounts of the paper that are in none of its lines, and totals that these do not come to.
    """

    lines: tuple[ClaimLine, ...]
    currency: str = ""
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def total(self) -> Decimal:
        """The sum of the lines as stated."""
        return _sum(self.lines)


def read_supplier_claim(
    path: Path,
    product_of: ProductOf,
    metric_of: MetricOf,
    columns: Mapping[str, str] | None = None,
    currency: str = "",
    components: Mapping[str, str] | None = None,
) -> SupplierClaim:
    """Read a claim from the sheets of a workbook or from CSV, wherever on them its headings stand.

    A row charges one line by its amount (or units times price), or several where the table has a column for each component,
    as in `Licences`, `Back support`, `Penalty`. An amount below 0 is a credit.

    Args:
        product_of: title, and the publisher that a column names, empty without one → key of a product, empty where it is not known.
        metric_of: words, and the key of the line's product → key of a metric, empty where they are not known.
        columns: meaning (a key of `HEADINGS`) → heading, where the file's headings are not understood.
        currency: of amounts that name none, or a sign of several.
        components: title, kind, heading of a column of amounts, or place of a line → what it charges for, where its words do not say it.

    Raises:
        InputError: the file cannot be read, or holds no claim.
    """
    source = Source(path)
    if source.is_json or source.is_xml or source.is_parquet:
        raise source.wrong("this is no claim that can be read", "save the supplier's claim as a workbook or CSV")
    named = columns or {}
    reader = _Reader(product_of, metric_of, named, components or {})
    for table in tables(source, lambda cells: is_heading(cells, named)):
        reader.read(table)
    if not reader.lines and not reader.left_out:
        wanted = "a column for the product and one for the amount (or for units and price)"
        raise source.wrong(
            f"no sheet has {wanted}",
            "say which columns they are below `columns:` of the claim file, as in `columns: {title: Item, amount: Exposure}`",
        )
    if reader.clashes:
        raise InputError(reader.clashes)
    lines, code, told = with_currencies(reader.numbered(), reader.currencies, currency, source.name)
    return SupplierClaim(lines, code, tuple(reader.left_out), (*reader.notes, *told, *reader.assumed(lines)), tuple(reader.doubts))


class _Reader:
    """Reads the tables of one claim into lines that are numbered through."""

    def __init__(self, product_of: ProductOf, metric_of: MetricOf, named: Mapping[str, str], components: Mapping[str, str]) -> None:
        self._product_of = product_of
        self._metric_of = metric_of
        self._named = named
        self._components = {text.casefold(): (text, component) for text, component in components.items()}
        self._used: set[str] = set()
        self._open: set[tuple[str, str]] = set()
        self._by_sheet: dict[str, list[ClaimLine]] = {}
        self.left_out: list[LeftOut] = []
        self.notes: list[str] = []
        self.doubts: list[str] = []
        self._last: dict[str, Heading | None] = {}
        self.currencies: set[str] = set()
        self.clashes: list[Problem] = []
        self._said: set[tuple[str, str]] = set()

    @property
    def lines(self) -> list[ClaimLine]:
        """All lines so far, in their order."""
        return [line for lines in self._by_sheet.values() for line in lines]

    def numbered(self) -> tuple[ClaimLine, ...]:
        """Give the lines numbered through, without those of a sheet that adds up what the others charge."""
        for sheet, lines in self._by_sheet.items():
            others = [line for name, own in self._by_sheet.items() if name != sheet for line in own]
            lump = all(line.units is None for line in lines)
            if lines and lump and any(line.units is not None for line in others) and _sum(lines) == _sum(others):
                self.notes.append(f"the sheet {sheet} adds up what the other sheets charge, line for line; it is not counted again")
                self._by_sheet[sheet] = []
                break
        return tuple(replace(line, number=number) for number, line in enumerate(self.lines, 1))

    def read(self, table: Table) -> None:
        """Take every row of a table that has a title and an amount, or units and a price."""
        found = self._settled(table, self._meanings(table))
        if found.missing:
            self.notes.append(f"{_where(table)} has no column {', '.join(found.missing)}")
        self.left_out += table.torn
        self.notes += table.notes
        money = [name for name in (found["price"], found["amount"], *found.wide) if name]
        over, short_below = self._above(table, money), is_short_below(table, found)
        if short_below:
            self.notes.append(f"numbers below 0 under {table.headings[found['units']]} of {_where(table)} are read as what is short")
        own = self._by_sheet.setdefault(table.sheet, [])
        kinds = kinds_of(table, found, self._named, _TOTAL.fullmatch)
        start, remarks, above_, section = len(own), [], "", self._last.pop(table.sheet, above(table.above))
        adding = _adding_below(table, found)
        unnamed: dict[str, str] = {}
        open_: list[tuple[Row, ClaimLine]] = []
        for row in table:
            title = row.text(found["title"])
            filled = [text for name in table.columns if name and (text := row.text(name))]
            charging = [name for name in (*money, found["units"]) if name]
            named = joined([*(mark_in(row.text(name)) for name in money), self._coded(row.text(found["currency"]) if found["currency"] else "")])
            if self._is_total(row, title or next(iter(filled), ""), found, own[start:]):
                self._check_total(row, found, own[start:])
                self.currencies |= named
                section = self._last[table.sheet] = None
                continue
            lead = row.text(found["amount"]) if row.number in adding else ""
            if heading := heading_in([text for text in filled if text != lead], [text for name in charging if (text := row.text(name)) and text != lead]):
                remarks.append(heading.words)
                section = heading if heading.kind else None if heading.ends(section) else section
                self._last[table.sheet] = section
                continue
            self._last[table.sheet] = None
            if title:
                above_ = title
            elif words := kinds.of(row) or next((text for text in kinds.loose(row) if any(map(row.text, charging))), ""):
                title, unnamed[row.place] = above_ or words, words
            lines = self._lines(row, title, found, short_below, kinds, section.words if section else kinds.section)
            if row.problems:
                reason = "; ".join(item.reason for item in row.problems)
                self.left_out.append(LeftOut(row.problems[0].place, reason))
                continue
            if len(marks := joined([*named, *over])) > 1:
                what = f"the amounts are in {' and '.join(sorted(marks))}"
                self.clashes.append(Problem(Place(row.place), what, "one currency in a row, the one of its heading", "write each amount in its own"))
            own += [replace(line, currency=next(iter(marks), "")) for line in lines]
            open_ += [(row, line) for line in lines[:1] if line.component == "licences" and not self._is_stated(row.place, *kinds.texts(row))]
        own[start:], told_of = placed(own[start:], unnamed)
        self.notes += told_of
        self._say_kinds(table, kinds, open_)
        if remarks:
            told = ", ".join(f"\u201c{text[:60]}\u201d" for text in remarks[:5])
            more = f" and {len(remarks) - 5} more" if len(remarks) > 5 else ""
            self.notes.append(f"read as headings and remarks of {_where(table)}, as they charge nothing: {told}{more}")
        if found.taxed and not any(line.component == "tax" for line in own[start:]):
            self.notes.append(f"the amounts of {_where(table)} hold tax, by their heading, which stands nowhere apart: ask for amounts without it")
        if other := [name for name in not_read(table, found) if name not in map(table.headings.get, kinds.told)]:
            self.notes.append(f"not read of {_where(table)}: the columns {', '.join(other)}")

    def _settled(self, table: Table, found: Meanings) -> Meanings:
        """Give the meanings of columns as the table's own arithmetic settles them, and remember what does not add up."""
        added = added_up(table, found, {key: component for key, (_, component) in self._components.items()}, self._named, _TOTAL.fullmatch)
        self._used |= {heading.casefold() for name, heading in table.headings.items() if name in (added.found["amount"], *added.found.wide)} & {*self._components}
        self.notes += added.notes
        self.doubts += added.doubts
        self.clashes += added.problems
        return added.found

    def _meanings(self, table: Table) -> Meanings:
        """Give what the columns of a table mean; one that numbers its lines is no title beside another that may be."""
        found = meanings(table.columns, self._named)
        cells = [row.text(found["title"]) for row in table] if found["title"] and "title" not in self._named else []
        if any(cells) and all(re.fullmatch(r"[\d.]*", cell) for cell in cells):
            others = meanings([name if name != found["title"] else "" for name in table.columns], self._named)
            found = others if others["title"] and others.charges else found
        return with_period(table, without_dates(table, found))

    def _above(self, table: Table, money: Sequence[str]) -> set[str]:
        """Give the currencies that a table names for all of its rows: above it and in its headings."""
        told = [mark_in(table.headings[name]) for name in money]
        told += [mark_in(text) for text in table.above if re.search(r"\b(in|currency|amounts|prices)\b", text, re.IGNORECASE)]
        self.currencies |= set(filter(None, told))
        return joined(told)

    def _coded(self, text: str) -> str:
        """Give the currency that a column for it names in a row."""
        code = mark_in(text.upper())
        note = f"the currency \u201c{text[:20]}\u201d is not known by its code; amounts are taken as the estate's"
        if text and not code and note not in self.notes:
            self.notes.append(note)
        return code

    def _lines(self, row: Row, title: str, found: Meanings, short_below: bool, kinds: Kinds, section: str) -> list[ClaimLine]:
        names = [found[meaning] for meaning in ("amount", "units", "price") if found[meaning]]
        if not title and not any(row.text(name) for name in names):
            return []
        if not title:
            row.wrong("the line names no product", found["title"])
        figures = figures_of(row, found, short_below)
        units, price, amount = figures.units, figures.price, figures.amount
        if figures.thousands and not row.problems:
            self._remark(row.table, "thousands", f"{row.place}: \u201c{figures.thousands}\u201d and the like are read with thousands, as money has no three decimals")
        if figures.surplus and not amount:
            self._remark(row.table, "surplus", f"rows of {_where(row.table)} that show more owned than needed charge nothing and are no lines")
            return []
        if units is not None and units < 0:
            if amount is None or amount >= 0:
                row.number_in(found["units"])
            units = None
        if price is not None and price < 0:
            if (amount is None and units is None) or (amount is not None and amount >= 0):
                row.number_in(found["price"])
            elif amount is None and units is not None:
                amount = cents(units * price)
            units = price = None
        if amount is not None and amount < 0:
            units = price = None
        price = discounted(row, found, units, price, amount)
        if amount is not None and amount > 0 and units is None and price is None and _TAKEN_OFF.fullmatch(title) and not self._product_of(title, ""):
            self.notes.append(f"{row.place}: \u201c{title[:60]}\u201d is read as taken off, though it is written as {amount:,f}")
            amount = -amount
        parts = [
            (self._charged(found.kinds[name], row, row.table.headings[name]), value * times, period_in(row.table.headings[name]))
            for name in found.wide
            if (value := money_in(row, name)) and (times := money_in(row, found.times[name]) or Decimal(0) if name in found.times else Decimal(1))
        ]
        if units is not None and price is not None and amount is None:
            amount = cents(units * price)
        elif found.taxed and not parts and units is not None and price is not None and amount is not None and amount > cents(units * price):
            parts, amount = [("tax", amount - cents(units * price), None)], cents(units * price)
        elif amount is not None and parts:
            others = sum((value for _, value, _ in parts), Decimal(0))
            amount = amount if found.own else own_part(amount, units, price, others, heading_words(found["amount"]), found.taxed)
            if units is not None and price is not None and abs(amount - cents(units * price)) > 1 and not found.taxed:
                self.doubts.append(f"{row.place}: {units:f} at {price:,f} are {cents(units * price):,f}, and {cents(amount):,f} is charged for them beside {cents(others):,f} for other things")
        if not parts and units is not None and price is not None and amount is not None and 0 < amount < cents(units * price) - (units + 1) * _HALF_CENT:
            what = f"{row.place}: {units:f} at {price:,.2f} are {cents(units * price):,f}, and {cents(amount):,f} is charged, which stands"
            self._remark(row.table, "below", f"{what}; ask what the difference is, a discount or other units, in this row and others like it")
        if amount is None and not parts and not row.problems:
            row.wrong("the line states no amount, nor units and a price", found["amount"] or found["title"])
        if row.problems:
            return []
        own = kinds.of(row)
        title, product = self._titled(row, title, found)
        words = row.text(found["metric"]) if found["metric"] else ""
        metric = self._metric_of(words, product) if words else ""
        if words and product and not metric:
            self._remark(row.table, f"metric {words.casefold()}", f"{row.place}: the metric \u201c{words[:60]}\u201d of \u201c{title[:60]}\u201d is not known and is not read; write its key, or one of {_METRICS}")
        told = bool(says(own) or self._is_stated(row.place, own, title, *kinds.texts(row)) or (found["discount"] and price is not None and row.text(found["discount"]).strip("0.,% ")))
        clause = row.text(found["clause"]) if found["clause"] and found["clause"] not in kinds.columns else ""
        if not own and component_of(title) == "licences":
            own = section
        period = self._period(row, title, own, found, kinds)
        lines, beside = [], period
        if parts and period and found["from"] and component_of(found["from"]) in ("support", "back_support"):  # days of the support alone
            period = None if period == period_between(row.text(found["from"]), row.text(found["until"])) else period
        sold = units is not None and units != 1 and price is not None
        if amount is not None:
            component = component_of(own) if own and component_of(own) != "licences" else component_of(own, title, sold=sold)
            component = self._charged(component, row, row.place, own, title, *kinds.texts(row))
            lines.append(ClaimLine(0, title, product, metric, component, units, price, cents(amount), clause, row.place, period=_time(component, period), beside=_beside(row, found), told=told))
        return lines + [
            ClaimLine(0, title, product, metric, kind, None, None, cents(value), clause, row.place, period=_time(kind, time or beside)) for kind, value, time in parts
        ]

    def _period(self, row: Row, title: str, own: str, found: Meanings, kinds: Kinds) -> Period | None:
        """Give for what time a row charges: by its columns for it, else by its kind, its title, and then any other text of it."""
        told = period_in(row.text(found["period"]), whole=True) if found["period"] else None
        if told is None and found["from"] and found["until"]:
            told = period_between(row.text(found["from"]), row.text(found["until"]))
        bare = own != title and not product_charged(own, lambda part: self._product_of(part, ""), True)
        told = told or period_in(own, bare=bare) or period_in(title)
        told = told or next((time for text in kinds.texts(row) if (component_of(text) != "licences" or is_time(text)) and (time := period_in(text))), None)
        return told or (told_apart(own) if bare and component_of(own) in BY_TIME else None)

    def _is_stated(self, *texts: str) -> bool:
        return any(text.strip().casefold() in self._components for text in texts)

    def _say_kinds(self, table: Table, kinds: Kinds, read: Sequence[tuple[Row, ClaimLine]]) -> None:
        """Say which columns are read as what is charged, and refuse the table where one alone tells lines apart that would charge the same twice."""
        for name in kinds.told:
            self.notes.append(f"the column {table.headings[name]} of {_where(table)} is read as what each line charges for, as all of its cells say such; below `columns:` of the claim file it may be another, as `clause`")
        by_title: dict[str, list[tuple[Row, ClaimLine]]] = {}
        for row, line in read:
            by_title.setdefault(line.product or line.title, []).append((row, line))
        for rows in by_title.values():
            said = [row for row, _ in rows if kinds.loose(row)]
            at_prices = {(component_of(*kinds.loose(row)), line.price or line.amount) for row, line in rows}
            if said and len({component for component, _ in at_prices}) > 1 and len({price for _, price in at_prices}) > 1:
                name = next(name for name in kinds.others if component_of(said[0].text(name)) != "licences")
                self.clashes.append(
                    Problem(
                        Place(said[0].place),
                        f"only the column {table.headings[name]} tells this line (\u201c{said[0].text(name)[:60]}\u201d) from others for the same product, and it may say what is charged",
                        "a known meaning of that column",
                        f"say below `columns:` of the claim file what it is: `component: {table.headings[name]}` where it says what is charged, `clause: {table.headings[name]}` where it is a remark",
                    )
                )

    def _charged(self, component: str, row: Row, *texts: str) -> str:
        """Give what words charge for: as the claim file says, else as they are read, which is remembered where they leave it open."""
        stated = [self._components[text.strip().casefold()] for text in texts if text.strip().casefold() in self._components]
        if stated:
            self._used.add(stated[0][0])
            return stated[0][1]
        if component == "back_support" and not any(is_past(text) for text in texts):
            self._open.add((row.place, component))
        return component

    def assumed(self, lines: Sequence[ClaimLine]) -> list[str]:
        """Say which lines are read as support for the past though nothing says for what time they charge, and what names nothing of the paper."""
        notes = []
        found = [line for line in lines if (line.place, line.component) in self._open and line.period is None and line.amount > 0]
        if found:
            which = listed([f"{line.number} (\u201c{line.title[:60]}\u201d)" for line in found[:_MOST_NAMED]])
            more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
            notes.append(
                f"read as back support, as nothing says for what time they charge: line{'s' if len(found) > 1 else ''} {which}{more}; where it is the first year of what "
                "is bought, say `support` for its title, kind or heading below `components:` of the supplier's paper"
            )
        unused = [f"\u201c{text[:60]}\u201d" for text, _ in self._components.values() if text not in self._used]
        if unused:
            notes.append(f"`components:` of the supplier's paper names {listed(unused)}, which is no title, kind, heading or place of a line")
        return notes

    def _remark(self, table: Table, about: str, words: str) -> None:
        """Say something of a table once."""
        if (_where(table), about) not in self._said:
            self._said.add((_where(table), about))
            self.notes.append(words)

    def _titled(self, row: Row, title: str, found: Meanings) -> tuple[str, str]:
        """Give a line's title, with the version and edition of columns of their own, and the product that it names."""
        version, edition = (row.text(found[name]) if found[name] else "" for name in ("version", "edition"))
        more = [part for part in (version, edition) if part and part.casefold() not in title.casefold().split()]
        publisher = row.text(found["publisher"]) if found["publisher"] else ""
        wholes = [" ".join([title, *more]), " ".join([title, *(part for part in more if part == edition)])] if more else []
        for whole in wholes:
            if product := self._product_of(whole, publisher):
                return whole, product
        return (wholes or [title])[0], product_charged(title, lambda part: self._product_of(part, publisher), component_of(title) != "licences")

    def _is_total(self, row: Row, words: str, found: Meanings, lines: Sequence[ClaimLine]) -> bool:
        """Say whether a row adds up others: by its words, or as the sum of all above it where it names nothing that is sold.

        Words of a total may charge something all the same: \u201cTotal VAT\u201d where no line has it.
        """
        amount = found["amount"]
        if row.text(found["price"]):
            return False
        stated = money_in(row, amount)
        if _TOTAL.fullmatch(words):
            plain = re.sub(r"\b(grand|sub|gesamt|zwischen)?[- ]?(totals?|sum|summe|somme)( of)?\b", " ", words, flags=re.IGNORECASE).strip(" :")
            component = component_of(plain)
            alone = component in ("tax", "fees") and not any(line.component == component for line in lines)
            added = {*_sums_from(lines)[:-2], _sum(self.lines)}
            return not (alone and stated is not None and cents(stated) not in added and cents(stated) != _sum(lines))
        if len(lines) <= 1 or stated is None or stated <= 0 or row.text(found["units"]):
            return False
        unnamed = cents(stated) == _sum(lines) and not self._product_of(words, "") and component_of(words) == "licences"
        if unnamed:
            self.notes.append(f"{row.place}: \u201c{words[:60]}\u201d is the sum of the lines above it and is read as a total")
        return unnamed

    def _check_total(self, row: Row, found: Meanings, lines: Sequence[ClaimLine]) -> None:
        """Say where a stated total is not the sum of the lines above it: of all, of the last ones, or of one component."""
        name = found.total or found["amount"]
        if not name or (stated := money_in(row, name)) is None:
            return
        added = _sum(lines)
        own = {line.place for line in lines}
        before = [line for line in self.lines if line.place not in own]
        sums = {*_sums_from(lines), _sum([*before, *lines])}
        sums |= {_sum([line for line in lines if line.component == component]) for component in COMPONENTS}
        sums |= {_sum([line for line in part if line.component != "tax"]) for part in (lines, [*before, *lines])}
        if cents(stated) not in sums and len(joined(line.currency for line in (*before, *lines))) < 2:
            self.doubts.append(
                f"{row.place}: the claim states a total of {stated:,f}, and its lines add up to {added:,f}: "
                f"{abs(stated - added):,f} {'more' if stated > added else 'less'} than its lines"
            )


def _adding_below(table: Table, found: Meanings) -> set[int]:
    """Give the numbers of rows that hold words and an amount alone and add up rows with units right below them, as headings of sections do."""
    rows, name, units = [*table], found["amount"], found["units"]
    amounts = [(money_in(row, name) or Decimal(0)) if name else Decimal(0) for row in rows]
    result = set()
    for place, row in enumerate(rows):
        if amounts[place] <= 0 or len({text for column in table.columns if column and (text := row.text(column))}) != len(("words", "amount")):
            continue
        below = Decimal(0)
        for amount, line in zip(amounts[place + 1 :], rows[place + 1 :], strict=True):
            if below >= amounts[place] or not units or not line.text(units):
                break
            below += amount
        if below == amounts[place]:
            result.add(row.number)
    return result


def _beside(row: Row, found: Meanings) -> tuple[str, ...]:
    """Give what a row says in words beside its title, and a number below a heading such as “Term (months)” with that unit."""
    texts = [(name, text) for name in row.table.columns if name and name not in (found["title"], found["clause"]) and (text := row.text(name))]
    words = [text for _, text in texts if _WORD.search(text)]
    return (*words, *(f"{text} {unit[0]}" for name, text in texts if text.isdigit() and (unit := _LENGTH.search(row.table.headings.get(name, "")))))


def _time(component: str, period: Period | None) -> Period | None:
    """Give for what time a component is charged; that of the first year of what is bought is its kind, and no time."""
    return None if component == "support" and period and period.parts == {"year 1"} else period


def _sums_from(lines: Sequence[ClaimLine]) -> list[Decimal]:
    """Give the sums of the lines from each of them to the last, and of none."""
    return [*accumulate((line.amount for line in reversed(lines)), initial=Decimal(0))][::-1]


def _sum(lines: Sequence[ClaimLine]) -> Decimal:
    return sum((line.amount for line in lines), Decimal(0))


def _where(table: Table) -> str:
    return f"the sheet {table.sheet}" if table.sheet else table.source.name
