"""How well swing weights recover known weights, from ranks alone and from ratings.

    python benchmarks/swings.py [--people 2000] [--dry]

People have true weights of two kinds: shared out from a fixed sum (even over all that add up to 1), and rated freely (each term from 0 to 100,
the largest set to 100). What they say is off: they rank by swings that they see with an error, and rate with another one, in steps of 5.
It writes swings.md and swings.json beside this file.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from measure import machine

from backtable.interview import LARGEST, Span, Swings, rated, swing_weights, weights_of

HERE = Path(__file__).resolve().parent
TERMS = (3, 5, 8)
NOISE = (0.0, 0.15, 0.3)
STEP = 5
WIDE = 0.25


def truths(kind: str, people: int, terms: int, random):
    """Give (people, terms) true swings as shares of the largest."""
    raw = random.standard_exponential((people, terms)) if kind == "fixed sum" else random.random((people, terms))
    return raw / raw.max(axis=1, keepdims=True)


def said(true, noise: float, ranges: bool, random) -> Swings:
    """Give what somebody says of swings that they see with an error: the order, and ratings that fall along it, as numbers or as ranges around them."""
    order = np.argsort(-true * np.exp(noise * random.standard_normal(len(true))), kind="stable")
    names = tuple(str(place) for place in order)
    rough = LARGEST * true / true[order[0]] * np.exp(noise * random.standard_normal(len(true)))
    ratings, top = {}, LARGEST
    for place in order[1:]:
        top = min(top, STEP * round(rough[place] / STEP))
        low, high = ((1 - WIDE) * top, min((1 + WIDE) * top, LARGEST)) if ranges else (top, top)
        ratings[str(place)] = Span(low, top, high)
    return Swings(order=names, ratings=ratings)


def misplaced(true, swings: Swings) -> float:
    """Give how much weight is put on the wrong terms: half the sum of all errors, 0 to 1."""
    found = np.zeros(len(true))
    found[[int(key) for key in swings.order]] = weights_of(rated(swings))
    return float(np.abs(found - true / true.sum()).sum() / 2)


def covered(true, swings: Swings) -> float:
    """Give in how many of the ranges shown the true weights are."""
    weights = true / true.sum()
    return float(np.mean([item.low - 1e-9 <= weights[int(item.issue)] <= item.high + 1e-9 for item in swing_weights(swings)]))


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=2_000)
    parser.add_argument("--dry", action="store_true")
    chosen = parser.parse_args()
    lines = ["| true weights | terms | error | all alike | ranks alone | ranks and ratings | in the range, ranks alone | in the range, ratings ± 25 % |", "|:---|---:|---:|---:|---:|---:|---:|---:|"]
    kept = []
    for kind in ("fixed sum", "rated freely"):
        for terms in TERMS:
            for noise in NOISE:
                random = np.random.default_rng([5, terms, round(100 * noise)])
                people = truths(kind, chosen.people, terms, random)
                alike = [float(np.abs(row / row.sum() - 1 / terms).sum() / 2) for row in people]
                rows = [(row, said(row, noise, False, random)) for row in people]
                ranks = [(row, Swings(order=item.order, only_ranks=True)) for row, item in rows]
                wide = [(row, said(row, noise, True, random)) for row in people[:200]]
                errors = [np.array(alike), *(np.array([misplaced(*pair) for pair in some]) for some in (ranks, rows))]
                held = [float(np.mean([covered(*pair) for pair in some])) for some in (ranks[:200], wide)]
                cells = [f"{100 * item.mean():.1f} % ± {100 * item.std() / np.sqrt(len(item)):.1f}" for item in errors]
                lines.append(f"| {kind} | {terms} | {noise:.0%} | {' | '.join(cells)} | {' | '.join(f'{item:.0%}' for item in held)} |")
                kept.append({"kind": kind, "terms": terms, "noise": noise, "wrong": [float(item.mean()) for item in errors], "held": held})
    text = "\n".join(lines)
    print(text)
    if not chosen.dry:
        intro = (
            f"{chosen.people:,} simulated people for each row. “Error” is that of what they say: the standard deviation of the logarithm of each swing as they see it when they rank, and again "
            "when they rate, in steps of 5. The figures are how much of the weight is put on the wrong terms, half the sum of all errors, ± a standard error; then in how many of the 90 % ranges "
            "shown the truth is, of 200 people. “All alike” asks nothing.\n"
        )
        (HERE / "swings.md").write_text(f"# What swing weights recover\n\n{intro}\n{text}\n", encoding="utf-8")
        (HERE / "swings.json").write_text(json.dumps({"machine": machine(), "people": chosen.people, "rows": kept}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
