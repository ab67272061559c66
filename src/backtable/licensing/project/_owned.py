"""What is owned: entitlements of the estate file's own words and products, and what their contracts settle."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache

from backtable.inventory import LeftOut
from backtable.inventory.entitlements import UNCERTAIN, Contract, Entitlement, read_entitlements
from backtable.licensing.metrics import METRICS
from backtable.licensing.position import License
from backtable.licensing.project._assurance import Unsettled, assurance_of, graded
from backtable.licensing.project._packs import in_units, unknown_packs, with_told_metrics
from backtable.licensing.project._project import Project
from backtable.licensing.project._wording import in_own_ways
from backtable.licensing.readings import Settled, left_open, questions, settled_by
from backtable.licensing.recognition import TitleIndex
from backtable.licensing.rights import lapsed_units, licenses_of, maintained_units, unusable_rows


@dataclass(frozen=True, slots=True)
class Owned:
    """What is owned on the day.

    Args:
        notes: what a careful reader would want to know of the entitlements.
        settled: product → the disputed questions that the contracts of what is owned of it answer.
        left_out: rows of entitlements that could not be read, which count for nothing.
        unsettled: questions that the entitlements leave open, with what they show.
        unusable: product → rows of entitlements for it that count for nothing, as their metric or quantity is not known; an empty key for those of unknown products.
    """

    licenses: tuple[License, ...]
    notes: tuple[str, ...]
    settled: Mapping[str, tuple[Settled, ...]]
    left_out: tuple[LeftOut, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    unusable: Mapping[str, int] = field(default_factory=dict)


def owned(project: Project) -> Owned:
    """Read what is owned; a title counts as the product that it is recognised as, an amount without a currency as the estate's."""
    entitlements: list[Entitlement] = []
    contracts: list[Contract] = []
    notes: list[str] = []
    left_out: list[LeftOut] = []
    recognised = cache(TitleIndex(project.titles).product_of)

    def product_of(item: Entitlement) -> tuple[str, str | None]:
        return recognised(item.title, item.publisher)

    # The titles that a position shows, where one product has each: somebody copies them from there.
    titled: dict[str, list[str]] = {}
    for key, known in project.products.items():
        titled.setdefault(known.title.casefold(), []).append(key)

    def product(item: Entitlement) -> str:
        if item.product in project.products:
            return item.product
        alike = titled.get(" ".join(item.title.split()).casefold(), ())
        return product_of(item)[0] or (alike[0] if len(alike) == 1 else "")

    for path in project.entitlements:
        found = read_entitlements(path)
        read = [_in_our_words(item, project.metrics, product_of) for item in found.entitlements]
        worded, own = in_own_ways(read, product, project.products, project.metrics)
        measured, told = with_told_metrics(worded, product, project.products)
        unpacked, opened = in_units(measured, project.packs)
        entitlements += unpacked
        notes += [*own, *told, *opened]
        contracts += found.contracts
        still = {item.source_metric.lower() for item in measured if item.metric not in METRICS}
        notes += [f"{path.name}: {note}" for note in found.notes if not _explained(note, still)]
        left_out += found.left_out

    notes += unknown_packs(project.packs, (item.title for item in entitlements), "no entitlement")
    prices = {
        (key, metric): price
        for key, known in project.products.items()
        for metric in METRICS
        if (price := known.price_by(metric)) is not None
    }
    licenses, said = licenses_of(
        entitlements, contracts, product, prices, project.as_of, project.currency, {"": Decimal(1), **project.rates}
    )
    settled, open_clauses = _settled(project, licenses, entitlements, contracts)
    of_day = (entitlements, contracts, product, project.as_of)
    assured = (project.products, licenses, maintained_units(*of_day), lapsed_units(*of_day))
    shown, unsettled = assurance_of(*assured)
    licenses = graded(*assured)
    for key, item in shown.items():
        settled[key] = (*settled.get(key, ()), item)
    return Owned(licenses, (*notes, *said, *open_clauses), settled, tuple(left_out), unsettled, unusable_rows(*of_day))


def _explained(note: str, still: Collection[str]) -> bool:
    """Say whether a note is about metrics of which one is taken for something now; the others are named one by one."""
    names = note.partition(UNCERTAIN)[2].split(", ")
    return note.startswith(UNCERTAIN) and any(name.lower() not in still for name in names)


def _in_our_words(
    item: Entitlement, metrics: Mapping[str, str], product_of: Callable[[Entitlement], tuple[str, str | None]]
) -> Entitlement:
    """Give an entitlement with the metric that the estate file states, and the version that its title names."""
    metric = metrics.get((item.source_metric or item.metric).lower(), item.metric)
    return replace(item, metric=metric, version=item.version or product_of(item)[1] or "")


def _settled(
    project: Project, licenses: Sequence[License], entitlements: Sequence[Entitlement], contracts: Sequence[Contract]
) -> tuple[dict[str, tuple[Settled, ...]], list[str]]:
    """Give the questions that contracts answer for each product, and notes on clauses that hold for a part of what is owned only.

    A product is counted once: a clause answers for it where everything that is owned of it is under contracts that say the same. What counts
    in another's metric (an option in its database's) is licensed on the same servers, so that what answers for that one answers for it.
    """
    clauses = {item.key: settled_by(item.key, item.clauses) for item in contracts}
    unclear = {item.key: left_open(item.clauses) for item in contracts}
    if not any(clauses.values()) and not any(unclear.values()):
        return {}, []
    by_key = {item.key: item for item in entitlements}
    asked = {item.key: item for item in questions()}
    found: dict[str, tuple[Settled, ...]] = {}
    notes: list[str] = []
    for key, product in project.products.items():
        serving = [item for item in licenses if item.owned and (item.product, item.metric) in product.ways]
        under = [by_key[number].contract for item in serving for number in item.entitlements if number in by_key]
        for contract in dict.fromkeys(under):
            for clause, moved in unclear.get(contract, ()):
                asks = [asked[key].asks for key in moved if any(asked[key].moves(metric) for _, metric in product.ways)]
                notes += [f"{product.title}: {contract} ({clause}) names a condition or is no plain yes or no, so that “{text}” stays open" for text in asks]
        answers: dict[str, list[Settled]] = {}
        for contract in dict.fromkeys(under):
            for item in clauses.get(contract, ()):
                if any(asked[item.question].moves(metric) for _, metric in product.ways):
                    answers.setdefault(item.question, []).append(item)
        for question, said in answers.items():
            if len({item.answer for item in said}) == 1 and {item.contract for item in said} == set(under):
                found[key] = (*found.get(key, ()), said[0])
            else:
                named = ", ".join(f"{item.contract} ({item.clause})" for item in said)
                notes.append(f"{product.title}: {named} does not hold for all that is owned, so that “{asked[question].asks}” stays open")
    for key, product in project.products.items():
        if told := found.get(product.follows, ()):
            own = {item.question: item for item in found.get(key, ())}
            found[key] = tuple((own | {item.question: item for item in told}).values())
    return found, notes
