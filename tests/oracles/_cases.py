"""Small random cases: coupled formulas, beliefs, mixed knowledge, authority, thresholds, rules, seats, two or three sides."""

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from backtable.case import Case
from backtable.files import read_case

PARTS = [
    "a * u",
    "-b",
    "v * a - b",
    "max(u - a, v)",
    "3 if c == 'yes' else -v",
    "u * v * a",
    "min(a * u, b)",
    "-2 * a * front(us_0)",
    "4 * front(us_1) * w - b * front(them_0)",
    "total",
    "abs(a - u) - k",
    "clip(b - u, 0, 4) * w",
    "floor(b / 2) * u - ceil(v / 3)",
    "u ** 2 - a * w",
    "u / b if b > 0 else -1",
    "(b - a) / (v + 1)",
    "max(u, v) * (a - w)",
    "k * (u - v) * (a + 1)",
    "round(v / 2) * a if u > 1 and not c == 'no' else b - k",
    "6",
]
NO_DEALS = ["0", "-3", "u - 4", "u * v - 9", "-v", "-k * w", "min(u, v) - front(us_1)"]
THRESHOLDS = ["0", "0", "1", "u - 2", "w * v - 1", "-k", "min(u, v)", "2 * front(us_1) - 1"]
CONDITIONS = [
    "a == 0",
    "b > 4",
    "a * u > 3",
    "c == 'no'",
    "w == 1",
    "total > 3 or v < 2",
    "a > 0 and front(us_0) == 1",
]
RULES = ["a < 2 or c == 'no'", "a + b > 0", "b != 5 or a > 0 and c == 'yes'", "total_of_issues <= 8"]


def examples(count: int) -> settings:
    """Give settings for so many examples, always the same ones; BACKTABLE_EXAMPLES asks for more or fewer."""
    return settings(
        max_examples=int(os.environ.get("BACKTABLE_EXAMPLES", count)),
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.explicit, Phase.generate),  # a failing case is small already
        suppress_health_check=list(HealthCheck),
    )


def written(case: dict[str, Any]) -> Case:
    """Give the case that the product reads from a file with this content (JSON is YAML)."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(json.dumps(case), encoding="utf-8")
        return read_case(path)


@st.composite
def small_cases(draw: st.DrawFn) -> dict[str, Any]:
    """Give a random case of at most 18 packages and 64 worlds, as the mapping that stands in its file."""
    sides = ["us", "them", "others"][: draw(st.integers(2, 3))]
    people = {side: [f"{side}_{number}" for number in range(draw(st.integers(1, 2)))] for side in sides}
    people["us"] = ["us_0", "us_1"]
    everybody = [key for names in people.values() for key in names]
    viewers = st.sampled_from(sides + everybody)
    worth = st.lists(st.sampled_from(PARTS), min_size=1, max_size=3).map(
        lambda chosen: " + ".join(f"({part})" for part in chosen)
    )

    def values() -> dict[str, Any]:
        return {"values": {"1": draw(st.integers(1, 3)), "4": draw(st.integers(1, 3))}}

    def assumption(spec: dict[str, Any], belief: dict[str, Any]) -> dict[str, Any]:
        knowing = draw(st.lists(viewers, max_size=2, unique=True))
        believing = [key for key in draw(st.lists(viewers, max_size=1)) if key not in knowing]
        item = dict(spec)
        if knowing:
            item["known_to"] = knowing
        if believing:
            item["as_seen_by"] = dict.fromkeys(believing, belief)
        return item

    def interest(number: int) -> dict[str, Any]:
        item: dict[str, Any] = {"name": f"I{number}"}
        if draw(st.integers(0, 3)) == 0:
            scores = st.integers(-4, 4)
            item["scores"] = {
                "a": {option: draw(scores) for option in ("0", "1", "2")},
                "c": {option: draw(scores) for option in ("yes", "no")},
            }
        else:
            item["value"] = draw(worth)
        if draw(st.integers(0, 4)):
            item["no_deal"] = draw(st.sampled_from(NO_DEALS))
        return item

    def interests(least: int) -> list[dict[str, Any]]:
        return [interest(number) for number in range(draw(st.integers(least, 2)))]

    case: dict[str, Any] = {
        "case": "random",
        "ours": "us",
        "own_chance": draw(st.sampled_from([0.5, 0.9])),
        "margin": draw(st.sampled_from([0, 0.05, 0.4])),
        "facts": {"k": 2},
        "issues": {"a": {"from": 0, "to": 2}, "b": {"options": [0, 5, 7]}, "c": {"options": ["yes", "no"]}},
        "assumptions": {
            "u": assumption(values(), {"values": {"0": 1, "3": 1}}),
            "v": assumption(values(), {"values": {"2": 1, "6": 3}}),
            "w": assumption({"chance": draw(st.sampled_from([0.25, 0.5]))}, {"chance": 0.75}),
        },
        "define": {"total": "a + u * b / 5", "total_of_issues": "a + b"},
        "rules": [{"require": rule} for rule in draw(st.lists(st.sampled_from(RULES), max_size=2, unique=True))],
        "sides": {},
    }
    for side in sides:
        entry: dict[str, Any] = {"people": {}}
        if draw(st.booleans()):
            entry["interests"] = interests(1)
        for number, key in enumerate(people[side]):
            person: dict[str, Any] = {
                "table": "front" if number == 0 else "back",
                "threshold": draw(st.sampled_from(THRESHOLDS)),
            }
            own = interests(0 if "interests" in entry else 1)
            if own:
                person["interests"] = own
            stake = draw(st.sampled_from([None, 0, 0.5, 1, "w / 2", "(1 + w) / k", "clip(u / 4, 0, 1)"]))
            if stake is not None:
                person["stake"] = stake
            entry["people"][key] = person
        entry["authority"] = [
            {
                "when": draw(st.sampled_from(CONDITIONS)),
                "approve": draw(st.lists(st.sampled_from(people[side]), min_size=1, unique=True)),
            }
            for _ in range(draw(st.integers(0, 2)))
        ]
        if entry["authority"]:
            entry["authority"].append({"approve": people[side]})
        case["sides"][side] = entry
    for key in ("us_1", "them_0"):
        assert key in everybody
    return case
