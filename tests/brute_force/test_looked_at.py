"""Why not every package is looked at: there are too many of them, or they need more memory than is allowed."""

import pytest

from backtable.advice import advise, find_frontier
from backtable.files import read_case
from backtable.papers import advice_document, frontier_document
from backtable.value import DEFAULT_MEMORY

TEXT = """
case: Lots
currency: EUR
ours: us
issues: {price: {from: 1, to: 9}, volume: {from: 0, to: 9}}
assumptions: {cost: {low: 1, likely: 2, high: 4, known_to: [them]}}
sides:
  us: {interests: [{name: use, value: "9 * volume - price * volume", no_deal: 0}], people: {ann: {table: front}}}
  them: {interests: [{name: money, value: "(price - cost) * volume", no_deal: 0}], people: {ben: {table: front}}}
"""


def test_twice_the_memory_looks_at_twice_as_many_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backtable.advice._memory.MOST_PACKAGES", 45)  # of 90
    monkeypatch.setattr("backtable.advice._efficient.MOST_CELLS", 0)
    case = read_case("case.yaml", TEXT.encode())
    few, whole = (advise(case, worlds=50, top=0, memory=memory) for memory in (DEFAULT_MEMORY, 2 * DEFAULT_MEMORY))
    assert few.method.proven is not None
    assert whole.method.proven is None
    assert (few.method.packages, whole.method.packages) == (few.method.packages, 90)
    assert few.proposal is not None
    assert whole.proposal is not None
    assert few.proposal.expected_gain == pytest.approx(whole.proposal.expected_gain)
    assert "Too many packages to look at each: of" in advice_document(few).method


def test_where_memory_is_the_reason_the_text_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backtable.advice._memory.memory_needed", lambda *_: 2**40)
    case = read_case("case.yaml", TEXT.encode())
    monkeypatch.setattr("backtable.advice._efficient.MOST_CELLS", 0)
    found = advise(case, worlds=50, top=0, memory=300 * 1024**2)
    assert found.method.short == 300 * 1024**2
    assert "Too many packages to look at each in 300 MiB of memory: of" in advice_document(found).method
    assert "Too many packages to look at each in 300 MiB of memory: they were searched" in frontier_document(find_frontier(case, worlds=50, memory=300 * 1024**2)).method


def test_a_searched_case_says_how_near_its_frontier_and_solutions_are(monkeypatch: pytest.MonkeyPatch) -> None:
    case = read_case("case.yaml", TEXT.encode())
    whole = advise(case, worlds=50, top=0)
    monkeypatch.setattr("backtable.advice._memory.MOST_PACKAGES", 0)
    monkeypatch.setattr("backtable.advice._efficient.MOST_CELLS", 0)
    found = advise(case, worlds=50, top=0)
    assert found.method.front is not None
    assert found.method.front.solutions.keys() == whole.solutions.keys()
    for item in found.method.front.solutions.values():
        assert item.worth <= item.bound <= 1.02 * item.worth
    assert {tuple(item.package.values) for item in found.frontier} == {tuple(item.package.values) for item in whole.frontier}
    text = advice_document(found).method
    assert "Of the frontier: it is proven that for every package that our own people approve one of the points is at most" in text
    assert "No package can do better than these by more than is proven. Nash: a product of gains at most" in text
