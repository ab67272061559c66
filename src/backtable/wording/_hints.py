"""Where somebody says the contrary of a hint of the case, in words."""

from backtable.case import Case, hint_against
from backtable.wording._words import label_of, name_in_text


def hint_words(case: Case, person: str, issue: str, value: float | str, direction: str, source: str = "") -> str:
    """Say that somebody wants an issue to go the way that a hint of the case calls worse for them, and what to do; nothing, if no hint does.

    Args:
        value: what the package says that they find fault with.
        direction: "higher" or "lower", which way they want it.
        source: where they said so.
    """
    interest = hint_against(case, person, issue, value, direction)
    if interest is None:
        return ""
    label = next(name_in_text(item.label) for item in case.issues if item.key == issue)
    said = f" ({source})" if source else ""
    return (
        f"{label_of(case, person)} wants {label} {direction}{said}, which by the hints of “{interest.name}” ({interest.place}) is worse for them: "
        f"mend the hint at `{issue}`, and put the case into the record (`backtable revise`)."
    )
