"""Random cases that can be read, with every key of the case file and with texts that a spreadsheet could take for something else."""

import re
from typing import Any

from hypothesis import strategies as st

from backtable.files import control_character
from backtable.quantities import parse_amount, parse_number

TRAPS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "1", "007", "1e5", "0x1F", "2,000,000", "25%", "TRUE", "true", "no", "null", "~", "#N/A", "2026-04-02", "12:30",
    " blank at its ends ", "\ttab", "a; b", "a, b", "a: b", '"quoted"', '"', '""', "'", "two\nlines", "windows\r\nlines", "ends with a line\n", "é😀漢字",
    "_x0041_", "x\u00a0", "\u200bx", "a\u2028b", "e.g.", "Example", "Issue", "Label", "Notes", "Money #2", "#2", "more", "<b>&amp;</b>", "{a: b}", "- a", "# a", "a # b",
]  # fmt: skip
_LETTERS = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t").filter(lambda letter: not control_character(letter))
TEXT = st.one_of(st.sampled_from(TRAPS), st.text(_LETTERS, min_size=1, max_size=12))
NAMES = st.lists(TEXT, min_size=4, max_size=4, unique=True)
AMOUNT = st.one_of(
    st.integers(0, 10**9).map(float),
    st.floats(1e-6, 1e12, allow_nan=False),
    st.sampled_from([0.1 + 0.2, 1 / 3, 0.07, 1e15 + 0.5, 123456.789, "2m", "25%", "1,234", "0x1F"]),
)
SHARE = st.one_of(st.floats(0.001, 1), st.sampled_from([0.25, "25%", "7.5%", 1 / 3]))
FORMULAS = ["a * k", "-a + u", 'a if c == "x y" else 0', "max(a, k)", "a\n+ k", " a ", "w * k", "a / (k + 1)", "12", "2m"]


def _named(text: str) -> bool:
    """Say whether a text stays the name of an option: it reads as no number."""
    try:
        parse_number(text)
    except ValueError:
        return True
    return False


@st.composite
def likelihoods(draw: st.DrawFn) -> dict[str, Any]:
    """Give a distribution in one of its forms."""
    first, second, third = sorted(draw(st.lists(st.integers(1, 10**6), min_size=3, max_size=3, unique=True)))
    form = draw(st.sampled_from(["triangular", "chance", "uniform", "normal", "lognormal", "pert", "values"]))
    if form == "triangular":
        return {"low": float(first), "likely": draw(st.sampled_from([float(second), f"{second:,}"])), "high": float(third)}
    if form == "chance":
        return {"chance": draw(SHARE)}
    if form == "values":
        keys = draw(st.sampled_from([("1", "2"), ("20%", "0.35"), ("20%", "0.2"), ("1,000", "2m"), ("0.30000000000000004", "3")]))
        return {"values": dict(zip(keys, draw(st.lists(st.floats(0.1, 9), min_size=2, max_size=2)), strict=True))}
    if form == "pert":
        return {"pert": [float(first), float(second), float(third)]}
    found: dict[str, Any] = {form: [float(first), float(second)]}
    if form in ("normal", "lognormal") and draw(st.booleans()):
        found["low"] = float(first)
    if form in ("normal", "lognormal") and draw(st.booleans()):
        found["high"] = float(first + third)
    return found


@st.composite
def written_cases(draw: st.DrawFn) -> dict[str, Any]:
    """Give the plain values of a case that can be read."""
    us, them, anna, bob = draw(NAMES)
    options = draw(st.lists(TEXT.filter(_named), min_size=1, max_size=4, unique=True))
    if "x y" not in options:
        options.append("x y")
    numbers = draw(st.sampled_from([[0.0, 0.2, 0.4], ["0", "20%", 1.0], [5.0], [1e6, "2m"]]))

    def maybe(item: dict[str, Any], key: str, strategy: Any) -> None:
        if draw(st.booleans()):
            item[key] = draw(strategy)

    def interest() -> dict[str, Any]:
        item: dict[str, Any] = {"name": draw(st.one_of(TEXT, st.just("Money")))}
        form = draw(st.sampled_from(["value", "value", "scores", "nothing", "unknown"]))
        if form == "value":
            item["value"] = draw(st.one_of(st.sampled_from(FORMULAS), AMOUNT))
        elif form == "nothing":
            item["scores"] = {}
        elif form == "scores":
            item["scores"] = {"c": {option: draw(AMOUNT) for option in draw(st.permutations(options))}}
            if draw(st.booleans()):
                item["scores"]["b"] = {str(option): draw(AMOUNT) for option in numbers}
        else:
            hints: dict[str, Any] = {"a": draw(st.sampled_from(["more", "less", "middle", "any"])), "c": draw(st.permutations(options))}
            unknown: dict[str, Any] = {"worth": draw(st.one_of(AMOUNT.filter(bool), likelihoods().filter(lambda found: "normal" not in found)))}
            if draw(st.booleans()):
                unknown["issues"] = {key: hints[key] for key in draw(st.permutations(list(hints)))}
                unknown["order"] = draw(st.sampled_from([["a", "c"], ["c", "a"], []]))
            maybe(unknown, "no_deal", st.one_of(SHARE, likelihoods()))
            item["unknown"] = unknown
        if form != "unknown":
            maybe(item, "no_deal", st.sampled_from(["k", "-u * k", 0.0, "3k"]))
        maybe(item, "source", TEXT)
        return item

    def person(table: str) -> dict[str, Any]:
        item: dict[str, Any] = {"table": table}
        for key in ("label", "role"):
            maybe(item, key, TEXT)
        maybe(item, "stake", st.one_of(SHARE, st.sampled_from(["k / (k + 1)", "clip(u, 0, 1)"])))
        maybe(item, "threshold", st.one_of(AMOUNT, st.sampled_from(["k", "u * k"])))
        item["interests"] = [interest() for _ in range(draw(st.integers(0, 3)))]
        return item

    def authority(people: list[str]) -> list[dict[str, Any]]:
        rules = []
        for _ in range(draw(st.integers(0, 2))):
            rule: dict[str, Any] = {"when": draw(st.sampled_from(["a > k", 'c == "x y"', '"x y" == c', "b >= 0 and a < 3"]))}
            rule["approve"] = draw(st.one_of(st.sampled_from(people), st.just(people)))
            maybe(rule, "because", TEXT)
            rules.append(rule)
        return [*rules, {"approve": people}] if rules else []

    def assumption() -> dict[str, Any]:
        item = draw(likelihoods())
        for key in ("about", "source"):
            maybe(item, key, TEXT)
        maybe(item, "unit", st.sampled_from(["%", "EUR", "=x"]))
        viewers = draw(st.permutations([us, them, anna, bob]))
        maybe(item, "known_to", st.sampled_from([viewers[0], viewers[:2], []]))
        if draw(st.booleans()):
            item["as_seen_by"] = {viewer: draw(likelihoods()) for viewer in viewers[2 : draw(st.integers(3, 4))]}
        return item

    case: dict[str, Any] = {
        "case": draw(TEXT),
        "ours": us,
        "facts": {"k": draw(AMOUNT), "fact": {"value": draw(AMOUNT), "unit": draw(st.sampled_from(["%", "", "EUR"])), "about": draw(TEXT), "source": draw(TEXT)}},
        "assumptions": {"u": assumption(), "w": assumption()},
        "issues": {
            "a": {"from": draw(st.sampled_from([0.0, "1"])), "to": 3.0},
            "b": {"options": numbers, "unit": draw(st.sampled_from(["%", "x"]))},
            "c": {"options": options, "label": draw(TEXT)},
        },
        "define": {"d": draw(st.sampled_from(FORMULAS)), "e": draw(AMOUNT)},
        "rules": [{"require": draw(st.sampled_from(["a > 0", "b >= 0 or a > 1"])), "because": draw(TEXT)}],
        "packages": {
            name: {"a": draw(st.sampled_from([1.0, "2"])), "b": draw(st.sampled_from(numbers)), "c": draw(st.sampled_from(options))}
            for name in draw(st.lists(TEXT, max_size=3, unique=True))
        },
        "sides": {},
    }
    for key, strategy in (("currency", TEXT), ("seed", st.integers(0, 99).map(float)), ("own_chance", SHARE), ("margin", SHARE)):
        maybe(case, key, strategy)
    if draw(st.booleans()):
        rate = {"rate": draw(st.floats(0.1, 10)), "date": "2026-01-05", "source": draw(TEXT)}
        case |= {"currency": "EUR", "currencies": {"USD": rate, "GBP": draw(st.sampled_from([1.15, {"rate": "1.2"}]))}}
        case["facts"]["fact"]["value"] = draw(st.sampled_from(["$65k", "65k USD", "GBP 12", "€3m", 4.0]))
    if draw(st.booleans()):
        day = {"date": draw(st.dates()).isoformat(), "about": draw(TEXT)}
        case["calendar"] = {"today": "2026-05-04", "day": day, "end": draw(st.sampled_from(["1900-02-28", "2026-06-30", " 2026-06-30 "]))}
    if draw(st.booleans()):
        names = st.lists(st.sampled_from(["a", "b", "fact", "d", "e"]), min_size=1, max_size=3, unique=True)
        case["clauses"] = [
            {"reference": draw(TEXT.filter(str.strip)), "text": draw(TEXT), "about": draw(names)},
            {"reference": "§ 9", "supports": draw(names), "strength": draw(st.sampled_from(["strong", "fair", "weak"]))},
        ]
    if draw(st.booleans()):
        case["issues"]["n"] = {"kind": "names", "options": ["1", "1.0", "$4.37", "yes", 2.0]}
        for package in case["packages"].values():
            package["n"] = draw(st.sampled_from(["1.0", "yes", "2"]))
    if draw(st.booleans()):
        case["issues"] |= {"p": {"kind": "amount", "from": 0.0, "to": "1m", "step": "250k", "unit": "EUR"}}
        for package in case["packages"].values():
            package["p"] = 500000.0
    for side, key in ((us, anna), (them, bob)):
        item: dict[str, Any] = {"people": {key: person("front")}}
        maybe(item, "label", TEXT)
        item["interests"] = [interest() for _ in range(draw(st.integers(0, 2)))]
        item["authority"] = authority([key])
        case["sides"][side] = item
    return case


_NAMES = ("known_to", "approve", "supports", "undermines", "without", "buyer", "finance", "head", "counsel")
"""Keys with which one name is as good as a list of one."""


def same(value: Any) -> Any:
    """Give plain values as they are compared: numbers as such however they were written, one name as a list, nothing empty."""
    if isinstance(value, dict):
        found = {
            str(same(key)): same([inner] if key in _NAMES and isinstance(inner, str) else inner)
            for key, inner in value.items()
        }
        if "use" in found:
            uses = found["use"] if isinstance(found["use"], list) else [found["use"]]
            found["use"] = [use if isinstance(use, dict) else {"playbook": use} for use in uses]
        found = {key: inner for key, inner in found.items() if key == "scores" or inner not in ("", [], {}, None)}
        return next(iter(found.values())) if set(found) in ({"value"}, {"rate"}, {"date"}) else found
    if isinstance(value, list):
        return [same(inner) for inner in value]
    if isinstance(value, str) and not re.search(r"\s", value[:1] + value[-1:]):
        try:
            number, currency = parse_amount(value)
        except ValueError:
            return value
        return value if currency else number
    return float(value) if isinstance(value, int) else value
