"""What our answer to a question takes for granted and the entitlements do not show."""

from backtable.licensing.position import ASSURANCE
from backtable.licensing.project._count import Count


def unshown(found: Count, question: str, product: str) -> str:
    """Say what is missing of the ground on which our answer to a question stands for a product; empty where it stands or needs none.

    Args:
        question: key of a disputed question.
        product: key.
    """
    known = found.project.products.get(product)
    if question not in ASSURANCE or known is None or any(item.question == question for item in found.settled.get(product, ())):
        return ""
    rights = {right for right, _ in known.ways}
    bearing = [item for item in found.position.licenses if item.owned > 0 and item.product in rights]
    if bearing and all(item.grade for item in bearing):
        return f"Software Assurance has ended for some of what is owned of {known.title}: it holds for the rest, and for licences that are bought with it"
    if bearing:
        return f"the entitlements show no Software Assurance in force for all that is owned of {known.title}: show that it is"
    return f"nothing is owned of {known.title}, so that no Software Assurance is in force: it holds for licences that are bought with it"
