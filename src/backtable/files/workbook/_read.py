"""A case workbook as the tree of plain values that a case in YAML gives, with the cell of everything in it."""

import re
from typing import Any

from backtable.errors import by_place, column_letters
from backtable.files._calendar import TODAY
from backtable.files._tree import Path, Tree
from backtable.files.workbook._book import Grid, read_book
from backtable.files.workbook._cells import text_of
from backtable.files.workbook._clauses import stated_clauses
from backtable.files.workbook._findings import Findings
from backtable.files.workbook._headings import Heading, folded
from backtable.files.workbook._layout import (
    BELIEVES,
    CASE,
    HINTS,
    KNOWS,
    NO_DEAL,
    SETTING,
    SETTINGS,
    VALUE,
    WORTH,
)
from backtable.files.workbook._likelihoods import likelihood
from backtable.files.workbook._packages import named_packages
from backtable.files.workbook._percents import unclear_options, unclear_percents
from backtable.files.workbook._reading import Reading
from backtable.files.workbook._table import Cell, Row, table
from backtable.files.workbook._uses import UsedPlaybooks
from backtable.spelling import KNOWN, nearest

_RANGE = ("low", "likely", "high", "spread")
_FOLDER = next(item for item in SETTINGS if item.field == "playbooks")
_NUMBERED = re.compile(r"(.*) #(\d+)", re.DOTALL)


def workbook_tree(file: str, content: bytes, renamed: bool = False) -> Tree:
    """Give the tree of a case workbook; problems and notes stand in it.

    Args:
        file: its name, for places.
        content: what the file holds.
        renamed: refuse a sheet that has the headings of a missing one.

    Raises:
        InputError: it is no workbook that can be read, or has none of a case's sheets.
    """
    return _Reading(file, read_book(file, content), renamed).tree


class _Reading(Reading):
    def __init__(self, file: str, book: list[Grid], renamed: bool) -> None:
        super().__init__(file, book, renamed)
        self._ours: list[Cell] = []
        self._interests: dict[str, list[Path]] = {}
        self._playbooks = UsedPlaybooks(self)
        self._case()
        if self.tree.data.get("use") or CASE in self.unread:
            self.empty.pop("Issues", None)
        self.unread.update(self.empty)
        for read in (self._sides, self._issues, self._currencies, self._calendar, self._facts, self._assumptions, self._knowledge, self._define, self._rules,
                     self._interest_rows, self._scores, self._unknown, self._hints, self._authority, self._correlations):  # fmt: skip
            read()
        self._worths()
        self._add("clauses", stated_clauses(self))
        self._add("packages", named_packages(self))
        self._playbooks.tell(self.rows["Playbooks"])
        if "Playbooks" in self.unread:  # one that is told something, and is not used, may give the issues
            self.empty.pop("Issues", None)
        self.findings.problems += [*self.empty.values(), *self.findings.lacking.values()]
        self.unread.update(sheet for sheet, _ in self.findings.lacking)
        self.tree.problems = by_place(self.findings.problems)
        self.tree.notes = self.findings.all_notes()

    # Sheet by sheet.

    def _case(self) -> None:
        grid = self.grids.get(CASE)
        if grid is None:
            self.tree.data |= {"case": "", "ours": ""}
            return
        data, seen = self.tree.data, set()
        rows, _ = table(grid, [Heading("setting", SETTING, True), Heading("value", VALUE, True), *(
            Heading(f"ignored {name}", name, False) for name in ("For example", "What it is"))], self.findings)  # fmt: skip
        if not rows and self.findings.problems:
            self.unread.add(CASE)
        known = {folded(item.label): item for item in SETTINGS}
        self.own_playbooks = any("setting" in row and "value" in row and known.get(folded(row["setting"].text())) == _FOLDER for row in rows)
        for row in rows:
            if "setting" not in row:
                continue
            name = folded(row["setting"].text())
            if name not in known:
                meant = nearest(row["setting"].text(), [item.label for item in SETTINGS])
                self.unread.add(CASE)
                if "value" in row:
                    self.findings.problem(row["setting"].place, f"there is no setting `{row['setting'].text()}`", ", ".join(item.label for item in SETTINGS), meant)
                continue
            item = known[name]
            if name in seen:
                self.findings.problem(row["setting"].place, f"the setting {item.label} stands here twice", "each setting once", "remove one of them")
                self.unread.add(CASE)
            seen.add(name)
            self.tree.places[(item.field,)] = row.at("value")
            if "value" in row:
                cell = row["value"]
                if item.field == "use":
                    data["use"] = self._playbooks.named("", cell, ("use",))
                    continue
                if item.kind in ("number", "share") and self.untold(cell, "it counts as empty"):
                    continue
                cell = self.currency(cell) if item.field == "currency" else cell
                value: Any = cell.number() if item.kind in ("number", "share") else cell.text(exact=item.kind == "key")
                self._ours += [cell] if item.field == "ours" else []
                self.put(data, (), item.field, value, cell)
        for item in SETTINGS:
            if item.field in ("case", "ours") and item.field not in data and CASE in self.unread:
                data[item.field] = ""
            elif item.field in ("case", "ours") and item.field not in data:
                place = self.tree.places.get((item.field,), grid.place())
                self.findings.problem(place, f"{item.label} is empty", item.note[0].lower() + item.note[1:].rstrip("."), "write it beside it")
                data[item.field] = ""

    def _sides(self) -> None:
        sides: dict[str, Any] = {}
        self.tree.data["sides"] = sides
        for row in self.rows["Sides"]:
            side: dict[str, Any] = {"people": {}}
            key = self.keyed(("sides",), sides, row["side"], side)
            if key is not None:
                self.cells(("sides", key), row)
                self.texts(side, ("sides", key), row, "label")
                self.holder(key, ("sides", key), side)
        for ours in self._ours:
            self.tree.data["ours"] = self.same(self.tree.data["ours"], sides, ours)
        for row in self.rows["People"]:
            side_key = self.found(row["side"], sides, "a side", "Sides")
            if side_key is None:
                self.unread.add(row["person"].text())
                continue
            section: Path = ("sides", side_key, "people")
            person: dict[str, Any] = {}
            key = self.keyed(section, sides[side_key]["people"], row["person"], person)
            if key is None:
                continue
            path = (*section, key)
            if key in self.holders:
                self.findings.problem(row["person"].place, f"`{key}` is used twice", "keys of people and sides are unique", "rename one")
                self.unread.add("People")  # the other may be somebody who is missing now
                del sides[side_key]["people"][key]
                continue
            self.cells(path, row)
            self.texts(person, path, row, "label", "role")
            if "table" in row:
                self.put(person, path, "table", row["table"].word(), row["table"])
            if "playbook" in row:
                person["use"] = self._playbooks.named(key, row["playbook"], (*path, "use"))
            for name in ("stake", "threshold"):
                self._own(person, path, row, name, key)
            self.holder(key, path, person)

    def _own(self, person: dict[str, Any], path: Path, row: Row, name: str, key: str) -> None:
        """Put somebody's stake or threshold: a number, a formula, or a range, which they know better than we do."""
        if name not in row or self.untold(row[name], "it counts as empty; an interview about them can find out"):
            return
        made = f"{name}_of_{key}"
        if name == "stake" and row[name].span() and unclear_percents(row, [name], self.findings):
            return
        unit = {"stake": "%"}.get(name) or str(self.tree.data.get("currency", ""))
        about = f"{name.capitalize()} of {row['label'].text() if 'label' in row else row['role'].text() if 'role' in row else key}"
        if made not in self.named and self.assumed(made, row[name], {"about": about, "known_to": [key]} | ({"unit": unit} if unit else {})):
            self.put(person, path, name, made, row[name])
        else:
            self.formulas(person, path, row, **{name: name})

    def _issues(self) -> None:
        issues: dict[str, Any] = {}
        self.tree.data["issues"] = issues
        for row in self.rows["Issues"]:
            issue: dict[str, Any] = {}
            key = self.keyed(("issues",), issues, row["issue"], issue)
            if key is None:
                continue
            path = ("issues", key)
            self.cells(path, row)
            self.one_currency(row, "from", "to", "step")
            if "options" not in row and not {"from", "to"} <= row.cells.keys():
                ends = {name: heading for name, heading in (("from", "From"), ("to", "To")) if name not in row}
                row.lacks(self.findings, **(ends if len(ends) == 1 or "options" in row.columns else {"options": "Options"}))
            self.texts(issue, path, row, "label", "unit")
            if "kind" in row:
                self.put(issue, path, "kind", row["kind"].word(), row["kind"])
            self.numbers(issue, path, row, "from", "to", "step")
            if "options" in row:
                self.put(issue, path, "options", row["options"].options(issue.get("kind") == "names"), row["options"])
                if issue.get("unit") == "%":
                    unclear_options(row["options"], issue["options"], self.findings)

    def _currencies(self) -> None:
        currencies: dict[str, Any] = {}
        for row in self.rows["Currencies"]:
            currency: dict[str, Any] = {}
            key = self.keyed(("currencies",), currencies, self.currency(row["currency"]), currency)
            if key is not None:
                self.numbers(currency, ("currencies", key), self.in_own(row, "rate"), "rate")
                self._date(currency, ("currencies", key), row)
                self.texts(currency, ("currencies", key), row, "source")
        self._add("currencies", currencies)

    def _calendar(self) -> None:
        calendar: dict[str, Any] = {}
        rows = self.rows["Calendar"]
        told = any(row["day"].text() == TODAY for row in rows)
        for row in rows:
            day: dict[str, Any] = {}
            key = self.keyed(("calendar",), calendar, row["day"] if told else self.meant(row["day"], (TODAY,)), day)
            if key is not None:
                self._date(day, ("calendar", key), row)
                self.texts(day, ("calendar", key), row, "about", "source")
        self._add("calendar", calendar)

    def _date(self, target: dict[str, Any], path: Path, row: Row) -> None:
        if "date" in row:
            self.put(target, path, "date", row["date"].date(), row["date"])

    def _facts(self) -> None:
        facts: dict[str, Any] = {}
        for row in self.rows["Facts"]:
            fact: dict[str, Any] = {}
            key = self.keyed(("facts",), facts, row["fact"], fact)
            self.one_currency(row, "value")
            if key is not None and row["value"].span():
                self.texts(fact, ("assumptions", key), row, "about", "unit", "source")
                self.assumed(key, row["value"], fact)
                del facts[key]
            elif key is not None:
                self.numbers(fact, ("facts", key), row, "value")
                self.texts(fact, ("facts", key), row, "about", "unit", "source")
        self._add("facts", facts)

    def _assumptions(self) -> None:
        assumptions: dict[str, Any] = {}
        for row in self.rows["Assumptions"]:
            item: dict[str, Any] = {}
            key = self.keyed(("assumptions",), assumptions, row["assumption"], item)
            if key is not None:
                self.cells(("assumptions", key), row)
                self.one_currency(row, *_RANGE)
                self.texts(item, ("assumptions", key), row, "about", "unit", "source")
                item |= likelihood(self.tree, self.findings, ("assumptions", key), row)
        for key, item in self.spans.items():
            if key in assumptions:
                self.findings.problem(self.tree.places[("assumptions", key, "low")], f"`{key}` is an assumption already", "each name once", "remove one of them")
            assumptions[key] = item
        self._add("assumptions", assumptions)

    def _knowledge(self) -> None:
        assumptions = self.tree.data.get("assumptions", {})
        for row in self.rows["Knowledge"]:
            key = self.found(row["assumption"], assumptions, "an assumption", "Assumptions")
            viewer, what = self.meant(row["who"], self.holders), row["what"].word()
            who = viewer.text(exact=True)
            if key is None:
                continue
            item, path = assumptions[key], ("assumptions", key)
            row = self.measured(row, _RANGE, str(item.get("unit", "")))
            if what not in (KNOWS, BELIEVES):
                self.findings.problem(row["what"].place, f"`{what}` is neither {KNOWS} nor {BELIEVES}", f"{KNOWS} or {BELIEVES}")
            elif what == KNOWS:
                known = item.setdefault("known_to", [])
                self.tree.places[(*path, "known_to", len(known))] = row["who"].place
                known.append(who)
                if likelihood(Tree(""), Findings(), path, row):
                    self.findings.problem(row["what"].place, f"{who} knows {key}, and a belief stands beside it", f"{BELIEVES}, or empty cells at the right")
            else:
                beliefs = item.setdefault("as_seen_by", {})
                if self.keyed((*path, "as_seen_by"), beliefs, viewer, {}) is not None:
                    self.cells((*path, "as_seen_by", who), row)
                    beliefs[who] = likelihood(self.tree, self.findings, (*path, "as_seen_by", who), row)

    def _define(self) -> None:
        define: dict[str, Any] = {}
        for row in self.rows["Definitions"]:
            key = self.keyed(("define",), define, row["name"], None)
            if key is not None:
                self.put(define, ("define",), key, row["formula"].formula(), row["formula"])
        self._add("define", define)

    def _rules(self) -> None:
        rules: list[dict[str, Any]] = []
        for row in self.rows["Rules"]:
            rule: dict[str, Any] = {}
            path = self.listed(("rules", len(rules)), row)
            self.put(rule, path, "require", row["require"].condition(), row["require"])
            self.texts(rule, path, row, "because")
            rules.append(rule)
        self._add("rules", rules)

    def _at(self, path: Path) -> Any:
        found = self.tree.data
        for part in path:
            found = found[part]
        return found

    def _interest_rows(self) -> None:
        for row in self.rows["Interests"]:
            whose = self.found(row["whose"], self.holders, "a side or a person", "Sides or People")
            if whose is None:
                self.unread.add("Interests")
                continue
            holder = self.holders[whose]
            items = self._at(holder).setdefault("interests", [])
            interest: dict[str, Any] = {}
            path = self.listed((*holder, "interests", len(items)), row)
            self.cells(path, row, worth="value")
            self.put(interest, path, "name", row["name"].text(), row["name"])
            self.formulas(interest, path, row, worth="value")
            if "no_deal" in row and not self.untold(row["no_deal"], "no deal counts as 0"):
                self.formulas(interest, path, row, no_deal="no_deal")
            self.texts(interest, path, row, "source")
            items.append(interest)
            self._interests.setdefault(whose, []).append(path)
        self._told_apart()

    def _told_apart(self) -> None:
        """Say once of each name that somebody's interests share which rows of other sheets do not tell them apart."""
        for whose, paths in self._interests.items():
            names = [self._at(path)["name"] for path in paths]
            for name in {name for name in names if names.count(name) > 1}:
                used = [row["interest"].place for sheet in ("Scores", "Unknown", "Hints") for row in self.rows[sheet] if row["interest"].text() == name and self.meant(row["whose"], self.holders).text(exact=True) == whose]
                if used:
                    place = self.tree.places[(*paths[[number for number, other in enumerate(names) if other == name][1]], "name")]
                    where = f"{used[0].sheet}!{column_letters(used[0].column)}{used[0].line}"
                    self.findings.problem(place, f"{whose} has {names.count(name)} interests of the name {name}, and {where} does not say which it means", "one of them", f"rename one, or write {name} #2 there for the second")
                    self.unread.add("Interests")

    def _interest(self, row: Row) -> Path | None:
        """Find the interest that a row of another sheet speaks of, None and a problem where there is none."""
        whose = self.found(row["whose"], self.holders, "a side or a person", "Sides or People")
        if whose is None:
            return None
        paths = self._interests.get(whose, [])
        names = [self._at(path)["name"] for path in paths]
        written = self.same(row["interest"].text(), names, row["interest"]) if len(set(names)) == len(names) else row["interest"].text()
        numbered = _NUMBERED.fullmatch(written)
        if numbered:
            same = [path for path, name in zip(paths, names, strict=True) if name == numbered[1]]
            if 0 < int(numbered[2]) <= len(same):
                return same[int(numbered[2]) - 1]
        same = [path for path, name in zip(paths, names, strict=True) if name == written]
        if len(same) == 1:
            return same[0]
        if "Interests" in self.unread:
            return None
        remedy = nearest(written, names) or (f"{KNOWN} {', '.join(names[:8])}" if names else "write it on the sheet Interests")
        self.findings.problem(row["interest"].place, f"{whose} has no interest `{written}`", "a name of the sheet Interests", remedy, (written, "interests"))
        return None

    def _scores(self) -> None:
        for row in self.rows["Scores"]:
            path = self._interest(row)
            if path is None or ("issue" in row and self.meant(row["issue"], self.issue_names).text(exact=True) not in self.tree.data["issues"]):
                self.unread.add("Scores")  # a score of the others may be what stands here
            if path is None:
                continue
            scores = self._at(path).setdefault("scores", {})
            path = (*path, "scores")
            self.tree.places.setdefault(path, row.place)
            empty = [name for name in ("issue", "option", "worth") if name not in row]
            if len(empty) == 3:  # an interest whose scores are all nothing
                continue
            if row.lacks(self.findings, **{name: name.capitalize() for name in empty}):
                self.unread.add("Scores")
                continue
            if empty:
                self.unread.add("Scores")
                self.findings.problem(row.at(empty[0]), f"this row has no {' and no '.join(empty)}", "an issue, its option, and what it is worth")
                continue
            issue = self.meant(row["issue"], self.issue_names).text(exact=True)
            if issue not in scores:
                scores[issue] = {}
                self.tree.places[(*path, issue)] = self.tree.keys[(*path, issue)] = row["issue"].place
            value = self.meant(row["option"], self.option_names(issue)).option()
            option = value if isinstance(value, str) else text_of(value)
            if option in scores[issue]:
                self.findings.problem(row["option"].place, f"`{option}` of {issue} has a score already", "each option once", "remove one of the rows")
                self.unread.add("Scores")  # the other may be an option that is missing now
                continue
            self.put(scores[issue], (*path, issue), option, row["worth"].number(), row["worth"])
            self.tree.keys[(*path, issue, option)] = row["option"].place

    def _unknown(self) -> None:
        for row in self.rows["Unknown"]:
            path = self._interest(row)
            if path is None:
                self.unread.add("Unknown")
                continue
            unknown = self._at(path).setdefault("unknown", {})
            path = (*path, "unknown")
            self.tree.places.setdefault(path, row.place)
            what = row["what"].word()
            name = {WORTH: "worth", NO_DEAL: "no_deal"}.get(what)
            if name is None:
                self.findings.problem(row["what"].place, f"`{what}` is neither {WORTH} nor {NO_DEAL}", f"{WORTH} or {NO_DEAL}")
                unknown.setdefault("worth", 1.0)
                continue
            if name in unknown:
                self.findings.problem(row["what"].place, f"{what} of this interest stands here already", "each once", "remove one of the rows")
                continue
            self.cells((*path, name), row)
            found = likelihood(self.tree, self.findings, (*path, name), row)
            if set(found) == {"likely"}:
                self.put(unknown, path, name, found["likely"], row["likely"])
            elif found:
                unknown[name] = found
            else:
                self.findings.problem(row.at("likely"), "nothing says how likely each value is", "Low, Likely and High, or Likely alone")
                unknown[name] = 1.0
            if "order" in row and name == "worth":
                self.put(unknown, path, "order", self.names(row["order"], self.issue_names), row["order"])
            elif "order" in row:
                self.findings.problem(row["order"].place, "an order stands beside no deal", "it beside worth", "move it there")
        for path in (path for paths in self._interests.values() for path in paths):
            unknown = self._at(path).get("unknown")
            if unknown is not None and "worth" not in unknown:
                if "Unknown" not in self.unread:
                    self.findings.problem(self.tree.place((*path, "unknown")), "nothing says how much is at stake", f"a row for {WORTH}")
                unknown["worth"] = 1.0

    def _hints(self) -> None:
        for row in self.rows["Hints"]:
            path = self._interest(row)
            if path is None:
                continue
            unknown = self._at(path).get("unknown")
            if unknown is None and "Unknown" in self.unread:
                continue
            if unknown is None:
                self.findings.problem(row["interest"].place, "this interest has no row on the sheet Unknown", "how much is at stake", "add it there")
                continue
            issues = unknown.setdefault("issues", {})
            path = (*path, "unknown", "issues")
            self.tree.places.setdefault(path, row.place)
            key = self.keyed(path, issues, self.meant(row["issue"], self.issue_names), None)
            if key is not None:
                word = row["hint"].raw().casefold()
                options = [] if word in HINTS else row["hint"].options()
                named = [self.same(option, self.option_names(key), row["hint"]) if isinstance(option, str) else option for option in options]
                self.put(issues, path, key, word if word in HINTS else named, row["hint"])

    def _worths(self) -> None:
        """Say once that the column of worths is not there, where interests miss it."""
        rows = self.rows["Interests"]
        bare = [path for paths in self._interests.values() for path in paths if not {"value", "scores", "unknown"} & self._at(path).keys()]
        if len(bare) > 1 and "worth" not in rows[0].columns and not {"Scores", "Unknown"} & self.unread:
            self.findings.problem(self.tree.places[("interests",)], "there is no column Worth", "a heading in this row", "put it back")
            self.unread.update(("Scores", "Unknown"))

    def _authority(self) -> None:
        sides = self.tree.data["sides"]
        for row in self.rows["Authority"]:
            side = self.found(row["side"], sides, "a side", "Sides")
            if side is None:
                self.unread.add("Authority")
                continue
            rules = sides[side].setdefault("authority", [])
            rule: dict[str, Any] = {}
            path = self.listed(("sides", side, "authority", len(rules)), row)
            self.cells(path, row)
            if "playbook" in row:
                beside = [row[name] for name in ("when", "approve", "because") if name in row]
                for cell in beside:
                    self.findings.problem(cell.place, "this stands beside a playbook, whose rules stand in the place of this row", "an empty cell", "make it a row of its own")
                rules.append({"use": self._playbooks.named(side, row["playbook"], (*path, "use"))})
                continue
            if "when" in row:
                self.put(rule, path, "when", row["when"].condition(), row["when"])
            people = sides[side]["people"]
            self.put(rule, path, "approve", self.names(row["approve"], people), row["approve"])
            self.texts(rule, path, row, "because")
            rules.append(rule)

    def _correlations(self) -> None:
        found: list[dict[str, Any]] = []
        for row in self.rows["Correlations"]:
            path = self.listed(("correlations", len(found)), row)
            self.cells(path, row)
            known = () if self.playbooked else self.tree.data.get("assumptions", ())
            item: dict[str, Any] = {"between": [self.meant(row[name], known).text(exact=True) for name in ("first", "second")]}
            self.tree.places[(*path, "between", 0)] = row["first"].place
            self.tree.places[(*path, "between", 1)] = row["second"].place
            self.numbers(item, path, row, "rank")
            found.append(item)
        self._add("correlations", found)

    def _add(self, name: str, found: Any) -> None:
        if found:
            self.tree.data[name] = found
