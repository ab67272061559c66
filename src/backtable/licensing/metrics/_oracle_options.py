"""Oracle options that are included up to a number."""

from datetime import date

import ibis
import ibis.expr.types as ir

from backtable.licensing._rules import rule_of
from backtable.licensing.metrics._expressions import counted, text


def option_needed(databases: ir.Table, option: str = "multitenant", day: date | None = None) -> ir.Table:
    """Say for which databases an option must be licensed, because more is used than the database includes.

    Args:
        databases: with the columns version (as in 12.1.0.2 or 18c) and used (user-created pluggable databases).
        option: one that is included up to a number.

    Returns:
        With `included` (null before the first version that has the option), `needed` (boolean) and `rule` (text).
    """
    rule = rule_of("oracle_options", day)
    digits = databases.version.re_extract("^([0-9]+)", 1)
    major = ibis.ifelse(digits == "", ibis.null().cast("string"), digits).cast("int64")
    included = ibis.cases(
        *((major >= step["version"], ibis.literal(step["included"])) for step in reversed(rule.values[option])),
        else_=ibis.null().cast("int64"),
    )
    held = databases.mutate(included=included)
    needed = (held.used > held.included).fill_null(False)
    words = text(counted(held.used, "pluggable database"), ", ", held.included, " included in version ", held.version)
    return held.mutate(needed=needed, rule=text(words, f" (licensing information of {rule.starts:%Y-%m})"))
