"""Questions in words: what knowing is worth, whom to ask, and what each answer would change."""

from collections.abc import Sequence

from backtable.advice import Asking, Question
from backtable.case import Case, Package
from backtable.papers._document import Bullets, Document, Paragraph, Section
from backtable.papers._words import changes
from backtable.quantities import money, share
from backtable.wording import listed, name_in_text, terms

NOTHING = "no package that our own side approves brings us a gain"


def asking_document(found: Asking, about: str = "", top: int = 5, sent: bool = False) -> Document:
    """Give what is worth finding out, the conclusion first.

    Args:
        about: show this one alone, whatever it is worth.
        top: how many to show that are worth it.
        sent: an offer of ours has gone out already, of which a proposal here takes no account.
    """
    case = found.case
    title = "What is worth asking"
    if found.package is None and not found.questions:
        nothing = Paragraph("Our own side approves no package, so that no answer changes what to propose.", strong=True)
        return Document(case.name, title, (nothing,), (), _method(found))
    chosen = [item for item in found.questions if item.about == about] if about else [item for item in found.questions if item.worthwhile][:top]
    asked = [item for item in chosen if "@" not in item.about]
    sounded = [item for item in chosen if "@" in item.about]
    lead = [Paragraph(_headline(case, [*asked, *sounded]), strong=True)]
    error = f" (±{money(2 * found.error, case.currency)})" if found.error else ""
    held = " A proposal here may ask for more than an offer of ours that they know, as `next` proposes none that does." if sent else ""
    lead.append(Paragraph(f"What knowing is worth here is for one proposal, made once the answer is there and then no other; `backtable next` weighs the same questions for a whole plan of offers.{held}"))
    best = f"propose {terms(case, found.package)}: expected gain {money(found.gain, case.currency)}{error}" if found.package else f"propose nothing: {NOTHING}"
    lead.append(Paragraph(f"Without asking it is best to {best}."))
    package = found.package
    sections = [
        Section(heading, (Bullets(tuple(question_lines(case, package, item) for item in items)),))
        for heading, items in (("To ask", asked), ("To sound out, since nobody will simply say it", sounded))
        if items
    ]
    return Document(case.name, title, tuple(lead), tuple(sections), _method(found))


def _headline(case: Case, chosen: Sequence[Question]) -> str:
    if not chosen:
        return "Nothing that can be asked is measurably worth waiting for."
    first = chosen[0]
    if not first.worthwhile:
        return f"It is not measurably worth anything to know: {name_in_text(first.label)}."
    return f"{first.label}: to know it before the next proposal is worth {money(first.worth, case.currency)}{_error(case, first)}."


def question_lines(case: Case, proposal: Package | None, question: Question) -> tuple[str, tuple[str, ...]]:
    """Write a question with its worth, and below it what to propose after each answer, as it differs from a proposal if there is one."""
    verb = "Sound out" if "@" in question.about else "Ask"
    source = f"{verb} {' or '.join(question.ask)}" if question.ask else "Nobody at the tables knows: have it estimated"
    worth = f"knowing it is worth {money(question.worth, case.currency)}{_error(case, question)}{_hints(case, question)}"
    lines = []
    for answer, weight, package in question.answers:
        change = (", ".join(changes(case, proposal, package)) or "as now") if package and proposal else terms(case, package) if package else f"nothing, as {NOTHING}"
        lines.append(f"{answer} ({share(weight)} likely): propose {change}")
    return f"{question.label}. {source}; {worth}.", tuple(lines)


def _error(case: Case, question: Question) -> str:
    return f" (±{money(2 * question.error, case.currency)})" if question.error else ""


def _hints(case: Case, question: Question) -> str:
    """Write what answers that may be wrong are worth."""
    parts = [f"{money(hint.worth, case.currency)} if it is {share(hint.credibility)} credible" for hint in question.hints]
    return f", an uncertain answer {listed(parts)}" if parts else ""


def _method(found: Asking) -> str:
    how = (
        "every world that there is"
        if found.exact
        else f"{found.worlds:,} sampled worlds (seed {found.seed}); measured on as many that had no part in the choice"
    )
    learned = f" after {found.evidence} piece{'' if found.evidence == 1 else 's'} of evidence" if found.evidence else ""
    error = "" if found.exact else " What stands behind ± is twice the standard error."
    return f"Chosen among {found.packages:,} packages{learned}, on {how}.{error}"
