"""What a person does not know is averaged out: exactly where it can be, closely where it is integrated."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from scipy import integrate, stats

from backtable.case import Case
from backtable.value import Model, draw_worlds, enumerate_packages

SHAPE = """
case: averages
ours: us
facts: {{k: 0}}
assumptions:
  u: {{low: 0, likely: 1, high: 5}}
  v: {{normal: [2, 1]}}
  w: {{chance: 0.3}}
issues:
  a: {{options: [0, 1, 2, 4]}}
sides:
  us:
    people: {{we: {{table: front, interests: [{{name: Worth, value: "{formula}"}}]}}}}
  them:
    people: {{they: {{table: front, interests: [{{name: Worth, value: a}}]}}}}
"""
U = stats.triang(0.2, 0, 5)
V = stats.norm(2, 1)


def perceived(case: Case) -> list[float]:
    view = Model(case).view(draw_worlds(case, 50, 1))
    found = view.perceived(case.person("we"), enumerate_packages(case).codes)
    assert found.shape[1] == 1, "who knows nothing judges alike in every world"
    return [float(value) for value in found[:, 0]]


@pytest.mark.parametrize(
    ("formula", "wanted"),
    [
        ("u * v * a", [0, 4, 8, 16]),
        ("(u - v) / (a + 1) + w", [0.3, 0.3, 0.3, 0.3]),
        ("u / a if a > 0 else -1", [-1, 2, 1, 0.5]),
        ("u / k if k > 0 else a * v", [0, 2, 4, 8]),
        ("w * a * (2 * u - v)", [0, 0.6, 1.2, 2.4]),
        ("(w * 3 + 1) ** 2 * a", [0, 5.5, 11, 22]),
    ],
)
def test_sums_products_and_branches_are_exact(
    formula: str, wanted: list[float], case_of: Callable[[str], Case]
) -> None:
    """Also a quotient in a branch that is not taken: nothing divides by zero there."""
    assert perceived(case_of(SHAPE.format(formula=formula))) == pytest.approx(wanted, abs=1e-12)


def test_what_bends_is_integrated(case_of: Callable[[str], Case]) -> None:
    """max(u − a, 0), v² and a product of powers against numerical integration."""
    found = perceived(case_of(SHAPE.format(formula="max(u - a, 0)")))
    wanted = [integrate.quad(lambda u, a=a: max(u - a, 0) * U.pdf(u), 0, 5, points=[1, a])[0] for a in (0, 1, 2, 4)]
    assert found == pytest.approx(wanted, abs=1e-4)
    assert perceived(case_of(SHAPE.format(formula="v ** 2 * a"))) == pytest.approx([0, 5, 10, 20], rel=2e-3, abs=1e-9)
    found = perceived(case_of(SHAPE.format(formula="min(u, v) * a")))
    low = integrate.quad(lambda t: U.sf(t) * V.sf(t), 0, 5)[0] - integrate.quad(V.cdf, -6, 0)[0]
    assert found == pytest.approx([0, low, 2 * low, 4 * low], rel=1e-2, abs=1e-9)


def test_who_knows_one_of_two_averages_only_the_other(case_of: Callable[[str], Case]) -> None:
    """u known: E[max(u − v, 0) | u] for a normal v is (u − μ)Φ(z) + σφ(z) with z = (u − μ)/σ."""
    text = SHAPE.format(formula="max(u - v, 0)").replace("high: 5}", "high: 5, known_to: [we]}")
    case = case_of(text)
    worlds = draw_worlds(case, 300, 1)
    view = Model(case).view(worlds)
    found = view.perceived(case.person("we"), enumerate_packages(case).codes[:1])
    z = worlds.values["u"] - 2
    assert found[0] == pytest.approx(z * stats.norm.cdf(z) + stats.norm.pdf(z), abs=2e-3)
    assert np.ptp(found) > 0.5


@pytest.mark.parametrize(
    ("formula", "at"),
    [
        ("max(u * a - v1, 1 - u)", lambda u, _, a, v1: np.maximum(u * a - v1, 1 - u)),
        ("min((a - 2) * u, v1 * u / 2 - 4)", lambda u, _, a, v1: np.minimum((a - 2) * u, v1 * u / 2 - 4)),
        ("max(a * u - 6, v1 if a > 1 else u)", lambda u, _, a, v1: np.maximum(a * u - 6, v1 + 0 * u if a > 1 else u + 0 * v1)),
        ("max(v1 * u * a * v - 3, 0)", lambda u, v, a, v1: np.maximum(v1 * u * a * v - 3, 0)),
        ("max(v1 * u - a * v, 0)", lambda u, v, a, v1: np.maximum(v1 * u - a * v, 0)),
    ],
)
def test_the_larger_of_two_amounts_is_averaged_as_at_each_value_of_the_unknown(formula: str, at: Callable[..., Any], case_of: Callable[[str], Case]) -> None:
    """Straight lines in one unknown, or in the product of two, in so many worlds that fewer points would be taken; the last is neither, and is taken at fewer."""
    text = SHAPE.format(formula=formula).replace("  v:", "  v1: {low: 1, likely: 2, high: 9, known_to: [we]}\n  v:")
    model = Model(case_of(text))
    worlds = draw_worlds(model.case, 90_000, 1)
    found = model.view(worlds).perceived(model.case.person("we"), enumerate_packages(model.case).codes)
    unknown = ["u", "v"] if "* v" in formula.replace("* v1", "") else ["u"]
    points, _ = model.averages.points(unknown, 1024)
    v1 = worlds.values["v1"][:50]
    for row, a in enumerate((0, 1, 2, 4)):
        wanted = at(points[0][:, None], points[-1][:, None], a, v1).mean(axis=0)
        assert np.broadcast_to(found[row], (90_000,))[:50] == pytest.approx(wanted, abs=0.2 if "- a * v" in formula else 1e-9)


@pytest.mark.parametrize(
    "formula",
    ["max(u * a + c * v - q, 0)", "min(q + c, u * v + a)", "max(min(u, v) * a - q * a, w)", "max(w * u - c * v * q, 0)", "max(q - a, u + v if c > 0.5 else 2 * u)"],
)
def test_what_is_only_added_is_averaged_as_at_each_point(formula: str, case_of: Callable[[str], Case], monkeypatch: pytest.MonkeyPatch) -> None:
    known = "  q: {low: 0, likely: 2, high: 6, known_to: [we]}\n  c: {chance: 0.4, known_to: [we]}\n"
    case = case_of(SHAPE.format(formula=formula).replace("issues:\n", known + "issues:\n"))
    codes, worlds = enumerate_packages(case).codes, draw_worlds(case, 60, 1)
    found = []
    for many in (0, 10**9):
        monkeypatch.setattr("backtable.value._averages._MANY", many)
        found.append(Model(case).view(worlds).perceived(case.person("we"), codes))
    assert found[0] == pytest.approx(found[1], rel=3e-3, abs=3e-3)  # parts that bend nowhere are exact on one side, averaged over points on the other
    assert np.ptp(found[1]) > 0.1
