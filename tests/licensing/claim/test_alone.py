"""What strong arguments take off alone, and what no argument may take off."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from backtable.licensing.claim import Prices, Terms
from backtable.licensing.claim._challenge import Challenge
from backtable.licensing.claim._terms import Refusal
from backtable.licensing.claim._work import never_rising
from backtable.licensing.readings import questions
from tests.licensing.claim.rows import row, steps
from tests.licensing.claim.test_challenge import challenged, cuts, line, lump, tax

D = Decimal


def test_a_number_that_our_own_count_takes_back_takes_nothing_off() -> None:
    """Their reading moves ten units to another edition; ours shows all 24."""
    lines = [line(1, "server", 24, 100), lump(2, "", 240, "penalty")]
    found = challenged(lines, (row("server", 14),), (row("server", 24),))
    assert [(item.evidenced, [cut.key for cut in item.reductions if cut.stage == "evidenced"]) for item in found] == [(D(2400), []), (D(240), [])]
    (more,) = challenged([line(1, "server", 30, 100)], (row("server", 14),), (row("server", 24),))
    assert cuts(more) == [("evidence", D(600))]
    assert "24 short, 30 are charged" in more.reductions[0].argument
    assert more.reductions[0].evidence == "our count, by any reading that was counted"


def test_the_same_shortfall_counts_once_where_ours_is_the_larger() -> None:
    first, second = challenged([line(1, "server", 20, 100), line(2, "server", 20, 100)], (row("server", 14),), (row("server", 24),))
    assert (cuts(first), cuts(second)) == ([], [("twice", D(1600))])


def test_strong_arguments_alone_leave_the_claim_with_only_them_applied() -> None:
    """Units beyond any reading and a refused penalty are strong; the question between, worth half of the rest, is not."""
    terms = Terms(refused={"penalty": Refusal("no clause", "strong", "clause 7")})
    assert questions()[0].strength != "strong"
    lines = [line(1, "server", 12, 100), lump(2, "server", 600, "penalty"), tax(3, 180)]
    found = challenged(lines, (row("server", 10),), (row("server", 5),), terms=terms)
    assert [item.accepted for item in found] == [D(500), D(0), D(50)]
    assert [item.alone.accepted for item in found] == [D(1000), D(0), D(100)]
    weak = challenged(lines, (row("server", 10),), (row("server", 5),), terms=Terms(refused={"penalty": Refusal("no clause", "fair", "clause 7")}))
    assert [item.alone.accepted for item in weak] == [D(1000), D(500), D(150)]


def test_a_strong_price_alone_is_set_against_all_that_is_charged() -> None:
    lines = [line(1, "server", 10, 200), replace(lump(2, "server", -100), component="licences")]
    licences, credit = challenged(lines, (row("server", 10),), (row("server", 5),), terms=Terms(strength="strong"))
    assert (licences.accepted, licences.alone.accepted) == (D(500), D(1000))
    assert (credit.accepted, credit.alone.accepted) == (D(0), D(0))  # nobody asks for a discount on a price that is cut


def test_what_is_charged_on_licences_that_nobody_found_hangs_together_with_them_and_is_never_strong() -> None:
    pack = replace(line(1, "", 96, 75), title="Diagnostics Pack", place="claim.xlsx:4")
    same_row = replace(lump(2, "", 1584, "back_support"), title="Diagnostics Pack", place="claim.xlsx:4")
    by_title = replace(lump(3, "", 500, "back_support"), title="Back support for Diagnostics Pack", place="claim.xlsx:9")
    known = line(4, "server", 10, 100)
    found = challenged([pack, same_row, by_title, known], (row("server", 10),))
    assert [item.evidenced for item in found] == [D(0), D(0), D(0), D(1000)]
    assert [[cut.strength for cut in item.reductions] for item in found[:3]] == [["fair"]] * 3
    assert sum(item.line.amount - item.alone.accepted for item in found) == 0


def test_what_is_owned_and_could_not_be_seen_is_no_strong_argument() -> None:
    """Owned options stand among what is counted; where no script of theirs was read, nothing could show that they are used."""
    price = Prices({"list": {("pack", "plain.install"): D(100)}})
    for needed, strength in ((0, "weak"), (3, "strong")):
        challenge = Challenge(steps((row("pack", 0, needed),)), [Terms()], price, "our count", unseen=lambda _: "no script was read")
        (item,) = challenge.of([line(1, "pack", 5, 100)], {})
        assert (item.reductions[0].strength, item.unseen) == (strength, "" if needed else "no script was read")


def test_what_is_charged_on_everything_falls_by_what_nobody_found_first() -> None:
    lines = [line(1, "", 10, 100), line(2, "server", 20, 50), lump(3, "", 200, "penalty")]
    penalty = challenged(lines, (row("server", 10),))[2]
    # half of the base is not found (fair), a quarter is more than our count shows (strong)
    assert [(cut.key, cut.strength, cut.amount) for cut in penalty.reductions[:2]] == [("evidence", "fair", D(100)), ("evidence", "strong", D(50))]


def test_an_answer_stands_alike_in_a_line_and_in_what_is_charged_on_it() -> None:
    price = Prices({"list": {("server", "plain.install"): D(100), ("client", "plain.install"): D(100)}})
    short = steps((row("server", 10), row("client", 10)), (row("server", 5), row("client", 10)))
    challenge = Challenge(short, [Terms()], price, "our count", unshown=lambda _, product: "nothing shows it" if product == "server" else "")
    found = challenge.of([line(1, "server", 10, 100), line(2, "client", 10, 100), lump(3, "", 400, "penalty")], {})
    asked = [cut for item in found for cut in item.reductions if cut.key == questions()[0].key]
    assert [(cut.strength, cut.evidence.endswith("; nothing shows it")) for cut in asked] == [("weak", True)] * 2


@given(st.lists(st.integers(0, 9), min_size=1, max_size=5))
def test_shares_never_rise_and_end_where_ours_does(tenths: list[int]) -> None:
    shares = [Fraction(item, 10) for item in tenths]
    found = never_rising(shares)
    assert found[-1] == shares[-1]
    assert all(before >= after for before, after in pairwise(found))
    assert all(kept == max(shares[place:]) for place, kept in enumerate(found))


@given(
    st.lists(st.tuples(st.integers(0, 30), st.sampled_from([80, 100, 150])), min_size=1, max_size=3),
    st.lists(st.integers(0, 40), min_size=1, max_size=4),
    st.sampled_from(["strong", "fair"]),
    st.sampled_from(["penalty", "support", "back_support"]),
)
def test_strong_arguments_alone_take_off_no_more_than_all_do(sold: list[tuple[int, int]], short: list[int], strength: str, beside: str) -> None:
    lines = [line(number, "server", units, price) for number, (units, price) in enumerate(sold, 1)]
    lines += [lump(8, "", 300, beside), tax(9, 100)]
    terms = Terms(strength=strength, refused={"penalty": Refusal("no clause", strength, "clause 7")})
    for item in challenged(lines, *((row("server", units, 40),) for units in short), terms=terms):
        assert item.accepted <= item.alone.accepted <= item.line.amount
        assert sum(cut.amount for cut in item.reductions) == item.line.amount - item.accepted
        assert all(cut.amount > 0 for cut in item.reductions)
