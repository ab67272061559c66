"""What people read of an estate. Apart from the other papers, since counting needs what `backtable[estates]` installs."""

from backtable.papers.estates._position import position_document, why_document

__all__ = ["position_document", "why_document"]
