"""Time, memory and machine: what every benchmark measures, and how."""

import json
import os
import platform
import resource
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any


def repeated(function: Callable[[], Any], repetitions: int) -> tuple[list[float], Any]:
    """Give the seconds of each repetition after one that is not counted, and the last result."""
    result = function()
    seconds = []
    for _ in range(repetitions):
        start = time.perf_counter()
        result = function()
        seconds.append(time.perf_counter() - start)
    return seconds, result


def peak_mib() -> float:
    """Give the most memory that this process ever held, in MiB, with the interpreter and its libraries."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024 if sys.platform != "darwin" else most / 1024**2


def answer(**found: Any) -> None:
    """Hand what a child process found to its parent."""
    print(json.dumps(found))


def machine() -> str:
    """Say in general words what the benchmarks ran on, and how fast it is in these minutes: the same machine may be half as fast on another day."""
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{platform.system()} on {platform.machine()}, {cores} cores, {gib:.0f} GiB of memory, on which a plain loop of Python adds up ten million squares in {_yardstick():.1f} s"


def _yardstick() -> float:
    """Give the processor seconds of a plain loop, the median of three: what other seconds of the same run may be held against."""

    def added() -> int:
        total = 0
        for number in range(10_000_000):
            total += number * number
        return total

    return timed(added, 3)[1]


def timed(action: Callable[[], Any], repetitions: int) -> tuple[float, float]:
    """Give the median seconds that passed, and of all processors, after one repetition that is not counted."""
    action()
    elapsed, used = [], []
    for _ in range(repetitions):
        start, before = time.perf_counter(), _processor()
        action()
        elapsed.append(time.perf_counter() - start)
        used.append(_processor() - before)
    return median(elapsed), median(used)


def _processor() -> float:
    """Give the processor seconds of this process and of the children that it waited for."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
