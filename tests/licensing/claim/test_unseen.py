"""What a claim charges and nothing read could have shown is open, and refused on no better than weak ground."""

from dataclasses import replace
from decimal import Decimal
from functools import partial
from types import SimpleNamespace
from typing import Any, cast

import pytest

from backtable.licensing.claim import ClaimLine, Prices, Step, Terms, usual_terms
from backtable.licensing.claim._challenge import Challenge
from backtable.licensing.claim._unseen import outside, unseen
from backtable.licensing.project import Count
from backtable.licensing.recognition import catalogue

from .claims import claim_of, combined
from .rows import row, steps

PACK = "oracle.diagnostics_pack"


def read(titles: int = 1, evidence: tuple[Any, ...] = (), unknown: tuple[str, ...] = ()) -> Count:
    """Give what was read of an estate: so many titles, findings of scripts, titles that no rule recognises."""
    held = SimpleNamespace(
        project=SimpleNamespace(products=dict(catalogue())),
        estate=SimpleNamespace(lists_software=bool(titles), findings=()),
        recognised=SimpleNamespace(evidence=evidence, unknown=tuple(SimpleNamespace(title=title, machines=3) for title in unknown)),
    )
    return cast(Count, held)


def line(title: str, product: str = "") -> ClaimLine:
    return ClaimLine(1, title, product, "", "licences", Decimal(80), Decimal(8250), Decimal(660000))


def test_options_and_packs_are_open_until_scripts_are_read() -> None:
    assert "run the scripts" in unseen(read(), line("Oracle Diagnostics Pack", PACK))
    assert unseen(read(evidence=("used",)), line("Oracle Diagnostics Pack", PACK)) == ""


def test_programs_are_open_until_a_list_of_software_is_read() -> None:
    assert "no list of software was read" in unseen(read(0), line("SQL Server Standard", "microsoft.sqlserver_standard"))
    assert unseen(read(), line("SQL Server Standard", "microsoft.sqlserver_standard")) == ""


@pytest.mark.parametrize(
    ("title", "listed", "known"),
    [
        ("Acme Frobnicator", "Acme Frobnicator Server 9", True),
        ("Oracle Frobnicator Enterprise", "Frobnicator Enterprise", True),
        ("Oracle Frobnicator", "Oracle Developer Tools", False),
        ("Oracle Frobnicator", "Oracle", False),
    ],
)
def test_an_unknown_title_that_stands_in_a_list_of_software_is_open(title: str, listed: str, known: bool) -> None:
    assert (f"“{listed}” stands in the lists of software on 3 machines" in unseen(read(unknown=(listed,)), line(title))) == known


def test_what_nothing_could_show_is_refused_on_weak_ground() -> None:
    steps = [Step(None, "", "", (row("server", 5),))]
    told = {"": "fair", "no script was read": "weak"}
    for why, strength in told.items():
        challenge = Challenge(steps, usual_terms("ours"), Prices({}), "our count", (), lambda _, why=why: why)
        (found,) = challenge.of([line("Oracle Diagnostics Pack", PACK)], {})
        assert (found.unseen, [item.strength for item in found.reductions]) == (why, [strength])
        assert (why or "names a product that is in none of our inventories") in found.reductions[0].argument


def test_what_only_leaves_out_is_said_to_be_left_out_and_not_to_be_absent() -> None:
    """VMware stands in the estate, and the claim file says that the claim is about Microsoft: nothing is said of what runs."""
    known = claim_of([], combined(0, {"server": [1]}), {}, 0).file
    file = replace(known, publishers=("Microsoft",), project=replace(known.project, products=catalogue()))
    line = ClaimLine(1, "VMware vSphere", "vmware.vsphere", "", "licences", Decimal(64), Decimal(150), Decimal(9600))
    charged = ClaimLine(2, "Penalty", "", "", "penalty", None, None, Decimal(960))
    challenge = Challenge(steps((row("server", 1),)), [Terms()], Prices({"list": {}}), "our count", outside=partial(outside, file))
    for item in challenge.of([line, charged], {}):
        (cut,) = item.reductions
        assert ("not looked at; `only:` of the claim file leaves VMware by Broadcom out" in cut.argument, cut.strength, item.evidenced) == (True, "weak", 0)
    assert outside(replace(file, publishers=()), line) == ""
