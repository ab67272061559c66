"""Advice and explanations as what `--json` prints."""

from math import isfinite
from typing import Any

from pydantic import BaseModel

from backtable.advice import (
    Advice,
    AppliedRule,
    Asking,
    Contribution,
    Explanation,
    Judgement,
    Near,
    Outcome,
    Question,
    Seat,
)
from backtable.advice import Method as Computed
from backtable.advice import Searched as Front
from backtable.case import Case
from backtable.cli._beliefs_json import BeliefsOutput
from backtable.cli._frontier_json import FrontierOutput
from backtable.cli._near_json import NearOutput, near_proof, nearby
from backtable.cli._output import (
    AdviceOutput,
    AskingOutput,
    Counts,
    EquallyGood,
    ExplanationOutput,
    FrontierProof,
    Method,
    NoProposal,
    Proposal,
    Proven,
    SolutionProof,
    package_terms,
)
from backtable.search import Proven as Searched

SCHEMAS: dict[str, type[BaseModel]] = {
    "advise": AdviceOutput,
    "explain": ExplanationOutput,
    "beliefs": BeliefsOutput,
    "ask": AskingOutput,
    "frontier": FrontierOutput,
    "near": NearOutput,
}


def advice_json(advice: Advice) -> str:
    """Give advice as JSON text in the shape of `AdviceOutput`."""
    case = advice.case
    output = AdviceOutput.model_validate(
        {
            "case": case.name,
            "currency": case.currency,
            "ours": case.ours,
            "proposal": _proposal(advice),
            "demand": _outcome(case, advice.demand) if advice.demand else None,
            "with_margin": _outcome(case, advice.safer) if advice.safer else None,
            "questions": [_question(case, question) for question in advice.questions],
            "beliefs": [_question(case, question) for question in advice.beliefs],
            "why": _why(advice.why),
            "alternatives": [_outcome(case, outcome) for outcome in advice.alternatives],
            "solutions": {
                name: {
                    **_outcome(case, outcomes[0]),
                    "ties": [package_terms(case, outcome.package) for outcome in outcomes[1:]],
                    "alike": sum(outcome.alike for outcome in outcomes),
                }
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
            "clauses": _clauses(case),
            "frontier": [
                {
                    "package": package_terms(case, point.package),
                    "gain": dict(point.gain),
                    "chance": point.chance,
                    "expected_gain": point.expected_gain,
                }
                for point in advice.frontier
            ],
            "packages": Counts(
                possible=None if advice.possible is None else min(advice.possible, 10**4000),  # Python writes no much longer numbers
                own_yes=advice.allowed,
                chance_half=advice.chance_half,
                chance_90=advice.chance_90,
            ),
            "left_out": list(advice.left_out),
            "method": _method(case, advice.method),
        }
    )
    return output.model_dump_json(indent=2)


def asking_json(found: Asking, about: str = "") -> str:
    """Give what is worth asking as JSON text in the shape of `AskingOutput`; with `about` that question alone."""
    case = found.case
    output = AskingOutput.model_validate(
        {
            "case": case.name,
            "currency": case.currency,
            "package": package_terms(case, found.package) if found.package else None,
            "expected_gain": found.gain,
            "error": found.error,
            "questions": [_question(case, item) for item in found.questions if about in ("", item.about)],
            "exact": found.exact,
            "worlds": found.worlds,
            "seed": found.seed,
            "packages": found.packages,
            "evidence": found.evidence,
        }
    )
    return output.model_dump_json(indent=2)


def explanation_json(found: Explanation) -> str:
    """Give an explanation as JSON text in the shape of `ExplanationOutput`."""
    case = found.case
    output = ExplanationOutput.model_validate(
        {
            "case": case.name,
            "currency": case.currency,
            **_outcome(case, found.outcome),
            "forbidden": found.forbidden or None,
            "rules": [_rule(rule) for rule in found.rules],
            "blockers": [
                {
                    "person": item.person,
                    "chance": item.chance,
                    "shortfall": item.shortfall,
                    "fix": _outcome(case, item.fix) if item.fix else None,
                    "proven": item.proven,
                    "released": item.released,
                    "won": _outcome(case, item.won) if item.won else None,
                    "won_proven": item.won_proven,
                }
                for item in found.blockers
            ],
            "why": _why(found.why),
            "on_the_spot": found.on_the_spot,
            "exposure": found.exposure,
            "least": found.least,
            "every_value": found.every_value,
            "worst": package_terms(case, found.worst) if found.worst else None,
            "interrupted": found.interrupted,
            "clauses": _clauses(case),
            "method": _method(case, found.method),
        }
    )
    return output.model_dump_json(indent=2)


def near_json(found: Near) -> str:
    """Give the packages near a package as JSON text in the shape of `NearOutput`."""
    case = found.case
    output = NearOutput.model_validate(
        {
            "case": case.name,
            "currency": case.currency,
            **_outcome(case, found.outcome),
            "changes": found.changes,
            "among": list(found.among),
            "found": [nearby(list(item.changed), _outcome(case, item.outcome)) for item in found.found],
            "near": found.near,
            "looked": found.looked,
            "proven": near_proof(found.proven),
            "method": _method(case, found.method),
        }
    )
    return output.model_dump_json(indent=2)


def _proposal(advice: Advice) -> Proposal | NoProposal:
    if advice.proposal is None:
        return NoProposal(reason=advice.reason, in_the_way=list(advice.in_the_way))
    return Proposal.model_validate(
        {
            **_outcome(advice.case, advice.proposal),
            "cautions": list(advice.cautions),
            "rules": [_rule(rule) for rule in advice.rules],
            "equally_good": EquallyGood(
                count=advice.equally_good_count,
                terms={key: list(values) for key, values in advice.equally_good.items()},
            ),
        }
    )


def _clauses(case: Case) -> list[dict[str, Any]]:
    return [
        {
            "reference": item.reference,
            "text": item.text,
            "supports": list(item.supports),
            "undermines": list(item.undermines),
            "about": list(item.about),
            "strength": item.strength,
        }
        for item in case.clauses
    ]


def _question(case: Case, question: Question) -> dict[str, Any]:
    return {
        "about": question.about,
        "label": question.label,
        "ask": list(question.ask),
        "worth": question.worth,
        "error": question.error,
        "answers": [
            {"answer": answer, "weight": weight, "package": package_terms(case, package) if package else None}
            for answer, weight, package in question.answers
        ],
        "hints": [{"credibility": hint.credibility, "worth": hint.worth, "error": hint.error} for hint in question.hints],
    }


def _outcome(case: Case, outcome: Outcome) -> dict[str, Any]:
    return {
        "package": package_terms(case, outcome.package),
        "expected_gain": outcome.expected_gain,
        "error": outcome.error,
        "gain_if_accepted": outcome.gain_if_accepted,
        "chance": outcome.chance,
        "others_accept": outcome.others_accept,
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
        "parts": [
            {"name": part.name, "own": part.own, "gain": part.gain, "no_deal": part.no_deal} for part in item.parts
        ],
    }


def _rule(rule: AppliedRule) -> dict[str, Any]:
    return {
        "side": rule.side,
        "when": rule.when or None,
        "approve": list(rule.approve),
        "weight": rule.weight,
        "because": rule.because or None,
    }


def _why(contributions: tuple[Contribution, ...]) -> dict[str, Any]:
    return {item.person: {"total": item.total, "terms": dict(item.terms)} for item in contributions}


def _seat(case: Case, seat: Seat) -> dict[str, Any]:
    return {
        "seating": list(seat.seating),
        "present": seat.present,
        "exposure": seat.exposure,
        "least": seat.least,
        "every_value": seat.every_value,
        "package": package_terms(case, seat.package) if seat.package else None,
        "expected_gain": seat.expected_gain,
        "chance": seat.chance,
    }


def _method(case: Case, method: Computed) -> Method:
    sides = [side.key for side in case.sides]
    return Method(
        exact=method.exact,
        worlds=method.worlds,
        seed=method.seed,
        digest=method.digest,
        packages=method.packages,
        seating=list(method.seating),
        candidates=method.candidates,
        given=dict(method.given),
        evidence=method.evidence,
        efficient_only=method.efficient_only,
        proven=_proven(method.proven),
        amounts=_proven(method.amounts),
        every_amount=method.every_amount,
        frontier=_front(sides, method.front),
        short_of_memory=method.short,
    )


def _front(sides: list[str], found: Front | None) -> FrontierProof | None:
    if found is None or found.beyond is None:
        return None
    solutions = {name: SolutionProof(worth=item.worth, bound=item.bound) for name, item in found.solutions.items()}
    return FrontierProof(beyond={key: far if isfinite(far) else None for key, far in zip(sides, found.beyond, strict=True)}, solutions=solutions, interrupted=found.interrupted)


def _proven(found: Searched | None) -> Proven | None:
    if found is None:
        return None
    return Proven(value=found.value, bound=found.bound if isfinite(found.bound) else None, gap=found.gap, chance=found.chance, interrupted=found.interrupted)
