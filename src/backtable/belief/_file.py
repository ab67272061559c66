"""Evidence from a file: what was learned, in order, each with its place."""

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from backtable.belief._evidence import (
    Accepted,
    Approved,
    ConditionLearned,
    Countered,
    Evidence,
    Heard,
    Lapsed,
    MustAsk,
    NotStandard,
    OfferReceived,
    ReasonGiven,
    Refused,
    Rejected,
    ValueLearned,
    WillNot,
    Would,
)
from backtable.belief._noise import Noise
from backtable.belief._scene import SOUGHT
from backtable.case import Case, Package
from backtable.errors import InputError, by_place
from backtable.files import Formulas, Money, Quantity, Reader, Tree, nearest, read_package, read_shape
from backtable.formula import node_names, parse
from backtable.quantities import shown
from backtable.value import Model, cannot_be, holding, some_packages

Terms = str | dict[str, Any]
_PACKAGES: dict[str, Any] = {
    "offer": OfferReceived,
    "accepted": Accepted,
    "rejected": Rejected,
    "lapsed": Lapsed,
    "countered": Countered,
    "approved": Approved,
    "refused": Refused,
    "must_ask": MustAsk,
    "not_standard": NotStandard,
}
_TIMED = ("offer", "accepted", "rejected", "lapsed", "countered")
_ANSWERS: dict[str, Any] = {"will_not": WillNot, "would": Would}
KINDS = (*_PACKAGES, "reason", "heard", *_ANSWERS, "value", "fact")
_BESIDE = {
    **{key: {"by"} for key in _PACKAGES},
    **{key: {"by", "time"} for key in _TIMED},
    "accepted": {"by", "time", "complete"},
    "countered": {"by", "time", "beside"},
    "reason": {"by", "package", "direction"},
    "heard": {"by", "outside", "credibility", "guess"},
    **{key: {"who", "by", "outside", "credibility", "guess"} for key in _ANSWERS},
    "value": {"as_seen_by"},
    "fact": {"as_seen_by"},
}
_OPEN = {"ask_if_so", "ask_if_not", "standard_if_so", "standard_if_not", "lapse", "stray", "unapproved"}
_POSITIVE = {"softness", "eager_first", "eager_last", "pointed"}
_POWER = {"again"}


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class EvidenceShape(_Shape):
    """One thing that was learned: exactly one of the kinds, and what goes with it."""

    offer: Terms | None = Field(None, description="A package that they ask for")
    accepted: Terms | None = Field(None, description="A package of ours that they accept")
    rejected: Terms | None = Field(None, description="A package of ours that they turn down")
    lapsed: Terms | None = Field(None, description="A package of ours that they leave unanswered")
    countered: Terms | None = Field(None, description="A package of ours to which they reply with an offer of their own")
    approved: Terms | None = Field(None, description="A package to which one person says yes")
    refused: Terms | None = Field(None, description="A package to which one person says no")
    must_ask: Terms | None = Field(None, description="A package of which they say that others must approve it")
    not_standard: Terms | None = Field(None, description="A package of which they say that it is not in their terms")
    reason: str | None = Field(None, description="The issue that they name as what speaks against a package")
    heard: str | None = Field(None, description="A condition that they say holds")
    will_not: str | None = Field(
        None, description="A condition on terms: they say that somebody approves no such package"
    )
    would: str | None = Field(
        None, description="A condition on terms: they say that somebody approves every such package"
    )
    value: dict[str, Quantity] | None = Field(None, description="assumption: the value that it is known to have now")
    fact: str | None = Field(None, description="A condition that is known to hold now")
    who: str | None = None
    by: str | None = None
    outside: str | None = None
    package: Terms | None = None
    direction: str | None = None
    time: Quantity | None = None
    beside: list[Terms] | None = None
    complete: str | None = None
    credibility: Quantity | None = None
    guess: Quantity | None = None
    as_seen_by: str | None = None
    note: str = ""


class EvidenceFileShape(_Shape):
    """What was learned, in the order in which it was, and how loosely people follow what is computed for them."""

    evidence: list[EvidenceShape]
    noise: dict[str, Quantity] = Field(default_factory=dict)


def read_evidence(path: str | Path, case: Case) -> tuple[tuple[Evidence, ...], Noise]:
    """Read a file of evidence on a case.

    Raises:
        InputError: with every problem of the file, each with its place.
    """
    shape, tree = read_shape(path, EvidenceFileShape, "a file of evidence", "`evidence:`")
    reader = _Evidence(tree, case)
    items = [reader.item(item, position) for position, item in enumerate(shape.evidence)]
    noise = reader.noise(shape.noise)
    if reader.problems:
        raise InputError(by_place(reader.problems))
    return tuple(item for item in items if item is not None), noise


class _Evidence(Reader):
    def __init__(self, tree: Tree, case: Case) -> None:
        super().__init__(tree, Money.of(case))
        self._case = case
        self._model = Model(case)
        self._theirs = {person.key: person for side in case.other_sides for person in side.people}
        self._formulas = Formulas(self, case)
        self._packages = some_packages(case, SOUGHT)

    def item(self, item: EvidenceShape, position: int) -> Evidence | None:
        """Give one piece of evidence, None and a problem where it makes no sense."""
        path = ("evidence", position)
        kinds = [name for name in KINDS if getattr(item, name) is not None]
        if len(kinds) != 1:
            found = f"this is {' and '.join(kinds)} at once" if kinds else "this says nothing that was learned"
            self.problem(path, found, f"one of {', '.join(KINDS)}")
            return None
        kind, before = kinds[0], len(self.problems)
        for name in item.model_fields_set - {*KINDS, "note"} - _BESIDE[kind]:
            allowed = ", ".join(sorted({*_BESIDE[kind], "note"}))
            self.problem((*path, name), f"`{name}` says nothing of `{kind}`", f"beside it {allowed}", key=True)
        made = self._made(kind, item, path)
        if made is None or len(self.problems) > before:
            return None
        return replace(made, note=item.note, place=self.tree.place((*path, kind)))

    def _made(self, kind: str, item: EvidenceShape, path: tuple[str | int, ...]) -> Evidence | None:
        if kind in _PACKAGES:
            package, person = self._terms(getattr(item, kind), (*path, kind)), self._speaker(item.by, path)
            if package is None or person is None:
                return None
            beside: dict[str, Any] = {}
            if kind in _TIMED:
                beside["time"] = self._share(item.time, (*path, "time"), 0.5)
            if kind == "accepted":
                beside["complete"] = self._answer(item.complete, (*path, "complete"))
            if kind == "countered":
                others = [self._terms(raw, (*path, "beside", number)) for number, raw in enumerate(item.beside or ())]
                beside["beside"] = tuple(other for other in others if other is not None)
            made: Evidence = _PACKAGES[kind](person, package, **beside)
            return made
        if kind == "reason":
            return self._reason(item, path)
        if kind == "heard":
            that = self.expression(str(item.heard), (*path, "heard"))
            self._formulas.condition(that)
            said = self._said(item, path)
            return Heard(said[0], that, *said[1:]) if said else None
        if kind in _ANSWERS:
            return self._answer_of(kind, item, path)
        return self._value(item, path) if kind == "value" else self._fact(item, path)

    def _terms(self, raw: Terms, path: tuple[str | int, ...]) -> Package | None:
        if isinstance(raw, dict):
            return self.package(raw, self._case.issues, path)
        try:
            return replace(read_package(self._case, raw), place=self.tree.place(path))
        except InputError as error:
            for problem in error.problems:
                self.problems.append(replace(problem, place=self.tree.place(path)))
            return None

    def _speaker(self, by: str | None, path: tuple[str | int, ...]) -> str | None:
        if by is None:
            front = [key for key, person in self._theirs.items() if person.front]
            if len(front) == 1:
                return front[0]
            self.problem(path, "this does not say who", f"`by:` with one of {', '.join(self._theirs)}")
            return None
        if by not in self._theirs:
            remedy = nearest(by, self._theirs) or f"they are {', '.join(self._theirs)}"
            self.problem((*path, "by"), f"`{by}` is nobody of theirs", "", remedy)
            return None
        return by

    def _reason(self, item: EvidenceShape, path: tuple[str | int, ...]) -> Evidence | None:
        issues = {issue.key: issue for issue in self._case.issues}
        key = str(item.reason)
        if key not in issues:
            remedy = nearest(key, issues) or f"the issues are {', '.join(issues)}"
            self.problem((*path, "reason"), f"`{key}` is not an issue", "", remedy)
        if item.package is None:
            self.problem(path, "this does not say against which package", "`package:`")
        package = None if item.package is None else self._terms(item.package, (*path, "package"))
        person = self._speaker(item.by, path)
        if key not in issues or package is None or person is None:
            return None
        issue, direction = issues[key], item.direction or ""
        here = package.values[self._case.issues.index(issue)]
        others = [option for option in issue.options if option != here]
        if direction:
            if direction not in ("higher", "lower"):
                self.problem((*path, "direction"), f"`{direction}` is no direction", "higher or lower")
                return None
            if not issue.numeric:
                self.problem(
                    (*path, "direction"), f"the options of {key} are names, which go neither way", "", "leave it out"
                )
                return None
            numbers = [float(option) for option in others if not isinstance(option, str)]
            others = [option for option in numbers if (option > float(here)) == (direction == "higher")]
        if not others:
            which = f"no {direction} option than {shown(here)}" if direction else "no other option"
            self.problem((*path, "reason"), f"{key} has {which}", "a term that can change")
            return None
        return ReasonGiven(person, package, key, direction)

    def _answer_of(self, kind: str, item: EvidenceShape, path: tuple[str | int, ...]) -> Evidence | None:
        where, before = self.expression(str(getattr(item, kind)), (*path, kind)), len(self.problems)
        self._formulas.terms_condition(where)
        if len(self.problems) == before and not len(
            self._packages.codes[holding(self._case, where, self._packages.codes)]
        ):
            self.problem((*path, kind), "no package is so", "a condition that some package fulfils")
        if item.who not in self._theirs:
            found = (
                "this does not say whose answer it is about"
                if item.who is None
                else f"`{item.who}` is nobody of theirs"
            )
            remedy = nearest(item.who or "", self._theirs) or f"they are {', '.join(self._theirs)}"
            self.problem((*path, "who") if item.who else path, found, "" if item.who else "`who:`", remedy)
        said = self._said(item, path)
        made: Evidence | None = _ANSWERS[kind](said[0], item.who, where, *said[1:]) if said else None
        return made

    def _said(self, item: EvidenceShape, path: tuple[str | int, ...]) -> tuple[str, float, float] | None:
        """Give who said something, its credibility and its guess."""
        known = {*(side.key for side in self._case.sides), *(person.key for person in self._case.people)}
        if (item.by is None) == (item.outside is None):
            self.problem(
                path, "this does not say who said it", "`by:` with a person or a side, or `outside:` with a name"
            )
            return None
        if item.by is not None and item.by not in known:
            remedy = nearest(item.by, known) or "`outside:` is for whoever is not in the case"
            self.problem((*path, "by"), f"`{item.by}` is neither a person nor a side", "", remedy)
        if item.outside is not None and item.outside in known:
            self.problem((*path, "outside"), f"`{item.outside}` is in the case", "", "write `by:`")
        if item.credibility is None:
            self.problem(path, "this does not say how credible it is", "`credibility:`, for example 60%")
            return None
        credibility = self._share(item.credibility, (*path, "credibility"), 0.0)
        if credibility == 1:
            self.problem(
                (*path, "credibility"), "no statement is certain", "below 100 %", "write what is certain as `fact:`"
            )
        guess = self._share(item.guess, (*path, "guess"), 1.0)
        if guess == 0:
            self.problem((*path, "guess"), "a guess of 0 would make the statement certain", "above 0")
        return item.by or str(item.outside), credibility, guess

    def _value(self, item: EvidenceShape, path: tuple[str | int, ...]) -> Evidence | None:
        pairs = list((item.value or {}).items())
        items = {entry.key: entry for entry in self._case.assumptions}
        if len(pairs) != 1:
            self.problem((*path, "value"), f"this names {len(pairs)} values", "one assumption and its value")
            return None
        key, raw = pairs[0]
        at = (*path, "value", key)
        if key not in items:
            remedy = nearest(key, items) or f"the assumptions are {', '.join(items)}"
            self.problem(at, f"`{key}` is not an assumption", "", remedy, key=True)
            return None
        entry, viewer = items[key], item.as_seen_by or ""
        if viewer:
            beliefs = {belief.viewer: belief.distribution for belief in entry.as_seen_by}
            if viewer not in beliefs:
                who = ", ".join(beliefs) or "nobody"
                self.problem((*path, "as_seen_by"), f"the case says nothing of what `{viewer}` takes {key} to be", who)
                return None
            entry = replace(entry, distribution=beliefs[viewer])
        value = float(raw == "yes") if raw in ("yes", "no") else self.number(raw, at)
        if wanted := cannot_be(self._case, entry, value):
            self.problem(at, f"{key} cannot be {shown(raw)}", wanted, "widen the assumption in the case if it is so")
        return ValueLearned(key, value, viewer)

    def _fact(self, item: EvidenceShape, path: tuple[str | int, ...]) -> Evidence | None:
        that, viewer = self.expression(str(item.fact), (*path, "fact")), item.as_seen_by or ""
        before = len(self.problems)
        self._formulas.condition(that)
        known = {*(side.key for side in self._case.sides), *(person.key for person in self._case.people)}
        if viewer and viewer not in known:
            self.problem(
                (*path, "as_seen_by"), f"`{viewer}` is neither a person nor a side", "", nearest(viewer, known)
            )
        if len(self.problems) == before and viewer:
            _, averaged = self._model.sees(viewer)
            if blind := sorted(node_names(self._model.tree(parse(that.text).text)) & averaged):
                found = f"{viewer} neither knows {blind[0]} nor believes anything of it"
                self.problem((*path, "fact"), found, "what they know or believe", "leave out `as_seen_by`")
        return ConditionLearned(that, viewer)

    def _share(self, raw: float | str | None, path: tuple[str | int, ...], default: float) -> float:
        if raw is None:
            return default
        share = self.number(raw, path)
        if not 0 <= share <= 1:
            self.problem(path, f"{shown(share)} is not a share", "a number from 0 to 1, or a percentage")
            return default
        return share

    def _answer(self, raw: str | None, path: tuple[str | int, ...]) -> bool:
        if raw not in (None, "yes", "no"):
            self.problem(path, f"`{raw}` is no answer", "yes or no")
        return raw == "yes"

    def noise(self, given: dict[str, float | str]) -> Noise:
        """Give the noise with what the file says of it."""
        names = [item.name for item in fields(Noise)]
        found = {}
        for name, raw in given.items():
            path = ("noise", name)
            if name not in names:
                remedy = nearest(name, names) or f"they are {', '.join(names)}"
                self.problem(path, f"`{name}` is not a parameter of the likelihoods", "", remedy, key=True)
                continue
            value = self.number(raw, path)
            if name in _POSITIVE:
                fine, wanted = 0 < value <= 100, "a number above 0, at most 100"
            elif name in _POWER:
                fine, wanted = 0 <= value <= 100, "a number from 0 to 100"
            elif name in _OPEN:
                fine, wanted = 0 < value < 1, "a share between 0 and 1"
            else:
                fine, wanted = 0 <= value < 1, "a share from 0 to less than 1"
            if not fine:
                self.problem(path, f"{name} {shown(value)} would leave nothing to doubt or is no share", wanted)
            found[name] = value
        return Noise() if self.problems else Noise(**found)
