"""Special functions of scipy, loaded when one is asked for: that takes a quarter of a second, and many cases need none."""

from typing import Any


def ndtr(values: Any) -> Any:
    """Give the chance that a standard normal variable stays below these values."""
    from scipy.special import ndtr as found

    return found(values)


def log_ndtr(values: Any) -> Any:
    """Give the logarithm of `ndtr`, exact far out in the tail."""
    from scipy.special import log_ndtr as found

    return found(values)


def ndtri(shares: Any) -> Any:
    """Give the values below which a standard normal variable stays with these chances."""
    from scipy.special import ndtri as found

    return found(shares)


def betaincinv(first: Any, second: Any, shares: Any) -> Any:
    """Give the values below which a beta variable stays with these chances."""
    from scipy.special import betaincinv as found

    return found(first, second, shares)
