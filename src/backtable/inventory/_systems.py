"""Virtual machines under the names that their own systems go by, which other sources know them by."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import ibis
import ibis.expr.types as ir

from backtable.inventory._domains import short_name
from backtable.inventory._finding import Finding

_SHOWN = 3
_NOBODY = ("localhost",)


@dataclass(frozen=True, slots=True)
class System:
    """What runs in a virtual machine.

    Args:
        machine: key of the machine.
        called: the system's own name, in small letters, with its domain or without.
        runs: whether it runs.
        place: of the row that says it.
    """

    machine: str
    called: str
    runs: bool
    place: str = ""


def known_as(systems: Sequence[System], machines: Collection[str], domains: Sequence[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Give the names of systems → key of the machine, and what a careful reader would want to know of them.

    A name that a machine itself has is that one's, and one that several have is that of the only one which runs. The name without its
    domain serves where it is no other's.

    Args:
        machines: keys of the machines of which systems are told.
    """
    known: dict[str, str] = {}
    told: dict[str, str] = {}
    unclear: dict[str, list[str]] = {}
    own = {short_name(machine, domains) for machine in machines}
    for short in (False, True):
        named: dict[str, list[System]] = {}
        for item in systems:
            name = item.called.partition(".")[0] if short else short_name(item.called, domains)
            if item.called.partition(".")[0] not in _NOBODY and name not in own and name not in known:
                named.setdefault(name, []).append(item)
        for name, items in named.items():
            of, running = ({item.machine: item for item in some} for some in (items, [item for item in items if item.runs]))
            one = next(iter(of.values())) if len(of) == 1 else next(iter(running.values())) if len(running) == 1 else None
            if one is None:
                unclear[name] = list(of)
                continue
            known[name] = short_name(one.machine, domains)
            if one.called.partition(".")[0] != known[name].partition(".")[0]:
                told[known[name]] = one.called
    lines = [f"{called} is the name of several virtual machines' systems ({', '.join(of[:_SHOWN])}{' …' if len(of) > _SHOWN else ''}): what another file says of it is not joined to any of them" for called, of in unclear.items()]
    if told:
        some = ", ".join(f"{called} is {machine}" for machine, called in list(told.items())[:_SHOWN])
        lines.insert(0, f"{len(told):,} virtual machine{'s are' if len(told) > 1 else ' is'} called otherwise than the system inside: by DNS names {some}{' …' if len(told) > _SHOWN else ''}; each counts once")
    return known, tuple(lines)


def under_machines(table: ir.Table, names: ir.Table, column: str = "machine") -> ir.Table:
    """Give a relation with the keys of machines where the names of their systems stand; `names`: code, known_as."""
    held = table.left_join(names, table[column] == names.code)
    return held.select(*(ibis.coalesce(held.known_as, held[name]).name(name) if name == column else held[name] for name in table.columns))


def findings_under_machines(findings: Sequence[Finding], known: Mapping[str, str]) -> tuple[Finding, ...]:
    """Give what programs say of their own use under the keys of machines."""
    return tuple(replace(item, machine=known.get(item.machine, item.machine)) for item in findings)
