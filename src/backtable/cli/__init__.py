"""The terminal: commands in, words out. No arithmetic of its own."""

from backtable.cli._main import main

__all__ = ["main"]
