"""Names, signs of currencies and units as people type them: in capitals, as a label, beside a number whose unit stands there already."""

import pytest

from backtable.errors import InputError, NoAnswerError
from backtable.files import read_case_source, write_workbook
from backtable.files._formats import Source
from backtable.files.workbook._units import without_unit

from .books import SMALL, Sheets, content_of, sheets_of, top_of


def typed(sheets: Sheets, *cells: tuple[str, str, int, str]) -> Sheets:
    """Give sheets with some cells typed over: sheet, heading, row below it, text."""
    for sheet, heading, below, text in cells:
        row, column = top_of(sheets[sheet], heading)
        rows = sheets[sheet]
        rows += [[] for _ in range(row + below + 1 - len(rows))]
        rows[row + below] += [""] * (column + 1 - len(rows[row + below]))
        rows[row + below][column] = text
    return sheets


def read(*cells: tuple[str, str, int, str], text: str = SMALL) -> Source:
    return read_case_source("case.xlsx", content_of(typed(sheets_of(text), *cells)))


def said(*cells: tuple[str, str, int, str], text: str = SMALL) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(*cells, text=text)
    return str(caught.value).splitlines()


@pytest.fixture(scope="module")
def small() -> Source:
    return read_case_source("case.yaml", SMALL.encode())


def test_a_name_in_other_letters_blanks_or_hyphens_is_that_name_with_a_note(small: Source) -> None:
    found = read(
        ("Packages", "demand", 3, "Full"), ("Packages", "Issue", 1, "Price"), ("People", "Side", 1, "A"), ("Authority", "Approve", 1, "ANN"), ("Knowledge", "Who", 2, "Bob"),
        ("Scores", "Option", 1, "None"), ("Scores", "Issue", 1, "Release"), ("Hints", "Hint", 2, "Full; NONE"), ("Hints", "Issue", 1, "PRICE"), ("Interests", "Whose", 1, "Ann"), ("Scores", "Interest", 1, "open"),
        ("Knowledge", "Assumption", 1, "U"), ("Case", "Value", 3, "A"),
    )  # fmt: skip
    assert found.case == small.case
    assert "case.xlsx:Packages!D6: `Full` is read as full" in map(str, found.notes)
    assert len(found.notes) >= 13


def test_what_could_be_two_names_or_is_another_is_none() -> None:
    two = SMALL.replace("ours: a", "ours: Ann").replace("  a:\n", "  Ann:\n").replace("known_to: [a]", "known_to: [Ann]")
    (found,) = said(("Knowledge", "Who", 1, "ANN"), text=two)
    assert found.startswith("case.xlsx:Knowledge!B4: ")
    assert said(("Packages", "demand", 3, "Fulll"))


def test_a_playbook_is_named_in_other_letters() -> None:
    text = "case: c\ncurrency: EUR\nours: a\nissues: {discount: {options: [0, 0.1]}, price: {from: 0, to: 9}}\nsides: {a: {people: {ann: {table: front}}}, b: {people: {joe: {table: front}, bob: {use: deal-desk}}}}\n"
    found = read(("People", "Playbook", 3, "Deal Desk"), text=text)
    assert found.case == read_case_source("case.yaml", text.encode()).case


def test_a_sign_alone_is_the_code_of_its_currency() -> None:
    found = read(("Case", "Value", 2, "€"), ("Currencies", "Currency", 1, "$"), ("Currencies", "Rate", 1, "0,92"))
    assert (found.case.currency, [item.key for item in found.case.currencies]) == ("EUR", ["USD"])
    assert [str(note) for note in found.notes] == [
        "case.xlsx:Case!B5: `€` is read as EUR",
        "case.xlsx:Currencies!A4: `$` is read as USD; write CAD, AUD or whichever code if another dollar is meant",
    ]


def test_a_currency_that_a_case_calls_by_a_sign_keeps_it() -> None:
    source = read_case_source("case.yaml", SMALL.replace("EUR", "'€'", 1).replace("unit: EUR", "unit: x").encode())
    assert read_case_source("case.xlsx", write_workbook(source)[0].content).case == source.case


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("3 years", "years", "3"), ("1 yr", "years", "1"), ("2 to 4 years", "year", "2 to 4"), ("2 years to 4 years", "years", "2 to 4"), ("1200000 EUR/year", "EUR per year", "1200000 EUR"),
        ("EUR 1.2m p.a.", "EUR per year", "EUR 1.2m"), ("1.2m per annum", "EUR/year", "1.2m"), ("5,200 per license", "EUR per licence", "5,200"), ("3% a year", "% per year", "3%"),
        ("3 years", "months", "3 years"), ("3 years", "", "3 years"), ("many years", "years", "many years"), ("40 EUR", "EUR", "40 EUR"), ("3 months a year", "months", "3 months a year"),
        ('"3 years"', "years", '"3 years"'), ("5", "5", "5"), ("7", "(*", "7"),
    ],
)  # fmt: skip
def test_a_unit_that_the_cell_has_already_is_left_out(text: str, unit: str, number: str) -> None:
    assert without_unit(text, unit) == number


def test_a_unit_may_stand_beside_a_fact_an_assumption_a_belief_and_a_term() -> None:
    text = SMALL.replace("price: {from: 0, to: 10, step: 5}", "price: {from: 0, to: 10, step: 5, unit: years}").replace("u: {low", "u: {unit: days, low").replace("unit: EUR, source", "unit: EUR per year, source")
    found = read(("Facts", "Value", 1, "1000 EUR/year"), ("Assumptions", "Low", 1, "1 day"), ("Assumptions", "High", 1, "3 days"), ("Issues", "To", 1, "10 years"), ("Packages", "demand", 1, "10 years"), text=text)
    assert found.case == read_case_source("case.yaml", text.encode()).case
    believed = read(("Knowledge", "Form", 2, ""), ("Knowledge", "Likely", 2, "1 to 3 days"), text=text).case.assumptions[0].as_seen_by[0].distribution
    assert (believed.low, believed.parameters) == (None, (1.0, 2.0, 3.0))


@pytest.mark.parametrize(
    ("typed", "unit", "note"),
    [
        ("€ 5,200", "USD per licence", "`€ 5,200` is in EUR, and its unit is USD per licence; write EUR per licence as its unit"),
        ("1-2k €", "$/year", "`1-2k €` is in EUR, and its unit is $/year; write EUR/year as its unit"),
        ("$65k", "USD", "`$65k` is in USD and converted into EUR, and its unit is USD; write EUR as its unit"),
        ("€5,200", "EUR per licence", ""),
        ("65k", "USD", ""),
    ],
)
def test_an_amount_whose_unit_is_in_another_currency_is_said(typed: str, unit: str, note: str) -> None:
    found = read(("Facts", "Value", 1, typed), ("Facts", "Unit", 1, unit), text=f"{SMALL}currencies: {{USD: 0.9}}\n")
    assert [str(item) for item in found.notes if "its unit is" in item.found] == ([f"case.xlsx:Facts!C4: {note}"] if note else [])


def test_a_rate_may_name_the_currency_of_the_case() -> None:
    (found,) = read(("Currencies", "Currency", 1, "USD"), ("Currencies", "Rate", 1, "0,9 EUR")).case.currencies
    assert (found.key, found.rate) == ("USD", 0.9)


def test_about_half_is_not_exact_in_a_formula_either() -> None:
    (found,) = said(("People", "Stake", 2, "about half"))
    assert found == "case.xlsx:People!F5: `about half` is not exact; expected one number; write what it can be, such as 40% to 60%, or the number alone"


def test_a_clause_speaks_of_what_is_called_so_for_readers() -> None:
    text = SMALL.replace("{value: 1000,", "{about: 'List price, net', value: 1000,")
    found = read(("Clauses", "Reference", 1, "Contract, 7.2"), ("Clauses", "Supports", 1, "List price, net"), ("Clauses", "Undermines", 1, "Release; U"), text=text)
    (clause,) = found.case.clauses
    assert (clause.supports, clause.undermines) == (("list_price",), ("release", "u"))
    assert "case.xlsx:Clauses!C4: `List price, net` is read as list_price, which is called so for readers" in map(str, found.notes)


def test_a_clause_that_speaks_of_a_day_means_that_whatever_else_is_called_so() -> None:
    text = f"{SMALL.replace('label: Release', 'label: end')}calendar: {{today: 2026-05-04, end: 2026-06-30}}\nclauses: [{{reference: r, about: [end]}}]\n"
    assert read(text=text).case == read_case_source("case.yaml", text.encode()).case


@pytest.mark.parametrize("written", ["Today", "TODAY"])
def test_the_day_from_which_is_counted_is_named_in_other_letters(written: str) -> None:
    text = f"{SMALL}calendar: {{today: 2026-05-04, end: 2026-06-30}}\n"
    found = read(("Calendar", "Day", 1, written), text=text)
    assert found.case == read_case_source("case.yaml", text.encode()).case
    assert f"case.xlsx:Calendar!A4: `{written}` is read as today" in map(str, found.notes)


def test_a_day_called_in_other_letters_beside_the_one_from_which_is_counted_is_another() -> None:
    text = f"{SMALL}calendar: {{Today: 2026-06-30, today: 2026-05-04}}\n"
    assert read(text=text).case == read_case_source("case.yaml", text.encode()).case


def test_a_slip_is_named_where_it_stands_and_not_at_a_new_name_that_nothing_uses() -> None:
    text = SMALL.replace("  a:\n", "  customer:\n").replace("ours: a", "ours: customer").replace("[a]", "[customer]")
    found = said(("Sides", "Side", 3, "third party"), ("Knowledge", "Who", 1, "Customer Ltd"), text=text)
    assert found == [
        "case.xlsx:Sides!A6: third party has no people; expected at least one person; add whoever talks for it",
        "case.xlsx:Knowledge!B4: `Customer Ltd` is not a side or a person; did you mean `customer`?",
    ]


def test_every_cell_of_a_package_that_is_no_option_is_named() -> None:
    cells = [("Packages", "demand", row, text) for row, text in enumerate(("80", "-5%", "Nothing"), 1)]
    (found,) = said(*cells)
    assert "3 values of the package `demand` are no options: `80` of price in D4, `-5%` of share in D5 and `Nothing` of release in D6; expected" in found


def test_a_side_or_a_person_may_be_named_by_what_readers_call_them_where_that_is_one(small: Source) -> None:
    seller = ("People", "Role", 2, "Seller")
    found = read(seller, ("Knowledge", "Who", 2, "seller"), ("Interests", "Whose", 3, "Seller"), ("Scores", "Whose", 1, "Ann"))
    assert found.case == small.case
    assert "`seller` is read as bob, which is called so for readers" in "\n".join(map(str, found.notes))


@pytest.mark.parametrize("written", ["Berg, Ann", "berg,ann, cy", "cy, Berg, Ann", "Berg, Ann; cy"])
def test_a_comma_in_what_somebody_is_called_separates_nothing(written: str) -> None:
    text = SMALL.replace("ann: {table: front,", "cy: {table: back}\n      ann: {label: 'Berg, Ann', table: front,")
    (first, *_) = read(("Authority", "Approve", 1, written), text=text).case.sides[0].authority
    assert set(first.approve) == {"ann"} | ({"cy"} if "cy" in written else set())


def test_a_clause_lists_what_is_called_with_a_comma_beside_others() -> None:
    text = SMALL.replace("{value: 1000,", "{about: 'List price, net', value: 1000,")
    (clause,) = read(("Clauses", "Reference", 1, "Contract"), ("Clauses", "Supports", 1, "Release, List price, net"), text=text).case.clauses
    assert clause.supports == ("release", "list_price")


def test_what_two_are_called_names_none_of_them() -> None:
    (message,) = said(("People", "Role", 1, "Seller"), ("Interests", "Whose", 1, "Seller"))[:1]
    assert "`Seller` is not a side or a person" in message


def test_a_label_may_be_written_as_far_as_its_comma_where_one_alone_begins_so() -> None:
    text = SMALL.replace("bob: {role: Seller,", "bob: {label: 'Mr Cole, sales', role: Seller,")
    found = read(("Interests", "Whose", 3, "Mr Cole"), text=text)
    assert found.case == read_case_source("case.yaml", text.encode()).case
    assert [note.found for note in found.notes] == ["`Mr Cole` is read as bob, which is called so for readers"]
    assert found.case.person_named("mr cole").key == "bob"
    two = read_case_source("case.yaml", text.replace("ann: {table", "ann: {label: 'Mr Cole, buyer', table").encode()).case
    with pytest.raises(NoAnswerError, match="could be any of ann, bob"):
        two.person_named("Mr Cole")
    assert two.person_named("Mr Cole, sales").key == "bob"


def test_a_cell_that_names_nobody_is_not_somebody_without_a_label() -> None:
    """What else is said of a parameter names nobody, and one person alone has no label here."""
    text = "case: c\nours: a\nfacts: {list_price: {value: 5}}\nissues: {price: {options: [0, 5]}}\nsides:\n  a: {label: A, people: {ann: {label: Ann, table: front, interests: [{name: All, value: -price, no_deal: 0}]}}}\n"
    text += "  b: {label: B, people: {bob: {table: front, use: {playbook: sales-executive, sales: price, in_time: none, commission: {low: 1%, likely: 2%, high: 3%, about: Paid}}}}}\n"
    source = read_case_source("case.yaml", text.encode())
    assert read_case_source("case.xlsx", write_workbook(source)[0].content).case == source.case


def test_somebody_who_is_named_twice_among_those_who_approve_does_so_once(small: Source) -> None:
    assert read(("Authority", "Approve", 2, "ann; ann")).case.side("a").authority == small.case.side("a").authority
