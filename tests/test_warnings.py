"""What a careful colleague would say."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from backtable.case import Case
from backtable.checking import careful_warnings
from backtable.errors import InputError
from backtable.files import read_case
from backtable.files.playbooks import start_text

from .commands import typed

ROOT = Path(__file__).parent.parent
GOOD = """case: two
ours: a
issues:
  price: {from: 0, to: 10, step: 5}
  rate: {options: [0, 0.5, 1], unit: "%"}
assumptions:
  u: {low: 1, likely: 2, high: 3}
sides:
  a:
    people:
      ann: {table: front, interests: [{name: Cheap, value: -price * u - rate, no_deal: -20}]}
  b:
    people:
      bob: {table: front, interests: [{name: Dear, value: price + rate, no_deal: 1}]}
    authority:
      - {when: price > 5, approve: [bob]}
      - {approve: [bob]}
"""


REMARKS = {
    "fairview-quest": ["no good package uses the option none of `release`"],
    "over-deployment": ["the best package has 60 days for `services`, the end of its range"],
    "points": [
        "the best package has 3 for `food`, the end of its range",
        "the best package has 3 for `water`, the end of its range",
    ],
    "quest-nike": ["no good package uses the option none of `release`"],
    "supply-contract": ["the best package has 4 years for `years`, the end of its range"],
}


@pytest.mark.parametrize("name", sorted(path.parent.name for path in (ROOT / "examples").glob("*/case.yaml")))
def test_the_examples_get_no_other_remarks_than_these(name: str) -> None:
    found = careful_warnings(read_case(ROOT / "examples" / name / "case.yaml"))
    assert [problem.found for problem in found] == REMARKS[name]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("-price * u", "-price", "nothing uses the assumption u"),
        ("issues:\n", "issues:\n  idle: {from: 0, to: 1}\n", "nothing depends on the issue idle"),
        (", no_deal: 1}", "}", "“Dear” does not say what it is worth without a deal"),
        ("[0, 0.5, 1]", "[0, 50, 100]", "rate is a share and has options over 100 %"),
        ("sides:\n", "facts: {fee: {value: -5, unit: EUR}}\nsides:\n", "fee is below 0 (-5 EUR)"),
        ("when: price > 5", "when: price > 50", "this authority rule of b never applies"),
        ("when: price > 5", "when: price >= 0", "this authority rule of b never applies"),
        ("bob: {table: front,", "bob: {table: front, threshold: 90,", "no package satisfies bob"),
        ("value: price + rate, no_deal: 1", "value: 3, no_deal: 3", "is worth the same with any deal and without"),
    ],
)
def test_each_warning(old: str, new: str, message: str, case_of: Callable[[str], Case]) -> None:
    assert careful_warnings(case_of(GOOD)) == ()
    assert old in GOOD
    found = careful_warnings(case_of(GOOD.replace(old, new)))
    assert any(message in problem.found for problem in found), found
    assert all(problem.warning and problem.place.line for problem in found)


WARNED = """case: three
currency: EUR
ours: a
facts:
  fee: {value: 3, unit: EUR per licence}
  sum: {value: 30, unit: EUR}
assumptions:
  days: {low: 1, likely: 2, high: 3, unit: days}
  paid: {chance: 0.5}
issues:
  count: {from: 0, to: 10, step: 5, unit: licences}
  share: {options: [0, 0.5, 1], unit: "%"}
  place: {options: [here, there, nowhere]}
  kind: {options: [one, two]}
define:
  cost: fee * count * (1 - share)
packages:
  demand: {count: 10, share: 0, place: here, kind: two}
sides:
  a:
    people:
      ann:
        table: front
        interests:
          - {name: Cost, value: -cost - 0.5 * sum + paid * sum, no_deal: -40}
          - {name: Days, value: -2 * days, no_deal: 0}
          - {name: Place, value: '5 if place == "there" else 0 if place == "here" else -30', no_deal: 0}
          - {name: Kind, value: '-1 if kind == "two" else 0', no_deal: 0}
  b:
    people:
      bob:
        table: front
        interests:
          - {name: Cost, value: cost, no_deal: 10}
          - {name: Place, value: '5 if place == "here" else 0', no_deal: 0}
          - {name: Kind, value: '-1 if kind == "two" else 0', no_deal: 0}
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        # Units: what is added, compared, chosen between, and what a worth comes in.
        ("-cost - 0.5 * sum", "-cost - fee", "`-cost - fee` joins EUR and EUR per licence"),
        ("-cost - 0.5 * sum", "-cost - count", "`-cost - count` joins EUR and licence"),
        ("-cost - 0.5 * sum", "-fee * days", "`-fee * days + paid * sum` joins EUR·day per licence and EUR"),
        ("-2 * days", "'-2 * max(days, count)'", "compares day with licence"),
        ("-2 * days", "-2 if days > count else 0", "compares day with licence"),
        ("-2 * days", "-2 * (days if share > 0 else count)", "gives day one way and licence the other"),
        ("fee * count *", "(fee + sum) * count *", "`fee + sum` joins EUR per licence and EUR"),
        ("-2 * days", "-days", "“Days” comes in day; expected EUR"),
        ("value: cost, no_deal", "value: share, no_deal", "“Cost” comes in a share; expected EUR"),
        ("bob:\n        table: front", "bob:\n        table: front\n        threshold: fee", "the threshold of bob"),
        ("sides:\n", "rules: [{require: count > fee}]\nsides:\n", "compares licence with EUR per licence"),
        ("sides:\n", "rules: [{require: count < 10}]\nsides:\n", "a rule forbids the package demand"),
        # Options.
        ("place: here, kind", "place: there, kind", ""),
        ("[here, there, nowhere]", "[here, there, nowhere, never]", "no good package uses 2 of the 4 options of `place`: nowhere, never"),
        ("kind: two}", "kind: one}", "no good package uses the option two of `kind`"),
        # The end of a range.
        ("value: cost, no_deal: 10", "value: cost, no_deal: -100", ""),
    ],
)
def test_each_warning_of_units_options_and_ends(
    old: str, new: str, message: str, case_of: Callable[[str], Case]
) -> None:
    expected = "no good package uses the option nowhere of `place`"
    assert [problem.found for problem in careful_warnings(case_of(WARNED))] == [expected]
    assert old in WARNED
    found = careful_warnings(case_of(WARNED.replace(old, new)))
    assert any(message in str(problem) for problem in found), found
    if not message:
        assert [problem.found for problem in found] == [expected]


def test_nothing_is_said_of_options_that_a_playbook_brought(case_of: Callable[[str], Case]) -> None:
    case = case_of(WARNED)
    brought = tuple(replace(issue, place=replace(issue.place, within="playbook renewal")) for issue in case.issues)
    assert len(careful_warnings(case)) == 1
    assert not careful_warnings(replace(case, issues=brought))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("-cost - 0.5 * sum", "-cost - 2 * count"),  # a number may carry any unit
        ("-cost - 0.5 * sum", "-cost - 7"),
        ("-cost - 0.5 * sum", "-fee * count - sum"),
        ("-cost - 0.5 * sum", "-sum / count * count if count > 0 else -sum"),
        ("-cost - 0.5 * sum", "-(sum - abs(cost))"),
        ("-2 * days", "'-2 * min(days, 2)'"),
        ("unit: EUR per licence", "unit: EUR/licence"),
        ("unit: EUR per licence", 'unit: "€ per licences"'),
    ],
)
def test_units_that_add_up_get_no_warning(old: str, new: str, case_of: Callable[[str], Case]) -> None:
    assert old in WARNED
    found = careful_warnings(case_of(WARNED.replace(old, new)))
    assert not any("units" in problem.found or "comes in" in problem.found for problem in found), found


def test_amounts_in_another_currency_than_the_case_are_said_once(case_of: Callable[[str], Case]) -> None:
    """As after a change of the case's currency alone."""
    found = [str(problem) for problem in careful_warnings(case_of(WARNED.replace("currency: EUR", "currency: USD")))]
    (said,) = [text for text in found if "EUR" in text]
    assert re.search(r"(\d+) units are in EUR, and the case is in USD: .*; expected one currency; write USD in their units if that is what they are in; else EUR as the currency", said)
    assert not any("comes in" in text or "do not add up" in text for text in found)
    mixed = careful_warnings(case_of(WARNED.replace("currency: EUR", "currency: USD").replace("-2 * days", "-days")))
    assert [problem.found for problem in mixed if "comes in" in problem.found] == ["“Days” comes in day"]


def test_the_best_at_an_end_of_a_range_is_pointed_out_unless_it_is_a_natural_end(case_of: Callable[[str], Case]) -> None:
    text = """case: range
ours: a
issues:
  x: {from: LOW, to: HIGH}
sides:
  a:
    people: {ann: {table: front, interests: [{name: All, value: 'WORTH', no_deal: 0}]}}
  b:
    people: {bob: {table: front, interests: [{name: All, value: 1, no_deal: 0}]}}
"""

    def remarks(low: int, high: int, worth: str) -> list[str]:
        case = case_of(text.replace("LOW", str(low)).replace("HIGH", str(high)).replace("WORTH", worth))
        return [problem.found for problem in careful_warnings(case) if "range" in problem.found]

    assert remarks(0, 9, "x + 1") == ["the best package has 9 for `x`, the end of its range"]
    assert remarks(3, 9, "10 - x") == ["the best package has 3 for `x`, the end of its range"]
    assert remarks(0, 9, "10 - x") == []
    assert remarks(0, 9, "20 - (x - 4) ** 2") == []
    assert remarks(0, 9, "min(x, 8) + 1") == []


def test_what_applies_to_one_package_of_very_many_is_found(case_of: Callable[[str], Case]) -> None:
    text = """case: many
ours: a
issues:
  x: {from: 0, to: 999}
  y: {from: 0, to: 99}
sides:
  a:
    people: {ann: {table: front, interests: [{name: All, value: 1000 - x - y, no_deal: 0}]}}
  b:
    people:
      bob: {table: front, interests: [{name: All, value: 1 if x == 777 and y == 77 else -1, no_deal: 0}]}
      eve: {table: back}
    authority:
      - {when: x == 777 and y == 77, approve: [bob]}
      - {approve: [bob, eve]}
"""
    assert not any("satisfies bob" in problem.found for problem in careful_warnings(case_of(text)))
    assert not any("never applies" in problem.found for problem in careful_warnings(case_of(text)))
    never = case_of(text.replace("when: x == 777", "when: x == 777.5").replace("1 if x == 777", "1 if x == 777.5"))
    found = [problem.found for problem in careful_warnings(never)]
    assert "no package satisfies bob" in found
    assert "this authority rule of b never applies" in found


def test_a_share_over_one_says_what_it_means_and_how_the_percentage_is_written(case_of: Callable[[str], Case]) -> None:
    (found,) = careful_warnings(case_of(GOOD.replace("sides:\n", "facts: {rise: {value: 8, unit: '%'}}\nsides:\n")))
    assert found.found == "rise is a share of more than 100 %"
    assert found.remedy == "8 means 800 %; if 8 % is meant, write 8% or 0.08"


def test_a_share_compared_with_a_whole_number_is_pointed_out_in_every_formula(case_of: Callable[[str], Case]) -> None:
    def said(text: str) -> list[tuple[str, str]]:
        return [(item.found, item.remedy) for item in careful_warnings(case_of(text)) if "compared with" in item.found]

    whole, part = (GOOD.replace("when: price > 5", f"when: price > 5 and rate <= {number}").replace("sides:\n", f"rules: [{{require: {number} >= rate or price > 5}}]\nsides:\n", 1) for number in ("35", "0.35"))
    about = ("rate is a share and compared with 35", "35 means 3,500 %; if 35 % is meant, write 0.35")
    assert said(whole) == [about, about]
    assert said(part) == []
    assert said(GOOD.replace("value: price + rate", "value: 'price + (rate if rate > 50 else 0)'"))[0][0] == "rate is a share and compared with 50"
    assert said(whole.replace("[0, 0.5, 1]", "[0, 0.5, 50]")) == [], "options over 100 % are pointed out as such"


def test_facts_that_no_formula_uses_are_named(tmp_path: Path) -> None:
    text = GOOD.replace("sides:\n", "facts: {costs: 84000, fee: 1, old: 7, none: 0}\ndefine: {twice: 2 * old}\nsides:\n", 1).replace("value: price + rate", "value: price + rate + fee")
    (tmp_path / "case.yaml").write_text(text)
    assert "Used by no formula, for readers alone: costs, old." in typed(tmp_path, "check", "case.yaml").stdout


def test_usual_amounts_that_outweigh_all_that_can_be_agreed_are_named() -> None:
    def said(text: str) -> list[str]:
        return [item.found for item in careful_warnings(read_case("case.yaml", text.encode())) if "usual" in item.found]

    usual = start_text("audit-settlement")
    small = usual.replace("list_price: 6000 ", "list_price: 60 ").replace("1,584,000 ", "13,860 ").replace("900,000 ", "5,000 ").replace("planned: 400 ", "planned: 10 ")
    assert said(usual) == []
    (found,) = said(small)
    assert "cio_face" in found


def test_nothing_of_a_term_is_no_option_to_be_left_out(case_of: Callable[[str], Case]) -> None:
    """More of the fee is better for both sides: no good package leaves it at 0, nor at 1 where that is the least."""
    text = """case: fee
currency: EUR
ours: a
issues: {fee: {options: [0, 5, 10], label: Fee of both}, price: {options: [0, 10]}}
sides:
  a: {people: {ann: {table: front, interests: [{name: Fee, value: 5 * fee - price, no_deal: 0}]}}}
  b: {people: {bob: {table: front, interests: [{name: Fee, value: 5 * fee + price, no_deal: 0}]}}}
"""
    assert [problem.found for problem in careful_warnings(case_of(text)) if "option" in problem.found] == []
    found = [problem.found for problem in careful_warnings(case_of(text.replace("[0, 5, 10]", "[1, 5, 10]"))) if "option" in problem.found]
    assert found == ["no good package uses the option 1 of `fee`"]


def test_options_that_no_formula_tells_apart_are_named() -> None:
    def said(cap: str, worth: str = '1 if cap == "none" else 0') -> list[str]:
        text = GOOD.replace("issues:\n", f"issues:\n  cap: {{options: {cap}}}\n").replace("price + rate,", f"price + rate + ({worth}),")
        return [item.found for item in careful_warnings(read_case("case.yaml", text.encode())) if "count alike" in item.found]

    assert said("[none, low, high]") == ["`low` and `high` of `cap` count alike everywhere: no formula names them, as it does the other options"]
    assert said("[none, low]") == []
    assert said("[none, low, high]", '1 if cap == "none" else 2 if cap == "high" else 3') == []


@pytest.mark.parametrize(("unit", "value", "said"), [("EUR per year", "0.12", True), ("EUR", "0.12", True), ("EUR per document", "0.12", False), ("EUR", "120", False), ("EUR", "0", False), ("points", "0.5", False)])
def test_a_percentage_that_stands_for_money_is_pointed_out(unit: str, value: str, said: bool) -> None:
    fact = f"facts:\n  support: {{value: {value}, unit: {unit}}}\n"
    text = GOOD.replace("issues:\n", f"currency: EUR\n{fact}issues:\n").replace("price + rate,", "price + rate + support,")
    found = [item.found for item in careful_warnings(read_case("case.yaml", text.encode())) if "less than 1" in item.found]
    assert found == ([f"support is less than 1 {unit}"] if said else [])


def test_a_range_of_percentages_that_stands_for_money_is_pointed_out() -> None:
    text = GOOD.replace("u: {low: 1, likely: 2, high: 3}", "u: {low: 10%, likely: 15%, high: 20%, unit: EUR}").replace("issues:\n", "currency: EUR\nissues:\n")
    assert any(item.found == "u is less than 1 EUR" for item in careful_warnings(read_case("case.yaml", text.encode())))


@pytest.mark.parametrize(
    ("worth", "number"),
    [
        ('0.05 if cap == "7 % a year" else 0.03', "0.05"), ('min(rate, 0.05) * price if cap == "7 % a year" else 0', "0.05"), ('0.07 if cap == "7 % a year" else 0.03', ""),
        ('0.93 if cap == "7 % a year" else 1', ""), ('2000 if cap == "7 % a year" else 1', ""), ('0.5 if cap == "none" else 1', ""), ('0.5 * 0.07 if cap == "7 % a year" else 1', ""),
    ],
)  # fmt: skip
def test_an_option_of_which_a_formula_takes_another_percentage_is_named(worth: str, number: str) -> None:
    text = GOOD.replace("issues:\n", "issues:\n  cap: {options: [none, 7 % a year]}\n").replace("value: price + rate,", f"value: '({worth}) + price + rate',")
    found = [str(item).partition(": ")[2] for item in careful_warnings(read_case("case.yaml", text.encode())) if "reckons" in item.found]
    assert found == ([f"for `7 % a year` of `cap` this reckons with {number}; write 0.07 there if the option says what is meant"] if number else [])


def test_people_whom_nobody_can_tell_apart_are_named() -> None:
    def said(first: str, second: str) -> list[str]:
        text = GOOD.replace("ann: {table: front,", f"ann: {{table: front, {first},").replace("bob: {table: front,", f"bob: {{table: front, {second},")
        return [item.found for item in careful_warnings(read_case("case.yaml", text.encode())) if "called" in item.found]

    assert said("role: Chief executive", "role: chief executive") == ["bob of b and ann of a are both called `chief executive`"]
    assert said("role: Chief executive", "role: Chief executive, label: Ms Roe") == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("[none, 7 % a year]", 'if it was renamed, its new name is `7 % a year`, which no formula names: write it here, and see whether the numbers beside it still hold'),
        ("[none, 7 % a year, CPI]", "if it was renamed, its new name is `7 % a year` or `CPI`, which no formula names: write it here, and see whether the numbers beside it still hold"),
        ("[none, 5 % p.a.]", "did you mean `5 % p.a.`?"),
        ("[none]", "if it was renamed, write its new name here, and see whether the numbers beside it still hold"),
    ],
)  # fmt: skip
def test_an_option_that_a_formula_names_and_its_issue_has_no_longer_was_renamed_most_likely(options: str, said: str) -> None:
    worth = '0.05 if cap == "5 % a year" else 1 if cap == "none" else 0'
    text = GOOD.replace("issues:\n", f"issues:\n  cap: {{options: {options}}}\n").replace("value: price + rate,", f"value: '({worth}) + price + rate',")
    with pytest.raises(InputError, match="is not an option of cap") as caught:
        read_case("case.yaml", text.encode())
    assert [problem.remedy for problem in caught.value.problems] == [said]


@pytest.mark.parametrize(("ours", "count"), [("a", 0), ("b", 1)])
def test_a_demand_that_is_our_own_is_pointed_out(ours: str, count: int) -> None:
    text = GOOD.replace("ours: a", f"ours: {ours}").replace("no_deal: -20", "no_deal: 0").replace("sides:\n", "packages:\n  demand: {price: 10, rate: 1}\nsides:\n")
    found = [item.found for item in careful_warnings(read_case("case.yaml", text.encode())) if "demand" in item.found]
    assert found == ["the package `demand` is what the other side asks for, and of the sides it is b alone, ours, that gains by it"] * count


@pytest.mark.parametrize(("currency", "count"), [("EUR", 0), ("JPY", 1), ("points", 0)])
def test_amounts_taken_one_for_one_from_a_currency_of_quite_another_worth_are_pointed_out(currency: str, count: int) -> None:
    fact = f'facts:\n  fee: {{value: 3, unit: {currency}, source: "playbook renewal: judgement; stated in USD, and taken one for one as the case states no rate"}}\n'
    text = GOOD.replace("issues:\n", f"currency: {currency}\n{fact}issues:\n").replace("price + rate,", "price + rate + fee,")
    found = [item for item in careful_warnings(read_case("case.yaml", text.encode())) if "one for one" in item.found]
    assert [item.found for item in found] == ["fee was taken one for one from USD: a number of USD stands for as many JPY"] * count
    assert all("state the rate of USD below `currencies:`" in item.remedy for item in found)


@pytest.mark.parametrize(("rates", "count"), [("", 0), ("currencies: {USD: 0.8}\n", 1), ("currencies: {GBP: 1.2}\n", 0)])
def test_amounts_taken_one_for_one_are_named_once_there_is_a_rate(rates: str, count: int) -> None:
    fact = 'facts:\n  fee: {value: 3, unit: EUR, source: "playbook renewal: judgement; stated in USD, and taken one for one as the case states no rate"}\n'
    text = GOOD.replace("issues:\n", f"currency: EUR\n{rates}{fact}issues:\n").replace("price + rate,", "price + rate + fee,")
    found = [item.found for item in careful_warnings(read_case("case.yaml", text.encode())) if "one for one" in item.found]
    assert found == ["fee was taken one for one from USD, of which the case states a rate by now (0.8)"] * count


@pytest.mark.parametrize(("name", "years", "count"), [("Renewal, over five years", 3, 1), ("Renewal, over five years", 5, 0), ("Renewal over 5 years", 5, 0), ("Renewal over 10 years", 5, 1), ("Renewal", 3, 0)])
def test_a_name_that_says_other_years_than_the_horizon_is_pointed_out(name: str, years: int, count: int) -> None:
    text = GOOD.replace("case: two", f"case: {name}").replace("issues:\n", f"facts:\n  horizon: {years}\nissues:\n", 1).replace("price + rate,", "price + rate + horizon,")
    found = [item.found for item in careful_warnings(read_case("case.yaml", text.encode())) if "called" in item.found]
    assert found == [f"the horizon is {years} years, and the case is called “{name}”"] * count
