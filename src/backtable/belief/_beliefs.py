"""What we hold likely after what has been learned."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from backtable.belief._evidence import Evidence, ValueLearned, packages_in, plain
from backtable.belief._noise import Noise
from backtable.belief._scene import Setting
from backtable.belief._state import Change, State
from backtable.case import Case
from backtable.errors import NoAnswerError
from backtable.value import Worlds, belief_name, draw_worlds

DEFAULT_WORLDS = 4000
_SPARE = 4
_STREAM = 100


@dataclass(frozen=True, slots=True)
class Beliefs:
    """Beliefs: a case, what was learned, and weights on worlds. The case stays as it is written.

    Args:
        evidence: what was learned, in the order in which it was.
        changes: what each piece of evidence did.
        seed: fixes all draws.
        count: how many worlds are drawn where not all can be enumerated.
    """

    case: Case
    evidence: tuple[Evidence, ...]
    changes: tuple[Change, ...]
    seed: int
    count: int
    noise: Noise
    setting: Setting = field(compare=False, repr=False)
    state: State = field(compare=False, repr=False)
    _drawn: dict[tuple[object, ...], State] = field(default_factory=dict, compare=False, repr=False)

    @property
    def known(self) -> dict[str, float]:
        """Assumptions and beliefs whose value was learned."""
        return _known(self.evidence)

    @property
    def digest(self) -> str:
        """SHA-256 over the case, the evidence without its notes, and the noise."""
        said = [self.case.digest, plain(self.evidence), plain(self.noise), sorted(self.setting.model.seating.items())]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()

    @property
    def effective(self) -> float:
        """How many independent worlds the weighted ones are worth."""
        return self.state.effective

    @property
    def touched(self) -> frozenset[str]:
        """All assumptions and beliefs that the evidence bears on; of all others we hold what the case says."""
        return self.state.touched | self.known.keys()

    def after(self, item: Evidence) -> "Beliefs":
        """Give what we believe after one more piece of evidence.

        Raises:
            NoAnswerError: nothing that the case holds possible fits it.
        """
        state = self.state.copy()
        change = state.learn(item)
        return replace(self, evidence=(*self.evidence, item), changes=(*self.changes, change), state=state, _drawn={})

    def prior(self) -> Worlds:
        """Give as many worlds as before any evidence."""
        return draw_worlds(self.case, self.count, self.seed, _STREAM)

    def worlds(self) -> Worlds:
        """Give our worlds: of equal weight, or all that there are with their weights."""
        limit = self.count if self.state.exact else 0
        prior = draw_worlds(self.case, self.count, self.seed, _STREAM, self.known, limit)
        return self.state.worlds(prior, _STREAM)

    def draw(self, count: int, seed: int, stream: int = 0, given: Mapping[str, float] | None = None) -> Worlds:
        """Give fresh worlds as the evidence leaves them; without evidence just those of `draw_worlds`.

        Args:
            count: how many where not all can be enumerated.
            seed, stream: worlds of different seeds or streams are independent.
            given: assumptions and beliefs taken as known beside what was learned.

        Raises:
            NoAnswerError: something is given that contradicts what was learned.
        """
        known = self.known
        for name, value in (given or {}).items():
            if known.get(name, value) != value:
                raise NoAnswerError(f"{name} is known to be {known[name]:g} from the evidence and cannot be {value:g}")
        known |= given or {}
        prior = draw_worlds(self.case, count, seed, stream, known)
        others = [item for item in self.evidence if not isinstance(item, ValueLearned)]
        if not others:
            return prior
        if prior.exact:
            return self._state(others, prior.count, seed, stream, known, count).worlds(prior, _STREAM + stream)
        # What is given of names that no evidence looks at leaves the parts as they are: they are weighed once for all.
        bearing = {name: value for name, value in known.items() if name in self.touched}
        state = self._state(others, _SPARE * count, seed, stream, bearing, 0)
        if state.touched & (known.keys() - bearing.keys()):
            state = self._state(others, _SPARE * count, seed, stream, known, 0)
        return state.worlds(prior, _STREAM + stream)

    def _state(
        self, items: Sequence[Evidence], count: int, seed: int, stream: int, known: Mapping[str, float], limit: int
    ) -> State:
        key = (count, seed, stream, tuple(sorted(known.items())), limit)
        if key not in self._drawn:
            state = State(self.setting, count, seed, _STREAM + stream, known, limit)
            for item in items:
                state.learn(item)
            self._drawn[key] = state
        return self._drawn[key]


def believe(
    case: Case,
    evidence: Sequence[Evidence] = (),
    noise: Noise | None = None,
    worlds: int = DEFAULT_WORLDS,
    seed: int | None = None,
    seating: Mapping[str, bool] | None = None,
) -> Beliefs:
    """Give what we believe after some evidence.

    Args:
        case: the case; it stays as it is written.
        evidence: what was learned, in the order in which it was.
        noise: how loosely people follow what we compute for them.
        worlds: how many worlds to draw where not all can be enumerated.
        seed: fixes the draws; the case's own by default.
        seating: person → True at a front table, where it differs from the case.

    Raises:
        NoAnswerError: nothing that the case holds possible fits the evidence.
    """
    case = case.holding([package for item in evidence for package in packages_in(item)])
    seed = case.seed if seed is None else seed
    noise = noise or Noise()
    setting = Setting(case, noise, seating)
    state = State(setting, worlds, seed, _STREAM, {}, worlds)
    beliefs = Beliefs(case, (), (), seed, worlds, noise, setting, state)
    for item in evidence:
        beliefs = beliefs.after(item)
    return beliefs


def _known(evidence: Sequence[Evidence]) -> dict[str, float]:
    return {
        belief_name(item.assumption, item.viewer) if item.viewer else item.assumption: item.value
        for item in evidence
        if isinstance(item, ValueLearned)
    }
