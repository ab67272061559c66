"""What a version of a case says otherwise is named thing by thing, before → after."""

import pytest

from backtable.files import read_case
from backtable.wording import case_changes

from .conduct.cast import CASE

HINTS = CASE.replace("executive: {table: front, stake: 1}", "executive: {table: front, interests: [{name: Hers, unknown: {worth: 100, issues: {years: more, release: [none, full]}}}]}")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("low: 150, likely", "low: 140, likely", "assumption limit, distribution: low 150, likely 200, high 250 → low 140, likely 200, high 250"),
        ("chance: 0.5", "chance: 0.6", "assumption paid, distribution: chance 0.5 → chance 0.6"),
        ("cfo: {table: back, stake: 1}", "cfo: {table: back, stake: 0.5}", "person cfo, stake: 1 → 0.5"),
        ("adviser: {table: front, role: Negotiator", "adviser: {table: front, role: Buyer", "person adviser, role: Negotiator → Buyer"),
        ("to: 300, step: 50", "to: 350, step: 50", "issue price, options: 0, 50, … (7), 300 → 0, 50, … (8), 350"),
        ("yearly: price / years", "yearly: price", "definition yearly, expression: price / years → price"),
        ("years: more", "years: less", "interest of executive “Hers”, hint at years: more → less"),
        ("[none, full]}}", "any}}", "interest of executive “Hers”, hint at release: more → any"),
        ("worth: 100", "worth: 200", "interest of executive “Hers”, worth: "),
        ("      - {when: price >= 200, approve: [executive]}\n", "", "authority of Supplier, no. 1 taken out: executive if price >= 200"),
        ("price >= 50 or", "price >= 60 or", 'rules, no. 1: price >= 50 or release == "none" → price >= 60 or release == "none"'),
        ("price: 300, years: 1, release: none}\n  cheap", "price: 250, years: 1, release: none}\n  cheap", "package demand, values: 300, 1, none → 250, 1, none"),
        ("currency: EUR", "currency: USD", "the currency: EUR → USD"),
    ],
)
def test_each_change_is_named(before: str, after: str, said: str) -> None:
    assert before in HINTS
    found = case_changes(read_case("a.yaml", HINTS.encode()), read_case("a.yaml", HINTS.replace(before, after, 1).encode()))
    assert any(text.startswith(said) for text in found), found


def test_comments_and_layout_are_no_change() -> None:
    assert case_changes(read_case("a.yaml", CASE.encode()), read_case("a.yaml", ("# x\n" + CASE).encode())) == ()
