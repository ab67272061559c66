"""Cases written as scenarios of other platforms read as the same negotiation, or are refused with every reason."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from backtable.case import Case, Expression, Interest, Issue, Person, Side
from backtable.errors import InputError
from backtable.files import Source, additive_worths, read_case, write_genius, write_negmas
from tests.files import scenarios
from tests.oracles import examples
from tests.test_commands import run

WORTH = st.integers(-50, 50) | st.floats(-1e6, 1e6, allow_nan=False, allow_infinity=False)
NAME = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=6)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    shapes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    issues = []
    for number, count in enumerate(shapes):
        names = draw(st.lists(NAME, min_size=count, max_size=count, unique=True))
        issues.append(Issue(f"i{number}", draw(NAME), tuple(names), numeric=False))
    sides = []
    for key in ("one", "two"):
        scores = tuple((issue.key, tuple(float(draw(WORTH)) for _ in issue.options)) for issue in issues)
        interest = Interest("all", None, scores, Expression(repr(float(draw(WORTH)))))
        person = Person(f"p_{key}", key, "", key, True, 1.0, Expression("0.0"))
        sides.append(Side(key, key, (interest,), (person,)))
    return Case("a case", "points", "one", tuple(issues), tuple(sides))


def gains(case: Case, side: str) -> list[np.ndarray]:
    found = additive_worths(case, case.side(side).interests)
    assert found is not None
    return [*found.rows, np.array([found.constant - found.no_deal])]


def totals(rows: Sequence[np.ndarray]) -> np.ndarray:
    total = np.zeros(())
    for row in rows:
        total = total[..., None] + row
    return total.ravel()


@examples(60)
@given(case=cases())
def test_negmas_holds_every_worth_as_it_is(case: Case, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("negmas")
    for file in write_negmas(Source(case)):
        (folder / file.name).write_bytes(file.content)
    again = read_case(folder)
    for side in ("one", "two"):
        assert totals(gains(again, side)) == pytest.approx(totals(gains(case, side)), rel=1e-12, abs=1e-9)


@examples(60)
@given(case=cases())
def test_genius_holds_every_gain_on_a_scale_of_each_side_s_own(
    case: Case, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("genius")
    for file in write_genius(Source(case)):
        (folder / file.name).write_bytes(file.content)
    again = read_case(folder)
    for side in ("one", "two"):
        before, after = totals(gains(case, side)), totals(gains(again, side))
        scale = np.ptp(before) or 1.0
        assert after * scale == pytest.approx(before, rel=1e-9, abs=1e-9 * max(1.0, np.abs(before).max()))
        text = (folder / f"{side}.xml").read_text()
        found = [float(part.split('"')[1]) for part in text.split("evaluation=")[1:]]
        assert min(found) >= 0
        assert max(found) <= 1


def test_a_scenario_in_utilities_up_to_one_is_written_as_it_was(tmp_path: Path, root: Path) -> None:
    folder = scenarios.genius(tmp_path / "s", x_buyer=scenarios.BUYER.replace('<discount_factor value="0.8"/>', ""))
    done = run(root, "convert", str(folder), str(tmp_path / "again"), "--to", "genius")
    assert done.returncode == 0, done.stderr
    assert "utility =" not in done.stdout
    before, after = read_case(folder), read_case(tmp_path / "again")
    for side in ("buyer", "seller"):
        assert totals(gains(after, side)) == pytest.approx(totals(gains(before, side)), abs=1e-12)


def test_formulas_that_touch_one_issue_each_fit(tmp_path: Path, root: Path) -> None:
    text = """
case: A sale
currency: EUR
ours: us
facts: {rate: 3}
define: {double: 2 * rate}
issues: {days: {from: 0, to: 2}, way: {options: [road, rail]}}
sides:
  us: {people: {ann: {table: front, interests: [{name: a, value: '-double * days + (5 if way == "rail" else 0) + 1', no_deal: -rate}]}}}
  them: {interests: [{name: b, value: days * days}], people: {ben: {table: front}}}
"""
    (tmp_path / "case.yaml").write_text(text)
    done = run(root, "convert", str(tmp_path / "case.yaml"), str(tmp_path / "out"), "--to", "negmas")
    assert done.returncode == 0, done.stderr
    again = read_case(tmp_path / "out")
    assert sorted(totals(gains(again, "us"))) == [-8.0, -3.0, -2.0, 3.0, 4.0, 9.0]
    assert again.issues[0].options == (0.0, 1.0, 2.0)


@pytest.mark.parametrize("form", ["genius", "negmas"])
def test_a_case_that_holds_more_is_refused_with_every_reason(form: str, tmp_path: Path, root: Path) -> None:
    done = run(root, "convert", "examples/over-deployment/case.yaml", str(tmp_path / "out"), "--to", form)
    assert done.returncode == 2
    for reason in ("the assumption award", "a rule on packages", "a second person of Manufacturer", "an authority rule of Manufacturer", "a threshold of", "depends on several issues at once", "a stake that are not those"):  # fmt: skip
        assert reason in done.stderr, reason
    assert not (tmp_path / "out").exists()


PLAIN = """case: plain
ours: us
issues:
  a1: {label: Price, options: [x, OPTION]}
  c: {label: Price, options: [v, w]}
  d: {label: LABEL, options: [p, q]}
sides:
  us: {interests: [{name: w, scores: {a1: {x: 1, OPTION: 0}, c: {v: 1, w: 0}, d: {p: 0, q: 2}}, no_deal: 0}], people: {ann: {table: front}}}
  them: {interests: [{name: w, scores: {a1: {x: 0, OPTION: 3}, c: {v: 0, w: 1}, d: {p: 1, q: 0}}, no_deal: 0}], people: {ben: {table: front}}}
"""


@pytest.mark.parametrize(("label", "names"), [("Days", ["a1", "c", "Days"]), ("a1", ["a1", "c", "d"])])
def test_issues_of_one_label_get_names_of_their_own(label: str, names: list[str]) -> None:
    for write in (write_genius, write_negmas):
        domain = write(Source(read_case("case.yaml", PLAIN.replace("OPTION", "y").replace("LABEL", label).encode())))[0].content.decode()
        assert all(f'"{name}"' in domain or f"name: {name}\n" in domain for name in names), domain
        assert "Price" not in domain


@pytest.mark.parametrize("option", ["type", "_seen"])
def test_an_option_that_negmas_would_not_read_is_refused(option: str) -> None:
    source = Source(read_case("case.yaml", PLAIN.replace("OPTION", option).encode()))
    with pytest.raises(InputError, match=f"NegMAS YAML has no room for this: the option {option} of a1"):
        write_negmas(source)
    assert write_genius(source)


def test_an_amount_of_any_size_is_refused() -> None:
    text = PLAIN.replace("OPTION", "y").replace("a1: {label: Price, options: [x, y]}", "a1: {kind: amount, from: 0, to: 10}").replace("a1: {x: 1, y: 0}, ", "").replace("a1: {x: 0, y: 3}, ", "")
    source = Source(read_case("case.yaml", text.encode()))
    for write in (write_genius, write_negmas):
        with pytest.raises(InputError, match=r"no room for this: a1, which can be any number; give it a `step`"):
            write(source)


def test_a_side_whose_key_is_a_path_is_written_within_the_folder() -> None:
    issue = Issue("a", "a", ("x", "y"), numeric=False)
    scores = (("a", (0.0, 1.0)),)
    sides = [
        Side(key, key, (Interest("all", None, scores, None),), (Person(f"p{n}", "p", "", key, True, 1.0, Expression("0.0")),))
        for n, key in enumerate(("../../x", "domain", "DOMAIN"))
    ]
    case = Case("c", "", "domain", (issue,), tuple(sides))
    assert [file.name for file in write_genius(Source(case))] == ["domain.xml", "x.xml", "domain_2.xml", "DOMAIN_3.xml"]
    with pytest.raises(InputError, match="Genius XML has no room for this: the assumption"):
        write_genius(Source(read_case("examples/over-deployment/case.yaml")))


WHOLE = """
case: Whole numbers
currency: utility
ours: us
facts: {discount_us: 0.9}
issues: {price: {from: 0, to: 4}, weeks: {from: 10, to: 14}, days: {from: 0, to: 3}, way: {options: [road, rail]}}
sides:
  us: {interests: [{name: Utility, value: '-price + weeks + days * days + (1 if way == "road" else 0)', no_deal: -20}], people: {us_negotiator: {table: front}}}
  them: {interests: [{name: Utility, value: 2 * price - days - weeks, no_deal: -5}], people: {them_negotiator: {table: front}}}
"""


@pytest.mark.parametrize("form", ["genius", "negmas"])
def test_whole_numbers_discount_and_reservation_are_written_where_the_form_has_them(form: str, tmp_path: Path, root: Path) -> None:
    (tmp_path / "case.yaml").write_text(WHOLE)
    done = run(root, "convert", str(tmp_path / "case.yaml"), str(tmp_path / "out"), "--to", form)
    assert done.returncode == 0, done.stderr
    assert "left out" not in done.stdout
    assert "does not say which side is ours; read it with --ours us" in done.stdout
    before, after = read_case(tmp_path / "case.yaml"), read_case(tmp_path / "out")
    assert [(issue.kind, issue.options) for issue in after.issues] == [(issue.kind, issue.options) for issue in before.issues]
    assert [(fact.key, fact.value) for fact in after.facts] == [("discount_us", 0.9)]
    for side in ("us", "them"):
        one, two = totals(gains(before, side)), totals(gains(after, side))
        assert two * (np.ptp(one) / np.ptp(two)) == pytest.approx(one, abs=1e-9)
    if form == "genius":  # days are squared for us, which Genius evaluates along a line only
        text = (tmp_path / "out" / "domain.xml").read_text()
        assert 'type="integer" vtype="integer" name="price" lowerbound="0" upperbound="4"' in text
        assert 'type="discrete" vtype="discrete" name="days"' in text
        assert 'type="discrete" vtype="discrete" name="weeks"' in text  # from 0 alone do Genius and NegMAS read one line


def test_what_a_scenario_has_no_room_for_is_named_in_writing_it(tmp_path: Path, root: Path) -> None:
    more = WHOLE.replace("currency: utility", "currency: EUR\ncalendar: {today: 2026-01-01, hearing: 2026-03-01}\nmargin: 10%").replace(
        "sides:", "clauses: [{reference: clause 7, about: price}]\npackages: {demand: {price: 4, weeks: 10, days: 0, way: road}, first: {price: 0, weeks: 10, days: 3, way: rail}}\nsides:"
    ).replace("us_negotiator: {", "ann: {label: Ann, ").replace("no_deal: -5", "no_deal: -5, source: a mail")  # fmt: skip
    (tmp_path / "case.yaml").write_text(more)
    for form, name in (("genius", "Genius XML"), ("negmas", "NegMAS YAML")):
        done = run(root, "convert", str(tmp_path / "case.yaml"), str(tmp_path / form), "--to", form)
        assert done.returncode == 0, done.stderr
        said = [line.removeprefix(f"note: {name} has no room for ").removesuffix("; left out") for line in done.stdout.splitlines() if "left out" in line]
        assert said == [
            "the named packages demand, first",
            "the day hearing (2026-03-01)",
            "the clause clause 7",
            "a margin of 0.1 and an own chance of 0.9",
            "1 source of interests and facts",
            "the unit EUR",
            "the name of Ann",
        ]


def test_negmas_which_reads_yaml_1_1_finds_the_names_and_numbers_that_were_written() -> None:
    """By YAML 1.1, which PyYAML keeps to, plain `yes` is true, `12:30` is 750 and `010` is 8, and `1e-05` without a point is a text."""
    names = ["yes", "no", "on", "Off", "y", "12:30", "010", "8", "1_000", "2026-01-31", "~", "null", "1e3", "0x1F", "", "it's", "plain"]
    text = """case: x
ours: a
issues:
  c: {kind: names, options: [NAMES]}
sides:
  a: {people: {p: {table: front}}, interests: [{name: one, no_deal: 0, scores: {c: {SCORES}}}]}
  b: {people: {q: {table: front}}, interests: [{name: one, no_deal: 0, scores: {c: {SCORES}}}]}
"""
    options = [name for name in names if name]
    listed = ", ".join(f'"{name}"' for name in options)
    scores = ", ".join(f'"{name}": {number * 0.00001}' for number, name in enumerate(options))
    case = read_case("case.yaml", text.replace("NAMES", listed).replace("SCORES", scores).encode())
    older = YAML(typ="safe", pure=True)
    older.version = (1, 1)
    files = {file.name: older.load(file.content.decode()) for file in write_negmas(Source(case))}
    assert files["domain.yml"]["issues"][0]["values"] == options
    mapping = files["a.yml"]["values"][0]["mapping"]
    assert list(mapping) == options
    assert [mapping[name] for name in options] == pytest.approx([number * 0.00001 for number in range(len(options))])
