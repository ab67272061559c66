"""What is read from the scenarios of other platforms, on tiny ones of our own."""

import shutil
from pathlib import Path

import pytest

from backtable.case import Case
from backtable.checking import careful_warnings
from backtable.files import case_text, read_case, read_source
from backtable.files.scenarios import genius_scenario
from backtable.value import Model, codes_of, draw_worlds, enumerate_packages
from tests.files import scenarios
from tests.test_commands import run


def worth(case: Case, side: str, package: dict[str, float | str]) -> float:
    """Give what a package is worth to a side: its gain and what no deal is worth."""
    packages = enumerate_packages(case)
    row = next(row for row in range(len(packages)) if dict(case.terms(packages.package(row))) == package)
    view = Model(case).view(draw_worlds(case, 1, 1))
    found = float(view.mean(view.side_gain(side, codes_of(case, [packages.package(row)])))[0])
    return found + sum(float(item.no_deal.text) for item in case.side(side).interests if item.no_deal)


def test_genius_divides_points_by_the_largest_and_keeps_lines_between_0_and_1(tmp_path: Path) -> None:
    source = read_source(scenarios.genius(tmp_path / "sale"))
    case = source.case
    assert (source.format, case.name, case.ours, case.currency) == ("genius", "sale", "buyer", "utility")
    assert [(issue.key, issue.label, issue.options) for issue in case.issues] == [
        ("colour", "Colour", ("red", "blue")),
        ("price_k", "Price (k)", (10.0, 11.0, 12.0, 13.0, 14.0)),
    ]
    assert worth(case, "buyer", {"colour": "red", "price_k": 12.0}) == pytest.approx(0.4 * 5 / 20 + 0.6 * 0.5)
    assert worth(case, "seller", {"colour": "blue", "price_k": 10.0}) == pytest.approx(0.5 * 0.5 + 0.5 * 0)
    assert worth(case, "seller", {"colour": "red", "price_k": 11.0}) == pytest.approx(0.5 + 0.5 * 0.3)
    assert worth(case, "seller", {"colour": "red", "price_k": 14.0}) == pytest.approx(1.0)
    assert [(fact.key, fact.value, fact.source) for fact in case.facts] == [("discount_buyer", 0.8, "x_buyer.xml")]
    assert [note.found for note in source.notes] == [
        "time costs x_buyer: its discount factor 0.8 is kept as the fact discount_buyer; advice ignores time"
    ]
    no_deal = [side.interests[0].no_deal for side in case.sides]
    assert [float(item.text) for item in no_deal if item] == [0.3, 0.0]


@pytest.mark.parametrize("chosen", ["seller", "x_seller", "X_SELLER.xml"])
def test_our_side_can_be_chosen_by_key_name_or_file(tmp_path: Path, chosen: str) -> None:
    assert read_source(scenarios.genius(tmp_path), chosen).case.ours == "seller"


def test_evaluations_that_are_parts_of_the_utility_are_taken_as_they_stand(tmp_path: Path) -> None:
    """As NegMAS writes them: above 1 in an issue, and 1 in all for the best package."""
    text = scenarios.SELLER.replace('evaluation="1.0"', 'evaluation="1.5"').replace('evaluation="0.5"', 'evaluation="-0.1"')
    source = read_source(scenarios.genius(tmp_path, x_seller=text))
    assert worth(source.case, "seller", {"colour": "red", "price_k": 10.0}) == pytest.approx(0.75)
    assert worth(source.case, "seller", {"colour": "blue", "price_k": 10.0}) == pytest.approx(-0.05)
    assert any("taken as they stand" in note.found for note in source.notes)


def test_evaluations_of_which_an_issue_has_none_near_one_are_taken_as_they_stand_with_a_note(tmp_path: Path) -> None:
    """Genius would divide them by the largest of the issue."""
    text = scenarios.SELLER.replace('evaluation="1.0"', 'evaluation="0.6"')
    assert any("taken as they stand" in note.found for note in read_source(scenarios.genius(tmp_path, x_seller=text)).notes)
    assert not any("taken as they stand" in note.found for note in read_source(scenarios.genius(tmp_path)).notes)


def test_a_type_that_says_otherwise_than_what_stands_in_the_file_is_noted(tmp_path: Path) -> None:
    text = scenarios.SELLER.replace("<utility_space>", '<utility_space type="NONLINEAR">')
    assert any("says that it is of the type `NONLINEAR`" in note.found for note in read_source(scenarios.genius(tmp_path, x_seller=text)).notes)


def test_weights_that_do_not_add_up_are_divided_by_their_sum_with_a_warning(tmp_path: Path, root: Path) -> None:
    text = scenarios.BUYER.replace('value="0.6"', 'value="1.6"')
    source = read_source(scenarios.genius(tmp_path, x_buyer=text))
    assert worth(source.case, "buyer", {"colour": "blue", "price_k": 10.0}) == pytest.approx(1.0)
    assert worth(source.case, "buyer", {"colour": "blue", "price_k": 14.0}) == pytest.approx(0.2)
    note = next(note for note in source.notes if "add up" in note.found)
    assert note.found == "the weights of x_buyer.xml add up to 2; each is divided by that, as Genius does"
    assert (note.place.line, note.place.column) == (3, 3)
    told = run(root, "check", str(tmp_path))
    assert told.returncode == 0
    assert "add up to 2" in told.stdout


def test_geniusweb_takes_values_as_names_ranges_as_numbers_and_no_deal_from_the_reservation_bid(tmp_path: Path) -> None:
    source = read_source(scenarios.geniusweb(tmp_path))
    case = source.case
    assert (source.format, case.name, [side.key for side in case.sides]) == ("geniusweb", "web", ["ann", "ben"])
    assert [(issue.kind, issue.options) for issue in case.issues] == [
        ("number", (1.0, 2.0, 3.0)),
        ("amount", (1.0, 1.3, 1.6, 1.9)),
    ]
    assert worth(case, "ann", {"size": 1.0, "price": 1.3}) == pytest.approx(0.75 + 0.25 * 0.7)
    assert worth(case, "ben", {"size": 2.0, "price": 1.9}) == pytest.approx(0.75 + 0.25 * 0.95)
    no_deal = [side.interests[0].no_deal for side in case.sides]
    assert [float(item.text) for item in no_deal if item] == [pytest.approx(0.75 * 0.4 + 0.25 * 0.4), 0.0]


def test_negmas_keeps_weights_and_reads_what_any_agreement_beats_as_the_worst_package(tmp_path: Path) -> None:
    source = read_source(scenarios.negmas(tmp_path))
    case = source.case
    assert (source.format, case.ours, [issue.options for issue in case.issues]) == ("negmas", "first", [(1.0, 2.0, 3.0), ("a", "1", "2")])
    assert worth(case, "first", {"n": 1.0, "c": "2"}) == pytest.approx(2 * 3 + 0.5 * 3 + 0.25)
    assert worth(case, "second", {"n": 3.0, "c": "2"}) == pytest.approx(3 + 1)
    no_deal = [side.interests[0].no_deal for side in case.sides]
    assert [float(item.text) for item in no_deal if item] == [pytest.approx(2 * 1 + 0.5 * 1 + 0.25), 0.5]
    assert [fact.value for fact in case.facts] == [0.9]
    assert any("any agreement rather than none" in note.found for note in source.notes)


@pytest.mark.parametrize("write", [scenarios.genius, scenarios.geniusweb, scenarios.negmas])
def test_the_case_file_of_a_scenario_reads_as_the_same_case(tmp_path: Path, write: object) -> None:
    assert callable(write)
    case = read_case(write(tmp_path))
    again = read_case("again.yaml", case_text(case).encode())
    assert again == case
    assert not [item for item in careful_warnings(again) if "without a deal" in item.found]


def test_names_that_cannot_stand_in_formulas_get_keys_that_can(tmp_path: Path) -> None:
    names = ["max", "if", "2nd", "Größe!", "a b", "a-b", "  ", "colour"]
    issues = "".join(f'<issue index="{place}" name="{name}"><item value="x" evaluation="1"/></issue>' for place, name in enumerate(names, 1))
    weights = "".join(f'<weight index="{place}" value="0.125"/>' for place in range(1, 9))
    domain = f"<negotiation_template><objective>{issues}</objective></negotiation_template>"
    party = f"<utility_space><objective>{issues}{weights}</objective></utility_space>"
    case = read_case(scenarios.genius(tmp_path, domain=domain, x_buyer=party, x_seller=party))
    assert [issue.label for issue in case.issues] == names
    assert [issue.key for issue in case.issues] == ["max_issue", "if_issue", "issue_2nd", "größe", "a_b", "a_b_2", "issue_7", "colour"]
    assert read_case("again.yaml", case_text(case).encode()) == case


def test_a_scenario_may_lie_beside_other_files_and_be_named_by_any_of_its_own(tmp_path: Path) -> None:
    folder = scenarios.genius(tmp_path / "s")
    (folder / "notes.xml").write_text("<html><p>not ours</p></html>")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    assert read_case(folder / "x_seller.xml") == read_case(folder / "domain.xml") == read_case(folder)


def test_the_back_table_can_be_added_in_the_case_file(tmp_path: Path, root: Path) -> None:
    run(root, "convert", str(scenarios.genius(tmp_path / "s")), str(tmp_path / "case.yaml"))
    text = (tmp_path / "case.yaml").read_text()
    (tmp_path / "case.yaml").write_text(
        text.replace("buyer_negotiator: {table: front}", "buyer_negotiator: {table: front}\n      head: {table: back, threshold: 0.2}")
    )
    case = read_case(tmp_path / "case.yaml")
    assert [(person.key, person.front, person.stake) for person in case.our_side.people] == [
        ("buyer_negotiator", True, 1.0),
        ("head", False, 1.0),
    ]
    assert run(root, "advise", str(tmp_path / "case.yaml")).returncode == 0


def test_a_negotiation_is_opened_on_a_scenario_and_keeps_its_case_file(tmp_path: Path, root: Path) -> None:
    folder = scenarios.genius(tmp_path / "sale")
    opened = run(root, "open", str(folder), "--as", str(tmp_path / "sale"), "--ours", "seller")
    assert opened.returncode == 0, opened.stderr
    assert "kept by seller_negotiator" in opened.stdout
    shutil.rmtree(folder)
    drafted = run(root, "offer", "draft", str(tmp_path / "sale"), "--package", "colour=red, price_k=13")
    assert drafted.returncode == 0, drafted.stderr


def test_a_domain_of_ten_billion_packages_is_converted_and_gets_its_advice(tmp_path: Path, root: Path) -> None:
    items = "".join(f'<item value="v{option}" evaluation="{option / 9:.3f}"/>' for option in range(10))
    issues = "".join(f'<issue index="{place}" name="i{place}">{items}</issue>' for place in range(1, 11))
    weights = "".join(f'<weight index="{place}" value="0.1"/>' for place in range(1, 11))
    domain = f"<negotiation_template><objective>{issues}</objective></negotiation_template>"
    party = f"<utility_space><objective>{issues}{weights}</objective></utility_space>"
    folder = scenarios.genius(tmp_path / "big", domain=domain, x_buyer=party, x_seller=party)
    done = run(root, "convert", str(folder), str(tmp_path / "big.yaml"))
    assert done.returncode == 0, done.stderr
    assert "10,000,000,000 combinations" in done.stdout
    assert read_case(tmp_path / "big.yaml") == read_case(folder)
    told = run(root, "advise", str(folder))
    assert told.returncode == 0, told.stderr
    assert "Too many packages to look at each" in told.stdout
    assert "Propose i1: v9; i2: v9;" in told.stdout
    explained = run(root, "explain", str(folder), "--package", ", ".join(f"i{place}=v0" for place in range(1, 11)))
    assert explained.returncode == 0, explained.stderr
    assert "Too many packages to look at each" in explained.stdout
    assert "The worst that they could be talked into there is 0 " in " ".join(explained.stdout.split())


def test_a_genius_scenario_can_be_read_as_genius_itself_divides_or_as_it_stands(tmp_path: Path) -> None:
    parts = scenarios.BUYER.replace('evaluation="5"', 'evaluation="0.25"').replace('evaluation="20"', 'evaluation="0.5"')
    folder = scenarios.genius(tmp_path, x_buyer=parts)
    assert genius_scenario(folder).parties[0].rows[0] == genius_scenario(folder, divided=False).parties[0].rows[0] == (0.4 * 0.25, 0.4 * 0.5)
    assert genius_scenario(folder, divided=True).parties[0].rows[0] == (0.4 * 0.5, 0.4)


def test_a_weight_of_no_issue_is_left_out_and_named(tmp_path: Path) -> None:
    folder = scenarios.genius(tmp_path, x_buyer=scenarios.BUYER.replace('<weight index="1"', '<weight index="7" value="3"/><weight index="1"'))
    source = read_source(folder)
    assert "x_buyer.xml:3:3: the weight with the index 7 is of no issue; it is left out" in [f"{Path(note.place.file).name}:{note.place.line}:{note.place.column}: {note.found}" for note in source.notes]
    plain = scenarios.genius(tmp_path / "plain")
    assert [side.interests for side in source.case.sides] == [side.interests for side in read_source(plain).case.sides]
