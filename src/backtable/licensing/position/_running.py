"""Which machines stand behind a product's numbers."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from backtable.errors import NoAnswerError
from backtable.licensing._versions import versions_in_words
from backtable.licensing.position._position import Position
from backtable.licensing.position._why import Trace
from backtable.licensing.readings import questions

_CLOSE = 5


@dataclass(frozen=True, slots=True)
class Running:
    """A machine on which a product runs, one that is licensed together with it, or one that is licensed by it.

    Args:
        place: the host of a virtual machine, else the machine itself.
        left_out: why the reading leaves it out; empty where it is counted.
    """

    reading: str
    machine: str
    product: str
    version: str
    place: str
    cluster: str
    left_out: str


def running(
    found: Position, product: str, machine: str | None = None, readings: Sequence[str] | None = None, deployed: ir.Table | None = None
) -> tuple[Running, ...]:
    """Give every machine behind a product's numbers under each reading, by place and name.

    Args:
        deployed: as for `position`: where a machine has several versions of a product, all of them are given, the oldest first; without
            it only one.
        machine: that one, or those on it where it is a host.
        readings: names of those that are wanted; all without it.
    """
    counted = found.counting.as_one.get(product, product)
    rows = found.footprint.filter(found.footprint["product"].isin(sorted({product, *found.counting.behind([counted])})))
    outs = found.left_out
    if machine is not None:
        rows = rows.filter((rows.machine == machine.lower()) | (rows.place == machine.lower()))
        outs = outs.semi_join(rows, ["product", "machine"])
    seen = rows.select("machine", "product", "version", "place", "cluster").distinct()
    held = seen.order_by("place", "machine", "product").to_pyarrow().to_pylist()
    several = {} if deployed is None else _several(deployed, rows)
    says = {item.key: {answer.key: answer.says for answer in item.answers} for item in questions()}
    wanted = [reading for reading in found.readings if readings is None or reading.name in readings]
    dropped: dict[tuple[str, str, str], str] = {}
    here = outs.filter(outs.reading.isin([reading.name for reading in wanted]), outs["product"].isin(sorted({row["product"] for row in held})))
    answers = {reading.name: found.counting.answers(counted, reading) for reading in wanted}
    for row in here.to_pyarrow().to_pylist():
        answer = answers[row["reading"]][row["question"]]
        dropped.setdefault((row["reading"], row["product"], row["machine"]), says[row["question"]][answer])
    return tuple(
        Running(
            reading.name,
            row["machine"],
            row["product"],
            several.get((row["product"], row["machine"]), row["version"] or ""),
            row["place"] or "",
            row["cluster"] or "",
            dropped.get((reading.name, row["product"], row["machine"]), ""),
        )
        for reading in wanted
        for row in held
    )


def licensed_by(
    found: Position, traces: Sequence[Trace], machine: str | None = None, deployed: ir.Table | None = None
) -> tuple[Running, ...]:
    """Give every machine that runs another product and is licensed by the one whose traces these are; arguments as of `running`."""
    names = [trace.reading for trace in traces]
    things = {(trace.reading, line["product"]): set[str]() for trace in traces for line in trace.lines}
    for trace in traces:
        for line in trace.lines:
            things[trace.reading, line["product"]].add(line["thing"])
    return tuple(
        item
        for other in dict.fromkeys(product for trace in traces for product in trace.through)
        for item in running(found, other, machine, names, deployed)
        if not item.left_out and things.get((item.reading, other), set()).intersection((item.machine, item.place))
    )


def beside(
    found: Position, product: str, machine: str, readings: Sequence[str] | None = None, deployed: ir.Table | None = None
) -> tuple[Running, ...]:
    """Give the other machines behind a product's numbers on the host of one: a host that is licensed as a whole counts with all of them.

    Arguments as of `running`.
    """
    own = running(found, product, machine, readings)
    hosts = sorted({item.place for item in own if item.machine == machine.lower()} - {machine.lower(), ""})
    here = [item for host in hosts for item in running(found, product, host, readings, deployed)]
    return tuple(item for item in here if item.machine != machine.lower())


def _several(deployed: ir.Table, rows: ir.Table) -> dict[tuple[str, str], str]:
    """Give (product, machine) → the versions of it there, where they are several; `rows` are of the footprint."""
    here = deployed.semi_join(rows, ["product", "machine"]).filter(lambda t: t.version.notnull()).select("product", "machine", "version").distinct()
    many = here.group_by(["product", "machine"]).aggregate(_many=here.version.count()).filter(lambda t: t._many > 1)
    found: dict[tuple[str, str], list[str]] = {}
    for row in here.semi_join(many, ["product", "machine"]).to_pyarrow().to_pylist():
        found.setdefault((row["product"], row["machine"]), []).append(row["version"])
    return {key: versions_in_words(versions) for key, versions in found.items()}


def known_machine(found: Position, name: str) -> str:
    """Give a machine's name as the estate has it.

    Raises:
        NoAnswerError: no machine is called so; the message names those that are close.
    """
    wanted = name.strip().lower()
    names = found.machines.select(name=found.machines.machine)
    if names.filter(names.name == wanted).count().to_pyarrow().as_py():
        return wanted
    begin = names.filter(names.name.startswith(wanted[:4])).distinct().order_by("name").limit(10_000)
    known = begin.to_pyarrow().column("name").to_pylist()
    close = [item for item in known if item.startswith(wanted)][:_CLOSE] or difflib.get_close_matches(wanted, known, _CLOSE)
    # A host that only its virtual machines name is in no list of machines.
    hosts = found.footprint.filter(found.footprint.place == ibis.literal(wanted))
    if hosts.count().to_pyarrow().as_py():
        return wanted
    near = f"; close are {', '.join(close)}" if close else ""
    raise NoAnswerError(f"no machine of the estate is called {name}{near}")
