"""Claims: what a shortfall is worth to an auditor and to us, and a supplier's claim challenged line by line.

Amounts are exact to the cent. Positions come from `project`; nothing here counts a machine.
"""

from backtable.case import STRENGTHS
from backtable.licensing.claim._challenged import Challenged, Reduction, Shown
from backtable.licensing.claim._charges import COMPONENTS, Charge, charges_of, written
from backtable.licensing.claim._claim import Claim, study
from backtable.licensing.claim._clauses import Clause
from backtable.licensing.claim._file import ClaimFile, claim_schema, read_claim_file
from backtable.licensing.claim._handed import Handed, hand_over, handed_over
from backtable.licensing.claim._line import ClaimLine
from backtable.licensing.claim._steps import MOST_TOGETHER, Step, combinations
from backtable.licensing.claim._supplier import SupplierClaim, read_supplier_claim
from backtable.licensing.claim._terms import Prices, Terms, terms_for, usual_terms

__all__ = [
    "COMPONENTS",
    "MOST_TOGETHER",
    "STRENGTHS",
    "Challenged",
    "Charge",
    "Claim",
    "ClaimFile",
    "ClaimLine",
    "Clause",
    "Handed",
    "Prices",
    "Reduction",
    "Shown",
    "Step",
    "SupplierClaim",
    "Terms",
    "charges_of",
    "claim_schema",
    "combinations",
    "hand_over",
    "handed_over",
    "read_claim_file",
    "read_supplier_claim",
    "study",
    "terms_for",
    "usual_terms",
    "written",
]
