"""The product that words of a charge name beside what is charged and for what time."""

import re
from collections.abc import Callable, Iterator

# Words of what is charged and for what time, which name no product.
_WORDS = (
    r"(?:compliance|audit|contractual|back|backdated|past|annual|yearly|premier|extended|technical|first|1st|initial|years?|yr|prospective|forward|ongoing|retroactive(?:ly)?|unpaid|missed|software|product|program|licence|license|update|maintenance|"
    r"support|upgrade|assurance|s&s|sns|reinstatement|subscription and|interest|late payment|payments?|arrears|penalty|penalties|surcharge|uplift|fees?|charges?|costs?|licen[cs]es|unlicensed|missing|additional|shortfall|true-?up|step-?up|(?:use|deployment)(?= of)|and|for|of|on|to|the|(?-i:SA)|fy|"
    r"lizenzen?|fehlende|unterlizenzierung|"
    r"nach\w*|rückwirkend\w*|\w*wartung|\w*pflege|(?:verzugs)?zinsen|vertragsstrafe|für|auf|jahr|pour|sur|pénalités?|intérêts?|rétroactive|entretien|année|"
    r"(?:19|20)\d\d)"
)
CHARGE = re.compile(rf"\b{_WORDS}(?!\w)", re.IGNORECASE)
"""A word of what is charged, wherever it stands."""
# What stands before the product that is charged on: “Support Oracle Database Enterprise Edition 3 years”, “Wartung 2024 SQL Server”.
_BEFORE = re.compile(rf"^\s*(?:{_WORDS}\b[\s:&,/()\u2013\u2014-]*)+", re.IGNORECASE)
# What stands behind it: “SQL Server Enterprise penalty 25%”, “Oracle Database: back support, 3 years at 22 %”, “… maintenance 2023 (retroactive)”.
_BEHIND = re.compile(
    r"[\s:&,/(\u2013\u2014-]+(?:(?:first|1st|initial)[ -](?:year|yr)(?:\x27?s)?|prospective|forward|ongoing|back|backdated|past|annual|yearly|retroactive|unpaid|missed|"
    r"maintenance|support|assurance|s&s|sns|(?-i:SA)|reinstatement|interest|late payment|penalty|penalties|surcharge|uplift|fees?|charges?|"
    r"nachzahlung|rückwirkend\w*|\w*wartung|\w*pflege|(?:verzugs)?zinsen|vertragsstrafe|pénalités?|intérêts?|entretien)\b"
    r"(?:[\s:&,/()@%+.\u2013\u2014-]|\d+|\b(?:back|first|1st|initial|maintenance|support|assurance|subscription|s&s|sns|(?-i:SA)|reinstatement|retroactive(?:ly)?|unpaid|missed|payments?|arrears|interest|penalty|surcharge|uplift|fees?|charges?|"
    r"and|for|at|of|on|the|to|in|from|until|per|p\.?a|a|annum|years?|yr|fy\d*|q\d|h\d|months?|days?|jahre?n?|monate?n?|für|und|rückwirkend|nachzahlung|ans?|mois|pour|année|licen[cs]es?|price)\b)*$",
    re.IGNORECASE,
)
_ON = re.compile(r"\b(?:on|for|of|auf|für|zu|sur|pour)\b", re.IGNORECASE)
# A level of support that stands before it, which may be an edition as well.
_LEVEL = re.compile(r"[\s:&,/(\u2013\u2014-]+(?:technical|software|premier|premium|production|basic|enterprise|standard|annual)$", re.IGNORECASE)
# What a finding or an order says of licences: “SQL Server Enterprise step-up from Standard”, “Visio Professional: unlicensed use”.
_FINDING = re.compile(
    r"[\s:,(\u2013\u2014-]+(?:step-?up(?: (?:licen[cs]es?|from) .*)?|(?:upgrade|migration) from .*|shortfall|short|true-?up|unlicensed(?: (?:use|installations?|deployments?|copies))?|over-?(?:deploy(?:ment|ed)|use[d]?|usage)|"
    r"non-?compliance|compliance gap|deficit|(?:unter|nach)lizenzierung|fehl(?:menge|bestand|ende lizenzen)|missing(?: licen[cs]es?)?)\)?$",
    re.IGNORECASE,
)


def product_charged(title: str, product_of: Callable[[str], str], beside: bool) -> str:
    """Give the product that a title names, as it stands or beside the words of what is charged; empty where it names none.

    Args:
        beside: whether something else than licences is charged, so that words behind the product may be those of the charge.
    """
    return next((key for part in _parts(title, beside) if part and (key := product_of(part))), "")


def _parts(title: str, beside: bool) -> Iterator[str]:
    yield title
    before = _BEFORE.sub("", title)
    if before != title:
        yield before
    for part in (title, before):
        found = _FINDING.sub("", part)
        if found != part:
            yield found
    if beside:
        for part in (title, before):
            behind = _BEHIND.sub("", part)
            if behind != part:
                yield behind
                yield _LEVEL.sub("", behind)
        yield _BEFORE.sub("", _ON.split(title, maxsplit=1)[-1])
