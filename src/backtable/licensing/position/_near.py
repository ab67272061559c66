"""Which products bear on each other's rows."""

from collections.abc import Collection, Iterable, Mapping

from backtable.licensing.position._product import Product


def near(products: Mapping[str, Product], publishers: Collection[str]) -> frozenset[str]:
    """Give the products of publishers with all that may be licensed, covered, included or bought with what licenses them, and so on.

    No others bear on the rows of these publishers.
    """
    beside: dict[str, set[str]] = {}

    def join(one: str, others: Iterable[str]) -> None:
        for other in filter(None, others):
            beside.setdefault(one, set()).add(other)
            beside.setdefault(other, set()).add(one)

    for key, product in products.items():
        rights = (right for right, _ in (*product.ways, *product.only_with))
        join(key, (*rights, *product.covers, *product.includes, product.follows, product.instead, product.highest))
    found: set[str] = set()
    ahead = [key for key, product in products.items() if product.publisher in publishers]
    while ahead:
        key = ahead.pop()
        if key not in found:
            found.add(key)
            ahead += beside.get(key, ())
    return frozenset(found & set(products))
