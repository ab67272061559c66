"""What one version of a case says otherwise than another, thing by thing, before → after."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from backtable.case import AuthorityRule, Case, Distribution, Expression, Interest, Wish
from backtable.quantities import plain
from backtable.wording._words import listed

_MOST_LETTERS = 90
_MOST_OPTIONS = 6
_GENERAL = {"name": "the name of the case", "currency": "the currency", "ours": "our side", "seed": "the seed", "own_chance": "own_chance", "margin": "margin", "today": "today"}
_KEYED = {"issues": "issue", "facts": "fact", "assumptions": "assumption", "definitions": "definition", "calendar": "day of the calendar", "currencies": "currency", "clauses": "clause"}
_FIELDS = {"known_to": "known to", "as_seen_by": "as others see it", "no_deal": "worth of no deal", "front": "at the front table"}
_PARAMETERS = {
    "triangular": ("low", "likely", "high"),
    "pert": ("low", "likely", "high"),
    "uniform": ("low", "high"),
    "normal": ("mean", "sd"),
    "lognormal": ("median", "sigma"),
    "chance": ("chance",),
}


def case_changes(before: Case, after: Case) -> tuple[str, ...]:
    """Give what a version of a case says otherwise than the one before: what must be approved by whom first, then people, terms and all else."""
    return tuple(_changes(before, after))


def _changes(before: Case, after: Case) -> Iterator[str]:
    sides = [(_by_key(before.sides).get(side.key), side) for side in after.sides]
    for old, new in sides:
        if old:
            yield from _listed_changes(f"authority of {new.label}", [_rule_words(rule) for rule in old.authority], [_rule_words(rule) for rule in new.authority])
    yield from _keyed_changes("side", before.sides, after.sides, inside=False)
    for old, new in sides:
        if old:
            yield from _of_one(f"side {new.key}", old, new, ("label",))
            yield from _keyed_changes("person", old.people, new.people, inside=False)
            yield from _interests(f"interest of {new.key}", old.interests, new.interests, (before, after))
            for person in new.people:
                if former := _by_key(old.people).get(person.key):
                    yield from _of_one(f"person {person.key}", former, person, ("label", "role", "front", "stake", "threshold"))
                    yield from _interests(f"interest of {person.key}", former.interests, person.interests, (before, after))
    for name, word in _KEYED.items():
        yield from _keyed_changes(word, getattr(before, name), getattr(after, name))
    yield from _listed_changes("rules", [item.require.text for item in before.rules], [item.require.text for item in after.rules])
    yield from _named_changes("package", before.packages, after.packages)
    yield from _listed_changes(
        "correlations", [f"{item.first} and {item.second}: {item.rank:g}" for item in before.correlations], [f"{item.first} and {item.second}: {item.rank:g}" for item in after.correlations]
    )
    for name, word in _GENERAL.items():
        old_value, new_value = getattr(before, name), getattr(after, name)
        if old_value != new_value:
            yield f"{word}: {_words(old_value)} → {_words(new_value)}"


def _by_key(items: Sequence[Any]) -> dict[str, Any]:
    return {item.key: item for item in items}


def _keyed_changes(word: str, before: Sequence[Any], after: Sequence[Any], inside: bool = True) -> Iterator[str]:
    """Tell what was taken out, put in and, where asked, changed among things that have a key."""
    yield from _paired(word, _by_key(before), _by_key(after), inside)


def _named_changes(word: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[str]:
    """Tell the same of things that have a name."""
    yield from _paired(word, {item.name: item for item in before}, {item.name: item for item in after}, True)


def _interests(word: str, before: Sequence[Interest], after: Sequence[Interest], cases: tuple[Case, Case]) -> Iterator[str]:
    """Tell the same of interests, of hints at unknown scores one by one."""
    former = {item.name: item for item in before}
    yield from _paired(word, former, {item.name: item for item in after}, False)
    for new in after:
        old = former.get(new.name)
        if old and old.unknown and new.unknown:
            yield from _of_one(f"{word} “{new.name}”", old, new, ("value", "no_deal", "source"))
            yield from _hints(old, new, f"{word} “{new.name}”", cases)
        elif old:
            yield from _of_one(f"{word} “{new.name}”", old, new)


def _paired(word: str, before: dict[str, Any], after: dict[str, Any], inside: bool) -> Iterator[str]:
    yield from (f"{word} {key}: taken out" for key in before if key not in after)
    yield from (f"{word} {key}: new" for key in after if key not in before)
    if inside:
        for key, new in after.items():
            if key in before:
                yield from _of_one(f"{word} {key}", before[key], new)


def _hints(before: Interest, after: Interest, what: str, cases: tuple[Case, Case]) -> Iterator[str]:
    """Tell what changed in the hints at unknown scores."""
    old, new = before.unknown, after.unknown
    assert old
    assert new
    wishes = [{wish.issue: _wish(wish, case) for wish in hints.wishes} for hints, case in zip((old, new), cases, strict=True)]
    for issue in dict.fromkeys((*wishes[0], *wishes[1])):
        was, now = (found.get(issue, "does not count") for found in wishes)
        if was != now:
            yield f"{what}, hint at {issue}: {was} → {now}"
    yield from _of_one(what, old, new, ("worth", "order", "no_deal"))


def _wish(wish: Wish, case: Case) -> str:
    options = next((issue.options for issue in case.issues if issue.key == wish.issue), ())
    if wish.shape != "rising":
        return {"peaked": "middle", "free": "any"}[wish.shape]
    if wish.order in (tuple(range(len(options))), tuple(range(len(options)))[::-1]):
        return "more" if wish.order[:1] == (0,) else "less"
    return ", then ".join(_words(options[place]) for place in wish.order if place < len(options))


def _of_one(what: str, before: Any, after: Any, only: Sequence[str] = ()) -> Iterator[str]:
    """Tell which fields of one thing changed."""
    for item in fields(after):
        old, new = getattr(before, item.name), getattr(after, item.name)
        if item.compare and old != new and (not only or item.name in only):
            name = _FIELDS.get(item.name, item.name)
            old_words, new_words = _words(old), _words(new)
            yield f"{what}, {name}: {old_words} → {new_words}" if old_words != new_words else f"{what}, {name}: changed"


def _listed_changes(what: str, before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """Tell what changed in a list whose order counts."""
    for how, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if how == "equal":
            continue
        old, new = before[first:last], after[start:end]
        for place in range(max(len(old), len(new))):
            if place < len(old) and place < len(new):
                yield f"{what}, no. {start + place + 1}: {old[place]} → {new[place]}"
            elif place < len(old):
                yield f"{what}, no. {first + place + 1} taken out: {old[place]}"
            else:
                yield f"{what}, no. {start + place + 1} new: {new[place]}"


def _rule_words(rule: AuthorityRule) -> str:
    return f"{listed(rule.approve) or 'nobody'} {f'if {rule.when.text}' if rule.when else 'for anything'}"


def _words(value: Any) -> str:
    """Write a value of a case."""
    if value is None or value == "" or value == ():
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return plain(value)
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, Expression):
        return _cut(value.text)
    if isinstance(value, Distribution):
        return _distribution(value)
    if isinstance(value, tuple):
        parts = [_words(item) for item in value]
        return ", ".join(parts if len(parts) <= _MOST_OPTIONS else [*parts[:2], f"… ({len(parts)})", parts[-1]])
    if is_dataclass(value):
        return " ".join(_words(getattr(value, item.name)) for item in fields(value) if item.compare and getattr(value, item.name) not in (None, "", ()))
    return _cut(str(value))


def _distribution(value: Distribution) -> str:
    names = _PARAMETERS.get(value.kind, ())
    parts = [f"{name} {plain(number)}" for name, number in zip(names, value.parameters, strict=False)] or [plain(number) for number in value.parameters]
    if value.weights:
        parts.append(f"weights {', '.join(plain(number) for number in value.weights)}")
    parts += [f"not {word} {plain(end)}" for word, end in (("below", value.low), ("above", value.high)) if end is not None]
    return ", ".join(parts)


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _MOST_LETTERS else f"{flat[:_MOST_LETTERS].rsplit(' ', 1)[0]} …"
