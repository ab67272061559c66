"""What a program says of its own use."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a database or its like tells of itself, which is no installation yet: whether it is, rules decide.

    Args:
        machine: key of the machine.
        instance: the database, as `PROD1`.
        kind: `edition` (its banner), `option` (linked into it), `feature` (a row of its usage view), `objects` (what
            it holds, or a parameter) or `product` (another program's verdict on an option).
        name: of the feature, option, product or query, as the source writes it.
        version: of the database, as the row has it.
        container: of a pluggable database, its number or name.
        uses: how often the feature was detected, or how many objects there are; None where the source does not say.
        current: whether it was in use at the last sample; None where the source does not say.
        first, last, sampled: first and last use and the day of the sample, as the source writes them.
        amount: the auxiliary count of the usage view, as the number of pluggable databases.
        says: what else the source says: information on the feature, the owner of the objects, the value of the parameter.
        place: where it stands.
    """

    machine: str
    instance: str
    kind: str
    name: str
    version: str = ""
    container: str = ""
    uses: int | None = None
    current: bool | None = None
    first: str = ""
    last: str = ""
    sampled: str = ""
    amount: int | None = None
    says: str = ""
    place: str = ""
