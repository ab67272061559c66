"""Which figures a contract's clause has settled, whatever a reading answers."""

from backtable.licensing.project._count import Count
from backtable.licensing.readings import Settled, questions


def by_contract(found: Count, product: str) -> tuple[Settled, ...]:
    """Give the questions that contracts answer for a product where some reading answers otherwise.

    Args:
        product: key of one that runs here, or of one by which others that run here are licensed.
    """
    licensed = found.position.counting.licensed
    running = [key for key, ways in licensed.items() if key == product or any(right == product for right, _ in ways)]
    items = dict.fromkeys(item for key in running for item in found.settled.get(key, ()) if item.contract)
    return tuple(item for item in items if any(reading.answers[item.question] != item.answer for reading in found.project.readings))


def in_words(item: Settled) -> str:
    """Say what a contract has settled: which clause, the question and the answer."""
    question = next(one for one in questions() if one.key == item.question)
    return f"{item.contract} ({item.clause}) answers “{question.asks}” under every reading: {question.answer(item.answer).says}"
