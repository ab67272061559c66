"""Swing weights as somebody types them."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from backtable.files import read_case

from .test_command import typed as typed_fixture
from .test_swings import TEXT

typed_of_bob = typed_fixture
ALL = "l\n3\n0 25 100\n\n1 2 3\n60\n40-50\n1000\n30\n"


@pytest.fixture
def typed(typed_of_bob, tmp_path: Path):
    """Type the command in a folder with the case of four terms."""
    (tmp_path / "case.yaml").write_text(TEXT)
    return typed_of_bob


def test_from_the_first_question_to_a_case(typed, tmp_path: Path) -> None:
    said = typed("--about", "ann", "--swings", "--as", "new.yaml", lines=ALL + "\n\n\n")
    assert "What counts most: price" in said
    assert "in place of the interest “Old”" in said
    assert "the swing weights of ann" in said
    assert [item.key for item in read_case(tmp_path / "new.yaml").assumptions] == ["swing_release_of_ann"]


def test_every_answer_is_kept_and_gone_on_with(typed, tmp_path: Path) -> None:
    lines = ALL.splitlines(keepends=True)
    for place, line in enumerate(lines):
        said = typed("--about", "ann", "--swings", lines=line)
        assert ("Which terms count" in said) == (place < 4), "what was answered is not asked again"
    whole = (tmp_path / "case.interview.yaml").read_text()
    (tmp_path / "case.interview.yaml").unlink()
    typed("--about", "ann", "--swings", lines=ALL)
    assert (tmp_path / "case.interview.yaml").read_text() == whole


def test_an_answer_is_taken_back_and_nonsense_is_asked_again(typed, tmp_path: Path) -> None:
    said = typed("--about", "ann", "--swings", lines="u\nx\nl\nm\nu\n3\n0 25\n10 25 100\n0 25 100\n7\n\n1 1\n1 2 9\n1 2 3\n60\n70\n40\n")
    for words in ("nothing to take back", "`x` is no answer here; type m for more, l for less, or the number among its values that is best, or Enter alone where it does not count.", "type 3 numbers, one for each option", "0 points for its worst", "more than the 60", "each once"):
        assert words in said
    kept = (tmp_path / "case.interview.yaml").read_text()
    assert "term: '3'" in kept
    assert "release: 40" in kept


def test_a_talk_that_is_left_early_says_how_to_go_on_and_promises_no_case(typed) -> None:
    said = typed("--about", "ann", "--swings", lines="l\nq\n")
    assert "u takes the last answer back" in said
    assert "1 term counts for ann" in said
    assert said.endswith("Next: `backtable interview case.yaml --about ann --swings` asks on.\n")
    assert "it writes a case with this" in typed("--about", "ann", "--swings", lines=ALL[2:] + "\n\n\n")


def test_swings_of_somebody_else_that_were_left_before_the_amount_are_not_written(typed, tmp_path: Path) -> None:
    typed("--about", "ann", "--swings", lines="l\n3\n0 25 100\n\n1 2 3\n60\n40-50\nq\n")
    said = typed("--about", "bob", "--packages", "1", "--as", "new.yaml", lines="\n\n\nsign\n")
    assert "Left out: the swing weights of ann, whose sitting was left before its end; `backtable interview case.yaml --about ann --swings` asks on." in said
    assert read_case(tmp_path / "new.yaml").person("ann").interests == read_case(tmp_path / "case.yaml").person("ann").interests
    assert "the swing weights of ann" in typed("--about", "ann", "--swings", "--as", "with.yaml", lines="\n\n\n\n\n")


def test_only_ranks_and_a_contradiction(typed, tmp_path: Path) -> None:
    said = typed("--about", "ann", "--swings", lines="l\nm\n\n\n1 2\n\n\n\n")
    assert "rank-order centroid" in said
    assert "75 %" in said
    (tmp_path / "case.interview.yaml").unlink()
    said = typed("--about", "ann", "--swings", lines="l\nm\n\n\n1 2\n50\n\n\n1\n\n")
    assert "That does not fit" in said
    assert "What contradicts the ratings" in said


def test_a_choice_that_does_not_fit_is_kept_by_whoever_leaves_at_the_question_about_it(typed, tmp_path: Path) -> None:
    for leave in ("q\n", ""):
        said = typed("--about", "ann", "--swings", lines=f"l\nm\n\n\n1 2\n50\n\n\n1\n{leave}")
        assert "What contradicts the ratings" in said.split("Rate the swings anew?")[1]
        assert "answer: first" in (tmp_path / "case.interview.yaml").read_text()
        (tmp_path / "case.interview.yaml").unlink()


def test_the_order_is_taken_back_answer_by_answer_after_leaving_as_well(typed, tmp_path: Path) -> None:
    def order() -> list[str]:
        kept = YAML(typ="safe").load(tmp_path / "case.interview.yaml")
        return kept["people"]["ann"]["swings"].get("order", [])

    typed("--about", "ann", "--swings", lines="l\nm\n0 25 100\n\n3\nq\n")
    assert order() == ["release"]
    typed("--about", "ann", "--swings", lines="2\n")
    assert order() == ["release", "term", "price"]
    typed("--about", "ann", "--swings", lines="u\n")
    assert order() == ["release"], "the last of all, which follows by itself, goes with the answer before it"
    typed("--about", "ann", "--swings", lines="u\n1 2 3\nu\n")
    assert order() == []


def test_a_term_alone_can_be_taken_back(typed, tmp_path: Path) -> None:
    typed("--about", "ann", "--swings", lines="l\n\n\n\nu\n1\n")
    likes = YAML(typ="safe").load(tmp_path / "case.interview.yaml")["people"]["ann"]["swings"]["likes"]
    assert list(likes) == ["price", "term", "release", "signed"]


def test_an_amount_far_from_the_case_is_asked_about_and_kept_once_it_is_confirmed(typed, tmp_path: Path) -> None:
    start, file = ALL[: ALL.index("1000")], tmp_path / "case.interview.yaml"
    said = typed("--about", "ann", "--swings", lines=f"{start}200-300 TEUR\n")
    assert "Understood: €200k to €300k. That is much beside what the case has: its packages differ by €100 for ann." in said
    assert "amount:" not in file.read_text(), "Enter alone would be no, and so is leaving"
    assert "What is that worth" in typed("--about", "ann", "--swings", lines="q\n")
    file.unlink()
    typed("--about", "ann", "--swings", lines=f"{start}0.05\nn\n0.05\nu\n0.01\ny\n30\n")
    assert "amount: 0.01\n" in file.read_text()


def test_what_is_best_of_a_term_is_typed_with_its_unit(typed, tmp_path: Path) -> None:
    typed("--about", "ann", "--swings", lines="150 EUR\n")
    assert "price: '150'" in (tmp_path / "case.interview.yaml").read_text()


def test_who_does_not_care_has_no_weights(typed) -> None:
    said = typed("--about", "ann", "--swings", lines="\n\n\n\n")
    assert "No term counts for ann" in said


@pytest.mark.parametrize(
    ("swings", "expected"),
    [
        ("{likes: {price: less}, order: [term]}", "`term` is no term that counts"),
        ("{likes: {price: less, term: more}, order: [price, term], ratings: {price: 100}}", "`price` has no rating"),
        ("{likes: {price: less, term: more}, order: [price, term], ratings: {term: 60-40}}", "put the lower first"),
        ("{likes: {price: less}, order: [price], begins: [1]}", "does not say where in the order each answer begins"),
        ("{likes: {price: less}, order: [price], amount: -5}", "is not above 0"),
        ("{likes: {price: less}, order: [price], amount: 5 USD}", "is in USD, and the case in EUR"),
        ("{likes: {price: less}, order: [price], only_ranks: maybe}", "`maybe` is no answer"),
        ("{likes: {price: less}, order: [price], choices: [{first: {term: 3}, second: {price: 100}, answer: both}]}", "`both` is no answer"),
        ("{likes: [price]}", "likes"),
    ],
)
def test_a_file_of_swings_that_makes_no_sense_is_refused(typed, tmp_path: Path, swings: str, expected: str) -> None:
    (tmp_path / "case.interview.yaml").write_text(f"interview: x\npeople: {{ann: {{swings: {swings}}}}}\n")
    said = typed("--about", "ann", "--swings", code=2)
    assert expected in said
    assert said.startswith("case.interview.yaml:2:")


@pytest.mark.parametrize(
    ("swings", "expected"),
    [
        ("{likes: {size: more}}", "`size` is not an issue"),
        ("{likes: {release: more}}", "release has names for options"),
        ("{likes: {price: 105}}", "price has no option `105`"),
    ],
)
def test_swings_that_do_not_fit_the_case_are_set_aside(typed, tmp_path: Path, swings: str, expected: str) -> None:
    (tmp_path / "case.interview.yaml").write_text(f"interview: x\npeople: {{ann: {{swings: {swings}}}}}\n")
    said = typed("--about", "ann", "--swings", lines="m\nq\n")
    assert expected in said.split("is set aside")[0]
    kept = (tmp_path / "case.interview.yaml").read_text()
    assert kept.index("price: more") < kept.index("set_aside:")


def test_a_file_written_by_hand_is_enough(typed, tmp_path: Path) -> None:
    swings = "{likes: {price: less, term: more}, order: [term, price], ratings: {price: 40 to 60}, amount: 2k, no_deal: 10}"
    (tmp_path / "hand.yaml").write_text(f"interview: x\npeople: {{ann: {{swings: {swings}}}}}\n")
    typed("--answers", "hand.yaml", "--about", "ann", "--swings", "--packages", "0", "--as", "new.xlsx")
    person = read_case(tmp_path / "new.xlsx").person("ann")
    assert [item.name for item in person.interests] == ["term: 5 instead of 1", "price: €100 instead of €200"]
    assert person.interests[0].value is not None
    assert person.interests[0].value.text == "2000 * (term - 1) / 4"


def test_packages_after_swings_fit_the_threshold_alone(typed, tmp_path: Path) -> None:
    typed("--about", "ann", "--swings", lines=ALL + "\n\n\n")
    said = typed("--about", "ann", "--as", "new.yaml", lines="\n\n\n\n1\n4\n2\n4\n")
    assert "Threshold" in said
    assert "Weight of" not in said
    assert "Stake" not in said
    found = read_case(tmp_path / "new.yaml")
    assert {item.key for item in found.assumptions} == {"swing_release_of_ann", "threshold_of_ann"}
    assert found.person("ann").stake == 0


def test_a_term_keeps_its_number_while_the_swings_are_put_in_order(typed, tmp_path: Path) -> None:
    said = typed("--about", "ann", "--swings", lines="l\n3\n0 25 100\n\n2\n2\n3\nq\n")
    first, second = said.split("Suppose ")[1:3]
    assert [line[:5] for line in first.splitlines()[1:4]] == ["  1  ", "  2  ", "  3  "]
    assert [line[:5] for line in second.splitlines()[1:3]] == ["  1  ", "  3  "]
    assert first.splitlines()[1] == second.splitlines()[1]
    assert "One or more of the numbers 1 and 3, each once, for example 3 1." in said
    assert "order: - term - release - price" in " ".join((tmp_path / "case.interview.yaml").read_text().split())


def test_where_no_deal_stands_is_in_the_report(typed) -> None:
    assert "No deal stands at 30 for ann, where every term at its worst is 0" in " ".join(typed("--about", "ann", "--swings", lines=ALL + "\n\n\n").split())
