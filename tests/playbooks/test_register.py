"""Every playbook has a source, a page, and a worked example that passes the check."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from jsonschema import Draft202012Validator

from backtable.checking import careful_warnings
from backtable.errors import InputError
from backtable.files import case_schema, case_text, read_case, read_case_source
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
    source = read_case_source(f"{key}.yaml", text.encode())
    case = source.case
    assert not [str(item) for item in (*source.notes, *careful_warnings(case))]
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


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("horizon: 0", "case.yaml:8:48: the playbook renewal is told a `horizon` that cannot be: Years over which both sides reckon what an agreement is worth, whatever its term; expected 1 or more"),
        ("horizon: {low: -1, likely: 3, high: 5}", "case.yaml:8:54: the playbook renewal is told a `horizon` that cannot be: Years over which both sides reckon what an agreement is worth, whatever its term; expected 1 or more"),
    ],
)
def test_a_quantity_that_cannot_be_is_refused_where_it_stands(told: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        read_case("case.yaml", start_text("renewal").replace("price: 1.2m", f"price: 1.2m, {told}").encode())
    assert [str(problem) for problem in error.value.problems] == [said]


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
