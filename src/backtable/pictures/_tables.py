"""The map of the tables: who sits where, and who says yes to the proposal."""

from __future__ import annotations  # their types are Altair's, which is imported late

from collections.abc import Sequence
from dataclasses import dataclass

from backtable.pictures._late import alt


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody at a table.

    Args:
        says_yes: chance that they say yes to the package shown, or None where there is none.
        must_approve: their approval is needed for it.
    """

    name: str
    side: str
    front: bool
    says_yes: float | None
    must_approve: bool


_WIDTH, _LINE, _HEAD, _PAD = 560, 24, 26, 10
_ANSWERS = {"yes": "circle", "perhaps": "square", "no": "cross", "not asked": "triangle-right"}


def tables_chart(title: str, places: Sequence[Place]) -> alt.LayerChart:
    """Give the map: one front table with the people of every side, and under it each side's back table of its own.

    Shapes and words carry the answers, so that it reads in black and white; its description says the same in words.
    """
    sides = list(dict.fromkeys(place.side for place in places))
    width = _WIDTH / len(sides)
    most = {front: max((_count(places, side, front) for side in sides), default=0) for front in (True, False)}
    heights = {front: _HEAD + _LINE * max(most[front], 1) + _PAD for front in (True, False)}
    gap, top = 14, 22
    tops = {True: top, False: top + heights[True] + gap}
    boxes = [{"x": 0.0, "x2": float(_WIDTH), "y": tops[True], "y2": tops[True] + heights[True], "kind": "front"}]
    words, people = [], []
    for column, side in enumerate(sides):
        left = column * width
        words.append({"x": left + _PAD, "y": 10, "text": side, "size": 13, "bold": True})
        if _count(places, side, False):
            boxes.append(
                {
                    "x": left + (gap / 2 if column else 0),
                    "x2": left + width - (gap / 2 if column + 1 < len(sides) else 0),
                    "y": tops[False],
                    "y2": tops[False] + heights[False],
                    "kind": "back",
                }
            )
            text = "Back table, unseen by the others" if len(sides) < 4 else "Back table"
            words.append(
                {
                    "x": left + _PAD + (gap / 2 if column else 0),
                    "y": tops[False] + 14,
                    "text": text,
                    "size": 11,
                    "bold": False,
                }
            )
        for front in (True, False):
            seated = [place for place in places if place.side == side and place.front is front]
            for line, place in enumerate(seated):
                shift = gap / 2 if column and not front else 0
                people.append(
                    {
                        "x": left + _PAD + 6 + shift,
                        "label": left + _PAD + 18 + shift,
                        "y": tops[front] + _HEAD + _LINE * line + 8,
                        "text": _line(place),
                        "answer": _answer(place),
                    }
                )
    words.append({"x": _PAD, "y": tops[True] + 14, "text": "Front table: these people talk", "size": 11, "bold": False})
    height = tops[False] + (heights[False] if most[False] else -gap)
    across = alt.Scale(domain=[0, _WIDTH], nice=False, zero=False)
    down = alt.Scale(domain=[height, 0], nice=False, zero=False)

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=across, axis=None)

    def y(field: str = "y") -> alt.Y:
        return alt.Y(f"{field}:Q", scale=down, axis=None)

    frames = [
        alt.Chart(alt.Data(values=[box for box in boxes if box["kind"] == kind]))
        .mark_rect(fill="white", stroke="black", cornerRadius=4, **look)
        .encode(x("x"), y(), alt.X2("x2:Q"), alt.Y2("y2:Q"))
        for kind, look in (("front", {"strokeWidth": 2}), ("back", {"strokeDash": [4, 3]}))
    ]
    marks = (
        alt.Chart(alt.Data(values=people))
        .mark_point(size=90, filled=True, color="black", stroke="black", strokeWidth=1.4, opacity=1)
        .encode(
            x("x"),
            y(),
            shape=alt.Shape(
                "answer:N", scale=alt.Scale(domain=list(_ANSWERS), range=list(_ANSWERS.values())), legend=None
            ),
            fillOpacity=alt.condition("datum.answer == 'yes'", alt.value(1), alt.value(0)),
        )
    )
    limit = width - 3 * _PAD - 12
    labels = (
        alt.Chart(alt.Data(values=people))
        .mark_text(align="left", baseline="middle", fontSize=12, limit=limit)
        .encode(x("label"), y(), text="text:N")
    )
    layers = [*frames, marks, labels]
    for bold in (True, False):
        layers.append(
            alt.Chart(alt.Data(values=[word for word in words if word["bold"] is bold]))
            .mark_text(
                align="left",
                baseline="middle",
                fontSize=13 if bold else 11,
                fontWeight="bold" if bold else "normal",
                fontStyle="normal" if bold else "italic",
                limit=width - _PAD,
            )
            .encode(x("x"), y(), text="text:N")
        )
    chart = alt.LayerChart(layer=layers)
    return chart.properties(
        title=title,
        width=_WIDTH,
        height=height,
        view=alt.ViewConfig(stroke=None),
        description=tables_words(title, places),
    )


def tables_words(title: str, places: Sequence[Place]) -> str:
    """Give the map in words."""
    sides = list(dict.fromkeys(place.side for place in places))
    lines = []
    for side in sides:
        for front in (True, False):
            seated = [_line(place) for place in places if place.side == side and place.front is front]
            if seated:
                lines.append(f"{side}, {'front' if front else 'back'} table: {', '.join(seated)}")
    return f"{title}. {'. '.join(lines)}."


def _count(places: Sequence[Place], side: str, front: bool) -> int:
    return sum(place.side == side and place.front is front for place in places)


def _answer(place: Place) -> str:
    if place.says_yes is None or not place.must_approve:
        return "not asked"
    return "yes" if place.says_yes >= 0.9 else "no" if place.says_yes <= 0.1 else "perhaps"


def _line(place: Place) -> str:
    if place.says_yes is None:
        return place.name
    if not place.must_approve:
        return f"{place.name}: not asked"
    if place.says_yes >= 0.9 or place.says_yes <= 0.1:
        return f"{place.name}: {'yes' if place.says_yes >= 0.9 else 'no'}"
    return f"{place.name}: yes with {place.says_yes:.0%} chance"
