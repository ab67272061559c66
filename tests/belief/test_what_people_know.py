"""What somebody on their side does bears only on what that person knows and believes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from backtable.belief import (
    Approved,
    Beliefs,
    Evidence,
    Heard,
    Noise,
    OfferReceived,
    ReasonGiven,
    Refused,
    Rejected,
    ValueLearned,
    WillNot,
    believe,
)
from backtable.case import Case, Expression, Package
from backtable.files import read_case, read_package


def same(beliefs: Beliefs, name: str) -> bool:
    """Say whether a quantity stands as before, world by world."""
    return bool(np.array_equal(beliefs.prior().values[name], beliefs.worlds().values[name]))


def test_an_approval_by_their_chief_executive_says_nothing_of_what_a_court_would_award(root: Path) -> None:
    """Not within an error, but world by world: in the beliefs, and in the worlds that advice is computed from."""
    case = read_case(root / "examples" / "over-deployment" / "case.yaml")
    package = read_package(
        case,
        "cover=100, new=200, discount=40%, back_support=0, penalty=0, services=20, release=full, signed=this quarter",
    )
    beliefs = believe(case, [Approved("ceo", package), Approved("ceo", package)])
    assert beliefs.changes[0].names == {"client_worth", "leave@supplier", "award@supplier", "their_court"}
    for name in ("award", "court", "project_worth", "elsewhere", "leave", "commission", "paid_on_new_only"):
        assert same(beliefs, name), name
    for name in ("client_worth", "award@supplier"):
        assert not same(beliefs, name), name
    prior, after = believe(case).draw(1000, 7, 2), beliefs.draw(1000, 7, 2)
    assert np.array_equal(prior.values["award"], after.values["award"])
    assert not np.array_equal(prior.values["client_worth"], after.values["client_worth"])


@pytest.mark.parametrize(
    ("evidence", "bears_on"),
    [
        (lambda p: Refused("rep", p), {"commission"}),
        (lambda p: Refused("boss", p), {"cost", "rival", "award@seller", "mood"}),
        (lambda p: ReasonGiven("boss", p, "price"), {"cost"}),
        (lambda _: WillNot("rep", "boss", Expression("revenue > 450"), 0.5), {"cost", "rival", "award@seller", "mood"}),
        (lambda p: ReasonGiven("rep", p, "price"), {"commission"}),
        (lambda _: Heard("rep", Expression("rival > 40"), 0.9), set()),
        (lambda _: Heard("boss", Expression("rival > 40"), 0.9), {"rival"}),
        (lambda _: Heard("seller", Expression("award > 60"), 0.9), {"award@seller"}),
        (lambda _: Heard("rep", Expression("award > 60"), 0.9), {"award@seller"}),
        (lambda _: Heard("trade press", Expression("award > 60"), 0.9), {"award"}),
    ],
)
def test_evidence_bears_on_what_whoever_speaks_goes_by(
    evidence: Callable[[Package], Evidence], bears_on: set[str], sale: Case, demand: Package
) -> None:
    """And on what hangs together with it (cost and limit do); all else stays as it is, world by world."""
    beliefs = believe(sale, [evidence(demand)])
    assert beliefs.changes[0].names >= bears_on
    moved = set(beliefs.changes[0].names)
    if moved & {"cost", "limit"}:
        moved |= {"cost", "limit"}
    for name in beliefs.prior().values:
        assert same(beliefs, name) == (name not in moved or not bears_on), name


def test_a_reason_is_about_differences_but_reads_all_that_they_perceive(sale: Case, demand: Package) -> None:
    (change,) = believe(sale, [ReasonGiven("boss", demand, "price", "lower")]).changes
    assert "award" not in change.names
    assert "commission" not in change.names


def test_somebody_who_knows_nothing_of_it_teaches_nothing(sale: Case) -> None:
    beliefs = believe(sale, [Heard("rep", Expression("rival > 40"), 0.9)])
    assert not beliefs.changes[0].names
    assert beliefs.effective == beliefs.count


def test_what_people_average_over_is_their_information_and_not_ours(sale: Case, demand: Package, middle: Package) -> None:
    """We learn the award; the boss, who goes by the seller's own view of it, approves what the boss approved before."""
    learned = believe(sale, [ValueLearned("award", 5.0), Heard("trade press", Expression("award < 20"), 0.9)])
    setting, boss = learned.setting, sale.person("boss")
    codes = np.concatenate([setting.codes(demand), setting.codes(middle)])
    before, after = (
        setting.model.view(worlds).perceived(boss, codes) for worlds in (learned.prior(), learned.worlds())
    )
    assert np.array_equal(before, after)


def test_the_case_stays_as_it_is_written(sale: Case, demand: Package) -> None:
    digest = sale.digest
    beliefs = believe(sale, [Refused("boss", demand), ValueLearned("limit", 3.0)])
    assert beliefs.case is sale
    assert sale.digest == digest


def test_what_hangs_together_moves_together(sale: Case) -> None:
    """Cost and limit are correlated: learning one moves the other, as it does in worlds drawn given it."""
    beliefs = believe(sale, [ValueLearned("limit", 9.0)], worlds=4000)
    assert beliefs.worlds().values["cost"].mean() > beliefs.prior().values["cost"].mean() + 2
    assert same(beliefs, "rival")


def test_no_likelihood_but_of_a_fact_is_ever_zero(sale: Case, demand: Package, middle: Package) -> None:
    """However sure: the least chance comes from lapses, stray offers and what is said anyway."""
    hard = Noise(softness=1e-6)
    beliefs = believe(sale, noise=hard)
    nothing = replace(demand, values=(0.0, 30.0, "none"), name="")
    for item in (
        Refused("boss", demand), Approved("boss", nothing), Rejected("rep", middle), OfferReceived("rep", nothing, 0.0)
    ):  # fmt: skip
        after = beliefs.after(item)
        assert after.changes[0].chance > 1e-4
        assert np.isfinite(after.state.weights_of("cost")).all()
