"""From an estate file to what is to be counted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pydantic

from backtable.errors import InputError, NoAnswerError, by_place
from backtable.files import Reader, Tree, read_bytes, read_shape
from backtable.inventory import Mapped, TableMapping, short_name
from backtable.licensing.metrics import METRICS, STATED, checked
from backtable.licensing.position import Product, following
from backtable.licensing.project._access import with_told
from backtable.licensing.project._factors import StatedFactors
from backtable.licensing.project._shape import ProjectShape
from backtable.licensing.project._tiers import with_tiers
from backtable.licensing.readings import Reading, questions, reading
from backtable.licensing.recognition import Assignment, TitleRule, catalogue, title_rules, titled
from backtable.quantities import shown


@dataclass(frozen=True, slots=True)
class Written:
    """What an estate file holds, so that it need not be read again while it is as it was.

    Args:
        digest: of its bytes, as from `digest_of`.
        data: mappings, lists, texts and numbers.
    """

    digest: str
    data: Any


@dataclass(frozen=True, slots=True)
class Project:
    """An estate to be counted.

    Args:
        files: inventories, in the order in which their figures count.
        entitlements: files of what is owned.
        products: known ones and those of the file, by key, with list prices in `currency`.
        rates: currency → worth of one in `currency`.
        readings: ours, theirs, and further ones of the file.
        metrics: metric as entitlements word it, in small letters → metric.
        packs: title as `titled` gives it → units that one licence holds, whatever the title says.
        factors: of processors, where they are stated.
        domains: of machines that are one with those of their short name.
        priced: what is to be said of prices that the file does not state.
        written: what the file holds.
        only: publishers whose products are counted, with what bears on their rows; all without any.
    """

    name: str
    file: Path
    currency: str
    as_of: date
    files: tuple[Path | Mapped, ...]
    entitlements: tuple[Path, ...]
    products: Mapping[str, Product]
    rates: Mapping[str, Decimal]
    titles: tuple[TitleRule, ...]
    assignments: tuple[Assignment, ...]
    facts: Mapping[str, str]
    readings: tuple[Reading, ...]
    metrics: Mapping[str, str] = field(default_factory=dict)
    factors: tuple[StatedFactors, ...] = ()
    domains: tuple[str, ...] = ()
    priced: tuple[str, ...] = ()
    packs: Mapping[str, int] = field(default_factory=dict)
    written: Written | None = field(default=None, compare=False, repr=False)
    only: tuple[str, ...] = ()


def project_schema() -> dict[str, Any]:
    """Give the JSON Schema of an estate file, for editors."""
    return ProjectShape.model_json_schema()


def read_project(path: str | Path) -> Project:
    """Read an estate file.

    Raises:
        InputError: with every problem of the file, each with its place.
    """
    raw = read_bytes(path)
    shape, tree = read_shape(
        path, ProjectShape, "an estate", "`estate:`, `as_of:` and `sources:`", raw,
        workbooks="inventories and entitlements may be workbooks: name them in the estate file, under `sources:` and `entitlements:`",
    )  # fmt: skip
    builder = _Builder(shape, tree, Path(path))
    project = builder.project()
    if builder.problems:
        raise InputError(by_place(builder.problems))
    return replace(project, written=Written(digest_of(raw), tree.data))


def digest_of(raw: bytes) -> str:
    """Give what tells the bytes of one file from those of others."""
    return blake2b(raw).hexdigest()


def known_project(path: str | Path, written: Written) -> Project | None:
    """Give what an estate file says whose content is known, as `read_project` does.

    To read YAML with the place of everything in it takes most of the time in which a kept position is opened.

    Returns:
        None where something is wrong with it now, as with a file that it names and that is gone: only the file itself tells where.
    """
    try:
        shape = ProjectShape.model_validate(written.data)
    except pydantic.ValidationError:
        return None
    builder = _Builder(shape, Tree(str(path), written.data), Path(path))
    project = builder.project()
    return None if builder.problems else replace(project, written=written)


class _Builder(Reader):
    def __init__(self, shape: ProjectShape, tree: Tree, path: Path) -> None:
        super().__init__(tree)
        self._shape = shape
        self._path = path
        self._today = self._day()

    def project(self) -> Project:
        shape = self._shape
        products = self._products()
        for position, item in enumerate(shape.assign):
            self.names(item.product, ("assign", position, "product"), products, "a known product")
        for position, rule in enumerate(shape.recognise):
            self.names(rule.product, ("recognise", position, "product"), products, "a known product")
        domains = tuple(domain.strip(" .").lower() for domain in _listed(shape.domains))
        priced = dict(products)
        for key, value in shape.prices.items():
            self.names(key, ("prices", key), products, "a known product")
            product = products.get(key, Product(key, key, "", ()))
            if not isinstance(value, dict):
                priced[key] = replace(product, price=self._amount(value, ("prices", key)))
                continue
            for metric in value:
                self.names(metric, ("prices", key, metric), METRICS, "a metric")
            priced[key] = replace(
                product, prices={metric: self._amount(amount, ("prices", key, metric)) for metric, amount in value.items()}
            )
        rates = {key: self._amount(value, ("exchange", key)) for key, value in shape.exchange.items()}
        facts = self._facts(shape.facts, ("facts",))
        priced, facts = with_told(priced, facts)
        priced, said = with_tiers(priced, facts, self._today, shape.currency, rates)
        return Project(
            shape.estate,
            self._path,
            shape.currency,
            self._today,
            tuple(self._source(position) for position in range(len(shape.sources))),
            tuple(self._file(name, ("entitlements",)) for name in _listed(shape.entitlements)),
            following(priced),
            rates,
            (*self._titles(), *title_rules()),
            tuple(
                Assignment(
                    item.product,
                    tuple(short_name(name.lower(), domains) for name in _listed(item.machines)),
                    item.version,
                    None if item.users is None else int(self.number(item.users, ("assign", position, "users"))),
                )
                for position, item in enumerate(shape.assign)
            ),
            facts,
            self._readings(),
            self._metrics(),
            tuple(self._factors(position) for position in range(len(shape.factors))),
            domains,
            said,
            {titled(key): size for key, size in shape.packs.items()},
        )

    def _day(self) -> date:
        try:
            return date.fromisoformat(self._shape.as_of)
        except ValueError:
            self.problem(("as_of",), f"`{self._shape.as_of}` is not a day", "a date such as 2026-03-12")
            return date.min

    def _amount(self, value: float | str, path: tuple[str | int, ...]) -> Decimal:
        number = Decimal(repr(self.number(value, path)))
        if number < 0:
            self.problem(path, f"{shown(float(number))} is below 0", "an amount from 0")
        return number

    def _file(self, name: str, path: tuple[str | int, ...]) -> Path:
        found = self._path.parent / name
        if not found.exists():
            self.problem(path, f"there is no file {name}", "", "paths start at the folder of this file")
        return found

    def _source(self, position: int) -> Path | Mapped:
        item = self._shape.sources[position]
        path: tuple[str | int, ...] = ("sources", position)
        if isinstance(item, str):
            return self._file(item, path)
        tables = []
        for number, table in enumerate(item.tables):
            if table.holds not in ("machines", "installations"):
                self.problem(
                    (*path, "tables", number, "holds"), f"`{table.holds}` is held by no estate", "machines or installations"
                )
            tables.append(TableMapping(table.holds, table.columns, table.constants, table.sheet))
        return Mapped(self._file(item.file, (*path, "file")), tuple(tables))

    def _products(self) -> dict[str, Product]:
        products = dict(catalogue(self._today))
        for key, item in self._shape.products.items():
            path = ("products", key)
            known = products.get(key, Product(key, key, "", ()))
            ways = known.ways
            if item.ways is not None:
                ways = tuple((way[0], way[1]) for way in item.ways if len(way) == 2)
                for number, way in enumerate(item.ways):
                    if len(way) != 2 or way[1] not in METRICS:
                        self.problem(
                            (*path, "ways", number),
                            f"`{', '.join(way)}` is no way to license something",
                            "[right to be owned, metric]",
                            f"metrics are {', '.join(sorted(METRICS))}",
                        )
            products[key] = Product(
                key,
                item.title or known.title,
                item.publisher or known.publisher,
                ways,
                item.edition or known.edition,
                tuple(_listed(item.covers)) or known.covers,
                facts={**known.facts, **self._facts(item.facts, (*path, "facts"))},
                stated=item.ways is not None,
                includes=tuple(_listed(item.includes)) or known.includes,
                instead=known.instead,
                highest="" if item.ways is not None else known.highest,
                only_with=known.only_with,
            )
        for key, item in self._shape.products.items():
            for number, way in enumerate(item.ways or []):
                if len(way) == 2:
                    self.names(way[0], ("products", key, "ways", number), products, "a known product")
        return products

    def _facts(self, facts: Mapping[str, float | str], path: tuple[str | int, ...]) -> dict[str, str]:
        told = {key: shown(value) if isinstance(value, str) else shown(float(value)).replace(",", "") for key, value in facts.items()}
        for key, value in told.items():
            try:
                checked({key: value})
            except NoAnswerError as error:
                self.problem((*path, key), str(error))
        return told

    def _metrics(self) -> dict[str, str]:
        for key, value in self._shape.metrics.items():
            self.names(value, ("metrics", key), METRICS, "a metric")
        return {key.lower(): value for key, value in self._shape.metrics.items()}

    def _factors(self, position: int) -> StatedFactors:
        item = self._shape.factors[position]
        path: tuple[str | int, ...] = ("factors", position)
        self.names(item.of, (*path, "of"), STATED, "something whose factors may be stated")
        if item.file and not (item.machine and item.column):
            self.problem((*path, "file"), "nothing says where machines and factors stand in it", "the headings `machine` and `column`")
        elif not item.file and (item.factor is None or not item.machines):
            self.problem(path, "no factor is stated", "`factor` and `machines`, or `file` with `machine` and `column`")
        return StatedFactors(
            item.of,
            item.source,
            None if item.factor is None else self._amount(item.factor, (*path, "factor")),
            tuple(_listed(item.machines)),
            self._file(item.file, (*path, "file")) if item.file else None,
            item.machine,
            item.column,
        )

    def _titles(self) -> list[TitleRule]:
        rules = []
        for position, item in enumerate(self._shape.recognise):
            try:
                rules.append(TitleRule(re.compile(item.match), item.product, item.source))
            except re.error as error:
                self.problem(("recognise", position, "match"), f"`{item.match}` is no regular expression ({error})")
        return rules

    def _readings(self) -> tuple[Reading, ...]:
        result = []
        known = {item.key: item for item in questions()}
        for name in dict.fromkeys(("ours", "theirs", *self._shape.readings)):
            answers = self._shape.readings.get(name, {})
            for key, answer in answers.items():
                path = ("readings", name, key)
                if key not in known:
                    self.names(key, path, known, "a disputed question")
                elif answer not in {item.key for item in known[key].answers}:
                    choices = ", ".join(item.key for item in known[key].answers)
                    self.problem(path, f"`{answer}` is no answer to “{known[key].asks}”", f"one of {choices}")
            if not self.problems:
                result.append(reading(name, answers))
        return tuple(result)


def _listed(value: list[str] | str) -> list[str]:
    return [value] if isinstance(value, str) else value


