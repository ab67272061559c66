"""The columns of our own workbook: one for each field of an entitlement and of a contract."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the workbook.

    Args:
        field: of `Entitlement` or `Contract`; of a clause, its key.
        heading: as written.
        note: what belongs there, for the person who fills it in.
        example: what stands in the grey example row.
        kind: text, number or date.
        width: in characters.
    """

    field: str
    heading: str
    note: str
    example: str
    kind: str = "text"
    width: int = 16


ENTITLEMENTS = (
    Column("key", "Number", "Of the order, the certificate or the row; no other row has the same.", "EXAMPLE"),
    Column("title", "Title", "The product as the order names it.", "Oracle Database Enterprise Edition", width=40),
    Column("publisher", "Publisher", "Who licenses it.", "Oracle", width=20),
    Column("version", "Version", "If the right is for one version only.", "19c", width=10),
    Column("quantity", "Units", "How many licences; a number from 0, also where the row takes units away.", "16", "number", 10),
    Column("metric", "Metric", "What is counted; choose from the list, or leave it empty if none fits.", "oracle.processor", width=30),
    Column("source_metric", "Metric in the contract", "As the order or the contract words it.", "Processor", width=24),
    Column(
        "kind",
        "Kind",
        "perpetual or subscription: adds units. maintenance: adds none. upgrade: moves units from the product they come from. "
        "retirement: takes units away (sold, given back, ended).",
        "perpetual",
    ),
    Column("price", "Price of one unit", "As paid or agreed, after discounts.", "23750.00", "number", 18),
    Column("currency", "Currency", "Three letters, as in EUR.", "EUR", width=10),
    Column("purchased", "Purchased on", "Date of the order.", "2021-03-31", "date", 14),
    Column("starts", "Starts on", "First day of a subscription or of maintenance.", "", "date", 12),
    Column("ends", "Ends on", "Last day of a subscription or of maintenance; empty if it has no end.", "", "date", 12),
    Column("contract", "Contract", "Number of the contract on the sheet Contracts.", "OMA-4711", width=16),
    Column("from_product", "Upgraded from", "Of an upgrade only: the product whose units it replaces.", "", width=30),
    Column("restricted", "Restricted to", "If the right holds for one use only, such as one application it came with.", "", width=30),
    Column("product", "Product key", "Leave it empty, unless the title is not recognised.", "", width=26),
)

CONTRACTS = (
    Column("key", "Contract", "Its number; entitlements name it.", "EXAMPLE"),
    Column("publisher", "Publisher", "Who signed it on the other side.", "Oracle", width=20),
    Column("signed", "Signed on", "Date of the last signature.", "2021-03-15", "date", 12),
    Column("ends", "Ends on", "Last day; empty if it has no end.", "", "date", 12),
)

CLAUSES = (
    Column("sub_capacity", "Sub-capacity", "May virtual machines be licensed instead of whole hosts, and on what condition?", "no", width=24),
    Column("affiliates", "Affiliates", "Which companies of the group may use it.", "majority-owned", width=24),
    Column("disaster_recovery", "Disaster recovery", "What a standby may do without a licence.", "failover for ten days a year", width=28),
    Column("audit", "Audit", "How often, with what notice, at whose cost.", "once a year, 45 days' notice", width=28),
    Column("price_hold", "Price hold", "At which prices more may be bought, and until when.", "", width=24),
)

OTHER_CLAUSE = "Clause: "
"""How the heading of a clause begins that has no column of its own."""
