"""“Only if …”: which package the words mean, and what they then say of a person."""

from collections.abc import Callable

import numpy as np
import pytest

from backtable.case import Case, Package
from backtable.interview import Answer, Fit, Portrait, chances, changed_package, suggested_condition

from .test_replies import TEXT as SELLER

TEXT = """
case: terms
currency: EUR
currencies: {USD: 0.5}
ours: us
issues:
  price: {label: Price for three years, from: 100k, to: 500k, step: 100k, unit: EUR}
  discount: {options: [0, 20%, 40%], unit: "%"}
  services: {label: Free services, from: 0, to: 60, step: 20, unit: days}
  support: {label: Free support, from: 0, to: 60, step: 20, unit: days}
  release: {label: Release of past claims, options: [none, part, full]}
sides:
  us: {people: {ann: {table: front, interests: [{name: Money, value: -price, no_deal: 0}]}}}
  them: {people: {bob: {table: front, interests: [{name: Price, value: price, no_deal: 100}]}}}
"""
HERE = Package((500_000.0, 0.0, 20.0, 20.0, "none"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("price <= 400k", {"price": 400_000}),
        ("only if the price is at most 350,000", {"price": 300_000}),
        ("Price for three years ≤ €400k", {"price": 400_000}),
        ("the price is 350k at most", {"price": 300_000}),
        ("services 30 days or more", {"services": 40}),
        ("price below 400k.", {"price": 300_000}),
        ("price at most 400 TEUR", {"price": 400_000}),
        ("price of 0,4 Mio. €", {"price": 400_000}),
        ("price at most 600k USD", {"price": 300_000}),
        ("discount 20%", {"discount": 0.2}),
        ("20% discount", {"discount": 0.2}),
        ("discount: 40", {"discount": 0.4}),
        ("discount at least 25 % and release = full", {"discount": 0.4, "release": "full"}),
        ("free services 60 days; release part", {"services": 60, "release": "part"}),
        ("services more than 20", {"services": 40}),
        ("past claims Full", {"release": "full"}),
        ("a friendlier tone, discount 20%", {"discount": 0.2}),
    ],
)
def test_words_that_name_a_term_mean_the_nearest_package_that_meets_them(case_of: Callable[[str], Case], words: str, expected: dict[str, object]) -> None:
    case = case_of(TEXT)
    found = changed_package(case, HERE, words).package
    assert found is not None
    before, after = case.terms(HERE), case.terms(found)
    assert {key: value for key, value in after.items() if value != before[key]} == pytest.approx(expected)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("a longer term", "names no term"),
        ("free 60", "or more than one"),
        ("price <= 600k", "is €500,000 already"),
        ("price <= 50k", "no option of Price for three years"),
        ("price at most much", "`much` is not a number"),
        ("price at most 1m GBP", "is in GBP"),
        ("release some", "one of none, part, full"),
        ("release none", "is none already"),
        ("release >= full", "one of none, part, full"),
        ("<= 3", "names no term"),
        ("discount =", "`=` is not a number"),
        ("x" * 3_000, "names no term"),
    ],
)
def test_words_that_name_none_stay_words(case_of: Callable[[str], Case], words: str, why: str) -> None:
    found = changed_package(case_of(TEXT), HERE, words)
    assert found.package is None
    assert why in found.unread[0][1]


def test_nothing_said_is_nothing_read(case_of: Callable[[str], Case]) -> None:
    found = changed_package(case_of(TEXT), HERE, " ")
    assert (found.package, found.unread) == (None, ())


def test_a_condition_counts_as_a_signature_under_the_changed_package(case_of: Callable[[str], Case]) -> None:
    portrait = Portrait(case_of(SELLER), "bob")
    here, changed = Package((50.0, 1.0)), Package((50.0, 3.0))
    fit = Fit(portrait, draws=3_000)
    likely = chances(portrait.lead(fit.prior), portrait.band(fit.prior))
    weights = likely[2, :, fit.place(here)] * likely[:2, :, fit.place(changed)].sum(axis=0)
    values = portrait.values(fit.prior)
    wanted = weights @ values / weights.sum()
    told = fit.after(Answer(here, "only_if", "term 3", "", changed))
    assert told.weights @ portrait.values(told.draws) == pytest.approx(wanted, rel=0.1)
    silent = fit.after(Answer(here, "only_if", "term 3"))
    assert told.expected()[:2, fit.place(changed)].sum() > silent.expected()[:2, fit.place(changed)].sum() + 0.02
    assert np.isfinite(told.weights).all()


WANTS = """
case: wants
currency: EUR
ours: us
issues:
  discount: {options: [0, 20%, 40%, 60%], unit: "%"}
  services: {from: 0, to: 60, step: 20, unit: days}
  release: {options: [none, full]}
sides:
  us: {people: {ann: {table: front, interests: [{name: Cheap, value: discount, no_deal: 0}]}}}
  them:
    people:
      bob: {table: front, interests: [{name: Price, value: -90 * discount, no_deal: 0}, {name: Work, value: services / 4, no_deal: 0}]}
      eve: {table: back, interests: [{name: Peace, value: 20 if release == "full" else 0, no_deal: 0}]}
      max: {table: back, interests: [{name: Less work, value: -services, no_deal: 0}]}
"""


@pytest.mark.parametrize(
    ("person", "values", "expected"),
    [
        ("bob", (0.6, 0.0, "none"), "discount at most 20%"),
        ("bob", (0.0, 0.0, "none"), "services at least 40"),
        ("bob", (0.0, 60.0, "none"), ""),
        ("eve", (0.0, 0.0, "none"), "release full"),
        ("max", (0.0, 60.0, "none"), "services at most 20"),
    ],
)
def test_the_example_of_a_condition_raises_what_the_package_is_worth_to_the_person(
    case_of: Callable[[str], Case], person: str, values: tuple[float | str, ...], expected: str
) -> None:
    case, package = case_of(WANTS), Package(values)
    found = suggested_condition(case, person, package)
    assert found == expected
    if found:
        changed = changed_package(case, package, found)
        assert (changed.package is not None, changed.unread) == (True, ())
