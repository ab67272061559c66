"""What advice rests on beside the case: answers taken as known, and seats."""

import hashlib
import json
from collections.abc import Mapping

from backtable.case import Case


def inputs_digest(case: Case, seating: Mapping[str, bool] | None, known: Mapping[str, float]) -> str:
    """Give the digest of everything that a result rests on: that of the case where nothing else was asked."""
    moved = {key: front for key, front in (seating or {}).items() if case.person(key).front != front}
    if not moved and not known:
        return case.digest
    text = json.dumps([case.digest, dict(sorted(moved.items())), dict(sorted(known.items()))])
    return hashlib.sha256(text.encode()).hexdigest()
