"""What to do about a cell that holds a range, or says that something is not known, where one number belongs."""

from backtable.files.workbook._layout import CASE, PACKAGES, TABLES

_NAMED = "give what it can be a name on the sheet Assumptions, and write that name here"
_WIDE = "write what it can be at the least and at the most, as far apart as it must be"
_ENDS = "write its ends in Low and High"
_LIKELY = ("Assumptions", "Knowledge", "Unknown", "Playbooks")
_FORMULAS = frozenset((item.name, column.field) for item in TABLES for column in item.columns if column.kind in ("formula", "stake", "condition"))
_TAKEN = frozenset({("Facts", "value"), ("People", "stake"), ("People", "threshold"), ("Playbooks", "value"), *((name, "likely") for name in _LIKELY)})
_ONE_RATE = "write the rate of one day, with that day under Date; a case reckons with one rate"
_ONE_SPREAD = "write one number, the standard deviation; the wider it is, the less is known"
_ONE_RANK = "write one number between -1 and 1, such as 0.5 where both rise and fall together more often than not"
_ONE_SCORE = "write one number; points that are not known belong on the sheets Unknown and Hints, without rows here"
_ONE_OPTION = "write the one value that this package has, as on the sheet Issues; another value is another package, in a column of its own"
_ONE_STEP = "write one number, from one value to the next, or leave it empty for 1"
_SAME = {
    ("Issues", "step"): _ONE_STEP,
    ("Currencies", "rate"): _ONE_RATE,
    ("Correlations", "rank"): _ONE_RANK,
    ("Scores", "worth"): _ONE_SCORE,
    **{(name, "spread"): _ONE_SPREAD for name in _LIKELY},
}
_UNKNOWN = {
    "Facts": "write a range such as 10-30%, as wide as it must be",
    "Interests": f"{_NAMED}; or leave Worth empty and say on the sheet Unknown how much is at stake",
    "Issues": "write the least and the most that can be agreed; they may be far apart",
    CASE: "leave the cell empty, and what is usual holds",
    PACKAGES: _ONE_OPTION,
    **dict.fromkeys(_LIKELY, _WIDE),
}
_RANGES = {
    "Issues": "write the one end in From and the other in To",
    CASE: "write one number, or leave the cell empty, and what is usual holds",
    PACKAGES: _ONE_OPTION,
    **dict.fromkeys(_LIKELY, _ENDS),
}


def takes_formula(sheet: str, column: str) -> bool:
    """Say whether a formula of the case may stand in a column, and with it the name of an assumption."""
    return (sheet, column) in _FORMULAS


def takes_range(sheet: str, column: str) -> bool:
    """Say whether a range may stand in a column."""
    return (sheet, column) in _TAKEN


def unknown_remedy(sheet: str, column: str) -> str:
    """Say what to do where somebody wrote that a number is not known yet."""
    return _SAME.get((sheet, column)) or _UNKNOWN.get(sheet) or (_NAMED if takes_formula(sheet, column) else "write a number")


def range_remedy(sheet: str, column: str) -> str:
    """Say what to do where somebody wrote a range."""
    return _SAME.get((sheet, column)) or _RANGES.get(sheet) or (_NAMED if takes_formula(sheet, column) else "write one number")
