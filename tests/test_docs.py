"""The documentation is complete, and what it shows is so. Nothing here needs Sphinx."""

import doctest
import importlib
import importlib.util
import inspect
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import click
import pytest
import typer
from pydantic import BaseModel, TypeAdapter

from backtable.advice import Advice, advise, explain
from backtable.case import Case
from backtable.cli._json import SCHEMAS
from backtable.cli._main import app
from backtable.errors import FormulaError
from backtable.files import _shape, read_case, read_package
from backtable.files._tree import read_tree
from backtable.formula import Kind, all_errors, evaluate, parse
from backtable.formula._parse import _ARITHMETIC, _COMPARISONS, FUNCTIONS

DOCS = Path(__file__).parent.parent / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md") if "generated" not in path.parts)
SHAPE_SECTIONS = {
    "The case": _shape.CaseShape,
    "A fact": _shape.FactShape,
    "A clause": _shape.ClauseShape,
    "A use": _shape.UseShape,
    "A currency": _shape.CurrencyShape,
    "A day": _shape.DayShape,
    "An assumption": _shape.AssumptionShape,
    "A distribution": _shape.DistributionShape,
    "A correlation": _shape.CorrelationShape,
    "An issue": _shape.IssueShape,
    "A rule": _shape.RuleShape,
    "A side": _shape.SideShape,
    "A person": _shape.PersonShape,
    "An interest": _shape.InterestShape,
    "Unknown scores": _shape.UnknownShape,
    "An authority rule": _shape.AuthorityShape,
}
OUTPUT_SECTIONS = {
    "advise": "AdviceOutput",
    "explain": "ExplanationOutput",
    "An outcome": "Outcome",
    "The proposal": "Proposal",
    "No proposal": "NoProposal",
    "Equally good": "EquallyGood",
    "A person's view": "Person",
    "A range": "Range",
    "A part": "Part",
    "An applied rule": "Rule",
    "A question": "Question",
    "A hint": "Hint",
    "An answer": "Answer",
    "Why": "Why",
    "A solution": "Solution",
    "What it rests on": "Rest",
    "A seating": "Seat",
    "A contract clause": "ClauseOutput",
    "An efficient package": "Point",
    "Counts": "Counts",
    "Method": "Method",
    "The proof of a frontier": "FrontierProof",
    "The proof of a solution": "SolutionProof",
    "Proven": "Proven",
    "A blocker": "Blocker",
    "beliefs": "BeliefsOutput",
    "ask": "AskingOutput",
    "frontier": "FrontierOutput",
    "A frontier point": "FrontierPointOutput",
    "A frontier line": "FrontierLineOutput",
    "near": "NearOutput",
    "A package nearby": "NearbyOutput",
    "The proof of what is near": "NearProofOutput",
    "A shift": "ShiftOutput",
    "A trait": "TraitOutput",
    "An option": "OptionOutput",
    "Held": "SpreadOutput",
    "Moved by": "MovedBy",
    "A yes": "Yes",
    "Learned": "Learned",
}


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    parts = re.split(r"^## (.*)$", text, flags=re.MULTILINE)
    found = dict(zip(parts[1::2], parts[2::2], strict=True))
    return found[heading]


def rows(text: str) -> list[list[str]]:
    """Give the cells of every table row, headings left out."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    rules = [number for number, row in enumerate(cells) if all(re.fullmatch(r":?-+:?", cell) for cell in row)]
    return [row for number, row in enumerate(cells) if number not in rules and number + 1 not in rules]


def codes(text: str) -> list[str]:
    return re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)


def own_fields(shape: type[BaseModel]) -> dict[str, Any]:
    """Give key → field, those of a distribution only where it is described."""
    inherited = set(_shape.DistributionShape.model_fields) if shape is _shape.AssumptionShape else set()
    return {field.alias or name: field for name, field in shape.model_fields.items() if name not in inherited}


def all_shapes() -> set[type[BaseModel]]:
    found = {value for value in vars(_shape).values() if isinstance(value, type) and issubclass(value, BaseModel)}
    return found - {BaseModel, _shape._Shape}


# The case file.


def test_every_part_of_a_case_file_has_a_section() -> None:
    assert set(SHAPE_SECTIONS.values()) == all_shapes()


@pytest.mark.parametrize("heading", SHAPE_SECTIONS)
def test_every_key_is_described_with_its_default_and_an_example_that_is_valid(heading: str) -> None:
    table = section(page("reference/case-file.md"), heading).split("| hint |")[0]
    described = {codes(row[0])[0]: row for row in rows(table)}
    known = own_fields(SHAPE_SECTIONS[heading])
    assert set(described) == set(known)
    for key, (_, meaning, kind, default, example) in described.items():
        field = known[key]
        assert meaning, key
        assert kind, key
        assert (default == "required") == field.is_required(), key
        if isinstance(field.default, float | int):
            assert float(default) == field.default, key
        tree = read_tree(codes(example)[0], "example")
        assert not tree.problems, key
        assert list(tree.data) == [key]
        TypeAdapter(field.annotation).validate_python(tree.data[key])


def test_the_file_of_every_key_can_be_read_and_has_every_key() -> None:
    path = DOCS / "reference" / "every-key.yaml"
    read_case(path)
    text = path.read_text(encoding="utf-8")
    for shape in all_shapes():
        for key in own_fields(shape):
            assert re.search(rf"(?:^|[{{\s]){key}:", text), key


# Formulas.

VALUES: Mapping[str, float | str] = {
    "cover": 100.0,
    "new": 200.0,
    "discount": 0.25,
    "penalty": 0.0,
    "need": 150.0,
    "list_price": 6000.0,
    "release": "full",
}
KINDS = {name: Kind.TEXT if isinstance(value, str) else Kind.NUMBER for name, value in VALUES.items()}
FRONT = {"adviser": 1.0, "cto": 0.0}
TEXTS = {"release": ["none", "full"]}


def test_every_function_and_operator_is_on_the_page() -> None:
    text = page("reference/formulas.md")
    functions = {name.split("(")[0] for row in rows(section(text, "Functions")) for name in codes(row[0])}
    assert functions == {*FUNCTIONS, "front"}
    operators = {name for row in rows(section(text, "Operators")) for name in codes(row[0])}
    assert operators == {*_ARITHMETIC.values(), *_COMPARISONS.values(), "not", "and", "or", "if", "else"}


def test_the_examples_on_the_page_are_worked_with_the_values_that_it_states() -> None:
    stated = section(page("reference/formulas.md"), "Examples").split("|")[0]
    for name, value in VALUES.items():
        assert f"`{name}` is {f'`{value}`' if isinstance(value, str) else f'{value:g}'}," in stated
    assert "only `adviser` sits at the front" in stated


@pytest.mark.parametrize("row", rows(section(page("reference/formulas.md"), "Examples")), ids=lambda row: row[0])
def test_each_example_formula_gives_what_the_page_says(row: list[str]) -> None:
    formula = parse(codes(row[0])[0])
    assert not all_errors(formula, KINDS, FRONT, TEXTS)
    assert float(evaluate(formula.root, VALUES, FRONT)) == pytest.approx(float(row[1]))


@pytest.mark.parametrize("row", rows(section(page("reference/formulas.md"), "Messages")), ids=lambda row: row[0])
def test_each_message_is_what_the_formula_gets(row: list[str]) -> None:
    text = codes(row[0])[0]
    try:
        found = [str(error) for error in all_errors(parse(text), KINDS, FRONT, TEXTS)]
    except FormulaError as error:
        found = [str(error)]
    assert found == [row[1]]


# Numbers that the pages state.


@pytest.mark.parametrize(
    ("name", "module", "constant", "words"),
    [
        ("how-it-works.md", "advice._finder", "CANDIDATES", "the best {:,} that our side approves become candidates"),
        ("how-it-works.md", "advice._advise", "DEFAULT_WORLDS", "{:,} worlds are drawn"),
        ("how-it-works.md", "advice._rests", "_POOL", "The {:,} best packages are valued beside it"),
        ("how-it-works.md", "advice._explain", "_LEVEL", "they say yes in less than {:.0%} of the worlds"),
        ("how-it-works.md", "value._averages", "_POINTS", "spread points, {:,} as a rule"),
        ("reference/case-file.md", "value", "MOST_PACKAGES", "Up to {:,} combinations"),
        ("reference/case-file.md", "files._unknown", "_MOST_NAMES", "of {:,} names at most"),
        ("reference/case-file.md", "files._build", "_MOST_OPTIONS", "an issue at most {:,} options"),
        ("reference/case-file.md", "files._yaml", "_MAX_BYTES", "A file has at most {:,} bytes"),
        ("reference/formulas.md", "formula._parse", "MAX_TEXT", "characters in a formula | {:,} |"),
        ("reference/formulas.md", "formula._parse", "MAX_NESTING", "`if` in one formula | {:,} |"),
        ("reference/formulas.md", "formula._parse", "MAX_POWER", "exponent | {:,} |"),
        ("reference/formulas.md", "formula._definitions", "MAX_NODES", "definitions put in | {:,} |"),
    ],
)
def test_numbers_on_the_pages_are_those_of_the_code(name: str, module: str, constant: str, words: str) -> None:
    value = getattr(importlib.import_module(f"backtable.{module}"), constant)
    text = " ".join(page(name).split())
    assert words.format(value).replace("%", " %") in text


# Commands.


def commands() -> dict[str, click.Command]:
    """Give every command and every command below one, by what is typed after `backtable`."""

    def below(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
        yield name, command
        for word, inner in getattr(command, "commands", {}).items():
            yield from below(f"{name} {word}".strip(), inner)

    return dict(below("", typer.main.get_command(app)))


@pytest.mark.parametrize("name", commands())
def test_every_option_of_a_command_is_on_the_page_and_no_other(name: str) -> None:
    text = page("reference/commands.md")
    heading = next(
        line[3:] for line in text.splitlines() if re.match(rf"## backtable {name}( |$)" if name else "## backtable$", line)
    )
    found = section(text, heading)
    described = {code.split()[0]: row for row in rows(found) for code in codes(row[0])}
    if not described:
        assert "It has no options but `--help`" in found
    options = [item for item in commands()[name].params if item.param_type_name == "option"]
    assert set(described) - {"--help"} == {item.opts[0] for item in options}
    for item in options:
        if isinstance(item.default, int) and not isinstance(item.default, bool):
            assert described[item.opts[0]][2] == str(item.default)
    for item in commands()[name].params:
        if item.param_type_name == "argument":
            assert re.search(r" ([A-Z]{2,}|\[)", heading), heading


def shown_commands() -> Iterator[tuple[Path, str]]:
    """Give every command line on a page that is meant to be typed."""
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        fenced = re.findall(r"^```\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
        inline = codes(re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
        for line in [*(line for block in fenced for line in block.splitlines()), *inline]:
            if line.startswith("backtable ") and "…" not in line and "COMMAND" not in line:
                yield path, line


@pytest.mark.parametrize(
    ("path", "line"), [pytest.param(*shown, id=f"{shown[0].stem}: {shown[1]}") for shown in shown_commands()]
)
def test_each_command_shown_can_be_typed(path: Path, line: str, root: Path) -> None:
    words = shlex.split(line.split(" > ")[0])[1:]
    if words[0].startswith("--"):
        assert words[0] in {"--help", *(option for item in commands()[""].params for option in item.opts)}
        return
    command = commands()[words[0]]
    arguments = [word for word in words[1:] if not re.fullmatch(r"\[.*\]", word)]
    if arguments:
        command.make_context(words[0], arguments)
    for word in words:
        if word.startswith(("examples/", "docs/")) and word.endswith(".yaml"):
            assert (root / word).exists(), f"{path}: {word}"


# The JSON.


def output_shapes() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for model in SCHEMAS.values():
        schema = model.model_json_schema()
        found[model.__name__] = set(schema["properties"])
        found |= {name: set(part["properties"]) for name, part in schema["$defs"].items()}
    return found


def test_every_part_of_the_output_has_a_section() -> None:
    assert set(OUTPUT_SECTIONS.values()) == set(output_shapes())


@pytest.mark.parametrize("heading", OUTPUT_SECTIONS)
def test_every_key_of_the_output_is_described(heading: str) -> None:
    found = section(page("reference/output.md"), heading)
    described = {codes(row[0])[0] for row in rows(found)} if "| key |" in found else set()
    if "All keys of an {ref}`outcome <an-outcome>`" in found:
        described |= output_shapes()["Outcome"]
    assert described == output_shapes()[OUTPUT_SECTIONS[heading]]


# Python.


def test_the_sessions_on_the_python_page_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    blocks = re.findall(r"^```pycon\n(.*?)^```", page("reference/python.md"), flags=re.MULTILINE | re.DOTALL)
    assert len(blocks) > 5
    session = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "python.md", "python.md", 0)
    said: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(session, out=said.append)
    assert result.attempted > 10
    assert result.failed == 0, "".join(said)


def test_every_attribute_of_advice_is_described() -> None:
    table = rows(section(page("reference/python.md"), "Advice"))
    described = {codes(row[0])[0] for row in table}
    assert described == {field.name for field in fields(Advice)} | set(inspect.signature(advise).parameters)


# The first case: what docs/start.md says of it.


@pytest.fixture(scope="module")
def first_case() -> Case:
    return read_case(DOCS / "first-case" / "case.yaml")


def test_the_first_case_turns_out_as_the_page_says(first_case: Case) -> None:
    advice = advise(first_case)
    asked = [question for question in advice.questions if question.worthwhile]
    assert asked[0].about == "limit"
    assert asked[0].worth > 5 * asked[1].worth
    assert "bonus_on_years" not in {question.about for question in asked}
    assert advice.proposal is not None
    assert all(item.says_yes == 1 for item in advice.proposal.people)
    terms = first_case.terms(advice.proposal.package)
    assert terms["years"] == 3
    assert terms["reference"] == "case study"
    assert all(outcomes[0].chance < 0.5 for outcomes in advice.solutions.values())
    deeper = {answer: first_case.terms(package)["discount"] for answer, _, package in asked[0].answers}
    assert deeper["35 %"] > terms["discount"]
    without = read_package(first_case, f"discount={terms['discount']}, years=3, reference=none")
    assert explain(first_case, without).outcome.chance < 0.9


def test_the_packages_that_the_page_explains_are_blocked_as_it_says(first_case: Case) -> None:
    demand = explain(first_case, read_package(first_case, "demand"))
    assert [item.person for item in demand.blockers] == ["buyer"]
    price, freedom = next(item for item in demand.outcome.people if item.person == "buyer").parts
    assert price.gain > 0 > price.gain + freedom.gain
    found = explain(first_case, read_package(first_case, "discount=40%, years=3, reference=none"))
    (blocker,) = found.blockers
    assert (blocker.person, blocker.chance) == ("finance", 0)
    assert blocker.fix is not None
    mended = first_case.terms(blocker.fix.package)
    assert mended["discount"] < 0.4
    assert (mended["years"], mended["reference"]) == (3, "none")


# What the pages point at.


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(DOCS))) for path in PAGES])
def test_what_a_page_points_at_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    prose = re.sub(r"^```(?!\{).*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)", prose)
    targets += re.findall(r"^```\{literalinclude\} (\S+)", text, flags=re.MULTILINE)
    for target in targets:
        if "generated/" in target or re.match(r"[a-z]+:", target):
            continue
        assert (path.parent / target).exists(), target
    labels = {label for other in PAGES for label in re.findall(r"^\(([\w-]+)\)=$", other.read_text(), re.MULTILINE)}
    for label in re.findall(r"\{ref\}`(?:[^`<]*<)?([\w-]+)>?`", prose):
        assert label in labels, label
    for name in re.findall(r"\{doc\}`(?:[^`<]*<)?([\w./-]+)>?`", prose):
        assert (path.parent / f"{name}.md").exists(), name


def test_every_decision_is_in_the_index() -> None:
    listed = set(re.findall(r"^(\d{4}-[\w-]+)$", page("decisions/index.md"), flags=re.MULTILINE))
    assert listed == {path.stem for path in (DOCS / "decisions").glob("[0-9]*.md")}


def test_changelog_fragments_are_named_as_their_readme_says(root: Path) -> None:
    kinds = {codes(row[0])[0] for row in rows((root / "changelog.d" / "README.md").read_text(encoding="utf-8"))}
    for path in (root / "changelog.d").iterdir():
        if path.name != "README.md":
            number, kind, ending = path.name.split(".")
            assert number.isdecimal()
            assert kind in kinds
            assert ending == "md"
            assert path.read_text(encoding="utf-8").strip()
