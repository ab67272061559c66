"""What packages are worth to everybody, in every world: worlds, packages, gains, yes and acceptance.

Which packages are best lives above (`frontier`, `advice`); where the numbers come from lives in `files`.
"""

from backtable.value._acceptance import (
    Values,
    at_most,
    best_of,
    error_of,
    mean_gain,
    mean_gains,
    value_all,
    values_in_worlds,
)
from backtable.value._averages import Averages
from backtable.value._bends import MOST_BENDS, bends_of, idle_amounts, require_straight
from backtable.value._distributions import mean, quantile, span
from backtable.value._efficient import efficient
from backtable.value._enclosure import Bend, Enclosure, Within
from backtable.value._known import cannot_be, known_values
from backtable.value._lines import Lines, level
from backtable.value._memory import DEFAULT_MEMORY, LEAST_MEMORY, memory_needed, memory_searched
from backtable.value._model import Model, View
from backtable.value._packages import (
    MOST_PACKAGES,
    Packages,
    apart,
    codes_of,
    enumerate_packages,
    holding,
    keeps,
    some_packages,
)
from backtable.value._scorings import ScoringPrior, Scorings, unknowns
from backtable.value._seating import asks_for_seats
from backtable.value._tables import Table, Term, Worths
from backtable.value._traits import OptionWorth, Trait, option_worths, trait_names, traits
from backtable.value._used import used_names
from backtable.value._worlds import Worlds, belief_name, draw_worlds, hang_together

__all__ = [
    "DEFAULT_MEMORY",
    "LEAST_MEMORY",
    "MOST_BENDS",
    "MOST_PACKAGES",
    "Averages",
    "Bend",
    "Enclosure",
    "Lines",
    "Model",
    "OptionWorth",
    "Packages",
    "ScoringPrior",
    "Scorings",
    "Table",
    "Term",
    "Trait",
    "Values",
    "View",
    "Within",
    "Worlds",
    "Worths",
    "apart",
    "asks_for_seats",
    "at_most",
    "belief_name",
    "bends_of",
    "best_of",
    "cannot_be",
    "codes_of",
    "draw_worlds",
    "efficient",
    "enumerate_packages",
    "error_of",
    "hang_together",
    "holding",
    "idle_amounts",
    "keeps",
    "known_values",
    "level",
    "mean",
    "mean_gain",
    "mean_gains",
    "memory_needed",
    "memory_searched",
    "option_worths",
    "quantile",
    "require_straight",
    "some_packages",
    "span",
    "trait_names",
    "traits",
    "unknowns",
    "used_names",
    "value_all",
    "values_in_worlds",
]
