"""How beliefs moved, event by event: a line for the mean and a band for what is likely."""

from __future__ import annotations  # their types are Altair's, which is imported late

from collections.abc import Sequence
from dataclasses import dataclass

from backtable.pictures._late import alt

_WIDE, _HIGH, _COLUMNS = 200, 110, 3


@dataclass(frozen=True, slots=True)
class Line:
    """A quantity before any evidence and after each piece.

    Args:
        title: what it is, in a line or two.
        means, lows, highs: one for each step; where they are all one, no band is drawn.
        words: how it moved, in words.
        percent: it is a share, or how likely a yes is.
        chance: how likely a yes is: its axis runs from 0 to 1 and there is no band.
    """

    title: tuple[str, ...]
    means: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    words: str
    percent: bool = False
    chance: bool = False


def courses_chart(steps: Sequence[str], axis: str, lines: Sequence[Line]) -> alt.ConcatChart:
    """Give small multiples over the same steps.

    Args:
        steps: name of each: what was before, and each event.
        axis: what the steps are.
    """
    panels = [_panel(steps, axis, line) for line in lines]
    return alt.concat(*panels, columns=_COLUMNS, spacing=24)


def _panel(steps: Sequence[str], axis: str, line: Line) -> alt.LayerChart:
    rows = [
        {"place": place, "step": step, "mean": mean, "low": low, "high": high}
        for place, (step, mean, low, high) in enumerate(zip(steps, line.means, line.lows, line.highs, strict=True))
    ]
    data = alt.Data(values=rows)
    x = alt.X("step:O", sort=list(steps), title=axis, axis=alt.Axis(labelAngle=0, labelOverlap=True))
    scale = alt.Scale(domain=[0, 1]) if line.chance else alt.Scale(zero=False)
    y_axis = alt.Axis(format="%" if line.percent or line.chance else "~s", tickCount=4)
    title = "how likely" if line.chance else None
    mean = alt.Chart(data).mark_line(color="black", strokeWidth=1.5, point=alt.OverlayMarkDef(color="black", size=30)).encode(
        x=x, y=alt.Y("mean:Q", scale=scale, axis=y_axis, title=title), order="place:Q"
    )  # fmt: skip
    layers: list[alt.Chart] = [mean]
    if not line.chance:
        band = alt.Chart(data).mark_area(color="#cccccc").encode(
            x=x, y=alt.Y("low:Q", scale=scale, axis=y_axis, title=title), y2=alt.Y2("high:Q")
        )  # fmt: skip
        layers = [band, mean]
    heading = alt.TitleParams(list(line.title), fontSize=11, fontWeight="normal", anchor="start")
    return alt.LayerChart(layer=layers).properties(width=_WIDE, height=_HIGH, title=heading)
