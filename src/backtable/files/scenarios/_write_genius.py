"""Writing a case as Genius XML: a domain file and one utility file for each side."""

import math
from collections.abc import Sequence

import numpy as np

from backtable.files._formats import Source, Written, writer
from backtable.files.scenarios._additive import fitted
from backtable.files.scenarios._left_out import left_out
from backtable.files.scenarios._scenario import Line, Party, Row, ScenarioIssue

_FORM = "Genius XML"
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
    scenario = fitted(source.case, _FORM)
    whole = [_whole(issue, [party.rows[place] for party in scenario.parties]) for place, issue in enumerate(scenario.issues)]
    files = [Written("domain.xml", _domain(scenario.issues, whole).encode(), left_out(source.case, _FORM, scenario.parties))]
    for party in scenario.parties:
        text, notes = _utility(party, scenario.issues, whole)
        files.append(Written(f"{party.name}.xml", text.encode(), notes))
    return tuple(files)


def _whole(issue: ScenarioIssue, rows: Sequence[Row]) -> tuple[int, int] | None:
    """Give the ends of an issue that is written as an integer: whole numbers from 0 one by one, evaluated along a line by everybody.

    Genius takes the line from the lowest value and NegMAS 0.16 from 0, so that they read the same utility from 0 only.
    """
    if issue.kind != "number" or len(issue.options) < 2:
        return None
    options = np.array([float(option) for option in issue.options])
    steps = np.arange(len(options))
    if (options != steps).any():
        return None
    for row in rows:
        worths = np.asarray(row, dtype=float)
        line = worths[0] + (worths[-1] - worths[0]) / steps[-1] * steps
        if np.abs(worths - line).max() > 1e-12 * max(np.abs(worths).max(), 1e-300):
            return None
    return int(options[0]), int(options[-1])


def _head(number: int, issue: ScenarioIssue, whole: tuple[int, int] | None) -> str:
    kind = "discrete" if whole is None else "integer"
    ends = "" if whole is None else f' lowerbound="{whole[0]}" upperbound="{whole[1]}"'
    return f'  <issue index="{number}" etype="{kind}" type="{kind}" vtype="{kind}" name={_quoted(issue.name)}{ends}>'


def _domain(issues: Sequence[ScenarioIssue], whole: Sequence[tuple[int, int] | None]) -> str:
    lines = ["<negotiation_template>", f'<utility_space number_of_issues="{len(issues)}">']
    lines.append('<objective description="" etype="objective" index="0" name="root" type="objective">')
    for number, (issue, ends) in enumerate(zip(issues, whole, strict=True), 1):
        lines.append(_head(number, issue, ends))
        if ends is None:
            lines += [
                f'    <item index="{place}" value={_quoted(str(option))} cost="0" description={_quoted(str(option))}/>'
                for place, option in enumerate(issue.options, 1)
            ]
        else:
            lines.append(f'    <range lowerbound="{ends[0]}" upperbound="{ends[1]}"/>')
        lines.append("  </issue>")
    return "\n".join([*lines, "</objective>", "</utility_space>", "</negotiation_template>", ""])


def _utility(party: Party, issues: Sequence[ScenarioIssue], whole: Sequence[tuple[int, int] | None]) -> tuple[str, tuple[str, ...]]:
    rows = [row for row in party.rows if not isinstance(row, Line)]
    assert party.no_deal is not None
    best = math.fsum(max(row) for row in rows) + party.constant
    as_it_is = abs(best - 1) <= _EXACT and party.constant == 0 and all(min(row) >= -_EXACT for row in rows)
    floors = [0.0 if as_it_is else min(row) for row in rows]
    spans = [max(row) - floor for row, floor in zip(rows, floors, strict=True)]
    scale = 1.0 if as_it_is else math.fsum(spans) or 1.0
    start = 0.0 if as_it_is else math.fsum(floors) + party.constant
    comment = ""
    notes: tuple[str, ...] = ()
    if abs(start) > _EXACT or abs(scale - 1) > _EXACT:
        words = f"utility = (worth - {start!r}) / {scale!r}"
        comment, notes = f"<!-- {_escaped(words).replace('--', '- -')} -->\n", (f"{party.name}.xml: {words}",)
    lines = [f'<utility_space type="any" number_of_issues="{len(issues)}">']
    lines.append('<objective index="1" etype="objective" type="objective" description="" name="any">')
    for number, (issue, row, floor, span, ends) in enumerate(zip(issues, rows, floors, spans, whole, strict=True), 1):
        lines.append(_head(number, issue, ends))
        found = [max(worth - floor, 0.0) / span if span else 0.0 for worth in row]  # noise below 0 is nothing
        if ends is None:
            lines += [
                f'    <item index="{place}" value={_quoted(str(option))} evaluation="{evaluation!r}"/>'
                for place, (option, evaluation) in enumerate(zip(issue.options, found, strict=True), 1)
            ]
        else:
            lines.append(f'    <evaluator ftype="linear" offset="{found[0]!r}" slope="{(found[-1] - found[0]) / (ends[1] - ends[0])!r}"/>')
        lines.append("  </issue>")
    even = all(span == 0 for span in spans)
    lines += [
        f'  <weight index="{number}" value="{1 / len(spans) if even else span / scale!r}"/>' for number, span in enumerate(spans, 1)
    ]
    reservation = (party.no_deal - start) / scale
    discount = [] if party.discount is None else [f'<discount_factor value="{party.discount!r}"/>']
    lines += ["</objective>", *discount, f'<reservation value="{reservation!r}"/>', "</utility_space>", ""]
    return comment + "\n".join(lines), notes


def _escaped(text: str) -> str:
    from xml.sax.saxutils import escape  # slow to import, for it brings all that reads from the network

    return escape(text)


def _quoted(text: str) -> str:
    from xml.sax.saxutils import quoteattr

    return quoteattr(text)
