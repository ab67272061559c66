"""Measure what estimators learn of the other side's wishes from bids, and write opponents.md and opponents.json.

    python opponents.py [--streams FOLDER] [--only tuning|held-out] [--every N] [--estimators NAME,…] [--jobs N] [--dry]

Spearman's rank correlation of estimated and true utilities over all packages (of scenarios with more than 20,000 packages
over 20,000 drawn once and for all), before any bid and after 10, 50 and 100 % of the stream. One stream of each negotiation:
of the first and the second party by turns; streams of fewer than ten bids are left out and counted. An estimator that ranks
all packages alike has correlation 0.
"""

import argparse
import importlib
import json
import math
import subprocess
import sys
import warnings
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from platform import python_version

import numpy as np
from opponent_estimators import Backtable, NegMAS, NegoLog, Opposite, utilities
from opponent_scenarios import HELD_OUT, TUNING, read
from scipy.stats import rankdata

HERE = Path(__file__).parent
PARTS = (0.0, 0.1, 0.5, 1.0)
LEVELS = (0.5, 0.9)
FEWEST = 10
MOST_PACKAGES = 20_000
GENIUS = (
    "GHardHeadedFrequencyModel", "GSmithFrequencyModel", "GCUHKFrequencyModel", "GNashFrequencyModel",
    "GAgentXFrequencyModel", "GBayesianModel", "GScalableBayesianModel", "GFSEGABayesianModel",
    "GIAMhagglerBayesianModel", "GAgentLGModel", "GTheFawkesModel", "GInoxAgentModel",
)  # fmt: skip
NEGOLOG = ("ClassicFrequencyOpponentModel", "WindowedFrequencyOpponentModel", "BayesianOpponentModel")


def _genius(name: str):
    return getattr(importlib.import_module("negmas.gb.components.genius.models"), name)


def _linear():
    return importlib.import_module("negmas.gb.components.models.ufun").FrequencyLinearUFunModel


MAKERS = {
    "Backtable": Backtable,
    "no bids: the opposite of ours": Opposite,
    **{f"NegMAS {name}": (lambda scenario, party, name=name: NegMAS(scenario, party, _genius(name))) for name in GENIUS},
    "NegMAS FrequencyLinearUFunModel": lambda scenario, party: NegMAS(scenario, party, _linear()),
    **{f"NegoLog {name}": (lambda scenario, party, name=name: NegoLog(scenario, party, name)) for name in NEGOLOG},
}


def some_packages(shape: tuple[int, ...]):
    """Give all packages as option numbers, or 20,000 of them drawn with a fixed seed."""
    count = math.prod(shape)
    if count <= MOST_PACKAGES:
        return np.stack(np.unravel_index(np.arange(count), shape), axis=1)
    random = np.random.default_rng(0)
    return np.stack([random.integers(width, size=MOST_PACKAGES) for width in shape], axis=1)


def spearman(estimated, true_ranks) -> float:
    """Give the rank correlation; utilities that differ by rounding only are ties."""
    ranks = rankdata(np.round(estimated, 10))
    return 0.0 if ranks.std() == 0 else float(np.corrcoef(ranks, true_ranks)[0, 1])


def measure(task) -> dict:
    """Measure the estimators on one stream."""
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(10_000)
    group, agents, party, offers, names = task
    scenario = read(group)
    codes = some_packages(scenario.shape)
    worths = scenario.parties[party].worths()
    true = utilities(worths, codes)
    ranks = rankdata(np.round(true, 10))
    low, high = sum(row.min() for row in worths), sum(row.max() for row in worths)
    share = (true - low) / (high - low)
    some = np.random.default_rng(1).integers(len(codes), size=500)
    bids = [(time, bid) for who, time, bid in offers if who == party]
    found = {"group": group.name, "agent": agents[party], "bids": len(bids), "distinct": len({tuple(bid) for _, bid in bids})}
    for name in names:
        estimator, told, row = MAKERS[name](scenario, 1 - party), 0, {"spearman": [], "coverage": []}
        for part in PARTS:
            upto = math.ceil(part * len(bids))
            for time, bid in bids[told:upto]:
                estimator.told(time, bid, None)
            told = upto
            row["spearman"].append(spearman(utilities(estimator.worths(), codes), ranks))
            if hasattr(estimator, "draws"):
                draws = estimator.draws(codes[some])
                inside = []
                for level in LEVELS:
                    ends = np.quantile(draws, [(1 - level) / 2, (1 + level) / 2], axis=0)
                    inside.append(float(((share[some] >= ends[0] - 1e-9) & (share[some] <= ends[1] + 1e-9)).mean()))
                row["coverage"].append(inside)
        found[name] = row
    return found


def tasks(groups, folder: Path, names: list[str], every: int):
    """Give the streams to measure, and how many were too short."""
    result, short = [], 0
    for group in groups:
        path = folder / f"{group.name.replace(' ', '-')}.json"
        if read(group) is None or not path.exists():
            print(f"{group.name} is not there and left out", file=sys.stderr)
            continue
        for number, played in enumerate(json.loads(path.read_text(encoding="utf-8"))):
            party = number % 2
            if sum(who == party for who, _, _ in played["offers"]) < FEWEST:
                short += 1
            elif number // 2 % every == 0:
                result.append((group, played["agents"], party, played["offers"], names))
    return result, short


def summary(rows: list[dict], name: str):
    """Give the mean correlation at each part of the stream, and the mean coverage."""
    means = np.mean([row[name]["spearman"] for row in rows], axis=0)
    cover = [row[name]["coverage"] for row in rows if row[name]["coverage"]]
    return means, np.mean(cover, axis=0) if cover else None


def table(results: dict) -> str:
    """Give the results as Markdown."""
    lines = ["# What bids tell of wishes", "", f"Measured on {results['date']}; {results['versions']}. `benchmarks/README.md` says how to read this.", ""]
    for part, rows in results["rows"].items():
        if not rows:
            continue
        names = [name for name in MAKERS if name in rows[0]]
        lines += [f"## {part}: {len(rows)} streams ({results['kept'][part]}; {results['short'][part]} too short)", ""]
        lines += ["| estimator | no bids | 10 % | 50 % | 100 % |", "|---|---:|---:|---:|---:|"]
        for name in names:
            means, _ = summary(rows, name)
            lines.append(f"| {name} | " + " | ".join(f"{value:.3f}" for value in means) + " |")
        error = np.std([row["Backtable"]["spearman"] for row in rows], axis=0) / len(rows) ** 0.5 if "Backtable" in names else []
        if len(error):
            lines += ["", "Standard errors of Backtable's means: " + ", ".join(f"{value:.3f}" for value in error) + "."]
            _, cover = summary(rows, "Backtable")
            lines += ["", "| coverage of Backtable's intervals | no bids | 10 % | 50 % | 100 % |", "|---|---:|---:|---:|---:|"]
            for place, level in enumerate(LEVELS):
                lines.append(f"| {level:.0%} intervals | " + " | ".join(f"{value:.0%}" for value in cover[:, place]) + " |")
            lines += ["", "| scenario | streams | the opposite of ours | Backtable, no bids | 10 % | 50 % | 100 % | best other at 100 % |"]
            lines += ["|---|---:|---:|---:|---:|---:|---:|---|"]
            for group in dict.fromkeys(row["group"] for row in rows):
                inside = [row for row in rows if row["group"] == group]
                means, _ = summary(inside, "Backtable")
                others = {name: summary(inside, name)[0] for name in names if name != "Backtable"}
                opposite = others.get("no bids: the opposite of ours", [float("nan")])[0]
                best = max(others, key=lambda name: others[name][3]) if others else ""
                words = f"{others[best][3]:.3f} {best}" if best else ""
                lines.append(f"| {group} | {len(inside)} | {opposite:.3f} | " + " | ".join(f"{v:.3f}" for v in means) + f" | {words} |")
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--streams", type=Path, default=HERE.parent / "build" / "opponent-streams")
    parser.add_argument("--only", choices=["tuning", "held-out"])
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--estimators", default=",".join(MAKERS))
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    options = parser.parse_args()
    subprocess.run([sys.executable, "-W", "ignore", str(HERE / "opponent_streams.py"), str(options.streams)], check=True)
    names = options.estimators.split(",")
    kept = "all streams" if options.every == 1 else f"of every {2 * options.every} negotiations the first two"
    results = {
        "date": datetime.now(UTC).date().isoformat(),
        "versions": ", ".join(
            f"{name} {version(name)}" for name in ("backtable", "negmas", "negmas-genius-agents", "negmas-negolog", "numpy")
        ) + f", Python {python_version()}",
        "kept": {}, "rows": {}, "short": {},
    }  # fmt: skip
    if options.only and (HERE / "opponents.json").exists():
        before = json.loads((HERE / "opponents.json").read_text(encoding="utf-8"))
        results |= {key: before[key] for key in ("kept", "rows", "short")}
    for part, groups in (("tuning", TUNING), ("held-out", HELD_OUT)):
        if options.only in (None, part):
            results["kept"][part] = kept
            todo, results["short"][part] = tasks(groups, options.streams, names, options.every)
            with ProcessPoolExecutor(options.jobs) as pool:
                results["rows"][part] = list(pool.map(measure, todo))
    if not any(results["rows"].values()):
        print("no scenario is there to be measured; the table that is kept stays as it is", file=sys.stderr)
        return
    text = table(results)
    print(text)
    if not options.dry:
        (HERE / "opponents.md").write_text(text, encoding="utf-8")
        (HERE / "opponents.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
