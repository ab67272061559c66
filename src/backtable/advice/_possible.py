"""How many packages the rules of a case leave."""

from math import prod

import numpy as np

from backtable.advice._limits import joined_scopes
from backtable.case import Case
from backtable.formula import depends_on, parse
from backtable.value import holding

_MOST_CELLS = 2_000_000


def possible_packages(case: Case) -> int | None:
    """Give how many packages the rules leave: for each set of issues that they join its combinations are looked at, and multiplied; None where one has more than two million."""
    sizes = [len(issue.options) for issue in case.issues]
    positions = {issue.key: place for place, issue in enumerate(case.issues)}
    definitions = {item.key: parse(item.expression.text) for item in case.definitions}
    scopes = [
        tuple(positions[name] for name in depends_on(parse(rule.require.text).root, definitions).names if name in positions) for rule in case.rules
    ]
    count = prod(sizes)
    for group in [tuple(sorted(group)) for group in joined_scopes(scopes)]:
        shape = [sizes[place] for place in group]
        if prod(shape) > _MOST_CELLS:
            return None
        codes = np.zeros((prod(shape), len(sizes)), dtype=np.int32)
        codes[:, list(group)] = np.stack(np.unravel_index(np.arange(prod(shape)), shape), axis=1)
        kept = np.ones(len(codes), dtype=bool)
        for rule, scope in zip(case.rules, scopes, strict=True):
            if set(scope) <= set(group):
                kept &= holding(case, rule.require, codes)
        count = count // prod(shape) * int(kept.sum())
    return count
