"""The warnings."""

from collections.abc import Sequence

from backtable.case import Case
from backtable.checking._valued import (
    ends_of_ranges,
    forbidden_packages,
    good_packages,
    never_applies,
    never_satisfied,
    never_varies,
    own_demand,
    spread,
    unused_options,
    usual_amounts_of_another_size,
)
from backtable.checking._written import (
    answered_elsewhere,
    below_nothing,
    called_alike,
    called_for_other_years,
    no_straight_line,
    percentages,
    percentages_in_formulas,
    reckoned_otherwise,
    shares_as_money,
    taken_one_for_one,
    told_alike,
    units_that_do_not_add_up,
    unused,
    without_no_deal,
)
from backtable.errors import PERCENTAGE, Place, Problem
from backtable.quantities import counted
from backtable.value import MOST_PACKAGES, Model, draw_worlds, enumerate_packages, used_names

_WORLDS = 200
_START = "a start"
_PACKAGES = 100_000


def careful_warnings(case: Case, evidence: bool = False, told: Sequence[Problem] = ()) -> tuple[Problem, ...]:
    """Give what is probably not meant: nothing here stops the case from being used.

    Packages are looked at in 200 worlds; the good ones are sought among 100,000 at most. Where there are more than can be
    enumerated, only the words are looked at.

    Args:
        evidence: a file of evidence is weighed with the case.
        told: what was said when the case was read; what follows from it is left out.

    Raises:
        NoPackageError: the rules leave no package at all.
        InputError: no authority rule covers some package, or a formula has no finite value there.
    """
    found = [
        *(() if evidence else answered_elsewhere(case)),
        *unused(case),
        *told_alike(case),
        *called_alike(case),
        *called_for_other_years(case),
        *reckoned_otherwise(case),
        *without_no_deal(case),
        *percentages(case),
        *percentages_in_formulas(case),
        *shares_as_money(case, {problem.kind[1] for problem in told if problem.kind[:1] == (PERCENTAGE,)}),
        *below_nothing(case),
        *taken_one_for_one(case),
        *units_that_do_not_add_up(case),
        *no_straight_line(case),
    ]
    if case.combinations > MOST_PACKAGES:
        words = f"the case has {counted(case.combinations)} packages, too many to look at each; only what can be seen in its words is checked"
        return _in_order([*found, Problem(Place(case.file or case.name), words, warning=True)])
    packages = enumerate_packages(case)
    view = Model(case).view(draw_worlds(case, _WORLDS, case.seed, 5))
    found += [*never_applies(view, packages), *never_satisfied(view, packages), *never_varies(view, packages)]
    found += [*forbidden_packages(packages), *own_demand(view), *usual_amounts_of_another_size(view, packages)]
    if good := good_packages(view, spread(packages, _PACKAGES)):
        found += [*unused_options(case, good), *ends_of_ranges(case, good)]
    return _in_order(found)


def _in_order(found: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(found, key=lambda problem: problem.place))


def for_readers(case: Case) -> tuple[str, ...]:
    """Give the facts that no formula uses and that are not 0: they are shown, and move nothing."""
    used = used_names(case) | {day.key for day in case.calendar}
    return tuple(fact.key for fact in case.facts if fact.key not in used and fact.value)


def only_a_start(case: Case) -> tuple[str, ...]:
    """Give the facts and assumptions whose source says that they are a start: usual proportions that nobody knows of the case at hand."""
    sources = [*((item.key, item.source) for item in case.facts), *((item.key, item.source) for item in case.assumptions)]
    return tuple(key for key, source in sources if source.casefold().startswith(_START))
