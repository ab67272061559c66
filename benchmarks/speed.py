"""How long an event, a record and the commands of a negotiation take, against what they are meant to; writes speed.md and speed.json.

    python benchmarks/speed.py [--dry] [PART …]

Needs nothing beside Backtable. Each part runs in a process of its own, set up as the commands set theirs up. The parts are
record, beliefs, commands and advice; `--dry` writes nothing. A command is measured whole, from the start of Python to its end.
"""

import json
import os
import resource
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from platform import python_version
from tempfile import TemporaryDirectory
from typing import Any

from backtable.cli import set_up

set_up()  # before anything imports numpy

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
PARTS = ("record", "beliefs", "commands", "advice")
FINER = (
    ("{label: Licences for the over-deployment, from: 0, to: 400, step: 50,", "{label: Licences for the over-deployment, from: 0, to: 400, step: 25,"),
    ("{label: New licences for coming projects, from: 0, to: 400, step: 50,", "{label: New licences for coming projects, from: 0, to: 400, step: 25,"),
    ("options: [0, 0.2, 0.4, 0.5, 0.6]", "options: [0, 0.2, 0.3, 0.4, 0.5, 0.6]"),
    ("{label: Free services to re-architect, from: 0, to: 60, step: 20,", "{label: Free services to re-architect, from: 0, to: 60, step: 5,"),
)
HAPPENED = (
    ("receive", "--package", "demand", "--said", "their letter"),
    ("ask", "executive", "How does your company pay you?", "--about", "paid_on_new_only"),
    ("heard", "On new licences.", "--answers", "3", "--claim", "paid_on_new_only == 1", "--credibility", "70%", "--guess", "50%"),
    ("answer", "2", "reject", "--because", "penalty=we bought in good faith"),
)


def finer(text: str) -> str:
    """Give the first example with finer steps: about a million packages."""
    for old, new in FINER:
        if text.count(old) != 1:
            raise SystemExit(f"the example does not hold `{old}` once")
        text = text.replace(old, new)
    return text


def command(folder: Path, *arguments: str) -> str:
    """Run a command to its end and give what it prints."""
    program = [sys.executable, "-c", "from backtable.cli import main; main()", *arguments]
    done = subprocess.run(program, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)}: {done.stderr}")
    return done.stdout


def commands() -> list[dict[str, Any]]:
    """Measure `check` on a small case, and `next` on the first example as it is and with finer steps, after the same events."""
    from measure import timed

    rows = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "points.yaml").write_bytes((EXAMPLES / "points" / "case.yaml").read_bytes())
        text = (EXAMPLES / "over-deployment" / "case.yaml").read_text(encoding="utf-8")
        (folder / "usual.yaml").write_text(text, encoding="utf-8")
        (folder / "finer.yaml").write_text(finer(text), encoding="utf-8")
        rows.append(_row("`backtable check` on a small case", timed(lambda: command(folder, "check", "points.yaml"), 5), 0.5))
        for case, most in (("usual", 2.0), ("finer", 5.0)):
            command(folder, "open", f"{case}.yaml", "--as", case)
            for what, *rest in HAPPENED:
                command(folder, what, case, *rest)
            found = json.loads(command(folder, "next", case, "--rounds", "3", "--json"))
            assert found["moves"], case
            label = f"`backtable next` on {found['method']['packages']:,} packages, four events"
            rows.append(_row(label, timed(lambda case=case: command(folder, "next", case, "--rounds", "3"), 3), most))
    return rows


def advice() -> list[dict[str, Any]]:
    """Measure `advise` on about a million packages in 1,000 worlds."""
    from coupled import coupled
    from measure import timed

    rows = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        text = finer((EXAMPLES / "over-deployment" / "case.yaml").read_text(encoding="utf-8"))
        (folder / "finer.yaml").write_text(text, encoding="utf-8")
        for seed, kind in ((1, "easy"), (2, "binding")):
            (folder / f"{kind}.yaml").write_text(json.dumps(coupled(seed, kind, coarse=True)), encoding="utf-8")
        for case in ("finer", "easy", "binding"):
            method = json.loads(command(folder, "advise", f"{case}.yaml", "--json"))["method"]
            what = {"finer": "the first example with finer steps", "easy": "coupled issues", "binding": "coupled issues, counterparts ask for much"}[case]
            seconds = timed(lambda case=case: command(folder, "advise", f"{case}.yaml"), 3)
            rows.append(_row(f"`backtable advise` on {method['packages']:,} packages, {what}", seconds, 10.0, _peak()))
    return rows


def _peak() -> float:
    """Give the most memory in MiB that any command has held so far."""
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return most / 1024 if sys.platform != "darwin" else most / 1024**2


def record() -> list[dict[str, Any]]:
    """Measure a record of 100,000 events."""
    from record import measured

    opened, appended = measured(100_000)
    return [_row(opened[0], opened[1:], 1.0), _row(appended[0], appended[1:], None)]


def beliefs() -> list[dict[str, Any]]:
    """Measure each kind of evidence on 10,000 worlds."""
    from beliefs import measured

    return [_row(f"evidence: {what}", seconds, 0.05) for what, *seconds in measured(10_000)]


def _row(what: str, seconds: Any, most: float | None, peak: float | None = None) -> dict[str, Any]:
    elapsed, used = seconds
    return {"what": what, "elapsed": elapsed, "processor": used, "most": most, "peak": peak}


def table(found: dict[str, Any]) -> str:
    """Give the results as Markdown."""
    load = " and ".join(map(str, found["load"]))
    lines = [
        "# Speed",
        "",
        f"Measured on {found['date']}; {found['machine']}; Python {found['python']}.",
        f"Medians. Load of the machine before and after: {load}; where it is much above 2 other work ran beside this, which",
        "lengthens what passes many times and what the processor needs by up to a half. `benchmarks/README.md` says how to read and repeat this.",
        "",
        "| what | elapsed | processor | memory | to reach |",
        "|---|---:|---:|---:|---:|",
    ]
    for row in found["rows"]:
        most = "" if row["most"] is None else f"≤ {_shown(row['most'])}"
        peak = "" if row.get("peak") is None else f"{row['peak']:,.0f} MiB"
        lines.append(f"| {row['what']} | {_shown(row['elapsed'])} | {_shown(row['processor'])} | {peak} | {most} |")
    return "\n".join([*lines, ""])


def _shown(seconds: float) -> str:
    return f"{seconds:.2g} s" if seconds >= 0.095 and seconds < 1 else f"{seconds:.1f} s" if seconds >= 1 else f"{1000 * seconds:.2g} ms"


def main() -> None:
    """Measure and write."""
    from measure import machine

    wanted = [part for part in sys.argv[1:] if part in PARTS] or list(PARTS)
    if "--part" in sys.argv[1:]:
        print(json.dumps({"record": record, "beliefs": beliefs, "commands": commands, "advice": advice}[wanted[0]]()))
        return
    before = os.getloadavg()[0]
    rows: list[dict[str, Any]] = []
    for part in wanted:
        done = subprocess.run([sys.executable, __file__, "--part", part], capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(done.stderr)
        rows += json.loads(done.stdout)
    found = {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "python": python_version(),
        "load": [round(before, 1), round(os.getloadavg()[0], 1)],
        "rows": rows,
    }
    text = table(found)
    print(text)
    if "--dry" not in sys.argv[1:]:
        (HERE / "speed.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        (HERE / "speed.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
