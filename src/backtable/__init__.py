"""Backtable: the workbench for two-table negotiation."""

__version__ = "0.1.0"
