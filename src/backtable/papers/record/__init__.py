"""What a record comes to, as documents: where a negotiation stands, and what happened in it."""

from backtable.papers.record._log import COLUMNS, log_document, log_rows
from backtable.papers.record._room import ROOMS, Room
from backtable.papers.record._status import status_document

__all__ = ["COLUMNS", "ROOMS", "Room", "log_document", "log_rows", "status_document"]
