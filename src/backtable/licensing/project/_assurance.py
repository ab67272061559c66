"""Whether Software Assurance is in force, as far as the entitlements tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from backtable.licensing._versions import version_key
from backtable.licensing.metrics import METRICS
from backtable.licensing.position import ASSURANCE, ENDED, IN_FORCE, MAINTAINED, Counting, License, Product
from backtable.licensing.readings import Settled, questions
from backtable.licensing.recognition import settlements
from backtable.licensing.rights import Lapsed
from backtable.quantities import day as in_words


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A question that the entitlements leave open for a product, and what they show.

    Args:
        product: its key.
        says: for readers.
        ended: whether maintenance has ended for some of it.
    """

    product: str
    question: str
    says: str
    ended: bool = False


@dataclass(frozen=True, slots=True)
class _Share:
    owned: Decimal
    maintained: Decimal
    lapsed: Decimal
    ended: date | None
    unit: str


def assurance_of(
    products: Mapping[str, Product],
    licenses: Sequence[License],
    maintained: Mapping[tuple[str, str], Decimal],
    lapsed: Mapping[tuple[str, str], Lapsed],
) -> tuple[dict[str, Settled], tuple[Unsettled, ...]]:
    """Give product → the question that what is owned of it answers, and what stays open.

    Where maintenance or a subscription is in force for all that serves a product, Software Assurance is. Of what is owned without it
    nothing is known, as nobody writes down what was not bought, or that it has lapsed. That stays a question of the reading, as does a
    product of which nothing is owned: what is missing may be bought with it.

    Args:
        maintained: (product, metric) → units under active maintenance or in subscription.
        lapsed: (product, metric) → units whose maintenance has ended.
    """
    asked = {item.key: item for item in questions()}
    settled: dict[str, Settled] = {}
    open_: list[Unsettled] = []
    for key, product in products.items():
        for question in ASSURANCE:
            ways = [(right, METRICS[metric].unit) for right, metric in product.ways if asked[question].moves(metric)]
            if ways and (answer := settlements().get(key, {}).get(question)):
                settled[key] = Settled(question, answer, "it is sold as a subscription only", "")
                continue
            share = _share(ways, licenses, maintained, lapsed)
            if share is None:
                continue
            every = f"{_plain(share.owned)} {share.unit}"
            if share.maintained >= share.owned:
                settled[key] = Settled(question, "in_force", f"maintenance or a subscription is in force for all {every}", "")
            else:
                without = f"of the {every} that may cover it, {_plain(share.owned - share.maintained)} have no Software Assurance in force among the entitlements"
                ended = f", of which maintenance of {_plain(min(share.lapsed, share.owned))} has ended{f' on {in_words(share.ended)}' if share.ended else ''}" if share.lapsed else ""
                says = f"{product.title}: {without}{ended}, so that “{asked[question].asks}” is a question of the reading"
                open_.append(Unsettled(key, question, says, bool(share.lapsed)))
    return settled, tuple(open_)


def graded(
    products: Mapping[str, Product],
    licenses: Sequence[License],
    maintained: Mapping[tuple[str, str], Decimal],
    lapsed: Mapping[tuple[str, str], Lapsed],
) -> tuple[License, ...]:
    """Give what is owned with the grade of each unit, where it is known for a part of what serves some product that it is assured or not any more.

    Maintenance is of the newest versions first, also that which has ended, as nobody maintains what they replaced. Arguments as of `assurance_of`.
    """
    asked = {item.key: item for item in questions()}
    wanted: set[tuple[str, str]] = set()
    for product in products.values():
        for question in ASSURANCE:
            ways = [(right, METRICS[metric].unit) for right, metric in product.ways if asked[question].moves(metric)]
            share = _share(ways, licenses, maintained, lapsed)
            if share and share.maintained < share.owned and (share.maintained or share.lapsed):
                wanted.update(ways)
    left: dict[tuple[str, str], dict[str, Decimal]] = {}
    for grade, some in ((MAINTAINED, maintained), (ENDED, {key: item.units for key, item in lapsed.items()})):
        for (key, metric), units in some.items():
            if metric in METRICS and (of := (key, METRICS[metric].unit)) in wanted:
                left.setdefault(of, {MAINTAINED: Decimal(0), ENDED: Decimal(0)})[grade] += units
    found: dict[int, list[License]] = {}
    newest_first = sorted(range(len(licenses)), key=lambda place: (not licenses[place].version, version_key(licenses[place].version)), reverse=True)
    for place in newest_first:
        item = licenses[place]
        graded_units = left.get((item.product, METRICS[item.metric].unit), {}) if item.metric in METRICS else {}
        rest = item.owned
        for grade in graded_units:
            if part := min(rest, graded_units[grade]):
                found.setdefault(place, []).append(replace(item, owned=part, grade=grade))
                graded_units[grade] -= part
                rest -= part
        if rest or place not in found:
            found.setdefault(place, []).append(replace(item, owned=rest))
    return tuple(item for place in range(len(licenses)) for item in found[place])


def weighed(item: Unsettled, counting: Counting) -> str:
    """Say how our reading and the supplier's count a product whose question is open, where either could; empty where there is no choice."""
    counted = counting.as_one.get(item.product, item.product)
    graded = counting.graded.get(counted)
    if graded is None:
        return ""
    said = {True: "with it, and only what has it serves", False: "without it, and all of them serve"}
    with_it = {name: counting.chosen[name][counted][item.question] == IN_FORCE for name in ("ours", "theirs") if counted in counting.chosen.get(name, {})}
    if len(with_it) < 2:
        return ""
    if with_it["ours"] == with_it["theirs"]:
        return f"; under either it counts {said[with_it['ours']]}"
    return f"; under ours it counts {said[with_it['ours']]}, under the supplier's {said[with_it['theirs']]}"


def _plain(units: Decimal) -> str:
    return f"{units:,f}".rstrip("0").rstrip(".") if units % 1 or "." in f"{units:f}" else f"{units:,f}"


def _share(
    ways: Sequence[tuple[str, str]],
    licenses: Sequence[License],
    maintained: Mapping[tuple[str, str], Decimal],
    lapsed: Mapping[tuple[str, str], Lapsed],
) -> _Share | None:
    """Add up what is owned of some rights in their units; None where nothing is."""
    wanted = set(ways)

    def bears(product: str, metric: str) -> bool:
        return metric in METRICS and (product, METRICS[metric].unit) in wanted

    owned = [item for item in licenses if item.owned > 0 and bears(item.product, item.metric)]
    if not owned:
        return None
    units = sorted({METRICS[item.metric].unit for item in owned})
    under = sum((some for key, some in maintained.items() if bears(*key)), Decimal(0))
    ended = [item for key, item in lapsed.items() if bears(*key)]
    return _Share(
        sum((item.owned for item in owned), Decimal(0)),
        under,
        sum((item.units for item in ended), Decimal(0)),
        max((item.ended for item in ended if item.ended), default=None),
        units[0] if len(units) == 1 else "licences",
    )
