"""The case with what was said of its people, before any answer about packages is weighed."""

from backtable.case import Case
from backtable.errors import NoAnswerError
from backtable.interview._session import Session
from backtable.interview._swing_findings import with_swings


def heard_case(case: Case, session: Session, day: str, strict: bool = True) -> Case:
    """Give the case with the swing weights of everybody who answered for themselves.

    Args:
        day: for sources, where the answers have none.
        strict: refuse what is not ready; otherwise it is left out.

    Raises:
        NoAnswerError: some swing weights are not ready to be written.
    """
    for key, talk in session.talks.items():
        if talk.swings is None or not talk.swings.counting:
            continue
        try:
            case = with_swings(case, key, talk.swings, day)
        except NoAnswerError:
            if strict:
                raise
    return case
