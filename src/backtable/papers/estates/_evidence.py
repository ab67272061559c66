"""What programs say of their own use of a product, and what that is taken for."""

from backtable.licensing.project import Count
from backtable.licensing.readings import questions
from backtable.licensing.recognition import DISPUTED, NOT_USED, USED
from backtable.papers._document import Block, Bullets, Column, Paragraph, Row, Section, Table

_VERDICTS = {USED: "used", DISPUTED: "disputed", NOT_USED: "no use"}


def evidence_section(found: Count, product: str, machine: str | None) -> Section | None:
    """Give what programs say of their own use of a product, and what that is taken for."""
    items = [
        item
        for item in found.recognised.evidence
        if item.product == product and (machine is None or item.machine == machine.lower())
    ]
    if not items:
        return None
    lines = []
    for item in sorted(items, key=lambda item: (item.machine, item.database, list(_VERDICTS).index(item.verdict))):
        where = f"{item.machine}, {item.database}" if item.database else item.machine
        lines.append(Row((where, item.says, _VERDICTS[item.verdict], item.because, item.place)))
    columns = (Column("Machine"), Column("What is found"), Column("Taken for"), Column("Because"), Column("Place"))
    blocks: list[Block] = [Table(columns, tuple(lines))]
    if any(item.verdict == DISPUTED for item in items):
        question = next(item for item in questions() if item.key == "oracle.unused_options")
        blocks.append(Paragraph(f"What is disputed counts by the answer to one question: {question.asks}"))
    sources = dict.fromkeys(item.source for item in items if item.source)
    blocks.append(Bullets(tuple((f"Source: {source}", ()) for source in sources)))
    return Section("What the databases say", tuple(blocks))
