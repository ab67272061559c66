"""From the shape of a file to a case, with every problem that stands in the way."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from backtable.case import (
    Assumption,
    AuthorityRule,
    Belief,
    Case,
    Correlation,
    Definition,
    Distribution,
    Expression,
    Fact,
    Interest,
    Issue,
    Package,
    Person,
    Rule,
    Side,
)
from backtable.errors import FormulaError, InputError, Place, Problem
from backtable.files._ranges import support
from backtable.files._shape import AssumptionShape, CaseShape, DistributionShape, InterestShape, IssueShape, SideShape
from backtable.files._tree import Path, Tree, nearest
from backtable.formula import Formula, Kind, all_errors, depends_on, inline, kind_of, order, parse, zero_divisions
from backtable.quantities import grid, parse_number

_MOST_OPTIONS = 100_000
_FORMS = "low, likely and high, or chance, uniform, normal, lognormal, pert or values"


def build_case(shape: CaseShape, tree: Tree) -> Case:
    """Give the case that a shape describes.

    Raises:
        InputError: with every problem of the case, in order of place.
    """
    builder = _Builder(shape, tree)
    case = builder.case()
    if builder.problems:
        raise InputError(sorted(set(builder.problems), key=lambda problem: problem.place))
    return case


class _Builder:
    def __init__(self, shape: CaseShape, tree: Tree) -> None:
        self._shape = shape
        self._tree = tree
        self.problems: list[Problem] = []
        self._people = [key for side in shape.sides.values() for key in side.people]
        self._viewers = {*shape.sides, *self._people}

    def _problem(self, path: Path, found: str, expected: str = "", remedy: str = "", key: bool = False) -> None:
        place = self._tree.keys.get(path) if key else None
        self.problems.append(Problem(place or self._tree.place(path), found, expected, remedy))

    def _number(self, value: Any, path: Path) -> float:
        if isinstance(value, str):
            try:
                return parse_number(value)
            except ValueError as error:
                self._problem(path, f"`{value}` {error}", "a number, for example 2,000,000, 2m or 25%")
                return 0.0
        return float(value)

    def _expression(self, value: float | str, path: Path) -> Expression:
        place = self._tree.place(path)
        if isinstance(value, float | int):
            return Expression(repr(float(value)), place)
        try:
            return Expression(repr(parse_number(value)), place)
        except ValueError:
            return Expression(value, place)

    def _names(self, value: list[str] | str, path: Path, known: Iterable[str], what: str) -> tuple[str, ...]:
        names = [value] if isinstance(value, str) else value
        pool = set(known)
        for position, name in enumerate(names):
            if name not in pool:
                at = path if isinstance(value, str) else (*path, position)
                self._problem(
                    at, f"`{name}` is not {what}", "", nearest(name, pool) or f"known are {', '.join(sorted(pool))}"
                )
        return tuple(names)

    def case(self) -> Case:
        shape = self._shape
        if len(shape.sides) < 2:
            self._problem(
                ("sides",), f"the case has {len(shape.sides)} side", "at least two sides", "add the other side"
            )
        if not shape.issues:
            self._problem(("issues",), "the case has no issues", "at least one term to be agreed")
        if shape.ours not in shape.sides:
            self._problem(
                ("ours",),
                f"`{shape.ours}` is not a side",
                "",
                nearest(shape.ours, shape.sides) or f"the sides are {', '.join(shape.sides)}",
            )
        self._distinct_names()
        issues = tuple(self._issue(key, item) for key, item in shape.issues.items())
        facts = tuple(self._fact(key, item) for key, item in shape.facts.items())
        assumptions = tuple(self._assumption(key, item) for key, item in shape.assumptions.items())
        definitions = tuple(
            Definition(key, self._expression(item, ("define", key))) for key, item in shape.define.items()
        )
        rules = tuple(
            Rule(self._expression(item.require, ("rules", position, "require")), item.because)
            for position, item in enumerate(shape.rules)
        )
        sides = tuple(self._side(key, item, issues) for key, item in shape.sides.items())
        own_chance = self._number(shape.own_chance, ("own_chance",))
        if not 0 <= own_chance <= 1:
            self._problem(("own_chance",), f"{own_chance:g} is not a share", "a number from 0 to 1")
        if shape.seed != int(shape.seed) or shape.seed < 0:
            self._problem(("seed",), f"the seed {shape.seed:g} is not a whole number from 0", "for example 7")
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
            packages=tuple(self._package(name, item, issues) for name, item in shape.packages.items()),
            seed=int(shape.seed),
            own_chance=own_chance,
            margin=self._number(shape.margin, ("margin",)),
            file=self._tree.file,
        )
        self._formulas(case)
        return case

    def _distinct_names(self) -> None:
        seen: dict[str, str] = {}
        reserved = {"front", "min", "max", "abs", "round", "ceil", "floor", "clip"}
        for section in ("issues", "facts", "assumptions", "define"):
            for key in getattr(self._shape, section):
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
                    self._problem(
                        path,
                        f"`{key}` cannot stand in a formula",
                        "a name of letters, digits and _",
                        "rename it",
                        key=True,
                    )
                if key in reserved:
                    self._problem(path, f"`{key}` is a word of the formulas", "", "rename it", key=True)
                if key in seen:
                    self._problem(
                        path, f"`{key}` is also among the {seen[key]}", "one meaning for a name", "rename one", key=True
                    )
                seen[key] = section
        people: dict[str, str] = {}
        for side, item in self._shape.sides.items():
            for key in item.people:
                if key in people or key in self._shape.sides:
                    self._problem(
                        ("sides", side, "people", key),
                        f"`{key}` is used twice",
                        "keys of people and sides are unique",
                        "rename one",
                        key=True,
                    )
                people[key] = side

    def _issue(self, key: str, item: IssueShape) -> Issue:
        path: Path = ("issues", key)
        place = self._tree.place(path)
        label = item.label or key.replace("_", " ")
        if item.options is not None:
            if item.from_ is not None or item.to is not None or item.step is not None:
                self._problem(path, f"{key} has both options and a range", "one of them")
            options = [self._option(value) for value in item.options]
            if not options:
                self._problem((*path, "options"), f"{key} has no options", "at least one")
                return Issue(key, label, (0.0,), item.unit, place=place)
            numeric = not any(isinstance(option, str) for option in options)
            if not numeric and not all(isinstance(option, str) for option in options):
                self._problem(
                    (*path, "options"),
                    f"{key} mixes numbers and names",
                    "all numbers or all names",
                    "put the numbers in words, or give each a number",
                )
                options = [str(option) for option in options]
            if len(set(options)) < len(options):
                self._problem((*path, "options"), f"{key} names an option twice", "each option once")
            return Issue(key, label, tuple(options), item.unit, "choice", numeric, place)
        if item.from_ is None or item.to is None:
            self._problem(path, f"{key} has neither options nor a range", "`options:`, or `from:` and `to:`")
            return Issue(key, label, (0.0,), item.unit, place=place)
        start, stop = self._number(item.from_, (*path, "from")), self._number(item.to, (*path, "to"))
        kind = item.kind or "number"
        if kind not in ("number", "amount"):
            self._problem(
                (*path, "kind"),
                f"`{kind}` is not a kind of issue with a range",
                "`amount`, or nothing for a whole number",
            )
        if kind == "amount" and item.step is None:
            self._problem(
                path,
                f"{key} is a continuous amount, which cannot be enumerated yet",
                "a `step:`",
                "add, for example, step: 10000",
            )
            return Issue(key, label, (start, stop), item.unit, kind, place=place)
        step = 1.0 if item.step is None else self._number(item.step, (*path, "step"))
        if start > stop or step <= 0:
            self._problem(
                path, f"{key} runs from {start:g} to {stop:g} by {step:g}", "from below to, and a step above 0"
            )
            return Issue(key, label, (start,), item.unit, kind, place=place)
        steps = (stop - start) / step
        if steps > _MOST_OPTIONS:
            self._problem(path, f"{key} has {steps:,.0f} options", f"at most {_MOST_OPTIONS:,}", "use a larger step")
            return Issue(key, label, (start,), item.unit, kind, place=place)
        if abs(steps - round(steps)) > 1e-9 * max(1.0, steps):
            self._problem(
                (*path, "step") if item.step is not None else path,
                f"the step {step:g} does not divide the range {start:g} to {stop:g}",
                "a step that reaches the end",
                f"end at {start + math.floor(steps) * step:g} or change the step",
            )
            return Issue(key, label, (start, stop), item.unit, kind, place=place)
        return Issue(key, label, grid(start, stop, step), item.unit, kind, place=place)

    def _option(self, value: float | str) -> float | str:
        if isinstance(value, str):
            try:
                return parse_number(value)
            except ValueError:
                return value
        return float(value)

    def _fact(self, key: str, item: Any) -> Fact:
        path: Path = ("facts", key)
        if isinstance(item, float | int | str):
            return Fact(key, self._number(item, path), place=self._tree.place(path))
        return Fact(key, self._number(item.value, (*path, "value")), item.unit, item.source, self._tree.place(path))

    def _assumption(self, key: str, item: AssumptionShape) -> Assumption:
        path: Path = ("assumptions", key)
        known_to = self._names(item.known_to, (*path, "known_to"), self._viewers, "a side or a person")
        beliefs = []
        for viewer, belief in item.as_seen_by.items():
            self._names(viewer, (*path, "as_seen_by", viewer), self._viewers, "a side or a person")
            if viewer in known_to:
                self._problem(
                    (*path, "as_seen_by", viewer),
                    f"{viewer} both knows {key} and believes something else",
                    "one of them",
                    key=True,
                )
            beliefs.append(Belief(viewer, self._distribution(belief, (*path, "as_seen_by", viewer))))
        return Assumption(
            key,
            item.about or key.replace("_", " "),
            self._distribution(item, path),
            item.unit,
            known_to,
            tuple(beliefs),
            item.source,
            self._tree.place(path),
        )

    def _distribution(self, item: DistributionShape, path: Path) -> Distribution:
        forms = [
            name
            for name in ("chance", "uniform", "normal", "lognormal", "pert", "values")
            if getattr(item, name) is not None
        ]
        if item.likely is not None:
            forms.append("triangular")
        if len(forms) != 1:
            found = "says nothing of how likely its values are" if not forms else f"is given as {' and '.join(forms)}"
            if not forms and (item.low is not None or item.high is not None):
                found = "has no `likely`"
            self._problem(path, f"`{path[-1]}` {found}", _FORMS)
            return Distribution("values", (0.0,), (1.0,))
        form = forms[0]
        ends = [
            None if value is None else self._number(value, (*path, name))
            for name, value in (("low", item.low), ("high", item.high))
        ]
        low, high = ends
        if form == "triangular":
            likely = self._number(item.likely, (*path, "likely"))
            if low is None or high is None:
                self._problem(path, f"`{path[-1]}` has no `{'low' if low is None else 'high'}`", "low, likely and high")
                return Distribution("values", (likely,), (1.0,))
            return self._three("triangular", [low, likely, high], path)
        if form == "chance":
            chance = self._number(item.chance, (*path, "chance"))
            if not 0 <= chance <= 1:
                self._problem(
                    (*path, "chance"),
                    f"the chance {chance:g} is not a share",
                    "a number from 0 to 1, or a percentage such as 60%",
                )
            return Distribution("chance", (min(max(chance, 0.0), 1.0),))
        if form == "values":
            return self._values(item.values or {}, (*path, "values"))
        numbers = [self._number(value, (*path, form, position)) for position, value in enumerate(getattr(item, form))]
        wanted = 3 if form == "pert" else 2
        if len(numbers) != wanted:
            self._problem((*path, form), f"{form} has {len(numbers)} numbers", f"{wanted}")
            return Distribution("values", (0.0,), (1.0,))
        if form == "pert":
            return self._three("pert", numbers, (*path, form))
        if form == "uniform":
            if numbers[0] > numbers[1]:
                self._problem((*path, form), f"low {numbers[0]:g} is above high {numbers[1]:g}", "low ≤ high")
            return Distribution("uniform", (numbers[0], max(numbers)))
        if numbers[1] <= 0 or (form == "lognormal" and numbers[0] <= 0):
            self._problem(
                (*path, form),
                f"{form} [{numbers[0]:g}, {numbers[1]:g}] is not possible",
                "a positive spread" + (" and a positive median" if form == "lognormal" else ""),
            )
            return Distribution("values", (0.0,), (1.0,))
        if low is not None and high is not None and low >= high:
            self._problem(path, f"low {low:g} is not below high {high:g}", "low < high")
        return Distribution(form, tuple(numbers), (), low, high)

    def _three(self, form: str, numbers: Sequence[float], path: Path) -> Distribution:
        low, likely, high = numbers
        if not low <= likely <= high:
            self._problem(
                path, f"low {low:g}, likely {likely:g}, high {high:g} are not in order", "low ≤ likely ≤ high"
            )
            low, likely, high = sorted(numbers)
        if low == high:
            return Distribution("values", (low,), (1.0,))
        return Distribution(form, (low, likely, high))

    def _values(self, values: Mapping[str, float | str], path: Path) -> Distribution:
        numbers = [self._number(key, (*path, key)) for key in values]
        weights = [self._number(weight, (*path, key)) for key, weight in values.items()]
        if not values or any(weight < 0 for weight in weights) or sum(weights) <= 0:
            self._problem(path, "the weights do not add up to anything", "a positive weight for at least one value")
            return Distribution("values", (0.0,), (1.0,))
        total = math.fsum(weights)
        return Distribution("values", tuple(numbers), tuple(weight / total for weight in weights))

    def _correlations(self) -> tuple[Correlation, ...]:
        result = []
        for position, item in enumerate(self._shape.correlations):
            path: Path = ("correlations", position)
            first, second = self._names(item.between, (*path, "between"), self._shape.assumptions, "an assumption")
            if not -1 < item.rank < 1 or first == second:
                self._problem(
                    (*path, "rank"),
                    f"the rank correlation {item.rank:g} between {first} and {second}",
                    "two assumptions and a number between -1 and 1",
                )
                continue
            result.append(Correlation(first, second, item.rank))
        return tuple(result)

    def _side(self, key: str, item: SideShape, issues: tuple[Issue, ...]) -> Side:
        path: Path = ("sides", key)
        people = []
        for name, person in item.people.items():
            at: Path = (*path, "people", name)
            if person.table not in ("front", "back"):
                self._problem((*at, "table"), f"{name} sits at `{person.table}`", "front or back")
            interests = self._interests(person.interests, (*at, "interests"), issues)
            stake = (
                self._number(person.stake, (*at, "stake")) if person.stake is not None else (0.0 if interests else 1.0)
            )
            if not 0 <= stake <= 1:
                self._problem(
                    (*at, "stake"), f"the stake {stake:g} is not a share", "a number from 0 to 1, or a percentage"
                )
            people.append(
                Person(
                    name,
                    person.label or person.role or name.replace("_", " "),
                    person.role,
                    key,
                    person.table == "front",
                    stake,
                    self._expression(person.threshold, (*at, "threshold")),
                    interests,
                    self._tree.place(at),
                )
            )
        if not people:
            self._problem((*path, "people"), f"{key} has no people", "at least one person", "add whoever talks for it")
        elif not any(person.front for person in people):
            self._problem(
                path, f"nobody of {key} sits at a front table", "at least one person with table: front", key=True
            )
        rules = []
        for position, rule in enumerate(item.authority):
            at = (*path, "authority", position)
            approve = self._names(rule.approve, (*at, "approve"), item.people, f"a person of {key}")
            when = None if rule.when is None else self._expression(rule.when, (*at, "when"))
            rules.append(AuthorityRule(when, approve, rule.because, self._tree.place(at)))
        interests = self._interests(item.interests, (*path, "interests"), issues)
        return Side(
            key, item.label or key.replace("_", " "), interests, tuple(people), tuple(rules), self._tree.place(path)
        )

    def _interests(self, items: list[InterestShape], path: Path, issues: tuple[Issue, ...]) -> tuple[Interest, ...]:
        result = []
        for position, item in enumerate(items):
            at: Path = (*path, position)
            if (item.value is None) == (item.scores is None):
                self._problem(
                    at,
                    f"“{item.name}” has {'neither' if item.value is None else 'both'} value {'nor' if item.value is None else 'and'} scores",
                    "one of them",
                )
            scores = self._scores(item.scores or {}, (*at, "scores"), issues)
            value = None if item.value is None else self._expression(item.value, (*at, "value"))
            no_deal = None if item.no_deal is None else self._expression(item.no_deal, (*at, "no_deal"))
            result.append(Interest(item.name, value, scores, no_deal, item.source, self._tree.place(at)))
        return tuple(result)

    def _scores(
        self, scores: Mapping[str, Mapping[str, float | str]], path: Path, issues: tuple[Issue, ...]
    ) -> tuple[tuple[str, tuple[float, ...]], ...]:
        known = {issue.key: issue for issue in issues}
        rows = []
        for key, table in scores.items():
            if key not in known:
                self._problem((*path, key), f"`{key}` is not an issue", "", nearest(key, known), key=True)
                continue
            issue, row = known[key], {}
            for option, worth in table.items():
                try:
                    row[issue.index(self._option(option) if issue.numeric else option)] = self._number(
                        worth, (*path, key, option)
                    )
                except (ValueError, TypeError):
                    self._problem((*path, key, option), f"`{option}` is not an option of {key}", "", key=True)
            missing = [
                str(option) if isinstance(option, str) else f"{option:g}"
                for index, option in enumerate(issue.options)
                if index not in row
            ]
            if missing:
                self._problem(
                    (*path, key), f"{key} has no score for {', '.join(missing[:8])}", "a score for every option"
                )
                continue
            rows.append((key, tuple(row[index] for index in range(len(issue.options)))))
        return tuple(rows)

    def _package(self, name: str, item: Mapping[str, Any], issues: tuple[Issue, ...]) -> Package:
        path: Path = ("packages", name)
        known = {issue.key for issue in issues}
        for key in item:
            if key not in known:
                self._problem((*path, key), f"`{key}` is not an issue", "", nearest(key, known), key=True)
        values: list[float | str] = []
        for issue in issues:
            if issue.key not in item:
                self._problem(
                    path, f"the package {name} says nothing about {issue.key}", "a value for every issue", key=True
                )
                values.append(issue.options[0])
                continue
            raw = item[issue.key]
            try:
                values.append(issue.options[issue.index(self._option(raw) if issue.numeric else str(raw))])
            except (ValueError, TypeError):
                self._problem((*path, issue.key), f"`{raw}` is not an option of {issue.key}", "one of its options")
                values.append(issue.options[0])
        return Package(tuple(values), name)

    def _formulas(self, case: Case) -> None:
        kinds = {issue.key: Kind.NUMBER if issue.numeric else Kind.TEXT for issue in case.issues}
        texts = {issue.key: [str(option) for option in issue.options] for issue in case.issues if not issue.numeric}
        kinds |= {fact.key: Kind.NUMBER for fact in case.facts}
        kinds |= {assumption.key: Kind.NUMBER for assumption in case.assumptions}
        definitions: dict[str, Formula] = {}
        for definition in case.definitions:
            formula = self._parsed(definition.expression)
            if formula is not None:
                definitions[definition.key] = formula
        known = {**kinds, **{item.key: Kind.NUMBER for item in case.definitions}}
        try:
            order(definitions)
        except FormulaError as error:
            self._problem(("define",), error.message, "", "take one of them out of the circle")
            return
        for definition in case.definitions:
            self._checked(definition.expression, known, texts, Kind.NUMBER)
        assumptions = {item.key for item in case.assumptions}
        for rule in case.rules:
            formula = self._checked(rule.require, known, texts, Kind.TRUTH)
            if formula:
                touched = depends_on(formula.root, definitions).names & assumptions
                if touched:
                    self.problems.append(
                        Problem(
                            rule.require.place,
                            f"a rule depends on the assumption {sorted(touched)[0]}",
                            "rules say what a package is, and use issues and facts only",
                        )
                    )
        for side in case.sides:
            for authority in side.authority:
                if authority.when:
                    self._checked(authority.when, known, texts, Kind.TRUTH)
            for interest in (*side.interests, *(item for person in side.people for item in person.interests)):
                if interest.value:
                    self._checked(interest.value, known, texts, Kind.NUMBER)
                if interest.no_deal:
                    self._checked(
                        interest.no_deal,
                        {key: kind for key, kind in known.items() if not self._on_issues(key, definitions, case)},
                        texts,
                        Kind.NUMBER,
                        "what no deal is worth cannot depend on the terms of a deal",
                    )
            for person in side.people:
                self._checked(
                    person.threshold,
                    {key: kind for key, kind in known.items() if not self._on_issues(key, definitions, case)},
                    texts,
                    Kind.NUMBER,
                    "a threshold cannot depend on the terms of a deal",
                )
        if not self.problems:
            self._divisions(case, definitions)

    def _on_issues(self, key: str, definitions: Mapping[str, Formula], case: Case) -> bool:
        issues = {issue.key for issue in case.issues}
        if key in issues:
            return True
        return key in definitions and bool(depends_on(definitions[key].root, definitions).names & issues)

    def _parsed(self, expression: Expression) -> Formula | None:
        try:
            return parse(expression.text)
        except FormulaError as error:
            self._formula_problem(expression, error)
            return None

    def _formula_problem(self, expression: Expression, error: FormulaError, note: str = "") -> None:
        place = expression.place
        if "\n" not in expression.text and place.column:
            place = Place(place.file, place.line, place.column + error.offset)
        self.problems.append(Problem(place, error.message, "", note or error.remedy))

    def _checked(
        self,
        expression: Expression,
        kinds: Mapping[str, Kind],
        texts: Mapping[str, Sequence[str]],
        wanted: Kind,
        note: str = "",
    ) -> Formula | None:
        formula = self._parsed(expression)
        if formula is None:
            return None
        errors = all_errors(formula, kinds, self._people, texts)
        for error in errors:
            self._formula_problem(
                expression,
                error,
                note
                if "is not known here" in error.message
                and note
                and any(name in self._shape.issues or name in self._shape.define for name in formula.names)
                else "",
            )
        if errors:
            return None
        found = kind_of(formula, kinds, self._people)
        if found is not wanted:
            self.problems.append(Problem(expression.place, f"`{expression.text}` gives {found.value}", wanted.value))
            return None
        return formula

    def _divisions(self, case: Case, definitions: Mapping[str, Formula]) -> None:
        grids: dict[str, Sequence[float | str]] = {issue.key: issue.options for issue in case.issues}
        grids |= {fact.key: (fact.value,) for fact in case.facts}
        bounds = {item.key: support(item) for item in case.assumptions}
        expressions = [*(item.expression for item in case.definitions), *(rule.require for rule in case.rules)]
        for side in case.sides:
            expressions += [rule.when for rule in side.authority if rule.when]
            expressions += [person.threshold for person in side.people]
            for interest in (*side.interests, *(item for person in side.people for item in person.interests)):
                expressions += [item for item in (interest.value, interest.no_deal) if item]
        own = {item.expression.text for item in case.definitions}
        for expression in expressions:
            formula = parse(expression.text)
            if "/" not in expression.text and expression.text not in own:
                continue
            for error in zero_divisions(_without_divisions_of(formula, definitions), grids, bounds):
                self._formula_problem(expression, error)


def _without_divisions_of(formula: Formula, definitions: Mapping[str, Formula]) -> Any:
    """Give the formula inlined if it divides itself; a definition's own divisions are reported where it stands."""
    return inline(formula.root, definitions) if "/" in formula.text else parse("0").root
