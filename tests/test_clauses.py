"""Contract clauses stand where their amounts are spoken of, and nothing is computed from them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from backtable.advice import advise, explain
from backtable.case import Case
from backtable.cli._json import advice_json, explanation_json
from backtable.cli._main import app
from backtable.errors import InputError
from backtable.files import case_text, read_case, read_package
from backtable.papers import Bullets, Document, advice_document, explanation_document, person_document

CASE = """
case: Clauses
currency: USD
ours: a
facts: {{claim: {{value: 50000, unit: USD}}}}
assumptions:
  award: {{low: 10%, likely: 30%, high: 60%, about: Share that a court would award}}
  nerve: {{low: 1, likely: 2, high: 9, about: What the buyer keeps to herself, known_to: [buyer]}}
calendar: {{today: 2026-05-04, deadline: 2026-06-30}}
issues: {{price: {{from: 0, to: 4, label: Price paid}}}}
define: {{due: award * claim}}
{clauses}
sides:
  a:
    interests: [{{name: Money, value: -price * 10000, no_deal: -due}}]
    people: {{buyer: {{table: front, stake: 1, threshold: 0 * nerve}}, cfo: {{table: back, stake: 1}}}}
  b: {{people: {{seller: {{table: front}}}}, interests: [{{name: Money, value: price * 10000, no_deal: due - 9000}}]}}
"""
CLAUSES = """clauses:
  - {reference: "contract 7, clause 9", text: No interest is due, undermines: [claim, due], supports: price, strength: strong}
  - {reference: clause 11, about: deadline}
  - {reference: her own note, about: nerve}"""


def case(clauses: str = CLAUSES) -> Case:
    return read_case("c.yaml", CASE.format(clauses=clauses).encode())


def said(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    for section in document.sections:
        if section.title == "What the contract says":
            (block,) = section.blocks
            assert isinstance(block, Bullets)
            return list(block.items)
    return []


FIRST = ("contract 7, clause 9 (strong): speaks for price paid (here {price}), and against claim ($50,000) and due.", ("No interest is due",))


def test_clauses_stand_in_advice_and_explanations_with_the_amounts() -> None:
    found = case()
    advice = advise(found, 50)
    assert advice.proposal is not None
    lines = said(advice_document(advice))
    price = int(float(advice.proposal.package.values[0]))
    assert lines[0] == (FIRST[0].format(price=price), FIRST[1])
    assert lines[1] == ("clause 11: speaks on deadline (30 June 2026).", ())
    assert lines[2] == ("her own note: speaks on what the buyer keeps to herself.", ())
    explained = explain(found, read_package(found, "price=4"), 50)
    assert said(explanation_document(explained))[0][0] == FIRST[0].format(price=4)
    wanted = {
        "reference": "contract 7, clause 9", "text": "No interest is due", "supports": ["price"], "undermines": ["claim", "due"], "about": [], "strength": "strong",
    }  # fmt: skip
    assert json.loads(advice_json(advice))["clauses"][0] == wanted
    assert json.loads(explanation_json(explained))["clauses"][0] == wanted


def test_a_page_for_one_approver_keeps_what_a_colleague_keeps() -> None:
    advice = advise(case(), 50)
    assert [line.partition(":")[0] for line, _ in said(person_document(advice, "buyer"))] == ["contract 7, clause 9 (strong)", "clause 11", "her own note"]
    assert [line.partition(":")[0] for line, _ in said(person_document(advice, "cfo"))] == ["contract 7, clause 9 (strong)", "clause 11"]


def test_nothing_is_computed_from_a_clause() -> None:
    with_them, without = advise(case(), 50), advise(case(""), 50)
    assert with_them.proposal == without.proposal
    assert said(advice_document(without)) == []
    assert with_them.case.digest != without.case.digest  # whoever approved one has not read the other


def test_clauses_are_written_as_they_were_read() -> None:
    found = case()
    assert read_case("c.yaml", case_text(found).encode()) == found


@pytest.mark.parametrize(
    ("clause", "problem"),
    [
        ("{reference: x}", "c.yaml:13:5: the clause “x” bears on nothing; expected `supports:`, `undermines:` or `about:`"),
        ("{reference: x, about: clam}", "c.yaml:13:27: `clam` is not an issue, a fact, an assumption or a definition; did you mean `claim`?"),
        ("{reference: x, supports: [claim], undermines: [due, claim]}", "c.yaml:13:51: the clause “x” both supports and undermines claim"),
        ("{reference: x, about: claim, strength: strongest}", "c.yaml:13:44: `strongest` is no strength; expected strong, fair, weak; did you mean `strong`?"),
        ("{text: x, about: claim}", "has no `reference`"),
        ("x", "is `x`"),
    ],
)
def test_a_clause_that_makes_no_sense_is_refused_at_its_place(clause: str, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        case(f"clauses:\n  - {clause}")
    assert problem in str(caught.value)


def test_a_first_case_has_the_clauses_that_the_claim_knows(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "first.yaml"
    done = CliRunner().invoke(app, ["case", "from-claim", str(root / "examples" / "over-deployment" / "claim.yaml"), "--as", str(target)])
    assert done.exit_code == 0, done.exception
    found = {item.reference: item for item in read_case(target).clauses}
    ours = found["agreement MLA-2017-03, clause 9"]
    assert (ours.undermines, ours.strength, ours.text) == (("penalty_claim",), "strong", "the agreement knows no uplift")
    # It speaks of the cost of the audit, which stands among penalties, and not of back support.
    assert found["MLA-2017-03, audit"].about == ("penalty_claim",)
    assert found["list price of 1 January"].supports == ("licence_claim",)
