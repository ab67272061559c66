"""Machines under their short names, where a domain is only how a source writes them."""

from collections.abc import Sequence
from dataclasses import replace

import ibis
import ibis.expr.types as ir

from backtable.inventory._finding import Finding


def short_name(name: str, domains: Sequence[str]) -> str:
    """Give a machine's key without the domain at its end.

    >>> short_name("srv1.corp.local", ("corp.local",))
    'srv1'
    """
    end = next((f".{domain}" for domain in sorted(domains, key=len, reverse=True) if name.endswith(f".{domain}")), "")
    return name.removesuffix(end) or name


def short_names(table: ir.Table, domains: Sequence[str]) -> ir.Table:
    """Give a relation with machines and hosts without the domains at the ends of their keys."""
    return table.mutate(**{name: _short(table[name], domains) for name in ("machine", "host") if name in table.columns}) if domains else table


def _short(column: ir.StringValue, domains: Sequence[str]) -> ir.StringValue:
    ends = [f".{domain}" for domain in sorted(domains, key=len, reverse=True)]
    return ibis.cases(
        *((column.endswith(end) & (column.length() > len(end)), column.substr(0, column.length() - len(end))) for end in ends),
        else_=column,
    )


def short_findings(findings: Sequence[Finding], domains: Sequence[str]) -> tuple[Finding, ...]:
    """Give what programs say of their own use, with the machines' keys without the domains at their ends."""
    return tuple(replace(item, machine=short_name(item.machine, domains)) for item in findings)
