"""A case as the text of a case file."""

import io
import re
from collections.abc import Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from backtable.case import (
    Assumption,
    Case,
    Clause,
    Currency,
    Distribution,
    Expression,
    Fact,
    Interest,
    Issue,
    Person,
    Side,
    Unknown,
    Wish,
)
from backtable.files._calendar import TODAY
from backtable.files._formats import Source, Written, writer
from backtable.files._tidy import tidied
from backtable.quantities import grid, parse_number

_LINE = 100
_OTHERS = re.compile(r"yes|no|on|off|y|n|true|false|null|~|[-+]?\d[\d_]*", re.IGNORECASE)
"""What readers of YAML 1.1 take for no text."""
_THREE = ("low", "likely", "high")


@writer("case", "a case file", "the page “The case file” of the documentation", (".yaml", ".yml"))
def write_case(source: Source) -> tuple[Written, ...]:
    """Give the case file of a case, with what was decided in reading it as comments at the top."""
    plain = case_plain(source.case) if source.plain is None else tidied(source.plain)
    comments = [_comment(f"{note.found}{f' ({note.place})' if note.place.file else ''}") for note in source.notes]
    text = "\n".join([*comments, *([""] if comments else []), _dumped(plain)])
    return (Written("", text.encode()),)


def _comment(text: str) -> str:
    """Give a text as a comment of one line: a name in it may hold line breaks, which would end the comment within it."""
    return "# " + " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def case_text(case: Case) -> str:
    """Give a case as YAML that reads as the same case."""
    return _dumped(case_plain(case))


def case_plain(case: Case) -> dict[str, Any]:
    """Give a case as the plain values of a case file that reads as the same case."""
    plain: dict[str, Any] = {"case": _text(case.name)}
    plain |= _said(currency=case.currency)
    plain["ours"] = _text(case.ours)
    plain |= _unless(1, seed=case.seed) | _unless(0.9, own_chance=case.own_chance) | _unless(0.05, margin=case.margin)
    days = {item.key for item in case.calendar}
    plain |= _said(
        currencies={item.key: _currency(item) for item in case.currencies},
        calendar=_calendar(case),
        facts={item.key: _fact(item) for item in case.facts if item.key not in days},
        assumptions={item.key: _assumption(item) for item in case.assumptions},
        correlations=[{"between": [item.first, item.second], "rank": item.rank} for item in case.correlations],
    )
    plain["issues"] = {issue.key: _issue(issue) for issue in case.issues}
    plain |= _said(
        define={item.key: _formula(item.expression) for item in case.definitions},
        rules=[{"require": _formula(item.require)} | _said(because=item.because) for item in case.rules],
        packages={
            package.name: {
                issue.key: _option(value) for issue, value in zip(case.issues, package.values, strict=True)
            }
            for package in case.packages
        },
    )
    plain |= _said(clauses=[_clause(item) for item in case.clauses])
    plain["sides"] = {side.key: _side(case, side) for side in case.sides}
    return plain


def _dumped(plain: dict[str, Any]) -> str:
    out = io.StringIO()
    yaml = YAML()
    yaml.width = 1_000_000
    yaml.dump(_laid_out(plain), out)
    return out.getvalue()


def _laid_out(value: Any) -> Any:
    """Give mappings and lists such that short ones without others in them stand on one line."""
    if isinstance(value, dict):
        laid = CommentedMap((_laid_out(key), _laid_out(item)) for key, item in value.items())
        if _short(list(value.items())):
            laid.fa.set_flow_style()
        return laid
    if isinstance(value, list):
        row = CommentedSeq(_laid_out(item) for item in value)
        if _short(list(enumerate(value))):
            row.fa.set_flow_style()
        return row
    return _text(value) if isinstance(value, str) else value


def _short(items: list[tuple[Any, Any]]) -> bool:
    if not items or any(isinstance(item, dict | list) for _, item in items):
        return False
    numbers = all(isinstance(value, int | float) for pair in items for value in pair)
    return sum(len(str(key)) + len(str(item)) + 4 for key, item in items) <= (3 * _LINE if numbers else _LINE)


def _text(value: str) -> str:
    """Give a text quoted where YAML or the reader of cases would take it for something else."""
    plain = value.isprintable() and value == value.strip() and not set(value) & set("\\\"'{}[],#&*!|>%@`:?")
    if plain and value and not _reads_as_number(value) and not _OTHERS.fullmatch(value):
        return value
    apostrophe = "'" in value and not set(value) & set('"\\')
    single = value.isprintable() and not apostrophe
    return str.__new__(SingleQuotedScalarString if single else DoubleQuotedScalarString, value)


def _reads_as_number(value: str) -> bool:
    try:
        parse_number(value)
    except ValueError:
        return value.isdecimal()  # one of too many digits
    return True


def _said(**items: Any) -> dict[str, Any]:
    """Give only what says something."""
    return {key: item for key, item in items.items() if item}


def _unless(default: float, **items: float) -> dict[str, float]:
    """Give only what differs from the default."""
    return {key: _number(item) for key, item in items.items() if item != default}


def _number(value: float) -> float:
    return int(value) if value == int(value) and abs(value) < 1e15 else value


def _option(value: float | str) -> float | str:
    return value if isinstance(value, str) else _number(value)


def _formula(expression: Expression) -> float | str:
    """Give a formula, as a number where it is one."""
    try:
        value = float(expression.text)
    except ValueError:
        return expression.text
    return _number(value) if repr(value) == expression.text else expression.text


def _currency(item: Currency) -> Any:
    said = _said(date=item.day.isoformat() if item.day else "", source=item.source)
    return {"rate": _number(item.rate)} | said if said else _number(item.rate)


def _calendar(case: Case) -> dict[str, Any]:
    plain: dict[str, Any] = {TODAY: case.today.isoformat()} if case.today else {}
    for item in case.calendar:
        said = _said(about=item.about, source=item.source)
        plain[item.key] = {"date": item.day.isoformat()} | said if said else item.day.isoformat()
    return plain


def _clause(item: Clause) -> dict[str, Any]:
    names = _said(supports=list(item.supports), undermines=list(item.undermines), about=list(item.about))
    return {"reference": item.reference} | _said(text=item.text) | names | _said(strength=item.strength)


def _fact(fact: Fact) -> Any:
    said = _said(about=fact.about, unit=fact.unit, source=fact.source)
    return {"value": _number(fact.value)} | said if said else _number(fact.value)


def _distribution(item: Distribution) -> dict[str, Any]:
    numbers = [_number(value) for value in item.parameters]
    ends = {key: _number(value) for key, value in (("low", item.low), ("high", item.high)) if value is not None}
    match item.kind:
        case "triangular":
            return dict(zip(_THREE, numbers, strict=True))
        case "chance":
            return {"chance": numbers[0]}
        case "values":
            return {"values": {value: _number(weight) for value, weight in zip(numbers, item.weights, strict=True)}}
        case _:
            return {item.kind: numbers} | ends


def _assumption(item: Assumption) -> dict[str, Any]:
    plain = _distribution(item.distribution)
    plain |= _said(unit=item.unit, about=item.about if item.about != item.key.replace("_", " ") else "")
    plain |= _said(source=item.source, known_to=list(item.known_to))
    return plain | _said(as_seen_by={belief.viewer: _distribution(belief.distribution) for belief in item.as_seen_by})


def _issue(issue: Issue) -> dict[str, Any]:
    plain: dict[str, Any] = _said(label=issue.label if issue.label != issue.key.replace("_", " ") else "", unit=issue.unit)
    if issue.continuous:
        return plain | {"kind": "amount", "from": _number(float(issue.options[0])), "to": _number(float(issue.options[-1]))}
    if issue.kind in ("number", "amount") and len(issue.options) > 1:
        numbers = [float(option) for option in issue.options]
        step = step_of(numbers)
        if step is not None:
            kind = {"kind": "amount"} if issue.kind == "amount" else {}
            ends = {"from": _number(numbers[0]), "to": _number(numbers[-1])}
            return plain | kind | ends | ({"step": _number(step)} if step != 1 or issue.kind == "amount" else {})
    if not issue.numeric and any(_reads_as_number(str(option)) for option in issue.options):
        plain["kind"] = "names"
    return plain | {"options": [_option(option) for option in issue.options]}


def step_of(numbers: Sequence[float]) -> float | None:
    """Give the step of a range whose options are exactly these, None where there is none."""
    if len(numbers) < 2:
        return None
    for decimals in range(13):
        step = round((numbers[-1] - numbers[0]) / (len(numbers) - 1), decimals)
        if step > 0 and grid(numbers[0], numbers[-1], step) == tuple(numbers):
            return step
    return None


def _side(case: Case, side: Side) -> dict[str, Any]:
    plain: dict[str, Any] = _said(label=side.label if side.label != side.key.replace("_", " ") else "")
    plain |= _said(interests=[_interest(case, item) for item in side.interests])
    plain["people"] = {person.key: _person(case, person) for person in side.people}
    rules = []
    for rule in side.authority:
        row: dict[str, Any] = {} if rule.when is None else {"when": _formula(rule.when)}
        row["approve"] = rule.approve[0] if len(rule.approve) == 1 else list(rule.approve)
        rules.append(row | _said(because=rule.because))
    return plain | _said(authority=rules)


def _person(case: Case, person: Person) -> dict[str, Any]:
    usual = person.role or person.key.replace("_", " ")
    plain: dict[str, Any] = _said(label=person.label if person.label != usual else "", role=person.role)
    plain["table"] = "front" if person.front else "back"
    if isinstance(person.stake, Expression):
        plain["stake"] = _formula(person.stake)
    else:
        plain |= _unless(0.0 if person.interests else 1.0, stake=person.stake)
    plain |= {} if person.threshold.text == "0.0" else {"threshold": _formula(person.threshold)}
    return plain | _said(interests=[_interest(case, item) for item in person.interests])


def _interest(case: Case, item: Interest) -> dict[str, Any]:
    options = {issue.key: issue.options for issue in case.issues}
    plain: dict[str, Any] = {"name": item.name}
    if item.value is not None:
        plain["value"] = _formula(item.value)
    elif item.unknown is not None:
        plain["unknown"] = _unknown(case, item.unknown)
    else:
        plain["scores"] = {
            key: dict(zip(map(_option, options[key]), map(_number, row), strict=True)) for key, row in item.scores
        }
    if item.no_deal is not None:
        plain["no_deal"] = _formula(item.no_deal)
    return plain | _said(source=item.source)


def _unknown(case: Case, item: Unknown) -> dict[str, Any]:
    plain: dict[str, Any] = {"worth": _distribution(item.worth)}
    issues = {issue.key: issue for issue in case.issues}
    plain["issues"] = {wish.issue: _hint(issues[wish.issue], wish) for wish in item.wishes}
    plain |= _said(order=list(item.order))
    return plain | ({} if item.no_deal is None else {"no_deal": _distribution(item.no_deal)})


def _hint(issue: Issue, wish: Wish) -> Any:
    if wish.shape != "rising":
        return {"peaked": "middle", "free": "any"}[wish.shape]
    if issue.numeric:
        rising = tuple(sorted(range(len(issue.options)), key=lambda code: issue.options[code]))
        if wish.order in (rising, rising[::-1]):
            return "more" if wish.order == rising else "less"
    return [_option(issue.options[code]) for code in wish.order]
