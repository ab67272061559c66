"""Bad input gets one clear message a problem, with its place, and exit code 2."""

from pathlib import Path
from subprocess import CompletedProcess

import pytest

from .commands import typed

GOOD = """case: two
ours: a
issues:
  price: {from: 0, to: 10, step: 5}
  release: {options: [none, full]}
assumptions:
  u: {low: 1, likely: 2, high: 3}
sides:
  a:
    people:
      ann: {table: front, interests: [{name: Cheap, value: -price * u, no_deal: -20}, {name: Open, scores: {release: {none: 0, full: 1}}, no_deal: 0}]}
  b:
    people:
      bob: {table: front, interests: [{name: Dear, value: price, no_deal: 1}, {name: Shut, scores: {release: {none: 1, full: 0}}, no_deal: 0}]}
"""


def run(tmp_path: Path, text: str | bytes, *command: str) -> CompletedProcess[str]:
    path = tmp_path / "case.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return typed(tmp_path, *(command or ("check",)), "case.yaml")


def test_the_good_case_is_fine(tmp_path: Path) -> None:
    done = run(tmp_path, GOOD)
    assert done.returncode == 0, done.stderr
    assert "case.yaml: fine. two: 2 issues, 6 combinations, 2 sides, 2 people, 1 assumption." in done.stdout


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (GOOD, "", "case.yaml: the file is empty"),
        (GOOD, "just words", "case.yaml:1:1: this is not a case"),
        ("ours: a", "ours: [a", "this is not YAML"),
        ("ours: a", "ours: a\nours: b", "case.yaml:3:1: `ours` stands here twice"),
        ("ours: a", "our: a", "case.yaml:2:1: `our` is not a known key; did you mean `ours`?"),
        ("ours: a", "ours: c", "`c` is not a side"),
        (GOOD[GOOD.index("  b:") :], "", "the case has 1 side"),
        ("bob: {table: front", "bob: {table: back", "nobody of b sits at a front table"),
        ("bob: {table: front", "bob: {table: side", "bob sits at `side`; expected front or back"),
        ("low: 1, likely: 2", "low: 4, likely: 2", "low 4, likely 2, high 3 are not in order"),
        ("high: 3}", "high: 3, known_to: [zoe]}", "`zoe` is not a side or a person"),
        ("step: 5", "step: 3", "case.yaml:4:34: the step 3 does not divide the range 0 to 10"),
        ("high: 3", "high: .nan", "`.nan` is not a finite number"),
        ("high: 3", "high: .inf", "`.inf` is not a finite number"),
        ("high: 3", "high: lots", "`lots` is not a number"),
        ("value: price,", "value: pryce,", "case.yaml:14:59: `pryce` is not known here; did you mean `price`?"),
        ("value: price,", "value: release,", "gives a name; expected a number"),
        ("value: price,", "value: 'release == \"full\"',", "gives yes or no; expected a number"),
        ("value: price,", "value: max(price, 2),", "looks like the rest of a formula that has a comma in it"),
        ("value: price,", "value: 3 / price,", "division by `price`, which can be zero, for example at price = 0"),
        ("value: price,", "scores: {price: {0: 1, 5: 2}},", "price has no score for 10"),
        ("no_deal: 1}", "no_deal: price}", "what no deal is worth cannot depend on the terms of a deal"),
        ("{options: [none, full]}", "{options: [none, 3]}", "release mixes numbers and names"),
        ("{options: [none, full]}", "{from: 1, to: 1, kind: amount}", "runs from 1 to 1"),
        ("{options: [none, full]}", "{from: 0, to: 100000}", "release has 100,001 options; expected at most 100,000; use a step of 2 or more"),
        ("case: two", "case: !!python/object:os.system two", "the tag"),
        ("sides:", "rules: [{require: price * u > 2}]\nsides:", "a rule depends on the assumption u (case.yaml:7:6); expected issues and facts only, as rules say what a package is; state u as a single number, or take it out of the rule"),
        ("sides:", "define: {x: y + 1, y: x + 1}\nsides:", "the definitions run in a circle: x → y → x"),
        ("  b:\n", "  b:\n    authority: [{approve: [ann]}]\n", "`ann` is not a person of b"),
        ("  b:\n", "  b:\n    authority: [{approve: []}]\n", "nobody approves here; expected at least one person of b"),
        ("  b:\n", "  b:\n    authority: [{when: price > 5, approve: [bob]}]\n", "covers the package price=0, release=none"),
        ("ours: a", "# ours: a", "the case has no `ours`; expected `ours:`; add it"),
        ("case: two", "case:", "case.yaml:2:1: `case` is nothing; expected a text"),
        ("ours: a", "ours: a\ncurrency: 5", "`currency` is `5`; expected a text"),
        ("ours: a", "ours: a\nmargin: -3", "margin -3 is not a share; expected a number from 0 to 1"),
        ("ours: a", "ours: a\nown_chance: 90", "own_chance 90 is not a share; expected a number from 0 to 1"),
        ("ours: a", "ours: a\nseed: -1", "the seed -1 is not a whole number from 0"),
        ("ours: a", "ours: a\nfacts: {x: .nan}", "`.nan` is not a finite number"),
        ("ours: a", "ours: a\nfacts: {x: 1e400}", "`1e400` is too large to be stored"),
        ("ours: a", "ours: a\nrules: [{require: price > 50}]", "case.yaml:3:19: the rules leave no package at all; relax one of them"),
        ("ours: a", "ours: a\npackages: {demand: {price: 7, release: none}}", "`7` is not an option of price; expected one of 0, 5, 10"),
        ("ours: a", "ours: a\npackages: {demand: {price: 5}}", "the package demand says nothing about release"),
        ("high: 3}", "high: 3, as_seen_by: {zoe: {chance: 0.5}}}", "`zoe` is not a side or a person"),
        ("high: 3}", "high: 3, as_seen_by: {b: {}}}", "`b` says nothing of how likely its values are"),
        ("high: 3}", "high: 3}\n  p: {chance: 2}", "the chance 2 is not a share"),
        ("high: 3}", "high: 3}\n  p: {values: {a: 1}}", "`a` is not a number"),
        ("high: 3}", "high: 3}\n  p: {lognormal: [-1, 2]}", "lognormal [-1, 2] is not possible"),
        ("sides:", "correlations: [{between: [u], rank: 0.5}]\nsides:", "`between` lists 1; expected at least 2"),
        ("sides:", "correlations: [{between: [u, zz], rank: 0.5}]\nsides:", "`zz` is not an assumption; known are u"),
        ("  b:\n", "  c: hello\n  b:\n", "`c` is `hello`; expected keys with values"),
        ("bob: {table: front", "bob: {table: front, stake: 2", "the stake 2 is not a share"),
        ("bob: {table: front", "bob: {table: front, stake: lots", "`lots` is not known here"),
        ("bob: {table: front", "bob: {table: front, stake: price / 10", "a stake cannot depend on the terms of a deal"),
        ("bob: {table: front", "ann: {table: front", "`ann` is used twice"),
        ("value: price,", "value: 1 / (price - u),", "division by `price - u`, which can be zero"),
        ("value: price,", "value: price * 1e300 * 1e300,", "case.yaml:14:59: a formula has no finite value for some package"),
        ("value: price,", "value: 10 ** 400,", "a power must be a whole number from 0 to 6"),
        ("value: price,", "value: price.real,", "case.yaml:14:"),
        ("case: two", 'case: "two \\e[31m"', "case.yaml:1:7: the text holds the control character U+001B; remove it"),
        ("name: Dear", 'name: "De\\u202ear"', "the text holds the control character U+202E"),
        ("sides:", "define: {" + ", ".join(f"d{n}: {'price' if n == 0 else f'd{n - 1} + d{n - 1}'}" for n in range(30)) + "}\nsides:", "case.yaml:8:"),
        ("value: price,", "value: [1, 2],", "`value` is a list; expected a number or a text"),
        ("value: price,", "value: nan,", "`nan` is not known here"),
    ],
)
def test_each_problem_has_its_message(old: str, new: str, message: str, tmp_path: Path) -> None:
    assert old in GOOD
    for command in (("check",), ("advise", "--page", "page.html", "--picture", "picture.svg", "--json")):
        done = run(tmp_path, GOOD.replace(old, new), *command)
        assert message in done.stderr
        assert done.returncode == 2
        assert done.stdout == ""
        assert "Traceback" not in done.stderr
        assert [path.name for path in tmp_path.iterdir()] == ["case.yaml"]


def test_a_case_without_sides_says_so(tmp_path: Path) -> None:
    done = run(tmp_path, GOOD[: GOOD.index("sides:")])
    assert "the case has no `sides`; expected `sides:`; add it" in done.stderr
    done = run(tmp_path, GOOD[: GOOD.index("sides:")] + "sides: {}\n")
    assert "the case has 0 sides; expected at least two sides" in done.stderr


def test_every_problem_is_reported_at_once(tmp_path: Path) -> None:
    done = run(tmp_path, GOOD.replace("step: 5", "step: 3").replace("value: price,", "value: pryce,"))
    assert "does not divide" in done.stderr
    assert "`pryce`" in done.stderr


def test_a_package_that_no_rule_covers_is_an_error(tmp_path: Path) -> None:
    text = GOOD.replace("  b:\n", "  b:\n    authority: [{when: price > 0, approve: [bob]}]\n")
    done = run(tmp_path, text, "advise")
    assert "no authority rule of b covers the package price=0" in done.stderr
    assert done.returncode == 2


def test_a_package_among_too_many_to_look_at_each_is_explained_all_the_same(tmp_path: Path) -> None:
    done = run(
        tmp_path,
        GOOD.replace("to: 10, step: 5", "to: 90000").replace("assumptions:", "  more: {from: 1, to: 25}\nassumptions:"),
        "explain",
        "--package",
        "price=0, more=1, release=full",
    )
    assert done.returncode == 0, done.stderr
    assert "In the way: bob." in done.stdout
    assert "Too many packages to look at each" in done.stdout


def test_bytes_that_are_not_text(tmp_path: Path) -> None:
    done = run(tmp_path, b"case: \xff\xfe\n")
    assert "case.yaml:1: this is not text in UTF-8" in done.stderr
    assert done.returncode == 2


def test_correlated_assumptions_must_be_known_to_the_same_people(tmp_path: Path) -> None:
    text = GOOD.replace(
        "high: 3}", "high: 3, known_to: [bob]}\n  v: {uniform: [0, 1]}\ncorrelations: [{between: [u, v], rank: 0.5}]"
    )
    done = run(tmp_path, text, "advise")
    assert "case.yaml:9:16: u and v hang together, but bob knows only one of them" in done.stderr
