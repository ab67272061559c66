"""Beliefs as a document: what has moved, what moved it, and what does not fit."""

from collections.abc import Callable, Iterator, Sequence

from backtable.belief import (
    Accepted,
    Approved,
    Beliefs,
    ConditionLearned,
    Countered,
    Evidence,
    Fit,
    Heard,
    Lapsed,
    MustAsk,
    NotStandard,
    OfferReceived,
    ReasonGiven,
    Refused,
    Rejected,
    Report,
    Shift,
    ValueLearned,
    WillNot,
    Would,
    YesShift,
    packages_in,
    trait_shifts,
)
from backtable.case import Assumption, Case, Package
from backtable.formula import node_names
from backtable.papers._document import Block, Column, Document, Paragraph, Row, Section, Table
from backtable.papers._scores import largest_steps, unknown_scores
from backtable.papers._words import repeated_words
from backtable.quantities import money, share, significant, with_unit
from backtable.value import unknowns
from backtable.wording import (
    about_in_text,
    about_of,
    condition_words,
    hint_words,
    label_of,
    listed,
    name_in_text,
    terms,
)

MOVED = 0.05
_STRANGE = 0.05
_ACCOUNTS = 3
_MUCH = 0.1
_STEP = 0.05


def beliefs_document(report: Report) -> Document:
    """Give what we believe after the evidence, conclusion first."""
    case = report.beliefs.case
    moved = moved_shifts(report)
    lead = [Paragraph(headline(report), strong=True)]
    misfits = misfitting(report)
    if misfits:
        lead.append(Paragraph(_misfit_words(report, misfits)))
    lead += [Paragraph(words, strong=True) for words in (*against_hints(report), *report.unread)]
    assumptions = [_assumptions(report, moved)] if report.shifts or not unknowns(case) else []
    sections = [*assumptions, *unknown_scores(report, lambda position: numbered(report, position)), *_yes(report), _evidence(report)]
    return Document(case.name, f"What {case.our_side.label} believes now", tuple(lead), tuple(sections), _method(report))


def moved_shifts(report: Report) -> tuple[Shift, ...]:
    """Give what moved, most first."""
    return tuple(sorted((item for item in report.shifts if item.moved >= MOVED), key=lambda item: -item.moved))


def misfitting(report: Report) -> tuple[Fit, ...]:
    """Give the evidence so unlikely beforehand that its number does not explain it: one in twenty over all of them."""
    return tuple(fit for fit in report.fits if fit.at_most < _STRANGE / max(len(report.fits), 1))


def headline(report: Report) -> str:
    """Write the conclusion in a sentence."""
    case, moved = report.beliefs.case, moved_shifts(report)
    if not report.fits:
        return "Nothing has been learned yet: we believe what the case says."
    if not moved:
        return _without_assumptions(report)
    first = moved[0]
    written = _written(case, first)
    before, now = (_spread_words(case, first, before) if _reshaped(first) else written(held.mean) for before, held in ((True, first.before), (False, first.after)))
    words = f"{subject(case, first.name)}: {before} before, {now} now{f': {first.change_of_range}' if _reshaped(first) else ''}"
    others = len(moved) - 1
    return f"{words}; {others} more {'has' if others == 1 else 'have'} moved." if others else f"{words}."


def _without_assumptions(report: Report) -> str:
    """Write the conclusion where no assumption moved by much: whose yes, or what of unknown scores did."""
    case = report.beliefs.case
    none = "" if not report.shifts and unknowns(case) else "None of the assumptions has moved by much; "
    answers = [(abs(item.after - item.before), item) for item in report.people]
    most, yes = max(answers, key=lambda pair: pair[0], default=(0.0, None))
    if yes and most >= _MUCH:
        return _capital(f"{none}how likely {label_of(case, yes.person)} says yes to {called(report, yes.package)}: {share(yes.before)} before, {share(yes.after)} now.")
    trait = max((item for item in trait_shifts(report.beliefs) if not item.values), key=lambda item: item.moved, default=None)
    if trait and trait.moved >= _MUCH:
        return _capital(f"{none}{name_in_text(trait.label)}: {trait.say(trait.before.mean)} before, {trait.say(trait.after.mean)} now.")
    return "What has been learned moves none of the assumptions by much." if none else "What has been learned bears on scores that nobody has told us, and moves none of them by much."


def against_hints(report: Report) -> Iterator[str]:
    """Say which reasons contradict a hint of the case outright, and what to do."""
    for position, item in enumerate(report.beliefs.evidence):
        if said := against_hint(report.beliefs.case, item, numbered(report, position)):
            yield said


def against_hint(case: Case, item: Evidence, source: str = "") -> str:
    """Say that a reason contradicts a hint of the case outright, and what to do; nothing, if it does not."""
    if not isinstance(item, ReasonGiven) or not item.direction:
        return ""
    place = next(place for place, issue in enumerate(case.issues) if issue.key == item.issue)
    return hint_words(case, item.person, item.issue, item.package.values[place], item.direction, source)


def _reshaped(item: Shift) -> bool:
    """Say whether it is the range that moved, and not so much what it is on average."""
    width = item.before.high - item.before.low
    return bool(item.change_of_range) and abs(item.after.mean - item.before.mean) < MOVED * width


def subject(case: Case, name: str, within: bool = False) -> str:
    """Write what an assumption or a belief is about, at the beginning of a sentence or within one."""
    item, viewer = _item(case, name)
    return f"{_who(case, viewer)} takes “{about_in_text(case, item)}” to be" if viewer else (about_in_text if within else about_of)(case, item)


def quantity(case: Case, name: str, value: float, beside: Sequence[float] = ()) -> str:
    """Write a value of an assumption; of a yes or no how likely the yes is.

    Args:
        beside: as for `measured`.
    """
    item, _ = _item(case, name)
    if item.distribution.kind == "chance":
        return f"{share(value)} likely"
    return measured(case, value, item.unit, beside)


def measured(case: Case, value: float, unit: str, beside: Sequence[float] = ()) -> str:
    """Write a quantity that is known roughly, in its unit: to the third digit, amounts of money below 100 to the cent.

    Args:
        beside: what is told in one breath with it: all of it is rounded at the same place, that of the largest.
    """
    size = max(abs(item) for item in (value, *beside))
    if unit in (case.currency, "") and size >= 1e4:
        return money(significant(value), case.currency)
    cents = size < 100 and unit.partition(" ")[0] == case.currency
    return with_unit(round(value, 2) if cents else significant(value, beside=size), unit, case.currency)


def _exactly(case: Case, name: str, value: float) -> str:
    """Write a value of an assumption that is known, with every digit."""
    item, _ = _item(case, name)
    return quantity(case, name, value) if significant(value) == value else with_unit(value, item.unit, case.currency)


def evidence_words(report: Report, position: int) -> str:
    """Write a piece of evidence in a sentence."""
    case, item = report.beliefs.case, report.beliefs.evidence[position]
    match item:
        case Heard():
            believed, _ = _sight(report.beliefs, item)
            of = f", of what {listed([_who(case, viewer) for viewer in believed])} {'takes' if len(believed) == 1 else 'take'} it to be" if believed else ""
            return f"{_who(case, item.speaker)} says{of}: {condition_words(case, item.that.text)} ({share(item.credibility)} credible)"
        case WillNot() | Would():
            what = "will not approve" if isinstance(item, WillNot) else "would approve"
            terms_so = condition_words(case, item.where.text)
            of, sure = label_of(case, item.person), share(item.credibility)
            return f"{_who(case, item.speaker)} says: {of} {what} packages where {terms_so} ({sure} credible)"
        case ValueLearned():
            name = f"{item.assumption}@{item.viewer}" if item.viewer else item.assumption
            entry, _ = _item(case, name)
            yes_no = {1.0: "yes", 0.0: "no"} if entry.distribution.kind == "chance" else {}
            return f"Known now: {subject(case, name)}: {yes_no.get(item.value) or _exactly(case, name, item.value)}"
        case ConditionLearned():
            who = f"as {_who(case, item.viewer)} sees it, " if item.viewer else ""
            return f"Known now: {who}{condition_words(case, item.that.text)}"
    who, package = label_of(case, item.person), called(report, item.package, position)
    match item:
        case OfferReceived():
            return f"{who} makes {package}" if package.startswith("offer ") else f"{who} offers {package}"
        case Accepted():
            return f"{who} accepts {package}, {'with all approvals' if item.complete else 'speaking for themselves'}"
        case Rejected():
            return f"{who} turns down {package}"
        case Lapsed():
            return f"{who} leaves {package} unanswered"
        case Countered():
            others = [called(report, other, position) for other in item.beside]
            which = f"none of {listed([package, *others])}" if others[1:] else f"neither {package} nor {others[0]}" if others else ""
            return f"{who} {f'takes {which}' if which else f'does not take {package}'} but makes an offer of their own"
        case Approved():
            return f"{who} approves {package}"
        case Refused():
            return f"{who} refuses {package}"
        case MustAsk():
            return f"{who} says “I must take it back” of {package}"
        case NotStandard():
            return f"{who} says “not in our standard terms” of {package}"
        case ReasonGiven():
            issue = next(entry for entry in case.issues if entry.key == item.issue)
            which = f" (wants it {item.direction})" if item.direction else ""
            return f"{who} names {name_in_text(issue.label)}{which} as what is wrong with {package}"


def _sight(beliefs: Beliefs, item: Heard) -> tuple[tuple[str, ...], bool]:
    """Give whose beliefs a statement is about instead of how things are, and whether by the case the speaker knows nothing of what it is about."""
    model = beliefs.setting.model
    seen, averaged = model.sees(item.speaker)
    names = node_names(model.tree(item.that.text))
    believed = dict.fromkeys(seen[name].partition("@")[2] for name in sorted(names & seen.keys()) if seen[name] != name)
    return tuple(believed), bool(names & averaged) and not names & seen.keys()


def numbered(report: Report, position: int) -> str:
    """Write which piece of evidence it is: by the event of a record from which it comes, or by its place."""
    return f"event {report.origins[position].event}" if report.origins else f"no. {position + 1}"


def called(report: Report, package: Package, position: int | None = None) -> str:
    """Write a package by its name; else by its terms in the evidence that names it first, and after that by its number."""
    beliefs = report.beliefs
    named = package.name or next((item.name for item in beliefs.case.packages if item.values == package.values), "")
    if named:
        return f"“{named}”"
    first, place = next((number, place) for number, item in enumerate(beliefs.evidence) for place, other in enumerate(packages_in(item)) if other.values == package.values)
    origin = report.origins[first] if report.origins else None
    offer = (origin.offer, *origin.beside)[place] if origin else None
    which = f"package {place + 1}" if len(packages_in(beliefs.evidence[first])) > 1 else "the package"
    name = f"{which} of {numbered(report, first)}" if offer is None else f"offer {offer}"
    if first != position:
        return name
    return terms(beliefs.case, package) if offer is None else f"{name} ({terms(beliefs.case, package)})"


def _item(case: Case, name: str) -> tuple[Assumption, str]:
    key, _, viewer = name.partition("@")
    return next(item for item in case.assumptions if item.key == key), viewer


def _who(case: Case, key: str) -> str:
    sides = {side.key: side.label for side in case.sides}
    people = {person.key: person.label for person in case.people}
    return sides.get(key) or people.get(key) or key


def _assumptions(report: Report, moved: tuple[Shift, ...]) -> Section:
    case = report.beliefs.case
    if not moved:
        return Section("What has moved", (Paragraph("None of the assumptions by much."),))
    rows = [
        Row((
            subject(case, item.name),
            _spread_words(case, item, before=True),
            _spread_words(case, item, before=False) + (f", {item.change_of_range}" if _ranged(case, item) and item.change_of_range else ""),
            "; ".join(_by_words(report, item)) or "what hangs together with it",
        ))
        for item in moved
    ]  # fmt: skip
    columns = (Column("What", width=38), Column("Before"), Column("Now"), Column("Moved by"))
    still = [item for item in report.shifts if item not in moved]
    blocks: list[Block] = [Table(columns, tuple(rows))]
    if still:
        blocks.append(Paragraph(_still_words(case, still)))
    return Section("What has moved", tuple(blocks))


def _still_words(case: Case, still: list[Shift]) -> str:
    untouched = [item.name for item in still if not item.reached]
    words = []
    if untouched:
        names = listed([subject(case, name, within=True) for name in untouched])
        words.append(f"No evidence bears on: {names}.")
    near = [item.name for item in still if item.reached]
    if near:
        words.append(f"Hardly moved: {listed([subject(case, name, within=True) for name in near])}.")
    return " ".join(words)


def _spread_words(case: Case, item: Shift, before: bool) -> str:
    spread, written = item.before if before else item.after, _written(case, item)
    mean = written(spread.mean)
    if _item(case, item.name)[0].distribution.kind == "chance" or spread.low == spread.high:
        return mean
    return f"{mean} ({written(spread.low)} to {written(spread.high)})"


def _written(case: Case, item: Shift) -> Callable[[float], str]:
    """Give what writes the values of an assumption, all of what is told of it with the same precision."""
    beside = [value for held in (item.before, item.after) for value in (held.mean, held.low, held.high)]
    return lambda value: quantity(case, item.name, value, beside)


def _ranged(case: Case, item: Shift) -> bool:
    """Say whether a range is told of it: not of a yes or no, nor of what is known now."""
    return _item(case, item.name)[0].distribution.kind != "chance" and item.after.low != item.after.high


def _by_words(report: Report, item: Shift) -> Iterator[str]:
    """Write the pieces of evidence that moved it most, in the order in which they came."""
    case = report.beliefs.case
    largest = sorted(item.by, key=lambda step: -abs(step[2] - step[1]))[:_ACCOUNTS]
    written = _written(case, item)
    told = [step for step in sorted(largest) if abs(step[2] - step[1]) > 0.01 * max(abs(item.before.high - item.before.low), 1e-300)]
    for number, before, after in told:
        yield f"{numbered(report, number)}: {written(before)} → {written(after)}"
    if not _ranged(case, item) or not item.change_of_range:
        return
    for words, narrower in (("narrower", True), ("wider", False)):
        numbers = [numbered(report, number) for number, before, after in item.reshaped if (after < before) == narrower]
        if numbers:
            yield f"{words} by {listed(numbers)}"


def _yes(report: Report) -> Iterator[Section]:
    if not report.people:
        return
    case = report.beliefs.case
    rows = []
    packages: dict[tuple[float | str, ...], list[YesShift]] = {}
    for item in report.people:
        packages.setdefault(item.package.values, []).append(item)
    courses = {(item.person, item.package.values): item.steps for item in report.answers}
    for items in packages.values():
        rows.append(Row((_capital(called(report, items[0].package)),), heading=True))
        for item in items:
            steps = largest_steps(courses.get((item.person, item.package.values), ()), _STEP)
            by = "; ".join(f"{numbered(report, place)}: {share(before)} → {share(after)}" for place, before, after in steps)
            rows.append(Row((label_of(case, item.person), share(item.before), share(item.after), by)))
    columns = (Column("Who says yes", width=36), Column("Before", number=True), Column("Now", number=True), Column("Moved by"))
    yield Section("Their people", (Table(columns, tuple(rows)), *_thresholds(report)))


def _thresholds(report: Report) -> Iterator[Paragraph]:
    case, seen = report.beliefs.case, set()
    for item in report.people:
        before, after = item.threshold
        if item.person not in seen and abs(after - before) > 1e-6 * max(abs(before), 1.0):
            seen.add(item.person)
            yield Paragraph(
                f"{label_of(case, item.person)} asks for at least {money(after, case.currency)} on average; "
                f"{money(before, case.currency)} before."
            )


def _evidence(report: Report) -> Section:
    beliefs = report.beliefs
    if not report.fits:
        return Section("The evidence", (Paragraph("There is none yet."),))
    rows = []
    for fit in report.fits:
        note = beliefs.evidence[fit.position].note
        words = evidence_words(report, fit.position) + (f" ({note})" if note else "")
        rows.append(Row((*_from(report, fit.position), words, _fit_words(fit, beliefs.evidence[fit.position], beliefs))))
    columns = (*_from_columns(report), Column("What was learned"), Column("How it fits", width=34))
    return Section("The evidence, and how it fits what we held likely before it", (Table(columns, tuple(rows)),))


def _from_columns(report: Report) -> tuple[Column, ...]:
    return (Column("Event", number=True), Column("When", width=10)) if report.origins else (Column("No.", number=True),)


def _from(report: Report, position: int) -> tuple[str, ...]:
    if not report.origins:
        return (f"{position + 1}",)
    origin = report.origins[position]
    return (f"{origin.event}", f"{origin.moment:%Y-%m-%d}")


def _fit_words(fit: Fit, item: Evidence, beliefs: Beliefs) -> str:
    if against_hint(beliefs.case, item):
        return "against a hint of the case: see above"
    never = isinstance(item, WillNot | Would | Heard) and item.credibility > 0 and abs(fit.chance - (1 - item.credibility) * item.guess) < 1e-9
    if never and isinstance(item, WillNot | Would):
        return "so in no world that we hold possible: a bluff, or the case leaves something out"
    if never and isinstance(item, Heard):
        if "==" in item.that.text:
            return "so in no world: it is wrong, or the case is too narrow, or an amount is never exactly so (name a range)"
        return "so in no world that we hold possible: it is wrong, or the case is too narrow"
    if fit.at_most >= 0.2:
        if fit.silent and isinstance(item, Heard) and _sight(beliefs, item)[1]:
            return "tells nothing: by the case they do not know it (`known_to`)"
        return "says nothing of what we do not know" if fit.silent else "as could be expected"
    if fit.at_most >= _STRANGE:
        return f"a little strange: {_once(fit.at_most)}"
    return f"{'hardly fits' if fit.at_most < 0.01 else 'strange'}: {_once(fit.at_most)}"


def _once(chance: float) -> str:
    return f"something so unlikely comes once in {max(round(1 / max(chance, 1e-6)), 2):,}"


def _misfit_words(report: Report, misfits: tuple[Fit, ...]) -> str:
    numbers = listed(list(dict.fromkeys(numbered(report, fit.position) for fit in misfits)))
    verb = "does" if len(misfits) == 1 else "do"
    return (
        f"Look at the case again: {numbers} {verb} not fit it. Either somebody wants something that the case leaves out, "
        "or what was written down is not what happened."
    )


def _method(report: Report) -> str:
    beliefs: Beliefs = report.beliefs
    if report.exact:
        how = "every world that there is"
    else:
        drawn = f", drawn anew {_times(report.refreshed)}" if report.refreshed else ""
        how = f"{report.worlds:,} sampled worlds worth {report.effective:,.0f} independent ones{drawn} (seed {beliefs.seed})"
    left = f" after {len(beliefs.evidence)} pieces of evidence{words}" if (words := repeated_words(report.repeated)) else ""
    return f"Computed over {how}{left}. Digest {beliefs.case.digest[:12]}."


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
