"""What a record comes to, as documents: where a negotiation stands, and what happened in it."""

from typing import TYPE_CHECKING

from backtable.papers._late import late

if TYPE_CHECKING:
    from backtable.papers.record._brief import brief_document, brief_subject, usable
    from backtable.papers.record._head import head_lines, head_words, with_head
    from backtable.papers.record._log import COLUMNS, HEADINGS, log_lines, log_rows
    from backtable.papers.record._room import ROOMS, Room
    from backtable.papers.record._status import status_document

__all__ = ["COLUMNS", "HEADINGS", "ROOMS", "Room", "brief_document", "brief_subject", "head_lines", "head_words", "log_lines", "log_rows", "status_document", "usable", "with_head"]

__getattr__ = late(
    __name__,
    {
        "_brief": ("brief_document", "brief_subject", "usable"),
        "_head": ("head_lines", "head_words", "with_head"),
        "_log": ("COLUMNS", "HEADINGS", "log_lines", "log_rows"),
        "_room": ("ROOMS", "Room"),
        "_status": ("status_document",),
    },
)
