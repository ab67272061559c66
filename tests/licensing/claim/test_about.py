"""A claim whose file names no publisher is about those whose products the supplier's lines name."""

from dataclasses import replace
from decimal import Decimal

from backtable.licensing.claim import ClaimLine, SupplierClaim
from backtable.licensing.claim._claim import _publishers
from backtable.licensing.recognition import catalogue
from tests.licensing.claim.claims import claim_of, combined


def paper(*products: str) -> SupplierClaim:
    return SupplierClaim(tuple(ClaimLine(number, key, key, "", "licences", None, None, Decimal(1)) for number, key in enumerate(products, 1)))


def test_a_claim_is_about_the_publishers_of_its_lines_unless_its_file_says_otherwise() -> None:
    known = claim_of([], combined(0, {"server": [1]}), {}, 0).file
    file = replace(known, project=replace(known.project, products=catalogue()))
    here = {"Oracle", "Microsoft"}
    about, told = _publishers(file, paper("oracle.partitioning", "oracle.java", "nobody.knows"), here)
    assert about == ("Oracle",)
    assert told.startswith("the claim is taken to be about Oracle, whose products its lines name")
    assert _publishers(file, paper("oracle.java"), {"Oracle"}) == ((), "")  # nothing else is counted
    assert _publishers(file, paper("nobody.knows"), here) == ((), "")
    assert _publishers(file, None, here) == ((), "")
    assert _publishers(replace(file, publishers=("Microsoft",)), paper("oracle.java"), here) == (("Microsoft",), "")
