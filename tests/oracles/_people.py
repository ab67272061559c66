"""Every way to license each server by processor or by people, tried one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import ceil


@dataclass(frozen=True)
class Server:
    """A server: its processors as they are counted, and the people who use what runs on it."""

    processors: Fraction
    people: int


def least_cost(servers: Sequence[Server], minimum: int, same: bool, owned: tuple[int, int], prices: tuple[int, int]) -> int:
    """Give the least that the missing processors and named users cost.

    Named users are as many as the people on the servers that are licensed so, at least the minimum for each processor of these together, rounded up.

    Args:
        minimum: named users for each processor.
        same: whether the people of one server are those of every other.
        owned, prices: of processors and of named users.
    """
    costs = []
    for by_people in product((False, True), repeat=len(servers)):
        rest = [server for server, chosen in zip(servers, by_people, strict=True) if not chosen]
        used = [server for server, chosen in zip(servers, by_people, strict=True) if chosen]
        people = [server.people for server in used]
        named = max(minimum * ceil(sum(server.processors for server in used)), max(people, default=0) if same else sum(people))
        needed = (ceil(sum(server.processors for server in rest)), named)
        costs.append(sum(price * max(0, need - have) for price, need, have in zip(prices, needed, owned, strict=True)))
    return min(costs)
