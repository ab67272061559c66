"""What a metric is, and the register of all of them."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import ibis.expr.types as ir

from backtable.licensing._parts import part
from backtable.licensing._rules import held_on, rule_of

# The columns that every footprint has: one row a product on a machine, with its machine's and its host's figures.
FOOTPRINT = {
    "product": "string",
    "version": "string",
    "machine": "string",
    "kind": "string",
    "processors": "int64",
    "cores": "int64",
    "vcpus": "int64",
    "cpu_model": "string",
    "environment": "string",
    "users": "int64",
    "host": "string",
    "host_processors": "int64",
    "host_cores": "int64",
    "host_cpu_model": "string",
    "cluster": "string",
    "vcenter": "string",
}

# The columns that every metric's lines have. What is counted over all things together (people against the common minimum, fractions that
# are rounded up once) is in the quantity of one of them; of things that are licensed so while others are not, `alone` is the quantity
# without it, with its own rule, `people` are those to be added up, of `least` the most holds for all of them together, and the sum of
# `alone` is rounded up to whole steps, as 25 named users for each processor.
LINES = {
    "product": "string", "thing": "string", "machines": "int64", "quantity": "float64", "rule": "string",
    "alone": "float64", "alone_rule": "string", "people": "float64", "least": "float64", "step": "float64", "version": "string",
}  # fmt: skip

Answers = Mapping[str, str]
Lines = Callable[[ir.Table, ir.Table, Answers], ir.Table]
Reach = Callable[[Answers], str]
Whole = Callable[[ir.Table, ir.Table, Answers], ir.Table]


def whole(quantity: float) -> int:
    """Give whole units: rounded up once, after adding up; what is left of binary fractions does not count.

    >>> whole(4.5), whole(0.1 + 0.2 - 0.3), whole(7.0)
    (5, 0, 7)
    """
    return math.ceil(round(quantity, 6))


def altogether(_answers: Answers) -> str:
    """Give what a line depends on where every row of a product may bear on it."""
    return ""


def by_machine(_answers: Answers) -> str:
    """Give what a line depends on that stands for a machine, and would be the same if there were no other."""
    return "machine"


def by_place(_answers: Answers) -> str:
    """Give what a line depends on that stands for a host or a machine without one, and is the same whatever runs elsewhere."""
    return "place"


def in_place(_answers: Answers) -> str:
    """Give the scope of a metric that looks at the hosts on which machines run, and at no others."""
    return "named_hosts"


def as_they_are(answers: Answers) -> Answers:
    """Give answers of which each makes a difference."""
    return answers


@dataclass(frozen=True, slots=True)
class Metric:
    """A way to count.

    Args:
        key: as in `oracle.processor`; with hyphens, the name of its page in `docs/reference/metrics`.
        name: for readers.
        unit: what is counted: "core licences", "processor licences", …
        source: the paper or page that states the rule, with its date.
        applies: where it applies, for readers.
        lines: (footprint, or in a position what `deployed` makes of it, machines, answers of the reading) → relation with the columns product, thing (key of what is
            licensed: a machine, a host, a user), machines (how many rows of the footprint stand behind it), quantity
            (float64, not yet rounded; null where a figure is missing or the thing cannot be licensed so, and the rule
            says why) and rule (text), and those of the further columns of `LINES` that it knows: what is counted over all things together,
            and of a line for those machines on a host that have one version, which are counted one by one, that version (empty if unknown).
        total: sum of the quantities of a product → whole units; rounds once, after adding up.
        asks: the disputed questions of `readings` and the facts of `FACTS` that change the count.
        pack: units sold together.
        rules: names of the dated rules in `licensing/data` by which it counts.
        any_number: it licenses a host for any number of machines, so that whatever else is licensed so there needs no more.
        whole_hosts: where it licenses some hosts for any number of machines: (footprint, machines, answers) → relation
            of product and thing, those hosts.
        whole_as: key of the metric that licenses every host so.
        each: every installation counts, also several on one machine.
        people: people are counted over all things that are licensed so, however few units the things need by themselves.
        subscription: units are sold as subscriptions only, whose price includes support.
        held_only: it is sold no more, so that it is a way only where units of it are owned or the user states it.
        alike: answers → the same with those that make no difference beside the others made one, so that they are counted once.
        follows: key of the product by whose metric a product counts that is licensed by this one, on each machine.
        reach: answers → how far around a host it looks: named_hosts, cluster, vcenter or all_vcenters.
        within: answers → the rows of the footprint on which a line depends: those of its "machine", of its "place" (a host with
            all machines on it), of its "cluster" (all hosts of it with all machines on them), or "" for all of its product.
            Only there is it counted anew where something changes.
    """

    key: str
    name: str
    unit: str
    source: str
    applies: str
    lines: Lines
    total: Callable[[float], int]
    asks: tuple[str, ...] = ()
    pack: int = 1
    rules: tuple[str, ...] = ()
    any_number: bool = False
    each: bool = False
    reach: Reach = in_place
    within: Reach = altogether
    whole_hosts: Whole | None = None
    whole_as: str = ""
    follows: str = ""
    held_only: bool = False
    alike: Callable[[Answers], Answers] = as_they_are
    people: bool = False
    subscription: bool = False

    @property
    def monthly(self) -> bool:
        """Whether its published list prices a unit by the month."""
        return any(rule_of(name).values.get("period") == "month" for name in self.rules)

    def packs(self, units: int) -> int:
        """Give how many packs must be bought for so many units."""
        return -(-units // self.pack)

    def ordered(self, units: int, day: date | None = None) -> int:
        """Give how many units an order for so many comes to on a day: whole packs, and at least the least order that is sold.

        >>> from backtable.licensing.metrics import METRICS
        >>> METRICS["vmware.core"].ordered(32, date(2025, 4, 15)), METRICS["vmware.core"].ordered(32, date(2024, 6, 1))
        (72, 32)
        """
        held = (held_on(name, day) if day else rule_of(name) for name in self.rules)
        least = max((int(rule.values.get("order", 0)) for rule in held if rule), default=0)
        return max(self.packs(units) * self.pack, least) if units else 0


METRICS: dict[str, Metric] = {}


def in_packs(metric: str) -> str:
    """Say in which amounts a metric's units are sold, where an order comes to more than what is short.

    >>> in_packs("microsoft.windows_standard")
    'sold in packs of 2'
    """
    pack = METRICS[metric].pack if metric in METRICS else 1
    return f"sold in packs of {pack}" if pack > 1 else "the least that is sold"


def metric(
    key: str,
    name: str,
    unit: str,
    source: str,
    applies: str,
    total: Callable[[float], int] = whole,
    asks: tuple[str, ...] = (),
    pack: int = 1,
    rules: tuple[str, ...] = (),
    any_number: bool = False,
    each: bool = False,
    reach: Reach = in_place,
    within: Reach = altogether,
    whole_hosts: Whole | None = None,
    whole_as: str = "",
    follows: str = "",
    held_only: bool = False,
    alike: Callable[[Answers], Answers] = as_they_are,
    people: bool = False,
    subscription: bool = False,
) -> Callable[[Lines], Lines]:
    """Register a way to count under a key."""

    def register(lines: Lines) -> Lines:
        if key in METRICS:
            raise ValueError(f"two metrics are called {key}")
        METRICS[key] = Metric(
            key, name, unit, source, applies, part(lines), total, asks, pack, rules, any_number, each, reach, within,
            part(whole_hosts) if whole_hosts else None, whole_as,
            follows, held_only, alike, people, subscription,
        )  # fmt: skip
        return lines

    return register
