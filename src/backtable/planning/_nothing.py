"""Why there is no move, in words."""

from backtable.planning._ceiling import Ceiling
from backtable.planning._situation import Pace
from backtable.quantities import money


def nothing(held: Ceiling | None, pace: Pace, currency: str, most: float | None, tolerance: float) -> str:
    """Say why there is no move, and what one may change.

    Args:
        held: the offer of ours of which no further one asks for more; None where nothing holds us.
        most: the most that a package which could be offered but for the reserve leaves us in expectation; None where there is none.
    """
    no_more = "" if held is None else f" and that asks for no more than {held.named}{',' if held.theirs else ''}"
    may = "" if held is None else " An opening that you set (`--opening`) may ask for more."
    if most is not None and most < pace.reserve - tolerance:
        return (
            f"No package that our own side approves{no_more} leaves us {money(pace.reserve, currency)} in expectation, which is the least that you allow (`--reserve`): "
            f"the most that one does is {money(most, currency)}.{may}"
        )
    least = f"; with the reserve of {money(pace.reserve, currency)} (`--reserve`), below which nothing was looked at" if pace.reserve > 0 else ""
    return f"No package that our own side approves{no_more} brings a gain that the others might approve{least}.{may}"
