"""Charts put together, and as files."""

from __future__ import annotations  # their types are Altair's, which is imported late

from backtable.pictures._late import alt, vl_convert

ENDINGS = (".svg", ".png", ".html")


def stacked(*charts: alt.LayerChart) -> alt.VConcatChart:
    """Give several charts as one picture, each below the other, with all their descriptions."""
    words = " ".join(str(chart.description) for chart in charts)
    return (
        alt.vconcat(*charts, spacing=30)
        .resolve_scale(shape="independent", x="independent", y="independent", color="independent")
        .properties(description=words)
        .configure(font="sans-serif")
        .configure_legend(labelLimit=260)
        .configure_title(anchor="start")
    )


def rendered(chart: alt.LayerChart | alt.VConcatChart, ending: str) -> bytes:
    """Give a chart as the content of an SVG, PNG or self-contained HTML file.

    Args:
        ending: one of `ENDINGS`.
    """
    spec = chart.to_dict()
    if ending == ".svg":
        return str(vl_convert.vegalite_to_svg(spec)).encode()
    if ending == ".png":
        return bytes(vl_convert.vegalite_to_png(spec, scale=2))
    return str(vl_convert.vegalite_to_html(spec, bundle=True)).encode()
