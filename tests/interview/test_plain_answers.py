"""What the plain answers come to in a case: shown, confirmed, kept in words otherwise."""

import re
import signal
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from backtable.advice import advise
from backtable.case import Distribution
from backtable.cli._interview_talk import Book
from backtable.files import read_case
from backtable.interview import likely_worth, playbooks_for
from backtable.quantities import money

from .test_command import typed as typed_fixture

typed_of_bob = typed_fixture
TEXT = """
case: over-use
currency: USD
ours: us
issues:
  licences: {label: Licence fees, from: 0, to: 100k, step: 20k, unit: USD}
  penalty: {from: 0, to: 100%, step: 50%, unit: "%"}
  release: {options: [none, full]}
sides:
  us: {people: {ann: {table: front, interests: [{name: Cheap, value: -licences, no_deal: -80k}]}}}
  them:
    interests: [{name: Revenue, value: licences, no_deal: 20k}]
    people:
      bob: {role: Sales executive, table: front, stake: 0.1}
      deal_desk: {role: Head of the deal desk, table: back}
      zoe: {label: Ms Vogt, role: Chief executive, table: back}
    authority:
      - {when: penalty == 1, approve: [bob], because: list price}
      - {when: licences >= 40000, approve: [bob, deal_desk]}
      - {approve: [zoe]}
"""


@pytest.fixture
def typed(typed_of_bob, tmp_path: Path):
    """Type the command in a folder with a case that says nothing of what bob wants."""
    (tmp_path / "case.yaml").write_text(TEXT)
    return typed_of_bob


def test_an_interest_is_proposed_and_taken(typed, tmp_path: Path) -> None:
    typed("--about", "bob", "--as", "new.yaml", lines="new fees\n\n1\nm\n10k-30k\nw\ny\nseen to give in\n2 3\nl\n2 1\n5k\n\ny\n\nq\n")
    paid, look = read_case(tmp_path / "new.yaml").person("bob").interests
    assert (paid.name, paid.source) == ("Paid on: new fees", "interview, 2026-05-04: what are they paid on: new fees")
    assert paid.unknown is not None
    assert paid.unknown.worth == Distribution("triangular", (10_000.0, 20_000.0, 30_000.0))
    assert [(wish.issue, wish.order) for wish in paid.unknown.wishes] == [("licences", (0, 1, 2, 3, 4, 5))]
    assert paid.no_deal is not None
    assert look.unknown is not None
    assert [(wish.issue, wish.order) for wish in look.unknown.wishes] == [("penalty", (2, 1, 0)), ("release", (1, 0))]
    assert look.unknown.no_deal == Distribution("uniform", (0.0, 1.0))
    assert read_case(tmp_path / "new.yaml").person("bob").stake == 0.1
    assert advise(read_case(tmp_path / "new.yaml"), 200).proposal is not None


def test_what_is_not_confirmed_stays_words(typed, tmp_path: Path) -> None:
    said = typed("--about", "bob", "--as", "new.yaml", lines="new fees\n\n1\nm\n10k\nw\nn\n\nMs Vogt\nn\nq\n")
    assert "Proposed interest of Sales executive: “new fees”" in said
    case, before = read_case(tmp_path / "new.yaml"), read_case(tmp_path / "case.yaml")
    assert (case.person("bob"), case.side("them").authority) == (before.person("bob"), before.side("them").authority)
    text = (tmp_path / "new.yaml").read_text()
    assert text.startswith("# interview about Sales executive: what are they paid on: new fees\n# interview about Sales executive: who can stop")
    again = typed("--about", "bob", lines="q\n")
    assert "paid on" not in again
    assert "Proposed" not in again


def test_an_amount_far_from_the_case_is_asked_about(typed, tmp_path: Path) -> None:
    said = typed("--about", "bob", lines="new fees\n\n1\nm\n2-3\n\n10-30 TUSD\nw\ny\nq\n")
    assert "Understood: $2 to $3. That is little beside what the case has" in said
    assert "worth: 10000 to 30000" in (tmp_path / "case.interview.yaml").read_text()


def test_who_can_stop_it_must_approve_as_well_where_confirmed(typed, tmp_path: Path) -> None:
    said = typed("--about", "bob", "--as", "new.yaml", lines="\n\n\nonly ms vogt can\ny\nq\n")
    assert "where penalty is 100 %: Sales executive and Ms Vogt (now Sales executive)" in said
    rules = read_case(tmp_path / "new.yaml").side("them").authority
    assert [rule.approve for rule in rules] == [("bob", "zoe"), ("bob", "deal_desk", "zoe"), ("zoe",)]
    assert rules[0].because == "list price; interview, 2026-05-04: who can stop this, if they agree: only ms vogt can"


def test_whoever_is_not_named_is_asked_for(typed, tmp_path: Path) -> None:
    said = typed("--about", "bob", lines="\n\n\nher boss\n9\n2\ny\nq\n")
    assert "Is that one of these at them?" in said
    assert "also_approve:\n    - zoe" in (tmp_path / "case.interview.yaml").read_text()
    said = typed("--about", "zoe", lines="\n\n\nthe board\n\nq\n")
    assert "belongs into the case as a person" in said
    free = TEXT[: TEXT.index("    authority:")]
    (tmp_path / "case.yaml").write_text(free)
    (tmp_path / "case.interview.yaml").unlink()
    assert "everybody there must approve, Ms Vogt among them" in typed("--about", "bob", lines="\n\n\nMs Vogt\nq\n")


def test_a_playbook_says_what_somebody_wants_of_whom_the_case_says_nothing(typed, tmp_path: Path) -> None:
    said = typed("--about", "bob", "--as", "sales.yaml", lines="commission\n1\nf\ny\n\n\n1\nq\n")
    assert "by the playbook sales-executive: who sells for the supplier" in said
    words, formulas = said.split("Take it into the case? y or n (Enter alone is n), f for its formulas: ")[:2]
    assert re.search(r"“Commission”: \$0 to \$[\d.,]+k? with a deal, by Licence fees; \$0 without one\n", words)
    assert "bob_commission *" not in words
    assert "“Commission”: with a deal bob_commission *" in formulas
    names = [item.name for item in read_case(tmp_path / "sales.yaml").person("bob").interests]
    assert names[0] == "Commission"
    assert "the playbook sales-executive for Sales executive" in said


def test_a_size_is_held_beside_the_playbook_that_was_taken_before(typed, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(TEXT.replace("stake: 0.1", "stake: 1"))
    asked = re.compile(r"Enter for ([^;:]*), about what else is at stake")
    offered = asked.findall(typed("--about", "bob", "--as", "sales.yaml", lines="commission\n1\ny\nleaving\n2\nl\n\n\nn\n\nq\n"))
    case = read_case(tmp_path / "sales.yaml")
    usual = likely_worth(case, case.person("bob"))
    before = read_case(tmp_path / "case.yaml")
    assert usual is not None
    assert offered == [f"{money(usual.low, 'USD')} to {money(usual.high, 'USD')}"]
    assert usual != likely_worth(before, before.person("bob"))
    (tmp_path / "case.interview.yaml").unlink()
    typed("--about", "bob", lines="commission\n1\ny\nq\n")
    again = typed("--about", "bob", lines="leaving\n2\nl\n1k\n\nn\n\nq\n")  # left and taken up again; and what is right is not doubted
    assert asked.findall(again) == offered
    assert "The playbook says already that Sales executive wants “Commission”" in again
    assert "beside what the case has" not in again


def test_the_stake_that_stands_in_the_case_is_shown_beside_the_proposed_one(typed, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(TEXT.replace("{role: Sales executive, table: front, stake: 0.1}", "{role: Buyer, table: front, stake: 1}"))
    assert "stake in what them wants: 50 % (now 100 %)" in typed("--about", "bob", lines="savings\n1\nq\n")


@pytest.mark.parametrize(
    ("change", "person", "own", "side"),
    [
        (("", ""), "bob", ["sales-executive"], "supplier"),
        (("", ""), "zoe", ["chief-executive"], "supplier"),
        (("", ""), "ann", [], "customer"),
        (("ann: {table: front", "ann: {role: Senior IT director, table: front"), "ann", ["chief-information-officer"], "customer"),
        (("role: Sales executive,", "role: Vice president of sales,"), "bob", ["sales-executive"], "supplier"),
        (("role: Sales executive,", "role: Senior Vice-President Sales,"), "bob", ["sales-executive"], "supplier"),
        (("role: Sales executive,", "role: SVP Deal desk,"), "bob", ["deal-desk"], "supplier"),
        (("role: Sales executive,", "role: President,"), "bob", ["chief-executive"], "supplier"),
        (("role: Sales executive,", "role: Assistant to the president,"), "bob", [], "supplier"),
        (("ours: us", "ours: them"), "ann", [], "customer"),  # the others are known by the roles of those who sell
        (("{role: Sales executive, table: front, stake: 0.1}", "{role: Buyer, table: front}"), "bob", ["procurement"], "supplier"),
        (("  them:\n", "  them:\n    label: The customer\n"), "bob", ["sales-executive"], "customer"),
    ],
)
def test_the_playbooks_of_the_role_come_first_and_those_of_the_other_side_last(change: tuple[str, str], person: str, own: list[str], side: str) -> None:
    case = read_case("case.yaml", TEXT.replace(*change).encode())
    first, here, there = playbooks_for(case, case.person(person))
    assert [book.key for book in first] == own
    assert {book.side for book in here} <= {"", side}
    assert {book.side for book in there} == {"customer", "supplier"} - {side}
    assert len(first) + len(here) + len(there) == 10


def test_an_answer_is_kept_though_somebody_leaves_while_it_is_written(tmp_path: Path) -> None:
    listened = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts what runs in the background deaf to it
    path = tmp_path / "answers.yaml"
    book = Book(read_case("case.yaml", TEXT.encode()), path)

    def change(session):
        signal.raise_signal(signal.SIGINT)
        return session.with_note("bob", "paid_on", "his bonus")

    try:
        with pytest.raises(KeyboardInterrupt):
            book.change(change)
    finally:
        signal.signal(signal.SIGINT, listened)
    assert "his bonus" in path.read_text()


def test_what_a_playbook_does_not_find_is_asked_for(typed, tmp_path: Path) -> None:
    said = typed("--about", "bob", "--as", "new.yaml", lines="kept accounts\n99\n2\nfees\n9\n1\ny\n\n\nq\n")
    assert "A number from 1 to 10" in said
    assert "names `fees`, which is not in this case" in said
    assert "  1  Licence fees\n  2  penalty\n  3  release\n" in said
    assert "A number from 1 to 3.\n" in said
    assert "use:\n      playbook: account-manager\n      kept: licences" in (tmp_path / "case.interview.yaml").read_text()
    assert read_case(tmp_path / "new.yaml").person("bob").interests
    (tmp_path / "case.interview.yaml").unlink()
    for answers in ("2\n\n", "1\nn\n"):  # what it wants to know is not told; what it would say is not taken
        typed("--about", "bob", lines=f"kept accounts\n{answers}\n\nq\n")
        assert "use: none" in (tmp_path / "case.interview.yaml").read_text()
        (tmp_path / "case.interview.yaml").unlink()


def test_a_playbook_says_the_stake_even_where_an_interest_comes_on_top(typed, tmp_path: Path) -> None:
    stakes = []
    for look in ("\n", "leaving\n2\nl\n10k\n\ny\n"):
        typed("--about", "zoe", "--as", f"{len(stakes)}.yaml", lines=f"the share price\n1\ny\n{look}\nq\n")
        stakes.append(read_case(tmp_path / f"{len(stakes)}.yaml").person("zoe").stake)
        (tmp_path / "case.interview.yaml").unlink()
    assert stakes[0] == stakes[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{use: {playbook: sales-executive, pay: 5}}", "the playbook sales-executive has no parameter `pay`"),
        ("{use: sales}", "there is no playbook `sales` of people"),
        ("{wants: {mood: none}}", "`mood` is no question"),
        ("{wants: {paid_on: all}}", "`all` is no interest"),
        ("{wants: {paid_on: {issues: {}, worth: 5}}}", "this names no term"),
        ("{wants: {paid_on: {issues: {penalty: less}, worth: -5}}}", "is not above 0"),
        ("{wants: {paid_on: {issues: {penalty: less}, worth: 5, no_deal: bad}}}", "`bad` says nothing of no deal"),
    ],
)
def test_a_file_that_makes_no_sense_is_refused(typed, tmp_path: Path, text: str, expected: str) -> None:
    (tmp_path / "case.interview.yaml").write_text(f"interview: x\npeople: {{bob: {text}}}\n")
    said = typed("--about", "bob", code=2)
    assert expected in said
    assert said.startswith("case.interview.yaml:2:")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{wants: {paid_on: {issues: {size: more}, worth: 5}}}", "`size` is not an issue"),
        ("{also_approve: [ann]}", "`ann` is nobody else on that side"),
    ],
)
def test_what_does_not_fit_the_case_is_set_aside_and_asked_again(typed, tmp_path: Path, text: str, expected: str) -> None:
    (tmp_path / "case.interview.yaml").write_text(f"interview: over-use\npeople: {{bob: {text}}}\n")
    said = typed("--about", "bob", lines="\n\nq\n")
    assert said.startswith("note: case.interview.yaml:2:")
    note, _, asked = said.partition("\n")
    assert "what was taken from the plain answers about Sales executive does not fit the case as it is now" in note
    assert expected in note
    assert "What are they paid on?" in asked
    kept = YAML(typ="safe").load(tmp_path / "case.interview.yaml")["people"]["bob"]["set_aside"]
    assert kept == YAML(typ="safe").load(text)


def test_hints_that_do_not_fit_the_case_are_refused_when_the_case_is_written(typed, tmp_path: Path) -> None:
    wants = "{paid_on: {issues: {release: more}, worth: 5}}"
    (tmp_path / "case.interview.yaml").write_text(f"interview: x\npeople: {{bob: {{wants: {wants}}}}}\n")
    said = typed("--about", "bob", "--packages", "0", "--as", "new.yaml", code=2)
    assert "what was said of Sales executive does not go together with the case: `more` says nothing of release" in said


def test_a_rate_that_is_said_in_words_stands_in_place_of_the_usual_one(typed, tmp_path: Path) -> None:
    said = typed("--about", "bob", "--as", "new.yaml", lines="6,5 % of new fees, 2 percent of the rest\n1\n1\n1 2\n\ny\n\n\n\nq\n")
    assert "You said 6,5 %. The playbook reckons with these percentages:\n  1  Sales executive's commission (low 5%, likely 8%, high 12%)" in said
    assert "Which of them is 2 %?" in said
    case = read_case(tmp_path / "new.yaml")
    assert {fact.key: fact.value for fact in case.facts}["bob_commission"] == 0.065
    again = typed("--about", "bob", lines="q\n")
    assert "You said" not in again
