"""Words about advice that several documents use."""

import math
from collections.abc import Iterable

from backtable.advice import Advice, AppliedRule, Judgement, Method, Outcome
from backtable.case import Case, Package
from backtable.quantities import memory_words, money, share, with_unit
from backtable.search import Proven
from backtable.wording import about_in_text, condition_words, listed, names, term

_CLOSE = 0.005  # a gap that small stands in the last paragraph alone


def changes(case: Case, package: Package, other: Package) -> list[str]:
    """Write the terms of `other` that differ from `package`'s: `Discount: 20 %`."""
    rows = zip(case.issues, package.values, other.values, strict=True)
    return [f"{issue.label}: {term(case, issue, new)}" for issue, old, new in rows if old != new]


def verdict(item: Judgement) -> str:
    """Write whether somebody says yes, and the main reason where they do not."""
    word = (
        "yes" if item.says_yes >= 0.9 else "no" if item.says_yes <= 0.1 else f"yes with {share(item.says_yes)} chance"
    )
    return f"{word}: {item.reason}" if item.reason else word


def prefers_fight(item: Judgement) -> str:
    """Write whether somebody would rather have no deal than the package judged, and what speaks most against no deal."""
    if item.says_yes < 0.5:
        return "yes"
    if abs(item.gain.mean - item.threshold) <= 1e-9 * max(abs(item.gain.mean), abs(item.threshold), 1.0):
        return "either"
    best = max(item.parts, key=lambda part: part.gain, default=None)
    return f"no: {best.name}" if best and best.gain > 0 else "no"


def rule_words(case: Case, rule: AppliedRule) -> str:
    """Write when an authority rule applies."""
    side = case.side(rule.side)
    if not rule.when:
        return "no earlier rule covers it" if len(side.authority) > 1 else "whatever the terms"
    return f"because {condition_words(case, rule.when)}"


def rules_words(case: Case, rules: Iterable[AppliedRule]) -> tuple[str, ...]:
    """Write whom each side's authority asks, and under which rule."""
    lines = []
    for rule in rules:
        likely = "" if rule.weight > 0.999 else f"; {share(rule.weight)} likely"
        because = f"; {rule.because}" if rule.because else ""
        lines.append(
            f"{case.side(rule.side).label}: {names(case, rule.approve)} ({rule_words(case, rule)}{likely}{because})"
        )
    return tuple(lines)


def signed(value: float, case: Case) -> str:
    """Write an amount with its sign, so that gains and losses stand apart."""
    text = money(value, case.currency)
    return f"+{text}" if value > 0 and any(digit in text for digit in "123456789") else text


def spread(case: Case, item: Judgement) -> str:
    """Write the 5 % and 95 % points of a gain, or nothing where it is the same in every world."""
    low, high = money(item.gain.low, case.currency), money(item.gain.high, case.currency)
    return "" if low == high else f"{low} to {high}"


def given_words(case: Case, method: Method) -> str:
    """Write that evidence is weighed and which answers were taken as known, or nothing."""
    items = {item.key: item for item in case.assumptions}

    def answer(key: str, value: float) -> str:
        item = items[key]
        if item.distribution.kind == "chance":
            return "yes" if value else "no"
        return with_unit(value, item.unit, case.currency)

    said = [f"{about_in_text(case, items[key])}: {answer(key, value)}" for key, value in method.given]
    pieces = "one piece" if method.evidence == 1 else f"{method.evidence} pieces"
    learned = [f"By what is believed after {pieces} of evidence."] if method.evidence else []
    return " ".join([*learned, *([f"As if it were known: {'; '.join(said)}."] if said else [])])


def repeated_words(repeated: int) -> str:
    """Write that evidence was left out which repeats other; nothing where none was."""
    return f" ({repeated:,} more that repeat others were left out)" if repeated else ""


def method_words(method: Method) -> str:
    """Write how the figures were computed."""
    how = worlds_words(method) + ("" if method.exact else ", reported on worlds that had no part in the choice")
    error = "" if method.exact else " What stands behind ± is twice the standard error."
    if method.proven is not None:
        return f"{_proven_words(method, method.proven)} Computed over {how}.{error}"
    if method.efficient_only:
        return (
            f"{too_many(method)}: computed over the {method.packages:,} efficient ones, one for each point on the frontier, "
            f"and {how}. The proposal and the solutions are the best of all packages; the alternatives are the best of these and of those that differ from the best of them in a term or two.{error}"
        )
    if not method.packages:
        return f"{too_many(method)}: what would bring people round, and what could be agreed on the spot, was searched. Computed over {how}.{error}"
    return f"Computed over {method.packages:,} packages and {how}.{error}"


def too_many(method: Method) -> str:
    """Write why not every package was looked at."""
    return "Too many packages to look at each" + (f" in {memory_words(method.short)} of memory" if method.short else "")


def worlds_words(method: Method) -> str:
    """Write over which worlds something was computed."""
    return "every world that there is" if method.exact else f"{method.worlds:,} sampled worlds (seed {method.seed})"


def close(exposure: float, least: float | None) -> bool:
    """Say whether an exposure is as low as anything can be, but for a millionth."""
    return least is None or exposure - least <= 1e-6 * max(abs(exposure), abs(least))


def values_alone(case: Case) -> str:
    """Write that not every value of the amounts that can be any number was looked at for what is worst."""
    looked = listed([f"{len(issue.options)} values of {issue.label}" for issue in case.continuous])
    return f"Only {looked} were looked at for this; another may be worse."


def least_money(value: float, currency: str) -> str:
    """Write what nothing falls below, rounded down to three digits."""
    if value == 0:
        return money(0.0, currency)
    unit = 10.0 ** (math.floor(math.log10(abs(value))) - 2)
    return money(math.floor(value / unit) * unit, currency)


def most_money(value: float, currency: str) -> str:
    """Write what nothing lies above, rounded up to three digits."""
    if value == 0:
        return money(0.0, currency)
    unit = 10.0 ** (math.floor(math.log10(abs(value))) - 2)
    return money(math.ceil(value / unit * (1 - 1e-12)) * unit, currency)


def idle_words(case: Case) -> str:
    """Write, with a space before it, which amounts nothing depends on, so that one value of theirs stands for any; nothing where there are none."""
    idle = [issue.label for issue in case.issues if issue.idle]
    return f" Nothing depends on {listed(idle)}: what is given stands for any value of {'it' if len(idle) == 1 else 'them'}." if idle else ""


def amounts_words(case: Case, best: bool, proven: Proven | None = None, along: bool = False, among: Iterable[str] | None = None) -> str:
    """Write, with a space before it, what was looked at of an amount that can be any number; nothing where there is none.

    Args:
        best: whether the best value was sought.
        proven: what is proven of the values looked at, where they were searched.
        along: whether the frontier and the solutions are those of every value.
        among: keys of the issues of which other values were looked at than a package's own; by default all.
    """
    found = idle_words(case)
    looked = ", among them the best for every package that could be proposed; the rest is told of these."
    if along:
        looked = ", among them the best for every package that could be proposed and the solutions; the frontier is that of all values, and the rest is told of those looked at."
    for issue in case.continuous if among is None else [issue for issue in case.continuous if issue.key in among]:
        found += f" Of {issue.label}, which can be any amount, {len(issue.options)} values were looked at"
        found += looked if best and proven is None else "."
    return found + (_settled_words(case, proven, along) if proven and best else "")


def _settled_words(case: Case, proven: Proven, along: bool) -> str:
    """Write what is proven of the values looked at of continuous amounts."""
    stopped = " The search for the best was stopped before it was done." if proven.interrupted else ""
    together = "" if len(case.continuous) == 1 else ", taken together,"
    package = f"It is proven that in the worlds in which they were sought no package with any values of these{together} brings us"
    rest = "; the alternatives are told of the values looked at." if along else "; the rest is told of the values looked at."
    if proven.value <= 0:
        return f"{stopped} {package} anything by proposing it." if proven.bound <= 0 else f"{stopped} No package that brings us anything was found, and it is not proven that there is none."
    if proven.gap <= 1e-6:
        return f"{stopped} {package} more by proposing it{rest}"
    if proven.bound == math.inf:
        return f"{stopped} Nothing is proven of other values yet."
    return f"{stopped} {package} over {share(_up(proven.gap), 2 if proven.gap < 0.01 else 1)} more by proposing it{rest}"


def _proven_words(method: Method, proven: Proven) -> str:
    """Write what a search has found and proven."""
    looked = f"{too_many(method)}: of {method.packages:,} that a search found best, the best is given."
    stopped = " The search was stopped before it was done." if proven.interrupted else ""
    where = "" if method.exact else "on the worlds of the search "
    if proven.each:
        looked, stopped = f"Of {proven.each:,} packages {method.packages:,} were looked at before it was stopped, and the best of these is given.", ""
    if proven.best is None:
        if proven.bound == math.inf:
            return f"{looked}{stopped} None of any worth was found, and nothing is proven of the others yet."
        found = "none of any worth was found" if proven.bound > 0 else "it is proven that none is of any worth"
        said = f"{where}{found}"
        return f"{looked}{stopped} {said[0].upper()}{said[1:]}."
    if proven.bound == math.inf:
        return f"{looked}{stopped} Nothing is proven yet of how much better another may be."
    if proven.gap <= 1e-6:
        return f"{looked}{stopped} It is proven that {where}no package has a larger expected gain."
    return (
        f"{looked}{stopped} It is proven that {where}no package has an expected gain more than "
        f"{share(_up(proven.gap), 2 if proven.gap < 0.01 else 1)} above its own; {_others_words(method)} the best found."
    )


def better_words(method: Method) -> str:
    """Write, with a space before it, how much better than the proposal another package may be, where that is worth a word beside its figures."""
    proven = method.proven
    if proven is None or proven.best is None or proven.gap <= _CLOSE:
        return ""
    if proven.bound == math.inf:
        return " It is not proven yet how much better another package may be."
    return f" It is proven that no package brings more than {share(_up(proven.gap), 2 if proven.gap < 0.01 else 1)} more."


def _others_words(method: Method) -> str:
    return "the alternatives are" if method.front and method.front.beyond and all(map(math.isfinite, method.front.beyond)) else "the alternatives, the solutions and the frontier are"


def _up(gap: float) -> float:
    """Round a gap up to what is shown of it, and give it as a share of what was found."""
    above = gap / (1 - gap) if gap < 1 else 99.0
    digits = 4 if gap < 0.01 else 3
    return float(math.ceil(above * 10**digits)) / float(10**digits)


def chance_words(case: Case, outcome: Outcome) -> str:
    """Write the chance and the expected gain of a package."""
    error = f" (±{money(2 * outcome.error, case.currency)})" if outcome.error else ""
    return (
        f"{share(outcome.chance)} chance that everybody who must approve does; "
        f"expected gain {money(outcome.expected_gain, case.currency)}{error}."
    )


def against(advice: Advice) -> str:
    """Write what the proposal is compared with."""
    return "against the demand" if advice.demand else "over no deal"
