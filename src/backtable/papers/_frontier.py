"""An efficient frontier as a document, and as a table for spreadsheets and programs."""

from math import isfinite
from typing import Any

from backtable.advice import Frontier, FrontierPoint, Searched
from backtable.files import csv_text
from backtable.frontier import SOLUTIONS, stretches
from backtable.papers._document import Bullets, Column, Document, Paragraph, Row, Section, Table
from backtable.papers._nearness import beyond_words, measure_words, rounded_up, solutions_words
from backtable.papers._words import amounts_words, idle_words, method_words, too_many, worlds_words
from backtable.quantities import counted, money, share
from backtable.wording import listed, terms

_SHOWN = 15
_HAIR = 1e-7
_TIED, _TERMS = 3, 10
_COLUMNS = 3  # with more of them there is no room for packages


def frontier_document(found: Frontier, show: int = _SHOWN, took: float | None = None) -> Document:
    """Give a frontier as a document, the conclusion first.

    Args:
        found: the frontier.
        show: how many points to show, evenly spread over it.
        took: how many seconds a search took; it is said of one alone.
    """
    case = found.case
    over = listed([measure_words(case, key) for key in found.over])
    kind = "packages" if found.every else "packages that our own people approve"
    lead = [Paragraph(_headline(found, over, kind), strong=True)]
    if found.points and not any(point.solutions for point in found.points) and "chance" not in found.over:
        lead.append(Paragraph("No package brings all of them a gain, so that there is no bargaining solution."))
    sections = []
    solved = []
    for key, (name, _, _) in SOLUTIONS.items():
        solved += _solution_rows(found, key, name)
    if solved:
        table = Table((Column("Solution", width=25), *_columns(found)), tuple(solved), solutions_words(case, found.searched.solutions if found.searched else {}))
        sections.append(Section("Solutions", (table, *_solved_packages(found))))
    if found.points:
        count = len(found.points)
        places = sorted({round(place * (count - 1) / max(min(show, count) - 1, 1)) for place in range(min(show, count))})
        caption = "" if count <= show else f"{len(places)} of {count:,}, evenly spread; --csv and --json give all."
        joined = {line.points[0]: str(line.points[1] + 1) for line in reversed(found.lines)}
        rows = tuple(Row((str(place + 1), *([joined.get(place, "")] if joined else []), *_cells(found, found.points[place]))) for place in places)
        columns = (Column("Point", True), *([Column("Joined to", True)] if joined else []), *_columns(found))
        sections.append(Section("The frontier", (Table(columns, rows, caption),)))
    if found.points and found.over != ("gain", "chance"):
        lead.append(Paragraph("All are gains over no deal: 0 is as good as no agreement."))
    if found.points and not _with_packages(found):
        lead.append(Paragraph("The packages stand in what --csv and --json give: there is no room for them beside so many figures, or so many issues; those of the solutions stand below their figures."))
    lasted = "" if took is None or found.searched is None else f" It took {max(took, 1):.0f} s."
    amounts = idle_words(case) if found.every_amount else amounts_words(case, True, found.method.amounts)
    if case.continuous and not found.every_amount:
        amounts += " The frontier is that of the values looked at: with a `step` every package would be compared."
    method = f"{_method(found)}{lasted}{amounts} Digest {found.method.digest[:12]}."
    return Document(case.name, "Efficient frontier", tuple(lead), tuple(sections), method)


def _solution_rows(found: Frontier, key: str, name: str) -> list[Row]:
    """Give a line for each package of a solution, and the two ends where all between two of them tie; of many the first alone."""
    tied = [place for place, point in enumerate(found.points) if key in point.solutions]
    parts = stretches(tied, [line.points for line in found.lines])
    if len(parts) > _TIED:
        return [Row((f"{name} (one of {len(parts):,} that tie)", *_cells(found, found.points[tied[0]])))]
    ends = [((name, part[0]),) if len(part) == 1 else ((f"{name}, from", part[0]), (f"{name}, to", part[-1])) for part in parts]
    return [Row((words, *_cells(found, found.points[place]))) for pair in ends for words, place in pair]


def _method(found: Frontier) -> str:
    case = found.case
    equal = f"Gains within {found.step:.2g} of each other count as equal: such packages are one point."
    if found.method.efficient_only:
        return f"{too_many(found.method)}: the points are exact, found by adding up what each group of coupled terms brings.{_cut(found)} Computed over {worlds_words(found.method)}. {equal}"
    if found.every_amount and found.searched is None:
        label = found.case.continuous[0].label
        kind = "" if found.every else " that our own people approve"
        return (
            f"{label} can be any amount, and every package{kind} was compared, whatever it is: the points are exact. They are the ends of the straight lines that efficient packages lie on, what lies on "
            f"none, the solutions, and where everybody begins to gain. Computed over {worlds_words(found.method)}. {equal}"
        )
    if found.searched is not None:
        looked = f"{too_many(found.method)}: they were searched."
        if found.every_amount:
            labels = [issue.label for issue in case.continuous]
            looked = f"{listed(labels)} can be any {'amount' if len(labels) == 1 else 'amounts'}: the packages were searched."
        if found.searched.each:
            looked = f"Of {_possible(found)} {found.method.packages:,} were compared."
        return f"{looked} {_proven(found, found.searched)} Computed over {worlds_words(found.method)}. {equal}"
    return f"{method_words(found.method)} {equal}"


def _cut(found: Frontier) -> str:
    """Write, with a space before it, how many packages of a point are listed where not all are."""
    if found.unlisted:
        return " To list all packages of each point was too much: the first of each is given."
    listed_most = max((len(point.packages) for point in found.points if point.count is None or point.count > len(point.packages)), default=0)
    return f" Of points with more than {listed_most:,} packages so many are listed." if listed_most > 1 else ""


def _proven(found: Frontier, searched: Searched) -> str:
    """Write what is proven of a frontier that was searched."""
    case, stopped = found.case, f"{'It' if searched.each else 'The search'} was stopped before it was done. " if searched.interrupted else ""
    if searched.short:
        stopped = "It needed more memory than is allowed, and was stopped: allow twice as much with --memory. "
    if searched.tops is not None:
        gain, chance = searched.tops
        if not isfinite(gain):
            return f"{stopped}The points are the best that were found; nothing is proven of the others yet."
        return (
            f"{stopped}The points are the best that were found. It is proven that no package has an expected gain above {money(rounded_up(gain), case.currency)}, and none a "
            f"chance above {share(rounded_up(chance, 4), 1)}."
        )
    kind = "every package" if found.every else "every package that our own people approve"
    if not found.points:
        return f"{stopped}Nothing is proven of the others yet." if not searched.none else f"{stopped}It is proven that there is none."
    beyond = searched.beyond or ()
    if not all(map(isfinite, beyond)):
        return f"{stopped}Nothing is proven of the others yet."
    return f"{stopped}{beyond_words(case, found.over, beyond, [point.gains for point in found.points], kind)}"


def _headline(found: Frontier, over: str, kind: str) -> str:
    if not found.points and found.every_amount and found.searched is not None and not found.searched.none:
        return "No package that our own people approve was found, and it is not proven that there is none."
    if not found.points and found.searched is not None and not found.searched.none:
        return f"No package that our own people approve was found among {_possible(found)}, and it is not proven that there is none."
    if not found.points and found.every_amount:
        return f"There is no frontier: no package is approved by our own people, whatever {listed([issue.label for issue in found.case.continuous])}."
    if not found.points:
        return f"There is no frontier: none of {_possible(found)} is approved by our own people."
    count, packages = len(found.points), [point.count for point in found.points]
    points = f"{count:,} efficient point{'' if count == 1 else 's'}"
    if found.every_amount and found.searched is None:
        among = "all packages" if found.every else "all packages that our own people approve"
        parts = stretches(range(count), [line.points for line in found.lines])
        long, single = sum(len(part) > 1 for part in parts), sum(len(part) == 1 for part in parts)
        if not long:
            return f"{points} over {over}, among {among}."
        kinds = [f"{long:,} stretch{'' if long == 1 else 'es'}", *([f"{single:,} single package{'' if single == 1 else 's'}"] if single else [])]
        return (
            f"The efficient packages over {over}, among {among}, make up {listed(kinds)}, given by {count:,} points. Where two are joined, every package with an amount between theirs is "
            "efficient, too."
        )
    if found.every_amount and found.searched is not None:
        return f"{count:,} point{'' if count == 1 else 's'} over {over} that no other found one beats, whatever the amounts."
    if found.searched is not None:
        return f"{count:,} point{'' if count == 1 else 's'} over {over} that no other found one beats, of {_possible(found)}."
    behind = "" if None in packages else f", {sum(item or 0 for item in packages):,} package{'' if sum(item or 0 for item in packages) == 1 else 's'} in all,"
    among = _possible(found) if found.every or found.method.efficient_only or found.possible is None else f"the {found.allowed:,} of {found.possible:,} {kind}"
    return f"{points}{behind} over {over}, among {among}."


def _possible(found: Frontier) -> str:
    """Write which packages there are, and how many."""
    if found.possible is None and found.case.continuous:
        return "the packages looked at"
    if found.possible is None:
        return f"the packages that the rules leave of {counted(found.case.combinations)} combinations"
    return f"the {counted(found.possible)} packages"


def _columns(found: Frontier) -> list[Column]:
    labels = [measure_words(found.case, key).replace("_", " ") for key in found.over]  # between the words of a heading it may be parted
    columns = [Column(label[:1].upper() + label[1:], True) for label in labels]
    columns += [] if "chance" in found.over else [Column("Chance", True)]
    columns += [Column("Packages", True)] if _counted(found) else []
    return [*columns, *([Column("Package", width=60)] if _with_packages(found) else [])]


def _solved_packages(found: Frontier) -> tuple[Bullets, ...]:
    """Give a package of each solution in a line of its own where there is no room for it beside the figures."""
    if _with_packages(found):
        return ()
    lines = []
    for key, (name, _, _) in SOLUTIONS.items():
        point = next((point for point in found.points if key in point.solutions), None)
        lines += [] if point is None else [(f"{name}: {terms(found.case, point.packages[0])}", ())]
    return (Bullets(tuple(lines)),)


def _with_packages(found: Frontier) -> bool:
    """Say whether there is room for packages beside the figures."""
    return len(found.case.issues) <= _TERMS and len(found.over) <= _COLUMNS


def _counted(found: Frontier) -> bool:
    return all(point.count is not None for point in found.points)


def _cells(found: Frontier, point: FrontierPoint) -> list[str]:
    case = found.case
    # a hair beside a jump of a formula in an amount a gain is one of a hair
    hair = _HAIR * max(abs(gain) for other in found.points for gain in other.gains) if case.continuous else 0.0
    cells = [share(gain) if key == "chance" else money(gain if abs(gain) > hair else 0.0, case.currency) for key, gain in zip(found.over, point.gains, strict=True)]
    cells += [] if "chance" in found.over else [share(point.chance)]
    cells += [f"{point.count:,}"] if point.count is not None else []
    return [*cells, *([terms(case, point.packages[0])] if _with_packages(found) else [])]


def frontier_csv(found: Frontier) -> str:
    """Give a frontier as CSV: a line for each package, with the number of its point, gains in full and the value of every issue."""
    measures = [key if key in ("gain", "chance") else f"gain {key}" for key in found.over]
    beside = [name for name in ("expected_gain", "chance") if name not in found.over and not (name == "expected_gain" and "gain" in found.over)]
    columns = ["point", *measures, *beside, "packages", "solutions", *(issue.key for issue in found.case.issues)]
    rows: list[list[Any]] = []
    for number, point in enumerate(found.points, 1):
        more = [getattr(point, name) for name in beside]
        head = [number, *point.gains, *more, point.count, " ".join(point.solutions)]
        rows += [[*head, *(_plain(value) for value in package.values)] for package in point.packages]
    return csv_text(columns, rows)


def _plain(value: float | str) -> float | int | str:
    return int(value) if isinstance(value, float) and value == int(value) else value
