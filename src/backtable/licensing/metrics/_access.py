"""Client access licences: the people and devices that use Microsoft's servers."""

from typing import Any

import ibis
import ibis.expr.types as ir

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
    if stated is not None:
        used = own.group_by("product").agg(machines=own.rows.sum())
        used = used.mutate(thing=ibis.literal(f"all {word}s"), units=ibis.literal(stated))
        return lines(used, used.units, text(counted(used.units, word), f" of the servers together, as stated; {why}"), {})
    known = people(own.filter(own.users.notnull()), answers, word, why)
    summed = own.group_by("product").agg(machines=flag(own.users.isnull()).sum(), of=own.machine.count())
    rest = summed.filter(summed.machines > 0).mutate(thing=ibis.literal(f"other {word}s"))
    which = ibis.ifelse(rest.machines == rest.of, ibis.literal("the servers"), counted(rest.machines, "server"))
    missing: Any = text(f"not counted: the {word}s of ", which, " are not known; state cal.users or cal.devices below `products:`, as facts of ", _named(rest))
    return together(known, lines(rest, ibis.literal(0.0), ibis.literal(""), {}, missing))


def _named(rest: ir.Table) -> ir.StringValue:
    """Give a product's key, without the mark of a variant."""
    return rest["product"].re_replace("~.*$", "")


@metric(
    "microsoft.user_cal",
    "Client access licence by user",
    "user CALs",
    _SOURCE,
    _APPLIES,
    asks=("cal.users", "users.across_machines"),
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
    asks=("cal.devices", "users.across_machines"),
)
def device_cal(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count the devices that use the servers, each once however many people use them."""
    return _counted(footprint, answers, "device", "a device CAL serves all people on that device")
