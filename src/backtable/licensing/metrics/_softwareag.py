"""Software AG by weighted core."""

import ibis
import ibis.expr.types as ir

from backtable.licensing.metrics._contract import Answers, metric
from backtable.licensing.metrics._expressions import counted, flag, lines, text
from backtable.licensing.metrics._stated import stated_factors
from backtable.licensing.metrics._things import deployed, things


@metric(
    "softwareag.processor",
    "Software AG by weighted core",
    "processor licences",
    "OpTISAM, description of the metric sag.processor.standard (Orange-OpenSource/optisam, 2019 to 2023)",
    "ARIS, Apama and other products of Software AG by processor",
)
def processor(footprint: ir.Table, machines: ir.Table, _answers: Answers) -> ir.Table:
    """Count cores times stated factor, of production or of all other environments, whichever needs more."""
    own = deployed(footprint).filter(lambda t: t.device == 0)
    known_as = own.environment == "production"
    marked = own.mutate(productive=flag(known_as | own.environment.isnull()), said=flag(known_as))
    kinds = marked.group_by("product", "thing").agg(productive=marked.productive.max(), said=marked.said.max())
    kinds = kinds.rename(_product="product", _thing="thing")
    found = things(own)
    found = found.left_join(kinds, [found["product"] == kinds._product, found.thing == kinds._thing])
    found = found.drop("_product", "_thing")
    known = stated_factors(machines, "own")
    if known is None:
        found = found.mutate(factor=ibis.null("float64"), factor_text=ibis.null("string"), family=ibis.null("string"))
    else:
        found = found.left_join(known, found.thing == known._thing)
        found = found.rename(factor="_factor", factor_text="_text", family="_by").drop("_thing")
    found = found.mutate(units=found.cores * found.factor)
    sums = found.group_by("product").agg(
        here=found.units.sum(where=found.productive == 1).fill_null(0.0),
        there=found.units.sum(where=found.productive == 0).fill_null(0.0),
    )
    found = found.left_join(sums.rename(_product="product"), found["product"] == sums["product"])
    counts = ibis.ifelse(found.here >= found.there, found.productive == 1, found.productive == 0)
    kind = ibis.cases(
        (found.said == 1, "production"),
        (found.productive == 1, "of an environment that is not known and taken for production"),
        else_="other environments",
    )
    words = text(counted(found.cores, "core"), " × ", found.factor_text, " (", found.family, "), ", kind)
    words = ibis.ifelse(counts, words, text(words, ": not counted, as the others together need more"))
    needs = {"cores": "cores", "factor": "factors"}
    return lines(found, ibis.ifelse(counts, found.units, 0.0), words, needs)
