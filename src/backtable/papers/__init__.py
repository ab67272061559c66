"""What people read: advice and explanations as documents, and documents as pages.

A document is plain text in sections, without a word of HTML or of a terminal; faces and pages draw it. Nothing here
values a package.
"""

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
