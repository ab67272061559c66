"""Options of an issue that stand in a formula as if they were keys: `premium == yes` for `premium == "yes"`."""

import re
from collections.abc import Mapping, Sequence

from backtable.errors import FormulaError

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def unquoted_options(text: str, texts: Mapping[str, Sequence[str]]) -> tuple[tuple[int, int, FormulaError], ...]:
    """Give where an issue is compared with one of its options that stands without quotes: start and end in the text, and what to say.

    Only the text is looked at, for an option may be no name, as `3 % a year` is, so that the formula cannot be read. A formula that makes sense as it
    stands may hold one all the same: a key may be called like an option.

    Args:
        text: the formula.
        texts: the options of each issue that is a choice between names.
    """
    bare = _QUOTED.sub(lambda quoted: "\0" * len(quoted[0]), text)
    found = []
    for issue, options in texts.items():
        written = {_folded(option): option for option in options}
        either = "|".join(_spaced(option) for option in sorted(options, key=len, reverse=True) if option)
        if not either:
            continue
        behind = rf"(?<![\w.]){re.escape(issue)}\s*(?P<sign>[=!]?=)\s*(?P<option>{either})(?!\w)"
        before = rf"(?<!\w)(?P<option>{either})\s*(?P<sign>[=!]?=)\s*{re.escape(issue)}(?!\w)"
        for match in (match for form in (behind, before) for match in re.finditer(form, bare, re.IGNORECASE)):
            option = written[_folded(match["option"])]
            sign, mark = "!=" if match["sign"] == "!=" else "==", "'" if '"' in option else '"'
            message = f"`{match['option']}` is an option of {issue} and stands here without quotes"
            found.append((*match.span("option"), FormulaError(message, match.start("option"), f"write {issue} {sign} {mark}{option}{mark}")))
    return tuple(sorted(found, key=lambda item: item[0]))


def _folded(option: str) -> str:
    return " ".join(option.casefold().split())


def _spaced(option: str) -> str:
    return r"\s+".join(re.escape(word) for word in option.split())
