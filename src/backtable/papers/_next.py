"""What to do next, as a document: the best moves with what each is worth, and the plan of offers."""

from itertools import pairwise

from backtable.case import Case, Package
from backtable.papers._beliefs import against_hint
from backtable.papers._concessions import concession_lines
from backtable.papers._document import Bullets, Column, Document, Paragraph, Row, Section, Table
from backtable.papers._left_out import agreements, barred_by, left_out_lines
from backtable.papers._our_yes import (
    beside_words,
    ended_words,
    ending_words,
    pending_words,
    renewing,
    resting_lines,
    ruled_out_words,
    to_renew,
)
from backtable.papers._timing import days_words, lapsing, refusals_words, staying, timing_lines
from backtable.papers._words import repeated_words
from backtable.planning import (
    Accept,
    Ask,
    AskedBefore,
    Complete,
    Credence,
    GetApproval,
    GetMandate,
    Move,
    Next,
    Pace,
    Plan,
    Send,
    SendSeveral,
    TakeBack,
    Wait,
    days_after,
    idle,
)
from backtable.quantities import day, money, share
from backtable.wording import condition_words, listed, name_in_text, names, term, terms

_ALIKE = 1e-9  # of what a move is worth: nothing but rounding


def next_document(found: Next) -> Document:
    """Give the moves that are open now, the best first, with the plan behind them."""
    case = found.situation.case
    if not found.moves:
        why = found.situation.closed
        lead = [*_broken_off(found), Paragraph(why or f"There is nothing to propose. {found.reason}", strong=True)]
        if found.situation.note:
            lead.append(Paragraph(found.situation.note))
        lead += [] if why else _standing(found)
        return Document(case.name, "What next", tuple(lead), (), "" if why else _method(found))
    first = found.moves[0]
    lead = [*_broken_off(found), Paragraph(_headline(found, first), strong=True), Paragraph(_worth(case, first, bool(found.situation.broken_off)))]
    if found.situation.note:
        lead.append(Paragraph(found.situation.note))
    lead += [Paragraph(words, strong=True) for words in barred_by(found)]
    lead += _standing(found)
    lead += [Paragraph(words) for words in (*staying(found), *_holding_out(found), *refusals_words(case, found.situation))]
    lead += [Paragraph(words, strong=True) for words in dict.fromkeys(against_hint(case, item) for item in found.situation.beliefs.evidence) if words]
    lead += [Paragraph(_asked(case, item)) for item in found.situation.asked]
    for item in found.situation.declined:
        region = condition_words(case, item.region)
        lead.append(Paragraph(f"{names(case, [item.person])} refused a mandate for packages in which {region}: {item.reason} (event {item.number})."))
    if found.ceiling and found.raised:
        lead.append(Paragraph(f"The opening asks for more than {found.ceiling.named}: to send it goes back on what they know of us, and what it is worth is counted as if they did not."))
    if found.ceiling and found.raising:
        which = f"{'Offer' if len(found.raising) == 1 else 'Offers'} {listed([str(number) for number in found.raising])}"
        asks = "is drafted and approved, but asks" if len(found.raising) == 1 else "are drafted and approved, but ask"
        lead.append(Paragraph(f"{which} {asks} for more than {found.ceiling.named}, which is known to them; so {'it is' if len(found.raising) == 1 else 'they are'} not weighed."))
    if found.outdone:
        which = f"{'Offer' if len(found.outdone) == 1 else 'Offers'} {listed([str(number) for number in found.outdone])}"
        lead.append(Paragraph(f"{which} {'is drafted and approved, but is' if len(found.outdone) == 1 else 'are drafted and approved, but are'} no better for any of theirs than what they turned down or what is on the table, nor for us; so {'it is' if len(found.outdone) == 1 else 'they are'} not weighed."))
    if first.late:
        lead.append(Paragraph("At this pace no move can end before the deadline; first stands what misses it least. If our own people answer sooner, say so (`--own-days`)."))
    close = [move for move in found.moves[1:] if not move.late and move.behind[0] <= 2 * move.behind[1]]
    if close and not first.stays and not found.barred:
        lead.append(Paragraph(f"{'One other is' if len(close) == 1 else f'{len(close)} others are'} as good as far as can be measured."))
    sections = [_moves(case, found)]
    if found.plan and found.plan.rounds:
        sections.append(_plan(found, found.plan))
    sections.append(_pace(case, found))
    return Document(case.name, "What next", tuple(lead), tuple(sections), _method(found))


def _standing(found: Next) -> list[Paragraph]:
    """Say how our own yes stands to what lies before them, what our people were asked, and what lies before us."""
    situation = found.situation
    return [
        *(Paragraph(words, strong=True) for words in ended_words(situation)),
        *(Paragraph(words) for words in (*ending_words(situation), *pending_words(situation), *lapsing(situation), *ruled_out_words(found))),
    ]


def _broken_off(found: Next) -> list[Paragraph]:
    """Say that nobody sits at the table any more, before anything that would be open if they did."""
    if not found.situation.broken_off:
        return []
    return [Paragraph(f"The talks are broken off (event {found.situation.broken_off}). What follows is for the case that they are taken up again, as an offer that is sent or received does.", strong=True)]


def _asked(case: Case, item: AskedBefore) -> str:
    """Say that a question was put already, and how its answer can be learned from."""
    claim = f"`backtable heard FILE '…' --from {item.person} --answers {item.event} --claim '{item.claims[0]} > …' --credibility 70%`"
    if item.answer:
        return f"{names(case, [item.person])} was asked in event {item.event} (“{item.words}”) and answered in event {item.answer}, from which nothing could be learned: it holds no claim. If it says something in numbers, write that down: {claim}."
    return f"{names(case, [item.person])} was asked in event {item.event} (“{item.words}”) and has not answered; it is not proposed again. The answer is written down with {claim}."


def _turned_down(found: Next) -> list[str]:
    """Say that nothing is proposed that is no better for anybody than what they turned down."""
    if not found.situation.turned_down or not found.moves:
        return []
    return ["What they turned down is not proposed again, nor what is no better for any of theirs and leaves us no more."]


def _holding_out(found: Next) -> list[str]:
    """Say that they may only hold out for more than what they turned down, and what that is taken to mean."""
    insisting = found.situation.holding_out
    if insisting is None or not found.moves:
        return _turned_down(found)
    case = found.situation.case
    instead = f"their own offer {insisting.asked}"
    if not insisting.asked:
        instead = "their demand in the case" if insisting.instead == case.demand else f"what is best for them of what our own people would approve ({terms(case, insisting.instead)})" if insisting.instead else "what they want"
        instead += ", as they have made no offer of their own"
    return [
        f"Where they would approve our offer {insisting.number}, which they {insisting.how}, they hold out for more with {share(insisting.chance)} chance{', and likelier where they would approve others that they turned down' if len(insisting.turned) > 1 and insisting.chance < 0.995 else ''}"
        f"{' as you say' if insisting.given else ''} (`--holding-out`): they then take what meets them a good part of the way to {instead}, "
        "and the same or no better for them only as time runs out."
    ]


def _like(case: Case, package: Package, base: Package | None) -> str:
    """Write a package, or only what sets it apart from another that was named."""
    if base is None or base == package:
        return terms(case, package) if base is None else "the same"
    pairs = zip(case.issues, base.values, package.values, strict=True)
    return "the same with " + "; ".join(f"{name_in_text(issue.label)}: {term(case, issue, new)}" for issue, old, new in pairs if old != new)


def _headline(found: Next, move: Move, base: Package | None = None) -> str:
    return " ".join([_first_words(found, move, base), *beside_words(found.situation, move)])


def _first_words(found: Next, move: Move, base: Package | None = None) -> str:
    case = found.situation.case
    match move.step:
        case Send(package) if package in found.situation.turned_down:
            return f"Stay with {_like(case, package, base)}, which they turned down: send it again."
        case Send(package) if package in found.situation.lapsed:
            return f"Send again what they left unanswered: {_like(case, package, base)}."
        case Send(package):
            return f"Send {_like(case, package, base)}."
        case SendSeveral(packages):
            return f"Send {len(packages)} offers together and let them choose."
        case Ask(_, label, ask, _, credence):
            how = "Have it estimated first" if credence.nobody else "Sound out first" if credence.sounded else "Ask first"
            return f"{how}: {name_in_text(label)}{f', {listed(ask)}' if ask else ''}."
        case GetApproval(people, package):
            others, agree = agreements(found.situation, people, package)
            if not others:
                return f"Get {agree}; then send {_like(case, package, base)}."
            draft = next((item.number for item in found.situation.drafts if item.package == package), None)
            request = next((item for item in found.situation.pending if item.offer == draft and set(item.people) >= set(others)), None)
            if request:
                return f"Get the answer of {names(case, others)}, asked in event {request.number}, on offer {draft}, {_like(case, package, base)}{f', and {agree}' if agree else ''}; then send it."
            return f"Get the approval of {names(case, others)} for {_like(case, package, base)}{f', and {agree}' if agree else ''}; then send it."
        case GetMandate(region, people, plan, size):
            if size == len(plan.rounds) > 1:
                return f"Get a mandate from {names(case, people)} for the {size} offers of its plan alone, the first of which is {_like(case, plan.rounds[0].package, base)}."
            return f"Get a mandate from {names(case, people)}: {condition_words(case, region)}."
        case Wait(packages, numbers=numbers, renew=renew, by=by) if by:
            several = len(packages) > 1
            it, one = ("them", "one of them") if several else ("it", "it")
            lying = f"our offers {listed([str(number) for number in numbers])}" if several else f"our offer {numbers[0]}"
            first = f"Get the yes of {names(case, renew)} to our {to_renew(found.situation, move.step)} again, and leave {lying if several else it}" if renew else f"Leave {lying}"
            return f"{first} before them, in case they take {one} yet, though they countered {it} by their offer {by}{'' if several else f': {terms(case, packages[0])}'}."
        case Wait(packages, numbers=numbers, renew=renew):
            several = len(packages) > 1
            what = f"our offers {listed([str(number) for number in numbers])}, of which they choose" if several else terms(case, packages[0])
            if renew:
                return f"Get the yes of {names(case, renew)} to our {to_renew(found.situation, move.step)} again, and wait for their answer to {what if several else f'it: {what}'}."
            return f"Wait for their answer to {what}."
        case Accept(package, _, people, _, number):
            others, agree = agreements(found.situation, people, package)
            asked = f", once {names(case, others)} approve{'s' if len(others) == 1 else ''}" if others else ""
            asked += f"{' and' if others else ', once'} there is {agree}" if agree else ""
            return f"Accept their offer{f' {number}' if len(found.situation.theirs) > 1 else ''}{asked}: {terms(case, package)}."
        case Complete():
            return _completing(found, move.step)
        case TakeBack(number, accepted):
            return f"Take back that we accepted offer {number}: {terms(case, accepted)}."


def _completing(found: Next, step: Complete) -> str:
    case = found.situation.case
    others, agree = agreements(found.situation, step.ours, step.package)
    ours = " and ".join(part for part in (f"get the approval of {names(case, others)}" if others else "", f"{'' if others else 'get '}{agree}" if agree else "") if part)
    theirs = f"wait for the approval of {names(case, step.theirs)}" if step.theirs else ""
    return f"Complete offer {step.number}, which is accepted subject to approval: {' and '.join(part for part in (ours, theirs) if part)}."


def _worth(case: Case, move: Move, broken_off: bool = False) -> str:
    error = f" (±{money(2 * move.error, case.currency)})" if move.error else ""
    if broken_off:
        return f"If they come back to the table, it is worth {money(move.value, case.currency)}{error} to us over no deal, with what follows it; how likely they do is in no figure here."
    if move.late:
        return f"If there were time for it, it would be worth {money(move.value, case.currency)}{error} to us over no deal, with what follows it."
    return f"It is worth {money(move.value, case.currency)}{error} to us over no deal, with what follows it."


def _moves(case: Case, found: Next) -> Section:
    items = []
    base = None  # the package of the first headline that names one; of others only what sets them apart
    for number, move in enumerate(found.moves, 1):
        less, error = move.behind
        behind = "" if number == 1 else f", {_behind(case, 0.0 if abs(less) < _ALIKE * abs(move.value) else less, error)}"
        late = " if there were time" if move.late else ""
        lines = (*_details(found, move, base), *left_out_lines(found, move), *resting_lines(found.situation, move), *concession_lines(case, move, found.best), *timing_lines(found.situation, move))
        items.append((f"{_headline(found, move, base)} {money(move.value, case.currency)}{late}{behind}.", lines))
        base = base or getattr(move.step, "package", None)
    return Section("The moves that are open", (Bullets(tuple(items)),))


def _behind(case: Case, less: float, error: float) -> str:
    """Say how much less a move is worth than the first; a difference below what can be measured is none."""
    if 0 < abs(less) < error:
        return f"as much as can be measured (±{money(2 * error, case.currency)})"
    return f"{money(abs(less), case.currency)} {'more' if less < 0 else 'less'}" + (f" (±{money(2 * error, case.currency)})" if error else "")


def _details(found: Next, move: Move, base: Package | None) -> list[str]:
    case = found.situation.case
    match move.step:
        case Send(_, plan) | GetApproval(_, _, plan):
            return [_round(found, plan, "It passes"), *_again(found, plan.rounds[0].package), _as_typed(found, plan.rounds[0].package)]
        case SendSeveral(packages, gains, chance, chosen):
            lines = [f"{share(chance)} chance that they take one of them."]
            pairs = zip(packages, gains, chosen, strict=True)
            return lines + [f"{_like(case, package, base)}: where they take it we gain {money(gain, case.currency)}; {share(part)} likely the one they take" for package, gain, part in pairs]
        case Wait(packages, chance, plan, chosen, numbers):
            after = f" If they turn {'all' if len(packages) > 1 else 'it'} down, {_first(found, plan, days_after(found.situation, 1))}" if plan.rounds else ""
            each = [f"Offer {number}, {terms(case, package)}: {share(part)} likely the one they take" for number, package, part in zip(numbers, packages, chosen, strict=True)]
            return [f"{share(chance)} chance that {'one of them' if len(packages) > 1 else 'it'} passes.{after}", *(each if len(packages) > 1 else []), *renewing(found, move.step)]
        case Ask(_, _, _, answers, credence):
            lines = [
                f"{says} ({share(part)} likely): then {_after_answer(found, package, answers[0][2] if number else None)}"
                for number, (says, part, package) in enumerate(answers)
            ]
            if idle(move.step):
                lines.append("No answer would change what we offer next.")
            return [*lines, _believed(credence), *_meanwhile(found)]
        case GetMandate(region, _, plan, size, floor, least, worst):
            return [
                f"As a region: {region}",
                f"It allows {size:,} packages, all of which our own people would approve; the least of them leaves us {money(floor, case.currency)} in expectation: {terms(case, least)}.",
                *(_worst(case, person, package, gain, least) for person, package, gain in worst),
                f"The whole plan can then be offered without going back. {_some(found, plan)}.",
            ]
        case Accept(_, chance, _, plan, below=below):
            short = f"It leaves us less than the {money(found.situation.pace.reserve, case.currency)} that an offer of ours must leave us as you say (`--reserve`)."
            return [f"{share(chance)} chance that their own tables approve it.{f' If they do not, {_first(found, plan)}' if plan.rounds else ''}", *([short] if below else [])]
        case Complete(_, package, ours, theirs, chance, gain, plan, _, _, against):
            after = f" If they do not, {_first(found, plan)}" if plan.rounds else ""
            who = names(case, (*ours, *theirs))
            likely = f"{share(chance)} chance that {who} approve{'' if len((*ours, *theirs)) > 1 else 's'} it; where they do we gain {money(gain, case.currency)}."
            return [
                f"It is {terms(case, package)}.",
                f"{likely if chance else f'As the case has it there is no chance of the yes of {names(case, against) if against else who}; it would bring us {money(gain, case.currency)} over all worlds.'}{after}",
                "While it stands, to offer anything else would go back on it; so nothing else is weighed.",
            ]
        case TakeBack(number, _, gain, plan, against):
            why = f"It would leave us {money(-gain, case.currency)} worse off than no deal" if gain < 0 else f"As the case has it there is no chance of the yes of {names(case, against)}"
            return [
                f"{why}, and it does not bind yet: `backtable answer FILE {number} reject` takes it back.",
                f"Then {_first(found, plan)}",
            ]


def _after_answer(found: Next, package: Package, first: Package | None) -> str:
    """Say what to do after an answer: to offer a package, to leave our offer that waits for theirs where it is, or to accept theirs."""
    case, there = found.situation.case, [item.package for item in found.situation.waiting]
    if found.situation.offered(package, found.situation.pace.own_days):
        return _accepting(found, package)
    if package in there and len(there) > 1:
        return f"leave our offers {listed([str(item.number) for item in found.situation.waiting])} before them"
    if package in there:
        return f"leave our offer of {terms(case, package)} before them"
    return f"offer {_like(case, package, None if first in (*there, *found.situation.theirs) else first)}"


def _accepting(found: Next, package: Package) -> str:
    """Say to accept an offer that lies before us, in the middle of a sentence."""
    theirs = found.situation.offered(package)
    return f"accept their offer {f'{theirs.number} of ' if theirs and theirs.number else 'of '}{terms(found.situation.case, package)}"


def _meanwhile(found: Next) -> list[str]:
    """Say that a question can be asked while our own people answer what they were asked."""
    waiting = found.situation.pending
    if not waiting:
        return []
    people = names(found.situation.case, dict.fromkeys(key for item in waiting for key in item.people))
    return [f"It can be asked while {people} answer{'' if len({key for item in waiting for key in item.people}) > 1 else 's'} what was asked in event{'' if len(waiting) == 1 else 's'} {listed([str(item.number) for item in waiting])}."]


def _worst(case: Case, person: str, package: Package, gain: float, least: Package) -> str:
    """Say which package of a region is the worst for somebody who must grant it."""
    which = "the same one" if package == least else terms(case, package)
    side = f"{money(gain, case.currency)} over no deal" if gain >= 0 else f"{money(-gain, case.currency)} less than no deal"
    return f"For {names(case, [person])} the worst of it is {which}: {side} as they judge it."


def _believed(credence: Credence) -> str:
    """Say how far an answer is believed, and why so far."""
    if credence.ours:
        return "Our own people know it: their answer counts as certain."
    why = "as you say"
    if credence.event:
        why = f"like the last that they said (event {credence.event}); `--credibility` changes it"
    elif not credence.given:
        which = "an estimate, as nobody at the tables knows" if credence.nobody else "what is sounded out and not said" if credence.sounded else "the other side, which may gain by what we believe"
        why = f"as is assumed of {which}; `--credibility` changes it"
    return f"Weighed with an answer that is {share(credence.credibility)} credible, {why}: it is so with that chance, and otherwise any answer."


def _again(found: Next, package: Package) -> list[str]:
    """Say of what they turned down already what it counts on that it is sent again."""
    return ["As long as they hold out for more they do not take it; the plan counts on them doing so less and less as time runs out (`--holding-out`)."] if package in (*found.situation.turned_down, *found.situation.lapsed) and found.situation.holding_out else []


def _as_typed(found: Next, package: Package) -> str:
    """Say how to go on with a package: by its draft, if there is one."""
    draft = next((item for item in found.situation.drafts if item.package == package), None)
    if draft is None:
        taken = next((item for item in found.situation.held if item.theirs and item.package == package), None)
        again = f"It is their offer {taken.number}, which we accepted and which lapsed, offered again. " if taken else ""
        return f"{again}As a package: {_typed(found.situation.case, package)}"
    if not agreements(found.situation, draft.missing, package)[0] and draft.missing:
        return f"It is drafted as offer {draft.number}, and approved by whom the case asks."
    asked = [item for item in found.situation.pending if item.offer == draft.number and set(item.people) >= set(draft.missing)]
    if asked:
        return f"It is drafted as offer {draft.number}, and the approval was asked for in event {asked[-1].number} already: wait for it, or remind them."
    if draft.missing:
        before = f", and the yes of {names(found.situation.case, draft.ended)} to it has ended" if draft.ended else ""
        return f"It is drafted as offer {draft.number}{before}: `backtable offer ask FILE {draft.number}` asks for the approval."
    return f"It is drafted as offer {draft.number} and approved: `backtable offer send FILE {draft.number}`."


def _typed(case: Case, package: Package) -> str:
    """Write a package as commands read it."""
    return ", ".join(f"{key}={value:g}" if isinstance(value, float) and value.is_integer() and abs(value) < 1e6 else f"{key}={value}"
                     for key, value in case.terms(package).items())  # fmt: skip


def _some(found: Next, plan: Plan) -> str:
    """Say how likely some offer of a plan passes, and what that leaves out."""
    nothing = "let none lapse" if found.situation.holding_out else "hold out for nothing better and let none lapse"
    return f"{share(plan.chance)} chance that some offer of the plan passes, if they {nothing}"


def _round(found: Next, plan: Plan, begins: str) -> str:
    case, first = found.situation.case, plan.rounds[0]
    return (
        f"{begins} with {share(first.chance)} chance; where they agree we gain {money(first.gain, case.currency)}, "
        f"they {money(first.theirs, case.currency)}. {_some(found, plan)}."
    )


def _first(found: Next, plan: Plan, days: float | None = None) -> str:
    """Say what a plan begins with, once so many days have passed; those of an approval by default."""
    days = found.situation.pace.own_days if days is None else days
    case, first = found.situation.case, plan.rounds[0]
    gain = money(first.gain, case.currency)
    return f"{_accepting(found, first.package) if found.situation.offered(first.package, days) else f'offer {terms(case, first.package)}'}, which then passes with {share(first.chance)} chance and leaves us {gain}."


def _plan(found: Next, plan: Plan) -> Section:
    case, refused = found.situation.case, found.situation.refused
    columns = (
        Column("Offer", number=True),
        Column("Terms", width=46),
        Column("Passes", number=True),
        Column("It comes to it", number=True, width=8),
        Column("We gain", number=True),
        Column("We give up", number=True),
    )
    rows = []
    before = refused[-1] if refused else None
    for number, item in enumerate(plan.rounds, 1):
        rows.append(
            Row(
                (
                    str(number),
                    (terms(case, item.package) if before is None else _changed(case, before, item.package)) + _theirs(found, item.package, number - 1),
                    share(item.chance),
                    share(item.reached),
                    money(item.gain, case.currency),
                    _given_up(case, item.gives_up) if number > 1 else "",
                )
            )
        )
        before = item.package
    back = " Of plans that are worth as much to us it is one whose offers differ least; that a term goes back and forth all the same is worth more, for it is not known which way they want it." if _goes_back(plan) else ""
    against = " The first says what changes against the last offer that they turned down." if refused else ""
    words = Paragraph(f"What to offer as long as they turn it down; of later offers only what changes.{against} What we gain and give up against the offer before is told of where they agree. It is planned anew after every answer.{back}")
    return Section("The plan of offers", (Table(columns, tuple(rows)), words))


def _theirs(found: Next, package: Package, rounds: int) -> str:
    """Say of a package of a plan that it is theirs already, if it still stands after so many rounds."""
    theirs = found.situation.offered(package, days_after(found.situation, rounds))
    return f" (accept their offer{f' {theirs.number}' if theirs.number else ''})" if theirs else ""


def _goes_back(plan: Plan) -> bool:
    """Say whether some term of a plan takes a value again that an offer in between had given up."""
    columns = zip(*(item.package.values for item in plan.rounds), strict=True)
    return any(sum(old != new for old, new in pairwise(values)) >= len({*values}) for values in columns)


def _given_up(case: Case, much: float) -> str:
    """Write what an offer gives up; where they agree to it, it may also bring us more than the one before it would."""
    return money(much, case.currency) if much >= 0 else f"gain {money(-much, case.currency)}"


def _changed(case: Case, before: Package, package: Package) -> str:
    pairs = zip(case.issues, before.values, package.values, strict=True)
    changed = [f"{name_in_text(issue.label)}: {term(case, issue, old)} → {term(case, issue, new)}" for issue, old, new in pairs if old != new]
    kept = len(case.issues) - len(changed)
    return "; ".join(changed) + (f"; {kept} term{'' if kept == 1 else 's'} kept" if kept and changed else "the same" if not changed else "")


def _pace(case: Case, found: Next) -> Section:
    pace = found.situation.pace
    lines = [
        _rounds(pace),
        f"Each round costs {share(pace.cost, 1)} of what can still be gained (`--cost`).",
        f"A question, or what our own people must say first, takes {days_words(pace.own_days)} of a round's {days_words(pace.round_days)}, and costs {share(pace.own_cost, 1)} (`--own-days`).",
        f"No offer leaves us less than {money(pace.reserve, case.currency)} in expectation (`--reserve`).",
        *_ceiling(case, found),
        f"The opening is {terms(case, pace.opening)} (`--opening`)." if pace.opening else "The opening is chosen (`--opening` sets it).",
    ]
    return Section("How we concede, which you can change", (Bullets(tuple((line, ()) for line in lines)),))


def _ceiling(case: Case, found: Next) -> list[str]:
    """Say that no offer of the plan asks for more than one before it, and whether the opening does."""
    if found.ceiling is None:
        return ["No offer asks for more than the one before it, in expectation."]
    held = f"{found.ceiling.named}, by which we gain {money(found.ceiling.gain, case.currency)} in expectation"
    return [f"No offer asks for more than the one before it, nor than {held} (`offer withdraw` takes back what they have not answered; `--opening` may ask for more)."]


def _rounds(pace: Pace) -> str:
    """Say how many more offers there is time for, and what that rests on."""
    offers = f"{pace.rounds} more offer{'' if pace.rounds == 1 else 's'} of ours"
    tempo = pace.tempo
    if tempo is None:
        return f"{offers} (`--rounds`)."
    if tempo.deadline is None:
        return f"{offers}, as is usual: the record holds no deadline that is still ahead (`backtable deadline set`, or `--rounds`)."
    why = "as you say" if tempo.given else f"as the {tempo.turns} turns at the table so far took" if tempo.turns else "as is usual"
    due = f"{day(tempo.deadline.when.astimezone().date())} (event {tempo.deadline.number}: {tempo.deadline.what})"
    return f"{offers} until {due}, at {tempo.days:.3g} days a round, {why} (`--round-days`, or `--rounds`)."


def _method(found: Next) -> str:
    how = "every world that there is" if found.exact else f"{found.worlds:,} sampled worlds (seed {found.seed}) that had no part in the choice"
    known = len(found.situation.beliefs.evidence)
    left = repeated_words(found.situation.repeated)
    learned = f" after {known} piece{'' if known == 1 else 's'} of evidence{left}" if known else ""
    told = " What a move is worth goes by what is believed now, and may have risen through a refusal, which also tells what else is likelier to pass." if found.situation.refused else ""
    return (
        f"Looked ahead over refusals by the best order of offers that was found among {found.pool:,} of {found.packages:,} packages; "
        f"measured on {how}{learned}. What stands behind ± is twice the standard error.{told}"
    )
