"""Random cases of fourteen coupled issues, the same for the same seed: quantities × prices × discounts, authority by spend and discount.

    python coupled.py SEED easy|binding|tight CASE.yaml

Four products, each with a quantity and a discount, a term of years that all share, service days, a payment share, a release, a delivery
and a training option. Two sides with three people each; what each feels differs from world to world, in part known to them alone. In `easy`
cases the counterparts ask for little, so that packages with a chance near 1 are good; in `binding` ones they ask for much, and how much is not known;
in `tight` ones each of them may ask for next to nothing or for very much, and it takes more of them to approve.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

STRICT = {"easy": 0.0, "binding": 1.0, "tight": 2.0}
"""How much more counterparts ask for than in easy cases."""


def coupled(seed: int, kind: str, coarse: bool = False) -> dict[str, Any]:
    """Give a case as the mapping that stands in its file: about 10^12 packages, or with two products and larger steps about a million."""
    random = np.random.default_rng(seed)

    def between(low: float, high: float) -> float:
        return float(np.round(random.uniform(low, high), 2))

    def spread(low: float, high: float, wide: float = 0.3) -> dict[str, Any]:
        likely = between(low, high)
        return {"low": round(likely * (1 - wide), 3), "likely": likely, "high": round(likely * (1 + wide), 3)}

    products = range(2 if coarse else 4)
    issues: dict[str, Any] = {}
    for item in products:
        issues[f"q{item}"] = {"from": 0, "to": 400, "step": 50 + 30 * item if coarse else 40}
        issues[f"d{item}"] = {"from": 0, "to": 0.6, "step": 0.2 if coarse else 0.1}
    issues["years"] = {"from": 1, "to": 5}
    issues["days"] = {"from": 0, "to": 60, "step": 20 if coarse else 5}
    issues["upfront"] = {"from": 0, "to": 1, "step": 0.5 if coarse else 0.25}
    issues["release"] = {"options": ["none", "part", "full"]}
    issues["delivery"] = {"from": 0, "to": 10, "step": 10 if coarse else 2}
    issues["training"] = {"options": [0, 10, 20] if coarse else [0, 5, 10, 15, 20]}
    prices = [between(2, 9) for _ in products]
    define = {f"spend{item}": f"q{item} * {prices[item]} * (1 - d{item})" for item in products}
    define["spend"] = " + ".join(f"spend{item}" for item in products)
    define["kept"] = "1 if release == 'full' else 0.4 if release == 'part' else 0"
    need = {f"need{item}": spread(120, 320, 0.2) for item in products}
    worth = {f"worth{item}": spread(4, 12, 0.25) for item in products}
    known = lambda spec, who: {**spec, "known_to": [who]}  # noqa: E731
    strict = STRICT[kind]
    assumptions = {
        **need,
        **worth,
        "risk": spread(300, 900, 0.5),
        "quota": known(spread(0.03, 0.08, 0.4), "seller"),
        "pressure": known(spread(200, 500, 0.95 if kind == "tight" else 0.5), "chief"),
        "cost_day": known(spread(6, 14, 0.3), "supplier"),
        "resale": known(spread(1, 3, 0.3), "supplier"),
        "patience": known(spread(20, 60, 0.95 if kind == "tight" else 0.5), "desk"),
    }
    if kind == "tight":
        assumptions["greed"] = known({"low": 0.1, "likely": 2, "high": 8}, "seller")
    # in tight cases everybody may ask for next to nothing or for very much, and more packages need them
    greed = " * greed" if kind == "tight" else ""
    value = " + ".join(f"worth{item} * min(q{item}, need{item}) * (0.6 + 0.1 * years)" for item in products)
    return {
        "case": f"Coupled {kind} {seed}",
        "ours": "customer",
        "seed": seed,
        "issues": issues,
        "assumptions": assumptions,
        "define": define,
        "rules": [{"require": f"d0 <= 0.4 or q0 >= {int(random.integers(1, 4)) * 40}"}, {"require": "release != 'full' or upfront > 0"}],
        "sides": {
            "customer": {
                "interests": [
                    {"name": "Use", "value": value, "no_deal": "500"},
                    {"name": "Price", "value": f"-spend * (0.7 + 0.1 * years) - {between(20, 60)} * upfront * years", "no_deal": "0"},
                    {"name": "Risk", "value": f"-risk * (1 - kept) + {between(3, 9)} * days - {between(10, 30)} * delivery", "no_deal": "-risk"},
                    {"name": "Skill", "value": f"{between(5, 15)} * min(training, days)", "no_deal": "0"},
                ],
                "people": {
                    "buyer": {"table": "front", "stake": 1},
                    "finance": {"table": "back", "stake": 1, "interests": [{"name": "Cash", "value": f"-{between(100, 300)} * upfront - 0.05 * spend", "no_deal": "0"}]},
                    "user": {"table": "back", "interests": [{"name": "Help", "value": f"{between(4, 9)} * days + {between(4, 9)} * training - {between(10, 30)} * delivery", "no_deal": f"{between(20, 60)}"}]},
                },
                "authority": [{"when": f"spend <= {int(between(1500, 3000))}", "approve": ["buyer", "user"]}, {"approve": ["buyer", "finance", "user"]}],
            },
            "supplier": {
                "interests": [
                    {"name": "Revenue", "value": "spend * (0.7 + 0.1 * years) * (0.5 + 0.05 * years) + 30 * upfront * years", "no_deal": "0"},
                    {"name": "Service", "value": "-cost_day * days - cost_day * 0.5 * training", "no_deal": "0"},
                    {"name": "Claims", "value": f"-{between(200, 500)} * kept - resale * {between(10, 30)} * (10 - delivery)", "no_deal": "0"},
                ],
                "people": {
                    "seller": {"table": "front", "threshold": f"{between(20, 40) * (1 + 2 * strict * (not greed))}{greed}", "interests": [{"name": "Commission", "value": "quota * spend * (1.3 if years >= 3 else 1)", "no_deal": "0"}]},
                    "desk": {"table": "back", "threshold": f"-{between(20, 40) + 30 * bool(greed)} + patience * {1 if greed else strict}", "interests": [{"name": "No deep discounts", "value": " - ".join(["0", *(f"{between(30, 90)} * max(d{item} - 0.3, 0) * (1 + q{item} / 200)" for item in products)]), "no_deal": "0"}]},
                    "chief": {"table": "back", "threshold": f"pressure * {1 + 2 * strict}", "stake": 1},
                },
                "authority": [
                    {"when": " and ".join([*(f"d{item} <= 0.2" for item in products), f"spend <= {800 if greed else 2000}"]), "approve": ["seller"]},
                    {"when": f"spend <= {1500 if greed else 4000}", "approve": ["seller", "desk"]},
                    {"approve": ["seller", "desk", "chief"]},
                ],
            },
        },
    }


if __name__ == "__main__":
    seed, kind, target = sys.argv[1:]
    Path(target).write_text(json.dumps(coupled(int(seed), kind), indent=1), encoding="utf-8")
