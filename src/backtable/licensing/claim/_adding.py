"""Which columns of a supplier's paper are charged, by its own arithmetic: parts make up their row's total, and units times price an amount."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, permutations

from backtable.errors import Place, Problem
from backtable.inventory.entitlements import Row, Table
from backtable.licensing.claim._figures import NOTHING, SIGNED, money_in, share_of
from backtable.licensing.claim._headings import Meanings, component_of, heading_words, not_read
from backtable.licensing.claim._kinds import says
from backtable.wording import listed

Column = Sequence[Decimal | None]
SUPPORT = (Decimal("0.15"), Decimal("0.30"))
"""Which share of the licences' price a year of support is, from and to."""
_PRODUCT = ""  # the column that no paper writes: units times price
_CENT = Decimal("0.01")
_WHOLE, _LARGE = Decimal("0.5"), 1000
_LEAST = Decimal("0.05")  # of the other amounts of a row: what is less is no money beside them
_MOST = 10  # columns whose sums are tried
_SAMPLE = 8
_OF_A_UNIT = ("price", "per", "each", "unit", "list", "erp")


@dataclass(frozen=True, slots=True)
class Added:
    """The meanings of a table's columns as its arithmetic settles them.

    Args:
        notes: what was taken for what, and why.
        doubts: amounts of the paper that are in none of its lines, and rows that do not add up.
        problems: what nobody can tell.
    """

    found: Meanings
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def added_up(table: Table, found: Meanings, stated: Mapping[str, str], named: Collection[str], is_total: Callable[[str], object]) -> Added:
    """Settle which columns of money are charged.

    Where some columns make up another one in most rows, these are charged and that is their total, whatever the headings are called: rates, list
    prices and the totals of parts are none of them. Where no total is written, licences that no heading tells are what units times price come
    to, or the one column of money that is left; of several it is asked.

    Args:
        stated: heading in small letters → what it charges for, as the claim file says.
        named: meanings of columns that it states.
        is_total: whether words are those of a row of totals.
    """
    columns = _Columns(table, found, {**stated, **({table.headings.get(found["amount"], "").casefold(): "licences"} if "amount" in named else {})}, is_total)
    multiplied = Added(found) if "units" in named else columns.multiplied()
    added = columns.added()
    return replace(added, notes=(*multiplied.notes, *added.notes), problems=(*multiplied.problems, *added.problems))


class _Columns:
    def __init__(self, table: Table, found: Meanings, stated: Mapping[str, str], is_total: Callable[[str], object]) -> None:
        self._table, self._found, self._stated, self._is_total = table, found, stated, is_total
        self._where = f"the sheet {table.sheet}" if table.sheet else table.source.name
        self._rows: list[Row] = []
        self._totals: list[Row] = []
        for row in table:
            texts = [text for name in table.columns if name and (text := row.text(name))]
            if len(texts) > 1:
                (self._totals if is_total(row.text(found["title"]) or texts[0]) else self._rows).append(row)
        free = set(not_read(table, found))
        names = [name for name in table.columns if name and (table.headings[name] in free or name in (found["amount"], found["units"], found["price"], *found.wide))]
        self._numbers: dict[str, Column] = {name: column for name in names if (column := self._column(name))}
        self._names = [*self._numbers]
        self._times: dict[str, tuple[str, str]] = {}

    def _column(self, name: str) -> list[Decimal | None]:
        """Give the numbers of a column; nothing where a cell holds something else, or a share."""
        texts = [row.text(name) for row in self._rows]
        filled = [text for text in texts if text and text.casefold() not in NOTHING]
        if not filled or any("%" in text for text in filled):
            return []
        values = [money_in(row, name) if text in filled else None for row, text in zip(self._rows, texts, strict=True)]
        return values if sum(value is not None for value in values) == len(filled) else []

    def _kind(self, name: str) -> str:
        name = self._times[name][0] if name in self._times else name
        heading = self._heading(name)
        return self._stated.get(heading.casefold(), "") or self._found.kinds.get(name, "") or component_of(heading)

    def _heading(self, name: str) -> str:
        return " × ".join(self._table.headings.get(part, "") for part in self._times.get(name, (name,)))

    def _named(self, names: Sequence[str]) -> str:
        return listed([self._heading(name) or "units times price" for name in names])

    def multiplied(self) -> Added:
        """Settle which column of units is the one that is multiplied, where the heading's is not and another one is.

        Where what is needed is written beside what is owned and what is short, and no price tells which of them is charged, it is asked.
        """
        found = self._found
        units, price, amount = (found[meaning] for meaning in ("units", "price", "amount"))
        if units not in self._numbers:
            return Added(found)
        others = [name for name in self._numbers if name not in (units, price, amount, *found.wide)]
        if price in self._numbers and amount in self._numbers:
            fits = {name: self._fitting(name) for name in (units, *others)}
            best = max(fits, key=lambda name: fits[name])
            rows = sum(bool(one and each) for one, each in zip(self._numbers[price], self._numbers[amount], strict=True))
            if fits[units] == fits[best] > 0 or any(self._multiplies(amount, (units, price, name)) for name in others):
                return Added(found)
            if fits[best] * 2 > rows:
                self._found = replace(found, columns={**found.columns, "units": best})
                note = f"{self._heading(best)} of {self._where} is read as the units charged and {self._heading(units)} is not, as {self._heading(amount)} is {self._heading(price)} times the former; `columns:` of the claim file says otherwise"
                return Added(self._found, (note,))
        short = next((name for name in others if SIGNED.search(heading_words(name)) and any(self._is_rest(name, units, owned) for owned in others if owned != name)), "")
        return Added(found, problems=(self._unsettled(units, short),)) if short else Added(found)

    def _fitting(self, units: str) -> int:
        """Say in how many rows a column of units times the price, less the discount, is the amount."""
        result = 0
        for row, number, price, amount in zip(self._rows, *(self._numbers[name] for name in (units, self._found["price"], self._found["amount"])), strict=True):
            if number and price and amount:
                made = [abs(number * price * (1 - share)) for share in {Decimal(0), share_of(row, self._found)}]
                result += any(_near(abs(amount), product, 1) or abs(abs(amount) - product) <= abs(number) * _CENT / 2 for product in made)
        return result

    def _is_rest(self, short: str, needed: str, owned: str) -> bool:
        """Say whether a column is in each row what is needed less what is owned, whatever its sign, and something is owned."""
        rows = [(abs(one), whole, have or Decimal(0)) for one, whole, have in zip(*(self._numbers[name] for name in (short, needed, owned)), strict=True) if one is not None and whole is not None]
        return any(have for _, _, have in rows) and all(one == abs(whole - have) for one, whole, have in rows)

    def _unsettled(self, units: str, short: str) -> Problem:
        what = f"nothing tells whether {self._heading(units)} or {self._heading(short)} are the units that are charged: the latter are what is left of the former beside what is owned, and no price times either is the amount"
        return Problem(Place(self._where), what, "units that a price is charged for", f"say below `columns:` of the supplier's paper which they are, as in `units: {self._heading(short)}`")

    def added(self) -> Added:
        found = self._found
        units, price = (self._numbers.get(found[meaning], []) for meaning in ("units", "price"))
        money = [name for name in self._numbers if name not in (found["price"], found["units"] if found["price"] else "")]
        groups = self._groups(money)
        if not groups and units and price:
            self._numbers[_PRODUCT] = [one * each if one is not None and each is not None else None for one, each in zip(units, price, strict=True)]
            groups = self._groups([*money, _PRODUCT])
        if not groups:
            self._numbers |= self._by_the_year()
            groups = self._groups([*money, *self._numbers.keys() - {*money, *self._names}])
        if groups:
            return self._parts(*max(groups, key=lambda item: (len(item[1]), item[0] == found["amount"], -_sum(self._numbers[item[0]]))))
        self._numbers = {name: self._numbers[name] for name in self._names}
        return self._without_total()

    def _by_the_year(self) -> dict[str, Column]:
        """Give columns that no paper writes: each charge times a column of numbers, as a yearly rate times the years."""
        result: dict[str, Column] = {}
        numbers: dict[str, Column] = {name: self._numbers[name] for name in self._names}
        if period := self._found["period"]:
            numbers[period] = self._column(period)
        for name in self._found.wide:
            for times in numbers:
                if name in numbers and numbers[times] and times not in (*self._found.wide, self._found["price"], self._found["amount"]):
                    pairs = zip(numbers[name], numbers[times], strict=True)
                    result[f"{name} × {times}"] = [one * each if one is not None and each is not None else None for one, each in pairs]
                    self._times[f"{name} × {times}"] = (name, times)
        return result

    def _groups(self, names: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
        """Give each column that others make up, with these, where they are charges."""
        filled = [name for name in names if any(self._numbers[name])]
        if len(filled) > _MOST:
            kept = {*self._found.wide, self._found["amount"]}
            filled = sorted(filled, key=lambda name: (name not in kept, -_sum(self._numbers[name])))[:_MOST]
        result = []
        for total in (name for name in filled if name in self._names):
            others = [name for name in filled if name != total]
            for size in range(len(others), 1, -1):
                result += [(total, parts) for parts in combinations(others, size) if self._once(parts) and self._makes_up(total, parts) and self._is_charge(total, parts)]
        return result

    def _once(self, parts: Sequence[str]) -> bool:
        """Say whether no column stands among parts both by itself and times another."""
        names = [self._times.get(name, (name,))[0] for name in parts]
        return len({*names}) == len(names)

    def _makes_up(self, total: str, parts: Sequence[str]) -> bool:
        for rows in (slice(0, _SAMPLE), slice(None)):
            stated = self._numbers[total][rows]
            if not self._agree(stated, [self._numbers[name][rows] for name in parts]):
                return False
        return all(any(self._numbers[name]) for name in parts)

    def _agree(self, total: Column, parts: Sequence[Column]) -> bool:
        """Say whether parts make up most of the totals that are written, and not by being none but one."""
        sums = [(stated, [value or Decimal(0) for value in values]) for stated, *values in zip(total, *parts, strict=True) if stated]
        fitting = [values for stated, values in sums if _near(stated, sum(values, Decimal(0)), len(parts))]
        return len(fitting) * 2 > len(sums) and any(sum(map(bool, values)) > 1 for values in fitting)

    def _is_charge(self, total: str, parts: Sequence[str]) -> bool:
        """Say whether what adds up are charges, and not units, or the same amount by region: something in it is called so, or is what support costs."""
        if any(self._kind(name) != "licences" for name in parts):
            return self._kind(total) == "licences"
        licences = self._licences(parts)
        return total == self._found["amount"] and len(licences) == 1 and any(self._in_band(name, licences[0]) for name in parts if name not in licences)

    def _licences(self, parts: Sequence[str]) -> list[str]:
        """Give the parts that are licences: by the claim file, as units times price come to them, as their heading says it, or as no other part is more than its support."""
        open_ = [name for name in parts if self._kind(name) == "licences"]
        sure = [name for name in open_ if name == _PRODUCT or self._stated.get(self._heading(name).casefold()) or says(self._heading(name)) or self._is_product(name)]
        alone = [name for name in open_ if all(self._in_band(other, name) for other in open_ if other != name)]
        return sure or (alone if len(alone) == 1 else [])

    def _is_product(self, name: str) -> bool:
        return any(True for _ in self._products(name))

    def _products(self, amount: str) -> Iterator[tuple[str, str]]:
        """Give each two columns whose product a column is, those that are read as units and price first."""
        found = self._found
        names = sorted((name for name in self._numbers if name not in ("", amount, *found.wide)), key=lambda name: name not in (found["units"], found["price"]))
        pairs = sorted(permutations(names, 2), key=lambda pair: (pair[0] != found["units"], pair[1] != found["price"], _sum(self._numbers[pair[0]]) > _sum(self._numbers[pair[1]])))
        yield from (pair for pair in pairs if self._multiplies(amount, pair))

    def _multiplies(self, amount: str, factors: Sequence[str]) -> bool:
        """Say whether a column is in most rows the product of others, none of which is 1 in all of them."""
        for part in (slice(0, _SAMPLE), slice(None)):
            rows = [(stated, values) for stated, *values in zip(*(self._numbers[name][part] for name in (amount, *factors)), strict=True) if stated and all(values)]
            fitting = [values for stated, values in rows if _near(stated, _product(values), 1)]
            if len(fitting) * 2 <= len(rows) and (rows or part.stop is None):
                return False
        return any(values[0] != 1 and values[1] != 1 for values in fitting)

    def _in_band(self, name: str, licences: str) -> bool:
        """Say whether a column costs in each row what a year of support does."""
        shares = [value / base for value, base in zip(self._numbers[name], self._numbers[licences], strict=True) if value and base]
        return bool(shares) and all(SUPPORT[0] <= share <= SUPPORT[1] for share in shares)

    def _parts(self, total: str, parts: tuple[str, ...]) -> Added:
        """Charge what makes up a total, and nothing else."""
        found, licences = self._found, self._licences(parts)
        open_ = [name for name in parts if self._kind(name) == "licences" and name not in licences]
        if open_:
            return Added(found, problems=(self._problem(open_, f"is part of {self._heading(total)} in each row, and nothing says what it charges for", "support"),))
        amount = next((name for name in licences if name and self._is_product(name)), next(iter(licences), _PRODUCT))
        times = {self._times[name][0]: self._times[name][1] for name in parts if name in self._times}
        kinds = {self._times.get(name, (name,))[0]: self._kind(name) for name in parts if name != amount}
        columns = {**found.columns, "amount": amount}
        if amount == found["units"]:
            columns["units"] = ""
        if not licences:
            columns["price"] = ""
        dropped = [name for name in found.wide if name not in kinds]
        notes = [f"not charged of {self._where}: {self._named(dropped)}, as {self._named(parts)} alone make up {self._heading(total)}"] if dropped else []
        if found["amount"] not in (amount, total, "") and not licences:
            notes.append(f"not charged of {self._where}: {self._heading(found['amount'])}, as {self._heading(total)} does not hold it")
        doubts = []
        for number, row in enumerate(self._rows):
            stated, made = self._numbers[total][number], sum((self._numbers[name][number] or Decimal(0) for name in parts), Decimal(0))
            if stated is not None and not _near(stated, made, len(parts)):
                doubts.append(f"{row.place}: {self._named(parts)} come to {made:,f}, and {self._heading(total)} says {stated:,f}; the former are charged")
        return Added(replace(found, columns=columns, wide=tuple(kinds), kinds=kinds, taxed=False, total=total, own=True, times=times), tuple(notes), tuple(doubts))

    def _without_total(self) -> Added:
        found, notes = self._found, []
        factors = {name for name in found.wide if name in self._numbers and self._is_factor(name)}
        if factors:
            notes.append(f"not charged of {self._where}: {self._named([name for name in found.wide if name in factors])}, as another column is so many times it")
        wide = [name for name in found.wide if name not in factors]
        columns = dict(found.columns)
        left = [name for name in self._numbers if name and name not in (*found.wide, *filter(None, columns.values()))]
        if not columns["amount"]:
            plain = [name for name in left if component_of(self._heading(name)) == "licences"]
            pairs = [(name, pair) for name in plain for pair in self._products(name) if columns["units"] in (pair[0], "")]
            made = next((item for item in pairs if item[1][1] == columns["price"]), next(iter(pairs), None))
            open_ = [name for name in plain if self._is_money(name, wide)] if not (columns["units"] and columns["price"]) else []
            if made:
                if made[1] != (columns["units"], columns["price"]):
                    notes.append(f"{self._heading(made[0])} of {self._where} is read as the licences, as it is {self._named(made[1][:1])} times {self._named(made[1][1:])}")
                columns |= {"amount": made[0], "units": made[1][0], "price": made[1][1]}
            elif len(open_) == 1:
                columns["amount"] = open_[0]
                notes.append(f"{self._heading(open_[0])} of {self._where} is read as the licences, as no other column of money is left; `columns:` of the claim file says otherwise")
            elif open_:
                return Added(found, problems=(self._problem(open_, "may be the licences or not, and nothing tells", "", "amount"),))
        base = [columns["amount"]] if columns["amount"] in self._numbers else wide
        left = [name for name in left if name not in columns.values() and not self._is_factor(name)]
        more = [name for name in left if self._kind(name) != "licences" and self._is_money(name, base) and (self._is_totalled(name) or any(self._in_band(name, item) for item in base) or self._stated.get(self._heading(name).casefold()))]
        own = bool(says(self._heading(columns["amount"])) == "licences" or (columns["amount"] and columns["amount"] != found["amount"]))
        doubts = []
        for name in left:
            support = any(self._in_band(name, item) for item in base) and not {*name.split()} & {*_OF_A_UNIT}
            if name not in more and (support or self._is_totalled(name)) and self._is_money(name, base) and not self._is_repeated(name, columns, wide):
                doubts.append(f"{_sum(self._numbers[name]):,f} under {self._heading(name)} of {self._where}: if it is charged, say for what below `components:` of the supplier's paper, as in `{self._heading(name)}: support`")
        if columns["amount"] in self._numbers and wide and not own and "total" in heading_words(self._heading(columns["amount"])).split():
            rest = [(whole or Decimal(0)) - sum((self._numbers[item][number] or Decimal(0) for item in wide if item in self._numbers), Decimal(0)) for number, whole in enumerate(self._numbers[columns["amount"]])]
            beside = [name for name in left if component_of(self._heading(name)) == "licences" and self._is_money(name, base)]
            if beside and not any(list(self._numbers[name]) == rest for name in beside):
                doubts.append(f"{self._heading(columns['amount'])} of {self._where} less {self._named(wide)} leaves {_sum(rest):,f}, which is read as the licences and is none of its other columns, as {self._named(beside)}")
        charged = [name for name in dict.fromkeys((columns["amount"], *wide, *more)) if name in self._numbers]
        for name in [name for name in left if wide and self._is_total(self._heading(name)) and not self._is_repeated(name, columns, [*wide, *more])]:
            whole = sum((_sum(self._numbers[item]) for item in charged), Decimal(0))
            doubts.append(f"{_sum(self._numbers[name]):,f} under {self._heading(name)} of {self._where}, where {self._named(charged)} come to {whole:,f}")
        wide = [name for name in self._table.columns if name in (*wide, *more)]
        kinds = {name: self._kind(name) for name in wide}
        return Added(replace(found, columns=columns, wide=tuple(wide), kinds=kinds, own=own), tuple(notes), tuple(doubts))

    def _is_factor(self, name: str) -> bool:
        """Say whether a column is a price or rate of another charge: that is so many times it, by units, by years, or by both."""
        others = [other for other in self._numbers if other not in ("", name, *self._found.wide)]
        sized = [other for other in self._numbers if other not in ("", name) and self._kind(other) != "licences" and _sum(self._numbers[other]) > _sum(self._numbers[name])]
        return any(self._multiplies(amount, (name, *factors)) for amount in sized for size in (1, 2) for factors in combinations([item for item in others if item != amount], size))

    def _is_money(self, name: str, base: Sequence[str]) -> bool:
        """Say whether a column is money by its size beside others."""
        sums = [sum((self._numbers[item][number] or Decimal(0) for item in base if item in self._numbers), Decimal(0)) for number in range(len(self._rows))]
        return bool(base) and all(value >= _LEAST * whole for value, whole in zip(self._numbers[name], sums, strict=True) if value)

    def _is_totalled(self, name: str) -> bool:
        """Say whether a row of totals adds a column up."""
        whole = _sum(self._numbers[name])
        return bool(whole) and any(money_in(row, name) == whole for row in self._totals)

    def _is_repeated(self, name: str, columns: Mapping[str, str], wide: Sequence[str]) -> bool:
        """Say whether a column is one that is read, written again, or the sum of what is."""
        read = [item for item in (columns["amount"], *wide) if item in self._numbers]
        whole = [sum((self._numbers[item][number] or Decimal(0) for item in read), Decimal(0)) for number in range(len(self._rows))]
        made = [self._numbers[item] for item in read] + [whole]
        if columns["units"] in self._numbers and columns["price"] in self._numbers:
            made.append([(one or Decimal(0)) * (each or Decimal(0)) for one, each in zip(self._numbers[columns["units"]], self._numbers[columns["price"]], strict=True)])
        return any(list(self._numbers[name]) == list(column) for column in made)

    def _problem(self, names: Sequence[str], why: str, example: str, meaning: str = "") -> Problem:
        which = f"the column{'s' if len(names) > 1 else ''} {self._named(names)}"
        key = f"below `columns:` of the supplier's paper which one is the licences, as in `amount: {self._heading(names[0])}`" if meaning else f"below `components:` of the supplier's paper what it charges for, as in `{self._heading(names[0])}: {example}`"
        return Problem(Place(self._where), f"{which}, {_sum(self._numbers[names[0]]):,f} in all, {why}" if len(names) == 1 else f"each of {which} {why}", "a known meaning of it", f"say {key}")


def _sum(values: Column) -> Decimal:
    return sum((value for value in values if value is not None), Decimal(0))


def _near(stated: Decimal, made: Decimal, parts: int) -> bool:
    """Say whether an amount is what others come to, but for their rounding: to cents, or of large whole amounts to whole ones."""
    whole = abs(stated) >= _LARGE and stated == stated.to_integral_value()
    return abs(stated - made) <= parts * (_WHOLE if whole else _CENT)


def _product(values: Sequence[Decimal | None]) -> Decimal:
    result = Decimal(1)
    for value in values:
        result *= value or 0
    return result
