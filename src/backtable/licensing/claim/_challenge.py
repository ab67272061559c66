"""A claim challenged line by line: claimed, evidenced, priced, accepted."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from backtable.case import STRENGTHS
from backtable.licensing import PositionRow
from backtable.licensing.claim._arithmetic import Stated, is_below
from backtable.licensing.claim._arithmetic import stated as stated_by
from backtable.licensing.claim._challenged import Challenged, Judgement, Shown
from backtable.licensing.claim._charges import COMPONENTS, cents, charges_of, unit_price, written
from backtable.licensing.claim._clauses import Clause, quoted
from backtable.licensing.claim._credits import credited
from backtable.licensing.claim._given import give
from backtable.licensing.claim._instead import Lower, in_place, put_instead
from backtable.licensing.claim._line import ClaimLine
from backtable.licensing.claim._shortfall import Shortfall, unit_of
from backtable.licensing.claim._steps import Step
from backtable.licensing.claim._taxes import taxed
from backtable.licensing.claim._terms import Prices, Refusal, Terms, terms_for
from backtable.licensing.claim._twice import name_others, once, said_twice
from backtable.licensing.claim._work import OPEN, Falling, Work, charged_on, never_rising
from backtable.licensing.readings import EDITIONS

_NONE = Decimal(0)
_NO_CLAUSE = "no such clause is among the contracts of the entitlements"
_NO_CONTRACT = "no clause of their contracts is among the entitlements, so that nothing shows it: enter the audit clause"
_CITED = re.compile(r"(\b(clause|section|article|paragraph|ziffer|klausel|s\.|sec\.|art\.)|§)\s*\d", re.IGNORECASE)
_LEAST = Fraction(1, 10**6)
_BASIS = {"list": "price list", "contract": "contract prices", "paid": "orders"}


class Challenge:
    """Takes a claim apart.

    Args:
        steps: the positions from the supplier's reading to ours.
        ours: on what terms we value what is short.
        counted: what was counted, for the evidence: "inventory of 12 March 2026".
        clauses: those of the contracts, for the evidence.
        unseen: says why our files could not show what a line charges; empty where they could.
        today: as of which it was counted; None where that is not known.
        outside: says of a line whose product is known and was not looked at why it was not; empty for all others.
        lower: edition → lower ones that our reading takes it for where no title states any, and their titles.
        unshown: question and product → what our answer takes for granted that the entitlements do not show; empty for nothing.
    """

    def __init__(
        self,
        steps: Sequence[Step],
        ours: Sequence[Terms],
        prices: Prices,
        counted: str,
        clauses: Sequence[Clause] = (),
        unseen: Callable[[ClaimLine], str] = lambda _: "",
        unshown: Callable[[str, str], str] = lambda _question, _product: "",
        outside: Callable[[ClaimLine], str] = lambda _: "",
        today: date | None = None,
        lower: Lower | None = None,
    ) -> None:
        self._lower = lower or {}
        self._today = today
        self._outside = outside
        self._unshown = unshown
        self._unseen = unseen
        self._steps = steps
        self._clauses = clauses
        self._terms = ours
        self._prices = prices
        self._counted = counted
        self._publishers = {row.product: row.publisher for step in steps for row in step.rows}
        self._shortfall = Shortfall(steps, prices)

    def of(self, lines: Sequence[ClaimLine], judgements: Mapping[int, Judgement]) -> tuple[Challenged, ...]:
        """Challenge every line.

        Units that our count shows are given to the lines in their order and to each once: what a second line charges for the same
        product is charged twice, and lump sums for a product share what its lines with units leave. Lines for support, back support,
        penalty, interest and costs without units of their own follow the licences that they are charged on; the first year's support of what is
        bought is owed with them, once, unless our terms refuse it. A credit follows
        what it is taken off, and what is cut of that for its price or by our terms is cut of the credit first. A tax follows
        what it is charged on.
        """
        taxes = [line for line in lines if line.component == "tax"]
        lines = [line for line in lines if line.component != "tax"]
        works = self._evidence([line for line in lines if line.amount >= 0])
        licences = {work.line.number: work for work in works if work.line.component == "licences"}
        put_instead(works, self._steps, self._shortfall, self._lower, self._price_of)
        for work in works:
            if work.line.component != "licences" and work.units is None:
                self._follow(work, list(licences.values()))
        once(works)
        priced = {number: self._priced(work, works) for number, work in licences.items()}
        found = [self._finished(work, works, priced, judgements) for work in works]
        given = credited([line for line in lines if line.amount < 0], found, judgements)
        due = taxed(taxes, [*found, *given], judgements, terms_for(self._only(works), self._terms).refused.get("tax"))
        return tuple(sorted([*found, *given, *due], key=lambda item: item.line.number))

    def _price_of(self, product: str, metric: str) -> Decimal | None:
        found = unit_price(product, metric, terms_for(self._publishers.get(product, ""), self._terms), self._prices)
        return found[0] if found else None

    def unclaimed(self, found: Sequence[Challenged]) -> tuple[tuple[PositionRow, Decimal], ...]:
        """Give what is short under our reading and no line claims: row and units."""
        charged = [item for item in found if item.line.component == "licences" and item.line.amount >= 0]
        lump = {item.line.product for item in found if item.line.component == "licences" and item.units is None}
        rows = []
        for row in self._steps[-1].rows:
            own = [item.given for item in charged if item.line.product == row.product]
            left = Fraction(row.to_buy) - sum((given.get(row.metric, Fraction(0)) for given in own), Fraction(0))
            left -= sum((one.units for item in charged for one in item.instead if (one.product, one.metric) == (row.product, row.metric)), Fraction(0))
            if left > _LEAST and row.product not in lump and not any(given.get(OPEN) for given in own):
                rows.append((row, _decimal(left)))
        return tuple(rows)

    def _stated(self, line: ClaimLine, metric: str) -> Stated:
        listed = self._prices.of(line.product, metric, "list")
        return stated_by(line, metric, listed[0] if listed else None)

    def notes(self, found: Sequence[Challenged]) -> tuple[str, ...]:
        """Say of which lines the number could not be set against our count, as they are in another unit and no prices compare the two."""
        said = []
        for item in found:
            line = item.line
            if line.component == "licences" and OPEN in item.given:
                metric = self._shortfall.metric_of(line)
                rows = [row for step in range(len(self._steps)) for row in self._shortfall.rows(step, line.product)]
                other = next(row.metric for row in rows if self._shortfall.rate(line.product, metric, row.metric) is None)
                said.append(
                    f"line {line.number}, {line.title[:60]}, is in {unit_of(metric)} and our count in {unit_of(other)}: no price says what one is worth in the "
                    f"other, so that nothing is taken off for their number; state the prices of both below `prices:` of the estate file"
                )
        return tuple(said)

    def _evidence(self, lines: Sequence[ClaimLine]) -> list[Work]:
        works, counted = [], []
        for line in lines:
            metric = self._shortfall.metric_of(line, lines)
            stated, each = (told := self._stated(line, metric)).amount, told.each
            matched = line.product in self._publishers
            if line.units and matched:
                given: list[dict[str, tuple[Fraction, Fraction]]] = [{} for _ in self._steps]
                counted.append(Work(line, stated, [], None, each=each, metric=metric, given=given))
                works.append(counted[-1])
                continue
            stands = line.component != "licences"
            shares = [Fraction(int(stands))] * len(self._steps)
            works.append(Work(line, stated, shares, None, matched=matched or (stands and not line.product), each=each, metric=metric))
        give(counted, self._shortfall, len(self._steps))
        for work in counted:
            self._shown_by(work)
        alike: dict[tuple[str, str], list[Work]] = {}
        for work in counted:
            if work.twice < 1:
                alike.setdefault((work.line.component, work.line.product), []).append(work)
        for work in counted:
            if work.twice:
                name_others(work, alike.get((work.line.component, work.line.product), []))
        for product in self._publishers:
            lumps = [
                work
                for work in works
                if (work.line.product, work.line.component, work.units) == (product, "licences", None)
            ]
            if lumps:
                self._share_out(product, lumps, [item for item in counted if (item.line.product, item.line.component) == (product, "licences")])
        return works

    def _shown_by(self, work: Work) -> None:
        """Say how much of a line with units stands at each step by the units that were given to it."""
        line, units = work.line, Fraction(work.line.units or 1)
        given = [work.given_at(step) for step in range(len(self._steps))]
        work.shares, work.units = never_rising([item / units for item in given]), _decimal(given[-1])
        work.open_ = any(OPEN in found for found in work.given)
        if work.open_:
            return
        short = [self._shortfall.units(step, line.product, work.metric) for step in range(len(self._steps))]
        work.shown = max(short)
        most = short.index(work.shown)
        work.twice = max(Fraction(0), min(units, work.shown) - given[most]) / units
        work.by = work.by if most == 0 else "any reading that was counted"
        beyond = given[most] and set(work.given[most]) == {work.metric} and given[most] == units
        work.switched = "" if beyond else self._shortfall.switched(most, line.product, work.metric)

    def _share_out(self, product: str, lumps: Sequence[Work], counted: Sequence[Work]) -> None:
        """Share among lump sums for a product what its lines with units leave of the shortfall."""
        metric = self._shortfall.first_metric(product)
        short = [self._shortfall.units(step, product, metric) for step in range(len(self._steps))]
        used = [
            sum((units * (self._shortfall.rate(product, own, metric) or 1) for work in counted for own, (_, units) in work.given[step].items()), Fraction(0))
            for step in range(len(self._steps))
        ]
        rest = [max(Fraction(0), there - given) for there, given in zip(short, used, strict=True)]
        most = short[0] or max(short)  # a lump sum is for what the supplier counts
        stated = Fraction(sum((work.stated for work in lumps), _NONE))
        value = self._worth(product)
        for work in lumps:
            if not most:
                continue
            work.twice = 1 - rest[short.index(most)] / most
            work.others = tuple(item.line.number for item in counted)
            work.shares = never_rising([min(1 - work.twice, left / most) for left in rest])
            if value is not None and stated and short[-1]:
                work.worth = value * rest[-1] / short[-1] * Fraction(work.stated) / stated

    def _worth(self, product: str) -> Fraction | None:
        """Give what our count leaves of a product on our terms, None where a price is missing."""
        terms = terms_for(self._publishers[product], self._terms)
        rows = [row for row in self._steps[-1].rows if row.product == product and row.to_buy > 0]
        valued = [(row, unit_price(product, row.metric, terms, self._prices)) for row in rows]
        if any(found is None for _, found in valued):
            return None
        return sum((Fraction(found[0]) * Fraction(row.to_buy) for row, found in valued if found), Fraction(0))

    def _falling(self, product: str) -> list[Fraction]:
        """Give how a product's shortfall falls from the supplier's reading to ours, as shares of the first."""
        metric = self._shortfall.first_metric(product)
        short = [self._shortfall.units(step, product, metric) for step in range(len(self._steps))]
        most = short[0] or max(short)
        return never_rising([min(Fraction(1), there / most) if most else Fraction(0) for there in short])

    def _follow(self, work: Work, licences: Sequence[Work]) -> None:
        """Let a line without units follow the licences that it is charged on."""
        if work.line.component in ("costs", "fees"):
            return
        base = charged_on(work.line, licences)
        total = Fraction(sum((item.stated for item in base), _NONE))
        work.switched = next((item.switched for item in base if item.switched), "")
        if total:
            work.base = base
            work.shares = [
                sum((item.standing(number) for item in base), Fraction(0)) / total
                for number in range(len(self._steps))
            ]
        elif work.line.product and work.matched:
            work.shares = self._falling(work.line.product)

    def _terms_of(self, line: ClaimLine, works: Sequence[Work]) -> Terms:
        """Give our terms for a line: its product's publisher's, or of a line without a product the one whose licences are claimed."""
        return terms_for(self._publishers.get(line.product, "") or self._only(works), self._terms)

    def _only(self, works: Sequence[Work]) -> str:
        """Give the publisher whose licences are claimed, empty where they are several."""
        claimed = {self._publishers[work.line.product] for work in works if work.line.product in self._publishers}
        return next(iter(claimed)) if len(claimed) == 1 else ""

    def _priced(self, work: Work, works: Sequence[Work]) -> tuple[Fraction, str, str]:
        """Give which share of its price a line of licences keeps, with our price in words and its source.

        What our count shows short is valued on our terms, in whatever metric, and set against the same at the price claimed.
        """
        line = work.line
        terms = self._terms_of(line, works)
        source = terms.source or f"{_BASIS[terms.basis]}, as in the files of the estate"
        if work.worth is not None:
            left = Fraction(work.stated) * work.shares[-1]
            words = f"what is short of it costs {written(cents(work.worth))} at our price"
            return min(Fraction(1), work.worth / left) if left else Fraction(1), words, source
        if not line.units or not work.stated or not work.each or not work.given:
            return Fraction(1), "", ""
        parts = {metric: given for metric, given in work.given[-1].items() if given[0]} or {work.metric: (Fraction(1), Fraction(1))}
        due = worth = units = Fraction(0)
        for metric, (of_line, own) in parts.items():
            found = unit_price(line.product, metric or work.metric, terms, self._prices)
            cost = Fraction(found[0]) * (own if metric else of_line) if found else of_line * work.each
            worth, units, due = worth + cost, units + of_line, due + min(of_line * work.each, cost)
        price = unit_price(line.product, work.metric, terms, self._prices)
        keeps = due / (units * work.each)
        if price and set(parts) <= {work.metric, OPEN}:
            return keeps, f"a unit costs {written(price[0])}, the {price[1]}", price[2] or source
        switched = any(unit_of(metric) != unit_of(work.metric) for metric in parts)
        return keeps, f"what our count shows short of it costs {written(cents(worth))}{' in the metric in which it is owned' if switched else ' at our price'}", source

    def _finished(
        self,
        work: Work,
        works: Sequence[Work],
        priced: Mapping[int, tuple[Fraction, str, str]],
        judgements: Mapping[int, Judgement],
    ) -> Challenged:
        line, unseen = work.line, ""
        left = Falling(line.amount)
        left.take(work.stated, "evidenced", "arithmetic", "units times price come to another amount", line.place, "strong")
        outside = "" if work.matched else self._outside(line)
        if outside:
            left.take(_NONE, "evidenced", "evidence", f"it was not looked at; {outside}", self._counted, "weak")
        elif not work.matched:
            unseen = self._unseen(line)
            words = unseen or f"the line names {'a' if line.product else 'no'} product that is {'in none of' if line.product else 'found in'} our inventories"
            left.take(_NONE, "evidenced", "evidence", f"the supplier must show where it runs; {words}", self._counted, "weak" if unseen else "fair")
        else:
            needed = any(row.needed for step in self._steps for row in step.rows if row.product == line.product)
            unseen = "" if needed or line.component != "licences" else self._unseen(line)  # what is owned stands among what is counted, seen or not
            self._count_off(work, left, unseen)
        left.end()
        terms = self._terms_of(line, works)
        own = [work] if line.product in self._publishers else works
        publishers = {self._publishers[item.line.product] for item in own if item.line.product in self._publishers}
        if line.component == "licences":
            keeps, words, source = priced[line.number]
            hold = quoted(self._clauses, publishers, "price")
            standing = work.standing(-1)
            beside = (work.beside[-1] if work.beside else Fraction(0)) * (Fraction(left.left) / standing if standing else 1)
            left.keep(keeps, "priced", "price", words, "; ".join(filter(None, (source, hold))), terms.strength, beside)
        elif line.component not in ("costs", "fees"):
            keeps, sources = self._kept_price(line, works, priced)
            left.keep(keeps, "priced", "price", "it is charged on licences at a lower price", sources, terms.strength)
        left.end()
        refusal = terms.refused.get(line.component)
        if (judged := judgements.get(line.number)) is not None:
            left.settle(judged.accept, "accepted", "judgement", judged.because, judged.evidence, judged.strength)
        elif line.component == "support" and refusal is None:
            if terms.support:
                owed = min(left.left, self._owed(line, works))
                left.settle(owed, "accepted", "terms", "on our terms the first year's support comes to less", terms.support.source or terms.source, terms.strength)
            share, judged = _bought(work, priced, judgements)
            if judged is not None:
                left.keep(share, "accepted", "judgement", f"it is bought with the licences: {judged.because}", judged.evidence, judged.strength)
        elif line.component != "licences":
            owed = min(left.left, self._owed(line, works))
            because = refusal.because if refusal and not owed else f"on our terms the {COMPONENTS[line.component]} come to less"
            shown, strength = self._backed(line, publishers, refusal)
            left.settle(owed, "accepted", "terms", because, shown, strength)
        left.end()
        stages, alone = left.stages
        return Challenged(
            line, stages.evidenced, stages.priced, stages.accepted, work.units, tuple(left.reductions), alone, work.matched, unseen, self._shown(line), work.counted, outside,
            work.instead, cents(beside if line.component == "licences" else _NONE),
        )

    def _count_off(self, work: Work, left: Falling, unseen: str) -> None:
        """Take off what our count does not show: what is charged twice or on what nobody found, then more than any reading shows, then question by question."""
        line = work.line
        missed = [item for item in work.base if not item.matched]
        beyond = {item.line.number: why for item in missed if (why := self._outside(item.line))}
        if beyond:
            part = Fraction(sum((item.stated for item in missed if item.line.number in beyond), _NONE)) / Fraction(sum((item.stated for item in work.base), _NONE) or 1)
            left.take(Fraction(work.stated) * (1 - part), "evidenced", "evidence", f"what it is charged on was not looked at; {next(iter(beyond.values()))}", self._counted, "weak")
        if work.unproven:
            strength = "weak" if any(self._unseen(item.line) for item in missed if item.line.number not in beyond) else "fair"
            words = "the supplier must show where that runs which it is charged on; our inventories do not show it"
            left.take(Fraction(work.stated) * (1 - work.unproven), "evidenced", "evidence", words, self._counted, strength)
        if work.twice:
            left.take(Fraction(work.stated) * (1 - work.unproven) * (1 - work.twice), "evidenced", "twice", said_twice(work), line.place, work.surely)
        unsettled = line.component == "licences" and is_below(line)  # nobody can tell which number is charged
        strength = "weak" if unseen or unsettled else "fair" if work.switched else "strong"  # prices that compare two units are no count
        where = f"{self._counted}, by {work.by}{f'; {unseen}' if unseen else ''}"
        left.take(Fraction(work.stated) * work.shares[0], "evidenced", "evidence", _beyond(work, unit_of(work.metric)), where, strength)
        for number, step in enumerate(self._steps[1:], 1):
            assert step.question is not None
            answer = step.question.answer(step.ours)
            named = in_place(work, work.products_at(number), self._lower) if step.question.key == EDITIONS else ""
            argument = f"{step.question.asks} {answer.says[:1].upper()}{answer.says[1:]}{named}"
            missing = "; ".join(sorted({said for product in work.products_at(number) if (said := self._unshown(step.question.key, product))}))
            source, strength = (f"{answer.source}; {missing}", "weak") if missing else (answer.source, step.question.strength)
            left.take(work.standing(number), "evidenced", step.question.key, argument, source, strength)
        if line.component == "licences" and line.period and self._today and work.times != ("",):
            before = sum(time < f"{self._today:%Y-%m}" for time in work.times)
            whole = before == len(work.times)  # of a year that runs on that day nothing is past, as it is bought for the year
            past = Fraction(before if whole else before // 12 * 12, len(work.times))
            words = f"our count is of one day, and shows nothing of what ran in {line.period.says}; the supplier must show it"
            left.keep(1 - past, "evidenced", "time", words, self._counted, "fair")

    def _shown(self, line: ClaimLine) -> tuple[Shown, ...]:
        """Give what our own count shows short of a line's product, in the metrics in which it counts; nothing beside other charges."""
        if line.component != "licences" or line.product not in self._publishers:
            return ()
        first, last = ({row.metric: row for row in step.rows if row.product == line.product} for step in (self._steps[0], self._steps[-1]))
        every = dict.fromkeys([*last, *first])
        some = [item for item in every if any(item in rows and rows[item].to_buy > 0 for rows in (first, last))]
        return tuple(
            Shown(metric, *(rows[metric].to_buy if metric in rows else _NONE for rows in (last, first))) for metric in (some or list(every)[:1])
        )

    def _backed(self, line: ClaimLine, publishers: Collection[str], refusal: Refusal | None) -> tuple[str, str]:
        """Give the evidence for not owing a component, and how well the refusal stands.

        Words that one usually starts with are weak while no clause of a contract is known, and no better than fair where the supplier
        names a clause or ours bears on it: somebody must read it.
        """
        strength = refusal.strength if refusal else "fair"
        if refusal and refusal.evidence:
            return refusal.evidence, strength
        ours = quoted(self._clauses, publishers, line.component)
        known = {clause.publisher.casefold() for clause in self._clauses} & {name.casefold() for name in publishers}
        shown = ours or (_NO_CLAUSE if known else _NO_CONTRACT)
        cited = (line.clause or (line.title if _CITED.search(line.title) else "")) if line.place else ""
        if cited:
            shown = f"{shown}; they cite \u201c{cited[:120]}\u201d, which is to be read"
        if refusal is None or not refusal.usual:
            return shown, strength
        most = "weak" if not known else "fair" if ours or cited else strength
        return shown, max(strength, most, key=STRENGTHS.index)

    def _kept_price(
        self, line: ClaimLine, works: Sequence[Work], priced: Mapping[int, tuple[Fraction, str, str]]
    ) -> tuple[Fraction, str]:
        """Give which share of their evidenced price the licences keep that a line is charged on, and where that stands."""
        base = charged_on(line, [work for work in works if work.line.component == "licences"])
        evidenced = [work.standing(-1) for work in base]
        total = sum(evidenced, Fraction(0))
        kept = sum((work.kept(priced[work.line.number][0]) for work in base), Fraction(0))
        sources = dict.fromkeys(priced[work.line.number][2] for work in base if priced[work.line.number][0] < 1)
        return kept / total if total else Fraction(1), "; ".join(filter(None, sources))

    def _owed(self, line: ClaimLine, works: Sequence[Work]) -> Decimal:
        """Give what our terms charge for a component, of one product or of all that the claim's licences name.

        A component that several lines charge is shared among them by what our count leaves of each.
        """
        products = {work.line.product for work in works if work.line.component == "licences" and work.line.product}
        own = {work.line.product for work in works if work.line.component == line.component}
        wanted = {line.product} if line.product else products - own
        publishers = {self._publishers[product] for product in wanted if product in self._publishers}
        if line.component == "costs":  # once a publisher, whatever its lines name
            publishers = {self._publishers[product] for product in products if product in self._publishers}
        charges, _ = charges_of(self._steps[-1].rows, self._terms, self._prices)
        lower: dict[str, Fraction] = {}
        for item in (one for work in works if work.line.component == "licences" and work.line.product in wanted for one in work.instead):
            whole = Fraction(self._steps[-1].short(item.product))
            lower[item.product] = lower.get(item.product, Fraction(0)) + (item.units / whole if whole else 0)
        owed = sum(
            (
                item.amount
                for item in charges
                if item.component == line.component
                and (item.product in wanted or (not item.product and item.publisher in publishers))
            ),
            _NONE,
        )
        more = (Fraction(item.amount) * lower[item.product] for item in charges if item.component == line.component and item.product in set(lower) - wanted)
        owed += cents(sum(more, Fraction(0)))
        same = {
            work.line.number: Fraction(work.stated) * work.shares[-1]
            for work in works
            if work.line.component == line.component and (line.component == "costs" or work.line.product == line.product)
        }
        left = sum(same.values(), Fraction(0))
        return cents(Fraction(owed) * same[line.number] / left) if left else owed


def _bought(
    work: Work, priced: Mapping[int, tuple[Fraction, str, str]], judgements: Mapping[int, Judgement]
) -> tuple[Fraction, Judgement | None]:
    """Give which share of the licences is bought with which support is charged, and the weakest judgement that leaves less of them."""
    due = {item.line.number: item.kept(priced[item.line.number][0]) for item in work.base}
    left = {number: Fraction(judgements[number].accept) if number in judgements else amount for number, amount in due.items()}
    total = sum(due.values(), Fraction(0))
    less = [judgements[number] for number in due if left[number] < due[number]]
    weakest = max(less, key=lambda item: STRENGTHS.index(item.strength), default=None)
    return (min(Fraction(1), sum(left.values(), Fraction(0)) / total) if total else Fraction(1)), weakest


def _beyond(work: Work, unit: str) -> str:
    if work.line.component != "licences" and work.units is None:
        return "it is charged on licences of which our count does not show that many short"
    if work.line.units is None or not work.shown:
        return "our count shows no shortfall of it"
    if work.switched:
        worth = f"{written(_decimal(work.shown))} {unit}"
        return f"our count shows {work.switched} short, not all in the line's unit, which cost as much at list as {worth}; {written(work.line.units)} are charged"
    return f"our count shows {written(_decimal(work.shown))} short, {written(work.line.units)} are charged"


def _decimal(value: Fraction) -> Decimal:
    """Give a number of units, to a millionth where it is no whole one."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.000001")).normalize()
