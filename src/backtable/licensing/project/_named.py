"""Products by the names that people type."""

import difflib

from backtable.errors import NoAnswerError
from backtable.licensing.project._count import Count
from backtable.licensing.recognition import TitleIndex

_CLOSE = 5


def known_product(found: Count, name: str) -> str:
    """Give the key of a product that runs in the estate, or that its programs speak of, by its key or by the title that a position shows.

    Also by what follows the publisher's name in these, and by any title that is recognised as it.

    Raises:
        NoAnswerError: there is none, or the title is that of several; the message names those that are counted, or the several.
    """
    present = {row.product for row in found.position.rows} | set(found.needed_products)
    spoken_of = {item.product for item in found.recognised.evidence}
    if name in {*found.needed_products, *spoken_of, *present}:
        return name
    wanted = " ".join(name.split()).casefold()
    titled = {key: found.project.products[key].title for key in sorted(present | spoken_of) if key in found.project.products}
    alike = [key for key, title in titled.items() if wanted in (title.casefold(), key.casefold())]
    if len(alike) == 1:
        return alike[0]
    if alike:
        raise NoAnswerError(f"{name} is the title of several products; name one by its key: {', '.join(alike)}")
    shorter = {key for key, title in titled.items() if wanted == key.partition(".")[2] or f"{found.project.products[key].publisher} {wanted}".casefold() == title.casefold()}
    told = shorter or {TitleIndex(found.project.titles).product_of(name)[0]} & set(titled)
    if len(told) == 1:
        return next(iter(told))
    words = {title.casefold(): key for key, title in titled.items()} | {key: key for key in titled}
    close = dict.fromkeys(words[item] for item in difflib.get_close_matches(wanted, list(words), _CLOSE))
    near = f"; close are {', '.join(close)}" if close else ""
    raise NoAnswerError(f"nothing called {name} runs in this estate{near}; counted are {', '.join(sorted(present))}")
