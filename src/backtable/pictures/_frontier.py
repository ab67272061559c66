"""The efficient frontier with what stands out on it."""

from __future__ import annotations  # their types are Altair's, which is imported late

from collections.abc import Sequence
from dataclasses import dataclass

from backtable.pictures._late import alt


@dataclass(frozen=True, slots=True)
class Point:
    """An efficient package: gains of both sides in the case's currency, and its chance."""

    ours: float
    theirs: float
    chance: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A package with a name of its own; the shape, a number below 7, is the same for the same role in every picture."""

    name: str
    ours: float
    theirs: float
    chance: float
    shape: int = 0


_SHAPES = ["diamond", "cross", "triangle-up", "square", "triangle-down", "triangle-right", "circle"]
_FIRST = 420
_OTHERS = 200


def frontier_chart(
    title: str, currency: str, ours: str, theirs: str, points: Sequence[Point], marks: Sequence[Mark]
) -> alt.LayerChart:
    """Give the chart: our gain to the right, theirs upwards, darker where everybody approves more likely.

    Shapes tell the named packages apart, so that the chart reads in black and white; its description says the same in
    words.
    """
    largest = max([*(abs(point.ours) for point in points), *(abs(mark.ours) for mark in marks)], default=0.0)
    scale, unit = (1e6, f"million {currency}") if largest >= 1e6 else (1.0, currency)
    everything: list[Point | Mark] = [*points, *marks]
    x = alt.X(
        "ours:Q",
        title=f"Gain of {ours} over no deal ({unit})",
        scale=alt.Scale(domain=_domain([item.ours / scale for item in everything]), nice=True),
    )
    y = alt.Y(
        "theirs:Q",
        title=f"Gain of {theirs} over no deal ({unit})",
        scale=alt.Scale(domain=_domain([item.theirs / scale for item in everything]), nice=True),
    )
    dots = (
        alt.Chart(
            alt.Data(values=[{"ours": p.ours / scale, "theirs": p.theirs / scale, "chance": p.chance} for p in points])
        )
        .mark_circle(size=60, stroke="black", strokeWidth=0.5, opacity=1)
        .encode(
            x,
            y,
            alt.Color(
                "chance:Q",
                scale=alt.Scale(scheme="greys", domain=[0, 1]),
                title="Chance that all approve",
                legend=alt.Legend(format="%", gradientLength=120),
            ),
        )
    )
    rows = [
        {"name": m.name, "ours": m.ours / scale, "theirs": m.theirs / scale, "size": _OTHERS if number else _FIRST}
        for number, m in enumerate(marks)
    ]
    named = (
        alt.Chart(alt.Data(values=rows[::-1]))
        .mark_point(filled=True, color="white", opacity=1, stroke="black", strokeWidth=2)
        .encode(
            x,
            y,
            alt.Shape(
                "name:N",
                scale=alt.Scale(domain=[m.name for m in marks], range=[_SHAPES[m.shape] for m in marks]),
                title="Packages",
                sort=None,
            ),
            size=alt.Size("size:Q", scale=None, legend=None),
            fill=alt.condition(f"datum.size == {_FIRST}", alt.value("black"), alt.value("white")),
        )
    )
    words = "; ".join(f"{m.name}: {m.ours / scale:.3g} for {ours}, {m.theirs / scale:.3g} for {theirs}" for m in marks)
    zero = alt.Chart(alt.Data(values=[{}])).mark_rule(strokeDash=[4, 4], color="grey")
    chart = alt.LayerChart(layer=[zero.encode(x=alt.datum(0)), zero.encode(y=alt.datum(0)), dots, named])
    return chart.properties(title=title, width=560, height=380, description=f"{title}. In {unit}: {words}.")


def _domain(values: Sequence[float]) -> list[float]:
    """Give an axis from the least to the largest value and zero, with some room at both ends."""
    low, high = min([0.0, *values]), max([0.0, *values])
    room = 0.04 * (high - low or 1.0)
    return [low - room, high + room]
