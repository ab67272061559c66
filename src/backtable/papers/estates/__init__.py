"""What people read of an estate. Apart from the other papers, since counting needs what `backtable[estates]` installs."""

from backtable.papers.estates._claim import claim_document
from backtable.papers.estates._claim_picture import ClaimFall, claim_chart, claim_falls
from backtable.papers.estates._claim_workbook import claim_workbook
from backtable.papers.estates._position import position_document
from backtable.papers.estates._position_workbook import position_workbook
from backtable.papers.estates._why import why_document

__all__ = ["ClaimFall", "claim_chart", "claim_document", "claim_falls", "claim_workbook", "position_document", "position_workbook", "why_document"]
