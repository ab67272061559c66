"""What is known of scores that nobody has told us."""

from dataclasses import dataclass

from backtable.case._assumption import Distribution


@dataclass(frozen=True, slots=True)
class Wish:
    """What is known of how somebody scores the options of one issue.

    Args:
        issue: key of the issue.
        shape: "rising" along `order`, "peaked" (rising to some option and falling after it), or "free".
        order: option numbers along which the shape runs; for "free" the order written.
    """

    issue: str
    shape: str
    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Scores that are unknown but for hints: worth = weight of an issue × score of its option, added up over the issues.

    Args:
        key: its name among the scorings of a world, from whose interest it is.
        worth: how much more the package they like best is worth to them than the one they like least.
        wishes: the issues that count for them; other issues are worth nothing.
        order: issues whose weight is known to fall from one to the next.
        no_deal: what no deal is worth, as a share of the way from the package liked least to the one liked best.
    """

    key: str
    worth: Distribution
    wishes: tuple[Wish, ...]
    order: tuple[str, ...] = ()
    no_deal: Distribution | None = None
