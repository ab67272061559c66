"""From an estate file's content to a position."""

from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir
from ibis.util import gen_name

from backtable.case import STRENGTHS
from backtable.inventory import Estate, LeftOut, read_estate
from backtable.licensing import PositionRow
from backtable.licensing._resting import resting
from backtable.licensing.position import License, Position, environment_of, further, near, position
from backtable.licensing.project._access import open_versions, with_access
from backtable.licensing.project._assurance import weighed
from backtable.licensing.project._factors import with_factors
from backtable.licensing.project._memory import Memory, answers_of
from backtable.licensing.project._owned import owned
from backtable.licensing.project._project import Project
from backtable.licensing.readings import EDITIONS, Question, Reading, Settled, disputed, reading
from backtable.licensing.recognition import Recognised, TitleIndex, Unknown, products_and_strangers
from backtable.licensing.reconciliation import ready

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
        disputes: the questions on which the two readings differ and that move something here; none where only some publishers' products are counted.
        notes: what a careful reader would want to know of the entitlements.
        settled: product → the disputed questions that the contracts of what is owned of it answer.
        memory: where rows under further readings are kept; None where the count is not kept.
        unread: rows of entitlements that could not be read, which count for nothing.
        unusable: product → rows of entitlements for it that count for nothing, as their metric or quantity is not known; an empty key for those of unknown products.
    """

    project: Project
    estate: Estate
    recognised: Recognised
    position: Position
    disputes: tuple[Dispute, ...]
    notes: tuple[str, ...] = ()
    settled: Mapping[str, tuple[Settled, ...]] = field(default_factory=dict)
    memory: Memory | None = None
    unread: tuple[LeftOut, ...] = ()
    unusable: Mapping[str, int] = field(default_factory=dict)

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


def unpriced(rows: Sequence[PositionRow]) -> tuple[str, ...]:
    """Give the titles of what is short and has no price, so that it is in no true-up."""
    return tuple(sorted({row.title for row in rows if row.shortfall and row.true_up is None}))


@resting()
def count(project: Project, connection: Any = None, progress: Progress | None = None) -> Count:
    """Read the inventories and entitlements of an estate and count it under each reading.

    Raises:
        InputError: with every file that cannot be read.
        NoAnswerError: something that is counted is not known.
    """
    with ThreadPoolExecutor(1, "owned") as worker:  # the database is at work meanwhile
        reading = worker.submit(owned, project)
        if project.entitlements:
            worker.submit(ready)
        estate = read_estate(project.files, connection, progress, project.domains)
        found, strangers = products_and_strangers(
            estate.connection,
            estate.installations,
            estate.machines,
            project.titles,
            project.assignments,
            progress,
            estate.findings,
            project.as_of,
        )
        rights = reading.result()
    deployed = with_access(found.deployed, project.products, rights.licenses)
    if project.only:
        deployed = deployed.filter(deployed["product"].isin(sorted(near(project.products, project.only))))
    found = replace(found, deployed=deployed)
    present = found.deployed.select("product").distinct().to_pyarrow().column("product").to_pylist()
    unknown: list[Unknown] = []

    def count_strangers() -> None:
        unknown.extend(strangers.counted())

    readings = readings_of(project, present)
    result, said = _positions(project, estate, found, rights.licenses, rights.settled, readings, progress, (count_strangers,))
    found = replace(found, unknown=tuple(unknown))
    disputes = disputes_of(project, present, result.rows)
    used = {row.title for row in result.rows if row.needed}
    said = (*said, *(note for note in project.priced if note.partition(":")[0] in used))
    moving = {item.question.key for item in disputes}
    open_ = (
        item.says + weighed(item, result.counting)
        for item in rights.unsettled
        if (item.ended or item.question in moving) and item.product in result.counting.licensed
    )
    notes = (*said, *rights.notes, *open_, *open_versions(result.rows, project.products))
    return Count(project, estate, found, result, disputes, notes, rights.settled, unread=rights.left_out, unusable=rights.unusable)


def count_under(
    found: Count, readings: Sequence[Reading], publishers: Sequence[str] = (), progress: Progress | None = None
) -> Position:
    """Count what was read under further readings, by the same rights, clauses and facts; arguments as of `rows_under`."""
    return further(found.estate.connection, found.position, readings, publishers, progress)


def rows_under(
    found: Count, readings: Sequence[Reading], publishers: Sequence[str] = (), progress: Progress | None = None
) -> Mapping[str, tuple[PositionRow, ...]]:
    """Give the rows of further readings by their names: those that are there or kept, and the others counted, which are kept then.

    Args:
        publishers: whose products' rows are wanted; all without it.
    """
    whose = f"{' '.join(sorted(publishers))}: " if publishers else ""
    wanted = {whose + answers_of(reading) for reading in readings}
    kept = {
        key: tuple(row for row in found.rows(reading.name) if not publishers or row.publisher in publishers)
        for reading in found.position.readings
        if (key := whose + answers_of(reading)) in wanted
    }
    if found.memory and not wanted <= kept.keys():
        kept |= found.memory.rows()
    missing = [reading for reading in readings if whose + answers_of(reading) not in kept]
    if missing:
        rows: dict[str, list[PositionRow]] = {reading.name: [] for reading in missing}
        for row in count_under(found, missing, publishers, progress).rows:
            rows[row.reading].append(row)
        kept |= {whose + answers_of(reading): tuple(rows[reading.name]) for reading in missing}
        if found.memory:
            found.memory.keep(kept)
    return {
        reading.name: tuple(replace(row, reading=reading.name) for row in kept[whose + answers_of(reading)]) for reading in readings
    }


def _positions(
    project: Project,
    estate: Estate,
    found: Recognised,
    licenses: Sequence[License],
    settled: Mapping[str, Sequence[Settled]],
    readings: Sequence[Reading],
    progress: Progress | None,
    meanwhile: Sequence[Callable[[], object]] = (),
) -> tuple[Position, Sequence[str]]:
    """Give the position under readings, and what is to be said of the factors that the file states; `meanwhile` as of `position`."""
    machines, said = with_factors(estate.connection, estate.machines, project.factors)
    result = position(
        estate.connection,
        found.deployed,
        machines,
        project.products,
        licenses,
        readings,
        project.as_of,
        progress,
        project.facts,
        {key: {item.question: item.answer for item in items} for key, items in settled.items()},
        _stages(estate, project),
        meanwhile,
        bool(project.only),
    )
    return result, said


def readings_of(project: Project, present: Collection[str]) -> tuple[Reading, ...]:
    """Give what is counted: the project's readings, and ours with one answer of the supplier's at a time.

    Of some publishers' products, for a claim, what is asked is the way from the supplier's reading to ours, and that is counted instead.

    Args:
        present: products that run somewhere; what moves none of them is not counted by itself.
    """
    if project.only:
        return (*project.readings, *(item for _, item in readings_between(project)[:-1]))
    return (*project.readings, *(item for _, item in _singly(project, present)))


def readings_between(project: Project) -> list[tuple[Question, Reading]]:
    """Give the way from the supplier's reading to ours, one disputed question after the other, those on which we stand best first."""
    ours, theirs = (next(item for item in project.readings if item.name == name) for name in ("ours", "theirs"))
    result, answers = [], dict(theirs.answers)
    for number, question in enumerate(sorted(disputed([ours, theirs]), key=lambda item: STRENGTHS.index(item.strength)), 1):
        answers = answers | {question.key: ours.answers[question.key]}
        result.append((question, Reading(f"step {number}", answers)))
    return result


def disputes_of(project: Project, present: Collection[str], rows: Sequence[PositionRow]) -> tuple[Dispute, ...]:
    """Give the questions on which the two readings differ and that move something, from the rows of all readings; `present` as for `readings_of`."""
    if project.only:
        return ()
    here: dict[str, list[PositionRow]] = {}
    for row in rows:
        here.setdefault(row.reading, []).append(row)
    ours, theirs = (next(item for item in project.readings if item.name == name) for name in ("ours", "theirs"))
    return tuple(
        Dispute(question, ours.answers[question.key], theirs.answers[question.key], tuple(here.get(item.name, ())))
        for question, item in _singly(project, present)
        if _figures(here.get(item.name, [])) != _figures(here.get("ours", []))
    )


def _stages(estate: Estate, project: Project) -> ir.Table | None:
    """Give product, machine and environment, where a source knows it of the title and not only of the machine."""
    known: dict[tuple[str, str], list[str]] = {}
    index = TitleIndex(project.titles)
    products = {title: index.product_of(title)[0] for title in {item.title for item in estate.stages}}
    for item in estate.stages:
        if product := products[item.title]:
            known.setdefault((product, item.machine), []).extend(item.environments)
    if not known:
        return None
    rows = [
        {"product": product, "machine": machine, "environment": environment_of(environments)}
        for (product, machine), environments in known.items()
    ]
    schema = {"product": "string", "machine": "string", "environment": "string"}
    stages: ir.Table = estate.connection.create_table(gen_name("stages"), ibis.memtable(rows, schema=schema), temp=True)
    return stages


def _singly(project: Project, present: Collection[str]) -> list[tuple[Question, Reading]]:
    """Give our reading with one answer of the supplier's, for each question on which the two differ."""
    ours, theirs = (next(item for item in project.readings if item.name == name) for name in ("ours", "theirs"))
    disputable = any(item.of not in ("sockets", "chips") for item in project.factors)
    metrics = {metric for key in present if key in project.products for _, metric in project.products[key].ways}
    asked = [item for item in disputed([ours, theirs]) if any(item.moves(metric) for metric in metrics)]
    asked = [item for item in asked if disputable or item.key != "processor.factors"]
    unstated = any(project.products[key].highest for key in present if key in project.products)
    asked = [item for item in asked if unstated or item.key != EDITIONS]
    return [
        (question, reading(f"ours but for {question.key}", {**ours.answers, question.key: theirs.answers[question.key]}))
        for question in asked
    ]


def _figures(rows: list[PositionRow]) -> set[tuple[object, ...]]:
    return {(row.product, row.metric, row.needed, row.shortfall) for row in rows}
