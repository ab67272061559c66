"""Reading and writing cases: YAML in, a checked case out, every problem with its place.

What a careful colleague would say of a case that can be read lives in `checking`.
"""

from backtable.files._build import build_case
from backtable.files._read import read_case, read_package
from backtable.files._schema import case_schema

__all__ = ["build_case", "case_schema", "read_case", "read_package"]
