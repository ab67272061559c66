"""Writing a case as Genius XML: a domain file and one utility file for each side."""

import math
from xml.sax.saxutils import escape, quoteattr

from backtable.files._formats import Source, Written, writer
from backtable.files.scenarios._additive import fitted
from backtable.files.scenarios._scenario import Line, Party, ScenarioIssue

_EXACT = 1e-9


@writer("genius", "Genius XML", "the platform Genius, version 9")
def write_genius(source: Source) -> tuple[Written, ...]:
    """Give the files of a Genius scenario.

    Genius wants weights that add up to one and evaluations from 0 to 1, and divides each by the largest of its issue. So
    the largest evaluation of an issue is 1 here, and every program reads the same utility. Where the best package is worth
    1 and no option less than 0, the utility is the worth; else it is the worth on a scale from the worst package to the
    best, which leaves every preference as it is.

    Raises:
        InputError: the case holds more than a scenario can; with every reason.
    """
    scenario = fitted(source.case, "Genius XML")
    files = [Written("domain.xml", _domain(scenario.issues).encode())]
    for party in scenario.parties:
        text, note = _utility(party, scenario.issues)
        files.append(Written(f"{party.name}.xml", text.encode(), note))
    return tuple(files)


def _domain(issues: tuple[ScenarioIssue, ...]) -> str:
    lines = ["<negotiation_template>", f'<utility_space number_of_issues="{len(issues)}">']
    lines.append('<objective description="" etype="objective" index="0" name="root" type="objective">')
    for number, issue in enumerate(issues, 1):
        lines.append(f'  <issue etype="discrete" index="{number}" name={quoteattr(issue.name)} type="discrete" vtype="discrete">')
        lines += [
            f'    <item index="{place}" value={quoteattr(str(option))} cost="0" description={quoteattr(str(option))}/>'
            for place, option in enumerate(issue.options, 1)
        ]
        lines.append("  </issue>")
    return "\n".join([*lines, "</objective>", "</utility_space>", "</negotiation_template>", ""])


def _utility(party: Party, issues: tuple[ScenarioIssue, ...]) -> tuple[str, str]:
    rows = [row for row in party.rows if not isinstance(row, Line)]
    assert party.no_deal is not None
    best = math.fsum(max(row) for row in rows) + party.constant
    as_it_is = abs(best - 1) <= _EXACT and party.constant == 0 and all(min(row) >= 0 for row in rows)
    floors = [0.0 if as_it_is else min(row) for row in rows]
    spans = [max(row) - floor for row, floor in zip(rows, floors, strict=True)]
    scale = 1.0 if as_it_is else math.fsum(spans) or 1.0
    start = 0.0 if as_it_is else math.fsum(floors) + party.constant
    comment, note = "", ""
    if not as_it_is:
        words = f"utility = (worth - {start!r}) / {scale!r}"
        comment, note = f"<!-- {escape(words).replace('--', '- -')} -->\n", f"{party.name}.xml: {words}"
    lines = [f'<utility_space type="any" number_of_issues="{len(issues)}">']
    lines.append('<objective index="1" etype="objective" type="objective" description="" name="any">')
    for number, (issue, row, floor, span) in enumerate(zip(issues, rows, floors, spans, strict=True), 1):
        lines.append(f'  <issue index="{number}" etype="discrete" type="discrete" vtype="discrete" name={quoteattr(issue.name)}>')
        lines += [
            f'    <item index="{place}" value={quoteattr(str(option))} evaluation="{(worth - floor) / span if span else 0.0!r}"/>'
            for place, (option, worth) in enumerate(zip(issue.options, row, strict=True), 1)
        ]
        lines.append("  </issue>")
    even = all(span == 0 for span in spans)
    lines += [
        f'  <weight index="{number}" value="{1 / len(spans) if even else span / scale!r}"/>' for number, span in enumerate(spans, 1)
    ]
    reservation = (party.no_deal - start) / scale
    lines += ["</objective>", f'<reservation value="{reservation!r}"/>', "</utility_space>", ""]
    return comment + "\n".join(lines), note
