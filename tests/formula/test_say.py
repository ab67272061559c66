"""Formulas are said in words, different ones differently."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backtable.formula import (
    Arithmetic,
    Call,
    Compare,
    Conditional,
    Front,
    Logic,
    Name,
    Negate,
    Node,
    Not,
    Number,
    Text,
    parse,
    say,
)


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("-licences - support", "minus licences less support"),
        ('0.9 if release == "full" else 1.4', "0.9 if the release is “full”, otherwise 1.4"),
        ("max(discount - 0.4, 0)", "the larger of discount less 0.4 and 0"),
        ("min(a, b, 3)", "the smallest of a, b and 3"),
        ("front(cto) * -300000", "(1 if the CTO sits at the front table, otherwise 0) times (minus 300,000)"),
        ("discount <= 0.2 and penalty == 1", "discount is at most 20 % and penalty is 1"),
        ("discount >= 0.1 and discount <= 0.25 or a >= 1 and b <= 2", "(discount is from 10 % to 25 %) or (a is at least 1 and b is at most 2)"),
        ("0 < discount <= 0.25", "0 % is below discount, which is at most 25 %"),
        ("not (a == 1 or b == 2)", "it is not so that (a is 1 or b is 2)"),
        ("a - (b - c)", "a less (b less c)"),
        ("(a + b) * c ** 2", "(a plus b) times c to the power of 2"),
        ("round(back_support / 3, 2)", "back support divided by 3 rounded to 2 decimals"),
        ("clip(a, 0, 10)", "a kept between 0 and 10"),
        ("ceil(a) + floor(b) - abs(c)", "(a rounded up) plus (b rounded down) less (the size of c)"),
    ],
)
def test_words(formula: str, words: str) -> None:
    assert say(parse(formula), {"release": "the release"}, ["discount"], people={"cto": "the CTO"}) == words


def test_somebody_with_the_key_of_a_term_does_not_lend_it_their_name() -> None:
    said = say(parse("services > 20 and front(services) == 1"), {"services": "free services"}, people={"services": "Ms Ito"})
    assert said == "free services is above 20 and (1 if Ms Ito sits at the front table, otherwise 0) is 1"


numbers = st.sampled_from([0.0, 1.0, 2.0, 0.5]).map(Number)
names = st.sampled_from(["a", "b", "c"]).map(Name)


def trees(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.one_of(
        st.builds(Negate, inner),
        st.builds(Arithmetic, st.sampled_from(["+", "-", "*", "/", "**"]), inner, inner),
        st.builds(Not, inner),
        st.builds(Conditional, inner, inner, inner),
        st.builds(
            Compare,
            inner,
            st.lists(st.tuples(st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), inner), min_size=1, max_size=2).map(
                tuple
            ),
        ),
        st.builds(
            Logic,
            st.sampled_from(["and", "or"]),
            st.lists(inner, min_size=2, max_size=3).map(lambda found: tuple(found)),
        ),
        st.builds(Call, st.sampled_from(["min", "max"]), st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(Call, st.sampled_from(["abs", "ceil", "floor", "round"]), st.tuples(inner)),
        st.builds(Call, st.just("clip"), st.tuples(inner, inner, inner)),
    )


formulas = st.recursive(
    st.one_of(numbers, names, st.builds(Front, st.just("cto")), st.builds(Text, st.just("full"))), trees, max_leaves=6
)


@settings(max_examples=400, derandomize=True, deadline=None)
@given(formulas, formulas)
def test_different_trees_are_said_differently(first: Node, second: Node) -> None:
    assert (say(first) == say(second)) == (first == second)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(formulas)
def test_no_code_remains(tree: Node) -> None:
    words = say(tree)
    assert not any(sign in words for sign in ("==", "!=", "<", ">", "*", "+", "/", "_", " - "))
    assert words.count("(") == words.count(")")


def test_every_small_tree_has_words_of_its_own() -> None:
    """All trees of depth two over a, 1 and the operators: no two are said alike."""
    leaves: list[Node] = [Name("a"), Number(1.0)]

    def grown(parts: list[Node]) -> list[Node]:
        pairs = [(x, y) for x in parts for y in parts]
        found: list[Node] = [Negate(x) for x in parts] + [Not(x) for x in parts]
        found += [Arithmetic(sign, x, y) for sign in ("+", "-", "*", "/", "**") for x, y in pairs]
        found += [Compare(x, ((sign, y),)) for sign in ("==", "<") for x, y in pairs]
        found += [Logic(sign, (x, y)) for sign in ("and", "or") for x, y in pairs]
        found += [Call(name, (x, y)) for name in ("min", "max") for x, y in pairs]
        return found + [Call("ceil", (x,)) for x in parts]

    second = [*leaves, *grown(leaves)]
    said: dict[str, Node] = {}
    for tree in [*second, *grown(second)]:
        words = say(tree)
        assert said.setdefault(words, tree) == tree, words


def test_numbers_beside_a_name_with_a_unit_are_written_with_it() -> None:
    found = say(parse("price <= 150 and 2 <= years and discount == 0.5"), {}, ["discount"], {"price": lambda value: f"€{value:g}", "years": lambda value: f"{value:g} years"})
    assert found == "price is at most €150 and 2 years is at most years and discount is 50 %"
