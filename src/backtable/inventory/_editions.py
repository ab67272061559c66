"""Editions that stand in a column of their own, read behind the title as one would say it."""

import re

import ibis
import ibis.expr.types as ir

_NONE = ("", "-", "n/a", "na", "none", "unknown", "unspecified", "not specified", "any", "all", "all editions", "null", "unbekannt", "keine", "inconnue", "aucune")
_REST = r" *[:(].*$"  # Enterprise Edition: Core-based Licensing (64-bit)


def with_edition(title: str, edition: str) -> str:
    """Give a title with its edition, where it does not state it itself.

    >>> with_edition("SQL Server 2019", "Enterprise Edition: Core-based Licensing (64-bit)"), with_edition("Visio Standard", "Standard")
    ('SQL Server 2019 Enterprise Edition', 'Visio Standard')
    """
    plain = re.sub(_REST, "", edition)
    known = plain.lower() in _NONE or plain.lower().removesuffix(" edition") in title.lower()
    return title if known or not title else f"{title} {plain}"


def with_editions(titles: ir.StringValue, editions: ir.StringValue) -> ir.StringValue:
    """Give what `with_edition` gives, of whole columns."""
    plain = editions.fill_null("").re_replace(_REST, "")
    stated = titles.lower().contains(plain.lower().re_replace(" edition$", ""))
    return ibis.ifelse(plain.lower().isin(_NONE) | stated, titles, titles + " " + plain)
