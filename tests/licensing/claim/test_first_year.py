"""The first year's support of what is bought is owed with the licences, once, and is none for the past."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from backtable.licensing.claim import Prices, Terms, charges_of, read_claim_file, read_supplier_claim, terms_for
from backtable.licensing.claim._challenged import Judgement
from backtable.licensing.claim._terms import Refusal
from tests.licensing.claim.rows import row
from tests.licensing.claim.test_challenge import challenged, cuts, line, lump

D = Decimal
LINES = [line(1, "server", 10, 200), lump(2, "server", 440, "support"), lump(3, "server", 1200, "back_support")]
THEIRS, OURS = (row("server", 10),), (row("server", 5),)


def kinds(folder: Path, headings: str, row: str) -> list[tuple[str, Decimal]]:
    path = folder / "claim.csv"
    path.write_text(f"{headings}\n{row}\n", encoding="utf-8")
    return [(item.component, item.amount) for item in read_supplier_claim(path, lambda *_: "", lambda *_: "").lines]


def test_a_column_for_it_is_none_of_the_past(tmp_path: Path) -> None:
    found = [("licences", D(1000)), ("support", D(220)), ("back_support", D(440))]
    assert kinds(tmp_path, "Product,Units,Price,License Fees,1st Yr Support 22%,Back Support", "Server,10,100,1000,220,440") == found
    # beside a column for the past, one for support is for what is bought now; alone it is taken for the past
    assert kinds(tmp_path, "Product,Units,Price,License Fees,Annual Support,Back Support", "Server,10,100,1000,220,440") == found
    assert kinds(tmp_path, "Product,Units,Price,License Fees,Support", "Server,10,100,1000,220") == [found[0], ("back_support", D(220))]


def test_it_falls_with_the_licences_and_is_owed_on_what_is_left() -> None:
    _, support, past = challenged(LINES, THEIRS, OURS)
    assert (support.evidenced, support.priced, support.accepted) == (D(220), D(110), D(110))
    assert past.accepted == 0


def test_it_falls_with_a_judgement_on_its_licences() -> None:
    support = challenged(LINES, THEIRS, OURS, judged={1: Judgement(D(250), "half runs elsewhere", "letter", "weak")})[1]
    assert (support.accepted, cuts(support)[-1], support.reductions[-1].strength) == (D(55), ("judgement", D(55)), "weak")
    support = challenged(LINES, THEIRS, OURS, judged={1: Judgement(D(900), "to be done with it")})[1]
    assert support.accepted == D(110)


def test_our_terms_may_refuse_it() -> None:
    terms = Terms(refused={"support": Refusal("we buy no support", "strong", "order 7")})
    support = challenged(LINES, THEIRS, OURS, terms=terms)[1]
    assert (support.accepted, support.reductions[-1].argument) == (D(0), "we buy no support")


def test_the_same_support_of_the_same_licences_is_owed_once() -> None:
    again = [*LINES[:2], replace(LINES[1], number=3)]
    first, second = challenged(again, THEIRS, OURS)[1:]
    assert (first.accepted, second.accepted, cuts(second)) == (D(110), D(0), [("twice", D(440))])


def test_what_a_row_charges_follows_the_licences_of_that_row() -> None:
    """The second row charges for the same shortfall again; its support is not owed either."""
    rows = [replace(line(1, "server", 10, 100), place="c:2"), replace(lump(2, "server", 220, "support"), place="c:2")]
    rows += [replace(line(3, "server", 10, 100), place="c:3"), replace(lump(4, "server", 220, "support"), place="c:3")]
    assert [item.accepted for item in challenged(rows, THEIRS)] == [D(1000), D(220), D(0), D(0)]


@pytest.mark.parametrize(
    ("ours", "rate"),
    [
        ("[{publisher: Oracle, discount: 30%}]", "0.22"),
        ("[{publisher: Oracle, back_support: {rate: 22%, years: 1}}]", "0.22"),
        ("[{discount: 30%}]", "0.22"),
        ("[{publisher: Microsoft, discount: 30%}]", "0.22"),
        ("[{publisher: Oracle, support: {rate: 20%}}, {discount: 30%}]", "0.2"),
        ("[{publisher: Oracle, support: {rate: 0%}}]", "0"),
        ("[{publisher: Oracle, refused: {support: {because: it is ours}}}]", None),
    ],
)
def test_terms_of_ones_own_leave_oracles_first_year_as_it_is_unless_they_state_or_refuse_it(tmp_path: Path, ours: str, rate: str | None) -> None:
    """Two processors at 47,500 less 30 % are 66,500, and their first year at 22 % 14,630."""
    (tmp_path / "estate.yaml").write_text("estate: E\ncurrency: USD\nas_of: 2026-03-12\nsources: []\nassign: []\n")
    (tmp_path / "claim.yaml").write_text(f"claim: C\nestate: estate.yaml\nterms: {{ours: {ours}, theirs: {ours}}}\n")
    file = read_claim_file(tmp_path / "claim.yaml")
    for side in (file.ours, file.theirs):
        found = terms_for("Oracle", side).support
        assert (found and found.rate) == (rate and D(rate))
        assert terms_for("IBM", side).support is None
    if ours == "[{discount: 30%}]":
        short = row("oracle.database_enterprise", 2, metric="oracle.processor", publisher="Oracle")
        charges, _ = charges_of([short], file.ours, Prices({"list": {(short.product, short.metric): D(47500)}}))
        assert [(item.component, item.amount) for item in charges] == [("licences", D(66500)), ("support", D(14630))]
