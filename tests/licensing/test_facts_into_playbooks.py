"""A claim's facts go into what a case tells its playbook, in the case's currency, and leave what somebody stated as a range."""

import re
from pathlib import Path

import pytest

from backtable.case import Case, Fact
from backtable.errors import InputError
from backtable.files import read_case, read_case_source, write_workbook
from backtable.files.playbooks import start_text
from backtable.licensing.settlement import with_facts

CLAIM = {
    item.key: item
    for item in (
        Fact("list_price", 5000.0, "USD per licence", "estate file"), Fact("shortfall", 300.0, "licences", "our count"),
        Fact("licence_claim", 1.5e6, "USD", "their letter"), Fact("support_rate", 0.2, "%", "their letter"),
    )
}  # fmt: skip
START = start_text("audit-settlement")


def put(text: str, tmp_path: Path) -> tuple[Case, tuple[str, ...], str]:
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    found = with_facts(path, CLAIM)
    return read_case(path, found.text.encode()), found.put, found.text


def stated(case: Case) -> dict[str, tuple[float, str]]:
    return {fact.key: (fact.value, fact.source) for fact in case.facts}


def test_numbers_told_to_the_playbook_are_replaced_with_their_source_and_remarks_stay(tmp_path: Path) -> None:
    case, names, written = put(START, tmp_path)
    assert names == ("list_price", "shortfall", "support_rate")
    assert with_facts(tmp_path / "case.yaml", CLAIM).before == {"list_price": 6000, "shortfall": 400, "support_rate": 0.22}
    found = stated(case)
    assert (found["list_price"], found["shortfall"], found["support_rate"]) == ((5000, "estate file"), (300, "our count"), (0.2, "their letter"))
    assert found["back_claim"][0] == 1_584_000
    assert "# of a licence" in written


def test_a_playbook_that_was_only_named_is_told(tmp_path: Path) -> None:
    text = START.replace("shortfall: 400   ", "shortfall: {value: 400, source: guess}   ")
    assert stated(put(text, tmp_path)[0])["shortfall"] == (300, "our count")
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "short.yaml").write_text(
        "playbook: short\nof: case\ntitle: Short\nabout: What is short\nsources: {me: {title: I, date: 2026-05}}\n"
        "parameters:\n  shortfall: {kind: quantity, about: What is short, default: 1, source: me}\n"
        "gives: {issues: {n: {from: 0, to: 3}}, define: {open: shortfall - n}}\n"
    )
    sides = "sides: {a: {people: {b: {table: front}}}, c: {people: {d: {table: front}}}}"
    for use in ("short", "[short]"):
        case, names, _ = put(f"case: x\nours: a\nplaybooks: mine\nuse: {use}\n{sides}\n", tmp_path)
        assert (names, stated(case)["shortfall"]) == (("shortfall",), (300, "our count"))


def test_a_range_and_a_name_of_the_case_stay(tmp_path: Path) -> None:
    text = START.replace("shortfall: 400   ", "shortfall: {low: 250, likely: 400, high: 420}   ").replace("list_price: 6000   ", "list_price: 2 * k   ")
    case, names, _ = put(text.replace("seed: 1", "facts: {k: 3000}"), tmp_path)
    assert names == ("support_rate",)
    assert case.assumptions[0].distribution.parameters == (250, 400, 420)


def test_a_fact_of_the_case_goes_before_what_the_playbook_is_told(tmp_path: Path) -> None:
    case, _, written = put(START.replace("seed: 1", "facts: {list_price: 7}"), tmp_path)
    assert stated(case)["list_price"] == (5000, "estate file")
    assert "list_price: 6000" in written


def test_amounts_of_another_currency_are_converted_at_the_rate_of_the_case_or_refused(tmp_path: Path) -> None:
    euros = START.replace("currency: USD", "currency: EUR")
    with pytest.raises(InputError, match=r"the claim is in USD, and the case in EUR; expected a rate of USD in the case"):
        put(euros, tmp_path)
    case, _, _ = put(euros.replace("seed: 1", "currencies: {USD: 0.9}"), tmp_path)
    assert stated(case)["list_price"][0] == 4500


def test_a_workbook_takes_them_too(tmp_path: Path) -> None:
    path = tmp_path / "case.xlsx"
    path.write_bytes(write_workbook(read_case_source("case.yaml", START.encode()))[0].content)
    found = with_facts(path, CLAIM)
    assert found.put == ("list_price", "shortfall", "support_rate")
    assert stated(read_case(tmp_path / "again.yaml", found.text.encode()))["list_price"] == (5000, "estate file")


BETWEEN = "licence position as of 2 May 2026: between 6 and 88, as open readings decide"
RANGE = {"shortfall": (Fact("shortfall", 6.0, "licences", BETWEEN), Fact("shortfall", 88.0, "licences", BETWEEN))}
OTHERS = {key: fact for key, fact in CLAIM.items() if key != "shortfall"}


def test_what_is_short_between_two_numbers_goes_in_and_what_stays_is_named(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(START, encoding="utf-8")
    found = with_facts(path, OTHERS, RANGE)
    (short,) = (item for item in read_case(path, found.text.encode()).assumptions if item.key == "shortfall")
    assert (short.distribution.kind, tuple(short.distribution.parameters), short.source) == ("uniform", (6, 88), BETWEEN)
    assert (set(found.put), found.unused) == ({"list_price", "shortfall", "support_rate"}, ("licence_claim",))
    assert (found.stays, found.silent) == ({}, {"planned": 400, "back_claim": 1_584_000, "penalty_claim": 900_000})
    path.write_text(found.text, encoding="utf-8")
    again = with_facts(path, CLAIM)
    assert stated(read_case(path, again.text.encode()))["shortfall"][0] == 300, "what was put in before is put in anew"


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        (START.replace("shortfall: 400 ", "shortfall: {low: 1, likely: 2, high: 3} "), {"shortfall": None}),
        (START.replace("seed: 1", "facts: {shortfall: 77}"), {"shortfall": 77}),
        (START.replace("seed: 1", "assumptions: {shortfall: {low: 1, likely: 2, high: 3}}"), {"shortfall": None}),
        (START.replace("  playbook: audit-settlement", "  playbook: audit-settlement\n  as: a").replace("seed: 1", "facts: {a_shortfall: 77}"), {"a_shortfall": 77}),
    ],
)
def test_what_goes_before_the_playbook_or_is_a_range_of_ones_own_stays_and_is_named(tmp_path: Path, text: str, stays: dict[str, float | None]) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(re.sub(r"(sides|packages):\n(.|\n)*", "sides: {customer: {people: {n: {table: front}}}, supplier: {people: {e: {table: front}}}}\n", text), encoding="utf-8")
    found = with_facts(path, OTHERS, RANGE)
    assert "shortfall" not in found.put
    assert found.stays == {"shortfall": stays}


def test_what_is_short_in_money_stays_out_of_a_case_that_counts_at_a_price(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(START, encoding="utf-8")
    facts = {"shortfall": Fact("shortfall", 2.5e6, "USD", "our count"), "support_rate": CLAIM["support_rate"]}
    found = with_facts(path, facts)
    assert (found.put, found.stays) == (("support_rate",), {"shortfall": {"shortfall": 400}})
    sides = "sides: {a: {people: {b: {table: front}}}, c: {people: {d: {table: front}}}}"
    path.write_text(f"case: x\nours: a\nfacts: {{shortfall: 7}}\nissues: {{n: {{from: 0, to: 3}}}}\n{sides}\n", encoding="utf-8")
    assert with_facts(path, facts).put == (), "without a unit it is a count, whatever the case calls its price"
    path.write_text(path.read_text().replace("shortfall: 7", "shortfall: {value: 7, unit: USD}"))
    assert with_facts(path, facts).put == ("shortfall",)


def test_the_workbook_of_a_playbook_keeps_its_shortfall_where_readings_decide_and_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "case.xlsx"
    path.write_bytes(write_workbook(read_case_source("case.yaml", START.encode()))[0].content)
    found = with_facts(path, OTHERS, RANGE)
    assert read_case(tmp_path / "again.yaml", found.text.encode()).name
    assert ("shortfall" in found.put) != ("shortfall" in found.stays)
    assert found.silent["planned"] == 400


MONEY = {**CLAIM, "shortfall": Fact("shortfall", 1_050_616.0, "USD", "our count")}


@pytest.mark.parametrize("price", ["price", "2 * 3000", "6000", "1", "1 USD", "{low: 5000, likely: 6000, high: 7000}", "{value: price}"])
def test_money_stays_out_of_a_case_whose_price_is_told_in_any_way(price: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    text = re.sub(r"list_price: 6000", f"list_price: {price}", START) + "facts: {price: 6000}\n"
    path.write_text(text, encoding="utf-8")
    found = with_facts(path, {name: fact for name, fact in MONEY.items() if name != "list_price"})
    assert "shortfall" not in found.put
    assert found.stays["shortfall"] == {"shortfall": 400}


@pytest.mark.parametrize(("unit", "claim", "goes"), [("licences", MONEY, False), ("USD", MONEY, True), ("USD", CLAIM, False), ("licences", CLAIM, True)])
def test_a_shortfall_of_ones_own_takes_what_is_counted_in_its_unit(unit: str, claim: dict[str, Fact], goes: bool, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    sides = "sides: {a: {people: {b: {table: front}}}, c: {people: {d: {table: front}}}}"
    path.write_text(f"case: x\nours: a\ncurrency: USD\nissues: {{n: {{from: 0, to: 3}}}}\nfacts: {{unit_price: 6000, shortfall: {{value: 400, unit: {unit}}}}}\n{sides}\n", encoding="utf-8")
    found = with_facts(path, claim)
    assert ("shortfall" in found.put) == goes
    assert ("shortfall" in found.stays) != goes


@pytest.mark.parametrize("told", ["gap", "0.5 * 1000", "{value: gap}"])
def test_a_name_or_formula_that_a_playbook_is_told_is_said_to_stay(told: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(START.replace("shortfall: 400", f"shortfall: {told}") + "define: {gap: 20 + 30}\n", encoding="utf-8")
    found = with_facts(path, CLAIM)
    assert "shortfall" not in (*found.put, *found.unused)
    assert found.stays["shortfall"] == {"shortfall": None}


def test_names_that_merely_end_alike_are_not_the_claims(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(START + "facts: {rival_list_price: 500, total_shortfall: 900}\n", encoding="utf-8")
    found = with_facts(path, CLAIM)
    assert not {"rival_list_price", "total_shortfall"} & {key for names in found.stays.values() for key in names}
    two = "case: x\nours: a\ncurrency: USD\nuse: [{playbook: audit-settlement, list_price: 6000, shortfall: 400, planned: 80}, {playbook: audit-settlement, as: b, list_price: 1000, shortfall: 100}]\n"
    two = two.replace("ours: a", "ours: customer") + "sides: {customer: {people: {n: {table: front}}}, supplier: {people: {e: {table: front}}}}\n"
    path.write_text(two, encoding="utf-8")
    found = with_facts(path, CLAIM)
    assert found.stays["list_price"] == {"list_price": 6000, "b_list_price": 1000}
    assert found.before == {}
    assert found.silent == {"planned": 80}


def test_a_range_that_was_put_in_is_counted_anew_and_one_that_somebody_made_of_it_stays(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    source = "licence position as of 12 March 2026: between 6 and 88, as open readings decide"
    ends = tuple(Fact("shortfall", value, "licences", source) for value in (6.0, 88.0))
    path.write_text(START, encoding="utf-8")
    first = with_facts(path, {}, {"shortfall": (ends[0], ends[1])}).text
    assert "{uniform: [6, 88], source:" in first
    path.write_text(first, encoding="utf-8")
    anew = source.replace("88", "20")
    later = with_facts(path, {}, {"shortfall": (Fact("shortfall", 6.0, "licences", anew), Fact("shortfall", 20.0, "licences", anew))})
    assert "{uniform: [6, 20], source:" in later.text
    for narrowed in ("{low: 6, likely: 15, high: 30, source: 'licence position as of 12 March 2026, counsel on the open readings'}", "{uniform: [6, 30], source: 'licence position as of 12 March 2026, and counsel'}", f"{{uniform: [6, 30], source: '{source}'}}"):
        path.write_text(re.sub(r"\{uniform: \[6, 88\], source: [^}]*\}", narrowed, first), encoding="utf-8")
        assert with_facts(path, {}, {"shortfall": (ends[0], ends[1])}).put == ()


def test_what_no_formula_of_the_case_uses_is_named(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    text = """case: x
ours: a
currency: USD
issues: {n: {from: 0, to: 3}}
facts: {list_price: 6000, licence_claim: 7, support_rate: {value: 0.2, unit: "%"}, penalty_claim: 0}
define: {price: list_price * n, unused: licence_claim * 2}
sides:
  a: {people: {b: {table: front, interests: [{name: w, value: -price * (1 + support_rate), no_deal: -1}]}}}
  c: {people: {d: {table: front, interests: [{name: w, value: price, no_deal: 0}]}}}
"""
    path.write_text(text, encoding="utf-8")
    claim = {**CLAIM, "penalty_claim": Fact("penalty_claim", 0.0, "USD", "their letter")}
    assert with_facts(path, claim).idle == ()
    claim["penalty_claim"] = Fact("penalty_claim", 9e5, "USD", "their letter")
    assert with_facts(path, claim).idle == ("penalty_claim",)
    path.write_text(START, encoding="utf-8")
    assert with_facts(path, claim).idle == ()
