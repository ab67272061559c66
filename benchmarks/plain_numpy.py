"""The expected gain of every package of examples/over-deployment, as plain numpy: the formulas written out by hand.

This is what somebody would write for this one case without Backtable: every package in every world, a block of
packages at a time. It knows nothing of tables, terms or the formula language, and takes the worlds as they come.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LIST_PRICE, SHORTFALL, SUPPORT_RATE = 6000.0, 400.0, 0.22
BACK_CLAIM, PENALTY_CLAIM = 1_584_000.0, 900_000.0
CLAIM = SHORTFALL * LIST_PRICE + BACK_CLAIM + PENALTY_CLAIM
OPTIONS = {
    "cover": np.arange(0, 401, 50.0),
    "new": np.arange(0, 401, 50.0),
    "discount": np.array([0, 0.2, 0.4, 0.5, 0.6]),
    "back_support": np.array([0, 0.5, 1]),
    "penalty": np.array([0, 0.25, 0.5, 1]),
    "services": np.arange(0, 61, 20.0),
    "full_release": np.array([0.0, 1.0]),
    "this_quarter": np.array([1.0, 0.0]),
}
BLOCK = 512


def triangular_points(low: float, likely: float, high: float, count: int = 1024) -> Floats:
    """Give the middle quantiles of a triangular distribution, for averages over what somebody does not know."""
    share = (np.arange(count) + 0.5) / count
    turn = (likely - low) / (high - low)
    return np.where(
        share < turn,
        low + np.sqrt(share * (high - low) * (likely - low)),
        high - np.sqrt((1 - share) * (high - low) * (high - likely)),
    )


AWARD, COURT, ELSEWHERE, WORTH = (0.1 + 0.35 + 0.8) / 3, 2_400_000 / 3, 0.75 / 3, 28_500 / 3
FREED, NEED = triangular_points(2, 4, 5), triangular_points(200, 300, 350)


def expected_gains(worlds: Mapping[str, Floats]) -> tuple[Floats, Floats]:
    """Give E[our gain × acceptable] and the chance of every package that the rule leaves, last issue fastest.

    Args:
        worlds: assumption or belief (award@supplier) → (worlds,) equally likely values.
    """
    columns = [column.ravel() for column in np.meshgrid(*OPTIONS.values(), indexing="ij")]
    terms = dict(zip(OPTIONS, columns, strict=True))
    kept = (terms["discount"] <= 0.4) | (terms["new"] >= 100)
    terms = {name: column[kept] for name, column in terms.items()}
    count = int(kept.sum())
    gain, chance = np.empty(count), np.empty(count)
    rows = {name: values[None, :] for name, values in worlds.items()}
    for start in range(0, count, BLOCK):
        block = {name: column[start : start + BLOCK, None] for name, column in terms.items()}
        accepted = customer_yes(block) & supplier_yes(block, rows)
        chance[start : start + BLOCK] = accepted.mean(axis=1)
        gain[start : start + BLOCK] = (customer_gain(block, rows) * accepted).mean(axis=1)
    return gain, chance


def money(x: Mapping[str, Floats]) -> tuple[Floats, Floats, Floats]:
    """Give licences, support and compliance payment."""
    licences = (x["cover"] + x["new"]) * LIST_PRICE * (1 - x["discount"])
    return licences, 3 * SUPPORT_RATE * licences, x["back_support"] * BACK_CLAIM + x["penalty"] * PENALTY_CLAIM


def customer_gain(x: Mapping[str, Floats], w: Mapping[str, Floats]) -> Floats:
    """Give the customer's gain: (packages, worlds)."""
    licences, support, compliance = money(x)
    freed = np.minimum(w["freed_per_day"] * x["services"], SHORTFALL)
    uncovered = np.maximum(SHORTFALL - freed - x["cover"], 0)
    supplied = np.minimum(x["new"], w["project_need"])
    projects = w["project_worth"] * (supplied + w["elsewhere"] * (w["project_need"] - supplied))
    without = w["project_worth"] * w["elsewhere"] * w["project_need"]
    risk = np.where(x["full_release"] == 1, 0.9, 1.4)
    return (
        -licences
        - support
        - (compliance - w["award"] * CLAIM)
        + w["court"]
        + (projects - without)
        - uncovered * LIST_PRICE * risk
        + 0.9 * SHORTFALL * LIST_PRICE
    )


def customer_yes(x: Mapping[str, Floats]) -> NDArray[np.bool_]:
    """Give where the customer's people approve; they know nothing that varies: (packages, 1)."""
    licences, support, compliance = money(x)
    freed = np.minimum(FREED * x["services"], SHORTFALL)
    uncovered = np.maximum(SHORTFALL - freed - x["cover"], 0).mean(axis=1, keepdims=True)
    freed = freed.mean(axis=1, keepdims=True)
    supplied = np.minimum(x["new"], NEED).mean(axis=1, keepdims=True)
    need = (200 + 300 + 350) / 3
    risk = np.where(x["full_release"] == 1, 0.9, 1.4)
    side = (
        -licences
        - support
        - (compliance - AWARD * CLAIM)
        + COURT
        + WORTH * (supplied + ELSEWHERE * (need - supplied))
        - WORTH * ELSEWHERE * need
        - uncovered * LIST_PRICE * risk
        + 0.9 * SHORTFALL * LIST_PRICE
    )
    slack = 1e-3
    adviser = side >= -slack
    cto = 0.3 * side - 1_200_000 * x["penalty"] - 250_000 + 1500 * freed >= -slack
    cfo = side - 0.2 * (compliance - AWARD * CLAIM) >= -slack
    counsel = np.where(x["full_release"] == 1, 0, -300_000) + 150_000 >= -slack
    small = (licences + compliance <= 250_000) & (x["full_release"] == 1)
    return adviser & cto & (small | (cfo & counsel))


def supplier_yes(x: Mapping[str, Floats], w: Mapping[str, Floats]) -> NDArray[np.bool_]:
    """Give where the supplier's people approve: (packages, worlds)."""
    licences, support, compliance = money(x)
    award, leave = w["award@supplier"], w["leave@supplier"]
    side = (
        0.9 * licences
        + 0.7 * support
        + compliance
        - (award * CLAIM - w["their_court"])
        - 1200 * x["services"]
        - 0.3 * leave * x["penalty"] * w["client_worth"]
        + leave * w["client_worth"]
    )
    paid = 1 - w["paid_on_new_only"]
    haste = np.where(x["this_quarter"] == 1, 1.5, 1.0)
    slack = 1e-3
    executive = w["commission"] * ((licences + paid * compliance) * haste - paid * award * CLAIM) >= 30_000 - slack
    desk = -1_000_000 * np.maximum(x["discount"] - 0.4, 0) + 0.1 * licences * x["this_quarter"] >= -slack
    ceo = side >= -slack
    whole = x["penalty"] == 1
    alone = (x["discount"] <= 0.2) & whole & (x["services"] == 0)
    return executive & (alone | (desk & ((x["discount"] <= 0.4) & whole | ceo)))
