"""The efficient frontier with what stands out on it."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt


@dataclass(frozen=True, slots=True)
class Point:
    """An efficient package: gains of both sides in the case's currency, and its chance."""

    ours: float
    theirs: float
    chance: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A package with a name of its own."""

    name: str
    ours: float
    theirs: float
    chance: float


_SHAPES = ["diamond", "cross", "triangle-up", "square", "triangle-down", "triangle-right", "circle"]


def frontier_chart(
    title: str, currency: str, ours: str, theirs: str, points: Sequence[Point], marks: Sequence[Mark]
) -> alt.LayerChart:
    """Give the chart: our gain to the right, theirs upwards, darker where everybody approves more likely.

    Shapes tell the named packages apart, so that the chart reads in black and white; its description says the same in
    words.
    """
    largest = max([*(abs(point.ours) for point in points), *(abs(mark.ours) for mark in marks)], default=0.0)
    scale, unit = (1e6, f"million {currency}") if largest >= 1e6 else (1.0, currency)
    x = alt.X("ours:Q", title=f"Gain of {ours} over no deal ({unit})")
    y = alt.Y("theirs:Q", title=f"Gain of {theirs} over no deal ({unit})")
    dots = (
        alt.Chart(
            alt.Data(values=[{"ours": p.ours / scale, "theirs": p.theirs / scale, "chance": p.chance} for p in points])
        )
        .mark_circle(size=60, stroke="black", strokeWidth=0.5, opacity=1)
        .encode(
            x, y, alt.Color("chance:Q", scale=alt.Scale(scheme="greys", domain=[0, 1]), title="Chance that all approve")
        )
    )
    rows = [{"name": m.name, "ours": m.ours / scale, "theirs": m.theirs / scale} for m in marks]
    named = (
        alt.Chart(alt.Data(values=rows))
        .mark_point(size=220, filled=True, color="black", opacity=1, stroke="white", strokeWidth=1)
        .encode(
            x,
            y,
            alt.Shape(
                "name:N",
                scale=alt.Scale(domain=[m.name for m in marks], range=_SHAPES[: len(marks)]),
                title="Packages",
                sort=None,
            ),
        )
    )
    words = "; ".join(f"{m.name}: {m.ours / scale:.3g} for {ours}, {m.theirs / scale:.3g} for {theirs}" for m in marks)
    zero = alt.Chart(alt.Data(values=[{}])).mark_rule(strokeDash=[4, 4], color="grey")
    return (
        alt.layer(zero.encode(x=alt.datum(0)), zero.encode(y=alt.datum(0)), dots, named)
        .properties(title=title, width=560, height=380, description=f"{title}. In {unit}: {words}.")
        .configure(font="sans-serif")
        .configure_legend(labelLimit=260)
    )
