"""How near to the best a search proves itself in cases that cannot be enumerated, and in what time; writes bounds.md and bounds.json.

    python benchmarks/bounds.py [--dry] [--quick] [--frontiers | --amounts]

Needs nothing beside Backtable. Each case is searched in a process of its own. Time is that of the processor, so that other work on the machine does
not count. `--dry` writes nothing; `--quick` takes a tenth of the work; `--frontiers` and `--amounts` measure these alone and keep the rest of
bounds.json, each row with its day.
"""

import json
import re
import resource
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from platform import python_version
from typing import Any

from backtable.cli import set_up

set_up()  # before anything imports numpy

from backtable.case import Case  # noqa: E402

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "over-deployment" / "case.yaml"
BUDGET, FRONT_BUDGET = 10_000_000_000, 5_000_000_000
STEPS = {
    "written": {},
    "finer": {
        "from: 0, to: 400, step: 50": "from: 0, to: 400, step: 20", "[0, 0.2, 0.4, 0.5, 0.6]": "0.05", "[0, 0.5, 1]": "0.25",
        "[0, 0.25, 0.5, 1]": "0.1", "from: 0, to: 60, step: 20": "from: 0, to: 60, step: 5",
    },
    "finest": {
        "from: 0, to: 400, step: 50": "from: 0, to: 400, step: 1", "[0, 0.2, 0.4, 0.5, 0.6]": "0.01", "[0, 0.5, 1]": "0.01",
        "[0, 0.25, 0.5, 1]": "0.01", "from: 0, to: 60, step: 20": "from: 0, to: 60, step: 1",
    },
}  # fmt: skip
WORKS = {
    "written": ("over-deployment as written", 1000, "none, `advise` looks at each"),
    "finer": ("over-deployment, finer steps", 1000, "0.5 % in 30 s"),
    "finest": ("over-deployment, single licences, days and percents", 1000, "10 % in 30 s, then 2 %"),
    "easy-1": ("14 coupled issues, chance near 1, seed 1", 500, "1 % in 30 s"),
    "easy-2": ("14 coupled issues, chance near 1, seed 2", 500, "1 % in 30 s"),
    "binding-1": ("14 coupled issues, counterparts ask for much, seed 1", 500, "3 % in 30 s"),
    "binding-2": ("14 coupled issues, counterparts ask for much, seed 2", 500, "3 % in 30 s"),
    "tight-1": ("14 coupled issues, thresholds bind, seed 1", 500, "3 % in 30 s"),
    "tight-2": ("14 coupled issues, thresholds bind, seed 2", 500, "3 % in 30 s"),
}
MOMENTS = (10.0, 30.0)
NEAR, MISSING = 0.3, re.compile(r"at most ([\d.]+)%")
FRONTIERS = {
    "frontier-finer": ("over-deployment, finer steps", ["customer", "supplier"], "none"),
    "frontier-finest": ("over-deployment, single licences, days and percents", ["customer", "supplier"], "none"),
    "frontier-easy-1": ("14 coupled issues, seed 1", ["customer", "supplier"], "0.3 % in 30 s"),
    "frontier-easy-2": ("14 coupled issues, seed 2", ["customer", "supplier"], "0.3 % in 30 s"),
    "frontier-easy-3": ("14 coupled issues, seed 3", ["customer", "supplier"], "0.3 % in 30 s"),
    "frontier-easy-1-seller": ("14 coupled issues, seed 1, three columns", ["customer", "supplier", "seller"], "none"),
    "frontier-easy-1-desk": ("14 coupled issues, seed 1, four columns", ["customer", "supplier", "seller", "desk"], "none"),
}
AMOUNTS = {
    "amounts-one-frontier": ("penalty any share: frontier", 1),
    "amounts-two-best": ("penalty and discount any share: best proposal", 2),
    "amounts-two-frontier": ("penalty and discount any share: frontier", 2),
}
FREE = {"[0, 0.25, 0.5, 1]": "1", "[0, 0.2, 0.4, 0.5, 0.6]": "0.6"}


def any_amounts(count: int) -> bytes:
    """Give the first example with one or two of its shares any amount."""
    text = EXAMPLE.read_text(encoding="utf-8")
    for options, end in list(FREE.items())[:count]:
        wanted = f"options: {options}"
        if wanted not in text:
            raise SystemExit(f"the example does not hold `{wanted}`")
        text = text.replace(wanted, f"kind: amount, from: 0, to: {end}")
    return text.encode()


def stepped(level: str) -> bytes:
    """Give the first example with other steps."""
    text = EXAMPLE.read_text(encoding="utf-8")
    for old, new in STEPS[level].items():
        wanted = old if old.startswith("from") else f"options: {old}"
        end = "0.6" if "0.2, 0.4" in old else "1"
        put = new if old.startswith("from") else f"from: 0, to: {end}, step: {new}"
        if wanted not in text:
            raise SystemExit(f"the example does not hold `{wanted}`")
        text = text.replace(wanted, put)
    return text.encode()


def used() -> float:
    """Give the processor seconds of this process."""
    return sum(resource.getrusage(resource.RUSAGE_SELF)[:2])


def case_of(kind: str, seed: str) -> Case:
    """Give the first example with other steps, or a case of the generator."""
    from coupled import coupled

    from backtable.files import read_case

    return read_case("case.yaml", stepped(kind) if kind in STEPS else json.dumps(coupled(int(seed), kind)).encode())


def search_frontier(work: str, budget: int) -> dict[str, Any]:
    """Search the frontier of one case and give what it found, proved and took."""
    from measure import peak_mib

    from backtable.advice import find_frontier

    _, kind, *rest = work.split("-")
    case, worlds = case_of(kind, rest[0] if rest else ""), 1000 if kind in STEPS else 500
    near: list[float] = []
    before = used()

    def note(words: str, _: int, __: int) -> None:
        proven = MISSING.search(words)
        if proven and float(proven.group(1)) <= NEAR and not near:
            near.append(used() - before)

    found = find_frontier(case, FRONTIERS[work][1], worlds=worlds, budget=budget, progress=note)
    if found.searched is None or found.searched.beyond is None:
        raise SystemExit("the frontier was not searched")
    ranges = [max(gains) - min(gains) for gains in zip(*(point.gains for point in found.points), strict=True)]
    beyond = max(far / wide for far, wide in zip(found.searched.beyond, ranges, strict=True))
    return {
        "work": work, "packages": case.combinations, "worlds": worlds, "seconds": used() - before, "points": len(found.points),
        "beyond": beyond, "near_after": near[0] if near else used() - before if beyond <= NEAR / 100 else None, "peak": peak_mib(),
    }  # fmt: skip


def search_amounts(work: str, _: int) -> dict[str, Any]:
    """Search a case with continuous amounts and give what is proven of it and what it took."""
    from math import prod

    import numpy as np
    from measure import peak_mib

    from backtable.advice import find_frontier
    from backtable.files import read_case
    from backtable.search import SETTLED_GAP_SAMPLED, settle
    from backtable.value import Model, draw_worlds

    case = read_case("case.yaml", any_amounts(AMOUNTS[work][1]))
    others, before = prod(len(issue.options) for issue in case.issues if not issue.continuous), used()
    row: dict[str, Any] = {"work": work, "others": others, "worlds": 1000, "points": None, "lines": None}
    if work.endswith("best"):
        sizes = [1 if issue.continuous else len(issue.options) for issue in case.issues]
        codes = np.stack(np.unravel_index(np.arange(others), sizes), axis=1).astype(np.int32)
        found = settle(Model(case).view(draw_worlds(case, 1000, case.seed)), codes, gap=SETTLED_GAP_SAMPLED)
        row["gap"] = (found.bound - found.value) / found.bound
    else:
        front = find_frontier(case)
        ranges = [max(gains) - min(gains) for gains in zip(*(point.gains for point in front.points), strict=True)]
        beyond = (0.0,) if front.searched is None else front.searched.beyond
        assert beyond is not None
        row |= {"gap": max(far / wide for far, wide in zip(beyond, ranges, strict=False)), "points": len(front.points), "lines": len(front.lines)}
    return {**row, "seconds": used() - before, "peak": peak_mib()}


def search(work: str, budget: int) -> dict[str, Any]:
    """Search one case and give what it found, proved and took."""
    from measure import peak_mib

    from backtable.search import TABLE_CELLS, Search, Space
    from backtable.value import Model, draw_worlds

    kind, _, seed = work.partition("-")
    case = case_of(kind, seed)
    before = used()
    view = Model(case).view(draw_worlds(case, WORKS[work][1], case.seed), most=TABLE_CELLS)
    way: list[tuple[float, float, float]] = []

    def note(_: str, __: int, ___: int) -> None:
        way.append((used() - before, looking.value, looking.bound))

    looking = Search(Space(view, 1_000_000), note)
    found = looking.run(budget)
    end = found.value
    gaps = {}
    for moment in MOMENTS:
        at = [(value, bound) for second, value, bound in way if second <= moment]
        gaps[str(moment)] = (at[-1][1] - at[-1][0]) / at[-1][1] if at and at[-1][1] < float("inf") else None
    good = next((second for second, value, _ in way if value >= 0.999 * end), used() - before)
    chance = 0.0 if found.best is None else float(view.mean(view.acceptable(found.best[None]))[0])
    return {
        "work": work, "packages": case.combinations, "worlds": view.worlds.count, "seconds": used() - before, "value": end,
        "bound": found.bound, "gap": found.gap, "gaps": gaps, "good_after": good, "regions": found.regions, "chance": chance, "peak": peak_mib(),
    }  # fmt: skip


def written(rows: list[dict[str, Any]], frontiers: list[dict[str, Any]], amounts: list[dict[str, Any]], machine: str) -> str:
    """Give the tables as Markdown."""

    def share(gap: float | None) -> str:
        return "–" if gap is None else f"{gap:.2%}".replace("%", " %")

    lines = [
        "# Bounds",
        "",
        "| case | packages | chance of the best | nearly the best after | gap after 10 s | after 30 s | at the end | in | memory | to reach |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---|",
    ]
    for row in rows:
        name, _, target = WORKS[row["work"]]
        early, late = (row["gaps"][str(moment)] for moment in MOMENTS)
        done = [row["gap"] if row["seconds"] <= moment else gap for moment, gap in zip(MOMENTS, (early, late), strict=True)]
        lines.append(
            f"| {name} | {row['packages']:.1e} | {row['chance']:.0%} | {row['good_after']:.1f} s | {share(done[0])} | {share(done[1])} | {share(row['gap'])} | "
            f"{row['seconds']:.0f} s | {row['peak']:.0f} MiB | {target} |".replace("%", " %").replace("  %", " %")
        )
    lines += [
        "",
        "The frontier over the sides' gains, by `frontier`: for every package that our own people approve some point is at most so much worse in each column, as a share of the range that the points span.",
        "",
        f"| case | packages | points | {NEAR} % after | at most so much beyond | in | memory | to reach |",
        "|---|---:|---:|---:|---:|---:|---:|---|",
    ]
    for row in frontiers:
        name, _, target = FRONTIERS[row["work"]]
        after = "–" if row["near_after"] is None else f"{row['near_after']:.0f} s"
        lines.append(f"| {name} | {row['packages']:.1e} | {row['points']:,} | {after} | {share(row['beyond'])} | {row['seconds']:.0f} s | {row['peak']:.0f} MiB | {target} |")
    lines += [
        "",
        "The first example with one or two of its terms any amount. The gap is that of the best proposal, as in the first table, or how much a package may lie beyond the points, as in the second; 0 is exact.",
        "",
        "| case | combinations of the other terms | points | lines between them | gap | in | memory |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for row in amounts:
        points, joined = (f"{row[key]:,}" if row[key] else "–" for key in ("points", "lines"))
        lines.append(f"| {AMOUNTS[row['work']][0]} | {row['others']:,} | {points} | {joined} | {share(row['gap'])} | {row['seconds']:.0f} s | {row['peak']:.0f} MiB |")
    days = " and ".join(dict.fromkeys(row["day"] for row in (*rows, *frontiers, *amounts)))
    return "\n".join([*lines, "", f"Seconds are of the processor. {machine}; Python {python_version()}; {days}.", ""])


def main() -> None:
    """Measure every case and write the table."""
    arguments = sys.argv[1:]
    if arguments and arguments[0] in {**WORKS, **FRONTIERS, **AMOUNTS}:
        measured = search if arguments[0] in WORKS else search_frontier if arguments[0] in FRONTIERS else search_amounts
        print(json.dumps(measured(arguments[0], int(arguments[1]))))
        return
    from measure import machine

    part = 10 if "--quick" in arguments else 1
    rows: dict[str, list[dict[str, Any]]] = {"rows": [], "frontiers": [], "amounts": []}
    if wanted := [kind for kind in ("frontiers", "amounts") if f"--{kind}" in arguments]:
        kept = json.loads((HERE / "bounds.json").read_text(encoding="utf-8"))
        rows |= {kind: kept.get(kind, []) for kind in rows if kind not in wanted}
    for kind, works, budget in (("rows", list(WORKS), BUDGET // part), ("frontiers", list(FRONTIERS), FRONT_BUDGET // part), ("amounts", list(AMOUNTS), 0)):
        for work in [] if rows[kind] else works:
            print(f"  {work}", file=sys.stderr)
            done = subprocess.run([sys.executable, __file__, work, str(budget)], capture_output=True, text=True, check=False)
            if done.returncode:
                raise SystemExit(f"{work} failed:\n{done.stderr}")
            rows[kind].append({**json.loads(done.stdout.splitlines()[-1]), "day": f"{datetime.now(UTC):%d %B %Y}"})
    text = written(rows["rows"], rows["frontiers"], rows["amounts"], machine())
    print(text)
    if "--dry" not in arguments and "--quick" not in arguments:
        (HERE / "bounds.md").write_text(text, encoding="utf-8")
        (HERE / "bounds.json").write_text(json.dumps({"budget": BUDGET, **rows}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
