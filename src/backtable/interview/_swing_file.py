"""What somebody said of swings, as it stands in the file of answers."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from backtable.case import Case
from backtable.files import Money, Reader, doubtful_point
from backtable.interview._span import Span, read_span
from backtable.interview._swings import ANSWERS, LARGEST, NOTHING, Choice, Liking, Swings, liking
from backtable.quantities import parse_amount, parse_number, shown

_AT = tuple[str | int, ...]
_FAR = 1_000.0


class ChoiceShape(BaseModel):
    """Two packages by the terms in which they are not at their worst, and which one is chosen."""

    model_config = ConfigDict(extra="forbid")
    first: dict[str, float | str]
    second: dict[str, float | str]
    answer: str


class SwingsShape(BaseModel):
    """What was said of swings."""

    model_config = ConfigDict(extra="forbid")
    likes: dict[str, float | str | dict[str, float]] = Field(default_factory=dict)
    order: list[str] = Field(default_factory=list)
    begins: list[int] = Field(default_factory=list)
    ratings: dict[str, float | str] = Field(default_factory=dict)
    only_ranks: str = "no"
    amount: float | str | None = None
    no_deal: float | str | None = None
    choices: list[ChoiceShape] = Field(default_factory=list)
    on: str = ""


def rating_of(text: str) -> Span:
    """Give a rating against the largest swing of 100: a number or a range.

    Raises:
        ValueError: it is none; the message is the end of a sentence.
    """
    return read_span(_bare(text), parse_number, 0, LARGEST)


def standing_of(text: str) -> Span:
    """Give how good no deal is, from everything at its worst (0) to everything at its best (100); it may be worse or better than either.

    Raises:
        ValueError: it is none; the message is the end of a sentence.
    """
    return read_span(_bare(text), parse_number, -_FAR, _FAR)


def _bare(text: str) -> str:
    """Leave out signs of percentages, for points of 100 are meant either way."""
    return re.sub(r"\s*(%|percent\b)", "", text, flags=re.IGNORECASE)


def amount_of(case: Case, typed: bool = False) -> Callable[[str], Span]:
    """Give what reads an amount, or a range of amounts, in the case's currency; it raises ValueError.

    Args:
        typed: somebody types it just now, and can say which of two meanings they mean: `20.000` is refused.
    """
    money = Money.of(case)

    def read(text: str) -> Span:
        if "%" in text:
            raise ValueError("is a share, and an amount is wanted")
        if typed and (point := doubtful_point(text)):
            raise ValueError(f"can be read in two ways, for the point in {point} may separate thousands; write {point.replace('.', '')} for the thousands, or {point.split('.')[0]}")
        found = read_span(text, lambda part: money.own(*parse_amount(part)))
        if found.low <= 0:
            raise ValueError("is not above 0")
        return found

    return read


def fits_order(swings: Swings, ratings: Mapping[str, Span], key: str, span: Span) -> str:
    """Say why a rating does not fit the order, empty where it does."""
    place = swings.order.index(key)
    above = ratings.get(swings.order[place - 1]) if place > 1 else Span(LARGEST, LARGEST, LARGEST)
    if above and (span.high > above.high or span.low > above.low):
        return f"is more than the {above} of the swing before it"
    return ""


def read_swings(reader: Reader, case: Case, shape: SwingsShape, at: _AT) -> Swings:
    """Give what a file says of swings, with a problem for all that makes no sense."""
    issues = {issue.key: issue for issue in case.issues}
    likes: dict[str, Liking] = {}
    for key, said in shape.likes.items():
        if key not in issues:
            reader.problem((*at, "likes", key), f"`{key}` is not an issue", f"one of {', '.join(issues)}", key=True)
            continue
        try:
            likes[key] = liking(issues[key], said if isinstance(said, str | dict) else shown(said).replace(",", ""))
        except ValueError as error:
            reader.problem((*at, "likes", key), f"{key} {_plain_error(error, said)}", f"`{NOTHING}` where it does not count")
    counting = [key for key, item in likes.items() if item.counts]
    for place, key in enumerate(shape.order):
        if key not in counting or key in shape.order[:place]:
            reader.problem((*at, "order", place), f"`{key}` is no term that counts, or stands there twice", f"each of {', '.join(counting)} once")
    if shape.begins != sorted({0, *shape.begins}) * bool(shape.begins) or any(begin >= len(shape.order) for begin in shape.begins):
        reader.problem((*at, "begins"), f"{shape.begins} does not say where in the order each answer begins", "places in the order that rise from 0")
    if shape.only_ranks not in ("yes", "no"):
        reader.problem((*at, "only_ranks"), f"`{shape.only_ranks}` is no answer", "yes or no")
    found = Swings(likes, tuple(shape.order), {}, shape.only_ranks == "yes", day=shape.on, begins=tuple(shape.begins))
    ratings: dict[str, Span] = {}
    for key, raw in shape.ratings.items():
        if key not in shape.order[1:]:
            reader.problem((*at, "ratings", key), f"`{key}` has no rating", "the terms in the order after the first, which is 100", key=True)
            continue
        span = _span(reader, rating_of, raw, (*at, "ratings", key))
        if span and (why := fits_order(found, ratings, key, span)):
            reader.problem((*at, "ratings", key), f"`{span}` {why}", "ratings that fall along the order")
        if span:
            ratings[key] = span
    amount = _span(reader, amount_of(case), shape.amount, (*at, "amount"))
    no_deal = _span(reader, standing_of, shape.no_deal, (*at, "no_deal"))
    passed = tuple(name for name, raw in (("amount", shape.amount), ("no_deal", shape.no_deal)) if raw == "")
    choices = tuple(_choice(reader, case, found, item, (*at, "choices", place)) for place, item in enumerate(shape.choices))
    return Swings(likes, found.order, ratings, found.only_ranks, amount, no_deal, passed, choices, shape.on, found.begins)


def _plain_error(error: ValueError, said: Any) -> str:
    text = str(error)
    return text if text.startswith(("has", "wants")) else f"has no option `{shown(said)}`"


def _span(reader: Reader, read: Callable[[str], Span], raw: float | str | None, at: _AT) -> Span | None:
    if raw is None or raw == "":
        return None
    text = raw if isinstance(raw, str) else shown(float(raw)).replace(",", "")
    try:
        return read(text)
    except ValueError as error:
        reader.problem(at, f"`{text}` {error}", "a number, or a range such as 40 to 60")
        return None


def _choice(reader: Reader, case: Case, swings: Swings, item: ChoiceShape, at: _AT) -> Choice:
    issues = {issue.key: issue for issue in case.issues}
    levels: list[dict[str, float | str]] = []
    for name, raw in (("first", item.first), ("second", item.second)):
        found: dict[str, float | str] = {}
        for key, value in raw.items():
            if key not in swings.order:
                reader.problem((*at, name, key), f"`{key}` is no term that counts", f"one of {', '.join(swings.order)}", key=True)
                continue
            try:
                option = reader.option(value, (*at, name, key)) if issues[key].numeric else str(value)
                found[key] = issues[key].options[issues[key].index(option)]
            except (ValueError, TypeError):
                reader.problem((*at, name, key), f"`{shown(value)}` is not an option of {key}")
        levels.append(found)
    if item.answer not in ANSWERS:
        reader.problem((*at, "answer"), f"`{item.answer}` is no answer", ", ".join(ANSWERS))
    return Choice(levels[0], levels[1], item.answer)


def plain_swings(swings: Swings) -> dict[str, Any]:
    """Give what was said of swings as plain values of the file."""
    plain: dict[str, Any] = {"likes": {key: _said(item.said) for key, item in swings.likes.items()}}
    plain |= {"order": list(swings.order)} if swings.order else {}
    plain |= {"begins": list(swings.begins)} if len(swings.begins) > 1 else {}
    plain |= {"ratings": {key: _plain(item) for key, item in swings.ratings.items()}} if swings.ratings else {}
    plain |= {"only_ranks": "yes"} if swings.only_ranks else {}
    for name, span in (("amount", swings.amount), ("no_deal", swings.no_deal)):
        plain |= {name: _plain(span)} if span else {name: ""} if name in swings.passed else {}
    choices = [{"first": _levels(item.first), "second": _levels(item.second), "answer": item.answer} for item in swings.choices]
    plain |= {"choices": choices} if choices else {}
    return plain | ({"on": swings.day} if swings.day else {})


def _said(said: str | Mapping[str, float]) -> Any:
    return said if isinstance(said, str) else {key: _whole(value) for key, value in said.items()}


def _levels(levels: Mapping[str, float | str]) -> dict[str, float | str]:
    return {key: value if isinstance(value, str) else _whole(value) for key, value in levels.items()}


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value


def _plain(span: Span) -> float | str:
    return _whole(span.likely) if span.exact else str(span)
