"""A chart as a file."""

from pathlib import Path

import altair as alt
import vl_convert

from backtable.errors import InputError, Place, Problem


def save(chart: alt.LayerChart, path: Path) -> None:
    """Write a chart as SVG, PNG or self-contained HTML, by the ending of the path.

    Raises:
        InputError: another ending, or a folder that cannot be written to.
    """
    spec = chart.to_dict()
    kind = path.suffix.lower()
    if kind == ".svg":
        content = vl_convert.vegalite_to_svg(spec).encode()
    elif kind == ".png":
        content = vl_convert.vegalite_to_png(spec, scale=2)
    elif kind == ".html":
        content = vl_convert.vegalite_to_html(spec, bundle=True).encode()
    else:
        raise InputError([Problem(Place(str(path)), "a picture cannot have this ending", ".svg, .png or .html")])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise InputError([Problem(Place(str(path)), f"the picture cannot be written ({error.strerror})")]) from error
