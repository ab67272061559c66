"""The four solutions of bargaining theory on a finite set, by their definitions."""

from fractions import Fraction
from math import prod

Gains = list[Fraction]


def solutions(gains: list[Gains]) -> dict[str, list[Gains]]:
    """Give each solution's gains, several where they tie, none without a package that gains everybody something.

    Nash: largest product. Kalai–Smorodinsky: largest smallest share of the ideal, each side's most over the mutually
    gainful packages. Egalitarian: largest smallest gain. Utilitarian: largest sum. Of packages that tie, those stay
    that no other package beats.
    """
    mutual = [row for row in gains if min(row) > 0]
    if not mutual:
        return {}
    ideal = [max(column) for column in zip(*mutual, strict=True)]
    measures = {
        "nash": prod,
        "kalai_smorodinsky": lambda row: min(gain / best for gain, best in zip(row, ideal, strict=True)),
        "egalitarian": min,
        "utilitarian": sum,
    }
    result = {}
    for name, measure in measures.items():
        best = max(measure(row) for row in mutual)
        ties = [row for row in mutual if measure(row) == best]
        result[name] = [
            row
            for row in ties
            if not any(all(x >= y for x, y in zip(other, row, strict=True)) and other != row for other in mutual)
        ]
    return result
