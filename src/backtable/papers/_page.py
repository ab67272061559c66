"""A document as one self-contained page of HTML that also prints well."""

import re
from dataclasses import dataclass
from html import escape

from jinja2 import Environment, PackageLoader, StrictUndefined

from backtable.advice import Advice
from backtable.papers._advice import advice_document
from backtable.papers._document import Document, Figure, Section
from backtable.papers._person import person_document
from backtable.papers._picture import advice_chart
from backtable.pictures import rendered

_TEMPLATES = Environment(
    loader=PackageLoader("backtable.papers", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.tests["of_kind"] = lambda block, kind: type(block).__name__ == kind
_COMMAND = re.compile("`([^`]+)`")
_PERCENT = re.compile(r"(?<=\d) (?=%)")


def _said(text: str) -> str:
    """Give running text as HTML: what is typed stands out, and a number stays on the line of its % sign."""
    return _PERCENT.sub("&nbsp;", _COMMAND.sub(r"<code>\1</code>", escape(text)))


_TEMPLATES.filters["said"] = _said


@dataclass(frozen=True, slots=True)
class Page:
    """A page of HTML; a notebook shows it in place."""

    document: Document

    @property
    def html(self) -> str:
        """The whole page, with everything that it needs within it."""
        return _TEMPLATES.get_template("page.html.j2").render(document=self.document)

    def _repr_html_(self) -> str:
        return _TEMPLATES.get_template("document.html.j2").render(document=self.document)


def page(advice: Advice, person: str | None = None) -> Page:
    """Give advice as a page with its picture, or the page for one approver on our side.

    Args:
        person: for whom; without it, everything for the eyes of those who prepare the negotiation.

    Raises:
        NoAnswerError: `person` is nobody on our side.
    """
    if person is not None:
        return Page(person_document(advice, person))
    document = advice_document(advice)
    chart = advice_chart(advice)
    figure = Figure(rendered(chart, ".svg").decode(), str(chart.description))
    sections = (*document.sections, Section("The picture", (figure,)))
    return Page(Document(document.title, document.subtitle, document.lead, sections, document.method))
