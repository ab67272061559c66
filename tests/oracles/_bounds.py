"""Random cases of some thousand packages: quantities and prices that couple, thresholds that bind, authority by spend; and sums over many issues."""

from typing import Any

from hypothesis import strategies as st


@st.composite
def coupled_cases(draw: st.DrawFn) -> dict[str, Any]:
    """Give a random case of two to five sides as the mapping that stands in its file."""
    names = [f"s{number}" for number in range(draw(st.integers(2, 5)))]
    weights = st.integers(-6, 6)

    def worth(sign: int) -> str:
        parts = [
            f"{sign * draw(st.integers(1, 4))} * spend",
            f"{draw(weights)} * days * (1 + need)",
            f"{draw(weights)} * min(volume, need + 2)",
            f"{draw(weights)} * extra * volume",
            f"({draw(weights)} if clause == 'on' else {draw(weights)})",
            f"max(days - {draw(st.integers(0, 3))} * need, {draw(st.integers(0, 2))})",
        ]
        chosen = draw(st.lists(st.sampled_from(parts[1:]), min_size=1, max_size=4, unique=True))
        return " + ".join([parts[0], *chosen])

    case: dict[str, Any] = {
        "case": "coupled",
        "ours": "s0",
        "own_chance": draw(st.sampled_from([0.5, 0.9])),
        "issues": {
            "price": {"from": 1, "to": 5},
            "volume": {"from": 0, "to": 6},
            "discount": {"options": [0, 0.25, 0.5]},
            "days": {"from": 0, "to": 4},
            "extra": {"from": 0, "to": 2},
            "clause": {"options": ["on", "off"]},
        },
        "assumptions": {
            "need": {"low": 0, "likely": 2, "high": 5},
            "cost": {"low": 1, "likely": 4, "high": 9, "known_to": draw(st.lists(st.sampled_from(names[1:]), max_size=1))},
            "limit": {"low": 4, "likely": 9, "high": 15},
        },
        "define": {"spend": "price * volume * (1 - discount)"},
        "rules": [{"require": rule} for rule in draw(st.lists(st.sampled_from(["discount == 0 or volume >= 2", "spend + days <= 25", "days > 0 or clause == 'on'"]), max_size=2, unique=True))],
        "sides": {},
    }
    if not case["assumptions"]["cost"]["known_to"]:
        del case["assumptions"]["cost"]["known_to"]
    for number, name in enumerate(names):
        people: dict[str, Any] = {
            f"{name}_front": {"table": "front", "threshold": draw(st.sampled_from(["0", "1", "cost - 4"]))},
            f"{name}_back": {
                "table": "back",
                "threshold": draw(st.sampled_from(["0", "-3", "2"])),
                "interests": [{"name": "own", "value": draw(st.sampled_from(["-days", "cost * (volume - 2)", "-cost * discount * volume", "extra - 1"]))}],
                "stake": draw(st.sampled_from([0, 0.5, 1])),
            },
        }
        entry: dict[str, Any] = {
            "interests": [{"name": "worth", "value": worth(-1 if number == 0 else 1), "no_deal": draw(st.sampled_from(["0", "-20", "-cost * 4", "need - 12"]))}],
            "people": people,
        }
        rule = draw(st.sampled_from([None, "spend <= 8", "spend <= limit", "discount < 0.3 and clause == 'on'"]))
        if rule:
            entry["authority"] = [{"when": rule, "approve": [f"{name}_front"]}, {"approve": list(people)}]
        case["sides"][name] = entry
    return case


@st.composite
def summed_cases(draw: st.DrawFn) -> dict[str, Any]:
    """Give a random case of eight to ten issues in which sums over all of them count: in worths that bend and jump, authority and rules."""
    sizes = draw(st.sampled_from([(2, 2, 2, 2, 3, 3, 3, 3), (2,) * 8 + (3,), (2,) * 6 + (3, 4, 3), (2,) * 10]))
    names = [f"i{number}" for number in range(len(sizes))]
    sides = [f"s{number}" for number in range(draw(st.integers(2, 3)))]
    weights = st.lists(st.integers(0, 3), min_size=len(sizes), max_size=len(sizes))

    def sum_of() -> str:
        drawn = draw(weights)
        return f"({' + '.join(f'{weight} * {name}' for weight, name in zip(drawn, names, strict=True))})"

    def worth(sign: int) -> str:
        total, at = draw(st.sampled_from(["total", "other", sum_of()])), draw(st.integers(2, 14))
        parts = [
            f"{sign} * min({total}, {at})",
            f"{sign} * {draw(st.integers(1, 3))} * max({total} - {at} * need, 0)",
            f"({draw(st.integers(-9, 9))} if {total} > {at} else {draw(st.integers(-9, 9))})",
            f"{sign} * {total} * need / {draw(st.integers(1, 4))}",
            f"{draw(st.integers(-3, 3))} * {draw(st.sampled_from(names))} * {draw(st.sampled_from(names))}",
            f"-abs({total} - {at})",
        ]
        return f"{sign} * {sum_of()} + " + " + ".join(draw(st.lists(st.sampled_from(parts), min_size=1, max_size=3, unique=True)))

    limit = st.sampled_from(["total <= 12", "total <= limit", "other >= 6", "other > total", "i0 == 1 or total >= 9"])
    case: dict[str, Any] = {
        "case": "summed",
        "ours": "s0",
        "own_chance": draw(st.sampled_from([0.5, 0.9])),
        "issues": {name: {"from": 0, "to": size - 1} for name, size in zip(names, sizes, strict=True)},
        "assumptions": {"need": {"low": 0, "likely": 1, "high": 3}, "limit": {"low": 5, "likely": 11, "high": 18, "known_to": draw(st.lists(st.sampled_from(sides[1:]), min_size=1, max_size=1))}},
        "define": {"total": sum_of(), "other": sum_of()},
        "rules": [{"require": rule} for rule in draw(st.lists(st.sampled_from(["total >= 3", "other <= 20", "total + i0 != 7"]), max_size=2, unique=True))],
        "sides": {},
    }
    for number, name in enumerate(sides):
        people: dict[str, Any] = {
            f"{name}_front": {"table": "front", "threshold": draw(st.sampled_from(["0", "2", "need - 1"]))},
            f"{name}_back": {"table": "back", "threshold": draw(st.sampled_from(["0", "-3", "limit - 12"])), "stake": draw(st.sampled_from([0, 0.5, 1])), "interests": [{"name": "own", "value": worth(1)}]},
        }
        entry: dict[str, Any] = {"interests": [{"name": "worth", "value": worth(-1 if number == 0 else 1), "no_deal": draw(st.sampled_from(["0", "-20", "-6 * need"]))}], "people": people}
        if draw(st.booleans()):
            entry["authority"] = [{"when": draw(limit), "approve": [f"{name}_front"]}, {"approve": list(people)}]
        case["sides"][name] = entry
    return case


def larger_cases() -> st.SearchStrategy[dict[str, Any]]:
    """Give random cases of some thousand packages, of both kinds."""
    return st.one_of(coupled_cases(), summed_cases())
