"""How much a piece of evidence counts where somebody says or does much the same again."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from backtable.belief._evidence import Evidence, MustAsk, NotStandard, ValueLearned, packages_in
from backtable.belief._models import model_of
from backtable.belief._noise import Noise


@dataclass(frozen=True, slots=True)
class Weighed:
    """A piece of evidence and the assumptions and beliefs on which its likelihood depends."""

    item: Evidence
    read: frozenset[str]


def exponents(seen: Sequence[Weighed], noise: Noise) -> list[float]:
    """Give the power to which each likelihood is taken: below 1 where somebody repeats themselves.

    Of n hints by one mouth on one matter, correlated by ρ, each counts 1 / (1 + (n − 1) ρ), so that all together never
    count for more than 1 / ρ (Clemen and Winkler 1985). Of n times the same act by the same person, the same package sent
    again or turned down again, the k-th counts k to the power of minus `again`, as in a stream of bids. Facts count fully: they
    are so or not, however often they are stated.
    """
    mouths: dict[object, Counter[frozenset[str]]] = defaultdict(Counter)  # many hints, but of few matters
    for weighed in seen:
        if model_of(weighed.item).hint:
            mouths[_mouth(weighed.item)][weighed.read] += 1
    tempered: dict[tuple[object, frozenset[str]], float] = {}
    acts: Counter[object] = Counter()
    found = []
    for weighed in seen:
        item = weighed.item
        if model_of(item).hint:
            matter = _mouth(item), weighed.read
            if matter not in tempered:
                alike = sum(count for read, count in mouths[matter[0]].items() if read & weighed.read)
                tempered[matter] = 1 / (1 + (max(alike, 1) - 1) * noise.repetition)
            found.append(tempered[matter])
        elif packages_in(item):
            act = _act(item)
            acts[act] += 1
            found.append(float(acts[act]) ** -noise.again)
        else:
            found.append(1.0)
    return found


def _mouth(item: Evidence) -> tuple[type, str]:
    """Give who says it, in which kind of statement."""
    if isinstance(item, MustAsk | NotStandard):
        return type(item), item.person
    assert not isinstance(item, ValueLearned)
    return type(item), getattr(item, "speaker", "")


def _act(item: Evidence) -> tuple[object, ...]:
    """Give what makes an act the same one again: all of it but when it was done and what was noted."""
    names = ("person", "complete", "issue", "direction")
    return (type(item), *(package.values for package in packages_in(item)), *(getattr(item, name, "") for name in names))
