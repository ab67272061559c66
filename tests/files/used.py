"""Random cases that use playbooks, told whatever a playbook may be told, by people and sides of whatever key."""

from typing import Any

from hypothesis import strategies as st

from .cases import AMOUNT, SHARE, TEXT, likelihoods, written_cases


@st.composite
def _quantities(draw: st.DrawFn, viewers: list[str]) -> Any:
    """Give what may be said of a quantity: a number, a range with all that belongs to it, or a name or a formula of the case."""
    form = draw(st.sampled_from(["number", "share", "sourced", "range", "term", "nothing"]))
    if form == "number":
        return draw(AMOUNT)
    if form == "share":
        return draw(SHARE)
    if form == "term":
        return draw(st.sampled_from(["k", "k * 2 + fact", "max(k, fact)"]))
    if form == "nothing":
        return None
    if form == "sourced":
        return {"value": draw(AMOUNT)} | draw(st.sampled_from([{}, {"source": "our contract"}, {"source": "a; b"}]))
    first, second, third = draw(st.permutations(viewers))[:3]
    item = draw(likelihoods())
    for key, value in (("source", TEXT), ("about", TEXT), ("unit", st.sampled_from(["%", "EUR"])), ("known_to", st.sampled_from([first, [first, second]]))):
        if draw(st.booleans()):
            item[key] = draw(value)
    if draw(st.booleans()):
        item |= {"known_to": [first], "as_seen_by": {third: draw(likelihoods())}}
    return item


@st.composite
def used_cases(draw: st.DrawFn) -> dict[str, Any]:
    """Give the plain values of a case that uses playbooks and can be read."""
    case = draw(written_cases())
    sides: dict[str, Any] = case["sides"]
    us, them = sides
    people = {side: next(iter(item["people"])) for side, item in sides.items()}
    viewers = [*sides, *people.values()]
    flag = st.sampled_from(["yes", "no", "TRUE", "False"])
    released = st.sampled_from(['c == "x y"', "a > k and b >= 0", "none"])

    def told(name: str, mark: str, **parameters: Any) -> Any:
        chosen = {key: draw(value) for key, value in parameters.items() if draw(st.booleans())}
        return {"playbook": name, "as": mark} | chosen

    def counsel(mark: str) -> Any:
        without = st.sampled_from(["Closed for good", ["Closed for good", "No judgement that others cite"], []])
        quantity = _quantities(viewers)
        return told("general-counsel", mark, released=released, fears_precedent=flag, open=quantity, precedent=quantity, without=without)

    for place, side in enumerate(sides):
        person = sides[side]["people"][people[side]]
        uses = [counsel(f"p{place}{number}") for number in range(draw(st.integers(0, 3)))]
        if uses:
            person["use"] = draw(st.sampled_from([uses, uses[0]]))
        if draw(st.booleans()):
            quantity = _quantities(viewers)
            seller = told("sales-executive", f"e{place}", commission=quantity, quota=quantity, on_compliance=quantity) | {"sales": "a * k", "compliance": "none"}
            person["use"] = [seller, *uses]
            del person["table"]  # the playbook gives it
        key = people[side]
        finance = st.sampled_from([key, [key], "none"])
        quantity = _quantities(viewers)
        rules = sides[side]["authority"]
        for number in range(draw(st.integers(0, 2))):
            spend = told("spend-limits", f"s{place}{number}", head=finance, first=quantity, second=quantity)
            spend |= {"spend": draw(st.sampled_from(["a * k", "a"])), "buyer": key, "finance": draw(st.sampled_from([key, [key]]))}
            release = {"playbook": "release-needs-counsel", "as": "r", "released": 'c == "x y"', "counsel": draw(st.sampled_from([key, [key]]))}
            rules.insert(draw(st.integers(0, len(rules))), {"use": draw(st.sampled_from([spend, [spend], [release, spend]]))})
    if draw(st.booleans()):
        price = draw(_quantities(viewers).filter(lambda value: value is not None and not any(item == 0 for item in (value.values() if isinstance(value, dict) else [value]))))
        case["use"] = [told("renewal", "ren", cost=_quantities(viewers)) | {"customer": us, "supplier": them, "price": price}]
        for package in case["packages"].values():
            package |= {"ren_volume": 0.8, "ren_change": "-10%", "ren_years": 3.0, "ren_cap": "5%", "ren_payment": "each quarter"}
    return case
