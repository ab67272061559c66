"""The sheet that says how to fill in a case workbook."""

HOW_SHEET = "How to fill in"
LIBRARY_SHEET = "Library"
LIBRARY_ABOUT = (
    "Playbooks: what people in a role usually want, the usual issues, the usual rules of approval. Name one on the sheet it says, and tell it what you know on the sheet Playbooks; "
    "what you do not tell it is as usual. This sheet is not read."
)
HOW_ABOUT = "In which order, how numbers, names and formulas are written, and what is not read."
HOW = (
    "How to fill in this workbook",
    "",
    "In which order",
    "Begin with the sheets Case, Sides, People and Issues. Then write down what is known (Facts), what is not (Assumptions), and why each side and each "
    "person would say yes or no (Interests). Authority says who must approve what. The rest can stay empty.",
    "Rest the pointer on a heading to read what belongs there. Many cells offer a list to choose from.",
    "",
    "Keys and labels",
    "A key is a short name by which other sheets and formulas speak of something: discount, supplier, cfo. A label is what people read. "
    "Where another sheet names a key, an option or a playbook, large or small letters, blanks and hyphens make no difference; in formulas they do.",
    "",
    "Numbers",
    "Write numbers as usual, or as text: 2,000,000, 2m, 1.5m, 25%, 80 percent; 3 years or EUR 1.2m p.a. where the unit beside it says the same. Where the unit is %, a share is meant: 25% is 0.25.",
    "What is not known exactly may be typed as a range: 10-30%, 250 to 400, or with the likely value 250 to 300 to 400. It may stand under Value on Facts and Playbooks, "
    "under Likely on Assumptions, and under Stake and Threshold. Where nothing is known yet, ?, TBD or unknown may be typed under Value on Playbooks and under Stake, Threshold and "
    "No deal, which then are as if empty, and under Likely between Low and High. backtable check says what was taken for what.",
    "A formula of the spreadsheet may stand in any cell; the value that it last had is read. A date is no number.",
    "",
    "Worth, conditions and other formulas of the case",
    "They are text, such as -price - past or release == \"full\", with the keys of issues, facts, assumptions and definitions in them, "
    "+ - * / and the words min, max, abs, round, ceil, floor, clip, if, else, and, or, not. Text is compared with == and stands in quotes. "
    "They begin without the sign =.",
    "",
    "Lists in one cell",
    "Separate with semicolons: none; full. A name with a semicolon, a comma or blanks at its ends stands in double quotes.",
    "",
    "What is not read",
    "Rows with something in the column Example, columns under headings of your own (not on Packages, where every heading is a package), sheets of your own, "
    "and whatever stands above the headings. Columns may stand in any order, and empty rows anywhere.",
    "To print the case or to send it on, let backtable convert NAME.xlsx CLEAN.xlsx write it without examples, and with empty tables and what explains left out of a print.",
    "The headings are protected, without a password, so that nobody changes them by mistake.",
    "",
    "Then",
    "backtable check NAME.xlsx says what is missing or wrong, by sheet and cell. backtable advise NAME.xlsx says what to propose.",
)
