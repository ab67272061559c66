"""Slow, obvious versions of what the product computes, and the small random cases on which both must agree.

Nothing here imports arithmetic of the product: formulas are evaluated by Python, sums are of exact fractions.
"""

from tests.oracles._bayes import Bayes
from tests.oracles._cases import examples, small_cases, written
from tests.oracles._coupled import all_efficient_coupled
from tests.oracles._oracle import Oracle
from tests.oracles._record import RecordOracle
from tests.oracles._solutions import solutions
from tests.oracles._sums import all_efficient_sums

__all__ = ["Bayes", "Oracle", "RecordOracle", "all_efficient_coupled", "all_efficient_sums", "examples", "small_cases", "solutions", "written"]
