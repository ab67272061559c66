"""A first case from a claim, to be edited."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from jinja2 import Environment, PackageLoader, StrictUndefined

from backtable.case import Fact
from backtable.errors import NoAnswerError
from backtable.licensing import PositionRow
from backtable.licensing.claim import COMPONENTS, Claim, terms_for, usual_terms
from backtable.licensing.metrics import METRICS
from backtable.licensing.position import uncounted
from backtable.licensing.project import open_editions
from backtable.licensing.readings import EDITIONS
from backtable.licensing.settlement._accepted import accepted_of
from backtable.licensing.settlement._clauses import clauses_of_case
from backtable.licensing.settlement._facts import COUNTED, between_words
from backtable.licensing.settlement._open import OpenQuestion, multilinear, open_questions, seen_by_supplier, usual
from backtable.quantities import day, significant, with_unit
from backtable.wording import listed

Progress = Callable[[str, int, int], None]
_TEMPLATES = Environment(
    loader=PackageLoader("backtable.licensing.settlement", "templates"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    autoescape=False,
)
_STEPS = 8
_MOST_DAYS = 120
_DAY_SHARE = 0.0003  # of what is at stake, what a day of services costs the supplier, as in the first example
_FOLLOWING = ("tax", "support")  # what follows what is agreed: the case has support of what is bought in its own terms
_BESIDES = ("penalty", "interest", "costs", "fees")  # what is settled together, beside licences and back support

_RATE, _MOST_A_YEAR = Decimal("0.001"), Decimal("0.5")
_SHARE = re.compile(r"\b(\d{1,2}(?:[.,]\d+)?) ?%")
_CHARGED = {"back_support": ("back_support",), "penalty": _BESIDES}
_DISCOUNTS, _DEEP = ("0", "0.2", "0.4", "0.5", "0.6"), "0.4"  # beyond the latter new volume is asked for
_NEVER_OWED = ("arithmetic", "evidence", "twice")  # arguments that no court has to weigh: our count or the paper itself shows it


@dataclass(frozen=True, slots=True)
class FirstCase:
    """A case as text, with what it was made of.

    Args:
        facts: known numbers by name, for cases that somebody wrote already.
        between: by name, the least and the most of what readings decide.
        open_questions: what readings leave open.
        fixed: questions that were answered our way, as too many are open to take all of them together.
    """

    text: str
    facts: Mapping[str, Fact]
    between: Mapping[str, tuple[Fact, Fact]]
    open_questions: tuple[OpenQuestion, ...]
    fixed: tuple[str, ...]


def first_case(found: Claim, progress: Progress | None = None) -> FirstCase:
    """Write a first case: facts from position and claim, one assumption for each open question, usual issues and people.

    Where one product under one metric is short, licences are counted in its units; otherwise in money at list.

    Raises:
        NoAnswerError: nothing is claimed, or nothing that is short has a price.
    """
    publishers = _publishers(found)
    if len(publishers) > 1:
        raise NoAnswerError(
            f"the claim is about products of {', '.join(publishers)}, and a negotiation is with one; name it below `only:` of the claim file"
        )
    tax, first_year = found.claimed_of("tax"), found.claimed_of("support")
    if found.claimed - tax - first_year <= 0:
        raise NoAnswerError(f"nothing is claimed, so there is nothing to settle; {_remedy(found)}")
    questions, fixed, counted = open_questions(found, progress)
    named = _named(found, {row.product for rows in counted.values() for row in rows})
    # What is charged as the highest edition that may be meant is short as the lowest under our answer.
    if any(step.question and step.question.key == EDITIONS for step in found.steps):
        named |= {item.lowest for item in open_editions(found.count) if item.highest in named}
    amounts = {answers: tuple(row for row in rows if not named or row.product in named) for answers, rows in counted.items()}
    beyond = sorted({row.title for rows in counted.values() for row in rows if row.to_buy > 0 and named and row.product not in named})
    if not any(row.to_buy > 0 for rows in amounts.values() for row in rows):
        what = "nothing that is claimed" if beyond else "nothing"
        raise NoAnswerError(f"by our own count {what} is short under any reading; the claim is to be refused, not settled")
    # Credits beyond what a component charges are no demand.
    claimed = {component: max(found.claimed_of(component), Decimal(0)) for component in COMPONENTS if component not in _FOLLOWING}
    unit, price = _unit(found, [row for rows in amounts.values() for row in rows])
    if unit and 0 < claimed["licences"] < price:
        unit, price = "", Decimal(1)  # less than one unit is claimed: in money it can be divided
    if not price:
        raise NoAnswerError("no list price is known of what is short; add it below `prices:` of the estate file")
    names = [item.name for item in questions]
    short = {key: _at_list(rows, found, unit, price) for key, rows in amounts.items()}
    most = max(short.values())
    if most <= 0:
        raise NoAnswerError("what is short costs nothing at list; look at `prices:` of the estate file")
    claimed_units = claimed["licences"] / price
    highest = claimed_units if claimed_units > 0 else most  # what nobody claims is not ours to offer
    # A claim far beyond what any reading shows is a number on paper: what parties weigh and may agree on goes by what can be short.
    reach = min(highest, 2 * most)
    # New licences and what can be freed are of the size of what is on the table: what is claimed, where that is less than can be short.
    scale = min(most, claimed_units) if claimed_units > 0 else most
    step = _step(reach / _STEPS, whole=bool(unit))
    facts = _facts(found, unit, price, claimed, short)
    charges = _charges(found, claimed)
    beside = sum((amount for component, amount in claimed.items() if component != "licences"), Decimal(0))
    at_stake = float(min(found.claimed - tax - first_year, min(claimed["licences"], 2 * most * price) + beside))
    accepted = accepted_of(found, bool(unit), price, _CHARGED)
    formula = multilinear(short, names)
    # A question that moves nothing with a price would be an assumption that nothing uses.
    questions = tuple(item for item in questions if re.search(rf"\b{item.name}\b", formula))
    largest = max(reach, scale)
    step_new = _step(largest / _STEPS, whole=bool(unit))
    highest_new = max((largest * Decimal("0.75") / step_new).to_integral_value(), Decimal(1)) * step_new
    day_cost = max(_DAY_SHARE * at_stake, float(usual()["day_of_services"]))
    days = _days(at_stake / day_cost)
    text = _TEMPLATES.get_template("case.yaml.j2").render(
        name=found.file.name,
        currency=_text(found.file.project.currency),
        as_of=f"{day(found.file.project.as_of)}",
        supplier=_text(next(iter(publishers), "Supplier")),
        facts=facts,
        questions=questions,
        charges=charges,
        owed={name: _plain(float(_stands(found, components))) for name, components in _CHARGED.items()},
        short=formula,
        most=_plain(float(most)),
        open="enforced" if 0 < claimed_units < most else "short",
        unit=unit,
        price="list_price * " if unit else "",
        claimed={key: float(value) for key, value in claimed.items()},
        cover=_range(step, [claimed_units or (highest / step).to_integral_value(ROUND_CEILING) * step, accepted.cover], reach, True),
        accepted=accepted,
        beyond=listed([_text(title)[1:-1] for title in beyond]),
        met=" and ".join([*([f"cover >= {_plain(float(claimed_units))}"] if claimed_units else []), *(f"{name} == 1" for name in charges)]),
        asked_of_court=[*charges.values(), *([accepted.price] if accepted.price else [])],
        discounts=_shares([Decimal(share) for share in _DISCOUNTS], accepted.discount),
        deep=max(Decimal(_DEEP), accepted.discount),
        back_support=_shares([Decimal(share) for share in ("0", "0.5", "1")], accepted.shares["back_support"]),
        penalty=_shares([Decimal(share) for share in ("0", "0.25", "0.5", "1")], accepted.shares["penalty"]),
        enforced="0" if not claimed_units else "short" if claimed_units >= most else f"min(short, {_plain(float(claimed_units))})",
        new=_range(step_new, [highest_new]),
        some_new=_plain(float((highest_new / 2 / step_new).to_integral_value() * step_new)),
        some_step=_plain(float(step_new)),
        demand=_plain(float(claimed_units)),
        fixed=fixed,
        clauses=clauses_of_case(found, [*facts, "short"]),
        tax=tax,
        first_year=first_year,
        part=lambda share: _plain(significant(share * at_stake, 2)),
        of_short=lambda share, digits=2: _plain(significant(share * float(scale), digits)),
        days=days,
        some_days=_some(days),
        day_cost=_plain(significant(day_cost, 2)),
        text=_text,
        plain=lambda number: _plain(float(number)),
    )
    return FirstCase(text, facts, _between(found, unit, short), questions, fixed)


def _remedy(found: Claim) -> str:
    """Say what to do where nothing is claimed: what could not be counted, or what has no price."""
    gaps = uncounted(found.count.position, "theirs")
    if gaps:
        titles = listed(sorted(found.count.project.products[item.product].title for item in gaps))
        return f"{titles} could not be counted, and `backtable position` says why"
    if found.unpriced:
        return f"no price is known for {listed(found.unpriced)}; state it below `prices:` of the estate file"
    return "check the estate"


def _named(found: Claim, counted: Collection[str]) -> set[str]:
    """Give the products that are counted and whose licences are claimed; none where a line names none, so that it may be about any."""
    lines = [item.line for item in found.lines if item.line.component == "licences" and item.line.amount > 0]
    return set() if any(not line.product for line in lines) else {line.product for line in lines} & set(counted)


def _publishers(found: Claim) -> tuple[str, ...]:
    """Give whose products the claim's lines name."""
    by_product = {row.product: row.publisher for step in found.steps for row in step.rows}
    named = (by_product.get(item.line.product, "") for item in found.lines if item.line.component == "licences")
    return tuple(sorted({publisher for publisher in named if publisher}))


def _unit(found: Claim, rows: Sequence[PositionRow]) -> tuple[str, Decimal]:
    """Give the unit in which licences are counted and its list price; no unit and 1 for money at list."""
    kinds = {(row.product, row.metric) for row in rows if row.to_buy > 0}
    if len(kinds) == 1:
        product, metric = next(iter(kinds))
        price = found.prices.of(product, metric, "list")
        return (METRICS[metric].unit, price[0]) if price else ("", Decimal(0))
    priced = any(found.prices.of(product, metric, "list") for product, metric in kinds)
    return "", Decimal(1 if priced else 0)


def _at_list(rows: Sequence[PositionRow], found: Claim, unit: str, price: Decimal) -> Decimal:
    """Give what is short: in units, or in money at list over all products."""
    if unit:
        return sum((row.to_buy for row in rows), Decimal(0))
    total = Decimal(0)
    for row in rows:
        known = found.prices.of(row.product, row.metric, "list")
        total += row.to_buy * known[0] if known else Decimal(0)
    return total / price


def _facts(
    found: Claim, unit: str, price: Decimal, claimed: Mapping[str, Decimal], short: Mapping[tuple[bool, ...], Decimal]
) -> dict[str, Fact]:
    currency = found.file.project.currency
    received = f" of {day(found.file.received)}" if found.file.received else ""
    paper = f"supplier's claim{received}" if found.supplier else "what an auditor would charge, by our own count"
    counted = f"{COUNTED} {day(found.file.project.as_of)}"
    facts = []
    if unit:
        facts.append(Fact("list_price", float(price), f"{currency} per {with_unit(1.0, unit, currency).removeprefix('1 ')}".strip(), "price list, as in the estate file"))
    if len(set(short.values())) == 1:
        facts.append(Fact("shortfall", float(next(iter(short.values()))), unit or currency, counted))
    facts.append(Fact("licence_claim", float(claimed["licences"]), currency, paper + _unshown(found, currency)))
    facts.append(Fact("back_claim", float(claimed["back_support"]), currency, f"{paper}: back support"))
    rest = sum((claimed[component] for component in _BESIDES), Decimal(0))
    facts.append(Fact("penalty_claim", float(rest), currency, f"{paper}: penalty, uplift, interest, audit costs and fees"))
    rate, source = _support_rate(found)
    facts.append(Fact("support_rate", rate, "%", source or paper))
    return {fact.key: fact for fact in facts}


def _between(found: Claim, unit: str, short: Mapping[tuple[bool, ...], Decimal]) -> dict[str, tuple[Fact, Fact]]:
    """Give the least and the most of what is short, where readings decide it."""
    ends = (float(min(short.values())), float(max(short.values())))
    source = f"{COUNTED} {day(found.file.project.as_of)}: {between_words(ends)}"
    least, most = (Fact("shortfall", end, unit or found.file.project.currency, source) for end in ends)
    return {"shortfall": (least, most)} if least.value < most.value else {}


def _support_rate(found: Claim) -> tuple[float, str]:
    """Give the share of the price that a year's support costs, and where that stands: in their terms, in the supplier's lines, else as usual."""
    terms = terms_for(next(iter(_publishers(found)), ""), found.file.theirs)
    if terms.back_support and terms not in usual_terms("theirs"):
        return float(terms.back_support.rate), terms.back_support.source
    lines = [item for item in (found.supplier.lines if found.supplier else ()) if item.component == "back_support"]
    named = {share: item for item in lines for share in _SHARE.findall(f"{item.title} {item.clause}")}
    if len(named) == 1:
        share, line = next(iter(named.items()))
        return float(Decimal(share.replace(",", ".")) / 100), f"supplier's claim, line {line.number}: {line.clause or line.title}"
    if rate := _first_year_rate(found):
        return float(rate), "supplier's claim: the first year's support over the licences that it is charged on"
    if terms.back_support:
        return float(terms.back_support.rate), terms.back_support.source
    return float(usual()["support_rate"]), "a start: the usual share of the price a year"


def _first_year_rate(found: Claim) -> Decimal | None:
    """Give the share of the licences' price at which all lines for the first year's support charge it; None where they differ, or there are none."""
    lines = found.supplier.lines if found.supplier else ()
    rates = set()
    for item in lines:
        if item.component == "support" and item.amount > 0:
            own = [line for line in lines if line.component == "licences" and line.place == item.place]
            own = own or [line for line in lines if line.component == "licences" and item.product in ("", line.product)]
            base = sum((line.amount for line in own), Decimal(0))
            rates.add((item.amount / base).quantize(_RATE) if base > 0 else Decimal(1))
    return next(iter(rates)) if len(rates) == 1 and max(rates) <= _MOST_A_YEAR else None


def _charges(found: Claim, claimed: Mapping[str, Decimal]) -> dict[str, OpenQuestion]:
    """Give for back support, and for penalty, interest and costs together, the question whether a court would grant them."""
    result = {}
    for name, components in _CHARGED.items():
        if not any(claimed[component] for component in components):
            continue
        strengths = [
            cut.strength
            for item in found.lines
            if item.line.component in components
            for cut in item.reductions
            if cut.key in ("terms", "judgement")
        ]
        chance = usual()["chances"][strengths[0] if strengths else "weak"]
        words = "back support" if name == "back_support" else "the penalty, interest and costs"
        result[name] = OpenQuestion(
            f"owes_{name}", f"A court would grant {words}", chance, seen_by_supplier(chance), "a start by the strength of our argument; ask counsel"
        )
    return result


def _stands(found: Claim, components: Collection[str]) -> Decimal:
    """Give what is claimed of components, less what our count does not show under the supplier's own reading."""
    lines = [item for item in found.lines if item.line.component in components]
    cut = sum((each.amount for item in lines for each in item.reductions if each.key in _NEVER_OWED and (each.key != "twice" or each.strength == "strong")), Decimal(0))
    return max(sum((item.line.amount for item in lines), Decimal(0)) - cut, Decimal(0))


def _unshown(found: Claim, currency: str) -> str:
    """Say how much of the licences claimed is for what nothing that was read shows; empty where all is shown."""
    lines = [item.line for item in found.lines if not item.matched and not item.outside and item.line.component == "licences" and item.line.amount > 0]
    amount = sum((line.amount for line in lines), Decimal(0))
    titles = listed(list(dict.fromkeys(line.title[:60] for line in lines))[:4])
    return f"; {amount:,f} {currency}".rstrip() + f" of it for what nothing that was read shows: {titles}" if lines else ""


def _step(value: Decimal, whole: bool) -> Decimal:
    """Give the largest round step up to a size: 1, 2, 2.5 or 5 times a power of ten."""
    factors = ("5", "2.5", "2", "1") if not whole or value >= 10 else ("5", "2", "1")
    step = next(Decimal(factor).scaleb(value.adjusted()) for factor in factors if Decimal(factor).scaleb(value.adjusted()) <= value)
    return max(step, Decimal(1)) if whole else step


def _days(affordable: float) -> int:
    """Give the most days of services that are on the table: up to a quarter of the claim, at most those of the first example.

    Args:
        affordable: days that all of the claim would pay for.
    """
    sizes = (1, 3, 6, 12, 30, 60, _MOST_DAYS)
    return max((size for size in sizes if size <= affordable / 4), default=sizes[0])


def _some(days: int) -> int:
    """Give a step of so many days, which leads to all of them."""
    return max(days // 3, 1)


def _range(step: Decimal, ends: Sequence[Decimal], reach: Decimal | None = None, closed: bool = False) -> str:
    """Write the values of an issue from 0: a range where whole steps lead to its end, else every value.

    Args:
        reach: how far the steps go, where its end is far beyond it.
        closed: whether nothing beyond its end is possible, as nobody claims it: then every value is written.
    """
    highest = max(ends) if reach is None else min(max(ends), reach)
    if not closed and highest == max(ends) and all(end % step == 0 for end in ends):
        return f"from: 0, to: {_plain(float(highest))}, step: {_plain(float(step))}"
    values = {step * number for number in range(int(highest / step) + 1)} | set(ends)
    return f"options: [{', '.join(_plain(float(value)) for value in sorted(values))}]"


def _shares(usual: Sequence[Decimal], accepted: Decimal) -> str:
    """Write the options of an issue that is a share, with what we accept already among them."""
    return f"[{', '.join(_plain(float(share)) for share in sorted({*usual, accepted}))}]"


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _text(text: str) -> str:
    """Write a text so that YAML reads exactly it; signs that nobody sees become blanks."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'
