"""A search gives the same whatever the number of cores that share it."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

from backtable.search import TABLE_CELLS, candidates, vicinity
from backtable.search import _search as searching
from backtable.value import Model, draw_worlds
from tests.oracles import written


def found(monkeypatch: pytest.MonkeyPatch, workers: int) -> list[Any]:
    """Give what searches find and prove of a case, and how many packages were looked at one by one."""
    for place in ("search._leaf", "value._acceptance"):
        monkeypatch.setattr(f"backtable.{place}.ThreadPoolExecutor", lambda _: ThreadPoolExecutor(workers))
    looked, leaf = list[int](), searching.leaf

    def counting(*given: Any) -> Any:
        one = leaf(*given)
        looked.append(one.work)
        return one

    monkeypatch.setattr("backtable.search._search.leaf", counting)
    content = {
        "case": "shared", "ours": "us", "seed": 3,
        "assumptions": {"cut": {"low": 0.1, "likely": 0.3, "high": 0.9, "known_to": ["b"]}},
        "issues": {"price": {"from": 0, "to": 15}, "count": {"from": 0, "to": 15}, "days": {"from": 0, "to": 15}},
        "sides": {
            "us": {"interests": [{"name": "w", "value": "price * count - days * 7", "no_deal": "0"}], "people": {"a": {"table": "front"}}},
            "them": {"interests": [{"name": "w", "value": "0", "no_deal": "0"}], "people": {"b": {"table": "front", "interests": [{"name": "own", "value": "days * 11 - cut * price * max(count, 9)", "no_deal": "0"}]}}},
        },
    }  # fmt: skip
    case = written(content)
    view = Model(case).view(draw_worlds(case, 40, 3, 0), most=TABLE_CELLS)
    best = candidates(view, 20_000_000)
    near = vicinity(view, np.array([3, 3, 3], dtype=np.int32), [0, 1, 2], 3, 5)
    monkeypatch.undo()
    return [looked, best.proven.value, best.proven.bound, best.proven.regions, best.packages.codes.tolist(), near.bound, near.others, [(changed, codes.tolist(), value) for changed, codes, value in near.found]]


def test_one_worker_and_two_find_and_prove_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backtable.search._leaf._BLOCK", 64)
    one = found(monkeypatch, 1)
    monkeypatch.setattr("backtable.search._leaf._BLOCK", 64)
    two = found(monkeypatch, 2)
    assert one == two
    assert one[0]
    assert one[1] > 0
