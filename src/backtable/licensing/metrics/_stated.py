"""What somebody states of processors, beside what a publisher's table or an inventory says."""

import ibis
import ibis.expr.types as ir

from backtable.licensing.metrics._contract import Answers
from backtable.licensing.metrics._facts import answer

STATED = {
    "oracle": "core factors in place of Oracle's table",
    "ibm": "processor value units of a core in place of IBM's table",
    "own": "factors of a core where no table is published",
    "sockets": "how many sockets a server can hold, occupied or not",
    "chips": "how many chips a processor's module holds",
}
"""What may be stated of processors, and what it is."""


def stated_columns(of: str) -> tuple[str, str, str]:
    """Give the columns of machines that hold a stated factor: the number, its text, and who states it."""
    return f"stated_{of}", f"stated_{of}_text", f"stated_{of}_by"


def stated_factors(machines: ir.Table, of: str) -> ir.Table | None:
    """Give thing, factor, factor_text and family of the machines for which a factor is stated; None where none is."""
    number, text, by = stated_columns(of)
    if number not in machines.columns:
        return None
    known = machines.filter(machines[number].notnull())
    return known.select(_thing="machine", _factor=number, _text=text, _by=ibis.literal("stated: ") + known[by])


def with_stated(things: ir.Table, machines: ir.Table, of: str) -> ir.Table:
    """Add a column, called as what is stated, with the whole number that is stated of each thing; null where none is."""
    known = stated_factors(machines, of)
    if known is None:
        return things.mutate(**{of: ibis.null("int64")})
    joined = things.left_join(known, things.thing == known._thing)
    return joined.mutate(**{of: joined._factor.cast("int64")}).drop("_thing", "_factor", "_text", "_by")


def as_stated(things: ir.Table, machines: ir.Table, of: str, answers: Answers) -> ir.Table:
    """Put stated factors in the place of the table's where the reading takes them.

    Args:
        things: with thing, and factor, factor_text and family as the table has them.
        machines: the estate's machines.
    """
    known = stated_factors(machines, of)
    if known is None or answer(answers, "processor.factors") == "table":
        return things
    joined = things.left_join(known, things.thing == known._thing)
    held = {
        "factor": joined._factor.fill_null(joined.factor),
        "factor_text": joined._text.fill_null(joined.factor_text),
        "family": joined._by.fill_null(joined.family),
    }
    return joined.mutate(**held).drop("_thing", "_factor", "_text", "_by")
