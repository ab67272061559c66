"""An interview as a document: what the answers say of a person, and what fits badly."""

import numpy as np

from backtable.case import Case, Expression, Package
from backtable.interview import (
    REPLIES,
    Answer,
    Fit,
    Portrait,
    Quantity,
    Stated,
    stated,
)
from backtable.papers._beliefs import measured, quantity, subject
from backtable.papers._document import Bullets, Column, Document, Paragraph, Row, Section, Table
from backtable.quantities import money, share
from backtable.value import mean, quantile
from backtable.wording import changed_words, label_of, listed, name_in_text, term

_MOVED = 0.05
_SURE = 0.9


def interview_document(fit: Fit) -> Document:
    """Give what somebody would sign as the answers have it, conclusion first."""
    portrait, answers = fit.portrait, fit.answers
    case, person = portrait.case, portrait.person
    if not answers:
        lead = [Paragraph("No package has been answered yet: this is what the case holds likely.", strong=True)]
    else:
        lead = [Paragraph(_headline(fit), strong=True), Paragraph(_asked(fit))]
        if one_sided := _one_sided(fit):
            lead.append(Paragraph(one_sided))
    contradictions, surprising = fit.contradictions(), fit.surprising()
    sections = [_quantities(fit), *_scores(fit), *_beliefs(fit)]
    if contradictions:
        lead.append(Paragraph("Not everything fits together: see below; correct what was answered, or add what they want besides."))
    elif surprising:
        what = "One answer surprises" if len(surprising) == 1 else f"{len(surprising)} answers surprise"
        lead.append(Paragraph(f"{what} beside the others, though nothing contradicts: see below; look at it again, or at what they may want besides."))
    elif len(answers) > 1 and not _one_sided(fit):
        lead.append(Paragraph("No contradictions: the answers fit together, and none of them surprises beside the others."))
    if contradictions or surprising:
        items = [
            (
                f"{_reply(case, item.first)}, but {name_in_text(REPLIES[item.second.reply])}: {_apart(case, item.first.package, item.second.package)}",
                ("The second is at least as good for them in everything that the case says they want, whatever they know that we do not.",),
            )
            for item in contradictions
        ]
        told = {id(answer) for item in contradictions for answer in (item.first, item.second)}
        items += [
            (f"{_reply(case, answer)}: by the other answers only {share(chance)} likely.", (_terms(case, answer.package),))
            for answer, chance in surprising
            if id(answer) not in told
        ]
        sections.append(Section("What fits badly" if contradictions else "What surprises", (Bullets(tuple(items)),)))
    if answers:
        sections.append(_answers(fit))
    method = (
        f"Method: {len(fit.draws):,} draws of what {person.label} could be like, by sequential Monte Carlo; "
        f"{len(portrait.codes):,} packages compared; figures are averages, ranges 90 %."
    )
    return Document(case.name, f"What {person.label} would sign", tuple(lead), tuple(sections), method)


def _headline(fit: Fit) -> str:
    """Say how many packages they would sign, how sure that is, and which packages are counted."""
    signs, case = fit.signs(), fit.portrait.case
    sure, never, total = int((signs >= _SURE).sum()), int((signs <= 1 - _SURE).sum()), len(signs)
    count = len(fit.answers)
    counted = f"all {total:,} packages" if total == case.combinations else f"{total:,} packages spread over all that could be agreed"
    said = f"After {count} answer{'' if count == 1 else 's'}: of {counted}, {fit.portrait.person.label} would sign {_part(sure, total)} "
    said += f"and refuse {_part(never, total)}, each counted where that is at least {share(_SURE)} likely"
    left = total - sure - never
    return f"{said}; {'the other ' if 0 < left < total else ''}{_part(left, total)} {'is' if left in (0, 1) else 'are'} open."


def _part(count: int, total: int) -> str:
    """Say how many of some that is, so that a few are not none and most are not all."""
    if count in (0, total):
        return "all" if count else "none"
    part = count / total
    return "less than 1 %" if part < 0.005 else "more than 99 %" if part >= 0.995 else share(part)


def _one_sided(fit: Fit) -> str:
    """Say what no answer tells where all are a yes or all are a no; empty for a single one and where there are both."""
    signed = [answer.reply in ("sign", "reluctantly") for answer in fit.answers]
    some = any(signed) or any(answer.changed for answer in fit.answers)
    if len(signed) > 1 and not some:
        return "No answer was a yes. So how much more they want is not known: what is said below of it is what was held likely before, above what they refused. Ask on: better packages for them are asked about next; or ask them what they would sign, and answer “only if” with it."
    if len(signed) > 1 and all(signed):
        return "No answer was a no. So how much less they would still sign is not known: what is said below of it is what was held likely before, below what they would sign."
    return ""


def _asked(fit: Fit) -> str:
    """Say what the answers themselves were, beside what follows from them for all packages."""
    signed = sum(answer.reply in ("sign", "reluctantly") for answer in fit.answers)
    refused = len(fit.answers) - signed
    said = [f"yes to {signed}"] if signed else []
    said += [f"no to {refused}"] if refused else []
    return f"Of the packages that were asked about, often extreme ones, it was {listed(said)}; “reluctantly” counts as a yes, “only if” as a no. What holds for all others follows from that and from what the case says they want."


def _reply(case: Case, answer: Answer) -> str:
    taken = "" if answer.changed is None else f"; taken as {changed_words(case, answer.package, answer.changed)}"
    more = f" ({answer.condition}{taken})" if answer.condition else ""
    return f"{REPLIES[answer.reply][:1].upper()}{REPLIES[answer.reply][1:]}{more}"


def _terms(case: Case, package: Package) -> str:
    pairs = zip(case.issues, package.values, strict=True)
    return "; ".join(f"{name_in_text(issue.label)}: {term(case, issue, value)}" for issue, value in pairs)


def _apart(case: Case, first: Package, second: Package) -> str:
    pairs = zip(case.issues, first.values, second.values, strict=True)
    return "; ".join(
        f"{name_in_text(issue.label)}: {term(case, issue, old)} and {term(case, issue, new)}" for issue, old, new in pairs if old != new
    )


def _quantities(fit: Fit) -> Section:
    case = fit.portrait.case
    if not fit.portrait.quantities:
        return Section("Threshold, stake and weights", (Paragraph("Nothing of these is open."), *_kept(fit.portrait)))

    def words(item: Quantity, found: Stated) -> str:
        average, low, high = (measured(case, value, item.unit(case.currency)) for value in (found.mean, found.low, found.high))
        return f"{average} ({low} to {high})"

    rows = [
        Row((f"{item.label[:1].upper()}{item.label[1:]}", words(item, before), words(item, after)))
        for item, before, after in zip(fit.portrait.quantities, stated(fit, before=True), stated(fit), strict=True)
    ]
    columns = (Column("What", width=52), Column("Before", number=True), Column("Now", number=True))
    return Section("Threshold, stake and weights", (Table(columns, tuple(rows)), *_kept(fit.portrait)))


def _kept(portrait: Portrait) -> tuple[Bullets, ...]:
    """Say what stays as it is written, and why."""
    case, person = portrait.case, portrait.person
    fitted, side = {item.key for item in portrait.quantities}, case.side(person.side)
    lines: list[tuple[str, tuple[str, ...]]] = []
    if portrait.settled:
        lines.append(("Weights and stake stay as their swing weights have them; only the threshold is open.", ()))
    elif len(fitted) > 1 and portrait.yardstick:
        lines.append((f"“{portrait.yardstick}” keeps its weight, for a yes or a no says how much things count beside each other, not in money. Is its amount wrong? Change it in the case.", ()))
    if any(item.interest is not None for item in portrait.quantities):
        lines.append(("A weight of 1 times is the interest as written. Before the answers half of what was held possible lay below that and half above; the average lies above, for a weight can be many times as large and never less than nothing.", ()))
    if portrait.even and not portrait.settled:
        each = listed([f"“{name}”" for name in portrait.even])
        lines.append((f"{each} {'stays' if len(portrait.even) == 1 else 'stay'} as written, for with every package it is worth the same: it adds to what they ask for at least, and answers do not tell the two apart.", ()))
    if "threshold_shift" in fitted:
        lines.append((f"The formula for the threshold, `{person.threshold.text}`, stays; what was fitted is added to it.", ()))
    if "stake_factor" in fitted and isinstance(person.stake, Expression):
        lines.append((f"The formula for the stake, `{person.stake.text}`, stays; it is multiplied by what was fitted.", ()))
    if not fitted & {"threshold", "threshold_shift"}:
        lines.append(("The threshold stays as written, for how good no deal is in what they want of unknown scores is open, and a yes or a no does not tell the two apart.", ()))
    if side.interests and not portrait.settled and not fitted & {"stake", "stake_factor"}:
        why = "is 0 in the formula of the case; write a number there, and it is fitted" if isinstance(person.stake, Expression) and person.interests else f"stays as written, for {person.label} has no interests of their own beside which it could be weighed"
        lines.append((f"The stake in what {side.label} gains {why}.", ()))
    return (Bullets(tuple(lines)),) if lines else ()


def _scores(fit: Fit) -> list[Section]:
    case, sections = fit.portrait.case, []
    before, after = fit.portrait.scores_before(), fit.portrait.scores(fit.draws)
    at_stake = fit.portrait.at_stake(fit.draws)
    labels = {issue.key: issue.label for issue in case.issues}
    for place, (first, (interest, drawn)) in enumerate(zip(before, after, strict=True)):
        second = fit.weights @ drawn if fit.answers else first
        assert interest.unknown is not None
        rows = [
            Row((labels[wish.issue], share(float(first[number])), share(float(second[number]))))
            for number, wish in enumerate(interest.unknown.wishes)
        ]
        _, worth, no_deal = at_stake[place]
        worths = [mean(interest.unknown.worth), float(fit.weights @ worth) if fit.answers else mean(interest.unknown.worth)]
        rows.append(Row(("all of it, from the worst to the best", *(money(item, case.currency) for item in worths))))
        if interest.unknown.no_deal is not None:
            none = mean(interest.unknown.no_deal)
            rows.append(Row(("no deal, on the way from the worst to the best", share(none), share(float(fit.weights @ no_deal) if fit.answers else none))))
        columns = (Column("Term", width=52), Column("Before", number=True), Column("Now", number=True))
        sections.append(Section(f"How much each term counts in “{interest.name}”", (Table(columns, tuple(rows)),)))
    return sections


def _beliefs(fit: Fit) -> list[Section]:
    case = fit.portrait.case
    lines = []
    for name, (before, after) in fit.beliefs().items():
        if abs(after - before) > _MOVED * _reach(case, name):
            lines.append((f"{subject(case, name)}: {quantity(case, name, before)} before, {quantity(case, name, after)} now.", ()))
    if not lines:
        return []
    note = Paragraph("These are assumptions of the case that this person knows. They stay as they are written; change them if you agree.")
    return [Section("What else the answers say", (note, Bullets(tuple(lines))))]


def _reach(case: Case, name: str) -> float:
    key, _, viewer = name.partition("@")
    item = next(item for item in case.assumptions if item.key == key)
    found = next((belief.distribution for belief in item.as_seen_by if belief.viewer == viewer), item.distribution)
    low, high = quantile(found, np.array([0.05, 0.95]))
    return float(high - low)


def _answers(fit: Fit) -> Section:
    case = fit.portrait.case
    fitted = fit.expected()
    order = list(REPLIES)
    items = []
    for answer in fit.answers:
        chance = float(fitted[order.index(answer.reply), fit.place(answer.package)])
        items.append((f"{_reply(case, answer)}; the fit holds that {share(chance)} likely.", (_terms(case, answer.package),)))
    return Section(f"What was answered about {label_of(case, fit.portrait.person.key)}", (Bullets(tuple(items)),))
