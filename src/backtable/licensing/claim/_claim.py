"""A claim studied: what an auditor would charge, what the supplier charges, and what remains of it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from backtable.errors import InputError, Place, Problem
from backtable.licensing import PositionRow
from backtable.licensing.claim._asked import asked
from backtable.licensing.claim._challenge import Challenge
from backtable.licensing.claim._challenged import Challenged
from backtable.licensing.claim._charges import COMPONENTS, Charge, cents, charges_of, written
from backtable.licensing.claim._clauses import Clause, clauses_of
from backtable.licensing.claim._currencies import OPEN
from backtable.licensing.claim._edition import with_edition
from backtable.licensing.claim._file import ClaimFile
from backtable.licensing.claim._handed import Handed, changed_since, handed_over
from backtable.licensing.claim._line import ClaimLine
from backtable.licensing.claim._packs import in_units, unpacking
from backtable.licensing.claim._paper import paper_of
from backtable.licensing.claim._steps import Step, steps_between
from backtable.licensing.claim._supplier import SupplierClaim
from backtable.licensing.claim._terms import Prices
from backtable.licensing.claim._unseen import outside, unseen
from backtable.licensing.metrics import METRICS
from backtable.licensing.project import Count, Gap, count, gaps_of, open_editions, unknown_packs, unshown
from backtable.quantities import day
from backtable.wording import listed

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with everything that it was made from.

    Args:
        theirs: what an auditor would charge: the supplier's reading on the supplier's terms.
        ours: what our own reading comes to on our terms.
        lines: what is challenged: the supplier's lines, or the auditor's where no claim has come yet.
        supplier: the supplier's paper as read; None where none has come.
        unclaimed: what our own count shows short and no line claims: row and units. It is for our eyes only.
        handed: what was handed to the auditor; `changed` are files among it that differ today.
        unpriced: titles that are short and have no price.
        clauses: of the contracts with the publishers that the claim is about.
        gaps: what could not be counted of these publishers' products, and so is in none of the figures.
        unshown: disputed questions on which our answer takes something for granted that the entitlements do not show.
        about: the publishers that it is about, empty for all: those of the claim file, else those whose products the supplier's lines name.
    """

    file: ClaimFile
    count: Count
    steps: tuple[Step, ...]
    prices: Prices
    theirs: tuple[Charge, ...]
    ours: tuple[Charge, ...]
    lines: tuple[Challenged, ...]
    supplier: SupplierClaim | None = None
    unclaimed: tuple[tuple[PositionRow, Decimal], ...] = ()
    handed: tuple[Handed, ...] = ()
    changed: tuple[Handed, ...] = ()
    unpriced: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()
    gaps: tuple[Gap, ...] = ()
    about: tuple[str, ...] = ()
    unshown: frozenset[str] = frozenset()

    @property
    def claimed(self) -> Decimal:
        """What is claimed in all."""
        return _sum(item.line.amount for item in self.lines)

    @property
    def evidenced(self) -> Decimal:
        """What our count supports of it, at the prices claimed."""
        return _sum(item.evidenced for item in self.lines)

    @property
    def priced(self) -> Decimal:
        """The same at the prices that we hold to be right."""
        return _sum(item.priced for item in self.lines)

    @property
    def accepted(self) -> Decimal:
        """What we would grant."""
        return _sum(item.accepted for item in self.lines)

    @property
    def strong(self) -> Decimal:
        """What strong arguments alone take off: the claim, less what it comes to with only these applied."""
        return self.claimed - _sum(item.alone.accepted for item in self.lines)

    def claimed_of(self, component: str) -> Decimal:
        """Give what is claimed of one component."""
        return _sum(item.line.amount for item in self.lines if item.line.component == component)


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def study(file: ClaimFile, progress: Progress | None = None, counted: Count | None = None) -> Claim:
    """Count the estate, value the shortfall on each side's terms, and challenge the claim line by line.

    Args:
        counted: the estate as it was counted already, as a kept position or in another database; it is counted without it.

    Raises:
        InputError: a file cannot be read.
        NoAnswerError: something that is counted is not known.
    """
    found = counted or count(file.project, progress=progress)
    supplier, converted = _in_currency(paper_of(file), file) if file.supplier else (None, "")
    about, told = _publishers(file, supplier, {row.publisher for row in found.position.rows})
    steps = steps_between(found, about, progress)
    prices = _prices(file, found)
    theirs, unpriced = charges_of(steps[0].rows, file.theirs, prices)
    ours, ours_unpriced = charges_of(steps[-1].rows, file.ours, prices)
    clauses = clauses_of(file.project)
    if supplier:
        stated = {title: size for title, size in file.packs.items() if title not in file.project.packs}
        mistyped = unknown_packs(stated, (line.title for line in supplier.lines), "no line")
        single, unpacked = in_units(supplier.lines, unpacking(file.project, file.packs, prices))
        supplier = replace(supplier, lines=single, notes=(*supplier.notes, *unpacked, *mistyped))
        counted_here = {row.product for step in steps for row in step.rows}
        single, unnamed = with_edition(supplier.lines, file.project.products, counted_here, prices)
        supplier = replace(supplier, lines=single, notes=(*supplier.notes, *unnamed))
        if problems := asked(supplier.lines, prices):
            raise InputError(problems)
    lines = supplier.lines if supplier else _expected(theirs)
    challenge = Challenge(steps, file.ours, prices, f"our count as of {day(file.project.as_of)}", clauses, partial(unseen, found), partial(unshown, found), partial(outside, file), file.project.as_of, lower_of(found))
    challenged = challenge.of(lines, file.judgements)
    _refuse_generosity(challenged, file)
    handed = handed_over(file.log)
    notes = [*(supplier.notes if supplier else ()), *filter(None, [converted, told]), *challenge.notes(challenged)]
    notes += [f"the claim has no line {number}, of which `lines:` says what we accept" for number in file.judgements if number not in {line.number for line in lines}]
    publishers = {row.publisher for row in steps[0].rows}
    named = {publisher.casefold() for publisher in publishers}
    return Claim(
        file,
        found,
        steps,
        prices,
        theirs,
        ours,
        challenged,
        supplier,
        challenge.unclaimed(challenged),
        handed,
        changed_since(handed, file.log.parent),
        tuple(dict.fromkeys((*unpriced, *ours_unpriced))),
        tuple(notes),
        tuple(item for item in clauses if item.publisher.casefold() in named),
        gaps_of(found, publishers) if publishers else (),
        about,
        frozenset(step.question.key for step in steps if step.question for row in step.rows if unshown(found, step.question.key, row.product)),
    )


def lower_of(found: Count) -> dict[str, dict[str, str]]:
    """Give edition → lower ones that may be meant where no title states any → their titles."""
    titles = {key: product.title for key, product in found.project.products.items()}
    result: dict[str, dict[str, str]] = {}
    for item in open_editions(found):
        if item.lowest != item.highest:
            result.setdefault(item.highest, {})[item.lowest] = titles.get(item.lowest, item.lowest)
    return result


def _publishers(file: ClaimFile, supplier: SupplierClaim | None, counted: Collection[str]) -> tuple[tuple[str, ...], str]:
    """Give the publishers that a claim is about, none for all, and a note where its lines say so and not the claim file."""
    if file.publishers or supplier is None:
        return file.publishers, ""
    products = file.project.products
    named = tuple(dict.fromkeys(products[line.product].publisher for line in supplier.lines if line.product in products))
    if not named or not set(counted) - set(named):
        return (), ""
    return named, f"the claim is taken to be about {listed(list(named))}, whose products its lines name; `only:` of the claim file says otherwise"


def _refuse_generosity(challenged: Sequence[Challenged], file: ClaimFile) -> None:
    """Refuse what accepts more of a line than is claimed: a number that was mistyped would be offered.

    Raises:
        InputError: with the place of each.
    """
    problems = [
        Problem(
            judged.place,
            f"line {item.line.number}, {item.line.title[:60]}, claims {written(item.line.amount)}, and {written(judged.accept)} of it is accepted",
            "no more than is claimed",
            "correct the amount, or the number of the line",
        )
        for item in challenged
        if (judged := file.judgements.get(item.line.number)) is not None and judged.accept > item.line.amount > 0
    ]
    if problems:
        raise InputError(problems)


def _in_currency(supplier: SupplierClaim, file: ClaimFile) -> tuple[SupplierClaim, str]:
    """Give a claim in the estate's currency, and a note where some of it was in another one.

    Raises:
        InputError: the estate file states no rate for a currency of the claim, or its sign stands for several of which none is stated.
    """
    ours = file.project.currency.upper()
    rates = {code.upper(): rate for code, rate in file.project.rates.items()}
    marks = list(dict.fromkeys(line.currency for line in supplier.lines))
    if not ours and len(marks) < 2:
        return supplier, ""
    meant = {mark: _meant(mark, ours, rates) for mark in marks}
    place = Place(file.supplier.name if file.supplier else file.name)
    problems = [
        Problem(
            place,
            f"the claim is in {mark}" if len(marks) == 1 else f"lines of the claim are in {mark}",
            f"prices are in {ours}" if ours else "one currency, as the estate file states none",
            f"state what one {code if code not in OPEN else ' or '.join(OPEN[code][:3])} is worth below `exchange:` of the estate file",
        )
        for mark, code in meant.items()
        if code and code != ours and not rates.get(code)
    ]
    if problems:
        raise InputError(problems)
    foreign = {mark: code for mark, code in meant.items() if code and code != ours}
    if not foreign:
        return supplier, ""
    lines = tuple(
        replace(
            line,
            amount=cents(line.amount * rates[foreign[line.currency]]),
            price=None if line.price is None else line.price * rates[foreign[line.currency]],
        )
        if line.currency in foreign
        else line
        for line in supplier.lines
    )
    told = []
    for mark, code in foreign.items():
        amount = sum((line.amount for line in supplier.lines if line.currency == mark), Decimal(0))
        what = f"the claim is in {code}, and {amount:,f} {code} in all" if len(marks) == 1 else f"{amount:,f} of the claim is in {code}"
        sign = f" (written {mark})" if mark != code else ""
        told.append(f"{what}{sign}; amounts are shown in {ours} at {written(rates[code])} for one {code}, as the estate file says")
    return replace(supplier, lines=lines), "; ".join(told)


def _meant(mark: str, ours: str, rates: Mapping[str, Decimal]) -> str:
    """Give the code that a mark stands for: a sign of several is the estate's own, else the only one that has a rate."""
    codes = OPEN.get(mark, (mark,))
    known = [code for code in codes if rates.get(code)]
    return ours if ours in codes else known[0] if len(known) == 1 else mark


def _prices(file: ClaimFile, found: Count) -> Prices:
    listed = {
        (key, metric): price
        for key, product in file.project.products.items()
        for metric in METRICS
        if (price := product.price_by(metric)) is not None
    }
    paid = {(item.product, item.metric): item.paid for item in found.position.licenses if item.paid is not None}
    return Prices({"list": listed, "contract": file.contract_prices, "paid": paid}, file.price_sources)


def _expected(charges: Sequence[Charge]) -> tuple[ClaimLine, ...]:
    """Give the lines that an auditor is expected to write."""
    return tuple(
        ClaimLine(
            number,
            item.title if item.component == "licences" else f"{item.title}: {COMPONENTS[item.component]}",
            item.product,
            item.metric,
            item.component,
            item.units,
            item.price if item.component == "licences" else None,
            item.amount,
            item.source,
        )
        for number, item in enumerate(charges, 1)
    )
