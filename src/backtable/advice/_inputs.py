"""What advice rests on beside the case: answers taken as known, and seats."""

import hashlib
import json
from collections.abc import Mapping

from backtable.belief import Beliefs
from backtable.case import Case
from backtable.value import Worlds, draw_worlds


class Inputs:
    """Where the worlds of a result come from: the case as written, or as the evidence leaves it.

    Args:
        case: the case.
        count: how many worlds to draw.
        seed: fixes the draws.
        given: assumptions taken as known.
        beliefs: what was learned, if anything.
        written: the case as it was written, where that is another: digests are of that.
    """

    def __init__(
        self, case: Case, count: int, seed: int, given: Mapping[str, float], beliefs: Beliefs | None, written: Case | None = None
    ) -> None:
        self.written = written or case
        self.case, self.count, self.seed, self.given, self.beliefs = case, count, seed, dict(given), beliefs

    def of(self, case: Case) -> "Inputs":
        """Give the same for a case that looks at fewer amounts, or at other values of them.

        Args:
            case: the case.
        """
        return Inputs(case, self.count, self.seed, self.given, self.beliefs, self.written)

    @property
    def known(self) -> dict[str, float]:
        """Assumptions, and what others believe of them, that have one value: given, or learned."""
        return {**(self.beliefs.known if self.beliefs else {}), **self.given}

    @property
    def pieces(self) -> int:
        """How many pieces of evidence are weighed."""
        return len(self.beliefs.evidence) if self.beliefs else 0

    def draw(self, stream: int, given: Mapping[str, float] | None = None) -> Worlds:
        """Give worlds; different streams are independent.

        Args:
            stream: fixes the draws beside the seed.
            given: assumptions taken as known beside those of the inputs.
        """
        known = {**self.given, **(given or {})}
        if self.beliefs is None:
            return draw_worlds(self.case, self.count, self.seed, stream, known)
        return self.beliefs.draw(self.count, self.seed, stream, known)

    def digest(self, seating: Mapping[str, bool] | None) -> str:
        """Give the digest of everything that a result rests on: that of the case where nothing else was asked."""
        moved = {key: front for key, front in (seating or {}).items() if self.case.person(key).front != front}
        learned = self.beliefs.digest if self.beliefs and self.pieces else ""
        if not moved and not self.given and not learned:
            return self.written.digest
        said = [self.written.digest, dict(sorted(moved.items())), dict(sorted(self.given.items()))]
        text = json.dumps([*said, learned] if learned else said)
        return hashlib.sha256(text.encode()).hexdigest()
