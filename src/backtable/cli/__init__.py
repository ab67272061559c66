"""The terminal: commands in, words out. No arithmetic of its own."""

from backtable.cli._start import main, set_up

__all__ = ["main", "set_up"]
