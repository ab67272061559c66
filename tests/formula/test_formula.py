"""The language of worth."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backtable.errors import FormulaError
from backtable.formula import (
    Kind,
    evaluate,
    inline,
    interval,
    kind_of,
    order,
    parse,
    terms,
    to_text,
    unquoted_options,
    zero_divisions,
)

NAMES = ("x", "y", "z")


def _formulas() -> st.SearchStrategy[str]:
    leaves = st.sampled_from([*NAMES, "2", "0.5", "7"])

    def grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.one_of(
            st.builds("({} {} {})".format, inner, st.sampled_from("+-*"), inner),
            st.builds("-{}".format, inner),
            st.builds("max({}, {})".format, inner, inner),
            st.builds("min({}, {})".format, inner, inner),
            st.builds("abs({})".format, inner),
            st.builds("({} if {} <= {} and not {} == 2 else {})".format, inner, inner, inner, inner, inner),
            st.builds("({} / {} if {} != 0 else 1)".format, inner, st.just("y"), st.just("y")),
        )

    return st.recursive(leaves, grow, max_leaves=12)


@settings(max_examples=300, deadline=None)
@given(text=_formulas(), rows=st.lists(st.tuples(*[st.integers(-5, 5)] * 3), min_size=1, max_size=5))
def test_evaluation_equals_python(text: str, rows: list[tuple[int, int, int]]) -> None:
    root = parse(text).root
    columns = {name: np.array([float(row[index]) for row in rows]) for index, name in enumerate(NAMES)}
    result = np.broadcast_to(np.asarray(evaluate(root, columns), dtype=float), (len(rows),))
    for number, row in enumerate(rows):
        names = dict(zip(NAMES, map(float, row), strict=True))
        expected = eval(text, {"__builtins__": {}, "max": max, "min": min, "abs": abs}, names)
        assert result[number] == pytest.approx(expected)
        assert sum(float(evaluate(part, names)) for part in terms(root)) == pytest.approx(expected)
        low, high = interval(root, dict.fromkeys(NAMES, (-5.0, 5.0)))
        assert low <= expected <= high
    assert parse(to_text(root)).root == root


@pytest.mark.parametrize(
    "text",
    [
        "a.b",
        "a[0]",
        "__import__('os')",
        "9**9**9",
        "a ** b",
        "(" * 3000,
        "-" * 4000 + "1",
        "1 if 1 else " * 400 + "1",
        "a" * 6000,
        "lambda: 1",
        "[1]",
        "f'{a}'",
        "1e999",
        "a := 2",
        "min(1)",
        "front('a')",
        "front(a, b)",
        "min(*a)",
        "round(a, digits=2)",
        "True",
        "1j",
        "b'x'",
        "a // b",
        "a % b",
        "a @ b",
        "~a",
        "a in b",
        "",
        "  ",
        "a\x00",
        "9" * 4900,
        "a if b",
        "not " * 900 + "a",
        "await a",
        "a; b",
    ],
)
def test_hostile_and_foreign_formulas_are_refused(text: str) -> None:
    with pytest.raises(FormulaError):
        parse(text)


def test_a_long_flat_sum_is_welcome() -> None:
    assert evaluate(parse("+".join(["a"] * 2000)).root, {"a": 1.0}) == 2000


def test_unknown_names_get_the_nearest_known_one() -> None:
    with pytest.raises(FormulaError, match="did you mean `discount`") as caught:
        kind_of(parse("2 * discuont"), {"discount": Kind.NUMBER}, [])
    assert caught.value.offset == 4


def test_texts_compare_only_with_their_options() -> None:
    kinds = {"release": Kind.TEXT}
    assert kind_of(parse('release == "full"'), kinds, [], {"release": ["none", "full"]}) is Kind.TRUTH
    with pytest.raises(FormulaError, match="not an option"):
        kind_of(parse('release == "ful"'), kinds, [], {"release": ["none", "full"]})
    with pytest.raises(FormulaError, match="== and != only"):
        kind_of(parse('release < "full"'), kinds, [])


def test_circles_of_definitions_are_named() -> None:
    with pytest.raises(FormulaError, match="a → b → a"):
        order({"a": parse("b + 1"), "b": parse("a * 2")})


def test_definitions_that_explode_are_refused() -> None:
    definitions = {"d0": parse("x")} | {f"d{n}": parse(f"d{n - 1} + d{n - 1}") for n in range(1, 60)}
    with pytest.raises(FormulaError, match="grows past"):
        inline(parse("d59").root, definitions)


def test_divisions_by_what_can_be_zero_are_found_and_guards_count() -> None:
    grids: dict[str, tuple[float, ...]] = {"a": (0.0, 1.0, 2.0)}
    bounds = {"u": (-1.0, 1.0), "p": (1.0, 2.0)}
    bad = ["1 / a", "1 / (a - 1)", "1 / u", "1 / (a * u)"]
    good = [
        "1 / (a + 1)",
        "1 / a if a != 0 else 0",
        "0 if a == 0 else 1 / a",
        "1 / u if u > 0 else 0",
        "1 / p",
        "1 / (a + p)",
    ]
    assert all(zero_divisions(parse(text).root, grids, bounds) for text in bad)
    assert not any(zero_divisions(parse(text).root, grids, bounds) for text in good)


def test_a_branch_not_taken_does_no_harm() -> None:
    result = evaluate(parse("1 / x if x != 0 else 0").root, {"x": np.array([0.0, 2.0])})
    assert result.tolist() == [0.0, 0.5]
    assert math.isfinite(result.sum())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("if(a;b;c)", "a semicolon stands here; separate what stands in brackets with commas"),
        ("IF(a > 1, b, c)", "`IF` is not a function of the language; write `a if condition else b`"),
        ("MAX(a, b)", "`MAX` is not a function of the language; write max(…)"),
        ("a =< b", "`=<` stands here; write `<=`"),
        ("a => b", "`=>` stands here; write `>=`"),
        ("a <> b", "`<>` stands here; write `!=` for what is not equal"),
        ("a ^ 2", "`^` is not part of the language of formulas; write ** for a power"),
        ("price * 25%", "`25%` stands here; write 0.25"),
        ("1 000 * a", "`1 000` stands here; write 1000"),
        ("2,000 * a", "a comma stands here outside of brackets; write numbers without commas, such as 2000"),
        ("2m * a", "`2m` stands here; write 2000000"),
        ("new licences * 2", "`new licences` stands here; write a key, or a sign between the two"),
        ('x if a == "b;c <> 5%" else', "this cannot be read as a formula"),
        ("price +", "this cannot be read as a formula (invalid syntax); a formula is made of"),
    ],
)
def test_what_spreadsheets_write_otherwise_is_told_how_to_be_written(text: str, said: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert str(caught.value).startswith(said)


@given(st.lists(st.tuples(st.integers(-400, 400), st.sampled_from([1, 10, 20, 100, 1000])), min_size=1, max_size=5), st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), st.integers(-3, 3))
def test_decimals_compare_as_on_paper(parts: list[tuple[int, int]], sign: str, off: int) -> None:
    """A limit that is hit exactly in decimals is hit, although the sum is not exact in binary: as with fractions."""
    exact = sum((Fraction(number, divisor) * 3 for number, divisor in parts), Fraction(0))
    limit = exact + Fraction(off, 1000)
    total = " + ".join(f"x{place} * 3" for place in range(len(parts)))
    values = {f"x{place}": number / divisor for place, (number, divisor) in enumerate(parts)}
    node = parse(f"{total} {sign} y").root
    wanted = {"==": exact == limit, "!=": exact != limit, "<": exact < limit, "<=": exact <= limit, ">": exact > limit, ">=": exact >= limit}[sign]
    assert bool(evaluate(node, {**values, "y": float(limit)})) == wanted
    low, high = interval(node, {key: (value, value) for key, value in {**values, "y": float(limit)}.items()})
    assert low <= wanted <= high


def test_what_is_whole_but_for_rounding_is_whole() -> None:
    assert evaluate(parse("ceil(a * 10)").root, {"a": 0.1 + 0.2}) == 3
    assert evaluate(parse("floor(a * 100)").root, {"a": 0.29}) == 29
    assert evaluate(parse("ceil(a) + floor(a)").root, {"a": 3.0000001}) == 7
    assert evaluate(parse("(a - b) * 1000 <= 0").root, {"a": 0.1 + 0.2, "b": 0.3})
    assert not evaluate(parse("a > b").root, {"a": 1e-20, "b": 1.0})
    assert evaluate(parse("a > 0").root, {"a": 1e-20})


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1 if cap == 3 % a year else 0", [(12, '`3 % a year` is an option of cap and stands here without quotes; write cap == "3 % a year"')]),
        ("1 if none != cap else 0", [(5, '`none` is an option of cap and stands here without quotes; write cap != "none"')]),
        ("cap = None and cap == 3 %  a year up", [(6, '`None` is an option of cap and stands here without quotes; write cap == "none"'), (22, '`3 %  a year up` is an option of cap and stands here without quotes; write cap == "3 % a year up"')]),
        ('1 if cap == "none" else nonesuch', []),
        ("1 if cap == nonesuch else 0", []),
    ],
)  # fmt: skip
def test_an_option_without_its_quotes_is_known_for_one(written: str, said: list[tuple[int, str]]) -> None:
    options = {"cap": ["none", "3 % a year", "3 % a year up"]}
    assert [(start, str(told)) for start, _, told in unquoted_options(written, options)] == said
