"""What a case says as rows of the workbook's sheets: the way back from `_read`."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from backtable.files.workbook._cells import as_number, joined, number_text, pointed, quoted, share_text
from backtable.files.workbook._entry import Cells, Entry, likely_cells, written_share
from backtable.files.workbook._headings import folded
from backtable.files.workbook._layout import BELIEVES, HINTS, KNOWS, NO_DEAL, NOT_PACKAGES, SETTINGS, WORTH
from backtable.files.workbook._spans import literal
from backtable.files.workbook._use_rows import use_names, use_rows
from backtable.quantities import shown, sign_code

_DIGITS = 1e15


@dataclass(frozen=True, slots=True)
class PackageRows:
    """The sheet of packages: their headings, and for every issue its key, label, unit and values."""

    names: tuple[str, ...]
    rows: tuple[tuple[Entry, Entry, Entry | None, tuple[Entry | None, ...]], ...]


def case_rows(data: Mapping[str, Any], issues: Mapping[str, Any]) -> dict[str, list[Cells]]:
    """Give the rows of every table for the content of a case file that can be read.

    Args:
        data: the plain values of the file, as its tree holds them.
        issues: all of the case, those of playbooks included.
    """
    interests = list(_interests(data))
    return {
        "Sides": [_row(_texts(side, "label"), side=Entry(quoted(key))) for key, side in data["sides"].items()],
        "People": [_person(side, key, person) for side, item in data["sides"].items() for key, person in item["people"].items()],
        "Playbooks": use_rows(data),
        "Issues": [_issue(key, item) for key, item in _of(data, "issues").items()],
        "Currencies": [_currency(key, item) for key, item in _of(data, "currencies").items()],
        "Calendar": [_day(key, item) for key, item in _of(data, "calendar").items()],
        "Facts": [_fact(key, item) for key, item in _of(data, "facts").items()],
        "Assumptions": [_assumption(key, item) for key, item in _of(data, "assumptions").items()],
        "Knowledge": [row for key, item in _of(data, "assumptions").items() for row in _knowledge(key, item)],
        "Definitions": [{"name": Entry(quoted(key)), "formula": _formula(item)} for key, item in _of(data, "define").items()],
        "Rules": [_row(_texts(item, "because"), require=Entry(quoted(item["require"]))) for item in data.get("rules") or ()],
        "Interests": [_interest(whose, item) for whose, _, item in interests],
        "Scores": [row for whose, name, item in interests if item.get("scores") is not None for row in _scores(issues, whose, name, item["scores"])],
        "Unknown": [row for whose, name, item in interests if item.get("unknown") is not None for row in _unknown(whose, name, item["unknown"])],
        "Hints": [row for whose, name, item in interests if item.get("unknown") is not None for row in _hints(issues, whose, name, item["unknown"])],
        "Authority": [_authority(key, item) for key, side in data["sides"].items() for item in side.get("authority") or () if item.get("use") != []],
        "Correlations": [
            {"first": Entry(quoted(item["between"][0])), "second": Entry(quoted(item["between"][1])), "rank": Entry(float(item["rank"]))}
            for item in data.get("correlations") or ()
        ],
        "Clauses": [_clause(item) for item in data.get("clauses") or ()],
    }


def setting_entries(data: Mapping[str, Any]) -> dict[str, Entry]:
    """Give what stands beside each setting of the sheet Case; those that the file leaves out are missing."""
    found: Cells = {}
    for item in SETTINGS:
        value = data.get(item.field)
        if item.field == "use":
            found |= _using(data, "use")
        elif value is not None and value != "":
            found[item.field] = _quantity(value, item.kind == "share") if item.kind in ("share", "number") else Entry(_sign_safe(str(value)))
    if data.get("case") == "":
        found["case"] = Entry(quoted(""))
    return found


def package_rows(data: Mapping[str, Any], issues: Mapping[str, Any]) -> PackageRows:
    """Give the sheet of packages; `issues` as for `case_rows`."""
    packages = _of(data, "packages")
    rows = []
    for key, issue in issues.items():
        values = tuple(_option(package[key], issue) if key in package else None for package in packages.values())
        label = Entry(quoted(str(issue.get("label") or key.replace("_", " "))))
        rows.append((Entry(quoted(key)), label, _texts(issue, "unit").get("unit"), values))
    return PackageRows(tuple(_package_heading(name) for name in packages), tuple(rows))


def options_of(issue: Mapping[str, Any]) -> Sequence[float | str]:
    """Give the options that an issue lists: numbers where they all read as such."""
    options = issue.get("options") or ()
    if issue.get("kind") == "names":
        return [shown(option) for option in options]
    numbers = [as_number(option) for option in options]
    return [number for number in numbers if number is not None] if None not in numbers else [str(option) for option in options]


def _package_heading(name: str) -> str:
    special = folded(name) in (*NOT_PACKAGES, "issue", "example")
    written = quoted(name)
    return f'"{name}"' if special and written == name else written


def _of(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return data.get(name) or {}


def _row(cells: Cells, **first: Entry) -> Cells:
    return {**first, **cells}


def _texts(item: Mapping[str, Any], *names: str) -> Cells:
    return {name: Entry(quoted(item[name])) for name in names if item.get(name)}


def _quantity(value: Any, share: bool = False) -> Entry:
    number = as_number(value)
    return Entry(literal(str(value))) if number is None else Entry(number, share or written_share(value))


def _quantities(item: Mapping[str, Any], share: bool, *names: str) -> Cells:
    return {name: _quantity(item[name], share) for name in names if item.get(name) is not None}


def _formula(value: Any) -> Entry:
    number = as_number(value)
    return Entry(literal(value)) if number is None else Entry(number, written_share(value))


def _share(item: Mapping[str, Any]) -> bool:
    return item.get("unit") == "%"


def _person(side: str, key: str, item: Mapping[str, Any]) -> Cells:
    cells = _row(_texts(item, "label", "role"), side=Entry(quoted(side)), person=Entry(quoted(key)))
    cells |= _quantities(item, True, "stake") | _using(item, "playbook") | ({"table": Entry(item["table"])} if item.get("table") else {})
    return cells | ({"threshold": _formula(item["threshold"])} if item.get("threshold") is not None else {})


def _issue(key: str, item: Mapping[str, Any]) -> Cells:
    cells = _row(_texts(item, "label", "unit", "kind"), issue=Entry(quoted(key))) | _quantities(item, _share(item), "from", "to", "step")
    options, share = options_of(item), _share(item) or written_share(item.get("options"))
    if len(options) == 1 and isinstance(options[0], float):
        return cells | {"options": Entry(options[0], share)}
    if options:
        cells["options"] = Entry(_list(options, share))
    return cells


def _list(options: Sequence[float | str], share: bool) -> str:
    """Write options as a list: numbers with their thousands, shares as percentages, names so that none is taken for a number."""
    if all(isinstance(option, float) for option in options):
        return "; ".join(_number(float(option), share) for option in options)
    return joined(str(option) for option in options)


def _number(value: float, share: bool) -> str:
    if share:
        return share_text(value)
    text = f"{int(value):,}" if value == int(value) and abs(value) < _DIGITS else number_text(value)
    return f"{text}0" if pointed(text) else text  # three decimals would read as thousands


def _sign_safe(currency: str) -> str:
    """Write what a currency is called so that it is not taken for a sign of another."""
    return json.dumps(currency, ensure_ascii=False) if sign_code(currency) else quoted(currency)


def _currency(key: str, item: Any) -> Cells:
    currency = item if isinstance(item, Mapping) else {"rate": item}
    return _row(_quantities(currency, False, "rate") | _texts(currency, "date", "source"), currency=Entry(_sign_safe(key)))


def _day(key: str, item: Any) -> Cells:
    day = item if isinstance(item, Mapping) else {"date": item}
    return _row(_texts(day, "date", "about", "source"), day=Entry(quoted(key)))


def _fact(key: str, item: Any) -> Cells:
    fact = item if isinstance(item, Mapping) else {"value": item}
    return _row(_quantities(fact, _share(fact), "value") | _texts(fact, "about", "unit", "source"), fact=Entry(quoted(key)))


def _assumption(key: str, item: Mapping[str, Any]) -> Cells:
    return _row(_texts(item, "about", "unit", "source") | likely_cells(item, share=_share(item)), assumption=Entry(quoted(key)))


def _knowledge(key: str, item: Mapping[str, Any]) -> Iterator[Cells]:
    known = item.get("known_to") or ()
    for who in [known] if isinstance(known, str) else known:
        yield {"assumption": Entry(quoted(key)), "who": Entry(quoted(who)), "what": Entry(KNOWS)}
    for who, belief in _of(item, "as_seen_by").items():
        yield {"assumption": Entry(quoted(key)), "who": Entry(quoted(who)), "what": Entry(BELIEVES)} | likely_cells(belief, share=_share(item))


def _interests(data: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Give whose each interest is, what other sheets call it, and the interest."""
    for side, item in data["sides"].items():
        yield from _named(side, item.get("interests") or ())
        for key, person in item["people"].items():
            yield from _named(key, person.get("interests") or ())


def _named(whose: str, interests: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    often = Counter(item["name"] for item in interests)
    seen: Counter[str] = Counter()
    for item in interests:
        name = item["name"]
        seen[name] += 1
        numbered = often[name] > 1 or name.rpartition(" #")[2].isdecimal()
        yield whose, f"{name} #{seen[name]}" if numbered else name, item


def _interest(whose: str, item: Mapping[str, Any]) -> Cells:
    cells = {"whose": Entry(quoted(whose)), "name": Entry(quoted(item["name"]))}
    cells |= {field: _formula(item[key]) for field, key in (("worth", "value"), ("no_deal", "no_deal")) if item.get(key) is not None}
    return cells | _texts(item, "source")


def _scores(issues: Mapping[str, Any], whose: str, name: str, scores: Mapping[str, Any]) -> Iterator[Cells]:
    start = {"whose": Entry(quoted(whose)), "interest": Entry(quoted(name))}
    if not scores:
        yield start
    for key, table in scores.items():
        issue = issues[key]
        last = {_option(option, issue).value: (option, worth) for option, worth in table.items()}
        for option, worth in last.values():
            yield start | {"issue": Entry(quoted(key)), "option": _option(option, issue), "worth": _quantity(worth)}


def _option(value: Any, issue: Mapping[str, Any]) -> Entry:
    numeric = issue.get("options") is None or all(isinstance(option, float) for option in options_of(issue))
    number = as_number(value) if numeric else None
    return Entry(quoted(str(value))) if number is None else Entry(number, _share(issue))


def _unknown(whose: str, name: str, item: Mapping[str, Any]) -> Iterator[Cells]:
    start = {"whose": Entry(quoted(whose)), "interest": Entry(quoted(name))}
    order = {"order": Entry(joined(item["order"]))} if item.get("order") else {}
    yield start | {"what": Entry(WORTH)} | likely_cells(item["worth"]) | order
    if item.get("no_deal") is not None:
        yield start | {"what": Entry(NO_DEAL)} | likely_cells(item["no_deal"], share=True)


def _hints(issues: Mapping[str, Any], whose: str, name: str, item: Mapping[str, Any]) -> Iterator[Cells]:
    for key, hint in _of(item, "issues").items():
        cells = {"whose": Entry(quoted(whose)), "interest": Entry(quoted(name)), "issue": Entry(quoted(key))}
        if isinstance(hint, str):
            yield cells | {"hint": Entry(hint)}
            continue
        options = [_option(option, issues[key]).value for option in hint]
        if len(options) == 1 and isinstance(options[0], float):
            yield cells | {"hint": Entry(options[0], _share(issues[key]))}
            continue
        same = all(isinstance(option, float) for option in options)
        written = _list(options if same else [str(option) for option in hint], _share(issues[key]))
        yield cells | {"hint": Entry(f'"{written}"' if written.casefold() in HINTS else written)}


def _using(item: Mapping[str, Any], field: str) -> Cells:
    names = use_names(item.get("use"))
    return {} if names is None else {field: names}


def _authority(side: str, item: Mapping[str, Any]) -> Cells:
    if item.get("use") is not None:
        return {"side": Entry(quoted(side))} | _using(item, "playbook")
    approve = [item["approve"]] if isinstance(item["approve"], str) else item["approve"]
    cells = {"side": Entry(quoted(side))} | ({"when": Entry(quoted(item["when"]))} if item.get("when") is not None else {})
    return cells | {"approve": Entry(joined(approve))} | _texts(item, "because")


def _clause(item: Mapping[str, Any]) -> Cells:
    cells = _texts(item, "reference", "text")
    for name in ("supports", "undermines", "about"):
        if item.get(name):
            cells[name] = Entry(joined([item[name]] if isinstance(item[name], str) else item[name]))
    return cells | ({"strength": Entry(item["strength"])} if item.get("strength") else {})
