"""What a careful colleague would say of a case that can be read: warnings, each with its place and what to do."""

from backtable.checking._warnings import careful_warnings, for_readers, only_a_start

__all__ = ["careful_warnings", "for_readers", "only_a_start"]
