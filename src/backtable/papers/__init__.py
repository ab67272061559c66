"""What people read: advice and explanations as documents, and documents as pages.

A document is plain text in sections, without a word of HTML or of a terminal; faces and pages draw it. Nothing here
values a package.

A paper is loaded when it is asked for: each needs the rooms that it tells of, and a command prints one of them.
"""

from typing import TYPE_CHECKING

from backtable.papers._late import late

if TYPE_CHECKING:
    from backtable.papers._advice import advice_document
    from backtable.papers._asking import asking_document
    from backtable.papers._beliefs import beliefs_document
    from backtable.papers._beliefs_picture import beliefs_picture
    from backtable.papers._document import Bullets, Column, Document, Figure, Paragraph, Row, Section, Table
    from backtable.papers._explanation import explanation_document
    from backtable.papers._frontier import frontier_csv, frontier_document
    from backtable.papers._interview import interview_document
    from backtable.papers._near import near_document
    from backtable.papers._next import next_document
    from backtable.papers._page import Page, page
    from backtable.papers._person import person_document
    from backtable.papers._picture import advice_chart
    from backtable.papers._swings import swings_document

__all__ = [
    "Bullets",
    "Column",
    "Document",
    "Figure",
    "Page",
    "Paragraph",
    "Row",
    "Section",
    "Table",
    "advice_chart",
    "advice_document",
    "asking_document",
    "beliefs_document",
    "beliefs_picture",
    "explanation_document",
    "frontier_csv",
    "frontier_document",
    "interview_document",
    "near_document",
    "next_document",
    "page",
    "person_document",
    "swings_document",
]

__getattr__ = late(
    __name__,
    {
        "_advice": ("advice_document",),
        "_asking": ("asking_document",),
        "_beliefs": ("beliefs_document",),
        "_beliefs_picture": ("beliefs_picture",),
        "_document": ("Bullets", "Column", "Document", "Figure", "Paragraph", "Row", "Section", "Table"),
        "_explanation": ("explanation_document",),
        "_frontier": ("frontier_csv", "frontier_document"),
        "_interview": ("interview_document",),
        "_near": ("near_document",),
        "_next": ("next_document",),
        "_page": ("Page", "page"),
        "_person": ("person_document",),
        "_picture": ("advice_chart",),
        "_swings": ("swings_document",),
    },
)
