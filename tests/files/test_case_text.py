"""A case written as a case file reads as the same case."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from backtable.files import case_text, read_case

ROOT = Path(__file__).parents[2]
CASES = [*sorted((ROOT / "examples").glob("*/case.yaml")), *sorted((ROOT / "docs").glob("*/*.yaml"))]


@pytest.mark.parametrize(
    "path", [path for path in CASES if path.name in ("case.yaml", "every-key.yaml")], ids=lambda path: path.parent.name
)
def test_every_case_of_the_project_reads_as_before(path: Path) -> None:
    case = read_case(path)
    again = read_case("again.yaml", case_text(case).encode())
    assert again == case
    assert again.digest == case.digest


AWKWARD = r"""
case: 'Names: that "look" like \ something else'
currency: points
ours: us
issues:
  price: {kind: names, options: [$4.37, '1', '1.0', 'yes', 'null', '~', '2026-01-01', ' spaced ', 'a: b', "it's", '#5', 'ünï']}
  plain: {options: ['yes', 'no', 'on']}
  small: {kind: amount, from: 0.1, to: 0.7, step: 0.2}
  one: {options: [3]}
  uneven: {options: [0, 0.3333333333333333, 1e-7, -5]}
sides:
  us: {people: {anna: {table: front, interests: [{name: 'x #1', value: '(small if price == "$4.37" else uneven) + one'}]}}}
  them: {people: {bob: {table: front, role: 'A & B'}}}
"""


def test_names_that_look_like_something_else_stay_what_they_are() -> None:
    case = read_case("case.yaml", AWKWARD.encode())
    assert case.issues[0].options[:3] == ("$4.37", "1", "1.0")
    assert [issue.numeric for issue in case.issues] == [False, False, True, True, True]
    assert read_case("again.yaml", case_text(case).encode()) == case


def test_readers_of_older_yaml_take_a_text_for_a_text() -> None:
    words = ["no", "Yes", "off", "n", "null", "~", "TRUE", "1_000x", "123456789012345678", "none"]
    text = f"case: c\nours: a\nissues: {{price: {{from: 0, to: 9}}, on: {{options: {words!r}}}}}\nsides: {{a: {{people: {{ann: {{table: front}}}}}}, b: {{people: {{bob: {{table: front}}}}}}}}\n"
    case = read_case("case.yaml", text.encode())
    written = case_text(case)
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 1)  # type: ignore[assignment]  # its type knows texts alone
    assert yaml.load(written)["issues"]["on"]["options"] == words
    assert read_case("again.yaml", written.encode()) == case
