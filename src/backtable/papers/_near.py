"""The packages near a given one as a document."""

from math import isfinite

from backtable.advice import Near, Nearby
from backtable.papers._document import Column, Document, Paragraph, Row, Section, Table
from backtable.papers._nearness import rounded_up
from backtable.papers._words import amounts_words, chance_words, changes, given_words, most_money, signed, worlds_words
from backtable.quantities import counted, money, share
from backtable.wording import listed, terms

_CLOSE = 1e-3


def near_document(found: Near) -> Document:
    """Give what changing a few terms of a package brings as a document, the conclusion first."""
    case, own = found.case, found.outcome
    lead = [Paragraph(_headline(found), strong=True), Paragraph(f"The package is {terms(case, own.package)}. {chance_words(case, own)}")]
    if not own.allowed:
        lead.append(Paragraph("Our own people would not approve it as it stands."))
    if given := given_words(case, found.method):
        lead.append(Paragraph(given))
    sections = []
    if found.found:
        columns = [Column("Change", width=60), Column("Expected gain", True), Column("Against it", True), Column("Chance", True)]
        columns += [Column(f"{side.label} once agreed", True) for side in case.sides]
        rows = [Row(("nothing", *_cells(found, Nearby((), own))))]
        rows += [Row((", ".join(changes(case, own.package, item.outcome.package)), *_cells(found, item))) for item in found.found]
        caption = "The best for each set of terms; a set is left out where fewer of its terms do as well."
        sections.append(Section("What changes would bring", (Table(tuple(columns), tuple(rows), caption),)))
    kept = len(found.among) < len(case.issues)
    labels = {issue.key: issue.label for issue in case.issues}
    among = f", and only in {listed([labels[key] for key in found.among])}," if kept else ""
    which = f"that differ{among} in at most {_terms(found)}, over {worlds_words(found.method)}"
    reported = "" if found.method.exact else ", and reported on worlds that had no part in the choice; what stands behind ± is twice the standard error"
    method = f"{_looked(found)} {which}{reported}.{_proof(found)}{amounts_words(case, False, among=found.among)}{_amounts(found)} Digest {found.method.digest[:12]}."
    return Document(f"{case.name}: near {own.package.name or 'a package'}", f"For {case.our_side.label}", tuple(lead), tuple(sections), method)


def _terms(found: Near) -> str:
    return f"{found.changes} term{'' if found.changes == 1 else 's'}"


def _looked(found: Near) -> str:
    if found.looked is None:
        return f"Searched the {counted(found.near)} packages"
    return f"Looked at all {counted(found.near)} packages" if found.looked == found.near else f"Looked at {counted(found.looked)} of the {counted(found.near)} packages, as it was stopped,"


def _proof(found: Near) -> str:
    """Write, with a space before it, what is proven of packages that were searched."""
    proven, currency = found.proven, found.case.currency
    if proven is None:
        return ""
    stopped = " The search was stopped before it was done." if proven.interrupted else ""
    if not isfinite(proven.bound):
        return f"{stopped} Nothing is proven of them yet."
    none = "None" if found.method.exact else "On the worlds of the search none"
    if not found.found:
        return f"{stopped} {none} of them brings more than {most_money(proven.bound, currency)}." if not _whole(found) else ""
    over = "" if _whole(found) else f", {share((proven.bound - proven.value) / proven.value)} more than the best comes to"
    most = f"{stopped} {none} of them brings more than {most_money(proven.bound, currency)}{over}"
    if proven.within > 1:
        most += ". How much more can come of changing further terms beside a set that is shown was not found out"
    elif proven.within > _CLOSE:
        most += f". What changes the terms of sets that are shown, and further ones or not, brings at most {share(rounded_up(proven.within, 4), 2)} more than the best of these"
    if proven.others <= proven.last * (1 + _CLOSE):
        return f"{most}, and no other set of terms brings more than the last shown."
    return f"{most}; a set that holds none of those shown may bring up to {most_money(proven.others, currency)}."


def _whole(found: Near) -> bool:
    """Say whether every package that near was looked at, or it is proven that none is better than the best by a thousandth."""
    proven = found.proven
    if proven is None:
        return found.looked == found.near
    return proven.bound <= proven.value * (1 + _CLOSE)


def _amounts(found: Near) -> str:
    """Write whether the values looked at of amounts that can be any number are the best."""
    if not any(issue.key in found.among for issue in found.case.continuous):
        return ""
    if found.method.every_amount:
        return " Among them is the best for each set of terms."
    return " What other values would bring is not known; with a `step` all packages near would be looked at."


def _headline(found: Near) -> str:
    case, whole, limit = found.case, _whole(found), _terms(found)
    seen = "that were looked at" if found.looked is not None else "that were found"
    seen += " before it was stopped" if found.looked is not None or (found.proven and found.proven.interrupted) else ""
    if not found.found and not whole:
        which = f"{counted(found.looked)} packages {seen}" if found.looked is not None else f"packages {seen} that differ in at most {limit}"
        return f"None of the {which} would bring us anything."
    every = not case.continuous or found.method.every_amount
    if not found.found and not every:
        return f"None of the values looked at would bring us anything in a package that differs in at most {limit}; others may, and --changes asks for more terms."
    if not found.found:
        return f"No package that differs in at most {limit} would bring us anything; --changes asks for more of them."
    best = found.found[0]
    more = best.outcome.expected_gain - found.outcome.expected_gain
    words = ", ".join(changes(case, found.outcome.package, best.outcome.package))
    if found.outcome.allowed and more <= max(2 * (best.outcome.error + found.outcome.error), 1e-9 * abs(best.outcome.expected_gain)):
        which = f"No change of at most {limit}" if whole and every else f"None of the changes {seen}"
        which = f"None of the changes of at most {limit} that were looked at" if whole and not every else which
        return f"{which} brings us clearly more; the best is {words}."
    best_of = "Best change" if every else "Of the values looked at, the best change"
    best_of = best_of if whole or found.looked is not None or not every else "Best change found"
    return f"{best_of} of at most {limit}: {words}. Expected gain {money(best.outcome.expected_gain, case.currency)}, chance {share(best.outcome.chance)}."


def _cells(found: Near, item: Nearby) -> list[str]:
    case, outcome = found.case, item.outcome
    against = signed(outcome.expected_gain - found.outcome.expected_gain, case) if item.changed else ""
    gains = [money(outcome.gain[side.key], case.currency) for side in case.sides]
    return [money(outcome.expected_gain, case.currency), against, share(outcome.chance), *gains]
