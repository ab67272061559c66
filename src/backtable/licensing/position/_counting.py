"""What holds for every reading, and what must be counted once for all of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from backtable.errors import NoAnswerError
from backtable.licensing.metrics import METRICS, narrowest_first
from backtable.licensing.position._footprint import LEAVING, leaving
from backtable.licensing.position._graded import IN_FORCE, Chosen, Expansion, Graded, expanded
from backtable.licensing.position._product import ENDED, MAINTAINED, unit_of
from backtable.licensing.position._ways import Ways
from backtable.licensing.readings import Reading, questions

INSTEAD = ("oracle.standard_edition", "enterprise")
"""The question whether an edition that may not be used on a machine is counted as another one there, and the answer that it is."""


@dataclass(frozen=True, slots=True)
class Counting:
    """What holds for every reading: how products may be licensed, and which are licensed together.

    Args:
        licensed: product → the ways to license it: (product to be owned, metric).
        opened: product → those of its ways that may serve.
        as_one: product → the product as which it is counted.
        covering: product → another whose licensing of a host serves it there too.
        facts: product → facts of its own.
        settled: product → question → the answer that the contracts of what is owned of it give, under any reading.
        limits: counted product → the versions at which rights that may serve it end.
        families: counted product → all that is licensed in one way with it on each machine, a database and then its options.
        unpriced: product → the ways without a known price that keep its usual unit from serving beside the one that is owned.
        only_with: counted product → the ways to license others with which alone it is needed.
        instead: product → those of its ways that are of the edition that may be asked for where it may not be used; they serve under
            readings that answer `INSTEAD` so.
        graded: counted products of which Software Assurance is in force for a part of what is owned only.
        chosen: the answers by which these are counted under each reading, as far as it is known which cost least.
        bare: whether what cannot meet any need is not counted, as nobody asks for a trace; rows are the same.
    """

    licensed: Mapping[str, Ways]
    opened: Mapping[str, Ways]
    as_one: Mapping[str, str]
    covering: Mapping[str, str]
    facts: Mapping[str, Mapping[str, str]]
    settled: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    limits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    families: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    instead: Mapping[str, Ways] = field(default_factory=dict)
    unpriced: Mapping[str, Ways] = field(default_factory=dict)
    only_with: Mapping[str, Ways] = field(default_factory=dict)
    graded: Mapping[str, Graded] = field(default_factory=dict)
    chosen: Chosen = field(default_factory=dict)
    bare: bool = False

    def serving(self, product: str, reading: Reading) -> Ways:
        """Give the ways in which a product is counted under a reading."""
        question, wanted = INSTEAD
        if not (closed := self.instead.get(product, ())) or self.answers(product, reading).get(question) == wanted:
            return self.licensed[product]
        return tuple(way for way in self.licensed[product] if way not in closed)

    def usable(self, product: str) -> tuple[Ways, Ways]:
        """Give the ways by which a counted product's needs may be met, and those by which they are met where none of these can count.

        The latter are of its usual unit, which is the first, though another one is owned, and of the edition that is asked for instead.
        """
        opened, instead = self.opened.get(product, ()), self.instead.get(product, ())
        every = self.licensed.get(product, ())
        usual = unit_of(every[0][1]) if every else ""
        return opened, tuple(way for way in every if way not in opened and (way in instead or unit_of(way[1]) == usual))

    def of_itself(self, product: str) -> Ways:
        """Give those of the ways in `usable` that are of its usual edition, or of the one that is asked for instead; all where none is."""
        ways = tuple(way for some in self.usable(product) for way in some)
        usual, instead = self.licensed[product][0][0], self.instead.get(product, ())
        return tuple(way for way in ways if way[0] == usual or way in instead) or ways

    def answers(self, product: str, reading: Reading) -> dict[str, str]:
        """Give the answers of a reading for a product: what its contracts settle comes first."""
        return {**reading.answers, **self.settled.get(product, {}), **self.chosen.get(reading.name, {}).get(product, {})}

    def grade(self, product: str, reading: Reading) -> str:
        """Give of which grade, or a higher one, rights must be that serve a counted product under a reading; see `GRADES`."""
        known = self.graded.get(product)
        if known is None:
            return ""
        if not known.question or self.answers(product, reading)[known.question] != IN_FORCE:
            return ENDED
        return "" if reading.answers[known.question] == IN_FORCE else MAINTAINED

    def expanded(self, readings: Iterable[Reading]) -> tuple["Counting", Expansion]:
        """Give readings in every way to count graded products, and this with the answers of each of these."""
        found = expanded(self.graded, self.settled, readings)
        return (replace(self, chosen={**self.chosen, **found.chosen}) if found.chosen else self), found

    def family(self, product: str) -> tuple[str, ...]:
        """Give a counted product with all that is licensed in one way with it."""
        return self.families.get(product, (product,))

    def counted(self, products: Iterable[str]) -> tuple[str, ...]:
        """Give the products as which these are counted, each once."""
        return tuple(dict.fromkeys(self.as_one[product] for product in products))

    def editions(self, products: Collection[str], metric: str) -> tuple[str, ...]:
        """Give the counted products of the edition as which these are counted instead under a metric: one licensing serves both there."""
        rights = {right for product in products for right, way in self.instead.get(product, ()) if way == metric}
        return tuple(
            one
            for one in dict.fromkeys(self.as_one.values())
            if one not in products
            and any((right, metric) in self.opened[one] for right in rights)
            and all(self._told(one) == self._told(product) for product in products)
        )

    def _told(self, product: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
        return self.facts.get(product, {}), self.settled.get(product, {})

    def behind(self, products: Iterable[str]) -> list[str]:
        """Give every product that may count as one of these."""
        wanted = {*products, *(self.covering.get(product, product) for product in products)}
        return sorted(key for key, one in self.as_one.items() if one in wanted or self.covering.get(one) in wanted)

    def is_wide(self, tally: "Tally") -> bool:
        """Say whether another product's licensing of hosts serves some that a tally counts, and machines may come to other hosts than theirs."""
        reaches = [METRICS[tally.metric].reach(tally.answers)]
        reaches += [METRICS[self.licensed[other][0][1]].reach(answers) for other, answers in tally.cover.items()]
        return bool(tally.cover) and any(reach != "named_hosts" for reach in reaches)

    def covered(self, behind: Collection[str]) -> dict[str, str]:
        """Give those of some products, and of what they are counted as, that another one may serve, with that one."""
        known = {*behind, *(self.as_one[key] for key in behind)}
        return {key: other for key, other in self.covering.items() if key in known}


@dataclass(frozen=True, slots=True)
class Tally:
    """Something that is counted once, for every reading that answers what can move it alike.

    Readings that differ only in which machines they leave out share a tally: each such choice is a variant of it.

    Args:
        number: its key.
        products: counted ones.
        behind: products of the footprint that may count as one of them, or whose licensing may serve them.
        answers: to the questions that move the metric, and the facts of the company and of the products.
        variants: the questions by which each leaves rows out; the first is the one from which the others are told.
        served: counted products of a higher edition as which these are counted: what is licensed for them serves these, too.
        once: whether what is licensed for one of its products on a host serves the others there.
        cover: counted product whose licensing of a host serves others there → the answers by which that one is licensed, which may
            be others than those of what it serves.
        within: what a line depends on: its machine, its place (a host with all on it), its cluster, or all rows of the tally ("").
    """

    number: int
    metric: str
    products: tuple[str, ...]
    behind: tuple[str, ...]
    answers: Mapping[str, str]
    variants: tuple[tuple[str, ...], ...]
    within: str
    served: tuple[str, ...] = ()
    once: bool = False
    cover: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def spot(self) -> str:
        """What stands for itself in lines, so that a variant is counted anew only there: machine, place, or "" for neither."""
        return self.within if self.within in ("machine", "place") else ""

    @property
    def every(self) -> int:
        """The variants as bits: the first is 1, the second 2, the third 4."""
        return (1 << len(self.variants)) - 1


@dataclass(frozen=True, slots=True)
class Tallies:
    """What must be counted for some readings.

    Args:
        of: reading → (product, metric) → (number of the tally, bit of its variant).
    """

    all: tuple[Tally, ...]
    of: Mapping[str, Mapping[tuple[str, str], tuple[int, int]]]

    def joint(self, reading: str) -> set[str]:
        """Give the products whose people are counted together with those of others under a reading, as the same edition."""
        used = self.bits(reading)
        once = [tally for tally in self.all if tally.once and tally.number in used and METRICS[tally.metric].people]
        return {product for tally in once for product in (*tally.served, *tally.products) if tally.served or len(tally.products) > 1}

    def taking(self, ways: Mapping[str, Mapping[str, str]]) -> "Tallies":
        """Give these with the ways in which readings count products: reading → as from `Expansion.counted_so`."""
        taken = {
            reading: {pair: self.of[of.get(pair[0], of[""])][pair] for pair in self.of[of[""]]} for reading, of in ways.items()
        }
        return Tallies(self.all, {**self.of, **taken})

    def bits(self, reading: str) -> dict[int, int]:
        """Give the tallies that a reading uses, each with the bit of its variant."""
        return dict(self.of[reading].values())


_Told = tuple[tuple[str, str], ...]


def tallies_of(counting: Counting, readings: Sequence[Reading], told: Mapping[str, str]) -> Tallies:
    """Give what must be counted so that every reading has its lines, in each way to count graded products.

    Args:
        told: facts of the company.

    Raises:
        NoAnswerError: a metric is not known.
    """
    taken = {reading.name: counting.chosen[reading.name] for reading in readings if reading.name in counting.chosen}
    counting, expansion = counting.expanded(readings)
    readings = expansion.all
    products = counting.counted(counting.licensed)
    named = {metric for product in products for _, metric in counting.licensed[product]}
    if unknown := sorted(named - set(METRICS)):
        raise NoAnswerError(f"no metric is called {', '.join(unknown)}; there are {', '.join(sorted(METRICS))}")
    alike: dict[tuple[str, _Told, _Told, bool, object, str], list[str]] = {}
    for product in products:
        own = tuple(sorted(counting.facts.get(product, {}).items()))
        settled = tuple(sorted(counting.settled.get(product, {}).items()))
        ways = tuple(way for some in counting.usable(product) for way in some) if counting.bare else counting.licensed[product]
        for metric in dict.fromkeys(metric for _, metric in ways):
            # What is counted instead is counted under some readings only.
            instead = all(way in counting.instead.get(product, ()) for way in counting.licensed[product] if way[1] == metric)
            answered_so = tuple(tuple(sorted(counting.chosen.get(reading.name, {}).get(product, {}).items())) for reading in readings)
            # A reading takes a tally for all of its products: those that may come to be counted in other ways than each other share none.
            part = expansion.part_of(product) if any(answered_so) else ""
            alike.setdefault((metric, own, settled, instead, answered_so, part), []).append(product)
    found: list[Tally] = []
    of: dict[str, dict[tuple[str, str], tuple[int, int]]] = {reading.name: {} for reading in readings}
    for (metric, facts, _, instead, *_), same in alike.items():
        moving = _moving(metric)
        asking = [reading for reading in readings if any(way[1] == metric for way in counting.serving(same[0], reading))]
        answered = {reading.name: counting.answers(same[0], reading) for reading in asking}
        served = counting.editions(same, metric) if instead else ()
        behind = counting.behind((*same, *served))
        groups: dict[tuple[_Told, tuple[tuple[str, _Told], ...]], list[Reading]] = {}
        for reading in asking:
            same_for = METRICS[metric].alike({**{key: answered[reading.name][key] for key in moving}, **told, **dict(facts)})
            cover = tuple((other, _covering_answers(other, reading, counting, told)) for other in sorted({*counting.covered(behind).values()}))
            groups.setdefault((tuple((key, same_for[key]) for key in moving), cover), []).append(reading)
        for (answers, cover), sharing in groups.items():
            variants = tuple(dict.fromkeys(leaving(answered[reading.name], metric) for reading in sharing))
            told_here = {**dict(answers), **told, **dict(facts)}
            covering = {other: dict(by) for other, by in cover}
            if instead:
                same = list(narrowest_first(same, date.fromisoformat(told["as_of"]) if "as_of" in told else None))
            number = len(found)
            found.append(
                Tally(number, metric, tuple(same), tuple(behind), told_here, variants, _within(metric, told_here, counting, covering), served, instead, covering)
            )
            for reading in sharing:
                bit = 1 << variants.index(leaving(answered[reading.name], metric))
                of[reading.name].update({(product, metric): (number, bit) for product in same})
    return Tallies(tuple(found), of).taking({name: expansion.counted_so(name, answers) for name, answers in taken.items()})


_LEAVING = {item.question for item in LEAVING.values()}


def _moving(metric: str) -> tuple[str, ...]:
    """Give the questions whose answers a metric asks for, without those that leave rows out before it counts."""
    asked = METRICS[metric].asks
    return tuple(item.key for item in questions() if item.key not in _LEAVING and (item.moves(metric) or item.key in asked))


def _covering_answers(product: str, reading: Reading, counting: Counting, told: Mapping[str, str]) -> _Told:
    """Give the answers and facts by which a product that serves others is licensed under a reading: its own, not theirs."""
    metric, answers = counting.licensed[product][0][1], counting.answers(product, reading)
    own = {**{key: answers[key] for key in _moving(metric)}, **told, **counting.facts.get(product, {})}
    return tuple(sorted(METRICS[metric].alike(own).items()))


def _within(metric: str, answers: Mapping[str, str], counting: Counting, cover: Mapping[str, Mapping[str, str]]) -> str:
    """Give what lines depend on, wider where another product's licensing of a host or of all around it may cover them."""
    within = METRICS[metric].within(answers)
    if cover and within == "machine":  # its lines stand for machines, and what covers them for a host
        return ""
    widths = [within]
    for product, own in cover.items():
        other = METRICS[counting.licensed[product][0][1]]
        widths += [other.within(own), {"named_hosts": "place", "cluster": "cluster"}.get(other.reach(own), "")]
    return max(widths, key=_WIDER.index)


_WIDER = ("machine", "place", "cluster", "")
