"""The sheets of a case workbook and their columns."""

from dataclasses import dataclass

from backtable.case import STRENGTHS

FORMS = ("triangular", "pert", "uniform", "normal", "lognormal", "chance", "values")
KNOWS, BELIEVES = "knows", "believes"
WORTH, NO_DEAL = "worth", "no deal"
HINTS = ("more", "less", "middle", "any")
EXAMPLE = "Example"
SETTING, VALUE = "Setting", "Value"
NOT_PACKAGES = ("label", "unit", "note", "notes", "comment", "comments", "remark", "remarks", "source")
IGNORED_SHEETS = ("how to fill in", "library", "lists")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet.

    Args:
        field: what it is called here and, where one cell is one key, in a case file.
        heading: what stands above it.
        kind: how its cells are read and written: key, text, word, number, share, stake, date, formula, condition, names,
            options, option, weights, hint or said (whatever a playbook may be told).
        note: what belongs there, for whoever rests the pointer on the heading.
        choices: words to choose from.
        of: "Sheet.field" whose entries are offered, `who` for all sides and people, `library` for all playbooks, `library.person` for those of people, or `parameters` for those of the
            playbook in the row.
        needed: whether a row makes no sense without it.
        unless: another column, by its field, that makes up for one that is needed.
    """

    field: str
    heading: str
    kind: str
    width: int
    note: str
    choices: tuple[str, ...] = ()
    of: str = ""
    needed: bool = False
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """One sheet: its name, what it is for, and its columns."""

    name: str
    about: str
    columns: tuple[Column, ...]
    group: str

    def column(self, field: str) -> Column:
        """Give a column by its field."""
        return next(column for column in self.columns if column.field == field)


@dataclass(frozen=True, slots=True)
class Setting:
    """A row of the sheet Case; `example` is for those that the example case leaves out."""

    field: str
    label: str
    kind: str
    note: str
    example: str = ""


def _likelihood(what: str = "it") -> tuple[Column, ...]:
    """Give the columns that say how likely each value is."""
    forms = (
        "How the columns at the right are meant. triangular (also if empty): low, likely, high. pert: the same, trusting the likely value "
        "more. uniform: low and high. normal: likely is the mean, spread the standard deviation. lognormal: likely is the median, spread the "
        "standard deviation of the logarithm. chance: likely is the chance that it is so. values: a list of values with their weights."
    )
    return (
        Column("form", "Form", "word", 11, forms, choices=FORMS),
        Column("low", "Low", "number", 12, f"The least that {what} can be."),
        Column("likely", "Likely", "number", 12, "The most likely value; the mean, the median or the chance, as the form says. Alone, a range such as 10-30%; between Low and High, ? where none is likelier."),
        Column("high", "High", "number", 12, f"The most that {what} can be."),
        Column("spread", "Spread", "number", 9, "Of normal and lognormal: the standard deviation."),
        Column("weights", "Values", "weights", 20, "Of the form values: value: weight; value: weight. For example 20%: 0.6; 35%: 0.4"),
    )


_WHOSE = Column("whose", "Whose", "key", 20, "Key of the side or of the person whose interest it is.", of="who", needed=True)
_INTEREST = Column(
    "interest", "Interest", "text", 30, "As on the sheet Interests. Where somebody has two of that name, the second is “Name #2”.",
    of="Interests.name", needed=True,
)  # fmt: skip

SETTINGS = (
    Setting("case", "Case", "text", "What the negotiation is called."),
    Setting("currency", "Currency", "text", "The currency of every worth: EUR, USD, GBP or any other word, such as points."),
    Setting("ours", "Our side", "key", "The side whose eyes we look through: a key of the sheet Sides."),
    Setting("use", "Playbooks", "names", "Playbooks of issues that the case uses, such as audit-settlement, separated by semicolons; what they are told stands on the sheet Playbooks.", "none"),
    Setting("playbooks", "Folder of playbooks", "text", "Where playbooks of one’s own lie, as seen from this workbook.", "none"),
    Setting("own_chance", "Our own chance", "share", "In what share of the worlds each of our own people must say yes before a package is ranked. 90% if empty.", "90%"),
    Setting("margin", "Margin", "share", "How far above every counterpart’s threshold the safer package must stay. 5% if empty.", "5%"),
    Setting("seed", "Seed", "number", "Fixes the random draws, so that the same case gives the same figures. 1 if empty.", "1"),
)
CASE_ABOUT = "What is negotiated, in which currency, and from whose side we look."
PACKAGES = "Packages"
PACKAGES_ABOUT = (
    "Packages by name, a column each, with a value for every issue. The one called demand is what the other side asks for. "
    "Without it, comparisons are with no deal."
)

SIDES = Layout(
    "Sides",
    "The organisations that negotiate: two or more.",
    (
        Column("side", "Side", "key", 20, "A short key, unique over all sides and people. Other sheets use it.", needed=True),
        Column("label", "Label", "text", 36, "Its name for readers."),
    ),
    "who",
)
PEOPLE = Layout(
    "People",
    "Who sits at the front tables and talks, and who sits behind and decides.",
    (
        Column("side", "Side", "key", 18, "Their side, as on the sheet Sides.", of="Sides.side", needed=True),
        Column("person", "Person", "key", 20, "A short key, unique over all sides and people. Formulas may ask front(key).", needed=True),
        Column("label", "Label", "text", 26, "Name for readers; the role if empty."),
        Column("role", "Role", "text", 30, "What they are in the organisation."),
        Column("table", "Table", "word", 10, "front for those who talk, back for those who direct and approve.", choices=("front", "back"), needed=True, unless="playbook"),
        Column("stake", "Stake", "stake", 12, "How much of the side’s worth they feel as their own, from 0 to 100%, a range such as 10-30%, or a formula. If empty: 100% without interests of their own, else 0."),
        Column("threshold", "Threshold", "formula", 22, "The least gain over no deal for which they say yes: a number, a range such as 20k-40k, or a formula; 0 if empty."),
        Column("playbook", "Playbook", "names", 24, "What usually holds of somebody in such a role, for whatever is left empty here: sales-executive, deal-desk … The sheet Library lists them.", of="library.person"),
    ),
    "who",
)  # fmt: skip
ISSUES = Layout(
    "Issues",
    "The terms to be agreed. Each has either options, or a range with from, to and step.",
    (
        Column("issue", "Issue", "key", 18, "A name for formulas: letters, digits and _.", needed=True),
        Column("label", "Label", "text", 36, "Its name for readers."),
        Column("unit", "Unit", "text", 16, "licences, days, EUR …; % shows shares as percentages."),
        Column("kind", "Kind", "word", 11, "Of a range: amount for money and the like, number (or empty) for a whole number. Of options: names, if they are names even where they read as numbers.", choices=("number", "amount", "names")),
        Column("from", "From", "number", 13, "The lowest value of a range."),
        Column("to", "To", "number", 13, "The highest value; whole steps must lead to it."),
        Column("step", "Step", "number", 13, "From one value to the next; 1 if empty."),
        Column("options", "Options", "options", 40, "Instead of a range: the values to choose from, separated by semicolons. All numbers or all names."),
    ),
    "terms",
)  # fmt: skip
CURRENCIES = Layout(
    "Currencies",
    "Rates at which amounts in other currencies, such as $65k or 65,000 USD, are converted into the case’s own.",
    (
        Column("currency", "Currency", "key", 14, "The code of another currency: USD, EUR, GBP …", needed=True),
        Column("rate", "Rate", "number", 14, "How many of the case’s own currency one unit of it is.", needed=True),
        Column("date", "Date", "date", 14, "Of which day the rate is."),
        Column("source", "Source", "text", 60, "Where it stands."),
    ),
    "numbers",
)
CALENDAR = Layout(
    "Calendar",
    "Days that matter. Formulas know each as days counted from the day called today, which must be among them.",
    (
        Column("day", "Day", "key", 22, "A name for formulas: letters, digits and _; today for the day from which all others are counted.", needed=True),
        Column("date", "Date", "date", 14, "The day, as a date or as 2026-06-30.", needed=True),
        Column("about", "About", "text", 44, "What it is, for readers."),
        Column("source", "Source", "text", 44, "Where the day stands."),
    ),
    "numbers",
)
FACTS = Layout(
    "Facts",
    "Numbers that nobody disputes.",
    (
        Column("fact", "Fact", "key", 22, "A name for formulas: letters, digits and _.", needed=True),
        Column("about", "About", "text", 44, "What it is, for readers."),
        Column("value", "Value", "number", 16, "The number, or a range such as 10-30%, which makes it an assumption.", needed=True),
        Column("unit", "Unit", "text", 18, "Its unit; % shows a share as a percentage."),
        Column("source", "Source", "text", 44, "Where the number stands."),
    ),
    "numbers",
)
ASSUMPTIONS = Layout(
    "Assumptions",
    "What nobody, or not everybody, knows exactly: how likely each value is, as far as we can tell.",
    (
        Column("assumption", "Assumption", "key", 20, "A name for formulas: letters, digits and _.", needed=True),
        Column("about", "About", "text", 44, "What it is, for readers."),
        Column("unit", "Unit", "text", 16, "Its unit; % shows a share as a percentage."),
        *_likelihood(),
        Column("source", "Source", "text", 34, "Where the range comes from."),
    ),
    "numbers",
)
KNOWLEDGE = Layout(
    "Knowledge",
    "Who knows an assumption’s true value, and who believes something else, right or wrong. Everybody else decides on its average.",
    (
        Column("assumption", "Assumption", "key", 20, "As on the sheet Assumptions.", of="Assumptions.assumption", needed=True),
        Column("who", "Who", "key", 20, "Key of a side or of a person.", of="who", needed=True),
        Column("what", "Knows or believes", "word", 13, "knows: they know its true value. believes: they take it to be what stands at the right.", choices=(KNOWS, BELIEVES), needed=True),
        *_likelihood("they think it"),
    ),
    "numbers",
)  # fmt: skip
INTERESTS = Layout(
    "Interests",
    "Why a package is worth something to a side or a person. Worth is a number or a formula of issues, facts and assumptions.",
    (
        Column("whose", "Whose", "key", 20, "Key of the side or of the person whose interest it is.", of="who", needed=True),
        Column("name", "Interest", "text", 32, "What is wanted, in a few words.", needed=True),
        Column("worth", "Worth", "formula", 56, "What a package is worth, in the case’s currency: a number or a formula. Empty where the sheet Scores or Unknown says it."),
        Column("no_deal", "No deal", "formula", 30, "What it is worth when there is no deal: a number or a formula without terms of the deal."),
        Column("source", "Source", "text", 34, "Where the worth comes from."),
    ),
    "people",
)  # fmt: skip
SCORES = Layout(
    "Scores",
    "Points instead of a formula: what every option of an issue is worth, for an interest without a worth of its own.",
    (
        _WHOSE,
        _INTEREST,
        Column("issue", "Issue", "key", 20, "As on the sheet Issues.", of="Issues.issue"),
        Column("option", "Option", "option", 20, "One of the issue’s options; every option needs a row."),
        Column("worth", "Worth", "number", 16, "What it is worth, in the case’s currency."),
    ),
    "people",
)
UNKNOWN = Layout(
    "Unknown",
    "Interests of which we do not know the scores: how much is at stake, and how good no deal is. What we can guess of each issue stands on the sheet Hints.",
    (
        _WHOSE,
        _INTEREST,
        Column("what", "Of what", "word", 13, "worth: of the package they like best over the one they like least. no deal: of having none, as a share of the way from the worst package to the best.", choices=(WORTH, NO_DEAL), needed=True),
        *_likelihood(),
        Column("order", "Order", "names", 30, "Beside worth: issues of which each counts for at least as much as the next, separated by semicolons."),
    ),
    "people",
)
HINTS_SHEET = Layout(
    "Hints",
    "What we can guess of unknown scores. Without any row for an interest, every issue counts and nothing is known.",
    (
        _WHOSE,
        _INTEREST,
        Column("issue", "Issue", "key", 20, "An issue that counts for them, as on the sheet Issues.", of="Issues.issue", needed=True),
        Column("hint", "Hint", "hint", 40, "more, less, middle or any; or all options, the worst first, separated by semicolons.", choices=HINTS, needed=True),
    ),
    "people",
)  # fmt: skip
AUTHORITY = Layout(
    "Authority",
    "Who must approve what. The first row of a side that holds names exactly the people who must; end with a row without a condition.",
    (
        Column("side", "Side", "key", 18, "As on the sheet Sides.", of="Sides.side", needed=True),
        Column("when", "When", "condition", 56, "A condition on the terms; empty for all that is left."),
        Column("approve", "Approve", "names", 34, "Keys of people of this side, separated by semicolons.", of="People.person", needed=True, unless="playbook"),
        Column("because", "Because", "text", 44, "Why, for readers."),
        Column("playbook", "Playbook", "names", 24, "Usual rules, which then stand in the place of this row: spend-limits, discount-bands … The sheet Library lists them.", of="library.authority"),
    ),
    "people",
)
DEFINITIONS = Layout(
    "Definitions",
    "Quantities that several formulas use.",
    (
        Column("name", "Name", "key", 22, "A name for formulas: letters, digits and _.", needed=True),
        Column("formula", "Formula", "formula", 80, "A formula of issues, facts, assumptions and other definitions.", needed=True),
    ),
    "terms",
)
RULES = Layout(
    "Rules",
    "What every package must fulfil to be one at all.",
    (
        Column("require", "Require", "condition", 60, "A comparison of issues, facts and definitions that must hold.", needed=True),
        Column("because", "Because", "text", 60, "Why, for readers."),
    ),
    "terms",
)
CORRELATIONS = Layout(
    "Correlations",
    "Which assumptions rise and fall together.",
    (
        Column("first", "First", "key", 24, "As on the sheet Assumptions.", of="Assumptions.assumption", needed=True),
        Column("second", "Second", "key", 24, "As on the sheet Assumptions.", of="Assumptions.assumption", needed=True),
        Column("rank", "Rank", "number", 12, "Spearman’s rank correlation, above -1 and below 1.", needed=True),
    ),
    "numbers",
)
CLAUSES = Layout(
    "Clauses",
    "What contracts say of amounts and terms. Nothing is computed from it; it is shown with them.",
    (
        Column("reference", "Reference", "text", 34, "Where it stands: the contract and the clause.", needed=True),
        Column("text", "Text", "text", 60, "What it says."),
        Column("supports", "Supports", "names", 24, "What is owed or holds by it: issues, facts, assumptions, definitions, separated by commas."),
        Column("undermines", "Undermines", "names", 24, "What is not owed or does not hold by it."),
        Column("about", "About", "names", 24, "What it bears on, either way."),
        Column("strength", "Strength", "word", 12, "How well it is likely to stand: strong, fair or weak.", choices=STRENGTHS),
    ),
    "terms",
)
PLAYBOOKS = Layout(
    "Playbooks",
    "What the playbooks are told that are named on the sheets Case, People and Authority: a row for each parameter. The sheet Library lists what each can be told.",
    (
        Column("whose", "Whose", "key", 20, "Key of the person or the side for whom the playbook is used; empty for one that is named on the sheet Case.", of="who"),
        Column("playbook", "Playbook", "key", 26, "Its name. Where the same holder uses it twice, the second is “name #2”.", of="library", needed=True),
        Column("parameter", "Parameter", "text", 24, "What it is told, as on the sheet Library; also as (a word before the names that it gives) and without (interests that are left out).", of="parameters", needed=True),
        Column("value", "Value", "said", 34, "A number, a range such as 10-30%, yes or no, a key, or a term of this case, as its kind asks. Empty, ? or TBD for what usually holds; empty where a range stands at the right."),
        *_likelihood(),
        Column("source", "Source", "text", 34, "Where the number or the range comes from."),
    ),
    "who",
)
TABLES = (
    SIDES, PEOPLE, ISSUES, CURRENCIES, CALENDAR, FACTS, ASSUMPTIONS, KNOWLEDGE, DEFINITIONS, RULES, INTERESTS, SCORES, UNKNOWN, HINTS_SHEET,
    AUTHORITY, CORRELATIONS, CLAUSES, PLAYBOOKS,
)  # fmt: skip
CASE = "Case"
ORDER = (
    CASE, "Sides", "People", "Issues", PACKAGES, "Playbooks", "Facts", "Assumptions", "Knowledge", "Definitions", "Rules", "Interests",
    "Authority", "Scores", "Unknown", "Hints", "Correlations", "Calendar", "Currencies", "Clauses",
)  # fmt: skip


def layout(name: str) -> Layout:
    """Give a table's layout by the name of its sheet."""
    return next(item for item in TABLES if item.name == name)
