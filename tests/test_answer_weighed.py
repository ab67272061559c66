"""The answer to a question is weighed as `next` said beforehand that it would be."""

import json

import pytest

from .conduct.cast import CASE
from .terminal import Terminal

ASKED = CASE.replace("executive: {table: front, stake: 1}", "executive: {table: front, interests: [{name: Bonus, value: price - 100 * paid}]}").replace(
    "{chance: 0.5, about: The executive is paid on years}", "{chance: 0.4, about: The executive is paid on years, known_to: [executive]}"
)


def paid(terminal: Terminal) -> float:
    return float(json.loads(terminal.run("beliefs", "q", "--json"))["assumptions"]["paid"]["after"]["mean"])


@pytest.fixture
def asking(bare: Terminal) -> Terminal:
    (bare.folder / "asked.yaml").write_text(ASKED)
    bare.run("open", "asked.yaml", "--as", "q")
    return bare


@pytest.mark.parametrize(("claim", "guess", "after"), [("paid == 1", 40, 0.82), ("paid == 0", 60, 0.12)])
def test_an_answer_of_which_nothing_else_is_said_would_be_guessed_as_often_as_it_was_held_likely(asking: Terminal, claim: str, guess: int, after: float) -> None:
    """What is so is said with 70 % chance, else any answer as likely as it was held: (0.7 + 0.3 × 0.4) × 0.4 against 0.3 × 0.4 × 0.6 for a yes."""
    said = " ".join(asking.run("ask", "q", "executive", "Are you paid on years?", "--about", "paid").split())
    assert "--from executive --answers 2 --about paid --claim 'paid == …' --credibility 70%" in said
    said = " ".join(asking.run("heard", "q", "Well.", "--answers", "2", "--about", "paid", "--claim", claim, "--credibility", "70%").split())
    assert f"It is weighed as the answer to question 2: with {guess} % chance it would have been given whatever is so" in said
    assert paid(asking) == pytest.approx(after, abs=0.015)


def test_what_is_said_unasked_or_with_a_guess_of_ones_own_is_weighed_as_before(asking: Terminal) -> None:
    asking.run("ask", "q", "executive", "Are you paid on years?", "--about", "paid")
    assert "weighed as the answer" not in asking.run("heard", "q", "Well.", "--answers", "2", "--about", "paid", "--claim", "paid == 1", "--credibility", "70%", "--guess", "100%")
    before = paid(asking)
    assert before == pytest.approx(0.4 / (0.4 + 0.6 * 0.3), abs=0.005)
    assert "weighed as the answer" not in asking.run("heard", "q", "Well.", "--from", "executive", "--about", "limit", "--claim", "limit > 200", "--credibility", "70%")
