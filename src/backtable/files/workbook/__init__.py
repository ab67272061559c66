"""A case as a workbook: read with the cell of everything in it, and written as a form to fill in or to pass on.

Loaded only when a workbook is read or written. What a case may say is decided by the shape, as for YAML.
"""

from backtable.files.workbook._read import workbook_tree
from backtable.files.workbook._write import case_workbook, template_workbook

__all__ = ["case_workbook", "template_workbook", "workbook_tree"]
