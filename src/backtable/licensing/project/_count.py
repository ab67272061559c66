"""From an estate file's content to a position."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from backtable.inventory import Estate, read_estate
from backtable.inventory.entitlements import Contract, Entitlement, read_entitlements
from backtable.licensing import PositionRow
from backtable.licensing.metrics import METRICS
from backtable.licensing.position import License, Position, position
from backtable.licensing.project._project import Project
from backtable.licensing.readings import Question, Reading, disputed, reading
from backtable.licensing.recognition import Recognised, product_of, recognise
from backtable.licensing.rights import licenses_of

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Dispute:
    """What one disputed question is worth: our reading with the supplier's answer to that question alone.

    Args:
        rows: the position under that reading.
    """

    question: Question
    ours: str
    theirs: str
    rows: tuple[PositionRow, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A position with everything that it was made from.

    Args:
        disputes: the questions on which the two readings differ and that move something here.
        notes: what a careful reader would want to know of the entitlements.
    """

    project: Project
    estate: Estate
    recognised: Recognised
    position: Position
    disputes: tuple[Dispute, ...]
    notes: tuple[str, ...] = ()

    def rows(self, name: str) -> tuple[PositionRow, ...]:
        """Give the rows of one reading."""
        return tuple(row for row in self.position.rows if row.reading == name)

    @property
    def needed_products(self) -> tuple[str, ...]:
        """Keys of the products that run somewhere and need a licence."""
        found = self.position.footprint.select("product").distinct().to_pyarrow().column("product").to_pylist()
        return tuple(sorted(key for key in found if self.project.products[key].ways))


def true_up(rows: tuple[PositionRow, ...]) -> Decimal:
    """Add up what the shortfalls cost at list, as far as prices are known."""
    return sum((row.true_up for row in rows if row.true_up is not None), Decimal(0))


def count(project: Project, connection: Any = None, progress: Progress | None = None) -> Count:
    """Read the inventories and entitlements of an estate and count it under each reading.

    Raises:
        InputError: with every file that cannot be read.
        NoAnswerError: something that is counted is not known.
    """
    estate = read_estate(project.files, connection, progress)
    found = recognise(
        estate.connection,
        estate.installations,
        estate.machines,
        project.titles,
        project.assignments,
        progress,
        estate.findings,
        project.as_of,
    )
    licenses, notes = _owned(project)
    single = _singly(project)
    result = position(
        estate.connection,
        found.deployed,
        estate.machines,
        project.products,
        licenses,
        (*project.readings, *(item for _, item in single)),
        project.as_of,
        progress,
        project.facts,
    )
    here: dict[str, list[PositionRow]] = {row.reading: [] for row in result.rows}
    for row in result.rows:
        here[row.reading].append(row)
    ours, theirs = (next(item for item in project.readings if item.name == name) for name in ("ours", "theirs"))
    disputes = tuple(
        Dispute(question, ours.answers[question.key], theirs.answers[question.key], tuple(here.get(item.name, ())))
        for question, item in single
        if _figures(here.get(item.name, [])) != _figures(here.get("ours", []))
    )
    return Count(project, estate, found, result, disputes, notes)


def _owned(project: Project) -> tuple[tuple[License, ...], tuple[str, ...]]:
    """Read what is owned; a title counts as the product that it is recognised as, an amount without a currency as the estate's."""
    entitlements: list[Entitlement] = []
    contracts: list[Contract] = []
    notes: list[str] = []
    for path in project.entitlements:
        found = read_entitlements(path)
        entitlements += found.entitlements
        contracts += found.contracts
        notes += [f"{path.name}: {note}" for note in found.notes]
        notes += [f"{item.place}: left out, as {item.reason}" for item in found.left_out]

    def product(item: Entitlement) -> str:
        return item.product if item.product in project.products else product_of(item.title, project.titles)[0]

    prices = {
        (key, metric): price
        for key, known in project.products.items()
        for metric in METRICS
        if (price := known.price_by(metric)) is not None
    }
    licenses, said = licenses_of(
        entitlements, contracts, product, prices, project.as_of, project.currency, {"": Decimal(1), **project.rates}
    )
    return licenses, (*notes, *said)


def _singly(project: Project) -> list[tuple[Question, Reading]]:
    """Give our reading with one answer of the supplier's, for each question on which the two differ."""
    ours, theirs = (next(item for item in project.readings if item.name == name) for name in ("ours", "theirs"))
    return [
        (question, reading(f"ours but for {question.key}", {**ours.answers, question.key: theirs.answers[question.key]}))
        for question in disputed([ours, theirs])
    ]


def _figures(rows: list[PositionRow]) -> set[tuple[object, ...]]:
    return {(row.product, row.metric, row.needed, row.shortfall) for row in rows}
