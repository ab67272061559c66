"""Every likelihood model has its source, its parameters and its page, and every key of a file of evidence its row."""

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from backtable.belief import Evidence, LikelihoodModel, Noise, likelihood_models, read_evidence
from backtable.belief._file import KINDS, EvidenceFileShape, EvidenceShape
from backtable.belief._scene import COMPARED
from backtable.files import read_case

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "evidence.md").read_text(encoding="utf-8")


def rows(heading: str) -> dict[str, list[str]]:
    """Give first cell → cells of the table under a heading."""
    part = re.split(r"^## ", PAGE.split(f"\n## {heading}\n")[1], flags=re.MULTILINE)[0]
    lines = [line.split("|")[1:-1] for line in part.splitlines() if line.startswith("| `")]
    return {cells[0].strip().strip("`"): [cell.strip() for cell in cells] for cells in lines}


def test_every_kind_of_evidence_has_a_likelihood_and_a_key_in_files() -> None:
    assert {model.kind for model in likelihood_models()} == set(get_args(Evidence))
    assert {model.key for model in likelihood_models()} == set(KINDS)


@pytest.mark.parametrize("model", likelihood_models(), ids=lambda model: model.key)
def test_every_likelihood_has_a_section_with_its_source_and_its_parameters(model: LikelihoodModel) -> None:
    section = re.split(r"^#+ ", PAGE.split(f"\n### `{model.key}`: {model.name}\n")[1], flags=re.MULTILINE)[0]
    assert f"(evidence-{model.key.replace('_', '-')})=" in PAGE
    assert f"Source: {model.source}." in section
    stated = re.findall(r"^Parameters: (.*)\.$", section, flags=re.MULTILINE)
    assert re.findall(r"`(\w+)`", stated[0] if stated else "") == list(model.parameters)
    assert set(model.parameters) <= {item.name for item in fields(Noise)}
    for year in re.findall(r"\b\d{4}\b", model.source):
        assert f"({year})" in PAGE.split("## Sources")[1], year


def test_every_parameter_is_used_and_described_with_its_default() -> None:
    described = rows("Parameters")
    assert set(described) == {item.name for item in fields(Noise)}
    assert {name for model in likelihood_models() for name in model.parameters} == set(described)
    for item in fields(Noise):
        assert float(described[item.name][2]) == item.default, item.name


def test_every_key_of_a_file_of_evidence_has_a_row() -> None:
    assert set(rows("The file")) == set(EvidenceFileShape.model_fields)
    assert set(rows("An entry")) == set(EvidenceShape.model_fields)


def test_the_page_states_the_number_of_packages_compared() -> None:
    assert f"or {COMPARED} spread evenly over a larger one" in PAGE


def test_the_file_of_the_example_can_be_read() -> None:
    folder = ROOT / "examples" / "over-deployment"
    evidence, noise = read_evidence(folder / "evidence.yaml", read_case(folder / "case.yaml"))
    assert len(evidence) == 6
    assert noise == Noise()
