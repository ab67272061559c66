"""How beliefs moved, one piece of evidence after the other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from backtable.belief._beliefs import DEFAULT_WORLDS, Beliefs, believe
from backtable.belief._evidence import Evidence, packages_in
from backtable.belief._held import Held, held
from backtable.belief._noise import Noise
from backtable.belief._yes_course import YesCourse, YesCourses
from backtable.case import Case
from backtable.value import Trait, Worlds, traits, unknowns


@dataclass(frozen=True, slots=True)
class Course:
    """How what is held of one quantity moved.

    Args:
        name: the assumption, `assumption@viewer` for what somebody believes of it, or the trait of unknown scores.
        steps: what was held before any evidence, and after each piece of it.
    """

    name: str
    steps: tuple[Held, ...]

    @property
    def moved(self) -> float:
        """How far it went at the most from where it began, its mean or by a quarter the ends of its range, in units of how far it was uncertain then.

        The quarter is what the ends of a normal distribution move beyond its `distance` where it only becomes narrower.
        """
        first = self.steps[0]
        width = first.high - first.low
        ends = [(abs(step.low - first.low) + abs(step.high - first.high)) / 4 for step in self.steps]
        return max(*ends, *(abs(step.mean - first.mean) for step in self.steps)) / width if width else 0.0


@dataclass(frozen=True, slots=True)
class Followed:
    """What we believe after some evidence, and how it came there: all that the evidence bears on, and the yes of their people."""

    beliefs: Beliefs
    courses: tuple[Course, ...]
    answers: tuple[YesCourse, ...]


def follow(
    case: Case,
    evidence: Sequence[Evidence],
    noise: Noise | None = None,
    worlds: int = DEFAULT_WORLDS,
    seed: int | None = None,
    seating: Mapping[str, bool] | None = None,
) -> tuple[Beliefs, tuple[Course, ...]]:
    """Give what we believe after some evidence, and how everything that it bears on came there; arguments as for `believe`.

    Raises:
        NoAnswerError: nothing that the case holds possible fits the evidence.
    """
    found = followed_by(case, evidence, noise, worlds, seed, seating)
    return found.beliefs, found.courses


def followed_by(
    case: Case,
    evidence: Sequence[Evidence],
    noise: Noise | None = None,
    worlds: int = DEFAULT_WORLDS,
    seed: int | None = None,
    seating: Mapping[str, bool] | None = None,
) -> Followed:
    """Give the same with how the yes of each of their people moved; arguments and errors as for `follow`."""
    case = case.holding([package for item in evidence for package in packages_in(item)])
    beliefs = believe(case, (), noise, worlds, seed, seating)
    steps: list[dict[str, Held]] = [dict(_all_held(beliefs))]
    answers = YesCourses(case, evidence)
    answers.take(beliefs)
    for item in evidence:
        beliefs = beliefs.after(item)
        answers.take(beliefs)
        steps.append({**steps[-1], **dict(_moved(beliefs))})
    touched = beliefs.touched
    names = [name for name in steps[0] if name in touched or name.partition("@")[2] in touched]
    return Followed(beliefs, tuple(Course(name, tuple(step[name] for step in steps)) for name in names), answers.courses)


def _all_held(beliefs: Beliefs) -> Iterator[tuple[str, Held]]:
    state = beliefs.state
    for name in beliefs.prior().values:
        if state.values_of(name).ndim == 1:
            yield name, held(state.values_of(name), state.weights_of(name))
    yield from _traits_held(beliefs)


def _moved(beliefs: Beliefs) -> Iterator[tuple[str, Held]]:
    """Give what is held now of everything that the last piece of evidence is tied to."""
    state, change = beliefs.state, beliefs.changes[-1]
    for name in change.means:
        yield name, held(state.values_of(name), state.weights_of(name))
    if change.names & {unknown.key for unknown in unknowns(beliefs.case)}:
        yield from _traits_held(beliefs)


def _traits_held(beliefs: Beliefs) -> Iterator[tuple[str, Held]]:
    state = beliefs.state
    for trait in _traits(beliefs):
        yield trait.name, held(trait.values, state.weights_of(trait.name.partition("@")[2]))


def _traits(beliefs: Beliefs) -> tuple[Trait, ...]:
    state = beliefs.state
    keys = [unknown.key for unknown in unknowns(beliefs.case)]
    if not keys:
        return ()
    values = {key: state.values_of(key) for key in keys}
    return traits(beliefs.setting.model.view(Worlds(values, state.weights_of(keys[0]), False), beliefs.setting.like))
