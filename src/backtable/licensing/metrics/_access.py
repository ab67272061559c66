"""Client access licences: the people and devices that use Microsoft's servers."""

from collections.abc import Sequence
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.errors import NoAnswerError
from backtable.licensing.metrics._contract import Answers, metric
from backtable.licensing.metrics._expressions import counted, flag, lines, text, together
from backtable.licensing.metrics._facts import figure
from backtable.licensing.metrics._people import people
from backtable.licensing.metrics._things import deployed

_SOURCE = "Microsoft Product Terms, Server/CAL licence model (October 2016 and later)"
_APPLIES = "Windows Server, SQL Server by server, Exchange, SharePoint"


def _counted(footprint: ir.Table, answers: Answers, word: str, why: str) -> ir.Table:
    """Count people or devices as they are stated, else as the sources name them on each machine.

    Args:
        word: what they are; `cal.` with it and an s is the fact that states them.
    """
    stated = figure(answers, f"cal.{word}s")
    own = deployed(footprint)
    newer = _of_newer(answers, word)
    if stated is not None:
        return _stated(own, stated, newer, word, why)
    if newer:
        year = newer[0][0]
        raise NoAnswerError(f"cal.{word}s.{year} says how many of cal.{word}s use servers of {year} and newer; state cal.{word}s, too")
    known = people(own.filter(own.users.notnull()), answers, word, why)
    summed = own.group_by("product").agg(machines=flag(own.users.isnull()).sum(), of=own.machine.count())
    rest = summed.filter(summed.machines > 0).mutate(thing=ibis.literal(f"other {word}s"))
    which = ibis.ifelse(rest.machines == rest.of, ibis.literal("the servers"), counted(rest.machines, "server"))
    missing: Any = text(f"not counted: the {word}s of ", which, " are not known; state cal.users or cal.devices below `products:`, as facts of ", _named(rest))
    return together(known, lines(rest, ibis.literal(0.0), ibis.literal(""), {}, missing))


def _of_newer(answers: Answers, word: str) -> list[tuple[str, float]]:
    """Give (year, how many use servers of that version or newer) as stated, the newest first."""
    start = f"cal.{word}s."
    return [(key.removeprefix(start), figure(answers, key) or 0.0) for key in sorted(answers, reverse=True) if key.startswith(start)]


def _stated(own: ir.Table, stated: float, newer: Sequence[tuple[str, float]], word: str, why: str) -> ir.Table:
    """Count people or devices of all servers together: each needs a licence for the newest version that it uses.

    Where nothing is said of servers of a version all of them may use the newest, and the line says what to state if they do not.

    Args:
        own: as from `deployed`.
        newer: as from `_of_newer`.

    Raises:
        NoAnswerError: more use newer servers than older and newer ones, or than all.
    """
    parts: list[ir.Table] = []
    before, below = 0.0, own
    every = own.group_by("product").agg(oldest=own.version.min())
    for year, number in [*newer, ("", stated)]:
        if not before <= number <= stated:
            raise NoAnswerError(
                f"cal.{word}s.{year} is {number:g}; expected a number from {before:g}, of newer servers, to {stated:g}, of all (cal.{word}s)"
            )
        here = below.filter((below.version >= year).fill_null(False)) if year else below
        seen = here.group_by("product").agg(newest=here.version.max(), servers=here.rows.sum()).rename(_of="product")
        used = every.left_join(seen, every["product"] == seen._of)
        thing = f"{word}s of {year} and newer" if year else f"other {word}s" if newer else f"all {word}s"
        used = used.mutate(thing=ibis.literal(thing), machines=used.servers.fill_null(0), units=ibis.literal(number - before))
        fewer = text("; all may use servers of ", used.newest, f", though others are older: state cal.{word}s.", used.newest, " if fewer do")
        open_ = (used.oldest < used.newest).fill_null(False) if not newer else ibis.literal(False)
        words = text(counted(used.units, word), f" of the servers together, as stated; {why}", ibis.ifelse(open_, fewer, ibis.literal("")))
        parts.append(lines(used, used.units, words, {}, together={"version": used.newest}))
        before, below = number, below.filter((below.version < year).fill_null(True)) if year else below
    return together(*parts)


def _named(rest: ir.Table) -> ir.StringValue:
    """Give a product's key, without the mark of a variant."""
    return rest["product"].re_replace("~.*$", "")


@metric(
    "microsoft.user_cal",
    "Client access licence by user",
    "user CALs",
    _SOURCE,
    _APPLIES,
    asks=("cal.users", "cal.users.*", "users.across_machines"),
)
def user_cal(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count the people who use the servers, each once however many devices and servers they use."""
    return _counted(footprint, answers, "user", "a user CAL serves a person on any device and server")


@metric(
    "microsoft.device_cal",
    "Client access licence by device",
    "device CALs",
    _SOURCE,
    _APPLIES,
    asks=("cal.devices", "cal.devices.*", "users.across_machines"),
)
def device_cal(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count the devices that use the servers, each once however many people use them."""
    return _counted(footprint, answers, "device", "a device CAL serves all people on that device")
