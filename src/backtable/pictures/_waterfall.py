"""A waterfall: how one amount becomes another."""

from __future__ import annotations  # their types are Altair's, which is imported late

from collections.abc import Sequence
from dataclasses import dataclass

from backtable.pictures._late import alt
from backtable.quantities import money

_NO_UNIT_AT_ZERO = "datum.value === 0 ? '0' : datum.label"  # else the ground is labelled 0M


@dataclass(frozen=True, slots=True)
class Fall:
    """One bar: a total that stands on the ground, or what is taken off (below 0: what is added)."""

    name: str
    amount: float
    total: bool = False


def waterfall_chart(title: str, currency: str, falls: Sequence[Fall]) -> alt.LayerChart:
    """Give the chart, from top to bottom: totals dark, what is taken off light with its amount, each from where the last ended.

    Bars are told apart by their shade and their amounts are written beside them, so that it reads in black and white.
    """
    bars_of, level = [], 0.0
    for fall in falls:
        start, end = (0.0, fall.amount) if fall.total else (level, level - fall.amount)
        level = end
        bars_of.append((min(start, end), max(start, end)))
    # Bars are placed by their names: one that comes twice gets a place of its own by a blank that nobody sees.
    names = [fall.name + " " * sum(other.name == fall.name for other in falls[:at]) for at, fall in enumerate(falls)]
    rows = [
        {
            "name": name,
            "start": start,
            "end": end,
            "kind": "total" if fall.total else "less" if fall.amount >= 0 else "more",
            "words": f"{'' if fall.total else '-' if fall.amount >= 0 else '+'}{money(abs(fall.amount), currency)}",
        }
        for name, fall, (start, end) in zip(names, falls, bars_of, strict=True)
    ]
    least, most = min([0.0, *(start for start, _ in bars_of)]), max([0.0, *(end for _, end in bars_of)])
    scale = alt.Scale(domain=[least, 1.18 * most or 1.0])
    y = alt.Y("name:N", sort=names, title=None, axis=alt.Axis(labelLimit=330, ticks=False))
    base = alt.Chart(alt.Data(values=rows))
    bars = base.mark_bar(stroke="black", strokeWidth=0.7).encode(
        y,
        alt.X("start:Q", title=currency, scale=scale, axis=alt.Axis(format="~s", tickCount=6, labelExpr=_NO_UNIT_AT_ZERO)),
        alt.X2("end:Q"),
        alt.Color(
            "kind:N",
            scale=alt.Scale(domain=["total", "less", "more"], range=["#222222", "#d0d0d0", "#808080"]),
            legend=None,
        ),
    )
    words = base.mark_text(align="left", dx=4).encode(y, alt.X("end:Q", scale=scale), alt.Text("words:N"))
    told = "; ".join(f"{fall.name}: {row['words']}" for fall, row in zip(falls, rows, strict=True))
    return alt.LayerChart(layer=[bars, words]).properties(
        title=alt.TitleParams(title, anchor="start"), width=520, height=alt.Step(30), description=f"{title}. {told}."
    )
