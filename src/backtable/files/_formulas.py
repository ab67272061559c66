"""Do the formulas of a case make sense?"""

import re
from collections.abc import Mapping, Sequence

from backtable.case import Case, Expression
from backtable.errors import FormulaError, Place, Problem
from backtable.files._ranges import support
from backtable.files._reader import NAMING, Reader
from backtable.formula import (
    RENAMED,
    Formula,
    Kind,
    Node,
    all_errors,
    compared_names,
    depends_on,
    inline,
    interval,
    kind_of,
    order,
    parse,
    unquoted_options,
    zero_divisions,
)
from backtable.quantities import shown

_UNNAMED = 3  # options that may be the new name of another one


def _root(expression: Expression) -> Node | None:
    """Give the tree of a formula, None where it cannot be read."""
    try:
        return parse(expression.text).root
    except FormulaError:
        return None


class Formulas:
    """Checks every formula of a case: names, kinds, circles, and divisions by what can be zero."""

    def __init__(self, reader: Reader, case: Case) -> None:
        self._reader = reader
        self._case = case
        self._people = [person.key for person in case.people]
        self._compared: dict[str, set[str]] | None = None
        self._terms = {issue.key for issue in case.issues} | {item.key for item in case.definitions}

    def check(self) -> None:
        """Note every formula that cannot be read or makes no sense."""
        case = self._case
        kinds = {issue.key: Kind.NUMBER if issue.numeric else Kind.TEXT for issue in case.issues}
        texts = {issue.key: [str(option) for option in issue.options] for issue in case.issues if not issue.numeric}
        kinds |= {fact.key: Kind.NUMBER for fact in case.facts}
        kinds |= {assumption.key: Kind.NUMBER for assumption in case.assumptions}
        definitions: dict[str, Formula] = {}
        for definition in case.definitions:
            formula = self._parsed(definition.expression, texts)
            if formula is not None:
                definitions[definition.key] = formula
        kinds |= {re.sub(r"\W+", "_", key).strip("_"): kind for key, kind in kinds.items() if not key.isidentifier()}  # what is wrong with such a key is said where it stands
        known = {**kinds, **{item.key: Kind.NUMBER for item in case.definitions}}
        try:
            order(definitions)
        except FormulaError as error:
            first = next((item for item in definitions if re.search(rf"\b{re.escape(item)}\b", error.message.partition(":")[2])), "")
            self._reader.problem(("define", first) if first else ("define",), error.message, "", "take one of them out of the circle")
            return
        for definition in case.definitions:
            self._checked(definition.expression, known, texts, Kind.NUMBER)
        assumptions = {item.key: item for item in case.assumptions}
        for rule in case.rules:
            formula = self._checked(rule.require, known, texts, Kind.TRUTH)
            if formula:
                touched = depends_on(formula.root, definitions).names & assumptions.keys()
                if touched:
                    first = sorted(touched)[0]
                    self._reader.problems.append(
                        Problem(
                            rule.require.place,
                            f"a rule depends on the assumption {first} ({assumptions[first].place})",
                            "issues and facts only, as rules say what a package is",
                            f"state {first} as a single number, or take it out of the rule",
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
                        {key: kind for key, kind in known.items() if not self._on_issues(key, definitions)},
                        texts,
                        Kind.NUMBER,
                        "what no deal is worth cannot depend on the terms of a deal",
                    )
            for person in side.people:
                self._checked(
                    person.threshold,
                    {key: kind for key, kind in known.items() if not self._on_issues(key, definitions)},
                    texts,
                    Kind.NUMBER,
                    "a threshold cannot depend on the terms of a deal",
                )
                if isinstance(person.stake, Expression):
                    self._checked(
                        person.stake,
                        {key: kind for key, kind in known.items() if not self._on_issues(key, definitions)},
                        texts,
                        Kind.NUMBER,
                        "a stake cannot depend on the terms of a deal",
                    )
        if not self._reader.problems and not self._reader.tree.unread:
            self._divisions(definitions)
            self._stakes(definitions)

    def condition(self, expression: Expression) -> None:
        """Note what is wrong with a condition over assumptions, facts and definitions."""
        case = self._case
        definitions = {item.key: parse(item.expression.text) for item in case.definitions}
        names = [*(fact.key for fact in case.facts), *(item.key for item in case.assumptions), *definitions]
        kinds = {key: Kind.NUMBER for key in names if not self._on_issues(key, definitions)}
        note = "what is so in the world cannot depend on the terms of a deal"
        self._checked(expression, kinds, {}, Kind.TRUTH, note)

    def terms_condition(self, expression: Expression) -> None:
        """Note what is wrong with a condition over the terms of a package, facts and definitions."""
        case = self._case
        definitions = {item.key: parse(item.expression.text) for item in case.definitions}
        assumptions = {item.key for item in case.assumptions}
        kinds = {issue.key: Kind.NUMBER if issue.numeric else Kind.TEXT for issue in case.issues}
        kinds |= {fact.key: Kind.NUMBER for fact in case.facts}
        kinds |= {
            key: Kind.NUMBER
            for key, item in definitions.items()
            if not depends_on(item.root, definitions).names & assumptions
        }
        texts = {issue.key: [str(option) for option in issue.options] for issue in case.issues if not issue.numeric}
        self._checked(expression, kinds, texts, Kind.TRUTH)

    def _on_issues(self, key: str, definitions: Mapping[str, Formula]) -> bool:
        issues = {issue.key for issue in self._case.issues}
        if key in issues:
            return True
        return key in definitions and bool(depends_on(definitions[key].root, definitions).names & issues)

    def _parsed(self, expression: Expression, texts: Mapping[str, Sequence[str]]) -> Formula | None:
        try:
            return parse(expression.text)
        except FormulaError as error:
            for told in [told for *_, told in unquoted_options(expression.text, texts)] or [error]:
                self._formula_problem(expression, told)
            return None

    def _formula_problem(self, expression: Expression, error: FormulaError, note: str = "") -> None:
        place = expression.place
        if "\n" not in expression.text and place.column and not place.within and not place.sheet:
            place = Place(place.file, place.line, place.column + error.offset)
        remedy = self._renamed(error.missing[2]) if error.remedy == RENAMED else error.remedy
        self._reader.problems.append(Problem(place, error.message, "", note or remedy, missing=() if note else error.missing))

    def _renamed(self, issue: str) -> str:
        """Say what to do about an option that there is not: of those that there are, one that no formula names is most likely its new name."""
        if self._compared is None:
            self._compared = compared_names(root for root in map(_root, self._case.expressions) if root is not None)
        named = self._compared.get(issue, set())
        unnamed = [f"`{option}`" for item in self._case.issues if item.key == issue for option in map(str, item.options) if option not in named]
        if not 0 < len(unnamed) <= _UNNAMED:
            return RENAMED
        which = unnamed[0] if len(unnamed) == 1 else f"{', '.join(unnamed[:-1])} or {unnamed[-1]}"
        return f"if it was renamed, its new name is {which}, which no formula names: write it here, and see whether the numbers beside it still hold"

    def _checked(
        self,
        expression: Expression,
        kinds: Mapping[str, Kind],
        texts: Mapping[str, Sequence[str]],
        wanted: Kind,
        note: str = "",
    ) -> Formula | None:
        formula = self._parsed(expression, texts)
        if formula is None:
            return None
        unread = {name for name in formula.names - kinds.keys() if self._reader.tree.hides(name, NAMING)}
        errors = all_errors(formula, kinds, self._people, texts, unread)
        bare = unquoted_options(expression.text, texts) if errors else ()
        for *_, told in bare:
            self._formula_problem(expression, told)
        for error in (error for error in errors if not any(start <= error.offset < end for start, end, _ in bare)):
            self._formula_problem(expression, error, note if error.missing and error.missing[0] in self._terms else "")
        if errors or unread:
            return None
        found = kind_of(formula, kinds, self._people)
        if found is not wanted:
            self._reader.problems.append(Problem(expression.place, f"`{expression.text}` gives {found.value}", wanted.value))
            return None
        return formula

    def _stakes(self, definitions: Mapping[str, Formula]) -> None:
        """Note the formulas of stakes that can leave the range from 0 to 1."""
        bounds = {fact.key: (fact.value, fact.value) for fact in self._case.facts}
        bounds |= {item.key: support(item) for item in self._case.assumptions}
        for person in self._case.people:
            if isinstance(person.stake, Expression):
                low, high = interval(inline(parse(person.stake.text).root, definitions), bounds)
                if low < -1e-9 or high > 1 + 1e-9:
                    self._reader.problems.append(
                        Problem(
                            person.stake.place,
                            f"the stake of {person.key} can be anything from {shown(low)} to {shown(high)}",
                            "a share, from 0 to 1",
                            "narrow the assumptions that it is made of, or write clip(…, 0, 1)",
                        )
                    )

    def _divisions(self, definitions: Mapping[str, Formula]) -> None:
        case = self._case
        grids: dict[str, Sequence[float | str]] = {issue.key: issue.options for issue in case.issues}
        grids |= {fact.key: (fact.value,) for fact in case.facts}
        bounds = {item.key: support(item) for item in case.assumptions}
        for expression in self._case.expressions:
            formula = parse(expression.text)
            try:
                whole = inline(formula.root, definitions)
            except FormulaError as error:
                self._reader.problems.append(Problem(expression.place, error.message, "", error.remedy))
                continue
            if "/" in expression.text:
                for division in zero_divisions(whole, grids, bounds):
                    self._formula_problem(expression, division)
