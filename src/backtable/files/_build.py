"""From the shape of a file to a case, with every problem that stands in the way."""

import math
import re
from collections.abc import Mapping
from typing import Any

from backtable.case import (
    Assumption,
    AuthorityRule,
    Belief,
    Case,
    Correlation,
    Definition,
    Expression,
    Fact,
    Interest,
    Issue,
    Person,
    Rule,
    Side,
)
from backtable.errors import NONE_OF, UNFIT, UNPEOPLED, InputError, by_place
from backtable.files._calendar import TODAY, calendar, calendar_facts, currencies
from backtable.files._clauses import clauses
from backtable.files._distributions import distribution
from backtable.files._formulas import Formulas
from backtable.files._money import Money
from backtable.files._percentages import unmeant_percentages
from backtable.files._reader import Reader, options_words
from backtable.files._shape import AssumptionShape, CaseShape, InterestShape, IssueShape, SideShape
from backtable.files._tree import Path, Tree
from backtable.files._unknown import unknown_scores
from backtable.formula import OPTION
from backtable.quantities import evenly, grid, percentage_meant, shown
from backtable.spelling import nearest, nearest_option

_MOST_OPTIONS = 100_000
_MOST_PERCENT = 100


def build_case(shape: CaseShape, tree: Tree) -> Case:
    """Give the case that a shape describes.

    Raises:
        InputError: with every problem of the case, in order of place.
    """
    builder = _Builder(shape, tree)
    case = builder.case()
    if builder.problems:
        raise InputError(by_place(builder.problems))
    tree.notes += unmeant_percentages(tree)
    return case


class _Builder(Reader):
    def __init__(self, shape: CaseShape, tree: Tree) -> None:
        super().__init__(tree)
        self._shape = shape
        rates = currencies(self, shape.currencies, shape.currency)
        self._currencies = rates
        self.money = Money(shape.currency, {item.key: item.rate for item in rates}, certain=not self.problems)
        self._people = [key for side in shape.sides.values() for key in side.people]
        self._viewers = {*shape.sides, *self._people}

    def case(self) -> Case:
        shape = self._shape
        if len(shape.sides) < 2:
            self.problem(
                ("sides",), f"the case has {len(shape.sides)} side{'' if len(shape.sides) == 1 else 's'}",
                "at least two sides",
                "add the other side",
            )
        if not shape.issues:
            self.problem(("issues",), "the case has no issues", "at least one term to be agreed")
        if shape.sides and shape.ours not in shape.sides:
            self.problem(
                ("ours",),
                f"`{shape.ours}` is not a side",
                "",
                next((f"write its key, {key}" for key, side in shape.sides.items() if side.label.casefold() == shape.ours.casefold()), "") or nearest(shape.ours, shape.sides) or f"the sides are {', '.join(shape.sides)}",
                missing=(shape.ours, "sides"), kind=(NONE_OF, "a side", shape.ours),
            )
        self._distinct_names()
        issues = tuple(self._issue(key, item) for key, item in shape.issues.items())
        today, days = calendar(self, shape.calendar)
        facts = (*(self._fact(key, item) for key, item in shape.facts.items()), *calendar_facts(today, days))
        assumptions = tuple(self._assumption(key, item) for key, item in shape.assumptions.items())
        definitions = tuple(
            Definition(key, self.expression(item, ("define", key))) for key, item in shape.define.items()
        )
        rules = tuple(
            Rule(self.expression(item.require, ("rules", position, "require")), item.because)
            for position, item in enumerate(shape.rules)
        )
        sides = tuple(self._side(key, item, issues) for key, item in shape.sides.items())
        own_chance, margin = (self.number(getattr(shape, name), (name,)) for name in ("own_chance", "margin"))
        for name, share in (("own_chance", own_chance), ("margin", margin)):
            if not 0 <= share <= 1:
                self.problem((name,), f"{self.written((name,), name, self.word((name,), name))} {share:g} is not a share", "a number from 0 to 1, or a percentage", percentage_meant(share) if 1 < share <= _MOST_PERCENT else "")
        if shape.seed != int(shape.seed) or shape.seed < 0:
            self.problem(("seed",), f"the seed {shape.seed:g} is not a whole number from 0", "for example 7")
        packages = tuple(self.package(item, issues, ("packages", name), name) for name, item in shape.packages.items())
        case = Case(
            name=shape.case,
            currency=shape.currency,
            ours=shape.ours,
            issues=issues,
            sides=sides,
            facts=facts,
            assumptions=assumptions,
            correlations=self._correlations(),
            definitions=definitions,
            rules=rules,
            packages=packages,
            seed=int(shape.seed),
            own_chance=own_chance,
            margin=margin,
            currencies=self._currencies,
            today=today,
            calendar=days,
            clauses=clauses(self, shape.clauses, [*shape.issues, *(fact.key for fact in facts), *shape.assumptions, *shape.define]),
            file=self.tree.file,
        )
        Formulas(self, case).check()
        return case.holding(packages)

    def _distinct_names(self) -> None:
        seen: dict[str, str] = {}
        reserved = {"front", "min", "max", "abs", "round", "ceil", "floor", "clip"}
        for section in ("issues", "facts", "assumptions", "define", "calendar"):
            for key in getattr(self._shape, section):
                if (section, key) == ("calendar", TODAY):
                    continue
                path: Path = (section, key)
                if not key.isidentifier() or key in {
                    "if",
                    "else",
                    "and",
                    "or",
                    "not",
                    "in",
                    "is",
                    "None",
                    "True",
                    "False",
                    "lambda",
                    "for",
                }:
                    self.problem(
                        path,
                        f"`{key}` cannot stand in a formula",
                        "a name of letters, digits and _",
                        f"write {spelled}" if (spelled := re.sub(r"\W+", "_", key).strip("_")).isidentifier() and spelled != key else "rename it",
                        key=True,
                        kind=(UNFIT,),
                    )
                if key in reserved:
                    self.problem(path, f"`{key}` is a word of the formulas", "", "rename it", key=True)
                if key in seen:
                    self.problem(
                        path, f"`{key}` is also among the {seen[key]}", "one meaning for a name", "rename one", key=True
                    )
                seen[key] = section
        people: dict[str, str] = {}
        for side, item in self._shape.sides.items():
            for key in item.people:
                if key in people or key in self._shape.sides:
                    self.problem(
                        ("sides", side, "people", key),
                        f"`{key}` is used twice",
                        "keys of people and sides are unique",
                        "rename one",
                        key=True,
                    )
                people[key] = side

    def _issue(self, key: str, item: IssueShape) -> Issue:
        before = len(self.problems)
        found = self._issue_read(key, item)
        if len(self.problems) > before:
            self.unread.add(key)
        return found

    def _issue_read(self, key: str, item: IssueShape) -> Issue:
        path: Path = ("issues", key)
        place = self.tree.place(path)
        label = item.label or key.replace("_", " ")
        if item.options is not None:
            if item.from_ is not None or item.to is not None or item.step is not None:
                self.problem((*path, "options"), f"{key} has both options and a range", "one of them", self.written(path, "", "empty Options, or From, To and Step"))
            named = item.kind == "names"
            at = (*path, "options")
            options = [shown(value) if named else self.option(value, (*at, place)) for place, value in enumerate(item.options)]
            if not options:
                self.problem((*path, "options"), f"{key} has no options", "at least one")
                return Issue(key, label, (0.0,), item.unit, place=place)
            numeric = not any(isinstance(option, str) for option in options)
            if not numeric and not all(isinstance(option, str) for option in options):
                self.problem(
                    (*path, "options"),
                    f"{key} mixes numbers and names",
                    "all numbers or all names",
                    "put the numbers in words, or give each a number",
                )
                options = [str(option) for option in options]
            if len(set(options)) < len(options):
                self.problem((*path, "options"), f"{key} names an option twice", "each option once")
            return Issue(key, label, tuple(options), item.unit, "choice", numeric, place)
        if item.from_ is None or item.to is None:
            name = "options" if item.from_ is item.to is None else "from" if item.from_ is None else "to"
            self.problem((*path, name), f"{key} has neither options nor a range", self.written(path, "`options:`, or `from:` and `to:`", "values in Options, or numbers in From and To"))
            return Issue(key, label, (0.0,), item.unit, place=place)
        before = len(self.problems)
        start, stop = self.number(item.from_, (*path, "from")), self.number(item.to, (*path, "to"))
        step = 1.0 if item.step is None else self.number(item.step, (*path, "step"))
        if len(self.problems) > before:
            return Issue(key, label, (0.0,), item.unit, place=place)
        kind = item.kind or "number"
        if kind not in ("number", "amount"):
            self.problem(
                (*path, "kind"),
                f"`{kind}` is not a kind of issue with a range",
                "`amount`, or nothing for a whole number",
            )
        if kind == "amount" and item.step is None:
            if not start < stop:
                self.problem((*path, "to"), f"{key} runs from {start:g} to {stop:g}", "from below to")
                return Issue(key, label, (start,), item.unit, kind, place=place)
            return Issue(key, label, evenly(start, stop), item.unit, kind, place=place, continuous=True)
        from_to = self.written(path, "from below to", "From below To")
        if start > stop or step <= 0:
            self.problem(
                (*path, "step" if step <= 0 else "to"), f"{key} runs from {start:g} to {stop:g} by {step:g}", f"{from_to}, and a {self.written(path, 'step', 'Step')} above 0"
            )
            return Issue(key, label, (start,), item.unit, kind, place=place)
        steps = (stop - start) / step
        count = math.floor(steps + 1e-9 * max(1.0, steps)) + 1
        if count > _MOST_OPTIONS:
            least = step * math.ceil(steps / (_MOST_OPTIONS - 1))
            anything = f"a {self.written(path, 'step', 'Step')} of {shown(least)} or more that divides the range"
            self.problem(
                (*path, "step"), f"{key} has {count:,} options", f"at most {_MOST_OPTIONS:,}",
                f"use {anything}; or make it an amount (`kind: amount`) without a step: then it can be any number, and the best is found where the formulas are made of straight lines in it",
            )  # fmt: skip
            return Issue(key, label, (start,), item.unit, kind, place=place)
        if abs(steps - round(steps)) > 1e-9 * max(1.0, steps):
            self.problem(
                (*path, "step") if item.step is not None else (*path, "to"),
                f"the step {step:g} does not divide the range {start:g} to {stop:g}",
                "a step that reaches the end",
                f"end at {start + math.floor(steps) * step:g} or change the step",
            )
            return Issue(key, label, (start, stop), item.unit, kind, place=place)
        return Issue(key, label, grid(start, stop, step), item.unit, kind, place=place)

    def _fact(self, key: str, item: Any) -> Fact:
        path: Path = ("facts", key)
        if isinstance(item, float | int | str):
            return Fact(key, self.number(item, path), place=self.tree.place(path))
        return Fact(key, self.number(item.value, (*path, "value")), item.unit, item.source, self.tree.place(path), item.about)

    def _assumption(self, key: str, item: AssumptionShape) -> Assumption:
        path: Path = ("assumptions", key)
        known_to = self.names(item.known_to, (*path, "known_to"), self._viewers, "a side or a person", among=("sides", "people"))
        beliefs = []
        for viewer, belief in item.as_seen_by.items():
            self.names(viewer, (*path, "as_seen_by", viewer), self._viewers, "a side or a person", among=("sides", "people"))
            if viewer in known_to:
                self.problem(
                    (*path, "as_seen_by", viewer),
                    f"{viewer} both knows {key} and believes something else",
                    "one of them",
                    key=True,
                )
            beliefs.append(Belief(viewer, distribution(self, belief, (*path, "as_seen_by", viewer))))
        return Assumption(
            key,
            item.about or key.replace("_", " "),
            distribution(self, item, path),
            item.unit,
            known_to,
            tuple(beliefs),
            item.source,
            self.tree.place(path),
        )

    def _correlations(self) -> tuple[Correlation, ...]:
        result = []
        for position, item in enumerate(self._shape.correlations):
            path: Path = ("correlations", position)
            first, second = self.names(item.between, (*path, "between"), self._shape.assumptions, "an assumption", sheets=("Assumptions",), among=("assumptions",))
            if not -1 < item.rank < 1 or first == second:
                self.problem(
                    (*path, "rank"),
                    f"the rank correlation {item.rank:g} between {first} and {second}",
                    "two assumptions and a number between -1 and 1",
                )
                continue
            result.append(Correlation(first, second, item.rank, self.tree.place(path)))
        return tuple(result)

    def _side(self, key: str, item: SideShape, issues: tuple[Issue, ...]) -> Side:
        path: Path = ("sides", key)
        people = []
        for name, person in item.people.items():
            at: Path = (*path, "people", name)
            if person.table not in ("front", "back"):
                self.problem((*at, "table"), f"{name} sits at `{person.table}`", "front or back")
            interests = self._interests(person.interests, (*at, "interests"), issues)
            stake = self._stake(person.stake, (*at, "stake"), bool(interests))
            people.append(
                Person(
                    name,
                    person.label or person.role or name.replace("_", " "),
                    person.role,
                    key,
                    person.table == "front",
                    stake,
                    self.expression(person.threshold, (*at, "threshold")),
                    interests,
                    self.tree.place(at),
                )
            )
        if not people:
            self.problem((*path, "people"), f"{key} has no people", "at least one person", "add whoever talks for it", kind=(UNPEOPLED,))
        elif not any(person.front for person in people) and all(person.table == "back" for person in item.people.values()):
            self.problem(
                path, f"nobody of {key} sits at a front table",
                self.written(path, "at least one person with table: front", "front in the column Table of the sheet People for at least one person"), key=True, kind=(UNPEOPLED,)
            )
        rules = []
        for position, rule in enumerate(item.authority):
            at = (*path, "authority", position)
            labels = {label.casefold(): name for name, person in item.people.items() for label in (person.role, person.label) if label}
            approve = tuple(dict.fromkeys(self.names(rule.approve, (*at, "approve"), item.people, f"a person of {key}", labels, among=("people",))))
            if not approve:
                self.problem((*at, "approve"), "nobody approves here", f"at least one person of {key}")
            when = None if rule.when is None else self.expression(rule.when, (*at, "when"))
            rules.append(AuthorityRule(when, approve, rule.because, self.tree.place(at)))
        interests = self._interests(item.interests, (*path, "interests"), issues)
        return Side(
            key, item.label or key.replace("_", " "), interests, tuple(people), tuple(rules), self.tree.place(path)
        )

    def _stake(self, written: float | str | None, path: Path, own_interests: bool) -> float | Expression:
        """Give a share as a number, and a formula as it is written."""
        if written is None:
            return 0.0 if own_interests else 1.0
        formula = self.expression(written, path)
        try:
            stake = float(formula.text)
        except ValueError:
            return formula
        if not 0 <= stake <= 1:
            self.problem(path, f"the stake {stake:g} is not a share", "a number from 0 to 1, or a percentage", percentage_meant(stake) if 1 < stake <= _MOST_PERCENT else "")
        return stake

    def _interests(self, items: list[InterestShape], path: Path, issues: tuple[Issue, ...]) -> tuple[Interest, ...]:
        result = []
        for position, item in enumerate(items):
            at: Path = (*path, position)
            forms = [name for name in ("value", "scores", "unknown") if getattr(item, name) is not None]
            if len(forms) != 1 and (forms or not self.tree.hides(item.name, ("Scores", "Unknown"))):
                found = f"has {' and '.join(self.written(at, name, self.word(at, name)) for name in forms)}"
                if not forms:
                    found = self.written(at, "has neither value nor scores nor unknown", "has no Worth, and no rows on the sheets Scores and Unknown")
                self.problem((*at, "value"), f"“{item.name}” {found}", "one of them", missing=() if forms else (item.name, "interests"))
            scores = self._scores(item.scores or {}, (*at, "scores"), issues)
            value = None if item.value is None else self.expression(item.value, (*at, "value"))
            no_deal = None if item.no_deal is None else self.expression(item.no_deal, (*at, "no_deal"))
            unknown = None
            if item.unknown is not None:
                key = f"{path[-2]}.{position + 1}"
                unknown = unknown_scores(self, item.unknown, (*at, "unknown"), key, issues)
                if no_deal is not None and unknown.no_deal is not None:
                    self.problem(
                        (*at, "no_deal"),
                        f"“{item.name}” says twice what no deal is worth",
                        f"an amount here, or a share {self.written(at, 'under `unknown`', 'on the sheet Unknown')}",
                        "remove one of them",
                    )
            result.append(Interest(item.name, value, scores, no_deal, item.source, unknown, self.tree.place(at)))
        return tuple(result)

    def _scores(
        self, scores: Mapping[str, Mapping[str, float | str]], path: Path, issues: tuple[Issue, ...]
    ) -> tuple[tuple[str, tuple[float, ...]], ...]:
        known = {issue.key: issue for issue in issues}
        rows = []
        for key, table in scores.items():
            if key not in known:
                self.problem((*path, key), f"`{key}` is not an issue", "", nearest(key, known), key=True, missing=(key, "issues"), kind=(NONE_OF, "an issue", key))
                continue
            issue, row = known[key], {}
            if key in self.unread:
                continue
            if issue.continuous:
                self.problem((*path, key), f"{key} is a continuous amount, which has no options to score", f"a formula under {self.word(path, 'value')}", self.written(path, f"say step: for {key}, or for example value: -{key}", f"write a Step for {key} on the sheet Issues, or a Worth such as -{key}"))
                continue
            before = len(self.problems)
            for option, worth in table.items():
                try:
                    row[issue.index(self.option(option, (*path, key, option)) if issue.numeric else option)] = self.number(
                        worth, (*path, key, option)
                    )
                except (ValueError, TypeError):
                    self.problem((*path, key, option), f"`{option}` is not an option of {key}", options_words(issue), nearest_option(str(option), [str(item) for item in issue.options]), key=True, missing=(str(option), OPTION, key), kind=(NONE_OF, f"an option of {key}", str(option)))
            missing = [
                str(option) if isinstance(option, str) else f"{option:g}"
                for index, option in enumerate(issue.options)
                if index not in row
            ]
            if missing and (self.tree.hides(key, ("Scores",)) or len(self.problems) > before):
                continue
            if missing:
                self.problem(
                    (*path, key), f"{key} has no score for {', '.join(missing[:8])}", "a score for every option"
                )
                continue
            rows.append((key, tuple(row[index] for index in range(len(issue.options)))))
        return tuple(rows)
