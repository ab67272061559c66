"""Advice and explanations as JSON."""

from typing import Any

from backtable.advice import Advice, Contribution, Explanation, Judgement, Method, Outcome, Seat
from backtable.case import Case, Package


def advice_json(advice: Advice) -> dict[str, Any]:
    """Give advice as plain data; money in the case's currency, shares as fractions."""
    case = advice.case
    if advice.proposal:
        proposal = _outcome(case, advice.proposal) | {
            "cautions": list(advice.cautions),
            "rules": list(advice.rules),
            "equally_good": {
                "count": advice.equally_good_count,
                "terms": {key: list(values) for key, values in advice.equally_good.items()},
            },
        }
    else:
        proposal = {"reason": advice.reason, "in_the_way": list(advice.in_the_way)}
    return {
        "case": case.name,
        "currency": case.currency,
        "ours": case.ours,
        "proposal": proposal,
        "demand": _outcome(case, advice.demand) if advice.demand else None,
        "with_margin": _outcome(case, advice.safer) if advice.safer else None,
        "questions": [
            {
                "about": question.about,
                "label": question.label,
                "ask": list(question.ask),
                "worth": question.worth,
                "error": question.error,
                "answers": [
                    {"answer": answer, "weight": weight, "package": _package(case, package)}
                    for answer, weight, package in question.answers
                ],
            }
            for question in advice.questions
        ],
        "why": _why(advice.why),
        "alternatives": [_outcome(case, outcome) for outcome in advice.alternatives],
        "solutions": {
            name: _outcome(case, outcomes[0]) | {"ties": [_package(case, outcome.package) for outcome in outcomes[1:]]}
            for name, outcomes in advice.solutions.items()
        },
        "more_chance": [_outcome(case, outcome) for outcome in advice.more_chance],
        "rests_on": [
            {
                "about": rest.about,
                "low": rest.low,
                "high": rest.high,
                "expected_gain": list(rest.gains),
                "chance": list(rest.chances),
                "proposal_changes": list(rest.changes),
            }
            for rest in advice.rests_on
        ],
        "seats": [_seat(case, seat) for seat in advice.seats],
        "frontier": [
            {
                "package": _package(case, point.package),
                "gain": dict(point.gain),
                "chance": point.chance,
                "expected_gain": point.expected_gain,
            }
            for point in advice.frontier
        ],
        "packages": {
            "possible": advice.possible,
            "own_yes": advice.allowed,
            "chance_half": advice.chance_half,
            "chance_90": advice.chance_90,
        },
        "method": _method(advice.method),
    }


def explanation_json(found: Explanation) -> dict[str, Any]:
    """Give an explanation as plain data; money in the case's currency, shares as fractions."""
    case = found.case
    return {
        "case": case.name,
        "currency": case.currency,
        **_outcome(case, found.outcome),
        "forbidden": found.forbidden or None,
        "rules": list(found.rules),
        "blockers": [
            {
                "person": item.person,
                "chance": item.chance,
                "shortfall": item.shortfall,
                "fix": _outcome(case, item.fix) if item.fix else None,
            }
            for item in found.blockers
        ],
        "why": _why(found.why),
        "method": _method(found.method),
    }


def _package(case: Case, package: Package) -> dict[str, float | int | str]:
    return {
        key: int(value) if isinstance(value, float) and value == int(value) else value
        for key, value in case.terms(package).items()
    }


def _outcome(case: Case, outcome: Outcome) -> dict[str, Any]:
    return {
        "package": _package(case, outcome.package),
        "expected_gain": outcome.expected_gain,
        "error": outcome.error,
        "chance": outcome.chance,
        "own_yes": outcome.allowed,
        "gain": dict(outcome.gain),
        "people": {item.person: _judgement(item) for item in outcome.people},
    }


def _judgement(item: Judgement) -> dict[str, Any]:
    return {
        "gain": {"mean": item.gain.mean, "low": item.gain.low, "high": item.gain.high},
        "own": item.own,
        "organisation": item.organisation,
        "threshold": item.threshold,
        "says_yes": item.says_yes,
        "must_approve": item.must_approve,
        "shortfall": item.shortfall,
        "reason": item.reason or None,
    }


def _why(contributions: tuple[Contribution, ...]) -> dict[str, Any]:
    return {item.person: {"total": item.total, "terms": dict(item.terms)} for item in contributions}


def _seat(case: Case, seat: Seat) -> dict[str, Any]:
    return {
        "seating": list(seat.seating),
        "present": seat.present,
        "exposure": seat.exposure,
        "package": _package(case, seat.package) if seat.package else None,
        "expected_gain": seat.expected_gain,
        "chance": seat.chance,
    }


def _method(method: Method) -> dict[str, Any]:
    return {
        "exact": method.exact,
        "worlds": method.worlds,
        "seed": method.seed,
        "digest": method.digest,
        "packages": method.packages,
        "seating": list(method.seating),
        "candidates": method.candidates,
    }
