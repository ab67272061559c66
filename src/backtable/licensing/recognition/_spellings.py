"""How people spell titles that rules know otherwise, and what they call publishers: rules as data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML


@dataclass(frozen=True, slots=True)
class Spelling:
    """A rule that rewrites a title which no rule recognises as it is written.

    Args:
        match: regular expression on the title as rules of titles see it.
        write: what stands in its place.
        also: title → product on which the rule is tested.
        strangers: titles that must stay unknown.
    """

    match: re.Pattern[str]
    write: str
    source: str
    also: Mapping[str, str]
    strangers: tuple[str, ...]


@cache
def spellings() -> tuple[Spelling, ...]:
    """Give the rules in the order in which they rewrite a title."""
    return tuple(
        Spelling(re.compile(row["match"]), row["write"], row["source"], row["also"], tuple(row.get("not", ())))
        for row in _read("spellings")
    )


@dataclass(frozen=True, slots=True)
class Maker:
    """A publisher whose products are known.

    Args:
        begins: how rules of titles begin with the name, in small letters.
        words: what inventories and registers call it.
    """

    name: str
    begins: str
    words: re.Pattern[str]


@cache
def makers() -> tuple[Maker, ...]:
    """Give the publishers whose products are known."""
    return tuple(
        Maker(row["name"], row["begins"], re.compile(rf"\b({'|'.join(map(re.escape, row['words']))})\b")) for row in _read("makers")
    )


def maker_of(title: str, publisher: str) -> str:
    """Give the publisher of a title among those whose products are known, empty where it is none of them.

    >>> maker_of("Oracle Database 19c", ""), maker_of("Some tool", "Microsoft Corporation"), maker_of("Oracle of Delphi", "Games Ltd")
    ('Oracle', 'Microsoft', '')
    """
    told = publisher.casefold()
    return next((item.name for item in makers() if (item.words.search(told) if told else item.words.match(title.casefold()))), "")


def _read(name: str) -> Any:
    text = files("backtable.licensing.recognition").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return YAML(typ="safe", pure=True).load(text)


def respelled(text: str) -> str:
    """Give a title, as rules see it, in the words that rules know.

    >>> respelled("oracle db 19c enterprise edition"), respelled("windows server standard 2022 (16 core)")
    ('oracle database 19c enterprise edition', 'microsoft windows server 2022 standard')
    """
    for rule in spellings():
        text = rule.match.sub(rule.write, text)
    return " ".join(text.split())


@cache
def known_makers(publisher: str) -> tuple[str, ...]:
    """Give how rules of titles begin with a publisher's name, in small letters; nothing where they know none.

    >>> known_makers("Broadcom Inc"), known_makers("Somebody Ltd")
    (('vmware',), ())
    """
    text = publisher.casefold()
    return tuple(item.begins for item in makers() if item.words.search(text))


@cache
def named_with(publisher: str) -> tuple[str, ...]:
    """Give the names of a publisher with which a title of theirs may begin, the usual first; small letters.

    >>> named_with("Microsoft Corporation")
    ('microsoft', 'microsoft corporation')
    """
    text = " ".join(publisher.casefold().split())
    return tuple(dict.fromkeys([*known_makers(publisher), text, text.split()[0]])) if text else ()
