"""Writing a case as NegMAS YAML: a file with the issues and one with the utility function of each side."""

import io
from typing import Any

from ruamel.yaml import YAML

from backtable.files._formats import Source, Written, writer
from backtable.files.scenarios._additive import fitted
from backtable.files.scenarios._scenario import Line, Party, Scenario


@writer("negmas", "NegMAS YAML", "the files that NegMAS 0.16 writes")
def write_negmas(source: Source) -> tuple[Written, ...]:
    """Give the files of a NegMAS scenario; utilities are worths as they are, in tables with weights of 1.

    Raises:
        InputError: the case holds more than a scenario can; with every reason.
    """
    scenario = fitted(source.case, "NegMAS YAML")
    files = [Written("domain.yml", _text(_domain(scenario, source.case.name)))]
    return (*files, *(Written(f"{party.name}.yml", _text(_function(party, scenario))) for party in scenario.parties))


def _domain(scenario: Scenario, name: str) -> dict[str, Any]:
    issues = [
        {"name": issue.name, "type": "CategoricalIssue", "values": [str(option) for option in issue.options]} for issue in scenario.issues
    ]
    return {"name": name, "type": "DiscreteCartesianOutcomeSpace", "issues": issues}


def _function(party: Party, scenario: Scenario) -> dict[str, Any]:
    tables = [
        {"type": "TableFun", "mapping": {str(option): worth for option, worth in zip(issue.options, row, strict=True)}}
        for issue, row in zip(scenario.issues, party.rows, strict=True)
        if not isinstance(row, Line)
    ]
    return {
        "name": party.name,
        "type": "LinearAdditiveUtilityFunction",
        "reserved_value": party.no_deal,
        "bias": party.constant,
        "weights": [1.0] * len(tables),
        "values": tables,
    }


def _text(plain: dict[str, Any]) -> bytes:
    out = io.StringIO()
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    yaml.width = 1_000_000
    yaml.allow_unicode = True
    yaml.dump(plain, out)
    return out.getvalue().encode()
