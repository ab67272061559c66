"""Signs of formulas as word processors and spreadsheets turn them: `≥`, `×`, `–`, “quotes” that curl, and words in capitals."""

import re

from backtable.errors import FormulaError
from backtable.formula import parse

_OUTSIDE = re.compile(r""""[^"]*"|'[^']*'|[^"']+|["']""")
_SIGNS = {"≥": ">=", "≤": "<=", "≠": "!=", "<>": "!=", "×": "*", "⋅": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "—": "-"}
_SIGN = re.compile("|".join(map(re.escape, _SIGNS)))
_WORD = re.compile(r"\b(AND|OR|NOT|And|Or|Not)\b")
_CURLED = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})


def plain_signs(formula: str) -> str:
    """Write the signs of a formula as the language of worth has them; one that can be read as it stands, and what stands in straight quotes, stays so."""
    try:
        parse(formula)
    except FormulaError:
        return _mended(formula)
    return formula


def _mended(formula: str) -> str:
    found = formula if {'"', "'"} & set(formula) else formula.translate(_CURLED)
    return "".join(part if part[0] in "\"'" else _WORD.sub(lambda word: word[0].lower(), _SIGN.sub(lambda sign: _SIGNS[sign[0]], part)) for part in _OUTSIDE.findall(found))
