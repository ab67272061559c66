"""Of packages that solve a bargaining problem alike, those are listed that differ for somebody."""

import json

from backtable.advice import advise
from backtable.cli._json import advice_json
from backtable.papers import advice_document
from tests.oracles import written


def test_one_package_stands_for_all_that_count_the_same_for_everybody() -> None:
    options = ["a", "b", "c", "d", "e", "f", "g", "h"]
    ours, theirs, glad = [4, 4, 4, 4, 4, 4, 5, 6], [4, 4, 4, 4, 4, 4, 3, 1], [0, 0, 0, 0, 0, 1, 0, 0]

    def interest(name: str, scores: list[int]) -> dict[str, object]:
        return {"name": name, "scores": {"how": dict(zip(options, scores, strict=True))}, "no_deal": 0}

    sides = {
        "us": {"interests": [interest("w", ours)], "people": {"me": {"table": "front"}}},
        "them": {"interests": [interest("w", theirs)], "people": {"you": {"table": "front", "stake": 1, "interests": [interest("glad", glad)]}}},
    }
    case = written({"case": "ties", "ours": "us", "issues": {"how": {"options": options}}, "sides": sides})
    found = advise(case)
    tied = found.solutions["utilitarian"]
    assert sorted((outcome.package.values[0] in "abcde", outcome.alike) for outcome in tied) == [(False, 0), (False, 0), (True, 4)]
    told = json.loads(advice_json(found))["solutions"]
    assert (len(told["utilitarian"]["ties"]), told["utilitarian"]["alike"]) == (2, 4)
    assert sorted(outcome.alike for outcome in found.solutions["egalitarian"]) == [0, 4]
    assert "Utilitarian (one of several that tie)" in str(advice_document(found))
