"""What the headings of a supplier's paper mean."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML

from backtable.inventory.entitlements import Table, fold

# Meaning → headings in small letters, without what stands in brackets and without currencies; the first that a table has is taken.
HEADINGS: Mapping[str, Sequence[str]] = {
    "title": ("product", "title", "product name", "product title", "product description", "software", "software title", "software product", "programme", "program", "item", "line item", "item description", "description", "finding", "product / service", "produkt", "artikel", "bezeichnung", "beschreibung", "artikelbezeichnung", "produit", "product family", "program name", "programme name", "program title", "product/program", "licence program", "license program", "oracle program", "software name", "software description", "licence name", "license name", "licence title", "license title", "sku description", "produktname", "produktbezeichnung", "softwareprodukt", "programm", "désignation", "logiciel", "libellé"),
    "version": ("version", "product version", "release"),
    "edition": ("edition", "product edition"),
    "units": ("shortfall", "licence shortfall", "license shortfall", "deficit", "unlicensed", "license position", "licence position", "effective license position", "effective licence position", "net position", "compliance position", "units", "quantity", "qty", "licences required", "licenses required", "licences", "licenses", "count", "menge", "anzahl", "quantité", "shortfall quantity", "shortfall qty", "licence deficit", "license deficit", "missing licences", "missing licenses", "fehlmenge", "fehlende lizenzen", "fehlbestand", "unterlizenzierung", "unterdeckung", "stückzahl", "écart", "quantité manquante", "licences manquantes"),
    "price": ("net price", "net unit price", "unit price", "price of one unit", "price per unit", "unit cost", "price", "unit list price", "list price", "unit erp", "erp", "einzelpreis", "listenpreis", "prix unitaire", "stückpreis", "preis", "preis pro stück", "prix", "prix catalogue", "prix de liste"),
    "discount": ("discount", "disc", "discount rate", "rabatt", "remise"),
    "amount": ("amount", "net amount", "claim", "claimed", "claimed amount", "licence fees", "license fees", "net licence fees", "net license fees", "net licence fee", "net license fee", "total licence fees", "total license fees", "licence fee", "license fee", "extended price", "line total", "value", "total price", "total amount", "total cost", "total", "exposure", "estimated cost", "estimated exposure", "estimated liability", "cost", "fee", "betrag", "gesamtpreis", "montant", "gesamt", "gesamtbetrag", "summe", "forderung", "montant total", "prix total"),
    "component": ("component", "kind", "type", "category", "charge", "charge type", "line type", "license type", "licence type", "lizenzart", "art", "typ", "kategorie", "catégorie", "nature"),
    "metric": ("metric", "license metric", "licence metric", "unit of measure", "metrik", "lizenzmetrik", "métrique", "unité de mesure"),
    "clause": ("clause", "basis", "contract clause", "contract reference", "contract ref", "contractual reference", "contractual basis", "clause reference", "legal basis", "agreement clause", "agreement reference", "reference", "ground", "remark", "remarks", "comment", "comments", "notes", "note", "klausel", "vertragsklausel", "vertragsgrundlage", "rechtsgrundlage", "grundlage", "bemerkung", "bemerkungen", "référence", "remarque", "remarques"),
    "publisher": ("publisher", "vendor", "manufacturer", "software publisher", "software vendor", "licensor", "hersteller", "éditeur"),
    "currency": ("currency", "währung", "devise"),
    "period": ("period", "year", "fiscal year", "contract year", "support year", "support period", "service period", "maintenance period", "coverage period", "billing period", "charge period", "jahr", "zeitraum", "wartungszeitraum", "leistungszeitraum", "vertragsjahr", "geschäftsjahr", "année", "période", "exercice"),
    "from": ("from", "start", "start date", "period start", "period from", "support start", "service start", "coverage start", "valid from", "date from", "begin", "beginning", "von", "ab", "beginn", "startdatum", "gültig von", "du", "début", "date de début"),
    "until": ("to", "until", "through", "end", "end date", "period end", "period to", "support end", "service end", "coverage end", "valid to", "valid until", "date to", "bis", "ende", "enddatum", "gültig bis", "au", "fin", "date de fin"),
}
_TITLES = {*HEADINGS["title"], *HEADINGS["component"]}
_CODES = "AED|AUD|BRL|CAD|CHF|CNY|CZK|DKK|EUR|GBP|HKD|HUF|ILS|INR|JPY|KRW|MXN|NOK|NZD|PLN|RON|SAR|SEK|SGD|TRY|USD|ZAR"
_CODE = re.compile(rf"\b({_CODES})\b")
_SIGNS = {"€": "EUR", "£": "GBP"}  # others, such as $, stand for several currencies
# A column that names a component may hold something else than money of it.
_NO_MONEY = re.compile(
    r"%|\b(code|no|class|exempt\w*|registration|base|basis|rate|percent(age)?|pct|factor|multiple|multiplier|dates?|level|type|status|years?|months?|until|since|start|starts|end|ends|expiry|"
    r"quantity|units|included|id|number|contact|contract)\b"
)
_PAST = re.compile(r"\b(back|backdated|retro\w*|past|arrears|previous|reinstat\w*|renewals? lapsed|unpaid|missed|rückwirk\w*|nachzahlung|nachträglich\w*|rétroacti\w*)\b")
_SPAN = re.compile(r"\b(first|1st|initial|next)[ -]year(\x27?s)?\b|\b(\d+|one|two|three|four|five)[ -](years?|months?)\b|\d+([.,]\d+)? ?%|\(.*?\)|\[.*?\]")


_TAX = r"(tax(es)?|vat|gst|mwst\.?|ust\.?|tva|iva)\b"
_WITHOUT_TAX = re.compile(rf"\b(excl(uding|usive of|\.)?|ex|net of|before|without|ohne|hors) ?(any )?([a-z]+ )?{_TAX}", re.IGNORECASE)
_WITH_TAX = re.compile(rf"\b(gross|ttc|brutto)\b|\b(incl(uding|usive of)?|with|after|inkl|mit)\b\.? ?([a-z]+ )?{_TAX}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meanings:
    """What the columns of a table mean.

    Args:
        columns: meaning → folded heading, empty where the table has none.
        wide: folded headings of columns that hold one component each.
        missing: headings that were named and are not there.
        kinds: heading of such a column → its component.
        taxed: whether the amount holds the tax, by its heading.
        total: folded heading of the column in which each row is added up, empty where the amount is none of its parts.
        own: whether the amount is the licences' alone.
        times: heading of a column of a component → that of the column by which it is multiplied, as a yearly rate by the years.
    """

    columns: Mapping[str, str]
    wide: tuple[str, ...]
    missing: tuple[str, ...] = ()
    taxed: bool = False
    kinds: Mapping[str, str] = field(default_factory=dict)
    total: str = ""
    own: bool = False
    times: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, meaning: str) -> str:
        return self.columns[meaning]

    @property
    def charges(self) -> bool:
        """Whether the columns are those of a claim: something is named, and an amount, or units and a price."""
        found = self.columns
        return bool(found["title"] and (found["amount"] or self.wide or (found["units"] and found["price"])))


@cache
def _components() -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    text = files(__package__).joinpath("components.yaml").read_text(encoding="utf-8")
    rows = YAML(typ="safe", pure=True).load(text)
    return tuple((row["component"], re.compile(row["match"], re.IGNORECASE), row.get("sold", True)) for row in rows)


def component_of(*texts: str, sold: bool = False) -> str:
    """Give what words say is charged; licences where they say nothing else.

    Args:
        sold: whether it is charged by the unit, as no tax is.

    >>> component_of("Back-support fees"), component_of("Oracle Database"), component_of("Audit costs")
    ('back_support', 'licences', 'costs')
    >>> component_of("Plus 19 % VAT"), component_of("Database, price excl. VAT"), component_of("Sales tax engine", sold=True)
    ('tax', 'licences', 'licences')
    """
    for text in texts:
        plain = text.replace("_", " ")
        found = next((component for component, match, by_unit in _components() if (by_unit or not sold) and match.search(plain)), None)
        if found:
            return found
    return "licences"


def is_past(text: str) -> bool:
    """Say whether words speak of the past.

    >>> is_past("Back support"), is_past("Support")
    (True, False)
    """
    return _PAST.search(text.replace("_", " ").casefold()) is not None


def currency_named(text: str) -> str:
    """Give the code of the currency that words name beyond doubt, empty where they name none.

    >>> currency_named("Amount (EUR)"), currency_named("Amount in £"), currency_named("$ 5")
    ('EUR', 'GBP', '')
    """
    found = _CODE.search(text)
    return found[1] if found else next((code for sign, code in _SIGNS.items() if sign in text), "")


def heading_words(heading: str) -> str:
    """Give the words of a heading by which it is known.

    >>> heading_words("Unit price [EUR]"), heading_words("Total in USD:"), heading_words("Amount excl. VAT")
    ('unit price', 'total', 'amount')
    """
    text = _WITHOUT_TAX.sub(" ", heading)
    text = re.sub(r"\(.*?\)|\[.*?\]", " ", text)
    text = _CODE.sub(" ", text.upper()) if _CODE.search(text.upper()) else text
    text = fold(re.sub(r"[€$£¥%*#:.]", " ", text))
    return text.removesuffix(" in").strip()


def meanings(columns: Sequence[str], named: Mapping[str, str]) -> Meanings:
    """Give what columns mean.

    Args:
        columns: folded headings.
        named: meaning → heading, where the usual words do not say it.
    """
    words = {heading_words(name): name for name in reversed(columns) if name}
    found = {meaning: next((words[name] for name in names if name in words), "") for meaning, names in HEADINGS.items()}
    missing = []
    for meaning, heading in named.items():
        own = fold(heading) if fold(heading) in columns else words.get(heading_words(heading), "")
        if own:
            found = {other: "" if name == own else name for other, name in found.items()} | {meaning: own}
        else:
            missing.append(heading)
    if not found["amount"]:  # an amount with its tax is better than none
        with_tax = {heading_words(_WITH_TAX.sub(" ", name)): name for name in reversed(columns) if name and _WITH_TAX.search(name)}
        found["amount"] = next((with_tax[name] for name in HEADINGS["amount"] if name in with_tax), "")
    taxed = bool(_WITH_TAX.search(found["amount"]))
    wide = tuple(name for name in columns if name and name not in found.values() and not _WITH_TAX.search(name) and _is_wide(name))
    if not found["title"] and found["component"]:
        found |= {"title": found["component"]}
    if wide and not found["amount"] and not found["price"] and heading_words(found["units"]) in ("licences", "licenses"):
        found |= {"amount": found["units"], "units": ""}
    return Meanings(found, wide, tuple(missing), taxed, _kinds(wide))


def _kinds(wide: Sequence[str]) -> dict[str, str]:
    """Give what each column charges: support beside a column for that of the past is that of what is bought now."""
    kinds = {name: component_of(name) for name in wide}
    past = {name for name, kind in kinds.items() if kind == "back_support" and _PAST.search(name)}
    return {name: "support" if kind == "back_support" and past and name not in past else kind for name, kind in kinds.items()}


def is_heading(cells: Sequence[str], named: Mapping[str, str]) -> bool:
    """Say whether a row holds the headings of a claim: words for a product and for an amount, and no number."""
    if any(re.fullmatch(r"[-+(]?[€$£¥]?\s?[\d.,'\s]+%?\)?", cell) for cell in cells if cell):
        return False
    columns = [fold(cell) for cell in cells]
    return bool(named or _TITLES & {*map(heading_words, columns)}) and meanings(columns, named).charges


def _is_wide(heading: str) -> bool:
    return component_of(heading) != "licences" and not _NO_MONEY.search(_SPAN.sub(" ", heading))


def share_in(text: str, heading: str) -> float | None:
    """Give a discount as a share, None where it is none: `20%` or 0.2, and 20 below a heading that says percent."""
    try:
        value = float(text.replace("%", "").replace(",", ".").strip())
    except ValueError:
        return None
    percent = "%" in text or (value > 1 and re.search(r"%|percent|pct", heading.casefold()))
    value = value / 100 if percent else value
    return value if 0 <= value <= 1 else None


def not_read(table: Table, found: Meanings) -> list[str]:
    """Give the headings of columns that mean nothing to a claim."""
    read = {*found.columns.values(), *found.wide, *found.times.values(), found.total}
    return [table.headings[name] for name in table.columns if name and name not in read]
