"""What was believed before and after: small multiples of quantities, and the yes of people below."""

from __future__ import annotations  # their types are Altair's, which is imported late

from collections.abc import Sequence
from dataclasses import dataclass

from backtable.pictures._courses import Line, courses_chart
from backtable.pictures._late import alt

_WIDE, _HIGH, _COLUMNS = 200, 110, 3
_LINE = 20


@dataclass(frozen=True, slots=True)
class Moved:
    """A quantity before and after.

    Args:
        title: what it is, in a line or two.
        labels: of its values, or where it takes many none.
        edges: of its bins where it takes many values, one more than there are.
        before, after: how likely each value or bin is.
        words: what it was and is, in words.
        percent: the quantity is a share.
    """

    title: tuple[str, ...]
    labels: tuple[str, ...]
    edges: tuple[float, ...]
    before: tuple[float, ...]
    after: tuple[float, ...]
    words: str
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """How likely somebody says yes to a package, before and after."""

    name: str
    package: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Range:
    """A quantity as a mean with an interval, before and after.

    Args:
        group: what it belongs to.
        before, after: mean, low and high.
    """

    name: str
    group: str
    before: tuple[float, float, float]
    after: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Courses:
    """How some quantities moved, step by step.

    Args:
        steps: name of each step, what was before first.
        axis: what the steps are.
    """

    steps: tuple[str, ...]
    axis: str
    lines: tuple[Line, ...]


def beliefs_chart(
    title: str,
    moved: Sequence[Moved],
    answers: Sequence[Answer],
    courses: Courses | None = None,
    ranges: Sequence[Range] = (),
    notes: Sequence[str] = (),
) -> alt.VConcatChart:
    """Give the picture: how beliefs moved; outlines are what was held likely before, grey bars what is now; below, chances of yes.

    It reads in black and white; its description says the same in words.
    """
    parts: list[alt.Chart | alt.LayerChart | alt.ConcatChart] = []
    if courses and courses.lines:
        parts.append(courses_chart(courses.steps, courses.axis, courses.lines))
    if moved:
        panels = [_panel(item, number == 0) for number, item in enumerate(moved)]
        parts.append(alt.concat(*panels, columns=_COLUMNS, spacing=24))
    if ranges:
        parts.append(_ranges(ranges))
    if answers:
        parts.append(_answers(answers))
    if not parts:
        parts.append(alt.Chart(alt.Data(values=[{}])).mark_point(opacity=0).properties(width=_WIDE, height=10))
    words = [f"{' '.join(line.title)}: {line.words}" for line in (courses.lines if courses else ())]
    words += [f"{' '.join(item.title)}: {item.words}" for item in moved]
    words += [f"{item.group}, {item.name}: {item.before[0]:.0%} before, {item.after[0]:.0%} after" for item in ranges]
    words += [f"{item.name} says yes to {item.package}: {item.before:.0%} before, {item.after:.0%} after" for item in answers]
    chart = alt.vconcat(*parts, spacing=30).properties(
        title=alt.TitleParams(
            title, subtitle=_legend(courses, bool(moved or answers or ranges)) + list(notes), anchor="start"
        ),
        description=f"{title}. {'. '.join([*words, *notes])}.",
    )
    return chart.configure(font="sans-serif").configure_view(stroke=None)


def _legend(courses: Courses | None, compared: bool) -> list[str]:
    lines = ["Lines: what we hold on average; bands: where it lies nine times out of ten."] if courses and courses.lines else []
    return lines + ["Outlines and hollow circles: before. Grey bars and filled circles: after."] * compared


def _ranges(ranges: Sequence[Range]) -> alt.LayerChart:
    """Give means with intervals, before as thin lines with hollow circles, after as thick grey ones with full circles."""
    rows = [
        {
            "what": f"{item.group}: {item.name}",
            **{f"{when}_{part}": value for when in ("before", "after") for part, value in zip(("mean", "low", "high"), getattr(item, when), strict=True)},
        }
        for item in ranges
    ]
    data = alt.Data(values=rows)
    y = alt.Y("what:N", sort=[str(row["what"]) for row in rows], title=None, axis=alt.Axis(labelLimit=330))
    x_title = "Worth, as a share of the way from their worst package to their best (mean, 5 % to 95 %)"

    def x(name: str) -> alt.X:
        return alt.X(f"{name}:Q", axis=alt.Axis(format="%", title=x_title))

    chart = alt.Chart(data)
    layers = [
        chart.mark_rule(color="#999999", strokeWidth=6).encode(y=y, x=x("after_low"), x2=alt.X2("after_high:Q")),
        chart.mark_rule(color="black", strokeWidth=1).encode(y=y, x=x("before_low"), x2=alt.X2("before_high:Q")),
        chart.mark_point(filled=True, fill="white", stroke="black", size=60, opacity=1).encode(y=y, x=x("before_mean")),
        chart.mark_point(filled=True, color="black", size=60, opacity=1).encode(y=y, x=x("after_mean")),
    ]
    return alt.LayerChart(layer=layers).properties(width=330, height=max(_LINE * len(rows), 40))


def _panel(item: Moved, first: bool) -> alt.LayerChart:
    y_title = "how likely" if first else None
    y = alt.Axis(format="%", tickCount=3, title=y_title)
    if item.labels:
        rows = [
            {"value": label, "before": before, "after": after}
            for label, before, after in zip(item.labels, item.before, item.after, strict=True)
        ]
        x: alt.X = alt.X("value:N", sort=list(item.labels), title=None, axis=alt.Axis(labelAngle=0))
        ends = {}
    else:
        rows = [
            {"value": low, "end": high, "before": before, "after": after}
            for low, high, before, after in zip(item.edges, item.edges[1:], item.before, item.after, strict=False)
        ]
        axis = alt.Axis(format="%" if item.percent else "~s", tickCount=4, labelFlush=False)
        x = alt.X("value:Q", title=None, scale=alt.Scale(zero=False, nice=False), axis=axis)
        ends = {"x2": alt.X2("end:Q")}
    data = alt.Data(values=rows)
    after = alt.Chart(data).mark_bar(color="#999999").encode(x=x, y=alt.Y("after:Q", axis=y), **ends)
    before = (
        alt.Chart(data)
        .mark_bar(filled=False, stroke="black", strokeWidth=1.2)
        .encode(x=x, y=alt.Y("before:Q", axis=y), **ends)
    )
    chart = alt.LayerChart(layer=[after, before])
    heading = alt.TitleParams(list(item.title), fontSize=11, fontWeight="normal", anchor="start")
    return chart.properties(width=_WIDE, height=_HIGH, title=heading)


def _answers(answers: Sequence[Answer]) -> alt.LayerChart:
    rows = [
        {"who": f"{item.name}: {item.package}", "before": item.before, "after": item.after, "place": number}
        for number, item in enumerate(answers)
    ]
    data = alt.Data(values=rows)
    y = alt.Y("who:N", sort=[str(row["who"]) for row in rows], title=None, axis=alt.Axis(labelLimit=330))
    scale = alt.Scale(domain=[0, 1])
    x_axis = alt.Axis(format="%", title="Chance that they say yes")
    rule = alt.Chart(data).mark_rule(color="black").encode(
        y=y, x=alt.X("before:Q", scale=scale, axis=x_axis), x2=alt.X2("after:Q")
    )  # fmt: skip
    hollow = alt.Chart(data).mark_point(filled=True, fill="white", stroke="black", size=70, opacity=1).encode(
        y=y, x=alt.X("before:Q", scale=scale)
    )  # fmt: skip
    full = alt.Chart(data).mark_point(filled=True, color="black", size=70, opacity=1).encode(
        y=y, x=alt.X("after:Q", scale=scale)
    )  # fmt: skip
    chart = alt.LayerChart(layer=[rule, hollow, full])
    return chart.properties(width=330, height=max(_LINE * len(rows), 40))
