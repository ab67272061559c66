"""A playbook of one's own: what every case that uses it would refuse, or lose without a word, is said when it is read."""

from pathlib import Path

import pytest

from backtable.case import Case
from backtable.errors import InputError
from backtable.files import read_case
from backtable.files.playbooks import read_playbook

OWN = """\
playbook: vmo
of: person
title: Vendor manager
about: Keeps the supplier relation.
currency: USD
sources:
  own: {title: "Our own talks", date: "read 2026-11", says: "they like calm"}
parameters:
  paid: {kind: term, about: "what is paid", default: [licences, price, none]}
  calm: {kind: quantity, about: "Worth of a calm year", unit: "{currency}", default: 20k, source: own, least: 0}
  share: {kind: quantity, about: "Share of it", unit: "%", default: {low: 10%, likely: 20%, high: 30%}, source: own}
  bold: {kind: flag, about: "they like a fight", default: "no"}
  friend: {kind: person, about: "somebody they meet", default: none}
gives:
  define:
    half: calm / 2
  person:
    role: Vendor manager
    stake: 0.2
    interests:
      - {name: A calm year, if: not bold, value: share * calm, no_deal: 0, source: own}
      - {name: A fight, if: bold and friend or fixed half, value: 0, no_deal: half, source: judgement}
      - {name: Friend in the room, if: friend, value: 1000 * front(person) * front(friend), no_deal: 0, source: judgement}
"""
CASE = """\
case: own
currency: EUR
currencies: {USD: 0.5}
playbooks: own
ours: customer
issues: {price: {from: 0, to: 100k, step: 10k, kind: amount}}
sides:
  customer: {interests: [{name: m, value: 100000 - price, no_deal: 20000}], people: {v: {table: front, use: vmo}}}
  supplier: {interests: [{name: m, value: price, no_deal: 20000}], people: {s: {table: front}}}
"""


def problems(text: str) -> list[str]:
    with pytest.raises(InputError) as error:
        read_playbook(Path("vmo.yaml"), text.encode())
    return [str(item) for item in error.value.problems]


def used(folder: Path, default: str) -> Case:
    (folder / "own").mkdir()
    (folder / "own" / "vmo.yaml").write_text(OWN.replace("default: 20k", f"default: {default}"), encoding="utf-8")
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    return read_case(folder / "case.yaml")


def test_it_is_read_as_it_stands() -> None:
    assert read_playbook(Path("vmo.yaml"), OWN.encode()).key == "vmo"


@pytest.mark.parametrize(
    ("default", "words"),
    [
        ("20k EUR", "`20k EUR` is in EUR, and the playbook in USD; write the amount in USD"),
        ("€20k", "`€20k` is in EUR, and the playbook in USD"),
        ("10k-50k", "`10k-50k` is not a number"),
        ("2 * paid", "`2 * paid` is not a number"),
        ("share", "`share` is not a number"),
        ("{low: 10k, likely: 20k EUR, high: 50k}", "`20k EUR` is in EUR"),
        ("{low: 10q, likely: 20k, high: 30k}", "`10q` is not a number"),
        ("{low: 10k, likly: 20k, high: 30k}", "`likly` is not known of a quantity"),
        ("{low: 30k, likely: 20k, high: 50k}", "not in order"),
        ("{low: 1k, likely: 2k, high: 3k, as_seen_by: {person: {low: 1k}}}", "has no `likely`"),
        ("{value: [1]}", "the default of `calm` is no number"),
        ("[1, 2]", "the default of `calm` is no number"),
        ("-5", "the default of `calm` is -5; expected 0 or more"),
    ],
)
def test_a_default_that_no_case_can_use_is_refused(default: str, words: str) -> None:
    (found,) = problems(OWN.replace("default: 20k", f"default: {default}"))
    assert words in found
    assert found.startswith("vmo.yaml:10")


@pytest.mark.parametrize(
    ("stated", "instead", "words"),
    [
        ('default: "no"', "default: maybe", "`maybe` is no default of `bold`; expected yes or no"),
        ("if: not bold", "if: not bald", "`bald` in `if: not bald` is no parameter of the playbook; did you mean `bold`?"),
        ("if: not bold", "if: half", "`half` in `if: half` is no parameter of the playbook"),
        ("if: not bold", "if: not bold and", "`if` is `not bold and`"),
        ("if: not bold", "if: [bold]", "`if` is"),
        ("least: 0", "least: 0, known_to: nobody", "`nobody` is not anybody who can know a quantity"),
        ("no_deal: half, source: judgement", "no_deal: half, source: owner", "`owner` is not a source of the playbook; expected judgement, own"),
        ("front(friend)", "front(frend)", "`frend` is not a person whom the playbook knows"),
    ],
)
def test_a_name_that_stands_for_nothing_is_refused(stated: str, instead: str, words: str) -> None:
    assert OWN.count(stated) == 1
    (found,) = problems(OWN.replace(stated, instead))
    assert words in found


@pytest.mark.parametrize(
    ("default", "form", "numbers"),
    [
        ("$20k", "", (10000.0,)),
        ("20k USD", "", (10000.0,)),
        ("{value: 20k USD}", "", (10000.0,)),
        ("{low: $10k, likely: 20k, high: 50k}", "triangular", (5000.0, 10000.0, 25000.0)),
        ("{lognormal: [20k, 0.5]}", "lognormal", (10000.0, 0.5)),
        ("{values: {10k: 1, $20k: 3}}", "values", (5000.0, 10000.0)),
    ],
)
def test_a_default_is_converted_at_the_rate_that_the_case_states(tmp_path: Path, default: str, form: str, numbers: tuple[float, ...]) -> None:
    case = used(tmp_path, default)
    known = {item.key: item.distribution for item in case.assumptions}
    if form:
        assert (known["v_calm"].kind, known["v_calm"].parameters) == (form, numbers)
    else:
        assert {item.key: item.value for item in case.facts}["v_calm"] == numbers[0]


def test_what_somebody_believes_of_a_default_is_converted_too(tmp_path: Path) -> None:
    case = used(tmp_path, "{low: 10k, likely: 20k, high: 50k, as_seen_by: {person: {low: 2k, likely: 4k, high: 6k}}}, known_to: []")
    (belief,) = next(item for item in case.assumptions if item.key == "v_calm").as_seen_by
    assert belief.distribution.parameters == (1000.0, 2000.0, 3000.0)
