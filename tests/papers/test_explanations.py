"""What is said of a package agrees with its figures."""

from pathlib import Path

import pytest

from backtable.advice import explain
from backtable.files import read_case, read_package
from backtable.papers import Bullets, explanation_document


def said(root: Path, example: str, package: str) -> list[str]:
    case = read_case(root / "examples" / example / "case.yaml")
    document = explanation_document(explain(case, read_package(case, package)))
    blocks = [block for section in document.sections for block in section.blocks if isinstance(block, Bullets)]
    return [line for block in blocks for line, _ in block.items]


def test_a_fix_without_effect_on_us_costs_nothing(root: Path) -> None:
    (counsel,) = [line for line in said(root, "over-deployment", "demand") if line.startswith("General counsel says yes with 0 % chance and lacks $150k on average")]
    assert counsel.endswith("Release of past claims: full; it costs us nothing and brings 100 %.")


@pytest.mark.parametrize("package", ["counter offer", "payment=16m, purchase=0, release=full, statement=nothing"])
def test_nobody_is_a_loss_better_off(root: Path, package: str) -> None:
    lines = said(root, "quest-nike", package)
    assert any("worse off" in line for line in lines)
    assert not any("Still -" in line for line in lines)
