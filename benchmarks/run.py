"""Measure Backtable against its peers in one run and write results.md and results.json.

    python run.py [--quick] [--positions] [--sums]

Every method runs in a process of its own, so that its peak memory is its own; methods take turns, so that a busy spell
of the machine falls on all. A time counts only if the results are equal. `--positions` measures the large estate alone;
its table is in files of its own, positions.md and positions.json. So does `--sums` for additive scenarios: sums.md and sums.json.
"""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from measure import machine
from numpy.typing import NDArray
from scipy.spatial import cKDTree
from sums import GENIUS, SCENARIOS

HERE = Path(__file__).parent
WORLDS = 1000


def child(script: str, *arguments: str) -> tuple[dict[str, Any], Any]:
    """Run one method and give its times, its peak and its result."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "found.npy"
        done = subprocess.run(
            [sys.executable, "-W", "ignore", str(HERE / script), *arguments, str(out)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise SystemExit(f"{script} {' '.join(arguments)} failed:\n{done.stderr}")
        return json.loads(done.stdout.splitlines()[-1]), np.load(out)


def measure(script: str, methods: list[str], arguments: list[str], rounds: int, repetitions: int) -> dict[str, Any]:
    """Give for each method its median seconds, its peak in MiB and its result."""
    seconds: dict[str, list[float]] = {method: [] for method in methods}
    found: dict[str, Any] = {}
    for _ in range(rounds):
        for method in methods:
            print(f"  {script} {method} {' '.join(arguments)}", file=sys.stderr)
            told, result = child(script, method, *arguments, str(repetitions))
            seconds[method] += told["seconds"]
            before = found.setdefault(method, {"peak": 0.0, "result": result})
            before["peak"] = max(before["peak"], told["peak"])
            if not np.array_equal(before["result"], result):
                raise SystemExit(f"{script} {method} gives another result each time")
    for method in methods:
        found[method] |= {"seconds": median(seconds[method]), "all_seconds": seconds[method]}
    return found


def frontiers(sizes: list[int], rounds: int, repetitions: int) -> list[dict[str, Any]]:
    """Compare the efficient frontiers, equal as sets of gains."""
    rows = []
    for packages in sizes:
        for sides in (2, 4):
            for start, methods in (
                ("points", ["backtable-points", "negmas-points", "paretoset-points"]),
                ("case", ["backtable-case", "negmas-case"]),
            ):
                found = measure("frontier.py", methods, [str(packages), str(sides)], rounds, repetitions)
                wanted = found[methods[0]]["result"]
                for method in methods[1:]:
                    if not np.array_equal(wanted, found[method]["result"]):
                        raise SystemExit(f"{method} finds another frontier of {packages} packages for {sides} sides")
                rows.append(
                    {"packages": packages, "sides": sides, "from": start, "frontier": len(wanted)}
                    | {"methods": _plain(found)}
                )
    return rows


def over_deployment(rounds: int, repetitions: int) -> dict[str, Any]:
    """Compare the expected gains and chances of all packages, equal to 1e-6 of the largest."""
    methods = ["backtable-values", "plain-numpy", "backtable-advice"]
    found = measure("over_deployment.py", methods, [str(WORLDS)], rounds, repetitions)
    ours, theirs = found["backtable-values"]["result"], found["plain-numpy"]["result"]
    if ours.shape != theirs.shape:
        raise SystemExit(f"{ours.shape[1]} packages against {theirs.shape[1]}")
    apart = float(np.max(np.abs(ours - theirs) / np.abs(theirs).max(axis=1, keepdims=True)))
    if apart > 1e-6:
        raise SystemExit(f"expected gains or chances differ by {apart:.2g} of the largest")
    return {"packages": ours.shape[1], "worlds": WORLDS, "apart": apart, "methods": _plain(found)}


ESTATE = (100_000, 15_000_000, 5_000)
SMALL = (2_000, 200_000, 600)
POSITIONS = ("backtable-full", "backtable-changed", "backtable-trace", "duckdb-machine-title", "duckdb-title")


def positions(size: tuple[int, int, int], rounds: int, repetitions: int) -> dict[str, Any]:
    """Measure the position of a large estate, and what DuckDB takes to read and group the same file."""
    folder = HERE.parent / "build" / f"estate-{size[0]}-{size[1]}-{size[2]}"
    print(f"  the estate: {folder}", file=sys.stderr)
    subprocess.run([sys.executable, str(HERE / "estate.py"), str(folder), *map(str, size)], check=True, stdout=subprocess.DEVNULL)
    waiting = os.getloadavg()[0]
    found = measure("positions.py", list(POSITIONS), [str(folder / "estate.yaml")], rounds, repetitions)
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "versions": {"Python": python_version(), **{name: version(name) for name in ("backtable", "duckdb", "ibis-framework", "pyarrow")}},
        "size": dict(zip(("machines", "installations", "entitlements"), size, strict=True)),
        "rounds": rounds,
        "repetitions": repetitions,
        "load": [round(waiting, 1), round(os.getloadavg()[0], 1)],
        "methods": _plain(found),
    }


TARGETS = {
    "backtable-full": ("full position, every reading, lines kept", "≤ 30 s, ≤ 2 GiB, ≤ 4 ×"),
    "backtable-changed": ("one machine changed", "≤ 2 s"),
    "backtable-trace": ("kept position opened, trace of one Oracle product", "≤ 1 s"),
    "duckdb-machine-title": ("DuckDB reads and groups installations by machine and title", ""),
    "duckdb-title": ("DuckDB reads and groups installations by title", ""),
}


def position_table(found: dict[str, Any]) -> str:
    """Give the measures of the large estate as Markdown."""
    versions = ", ".join(f"{name} {number}" for name, number in found["versions"].items())
    size, base = found["size"], found["methods"]["duckdb-machine-title"]
    load = " and ".join(map(str, found["load"]))
    lines = [
        "# Position of a large estate",
        "",
        f"{size['machines']:,} machines, {size['installations']:,} installations, {size['entitlements']:,} entitlements, made by estate.py.",
        f"Measured on {found['date']} in one run; {found['machine']}; {versions}.",
        f"Medians of {found['rounds']} fresh processes. Load of the machine before and after: {load}; above the number of cores other work ran",
        "beside it, and the ratios tell more than the times. `benchmarks/README.md` says how to read and repeat this.",
        "",
        "| work | time | peak | × reading and grouping | to reach |",
        "|---|---:|---:|---:|---|",
    ]
    for method in POSITIONS:
        item, (what, wanted) = found["methods"][method], TARGETS[method]
        lines.append(f"| {what} | {_time(item)} | {item['peak']:,.0f} MiB | {_ratio(item, base)} | {wanted} |")
    return "\n".join([*lines, ""])


SUMS = {
    "random-2": ("10^6 random packages, 2 parties", 1000),
    "random-4": ("10^6 random packages, 4 parties", 200),
    "Travel": ("Travel, 188,160 packages, 2 parties", 1000),
    "KillerRobot": ("KillerRobot, 240,000 packages, 5 parties", 200),
    "wide": ("200 issues × 10 options, 2 parties (10^200 packages), in no order", None),
    "opposed": ("the same, the one's worths rising where the other's fall", None),
}
SLOW = ("KillerRobot",)


def same_points(one: NDArray[np.float64], other: NDArray[np.float64]) -> bool:
    """Say whether two sets of points are one, each point within 1e-11 of the largest of its own in the other."""
    if one.shape != other.shape:
        return False
    apart, partner = cKDTree(other).query(one)
    return bool(apart.max() <= 1e-11 * np.abs(one).max()) and len(np.unique(partner)) == len(one)


def sums(rounds: int, repetitions: int) -> dict[str, Any]:
    """Compare the frontier with its solutions of additive scenarios, from worths; NegMAS where it can enumerate."""
    waiting = os.getloadavg()[0]
    rows = []
    for work, (_, wanted) in SUMS.items():
        if work in SCENARIOS and not (GENIUS / work).is_dir():
            print(f"  {work} is not there and is left out", file=sys.stderr)
            continue
        found = measure("sums.py", ["backtable"], [work], rounds, repetitions)
        if wanted is not None:
            found |= measure("sums.py", ["negmas"], [work], 1 if work in SLOW else rounds, 1 if work in SLOW else repetitions)
            if not same_points(found["backtable"]["result"], found["negmas"]["result"]):
                raise SystemExit(f"the frontiers of {work} differ")
        rows.append({"work": work, "frontier": len(found["backtable"]["result"]), "methods": _plain(found)})
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "versions": {"Python": python_version(), **{name: version(name) for name in ("backtable", "moocore", "negmas", "numpy")}},
        "rounds": rounds,
        "repetitions": repetitions,
        "load": [round(waiting, 1), round(os.getloadavg()[0], 1)],
        "rows": rows,
    }


def sums_table(found: dict[str, Any]) -> str:
    """Give the measures of additive scenarios as Markdown."""
    versions = ", ".join(f"{name} {number}" for name, number in found["versions"].items())
    load = " and ".join(map(str, found["load"]))
    lines = [
        "# Frontier and solutions of additive scenarios",
        "",
        f"Measured on {found['date']} in one run; {found['machine']}; {versions}.",
        f"Medians of {found['rounds']} fresh processes with {found['repetitions']} repetitions each, of NegMAS on KillerRobot of one. Load of the",
        f"machine before and after: {load}. The frontiers are equal as sets before a time counts. `benchmarks/README.md` says how to read and repeat this.",
        "",
        "| work | on the frontier | Backtable | NegMAS | × | to reach | peak Backtable | peak NegMAS |",
        "|---|---:|---:|---:|---:|---|---:|---:|",
    ]
    for row in found["rows"]:
        (what, wanted), ours, other = SUMS[row["work"]], row["methods"]["backtable"], row["methods"].get("negmas")
        target = "exact, ≤ 1 s" if row["work"] == "wide" else "–" if wanted is None else f"≥ {wanted:,} ×"
        peak = "–" if other is None else f"{other['peak']:,.0f} MiB"
        ratio = "–" if other is None else f"{other['seconds'] / ours['seconds']:,.0f}"
        lines.append(f"| {what} | {row['frontier']:,} | {_time(ours)} | {_time(other)} | {ratio} | {target} | {ours['peak']:,.0f} MiB | {peak} |")
    return "\n".join([*lines, ""])


def _plain(found: dict[str, Any]) -> dict[str, Any]:
    return {method: {key: value for key, value in item.items() if key != "result"} for method, item in found.items()}


def table(results: dict[str, Any]) -> str:
    """Give the results as Markdown."""
    versions = ", ".join(f"{name} {number}" for name, number in results["versions"].items())
    lines = [
        "# Benchmarks",
        "",
        f"Measured on {results['date']} in one run; {results['machine']}; {versions}.",
        f"Medians of {results['repetitions']} repetitions. `benchmarks/README.md` says how to read and repeat this.",
        "",
        "### Efficient frontier",
        "",
        "All methods find the same frontier, as a set of gains. “Points”: from the gains of all packages. “Case”: from",
        "issues and scores to the frontier. × says how many times as long as Backtable the other takes; below 1 it is faster.",
        "",
        "| packages | sides | from | on the frontier | Backtable | NegMAS | × | paretoset | × | peak Backtable | peak NegMAS |",
        "|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for row in results["frontier"]:
        methods = row["methods"]
        ours, negmas = methods[f"backtable-{row['from']}"], methods[f"negmas-{row['from']}"]
        other = methods.get("paretoset-points")
        lines.append(
            f"| {row['packages']:,} | {row['sides']} | {row['from']} | {row['frontier']:,} | {_time(ours)} "
            f"| {_time(negmas)} | {_ratio(negmas, ours)} | {_time(other)} | {_ratio(other, ours)} "
            f"| {ours['peak']:,.0f} MiB | {negmas['peak']:,.0f} MiB |"
        )
    row = results["over_deployment"]
    values, plain, advice = (row["methods"][name] for name in ("backtable-values", "plain-numpy", "backtable-advice"))
    lines += [
        "",
        "### Over-deployment",
        "",
        f"{row['packages']:,} packages after the rule, {row['worlds']:,} worlds, 7 people. Expected gains and chances of all packages agree to",
        f"{row['apart']:.1g} of the largest.",
        "",
        "| what | time | against plain numpy | peak |",
        "|---|---:|---:|---:|",
        f"| expected gain and chance of every package, plain numpy written for this case | {_time(plain)} | 1 | {plain['peak']:,.0f} MiB |",
        f"| the same by Backtable, from the case file | {_time(values)} | {_ratio(values, plain)} | {values['peak']:,.0f} MiB |",
        f"| the whole of `advise` by Backtable | {_time(advice)} | {_ratio(advice, plain)} | {advice['peak']:,.0f} MiB |",
        "",
    ]
    return "\n".join(lines)


def _time(item: dict[str, Any] | None) -> str:
    if item is None:
        return "–"
    return f"{item['seconds']:.2f} s" if item["seconds"] >= 1 else f"{1000 * item['seconds']:.1f} ms"


def _ratio(item: dict[str, Any] | None, base: dict[str, Any]) -> str:
    return "–" if item is None else f"{item['seconds'] / base['seconds']:.2g}"


def main() -> None:
    """Measure and write."""
    quick = "--quick" in sys.argv[1:]
    rounds, repetitions = (1, 1) if quick else (3, 3)
    alone = {"--sums", "--positions"} & set(sys.argv[1:])
    for option, measured, written, name in (
        ("--positions", lambda: positions(SMALL if quick else ESTATE, rounds, repetitions), position_table, "positions"),
        ("--sums", lambda: sums(rounds, repetitions), sums_table, "sums"),
    ):
        if alone and option not in alone:
            continue
        found = measured()
        text = written(found)
        print(text)
        if not quick:
            (HERE / f"{name}.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
            (HERE / f"{name}.md").write_text(text, encoding="utf-8")
    if alone:
        return
    results = {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "versions": {
            "Python": python_version(),
            **{name: version(name) for name in ("backtable", "moocore", "negmas", "numpy", "paretoset")},
        },
        "repetitions": rounds * repetitions,
        "over_deployment": over_deployment(rounds, repetitions),
        "frontier": frontiers([77_760] if quick else [77_760, 250_000, 1_000_000], rounds, repetitions),
    }
    text = table(results)
    print(text)
    if not quick:
        (HERE / "results.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
        (HERE / "results.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
