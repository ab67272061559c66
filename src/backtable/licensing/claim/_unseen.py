"""Lines of a claim that our count could not show: what is not found there may run all the same."""

import re

from backtable.licensing.claim._file import ClaimFile
from backtable.licensing.claim._line import ClaimLine
from backtable.licensing.metrics import METRICS
from backtable.licensing.project import Count

_FEW = 2  # words that two titles must share


def unseen(found: Count, line: ClaimLine) -> str:
    """Say why our files could not show what a line charges, and what to do; empty where they could.

    Options and packs of a database stand in no list of software: the publisher's scripts show them. A title that stands in such a list
    and is no known product was read and not counted.
    """
    product = found.project.products.get(line.product)
    if product is None:
        return _in_lists(found, line.title)
    if any(METRICS[metric].follows for _, metric in product.ways if metric in METRICS) or product.follows:
        if found.recognised.evidence or found.estate.findings:
            return ""
        return (
            f"options and packs stand in no list of software and no output of {product.publisher}'s scripts was read, so that nothing read could "
            "show it: run the scripts and name their files below `sources:` of the estate file"
        )
    if found.estate.lists_software:
        return ""
    return "no list of software was read, so that nothing read could show it: name one below `sources:` of the estate file"


def outside(file: ClaimFile, line: ClaimLine) -> str:
    """Say of a line of a publisher that the claim file leaves out that it is so; empty of all others."""
    product = file.project.products.get(line.product)
    if product is None or not file.publishers or product.publisher.casefold() in {name.casefold() for name in file.publishers}:
        return ""
    return f"`only:` of the claim file leaves {product.publisher} out: add it there to have this counted"


def _in_lists(found: Count, title: str) -> str:
    wanted = _words(title)
    for item in found.recognised.unknown:
        here = _words(item.title)
        shared = len(wanted & here)
        if shared == min(len(wanted), len(here)) and shared >= min(_FEW, len(wanted)):
            where = "1 machine" if item.machines == 1 else f"{item.machines:,} machines"
            return (
                f"\u201c{item.title}\u201d stands in the lists of software on {where} and is counted as no product: say what it is below `recognise:` and "
                "`products:` of the estate file"
            )
    return ""


def _words(title: str) -> set[str]:
    return {word for word in re.split(r"[^\w.+#]+", title.casefold()) if any(map(str.isalpha, word))}
