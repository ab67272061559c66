"""What databases say of their own use, read as evidence of products."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from backtable.inventory import Finding
from backtable.licensing._rules import rule_of
from backtable.licensing.recognition._oracle_rules import EditionRule, FeatureRule, numbers, oracle_rules

USED, DISPUTED, NOT_USED = "used", "disputed", "not used"
_RELEASE = (11, 2)  # the first that Oracle's own script speaks of


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a finding says of a product on a machine.

    Args:
        database: its name on that machine, empty where it is not told.
        says: what was found.
        verdict: used; disputed, where it counts under some readings only; not used, where it counts under none.
        because: why, where it does not speak for itself.
        source: the paper behind the verdict.
        place: where it stands.
    """

    product: str
    machine: str
    database: str
    says: str
    verdict: str
    because: str
    source: str
    place: str


def evidence_of(findings: Iterable[Finding], day: date | None = None) -> tuple[Evidence, ...]:
    """Give what the findings of Oracle databases say of options and packs.

    Args:
        day: as of which is counted; the newest rules without it.
    """
    databases: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        databases.setdefault((finding.machine, finding.instance), []).append(finding)
    return tuple(item for own in databases.values() for item in _Database(own, day).evidence())


def versions_of(findings: Iterable[Finding]) -> Mapping[str, str]:
    """Give the newest version of the databases on each machine."""
    found: dict[str, str] = {}
    for item in findings:
        if numbers(item.version) > numbers(found.get(item.machine, "")):
            found[item.machine] = item.version
    return found


class _Database:
    """The findings of one database, read together."""

    def __init__(self, findings: Sequence[Finding], day: date | None) -> None:
        self._rules = oracle_rules()
        self._day = day
        self._findings = findings
        banner = next((item for item in findings if item.kind == "edition"), None)
        self._edition = self._edition_of(banner.name) if banner else None
        self._version = max((item.version for item in findings), key=numbers, default="")
        self._parameters = {item.says.lower() for item in findings if item.name == "GV$PARAMETER"}
        self._newest: dict[str, tuple[str, str]] = {}
        for item in findings:
            if item.kind == "feature" and (_day_key(item.sampled), item.version) > self._newest.get(item.container, ("", "")):
                self._newest[item.container] = (_day_key(item.sampled), item.version)

    def _edition_of(self, banner: str) -> EditionRule:
        return next(rule for rule in self._rules.editions if rule.match.search(banner.lower()))

    def evidence(self) -> Iterator[Evidence]:
        """Give all that is said, each as the edition allows it."""
        objects = list(self._objects())
        listed = {item.name for item in self._findings if item.kind == "objects"}
        used = {item.product for item in objects if item.verdict == USED}
        unfounded = {
            feature: rule
            for query, rule in self._rules.objects.items()
            if query in listed and rule.product not in used
            for feature in rule.decides
        }
        found = [*objects, *self._features(unfounded), *self._reported(), *self._linked()]
        yield from dict.fromkeys(self._allowed(item) for item in found)

    def _item(
        self, finding: Finding, product: str, says: str, verdict: str, because: str = "", source: str = ""
    ) -> Evidence:
        return Evidence(product, finding.machine, finding.instance, says, verdict, because, source, finding.place)

    def _is_free(self, until: date | None) -> bool:
        return until is not None and (self._day is None or self._day >= until)

    def _features(self, unfounded: Mapping[str, object]) -> Iterator[Evidence]:
        told: dict[tuple[str, str, str], Finding] = {}
        for item in self._findings:
            key = (item.name, item.version, item.container)
            if item.kind == "feature" and (key not in told or (item.says and not told[key].says)):
                told[key] = item
        for item in told.values():
            rules = self._rules.features.get(item.name, ())
            speaking = [rule for rule in rules if rule.holds(item.version)]
            for rule in speaking:
                yield self._feature(item, rule, item.name in unfounded)
            for rule in rules if not speaking else ():
                old = numbers(item.version) < _RELEASE
                verdict = DISPUTED if old and item.uses else NOT_USED
                because = f"Oracle's own script does not take it for use in version {item.version}"
                yield self._item(item, rule.product, _seen(item), verdict, because, rule.source)
                break

    def _feature(self, item: Finding, rule: FeatureRule, unfounded: bool) -> Evidence:
        verdict, because = self._used(item)
        if verdict != NOT_USED and rule.use != "counts":
            verdict, because = self._judged(item, rule, verdict, because)
        if verdict != NOT_USED and self._is_free(rule.until):
            verdict, because = NOT_USED, f"part of every edition since {rule.until}"
        if verdict != NOT_USED and rule.unless and rule.unless in self._parameters:
            verdict, because = NOT_USED, f"free with the parameter {rule.unless}"
        if verdict == USED and unfounded:
            verdict, because = DISPUTED, "the objects listed for this database show no use beyond what Oracle itself makes"
        return self._item(item, rule.product, _seen(item), verdict, because, rule.source)

    def _used(self, item: Finding) -> tuple[str, str]:
        """Give what the figures of a row say by themselves."""
        if not item.uses:
            return NOT_USED, "never detected"
        newest = self._newest.get(item.container, ("", ""))
        if (_day_key(item.sampled), item.version) < newest:
            return DISPUTED, f"seen in version {item.version} only, and not at the newest sample"
        if item.current is False:
            return DISPUTED, "not in use at the last sample"
        return USED, ""

    def _judged(self, item: Finding, rule: FeatureRule, verdict: str, because: str) -> tuple[str, str]:
        """Give the verdict where a use that was seen is not yet a use of the option."""
        if rule.use == "bug":
            return DISPUTED, f"known false positive: {rule.because}"
        if rule.use == "open":
            return DISPUTED, rule.because
        if rule.use == "information":
            if not item.says:
                return DISPUTED, f"{rule.because}; the file does not tell"
            if not self._rules.shows[rule.shows].a_use(item.says.lower()):
                return NOT_USED, f"{rule.because}; the information on the feature shows none"
            return verdict, because
        if rule.use == "number":
            return self._number(item.amount, item.version or self._version)
        return NOT_USED, rule.because  # system, included

    def _number(self, amount: int | None, version: str) -> tuple[str, str]:
        """Give the verdict on pluggable databases, of which a database includes some."""
        if amount is None:
            return DISPUTED, "how many pluggable databases there are is not told"
        steps = rule_of("oracle_options", self._day).values["multitenant"]
        included = max((step["included"] for step in steps if numbers(version) >= (step["version"],)), default=0)
        if amount <= included:
            return NOT_USED, f"{amount} of the {included} that version {version} includes"
        return USED, f"{amount}, and version {version} includes {included}"

    def _objects(self) -> Iterator[Evidence]:
        counted: dict[str, tuple[int, Finding]] = {}
        for item in self._findings:
            if item.kind != "objects":
                continue
            for rule in self._rules.parameters if item.name == "GV$PARAMETER" else ():
                if rule.match.search(item.says.lower()):
                    yield self._item(item, rule.product, f"{rule.what}: {item.says}", USED, source=rule.source)
            if (known := self._rules.objects.get(item.name)) is None:
                continue
            owner, _, by = item.says.partition(" by ")
            if item.uses and (by or (owner and self._rules.own_schema(owner))):
                reason = f"made by the database itself ({by})" if by else f"{owner} is a schema that Oracle makes"
                says = f"{known.what} of {owner}: {item.uses:,}"
                yield self._item(item, known.product, says, NOT_USED, reason, known.source)
            else:
                number, first = counted.get(item.name, (0, item))
                counted[item.name] = (number + (item.uses or 0), first if number else item)
                if owner and item.uses:
                    yield self._listed(item, f"{known.what} of {owner}: {item.uses:,}")
        for name, (number, item) in counted.items():
            if not item.says:
                yield self._listed(replace(item, uses=number), f"{self._rules.objects[name].what}: {number:,}")

    def _listed(self, item: Finding, says: str) -> Evidence:
        rule = self._rules.objects[item.name]
        verdict, because = (USED, "") if (item.uses or 0) > rule.more_than else (NOT_USED, "")
        if rule.number:
            verdict, because = self._number(item.uses, self._version)
        if verdict == USED and self._is_free(rule.until):
            verdict, because = NOT_USED, f"part of every edition since {rule.until}"
        return self._item(item, rule.product, says, verdict, because, rule.source)

    def _reported(self) -> Iterator[Evidence]:
        for item in self._findings:
            if item.kind != "product" or item.name not in self._rules.products:
                continue
            product = self._rules.products[item.name]
            verdict = {
                "CURRENT_USAGE": USED,
                "PAST_OR_CURRENT_USAGE": USED,
                "PAST_USAGE": DISPUTED,
            }.get(item.says.upper(), NOT_USED)
            because = {DISPUTED: "not in use at the last sample", NOT_USED: "as Oracle's own report says"}.get(verdict, "")
            if verdict != NOT_USED and self._is_free(self._rules.free.get(product)):
                verdict, because = NOT_USED, f"part of every edition since {self._rules.free[product]}"
            says = f"{item.name}: {item.says}" + (f", last on {item.last}" if item.last else "")
            yield self._item(item, product, says, verdict, because, self._rules.sources["script"])

    def _linked(self) -> Iterator[Evidence]:
        for item in self._findings:
            if item.kind == "option" and item.name in self._rules.linked:
                because = "linked into the database, which is no use yet"
                source = self._rules.sources["review"]
                yield self._item(item, self._rules.linked[item.name], f"{item.name} in V$OPTION", NOT_USED, because, source)

    def _allowed(self, item: Evidence) -> Evidence:
        """Give evidence as the edition of the database allows it."""
        edition = self._edition
        if edition is None or edition.licensed or item.verdict == NOT_USED:
            return item
        if edition.includes(item.product, self._version):
            return replace(item, verdict=NOT_USED, because=f"{edition.name} includes it", source=edition.source)
        because = f"the database is {edition.name}, with which the option cannot be licensed"
        return replace(item, verdict=DISPUTED, because=f"{because}; {item.because}".rstrip("; "), source=edition.source)


def _seen(item: Finding) -> str:
    """Give a row of the usage view in words."""
    says = f"{item.name}: "
    if not item.uses:
        return f"{says}never detected"
    says += "detected once" if item.uses == 1 else f"detected {item.uses:,} times"
    if item.current is not None:
        says += ", in use at the sample" if item.current else ", not in use at the sample"
    if item.sampled:
        says += f" of {item.sampled.replace('_', ' ')}"
    elif item.last:
        says += f", last on {item.last.replace('_', ' ')}"
    return says


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _day_key(text: str) -> str:
    """Give a date as a text that sorts like it, empty where it is in no form that Oracle's tools write."""
    if match := re.match(r"(\d{4})[-/.](\d\d)[-/.](\d\d)[_T ]?([\d:.]*)", text):
        return "".join((*match.groups()[:3], match[4]))
    if match := re.match(r"(\d\d)-([A-Za-z]{3})-(\d{2}|\d{4})\b[ _]?([\d:.]*)", text):
        month = _MONTHS.index(match[2].lower()) + 1 if match[2].lower() in _MONTHS else 0
        year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
        return f"{year}{month:02}{match[1]}{match[4]}"
    return ""
