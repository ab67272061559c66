"""The supplier's paper of a claim file, read with the products and metrics that the estate knows."""

from collections.abc import Sequence
from dataclasses import replace

from backtable.licensing.claim._file import ClaimFile
from backtable.licensing.claim._supplier import SupplierClaim, read_supplier_claim
from backtable.licensing.metrics import METRICS
from backtable.licensing.project import worded_metric
from backtable.licensing.recognition import TitleIndex
from backtable.wording import listed

_MOST = 8


def paper_of(file: ClaimFile) -> SupplierClaim:
    """Read the supplier's paper.

    A title that names no publisher is one of the publisher that its row names, else of those that the claim file says it is about, else of the
    one whose products all other lines name; where that was taken, a note says so.

    Raises:
        InputError: it cannot be read.
    """
    products = _Products(file)
    found = products.read(file.publishers)
    lines = [item for item in found.lines if item.component == "licences"]
    named = dict.fromkeys(file.project.products[item.product].publisher for item in lines if item.product in file.project.products)
    if len(named) == 1 and not file.publishers and any(not item.product for item in lines):
        found = products.read(tuple(named))
    return found


class _Products:
    """Reads a paper, and remembers which titles were taken for products of the publisher that the claim is about."""

    def __init__(self, file: ClaimFile) -> None:
        self._file = file
        self._index = TitleIndex(file.project.titles)
        self._metrics = {item.name.casefold(): key for key, item in METRICS.items()} | {key: key for key in METRICS}
        self._keys = {item.title.casefold(): key for key, item in reversed([*file.project.products.items()])}
        self._about: Sequence[str] = ()
        self._taken: dict[str, str] = {}

    def read(self, about: Sequence[str]) -> SupplierClaim:
        """Read it as one about some publishers."""
        file, self._about, self._taken = self._file, about, {}
        assert file.supplier is not None
        found = read_supplier_claim(file.supplier, self._product, self._metric, file.columns, file.currency, file.components)
        return replace(found, notes=(*found.notes, *self._note({item.product for item in found.lines})))

    def _product(self, title: str, publisher: str) -> str:
        if title in self._file.products:
            return self._file.products[title]
        if title in self._file.project.products:
            return title
        told = self._index.product_of(title, publisher)[0] or self._keys.get(title.casefold(), "")
        if told or publisher:
            return told
        behind = {key: name for name in self._about if title.strip() and (key := self._behind(title, name))}
        if len(behind) != 1:
            return ""
        ((key, _),) = behind.items()
        self._taken[title] = key
        return key

    def _behind(self, title: str, publisher: str) -> str:
        """Give the product that a title is behind its publisher's name, where that is one of that publisher."""
        key = self._index.behind(title, publisher)[0] or self._keys.get(f"{publisher} {title}".casefold(), "")
        product = self._file.project.products.get(key)
        return key if product is not None and product.publisher.casefold() == publisher.casefold() else ""

    def _metric(self, words: str, key: str) -> str:
        stated = self._file.project.metrics.get(words.lower(), "")
        return self._metrics.get(words.casefold(), "") or stated or worded_metric(words, self._file.project.products.get(key), self._file.project.products)

    def _note(self, charged: set[str]) -> list[str]:
        taken = {title: key for title, key in self._taken.items() if key in charged}
        if not taken:
            return []
        told = [f"\u201c{title[:60]}\u201d as {self._file.project.products[key].title}" for title, key in [*taken.items()][:_MOST]]
        more = [f"{len(taken) - _MOST} more"] if len(taken) > _MOST else []
        whose = listed(list(dict.fromkeys(self._file.project.products[key].publisher for key in taken.values())))
        return [f"titles that name no publisher are read as products of {whose}, which the claim is about: {listed([*told, *more])}; `products:` of the supplier's paper says otherwise"]
