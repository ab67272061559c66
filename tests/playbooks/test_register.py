"""Every playbook has a source, a page, and a worked example that passes the check."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from jsonschema import Draft202012Validator

from backtable.advice import advise, explain
from backtable.checking import careful_warnings
from backtable.errors import InputError
from backtable.files import case_schema, case_text, read_case, read_case_source, read_package
from backtable.files._tree import read_tree
from backtable.files.playbooks import JUDGEMENT, OF, Playbook, built_in, read_playbook, start_text

PLAYBOOKS = built_in().playbooks
PEOPLE = {
    "account-manager", "audit-partner", "chief-executive", "chief-financial-officer", "chief-information-officer", "deal-desk", "general-counsel",
    "procurement", "sales-executive", "services-owner",
}  # fmt: skip


@pytest.fixture
def pages(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("playbook_pages", root / "docs" / "playbooks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_playbooks_are_those_that_were_asked_for() -> None:
    found = {of: {item.key for item in built_in().of(of)} for of in OF}
    assert found["person"] >= PEOPLE
    assert found["case"] >= {"audit-settlement", "renewal", "subscription-conversion"}
    assert found["authority"] >= {"discount-bands", "release-needs-counsel", "spend-limits"}


@pytest.mark.parametrize("playbook", PLAYBOOKS.values(), ids=lambda item: item.key)
def test_its_file_has_its_name_and_its_figures_have_sources(playbook: Playbook, root: Path) -> None:
    path = root / "src" / "backtable" / "files" / "playbooks" / OF[playbook.of] / f"{playbook.key}.yaml"
    assert path.is_file()
    assert playbook.sources
    used = {item.source for item in playbook.parameters} | set(_sources(playbook.gives))
    for source in playbook.sources:
        assert source.says, source
        assert source.url or "audit" in source.title or "survey" in source.title or "v Diageo" in source.title or "advisers" in source.title, source
    assert used <= {JUDGEMENT, "", *(source.key for source in playbook.sources)}


def _sources(part: object) -> list[str]:
    if isinstance(part, dict):
        own = [str(part["source"])] if "source" in part else []
        return own + [source for item in part.values() for source in _sources(item)]
    return [source for item in part for source in _sources(item)] if isinstance(part, list) else []


@pytest.mark.parametrize("key", PLAYBOOKS)
def test_its_worked_example_uses_it_and_passes_the_check(key: str) -> None:
    text = start_text(key)
    assert f"playbook: {key}" in text or f"use: {key}" in text
    case = read_case(f"{key}.yaml", text.encode())
    assert not [str(item) for item in careful_warnings(case)]
    written = read_case("expanded.yaml", case_text(case).encode())
    assert written == case
    assert written.digest == case.digest


def test_the_pages_are_those_that_the_playbooks_give(pages: ModuleType, root: Path) -> None:
    folder = root / "docs" / "reference" / "playbooks"
    found = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.name != "index.md"}
    assert found == pages.pages(), "call PYTHONPATH=src python docs/playbooks.py"


BROKEN = """
playbook: mine
of: person
title: Mine
about: What is mine
sources: {me: {title: I, date: 2026-05}}
parameters:
  sales: {kind: term, about: what is sold, default: licences}
  rate: {kind: quantity, about: The rate, default: 5%, source: me}
gives:
  person:
    table: front
    interests:
      - {name: Pay, value: rate * sales, no_deal: 0}
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("sources: {me: {title: I, date: 2026-05}}", "sources: {}", "mine.yaml:6:10: the playbook names no source"),
        ("source: me}", "source: you}", "mine.yaml:9:64: `you` is no source of the playbook; expected judgement, or one of me"),
        (", source: me}", "}", "mine.yaml:9:9: the figures of `rate` have no source"),
        ("rate * sales", "rate * sold", "mine.yaml:14:28: `sold` is neither a parameter nor given by the playbook"),
        ("rate * sales", "rate * (sales", "mine.yaml:14:"),
        ("of: person", "of: people", "mine.yaml:3:5: `people` is nothing that a playbook is of; expected person, case, authority"),
        ("kind: term", "kind: trem", "mine.yaml:8:17: `trem` is no kind of parameter"),
        ("  person:", "  rules: []\n  person:", "mine.yaml:11:10: a playbook of people does not give `rules`"),
        ("date: 2026-05", "date: May", "`May` is no date"),
        ("  rate:", "  use:", "`use` cannot be the name of a parameter"),
    ],
)
def test_a_playbook_that_is_not_fit_to_use_is_refused_at_its_place(old: str, new: str, said: str) -> None:
    assert read_playbook(Path("mine.yaml"), BROKEN.encode()).key == "mine"
    with pytest.raises(InputError) as caught:
        read_playbook(Path("mine.yaml"), BROKEN.replace(old, new).encode())
    assert said in str(caught.value)


@pytest.mark.parametrize("key", PLAYBOOKS)
def test_the_schema_for_editors_takes_a_case_that_uses_it(key: str) -> None:
    tree = read_tree(start_text(key), "c.yaml")
    Draft202012Validator(case_schema()).validate(tree.data)
    without = {name: item for name, item in tree.data.items() if name not in ("use", "issues")}
    assert not Draft202012Validator(case_schema()).is_valid(without)


def test_the_advice_on_a_renewal_lies_within_the_ranges_and_gives_and_takes() -> None:
    case = read_case("renewal.yaml", start_text("renewal").encode())
    proposal = advise(case).proposal
    assert proposal is not None
    terms = case.terms(proposal.package)
    for issue in case.issues:
        if issue.numeric and issue.key != "cap":
            assert min(issue.options) < terms[issue.key] < max(issue.options), issue.key
    assert terms["change"] < 0
    assert terms["cap"] < 1


def _ours(text: str, package: str) -> float:
    """Give what a package is worth to our side, on average."""
    case = read_case("case.yaml", text.encode())
    return explain(case, read_package(case, package), worlds=100).outcome.gain["customer"]


def test_another_limit_on_increases_counts_as_what_it_is() -> None:
    text = start_text("renewal").replace("use: {playbook: renewal,", "issues:\n  cap: {options: [1, 0.07, 0.03], unit: \"%\"}\nuse: {playbook: renewal,")
    none, seven, three = (_ours(text, f"volume=0.8, change=0, years=3, cap={cap}, payment=each quarter") for cap in (1, 0.07, 0.03))
    assert none < seven < three, "the lower the limit, the better for who pays, whatever limits can be chosen"


def test_days_of_services_free_the_same_whatever_the_most_of_them_is() -> None:
    package = "cover=0, new=0, discount=0, back_support=0, penalty=0, services=40, release=full, signed=later"
    text = start_text("audit-settlement")
    longer = text.replace("use:\n", "issues:\n  services: {from: 0, to: 120, step: 20, unit: days}\nuse:\n", 1)
    assert longer != text
    assert _ours(longer, package) == _ours(text, package)


def _parts(text: str, package: str, person: str) -> dict[str, float]:
    """Give what each interest adds to the gain of somebody, on average."""
    case = read_case("case.yaml", text.encode())
    found = explain(case, read_package(case, package), worlds=100)
    return {part.name: part.gain for item in found.outcome.people if item.person == person for part in item.parts}


def _conversion_paid(terms: str, told: str = "") -> float:
    """Give what the customer pays for the subscription over the horizon, of a case in which the supplier grants half of the discount after the term."""
    text = start_text("subscription-conversion").replace("offered: 900k", f"offered: 900k, still_supported: 0%, after_term: 50%{told}")
    return -_parts(text, f"share=100%, back=kept, {terms}", "buyer")["Subscription and support paid over the horizon"]


def test_a_conversion_counts_the_horizon_whatever_the_term() -> None:
    # 450 k a year at 50 % off while the term lasts, 675 k at 25 % off in the years after it.
    assert [_conversion_paid(f"discount=50%, credit=0, years={years}") for years in (1, 3, 5)] == pytest.approx([3.15e6, 2.7e6, 2.25e6])
    for years in (1, 3, 5):
        without, credited = (_conversion_paid(f"discount=40%, credit={credit}, years={years}") for credit in (0, 1))
        assert without - credited == pytest.approx(300_000), "a year of support, whatever the term"
    # A credit counts for no more than is paid: of the first year 360 k, of three years 3 * 360 k less 900 k, of the first half year nothing is left.
    assert _conversion_paid("discount=60%, credit=3, years=1") == pytest.approx(4 * 630_000)
    assert _conversion_paid("discount=60%, credit=3, years=5", ", horizon: 3") == pytest.approx(180_000)
    assert _conversion_paid("discount=60%, credit=3, years=5", ", horizon: 2") == 0


def test_converting_nothing_is_no_package() -> None:
    case = read_case("case.yaml", start_text("subscription-conversion").encode())
    assert 0 not in next(issue for issue in case.issues if issue.key == "share").options


AUDITED = "cover={cover}, new=50%, discount=35%, back_support={back}, penalty={penalty}, services=20, release=full, signed=later"


def _audit(told: str) -> str:
    """Give the first case of an audit, with everybody who may speak of a penalty, and other claims."""
    claimed = re.compile(r"  back_claim: .*\n  penalty_claim: .*\n")
    text = claimed.sub(f"  award: 40%\n  {told}\n", start_text("audit-settlement"))
    people = "      manager: {use: account-manager}\n      auditor: {use: audit-partner}\n      services: {use"
    return text.replace("      services: {use", people).replace("cfo: {use: chief-financial-officer}", "cfo: {use: {playbook: chief-financial-officer, dislike: 20%}}")


@pytest.mark.parametrize(("told", "same"), [("", {"back", "penalty"}), ("back_claim: 1m", {"penalty"}), ("penalty_claim: 500k", {"back"}), ("back_claim: 1m\n  penalty_claim: 500k", set())])
def test_where_nothing_is_claimed_nobody_gains_or_loses_by_paying_it(told: str, same: set[str]) -> None:
    case = read_case("case.yaml", _audit(told).encode())
    found = {
        (back, penalty): explain(case, read_package(case, AUDITED.format(cover="50%", back=back, penalty=penalty)), worlds=100).outcome
        for back in ("0%", "100%")
        for penalty in ("0%", "100%")
    }
    for name, other in (("back", ("100%", "0%")), ("penalty", ("0%", "100%"))):
        gains = [{item.person: round(item.gain.mean, 4) for item in found[key].people} for key in (("0%", "0%"), other)]
        needed = [{item.person: item.must_approve for item in found[key].people} for key in (("0%", "0%"), ("100%", "100%"))]
        assert (gains[0] == gains[1]) == (name in same), name
        assert (needed[0] == needed[1]) == (same == {"back", "penalty"}), "only what is claimed can be waived"


def test_what_is_paid_of_the_claim_and_what_a_court_would_award_are_of_one_claim() -> None:
    text = _audit("back_claim: 1m\n  penalty_claim: 500k")
    package = AUDITED.format(cover="50%", back="50%", penalty="0%")
    # Of 3.9 m that are claimed, 200 licences at 3,900 and half of the back support are paid: 1.28 m; a court would award 1.56 m.
    assert _parts(text, package, "cfo")["Unbudgeted money"] == pytest.approx(0.2 * (1.56e6 - 1.28e6))
    seller = _parts(text, package, "ceo")
    assert seller["Back support and penalty"] == pytest.approx(0.5e6 - 0.4 * 1.5e6)
    assert seller["Licence and support revenue"] == pytest.approx((0.9 + 0.7 * 3 * 0.22) * 400 * 3_900 - 0.9 * 0.4 * 2.4e6)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("horizon: 0", "case.yaml:8:48: the playbook renewal is told a `horizon` that cannot be: Years over which both sides reckon what an agreement is worth, whatever its term; expected more than 0"),
        ("horizon: {low: -1, likely: 3, high: 5}", "case.yaml:8:54: the playbook renewal is told a `horizon` that cannot be: Years over which both sides reckon what an agreement is worth, whatever its term; expected more than 0"),
    ],
)
def test_a_quantity_that_cannot_be_is_refused_where_it_stands(told: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        read_case("case.yaml", start_text("renewal").replace("price: 1.2m", f"price: 1.2m, {told}").encode())
    assert [str(problem) for problem in error.value.problems] == [said]


def test_a_limit_on_increases_holds_over_the_horizon_whatever_the_term() -> None:
    def paid(years: int, cap: str, text: str = start_text("renewal").replace("price: 1.2m", "price: 1.2m, drift: 8%")) -> float:
        return -_parts(text, f"volume=100%, change=0, years={years}, cap={cap}, payment=each quarter", "buyer")["What is paid over the horizon"]

    # 1.2 m a year, 8 % of it more in each year: 1.2 * (1 + 1.08 + 1.16 + 1.24 + 1.32) = 6.96 m in five years.
    assert [paid(years, "100%") for years in (1, 3, 5)] == pytest.approx([6.96e6] * 3)
    assert [paid(years, "0%") for years in (1, 3, 5)] == pytest.approx([6e6] * 3)
    assert paid(3, "3%") == pytest.approx(1.2e6 * (5 + 0.03 * 10))


def test_an_account_manager_gains_nothing_of_support_that_is_paid_anyway() -> None:
    text = start_text("subscription-conversion").replace("      executive: {use:", "      manager: {use: {playbook: account-manager, kept_rate: 3%}}\n      executive: {use:")
    assert _parts(text, "share=25%, discount=0%, credit=0, years=1, back=kept", "manager")["What the customer goes on paying"] == pytest.approx(0.03 * 225_000)


STATED = {"audit-settlement": "list_price: 6000, shortfall: 400, back_claim: 1m, penalty_claim: 900k", "renewal": "price: 1.2m", "subscription-conversion": "support_paid: 200k, offered: 600k"}
DISPUTE = {"chief-executive", "chief-financial-officer", "general-counsel"}
SELLERS = {"account-manager", "audit-partner", "deal-desk", "sales-executive", "services-owner"}


@pytest.mark.parametrize("issues", STATED)
@pytest.mark.parametrize("person", sorted(PEOPLE))
def test_everybody_goes_with_every_kind_of_case_without_a_formula(person: str, issues: str) -> None:
    people = {"customer": "front: {table: front}", "supplier": "seller: {table: front}"}
    side = "supplier" if person in SELLERS else "customer"
    people[side] += f", who: {{table: back, use: {person}}}"
    sides = "".join(f"  {key}: {{people: {{{people[key]}}}}}\n" for key in people)
    source = read_case_source("c.yaml", f"case: c\nours: customer\nuse: {{playbook: {issues}, {STATED[issues]}}}\nsides:\n{sides}".encode())
    wanted = [str(note) for note in source.notes]
    without = {(key, kind) for key in {"services-owner", "audit-partner", *DISPUTE} for kind in ("renewal", "subscription-conversion")}
    assert bool(source.case.person("who").interests) == ((person, issues) not in without)
    assert [f"the playbook {person} finds nothing here of what" in note for note in wanted] == ([True] if (person, issues) in without else [])


def test_days_that_a_deal_takes_anyway_are_a_plain_number() -> None:
    text = start_text("renewal").replace("director: {role", "services: {use: {playbook: services-owner, days: 20}}\n      director: {role")
    case = read_case("c.yaml", text.encode())
    assert [item.name for item in case.person("services").interests] == ["Days that nobody pays", "Work that follows"]
