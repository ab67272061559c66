"""The case with what was said of its people, before any answer about packages is weighed."""

from backtable.case import Case
from backtable.errors import NoAnswerError
from backtable.interview._replies import QUESTIONS, REPLIES
from backtable.interview._session import Session
from backtable.interview._swing_findings import with_swings
from backtable.interview._wants import with_made


def heard_case(case: Case, session: Session, day: str, strict: bool = True) -> Case:
    """Give the case with what the plain answers were taken for, and with the swing weights of everybody who answered for themselves.

    Args:
        day: for sources, where the answers have none.
        strict: refuse what is not ready or does not go together with the case; otherwise it is left out.

    Raises:
        NoAnswerError: saying what.
    """
    for key, talk in session.talks.items():
        try:
            case = with_made(case, key, talk.made, talk.notes, day)
        except NoAnswerError as error:
            if strict:
                raise NoAnswerError(f"what was said of {case.person(key).label} does not go together with the case: {error}") from error
    for key, talk in session.talks.items():
        if talk.swings is None or not talk.swings.counting:
            continue
        try:
            case = with_swings(case, key, talk.swings, day)
        except NoAnswerError:
            if strict:
                raise
    return case


def settled_by_swings(case: Case, heard: Case, session: Session, key: str) -> bool:
    """Say whether the case with what was heard has swing weights of a person, which answers about packages then leave as they are.

    Args:
        case: the case as it is written.
        heard: as `heard_case` gives it.
    """
    swings = session.talk(key).swings
    return swings is not None and swings.complete and heard.person(key).interests != case.person(key).interests


def words_kept(case: Case, session: Session) -> tuple[str, ...]:
    """Give everything that was said in words, a line each, with whom it is about and when it was said where that is known."""
    lines = []
    for key, talk in session.talks.items():
        who = case.person(key).label
        lines += [f"about {who}: {QUESTIONS[name].lower().rstrip('?')}: {words}" for name, words in talk.notes.items() if words]
        for answer in talk.answers:
            if answer.condition:
                day = f", {answer.day}" if answer.day else ""
                lines.append(f"about {who}{day}: {REPLIES[answer.reply]}: {answer.condition}")
    return tuple(lines)
