"""With which names formulas compare an issue: `release == "full"`."""

from collections.abc import Iterable

from backtable.formula._nodes import Compare, Name, Node, Text, walk


def compared_names(roots: Iterable[Node]) -> dict[str, set[str]]:
    """Give for each issue, or whatever else is compared with a text, the texts with which it is."""
    found: dict[str, set[str]] = {}
    for root in roots:
        for node in walk(root):
            if isinstance(node, Compare):
                parts = (node.first, *(part for _, part in node.tests))
                texts = {part.value for part in parts if isinstance(part, Text)}
                for name in (part.name for part in parts if isinstance(part, Name)):
                    found.setdefault(name, set()).update(texts)
    return found
