"""Plain metrics: by user, device, concurrent use and installation."""

import ibis
import ibis.expr.types as ir

from backtable.licensing.metrics._contract import Answers, by_machine, metric
from backtable.licensing.metrics._expressions import counted, lines, text
from backtable.licensing.metrics._people import by_person, people
from backtable.licensing.metrics._things import deployed

_SOURCE = "ISO/IEC 19770-3:2016, entitlement schema: metrics by user, device, concurrent use and installation"


@metric("plain.user", "By user", "users", _SOURCE, "any product by named user", asks=("users.across_machines",), within=by_person)
def user(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count the people that the source says use the product."""
    return people(footprint, answers, "user", "as many as the source says")


@metric("plain.device", "By device", "devices", _SOURCE, "any product by device", within=by_machine)
def device(footprint: ir.Table, _machines: ir.Table, _answers: Answers) -> ir.Table:
    """Count each machine once, however often the product is on it."""
    own = deployed(footprint)
    own = own.mutate(thing=own.machine, machines=own.rows).drop("homeless")
    words = text("one device, ", counted(own.machines, "installation"))
    return lines(own, ibis.literal(1.0), words, {})


@metric("plain.install", "By installation", "installations", _SOURCE, "any product by installation", each=True, within=by_machine)
def install(footprint: ir.Table, _machines: ir.Table, _answers: Answers) -> ir.Table:
    """Count every installation, several on a machine too."""
    own = deployed(footprint)
    own = own.mutate(thing=own.machine, machines=own.rows).drop("homeless")
    return lines(own, own.machines, counted(own.machines, "installation"), {})


@metric("plain.concurrent", "By concurrent user", "concurrent users", _SOURCE, "any product by concurrent use", within=by_machine)
def concurrent(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count the most people at the same time; the footprint's users are taken as that number."""
    both = {**answers, "users.across_machines": "different"}
    return people(footprint, both, "concurrent user", "the most at the same time, as the source says")
