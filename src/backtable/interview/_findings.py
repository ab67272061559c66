"""What was found out about people, put into the case: thresholds, stakes and weights as assumptions with their spread."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from backtable.case import Assumption, Case, Correlation, Expression, Interest, Person
from backtable.errors import InputError
from backtable.interview._fit import Fit
from backtable.interview._hints import with_hints
from backtable.interview._names import free_name, with_person
from backtable.interview._quantity import Quantity
from backtable.interview._replies import QUESTIONS, Answer
from backtable.interview._session import Talk
from backtable.interview._stated import distribution_of
from backtable.quantities import significant
from backtable.value import codes_of, draw_worlds

_LEAST_RANK = 0.1
_SHRINK = 0.9
_FITTED = re.compile(r"interview, (\d{4}-\d\d-\d\d): (\d+) packages?(?: \(answers ([0-9a-f]{6})\))?")  # as `_with_person` writes it


@dataclass(frozen=True, slots=True)
class Fitted:
    """Answers that a case was fitted to.

    Args:
        day: when, as 2026-06-30.
        count: how many.
        same: the answers at hand begin with just these, and not perhaps.
    """

    day: str
    count: int
    same: bool


def with_findings(case: Case, fits: Mapping[str, Fit], talks: Mapping[str, Talk], day: str, as_evidence: Mapping[str, str] = MappingProxyType({})) -> Case:
    """Give the case with what the answers say of its people.

    Every quantity that was fitted becomes an assumption that the person knows: a threshold normal, a stake and a weight
    lognormal, cut off at their 1 % and 99 % points; of unknown scores what is at stake and how good no deal is; quantities of one person that hang together are correlated as they are in
    the fit. A formula stays: what was fitted is added to a threshold's, and multiplies a stake's. Points (`scores`) cannot be multiplied by an assumption: they are multiplied by the median of their weight.

    Args:
        case: the case as it is written.
        fits: person → the fit of their answers.
        talks: person → what was said of them.
        day: when, for the source.
        as_evidence: person → the file of evidence that holds their answers instead; their quantities stand as they were before the answers.
    """
    for key, fit in fits.items():
        case = _with_person(case, key, fit, talks.get(key, Talk()), day, as_evidence.get(key))
    return case


def fitted_before(case: Case, key: str, answers: Sequence[Answer]) -> Fitted | None:
    """Give the answers that a case was fitted to already and that these repeat, or may repeat; None where nothing can count twice.

    Args:
        case: the case as it is written.
        key: of the person.
        answers: about them. Where they do not begin with those that the case names, those given after its day are news, and those without a day may be old.
    """
    sources = [*(item.source for item in case.assumptions if item.known_to == (key,)), *(item.source for item in case.person(key).interests)]
    said = [_FITTED.search(source) for source in sources]
    fitted = max(((found[1], int(found[2]), found[3] or "") for found in said if found), default=None)
    if fitted is None:
        return None
    day, count, mark = fitted
    same = len(answers) >= count and mark == _mark(case, answers[:count])
    return Fitted(day, count, same) if same or any(not answer.day or answer.day <= day for answer in answers) else None


def _mark(case: Case, answers: Sequence[Answer]) -> str:
    """Give six signs that tell these answers from others."""
    said = [(codes_of(case, [item.package])[0].tolist(), item.reply, item.condition, item.day) for item in answers]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:6]


def _with_person(case: Case, key: str, fit: Fit, talk: Talk, day: str, evidence: str | None) -> Case:
    person = case.person(key)
    names = {item.key: free_name(case, _name(item, key)) for item in fit.portrait.quantities}
    later = evidence is not None
    values = fit.portrait.values(fit.prior if later else fit.even())
    alone = fit.before() if later else values  # each for itself is known exactly before the answers; what hangs together is drawn
    source = f"interview, {day}: " + (f"before the answers, which are evidence in {evidence}" if later else f"{len(fit.answers)} package{'' if len(fit.answers) == 1 else 's'} (answers {_mark(case, fit.answers)})")
    if not later and (against := fit.contradictions()):
        source += f"; {len(against)} contradiction{'' if len(against) == 1 else 's'} between them stand{'s' if len(against) == 1 else ''}"
    said = "; ".join(f"{QUESTIONS[name].lower().rstrip('?')}: {words}" for name, words in talk.notes.items() if words)
    changed = person if later else with_hints(person, fit, source)
    source += f"; {said}" if said else ""
    made, rows = [], []
    for place, item in enumerate(fit.portrait.quantities):
        column = alone[:, place]
        if item.interest is not None and person.interests[item.interest].scores:
            changed = _scaled(changed, item.interest, float(np.median(column)))
            continue
        name = names[item.key]
        unit = item.unit(case.currency)
        about = item.about(person.label)
        made.append(Assumption(name, about, distribution_of(item, column), unit, (key,), (), source))
        rows.append(values[:, place])
        changed = _using(changed, item, name)
    return _correlated(
        with_person(replace(case, assumptions=(*case.assumptions, *made)), changed),
        [item.key for item in made],
        np.array(rows),
    )


def _name(item: Quantity, person: str) -> str:
    first = item.key.partition(".")[0]
    return f"{first}_of_{person}" if item.interest is None else f"{first}_{item.interest + 1}_of_{person}"


def _using(person: Person, item: Quantity, name: str) -> Person:
    match item.key:
        case "threshold":
            return replace(person, threshold=Expression(name))
        case "threshold_shift":
            return replace(person, threshold=Expression(f"{name} + {_in_brackets(person.threshold.text)}"))
        case "stake":
            return replace(person, stake=Expression(name))
        case "stake_factor":
            assert isinstance(person.stake, Expression)
            return replace(person, stake=Expression(f"min({name} * {_in_brackets(person.stake.text)}, 1)"))
    assert item.interest is not None
    return _with_interest(person, item.interest, lambda interest: _times(interest, name))


def _in_brackets(formula: str) -> str:
    return formula if formula.isidentifier() else f"({formula})"


def _times(interest: Interest, name: str) -> Interest:
    def product(formula: Expression | None) -> Expression | None:
        return None if formula is None else replace(formula, text=f"{name} * {_in_brackets(formula.text)}")

    return replace(interest, value=product(interest.value), no_deal=product(interest.no_deal))


def _scaled(person: Person, number: int, factor: float) -> Person:
    def scaled(interest: Interest) -> Interest:
        scores = tuple((key, tuple(significant(factor * value, 6) for value in row)) for key, row in interest.scores)
        no_deal = interest.no_deal
        changed = no_deal and replace(no_deal, text=f"{significant(factor, 6)!r} * ({no_deal.text})")
        return replace(interest, scores=scores, no_deal=changed)

    return _with_interest(person, number, scaled)


def _with_interest(person: Person, number: int, change: Callable[[Interest], Interest]) -> Person:
    interests = tuple(change(item) if place == number else item for place, item in enumerate(person.interests))
    return replace(person, interests=interests)


def _correlated(case: Case, names: list[str], rows: NDArray[np.float64]) -> Case:
    """Give the case with the rank correlations of what was fitted, weakened until they can hold together."""
    if len(names) < 2:
        return case
    ranks = np.atleast_2d(np.corrcoef(np.argsort(np.argsort(rows, axis=1), axis=1)))
    factor = 1.0
    while factor > 0.1:
        links = [
            Correlation(names[first], names[second], round(float(np.clip(factor * ranks[first, second], -0.99, 0.99)), 2))
            for first in range(len(names))
            for second in range(first + 1, len(names))
            if abs(factor * ranks[first, second]) >= _LEAST_RANK
        ]
        found = replace(case, correlations=(*case.correlations, *links))
        try:
            draw_worlds(found, 2, found.seed, limit=0)
        except InputError:
            factor *= _SHRINK
            continue
        return found
    return case
