"""A case for tests of beliefs: a seller whose people know different things, and a court of which nobody knows."""

from pathlib import Path

import pytest

from backtable.case import Case, Package
from backtable.files import read_case, read_package

TEXT = """
case: A sale with a quarrel
currency: USD
ours: buyer
seed: 5
assumptions:
  commission: {low: 0.02, likely: 0.05, high: 0.12, about: Commission of the rep, known_to: [rep]}
  cost: {uniform: [20, 60], about: What a licence costs the seller, known_to: [seller]}
  rival: {normal: [40, 10], low: 5, high: 75, about: Price of the rival, known_to: [boss]}
  award: {uniform: [0, 100], about: What a court would award, as_seen_by: {seller: {uniform: [20, 90]}}}
  limit: {values: {"3": 1, "6": 2, "9": 1}, about: What the rep may sign alone, known_to: [seller]}
  mood: {chance: 0.4, about: The boss wants a reference, known_to: [boss]}
correlations:
  - {between: [cost, limit], rank: 0.5}
issues:
  count: {from: 0, to: 9}
  price: {options: [30, 50, 70]}
  reference: {options: [none, given]}
define:
  revenue: count * price
packages:
  demand: {count: 9, price: 70, reference: given}
  middle: {count: 5, price: 50, reference: given}
sides:
  buyer:
    label: Buyer
    interests:
      - {name: Use, value: 65 * count - revenue, no_deal: 0}
      - {name: Court, value: 0, no_deal: -award}
    people:
      us: {label: Our buyer, table: front, stake: 1}
  seller:
    label: Seller
    interests:
      - {name: Margin, value: revenue - cost * count, no_deal: award - 50}
    people:
      rep:
        label: Sales rep
        table: front
        interests: [{name: Commission, value: commission * revenue, no_deal: 0}]
        threshold: 8
      boss:
        label: Boss
        table: back
        stake: 1
        interests: [{name: Reference, value: "(40 * mood if reference == 'given' else 0) - 0.5 * rival", no_deal: 0}]
    authority:
      - {when: count <= limit, approve: [rep]}
      - {approve: [rep, boss]}
"""


@pytest.fixture(scope="session")
def sale(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The case."""
    path: Path = tmp_path_factory.mktemp("sale") / "case.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return read_case(path)


@pytest.fixture(scope="session")
def demand(sale: Case) -> Package:
    """What the seller asks for."""
    return read_package(sale, "demand")


@pytest.fixture(scope="session")
def middle(sale: Case) -> Package:
    """A package in the middle."""
    return read_package(sale, "middle")
