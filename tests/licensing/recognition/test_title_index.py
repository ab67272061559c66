"""A title is tried on few rules, with the result of trying all of them in order."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.licensing.recognition import TitleIndex, TitleRule, title_rules
from backtable.licensing.recognition._catalogue import normal
from backtable.licensing.recognition._spellings import respelled
from backtable.licensing.recognition._title_index import opening

OWN = [
    TitleRule(re.compile(pattern), f"own.{number}", "ours")
    for number, pattern in enumerate(
        ("^maker 01 product 0001$", "tools?", "sql serve{0,1}", "sql.*studio", "a|b", "(?i)Java", "x*y", "^z", "ab+c", r"\bjdk\b")
    )
]
WORDS = st.sampled_from(
    ("SQL", "server", "2019", "Standard", "windows", "tool", "Maker", "01", "product", "0001", "java", "jdk", "abbc", "y", "studio", "ÄÖ", "™")
)


def every_rule_in_order(title: str, rules: list[TitleRule]) -> str:
    found = [rule.product for text in (normal(title), respelled(normal(title))) for rule in rules if rule.word in text and rule.match.search(text)]
    return (found or [""])[0]


@given(st.lists(WORDS, max_size=6).map(" ".join) | st.text(max_size=12), st.permutations(OWN))
def test_few_rules_tell_what_all_of_them_tell(title: str, own: list[TitleRule]) -> None:
    rules = [*own, *title_rules()]
    assert TitleIndex(rules).product_of(title)[0] == every_rule_in_order(title, rules)


@pytest.mark.parametrize("rule", title_rules(), ids=lambda rule: rule.match.pattern[:30])
def test_the_index_finds_every_title_that_a_rule_names(rule: TitleRule) -> None:
    for title in rule.also:
        assert TitleIndex([rule]).product_of(title)[0] == rule.product


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("^maker 01 product$", "maker 01 product"),
        ("house tools?", "house tool"),
        ("ab+c", "ab"),
        ("ab{0}c", "a"),
        ("one|other", ""),
        ("(one)? two", ""),
        ("(?i)One", ""),
        ("(?x) one  # a remark", ""),
        (r"\bword", ""),
        ("", ""),
    ],
)
def test_the_opening_of_an_expression_is_what_must_stand_in_a_title(expression: str, text: str) -> None:
    assert opening(re.compile(expression)) == text
