"""What is said of a package agrees with its figures."""

from collections.abc import Callable
from pathlib import Path

import pytest

from backtable.advice import explain
from backtable.case import Case, Package
from backtable.files import read_case, read_package
from backtable.papers import Bullets, explanation_document
from backtable.wording import listed


def said(root: Path, example: str, package: str) -> list[str]:
    case = read_case(root / "examples" / example / "case.yaml")
    document = explanation_document(explain(case, read_package(case, package)))
    blocks = [block for section in document.sections for block in section.blocks if isinstance(block, Bullets)]
    return [line for block in blocks for line, _ in block.items]


def test_a_fix_without_effect_on_us_leaves_our_gain(root: Path) -> None:
    (counsel,) = [line for line in said(root, "over-deployment", "demand") if line.startswith("General counsel says yes with 0 % chance and lacks $150k on average")]
    assert counsel.endswith(
        "brings General counsel round is Release of past claims: full; it leaves our gain as it is; General counsel then says yes with 100 % chance, and everybody who must approve with 0 %."
    )


_LEFT_OUT = """
case: left out
currency: EUR
ours: us
issues:
  term: {from: 1, to: 3}
  price: {from: 0, to: 2}
sides:
  us:
    interests: [{name: Use, value: 3 - price}]
    people: {ann: {table: front}, bob: {table: back, threshold: 5, interests: [{name: Dislike, value: PLUS - term - price}]}}
    authority: [{when: term >= 2, approve: [ann, bob]}, {approve: [ann]}]
  them:
    interests: [{name: Price, value: price}]
    people: {eve: {table: front}}
"""


def test_a_change_that_leaves_somebody_out_of_the_approval_is_not_said_to_bring_them_round(case_of: Callable[[str], Case]) -> None:
    lines = {}
    for plus in ("0", "6"):
        case = case_of(_LEFT_OUT.replace("PLUS", plus))
        (blocker,) = explain(case, Package((3.0, 1.0))).blockers
        assert (blocker.person, blocker.released, blocker.won is None) == ("bob", True, plus == "0")
        document = explanation_document(explain(case, Package((3.0, 1.0))))
        blocks = [block for section in document.sections for block in section.blocks if isinstance(block, Bullets)]
        lines[plus] = blocks[0].items[0][0]
    taken = "bob says yes with 0 % chance and lacks {} on average. The cheapest change takes bob out of the approval instead: term: 1; it leaves our gain as it is; everybody who must approve then says yes with 100 % chance."
    assert lines["0"] == f"{taken.format('€9')} No package brings bob round without losing somebody else."
    assert lines["6"].startswith(taken.format("€3"))
    assert lines["6"].endswith("that does bring bob round is term: 1, price: 0; it adds €1 to our gain; bob then says yes with 100 % chance, and everybody who must approve with 100 %.")


@pytest.mark.parametrize("package", ["counter offer", "payment=16m, purchase=0, release=full, statement=nothing"])
def test_nobody_is_a_loss_better_off(root: Path, package: str) -> None:
    lines = said(root, "quest-nike", package)
    assert any("worse off" in line for line in lines)
    assert not any("Still -" in line for line in lines)


def test_names_with_a_comma_of_their_own_are_told_apart() -> None:
    assert listed(["Anna", "Bert", "Clara"]) == "Anna, Bert and Clara"
    assert listed(["Anna, finance"]) == "Anna, finance"
    assert listed(["Anna, finance", "Bert"]) == "Anna, finance; and Bert"
    assert listed(["Anna, finance", "Bert", "Clara, IT"]) == "Anna, finance; Bert; and Clara, IT"
