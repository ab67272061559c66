"""Which title is which product: rules as data, what the user says, and what nobody recognises."""

from backtable.licensing.recognition._catalogue import (
    Access,
    TitleRule,
    accesses,
    catalogue,
    instead_of,
    settlements,
    title_rules,
    vague,
)
from backtable.licensing.recognition._evidence import DISPUTED, NOT_USED, USED, Evidence, evidence_of
from backtable.licensing.recognition._oracle_rules import OracleRules, oracle_rules
from backtable.licensing.recognition._packs import Pack, PackRule, PackSize, pack_of, pack_rules, titled
from backtable.licensing.recognition._recognised import (
    Assignment,
    Recognised,
    Strangers,
    Unknown,
    matching,
    products_and_strangers,
    recognise,
)
from backtable.licensing.recognition._spellings import Spelling, maker_of, spellings
from backtable.licensing.recognition._title_index import TitleIndex, product_of
from backtable.licensing.recognition._units import unit_of, unit_rules

__all__ = [
    "DISPUTED",
    "NOT_USED",
    "USED",
    "Access",
    "Assignment",
    "Evidence",
    "OracleRules",
    "Pack",
    "PackRule",
    "PackSize",
    "Recognised",
    "Spelling",
    "Strangers",
    "TitleIndex",
    "TitleRule",
    "Unknown",
    "accesses",
    "catalogue",
    "evidence_of",
    "instead_of",
    "maker_of",
    "matching",
    "oracle_rules",
    "pack_of",
    "pack_rules",
    "product_of",
    "products_and_strangers",
    "recognise",
    "settlements",
    "spellings",
    "title_rules",
    "titled",
    "unit_of",
    "unit_rules",
    "vague",
]
