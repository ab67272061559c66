"""Places at which everything is licensed in one way, and what lines come to at those that are alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing.metrics import environments
from backtable.licensing.position._counting import Counting
from backtable.licensing.position._footprint import LEAVING
from backtable.licensing.position._limits import LEFTS, ranked_versions, ranks_of

Make = Callable[[str, Sequence[Mapping[str, Any]], Mapping[str, str]], ir.Table]


@dataclass(frozen=True, slots=True)
class Ask:
    """How a product with several ways is to be divided: asked once for all readings that share it.

    Args:
        tallies: for each way, the number of its tally and the bit of its variant.
        scope: how far around a host everything is licensed in one way.
        reaches: for each way, how far around a host it looks: what could move there must be licensed there.
        lefts: for each way, the questions by which it leaves machines out, where rights end at versions: these raise no host's version.
        loose: whether the whole product is.
        beside: what is licensed in one way with it; of these the product and the tallies count.
        grade: of which grade, or a higher one, rights must be that serve it.
        joint: whether people are counted together with those of another product that needs the same right.
    """

    product: str
    tallies: tuple[tuple[int, int], ...]
    scope: str
    reaches: tuple[str, ...]
    lefts: tuple[tuple[str, ...], ...]
    loose: bool
    beside: tuple["Ask", ...] = ()
    joint: bool = False
    grade: str = ""

    @property
    def members(self) -> tuple[str, ...]:
        """The product and all that is licensed in one way with it."""
        return (self.product, *(other.product for other in self.beside))


_AND = ","  # between the questions by which a way leaves machines out

ASKED = {
    "ask": "int64",
    "place_in": "int64",
    "member": "int64",
    "lead": "string",
    "tally": "int64",
    "product": "string",
    "right": "string",
    "bit": "int64",
    "scope": "string",
    "reach": "string",
    "left": "string",
    "loose": "boolean",
    "serving": "boolean",
}


def placed(
    make: Make, lines: ir.Table, asks: Sequence[Ask], counting: Counting, rows: ir.Table, machines: ir.Table
) -> ir.Table:
    """Give the lines that are asked for, with `ask`, `member`, `place_in` (the number of the way) and `place`.

    What is of one place is licensed in one way.

    Args:
        lines: columns of `KEPT`.
    """
    told = [row for number, ask in enumerate(asks) for row in _asked(number, counting, ask)]
    asked = make("asked", told, ASKED)
    products, scopes = sorted({member for ask in asks for member in ask.members}), {ask.scope for ask in asks}
    held = lines.join(asked, ["tally", "product", "right"])
    held = held.filter((held.under & held.bit) > 0)
    families = [{"_product": product, "_member": member} for product in products for member in counting.behind([product])]
    members = make("members", families, {"_product": "string", "_member": "string"})
    hosts = rows.filter(rows["product"].isin(counting.behind(products)), rows.place != rows.machine)
    hosts = hosts.join(members, hosts["product"] == members._member).select("_product", _machine="machine", _host="place").distinct()
    held = held.left_join(hosts, [held["product"] == hosts._product, held.thing == hosts._machine])
    place = held._host.fill_null(held.thing)
    wide = sorted(scopes - {"named_hosts"})
    if wide:
        around = [environments(machines, scope).mutate(_scope=ibis.literal(scope)) for scope in wide]
        every = (ibis.union(*around) if len(around) > 1 else around[0]).rename(_thing="thing", _around="place")
        held = held.mutate(_place=place)
        held = held.left_join(every, [held.scope == every._scope, held._place == every._thing])
        place = held._around.fill_null(held._place)
    held = held.mutate(place=ibis.ifelse(held.loose, held["lead"], place))
    limited = {product: counting.limits[product] for product in products if product in counting.limits}
    if not limited:
        return held.mutate(rank=ibis.literal(0))
    behind = {product: counting.behind([product]) for product in limited}
    own = rows.filter(rows["product"].isin(sorted({member for members in behind.values() for member in members})))
    lefts = sorted({left for ask in asks for each in (ask, *ask.beside) for left in each.lefts})
    left_out = make("lefts", [{"_left": _AND.join(left)} | {key: key in left for key in LEAVING} for left in lefts], LEFTS)
    versions = ranked_versions(make, own, behind, limited)
    reaches = sorted({reach for ask in asks for each in (ask, *ask.beside) for reach in each.reaches} - {"named_hosts"})
    return _ranked(held, versions, ranks_of(own, versions, left_out), machines, reaches)


def _ranked(held: ir.Table, versions: ir.Table, ranks: ir.Table, machines: ir.Table, reaches: Sequence[str]) -> ir.Table:
    """Give lines with `rank`: of their own version, else of the newest on their thing or on what can move there.

    Things on which nothing is known to run, such as all people, are as the newest of all.

    Args:
        versions, ranks: as from `ranked_versions` and `ranks_of`, the latter for each `_left` of what ways leave out.
        reaches: of the ways, those that look further than a host.
    """
    every = ranks.group_by(["_ranked", "_left"]).aggregate(_most=ranks.rank.max()).rename(_of="_ranked", _but="_left")
    own = ranks.rename(_rank="rank")
    held = held.left_join(own, [held["product"] == own._ranked, held.thing == own._at, held.left == own._left]).drop("_ranked", "_at", "_left")
    held = held.left_join(every, [held["product"] == every._of, held.left == every._but]).drop("_of", "_but")
    said = versions.select(_said_of="_ranked", _said="_version", _says="rank").distinct()
    held = held.left_join(said, [held["product"] == said._said_of, held.version == said._said]).drop("_said_of", "_said")
    rank = held._rank.fill_null(held._most).fill_null(0)
    if reaches:
        around = [environments(machines, reach).mutate(_reach=ibis.literal(reach)) for reach in reaches]
        hosts = (ibis.union(*around) if len(around) > 1 else around[0]).rename(_host="thing", _there="place")
        there = hosts.join(ranks, hosts._host == ranks._at).group_by(["_reach", "_there", "_ranked", "_left"]).aggregate(_newest=lambda t: t.rank.max())
        wide = hosts.join(there, ["_reach", "_there"]).select("_reach", "_host", "_ranked", "_left", "_newest")
        held = held.left_join(wide, [held.reach == wide._reach, held.thing == wide._host, held["product"] == wide._ranked, held.left == wide._left])
        rank = held._newest.fill_null(rank)
    return held.mutate(rank=held._says.fill_null(rank))


def _asked(number: int, counting: Counting, ask: Ask) -> list[dict[str, Any]]:
    """Give the rows of `ASKED` for one product and what is licensed with it: one for each of the ways."""
    return [
        {
            "ask": number,
            "place_in": position,
            "member": member,
            "lead": ask.product,
            "tally": tally,
            "product": own.product,
            "right": pair[0],
            "bit": bit,
            "scope": ask.scope,
            "reach": reach,
            "left": _AND.join(left),
            "loose": ask.loose,
            "serving": pair in counting.opened[own.product] or pair in counting.instead.get(own.product, ()),
        }
        for member, own in enumerate((ask, *ask.beside))
        for position, (pair, (tally, bit), reach, left) in enumerate(zip(counting.licensed[own.product], own.tallies, own.reaches, own.lefts, strict=True))
    ]



@dataclass(frozen=True, slots=True)
class Part:
    """What lines of one way come to at places that are alike, of things whose newest versions pass the same limits.

    Args:
        rank: the place of the first limit that none of the versions passes.
        units: at each place; None where no line has a quantity.
        missing: whether a line has none.
        behind: installations at all of the places.
        alone: units that the things need by themselves; None where that is the same, or nobody asks.
        people, least, step: people who come with them at each place, as in `People`.
    """

    rank: int
    units: float | None
    missing: bool
    behind: int
    alone: float | None = None
    people: float | None = None
    least: float | None = None
    step: float | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """Places that are alike: as many units of each way for the same versions.

    Args:
        parts: number of a member of the family and number of its way → its parts, the oldest versions first.
    """

    count: int
    parts: Mapping[tuple[int, int], tuple[Part, ...]]

    def of(self, member: int, position: int) -> tuple[Part, ...]:
        """Give the parts of a member's way; none where no line is of it."""
        return self.parts.get((member, position), ())


_TOGETHER = ("alone", "people", "least", "step")
_NEXT, _WITHIN = "\n", "\t"


def places_of(held: ir.Table, asks: Sequence[Ask], divisible: bool) -> dict[Ask, list[Places]]:
    """Give the places of each ask, those that are alike together.

    Args:
        held: lines as from `placed`.
        divisible: whether what things need by themselves and whom they bring matters.
    """
    figures: dict[str, Any] = {"units": held.quantity.sum(), "missing": held.quantity.isnull().any()}
    if divisible:
        figures |= {
            "alone": held.alone.fill_null(held.quantity).sum(where=held.serving),
            "people": held.people.sum(where=held.serving),
            "least": held.least.max(where=held.serving),
            "step": held.step.max(where=held.serving),
        }
    which = ["member", "place_in", "rank"]
    parts = held.group_by(["ask", "place", *which]).aggregate(behind=held.machines.sum(), **figures)
    words: Any = ibis.literal("")
    for name in (*which, *figures):
        words = words + parts[name].cast("string").fill_null("") + ibis.literal(_WITHIN)
    said = parts.mutate(_said=words)
    places = said.group_by(["ask", "place"]).aggregate(says=said._said.group_concat(_NEXT, order_by=said._said))
    places = places.rename(_ask="ask", _place="place")
    here = said.join(places, [said["ask"] == places._ask, said.place == places._place])
    same = here.group_by(["ask", "says", *which]).aggregate(
        count=here.count(), behind=here.behind.sum(), **{name: here[name].max() for name in figures}
    )
    found: dict[tuple[int, str], tuple[int, dict[tuple[int, int], list[Part]]]] = {}
    for row in same.order_by(["ask", "says", *which]).to_pyarrow().to_pylist():
        _, own = found.setdefault((row["ask"], row["says"]), (row["count"], {}))
        told = {name: row[name] for name in _TOGETHER} if divisible else {}
        part = Part(int(row["rank"]), row["units"], row["missing"], int(row["behind"] or 0), **told)
        own.setdefault((row["member"], row["place_in"]), []).append(part)
    result: dict[Ask, list[Places]] = {}
    for (number, _), (count, own) in found.items():
        result.setdefault(asks[number], []).append(Places(count, {way: tuple(here) for way, here in own.items()}))
    return result
