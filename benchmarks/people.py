"""What people's formal offers tell of their priorities: the CaSiNo dialogues; writes people.md.

    python people.py [--dry]

Needs nothing beside Backtable and the dialogues; `--dry` writes nothing.

Two people share three packages each of food, water and firewood; each has the three in an order of priority of their own,
worth 5, 4 and 3 points a package. From the formal offers alone (no word of the chat) the six possible orders of the partner
are weighted exactly, with the likelihood of bids and the habits that Backtable takes for anybody: nothing is fitted to
these dialogues. The data are by Chawla et al. (2021), CC BY 4.0; they are read from beside the project.
"""

import json
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import permutations
from pathlib import Path
from platform import python_version

import numpy as np

from backtable.belief.scorings import Bid, BidModel, Habits

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "casino" / "casino_train.json"
THINGS = ("Food", "Water", "Firewood")
POINTS = {"High": 5, "Medium": 4, "Low": 3}
ORDERS = tuple(permutations((5, 4, 3)))
HABITS = 400


def units(points):
    """Give what 0 to 3 packages of each thing are worth, as a share of the 36 points of all."""
    return [[value * count / 36 for count in range(4)] for value in points]


def left(points):
    """Give what is worth to somebody of what 0 to 3 packages for the other leave them."""
    return [row[::-1] for row in units(points)]


def read(path: Path = DATA):
    """Give for every dialogue the points of both people and the offers: (who, what they would get)."""
    found = []
    for dialogue in json.loads(path.read_text(encoding="utf-8")):
        people = sorted(dialogue["participant_info"])
        points = []
        for person in people:
            ranks = {thing: rank for rank, thing in dialogue["participant_info"][person]["value2issue"].items()}
            points.append(tuple(POINTS[ranks[thing]] for thing in THINGS))
        offers = []
        for line in dialogue["chat_logs"]:
            if line["text"] == "Submit-Deal":
                offers.append((people.index(line["id"]), tuple(int(line["task_data"]["issue2youget"][thing]) for thing in THINGS)))
        found.append((points, offers))
    return found


def weights(ours, theirs: list[Bid], own: list[Bid], habits):
    """Give the weight of each order of the partner's.

    Args:
        ours: our points.
        theirs: what they asked for themselves.
        own: what our offers would give them; who knows their partner leans to what is good for them.
        habits: (draws, latents) over which is averaged.
    """
    orders = np.concatenate([np.tile(np.concatenate(units(order)), (len(habits), 1)) for order in ORDERS])
    logs = np.zeros(len(ORDERS))
    if theirs:
        model = BidModel((4, 4, 4), theirs, Habits(), left(ours))
        logs += averaged(model.log_likelihood(orders, np.tile(habits, (len(ORDERS), 1))).reshape(len(ORDERS), -1))
    if own:
        mine = np.tile(np.concatenate(left(ours)), (len(habits), 1))
        models = [BidModel((4, 4, 4), own, Habits(), units(order)) for order in ORDERS]
        logs += averaged(np.array([model.log_likelihood(mine, habits) for model in models]))
    shares = np.exp(logs - logs.max())
    return shares / shares.sum()


def averaged(logs):
    """Give the logarithm of the mean over the last axis."""
    most = logs.max()
    return np.log(np.exp(logs - most).mean(axis=1)) + most


def first_offer(offers: list[Bid]):
    """Give the plain guess: the more they ask for of a thing first, the higher its priority; ties share."""
    asked = offers[0].codes
    agree = np.array([sum((a - b) * (x - y) > 0 for a, x in zip(asked, order, strict=True) for b, y in zip(asked, order, strict=True)) for order in ORDERS])
    against = np.array([sum((a - b) * (x - y) < 0 for a, x in zip(asked, order, strict=True) for b, y in zip(asked, order, strict=True)) for order in ORDERS])
    return np.where(against == 0, 1.0 + agree, 0.0) / np.where(against == 0, 1.0 + agree, 0.0).sum()


def judged(shares, order):
    """Give the chance of naming the top item and the whole order, ties shared, and how likely each was held to be right."""
    tops = np.array([shares[[place for place, item in enumerate(ORDERS) if item[thing] == 5]].sum() for thing in range(3)])
    best = np.flatnonzero(tops > tops.max() - 1e-9)
    whole = np.flatnonzero(shares > shares.max() - 1e-9)
    place = ORDERS.index(order)
    return (order.index(5) in best) / len(best), (place in whole) / len(whole), tops.max(), shares.max()


def main() -> None:
    """Measure, print and write."""
    if not DATA.is_file():
        print("the dialogues are not there; nothing is measured", file=sys.stderr)
        return
    habits = np.random.default_rng(1).standard_normal((HABITS, Habits().latents))
    rows: dict[str, list] = {}
    for points, offers in read():
        for partner in (0, 1):
            times = np.linspace(0, 1, len(offers) + 1)
            theirs = [Bid(codes, time) for (who, codes), time in zip(offers, times, strict=False) if who == partner]
            own = [
                Bid(tuple(3 - count for count in codes), time)
                for (who, codes), time in zip(offers, times, strict=False)
                if who != partner
            ]
            ours, truth = points[1 - partner], points[partner]
            if theirs:
                rows.setdefault("their first offer: more asked for is worth more", []).append(judged(first_offer(theirs), truth))
                rows.setdefault("Backtable, their first offer", []).append(judged(weights(ours, theirs[:1], [], habits), truth))
                rows.setdefault("Backtable, all their offers", []).append(judged(weights(ours, theirs, [], habits), truth))
                rows.setdefault("Backtable, offers of both (where they made one)", []).append(
                    judged(weights(ours, theirs, own, habits), truth)
                )
            rows.setdefault("Backtable, offers of both (everybody)", []).append(judged(weights(ours, theirs, own, habits), truth))
    lines = [
        "# What people's offers tell of their priorities",
        "",
        f"Measured on {datetime.now(UTC).date().isoformat()}; backtable {version('backtable')}, numpy {np.__version__}, Python {python_version()}; {len(read()):,} dialogues.",
        "",
        "| from | people | top item | whole order | held right: top item | whole order |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, found in rows.items():
        means, errors = np.mean(found, axis=0), np.std(found, axis=0) / len(found) ** 0.5
        cells = [f"{mean:.1%} ± {error:.1%}" for mean, error in zip(means[:2], errors[:2], strict=True)]
        cells += [f"{mean:.0%}" for mean in means[2:]]
        lines.append(f"| {name} | {len(found):,} | " + " | ".join(cells) + " |")
    text = "\n".join([*lines, ""])
    print(text)
    if "--dry" not in sys.argv[1:]:
        (Path(__file__).parent / "people.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
