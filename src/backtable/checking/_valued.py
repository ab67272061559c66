"""What shows only when packages are valued in worlds."""

import shlex
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from backtable.case import Assumption, Case, Fact, Interest, Person, Side
from backtable.checking._written import interests
from backtable.errors import Place, Problem
from backtable.formula import inline, node_names, parse
from backtable.frontier import efficient
from backtable.quantities import with_unit
from backtable.value import Packages, View, codes_of, mean_gain, value_all, values_in_worlds
from backtable.wording import FROM_PLAYBOOK, listed

_BLOCK = 4096
_SOME = 2048
_NAMED = 6
_FOREIGN = (".xml", ".json")  # scenarios that others wrote
Codes = NDArray[np.int32]


def spread(packages: Packages, most: int) -> Packages:
    """Give at most so many packages, drawn evenly and always the same."""
    count = len(packages)
    if count <= most:
        return packages
    rows = np.sort(np.random.default_rng(0).choice(count, most, replace=False))
    return Packages(packages.case, packages.codes[rows])


def _anywhere(found: Callable[[Codes], bool], packages: Packages) -> bool:
    """Say whether something is found in any package: some are looked at first, then all."""
    if found(spread(packages, _SOME).codes):
        return True
    return any(found(packages.codes[at : at + _BLOCK]) for at in range(0, len(packages), _BLOCK))


def forbidden_packages(packages: Packages) -> Iterator[Problem]:
    """Say which of the packages named in the case its own rules forbid."""
    case = packages.case
    for package in case.packages:
        if packages.find(package) is None:
            yield Problem(
                package.place,
                f"a rule forbids the package {package.name}",
                "",
                "change it, or the rule; it is compared with all the same",
                warning=True,
            )


def own_demand(view: View) -> Iterator[Problem]:
    """Say where the package `demand`, which the other side asks for, is good for our side alone: it is ours, then, as after `ours` was changed."""
    case = view.case
    if case.demand is None:
        return
    codes = codes_of(case, [case.demand])
    gains = {side.key: float(view.mean(view.side_gain(side.key, codes))[0]) for side in case.sides}
    if gains[case.ours] > 0 > max(gains[side.key] for side in case.other_sides):
        found = f"the package `demand` is what the other side asks for, and of the sides it is {case.our_side.label} alone, ours, that gains by it"
        yield Problem(case.demand.place, found, "", "name it otherwise, and write what they demand as `demand`", warning=True)


def never_applies(view: View, packages: Packages) -> Iterator[Problem]:
    """Say which authority rules can never apply."""
    for side in view.case.sides:
        for position, rule in enumerate(side.authority):

            def applies(codes: Codes, side: Side = side, position: int = position) -> bool:
                return bool(view.rules(side, codes)[position][1].any())

            if not _anywhere(applies, packages):
                yield Problem(
                    rule.place,
                    f"this authority rule of {side.key} never applies",
                    "",
                    "a rule before it takes every package, or its `when` never holds",
                    warning=True,
                )


def never_satisfied(view: View, packages: Packages) -> Iterator[Problem]:
    """Say whom no package satisfies."""
    for person in view.case.people:

        def satisfied(codes: Codes, person: Person = person) -> bool:
            return bool(view.yes(person, codes).any())

        if not _anywhere(satisfied, packages):
            yield Problem(
                person.place,
                f"no package satisfies {person.key}",
                "",
                "look at the threshold and at what no deal is worth to them",
                warning=True,
            )


def never_varies(view: View, packages: Packages) -> Iterator[Problem]:
    """Say which interests are worth the same with any deal and without."""
    for interest, person in interests(view.case):
        if interest.value is not None and "front(" in interest.value.text:
            continue

        def counts(codes: Codes, interest: Interest = interest, person: Person = person) -> bool:
            gains = view.interest(person, interest, 1.0, codes)
            return bool(abs(gains).max(initial=0.0) > view.tolerance or np.ptp(gains, axis=0).max(initial=0.0))

        if not _anywhere(counts, packages):
            yield Problem(
                interest.place,
                f"“{interest.name}” is worth the same with any deal and without" + (f", for {_joined(nothing)} {'is' if len(nothing) == 1 else 'are'} 0" if (nothing := _nothing(view.case, interest)) else ""),
                "",
                _told(interest, nothing) if interest.place.within else "give it terms or remove it",
                warning=True,
            )


def usual_amounts_of_another_size(view: View, packages: Packages) -> Iterator[Problem]:
    """Say which usual amounts of playbooks are larger than all that is at stake for any side, so that the people who have them weigh little else."""
    case = view.case
    some = spread(packages, _SOME)
    at_stake = max((float(np.ptp(view.mean(view.side_gain(side.key, some.codes)))) for side in case.sides), default=0.0)
    usual: list[tuple[Fact | Assumption, float]] = [(fact, fact.value) for fact in case.facts]
    usual += [(item, float(worlds.mean())) for item in case.assumptions if (worlds := view.worlds.values.get(item.key)) is not None]
    large = [item for item, amount in usual if item.source.startswith(FROM_PLAYBOOK) and item.unit == case.currency and abs(amount) > at_stake > view.tolerance]
    if large:
        named = listed([item.key for item in large], _NAMED)
        found = f"{named}, as {'they are' if len(large) > 1 else 'it is'} usual, {'are each' if len(large) > 1 else 'is'} more than all packages differ by for any side ({with_unit(round(at_stake), case.currency, case.currency)})"
        yield Problem(large[0].place, found, "", "a usual amount is of a case of millions: put your own in its place", warning=True)


def _nothing(case: Case, interest: Interest) -> list[str]:
    """Give the facts that an interest rests on and that are 0."""
    definitions = {item.key: parse(item.expression.text) for item in case.definitions}
    named = {name for item in (interest.value, interest.no_deal) if item is not None for name in node_names(inline(parse(item.text).root, definitions))}
    return [fact.key for fact in case.facts if fact.key in named and fact.value == 0]


def _told(interest: Interest, nothing: Sequence[str]) -> str:
    """Say what to do about an interest that a playbook brought and that never varies."""
    where = "on the sheet Playbooks" if interest.place.sheet else "where it is used"
    return f"tell the playbook {where} what {'it is' if len(nothing) == 1 else 'they are'}, or leave it so where nothing is meant" if nothing else f"tell the playbook {where} more of it, or {_write_out(interest.place)} and remove it there"


def _write_out(place: Place) -> str:
    """Say how everything that a playbook brought comes to stand where it can be changed, as a case in the form of this one."""
    return f"write the playbook out with `backtable expand {shlex.quote(place.file)} --as full{Path(place.file).suffix}`"


def _joined(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


@dataclass(frozen=True, slots=True)
class Good:
    """Good packages as option numbers: the best for us, all that are as good as far as can be told, and the efficient ones.

    Args:
        best: (packages, issues) the best for us and its equals.
        efficient: (packages, issues) those on the frontier of what the sides gain.
    """

    best: Codes
    efficient: Codes


def good_packages(view: View, sample: Packages) -> Good | None:
    """Give the good packages among those that our own people approve; None if there are none."""
    codes = sample.codes[view.own_yes(sample.codes)]
    if not len(codes):
        return None
    values = value_all(view, codes).gain
    if values.max() <= view.tolerance:
        return None
    gains = np.stack([mean_gain(view, side.key, codes) for side in view.case.sides], axis=1)
    front = efficient(np.round(gains / view.tolerance))
    top = np.argsort(-values, kind="stable")[:_BLOCK]
    worlds = values_in_worlds(view, codes[top])
    lacks = worlds[0] - worlds
    errors = 0.0 if view.worlds.exact else lacks.std(axis=1, ddof=1) / np.sqrt(lacks.shape[1])
    return Good(codes[top[view.mean(lacks) <= 2 * errors + view.tolerance]], codes[front])


def unused_options(case: Case, good: Good) -> Iterator[Problem]:
    """Say in a line for each choice which of its options no good package uses; of numbers only the smallest and the largest are looked at.

    Nothing of a term (0) is where every issue may begin, whether or not a good package stays there.
    An option of a package that the case names is there for comparison and not spoken of, nor is what a playbook brought,
    whose options are for all cases of its kind.
    """
    named = codes_of(case, case.packages)
    for column, issue in enumerate(case.issues):
        if issue.kind != "choice" or len(issue.options) < 2 or issue.place.within:
            continue
        used = {*good.best[:, column].tolist(), *good.efficient[:, column].tolist(), *named[:, column].tolist()}
        written = range(len(issue.options))
        looked_at = [min(written, key=issue.options.__getitem__), max(written, key=issue.options.__getitem__)] if issue.numeric else written
        idle = [code for code in looked_at if code not in used and issue.options[code] != 0]
        if not idle:
            continue
        names = [with_unit(issue.options[code], issue.unit, case.currency) for code in idle]
        found = f"the option {names[0]}" if len(names) == 1 else f"{len(names)} of the {len(issue.options)} options"
        listed = "" if len(names) == 1 else f": {', '.join(names[:_NAMED])}{', …' if len(names) > _NAMED else ''}"
        foreign = Path(issue.place.file).suffix.lower() in _FOREIGN  # what options it has is not for them to say who read it
        yield Problem(
            issue.place,
            f"no good package uses {found} of `{issue.key}`{listed}",
            "",
            "" if foreign else f"leave {'it' if len(names) == 1 else 'them'} out, or look whether an interest that speaks for {'it' if len(names) == 1 else 'them'} is missing",
            warning=True,
        )


def ends_of_ranges(case: Case, good: Good) -> Iterator[Problem]:
    """Say where every one of the best packages sits at the end of a range that could be wider: not where the other side demands no more."""
    for column, issue in enumerate(case.issues):
        found = {issue.options[code] for code in good.best[:, column].tolist()}
        demanded = case.demand.values[column] if case.demand else None
        if len(found) == 1 and (end := found.pop()) in issue.open_ends and end != demanded:
            yield Problem(
                issue.place,
                f"the best package has {with_unit(end, issue.unit, case.currency)} for `{issue.key}`, "
                "the end of its range",
                "",
                f"if more is possible at all, {_write_out(issue.place)} and widen the range there{', on the sheet Issues' if issue.place.sheet else ''}" if issue.place.within else "widen the range if more is possible at all",
                warning=True,
            )
