"""Writing a case as NegMAS YAML: a file with the issues and one with the utility function of each side."""

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import SafeRepresenter

from backtable.case import Case
from backtable.errors import InputError, Problem
from backtable.files._formats import Source, Written, writer
from backtable.files.scenarios._additive import fitted
from backtable.files.scenarios._left_out import left_out
from backtable.files.scenarios._scenario import Line, Party, Scenario, ScenarioIssue

_FORM = "NegMAS YAML"
_NO_TEXT = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}


@writer("negmas", "NegMAS YAML", "the files that NegMAS 0.16 writes")
def write_negmas(source: Source) -> tuple[Written, ...]:
    """Give the files of a NegMAS scenario; utilities are worths as they are, in tables with weights of 1.

    Raises:
        InputError: the case holds more than a scenario can; with every reason.
    """
    scenario = fitted(source.case, _FORM)
    if lost := _unreadable(source.case, scenario):
        raise InputError(lost)
    files = [Written("domain.yml", _text(_domain(scenario, source.case.name)), left_out(source.case, _FORM, scenario.parties))]
    return (*files, *(Written(f"{party.name}.yml", _text(_function(party, scenario))) for party in scenario.parties))


def _unreadable(case: Case, scenario: Scenario) -> list[Problem]:
    """Say which options NegMAS 0.16 would not read back: its tables are mappings in which `type` is a class, and what begins with _ is left out."""
    named = [(issue, str(option)) for issue, written in zip(case.issues, scenario.issues, strict=True) if not _whole(written) for option in written.options]
    return [Problem(issue.place, f"{_FORM} has no room for this: the option {option} of {issue.key}, a word of its own", "", "name it otherwise") for issue, option in named if option == "type" or option.startswith("_")]


def _domain(scenario: Scenario, name: str) -> dict[str, Any]:
    issues = []
    for issue in scenario.issues:
        ends = _whole(issue)
        values = {"type": "ContiguousIssue", "values": list(ends)} if ends else {"type": "CategoricalIssue", "values": _names(issue)}
        issues.append({"name": issue.name, **values})
    return {"name": name, "type": "DiscreteCartesianOutcomeSpace", "issues": issues}


def _whole(issue: ScenarioIssue) -> tuple[int, int] | None:
    """Give the ends of an issue of whole numbers one by one."""
    if issue.kind != "number" or len(issue.options) < 2:
        return None
    options = [float(option) for option in issue.options]
    ends = int(options[0]), int(options[-1])
    return ends if options == [float(value) for value in range(ends[0], ends[1] + 1)] else None


def _names(issue: ScenarioIssue) -> list[str]:
    return [str(option) for option in issue.options]


def _function(party: Party, scenario: Scenario) -> dict[str, Any]:
    tables = []
    for issue, row in zip(scenario.issues, party.rows, strict=True):
        assert not isinstance(row, Line)
        ends = _whole(issue)
        names = range(ends[0], ends[1] + 1) if ends else _names(issue)
        tables.append({"type": "TableFun", "mapping": dict(zip(names, row, strict=True))})
    plain = {
        "name": party.name,
        "type": "LinearAdditiveUtilityFunction",
        "reserved_value": party.no_deal,
        "bias": party.constant,
        "weights": [1.0] * len(tables),
        "values": tables,
    }
    if party.discount is None:
        return plain
    return {"name": party.name, "type": "ExpDiscountedUFun", "discount": party.discount, "reserved_value": party.no_deal, "ufun": plain}


class _Older(SafeRepresenter):
    """Writes what the rules of YAML 1.1, by which NegMAS reads, take for the same: by these `yes` is true, `12:30` a number, and `1e-05` a text."""

    def of_text(self, text: str) -> ScalarNode:
        plain = text.isidentifier() and text.isascii() and text.casefold() not in _NO_TEXT
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else "'")


    def of_number(self, number: float) -> ScalarNode:
        node = self.represent_float(number)
        mantissa, mark, exponent = node.value.partition("e")
        node.value = f"{mantissa}.0e{exponent}" if mark and "." not in mantissa else node.value
        return node


_Older.add_representer(str, _Older.of_text)
_Older.add_representer(float, _Older.of_number)


def _text(plain: dict[str, Any]) -> bytes:
    out = io.StringIO()
    yaml = YAML(typ="safe", pure=True)
    yaml.Representer = _Older
    yaml.default_flow_style = False
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    yaml.width = 1_000_000
    yaml.allow_unicode = True
    yaml.dump(plain, out)
    return out.getvalue().encode()
