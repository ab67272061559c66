"""Ranges and question marks in cells where a number belongs: what is not known exactly is typed as people type it."""

import pytest

from backtable.case import Case
from backtable.errors import InputError
from backtable.files import read_case_source, write_workbook
from backtable.files.workbook._spans import Typed, typed_span, unsaid

from .books import content_of, sheets_of, top_of
from .test_typed_cells import USED, filled

Typing = tuple[str, str, int, str]


@pytest.mark.parametrize(
    ("written", "ends"),
    [
        ("10-30%", (0.1, 0.2, 0.3)), ("10 to 30 percent", (0.1, 0.2, 0.3)), ("10% – 30%", (0.1, 0.2, 0.3)), ("between 5k and 8k", (5000, 6500, 8000)), ("5-8k", (5000, 6500, 8000)),
        ("1 000 - 2 000", (1000, 1500, 2000)), ("250 to 300 to 400", (250, 300, 400)), ("-200k to -50k", (-200_000, -125_000, -50_000)), ("0,5..0,8", (0.5, 0.65, 0.8)),
        ("€5-8k", ("5,000 EUR", "6,500 EUR", "8,000 EUR")), ("200-400 EUR", ("200 EUR", "300 EUR", "400 EUR")),
        ("5-8 Mio", (5_000_000, 6_500_000, 8_000_000)), ("5-8 Mio €", ("5,000,000 EUR", "6,500,000 EUR", "8,000,000 EUR")), ("5-8k €", ("5,000 EUR", "6,500 EUR", "8,000 EUR")), ("5 € - 8 €", ("5 EUR", "6.5 EUR", "8 EUR")), ("5-8 TEUR", ("5,000 EUR", "6,500 EUR", "8,000 EUR")), ("von 5 bis 8 %", (0.05, 0.065, 0.08)),
    ],
)  # fmt: skip
def test_a_range_is_read_as_it_is_typed(written: str, ends: tuple[float | str, ...]) -> None:
    assert typed_span(written) == Typed(*ends, share="%" in written or "percent" in written)


@pytest.mark.parametrize("written", ["30-10", "10 to 10", "2026-06-30", "30.06.2026", "12-05-2026", "5", "a-b", "price - 30", "$5k to €6k", "1/2", "500-1m", "1-2-3-4", "between", ""])
def test_what_is_no_range_that_rises_is_none(written: str) -> None:
    assert typed_span(written) is None


def test_what_is_not_known_is_said_in_a_few_ways() -> None:
    assert all(unsaid(text) for text in ("?", " ?? ", "TBD", "tbc.", "Unknown", "not known yet", "to be  confirmed"))
    assert not any(unsaid(text) for text in ("", "0", "none", "n/a", "-", "unknown_rate"))


def read(*typed: Typing) -> tuple[Case, list[str]]:
    """Give a small case with some cells typed over, and the notes about it; it goes through a workbook of its own unchanged."""
    source = read_case_source("case.xlsx", content_of(filled(**{str(number): cell for number, cell in enumerate(typed)})))
    assert read_case_source("again.xlsx", write_workbook(source)[0].content).case == source.case
    return source.case, [str(note) for note in source.notes]


def distribution(case: Case, key: str) -> tuple[str, tuple[float, ...], tuple[str, ...]]:
    """Give how likely the values of an assumption are, and who knows it."""
    item = next(item for item in case.assumptions if item.key == key)
    return item.distribution.kind, item.distribution.parameters, item.known_to


def test_a_fact_that_is_a_range_is_an_assumption() -> None:
    case, notes = read(("Facts", "Value", 1, "800 to 1,200"))
    assert distribution(case, "list_price") == ("triangular", (800, 1000, 1200), ())
    assert "list_price" not in [fact.key for fact in case.facts]
    assert notes[0].startswith("case.xlsx:Facts!C4: `800 to 1,200` is read as the assumption list_price: low 800, likely 1,000, high 1,200")


@pytest.mark.parametrize(("heading", "written", "ends"), [("Stake", "10-30%", (0.1, 0.2, 0.3)), ("Threshold", "20k-40k", (20_000, 30_000, 40_000))])
def test_a_stake_or_a_threshold_that_is_a_range_is_known_to_that_person(heading: str, written: str, ends: tuple[float, ...]) -> None:
    case, notes = read(("People", heading, 2, written))
    key = f"{heading.lower()}_of_bob"
    assert distribution(case, key) == ("triangular", ends, ("bob",))
    assert f"read as the assumption {key}" in notes[0]
    assert getattr(case.person("bob"), heading.lower()).text == key


@pytest.mark.parametrize("heading", ["Stake", "Threshold"])
def test_a_stake_or_a_threshold_that_is_not_known_counts_as_empty_and_that_is_said(heading: str) -> None:
    typed, empty = read(("People", heading, 2, "TBD")), read(("People", heading, 2, ""))
    assert typed[0] == empty[0]
    assert "`TBD` is taken for not known yet: it counts as empty; an interview about them can find out" in typed[1][0]


def test_a_name_of_the_case_that_says_unknown_is_that_name() -> None:
    case, notes = read(("Facts", "Fact", 1, "unknown"), ("People", "Threshold", 2, "unknown"))
    assert case.person("bob").threshold.text == "unknown"
    assert notes == []


def test_a_range_under_likely_is_taken_apart_and_a_likely_that_is_not_known_makes_it_even() -> None:
    case, notes = read(("Assumptions", "Low", 1, ""), ("Assumptions", "Likely", 1, "5-8"), ("Assumptions", "High", 1, ""))
    assert distribution(case, "u") == ("triangular", (5, 6.5, 8), ("a",))
    assert "`5-8` is read as low 5, likely 6.5, high 8" in notes[0]
    case, notes = read(("Assumptions", "Likely", 1, "?"))
    assert distribution(case, "u") == ("uniform", (1, 3), ("a",))
    assert "every value from Low to High is held equally likely" in notes[0]


def told(text: str) -> tuple[Case, list[str]]:
    """Give the case of a playbook that is told something as the support rate."""
    sheets = sheets_of(USED.replace("back_claim: 3", "back_claim: 3, support_rate: 0.2"))
    row, column = top_of(sheets["Playbooks"], "Value")
    sheets["Playbooks"][row + 4][column] = text
    source = read_case_source("case.xlsx", content_of(sheets))
    return source.case, [str(note) for note in source.notes]


def test_a_playbook_is_told_a_range_or_that_something_is_as_usual() -> None:
    case, notes = told("10 to 30 percent")
    assert distribution(case, "support_rate")[:2] == ("triangular", (0.1, 0.2, 0.3))
    assert "is read as low 10 %, likely 20 %, high 30 %" in notes[0]
    case, notes = told("TBD")
    assert case == told("")[0]
    assert "support_rate is as usual" in notes[0]


def test_what_reads_as_a_range_and_is_a_formula_or_a_name_goes_through_a_workbook_unchanged() -> None:
    text = "case: c\nours: a\nissues: {n: {from: 0, to: 3}}\nsides:\n  a: {people: {ann: {table: front, threshold: 1-3, interests: [{name: I, value: 2 - 5, no_deal: 1 - 2}]}}}\n  b: {people: {bob: {table: front}}}\n"
    source = read_case_source("case.yaml", text.encode())
    assert read_case_source("case.xlsx", write_workbook(source)[0].content).case == source.case


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (("Facts", "Value", 1, "TBD"), "case.xlsx:Facts!C4: `TBD` says that this is not known yet; expected a number; write a range such as 10-30%, as wide as it must be"),
        (("Assumptions", "Low", 1, "?"), "case.xlsx:Assumptions!E4: `?` says that this is not known yet; expected a number; write what it can be at the least and at the most"),
        (("Interests", "Worth", 1, "unknown"), "case.xlsx:Interests!C4: `unknown` says that this is not known yet; expected a number; give what it can be a name on the sheet Assumptions"),
        (("Interests", "No deal", 1, "10-20"), "case.xlsx:Interests!D4: `10-20` is a range; expected one number; give what it can be a name on the sheet Assumptions, and write that name here"),
        (("Issues", "From", 1, "0-10"), "case.xlsx:Issues!E4: `0-10` is a range; expected one number; write the one end in From and the other in To"),
    ],
)  # fmt: skip
def test_where_neither_can_be_taken_it_says_what_to_write(cell: Typing, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read(cell)
    assert str(caught.value).startswith(said)
