"""Bad input gets one clear message a problem, with its place, and exit code 2."""

import subprocess
import sys
from pathlib import Path

import pytest

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
      ann: {table: front, interests: [{name: Cheap, value: -price * u, no_deal: -20}]}
  b:
    people:
      bob: {table: front, interests: [{name: Dear, value: price, no_deal: 1}]}
"""


def run(tmp_path: Path, text: str | bytes, *command: str) -> subprocess.CompletedProcess[str]:
    path = tmp_path / "case.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return subprocess.run(
        [sys.executable, "-c", "from backtable.cli import main; main()", *(command or ("check",)), "case.yaml"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_good_case_is_fine(tmp_path: Path) -> None:
    done = run(tmp_path, GOOD)
    assert done.returncode == 0, done.stderr
    assert "case.yaml: fine. two: 2 issues, 6 combinations, 2 sides, 2 people, 1 assumptions." in done.stdout


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (GOOD, "", "case.yaml: the file is empty"),
        (GOOD, "just words", "case.yaml:1:1: this is not a case"),
        ("ours: a", "ours: [a", "this is not YAML"),
        ("ours: a", "ours: a\nours: b", "case.yaml:3:1: `ours` stands here twice"),
        ("ours: a", "owers: a", "case.yaml:2:1: `owers` is not a known key; did you mean `ours`?"),
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
        ("{options: [none, full]}", "{from: 0, to: 1, kind: amount}", "is a continuous amount"),
        ("case: two", "case: !!python/object:os.system two", "the tag"),
        ("sides:", "rules: [{require: price * u > 2}]\nsides:", "a rule depends on the assumption u"),
        ("sides:", "define: {x: y + 1, y: x + 1}\nsides:", "the definitions run in a circle: x → y → x"),
        ("  b:\n", "  b:\n    authority: [{approve: [ann]}]\n", "`ann` is not a person of b"),
    ],
)
def test_each_problem_has_its_message(old: str, new: str, message: str, tmp_path: Path) -> None:
    assert old in GOOD
    done = run(tmp_path, GOOD.replace(old, new))
    assert message in done.stderr
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_every_problem_is_reported_at_once(tmp_path: Path) -> None:
    done = run(tmp_path, GOOD.replace("step: 5", "step: 3").replace("value: price,", "value: pryce,"))
    assert "does not divide" in done.stderr
    assert "`pryce`" in done.stderr


def test_a_package_that_no_rule_covers_is_an_error(tmp_path: Path) -> None:
    text = GOOD.replace("  b:\n", "  b:\n    authority: [{when: price > 0, approve: [bob]}]\n")
    done = run(tmp_path, text, "advise")
    assert "no authority rule of b covers the package price=0" in done.stderr
    assert done.returncode == 2


def test_too_many_packages_say_how_many(tmp_path: Path) -> None:
    done = run(
        tmp_path,
        GOOD.replace("to: 10, step: 5", "to: 90000").replace(
            "[none, full]", "[" + ", ".join(f"o{n}" for n in range(50)) + "]"
        ),
        "advise",
    )
    assert "the case has 4,500,050 packages" in done.stderr
    assert done.returncode == 2


def test_bytes_that_are_not_text(tmp_path: Path) -> None:
    done = run(tmp_path, b"case: \xff\xfe\n")
    assert "case.yaml:1: this is not text in UTF-8" in done.stderr
    assert done.returncode == 2


def test_correlated_assumptions_must_be_known_to_the_same_people(tmp_path: Path) -> None:
    text = GOOD.replace(
        "high: 3}", "high: 3, known_to: [bob]}\n  v: {uniform: [0, 1]}\ncorrelations: [{between: [u, v], rank: 0.5}]"
    )
    done = run(tmp_path, text, "advise")
    assert "u and v hang together, but bob knows only one of them" in done.stderr
