"""What is to be asked next of swings, and how the last answer is taken back."""

from dataclasses import replace
from enum import Enum

from backtable.case import Case, Issue
from backtable.interview._pairs import PAIRS, next_pair
from backtable.interview._swings import Swings


class Stage(Enum):
    """A step of swing weights, in the order in which they are taken."""

    LIKES = "which terms count, and which way"
    ORDER = "which swing is larger"
    RATINGS = "how large each swing is"
    AMOUNT = "what the largest swing is worth"
    NO_DEAL = "how good no deal is"
    CHOICES = "whether choices bear that out"
    DONE = "everything was asked"


def stage(case: Case, swings: Swings) -> Stage:
    """Give what is to be asked next."""
    if waiting(case, swings):
        return Stage.LIKES
    if not swings.counting:
        return Stage.DONE
    if set(swings.order) != set(swings.counting):
        return Stage.ORDER
    if not swings.complete:
        return Stage.RATINGS
    for name, found, step in (("amount", swings.amount, Stage.AMOUNT), ("no_deal", swings.no_deal, Stage.NO_DEAL)):
        if found is None and name not in swings.passed:
            return step
    if len(swings.choices) < PAIRS and next_pair(case, swings):
        return Stage.CHOICES
    return Stage.DONE


def unfinished(case: Case, swings: Swings) -> bool:
    """Say whether swings were left before anything was said of what the largest is worth, if only that nobody can say."""
    return stage(case, swings) in (Stage.LIKES, Stage.ORDER, Stage.RATINGS, Stage.AMOUNT)


def waiting(case: Case, swings: Swings) -> tuple[Issue, ...]:
    """Give the issues of which nobody has said yet whether they count."""
    return tuple(issue for issue in case.issues if issue.key not in swings.likes and len(issue.options) > 1)


def taken_back(swings: Swings) -> Swings:
    """Give the same without what was said last."""
    if swings.choices:
        return replace(swings, choices=swings.choices[:-1])
    rated = swings.complete  # until then nothing was asked after the ratings, or it was asked before they were taken back
    if rated and ("no_deal" in swings.passed or swings.no_deal is not None):
        return replace(swings, no_deal=None, passed=tuple(item for item in swings.passed if item != "no_deal"))
    if rated and ("amount" in swings.passed or swings.amount is not None):
        return replace(swings, amount=None, passed=())
    if swings.only_ranks:
        return replace(swings, only_ranks=False)
    if swings.ratings:
        return replace(swings, ratings=dict(list(swings.ratings.items())[:-1]))
    if swings.order and len(swings.counting) > 1:
        begin = swings.begins[-1] if swings.begins else 0
        return replace(swings, order=swings.order[:begin], begins=swings.begins[:-1])
    return replace(swings, order=(), begins=(), likes=dict(list(swings.likes.items())[:-1]))  # a single term is ranked without a question


def rated_anew(swings: Swings) -> Swings:
    """Give the same without ratings, and without the choices that were held against them."""
    return replace(swings, ratings={}, only_ranks=False, choices=())
