"""Weights from ranks and from swings, as published."""

from itertools import pairwise

import numpy as np
import pytest

from backtable.interview import Span, Swings, drawn_ratings, rank_order_centroid, rated, weights_of

# Barron, F. H. and Barrett, B. E. (1996). Decision quality using ranked attribute weights. Management Science 42, table 1 of rank-order centroids;
# Edwards, W. and Barron, F. H. (1994). SMARTS and SMARTER. Organizational Behavior and Human Decision Processes 60.
CENTROIDS = {
    2: (0.75, 0.25),
    3: (0.6111, 0.2778, 0.1111),
    4: (0.5208, 0.2708, 0.1458, 0.0625),
    5: (0.4567, 0.2567, 0.1567, 0.0900, 0.0400),
    6: (0.4083, 0.2417, 0.1583, 0.1028, 0.0611, 0.0278),
    7: (0.3704, 0.2276, 0.1561, 0.1085, 0.0728, 0.0442, 0.0204),
}


@pytest.mark.parametrize("count", CENTROIDS)
def test_rank_order_centroids_are_the_published_ones(count: int) -> None:
    assert rank_order_centroid(count) == pytest.approx(CENTROIDS[count], abs=5.1e-5)


@pytest.mark.parametrize("count", [2, 4, 7])
def test_rank_order_centroids_are_the_mean_of_all_weights_in_that_order(count: int) -> None:
    """The definition: the corners of the set of ordered weights are those where the first k share everything evenly."""
    corners = [[1 / k] * k + [0.0] * (count - k) for k in range(1, count + 1)]
    assert rank_order_centroid(count) == pytest.approx(np.mean(corners, axis=0))
    swings = Swings(order=tuple("abcdefg"[:count]), only_ranks=True)
    draws = weights_of(drawn_ratings(swings, 40_000, np.random.default_rng(1)))
    assert draws.mean(axis=0) == pytest.approx(rank_order_centroid(count), abs=0.004)
    assert all((draws[:, place] >= draws[:, after]).all() for place, after in pairwise(range(count)))


# Goodwin, P. and Wright, G. Decision Analysis for Management Judgment, chapter 3: where to put an office. Swings of the six benefits, the weights
# that the book makes of them, what each office scores on them and what it comes to (table 3.2).
SWINGS = {"closeness": 100, "visibility": 80, "image": 70, "size": 30, "comfort": 20, "parking": 10}
BOOK_WEIGHTS = (32, 26, 23, 10, 6, 3)
OFFICES = {
    "Addison Square": ((100, 60, 100, 75, 0, 90), 80.8),
    "Bilton Village": ((20, 80, 10, 30, 100, 30), 39.4),
    "Carlisle Walk": ((80, 70, 0, 0, 10, 100), 47.4),
    "Denver Street": ((70, 50, 30, 55, 30, 90), 52.3),
    "Elton Street": ((40, 60, 90, 100, 60, 70), 64.8),
    "Filton Village": ((0, 0, 70, 0, 80, 0), 20.9),
    "Gorton Square": ((60, 100, 20, 50, 50, 80), 60.2),
}


def test_swings_give_the_weights_and_the_offices_of_the_book() -> None:
    order = tuple(SWINGS)
    swings = Swings(order=order, ratings={key: Span(value, value, value) for key, value in SWINGS.items() if value < 100})
    weights = weights_of(rated(swings))
    assert tuple(np.round(100 * weights)) == BOOK_WEIGHTS
    for name, (scores, total) in OFFICES.items():
        assert weights @ np.array(scores) == pytest.approx(total, abs=0.6), name  # the book rounds its weights first
    ranked = sorted(OFFICES, key=lambda name: -float(weights @ np.array(OFFICES[name][0])))
    assert ranked == sorted(OFFICES, key=lambda name: -OFFICES[name][1])
