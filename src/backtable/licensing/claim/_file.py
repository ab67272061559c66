"""The claim file: which estate, on what terms, and what the supplier sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from backtable.errors import InputError, by_place
from backtable.files import Reader, Tree, read_shape
from backtable.licensing.claim._challenged import Judgement
from backtable.licensing.claim._figures import MOST
from backtable.licensing.claim._headings import HEADINGS
from backtable.licensing.claim._shape import ClaimShape, SupplierShape, TermsShape
from backtable.licensing.claim._terms import Terms, terms_for, terms_of, usual_terms
from backtable.licensing.metrics import METRICS
from backtable.licensing.project import Project, read_project
from backtable.licensing.readings import questions
from backtable.licensing.recognition import titled
from backtable.quantities import CURRENCIES


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """What is to be claimed and challenged.

    Args:
        project: the estate.
        supplier: the supplier's paper; None to value what an auditor is expected to claim.
        columns, products: what its headings and titles mean, beyond what is understood.
        components: title, kind, heading or place of the paper → what it charges for.
        packs: title as `titled` gives it → units that one of it holds.
        currency: of the paper's amounts that name none, or a sign of several.
        ours, theirs: each side's terms, those of the file before the usual ones.
        contract_prices: (product, metric) → price; `price_sources` says which clause holds it.
        judgements: number of a line → what we accept of it.
        weights: disputed question → chance that the supplier's answer would prevail.
        publishers: those that the claim is about; empty for all.
    """

    name: str
    file: Path
    project: Project
    ours: tuple[Terms, ...]
    theirs: tuple[Terms, ...]
    supplier: Path | None = None
    received: date | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    products: Mapping[str, str] = field(default_factory=dict)
    packs: Mapping[str, int] = field(default_factory=dict)
    currency: str = ""
    contract_prices: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)
    price_sources: Mapping[tuple[str, str], str] = field(default_factory=dict)
    judgements: Mapping[int, Judgement] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    publishers: tuple[str, ...] = ()
    components: Mapping[str, str] = field(default_factory=dict)

    @property
    def log(self) -> Path:
        """Where what was handed to the auditor is kept: beside the claim file."""
        return self.file.with_name(f"{self.file.stem}.handed-over.csv")


def claim_schema() -> dict[str, Any]:
    """Give the JSON Schema of a claim file, for editors."""
    return ClaimShape.model_json_schema()


def read_claim_file(path: str | Path) -> ClaimFile:
    """Read a claim file and the estate file that it names.

    Raises:
        InputError: with every problem of the file, each with its place, or those of the estate file.
    """
    shape, tree = read_shape(path, ClaimShape, "a claim", "`claim:` and `estate:`", workbooks="the supplier's paper may be a workbook: name it in the claim file, under `supplier:`")
    builder = _Builder(shape, tree, Path(path))
    found = builder.claim()
    if builder.problems:
        raise InputError(by_place(builder.problems))
    return found


def _with_support(own: Sequence[Terms], usual: Sequence[Terms]) -> list[Terms]:
    """Give terms with the first year's support that a publisher usually sells licences with, where they neither state nor refuse it."""
    found = list(own)
    for start in (item for item in usual if item.publisher and item.support):
        named = any(item.publisher.casefold() == start.publisher.casefold() for item in own)
        anybody = [] if named else [replace(item, publisher=start.publisher) for item in own if not item.publisher][:1]
        found = [
            replace(item, support=start.support)
            if item.publisher.casefold() == start.publisher.casefold() and item.support is None and "support" not in item.refused
            else item
            for item in [*found, *anybody]
        ]
    return found


# The most that a quantity of terms can be meant to be.
_MOST: Mapping[str, float] = {"rate": 100, "multiple": 100, "years": 100, "discount": 1, "over": 1, "amount": float(MOST)}


class _Builder(Reader):
    def __init__(self, shape: ClaimShape, tree: Tree, path: Path) -> None:
        super().__init__(tree)
        self._shape = shape
        self._path = path

    def claim(self) -> ClaimFile:
        shape = self._shape
        estate = self._path.parent / shape.estate
        if not estate.is_file():
            self.problem(("estate",), f"there is no file {shape.estate}", "", "paths start at the folder of this file")
            raise InputError(self.problems)
        project = replace(read_project(estate), only=tuple(shape.only))
        supplier = SupplierShape(file=shape.supplier) if isinstance(shape.supplier, str) else shape.supplier
        prices = self._contract_prices(project)
        publishers = {product.publisher for product in project.products.values()}
        self.names(shape.only, ("only",), publishers, "a publisher of a known product")
        return ClaimFile(
            shape.claim,
            self._path,
            project,
            self._all_terms("ours", publishers),
            self._all_terms("theirs", publishers),
            self._supplier_file(supplier),
            self._received(supplier),
            supplier.columns if supplier else {},
            self._products(supplier, project),
            {**project.packs, **{titled(key): size for key, size in (supplier.packs if supplier else {}).items()}},
            self._currency(supplier),
            {key: price for key, (price, _) in prices.items()},
            {key: source for key, (_, source) in prices.items()},
            self._judgements(),
            self._weights(),
            tuple(shape.only),
            dict(supplier.components) if supplier else {},
        )

    def _amount(self, value: float | str, path: tuple[str | int, ...], most: float | None = None) -> Decimal:
        number = self.number(value, path)
        if number < 0 or (most is not None and number > most):
            self.problem(path, f"`{value}` is out of range", "0 or more" if most is None else f"from 0 to {most:,.0f}")
        return Decimal(repr(number))

    def _all_terms(self, side: str, publishers: set[str]) -> tuple[Terms, ...]:
        """Give a side's terms: those of the file, and the usual ones where none of them is for everybody."""
        own = self._terms(side, publishers)
        return tuple(own) if any(not item.publisher for item in own) else (*own, *usual_terms(side))

    def _terms(self, side: str, publishers: set[str]) -> list[Terms]:
        entries: list[TermsShape] = getattr(self._shape.terms, side)
        result = []
        for position, item in enumerate(entries):
            path = ("terms", side, position)
            if item.publisher:
                self.names(item.publisher, (*path, "publisher"), publishers, "a publisher of a known product")
            plain = self._plain(item, path)
            for name in ("uplift", "penalty"):
                if name in plain:
                    plain[name] = self._surcharge(plain[name], (*path, name))
            terms = terms_of(plain)
            usual = terms_for(item.publisher, usual_terms(side)).refused
            result.append(replace(terms, refused={**usual, **terms.refused}))
        return _with_support(result, usual_terms(side))

    def _surcharge(self, plain: dict[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
        """Give a surcharge with its rate, also where it is stated as a multiple of the price in all."""
        found = dict(plain)
        multiple, rate = found.pop("multiple", None), found.get("rate")
        if (multiple is None) == (rate is None):
            self.problem(path, "a surcharge is stated by one of two", "`rate:`, a share on top of the price, or `multiple:`, the price in all")
        elif multiple is not None and multiple < 1:
            self.problem((*path, "multiple"), f"`{multiple}` times the price is less than the price", "1 or more, as in 3 for three times the price")
        return found | {"rate": rate if rate is not None else (multiple or Decimal(1)) - 1}

    def _plain(self, item: BaseModel, path: tuple[str | int, ...]) -> dict[str, Any]:
        """Give a shape as plain data, its quantities as exact numbers."""
        found: dict[str, Any] = {}
        for name in item.model_fields_set:
            value = getattr(item, name)
            if isinstance(value, BaseModel):
                found[name] = self._plain(value, (*path, name))
            elif isinstance(value, dict):
                found[name] = {key: self._plain(part, (*path, name, key)) for key, part in value.items()}
            elif name == "compound":
                found[name] = value in (True, "true", "yes")
            elif name in _MOST and value is not None:
                found[name] = self._amount(value, (*path, name), _MOST[name])
            else:
                found[name] = value
        return found

    def _contract_prices(self, project: Project) -> dict[tuple[str, str], tuple[Decimal, str]]:
        prices = {}
        for position, item in enumerate(self._shape.contract_prices):
            path = ("contract_prices", position)
            self.names(item.product, (*path, "product"), project.products, "a known product")
            if item.metric:
                self.names(item.metric, (*path, "metric"), METRICS, "a metric")
            price = self._amount(item.price, (*path, "price"), float(MOST))
            for metric in [item.metric] if item.metric else METRICS:
                prices[item.product, metric] = (price, item.source)
        return prices

    def _supplier_file(self, supplier: SupplierShape | None) -> Path | None:
        if supplier is None:
            return None
        path = self._path.parent / supplier.file
        at = ("supplier",) if isinstance(self._shape.supplier, str) else ("supplier", "file")
        if not path.is_file():
            self.problem(at, f"there is no file {supplier.file}", "", "paths start at the folder of this file")
        for meaning in supplier.columns:
            self.names(meaning, ("supplier", "columns", meaning), HEADINGS, "something that a claim's column holds")
        return path

    def _currency(self, supplier: SupplierShape | None) -> str:
        code = supplier.currency.strip().upper() if supplier else ""
        if code and code not in CURRENCIES:
            self.problem(("supplier", "currency"), f"`{code}` is no currency", "its code of three letters, as in USD")
        return code

    def _received(self, supplier: SupplierShape | None) -> date | None:
        if supplier is None or not supplier.received:
            return None
        try:
            return date.fromisoformat(supplier.received)
        except ValueError:
            self.problem(("supplier", "received"), f"`{supplier.received}` is not a day", "a date such as 2026-04-02")
            return None

    def _products(self, supplier: SupplierShape | None, project: Project) -> dict[str, str]:
        found = dict(supplier.products) if supplier else {}
        for title, product in found.items():
            self.names(product, ("supplier", "products", title), project.products, "a known product")
        return found

    def _judgements(self) -> dict[int, Judgement]:
        found = {}
        for number, item in self._shape.lines.items():
            path = ("lines", number)
            if not number.isdecimal():
                self.problem(path, f"`{number}` is no number of a line", "1, 2, …, as `backtable claim` shows them", key=True)
                continue
            accept = self._amount(item.accept, (*path, "accept"), float(MOST))
            found[int(number)] = Judgement(accept, item.because, item.evidence, item.strength, self.tree.place((*path, "accept")))
        return found

    def _weights(self) -> dict[str, float]:
        known = {item.key for item in questions()}
        weights = {}
        for key, value in self._shape.weights.items():
            self.names(key, ("weights", key), known, "a disputed question")
            weights[key] = float(self._amount(value, ("weights", key), 1))
        return weights
