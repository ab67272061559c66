"""People and devices as inventories count them: as users of a product on a machine."""

import ibis
import ibis.expr.types as ir

from backtable.licensing.metrics._contract import Answers
from backtable.licensing.metrics._expressions import counted, lines, text
from backtable.licensing.metrics._facts import answer
from backtable.licensing.metrics._things import deployed


def by_person(answers: Answers) -> str:
    """Give what a line depends on: its machine, or every machine where the users are the same people."""
    return "machine" if answer(answers, "users.across_machines") == "different" else ""


def people(footprint: ir.Table, answers: Answers, word: str, why: str) -> ir.Table:
    """Count users of each machine, or once over all machines where they are the same people.

    Args:
        word: what the users are.
        why: end of the rule.
    """
    own = deployed(footprint)
    if answer(answers, "users.across_machines") == "different":
        own = own.mutate(thing=own.machine, machines=own.rows).drop("homeless")
        return lines(own, own.users, text(counted(own.users, word), f"; {why}"), {"users": f"{word}s"})
    summed = own.group_by("product").agg(machines=own.rows.sum(), users=own.users.max(), places=own.machine.count())
    summed = summed.mutate(thing=ibis.literal(f"all {word}s"))
    words = text(counted(summed.users, word), ", the same on ", counted(summed.places, "machine"), f"; {why}")
    return lines(summed, summed.users, words, {"users": f"{word}s"})
